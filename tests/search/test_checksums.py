"""Files with checksums: what was written comes back, or the damage is found."""

import io
from random import Random

import pytest

from explorer.search.checksums import BLOCK, BlockReader, BlockWriter, sealed, unsealed
from explorer.search.engine import IndexDamaged

SIZES = [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 3 * BLOCK + 100]


def _bytes(size: int) -> bytes:
    return Random(size).randbytes(size)


@pytest.mark.parametrize("size", SIZES)
def test_what_was_written_is_read(size: int) -> None:
    data = _bytes(size)
    assert unsealed(sealed(data), "file") == data


@pytest.mark.parametrize("piece", [1000, BLOCK, 2 * BLOCK + 1])
def test_pieces_are_written_and_read_at_their_places(piece: int) -> None:
    data, raw = _bytes(5 * BLOCK + 7), io.BytesIO()
    writer = BlockWriter(raw)
    for start in range(0, len(data), piece):
        assert writer.tell() == start
        writer.write(data[start : start + piece])
    writer.finish()
    reader, chance = BlockReader(raw, "file"), Random(5)
    assert reader.length == len(data)
    for _ in range(200):
        start, length = chance.randrange(len(data) + 10), chance.choice([0, 1, 100, BLOCK, 3 * BLOCK])
        reader.seek(start)
        assert reader.read(length) == data[start : start + length]
        assert reader.tell() == max(start, min(start + length, len(data)))


def test_a_flipped_bit_is_found_wherever_it_is() -> None:
    data = sealed(_bytes(2 * BLOCK + 50))
    for place in Random(7).sample(range(len(data)), 300):
        damaged = bytearray(data)
        damaged[place] ^= 1 << place % 8
        with pytest.raises(IndexDamaged):
            unsealed(bytes(damaged), "file")


def test_a_file_cut_short_is_found_even_before_it_is_read() -> None:
    data = sealed(_bytes(2 * BLOCK + 50))
    for length in (0, 3, 4, BLOCK, BLOCK + 4, 2 * BLOCK + 8, len(data) - 1):
        with pytest.raises(IndexDamaged):
            BlockReader(io.BytesIO(data[:length]), "file")


def test_blocks_in_another_order_are_found() -> None:
    data, stride = sealed(_bytes(3 * BLOCK)), BLOCK + 4
    swapped = data[stride : 2 * stride] + data[:stride] + data[2 * stride :]
    with pytest.raises(IndexDamaged):
        unsealed(swapped, "file")


def test_damage_elsewhere_does_not_keep_from_reading() -> None:
    written = _bytes(3 * BLOCK)
    data = bytearray(sealed(written))
    data[10] ^= 1
    reader = BlockReader(io.BytesIO(data), "file")
    reader.seek(BLOCK)
    assert reader.read(BLOCK) == written[BLOCK : 2 * BLOCK]
    reader.seek(0)
    with pytest.raises(IndexDamaged):
        reader.read(1)
