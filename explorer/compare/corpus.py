"""Two compared reports together: the weights of terms in them, how similar their paragraphs are, and how similar the
paragraphs of each are to others of the same report, which are wrong counterparts for certain."""

import heapq
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from explorer.compare.profile import Profile
from explorer.compare.terms import InverseDocumentFrequency, Vector

IndexPair = tuple[int, int]
"""A left and a right index."""

Pairs = dict[IndexPair, float]
"""A value for some pairs."""

_DIGITS = 6
"""Decimals of a cosine: in double precision sums agree in them whatever the order of summation."""

# Candidates of a paragraph, the length that a usual one adds to all, and the cosine under which two are too unlike.
# Chosen; half or twice of any changes the mean F1 of paragraphs on the hand-made links by 0.006 at most.
_CANDIDATES = 8
_LENGTH_PIVOT = 0.2
_LEAST_SIMILARITY = 0.02

_WORDS_OF_SECTION = 60
"""Words of a section that are compared with those of another. Chosen: more of them take time."""

_FORMULA = 0.15
"""Cosine from which on two texts of one report share a formula, and not their subject alone. Without such a limit one
in six right links is lost between reports of which the sections changed places; 0.4 lowers the mean F1 of pairs that
had no part in the fit by 0.008."""


@dataclass(frozen=True, slots=True)
class Home:
    """How similar a paragraph is to the most similar other one of its own report, wherever that stands (`anywhere`),
    and to the most similar one of another section (`elsewhere`). `nearest` is the index of the first; where none has
    anything in common with it, `anywhere` is 0."""

    nearest: int
    anywhere: float
    elsewhere: float


@dataclass(frozen=True)
class WeightedProfile:
    """A profile with its weighted terms, by index of paragraph and of section: of sections the weightiest single words
    of all their paragraphs.

    `kinds` tells for each paragraph whether it is compared with those that have a number, or with unnumbered text.
    """

    profile: Profile
    terms: list[Vector]
    headings: list[Vector]
    sections: list[Vector]
    kinds: list[bool]

    @cached_property
    def lengths(self) -> list[float]:
        """The squared length of each paragraph's vector: its cosine with a text that says the same and more."""
        return [math.fsum(weight * weight for weight in vector.values()) for vector in self.terms]


def weighted(left: Profile, right: Profile) -> tuple[WeightedProfile, WeightedProfile]:
    """Two reports with the weights of their terms. Document frequencies are those in these two, so that nothing depends
    on their order, or on a third one.

    Where both are reports of numbered paragraphs, these are compared with each other, and unnumbered text with
    unnumbered text; else all with all.
    """
    both = (left, right)
    terms = InverseDocumentFrequency((each.counts for one in both for each in one.paragraphs), _LENGTH_PIVOT)
    headings = InverseDocumentFrequency(each.heading for one in both for each in one.sections)
    apart = left.numbered and right.numbered
    vectors = [[terms.vector(paragraph.counts) for paragraph in one.paragraphs] for one in both]
    sections = [_of_sections(*one) for one in zip(both, vectors, strict=True)]
    telling = _telling([*sections[0], *sections[1]])
    texts = telling[: len(left.sections)], telling[len(left.sections) :]

    def weigh(side: int) -> WeightedProfile:
        return WeightedProfile(
            both[side],
            vectors[side],
            [headings.vector(section.heading) for section in both[side].sections],
            texts[side],
            [paragraph.numbered or not apart for paragraph in both[side].paragraphs],
        )

    return weigh(0), weigh(1)


def _of_sections(profile: Profile, terms: Sequence[Vector]) -> list[Vector]:
    """For each section what its single words weigh in all of its paragraphs."""
    found: list[Vector] = []
    for section in profile.sections:
        together: Vector = {}
        for vector in terms[section.first : section.end]:
            for term, weight in vector.items():
                if " " not in term:
                    together[term] = together.get(term, 0.0) + weight
        found.append(together)
    return found


def _telling(sections: Sequence[Vector]) -> list[Vector]:
    """The weightiest words of sections, as parts of vectors of length 1 at the most. A word counts for as much as it
    tells one section from another: one that stands in all of them counts for nothing. As of paragraphs, none is much
    shorter than others."""
    frequency = Counter(term for section in sections for term in section)
    weighed = [
        {term: weight * math.log(len(sections) / frequency[term]) for term, weight in section.items()}
        for section in sections
    ]
    squares = [math.fsum(weight * weight for weight in section.values()) for section in weighed]
    besides = _LENGTH_PIVOT * math.fsum(squares) / max(1, len(sections))
    return [_weightiest(section, math.sqrt(besides + square)) for section, square in zip(weighed, squares, strict=True)]


def _weightiest(weights: Vector, length: float) -> Vector:
    best = heapq.nsmallest(_WORDS_OF_SECTION, weights, key=lambda term: (-weights[term], term))
    return {term: weights[term] / length for term in best if weights[term]}


