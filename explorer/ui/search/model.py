"""The rows of search results: a hit, or the same text through the years, and the headings of groups."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.present.results import Chip, Found
from explorer.ui.theme import GAP, PADDING, SCROLL_BAR, UNIT, Theme
from explorer.ui.widgets.cards import ROOT, Index
from explorer.ui.widgets.painting import Lines, chip_width, height_of, paint_chip, paint_ground, paint_ring

LINES = 6
"""Lines of context at most: a whole sentence, but for the longest."""


class Role(IntEnum):
    FOUND = Qt.ItemDataRole.UserRole


class FoundModel(QAbstractListModel):
    """Rows in their order; further ones may be added at the end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Found] = []
        self._of_hit: dict[int, int] = {}

    def show(self, rows: Sequence[Found]) -> None:
        """Show these rows. Where they only continue those on show, these stay as they are."""
        old = len(self._rows)
        if 0 < old < len(rows) and list(rows[:old]) == self._rows:
            self.beginInsertRows(ROOT, old, len(rows) - 1)
            self._rows = list(rows)
            self.endInsertRows()
        elif list(rows) != self._rows:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        self._of_hit = {hit: row for row, found in enumerate(self._rows) for hit in found.hits}

    def rows(self) -> list[Found]:
        return list(self._rows)

    def found(self, row: int) -> Found:
        return self._rows[row]

    def row_of(self, hit: int | None) -> int:
        """The row in which a hit stands, -1 where none does."""
        return -1 if hit is None else self._of_hit.get(hit, -1)

    def order(self) -> list[int]:
        """The hits as the rows have them, from the first row to the last."""
        return [hit for found in self._rows for hit in found.hits]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        found = self._rows[index.row()]
        if role == Role.FOUND:
            return found
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return str(found)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (found.place, found.detail) if part)
        return None


class FoundDelegate(QStyledItemDelegate):
    """Paints a row to any width: the chips break onto further lines, and the place stands beside them only where it
    has room. `hand` is the number of the hit in hand, whose chip is filled."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._known: dict[tuple[Found, int, int], _Layout] = {}
        self.hand: int | None = None
        theme.changed.connect(self._known.clear)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, theme = option.rect, self._theme
        layout = self._layout(index.data(Role.FOUND))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if layout.found.heading:
            painter.setPen(QPen(theme.color("hairline"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        else:
            paint_ground(painter, rect, theme, selected, bool(option.state & QStyle.StateFlag.State_MouseOver))
        left, top = rect.left() + PADDING, rect.top() + GAP
        for chip, place in layout.chips:
            line = QRectF(place).translated(left, top)
            paint_chip(painter, theme, line.left(), line, chip.year, chip.hit == self.hand)
        layout.place.paint(painter, left + layout.place_at.x(), top + layout.place_at.y())
        y = float(top + layout.head)
        for part in layout.parts:
            part.paint(painter, left, y)
            y += part.height + UNIT
        if selected and self._view.hasFocus():
            paint_ring(painter, rect, theme)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._view.viewport().width(), self._layout(index.data(Role.FOUND)).height)

    def chip_at(self, index: Index, point: QPoint) -> int | None:
        """The hit of the chip under a point of the view, None where no chip is."""
        corner = self._view.visualRect(index).topLeft() + QPoint(PADDING, GAP)
        chips = self._layout(index.data(Role.FOUND)).chips
        return next((chip.hit for chip, place in chips if place.translated(corner).contains(point)), None)

    def _layout(self, found: Found) -> "_Layout":
        """Kept while the width stays: a row is measured and painted many times."""
        key = found, self._width(), self._theme.text_size
        if key not in self._known:
            if len(self._known) > 500:
                self._known.clear()
            self._known[key] = _Layout(self._theme, found, self._width())
        return self._known[key]

    def _width(self) -> int:
        """The room for text in pixels: the same with a scroll bar and without, so that heights do not depend on it."""
        return max(1, self._view.width() - SCROLL_BAR - 2 * PADDING)


class _Layout:
    """Where the parts of a row stand, from its top left corner within the padding."""

    def __init__(self, theme: Theme, found: Found, width: int) -> None:
        self.found = found
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
