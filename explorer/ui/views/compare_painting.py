"""How a row of the comparison looks: two level columns, a quiet line above each paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from explorer.ui.models.alignment import Kind
from explorer.ui.models.compare_words import Part, Shown, Tone
from explorer.ui.models.pieces import Piece
from explorer.ui.theme import GAP, MARGIN, PADDING, UNIT, Theme
from explorer.ui.views.marked_text import MarkedText
from explorer.ui.views.typography import line_width

LONGEST = 66
BAR = 3
LEADING = 1.4
"""Lines of this length need less room between them than those of Read."""
_BETWEEN = 32


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the two columns stand, in pixels."""

    left: float
    right: float
    width: float


def columns(theme: Theme, width: int) -> Columns:
    """Two columns of at most `LONGEST` characters, in the middle of so many pixels."""
    between = theme.px(_BETWEEN)
    one = min(line_width(theme.reading_font(), LONGEST), (width - 2 * MARGIN - between) // 2)
    left = (width - 2 * one - between) / 2
    return Columns(left, left + one + between, one)


class LaidPart:
    """One paragraph, heading or note of a side, laid out."""

    def __init__(self, theme: Theme, part: Part, width: float) -> None:
        small, ink = theme.interface_font(), "moved" if part.moved else "secondary"
        step = round(QFontMetricsF(small).height() * 1.25)
        self._caption = MarkedText(theme, [Piece(part.caption)], small, width, step, ink) if part.caption else None
        if part.tone is Tone.NOTE:
            self._text = MarkedText(theme, part.pieces, small, width, step, ink)
        else:
            font = theme.reading_font(bold=part.tone is Tone.HEADING)
            leading = round(font.pixelSize() * LEADING)
            self._text = MarkedText(theme, part.pieces, font, width, leading, italics=part.italics)
        self._head = self._caption.height + 2 if self._caption else 0.0
        self.height = self._head + self._text.height

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        if self._caption:
            self._caption.paint(painter, left, top)
        self._text.paint(painter, left, top + self._head)


class LaidRow:
    """A row of the comparison, laid out for one width. `height` has the space around it."""

    def __init__(self, theme: Theme, kind: Kind, shown: Shown, places: Columns) -> None:
        self._theme = theme
        self._places = places
        self._sides = [[LaidPart(theme, part, places.width) for part in side] for side in (shown.older, shown.newer)]
        self._above = MARGIN if kind is Kind.HEADING else UNIT if kind is Kind.MARKER else GAP
        self._below = UNIT if kind is not Kind.TEXT else GAP
        self.height = round(self._above + max(map(_height, self._sides)) + self._below)

    def paint(self, painter: QPainter, top: float, current: bool) -> None:
        """Paint at `top`; the row in hand has a bar at its edge, as in Read."""
        for side, left in zip(self._sides, (self._places.left, self._places.right), strict=True):
            below = top + self._above
            for part in side:
                part.paint(painter, left, below)
                below += part.height + PADDING
        if current:
            edge = QPointF(max(0.0, self._places.left - MARGIN + UNIT), top + self._above)
            bar = QRectF(edge.x(), edge.y(), BAR, self.height - self._above - self._below)
            painter.fillRect(bar, self._theme.color("accent"))


def _height(side: Sequence[LaidPart]) -> float:
    return sum(part.height for part in side) + PADDING * max(0, len(side) - 1)
