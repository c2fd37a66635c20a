"""Lists of contents."""

import re
from collections.abc import Sequence

from explorer.ingest.lines import Line

_TITLE = re.compile(r"(?:table of )?contents\s*$|contents\s+page\s*$", re.IGNORECASE)
_ENTRY_END = re.compile(r"(?:\.\s?){4,}\s*\d{0,4}\s*$|\t\s*\d{1,4}\s*$|\s{3,}\d{1,4}\s*$|\d{1,4}\s*$")
_TAIL = 200
_REACH = 6
_LONGEST = 400


def drop_contents(lines: Sequence[Line]) -> list[Line]:
    """Reads the lines below "Contents": entries end with a page number, dots before it or not.

    Guarantees that nothing goes where no entries follow, that a table below the word is the list, and that the list
    ends at the last entry within six lines of the one before it. Wrong where the text after the list begins with a
    short line that ends with a number.
    """
    for start, line in enumerate(lines):
        if _TITLE.match(line.text.strip()):
            if start + 1 < len(lines) and lines[start + 1].table:
                return [*lines[:start], *lines[start + 2 :]]
            last = start
            for at in range(start + 1, min(len(lines), start + _LONGEST)):
                if at - last > _REACH:
                    break
                if _is_entry(lines[at]):
                    last = at
            if last > start:
                return [*lines[:start], *lines[last + 1 :]]
    return list(lines)


def _is_entry(line: Line) -> bool:
    match = _ENTRY_END.search(line.text[-_TAIL:])
    return match is not None and (
        match[0].strip(" \t").startswith(".") or "\t" in match[0] or match[0].startswith("   ")
    )
