"""The terms of a segment on disk: gathered text by text, written in order, found again, and copied when segments are
merged.

While the words of a segment are written, so is what begins or ends alike: for each two and three letters the texts in
which any word begins, or ends, so, which makes short prefixes and endings as cheap as words.

A file of terms begins with the length of a list in JSON: for each field its name, how many terms it has, their bytes,
and the types of four arrays. Then come, field by field, its terms in the order of their bytes, a line each, and the
arrays: where each line ends, the document frequencies, the bytes of the postings without places, and where in the file
of postings those of each term begin and those of the last one end, each in the smallest type that holds it. A term is
thus found by halving, and none is taken apart before it is asked for. Numbers are in the machine's byte order, since a
cache stays where it is.
"""

import heapq
import json
import struct
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, compress, groupby, pairwise, repeat
from operator import itemgetter
from typing import Any, overload

from explorer.search.entries import LETTERS, Field
from explorer.search.postings import EMPTY, Postings, joined, pack, small, unpack

Occurrences = tuple[list[int], list[int]]
"""The text of each occurrence of a term, and its place in that text; no places where they do not matter."""

_LENGTH = struct.Struct("<I")
_LAST = b"\xff"
"""A byte that no term holds, and that comes behind all of them: UTF-8 has none such."""


def as_bytes(term: str) -> bytes:
    """A term that is sought, or a part of one, as terms are written; also what no text can hold, half a surrogate pair
    that was typed."""
    return term.encode(errors="surrogatepass")


@dataclass(frozen=True, slots=True)
class _Listed:
    """The terms of a field that were written."""

    terms: list[bytes] = field(default_factory=list)
    document_frequencies: "array[int]" = field(default_factory=lambda: array("I"))
    lengths: "array[int]" = field(default_factory=lambda: array("I"))
    offsets: "array[int]" = field(default_factory=lambda: array("Q"))


class TermsWriter:
    """Writes the terms of a segment, which come text by text, or, with `merge`, those of segments that exist already.
    `terms` and `postings` are files that are open for writing and are closed with it."""

    def __init__(self, terms: Any, postings: Any) -> None:
        self._terms, self._postings = terms, postings
        self._texts = 0
        self._given = defaultdict[str, defaultdict[str, Occurrences]](lambda: defaultdict(_none))
        self._fields: dict[str, _Listed] = {}
        self._end = 0
        self._merged: Merged | None = None
        self.is_closed = False

    def merge(self, merged: "Merged") -> None:
        """Write these terms in the place of those that come: they are sorted already, and are copied as they are."""
        self._merged = merged

    def add(self, terms: Mapping[Field, Mapping[str, Sequence[int]]]) -> None:
        """Take the terms of the next text: of each field, with their places in order."""
        for name, found in terms.items():
            given = self._given[name]
            for term, places in found.items():
                texts, known = given[term]
                texts += [self._texts] * (len(places) or 1)
                known += places
        self._texts += 1

    def add_postings(self, schema: Any, lengths: Any, items: Any) -> None:
        """Write all terms, sorted. The arguments are what Whoosh gives to any codec: the `items` are terms that it was
        given itself, which are none."""
        if self._merged:
            for name, known, postings in self._merged.terms():
                self._add(name, known, postings.texts, postings.frequencies, postings.places)
            return
        for name, given in self._given.items():
            for term, (texts, places) in sorted(given.items()):
                counted = Counter(texts)
                self._add(name, term.encode(), list(counted), list(counted.values()), places)
        words = self._given[Field.WORDS]
        self._add_alike(Field.BEGINNINGS, words, lambda word, letters: word[:letters])
        self._add_alike(Field.ENDINGS, words, lambda word, letters: word[-letters:])

    def _add_alike(self, name: str, words: Mapping[str, Occurrences], part: Callable[[str, int], str]) -> None:
        """Write in which texts words have the same part, and how often."""
        alike = defaultdict[str, list[list[int]]](list)
        for word, (texts, _) in words.items():
            for letters in LETTERS:
                if len(word) >= letters:
                    alike[part(word, letters)].append(texts)
        for letters_in_common, listed in sorted(alike.items()):
            counted = sorted(Counter(chain.from_iterable(listed)).items())
            self._add(
                name, letters_in_common.encode(), [text for text, _ in counted], [often for _, often in counted], ()
            )

    def _add(
        self, name: str, term: bytes, texts: Sequence[int], frequencies: Sequence[int], places: Sequence[int]
    ) -> None:
        listed = self._fields.setdefault(str(name), _Listed())
        without, rest = pack(texts, frequencies, places)
        listed.terms.append(term)
        listed.document_frequencies.append(len(texts))
        listed.lengths.append(len(without))
        listed.offsets.append(self._end)
        self._postings.write(without + rest)
        self._end += len(without) + len(rest)

    def close(self) -> None:
        """Write the file of terms, and close what was open."""
        contents: list[tuple[str, int, int, str]] = []
        parts: list[bytes] = []
        ends = [*(listed.offsets[0] for listed in self._fields.values()), self._end][1:]
        for (name, listed), end in zip(self._fields.items(), ends, strict=True):
            terms = b"\n".join(listed.terms)
            listed.offsets.append(end)
            lines = list(accumulate(map(len, listed.terms), lambda end, length: end + 1 + length))
            numbers = [*map(small, (lines, listed.document_frequencies, listed.lengths, listed.offsets))]
            contents.append((name, len(listed.terms), len(terms), "".join(each.typecode for each in numbers)))
            parts += (terms, *(each.tobytes() for each in numbers))
        head = json.dumps(contents).encode()
        self._terms.write(b"".join([_LENGTH.pack(len(head)), head, *parts]))
        self._terms.close()
        self._postings.close()
        if self._merged:
            self._merged.close()
        self.is_closed = True


