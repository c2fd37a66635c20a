"""Which reports are versions of one document: revised, corrected, or issued again under the same symbol."""

import re
from collections.abc import Iterable

from explorer.language.loading import UNKNOWN
from explorer.library.entry import Entry

_VERSION = re.compile(r"(?:/(?:Rev|Corr)\.?\s*\d+|\*+)+$", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")


def base_symbol(symbol: str) -> str:
    """The symbol of the document of which this is a version: A/80/75 for A/80/75/Rev.1 and for A/80/75*."""
    return _VERSION.sub("", _BLANKS.sub("", symbol)).upper()


def another_version(entry: Entry, entries: Iterable[Entry]) -> Entry | None:
    """The report among others, if any, of which this is another version: one of its symbols has the same base, and no
    other language is known of it. The latest dated one where there are several. An addendum is a document of its own.
    """
    bases = {base_symbol(symbol) for symbol in entry.symbols}
    found = [
        other
        for other in entries
        if other.id != entry.id
        and other.error is None
        and (other.language == entry.language or UNKNOWN in (other.language, entry.language))
        and bases & {base_symbol(symbol) for symbol in other.symbols}
    ]
    return max(found, key=lambda other: other.date.isoformat() if other.date else "", default=None)
