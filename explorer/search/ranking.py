"""Which of the texts found come first: BM25 over whole arrays, one byte a text for each part of a query.

The term frequency of a part in a text and the norm of the text are one byte together, of which a table of 256 gives the
score. (Norms in few steps: the similarities of Lucene.) Scores are then looked up for the texts found alone, without a
loop. (S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", Foundations and Trends in
Information Retrieval 3, 2009.)
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, compress
from operator import add, or_

from explorer.search.citations import symbol_key
from explorer.search.entries import Field
from explorer.search.matching import IndexTerm, Matching, units_of
from explorer.search.numbers import number_key
from explorer.search.query import Amount, Fuzzy, Named, Near, Phrase, Prefix, Query, Small, Term, Text, Wildcard
from explorer.search.reading import typed
from explorer.search.sets import NONE, TextSet, count, counted, flags_of, members
from explorer.search.snapshot import ENTRY, K1, MOST, NORMS, Snapshot
from explorer.search.words import folded_words, is_pattern, phrase_words

_PARTS = 12
"""Parts of a query that are scored at most, the rarest ones: the others hardly tell texts apart."""
_OTHER_FORM = 0.4
"""What another form of a word counts for beside the one that was typed, one or many: "office" is hardly "officers".
Set by hand on the sample reports, where the form that was typed is to come first (`tests/search/test_engine.py`)."""
_UNSEEN = 0.5
"""What the inverse document frequency of BM25 adds to each count, so that none is nothing (Robertson and Zaragoza,
chapter 3.1)."""
_TABLE = 2500
"""Bytes of a table of 256 scores, about: that of a place in a list, and some of its numbers."""
_COMMON, _RARER = 0.2, 4
"""A part in a larger share of all texts than this is scored only where none so many times rarer is sought. Set by hand:
its inverse document frequency is then about half of the other's."""

_WHOLE = 255  # All bits of a text's byte.

# Made of the constants of BM25 in `snapshot`: where the norms of a term frequency begin in the table, for `translate`,
# and the saturated frequency for each frequency and norm.
_SHIFTED = bytes(min(count, MOST) * len(NORMS) for count in range(256))
_RATIOS = [count / (count + norm) for count in range(MOST + 1) for norm in NORMS]

_FEW = 8
"""Where one text of so many was found, scores are looked up one by one: to put the bytes of all together, and to run
through them, takes longer. Measured."""


class Layer:
    """The scores of a part of a query: of the `frequencies` in the texts, a byte for each, and the norms of these,
    which make one byte together that stands for a score of the `table`."""

    def __init__(self, snapshot: Snapshot, frequencies: bytes, table: Sequence[float]) -> None:
        self._snapshot, self._frequencies, self._table = snapshot, frequencies, table

    def of(self, texts: Sequence[int], flags: bytes, first: int) -> Iterator[float]:
        """The score of each of some texts, whose flags begin with those of text `first`."""
        if len(texts) * _FEW < len(flags):
            return self.each(texts)
        return map(self._table.__getitem__, compress(self._together[first : first + len(flags)], flags))

    def each(self, texts: Sequence[int]) -> Iterator[float]:
        """The scores of a few texts, looked up one by one."""
        shifted = bytes(map(self._frequencies.__getitem__, texts)).translate(_SHIFTED)
        return map(self._table.__getitem__, map(or_, shifted, self._snapshot.norms_of(texts)))

    def but(self, texts: TextSet) -> "Layer":
        """The same, which says nothing of some texts."""
        kept = int.from_bytes(self._frequencies, "little") & ~(texts * _WHOLE)
        return Layer(self._snapshot, kept.to_bytes(self._snapshot.size, "little"), self._table)

    @cached_property
    def _together(self) -> bytes:
        shifted = int.from_bytes(self._frequencies.translate(_SHIFTED), "little")
        return (shifted | self._snapshot.norms).to_bytes(self._snapshot.size, "little")


