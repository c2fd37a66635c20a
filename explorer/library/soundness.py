"""Whether a database of the user is whole, judged in memory, with nothing of its folder touched."""

import contextlib
import sqlite3
from dataclasses import dataclass

from explorer.library import checksum, schema
from explorer.library.database import version

_LARGEST = 2**30
"""Bytes; SQLite's own bound for a database in memory, and a hundred times what ten thousand passages take."""
_JOURNAL_MODE = slice(18, 20)  # in the header of a database
_ROLLBACK, _WRITE_AHEAD = b"\1\1", b"\2\2"


@dataclass(frozen=True, slots=True)
class Sound:
    """A database in which nothing is damaged, the version of its tables, and its random name if it has one."""

    image: bytes
    version: int
    library: str | None

    def in_memory(self) -> sqlite3.Connection:
        """A copy that may be changed."""
        return _in_memory(self.image)


def empty() -> sqlite3.Connection:
    """A new database in memory."""
    return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)


def judged(image: bytes) -> Sound | None:
    """The database in these bytes, of ours or of a newer program; None where it is neither, or damaged."""
    if not 0 < len(image) <= _LARGEST or image[_JOURNAL_MODE] not in (_ROLLBACK, _WRITE_AHEAD):
        return None
    try:
        with contextlib.closing(_in_memory(image)) as connection:
            if _is_whole(connection) and _is_ours(connection):
                return Sound(image, version(connection), checksum.library(connection))
    except (sqlite3.Error, UnicodeError):  # The latter where the words of SQLite's own error are damaged.
        pass
    return None


def _in_memory(image: bytes) -> sqlite3.Connection:
    if image[_JOURNAL_MODE] == _WRITE_AHEAD:  # Which there is not in memory.
        image = b"".join((image[: _JOURNAL_MODE.start], _ROLLBACK, image[_JOURNAL_MODE.stop :]))
    connection = empty()
    connection.deserialize(image)
    return connection


def _is_whole(connection: sqlite3.Connection) -> bool:
    """What SQLite can tell."""
    return (
        connection.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
        and not connection.execute("PRAGMA foreign_key_check").fetchall()
    )


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Whether number, tables and checksum fit what the file states of itself.

    The number of the version alone is not believed, a bit of it may have flipped. The tables of a version that we know
    are exactly those of `schema`. A version beyond ours is a newer program's where the checksum, which covers the
    number, agrees, or where there are tables or columns more than ours; otherwise it is damage.
    """
    stated, newest = version(connection), len(schema.MIGRATIONS)
    if stated < 0 or schema.application(connection) not in (0, schema.APPLICATION_ID):
        return False
    shape = schema.shape(connection)
    if stated > newest:
        return checksum.agrees(connection) or shape > schema.shape_of(newest)
    return shape == schema.shape_of(stated) and (checksum.agrees(connection) or not checksum.has(connection))
