"""The table of the year matrix: titles at the left, a column a year, all of it by the keys."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QWidget

from explorer.present.lineages import Row
from explorer.present.matrix import PairOfYears
from explorer.translation import tr
from explorer.ui.overview.model import OverviewModel, Role
from explorer.ui.overview.painting import OverviewDelegate, OverviewHeader
from explorer.ui.shell.contents_painting import ContentsTree
from explorer.ui.theme import Theme
from explorer.ui.widgets.painting import paint_ring
from explorer.ui.widgets.rows import ROOT, Index
from explorer.ui.widgets.typography import line_width

_YEAR, _NARROW_YEAR, _WIDEST_YEAR = 104, 76, 168
_TITLE = 232
_LONGEST_TITLE = 64
_WHEEL_STEP = 120

RowKey = tuple[int, str]
"""By what a row is known again when others are shown: how many years ago it was there last, and its eId then."""


class Matrix(ContentsTree):
    """The table itself. Years for which there is no room are hidden at either side, and come into view by the keys, by
    turning the wheel sideways, and by a click on the head of the titles; titles and heads stay.

    `opened` carries the newer and the older of two years (-1 without one), and the eIds of the row's section in them,
    "" where one has none. `paired` carries the two years chosen at the heads, by their places.
    """

    opened = Signal(int, int, str, str)
    paired = Signal(int, int)

    def __init__(self, theme: Theme, model: OverviewModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._matrix = model
        self._turned = 0
        self._unfolded_before: set[RowKey] = set()
        self._last = 0
        self.setModel(model)
        self.setUniformRowHeights(False)
        self.setHeaderHidden(False)
        self.years = OverviewHeader(theme, self)
        self.setHeader(self.years)
        self.years.setStretchLastSection(False)
        self.years.sectionClicked.connect(self._show_earlier)
        self.years.chosen.connect(self._choose)
        self.setItemDelegate(OverviewDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAllColumnsShowFocus(False)
        self.setAccessibleName(tr("Sections through the years"))

    def show_rows(self, show: Callable[[], None], anew: bool) -> None:
        """Let `show` give the model other rows. Of those that stay, the ones that were unfolded and the one in hand
        remain so; a narrowed matrix is unfolded as a whole meanwhile. A series shown `anew` has its upper two levels
        unfolded, and its newest years come into view."""
        if not self._matrix.matrix.narrowed:
            self._unfolded_before = self._unfolded()
        index, columns = self.currentIndex(), self.model().columnCount()
        before: Row | None = index.data(Role.ROW)
        column = index.column()
        show()
        if anew or columns != self.model().columnCount():
            self._last = self.model().columnCount() - 1
        self.fit()
        rows = list(self._indexes())
        if self._matrix.matrix.narrowed:
            self.expandAll()
        elif anew:
            self.expandToDepth(0)
        for index in rows:
            if _key(index) in self._unfolded_before:
                self.expand(index)
        self._take(before, column)

    def stand_on(self, number: int, eid: str) -> None:
        """Take the row of a section of a report in hand, or the nearest one where a filter hides it, and bring it into
        view."""
        wanted, current = self._matrix.matrix.row_of(number, eid), self.currentIndex()
        if wanted is not None and (
            not current.isValid()
            or self._matrix.matrix.order(current.data(Role.ROW)) != self._matrix.matrix.order(wanted)
        ):
            self._take(wanted, current.column())
        self.scrollTo(self.currentIndex())

    def _take(self, row: Row | None, column: int) -> None:
        """Take a row in hand, or that on show which is nearest to it; the first one for None."""
        order = self._matrix.matrix.order
        rows = [index for index in self._indexes() if index.data(Role.ROW).matched]
        if row is not None:
            rows.sort(key=lambda index: abs(order(index.data(Role.ROW)) - order(row)))
        found = rows[0] if rows else QModelIndex()
        self.setCurrentIndex(
            found.siblingAtColumn(min(column, self.model().columnCount() - 1)) if column > 0 else found
        )

    def fit(self) -> None:
        """Share the width between the titles and as many years as there is room for."""
        columns, shown = self.model().columnCount(), self._shown()
        for column in range(1, columns):
            self.setColumnHidden(column, column not in shown)
        width = self.viewport().width()
        title = line_width(self._theme.interface_font(), _LONGEST_TITLE)
        year = self._theme.px(_YEAR if self._few() else _NARROW_YEAR)
        if shown:
            spare = (width - min(title, width - year * len(shown))) // len(shown)
            year = min(self._theme.px(_WIDEST_YEAR), spare)
        self.years.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in shown:
            self.setColumnWidth(column, year)
        self.setColumnWidth(0, width - year * len(shown))
        self.years.earlier, self.years.later = max(0, shown.start - 1), columns - shown.stop
        self.scheduleDelayedItemsLayout()

    def open(self, index: Index) -> None:
        """Open a cell's section."""
        found = self.section_at(index)
        if found:
            self.opened.emit(*found)

    def section_at(self, index: Index) -> tuple[int, int, str, str] | None:
        """A cell's section against the year before, in the newer of the two years chosen against the other, and so that
        of a title: the indexes of the newer and the older report, and what stands for it there."""
        if not index.isValid():
            return None
        row: Row = index.data(Role.ROW)
        older, newer = self._years_of(index.column())
        eids = [row.cells[number].eids[:1] if number >= 0 else () for number in (newer, older)]
        if not any(eids):  # Neither of the two years has it: where it stood last.
            newer = min(row.home + 1, len(row.cells) - 1)
            older = newer - 1
            eids = [row.cells[number].eids[:1] for number in (newer, older)]
        newer_eid, older_eid = ("".join(one) for one in eids)
        return newer, older, newer_eid, older_eid

    def _years_of(self, column: int) -> PairOfYears:
        """The two years that a cell of a column is about."""
        older, newer = self._matrix.matrix.pair
        if column == 0 or column - 1 == newer:
            return older, newer
        return (column - 2, column - 1) if column > 1 else (0, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        unfolds = not self.isExpanded(index) and self.model().hasChildren(index)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open(index)
        elif key == Qt.Key.Key_Right and (index.column() or not unfolds):
            self._to_column(index.column() + 1 if index.column() else self._shown().start)
        elif key == Qt.Key.Key_Left and index.column():
            self._to_column(index.column() - 1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.column() > 0 and index == self.currentIndex() and index.data(Role.CELL).eids:
            self.open(index)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Sideways, or with Shift: other years."""
        turned = event.angleDelta()
        sideways = turned.x() or (turned.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if not sideways:
            super().wheelEvent(event)
            return
        self._turned += sideways
        steps = int(self._turned / _WHEEL_STEP)
        self._turned -= steps * _WHEEL_STEP
        self._turn_to(self._last - steps)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        opens = index.column() > 0 and bool(index.data(Role.CELL).eids)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().drawRow(painter, option, index)
        current = self.currentIndex()
        if self.hasFocus() and current.column() and current.siblingAtColumn(0) == index:
            paint_ring(painter, self.visualRect(current), self._theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        self.scrollTo(self.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scrollTo(self.currentIndex())

    def _indexes(self, parent: Index = ROOT) -> Iterator[QModelIndex]:
        for row in range(self.model().rowCount(parent)):
            index = self.model().index(row, 0, parent)
            yield index
            yield from self._indexes(index)

    def _unfolded(self) -> set[RowKey]:
        return {key for index in self._indexes() if self.isExpanded(index) and (key := _key(index))}

    def _to_column(self, column: int) -> None:
        if not 0 <= column < self.model().columnCount():
            return
        if column:
            self._last = max(column, min(self._last, column + len(self._shown()) - 1))
            self.fit()
        self.setCurrentIndex(self.currentIndex().siblingAtColumn(column))

    def _choose(self, column: int, older: bool) -> None:
        """A click on a year: compare it with the one before; with Shift, the newer one with it."""
        number = column - 1
        _, newer = self._matrix.matrix.pair
        if older and number != newer:
            self.paired.emit(min(number, newer), max(number, newer))
        elif not older and self.model().columnCount() > 2:
            self.paired.emit(max(0, number - 1), max(1, number))

    def _turn_to(self, last: int) -> None:
        """Let a column be the last of those in view."""
        shown = len(self._shown())
        self._last = max(shown, min(last, self.model().columnCount() - 1))
        self.fit()

    def _show_earlier(self, column: int) -> None:
        """A click on the head of the titles: the years before, and after the earliest the newest again."""
        if column == 0:
            newest = self.model().columnCount() - 1
            self._last = self._last - 1 if self._shown().start > 1 else newest
            self.fit()

    def _shown(self) -> range:
        """The columns of years in view: as many as fit beside the titles."""
        newest = self.model().columnCount() - 1
        year = self._theme.px(_YEAR if self._few() else _NARROW_YEAR)
        years = max(1, self._room() // year)
        first = max(1, min(self._last, newest) - years + 1)
        return range(first, min(newest, first + years - 1) + 1)

    def _few(self) -> bool:
        """Whether all years have room at their usual width."""
        return self.model().columnCount() - 1 <= self._room() // self._theme.px(_YEAR)

    def _room(self) -> int:
        return self.viewport().width() - self._theme.px(_TITLE)


def _key(index: Index) -> RowKey | None:
    row: Row | None = index.data(Role.ROW)
    return (len(row.cells) - row.home, row.section.eid) if row else None
