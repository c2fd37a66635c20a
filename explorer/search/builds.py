"""Where an index stands on disk, and whether it may be opened.

Every index is built in a folder of its own; the file `current.json` names the one that counts, so that a new one takes
the old one's place at once and whole. Opening an index runs what its files say (they hold pickles), therefore only one
that was made here is opened: the name is sealed (HMAC-SHA256) with a key that each user's program keeps to itself. An
index from elsewhere, of another version or with a damaged name is set aside.
"""

import contextlib
import hashlib
import hmac
import json
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from explorer.paths import cache_folder, write_atomically
from explorer.search.engine import IndexDamaged

_CURRENT = "current.json"
_STAMPS = "stamps.json"
_KEY = "index.key"
_KEY_BYTES = 32


FORMAT = "5"
"""Changes whenever the files of an index made before can no longer be read."""


class Builds:
    """The builds of one index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._known: tuple[tuple[int, int, int], Path | None] | None = None

    def current(self) -> Path | None:
        """The folder of the index that counts, None before the first of this version. Raises IndexDamaged where that
        must not be opened."""
        try:
            status = (self.folder / _CURRENT).stat()
            state = (status.st_mtime_ns, status.st_ino, status.st_size)
            if self._known and self._known[0] == state:  # As at nearly every search.
                return self._known[1]
            written = json.loads((self.folder / _CURRENT).read_bytes())
            name, seal, version = str(written["build"]), str(written["seal"]), written.get("version")
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise IndexDamaged("The search index was damaged. It is built again.") from error
        if version != FORMAT:
            self._known = state, None
            return None
        if not hmac.compare_digest(seal.encode(), self._seal(name).encode()):
            raise IndexDamaged("The search index was made elsewhere. It is built again.")
        self._known = state, self.folder / name
        return self.folder / name

    def begin(self) -> Path:
        """A new, empty folder to build in. What earlier builds left behind is cleared away; one writer at a time."""
        name = secrets.token_hex(8)
        with contextlib.suppress(IndexDamaged):
            self._sweep(self.current())
        (self.folder / name).mkdir(parents=True)
        return self.folder / name

    def publish(self, build: Path) -> None:
        """Make this build the one that counts."""
        written = {"build": build.name, "version": FORMAT, "seal": self._seal(build.name)}
        write_atomically(self.folder / _CURRENT, json.dumps(written).encode())

    def stamps(self) -> dict[str, str] | None:
        """What was last said of the index that counts, without opening it: the ids of its reports, each with the stamp
        it was indexed under. None where that is not known, as while it is being written."""
        build = self.current()
        try:
            written = json.loads((build / _STAMPS).read_bytes()) if build else {}
        except (FileNotFoundError, ValueError):
            return None
        return {str(id): str(stamp) for id, stamp in written.items()}

    def set_stamps(self, build: Path, stamps: Mapping[str, str] | None) -> None:
        """Keep the stamps of a build; None before it is written, so that old ones never speak for what comes."""
        if stamps is None:
            (build / _STAMPS).unlink(missing_ok=True)
        else:
            write_atomically(build / _STAMPS, json.dumps(stamps).encode())

    def set_aside(self) -> None:
        """No build counts any more."""
        (self.folder / _CURRENT).unlink(missing_ok=True)

    def _sweep(self, kept: Path | None) -> None:
        """Remove all builds but one. Where the system keeps an open file from being removed, the next sweep gets it."""
        if self.folder.is_dir():
            for folder in self.folder.iterdir():
                if folder.is_dir() and folder != kept:
                    shutil.rmtree(folder, ignore_errors=True)

    def _seal(self, name: str) -> str:
        return hmac.new(_key(), f"{FORMAT} {name}".encode(), hashlib.sha256).hexdigest()


def _key() -> bytes:
    """This user's key, made when there is none: losing it costs no more than building the indexes again."""
    path = cache_folder() / _KEY
    with contextlib.suppress(FileNotFoundError):
        key = path.read_bytes()
        if len(key) == _KEY_BYTES:
            return key
    key = secrets.token_bytes(_KEY_BYTES)
    write_atomically(path, key)
    path.chmod(0o600)
    return key
