"""Which texts have words side by side or near each other, by their positions, which follow each other as words do
(`postings`).

Positions come in order, so that two lists of them are one run each for Python's sort, which merges them without a loop.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, compress, islice
from operator import eq

from explorer.search.postings import POSITION_BITS

_BEFORE, _BEHIND = -(1 << 62), 1 << 62
"""Less and more than any position."""
_FEW = 6
"""So many times fewer positions than there are to search in are looked for one by one; otherwise both are gone through.
About where Python takes as long for the one as for the other at 100,000 texts."""


def side_by_side(words: Sequence[tuple[int, Sequence[int]]]) -> set[int]:
    """The texts in which words follow each other. Each is given by its number in the phrase and its positions in
    order."""
    (first, shortest), *others = sorted(words, key=lambda word: len(word[1]))
    starts = list(map((-first).__add__, shortest))
    for number, positions in others:
        if not starts:
            break
        if len(starts) * _FEW < len(positions):
            starts = [start for start in starts if _holds(positions, start + number)]
        else:
            merged = sorted(chain(starts, map((-number).__add__, positions)))
            starts = list(compress(merged, map(eq, merged, islice(merged, 1, None))))
    return {start >> POSITION_BITS for start in starts}


def close_together(words: Sequence[Sequence[int]], between: int) -> set[int]:
    """The texts in which all of some words, each given by its positions in order, stand in any order with at most
    `between` others between the first and the last."""
    if len(words) == 2:
        few, many = sorted(words, key=len)
        return _pairs(few, many, between)
    found: set[int] = set()
    last = [-1] * len(words)
    bits = len(words).bit_length()
    numbered = ([position << bits | number for position in positions] for number, positions in enumerate(words))
    mask, done = (1 << bits) - 1, -1
    for each in sorted(chain.from_iterable(numbered)):
        position = each >> bits
        text = position >> POSITION_BITS
        if text != done:  # Once found, a text is passed over.
            last[each & mask] = position
            first = min(last)
            if position - first <= between + 1 and first >= 0 and first >> POSITION_BITS == text:
                found.add(text)
                done = text
    return found


def _pairs(few: Sequence[int], many: Sequence[int], between: int) -> set[int]:
    """As `close_together` for two words, of which the first has fewer positions: for each of these the last position
    of the other before it and the first one behind."""
    found: set[int] = set()
    for position, before, behind in (_looked_up if len(few) * _FEW < len(many) else _walked)(few, many):
        text = position >> POSITION_BITS
        if (behind - position <= between + 1 and behind >> POSITION_BITS == text) or (
            position - before <= between + 1 and before >> POSITION_BITS == text
        ):
            found.add(text)
    return found


def _looked_up(few: Sequence[int], many: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Each of the few numbers with the last of the many before it and the first that is not, both in order."""
    count = len(many)
    for each in few:
        index = bisect_left(many, each)
        yield each, many[index - 1] if index else _BEFORE, many[index] if index < count else _BEHIND


def _walked(few: Sequence[int], many: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """As `_looked_up`, going through all of them."""
    others = iter([*many, _BEHIND])
    before, behind = _BEFORE, next(others)
    for each in few:
        while behind < each:
            before, behind = behind, next(others)
        yield each, before, behind


def _holds(positions: Sequence[int], position: int) -> bool:
    index = bisect_left(positions, position)
    return index < len(positions) and positions[index] == position
