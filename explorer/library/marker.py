"""What tells a library from any other folder: a file that says so. Whatever is not known for one is left alone."""

import contextlib
import json
import re
import shutil
import sqlite3
import tempfile
from pathlib import Path

from explorer import paths
from explorer.errors import ExplorerError
from explorer.library import schema
from explorer.library.backups import FILE
from explorer.library.report_store import ReportStore, read_only_reason

NAME = "report-explorer-library.json"
"""The file in each library, by which it is known. Its name and its text tell whoever finds the folder what it is."""
FORMAT = 1
"""The version of how a library is laid out in its folder. That of the tables is `schema`'s."""

_KIND = "Report Explorer library"
_ABOUT = (
    "This folder is a library of Report Explorer. The program looks after what is in it; please change nothing here."
)
_LARGEST = 4096  # bytes that are read of a marker
_TEMPORARY = re.compile(re.escape(f".{NAME}.") + r"[a-z0-9_]{8}")
"""What a kill leaves of a marker that was being written (see `paths.write_atomically`)."""
_OF_FILE_MANAGERS = {".DS_Store", ".directory", "Thumbs.db", "desktop.ini"}
"""What file managers put into a folder that its user calls empty."""
_OWN = re.compile(r"(reports|staging|trash|backups|cache|index|lock(-.*)?|user(-damaged-[0-9-]+)?\.sqlite3(-.*)?)")
"""What is a library's own in its folder; `index` was, in earlier versions."""


def claim(folder: Path, make: bool, notices: list[str]) -> str | None:
    """Make sure that a folder is a library, or make it one where that is wanted and nothing is in it; gives the reason
    where an existing library can only be read, which is then left as it is.

    A library of an earlier version gets the marker, and is made private, once, which adds a notice. Raises
    ExplorerError for any other folder, in which nothing is changed, and where it cannot be read or written.
    """
    try:
        marked = _is_marked(folder)
        known = marked or _is_older_library(folder)
        if not known:
            _check_free(folder, make)
    except OSError as error:
        raise paths.unreadable(folder, error) from error
    try:
        paths.private_folder(folder)
        read_only = read_only_reason(folder)
        if known and read_only:
            return read_only
        if not marked:
            if _make_private(folder) and known:
                notices.append("Others on this computer could read this library. From now on it is for you alone.")
            _mark(folder)
        ReportStore(folder).prepare()
    except OSError as error:
        raise paths.unwritable(folder, error, chosen=True) from error
    return read_only


def is_library(folder: Path) -> bool:
    """Whether a folder is a library, also one that cannot be opened here: of a newer program. It is not changed."""
    try:
        return _is_marked(folder) or _is_older_library(folder)
    except OSError:
        return False
    except ExplorerError:
        return True


def _is_marked(folder: Path) -> bool:
    """Whether a folder is a library by its marker. Raises ExplorerError for one of a newer program, OSError."""
    marker = folder / NAME
    if not marker.is_file():
        return False
    try:
        with marker.open("rb") as file:
            told = json.loads(file.read(_LARGEST))
    except (ValueError, RecursionError):  # The latter where brackets are nested without end.
        return False
    if not isinstance(told, dict) or told.get("kind") != _KIND or type(told.get("format")) is not int:
        return False
    if told["format"] > FORMAT:
        raise schema.too_new()
    return True


def _is_older_library(folder: Path) -> bool:
    """Whether a folder without a marker is a library that an earlier version made: one with the user's tables in
    `user.sqlite3`, and `reports/`. Nothing is changed there. Raises OSError."""
    database, journal = folder / FILE, folder / f"{FILE}-wal"
    if not (folder / "reports").is_dir() or not database.is_file():
        return False
    if _has_our_tables(database, immutable=True):
        return True
    if not journal.is_file() or not journal.stat().st_size:
        return False
    with tempfile.TemporaryDirectory(prefix=paths.temporary_prefix(), ignore_cleanup_errors=True) as temporary:
        for file in (database, journal):  # The tables may stand in the journal alone, which SQLite would take in.
            shutil.copyfile(file, Path(temporary) / file.name)
        return _has_our_tables(Path(temporary) / FILE, immutable=False)


def _has_our_tables(database: Path, immutable: bool) -> bool:
    """Where the file is `immutable`, SQLite makes none beside it and looks into none."""
    uri = f"{database.absolute().as_uri()}?{'immutable=1' if immutable else 'mode=rw'}"
    try:
        with contextlib.closing(sqlite3.connect(uri, uri=True)) as connection:
            return schema.is_ours(connection)
    except sqlite3.Error:
        return False


def _check_free(folder: Path, make: bool) -> None:
    """Raise ExplorerError where no library may be made, OSError."""
    if folder.exists() and not (folder.is_dir() and all(map(_counts_for_nothing, folder.iterdir()))):
        raise ExplorerError(f"“{folder}” is not a library. Choose a library, or a new or empty folder to make one.")
    if not make:
        raise ExplorerError(f"There is no library “{folder}”. Import reports into it, or name another.")


def _counts_for_nothing(path: Path) -> bool:
    return path.is_file() and (path.name in _OF_FILE_MANAGERS or bool(_TEMPORARY.fullmatch(path.name)))


def _make_private(folder: Path) -> bool:
    """Take from others all rights on a library, and on what in its folder is its own; whether they had any."""
    own = [each for each in folder.iterdir() if _OWN.fullmatch(each.name)]
    inside = [path for each in own if each.is_dir() and not each.is_symlink() for path in each.rglob("*")]
    return sum(map(paths.tighten, (folder, *own, *inside))) > 0


def _mark(folder: Path) -> None:
    told = {"kind": _KIND, "format": FORMAT, "about": _ABOUT}
    paths.write_atomically(folder / NAME, f"{json.dumps(told, indent=2)}\n".encode(), private=True)
