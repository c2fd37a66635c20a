"""What tells a library from any other folder: a file that says so. Whatever is not known for one is left alone."""

import json
import re
from pathlib import Path

from explorer import paths
from explorer.errors import ExplorerError
from explorer.library import layout, recovery, schema
from explorer.library.report_store import ReportStore

NAME = layout.MARKER
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


def recognised(folder: Path, make: bool) -> bool:
    """Whether a folder is a library; False where one can be made in it, and `make` wants that. Nothing is changed.

    Raises ExplorerError for any other folder, for the library of a newer program, and where it cannot be read.
    """
    try:
        if _is_marked(folder) or _is_unmarked_library(folder):
            return True
        _check_free(folder, make)
    except OSError as error:
        raise paths.unreadable(folder, error) from error
    return False


def claim(folder: Path, known: bool, notices: list[str]) -> None:
    """Make a folder that is free, or `known` for a library, a library in which each part is of its kind.

    What has no marker gets it; a library of an earlier version is then made private, once. What is changed in a known
    one adds a notice. Raises ExplorerError where it cannot be written.
    """
    try:
        paths.private_folder(folder)
        layout.put_right(folder, notices)
        if not _is_marked(folder):
            if _make_private(folder) and known:
                notices.append("Others on this computer could read this library. From now on it is for you alone.")
            _mark(folder)
        ReportStore(folder).prepare()
    except OSError as error:
        raise paths.unwritable(folder, error, chosen=True) from error


def is_library(folder: Path) -> bool:
    """Whether a folder is a library, also one that cannot be opened here: of a newer program. It is not changed."""
    try:
        return _is_marked(folder) or _is_unmarked_library(folder)
    except OSError:
        return False
    except ExplorerError:
        return True


def _is_marked(folder: Path) -> bool:
    """Whether a folder is a library by its marker. Raises ExplorerError for one of a newer program, OSError."""
    marker = folder / NAME
    if marker.is_symlink() or not marker.is_file():
        return False
    with marker.open("rb") as file:
        written = file.read(_LARGEST)
    try:
        told = json.loads(written)
    except (ValueError, RecursionError):  # The latter where brackets are nested without end.
        return False
    if not isinstance(told, dict) or told.get("kind") != _KIND or type(told.get("format")) is not int:
        return False
    if told["format"] > FORMAT and not _is_ours_but_for_a_bit(written):
        raise schema.too_new()
    return bool(told["format"] == FORMAT)


def _is_ours_but_for_a_bit(written: bytes) -> bool:
    """Whether one bit of this version's marker flipped, which can make a greater number of the format."""
    ours = _text()
    return len(written) == len(ours) and (int.from_bytes(written) ^ int.from_bytes(ours)).bit_count() == 1


def _is_unmarked_library(folder: Path) -> bool:
    """Whether a folder is a library that an earlier version made, or one whose marker is damaged: it has `reports/`,
    and the user's tables in `user.sqlite3` or a backup. Raises OSError, ExplorerError."""
    return (folder / layout.REPORTS).is_dir() and recovery.is_known(folder)


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
    own = [each for each in folder.iterdir() if layout.OWN.fullmatch(each.name)]
    inside = [path for each in own if each.is_dir() and not each.is_symlink() for path in each.rglob("*")]
    return sum(map(paths.tighten, (folder, *own, *inside))) > 0


def _mark(folder: Path) -> None:
    paths.write_atomically(folder / NAME, _text(), private=True)


def _text() -> bytes:
    return f"{json.dumps({'kind': _KIND, 'format': FORMAT, 'about': _ABOUT}, indent=2)}\n".encode()
