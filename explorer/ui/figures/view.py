"""Figures: quantities that several reports of a series state, side by side, and a chart of those that are chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QPushButton, QSplitter, QTableView, QWidget

from explorer.model.comparison import Comparison, Figure
from explorer.model.report import Report
from explorer.present.chart import MOST_SERIES, chart_of
from explorer.present.figures import FIRST_YEAR, SUBJECT, year_places
from explorer.present.figures import UNIT as UNIT_COLUMN
from explorer.translation import counted, tr
from explorer.ui.figures.chart import FiguresChart
from explorer.ui.figures.model import FiguresModel, Role
from explorer.ui.figures.painting import FiguresDelegate, FiguresHeader
from explorer.ui.shell.ports import only_one
from explorer.ui.theme import GAP, MARGIN, PADDING, UNIT, Theme
from explorer.ui.widgets.commands import Commands, stand_for
from explorer.ui.widgets.field import Field
from explorer.ui.widgets.keyboard import SPACE, naming
from explorer.ui.widgets.making import label, set_column, set_row
from explorer.ui.widgets.painting import paint_ground, paint_ring
from explorer.ui.widgets.pane import Pane
from explorer.ui.widgets.rows import Index
from explorer.ui.widgets.typography import line_width

_MISSING = 2
_LEAST_SUBJECT = 212
_LONGEST_SUBJECT = 64
_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TABLE_SHARE, _CHART_SHARE = 55, 45


class FiguresFilter(QSortFilterProxyModel):
    """Finds words in subjects, units and values; sorts numbers as numbers, what is missing last."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFilterRole(Role.FOUND)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._stated: frozenset[tuple[int, str]] | None = None

    def narrow(self, stated: frozenset[tuple[int, str]] | None) -> None:
        """Show only what is stated at some of these places (None for all): the numbers of reports, and eIds."""
        if stated != self._stated:
            self.beginFilterChange()
            self._stated = stated
            self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        stated = self._stated is None or not self._stated.isdisjoint(self.sourceModel().index(row, 0).data(Role.STATED))
        return stated and super().filterAcceptsRow(row, parent)

    def lessThan(self, left: Index, right: Index) -> bool:
        one, other = _order(left.data(Role.SORT)), _order(right.data(Role.SORT))
        if _MISSING in (one[0], other[0]) and self.sortOrder() == Qt.SortOrder.DescendingOrder:
            return one[0] == _MISSING  # Qt turns it round.
        return one < other


def _order(value: object) -> tuple[int, float, str]:
    if isinstance(value, float | int):
        return 0, float(value), ""
    return (1, 0.0, str(value).casefold()) if value else (_MISSING, 0.0, "")


