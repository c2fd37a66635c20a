"""The texts of paragraphs taken apart: shingles tell what was carried over, terms and their places what two share."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from explorer.compare.corpus import IndexPair
from explorer.compare.profile import AT_HAND, Profile
from explorer.compare.terms import PlacedTerms, placed_terms
from explorer.compare.words import words_alike
from explorer.language import Language
from explorer.language.sentences import Span

_SHINGLE = 3
"""Words of a shingle. Two are shared by chance ("of the", "Member States"), four are lost with every word changed."""

_MOST_PLACES = 8
"""Places of a term in one text from which runs are looked for: one that stands in more tells nothing, and texts of one
word over and over are compared as quickly as others."""


class ComparedText:
    """A text, taken apart when it is first asked for."""

    def __init__(self, words: str, language: Language) -> None:
        self.words, self._language = words, language

    @cached_property
    def shingles(self) -> frozenset[tuple[str, ...]]:
        """Every three words side by side, numbers alike; of fewer words all of them."""
        words = words_alike(self.words)
        return frozenset(zip(*(words[at:] for at in range(_SHINGLE)), strict=False)) or frozenset({words})

    @cached_property
    def placed(self) -> PlacedTerms:
        """Its single terms in reading order, and where they stand."""
        return placed_terms(self.words, self._language)

    @cached_property
    def names(self) -> list[int]:
        """For each of its terms the place of the name of several words that it stands in, -1 where it stands in none.
        Names do not overlap."""
        found = [match.span() for match in self._language.words.name.finditer(self.words)]
        ends = [end for _, end in found]
        places = [bisect_left(ends, end) for _, end in self.placed.spans]
        return [
            place if place < len(found) and found[place][0] <= start else -1
            for place, (start, _) in zip(places, self.placed.spans, strict=True)
        ]

    def is_name(self, first: int, size: int) -> bool:
        """Whether some of its terms side by side stand in one name of several words."""
        return self.names[first] == self.names[first + size - 1] != -1

    def span(self, first: int, size: int) -> Span:
        """Where some of its terms side by side stand."""
        return self.placed.spans[first][0], self.placed.spans[first + size - 1][1]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where among its terms each stands."""
        found: dict[str, list[int]] = {}
        for place, term in enumerate(self.placed.terms):
            found.setdefault(term, []).append(place)
        return found


@dataclass(frozen=True, slots=True)
class PairTexts:
    """The texts of the paragraphs of two reports, by index."""

    left: Sequence[ComparedText]
    right: Sequence[ComparedText]


@lru_cache(maxsize=AT_HAND)
def compared_texts(profile: Profile) -> list[ComparedText]:
    """Those of the paragraphs of a report, by index."""
    return [ComparedText(paragraph.words, profile.language) for paragraph in profile.paragraphs]


def carried_over(one: ComparedText, other: ComparedText) -> float:
    """The share of the shorter text, 0 to 1, whose words stand in the other one side by side as well, whatever the
    numbers among them: the containment of Broder, "On the resemblance and containment of documents" (1997). What was
    added to a text, or taken from it, does not count against it."""
    fewer = min(len(one.shingles), len(other.shingles))
    return len(one.shingles & other.shingles) / fewer


class SharedRun(NamedTuple):
    """Terms side by side in two texts: `size` of them, from the places `left` and `right` among the terms of each on,
    with what they weigh."""

    left: int
    right: int
    size: int
    weight: float


def shared_runs(
    one: ComparedText, other: ComparedText, weights: Mapping[str, float], others: Mapping[str, float]
) -> Iterator[SharedRun]:
    """The runs of terms that two texts share, the weightiest first, each once, none overlapping a weightier one.

    A run weighs what its terms and pairs of terms add to the cosine of the two texts, whose vectors are `weights` and
    `others`; what weighs nothing is left out. No run goes on beyond the end of a sentence.
    """
    shared = {term: weight * others[term] for term, weight in weights.items() if term in others}
    lefts = rights = 0  # A bit for each place that is taken.
    known: set[tuple[str, ...]] = set()
    for negative, _, left, size, right in sorted(_longest_runs(one, other, shared)):
        places = (1 << size) - 1
        here, there = places << left, places << right
        if not negative or lefts & here or rights & there:
            continue
        said = tuple(one.placed.terms[left : left + size])
        if said not in known:
            known.add(said)
            lefts |= here
            rights |= there
            yield SharedRun(left, right, size, -negative)


_Ranked = tuple[float, int, int, int, int]
"""The weight of a run, below zero, the sum of its places, its left place, its size and its right place: the first of
several in order is the weightiest, or that which stands before the others."""


def _longest_runs(one: ComparedText, other: ComparedText, shared: Mapping[str, float]) -> Iterator[_Ranked]:
    """Every run through one of the shared terms that cannot be made longer at either end."""
    told: set[IndexPair] = set()
    terms, lefts, rights = one.placed.terms, one.placed.pairs, other.placed.pairs
    end_of_left, end_of_right = len(lefts), len(rights)
    for term, here in one.places.items():
        there = other.places.get(term, ())
        if not there or term not in shared or max(len(here), len(there)) > _MOST_PLACES:
            continue
        for i in here:
            for j in there:
                if (i, j) in told:
                    continue
                first, second, end, other_end = i, j, i + 1, j + 1
                while lefts[first] and lefts[first] == rights[second]:
                    first, second = first - 1, second - 1
                while end < end_of_left and other_end < end_of_right and lefts[end] == rights[other_end] != "":
                    end, other_end = end + 1, other_end + 1
                size = end - first
                if size == 1:
                    yield -shared[term], i + j, i, 1, j
                    continue
                told.update(zip(range(first, end), range(second, other_end), strict=True))
                words = sum([shared.get(word, 0.0) for word in terms[first:end]])
                pairs = sum([shared.get(pair, 0.0) for pair in lefts[first + 1 : end]])
                yield -(words + pairs), first + second, first, size, second
