"""Where the index of a library stands: in the user's private cache, never in the library.

A library may come from somebody else, or be written by others, and to open an index is to run what some of its files
say (see `whoosh_store`). In the private cache there is nothing that this user's program did not write, so that all of
it may be opened; and a library that can only be read can be searched as well.
"""

import contextlib
import json
import re
import shutil
import time
from hashlib import sha256
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.paths import cache_folder, private_folder, tighten, write_atomically

_OWNER = "library.json"
"""Beside the builds of an index: which library it is of, and, by its time, when that was last opened."""
_READABLE = 40
"""Characters of the library's own name in the name of its index, by which a person knows it."""
_DIGITS = 16
"""Hexadecimal digits of the hash of the library's path: 64 bits, which no two libraries share by chance."""
_KEPT_DAYS = 30
"""That an index is kept for a library that is out of reach, as on a disk that is not plugged in."""

_DAY = 24 * 60 * 60  # seconds
_BUILD = re.compile(r"[0-9a-f]{16}")
_WRITTEN = re.compile(r"_MAIN_\d+\.toc(\.[\d.]+)?|MAIN_[0-9a-z]+\.\w+(\.\w+)?|MAIN_WRITELOCK|stamps\.json")
"""What earlier versions wrote into an index in a library, in the folders of its builds."""


def index_folder(library: Path) -> Path:
    """The folder of the index of a library, which is given by its folder. It is the same however that is written, and
    need not be there."""
    return _of(library.resolve())


def settle(library: Path, former: Path) -> None:
    """Say whose index this library's is, and clear away what is of no use: indexes of libraries that are gone, and what
    earlier versions kept in the `former` place beside the library. What cannot be written or removed stays."""
    folder = index_folder(library)
    with contextlib.suppress(ExplorerError, OSError):
        make_private(folder)
        written = json.dumps({"library": str(library.resolve())}).encode()
        write_atomically(folder / _OWNER, written, private=True)
    _sweep(folder)
    _remove_former(former)


def make_private(folder: Path) -> None:
    """Make a folder that nobody else may look into, and the folder of all indexes with it where it stands in that: any
    other folder around it is somebody's. Raises OSError."""
    private_folder(folder)
    tighten(folder)
    if folder.parent == _indexes():
        tighten(folder.parent)


def _of(path: Path) -> Path:
    readable = re.sub(r"[^\w-]+", "-", path.name)[:_READABLE]
    return _indexes() / f"{readable}-{sha256(str(path).encode()).hexdigest()[:_DIGITS]}"


def _indexes() -> Path:
    return cache_folder() / "indexes"


def _sweep(but: Path) -> None:
    """Remove the indexes of libraries that are gone. A damaged note does not name the library of its folder."""
    for owner in _indexes().glob(f"*/{_OWNER}"):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            library = Path(json.loads(owner.read_bytes())["library"])
            unused = time.time() - owner.stat().st_mtime > _KEPT_DAYS * _DAY
            gone = not library.exists() and (library.parent.exists() or unused)
            if gone and owner.parent == _of(library) != but:
                shutil.rmtree(owner.parent, ignore_errors=True)


def _remove_former(index: Path) -> None:
    """Remove an index in the place where earlier versions kept it, file by file: only what bears a name that they
    gave, and the folders that are empty then. The key with which they sealed it goes, too."""
    with contextlib.suppress(OSError):
        if index.is_dir() and not index.is_symlink():
            for build in index.iterdir():
                if build.is_dir() and not build.is_symlink() and _BUILD.fullmatch(build.name):
                    _remove_build(build)
            for name in ("current.json", "writing.lock"):
                (index / name).unlink(missing_ok=True)
            index.rmdir()
    with contextlib.suppress(OSError):
        (cache_folder() / "index.key").unlink(missing_ok=True)


def _remove_build(build: Path) -> None:
    for file in build.iterdir():
        if _WRITTEN.fullmatch(file.name) and not file.is_dir():
            file.unlink()
    with contextlib.suppress(OSError):
        build.rmdir()
