"""One writer at a time in a library, among all processes."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from explorer.library.database import PATIENCE, in_words
from explorer.library.layout import LOCK, aside
from explorer.paths import private_file, unwritable


@contextlib.contextmanager
def writer_lock(folder: Path) -> Iterator[None]:
    """Wait for the lock of a library and keep it. Raises ExplorerError where another process keeps it too long.

    An empty SQLite file serves: its locks are the system's own on every platform and die with the process, so that
    none is ever left behind.
    """
    path = folder / LOCK
    try:
        private_file(path)
        empty_lock(folder)
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        with contextlib.closing(connection):
            connection.execute("BEGIN EXCLUSIVE")
            yield
    except sqlite3.Error as error:
        raise in_words(error) from error


def empty_lock(folder: Path) -> str | None:
    """Empty a lock that somebody wrote into, and keep that in a file, of which this gives the name. Raises OSError.

    The file stays the same, and so do locks on it: they are on bytes far behind what is written.
    """
    path = folder / LOCK
    if not path.is_file() or not path.stat().st_size:
        return None
    kept = aside(path)
    shutil.copyfile(path, kept)
    os.truncate(path, 0)
    return kept.name
