"""The terms of a segment on disk: written in order, found again, and copied when segments are merged.

While the words of a segment are written, so is what begins or ends alike: for each two and three letters the texts in
which any word begins, or ends, so, which makes short prefixes and endings as cheap as words.
"""

import heapq
import pickle
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from explorer.search.entries import Field
from explorer.search.postings import EMPTY, POSITION_BITS, POSITIONS, Postings, joined, pack, unpack

_LETTERS = (2, 3)  # Of the beginnings and endings that have postings of their own.
MADE = frozenset({Field.BEGINNINGS, Field.ENDINGS})
"""The fields that are not given but made here."""

Item = tuple[str, bytes, int, float, bytes]
"""Field, term, text, count and positions, as Whoosh sorts them."""


class TermsWriter:
    """Writes the terms of a segment, which come sorted by field, term and text."""

    def __init__(self, terms: Any, postings: Any) -> None:
        self._terms, self._postings = terms, postings
        self._fields: dict[str, tuple[list[bytes], array[int], array[int]]] = {}
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: "Iterable[Item] | Merged") -> None:
        if isinstance(items, Merged):
            for name, term, postings in items.terms():
                self._add(name, term, postings.texts, postings.counts, postings.places)
            return
        beginnings, endings = _Beginnings(), _Beginnings()
        backwards: list[tuple[str, tuple[int, ...], array[int]]] = []
        for (name, term), group in groupby(items, key=itemgetter(0, 1)):
            _, _, texts, weights, positions = zip(*group, strict=True)
            counts = array("I", map(int, weights))
            self._add(name, term, texts, counts, _places(texts, positions))
            if name == Field.WORDS:
                word = term.decode()
                beginnings.add(word, texts, counts)
                backwards.append((word[::-1], texts, counts))
        for each in sorted(backwards, key=itemgetter(0)):
            endings.add(*each)
        for beginning, found, numbers in beginnings.listed():
            self._add(Field.BEGINNINGS, beginning.encode(), found, numbers, ())
        for ending, found, numbers in sorted(endings.listed(), key=lambda each: each[0][::-1].encode()):
            self._add(Field.ENDINGS, ending[::-1].encode(), found, numbers, ())

    def _add(self, name: str, term: bytes, texts: Sequence[int], counts: Sequence[int], places: Sequence[int]) -> None:
        terms, frequencies, offsets = self._fields.setdefault(name, ([], array("I"), array("Q")))
        terms.append(term)
        frequencies.append(len(texts))
        offsets.append(self._postings.tell())
        self._postings.write(pack(texts, counts, places))

    def close(self) -> None:
        written = {
            str(name): (b"\n".join(terms), frequencies.tobytes(), offsets.tobytes())
            for name, (terms, frequencies, offsets) in self._fields.items()
        }
        self._terms.write(pickle.dumps((written, self._postings.tell())))
        self._terms.close()
        self._postings.close()
        self.is_closed = True


def _places(texts: Sequence[int], positions: Sequence[bytes]) -> "array[int]":
    """The places of a term, from its positions in each text; empty for a field without."""
    places: array[int] = array("Q")
    for text, inside in zip(texts, positions, strict=True):
        if inside:
            values: array[int] = array("I")
            values.frombytes(inside)
            places.extend([(text << POSITION_BITS) + position for position in values if position < POSITIONS])
    return places


class _Beginnings:
    """For each beginning the texts in which words begin so, and how many words of each do; words come in order."""

    def __init__(self) -> None:
        self._done: list[tuple[str, array[int], array[int]]] = []
        self._open: dict[int, tuple[str, Counter[int]]] = {}

    def add(self, word: str, texts: Sequence[int], counts: Sequence[int]) -> None:
        for letters in _LETTERS:
            if len(word) >= letters:
                beginning, found = self._open.get(letters, ("", Counter[int]()))
                if beginning != word[:letters]:
                    self._end(letters)
                    beginning, found = word[:letters], Counter[int]()
                    self._open[letters] = beginning, found
                for text, count in zip(texts, counts, strict=True):
                    found[text] += count

    def listed(self) -> list[tuple[str, "array[int]", "array[int]"]]:
        for letters in list(self._open):
            self._end(letters)
        return sorted(self._done, key=lambda each: each[0].encode())

    def _end(self, letters: int) -> None:
        if letters in self._open:
            beginning, found = self._open.pop(letters)
            texts = array("I", sorted(found))
            self._done.append((beginning, texts, array("I", map(found.__getitem__, texts))))


