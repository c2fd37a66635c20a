"""Which sources something was made with: the version of what is kept until the program makes it otherwise."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from explorer import __version__

_PACKAGE = Path(__file__).parent
_DIGITS = 16
"""Hexadecimal digits of the hash: 64 bits, of which two versions never have the same by chance."""


@cache
def version_of(*patterns: str, package: Path = _PACKAGE) -> str:
    """The version of the program, and a hash of the sources that decide, given by patterns (`search/*.py`) below the
    package. Where the sources do not stand as files, as in a bundle, the version of the program speaks alone."""
    files = sorted({path for pattern in patterns for path in package.glob(pattern)})
    digest = sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:_DIGITS] if files else ""
    return f"{__version__} {digest}".strip()
