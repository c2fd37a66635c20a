"""Whether the pages of a text drawn from a PDF can be counted."""

import re
from collections.abc import Sequence

from explorer.ingest.lines import Line

_FIRST_PAGE = re.compile(r"(?:executive\s+)?summary$|abstract$|united nations\b|.*\bDistr\.", re.IGNORECASE)
_HEAD = 10


def pages_told(lines: Sequence[Line]) -> int | None:
    """Reads the first lines and the page breaks of a text without page numbers; gives the number of pages.

    Guarantees None where the text has no breaks, or does not begin as a first page does, with its masthead or summary:
    a page counted from the middle of a document would be a wrong one. Wrong where a break is not marked.
    """
    if len({line.page for line in lines}) < 2:
        return None
    if not any(_FIRST_PAGE.match(" ".join(line.text.split())) for line in lines[:_HEAD]):
        return None
    return lines[-1].page