@dataclass(frozen=True, slots=True)
class TermSimilarity:
    """The cosines of pairs of paragraphs; `words` is the share of single words in each. `home` tells how similar the
    left and the right paragraphs are to others of their own reports."""

    terms: Pairs
    words: Pairs
    home: tuple[list[Home], list[Home]]

    def formula(self, i: int, j: int) -> bool:
        """Whether two paragraphs are alike by what is said elsewhere in one of their reports, too: one is at least as
        much like a paragraph of another section of its own."""
        elsewhere = max(self.home[0][i].elsewhere, self.home[1][j].elsewhere)
        return elsewhere >= max(self.terms[i, j], _FORMULA)


def term_similarity(left: WeightedProfile, right: WeightedProfile) -> TermSimilarity:
    """The cosines of each paragraph with the eight of the other report that are most like it, both ways.

    Values are rounded, so that they do not depend on the order of summation. Memory stays linear in the number of
    paragraphs.
    """
    postings = _postings(right)
    columns = [_Best() for _ in right.terms]
    rows: list[tuple[float, dict[int, tuple[float, float]]]] = []
    for vector, kind in zip(left.terms, left.kinds, strict=True):
        row = _cosines(vector, postings[kind], len(right.terms))
        best = heapq.nlargest(_CANDIDATES, [terms for terms, _ in row.values()])
        floor = best[-1] if best else 0.0
        rows.append((floor, {j: value for j, value in row.items() if columns[j].offer(value[0]) or value[0] >= floor}))
    kept = {
        (i, j): value
        for i, (floor, row) in enumerate(rows)
        for j, value in row.items()
        if value[0] >= floor or value[0] >= columns[j].least
    }
    return TermSimilarity(
        {pair: terms for pair, (terms, _) in kept.items()},
        {pair: words for pair, (_, words) in kept.items()},
        (_homes(left, _postings(left)), _homes(right, postings)),
    )


class _Best:
    """The eight greatest values offered so far."""

    def __init__(self) -> None:
        self._values: list[float] = []

    @property
    def least(self) -> float:
        return self._values[0] if len(self._values) == _CANDIDATES else 0.0

    def offer(self, value: float) -> bool:
        """Whether the value is among the greatest; it is then kept."""
        if len(self._values) < _CANDIDATES:
            heapq.heappush(self._values, value)
        elif value > self._values[0]:
            heapq.heapreplace(self._values, value)
        return value >= self._values[0]


@dataclass(frozen=True, slots=True)
class _Postings:
    """For each term the paragraphs that hold it, in order, and its weights in them."""

    indexes: dict[str, list[int]]
    weights: dict[str, list[float]]


def _postings(report: WeightedProfile) -> dict[bool, _Postings]:
    """Those of each kind of paragraph. They are not kept: what is, is looked through again and again for rubbish."""
    found = {True: _Postings({}, {}), False: _Postings({}, {})}
    for index, (vector, kind) in enumerate(zip(report.terms, report.kinds, strict=True)):
        indexes, weights = found[kind].indexes, found[kind].weights
        for term, weight in vector.items():
            if term in indexes:
                indexes[term].append(index)
                weights[term].append(weight)
            else:
                indexes[term], weights[term] = [index], [weight]
    return found


def _cosines(vector: Vector, postings: _Postings, size: int) -> dict[int, tuple[float, float]]:
    """The cosines of one text with all that are not too unlike, and the share of single words in each."""
    words, pairs = [0.0] * size, [0.0] * size
    indexes, weights = postings.indexes, postings.weights
    for term, weight in vector.items():
        if term in indexes:
            row = pairs if " " in term else words
            for index, other in zip(indexes[term], weights[term], strict=True):
                row[index] += weight * other
    return {
        index: (round(terms, _DIGITS), round(single, _DIGITS))
        for index, (single, double) in enumerate(zip(words, pairs, strict=True))
        if (terms := single + double) >= _LEAST_SIMILARITY
    }


def _homes(report: WeightedProfile, postings: dict[bool, _Postings]) -> list[Home]:
    return [_home(report, index, postings[kind]) for index, kind in enumerate(report.kinds)]


def _home(report: WeightedProfile, index: int, postings: _Postings) -> Home:
    similar = [0.0] * len(report.terms)
    indexes, weights = postings.indexes, postings.weights
    for term, weight in report.terms[index].items():
        others = indexes[term]
        if len(others) > 1:
            for other, other_weight in zip(others, weights[term], strict=True):
                similar[other] += weight * other_weight
    similar[index] = 0.0
    anywhere = max(similar)
    nearest = similar.index(anywhere)
    own = report.profile.own[report.profile.paragraphs[index].section]
    similar[own.start : own.stop] = ()
    return Home(nearest, round(anywhere, _DIGITS), round(max(similar, default=0.0), _DIGITS))