def _none() -> Occurrences:
    return [], []


class Dictionary(Sequence[bytes]):
    """The terms of one field of a segment in the order of their bytes, with their document frequencies, the bytes of
    their postings without places, and where these begin; of `offsets` there is one more, the end of the last."""

    def __init__(self, data: bytes, start: int, count: int, length: int, types: str) -> None:
        """`data` has the terms from `start` on, `length` bytes of them, and then arrays of these types."""
        self._data, self._start = data, start
        bounds = accumulate(self.sizes(count, types), initial=start + length)
        arrays = (array(code, data[begin:end]) for code, (begin, end) in zip(types, pairwise(bounds), strict=True))
        self._ends, self.document_frequencies, self.lengths, self.offsets = arrays

    @staticmethod
    def sizes(count: int, types: str) -> list[int]:
        """The bytes of the arrays of so many terms; the last array has one number more."""
        numbers = [count] * (len(types) - 1) + [count + 1]
        return [array(code).itemsize * each for code, each in zip(types, numbers, strict=True)]

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, number: int) -> bytes: ...
    @overload
    def __getitem__(self, number: slice) -> list[bytes]: ...
    def __getitem__(self, number: int | slice) -> bytes | list[bytes]:
        if isinstance(number, slice):
            first, end, _ = number.indices(len(self))
            return self._between(first, end).split(b"\n") if first < end else []
        return self._between(number, number + 1)

    def _between(self, first: int, end: int) -> bytes:
        begins = self._start + (self._ends[first - 1] + 1 if first else 0)
        return self._data[begins : self._start + self._ends[end - 1]]

    def find(self, term: bytes) -> int | None:
        """The number of a term, None where the field has it not."""
        number = bisect_left(self, term)
        return number if number < len(self) and self[number] == term else None

    def beginning(self, letters: bytes) -> Iterator[tuple[bytes, int]]:
        """The terms that begin so, in order, with their document frequencies."""
        first, end = bisect_left(self, letters), bisect_left(self, letters + _LAST)
        return zip(self[first:end], self.document_frequencies[first:end], strict=True)

    def holding(self, letters: bytes) -> Iterator[tuple[bytes, int]]:
        """The terms that hold some letters anywhere, in order, with their document frequencies."""
        end = self._start + self._ends[-1]
        place = self._data.find(letters, self._start, end)
        while place >= 0:
            number = bisect_left(self._ends, place - self._start + len(letters))
            yield self[number], self.document_frequencies[number]
            place = self._data.find(letters, self._start + self._ends[number] + 1, end)


class Terms:
    """Reads what a TermsWriter wrote: `data` is what the file of terms holds, `postings` the other file, open for
    reading; it is closed with this."""

    def __init__(self, data: bytes, postings: Any) -> None:
        self._data, self._postings = data, postings
        self._dictionaries: dict[str, Dictionary] = {}
        start = _LENGTH.size + _LENGTH.unpack_from(data)[0]
        self._fields: dict[str, tuple[int, int, int, str]] = {}
        for name, count, length, types in json.loads(data[_LENGTH.size : start]):
            self._fields[name] = start, count, length, types
            start += length + sum(Dictionary.sizes(count, types))

    @property
    def fields(self) -> list[str]:
        """The names of the fields that have terms."""
        return list(self._fields)

    def dictionary(self, name: str) -> Dictionary | None:
        """The terms of a field, None where the segment has none."""
        if name not in self._dictionaries and name in self._fields:
            self._dictionaries[name] = Dictionary(self._data, *self._fields[name])
        return self._dictionaries.get(name)

    def read(self, name: str, term: bytes, with_places: bool, first: int = 0) -> Postings:
        """The postings of a term of a field, empty where it has it not; the numbers of texts count from `first`."""
        dictionary = self.dictionary(name)
        number = dictionary.find(term) if dictionary else None
        if dictionary is None or number is None:
            return EMPTY
        start = dictionary.offsets[number]
        without = dictionary.lengths[number]
        length = dictionary.offsets[number + 1] - start if with_places else without
        count = dictionary.document_frequencies[number]
        return unpack(self._postings.get(start, length), count, without, with_places, first)

    def close(self) -> None:
        """Close the file of postings, without which `read` fails."""
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
            return self.terms.read(name, term, True, self.first)
        found, moved = self.terms.read(name, term, True), self.moved
        stays = [text in moved for text in found.texts]
        return Postings(
            array("I", map(moved.__getitem__, compress(found.texts, stays))),
            array(found.frequencies.typecode, compress(found.frequencies, stays)),
            array(
                found.places.typecode,
                compress(found.places, chain.from_iterable(map(repeat, stays, found.frequencies))),
            ),
        )


class Merged:
    """The terms of several segments in one order."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources

    def terms(self) -> Iterator[tuple[str, bytes, Postings]]:
        """Each field, term and its postings in all segments, with places."""
        for name in sorted({name for source in self._sources for name in source.terms.fields}):
            found = [source.terms.dictionary(name) for source in self._sources]
            listed = [[(term, number) for term in each[:]] for number, each in enumerate(found) if each]
            for term, group in groupby(heapq.merge(*listed), key=itemgetter(0)):
                postings = joined(self._sources[number].read(name, term) for _, number in group)
                if postings.texts:
                    yield name, term, postings

    def close(self) -> None:
        """Close the postings of the segments it was made of."""
        for source in self._sources:
            source.terms.close()
