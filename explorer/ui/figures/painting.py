"""How the table of figures looks: subjects of at most two lines, values in tabular figures at the right, trends."""

from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from explorer.present.figures import SUBJECT
from explorer.ui.figures.chart_painting import paint_marker
from explorer.ui.figures.model import Role
from explorer.ui.theme import GAP, MARGIN, UNIT, Theme
from explorer.ui.widgets.painting import Lines, chip_width, paint_chip
from explorer.ui.widgets.rows import Index

_LINES = 2
GUTTER = 20
"""The room before a subject for the marker that its line has in the chart."""
_TREND = 64
_DOT = 2.0


class FiguresDelegate(QStyledItemDelegate):
    """Paints one cell: subjects and values in ink, the rest in the secondary colour. `years` are the value columns."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = parent
        self.years = range(0)
        self._heights: dict[tuple[str, int], int] = {}
        """What subjects need at a width, as measured: rows are fitted with every change of the window's size."""
        self.span = (0.0, 0.0)
        """The first and the last year on the axis of the trends."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() == self.years.stop:
            self._paint_trend(painter, QRectF(option.rect), index)
            return
        number = index.data(Role.CHOSEN) if index.column() == SUBJECT else None
        if number is not None:
            middle = QPointF(option.rect.left() + GUTTER / 2, option.rect.center().y() + 0.5)
            paint_marker(painter, self._theme.palette, number, middle)
        value = index.column() in self.years
        rect = QRectF(option.rect.adjusted(UNIT, 0, -MARGIN if value else -GAP, 0))
        if index.column() == SUBJECT:
            rect.setLeft(rect.left() + GUTTER - UNIT)
        lines = self._value(index, rect.width()) if value else self._lines(index, rect.width())
        left = rect.right() - lines.layout.lineAt(0).naturalTextWidth() if value else rect.left()
        lines.paint(painter, left, rect.top() + (rect.height() - lines.height) / 2)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.height(index))

    def height(self, index: Index) -> int:
        """The height that a cell needs, in pixels."""
        if index.column() != SUBJECT:
            return self._theme.row
        text, width = str(index.data()), self._table.columnWidth(SUBJECT) - GUTTER - GAP
        if (text, width) not in self._heights:
            lines = self._lines(index, width)
            self._heights[text, width] = max(self._theme.row, round(lines.height) + 2 * UNIT)
        return self._heights[text, width]

    def width(self, column: int, cells: Iterable[Index]) -> int:
        """The width that the longest text among the cells of a column needs on one line, in pixels."""
        if column == self.years.stop:
            return self._theme.px(_TREND) + UNIT + GAP
        value = column in self.years
        metrics = QFontMetricsF(self._value_font() if value else self._theme.interface_font())
        room = max(map(metrics.horizontalAdvance, {str(cell.data()) for cell in cells}), default=0.0)
        return ceil(room) + 1 + UNIT + (MARGIN if value else GAP)

    def forget(self) -> None:
        """Measure rows anew."""
        self._heights.clear()

    def _paint_trend(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """The values as a small line, its years spaced as years; without the line where they cannot be compared."""
        trend: list[tuple[float, float]] = index.data(Role.TREND)
        comparable = self._table.model().index(index.row(), index.column() + 1).data(Role.COMPARABLE)
        area = rect.adjusted(UNIT + _DOT, 2 * UNIT, -GAP - _DOT, -2 * UNIT)
        area.setHeight(min(area.height(), float(self._theme.row - 4 * UNIT)))
        area.moveCenter(QPointF(area.center().x(), rect.center().y()))
        first, last = self.span
        low, high = min(value for _, value in trend), max(value for _, value in trend)
        points = [
            QPointF(
                area.left() + area.width() * ((year - first) / (last - first) if last > first else 0.5),
                area.bottom() - area.height() * ((value - low) / (high - low) if high > low else 0.5),
            )
            for year, value in trend
        ]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("secondary"), 1.2))
        if comparable:
            painter.drawPolyline(QPolygonF(points))
        painter.setBrush(self._theme.color("secondary"))
        for point in points:
            painter.drawEllipse(point, _DOT, _DOT)
        painter.restore()

    def _value_font(self) -> QFont:
        """Figures of one width, so that they stand below each other."""
        font = self._theme.interface_font()
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _value(self, index: Index, width: float) -> Lines:
        colour = "secondary" if index.data(Role.QUANTITY) is None else "ink"
        return Lines(self._theme, str(index.data()), width, 1, colour=colour, font=self._value_font())

    def _lines(self, index: Index, width: float) -> Lines:
        subject = index.column() == SUBJECT
        colour = "ink" if subject else "secondary"
        return Lines(self._theme, str(index.data()), width, _LINES if subject else 1, colour=colour)


class FiguresHeader(QHeaderView):
    """Names of columns, the years as chips; the sorted column has an arrow."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.years = range(0)
        self.earlier, self.later = 0, 0
        """How many years there is no room for, before and after those on show."""
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.row + GAP)

    def needed(self, column: int) -> int:
        """The width that the name of a column needs with its arrow, in pixels."""
        text = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        return ceil(chip_width(f"{text} ↓", self._theme.interface_font())) + UNIT + MARGIN

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        painter.save()
        painter.fillRect(rect, self._theme.color("page"))
        line, font = QRectF(rect.adjusted(UNIT, 0, -GAP, -1)), self._theme.interface_font()
        text = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        arrow = self._arrow(column)
        room = line.width() - QFontMetricsF(font).horizontalAdvance(arrow) - 2 * GAP
        text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        align = Qt.AlignmentFlag.AlignLeft
        if column == SUBJECT:
            painter.setPen(self._theme.color("secondary"))
            hidden = [f"‹ {self.earlier}"] * bool(self.earlier) + [f"{self.later} ›"] * bool(self.later)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "   ".join(hidden))
            line.setLeft(line.left() + GUTTER - UNIT)
        if column in self.years:
            left = rect.right() + 1 - MARGIN - chip_width(text, font)
            paint_chip(painter, self._theme, left, line, text, False)
            line.setRight(left - UNIT)
            align, text = Qt.AlignmentFlag.AlignRight, ""
        painter.setPen(self._theme.color("secondary"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | align, f"{text} {arrow}".strip())
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.color("hairline"))
        painter.restore()

    def _arrow(self, column: int) -> str:
        if not self.isSortIndicatorShown() or column != self.sortIndicatorSection():
            return ""
        return "↑" if self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder else "↓"
