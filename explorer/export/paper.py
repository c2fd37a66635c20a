"""What goes on paper, as plain data: paragraphs, tables and pictures in reading order, and what runs along the pages.

`explorer/export/paged/` sets it, for a printer and for a PDF file. Black alone tells everything: what is new is
underlined, what was left out is struck.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, Flag, auto
from typing import Any

from explorer.export.compilation import printable
from explorer.model.text import Ocr, Run, Text

SERIFS = ("Source Serif 4", "Noto Serif", "Georgia", "Cambria", "Liberation Serif", "DejaVu Serif", "serif")
"""The families that set reports, on paper and on the screen: the first that the system has. Chosen: quiet, of many
languages, one on every system."""

_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


class Face(Enum):
    """How a paragraph is set. A TITLE or a HEADING also runs at the head of the pages that follow it."""

    TITLE = auto()
    HEADING = auto()
    SUBHEADING = auto()
    MINOR = auto()
    TEXT = auto()
    SMALL = auto()
    QUIET = auto()
    FINE = auto()


class Mark(Flag):
    """What sets words apart; several may hold."""

    NONE = 0
    BOLD = auto()
    ITALIC = auto()
    RAISED = auto()
    INSERTED = auto()
    DELETED = auto()
    SHARED = auto()
    DOUBTFUL = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """Words that look alike."""

    text: str
    marks: Mark = Mark.NONE


Words = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph. Its `number` hangs before it; `depth` counts the steps by which it is indented. `at_end`: at the
    other edge of the page; `rtl`: from right to left; `boxed`: with a rule beside it; `held`: on the page of what comes
    next."""

    words: Words
    face: Face = Face.TEXT
    number: str = ""
    depth: int = 0
    at_end: bool = False
    rtl: bool = False
    boxed: bool = False
    held: bool = False

    @property
    def text(self) -> str:
        """Its words without what sets some of them apart, and without its number."""
        return "".join(span.text for span in self.words)


Cell = tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells, of which the first `header_rows` stand again above what goes on on another page.

    `shares` are the widths of the columns, in parts of their sum; without them each is as wide as its words want.
    `lined`: with a line below each row. `whole`: a row is not parted where a page has room for it.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 1
    shares: tuple[float, ...] = ()
    lined: bool = True
    whole: bool = True
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as wide as the text, `height` points high. `paint` gets a QPainter, and width and height in points."""

    height: float
    paint: Callable[[Any, float, float], object]


Block = TextBlock | Grid | Picture


@dataclass(frozen=True, slots=True)
class Paper:
    """All that is printed. The `title` runs at the head of each page, `foot` at its foot beside the page number.

    `wide`: on pages that lie on their long side. `compact`: small, as a brief is, for which paper is counted.
    """

    title: str
    blocks: tuple[Block, ...]
    foot: str = ""
    wide: bool = False
    compact: bool = False
    rtl: bool = False


def spans(text: Text) -> Words:
    """A text of a report, with its emphasis and its marks of notes."""
    return tuple(Span(printable(run.text), _marks(run)) for run in text if run.text)


def said(words: str, marks: Mark = Mark.NONE) -> Words:
    """Words without emphasis, or with one."""
    return (Span(printable(words), marks),) if words else ()


def cells(rows: Iterable[Iterable[Text]], rtl: bool) -> tuple[tuple[Cell, ...], ...]:
    """The cells of a report's table, in small letters. No line ends inside a number."""
    return tuple(tuple((TextBlock(_kept(spans(cell)), Face.SMALL, rtl=rtl),) for cell in row) for row in rows)


def _kept(words: Words) -> Words:
    return tuple(Span(_THOUSANDS.sub("\u00a0", span.text), span.marks) for span in words)


def _marks(run: Run) -> Mark:
    return (
        (Mark.BOLD if run.bold else Mark.NONE)
        | (Mark.ITALIC if run.italic else Mark.NONE)
        | (Mark.RAISED if run.footnote else Mark.NONE)
        | (Mark.DOUBTFUL if run.ocr is Ocr.DOUBTFUL else Mark.NONE)
    )