class Ranking:
    """Scores texts of one snapshot for one query."""

    def __init__(self, snapshot: Snapshot, matching: Matching, query: Query) -> None:
        self._snapshot, self._matching = snapshot, matching
        self._units = [part for part in query.units if not isinstance(part, Small)]
        counted = sorted((self._document_frequency(part), number, part) for number, part in enumerate(query.units))
        scored = [(frequency, part) for frequency, _, part in counted if frequency]
        most = max(_COMMON * snapshot.size, _RARER * scored[0][0]) if scored else 0
        self._parts = [part for frequency, part in scored if frequency <= most][:_PARTS]

    def scores(self, texts: Sequence[int], flags: bytes, first: int = 0) -> list[float]:
        """The score of each text of a set, in their order; the flags begin with those of text `first`."""
        arrays = [layer.of(texts, flags, first) for part in self._parts for layer in self._layers(part)]
        if not arrays:
            return [0.0] * len(texts)
        totals: Iterable[float] = arrays[0]
        for each in arrays[1:]:
            totals = map(add, totals, each)
        return list(totals)

    def weights(self, texts: Sequence[int]) -> Iterator[tuple[tuple[str, float], ...]]:
        """What each part that a text has adds to its score, as it was typed, the most first, for each of some texts;
        nothing where it stands in too many texts to tell them apart."""
        added: dict[str, list[float]] = {}
        for part in self._parts:
            scores = added.setdefault(self._typed(part), [0.0] * len(texts))
            for layer in self._layers(part):
                scores[:] = map(add, scores, layer.each(texts))
        others = defaultdict[str, TextSet](int)
        for part in self._units:
            others[self._typed(part)] |= NONE if self._typed(part) in added else self._matching.texts(part)
        held = {name: flags_of(found, self._snapshot.size) for name, found in others.items() if found}
        for place, text in enumerate(texts):
            told = [(name, round(scores[place], 3)) for name, scores in added.items() if scores[place]]
            rest = ((name, 0.0) for name, flags in held.items() if flags[text])
            yield (*sorted(told, key=lambda each: -each[1]), *rest)

    def _typed(self, part: Text | Named) -> str:
        """A part as it was typed: what a word may go on to while it is being typed is that word."""
        if not isinstance(part, Prefix):
            return typed(part)
        words = (each for each in self._units if isinstance(each, Term | Amount))
        return typed(
            next((each for each in words if part.text in (each.text, " ".join(folded_words(each.text)))), part)
        )

    def best(self, flags: bytes, count: int, first: int = 0) -> list[tuple[int, float]]:
        """The best texts of a set with their scores, the best first; of equals the one that stands first."""
        if count <= 0:
            return []
        texts = members(flags, first)
        scores = self.scores(texts, flags, first)
        least = min(heapq.nlargest(count, scores), default=0.0)
        good = [(-score, text) for score, text in zip(scores, texts, strict=True) if score >= least]
        return [(text, -score) for score, text in heapq.nsmallest(count, good)]

    def _layers(self, part: Text | Named) -> list[Layer]:
        return self._snapshot.kept(
            ("layers", part),
            lambda: self._weighed(part),
            lambda layers: ENTRY + len(layers) * (self._snapshot.size + _TABLE),
        )

    def _weighed(self, part: Text | Named) -> list[Layer]:
        """The scores of a part, which are added."""
        match part:
            case Named():
                return self._name(part)
            case Small(text):
                passed = self._matching.passed_over(part)
                return [layer.but(passed) for layer in self._any_form(text)]
            case Term(text) if symbol_key(text):
                return self._layer(self._matching.cited(text))
            case Term(text) if len(folded_words(text)) == 1:
                return self._any_form(text)
            case Prefix() | Wildcard() | Fuzzy():
                return self._layer(self._matching.terms(part))
            case Amount(_, value):
                return self._layer([(Field.NUMBERS, number_key(value))])
            case Term(text) | Phrase(text) | Near(text, _):  # Of words that stand together the rarest tells most.
                rarest = min(_told_apart(part, text), key=self._matching.document_frequency, default=None)
                return self._layer([rarest] if rarest else [])
            case _:
                return []

    def _any_form(self, text: str) -> list[Layer]:
        """The form that was typed, with its plural, counts for more than the others."""
        typed, others = self._matching.forms_of(text)
        if not typed or not others:
            return self._layer([*typed, *others])
        return [
            self._scored(self._snapshot.frequencies(typed), self._most(typed), 1 - _OTHER_FORM),
            self._scored(self._added(typed, others), self._most([*typed, *others]), _OTHER_FORM),
        ]

    def _added(self, *groups: Sequence[IndexTerm]) -> bytes:
        """The term frequencies of some terms, of which the groups are known already."""
        numbers = (int.from_bytes(self._snapshot.frequencies(terms), "little") for terms in groups)
        return sum(numbers).to_bytes(self._snapshot.size, "little")

    def _name(self, name: Named) -> list[Layer]:
        """A name counts as one word, whatever it is called."""
        words = folded_words(name.parts[0].text) if isinstance(name.parts[0], Term) else []
        terms = (
            [*chain(*self._matching.forms_of(name.parts[0].text))]
            if isinstance(name.parts[0], Term) and len(words) == 1
            else []
        )
        texts, size = self._matching.texts(name), self._snapshot.size
        typed = self._snapshot.frequencies(terms)
        others = int.from_bytes(typed, "little") | (texts & ~counted(typed))
        return [self._scored(others.to_bytes(size, "little"), count(texts))]

    def _layer(self, terms: Sequence[IndexTerm]) -> list[Layer]:
        """Words that are alternatives are scored as one, as rare as the most frequent of them."""
        return [self._scored(self._snapshot.frequencies(terms), self._most(terms))] if terms else []

    def _most(self, terms: Iterable[IndexTerm]) -> int:
        return max(map(self._matching.document_frequency, terms))

    def _scored(self, frequencies: bytes, found: int, share: float = 1.0) -> Layer:
        """A share of the scores of words with these term frequencies, which are `found` in so many texts."""
        size = self._snapshot.size
        idf = math.log(1 + (size - found + _UNSEEN) / (found + _UNSEEN))  # Positive for any frequency, as in Lucene.
        return Layer(self._snapshot, frequencies, [share * (K1 + 1) * idf * ratio for ratio in _RATIOS])

    def _document_frequency(self, part: Text | Named) -> int:
        """About how many texts a part is in, without reading any postings."""
        match part:
            case Named():
                return count(self._matching.texts(part))
            case Small() if self._matching.passed_over(part) == self._snapshot.all:
                return 0
            case Term(text) if symbol_key(text):
                return sum(map(self._matching.document_frequency, self._matching.cited(text)))
            case Term(text) if len(folded_words(text)) == 1:
                return max(
                    map(self._matching.document_frequency, chain(*self._matching.forms_of(text))),
                    default=0,
                )
            case Term(text) | Phrase(text) | Near(text, _):
                return min(map(self._matching.document_frequency, _told_apart(part, text)), default=0)
            case Amount(_, value):
                return self._matching.document_frequency((Field.NUMBERS, number_key(value)))
            case Prefix() | Wildcard() | Fuzzy():
                return sum(map(self._matching.document_frequency, self._matching.terms(part)))
            case _:
                return 0


def _told_apart(part: Text, text: str) -> list[IndexTerm]:
    """What a phrase or words near each other are made of, without what stands for all words that are like it."""
    words = phrase_words(text)
    units = [(Field.WORDS, word) for word in words] if isinstance(part, Near) else [unit for _, unit in units_of(words)]
    return [(field, term) for field, term in units if not is_pattern(term)]
