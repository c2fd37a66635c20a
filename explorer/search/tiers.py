"""The texts of a query in tiers: those with all words; those in which headings above hold what is missing; and where
the first are few, those with most of the words, the more the sooner.

Only words that stand by themselves may be missing: phrases, filters and what operators join hold for every tier. Where
something is asked of time there is one tier: it was found out for texts with all words. Each
set of texts is a whole number with a byte for each (`sets`), so that the words in a text are counted by adding sets,
and what they weigh by adding multiples of them. To rank by the number of words first, and by BM25 among equals, is
*coordination level matching* (G. Salton and M. J. McGill, "Introduction to Modern Information Retrieval", 1983).
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial, reduce
from operator import and_, eq, or_

from explorer.model.years import OF_DOCUMENT
from explorer.search.citations import symbol_key
from explorer.search.facets import Facets
from explorer.search.matching import Matching
from explorer.search.query import AllOf, Amount, AnyOf, Kind, Named, Node, Prefix, Small, Years, asks_of_time
from explorer.search.reading import typed, word_of
from explorer.search.results import Tier
from explorer.search.sets import NONE, TextSet, count, flags_of, members, set_of_ranges
from explorer.search.snapshot import Snapshot

_YEAR = re.compile(OF_DOCUMENT)
SELDOM = 5
"""Texts with all words, fewer than which are few. Measured on the needs of `tests/benchmarks/relevance_needs.txt`: the
mean reciprocal rank is .911 where only none are few, .919 for 5, and no better for 10, 25 and 50."""
_LEAST = 1 / 3
"""Of what all words weigh together, which a text with most of them has more than: a rare word among common ones is most
of a query. Measured there: of .50, .33 and .20 the mean reciprocal rank is .891, .919 and .919."""
_MOST = 60
"""Words that are counted; of more the most frequent are not looked at. More than any question has."""
_SCALE = 120
"""What all words weigh together, about: with what rounding adds it stays within a byte."""


@dataclass(frozen=True, slots=True)
class Found:
    """The texts of a tier; see `results.Tier`."""

    texts: TextSet
    words: int
    of: int
    above: bool = False


@dataclass(frozen=True)
class Word:
    """A word of a query that may be missing, and the texts, of `size` in all, that have it of their `own`, in what
    stands `above` alone, or either way (`held`); also those that need not have it."""

    text: str
    own: TextSet
    above: TextSet
    held: TextSet
    size: int
    small: bool = False

    @cached_property
    def flags(self) -> tuple[bytes, bytes]:
        """A byte for each text: whether the word is above it alone, and whether it holds it."""
        return flags_of(self.above, self.size), flags_of(self.held, self.size)


class Tiers:
    """The tiers of a query, as it was read, in one snapshot. `words` are those that may be missing."""

    def __init__(self, snapshot: Snapshot, matching: Matching, wanted: Node) -> None:
        self._snapshot, self._matching = snapshot, matching
        everywhere = matching.texts(wanted)
        loose = [part for part in _parts(wanted) if self._may_be_missing(part)]
        strict = asks_of_time(wanted) or len(loose) < 2
        self.words = [] if strict else [self._word(part) for part in loose]
        self.found = [Found(everywhere, len(loose), len(loose))]
        if self.words:
            rest = AllOf(tuple(part for part in _parts(wanted) if part not in loose))
            self._add_others(matching.texts(rest) & ~everywhere if rest.parts else snapshot.all & ~everywhere)

    def told(self, facets: Facets) -> tuple[Tier, ...]:
        """What is told of each tier under the filters that stand."""
        return tuple(self._told(tier, tier.texts & facets.narrowed, facets) for tier in self.found)

    def missing(self, text: int) -> tuple[str, ...]:
        """The words that a text lacks."""
        return tuple(word.text for word in self.words if not word.flags[1][text])

    def above(self, text: int) -> tuple[str, ...]:
        """The words that a text has in the headings above alone."""
        return tuple(word.text for word in self.words if word.flags[0][text])

    def _told(self, tier: Found, texts: TextSet, facets: Facets) -> Tier:
        lacking = texts if tier.words < tier.of else NONE
        without = tuple(word.text for word in self.words if lacking and not lacking & word.held)
        return Tier(count(texts), tier.words, tier.of, tier.above, without, facets.reports_of(texts))

    @property
    def all(self) -> TextSet:
        """The texts of all tiers."""
        return _any(tier.texts for tier in self.found)

    def _may_be_missing(self, part: Node) -> bool:
        if isinstance(part, Small):
            return self._matching.passed_over(part) != self._snapshot.all
        return is_word(part)

    def _word(self, part: Node) -> Word:
        passed = self._matching.passed_over(part) if isinstance(part, Small) else NONE
        own = self._matching.texts(part) & ~passed
        above = (self._below(part, own) | self._of_year(part)) & ~own & ~passed
        text, held = typed(part), own | passed | above
        return Word(text, own, above, held, self._snapshot.size, isinstance(part, Small))

    def _of_year(self, part: Node) -> TextSet:
        """The texts of the reports of a year, for a word that is one."""
        word = word_of(part)
        return (
            self._matching.texts(Years(int(word.text), int(word.text))) if word and _YEAR.fullmatch(word.text) else NONE
        )

    def _below(self, part: Node, texts: TextSet) -> TextSet:
        """The texts below those that are headings, of all that a part finds."""
        return self._snapshot.kept(("below", part), lambda: self._under(texts), lambda found: self._snapshot.size)

    def _under(self, texts: TextSet) -> TextSet:
        spans, size = self._snapshot.spans, self._snapshot.size
        headings = flags_of(texts & self._snapshot.kinds[Kind.HEADING], size)
        return set_of_ranges(((text, spans[text]) for text in members(headings) if text in spans), size)

    def _add_others(self, left: TextSet) -> None:
        """The tiers behind the first one, of the texts that are `left`; those of small words alone are in none."""
        left &= _any(word.own for word in self.words if not word.small)
        number = len(self.words)
        above = left & reduce(and_, (word.held for word in self.words))
        if above:
            self.found.append(Found(above, number, number, above=True))
        if count(self.found[0].texts) < SELDOM:
            self.found += self._with_most(left & ~above)

    def _with_most(self, left: TextSet) -> Iterator[Found]:
        size = self._snapshot.size
        known = sorted((word for word in self.words if word.held), key=lambda word: count(word.own))[:_MOST]
        weights = self._weights(known)
        weighed = sum(word.held * weight for word, weight in zip(known, weights, strict=True))
        left &= _fitting(weighed, size, lambda weight: weight > _LEAST * sum(weights))
        counts = sum(word.held for word in known)
        for words in range(len(known), 0, -1):
            texts = left & _fitting(counts, size, partial(eq, words))
            if texts:
                yield Found(texts, words, len(self.words))

    def _weights(self, known: Sequence[Word]) -> list[int]:
        """What each word weighs, by its inverse document frequency."""
        size = self._snapshot.size
        telling = [math.log(1 + size / count(word.own)) if word.own else math.log(1 + size) for word in known]
        return [max(1, round(_SCALE * each / sum(telling))) for each in telling]


def _any(sets: Iterable[TextSet]) -> TextSet:
    return reduce(or_, sets, NONE)


def _fitting(numbers: int, size: int, fits: Callable[[int], bool]) -> TextSet:
    """The texts of which the number, a byte for each, is one that fits."""
    return int.from_bytes(numbers.to_bytes(size, "little").translate(bytes(map(fits, range(256)))), "little")


def is_word(part: Node) -> bool:
    """Whether a part is a word, a name or a figure that stands by itself, and no symbol of a document."""
    match part:
        case Named() | Amount() | AnyOf((Amount(), Prefix())):
            return True
        case _:
            term = word_of(part)
            return term is not None and not symbol_key(term.text)


def _parts(wanted: Node) -> Sequence[Node]:
    return wanted.parts if isinstance(wanted, AllOf) and not wanted.strict else (wanted,)
