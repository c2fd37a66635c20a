"""How a row of the search results looks: a hit, or the same text through the years, or the heading of a group."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView

from explorer.present.results import Chip, Found
from explorer.ui.theme import GAP, PADDING, UNIT, Theme
from explorer.ui.widgets.painting import Lines, chip_width, height_of, paint_chip
from explorer.ui.widgets.row_list import RowDelegate
from explorer.ui.widgets.rows import Role

LINES = 6
"""Lines of context at most: a whole sentence, but for the longest."""


class FoundDelegate(RowDelegate[Found]):
    """Paints a row to any width: the chips break onto further lines, and the place stands beside them only where it
    has room. `hand` is the number of the hit in hand, whose chip is filled."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(theme, view)
        self._known: dict[tuple[Found, int, int], _Layout] = {}
        self.hand: int | None = None
        theme.changed.connect(self._known.clear)

    def paint_row(self, painter: QPainter, rect: QRect, row: Found) -> None:
        layout = self._layout(row)
        if row.heading:
            painter.setPen(QPen(self._theme.color("hairline"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        left, top = rect.left() + PADDING, rect.top() + GAP
        for chip, place in layout.chips:
            line = QRectF(place).translated(left, top)
            paint_chip(painter, self._theme, line.left(), line, chip.year, chip.hit == self.hand)
        layout.place.paint(painter, left + layout.place_at.x(), top + layout.place_at.y())
        y = float(top + layout.head)
        for part in layout.parts:
            part.paint(painter, left, y)
            y += part.height + UNIT

    def height(self, row: Found) -> float:
        return self._layout(row).height

    def chip_at(self, index: QModelIndex, point: QPoint) -> int | None:
        """The hit of the chip under a point of the view, None where no chip is."""
        corner = self._view.visualRect(index).topLeft() + QPoint(PADDING, GAP)
        chips = self._layout(index.data(Role.ROW)).chips
        return next((chip.hit for chip, place in chips if place.translated(corner).contains(point)), None)

    def _layout(self, found: Found) -> "_Layout":
        """Kept while the width stays: a row is measured and painted many times."""
        key = found, self.room, self._theme.text_size
        if key not in self._known:
            if len(self._known) > 500:
                self._known.clear()
            self._known[key] = _Layout(self._theme, found, self.room)
        return self._known[key]


class _Layout:
    """Where the parts of a row stand, from its top left corner within the padding."""

    def __init__(self, theme: Theme, found: Found, width: int) -> None:
        font = theme.interface_font()
        line = theme.row - 2 * UNIT
        self.chips: list[tuple[Chip, QRect]] = []
        x = y = 0
        for chip in found.chips:
            wide = round(chip_width(chip.year, font))
            if x and x + wide > width:
                x, y = 0, y + line + UNIT
            self.chips.append((chip, QRect(x, y, min(wide, width), line)))
            x += wide + UNIT
        x += UNIT if x else 0
        bold = theme.interface_font(bold=True)
        beside = not found.heading and x + QFontMetricsF(bold).horizontalAdvance(found.place) <= width
        if x and not beside:
            x, y = 0, y + line + UNIT
        self.place = Lines(theme, found.place, width - x, 1 if beside else 2, font=bold)
        self.place_at = QPoint(x, round(y + (line - self.place.height) / 2) if beside else y)
        self.head = y + max(line if beside else 0, round(self.place.height)) + UNIT
        self.parts: list[Lines] = []
        if found.text:
            self.parts.append(Lines(theme, found.text, width, LINES, found.marks))
        if found.detail:
            self.parts.append(Lines(theme, found.detail, width, 2 if found.heading else 1, colour="secondary"))
        self.height = round(2 * GAP + self.head - (0 if self.parts else UNIT) + height_of(self.parts))
