"""How the table of figures looks: subjects of at most two lines, values at the right of their column."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from explorer.ui.models.figures import SUBJECT, Role
from explorer.ui.models.painting import Lines, chip_width, paint_chip
from explorer.ui.theme import GAP, UNIT, Theme

Index = QModelIndex | QPersistentModelIndex
_LINES = 2


class FiguresDelegate(QStyledItemDelegate):
    """Paints one cell: subjects and values in ink, the rest in the secondary colour."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect.adjusted(UNIT, 0, -GAP, 0))
        lines = self._lines(index, rect.width())
        lines.paint(painter, rect.left(), rect.top() + (rect.height() - lines.height) / 2)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.column() != SUBJECT:
            return QSize(0, self._theme.row)
        lines = self._lines(index, self._table.columnWidth(SUBJECT) - UNIT - GAP)
        return QSize(0, max(self._theme.row, round(lines.height) + 2 * UNIT))

    def _lines(self, index: Index, width: float) -> Lines:
        told = index.column() == SUBJECT or index.data(Role.QUANTITY) is not None
        most = _LINES if index.column() == SUBJECT else 1
        return Lines(self._theme, str(index.data()), width, most, colour="ink" if told else "secondary")


class FiguresHeader(QHeaderView):
    """Names of columns, the years as chips; the sorted column has an arrow."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.years = range(0)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.row + GAP)

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        painter.save()
        painter.fillRect(rect, self._theme.color("page"))
        line, font = QRectF(rect.adjusted(UNIT, 0, -GAP, -1)), self._theme.interface_font()
        text = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        arrow = self._arrow(column)
        room = line.width() - QFontMetricsF(font).horizontalAdvance(arrow) - 2 * GAP
        text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        if column in self.years:
            paint_chip(painter, self._theme, line.left(), line, text, False)
            line.setLeft(line.left() + chip_width(text, font) + UNIT)
        painter.setPen(self._theme.color("secondary"))
        words = arrow if column in self.years else f"{text} {arrow}"
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.color("hairline"))
        painter.restore()

    def _arrow(self, column: int) -> str:
        if not self.isSortIndicatorShown() or column != self.sortIndicatorSection():
            return ""
        return "↑" if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder else "↓"
