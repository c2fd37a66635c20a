"""What stands where in the folder of a library, and what to do with a thing of another kind in its place."""

import contextlib
import datetime
import os
import re
from itertools import chain, count
from pathlib import Path

MARKER = "report-explorer-library.json"
"""The file in each library, by which it is known. Its name and its text tell whoever finds the folder what it is."""
USER = "user.sqlite3"
LOCK = "lock"
CATALOGUE = "catalogue-2.sqlite3"
"""In the cache. The number is that of the version of its table and of what is in its rows: programs of two versions do
not make each other's anew."""
BACKUPS, REPORTS, STAGING, TRASH, CACHE = "backups", "reports", "staging", "trash", "cache"
COMPANIONS = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a database has the name of its file with one of these."""

_FOLDERS = (REPORTS, STAGING, TRASH, BACKUPS, CACHE, f"{CACHE}/comparisons")
_DATABASES = (USER, LOCK, f"{CACHE}/{CATALOGUE}")
_FILES = (MARKER, *(f"{name}{companion}" for name in _DATABASES for companion in ("", *COMPANIONS)))
_LINKED = (REPORTS, USER)
"""Of these a link may be meant: what it leads to is shown, and not changed."""

OWN = re.compile(
    r"(reports|staging|trash|backups|cache|index|lock(-.*)?|user\.sqlite3(-.*)?"
    r"|(reports|staging|trash|backups|cache|lock|user|report-explorer-library)-damaged-[0-9-]+(\..*)?)"
)
"""What is a library's own in its folder; `index` was, in earlier versions."""


def set_aside(path: Path) -> str:
    """Give what stands there another name, beside it; gives that name. Raises OSError."""
    return path.rename(aside(path)).name


def aside(path: Path) -> Path:
    """A name that nothing has yet, nor a journal of it, for what is damaged or of the wrong kind."""
    stem, dot, suffix = path.name.partition(".")
    now = f"{datetime.datetime.now():%Y%m%d-%H%M%S}"
    names = (
        path.with_name(f"{stem}-damaged-{now}{again}{dot}{suffix}")
        for again in chain([""], map("-{}".format, count(2)))
    )
    return next(name for name in names if not any(os.path.lexists(f"{name}{each}") for each in ("", *COMPANIONS)))


def linked(folder: Path) -> str | None:
    """The name of what is a link in a library, and may be meant to be one; None where there is none."""
    return next((name for name in _LINKED if (folder / name).is_symlink() and _fits(folder / name, name)), None)


def put_right(folder: Path, notices: list[str]) -> None:
    """Set aside what is a folder or a link where a file is meant, or a file or a link where a folder is. Nothing that a
    link leads to is touched. Each adds a notice. Raises OSError."""
    for name in (*_FOLDERS, *_FILES):
        path = folder / name
        if path.is_symlink() or (path.exists() and not _fits(path, name)):
            found = "a link" if path.is_symlink() else "a folder" if path.is_dir() else "a file"
            with contextlib.suppress(FileNotFoundError):  # Another process was faster.
                notices.append(f"“{name}” in this library was {found}. It was set aside as “{set_aside(path)}”.")


def _fits(path: Path, name: str) -> bool:
    return path.is_dir() if name in _FOLDERS else path.is_file()
