"""Which index in a folder counts, and whether it may be opened.

Every index is built in a folder of its own; the file `current.json` names the one that counts, so that a new one takes
the old one's place at once and whole. One of another version does not count. All of it is this user's own (see
`folders`).
"""

import contextlib
import json
import os
import re
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.paths import private_folder, write_atomically
from explorer.search.checksums import sealed, unsealed
from explorer.search.versions import format_version

_CURRENT = "current.json"
_STAMPS = "stamps.json"
_NAME_BYTES = 8
"""By which the folder of a build is named, of two hexadecimal digits each, as in `folders`."""
_BUILD = re.compile(rf"[0-9a-f]{{{2 * _NAME_BYTES}}}")
"""The names of builds."""
_TRUSTED = (0,)
"""The numbers of other users whose files may be opened: the administrator, who may do anything anyway."""


class Builds:
    """The builds of one index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: tuple[tuple[int, int, int], Path | None] | None = None

    def current(self) -> Path | None:
        """The folder of the index that counts, None before the first of this version. Raises IndexDamaged,
        ExplorerError where it is another user's."""
        try:
            status = (self.folder / _CURRENT).stat()
            state = (status.st_mtime_ns, status.st_ino, status.st_size)
            if self._known and self._known[0] == state:  # As at nearly every search.
                return self._known[1]
            written = json.loads(unsealed((self.folder / _CURRENT).read_bytes(), _CURRENT))
        except FileNotFoundError:
            return None
        self._check_owner()
        build = self.folder / written["build"] if written["version"] == format_version() else None
        self._known = state, build
        return build

    def begin(self) -> Path:
        """A new, empty folder to build in. What earlier builds left behind is cleared away; one writer at a time."""
        name = secrets.token_hex(_NAME_BYTES)
        self._sweep(self.current())
        private_folder(self.folder / name)
        return self.folder / name

    def publish(self, build: Path) -> None:
        """Make this build the one that counts."""
        written = {"build": build.name, "version": format_version()}
        write_atomically(self.folder / _CURRENT, sealed(json.dumps(written).encode()), private=True)

    def stamps(self) -> dict[str, str] | None:
        """What was last said of the index that counts, without opening it: the ids of its reports, each with the stamp
        it was indexed under. None where that is not known, as while it is being written. Raises IndexDamaged."""
        build = self.current()
        try:
            written = json.loads(unsealed((build / _STAMPS).read_bytes(), _STAMPS)) if build else {}
        except FileNotFoundError:
            return None
        return {str(id): str(stamp) for id, stamp in written.items()}

    def size(self) -> int:
        """The bytes of the index that counts, about, while it is written; 0 before there is one. Raises IndexDamaged,
        OSError."""
        build, size = self.current(), 0
        for file in build.iterdir() if build and build.is_dir() else ():
            with contextlib.suppress(FileNotFoundError):  # A writer may just have merged it into another.
                size += file.stat().st_size
        return size

    def set_stamps(self, build: Path, stamps: Mapping[str, str] | None) -> None:
        """Keep the stamps of a build; None before it is written, so that old ones never speak for what comes."""
        if stamps is None:
            (build / _STAMPS).unlink(missing_ok=True)
        else:
            write_atomically(build / _STAMPS, sealed(json.dumps(stamps).encode()), private=True)

    def set_aside(self) -> None:
        """No build counts any more."""
        (self.folder / _CURRENT).unlink(missing_ok=True)

    def _sweep(self, kept: Path | None) -> None:
        """Remove all builds but one. Where the system keeps an open file from being removed, the next sweep gets it."""
        with contextlib.suppress(FileNotFoundError):
            for folder in self.folder.iterdir():
                if _BUILD.fullmatch(folder.name) and folder.is_dir() and folder != kept:
                    shutil.rmtree(folder, ignore_errors=True)

    def _check_owner(self) -> None:
        """To open an index is to run what some of its files say, therefore never another user's."""
        if hasattr(os, "getuid") and self.folder.stat().st_uid not in (os.getuid(), *_TRUSTED):
            raise ExplorerError(f"The search index “{self.folder}” belongs to another user. Remove that folder.")
