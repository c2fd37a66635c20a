"""Whether the pages of a text drawn from a PDF can be counted."""

from collections.abc import Sequence

from explorer.ingest.lines import Line
from explorer.language import Language

_HEAD = 10  # lines, chosen: a masthead's first lines, or a summary's heading below a running head


def page_count(lines: Sequence[Line], language: Language) -> int | None:
    """Reads the first lines and the page breaks of a text without page numbers; gives the number of pages.

    Guarantees None where the text has no breaks, or does not begin as a first page does, with its masthead or summary:
    a page counted from the middle of a document would be a wrong one. Wrong where a break is not marked.
    """
    if len({line.page for line in lines}) < 2:
        return None
    if not any(language.pages.first.match(line.words) for line in lines[:_HEAD]):
        return None
    return lines[-1].page