class _Lexicon:
    """The terms of one field of a segment in the order of their bytes, with how many texts hold them and where their
    postings begin."""

    def __init__(self, terms: bytes, frequencies: bytes, offsets: bytes, end: int) -> None:
        self.terms = terms.split(b"\n")
        self.frequencies: array[int] = array("I", frequencies)
        self.offsets: array[int] = array("Q", offsets)
        self.offsets.append(end)

    def find(self, term: bytes) -> int | None:
        number = bisect_left(self.terms, term)
        return number if number < len(self.terms) and self.terms[number] == term else None


class Terms:
    """Reads what a TermsWriter wrote."""

    def __init__(self, written: Any, postings: Any) -> None:
        lists, end = written
        self._written, self._postings = lists, postings
        self._ends = sorted([*(array("Q", offsets)[0] for _, _, offsets in lists.values()), end])
        self._lexicons: dict[str, _Lexicon] = {}

    @property
    def fields(self) -> list[str]:
        return list(self._written)

    def lexicon(self, name: str) -> _Lexicon | None:
        if name not in self._lexicons and name in self._written:
            terms, frequencies, offsets = self._written[name]
            first = array("Q", offsets)[0]
            end = next(each for each in self._ends if each > first)
            self._lexicons[name] = _Lexicon(terms, frequencies, offsets, end)
        return self._lexicons.get(name)

    def read(self, name: str, term: bytes, with_places: bool, first: int = 0) -> Postings:
        lexicon = self.lexicon(name)
        number = lexicon.find(term) if lexicon else None
        if lexicon is None or number is None:
            return EMPTY
        start, end = lexicon.offsets[number], lexicon.offsets[number + 1]
        return unpack(self._postings.get(start, end - start), with_places, first)

    def close(self) -> None:
        self._postings.close()


@dataclass(frozen=True, slots=True)
class Source:
    """A segment on its way into another. Its text 0 becomes `first`, or, where some were taken out, `moved` tells what
    becomes of each that stays."""

    terms: Terms
    first: int
    moved: Mapping[int, int] | None

    def read(self, name: str, term: bytes) -> Postings:
        """The postings of a term by the numbers that its texts will have."""
        if self.moved is None:
            found = self.terms.read(name, term, True, self.first)
            places = array("Q", map((self.first << POSITION_BITS).__add__, found.places))
            return Postings(found.texts, found.counts, places)
        found, moved = self.terms.read(name, term, True), self.moved
        kept = [(moved[text], count) for text, count in zip(found.texts, found.counts, strict=True) if text in moved]
        inside = [(place >> POSITION_BITS, place % POSITIONS) for place in found.places]
        places = array("Q", ((moved[text] << POSITION_BITS) + position for text, position in inside if text in moved))
        return Postings(array("I", (text for text, _ in kept)), array("I", (count for _, count in kept)), places)


class Merged:
    """The terms of several segments in one order. It stands in the place of the pool in which Whoosh sorts postings:
    these are sorted already, and are copied as they are."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources

    def iter_postings(self) -> "Merged":
        return self

    def terms(self) -> Iterator[tuple[str, bytes, Postings]]:
        for name in sorted({name for source in self._sources for name in source.terms.fields}):
            lexicons = [source.terms.lexicon(name) for source in self._sources]
            listed = [[(term, number) for term in lexicon.terms] for number, lexicon in enumerate(lexicons) if lexicon]
            for term, group in groupby(heapq.merge(*listed), key=itemgetter(0)):
                postings = joined((self._sources[number].read(name, term) for _, number in group), with_places=True)
                if postings.texts:
                    yield name, term, postings

    def cleanup(self) -> None:
        for source in self._sources:
            source.terms.close()
