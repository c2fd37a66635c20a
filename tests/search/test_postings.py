"""Postings are read back as they were written, short ones and those that are compressed."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.postings import POSITION_BITS, POSITIONS, Postings, joined, pack, unpack

FEW, MANY = 3, 2_000
MOST = 40


@pytest.mark.parametrize("count", [1, FEW, MANY])
@pytest.mark.parametrize("largest", [200, 60_000, 4_000_000])
@given(data=st.data())
def test_what_was_packed_is_unpacked(count: int, largest: int, data: st.DataObject) -> None:
    step = data.draw(st.integers(1, max(1, largest // count)))
    texts = [number * step for number in range(count)]
    placed = data.draw(st.booleans())
    frequencies = (data.draw(st.lists(st.integers(1, FEW if placed else 70_000), min_size=FEW, max_size=FEW)) * count)[
        :count
    ]
    inside = data.draw(st.lists(st.integers(0, 70_000), min_size=FEW, max_size=FEW))
    places = [place for frequency in frequencies for place in inside[:frequency]] if placed else []
    without, rest = pack(texts, frequencies, places)
    first = data.draw(st.sampled_from([0, 1_000]))
    found = unpack(without, count, len(without), with_places=False, first=first)
    assert (list(found.texts), list(found.frequencies)) == ([first + text for text in texts], frequencies)
    assert found.places == array("I")
    whole = unpack(without + rest, count, len(without), with_places=True)
    assert (list(whole.texts), list(whole.places)) == (texts, places)


def test_many_are_written_smaller_than_they_are() -> None:
    without, rest = pack(range(MANY), [1] * MANY, [number // 100 for number in range(MANY)])
    assert len(without) < MANY / 10 and len(rest) < MANY / 10


@given(
    st.dictionaries(st.integers(0, MOST), st.lists(st.integers(0, POSITIONS + 1), min_size=1, max_size=FEW)),
    st.sets(st.integers(0, MOST)),
)
def test_positions_are_those_of_the_texts_asked_for(words: dict[int, list[int]], asked: set[int]) -> None:
    texts = sorted(words)
    found = Postings(
        array("I", texts),
        array("B", [len(words[text]) for text in texts]),
        array("H", [place for text in texts for place in words[text]]),
    )
    assert [(position >> POSITION_BITS, position % POSITIONS) for position in found.positions(_flags(asked))] == [
        (text, place) for text in texts if text in asked for place in words[text] if place < POSITIONS
    ]


@given(st.lists(st.integers(1, 700), min_size=1), st.lists(st.integers(1, 200), min_size=1))
def test_the_postings_of_two_segments_are_one(large: list[int], small: list[int]) -> None:
    parts = [
        unpack(*_packed(numbers), with_places=True, first=first) for numbers, first in ((large, 0), (small, 1_000_000))
    ]
    found = joined(parts)
    assert list(found.frequencies) == [*large, *small]
    assert list(found.places) == [place for place in (*large, *small) for _ in range(place)]
    assert list(found.texts) == [*range(len(large)), *range(1_000_000, 1_000_000 + len(small))]


def _flags(texts: set[int]) -> bytes:
    return bytes(text in texts for text in range(MOST + 1))


def _packed(numbers: list[int]) -> tuple[bytes, int, int]:
    without, rest = pack(range(len(numbers)), numbers, [place for place in numbers for _ in range(place)])
    return without + rest, len(numbers), len(without)
