"""SQLite, spoken to from several threads and processes, with sentences for what goes wrong."""

import contextlib
import errno
import sqlite3
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from explorer.errors import ExplorerError
from explorer.paths import private_file

PATIENCE = 10.0  # seconds that another process may keep us waiting
_FULL = {errno.ENOSPC, errno.EDQUOT}
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_NETWORKS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "fuse.sshfs", "fuse.davfs", "fuse.rclone"}


class Database:
    """A connection that threads share, one at a time. Its methods raise ExplorerError, never sqlite3's own errors.

    Where the file that it has open no longer stands at its path, nothing is written any more: on POSIX systems a file
    that was removed or replaced takes what is written to it as before, and loses it.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None = None, refusal: str | None = None) -> None:
        """`path` is where the database stands, if not in memory; `refusal` what to say where it must not be changed."""
        self._connection, self._path = connection, path
        self._refusal = refusal
        self._lock = threading.RLock()
        self._version = 0
        self._afterwards: list[Callable[[], object]] = []
        with contextlib.suppress(ExplorerError):  # A damaged file says so when it is first used.
            self.changed_elsewhere()
        self._file = _identity(path) if path else None
        if self._file:
            _OPEN[self] = self._file

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and alone: no other process writes meanwhile. A transaction inside another is part of it."""
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            self._run("BEGIN IMMEDIATE")
            try:
                self.check_place()
                yield
                self._run("COMMIT")
            except BaseException:
                self._afterwards.clear()
                self._roll_back()
                raise
            told, self._afterwards = self._afterwards, []
            self.check_place()  # It may have gone meanwhile.
        for act in told:
            act()

    def afterwards(self, act: Callable[[], object]) -> None:
        """Do something once the transaction that is under way holds, and not where it fails; without one, now."""
        with self._lock:
            if self._connection.in_transaction:
                self._afterwards.append(act)
                return
        act()

    def execute(self, statement: str, *values: object) -> int:
        """Run one statement that writes; gives the key of the row it inserted, if it did."""
        with self.transaction():
            return self._run(statement, *values).lastrowid or 0

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """What a query finds."""
        with self._lock, self._in_words():
            return self._connection.execute(statement, values).fetchall()

    def changed_elsewhere(self) -> bool:
        """Whether another program has changed the file since this was last asked, or since it was opened."""
        with self._lock:
            before, self._version = self._version, int(self.rows("PRAGMA data_version")[0][0])
            return self._version != before

    def check_place(self) -> None:
        """Raise ExplorerError where the file was moved, removed or replaced since it was opened."""
        if self._path is None:
            return
        try:
            here = _identity(self._path)
        except OSError as error:
            raise gone(self._path.parent) from error
        if here != self._file:
            raise gone(self._path.parent)

    def _roll_back(self) -> None:
        if self._connection.in_transaction:  # SQLite rolls back by itself on a full disk.
            self._run("ROLLBACK")

    def _run(self, statement: str, *values: object) -> sqlite3.Cursor:
        with self._in_words():
            return self._connection.execute(statement, values)

    def close(self) -> None:
        """Wait for a thread that is using the connection, and end it; what is asked afterwards raises ExplorerError."""
        with self._lock:
            self._connection.close()
            _OPEN.pop(self, None)

    @contextlib.contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            if self._refusal and result_code(error) == sqlite3.SQLITE_READONLY:
                raise ExplorerError(self._refusal) from error
            raise in_words(error) from error


_OPEN: "weakref.WeakKeyDictionary[Database, tuple[int, int]]" = weakref.WeakKeyDictionary()
"""The files that this process has open, by their numbers: names change."""


def is_open_here(path: Path) -> bool:
    """Whether this process has a database open. Its file must then be read through SQLite alone: to close it elsewhere
    would drop the locks that SQLite has on it (https://www.sqlite.org/howtocorrupt.html, section 2.2)."""
    return _identity(path) in _OPEN.values()


def _identity(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_dev, state.st_ino


def connect(path: Path) -> sqlite3.Connection:
    """A connection to the file, made for the user alone if missing; statements outside a transaction commit by
    themselves.

    The write-ahead log is used where its shared memory works, that is on no network share.
    """
    private_file(path)  # What SQLite puts beside it gets the same mode.
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA journal_mode = {'DELETE' if on_network(path) else 'WAL'}")
        connection.execute("PRAGMA synchronous = FULL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def gone(folder: Path) -> ExplorerError:
    """The sentence for a library that is not where it was opened, or no longer the same."""
    return ExplorerError(
        f"The library “{folder}” is no longer there: it was moved, removed or replaced while it was open, and takes no "
        "more changes. Open it again from where it is now, or another one."
    )


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file's content is at fault, rather than the disk, the rights or another process."""
    return result_code(error) in _DAMAGE


def is_full(error: BaseException) -> bool:
    """Whether there is no more room on the disk, or none for this user."""
    if isinstance(error, sqlite3.Error):
        return result_code(error) == sqlite3.SQLITE_FULL
    return isinstance(error, OSError) and error.errno in _FULL


def result_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def version(connection: sqlite3.Connection) -> int:
    """The version of the tables, which the file itself states; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def on_network(path: Path) -> bool:
    """Whether the file stands on a network share, as far as the platform tells."""
    path = path.absolute()
    if sys.platform == "win32":
        return str(path).startswith("\\\\")
    try:
        mounts = [line.split() for line in Path("/proc/self/mounts").read_text(errors="replace").splitlines()]
    except OSError:  # macOS has no such list.
        return False
    above = [mount for mount in mounts if path.is_relative_to(mount[1].replace("\\040", " "))]
    return bool(above) and max(above, key=lambda mount: len(mount[1]))[2] in _NETWORKS


def in_words(error: sqlite3.Error) -> ExplorerError:
    """The sentence for a failure of SQLite."""
    code = result_code(error)
    if code in _DAMAGE:
        return ExplorerError("The notes of this library are damaged. Open the library again to get the newest backup.")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ExplorerError("Another program is changing this library. Try again in a moment.")
    if code == sqlite3.SQLITE_FULL:
        return ExplorerError("The disk is full. Free some space and try again.")
    if code == sqlite3.SQLITE_READONLY:
        return ExplorerError("This library can only be read. Copy it to a folder that you can write to.")
    reason = str(error).rstrip(".")
    return ExplorerError(f"The notes of this library cannot be used ({reason}). Check its folder and try again.")
