"""Postings are read back as they were written, short ones and those that are compressed."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.postings import POSITION_BITS, pack, unpack

FEW, MANY = 3, 2_000


@pytest.mark.parametrize("count", [1, FEW, MANY])
@pytest.mark.parametrize("largest", [200, 60_000, 4_000_000])
@given(data=st.data())
def test_what_was_packed_is_unpacked(count: int, largest: int, data: st.DataObject) -> None:
    step = data.draw(st.integers(1, max(1, largest // count)))
    texts = [number * step for number in range(count)]
    frequencies = data.draw(st.lists(st.integers(1, 70_000), min_size=FEW, max_size=FEW)) * count
    positions = [text << POSITION_BITS for text in texts] if data.draw(st.booleans()) else []
    without, rest = pack(texts, frequencies[:count], positions)
    first = data.draw(st.sampled_from([0, 1_000]))
    found = unpack(without, len(without), with_positions=False, first=first)
    assert (list(found.texts), list(found.frequencies)) == ([first + text for text in texts], frequencies[:count])
    assert found.positions == array("I")
    whole = unpack(without + rest, len(without), with_positions=True)
    assert (list(whole.texts), list(whole.positions)) == (texts, positions)


def test_many_are_written_smaller_than_they_are() -> None:
    positions = [text << POSITION_BITS for text in range(MANY)]
    without, rest = pack(range(MANY), [1] * MANY, positions)
    assert len(without) < MANY / 10 and len(rest) < MANY
