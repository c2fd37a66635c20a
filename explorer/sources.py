"""Which sources and libraries something was made with: the version of what is kept until it is made otherwise."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from explorer import __version__

_PACKAGE = Path(__file__).parent
_DIGITS = 16
"""Hexadecimal digits of the hash: 64 bits, of which two versions never have the same by chance."""


@cache
def version_of(*patterns: str, libraries: tuple[str, ...] = (), package: Path = _PACKAGE) -> str:
    """The version of the program, and a hash of what decides: sources, given by patterns (`search/*.py`) below the
    package, and the versions of libraries. Where sources do not stand as files, as in a bundle, they are told by the
    version of the program alone."""
    files = sorted({path for pattern in patterns for path in package.glob(pattern)})
    deciding = [*(path.read_bytes() for path in files), *(library_version(name).encode() for name in libraries)]
    digest = sha256(b"\0".join(deciding)).hexdigest()[:_DIGITS] if deciding else ""
    return f"{__version__} {digest}".strip()


def library_version(name: str) -> str:
    """The version of a library that is installed."""
    from importlib import metadata  # Slow to load, and seldom needed.

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:  # A bundle may come without what packages say of themselves.
        return "of unknown version"
