"""Comparisons that were made once, and what reports are compared by, as files in the cache. They may be deleted at any
time and are then made again."""

import contextlib
import hashlib
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from explorer import paths
from explorer.errors import ExplorerError
from explorer.model.comparison import LinkCorrection
from explorer.model.pairwise import PairMade, SeriesMade
from explorer.model.plain import from_plain, to_plain

T = TypeVar("T")

_LARGEST = 64 * 1024**2  # bytes of one file; a larger one is neither kept nor read
_ALL = 256 * 1024**2
_SHAPE = "explorer comparison 3"
"""How a file is written. It is part of what its name is made of: programs of two versions use files of their own."""
_CLOSING = b"]"
_NAME = re.compile(r"[0-9a-f]{64}\.json")
"""The names of its files. What else stands among them is somebody's own."""


class ComparisonCache:
    """A file for each report, for each two reports, and one for what is seen across a whole series. They are named by
    what they came from, each by a `fingerprint`, so that a changed text, correction or method finds none."""

    def __init__(self, cache: Path) -> None:
        self._folder = cache / "comparisons"

    def get(self, name: str, kind: type[T]) -> T | None:
        """What is kept under a `fingerprint`; None where that is nothing, or the file is damaged."""
        try:
            shape, plain = json.loads(self._read(name))
            return from_plain(kind, plain) if shape == _SHAPE else None
        except (OSError, ValueError, TypeError, RecursionError):
            return None

    def get_text(self, name: str) -> str | None:
        """The JSON that is kept under a `fingerprint`, which others take apart; None where that is nothing, or not what
        was put there."""
        try:
            data = self._read(name)
            text = data[len(_opening(b"")) : -len(_CLOSING)]
            return text.decode("ascii") if data == _opening(text) + text + _CLOSING else None
        except (OSError, ValueError):
            return None

    def put(self, name: str, made: PairMade | SeriesMade) -> None:
        """Keep what was made. What cannot be kept is made again the next time."""
        text = json.dumps([_SHAPE, to_plain(made)], separators=(",", ":"), ensure_ascii=False)
        self._write(name, text.encode(errors="surrogatepass"))  # As json reads it.

    def put_text(self, name: str, text: str) -> None:
        """Keep JSON in ASCII, as `put` keeps what was made."""
        data = text.encode("ascii")
        self._write(name, _opening(data) + data + _CLOSING)

    def _read(self, name: str) -> bytes:
        """Raises OSError where there is no file of the cache's own, of a size that it keeps."""
        path = self._path(name)
        if path.is_symlink() or path.stat().st_size > _LARGEST:
            raise FileNotFoundError
        data = path.read_bytes()
        path.touch()  # What is used is the last to be dropped.
        return data

    def _write(self, name: str, data: bytes) -> None:
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


def _opening(text: bytes) -> bytes:
    """What stands before a text in its file, always in as many bytes: its hash tells whether it is as it was put
    there."""
    return f'["{_SHAPE}","{hashlib.sha256(text).hexdigest()}",'.encode()


def fingerprint(texts: Sequence[str], corrections: Sequence[LinkCorrection], method: str) -> str:
    """What a comparison comes from, in 64 hexadecimal digits: what the reports are, each in a string that changes with
    it, in the order of the comparison; the corrections; and the version of the method."""
    parts = [_SHAPE, list(texts), [to_plain(correction) for correction in corrections], method]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
