"""What follows from the levels that a source states for its headings."""

from collections.abc import Sequence
from dataclasses import replace

from explorer.ingest.lines import Line
from explorer.ingest.stages.headings import heading_number
from explorer.language import language, language_of


def stated(lines: Sequence[Line]) -> list[Line]:
    """The lines of a source in which headings state their levels: what states none is no heading.

    An only heading of the first level above all others, without a number, is the title of the document, no section,
    where the source names no other. Sources without levels stay as they are.
    """
    headings = [at for at, line in enumerate(lines) if line.level]
    if not headings:
        return list(lines)
    first = headings[0]
    titled = any(line.title for line in lines)
    only = not titled and len(headings) > 1 and [at for at in headings if lines[at].level == 1] == [first]
    found_language = language(language_of(line.text for line in lines))
    title = first if only and not heading_number(lines[first].words, found_language).text else None
    return [
        replace(line, level=0, title=True) if at == title else line if line.level else replace(line, level=0)
        for at, line in enumerate(lines)
    ]
