"""Which of the texts found come first: BM25 over whole arrays, one byte a text for each part of a query.

The term frequency of a part in a text and the norm of the text are one byte together, of which a table of 256 gives the
score. (Norms in few steps: the similarities of Lucene.) Scores are then looked up for the texts found alone, without a
loop. (S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", Foundations and Trends in
Information Retrieval 3, 2009.)
"""

import heapq
import math
from collections.abc import Iterable, Sequence
from itertools import chain, compress
from operator import add

from explorer.search.entries import Field
from explorer.search.matching import IndexTerm, Matching, units_of
from explorer.search.query import Fuzzy, Near, Phrase, Prefix, Query, Term, Text, Wildcard
from explorer.search.sets import members
from explorer.search.snapshot import ENTRY, K1, MOST, NORMS, Snapshot
from explorer.search.words import folded_words, is_pattern, phrase_words, symbol_key

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

# Made of the constants of BM25 in `snapshot`: where the norms of a term frequency begin in the table, for `translate`,
# and the saturated frequency for each frequency and norm.
_SHIFTED = bytes(min(count, MOST) * len(NORMS) for count in range(256))
_RATIOS = [count / (count + norm) for count in range(MOST + 1) for norm in NORMS]

Layer = tuple[bytes, list[float]]
"""A byte for each text, and the score that each byte stands for."""


class Ranking:
    """Scores texts of one snapshot for one query."""

    def __init__(self, snapshot: Snapshot, matching: Matching, query: Query) -> None:
        self._snapshot, self._matching = snapshot, matching
        counted = sorted((self._document_frequency(part), number, part) for number, part in enumerate(query.sought))
        scored = [(frequency, part) for frequency, _, part in counted if frequency]
        most = max(_COMMON * snapshot.size, _RARER * scored[0][0]) if scored else 0
        self._parts = [part for frequency, part in scored if frequency <= most][:_PARTS]

    def scores(self, flags: bytes, first: int = 0) -> list[float]:
        """The score of each text of a set, in their order; the flags begin with those of text `first`."""
        end = first + len(flags)
        layers = [layer for part in self._parts for layer in self._layers(part)]
        arrays = [map(table.__getitem__, compress(each[first:end], flags)) for each, table in layers]
        if not arrays:
            return [0.0] * flags.count(1)
        totals: Iterable[float] = arrays[0]
        for each in arrays[1:]:
            totals = map(add, totals, each)
        return list(totals)

    def best(self, flags: bytes, count: int, first: int = 0) -> list[tuple[int, float]]:
        """The best texts of a set with their scores, the best first; of equals the one that stands first."""
        if count <= 0:
            return []
        scores = self.scores(flags, first)
        least = min(heapq.nlargest(count, scores), default=0.0)
        good = [(-score, text) for score, text in zip(scores, members(flags, first), strict=True) if score >= least]
        return [(text, -score) for score, text in heapq.nsmallest(count, good)]

    def _layers(self, part: Text) -> list[Layer]:
        return self._snapshot.kept(
            ("layers", part),
            lambda: self._weighed(part),
            lambda layers: ENTRY + len(layers) * (self._snapshot.size + _TABLE),
        )

    def _weighed(self, part: Text) -> list[Layer]:
        """The scores of a part, which are added."""
        match part:
            case Term(text) if symbol_key(text):
                return self._layer([(Field.SYMBOLS, symbol_key(text) or "")])
            case Term(text) if len(folded_words(text)) == 1:
                return self._any_form(text)
            case Prefix() | Wildcard() | Fuzzy():
                return self._layer(self._matching.terms(part))
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
        own = self._snapshot.frequencies(typed)
        return [
            self._scored(own, typed, 1 - _OTHER_FORM),
            self._scored(own + self._snapshot.frequencies(others), [*typed, *others], _OTHER_FORM),
        ]

    def _layer(self, terms: Sequence[IndexTerm]) -> list[Layer]:
        """Words that are alternatives are scored as one, as rare as the most frequent of them."""
        return [self._scored(self._snapshot.frequencies(terms), terms)] if terms else []

    def _scored(self, frequencies: int, terms: Iterable[IndexTerm], share: float = 1.0) -> Layer:
        """A share of the scores of words with these term frequencies in all."""
        size = self._snapshot.size
        found = max(map(self._matching.document_frequency, terms))
        idf = math.log(1 + (size - found + _UNSEEN) / (found + _UNSEEN))  # Positive for any frequency, as in Lucene.
        shifted = int.from_bytes(frequencies.to_bytes(size, "little").translate(_SHIFTED), "little")
        return (shifted | self._snapshot.norms).to_bytes(size, "little"), [
            share * (K1 + 1) * idf * ratio for ratio in _RATIOS
        ]

    def _document_frequency(self, part: Text) -> int:
        """About how many texts a part is in, without reading any postings."""
        match part:
            case Term(text) if symbol_key(text):
                return self._snapshot.lexicon(Field.SYMBOLS).document_frequency(symbol_key(text) or "")
            case Term(text) if len(folded_words(text)) == 1:
                return max(
                    map(self._matching.document_frequency, chain(*self._matching.forms_of(text))),
                    default=0,
                )
            case Term(text) | Phrase(text) | Near(text, _):
                return min(map(self._matching.document_frequency, _told_apart(part, text)), default=0)
            case Prefix() | Wildcard() | Fuzzy():
                return sum(map(self._matching.document_frequency, self._matching.terms(part)))
            case _:
                return 0


def _told_apart(part: Text, text: str) -> list[IndexTerm]:
    """What a phrase or words near each other are made of, without what stands for all words that are like it."""
    words = phrase_words(text)
    units = [(Field.WORDS, word) for word in words] if isinstance(part, Near) else [unit for _, unit in units_of(words)]
    return [(field, term) for field, term in units if not is_pattern(term)]
