"""Where words stand beside or near each other: sets of places, which follow each other as words do (`postings`)."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

from explorer.search.postings import POSITION_BITS
from explorer.search.sets import TextSet, flags_of

_FEW = 64  # Times fewer places than there are to search in: then each is looked for.


def side_by_side(words: Sequence[Sequence[int]]) -> set[int]:
    """The texts in which words follow each other, each given by its places in order."""
    order = sorted(range(len(words)), key=lambda number: len(words[number]))
    starts: set[int] | None = None
    for number in order:
        if starts is None:
            starts = {place - number for place in words[number]}
        elif len(starts) * _FEW < len(words[number]):
            starts = {start for start in starts if _holds(words[number], start + number)}
        else:
            starts.intersection_update(map((-number).__add__, words[number]))
        if not starts:
            return set()
    return {start >> POSITION_BITS for start in starts or ()}


def close_together(words: Sequence[Iterable[int]], between: int) -> set[int]:
    """The texts in which all of some words stand in any order with at most `between` others between the first and the
    last."""
    found: set[int] = set()
    last: dict[int, int] = {}
    for place, number in sorted((place, number) for number, places in enumerate(words) for place in places):
        last[number] = place
        if len(last) == len(words):
            first = min(last.values())
            if place - first <= between + 1 and place >> POSITION_BITS == first >> POSITION_BITS:
                found.add(place >> POSITION_BITS)
    return found


def inside(places: Sequence[int], texts: TextSet, size: int) -> Iterator[int]:
    """The places in these texts only."""
    flags = flags_of(texts, size)
    return compress(places, [flags[place >> POSITION_BITS] for place in places])


def _holds(places: Sequence[int], place: int) -> bool:
    index = bisect_left(places, place)
    return index < len(places) and places[index] == place
