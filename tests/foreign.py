"""Folders that are no libraries, made at random of what could be taken for one; and what is to be seen of a folder."""

import contextlib
import os
import random
import sqlite3
import stat
from pathlib import Path

from explorer.library import marker, schema

LONG_AGO = 1_000_000_000
"""Seconds; whatever lies in a trash since then would be swept from a library's."""

_NAMES = (
    *("reports", "staging", "trash", "backups", "cache", "index", "lock", "user.sqlite3", "user.sqlite3-wal"),
    *("user.sqlite3-journal", "catalogue.sqlite3", "current.json", marker.NAME, f".{marker.NAME}.ab12", ".git"),
    *("website", "old", "a-80-75~0123456789abcdef", "0123456789abcdef" * 2, "2020-01-05.sqlite3", "2020-01-05.part"),
    *("report.xml", "original.pdf", "thesis.docx", "Überblick 2020.txt", "comparisons", "writing.lock", "stamps.json"),
)
_TEXTS = (
    b"",
    b"text",
    b"{}",
    b"[" * 500,
    b"SQLite format 3\x00",
    b'{"kind": "library", "format": 1}',
    bytes(range(256)),
)
_FOLDER_MODES = (0o755, 0o700, 0o775, 0o2755)
_FILE_MODES = (0o644, 0o600, 0o666, 0o755, 0o444)

Seen = dict[str, tuple[int, int, bytes]]


def make(folder: Path, chance: random.Random) -> None:
    """Fill a new folder, which will never be a library, not even an older one."""
    _fill(folder, chance, depth=0)
    if not any(folder.iterdir()):
        (folder / "reports").mkdir()
    kind = chance.randrange(5)
    if kind:
        with contextlib.suppress(FileExistsError):  # Also a link that leads nowhere.
            (folder / "reports").mkdir()
        _replace_by_database(folder / "user.sqlite3", kind)
    for path in sorted(folder.rglob("*"), reverse=True):
        if not path.is_symlink():
            path.chmod(chance.choice(_FOLDER_MODES if path.is_dir() else _FILE_MODES))
            os.utime(path, (LONG_AGO + chance.randrange(10**8),) * 2)
    folder.chmod(chance.choice(_FOLDER_MODES))
    os.utime(folder, (LONG_AGO, LONG_AGO))


def seen(folder: Path) -> Seen:
    """Of a folder and all that is in it: mode, time of change, and the bytes or what a link leads to."""
    return {str(path.relative_to(folder)): _seen(path) for path in (folder, *sorted(folder.rglob("*")))}


def _seen(path: Path) -> tuple[int, int, bytes]:
    state = path.lstat()
    if stat.S_ISLNK(state.st_mode):
        content = os.fsencode(path.readlink())
    else:
        content = path.read_bytes() if stat.S_ISREG(state.st_mode) else b""
    return state.st_mode, state.st_mtime_ns, content


def _fill(folder: Path, chance: random.Random, depth: int) -> None:
    folder.mkdir()
    for name in chance.sample(_NAMES, chance.randrange(7)):
        kind = chance.random()
        if kind < 0.5 and depth < 3:
            _fill(folder / name, chance, depth + 1)
        elif kind < 0.6:
            (folder / name).symlink_to(chance.choice(("..", "nowhere", "reports", "/")))
        else:
            (folder / name).write_bytes(chance.choice(_TEXTS))


def _replace_by_database(path: Path, kind: int) -> None:
    """A database that is not quite ours: with some of the tables, with other columns, with no version, or all but the
    columns of the last version."""
    if path.is_dir() and not path.is_symlink():
        return
    made = path.parent.with_name(f"{path.parent.name}.sqlite3")
    statements = [statement for each in schema.MIGRATIONS for statement in each]
    with contextlib.closing(sqlite3.connect(made)) as connection:
        if kind == 2:
            statements = [f"CREATE TABLE {name} (key INTEGER)" for name in ("passages", "corrections", "places")]
        for statement in statements:
            connection.execute(statement)
        if kind == 1:
            connection.execute("DROP TABLE corrections")
        if kind == 4:
            connection.execute("ALTER TABLE passages RENAME COLUMN seal TO wax")
        connection.execute(f"PRAGMA user_version = {0 if kind == 3 else len(schema.MIGRATIONS)}")
        if kind == 1:
            connection.execute("PRAGMA journal_mode = WAL")
    made.replace(path)
