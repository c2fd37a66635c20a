"""What keeps a library from being changed, so that it opens for reading."""

import os
import sqlite3
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from explorer.library import layout
from explorer.library.database import is_full, result_code

_OF_SQLITE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_PROTOCOL,  # of locks
}

_WRITTEN = (layout.USER, layout.LOCK, layout.REPORTS, layout.STAGING, layout.TRASH)


@dataclass(frozen=True, slots=True)
class Hindrance:
    """A reason in the system's words, and whether it is that the disk is full."""

    reason: str
    full: bool = False

    def notice(self) -> str:
        """What is said when the library is opened."""
        return f"This library can be read but not changed ({self.reason}).{' ' + self._remedy() if self.full else ''}"

    def refusal(self) -> str:
        """What is said when it is to be changed."""
        return f"This library can only be read ({self.reason}). {self._remedy()}"

    def _remedy(self) -> str:
        return "Free some space and open it again." if self.full else "Copy it to a folder of your own."


def of_folder(folder: Path) -> Hindrance | None:
    """What is known before anything is tried: a link in the place of a part, a folder that takes no file, a share on
    which nothing can be locked, a part that must not be written."""
    link = layout.linked(folder)
    if link:
        return Hindrance(f"“{link}” in it is a link")
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            _try_lock(file)
    except OSError as error:
        return of_error(error)
    own = next((name for name in _WRITTEN if not _is_writable(folder / name)), None)
    return Hindrance(f"“{own}” in it must not be written") if own else None


def of_error(error: BaseException | None) -> Hindrance | None:
    """What an error says that came while the library was opened to be changed; None where it says something else."""
    if isinstance(error, sqlite3.Error) and result_code(error) in _OF_SQLITE:
        return Hindrance(str(error), is_full(error))
    if isinstance(error, OSError):
        return Hindrance(error.strerror or str(error), is_full(error))
    return None


def _is_writable(path: Path) -> bool:
    return not path.exists() or os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


if sys.platform == "win32":

    def _try_lock(file: IO[bytes]) -> None:
        """Nothing: Windows locks on its shares as on its disks."""

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> None:
        """Lock a file that nobody else can know. Raises OSError where the file system has no locks."""
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
