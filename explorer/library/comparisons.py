"""Comparisons that were made once, as files in the cache. They may be deleted at any time and are then made again."""

import contextlib
import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from explorer import paths
from explorer.errors import ExplorerError
from explorer.library.plain import from_plain, to_plain
from explorer.model.comparison import LinkCorrection
from explorer.model.pairwise import PairMade, SeriesMade

T = TypeVar("T")

_LARGEST = 64 * 1024**2  # bytes of one file; a larger one is neither kept nor read
_ALL = 256 * 1024**2
_SHAPE = "explorer comparison 2"
"""How a file is written. It is part of what its name is made of: programs of two versions use files of their own."""
_NAME = re.compile(r"[0-9a-f]{64}\.json")
"""The names of its files. What else stands among them is somebody's own."""


class ComparisonCache:
    """A file for each two reports, and one for what is seen across a whole series. They are named by what they came
    from, each by a `fingerprint`, so that a changed text, correction or method finds none."""

    def __init__(self, cache: Path) -> None:
        self._folder = cache / "comparisons"

    def get(self, name: str, kind: type[T]) -> T | None:
        """What is kept under a `fingerprint`; None where that is nothing, or the file is damaged."""
        path = self._path(name)
        try:
            if path.is_symlink() or path.stat().st_size > _LARGEST:
                return None
            shape, plain = json.loads(path.read_bytes())
            found = from_plain(kind, plain) if shape == _SHAPE else None
            path.touch()  # What is used is the last to be dropped.
        except (OSError, ValueError, TypeError, RecursionError):
            return None
        return found

    def put(self, name: str, made: PairMade | SeriesMade) -> None:
        """Keep what was made. What cannot be kept is made again the next time."""
        text = json.dumps([_SHAPE, to_plain(made)], separators=(",", ":"), ensure_ascii=False)
        data = text.encode(errors="surrogatepass")  # As json reads it.
        if len(data) <= _LARGEST:
            with contextlib.suppress(ExplorerError, OSError):
                if self._path(name).is_symlink():  # What it leads to is not the cache's.
                    self._path(name).unlink()
                paths.write_atomically(self._path(name), data, private=True)

    def tidy(self) -> None:
        """Drop those that were not used for longest where all take too much."""
        with contextlib.suppress(OSError):
            found = [(path.stat().st_mtime_ns, path.stat().st_size, path) for path in self._ours()]
            total = 0
            for _, size, path in sorted(found, reverse=True):
                total += size
                if total > _ALL:
                    path.unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.json"

    def _ours(self) -> list[Path]:
        return [path for path in self._folder.glob("*.json") if _NAME.fullmatch(path.name) and path.is_file()]


def fingerprint(texts: Sequence[str], corrections: Sequence[LinkCorrection], method: str) -> str:
    """What a comparison comes from, in 64 hexadecimal digits: what the reports are, each in a string that changes with
    it, in the order of the comparison; the corrections; and the version of the method."""
    parts = [_SHAPE, list(texts), [to_plain(correction) for correction in corrections], method]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
