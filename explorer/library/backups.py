"""How user.sqlite3 is opened so that what the user made survives: backups, migrations and damage."""

import contextlib
import datetime
import re
import sqlite3
from pathlib import Path

from explorer import paths
from explorer.library import schema
from explorer.library.database import Database, connect, in_words, is_damage, version
from explorer.library.moves import Moves

FILE = "user.sqlite3"
KEPT = 10
_COMPANIONS = ("", "-wal", "-shm", "-journal")
_BACKUP = re.compile(r"\d{4}-\d\d-\d\d(?: before version \d+)?\.sqlite3")
"""The names of backups. What else stands among them is somebody's own."""


def open_user_database(folder: Path, notices: list[str]) -> Database:
    """The user's database in a library's folder: new, as it was, or from a backup, which adds a notice.

    It is copied before a migration and once a day. The caller holds the library's lock, so that nobody else does this
    at the same time. Raises ExplorerError where it cannot be opened or is too new.
    """
    path = folder / FILE
    try:
        if not _is_usable(path):
            _recover(path, notices)
        connection = connect(path)
        try:
            schema.check_age(connection)
            database = Database(connection)
            Moves(folder, database).take_back()  # Before a backup is made, in which it would not be true any more.
            _bring_up_to_date(connection, folder / "backups")
            _back_up_daily(connection, folder / "backups", notices)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise in_words(error) from error
    except OSError as error:
        raise paths.unwritable(path, error) from error
    return database


def open_read_only(folder: Path) -> Database:
    """A copy in memory of the user's database, which refuses to be written."""
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        if (folder / FILE).exists():
            # Immutable: SQLite would otherwise want to write its shared memory beside the file.
            uri = f"{(folder / FILE).absolute().as_uri()}?immutable=1"
            with contextlib.closing(sqlite3.connect(uri, uri=True)) as source:
                source.backup(memory)
        schema.check_age(memory)
        schema.migrate(memory)
        memory.execute("PRAGMA query_only = ON")
    except sqlite3.Error as error:
        raise in_words(error) from error
    return Database(memory)


def _bring_up_to_date(connection: sqlite3.Connection, backups: Path) -> None:
    schema.sign(connection)
    old = version(connection)
    if schema.is_current(connection):
        return
    if old:
        _back_up(connection, backups / f"{datetime.date.today()} before version {old + 1}.sqlite3")
    schema.migrate(connection)


def _back_up_daily(connection: sqlite3.Connection, backups: Path, notices: list[str]) -> None:
    daily = backups / f"{datetime.date.today()}.sqlite3"
    if daily.exists() or not schema.has_content(connection):
        return
    try:
        _back_up(connection, daily)
    except (sqlite3.Error, OSError) as error:
        notices.append(f"Today's backup of your notes could not be made ({error}). Free some space.")


def _back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a consistent state of the database, whole or not at all, and drop the oldest copies."""
    paths.private_folder(target.parent)
    temporary = target.with_suffix(".part")
    temporary.unlink(missing_ok=True)
    paths.private_file(temporary)
    with contextlib.closing(sqlite3.connect(temporary)) as copy:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    temporary.replace(target)
    paths.sync_folder(target.parent)
    for old in _newest_first(target.parent)[KEPT:]:
        old.unlink(missing_ok=True)


def _newest_first(backups: Path) -> list[Path]:
    ours = [path for path in backups.glob("*.sqlite3") if _BACKUP.fullmatch(path.name) and path.is_file()]
    return sorted(ours, key=lambda path: path.stat().st_mtime_ns, reverse=True)


def _is_usable(path: Path) -> bool:
    """Whether to open the file as it is. A missing or empty one is only right where there is no backup to prefer."""
    if not path.exists() or path.stat().st_size == 0:
        return not _newest_first(path.parent / "backups")
    return _is_sound(path)


def _is_sound(path: Path) -> bool:
    try:
        with contextlib.closing(sqlite3.connect(path)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error as error:
        if is_damage(error):
            return False
        raise


def _recover(path: Path, notices: list[str]) -> None:
    """Put the newest sound backup in the place of a damaged or missing file, which is kept."""
    kept = _set_aside(path) if path.exists() else ""
    state = f"were damaged (the file is kept as {kept})" if kept else "were missing"
    for backup in _newest_first(path.parent / "backups"):
        if backup.stat().st_size and _is_sound(backup):
            made = datetime.datetime.fromtimestamp(backup.stat().st_mtime)
            paths.write_atomically(path, backup.read_bytes(), private=True)
            notices.append(f"Your notes {state}. The backup of {made.day} {made:%B %Y} was opened instead.")
            return
    notices.append(f"Your notes {state}. There is no backup, so they start empty.")


def _set_aside(path: Path) -> str:
    """Rename a damaged database with what belongs to it; gives its new name."""
    aside = f"user-damaged-{datetime.datetime.now():%Y%m%d-%H%M%S}.sqlite3"
    for companion in _COMPANIONS:
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + companion).replace(path.with_name(aside + companion))
    return aside
