"""The postings of a term, in arrays that are read and written whole.

A term's postings are three arrays: the numbers of the texts that hold it, in order; its term frequency in each; and its
*places*, the numbers of the words that it is in these texts, one text after the other. On disk each array takes the
smallest type that holds it; text numbers are kept as differences. (C. D. Manning, P. Raghavan and H. Schütze,
"Introduction to Information Retrieval", 2008, chapters 2.4 and 5.3.) What is longer than a few of them is compressed:
by the DEFLATE of zlib, the first bytes of all numbers of an array together, then the second ones and so on, as the
higher ones hardly change from one number to the next. (The byte shuffle of HDF5.) Both are undone whole, without a
loop.

A *position* is one number for the text and the place in it, so that positions follow each other as words do and sets of
them can be shifted and intersected. They are made of the texts that are looked at, and of no others.
"""

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, count, islice
from operator import sub

from explorer.search.sets import members

POSITION_BITS = 13
POSITIONS = 1 << POSITION_BITS
"""Words of a text whose positions are known. Those beyond, in tables of a whole annex, are found but in no phrase.
Positions in 100,000 texts are then less than 2^30, and Python sorts such numbers twice as fast as larger ones."""

_COMPRESSED, _PLACED = 1 << 6, 1 << 7
"""Bits of the byte that comes first: whether the arrays are compressed, and whether there are places. The others are
the types of the three arrays, their numbers in CODES, two bits each."""
_TYPE_BITS = 2
_SHORT = 200
"""Bytes of arrays that stay as they are: words of a few texts, of which a search may read hundreds."""
_STRATEGY = zlib.Z_RLE
"""Numbers of a list hardly repeat those before them but as runs: to look for these alone is faster, and leaves a tenth
less of the differences and a quarter less of the frequencies than zlib's usual strategy. Measured."""
_FEW = 8
"""Where the texts asked for are so many times fewer than those of a term, it is faster to look them up. Measured."""
_BYTE = 8  # bits
CODES = "BHIQ"
"""The type codes of `array` for whole numbers of one, two, four and eight bytes."""


@dataclass(frozen=True, slots=True)
class Postings:
    """`texts` and `frequencies` are of one length, `places` as long as the sum of the frequencies, and empty where none
    were asked for or kept."""

    texts: "array[int]"
    frequencies: "array[int]"
    places: "array[int]"

    def positions(self, flags: bytes) -> list[int]:
        """The positions in a set of texts, given by its flags, in order."""
        places, bounds = self.places, list(accumulate(self.frequencies, initial=0))
        return [
            (text << POSITION_BITS) + place
            for text, number in self._among(flags)
            for place in places[bounds[number] : bounds[number + 1]]
            if place < POSITIONS
        ]

    def _among(self, flags: bytes) -> Iterable[tuple[int, int]]:
        """The texts that are in a set, each with its number among those here; a few are looked up one by one."""
        texts = self.texts
        if flags.count(1) * _FEW > len(texts):
            return compress(zip(texts, count(), strict=False), map(flags.__getitem__, texts))
        asked = ((text, bisect_left(texts, text)) for text in members(flags))
        return ((text, number) for text, number in asked if number < len(texts) and texts[number] == text)


EMPTY = Postings(array("I"), array("B"), array("I"))


def pack(texts: Sequence[int], frequencies: Sequence[int], places: Sequence[int]) -> tuple[bytes, bytes]:
    """The bytes of postings without places, and what follows with them; at least one text."""
    arrays = [small([texts[0], *map(sub, texts[1:], texts)]), small(frequencies), small(places)]
    header = _PLACED if places else 0
    for number, each in enumerate(arrays):
        header |= CODES.index(each.typecode) << _TYPE_BITS * number
    written = _plain
    if sum(len(each) * each.itemsize for each in arrays) > _SHORT:
        header, written = header | _COMPRESSED, _shuffled
    return bytes([header]) + written(arrays[:2]), written(arrays[2:]) if places else b""


def unpack(data: bytes, count: int, length: int, with_places: bool, first: int = 0) -> Postings:
    """The inverse of `pack` for `count` texts, of all the bytes or only those without places, of which there are
    `length`; the numbers of texts are counted from `first`. The bytes are those that `pack` gave: the store has checked
    them."""
    header = data[0]
    types = "".join(CODES[header >> _TYPE_BITS * number & (1 << _TYPE_BITS) - 1] for number in range(3))
    read = _unshuffled if header & _COMPRESSED else _unplain
    differences, frequencies = read(data[1:length], types[:2], count)
    placed = with_places and header & _PLACED
    places = read(data[length:], types[2], sum(frequencies))[0] if placed else EMPTY.places
    return Postings(array("I", islice(accumulate(differences, initial=first), 1, None)), frequencies, places)


def _plain(arrays: Iterable["array[int]"]) -> bytes:
    return b"".join(each.tobytes() for each in arrays)


def _unplain(data: bytes | bytearray, types: str, count: int) -> "list[array[int]]":
    """Arrays of these types, of as many numbers each, as `_plain` wrote them."""
    arrays: list[array[int]] = []
    end = 0
    for code in types:
        values: array[int] = array(code)
        begin, end = end, end + count * values.itemsize
        values.frombytes(data[begin:end])
        arrays.append(values)
    return arrays


def _shuffled(arrays: Iterable["array[int]"]) -> bytes:
    planes = ((each.tobytes(), each.itemsize) for each in arrays)
    packing = zlib.compressobj(strategy=_STRATEGY)
    return (
        packing.compress(b"".join(data[byte::size] for data, size in planes for byte in range(size))) + packing.flush()
    )


def _unshuffled(data: bytes, types: str, count: int) -> "list[array[int]]":
    """The inverse of `_shuffled`, as `_unplain` is of `_plain`."""
    planes, plain, end = zlib.decompress(data), bytearray(), 0
    for size in (array(code).itemsize for code in types):
        numbers = bytearray(count * size)
        for byte in range(size):
            begin, end = end, end + count
            numbers[byte::size] = planes[begin:end]
        plain += numbers
    return _unplain(plain, types, count)


def joined(parts: Iterable[Postings]) -> Postings:
    """The postings of one term in segments that follow each other as one."""
    listed = [part for part in parts if part.texts]
    if len(listed) < 2:
        return listed[0] if listed else EMPTY
    return Postings(
        _joined([part.texts for part in listed]),
        _joined([part.frequencies for part in listed]),
        _joined([part.places for part in listed]),
    )


def _joined(arrays: "list[array[int]]") -> "array[int]":
    """One array of the widest of their types."""
    found: array[int] = array(max(arrays, key=lambda each: each.itemsize).typecode)
    for each in arrays:
        found.extend(each if each.typecode == found.typecode else iter(each))
    return found


def small(values: Sequence[int]) -> "array[int]":
    """Numbers in the smallest type that holds all of them."""
    most = max(values, default=0)
    return array(next(code for code in CODES if most < 1 << _BYTE * array(code).itemsize), values)
