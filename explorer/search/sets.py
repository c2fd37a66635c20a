"""Sets of texts as whole numbers with one byte for each text, 1 where it is in the set.

Python joins such numbers with `&`, `|` and `^` as fast as it reads memory, whatever they hold, and their bytes can be
counted, cut and run through without a loop.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import compress

TextSet = int

NONE: TextSet = 0  # No bit is set.
_ANY = bytes(map(bool, range(256)))  # For `translate`: 1 for a byte of which any bit is set.
_SET = re.compile(b"\1")
_SPARSE = 10
"""Where one text of so many is in a set, to search for them takes as long as to run through all. Measured."""


def set_of(texts: Iterable[int], size: int) -> TextSet:
    """The set of these texts, of `size` in all."""
    flags = bytearray(size)
    for text in texts:
        flags[text] = 1
    return int.from_bytes(flags, "little")


def set_of_ranges(ranges: Iterable[tuple[int, int]], size: int) -> TextSet:
    """The set of the texts `first` up to `end` of each range."""
    flags = bytearray(size)
    for first, end in ranges:
        flags[first:end] = b"\1" * (end - first)
    return int.from_bytes(flags, "little")


def counted(counts: bytes) -> TextSet:
    """The texts with a count, given one byte for each."""
    return int.from_bytes(counts.translate(_ANY), "little")


def flags_of(texts: TextSet, size: int) -> bytes:
    """A byte for each text, 1 where it is in the set."""
    return texts.to_bytes(size, "little")


def count(texts: TextSet) -> int:
    """How many texts a set has."""
    return texts.bit_count()


def members(flags: bytes, first: int = 0) -> Sequence[int]:
    """The texts of a set in order; the flags begin with those of text `first`."""
    if flags.count(1) * _SPARSE < len(flags):
        return [first + found.start() for found in _SET.finditer(flags)]
    return list(compress(range(first, first + len(flags)), flags))
