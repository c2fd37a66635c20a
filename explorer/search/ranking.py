"""Which of the texts found come first: BM25 over whole arrays, one score a text for each part of a query."""

import heapq
import math
from array import array
from collections.abc import Iterable
from itertools import compress
from operator import add

from explorer.search.entries import Field
from explorer.search.matching import Matching
from explorer.search.postings import Postings
from explorer.search.query import Fuzzy, Near, Phrase, Prefix, Query, Term, Text, Wildcard
from explorer.search.sets import members
from explorer.search.view import View
from explorer.search.words import folded_words, phrase_words, symbol_key

_PARTS = 12
"""Parts of a query that are scored at most, the rarest ones: the others hardly tell texts apart."""
_OTHER_FORM = 0.4
"""What another form of a word counts for beside the one that was typed, one or many: "office" is hardly "officers"."""
_COMMON, _RARER = 0.2, 4
"""A part in a larger share of all texts than this is scored only where none so many times rarer is sought."""
_SATURATION = 2.2


class Ranking:
    """Scores texts of one view for one query."""

    def __init__(self, view: View, matching: Matching, query: Query) -> None:
        self._view, self._matching = view, matching
        counted = sorted((self._frequency(part), number, part) for number, part in enumerate(query.sought))
        scored = [(frequency, part) for frequency, _, part in counted if frequency]
        most = max(_COMMON * view.size, _RARER * scored[0][0]) if scored else 0
        self._parts = [part for frequency, part in scored if frequency <= most][:_PARTS]

    def scores(self, flags: bytes, first: int = 0) -> list[float]:
        """The score of each text of a set, in their order; the flags begin with those of text `first`."""
        arrays = [self._scores(part) for part in self._parts]
        if not arrays:
            return [0.0] * flags.count(1)
        end = first + len(flags)
        totals: Iterable[float] = compress(arrays[0][first:end], flags)
        for each in arrays[1:]:
            totals = map(add, totals, compress(each[first:end], flags))
        return list(totals)

    def best(self, flags: bytes, count: int, first: int = 0) -> list[tuple[int, float]]:
        """The best texts of a set with their scores, the best first; of equals the one that stands first."""
        if count <= 0:
            return []
        scores = self.scores(flags, first)
        least = min(heapq.nlargest(count, scores), default=0.0)
        good = [(-score, text) for score, text in zip(scores, members(flags, first), strict=True) if score >= least]
        return [(text, -score) for score, text in heapq.nsmallest(count, good)]

    def _scores(self, part: Text) -> "array[float]":
        """The score of every text for one part; 0 where it does not stand."""
        size = self._view.size
        return self._view.kept(("scores", part), lambda: self._score(part), lambda scores: 4 * size)

    def _score(self, part: Text) -> "array[float]":
        match part:
            case Term(text) if symbol_key(text):
                return self._bm25([self._view.postings(Field.SYMBOLS, symbol_key(text) or "")])
            case Term(text) if len(folded_words(text)) == 1:
                return self._any_form(folded_words(text)[0])
            case Prefix(text) if self._matching.has_postings(part):
                return self._bm25([self._view.postings(Field.BEGINNINGS, text)])
            case Prefix() | Wildcard() | Fuzzy():
                return self._bm25(map(self._of_word, self._matching.words(part)))
            case Term(text) | Phrase(text) | Near(text, _):
                return self._rarest(phrase_words(text))
            case _:
                return array("f", bytes(4 * self._view.size))

    def _any_form(self, word: str) -> "array[float]":
        forms = self._matching.forms(word)
        typed = [form for form in forms if form.rstrip("s") == word.rstrip("s")]
        if not typed or len(typed) == len(forms):
            return self._bm25(map(self._of_word, forms))
        scores = self._bm25(map(self._of_word, forms), _OTHER_FORM)
        for form in typed:
            self._weigh(scores, self._of_word(form), 1 - _OTHER_FORM)
        return scores

    def _rarest(self, words: Iterable[str]) -> "array[float]":
        """Of words that stand together the rarest tells most."""
        whole = [word for word in words if not word.endswith("*")]
        frequency = self._matching.frequency
        return self._bm25([self._of_word(min(whole, key=frequency))] if whole else [])

    def _of_word(self, word: str) -> Postings:
        return self._view.postings(Field.WORDS, word)

    def _bm25(self, postings: Iterable[Postings], share: float = 1.0) -> "array[float]":
        """A share of their scores; words that are alternatives are scored as one."""
        scores, listed = array("f", bytes(4 * self._view.size)), list(postings)
        if len(listed) == 1:
            self._weigh(scores, listed[0], share)
        else:
            counts = [0] * self._view.size
            for each in listed:
                for text, count in zip(each.texts, each.counts, strict=True):
                    counts[text] += count
            texts = array("I", compress(range(self._view.size), counts))
            self._weigh(scores, Postings(texts, array("I", compress(counts, counts)), array("I")), share)
        return scores

    def _weigh(self, scores: "array[float]", postings: Postings, share: float) -> None:
        """Add a share of the score that each posting has."""
        found = len(postings.texts)
        rarity = share * _SATURATION * math.log(1 + (self._view.size - found + 0.5) / (found + 0.5))
        norms = self._view.norms
        for text, count in zip(postings.texts, postings.counts, strict=True):
            scores[text] += rarity * count / (count + norms[text])

    def _frequency(self, part: Text) -> int:
        """About how many texts a part is in, without reading any postings."""
        match part:
            case Term(text) if symbol_key(text):
                return self._view.vocabulary(Field.SYMBOLS).frequency(symbol_key(text) or "")
            case Term(text) if len(folded_words(text)) == 1:
                return max(map(self._matching.frequency, self._matching.forms(folded_words(text)[0])), default=0)
            case Term(text) | Phrase(text) | Near(text, _):
                return min(map(self._matching.frequency, phrase_words(text)))
            case Prefix(text) if self._matching.has_postings(part):
                return self._view.vocabulary(Field.BEGINNINGS).frequency(text)
            case Prefix() | Wildcard() | Fuzzy():
                return sum(map(self._matching.frequency, self._matching.words(part)))
            case _:
                return 0
