"""Names that declare a heading: of Word's styles, and of the United Nations template, whose files also print as PDF."""

import re

_UN_HEADING = re.compile(r"_\s*h[\s_]*(ch|m|\d)", re.IGNORECASE)  # "_ H_Ch_G", "_ H 1", "_ H _2/3"
_HEADING = re.compile(r"h(?:eading)?\s*(\d)", re.IGNORECASE)  # "Heading 1" of Word, "H1" of PDF (ISO 32000-1, 14.8.4.3)
_CONTENTS = re.compile(r"(?:toci?|table of figures)\b", re.IGNORECASE)
# The levels of the template's styles, read off budgets and reports that are written in it; it has five.
_UN_LEVELS = {"m": 1, "ch": 1, "1": 2, "2": 3, "3": 3, "4": 4, "5": 5, "6": 5}
_UN_DEEPEST = 5  # of a style that is not listed


def template_level(name: str) -> int | None:
    """The level of a heading style of the United Nations template by its name, None where it is no such style."""
    named = _UN_HEADING.match(name)
    return _UN_LEVELS.get(named[1].lower(), _UN_DEEPEST) if named else None


def named_level(name: str) -> int | None:
    """The level of the heading that a style or tag declares by its name, None where it declares none."""
    level = template_level(name)
    if level is not None:
        return level
    heading = _HEADING.fullmatch(name)
    return int(heading[1]) or None if heading else None


def names_title(name: str) -> bool:
    """Whether a style is that of a document's title: its name begins with "Title" in any case."""
    return name.lower().startswith("title")


def names_contents(name: str) -> bool:
    """Whether a style or tag is that of a list of contents or of figures ("TOC 1", "TOCI", "Table of Figures")."""
    return _CONTENTS.match(name) is not None
