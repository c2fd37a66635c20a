"""The values that results can be narrowed to as a list, and how it looks."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from explorer.present.facets import FacetRow, facet_rows
from explorer.translation import tr
from explorer.ui.theme import GAP, PADDING, SCROLL_BAR, UNIT, Theme
from explorer.ui.widgets.row_list import RowDelegate, RowList
from explorer.ui.widgets.rows import Rows

MOST = 260
"""The height in pixels that the values take at most, at the usual text size."""
_BOX = 12


class FacetList(RowList):
    """`toggled(facet, value)` with Space, Enter or a click."""

    toggled = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        values = Rows[FacetRow](about=lambda row: row.title if row.value else "", heading=lambda row: row.heading)
        super().__init__(theme, values, tr("Narrow the results"), parent)
        self.values = values
        self._facets: Mapping[str, Mapping[str, int]] = {}
        self._chosen: Mapping[str, Collection[str]] = {}
        self._whole: set[str] = set()
        """The facets of which every value is shown."""
        self.setItemDelegate(FacetDelegate(theme, self))
        self.setUniformItemSizes(True)
        self.clicked.connect(self._toggle)

    def show_facets(self, facets: Mapping[str, Mapping[str, int]], chosen: Mapping[str, Collection[str]]) -> None:
        """Show counts by facet and value, and which values the results are narrowed to; the one in hand stays so."""
        self._facets, self._chosen = facets, chosen
        held = self.values.row(self.currentIndex())
        self.values.show(facet_rows(facets, chosen, self._whole))
        if held is not None and not self.currentIndex().isValid():
            self.setCurrentIndex(self.values.place(lambda row: (row.facet, row.value) == (held.facet, held.value)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wanted = self.values.rowCount() * (self._theme.row - UNIT)
        return QSize(0, min(wanted, self._theme.px(MOST)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self.sizeHint().height(), 3 * self._theme.row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        row = self.values.row(index)
        if row is not None and row.more:
            self._whole.add(row.facet)
            self.show_facets(self._facets, self._chosen)
        elif row is not None and row.value:
            self.toggled.emit(row.facet, row.value)


class FacetDelegate(RowDelegate[FacetRow]):
    """A box, ticked where the value is chosen, its title, and its count at the right."""

    def paint_row(self, painter: QPainter, rect: QRect, row: FacetRow) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, theme = Qt.AlignmentFlag.AlignVCenter, self._theme
        room = QRectF(rect).adjusted(PADDING, 0, -PADDING - SCROLL_BAR, 0)
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

    def height(self, row: FacetRow) -> float:
        return self._theme.row - UNIT

    def _paint_box(self, painter: QPainter, room: QRectF, chosen: bool) -> None:
        box = QRectF(room.left() + 0.5, room.center().y() - _BOX / 2 + 0.5, _BOX, _BOX)
        painter.setPen(QPen(self._theme.color("accent" if chosen else "secondary"), 1))
        painter.setBrush(self._theme.color("accent" if chosen else "page"))
        painter.drawRoundedRect(box, 2, 2)
        if chosen:
            tick = [QPointF(3, 6.5), QPointF(5, 8.5), QPointF(9, 3.5)]
            painter.setPen(QPen(self._theme.color("on_accent"), 1.6))
            painter.drawPolyline(QPolygonF([box.topLeft() + point for point in tick]))
