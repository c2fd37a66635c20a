"""Overview: the sections of a series of reports through the years."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.model.comparison import Comparison
from explorer.model.report import Report
from explorer.ui.icons import Icon, icon
from explorer.ui.models.contents_delegate import ContentsTree
from explorer.ui.models.lineages import Row
from explorer.ui.models.overview import OverviewModel, Role
from explorer.ui.models.painting import paint_ring
from explorer.ui.theme import GAP, MARGIN, UNIT, Theme
from explorer.ui.views.overview_painting import (
    ABSENT,
    BAR,
    DROPPED,
    EDITED,
    KEPT,
    NEW,
    UNNUMBERED,
    OverviewDelegate,
    OverviewHeader,
    paint_piece,
)
from explorer.ui.views.pane import Pane
from explorer.ui.views.typography import line_width

_YEAR, _WIDEST_YEAR = 104, 168
_TITLE = 232
_LONGEST_TITLE = 64

Index = QModelIndex | QPersistentModelIndex


class Matrix(ContentsTree):
    """The table itself. Years for which there is no room are hidden on the left, and come into view by the keys.

    `opened` carries the index of a report and the eId of a section in it.
    """

    opened = Signal(int, str)

    def __init__(self, theme: Theme, model: OverviewModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._matrix_theme = theme
        self._last = 0
        self.setModel(model)
        self.setUniformRowHeights(False)
        self.setHeaderHidden(False)
        self.years = OverviewHeader(theme, self)
        self.setHeader(self.years)
        self.years.setStretchLastSection(False)
        self.years.sectionClicked.connect(self._show_earlier)
        self.setItemDelegate(OverviewDelegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAllColumnsShowFocus(False)
        self.setAccessibleName(self.tr("Sections through the years"))

    def show_rows(self, show: Callable[[], None], anew: bool) -> None:
        """Let `show` give the model other rows. The newest years come into view; of the rows that stay, those that were
        unfolded and the one in hand stay so. A series shown `anew` has its upper two levels unfolded."""
        unfolded, current = self._unfolded(), self._key(self.currentIndex())
        show()
        self._last = self.model().columnCount() - 1
        self.fit()
        if anew:
            self.expandToDepth(0)
        self.setCurrentIndex(self.model().index(0, 0))
        for index in self._indexes():
            if self._key(index) in unfolded:
                self.expand(index)
            if self._key(index) == current:
                self.setCurrentIndex(index)

    def fit(self) -> None:
        """Share the width between the titles and as many years as there is room for."""
        columns, shown = self.model().columnCount(), self._shown()
        for column in range(1, columns):
            self.setColumnHidden(column, column not in shown)
        width = self.viewport().width()
        title = line_width(self._matrix_theme.interface_font(), _LONGEST_TITLE)
        year = self._matrix_theme.px(_YEAR)
        if shown:
            spare = (width - min(title, width - year * len(shown))) // len(shown)
            year = min(self._matrix_theme.px(_WIDEST_YEAR), spare)
        self.years.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in shown:
            self.setColumnWidth(column, year)
        self.setColumnWidth(0, width - year * len(shown))
        self.years.earlier, self.years.later = max(0, shown.start - 1), columns - shown.stop
        self.scheduleDelayedItemsLayout()

    def open(self, index: Index) -> None:
        """Open a cell's section; the title opens the newest report that has it."""
        if not index.isValid():
            return
        row: Row = index.data(Role.ROW)
        report = index.column() - 1 if index.column() else row.home
        if row.cells[report].eids:
            self.opened.emit(report, row.cells[report].eids[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open(index)
        elif key == Qt.Key.Key_Right and (index.column() or self.isExpanded(index) or not self._has_children(index)):
            self._to_column(index.column() + 1 if index.column() else self._shown().start)
        elif key == Qt.Key.Key_Left and index.column():
            self._to_column(index.column() - 1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.column() > 0 and index == self.currentIndex():
            self.open(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        opens = index.column() > 0 and bool(index.data(Role.CELL).eids)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().drawRow(painter, option, index)
        current = self.currentIndex()
        if self.hasFocus() and current.column() and current.siblingAtColumn(0) == index:
            paint_ring(painter, self.visualRect(current), self._matrix_theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _indexes(self, parent: Index = QModelIndex()) -> Iterator[QModelIndex]:  # noqa: B008
        for row in range(self.model().rowCount(parent)):
            index = self.model().index(row, 0, parent)
            yield index
            yield from self._indexes(index)

    def _unfolded(self) -> set[str]:
        return {self._key(index) for index in self._indexes() if self.isExpanded(index)}

    @staticmethod
    def _key(index: Index) -> str:
        row: Row | None = index.data(Role.ROW)
        return row.section.eid if row else ""

    def _has_children(self, index: Index) -> bool:
        return self.model().hasChildren(index)

    def _to_column(self, column: int) -> None:
        if not 0 <= column < self.model().columnCount():
            return
        if column:
            self._last = max(column, min(self._last, column + len(self._shown()) - 1))
            self.fit()
        self.setCurrentIndex(self.currentIndex().siblingAtColumn(column))

    def _show_earlier(self, column: int) -> None:
        """A click on the head of the titles: the years before, and after the earliest the newest again."""
        if column == 0:
            newest = self.model().columnCount() - 1
            self._last = self._last - 1 if self._shown().start > 1 else newest
            self.fit()

    def _shown(self) -> range:
        """The columns of years in view: as many as fit beside the titles."""
        room = self.viewport().width() - self._matrix_theme.px(_TITLE)
        years = max(1, room // self._matrix_theme.px(_YEAR))
        newest = self.model().columnCount() - 1
        first = max(1, min(self._last, newest) - years + 1)
        return range(first, min(newest, first + years - 1) + 1)


class Legend(QWidget):
    """What the pieces of the bars mean."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._parts = (
            (KEPT, self.tr("kept")),
            (EDITED, self.tr("edited")),
            (NEW, self.tr("new")),
            (DROPPED, self.tr("dropped")),
        )
        self._signs = (
            f"{ABSENT} {self.tr('no counterpart')}",
            f"{UNNUMBERED} {self.tr('no numbered paragraphs')}",
        )
        self._lead = self.tr("Paragraphs against the year before:")
        self.setAccessibleName(self.tr("Bars show kept, edited, new and dropped paragraphs against the year before"))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(400), self._theme.row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._theme.interface_font())
        metrics, left, height = QFontMetricsF(painter.font()), 0.0, self._theme.px(BAR)
        painter.setPen(self._theme.color("secondary"))
        left = self._word(painter, 0, self._lead, metrics) + GAP
        for kind, word in self._parts:
            sample = QRectF(left, (self.height() - height) / 2, height * 2.5, height)
            paint_piece(painter, self._theme, kind, sample)
            left = self._word(painter, sample.right() + UNIT + 2, word, metrics) + GAP + UNIT
        for sign in self._signs:
            if left + metrics.horizontalAdvance(sign) > self.width():
                break
            left = self._word(painter, left, sign, metrics) + GAP + UNIT

    def _word(self, painter: QPainter, left: float, word: str, metrics: QFontMetricsF) -> float:
        room = QRectF(left, 0, max(0.0, self.width() - left), self.height())
        shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return left + metrics.horizontalAdvance(word)


class OverviewView(Pane):
    """The year matrix with its title, a hint that can be put away, and a legend.

    `opened` carries the index of a report (oldest first) and the eId of a section in it; `open_requested` asks for the
    reader's own reports, `hint_dismissed` says that the hint was put away.
    """

    opened = Signal(int, str)
    open_requested = Signal()
    hint_dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._model = OverviewModel(self)
        self._shown: tuple[str, tuple[Report, ...], Comparison | None] | None = None
        self.matrix = Matrix(theme, self._model, self)
        self.matrix.setProperty("ground", "page")
        self.matrix.opened.connect(self.opened)
        self._title = QLabel(self)
        self._title.setWordWrap(True)
        self._hint = self._make_hint()
        self._legend = Legend(theme, self)
        self._body = QWidget(self)
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(MARGIN + GAP, MARGIN, MARGIN, UNIT)
        layout.setSpacing(GAP)
        for part in (self._title, self._hint, self.matrix, self._legend):
            layout.addWidget(part, 1 if part is self.matrix else 0)
        self.set_content(self._body)
        self._body.setFocusProxy(self.matrix)
        self.setFocusProxy(self.matrix)
        self._stale = True
        theme.changed.connect(self._retheme)

    def show_series(self, title: str, reports: Sequence[Report], comparison: Comparison | None) -> None:
        """Show a series, its reports oldest first. Without a comparison yet, the newest report's sections alone."""
        shown = (title, tuple(reports), comparison)
        if shown != self._shown:
            anew = self._shown is None or self._shown[0] != title
            self._shown = shown
            self._title.setText(title)
            alone = len(reports) == 1
            self._words.setText(self._hint_words(alone))
            self._legend.setHidden(alone)
            self.matrix.show_rows(lambda: self._model.show(reports, comparison), anew)
        self.show_content()

    def set_present(self, report_index: int | None) -> None:
        """Fill the chip of the report that is open."""
        self.matrix.years.present = report_index
        self.matrix.years.viewport().update()

    def set_hint_visible(self, visible: bool) -> None:
        self._hint.setVisible(visible)

    def open_current(self) -> None:
        """Open the section in hand, as Enter does."""
        self.matrix.open(self.matrix.currentIndex())

    def _make_hint(self) -> QWidget:
        hint = QWidget(self)
        self._words = QLabel(self._hint_words(alone=False), hint)
        self._words.setProperty("tone", "secondary")
        self._words.setWordWrap(True)
        self._open = QPushButton(self.tr("Open your reports…  Ctrl+O"), hint)
        self._open.clicked.connect(self.open_requested)
        self._close = QToolButton(hint)
        self._close.setToolTip(self.tr("Put this line away"))
        self._close.setAccessibleName(self.tr("Put this line away"))
        self._close.clicked.connect(self._dismiss)
        layout = QHBoxLayout(hint)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._open)
        layout.addWidget(self._close)
        return hint

    def _hint_words(self, alone: bool) -> str:
        if alone:
            return self.tr("Each row is a section. Enter reads it. Open another year to compare.")
        return self.tr("Each row is a section through the years. Enter compares it.")

    def _dismiss(self) -> None:
        self._hint.hide()
        self.matrix.setFocus()
        self.hint_dismissed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._retheme()

    def _retheme(self) -> None:
        """Lay the matrix out anew, now or when it is seen again."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        self._title.setFont(self._theme.heading_font())
        self._close.setIcon(icon(self._theme, Icon.CLOSE, "secondary"))
        self.matrix.fit()
        self._legend.updateGeometry()
        self._legend.update()
