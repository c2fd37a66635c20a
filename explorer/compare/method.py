"""Which way of comparing this is."""

from explorer.language.stems import LIBRARY
from explorer.sources import version_of

_SOURCES = ("compare/*.py", "compare/*.toml", "language/*.py", "language/*.toml", "model/*.py")


def method() -> str:
    """Changes whenever the same texts might compare otherwise: with the versions of the program and of what stems its
    words, and with the sources of the method where they stand as files."""
    return version_of(*_SOURCES, libraries=(LIBRARY,))
