"""Pages that a document server sends instead of a document."""

import re
from collections.abc import Sequence

from explorer.errors import UnreadableDocument
from explorer.ingest.lines import Line

_SAYS_SO = re.compile(
    r"\bdocuments? (?:[\w ]{0,40} )?(?:do(?:es)? not exist|(?:was |is |were )?not found|cannot be found)"
    r"|\bno (?:such )?documents? (?:was |is |were |are )?(?:found|matching|available|exists?)"
    r"|\bpage not found|\berror 404|\b404 not found",
    re.IGNORECASE,
)
_LONGEST = 2500


def refuse_missing(lines: Sequence[Line]) -> None:
    """Reads a short text for the words by which a server says that it has no such document, and raises
    UnreadableDocument. Wrong for a short document that speaks of missing documents."""
    text = " ".join(line.text for line in lines)
    if len(text) < _LONGEST and _SAYS_SO.search(" ".join(text.split())):
        raise UnreadableDocument(
            "The file only says that the document does not exist. Check the symbol and language, and get it again."
        )
