"""The versions that an index carries, made from the sources and libraries that decide what is in it, as those of
comparisons are."""

from explorer.language.stems import LIBRARY
from explorer.sources import version_of

_FORMAT = (
    "search/checksums.py",
    "search/entries.py",
    "search/postings.py",
    "search/terms.py",
    "search/whoosh_store.py",
)
"""What decides how the bytes of an index are laid out."""
_CONTENT = (
    "search/entries.py",
    "search/citations.py",
    "search/documents.py",
    "search/numbers.py",
    "search/words.py",
    "language/*.py",
    "language/*.toml",
    "akn/*.py",
    "model/*.py",
)
"""What decides which terms and texts an index holds for a stored report."""


def format_version() -> str:
    """Changes whenever the files of an index made before may no longer be read: it is then built anew from nothing."""
    return version_of(*_FORMAT, libraries=("whoosh",))


def content_version() -> str:
    """Changes whenever other terms or texts may be indexed: an index made before is searched on, while its reports are
    indexed anew one after the other."""
    return version_of(*_CONTENT, libraries=(LIBRARY,))
