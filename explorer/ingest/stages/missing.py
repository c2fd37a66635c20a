"""Pages that a document server sends instead of a document."""

from collections.abc import Sequence

from explorer.errors import UnreadableDocument
from explorer.ingest.lines import Line
from explorer.language import Language

_LONGEST = 2500  # characters, chosen: pages of servers are shorter, reports longer


def refuse_missing(lines: Sequence[Line], language: Language) -> None:
    """Reads a short text for the words by which a server says that it has no such document, and raises
    UnreadableDocument. Wrong for a short document that speaks of missing documents."""
    text = " ".join(line.text for line in lines)
    if len(text) < _LONGEST and language.pages.missing.search(" ".join(text.split())):
        raise UnreadableDocument(
            "The file only says that the document does not exist. Check the symbol and language, and get it again."
        )
