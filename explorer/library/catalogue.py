"""The catalogue: what the reports say of themselves, a cache by which opening a library reads none of them."""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from explorer.library import outline
from explorer.library.database import is_damage
from explorer.library.entry import Entry, from_json, to_json
from explorer.library.layout import CATALOGUE
from explorer.library.outline import Outline
from explorer.paths import private_file, private_folder

Stamp = tuple[int, int]
"""Modification time in nanoseconds and size in bytes: the file is the one that was read."""

_TABLE = """CREATE TABLE IF NOT EXISTS entries (
    id TEXT PRIMARY KEY, modified INTEGER, size INTEGER, entry TEXT NOT NULL, outline TEXT NOT NULL
)"""
_FEW = 50
_KEPT_DAYS = 30
"""That the catalogue of another version is kept after its program last opened the library."""
_DAY = 24 * 60 * 60  # seconds


class Catalogue:
    """Rows in a file of the cache, their entries in memory too. What cannot be kept is made again the next time."""

    def __init__(self, cache: Path, notices: list[str]) -> None:
        """Read what is kept in a folder. A damaged file is replaced, which adds a notice."""
        self._path = cache / CATALOGUE
        self._rows: dict[str, tuple[Stamp, Entry]] = {}
        self._outlines: dict[str, Outline] = {}
        try:
            self._load()
        except (sqlite3.Error, ValueError, KeyError, TypeError) as error:
            if _is_damage(error):
                notices.append("The catalogue of this library was damaged. It was made anew.")
                self._discard()
        self._sweep()

    def get(self, id: str, stamp: Stamp) -> Entry | None:
        """The entry of a report, None where none is kept for this state of its file."""
        kept = self._rows.get(id)
        return kept[1] if kept and kept[0] == stamp else None

    def put(self, entries: Mapping[str, tuple[Stamp, Entry, Outline]]) -> None:
        """Keep the entries and headings of reports, by id, for the present state of their files."""
        self._rows |= {id: (stamp, entry) for id, (stamp, entry, _) in entries.items()}
        self._outlines |= {id: headings for id, (_, _, headings) in entries.items()}
        rows = [
            (id, *stamp, to_json(entry), outline.to_json(headings)) for id, (stamp, entry, headings) in entries.items()
        ]
        self._write("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?)", rows)

    def outlines(self, ids: Sequence[str]) -> dict[str, Outline]:
        """The headings of some reports, each by its id; those that are not kept are missing."""
        unread = [id for id in ids if id not in self._outlines]
        if unread:
            self._load_outlines(unread)
        return {id: self._outlines[id] for id in ids if id in self._outlines}

    def keep_only(self, ids: Iterable[str]) -> None:
        """Forget all reports but these."""
        gone = self._rows.keys() - set(ids)
        for id in gone:
            del self._rows[id]
            self._outlines.pop(id, None)
        self._write("DELETE FROM entries WHERE id = ?", [(id,) for id in gone])

    def _load(self) -> None:
        if not self._path.exists():
            return
        with contextlib.closing(self._connect()) as connection:
            for id, modified, size, entry in connection.execute("SELECT id, modified, size, entry FROM entries"):
                self._rows[id] = ((modified, size), from_json(entry))

    def _load_outlines(self, ids: Sequence[str]) -> None:
        """Look up a few one by one; of many, read all at once."""
        few = len(ids) <= _FEW
        named = f" WHERE id IN ({', '.join('?' * len(ids))})" if few else ""
        try:
            with contextlib.closing(self._connect()) as connection:
                for id, *stamp, headings in connection.execute(
                    f"SELECT id, modified, size, outline FROM entries{named}", ids if few else ()
                ):
                    if id in self._rows and self._rows[id][0] == tuple(stamp):
                        self._outlines[id] = outline.from_json(headings)
        except (sqlite3.Error, ValueError, TypeError) as error:
            if _is_damage(error):
                self._discard()

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if not rows:
            return
        try:
            private_folder(self._path.parent)
            private_file(self._path)
            # Opened for each write, so that the cache may be deleted while the program runs.
            with contextlib.closing(self._connect()) as connection, connection:
                connection.executemany(statement, rows)
        except (sqlite3.Error, OSError) as error:
            if _is_damage(error):
                self._discard()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path)
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(_TABLE)
        return connection

    def _sweep(self) -> None:
        """Remember that this version was used, and remove those that were not for long."""
        with contextlib.suppress(OSError):
            os.utime(self._path)
            for other in self._path.parent.glob("catalogue*.sqlite3"):
                if other != self._path and time.time() - other.stat().st_mtime > _KEPT_DAYS * _DAY:
                    other.unlink()

    def _discard(self) -> None:
        """Delete the file: an incomplete catalogue would not be wrong, a damaged one would."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)


def _is_damage(error: Exception) -> bool:
    """Whether what is in the file is at fault. Where the disk is full, or another process keeps us waiting, it is right
    as it is."""
    if isinstance(error, sqlite3.Error):
        return is_damage(error) or getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR
    return not isinstance(error, OSError)
