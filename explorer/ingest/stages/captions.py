"""Titles of tables and figures that a source styles like headings."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from explorer.ingest.lines import Line
from explorer.ingest.stages.chunks import UNIT, element_of
from explorer.ingest.stages.headings import heading_number, is_bare_part
from explorer.ingest.tags import Role
from explorer.language import Language

_LETTERED = re.compile(r"\s*\([a-z0-9]{1,3}\)", re.IGNORECASE)
_REACH = 4  # lines between a table's label and the table, chosen: a title, its second line, a unit and one more


def unstyle_captions(lines: Sequence[Line], language: Language) -> list[Line]:
    """Reads the lines below a label that stands alone ("Table 16.2", "Figure II") where the source states levels, and
    the unit above a table ("(Thousands of United States dollars)").

    Guarantees that the title below a label, what stands between a label and its table, a unit and a title without
    number above it are no headings, but for the title of an annex; "(1) Regular budget", which parts the tables of one
    label, stays one. Wrong where a heading follows a label without title, or stands itself above the unit.
    """
    result = list(lines)
    for at, line in enumerate(lines):
        if language.tables.picture.fullmatch(line.text.strip()):
            captions: Iterable[int] = _caption(lines, at, language)
        elif line.table:
            captions = _united(lines, at, language)
        else:
            continue
        for caption in captions:
            result[caption] = _unstyled(lines[caption])
    return result


def _unstyled(line: Line) -> Line:
    return replace(line, tag=replace(line.tag, role=Role.CAPTION, level=0)) if line.tag and line.level else line


def _united(lines: Sequence[Line], table: int, language: Language) -> range:
    """The indices of the unit in brackets just above a table, and of a title without number above that."""
    unit = table - 1
    if unit < 0 or not UNIT.fullmatch(lines[unit].text.strip()):
        return range(0)
    titled = unit > 0 and lines[unit - 1].level and not heading_number(lines[unit - 1].words, language).text
    if titled and unit > 1 and is_bare_part(lines[unit - 2], language):
        titled = False
    return range(unit - 1 if titled else unit, table)


def _caption(lines: Sequence[Line], label: int, language: Language) -> range:
    """The indices of a label and of the title under it."""
    if not language.tables.label.match(lines[label].text.strip()):
        end = _title_end(lines, label + 1)
        return range(label, end + (end < len(lines) and UNIT.fullmatch(lines[end].text.strip()) is not None))
    for at in range(label + 1, min(label + 2 + _REACH, len(lines))):
        if lines[at].table or _LETTERED.match(lines[at].text):
            return range(label, at)
    return range(label, _title_end(lines, label + 1))


def _title_end(lines: Sequence[Line], start: int) -> int:
    """The index after a title that begins at `start`: of one line, or of all that the file declares to be of it."""
    end = min(start + 1, len(lines))
    while (
        end < len(lines) and element_of(lines[start]) is not None and element_of(lines[start]) == element_of(lines[end])
    ):
        end += 1
    return end
