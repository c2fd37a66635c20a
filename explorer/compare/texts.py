"""The texts of paragraphs taken apart: shingles tell what was carried over, terms and their places what two share."""

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
    def names(self) -> list[Span]:
        """Where names of several words stand."""
        return [match.span() for match in self._language.words.name.finditer(self.words)]

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
) -> list[SharedRun]:
    """The runs of terms that two texts share, the weightiest first, each once, none overlapping a weightier one.

    A run weighs what its terms and pairs of terms add to the cosine of the two texts, whose vectors are `weights` and
    `others`; what weighs nothing is left out. No run goes on beyond the end of a sentence.
    """
    shared = {term: weights[term] * others[term] for term in weights.keys() & others.keys()}
    chosen: list[SharedRun] = []
    lefts: set[int] = set()
    rights: set[int] = set()
    known: set[tuple[str, ...]] = set()
    for run in sorted(_longest_runs(one, other, shared), key=lambda run: (-run.weight, run.left + run.right, run.left)):
        here, there = range(run.left, run.left + run.size), range(run.right, run.right + run.size)
        said = tuple(one.placed.terms[run.left : run.left + run.size])
        if run.weight and said not in known and lefts.isdisjoint(here) and rights.isdisjoint(there):
            chosen.append(run)
            known.add(said)
            lefts.update(here)
            rights.update(there)
    return chosen


def _longest_runs(one: ComparedText, other: ComparedText, shared: Mapping[str, float]) -> Iterator[SharedRun]:
    """Every run through one of the shared terms that cannot be made longer at either end, with what it weighs."""
    told: set[IndexPair] = set()
    terms, lefts, rights = one.placed.terms, one.placed.pairs, other.placed.pairs
    for term in shared:
        here, there = one.places.get(term, ()), other.places.get(term, ())
        if max(len(here), len(there)) > _MOST_PLACES:
            continue
        for i in here:
            for j in there:
                if (i, j) in told:
                    continue
                start, end = 0, 1
                while lefts[i + start] and lefts[i + start] == rights[j + start]:
                    start -= 1
                while i + end < len(lefts) and j + end < len(rights) and lefts[i + end] == rights[j + end] != "":
                    end += 1
                if end - start == 1:
                    yield SharedRun(i, j, 1, shared[term])
                    continue
                told.update(zip(range(i + start, i + end), range(j + start, j + end), strict=True))
                words = sum(shared.get(word, 0.0) for word in terms[i + start : i + end])
                pairs = sum(shared.get(pair, 0.0) for pair in lefts[i + start + 1 : i + end])
                yield SharedRun(i + start, j + start, end - start, words + pairs)
