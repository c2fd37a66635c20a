"""Two compared reports together: the weights of terms in them, how similar their paragraphs are, and how similar the
paragraphs of each are to others of the same report, which are wrong counterparts for certain."""

import heapq
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, compress, count, islice
from operator import add, gt, mul
from typing import NamedTuple

from explorer.compare.postings import InverseDocumentFrequency, Postings
from explorer.compare.profile import AT_HAND, Profile
from explorer.compare.terms import Vector

IndexPair = tuple[int, int]
"""A left and a right index."""

Pairs = dict[IndexPair, float]
"""A value for some pairs."""

_DIGITS = 6
_LEAST_STEP = 0.000001
"""Decimals of a cosine, and the step between two: in double precision sums agree in them whatever the order of
summation."""

# Candidates of a paragraph, the length that a usual one adds to all, and the cosine under which two are too unlike.
# Chosen; half or twice of any changes the mean F1 of paragraphs on the hand-made links by 0.003 at most.
_CANDIDATES = 8
_LENGTH_PIVOT = 0.2
_LEAST_SIMILARITY = 0.02

_WORDS_OF_SECTION = 60
"""Words of a section that are compared with those of another. Chosen: more of them take time."""

_FORMULA = 0.15
"""Cosine from which on two texts of one report share a formula, and not their subject alone. Without such a limit one
in six right links is lost between reports of which the sections changed places; 0.4 lowers the mean F1 of pairs that
had no part in the fit by 0.008."""


class Home(NamedTuple):
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

    `rarity` is how much each term tells in the two reports together, `scales` what makes the paragraphs of one length,
    `words` those of their weighted `terms` that are single words.
    `kinds` tells for each paragraph whether it is compared with those that have a number, or with unnumbered text.
    """

    profile: Profile
    rarity: Mapping[str, float]
    scales: list[float]
    terms: list[Vector]
    words: list[Vector]
    headings: list[Vector]
    sections: list[Vector]
    kinds: list[bool]

    @cached_property
    def lengths(self) -> list[float]:
        """The squared length of each paragraph's vector: its cosine with a text that says the same and more."""
        return [_square(vector) for vector in self.terms]

    @cached_property
    def _all_kinds(self) -> set[bool]:
        return {*self.kinds}

    def of_kind(self, values: list[float], kind: bool) -> list[float]:
        """Values of the first paragraphs, 0 in place of those of the other kind."""
        if self._all_kinds == {kind}:
            return values
        return [value if own == kind else 0.0 for value, own in zip(values, self.kinds, strict=False)]


def weighted(left: Profile, right: Profile) -> tuple[WeightedProfile, WeightedProfile]:
    """Two reports with the weights of their terms. Document frequencies are those in these two, so that nothing depends
    on their order, or on a third one.

    Where both are reports of numbered paragraphs, these are compared with each other, and unnumbered text with
    unnumbered text; else all with all.
    """
    both = (left, right)
    terms = InverseDocumentFrequency([_postings(each) for each in both], _LENGTH_PIVOT)
    headings = InverseDocumentFrequency([_titles(each) for each in both])
    scaled = [terms.vectors(_postings(each)) for each in both]
    words = [[_words(vector) for vector in vectors] for _, vectors in scaled]
    sections = [_of_sections(each, vectors) for each, vectors in zip(both, words, strict=True)]
    telling = _telling([*sections[0], *sections[1]])
    texts = telling[: len(left.sections)], telling[len(left.sections) :]
    apart = left.numbered and right.numbered

    def weigh(side: int) -> WeightedProfile:
        scales, vectors = scaled[side]
        kinds = [paragraph.numbered or not apart for paragraph in both[side].paragraphs]
        heads = headings.vectors(_titles(both[side]))[1]
        return WeightedProfile(both[side], terms.shared, scales, vectors, words[side], heads, texts[side], kinds)

    return weigh(0), weigh(1)


def _words(vector: Vector) -> Vector:
    return {term: weight for term, weight in vector.items() if " " not in term}


def _square(vector: Vector) -> float:
    weights = vector.values()
    return math.fsum(map(mul, weights, weights))


def _of_sections(profile: Profile, words: Sequence[Vector]) -> list[Vector]:
    """For each section what its single words weigh in all of its paragraphs."""
    found: list[Vector] = []
    for section in profile.sections:
        together: Vector = {}
        for vector in words[section.first : section.end]:
            for term, weight in vector.items():
                together[term] = together.get(term, 0.0) + weight
        found.append(together)
    return found


def _telling(sections: Sequence[Vector]) -> list[Vector]:
    """The weightiest words of sections, as parts of vectors of length 1 at the most. A word counts for as much as it
    tells one section from another: one that stands in all of them counts for nothing. As of paragraphs, none is much
    shorter than others."""
    frequency = Counter(chain.from_iterable(sections))
    tells = {term: math.log(len(sections) / count) for term, count in frequency.items()}
    weighed = [{term: weight * tells[term] for term, weight in section.items()} for section in sections]
    squares = [_square(section) for section in weighed]
    besides = _LENGTH_PIVOT * math.fsum(squares) / max(1, len(sections))
    return [_weightiest(section, math.sqrt(besides + square)) for section, square in zip(weighed, squares, strict=True)]


