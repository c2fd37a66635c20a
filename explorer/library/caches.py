"""Where the cache of a library stands, which may be deleted at any time and is then made again."""

import hashlib
from pathlib import Path

from explorer import paths

_DIGITS = 16
"""Hexadecimal digits of the hash of the library's path: 64 bits, which no two libraries share by chance."""


def cache_folder(library: Path, writable: bool) -> Path:
    """Beside the reports where the library is this user's own. Of one that is another's, or can only be read, each user
    has a private one, so that they do not make each other's anew."""
    beside = library / "cache"
    if writable and paths.is_own(library) and (not beside.exists() or paths.is_own(beside)):
        return beside
    return paths.cache_folder() / hashlib.sha256(str(library).encode()).hexdigest()[:_DIGITS]