class FiguresTable(QTableView):
    """The table. Years for which there is no room are hidden on the left, and come into view by the keys.

    `opened` carries the cell that was clicked or on which Enter was pressed, `choice` the one on which Space was.
    """

    opened = Signal(QModelIndex)
    choice = Signal(QModelIndex)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._hovered = -1
        self._last = 0
        """The column after the last year on show."""
        self._widths: dict[int, int] = {}
        """What the columns need, as measured."""
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
        self.setAccessibleName(tr("Figures through the years"))

    def reset(self) -> None:
        super().reset()
        self._last = 0
        self.forget()

    def forget(self) -> None:
        """Measure columns and rows anew: other figures, or another size of text."""
        self._widths.clear()
        self._cells.forget()

    def show_span(self, places: Sequence[float]) -> None:
        """The places of the reports on the axis of the trends."""
        self._cells.span = (min(places, default=0.0), max(places, default=0.0))

    def fit(self) -> None:
        """Give the columns the width of their texts and the subjects what is left; what they need not is shared. Where
        there is no room for one year, units, trends and bases give way, which the values and the chart tell as well."""
        count = self.head.count()
        if not count:
            return
        years = self.head.years = self._cells.years = range(FIRST_YEAR, count - 2)
        others = (UNIT_COLUMN, years.stop, years.stop + 1)
        least = self._theme.px(_LEAST_SUBJECT)
        room = self.viewport().width() - sum(map(self._needed, others))
        for column in others:
            gives_way = room < self._needed(years.stop - 1) + least // 2
            self.setColumnHidden(column, gives_way)
            room += self._needed(column) * gives_way
        self._show_years(years, room - least)
        shown = (column for column in range(count) if column != SUBJECT and not self.isColumnHidden(column))
        widths = {column: self._needed(column) for column in shown}
        left = max(least // 2, self.viewport().width() - sum(widths.values()))
        subject = min(left, line_width(self._theme.interface_font(), _LONGEST_SUBJECT))
        self.setColumnWidth(SUBJECT, subject)
        for column, width in widths.items():
            self.setColumnWidth(column, width + (left - subject) // len(widths))
        self.fit_rows()

    def _show_years(self, years: range, room: int) -> None:
        """Show the years for which there is room, up to the last one wanted; one at least."""
        self._last = self._last if self._last in years else years.stop
        first = self._last
        while first > years.start and (first == self._last or self._needed(first - 1) <= room):
            first -= 1
            room -= self._needed(first)
        for column in years:
            self.setColumnHidden(column, not first <= column < self._last)
        self.head.earlier, self.head.later = first - years.start, years.stop - self._last

    def _turn(self, step: int) -> bool:
        """Bring the next hidden year at the left (-1) or right (1) into view and take it in hand; False without one."""
        current = self.currentIndex()
        shown = [column for column in self.head.years if not self.isColumnHidden(column)]
        edge = shown[0] if step < 0 else shown[-1]
        hidden = self.head.earlier if step < 0 else self.head.later
        if not current.isValid() or current.column() != edge or not hidden:
            return False
        wanted = edge + step
        self._last += step
        self.fit()
        while self.isColumnHidden(wanted) and self._last > self.head.years.start + 1:
            self._last += step
            self.fit()
        self.setCurrentIndex(current.siblingAtColumn(wanted))
        return True

    def sort_by_current(self) -> None:
        """Sort by the column in hand; again, the other way round; and then no longer."""
        column, head = max(0, self.currentIndex().column()), self.head
        ascending = head.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        if head.sortIndicatorSection() != column:
            self.sortByColumn(column, Qt.SortOrder.AscendingOrder)
        elif ascending:
            self.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        else:
            self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

    def _needed(self, column: int) -> int:
        """The width of the longest text of a column, in pixels. Of a long series only the years on show are
        measured."""
        if column not in self._widths:
            rows = (self.model().index(row, column) for row in range(self.model().rowCount()))
            self._widths[column] = max(self.head.needed(column), self._cells.width(column, rows))
        return self._widths[column]

    def fit_rows(self) -> None:
        """Give each row the height of its subject."""
        for row in range(self.model().rowCount()):
            self.setRowHeight(row, self._cells.height(self.model().index(row, SUBJECT)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.choice.emit(self.currentIndex())
        elif event.key() not in _TURNS or not self._turn(_TURNS[Qt.Key(event.key())]):
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
    """The table of figures with a filter, above a chart. `opened` carries the index of a report and the eId of a
    paragraph in it; `full` says that the chart takes no more rows; `narrowed` carries the words that choose among
    them."""

    opened = Signal(int, str)
    full = Signal()
    narrowed = Signal(str)

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(theme, commands, parent)
        self._model = FiguresModel(self)
        self._shown: tuple[tuple[Report, ...], Comparison | None] | None = None
        self._found = FiguresFilter(self)
        self._found.setSourceModel(self._model)
        self.table = FiguresTable(theme, self)
        self._found.layoutChanged.connect(self.table.fit_rows)
        self.table.setModel(self._found)
        self.table.opened.connect(self._open)
        self.table.choice.connect(self._choose)
        self.table.selectionModel().currentChanged.connect(self._draw)
        self.chart = FiguresChart(theme, self)
        self.chart.opened.connect(self.opened)
        for part in (self.table, self.chart):
            part.setProperty("ground", "page")
        self.filter = Field(theme, tr("Filter the figures"), parent=self)
        self.filter.textChanged.connect(self._filter)
        self.filter.entered.connect(self.table.setFocus)
        self._count, self._hint = label(self, tone="secondary"), label(self, tone="secondary", wraps=True)
        self.set_content(self._make_content())
        self.setFocusProxy(self.table)

    def show_figures(self, reports: Sequence[Report], comparison: Comparison | None) -> None:
        """Show the figures of a comparison; `reports` in its order, oldest first."""
        if (tuple(reports), comparison) != self._shown:
            self._shown = (tuple(reports), comparison)
            self._model.show(reports, comparison)
            self.table.show_span(year_places(reports))
            self._sort(-1)
            self.table.fit()
            self._narrow(self.filter.text())
            self._draw()
        if self._model.rowCount():
            self.show_content()
        elif len(reports) == 1:
            self.show_message(*only_one(tr("Open another year to see its figures side by side.")))
        else:
            self.show_message(tr("No figure is stated in more than one of these reports."))

    def stand_on(self, number: int, eid: str) -> None:
        """Take the first figure in hand that is stated at this place of a report, by its number, unless such a one is
        in hand."""
        here, shown = self.table.currentIndex(), range(self._found.rowCount())
        rows = [row for row in shown if (number, eid) in self._found.index(row, 0).data(Role.STATED)]
        if rows and here.row() not in rows:
            self.table.setCurrentIndex(self._found.index(rows[0], max(0, here.column())))

    def narrow(self, words: str, stated: frozenset[tuple[int, str]] | None) -> None:
        """Show the figures with some words, and those that are stated at some places (None for all)."""
        self._found.narrow(stated)
        if words != self.filter.text():
            self.filter.setText(words)
        self._narrow(words)

    @property
    def reports(self) -> Sequence[Report]:
        """What is on show, whatever the library has by now."""
        return self._model.reports

    @property
    def comparison(self) -> Comparison | None:
        """That of which the figures are."""
        return self._shown[1] if self._shown else None

    def figures(self) -> list[Figure]:
        """The figures on show, in the order of the table."""
        rows = (self._found.mapToSource(self._found.index(row, 0)) for row in range(self._found.rowCount()))
        return [self._model.figure(row) for row in rows]

    def narrowing(self) -> QLineEdit:
        return self.filter

    def _make_content(self) -> QWidget:
        export = QPushButton(tr("Export…"), self)
        stand_for(export, self._commands, "figures.export", tr("The table or the chart as a file"))
        head = set_row(None, (self.filter, 1), (self._count, 2), export, spacing=PADDING)
        below = QWidget(self)
        set_column(below, self._hint, (self.chart, 1), margins=(0, GAP, 0, 0), spacing=UNIT)
        self._panes = QSplitter(Qt.Orientation.Vertical, self)
        self._panes.setHandleWidth(1)
        self._panes.setChildrenCollapsible(False)
        for part in (self.table, below):
            part.setMinimumHeight(self._theme.px(120))
            self._panes.addWidget(part)
        self._panes.setSizes([_TABLE_SHARE, _CHART_SHARE])
        body = QWidget(self)
        set_column(body, head, (self._panes, 1), margins=(MARGIN + GAP, MARGIN, MARGIN, UNIT), spacing=GAP)
        body.setFocusProxy(self.table)
        return body

    def _sort(self, column: int) -> None:
        """Sort by a column, -1 for the order of the newest report."""
        self.table.setSortingEnabled(False)
        self.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
        self.table.setSortingEnabled(True)

    def _filter(self, words: str) -> None:
        """The reader typed other words."""
        self.narrowed.emit(words)
        self._narrow(words)

    def _narrow(self, words: str) -> None:
        self._found.setFilterFixedString(words.strip())
        self.table.fit_rows()
        found = counted(self._found.rowCount(), tr("1 figure"), tr("%1 figures"))
        self._count.setText(found if self._found.rowCount() else tr("No figure with these words"))
        if self._found.rowCount() and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._found.index(0, 0))

    def _open(self, index: QModelIndex) -> None:
        place = self._model.place(self._found.mapToSource(index))
        if place is not None:
            self.opened.emit(*place)

    def _choose(self, index: QModelIndex) -> None:
        """Keep a row in the chart, or take it out again."""
        row = self._found.mapToSource(index)
        if len(self._model.chosen) == MOST_SERIES and self._model.figure(row) not in self._model.chosen:
            self.full.emit()
            return
        self._model.choose(row)
        self._draw()

    def _draw(self) -> None:
        """Show the chosen rows in the chart; where none is, the row in hand."""
        figures = self._model.chosen
        current = self.table.currentIndex()
        if not figures and current.isValid():
            figures = [self._model.figure(self._found.mapToSource(current))]
        self.chart.show_chart(chart_of(figures, self._model.reports))
        alone = tr("The figure in hand. %1 keeps it in the chart while you go on to others.")
        several = tr("Figures kept in the chart. %1 adds the one in hand, or takes it out.")
        self._hint.setText(naming(several if self._model.chosen else alone, SPACE))

    def lay_out(self) -> None:
        self.table.forget()
        self.table.fit()
