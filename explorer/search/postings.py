"""Where a term stands, in arrays that are read and written whole.

A term's postings are three arrays: the numbers of the texts that hold it, in order; how often each does; and every
occurrence as a *place*, one number for text and position, so that places follow each other as words do and sets of
them can be shifted and intersected. On disk each array takes the smallest type that holds it; text numbers are kept as
differences.
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
Places of 100,000 texts are then less than 2^30, and Python sorts such numbers twice as fast as larger ones."""

_HEADER = struct.Struct("<II3s")
_CODES = "BHIQ"


@dataclass(frozen=True, slots=True)
class Postings:
    """`places` is empty where none were asked for or kept."""

    texts: "array[int]"
    counts: "array[int]"
    places: "array[int]"


EMPTY = Postings(array("I"), array("B"), array("I"))


def pack(texts: Sequence[int], counts: Sequence[int], places: Sequence[int]) -> bytes:
    """The bytes of postings; at least one text."""
    arrays = [_small([texts[0], *map(sub, texts[1:], texts)]), _small(counts), _small(places)]
    codes = "".join(each.typecode for each in arrays).encode()
    return _HEADER.pack(len(texts), len(places), codes) + b"".join(each.tobytes() for each in arrays)


def unpack(data: bytes, with_places: bool, first: int = 0) -> Postings:
    """The inverse of `pack`; the numbers of texts, though not the places, are counted from `first`. Raises ValueError
    or struct.error for other bytes."""
    count, occurrences, codes = _HEADER.unpack_from(data)
    offset, arrays = _HEADER.size, []
    for code, length in zip(codes.decode(), (count, count, occurrences if with_places else 0), strict=True):
        values: array[int] = array(code)
        end = offset + length * values.itemsize
        values.frombytes(data[offset:end])
        if len(values) != length:
            raise ValueError("The postings of a term are cut short.")
        arrays.append(values)
        offset = end
    return Postings(array("I", islice(accumulate(arrays[0], initial=first), 1, None)), arrays[1], arrays[2])


def joined(parts: Iterable[Postings], with_places: bool = False) -> Postings:
    """The postings of one term in parts that follow each other as one."""
    listed = [part for part in parts if part.texts]
    if len(listed) < 2:
        return listed[0] if listed else EMPTY
    widest = max((part.counts for part in listed), key=lambda counts: counts.itemsize)
    texts, counts, places = array("I"), array(widest.typecode), array("Q")
    for part in listed:
        texts.extend(part.texts)
        counts.extend(iter(part.counts))
        if with_places:
            places.extend(iter(part.places))
    return Postings(texts, counts, places)


def _small(values: Sequence[int]) -> "array[int]":
    most = max(values, default=0)
    return array(next(code for code in _CODES if most < 1 << 8 * array(code).itemsize), values)
