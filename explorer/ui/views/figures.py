"""Figures: quantities that several reports of a series state, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from explorer.model.comparison import Comparison
from explorer.model.report import Report
from explorer.ui.models.figures import FIRST_YEAR, SUBJECT, FiguresModel, Role
from explorer.ui.models.painting import paint_ground, paint_ring
from explorer.ui.theme import GAP, MARGIN, PADDING, UNIT, Theme
from explorer.ui.views.field import Field
from explorer.ui.views.figures_painting import FiguresDelegate, FiguresHeader
from explorer.ui.views.pane import Pane
from explorer.ui.views.typography import line_width
from explorer.ui.wording import counted

Index = QModelIndex | QPersistentModelIndex

_LEAST_SUBJECT = 160
_LONGEST_SUBJECT = 64


class FiguresFilter(QSortFilterProxyModel):
    """Finds words in subjects, units and values; sorts numbers as numbers, what is missing last."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFilterRole(Role.FOUND)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def lessThan(self, left: Index, right: Index) -> bool:
        return _order(left.data(Role.SORT)) < _order(right.data(Role.SORT))


def _order(value: object) -> tuple[int, float, str]:
    if isinstance(value, float | int):
        return 0, float(value), ""
    return (1, 0.0, str(value).casefold()) if value else (2, 0.0, "")


class FiguresTable(QTableView):
    """The table; `opened` carries the cell that was clicked or on which Enter was pressed."""

    opened = Signal(QModelIndex)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hovered = -1
        self.head = FiguresHeader(theme, self)
        self.setHorizontalHeader(self.head)
        self.head.setSortIndicatorClearable(True)
        self.head.setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(0)
        self.setShowGrid(False)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._cells = FiguresDelegate(theme, self)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(self.tr("Figures through the years"))

    def fit(self) -> None:
        """Give the columns the width of their texts and the subjects what is left; what they need not is shared."""
        count = self.head.count()
        if not count:
            return
        self.head.years = self._cells.years = range(FIRST_YEAR, count - 1)
        widths = {column: self._needed(column) for column in range(count) if column != SUBJECT}
        left = max(self._theme.px(_LEAST_SUBJECT), self.viewport().width() - sum(widths.values()))
        subject = min(left, line_width(self._theme.interface_font(), _LONGEST_SUBJECT))
        self.setColumnWidth(SUBJECT, subject)
        for column, width in widths.items():
            self.setColumnWidth(column, width + (left - subject) // len(widths))
        self.fit_rows()

    def _needed(self, column: int) -> int:
        """The width of the longest text of a column, in pixels."""
        rows = range(self.model().rowCount())
        widths = [self._cells.width(self.model().index(row, column)) for row in rows]
        return max(self.head.needed(column), *widths, 0)

    def fit_rows(self) -> None:
        """Give each row the height of its subject."""
        for row in range(self.model().rowCount()):
            self.setRowHeight(row, self._cells.height(self.model().index(row, SUBJECT)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self.opened.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._hover(index.row())
        opens = index.isValid() and index.data(Role.QUANTITY) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        for row in {self._hovered, self.currentIndex().row()} - {-1}:
            top, height = self.rowViewportPosition(row), self.rowHeight(row)
            area = self.viewport().rect()
            area.setTop(top)
            area.setHeight(height)
            paint_ground(painter, area, self._theme, row == self.currentIndex().row(), row == self._hovered)
        painter.end()
        super().paintEvent(event)
        if self.hasFocus() and self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            paint_ring(painter, self.visualRect(self.currentIndex()), self._theme)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()


class FiguresView(Pane):
    """The table of figures with a filter. `opened` carries the index of a report and the eId of a paragraph in it."""

    opened = Signal(int, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._model = FiguresModel(self)
        self._shown: tuple[tuple[Report, ...], Comparison | None] | None = None
        self._stale = False
        self._found = FiguresFilter(self)
        self._found.setSourceModel(self._model)
        self._found.layoutChanged.connect(self._sorted)
        self.table = FiguresTable(theme, self)
        self.table.setProperty("ground", "page")
        self.table.setModel(self._found)
        self.table.opened.connect(self._open)
        self.filter = Field(theme, self.tr("Filter the figures"), parent=self)
        self.filter.textChanged.connect(self._narrow)
        self.filter.entered.connect(self.table.setFocus)
        self._count = QLabel(self)
        self._count.setProperty("tone", "secondary")
        head = QHBoxLayout()
        head.setSpacing(PADDING)
        head.addWidget(self.filter, 1)
        head.addWidget(self._count, 2)
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(MARGIN + GAP, MARGIN, MARGIN, UNIT)
        layout.setSpacing(GAP)
        layout.addLayout(head)
        layout.addWidget(self.table, 1)
        self.set_content(body)
        body.setFocusProxy(self.table)
        self.setFocusProxy(self.table)
        theme.changed.connect(self._retheme)

    def show_figures(self, reports: Sequence[Report], comparison: Comparison | None) -> None:
        """Show the figures of a comparison; `reports` in its order, oldest first."""
        if (tuple(reports), comparison) != self._shown:
            self._shown = (tuple(reports), comparison)
            self._model.show(reports, comparison)
            self._sort(-1)
            self.table.fit()
            self._narrow(self.filter.text())
        if self._model.rowCount():
            self.show_content()
        else:
            self.show_message(self.tr("No figure is stated in more than one of these reports."))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._retheme()

    def _sort(self, column: int) -> None:
        """Sort by a column, -1 for the order of the newest report."""
        self.table.setSortingEnabled(False)
        self.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)

    def _narrow(self, words: str) -> None:
        self._found.setFilterFixedString(words.strip())
        self.table.fit_rows()
        found = counted(self._found.rowCount(), self.tr("1 figure"), self.tr("%1 figures"))
        self._count.setText(found if self._found.rowCount() else self.tr("No figure with these words"))
        if self._found.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._found.index(0, 0))

    def _open(self, index: QModelIndex) -> None:
        place = self._model.place(self._found.mapToSource(index))
        if place is not None:
            self.opened.emit(*place)

    def _sorted(self) -> None:
        self.table.fit_rows()

    def _retheme(self) -> None:
        """Lay the table out anew, now or when it is seen again."""
        self._stale = not self.isVisible()
        if not self._stale:
            self.table.fit()
