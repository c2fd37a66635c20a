"""The compared reports together: the weights of terms among them, and how similar the paragraphs of two are."""

import heapq
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
_LENGTH_PIVOT = 0.1
_LEAST_SIMILARITY = 0.02

Postings = dict[str, list[tuple[int, float]]]
"""For each term the paragraphs that hold it, with its weights in them."""


@dataclass(frozen=True)
class WeightedProfile:
    """A profile with its weighted terms, by index of paragraph and of section."""

    profile: Profile
    terms: list[Vector]
    headings: list[Vector]

    @cached_property
    def postings(self) -> dict[bool, Postings]:
        """Those of its numbered paragraphs (True) and of its unnumbered text (False)."""
        return _postings(self.profile, self.terms)


class Corpus:
    """Document frequencies are those in all compared reports, so that nothing depends on the order of these."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        paragraphs = [paragraph for profile in profiles for paragraph in profile.paragraphs]
        self._terms = InverseDocumentFrequency((paragraph.counts for paragraph in paragraphs), _LENGTH_PIVOT)
        self._headings = InverseDocumentFrequency(
            section.heading for profile in profiles for section in profile.sections
        )
        self.reports = [self._weigh(profile) for profile in profiles]

    def _weigh(self, profile: Profile) -> WeightedProfile:
        terms = [self._terms.vector(paragraph.counts) for paragraph in profile.paragraphs]
        return WeightedProfile(profile, terms, [self._headings.vector(section.heading) for section in profile.sections])


@dataclass(frozen=True, slots=True)
class TermSimilarity:
    """The cosines of pairs of paragraphs; `words` is the share of single words in each."""

    terms: Pairs
    words: Pairs


def term_similarity(left: WeightedProfile, right: WeightedProfile) -> TermSimilarity:
    """The cosines of each paragraph with the eight of the other report that are most like it, both ways.

    Numbered paragraphs are compared with numbered ones, unnumbered text with unnumbered text. Values are rounded, so
    that they do not depend on the order of summation. Memory stays linear in the number of paragraphs.
    """
    columns = [_Best() for _ in right.terms]
    rows: list[tuple[float, dict[int, tuple[float, float]]]] = []
    for vector, paragraph in zip(left.terms, left.profile.paragraphs, strict=True):
        row = _cosines(vector, right.postings[paragraph.numbered], len(right.terms))
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
        {pair: terms for pair, (terms, _) in kept.items()}, {pair: words for pair, (_, words) in kept.items()}
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


def _postings(profile: Profile, terms: Sequence[Vector]) -> dict[bool, Postings]:
    postings: dict[bool, Postings] = {True: {}, False: {}}
    for index, (vector, paragraph) in enumerate(zip(terms, profile.paragraphs, strict=True)):
        of_kind = postings[paragraph.numbered]
        for term, weight in vector.items():
            of_kind.setdefault(term, []).append((index, weight))
    return postings


def _cosines(vector: Vector, postings: Postings, size: int) -> dict[int, tuple[float, float]]:
    """The cosines of one text with all that are not too unlike, and the share of single words in each."""
    words, pairs = [0.0] * size, [0.0] * size
    for term, weight in vector.items():
        if term in postings:
            row = pairs if " " in term else words
            for index, other in postings[term]:
                row[index] += weight * other
    return {
        index: (round(terms, _DIGITS), round(single, _DIGITS))
        for index, (single, double) in enumerate(zip(words, pairs, strict=True))
        if (terms := single + double) >= _LEAST_SIMILARITY
    }
