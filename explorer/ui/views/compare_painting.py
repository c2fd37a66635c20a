"""How a row of the comparison looks: two level columns, a quiet line above each paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from explorer.model.comparison import Strength
from explorer.ui.models.alignment import Kind, Row
from explorer.ui.models.compare_words import Part, Shown, Tone
from explorer.ui.models.pieces import Piece
from explorer.ui.theme import COMPARE_LINE_HEIGHT, COMPARE_PX, GAP, MARGIN, UNIT, Theme
from explorer.ui.views.marked_text import MarkedText
from explorer.ui.views.typography import line_width

LONGEST = 66
BAR = 3
_BETWEEN = 32
_CAPTION_LEADING = 1.15


def level_font(theme: Theme, bold: bool = False) -> QFont:
    """The serif of both columns."""
    font = theme.reading_font(bold)
    font.setPixelSize(theme.px(COMPARE_PX))
    return font


def line_step(theme: Theme) -> int:
    """From one line to the next, in pixels."""
    return theme.px(COMPARE_PX * COMPARE_LINE_HEIGHT)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the two columns stand, in pixels."""

    left: float
    right: float
    width: float


def columns(theme: Theme, width: int) -> Columns:
    """Two columns of at most `LONGEST` characters, in the middle of so many pixels."""
    between = theme.px(_BETWEEN)
    one = min(line_width(level_font(theme), LONGEST), (width - 2 * MARGIN - between) // 2)
    left = (width - 2 * one - between) / 2
    return Columns(left, left + one + between, one)


class LaidPart:
    """One paragraph, heading or note of a side, laid out. `under_caption` leaves room above a text that has no caption
    itself, so that it is level with one that has."""

    def __init__(self, theme: Theme, part: Part, width: float, under_caption: bool) -> None:
        small, ink = theme.interface_font(), "moved" if part.moved else "secondary"
        step = round(QFontMetricsF(small).height() * _CAPTION_LEADING)
        self._caption = MarkedText(theme, [Piece(part.caption)], small, width, step, ink) if part.caption else None
        if part.tone is Tone.NOTE:
            self._text = MarkedText(theme, part.pieces, small, width, step, ink)
        else:
            font = level_font(theme, bold=part.tone is Tone.HEADING)
            self._text = MarkedText(theme, part.pieces, font, width, line_step(theme), italics=part.italics)
        captioned = self._caption is not None or (under_caption and part.tone is not Tone.NOTE)
        self.text_top = step + 2 if captioned else 0
        self.height = self.text_top + self._text.height

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        if self._caption:
            self._caption.paint(painter, left, top)
        self._text.paint(painter, left, top + self.text_top)


class LaidRow:
    """A row of the comparison, laid out for one width. `height` has the space around it."""

    def __init__(self, theme: Theme, row: Row, shown: Shown, places: Columns) -> None:
        self._theme = theme
        self._places = places
        self._doubtful = row.strength is Strength.DOUBTFUL
        captioned = any(side and side[0].caption for side in (shown.older, shown.newer))
        self.sides = [
            [LaidPart(theme, part, places.width, captioned and part is side[0]) for part in side]
            for side in (shown.older, shown.newer)
        ]
        self._above = UNIT if row.kind is Kind.MARKER else GAP
        self.height = round(self._above + max(map(_height, self.sides)) + UNIT)

    def paint(self, painter: QPainter, top: float, current: bool) -> None:
        """Paint at `top`; the row in hand has a bar at its edge, as in Read."""
        if self._doubtful:
            self._paint_doubt(painter, top)
        for side, left in zip(self.sides, (self._places.left, self._places.right), strict=True):
            below = top + self._above
            for part in side:
                part.paint(painter, left, below)
                below += part.height + GAP
        if current:
            edge = QPointF(max(0.0, self._places.left - MARGIN + UNIT), top + self._above)
            bar = QRectF(edge.x(), edge.y(), BAR, self.height - self._above - UNIT)
            painter.fillRect(bar, self._theme.color("accent"))

    def _paint_doubt(self, painter: QPainter, top: float) -> None:
        """A dashed line between counterparts that may be none."""
        middle = (self._places.left + self._places.width + self._places.right) / 2
        painter.setPen(QPen(self._theme.color("accent"), 2, Qt.PenStyle.DashLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QLineF(middle, top + self._above, middle, top + self.height - UNIT))


def _height(side: Sequence[LaidPart]) -> float:
    return sum(part.height for part in side) + GAP * max(0, len(side) - 1)
