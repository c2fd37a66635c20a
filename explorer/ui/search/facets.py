"""The values that results can be narrowed to as a list, and how it looks."""

from collections.abc import Collection, Mapping
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.present.facets import FacetRow, facet_rows
from explorer.ui.theme import GAP, PADDING, SCROLL_BAR, UNIT, Theme
from explorer.ui.widgets.cards import ROOT, Index
from explorer.ui.widgets.painting import paint_ground, paint_ring

_BOX = 12


class Role(IntEnum):
    ROW = Qt.ItemDataRole.UserRole


class FacetModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FacetRow] = []
        self._whole: set[str] = set()
        self._facets: Mapping[str, Mapping[str, int]] = {}
        self._chosen: Mapping[str, Collection[str]] = {}

    def show(self, facets: Mapping[str, Mapping[str, int]], chosen: Mapping[str, Collection[str]]) -> None:
        """Counts by facet and value, and the values that the results are narrowed to."""
        self._facets, self._chosen = facets, chosen
        rows = facet_rows(facets, chosen, self._whole)
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def show_all(self, facet: str) -> None:
        """Show every value of a facet from now on."""
        self._whole.add(facet)
        self.show(self._facets, self._chosen)

    def place(self, facet: str, value: str) -> int:
        """The number of the row of a value, -1 where it is not shown."""
        held = (number for number, row in enumerate(self._rows) if (row.facet, row.value) == (facet, value))
        return next(held, -1)

    def row(self, number: int) -> FacetRow:
        return self._rows[number]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()].heading:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return str(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.value:
            return row.title
        return None


class FacetDelegate(QStyledItemDelegate):
    """A box, ticked where the value is chosen, its title, and its count at the right."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: FacetRow = index.data(Role.ROW)
        theme, selected = self._theme, bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = Qt.AlignmentFlag.AlignVCenter
        if not row.heading:
            paint_ground(painter, option.rect, theme, selected, bool(option.state & QStyle.StateFlag.State_MouseOver))
        room = QRectF(option.rect).adjusted(PADDING, 0, -PADDING - SCROLL_BAR, 0)
        painter.setFont(theme.interface_font(bold=row.heading))
        if row.value:
            self._paint_box(painter, room, row.chosen)
            painter.setPen(theme.color("secondary"))
            count = f"{row.count:,}"
            painter.drawText(room, middle | Qt.AlignmentFlag.AlignRight, count)
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(count) - GAP)
        if not row.heading:
            room.setLeft(room.left() + _BOX + GAP)
        painter.setPen(theme.color("accent" if row.more else "ink"))
        # In the middle: the names of series often differ at the end.
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideMiddle, int(room.width()))
        painter.drawText(room, middle, title)
        if selected and self._view.hasFocus():
            paint_ring(painter, option.rect, theme)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.row - UNIT)

    def _paint_box(self, painter: QPainter, room: QRectF, chosen: bool) -> None:
        box = QRectF(room.left() + 0.5, room.center().y() - _BOX / 2 + 0.5, _BOX, _BOX)
        painter.setPen(QPen(self._theme.color("accent" if chosen else "secondary"), 1))
        painter.setBrush(self._theme.color("accent" if chosen else "page"))
        painter.drawRoundedRect(box, 2, 2)
        if chosen:
            tick = [QPointF(3, 6.5), QPointF(5, 8.5), QPointF(9, 3.5)]
            painter.setPen(QPen(self._theme.color("on_accent"), 1.6))
            painter.drawPolyline(QPolygonF([box.topLeft() + point for point in tick]))
