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
_FEW = 3
"""Times more texts must hold a word than are wanted for scoring these alone."""
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
        arrays = [self._scores(part, flags) for part in self._parts]
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

    def _scores(self, part: Text, wanted: bytes) -> "array[float]":
        """The score for one part of every text, or at least of the wanted ones among all where they are few beside
        those that hold it; 0 where it does not stand."""
        size, key = self._view.size, ("scores", part)
        few = len(wanted) == size and self._frequency(part) > _FEW * wanted.count(1)
        if few and not self._view.has(key):
            return self._score(part, wanted)
        return self._view.kept(key, lambda: self._score(part, None), lambda scores: 4 * size)

    def _score(self, part: Text, wanted: bytes | None) -> "array[float]":
        match part:
            case Term(text) if symbol_key(text):
                return self._bm25([self._view.postings(Field.SYMBOLS, symbol_key(text) or "")], wanted)
            case Term(text) if len(folded_words(text)) == 1:
                return self._any_form(folded_words(text)[0], wanted)
            case Prefix() | Wildcard() | Fuzzy():
                known = self._matching.known(part)
                words = [self._view.postings(*known)] if known else map(self._of_word, self._matching.words(part))
                return self._bm25(words, wanted)
            case Term(text) | Phrase(text) | Near(text, _):
                return self._rarest(phrase_words(text), wanted)
            case _:
                return array("f", bytes(4 * self._view.size))

    def _any_form(self, word: str, wanted: bytes | None) -> "array[float]":
        forms = self._matching.forms(word)
        typed = [form for form in forms if form.rstrip("s") == word.rstrip("s")]
        if not typed or len(typed) == len(forms):
            return self._bm25(map(self._of_word, forms), wanted)
        scores = self._bm25(map(self._of_word, forms), wanted, _OTHER_FORM)
        for form in typed:
            own = self._of_word(form)
            self._weigh(scores, _only(own, wanted), (1 - _OTHER_FORM) * self._rarity([own]))
        return scores

    def _rarest(self, words: Iterable[str], wanted: bytes | None) -> "array[float]":
        """Of words that stand together the rarest tells most."""
        whole = [word for word in words if not word.endswith("*")]
        frequency = self._matching.frequency
        return self._bm25([self._of_word(min(whole, key=frequency))] if whole else [], wanted)

    def _of_word(self, word: str) -> Postings:
        return self._view.postings(Field.WORDS, word)

    def _bm25(self, postings: Iterable[Postings], wanted: bytes | None, share: float = 1.0) -> "array[float]":
        """A share of their scores, of the wanted texts alone if these are given. Words that are alternatives are scored
        as one, as rare as the most frequent of them."""
        scores, listed = array("f", bytes(4 * self._view.size)), [each for each in postings if each.texts]
        if len(listed) == 1:
            self._weigh(scores, _only(listed[0], wanted), share * self._rarity(listed))
        elif listed:
            counts = [0] * self._view.size
            for each in listed:
                for text, count in _only(each, wanted):
                    counts[text] += count
            together = zip(compress(range(self._view.size), counts), compress(counts, counts), strict=True)
            self._weigh(scores, together, share * self._rarity(listed))
        return scores

    def _rarity(self, postings: Iterable[Postings]) -> float:
        found = max(len(each.texts) for each in postings)
        return _SATURATION * math.log(1 + (self._view.size - found + 0.5) / (found + 0.5))

    def _weigh(self, scores: "array[float]", counted: Iterable[tuple[int, int]], weight: float) -> None:
        """Add to the score of each text what its count is worth."""
        norms = self._view.norms
        for text, count in counted:
            scores[text] += weight * count / (count + norms[text])

    def _frequency(self, part: Text) -> int:
        """About how many texts a part is in, without reading any postings."""
        match part:
            case Term(text) if symbol_key(text):
                return self._view.vocabulary(Field.SYMBOLS).frequency(symbol_key(text) or "")
            case Term(text) if len(folded_words(text)) == 1:
                return max(map(self._matching.frequency, self._matching.forms(folded_words(text)[0])), default=0)
            case Term(text) | Phrase(text) | Near(text, _):
                return min(map(self._matching.frequency, phrase_words(text)))
            case Prefix() | Wildcard() | Fuzzy():
                known = self._matching.known(part)
                if known:
                    return self._matching.frequency_of(known)
                return sum(map(self._matching.frequency, self._matching.words(part)))
            case _:
                return 0


def _only(postings: Postings, wanted: bytes | None) -> Iterable[tuple[int, int]]:
    """The texts of a term, or the wanted ones among them, each with its count."""
    counted = zip(postings.texts, postings.counts, strict=True)
    return counted if wanted is None else compress(counted, map(wanted.__getitem__, postings.texts))
