"""Pages that a document server sends instead of a document."""

import re
from collections.abc import Sequence

from explorer.errors import UnreadableDocument
from explorer.ingest.lines import Line

_SAYS_SO = re.compile(
    r"no document (?:was |is )?(?:found|matching|available)|document (?:you (?:have )?requested )?(?:does not exist|(?:was |is )?not found|is not available|cannot be found)"
    r"|(?:there is no|could not find (?:the|a)|unable to (?:find|locate) the) (?:such )?document|page not found|error 404|404 not found",
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