def _weightiest(weights: Vector, length: float) -> Vector:
    best = sorted([(-weight, term) for term, weight in weights.items() if weight])[:_WORDS_OF_SECTION]
    return {term: -weight / length for weight, term in best}


@lru_cache(maxsize=AT_HAND)
def _postings(profile: Profile) -> Postings:
    """Where the terms of the paragraphs of a report stand."""
    return Postings(profile.counts())


@lru_cache(maxsize=AT_HAND)
def _titles(profile: Profile) -> Postings:
    """Where the terms of its headings stand."""
    return Postings([section.heading for section in profile.sections])


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
    columns, least = [_Best() for _ in right.terms], [_LEAST_SIMILARITY] * len(right.terms)
    rows: list[tuple[float, dict[int, tuple[float, float]]]] = []
    for vector, kind in zip(left.terms, left.kinds, strict=True):
        alike, words = _cosines(vector, kind, right)
        likely = sorted([value for value in alike if value >= _LEAST_SIMILARITY], reverse=True)
        best = likely[_CANDIDATES - 1] if len(likely) >= _CANDIDATES else 0.0
        enough = max(_LEAST_SIMILARITY, best - _LEAST_STEP)
        row = {}
        for j in [j for j, value, limit in zip(count(), alike, least) if value >= enough or value >= limit]:
            row[j] = round(alike[j], _DIGITS), round(words[j] * right.scales[j], _DIGITS)
            least[j] = columns[j].offer(row[j][0])
        rows.append((round(best, _DIGITS), row))
    kept = {
        (i, j): value
        for i, (floor, row) in enumerate(rows)
        for j, value in row.items()
        if value[0] >= floor or value[0] >= columns[j].least
    }
    return TermSimilarity(
        {pair: terms for pair, (terms, _) in kept.items()},
        {pair: words for pair, (_, words) in kept.items()},
        (_homes(left), _homes(right)),
    )


class _Best:
    """The eight greatest values offered so far."""

    def __init__(self) -> None:
        self._values: list[float] = []

    @property
    def least(self) -> float:
        return self._values[0] if len(self._values) == _CANDIDATES else 0.0

    def offer(self, value: float) -> float:
        """Keep a value if it is among the greatest; gives how great another must be, before it is rounded, to be
        offered."""
        if len(self._values) < _CANDIDATES:
            heapq.heappush(self._values, value)
        elif value > self._values[0]:
            heapq.heapreplace(self._values, value)
        return max(_LEAST_SIMILARITY, self.least - _LEAST_STEP)


def _cosines(vector: Vector, kind: bool, report: WeightedProfile) -> tuple[list[float], list[float]]:
    """The cosines of one text with all of a report, 0 for those of another kind; then what single words are of each,
    which is still to be scaled."""
    words, pairs = [0.0] * len(report.terms), [0.0] * len(report.terms)
    postings, tells = _postings(report.profile), report.rarity
    several, single = postings.several, postings.single
    for term, weight in vector.items():
        told = weight * tells[term]
        row = pairs if " " in term else words
        if term in several:
            for index, other in zip(*several[term], strict=True):
                row[index] += told * other
        elif term in single:
            index = single[term]
            row[index] += told * postings.weights[index][term]
    alike = list(map(mul, map(add, words, pairs), report.scales))
    return report.of_kind(alike, kind), words


def _homes(report: WeightedProfile) -> list[Home]:
    """How similar each paragraph is to others, from what it has in common with each that stands before it."""
    postings, tells, profile = _postings(report.profile), report.rarity, report.profile
    anywhere, elsewhere, nearest = [0.0] * postings.size, [0.0] * postings.size, [0] * postings.size
    for index, recurring in enumerate(postings.recurring):
        row, scale = [0.0] * index, report.scales[index]
        for term, weight, before in recurring:
            if before and term in tells:
                told = weight * tells[term] ** 2
                indexes, weights = postings.several[term]
                for other, other_weight in zip(islice(indexes, before), weights, strict=False):
                    row[other] += told * other_weight
        similar = [value * other * scale for value, other in zip(row, report.scales, strict=False)]
        similar = report.of_kind(similar, report.kinds[index])
        for other in _note(anywhere, index, similar):
            nearest[other] = index
        if similar and anywhere[index]:
            nearest[index] = similar.index(anywhere[index])
        _note(elsewhere, index, similar[: profile.own[profile.paragraphs[index].section].start])
    return [
        Home(place, round(one, _DIGITS), round(other, _DIGITS))
        for place, one, other in zip(nearest, anywhere, elsewhere, strict=True)
    ]


def _note(best: list[float], index: int, similar: Sequence[float]) -> list[int]:
    """Note how similar a text is to the first of a report, where that is more than the best of either so far; gives
    those of which it is."""
    better = list(compress(count(), map(gt, similar, best)))
    for other in better:
        best[other] = similar[other]
    best[index] = max(best[index], max(similar, default=0.0))
    return better
