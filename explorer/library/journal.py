"""What SQLite will make of a database and the journals beside it, found out without it: SQLite would change the files.

After https://www.sqlite.org/fileformat2.html, sections 3 (rollback journal) and 4 (write-ahead log).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

_PAGE_SIZE = slice(16, 18)  # in the header of a database; 1 means 65,536
_LARGEST_PAGE = 65_536

_LOG_MAGIC = 0x377F0682  # the last bit set where checksums are of big-endian words
_LOG_HEADER, _FRAME_HEADER = struct.Struct(">8I"), struct.Struct(">6I")
_SUMMED_OF_LOG_HEADER, _SUMMED_OF_FRAME_HEADER = 24, 8  # bytes
_WORD = 2**32

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_JOURNAL_HEADER = struct.Struct(">8s5I")
_SECTORS = {2**power for power in range(5, 17)}  # bytes
_NUMBER = 4  # bytes; a record is the number of a page, the page, a checksum
_TO_THE_END = 2**32 - 1
"""The number of records of a journal that is not synced."""
_SUMMED_EVERY = 200
"""The checksum of a record is of each 200th byte, from the end."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """The database, and whether the write-ahead log has transactions after a damaged place, which SQLite passes over
    in silence."""

    database: bytes
    lost: bool = False


@dataclass(slots=True)
class _Log:
    """Pages by their number, as the last whole transaction left them, and how many pages the database then has."""

    pages: dict[int, bytes] = field(default_factory=dict)
    size: int = 0
    lost: bool = False


def recovered(database: bytes, log: bytes, journal: bytes) -> Recovered:
    """A database of at least one page after SQLite has opened it beside a write-ahead log and a rollback journal; b""
    where there are none."""
    page = _page_size(database)
    if page < 512 or page & (page - 1):  # Never a page: the least, and powers of two.
        return Recovered(database)
    database = _rolled_back(database, journal, page)
    read = _read_log(log, page, len(database) + len(log))
    if not read.size:
        return Recovered(database, read.lost)
    image = bytearray(database[: read.size * page].ljust(read.size * page, b"\0"))
    for number, content in read.pages.items():
        if number <= read.size:
            image[(number - 1) * page : number * page] = content
    return Recovered(bytes(image), read.lost)


def is_first(database: bytes, log: bytes, journal: bytes) -> bool:
    """Whether a rollback journal is of the transaction that made the database, of which no more is there than its first
    page, that has no rows of ours: nothing was there before, and SQLite goes back to that."""
    nothing = len(database) <= _page_size(database) and len(log) <= _LOG_HEADER.size
    if not nothing or len(journal) < _JOURNAL_HEADER.size:
        return False
    magic, _, _, pages, *_ = _JOURNAL_HEADER.unpack_from(journal)
    return magic in (_JOURNAL_MAGIC, bytes(len(_JOURNAL_MAGIC))) and pages == 0  # It is zeros before it is synced.


def _page_size(database: bytes) -> int:
    stated = int.from_bytes(database[_PAGE_SIZE])
    return _LARGEST_PAGE if stated == 1 else stated


def _read_log(log: bytes, page: int, room: int) -> _Log:
    """`room` are the bytes that a database can have after it."""
    read = _Log()
    if len(log) < _LOG_HEADER.size:
        return read
    magic, _, stated_page, _, *salts, one, two = _LOG_HEADER.unpack_from(log)
    order = ">" if magic & 1 else "<"
    sums = _summed((0, 0), log[:_SUMMED_OF_LOG_HEADER], order)
    valid = magic & ~1 == _LOG_MAGIC and stated_page == page and sums == (one, two)
    pending: dict[int, bytes] = {}
    for start in range(_LOG_HEADER.size, len(log) - _FRAME_HEADER.size - page + 1, _FRAME_HEADER.size + page):
        number, size, *frame_salts, one, two = _FRAME_HEADER.unpack_from(log, start)
        content = log[start + _FRAME_HEADER.size : start + _FRAME_HEADER.size + page]
        if valid:
            sums = _summed(sums, log[start : start + _SUMMED_OF_FRAME_HEADER] + content, order)
            valid = number > 0 and frame_salts == salts and sums == (one, two) and size * page <= room
        elif not read.lost and start == _LOG_HEADER.size:
            salts = frame_salts  # The header is damaged: those of the first frame are what it said.
        if valid:
            pending[number] = content
            if size:
                read.pages |= pending
                read.size, pending = size, {}
        elif size and frame_salts == salts:
            read.lost = True
    return read


def _summed(sums: tuple[int, int], data: bytes, order: str) -> tuple[int, int]:
    one, two = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) % _WORD
        two = (two + second + one) % _WORD
    return one, two


def _rolled_back(database: bytes, journal: bytes, page: int) -> bytes:
    """The database without a transaction that was not ended."""
    if len(journal) < _JOURNAL_HEADER.size:
        return database
    magic, _, _, pages, sector, stated_page = _JOURNAL_HEADER.unpack_from(journal)
    if magic != _JOURNAL_MAGIC or stated_page != page or sector not in _SECTORS:
        return database
    if pages * page > len(database) + len(journal):
        return database
    image = bytearray(database[: pages * page].ljust(pages * page, b"\0"))
    for number, content in _records(journal, page, sector):
        if number <= pages:
            image[(number - 1) * page : number * page] = content
    return bytes(image)


def _records(journal: bytes, page: int, sector: int) -> Iterator[tuple[int, bytes]]:
    """The pages that a journal keeps, with their numbers, up to a damaged one. It has one or more headers, each at the
    beginning of a sector and followed by records."""
    offset = 0
    while len(journal) - offset >= _JOURNAL_HEADER.size:
        magic, count, nonce, *_ = _JOURNAL_HEADER.unpack_from(journal, offset)
        if magic != _JOURNAL_MAGIC:
            return
        offset += sector
        room = max(len(journal) - offset, 0) // (page + 2 * _NUMBER)
        for _ in range(room if count == _TO_THE_END else min(count, room)):
            content = journal[offset + _NUMBER : offset + _NUMBER + page]
            number, stated = (int.from_bytes(journal[at : at + _NUMBER]) for at in (offset, offset + _NUMBER + page))
            if not number or (nonce + sum(content[page - _SUMMED_EVERY : 0 : -_SUMMED_EVERY])) % _WORD != stated:
                return
            yield number, content
            offset += page + 2 * _NUMBER
        offset += -offset % sector
