"""What a file itself declares of its lines: tags of a PDF file, styles of a Word file, elements of a web page."""

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What a line is declared to be."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    ITEM = "list item"
    CELL = "table cell"
    NOTE = "note"
    CAPTION = "caption"
    FIGURE = "figure"
    CONTENTS = "contents list"
    ARTEFACT = "artefact"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table that a file declares.

    `table` and `row` are their places in the file's tree of elements: rows of a table sort in the order in which they
    are to be read. `column` counts from 0 among the `of` cells of the row, empty ones too; `head` where it is declared
    the head of a column or row.
    """

    table: tuple[int, ...]
    row: tuple[int, ...]
    column: int
    of: int
    head: bool


@dataclass(frozen=True, slots=True)
class Tag:
    """One declaration.

    `level` is that of a heading, 1 the highest, 0 of what is none; a title may be a heading, too. Lines of one
    `element` are declared to be one paragraph, heading, note or cell; elements are numbered in the order in which they
    are to be read. None where each line is an element of its own. `cell` is the innermost that it stands in, whatever
    its role there.
    """

    role: Role
    level: int = 0
    element: int | None = None
    cell: Cell | None = None


TEXT = Tag(Role.TEXT)
"""The declaration that a line is ordinary text, and no heading."""


def heading(level: int) -> Tag:
    """The declaration of a heading, each line one of its own."""
    return Tag(Role.HEADING, level)
