"""One writer at a time in a library, among all processes."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from explorer.library.database import PATIENCE, in_words
from explorer.paths import private_file, unwritable

LOCK = "lock"
"""The file in a library that whoever writes keeps locked."""


@contextlib.contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """Wait for the lock of a library and keep it. Raises ExplorerError where another process keeps it too long.

    An empty SQLite file serves: its locks are the system's own on every platform and die with the process, so that
    none is ever left behind.
    """
    try:
        private_file(folder / LOCK)
    except OSError as error:
        raise unwritable(folder / LOCK, error) from error
    try:
        connection = sqlite3.connect(folder / LOCK, timeout=PATIENCE, isolation_level=None)
        with contextlib.closing(connection):
            connection.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.Error as error:
        raise in_words(error) from error
