"""Copies of the user's database: one a day, and one before each migration."""

import contextlib
import datetime
import re
import sqlite3
from pathlib import Path

from explorer import paths
from explorer.library import schema, soundness
from explorer.library.database import is_full, version
from explorer.library.layout import BACKUPS
from explorer.library.soundness import Sound

KEPT = 10
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)(?: before version \d+)?\.sqlite3")
"""The names of backups. What else stands among them is somebody's own."""


def newest_sound(folder: Path) -> tuple[datetime.date, Sound] | None:
    """The newest backup in a library's folder that is not damaged, and its day. Raises OSError."""
    for day, path in _newest_first(folder / BACKUPS):
        sound = soundness.judged(path.read_bytes())
        if sound and sound.version:
            return day, sound
    return None


def before_migration(connection: sqlite3.Connection, folder: Path) -> None:
    """Copy the database under the name of its next version. Raises sqlite3.Error, OSError."""
    _back_up(connection, folder / BACKUPS / f"{datetime.date.today()} before version {version(connection) + 1}.sqlite3")


def daily(connection: sqlite3.Connection, folder: Path, notices: list[str]) -> None:
    """Copy the database if there is something in it and no copy of today. A failure adds a notice."""
    today = folder / BACKUPS / f"{datetime.date.today()}.sqlite3"
    if today.is_file() or not schema.has_content(connection):
        return
    try:
        _back_up(connection, today)
    except (sqlite3.Error, OSError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        remedy = "Free some space." if is_full(error) else f"Look what is wrong with the folder “{today.parent}”."
        notices.append(f"Today's backup of your notes could not be made ({reason}). {remedy}")


def _back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a consistent state of the database, whole or not at all, and drop the oldest copies."""
    paths.inner_folder(target.parent)
    temporary = target.with_suffix(".part")
    try:
        temporary.unlink(missing_ok=True)
        paths.private_file(temporary)
        with contextlib.closing(sqlite3.connect(temporary)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        temporary.replace(target)
        paths.sync_folder(target.parent)
    except (sqlite3.Error, OSError):
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    for _, old in _newest_first(target.parent)[KEPT:]:
        old.unlink(missing_ok=True)


def _newest_first(backups: Path) -> list[tuple[datetime.date, Path]]:
    """The backups with their days. Two of one day are told by when they were written."""
    found = [(_day(path.name), path) for path in backups.glob("*.sqlite3") if path.is_file()]
    ours = [(day, path) for day, path in found if day]
    return sorted(ours, key=lambda each: (each[0], each[1].stat().st_mtime_ns), reverse=True)


def _day(name: str) -> datetime.date | None:
    match = _NAME.fullmatch(name)
    with contextlib.suppress(ValueError):
        return datetime.date.fromisoformat(match[1]) if match else None
    return None
