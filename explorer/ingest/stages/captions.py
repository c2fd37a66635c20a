"""Titles of tables and figures that a source styles like headings."""

import re
from collections.abc import Sequence
from dataclasses import replace

from explorer.ingest.lines import Line
from explorer.ingest.stages.chunks import LABEL

_TABLE = re.compile(r"table\b", re.IGNORECASE)
_LETTERED = re.compile(r"\s*\([a-z0-9]{1,3}\)", re.IGNORECASE)
_REACH = 4  # lines between a table's label and the table


def unstyle_captions(lines: Sequence[Line]) -> list[Line]:
    """Reads the lines below a label that stands alone ("Table 16.2", "Figure II") where the source states levels.

    Guarantees that the title of a figure, and what stands between a label and its table, is no heading; "(1) Regular
    budget", which parts the tables of one label, stays one. Wrong where a heading follows a figure without title.
    """
    result = list(lines)
    for at, line in enumerate(lines):
        if LABEL.fullmatch(line.text.strip()):
            for below in _caption(lines, at):
                result[below] = replace(lines[below], level=0 if lines[below].level else lines[below].level)
    return result


def _caption(lines: Sequence[Line], label: int) -> range:
    """The indices of a label and of the title under it."""
    if not _TABLE.match(lines[label].text.strip()):
        return range(label, min(label + 2, len(lines)))
    for at in range(label + 1, min(label + 2 + _REACH, len(lines))):
        if lines[at].table or _LETTERED.match(lines[at].text):
            return range(label, at)
    return range(label, label + 1)
