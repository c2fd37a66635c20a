"""How the folder of a library is opened: to be changed, or where that cannot be, for reading."""

import contextlib
import sqlite3
from pathlib import Path

from explorer import paths
from explorer.errors import ExplorerError
from explorer.library import backups, checksum, hindrance, layout, marker, recovery, schema, soundness
from explorer.library.database import Database, connect, in_words, version
from explorer.library.hindrance import Hindrance
from explorer.library.lock import empty_lock, writer_lock
from explorer.library.moves import Moves
from explorer.library.report_store import ReportStore


def opened(folder: Path, make: bool, notices: list[str]) -> tuple[Database, Hindrance | None]:
    """The user's database of a library, and what keeps the library from being changed; a new one where `make` wants
    that and nothing is in the folder.

    What was damaged and what the user should know adds a notice. Raises ExplorerError where the folder is something
    else, cannot be read, or is a newer program's library.
    """
    known = marker.recognised(folder, make)
    found = hindrance.of_folder(folder) if known else None
    if not found:
        try:
            return _open_to_write(folder, known, notices), None
        except ExplorerError as error:
            # The cause is the error of the system, or of SQLite, that the sentence is about.
            found = hindrance.of_error(error.__cause__) if known else None
            if not found:
                raise
    notices.append(found.notice())
    return _open_to_read(folder, found, notices), found


def _open_to_write(folder: Path, known: bool, notices: list[str]) -> Database:
    """The user's database: new, as it was, or from a backup. It is copied before a migration and once a day."""
    marker.claim(folder, known, notices)
    try:
        kept = empty_lock(folder)
        if kept:
            notices.append(f"Somebody wrote into the lock of this library. What was in it is kept as “{kept}”.")
        with writer_lock(folder):
            recovery.make_good(folder, notices)
            _put_in_order(folder)
            connection = connect(folder / layout.USER)
            try:
                _bring_up_to_date(connection, folder, notices)
            except BaseException:
                connection.close()
                raise
    except sqlite3.Error as error:
        raise in_words(error) from error
    except OSError as error:
        raise paths.unwritable(folder, error) from error
    return Database(connection, path=folder / layout.USER)


def _put_in_order(folder: Path) -> None:
    """Take back what was interrupted, before anything else, a backup as well, is made of the state that it is in."""
    if (folder / layout.USER).exists():
        with contextlib.closing(connect(folder / layout.USER)) as connection:
            checksum.keep(connection)
            Moves(folder, Database(connection)).take_back()
    ReportStore(folder).sweep()
    ReportStore(folder).empty_trash()


def _bring_up_to_date(connection: sqlite3.Connection, folder: Path, notices: list[str]) -> None:
    schema.sign(connection)
    if not schema.is_current(connection):
        if version(connection):
            backups.before_migration(connection, folder)
        schema.migrate(connection)
    checksum.keep(connection)
    backups.daily(connection, folder, notices)


def _open_to_read(folder: Path, found: Hindrance, notices: list[str]) -> Database:
    """A copy in memory of the user's database, or of a backup, with what is in its journals."""
    if not (folder / layout.REPORTS).is_dir():
        notices.append("The folder “reports” of this library is missing, so there are no reports to show.")
    try:
        state = recovery.chosen(folder)
        notice = state.notice()
        if notice:
            notices.append(notice)
        memory = state.sound.in_memory() if state.sound else soundness.empty()
        schema.migrate(memory)
        memory.execute("PRAGMA query_only = ON")
    except sqlite3.Error as error:
        raise in_words(error) from error
    except OSError as error:
        raise paths.unreadable(folder / layout.USER, error) from error
    return Database(memory, refusal=found.refusal())
