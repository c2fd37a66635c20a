"""The rows of a comparison as a list that lays out only what is seen."""

from bisect import bisect_right
from collections import OrderedDict
from itertools import accumulate

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QPointF,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from explorer.present.alignment import Kind, Row
from explorer.present.captions import Part
from explorer.present.compared import Side, parts_of
from explorer.translation import tr
from explorer.ui.compare.model import CompareModel
from explorer.ui.compare.painting import Columns, LaidRow, Spot, columns, room_for_three
from explorer.ui.compare.selection import Selection
from explorer.ui.theme import Theme
from explorer.ui.widgets.own_layout import OwnLayout
from explorer.ui.widgets.rows import Index
from explorer.ui.widgets.typography import level_font, line_step, line_width

_KEPT = 96
_SLICE = 4
_HEADINGS_SHARE = 0.4


class CompareList(OwnLayout):
    """Rows of different heights. Heights are guessed from the length of the texts until a row is seen, and measured a
    few at a time while nothing else happens; what is in view never moves when a guess is put right. `laid_out` fires
    when rows have got other places.

    `side` is the side in hand: arrows to the left and the right choose it, and `side_changed` tells of it. Words are
    selected with the mouse within one column. `widened` carries whether there is room for a third column."""

    laid_out = Signal()
    side_changed = Signal()
    widened = Signal(bool)

    def __init__(self, theme: Theme, model: CompareModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows, self._compared = model, model.compared
        self._lengths: list[int] = []
        self._heights: list[int] = []
        self._tops: list[int] | None = None
        self._measured: set[int] = set()
        self._laid: OrderedDict[int, LaidRow] = OrderedDict()
        self._places = Columns((0, 0), 0)
        self._hovered = -1
        self.side = Side.NEWER
        self.selection = Selection()
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._measure_more)
        self.setModel(model)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Paragraphs side by side"))
        self.verticalScrollBar().valueChanged.connect(self.viewport().update)

    def reset(self) -> None:
        super().reset()
        self._lengths = []
        self.forget()

    def forget(self) -> None:
        """Lay everything out anew, keeping the row at the top where it is."""
        top = self._row_at(self.verticalOffset()) if self._heights else 0
        within = self.verticalOffset() - self._top(top) if self._heights else 0
        same = len(self._heights) == len(self._compared.rows)
        self._places = self._wanted_places()
        self.selection.clear()
        self._laid.clear()
        self._measured.clear()
        self._lengths = self._lengths or [_length(row) for row in self._compared.rows]
        step, line = line_step(self._theme), max(1.0, self._places.width / line_width(level_font(self._theme), 1))
        self._heights = [round(step * (length // line + 2)) for length in self._lengths]
        self._tops = None
        self.updateGeometries()
        if same and self._heights:
            self.verticalScrollBar().setValue(self._top(top) + min(within, self._heights[top]))
        self._idle.start()
        self.viewport().update()
        self.laid_out.emit()

    def row_spans(self) -> list[tuple[int, float, float]]:
        """Each row with where it begins and ends, as shares of the whole height."""
        total = max(1, self._total())
        return [
            (row, self._top(row) / total, (self._top(row) + height) / total) for row, height in enumerate(self._heights)
        ]

    def bring_to_top(self, row: int) -> None:
        """Scroll so that a row stands at the top, below the headings directly above it where these leave room."""
        first = row
        while first and self._compared.rows[first - 1].kind is Kind.HEADING:
            first -= 1
        self._settle(first, row + 8)
        if self._top(row) - self._top(first) > self.viewport().height() * _HEADINGS_SHARE:
            first = row
        self.verticalScrollBar().setValue(self._top(first))

    def lay_out_anew(self) -> None:
        """The words are the same and have other marks."""
        self._laid.clear()
        self.viewport().update()

    def current_row(self) -> int:
        return self.currentIndex().row()

    @property
    def places(self) -> Columns:
        """Where the columns stand."""
        return self._places

    @property
    def column(self) -> int:
        """The column of the side in hand, or of the nearest that is shown."""
        sides = self._compared.sides
        return sides.index(self.side) if self.side in sides else 0

    def choose_column(self, column: int) -> None:
        """Take another side in hand; those beyond the last do not exist."""
        if 0 <= column < len(self._compared.sides) and column != self.column:
            self.side = self._compared.sides[column]
            self.viewport().update()
            self.side_changed.emit()

    def selected_words(self) -> list[tuple[Part, int, int]]:
        """The parts in which words are selected, with the first and the last character."""
        found = []
        for row in range(*self.selection.rows()):
            for number, part in enumerate(self._sides(row)[self.selection.column]):
                first, last = self.selection.within(row, number, len(part.words))
                if first < last and part.eid:
                    found.append((part, first, last))
        return found

    def take(self, row: int) -> None:
        """Make a row the one in hand."""
        self.setCurrentIndex(self._rows.index(row, 0))

    def page(self, direction: int) -> None:
        """Scroll by a page (1 down, -1 up), and take the first row that begins there in hand."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + direction * bar.pageStep())
        row = self._row_at(bar.value())
        if self._top(row) < bar.value() and row + 1 < len(self._heights):
            row += 1
        value = bar.value()
        self.selectionModel().setCurrentIndex(
            self._rows.index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        bar.setValue(value)

    # What QAbstractItemView asks of a view.

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        top = self._top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._heights[index.row()])

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid() or not self._heights:
            return
        self._settle(index.row(), index.row() + 1)
        rect, bar = self.visualRect(index), self.verticalScrollBar()
        if hint == QAbstractItemView.ScrollHint.PositionAtTop or rect.top() < 0:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() > self.viewport().height():
            bar.setValue(bar.value() + min(rect.top(), rect.bottom() - self.viewport().height()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        place = point.y() + self.verticalOffset()
        if not self._heights or not 0 <= place < self._total():
            return QModelIndex()
        return self._rows.index(self._row_at(place), 0)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        move, row, last = QAbstractItemView.CursorAction, self.current_row(), len(self._heights) - 1
        targets = {
            move.MoveUp: row - 1,
            move.MovePrevious: row - 1,
            move.MoveDown: row + 1,
            move.MoveNext: row + 1,
            move.MoveHome: 0,
            move.MoveEnd: last,
        }
        return self._rows.index(max(0, min(last, targets.get(action, row))), 0)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def updateGeometries(self) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        step = line_step(self._theme)
        bar.setPageStep(max(1, page - 2 * step))
        bar.setSingleStep(step)
        bar.setRange(0, max(0, self._total() - page))
        super().updateGeometries()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Space: 1}
        if event.key() in pages:
            back = event.key() == Qt.Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.page(-1 if back else pages[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.choose_column(self.column + (1 if event.key() == Qt.Key.Key_Right else -1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape and self.selection:
            self.selection.clear()
            self.viewport().update()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widened.emit(room_for_three(self._theme, self.viewport().width()))
        if self._wanted_places() != self._places:
            self.forget()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.choose_column(self._places.at(event.position().x()))
            self.selection.begin(*self._spot(event.position()))
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        marker = self._is_marker(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if marker else Qt.CursorShape.ArrowCursor)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.selection.reach(*self._spot(event.position()))
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a marker follows it."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self._is_marker(event.position().toPoint()):
            self.activated.emit(self.currentIndex())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The word below the pointer."""
        row, spot = self._spot(event.position())
        if spot is not None:
            words = self._sides(row)[spot.column][spot.part].words
            self.selection.take_word(row, spot, words)
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.HoverMove, QEvent.Type.HoverEnter, QEvent.Type.MouseMove, QEvent.Type.Leave):
            row = -1
            if kind != QEvent.Type.Leave:
                row = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())).row()
            if row != self._hovered:
                self._hovered = row
                self.viewport().update()
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._heights:
            return
        first = self._row_at(self.verticalOffset())
        self._settle(first, len(self._heights), self.viewport().height())
        painter = QPainter(self.viewport())
        row = self._row_at(self.verticalOffset())
        top = self._top(row) - self.verticalOffset()
        while row < len(self._heights) and top < self.viewport().height():
            if row == self._hovered:
                area = QRect(0, top, self.viewport().width(), self._heights[row])
                painter.fillRect(area, self._theme.color("page_hover"))
            in_hand = self._column_in(row) if row == self.current_row() else None
            self._lay_out(row).paint(painter, top, in_hand, self._selected_in(row))
            top += self._heights[row]
            row += 1
        painter.end()

    def _lay_out(self, row: int) -> LaidRow:
        if row in self._laid:
            self._laid.move_to_end(row)
            return self._laid[row]
        self._laid[row] = LaidRow(self._theme, self._compared.rows[row], self._sides(row), self._places)
        if len(self._laid) > _KEPT:
            self._laid.popitem(last=False)
        return self._laid[row]

    def _column_in(self, row: int) -> int:
        """The column in hand in a row, which may have nothing on the side that was chosen."""
        return self._compared.sides.index(self._compared.side_in(row, self._compared.sides[self.column]))

    def _wanted_places(self) -> Columns:
        return columns(self._theme, self.viewport().width(), len(self._compared.sides))

    def _sides(self, row: int) -> list[tuple[Part, ...]]:
        """What the columns show in a row."""
        shown = self._compared.shown(row)
        return [parts_of(shown, side) for side in self._compared.sides]

    def _spot(self, point: QPointF) -> tuple[int, Spot | None]:
        """The row at a point, and the place in its words."""
        row = self._row_at(round(point.y()) + self.verticalOffset()) if self._heights else -1
        if row < 0:
            return row, None
        return row, self._lay_out(row).spot(point.x(), point.y() + self.verticalOffset() - self._top(row))

    def _is_marker(self, point: QPoint) -> bool:
        row = self.indexAt(point).row()
        return row >= 0 and self._compared.rows[row].kind is Kind.MARKER

    def _selected_in(self, row: int) -> dict[tuple[int, int], tuple[int, int]]:
        first, end = self.selection.rows()
        if not first <= row < end:
            return {}
        column = self.selection.column
        parts = self._sides(row)[column]
        return {
            (column, number): self.selection.within(row, number, len(part.words)) for number, part in enumerate(parts)
        }

    def _settle(self, first: int, end: int, room: int | None = None) -> None:
        """Measure rows from `first` on, before `end`, or as many as fill the room. What is in view stays in place."""
        corrected = False
        for row in range(first, min(end, len(self._heights))):
            if room is not None and self._top(row) > self.verticalOffset() + room:
                break
            if row not in self._measured:
                corrected |= self._measure(row)
        if corrected:
            self.updateGeometries()

    def _measure(self, row: int) -> bool:
        """Put a guess right; True where it was wrong. A row that begins above the view grows upwards."""
        self._measured.add(row)
        height = self._lay_out(row).height
        grown = height - self._heights[row]
        if not grown:
            return False
        before = self._top(row) < self.verticalOffset()
        self._heights[row] = height
        self._tops = None
        if before:
            bar = self.verticalScrollBar()
            bar.setMaximum(max(bar.maximum(), bar.value() + grown))
            bar.blockSignals(True)
            bar.setValue(bar.value() + grown)
            bar.blockSignals(False)
        return True

    def _measure_more(self) -> None:
        rest = [row for row in range(len(self._heights)) if row not in self._measured][:_SLICE]
        if not rest:
            self._idle.stop()
            self.laid_out.emit()
            return
        wrong = [row for row in rest if self._measure(row)]
        if wrong:
            self.updateGeometries()

    def _top(self, row: int) -> int:
        if self._tops is None:
            self._tops = [0, *accumulate(self._heights)]
        return self._tops[row]

    def _total(self) -> int:
        return self._top(len(self._heights))

    def _row_at(self, place: int) -> int:
        self._top(0)
        assert self._tops is not None
        return max(0, min(bisect_right(self._tops, place) - 1, len(self._heights) - 1))


def _length(row: Row) -> int:
    """How many characters the longest of a row's sides has; 0 for what has one line."""
    if row.kind is not Kind.TEXT:
        return 0
    far = [one for each in row.far for one in each.other]
    return max(sum(len(one.block.words) for one in side if one.block) for side in (row.spine, row.other, far))
