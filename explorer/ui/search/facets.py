"""The values that results can be narrowed to, each with its count, as the rows of one list."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.translation import tr
from explorer.ui.theme import GAP, PADDING, SCROLL_BAR, UNIT, Theme
from explorer.ui.widgets.cards import ROOT, Index
from explorer.ui.widgets.painting import paint_ground, paint_ring

SHOWN = 8
"""Values of a facet that are shown before all are asked for."""
_BOX = 12


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A value of a facet, or its heading (`value` ""), or the row that shows the values left out (`more` of them)."""

    facet: str
    title: str
    value: str = ""
    count: int = 0
    chosen: bool = False
    more: int = 0

    @property
    def heading(self) -> bool:
        return not self.value and not self.more

    def __str__(self) -> str:
        if self.heading or self.more:
            return self.title
        state = tr("chosen") if self.chosen else tr("not chosen")
        return f"{self.title}, {self.count:,}, {state}"


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
        rows = [row for facet in facets for row in self._rows_of(facet)]
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

    def _rows_of(self, facet: str) -> list[FacetRow]:
        chosen = self._chosen.get(facet, ())
        counts = {**self._facets[facet], **{value: self._facets[facet].get(value, 0) for value in chosen}}
        if not chosen and len(counts) < 2:  # What all results have narrows nothing.
            return []
        values = [FacetRow(facet, value, value, counts[value], value in chosen) for value in counts]
        shown = values
        if facet not in self._whole and len(values) > SHOWN:
            shown = [row for number, row in enumerate(values) if number < SHOWN or row.chosen]
        heading = FacetRow(facet, facet_title(facet))
        left = len(values) - len(shown)
        more = [FacetRow(facet, tr("%1 more").replace("%1", f"{left:,}"), more=left)] if left else []
        return [heading, *shown, *more]


def facet_title(facet: str) -> str:
    titles = {"year": tr("Year"), "series": tr("Series"), "body": tr("Body"), "section": tr("Section")}
    return titles.get(facet, facet)


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
