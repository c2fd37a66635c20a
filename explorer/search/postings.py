"""The postings of a term, in arrays that are read and written whole.

A term's postings are three arrays: the numbers of the texts that hold it, in order; its term frequency in each; and its
*positions*, each one number for the text and the word in it, so that positions follow each other as words do and sets
of them can be shifted and intersected. On disk each array takes the smallest type that holds it; text numbers are kept
as differences. (C. D. Manning, P. Raghavan and H. Schütze, "Introduction to Information Retrieval", 2008, chapters 2.4
and 5.3.)
"""

import struct
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from operator import sub

POSITION_BITS = 13
POSITIONS = 1 << POSITION_BITS
"""Words of a text whose positions are known. Those beyond, in tables of a whole annex, are found but in no phrase.
Positions in 100,000 texts are then less than 2^30, and Python sorts such numbers twice as fast as larger ones."""

_HEADER = struct.Struct("<II3s")
"""How many texts and positions there are, and the type codes of the three arrays."""
_BYTE = 8  # bits
_CODES = "BHIQ"
"""The type codes of `array` for whole numbers of one, two, four and eight bytes."""


@dataclass(frozen=True, slots=True)
class Postings:
    """`texts` and `frequencies` are of one length, `positions` as long as the sum of the frequencies (where words
    beyond POSITIONS are left out, shorter), and empty where none were asked for or kept."""

    texts: "array[int]"
    frequencies: "array[int]"
    positions: "array[int]"


EMPTY = Postings(array("I"), array("B"), array("I"))


def pack(texts: Sequence[int], frequencies: Sequence[int], positions: Sequence[int]) -> tuple[bytes, bytes]:
    """The bytes of postings without positions, and what follows with them; at least one text."""
    arrays = [_small([texts[0], *map(sub, texts[1:], texts)]), _small(frequencies), _small(positions)]
    codes = "".join(each.typecode for each in arrays).encode()
    listed = [each.tobytes() for each in arrays]
    return _HEADER.pack(len(texts), len(positions), codes) + listed[0] + listed[1], listed[2]


def unpack(data: bytes, with_positions: bool, first: int = 0) -> Postings:
    """The inverse of `pack`, of all the bytes or only those without positions; the numbers of texts, though not in the
    positions, are counted from `first`. The bytes are those that `pack` gave: the store has checked them."""
    count, occurrences, codes = _HEADER.unpack_from(data)
    offset, arrays = _HEADER.size, []
    for code, length in zip(codes.decode(), (count, count, occurrences if with_positions else 0), strict=True):
        values: array[int] = array(code)
        end = offset + length * values.itemsize
        values.frombytes(data[offset:end])
        arrays.append(values)
        offset = end
    return Postings(array("I", islice(accumulate(arrays[0], initial=first), 1, None)), arrays[1], arrays[2])


def joined(parts: Iterable[Postings], with_positions: bool = False) -> Postings:
    """The postings of one term in segments that follow each other as one."""
    listed = [part for part in parts if part.texts]
    if len(listed) < 2:
        return listed[0] if listed else EMPTY
    widest = max((part.frequencies for part in listed), key=lambda frequencies: frequencies.itemsize)
    texts, frequencies, positions = array("I"), array(widest.typecode), array("Q")
    for part in listed:
        texts.extend(part.texts)
        frequencies.extend(iter(part.frequencies))
        if with_positions:
            positions.extend(iter(part.positions))
    return Postings(texts, frequencies, positions)


def _small(values: Sequence[int]) -> "array[int]":
    most = max(values, default=0)
    return array(next(code for code in _CODES if most < 1 << _BYTE * array(code).itemsize), values)
