"""The chart of the figures that were chosen. Each value can be reached by the keys, and opens its paragraph."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from explorer.present.chart import Chart, Point
from explorer.translation import tr
from explorer.ui.figures.chart_painting import ChartPainting, Spot
from explorer.ui.theme import UNIT, Theme
from explorer.ui.widgets.own_layout import OwnLayout
from explorer.ui.widgets.painting import paint_ring
from explorer.ui.widgets.rows import Index, Rows


class FiguresChart(OwnLayout):
    """A list of points. `opened` carries the index of a report
    and the eId of a paragraph in it."""

    opened = Signal(int, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.chart = Chart()
        self._points = Rows[Point](lambda point: point.label, self._spoken, self._spoken, parent=self)
        self._painting: ChartPainting | None = None
        self._spots: list[Spot] = []
        self.setModel(self._points)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setMouseTracking(True)
        for set_policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            set_policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._lay_out)

    def show_chart(self, chart: Chart) -> None:
        if chart != self.chart:
            self.chart = chart
            self._points.show(chart.points)
            self.setAccessibleName(tr("Chart"))
            self.setAccessibleDescription(chart.told())
            self._lay_out()

    def spots(self) -> list[Spot]:
        """Where the points stand, in the order of the model."""
        return self._spots

    # What QAbstractItemView asks of a view.

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._spots):
            return QRect()
        return self._spots[index.row()].touch.toAlignedRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        hit = next((row for row, spot in enumerate(self._spots) if spot.touch.contains(point)), None)
        return QModelIndex() if hit is None else self._points.index(hit)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """All points are in view."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        moves = {
            QAbstractItemView.CursorAction.MoveLeft: (-1, 0),
            QAbstractItemView.CursorAction.MoveRight: (1, 0),
            QAbstractItemView.CursorAction.MoveUp: (0, -1),
            QAbstractItemView.CursorAction.MoveDown: (0, 1),
        }
        row = self.currentIndex().row()
        if row < 0 or action == QAbstractItemView.CursorAction.MoveHome:
            return self._points.index(0)
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self._points.index(self._points.rowCount() - 1)
        if action not in moves:
            return self.currentIndex()
        return self._points.index(self.chart.beside(row, *moves[action]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._open(self.indexAt(event.position().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self.indexAt(event.position().toPoint()).isValid()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._painting is None:
            return
        painter = QPainter(self.viewport())
        self._painting.paint(painter)
        if self.hasFocus() and self.currentIndex().isValid():
            paint_ring(painter, self.visualRect(self.currentIndex()).adjusted(-2, -2, 2, 2), self._theme)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        rect = QRectF(self.viewport().rect()).adjusted(0, UNIT, 0, -UNIT)
        self._painting = ChartPainting(self.chart, rect, self._theme.palette, self._theme.interface_font())
        placed = {(spot.point.series, spot.point.report): spot for spot in self._painting.spots()}
        self._spots = [placed[point.series, point.report] for point in self._points.rows]
        self.viewport().update()

    def _open(self, index: QModelIndex) -> None:
        point = self._points.row(index)
        if point is not None and point.eid is not None:
            self.opened.emit(point.report, point.eid)

    def _spoken(self, point: Point) -> str:
        return self.chart.spoken(point)
