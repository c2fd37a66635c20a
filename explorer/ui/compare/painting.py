"""How a row of the comparison looks: two level columns, a quiet line above each paragraph."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from explorer.model.comparison import Strength
from explorer.present.alignment import Kind, Row
from explorer.present.captions import Part, Tone
from explorer.present.pieces import Piece
from explorer.ui.theme import GAP, MARGIN, UNIT, Theme
from explorer.ui.widgets.marked_text import ITALIC, MATCH, SHARED, Mark, MarkedText
from explorer.ui.widgets.typography import level_font, line_step, line_width

LONGEST = 66
_SHORTEST = 44
BAR = 3
_BETWEEN = 32
_CAPTION_LEADING = 1.15


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns begin, from left to right, and how wide each is, in pixels."""

    lefts: tuple[float, ...]
    width: float

    @property
    def right(self) -> float:
        """Where the last one ends."""
        return self.lefts[-1] + self.width

    def at(self, x: float) -> int:
        """The column nearest to a place."""
        return min(range(len(self.lefts)), key=lambda number: abs(self.lefts[number] + self.width / 2 - x))


def columns(theme: Theme, width: int, number: int = 2) -> Columns:
    """So many columns of at most `LONGEST` characters, in the middle of so many pixels."""
    between = theme.px(_BETWEEN)
    room = (width - 2 * MARGIN - (number - 1) * between) // number
    one = min(line_width(level_font(theme), LONGEST), room)
    left = (width - number * one - (number - 1) * between) / 2
    return Columns(tuple(left + place * (one + between) for place in range(number)), one)


def room_for_three(theme: Theme, width: int) -> bool:
    """Whether three columns have lines that are long enough to be read."""
    return columns(theme, width, 3).width >= line_width(level_font(theme), _SHORTEST)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the words of a part of a row: the column, the part in it, the character."""

    column: int
    part: int
    place: int


class LaidPart:
    """One paragraph, heading or note of a side, laid out. `under_caption` leaves room above a text that has no caption
    itself, so that it is level with one that has."""

    def __init__(self, theme: Theme, part: Part, width: float, under_caption: bool) -> None:
        small, ink = theme.interface_font(), "moved" if part.moved else "secondary"
        step = round(QFontMetricsF(small).height() * _CAPTION_LEADING)
        self.shown = part
        self._caption = MarkedText(theme, [Piece(part.caption)], small, width, step, ink) if part.caption else None
        if part.tone is Tone.NOTE:
            self.text = MarkedText(theme, part.pieces, small, width, step, ink)
        else:
            font = level_font(theme, bold=part.tone is Tone.HEADING)
            self.text = MarkedText(theme, part.pieces, font, width, line_step(theme), spans=_spans(part))
        caption = self._caption.height + 2 if self._caption else step + 2
        captioned = self._caption is not None or (under_caption and part.tone is not Tone.NOTE)
        self.text_top = caption if captioned else 0
        self.height = self.text_top + self.text.height

    def paint(self, painter: QPainter, left: float, top: float, selected: tuple[int, int] | None) -> None:
        if self._caption:
            self._caption.paint(painter, left, top)
        self.text.paint(painter, left, top + self.text_top, selected)


def _spans(part: Part) -> list[Mark]:
    """What of the words is set apart; what the reader asked for lies above the rest."""
    of_kinds = ((ITALIC, part.italics), (SHARED, part.shared), (MATCH, part.marked))
    return [(kind, start, end) for kind, spans in of_kinds for start, end in spans]


class LaidRow:
    """A row of the comparison, laid out for one width. `sides` are the parts of its columns. `height` has the space
    around it."""

    def __init__(self, theme: Theme, row: Row, sides: Sequence[Sequence[Part]], places: Columns) -> None:
        self._theme = theme
        self._places = places
        self._doubtful = row.strength is Strength.DOUBTFUL
        captioned = any(side and side[0].caption for side in sides)
        self.sides = [
            [LaidPart(theme, part, places.width, captioned and part is side[0]) for part in side] for side in sides
        ]
        self._above = UNIT if row.kind is Kind.MARKER else GAP
        self.height = round(self._above + max(map(_height, self.sides)) + UNIT)

    def paint(
        self,
        painter: QPainter,
        top: float,
        in_hand: int | None = None,
        selected: Mapping[tuple[int, int], tuple[int, int]] | None = None,
    ) -> None:
        """Paint at `top`; the column in hand has a bar at its edge, as in Read. `selected` are characters of the words,
        by column and part."""
        if self._doubtful:
            self._paint_doubt(painter, top)
        for column, left in enumerate(self._places.lefts):
            for number, part, below in self._tops(column):
                part.paint(painter, left, top + below, (selected or {}).get((column, number)))
        if in_hand is not None:
            left = self._places.lefts[in_hand] - (GAP + UNIT if in_hand == 0 else GAP)
            bar = QRectF(max(0.0, left), top + self._above, BAR, self.height - self._above - UNIT)
            painter.fillRect(bar, self._theme.color("accent"))

    def spot(self, x: float, y: float) -> Spot | None:
        """The place in the words that is nearest to a point, in pixels from the row's upper left corner; None where the
        column has no words of a report."""
        column = self._places.at(x)
        near = [each for each in self._tops(column) if each[1].shown.eid]
        if not near:
            return None
        number, part, top = next((each for each in near if y < each[2] + each[1].height + GAP), near[-1])
        place = part.text.words_at(x - self._places.lefts[column], y - top - part.text_top)
        return Spot(column, number, place)

    def _tops(self, column: int) -> Iterator[tuple[int, LaidPart, float]]:
        """The parts of a column with their number and where they begin."""
        below = float(self._above)
        for number, part in enumerate(self.sides[column]):
            yield number, part, below
            below += part.height + GAP

    def _paint_doubt(self, painter: QPainter, top: float) -> None:
        """A dashed line between counterparts that may be none."""
        before, last = self._places.lefts[-2:]
        middle = (before + self._places.width + last) / 2
        painter.setPen(QPen(self._theme.color("accent"), 2, Qt.PenStyle.DashLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QLineF(middle, top + self._above, middle, top + self.height - UNIT))


def _height(side: Sequence[LaidPart]) -> float:
    return sum(part.height for part in side) + GAP * max(0, len(side) - 1)
