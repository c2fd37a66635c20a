"""SQLite, spoken to from several threads and processes, with sentences for what goes wrong."""

import contextlib
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from explorer.errors import ExplorerError
from explorer.paths import private_file

PATIENCE = 10.0  # seconds that another process may keep us waiting
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_NETWORKS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "fuse.sshfs", "fuse.davfs", "fuse.rclone"}


class Database:
    """A connection that threads share, one at a time. Its methods raise ExplorerError, never sqlite3's own errors."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._lock = threading.RLock()
        self._version = 0
        self._afterwards: list[Callable[[], object]] = []
        with contextlib.suppress(ExplorerError):  # A damaged file says so when it is first used.
            self.changed_elsewhere()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and alone: no other process writes meanwhile. A transaction inside another is part of it."""
        with self._lock:
            outermost = not self._connection.in_transaction
            if outermost:
                self.execute("BEGIN IMMEDIATE")
            try:
                yield
                if outermost:
                    self.execute("COMMIT")
            except BaseException:
                if outermost:
                    self._afterwards.clear()
                    self._roll_back()
                raise
            told = []
            if outermost:
                told, self._afterwards = self._afterwards, []
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
        """Run one statement; gives the key of the row it inserted, if it did."""
        with self._lock, _in_words():
            return self._connection.execute(statement, values).lastrowid or 0

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """What a query finds."""
        with self._lock, _in_words():
            return self._connection.execute(statement, values).fetchall()

    def changed_elsewhere(self) -> bool:
        """Whether another program has changed the file since this was last asked, or since it was opened."""
        with self._lock:
            before, self._version = self._version, int(self.rows("PRAGMA data_version")[0][0])
            return self._version != before

    def _roll_back(self) -> None:
        if self._connection.in_transaction:  # SQLite rolls back by itself on a full disk.
            self.execute("ROLLBACK")

    def close(self) -> None:
        """Wait for a thread that is using the connection, and end it; what is asked afterwards raises ExplorerError."""
        with self._lock:
            self._connection.close()


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


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file's content is at fault, rather than the disk, the rights or another process."""
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _DAMAGE


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


@contextlib.contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise in_words(error) from error


def in_words(error: sqlite3.Error) -> ExplorerError:
    """The sentence for a failure of SQLite."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
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
