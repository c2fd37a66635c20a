"""Paints one row of the tree of contents: number or year, title, and the mark of a report that could not be
read, or is not what was stored."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from explorer.present.contents import Kind, Node
from explorer.translation import tr
from explorer.ui.icons import SMALL, Icon, pixmap
from explorer.ui.shell.contents_model import Role
from explorer.ui.theme import GAP, SCROLL_BAR, UNIT, Theme
from explorer.ui.widgets.eliding import elided
from explorer.ui.widgets.painting import Lines, paint_chip, paint_ground, paint_ring
from explorer.ui.widgets.rows import Index

INDENT = 14
SERIES_LINES = 2
MOST_HEIGHTS = 5000


class ContentsDelegate(QStyledItemDelegate):
    """Paints a series on as many as SERIES_LINES lines, all other rows on one."""

    def __init__(self, theme: Theme, tree: QTreeView) -> None:
        super().__init__(tree)
        self._theme, self._tree = theme, tree
        self.present = ""
        """The id of the report in hand; its year is filled with the accent."""
        self._heights: dict[tuple[str, int], int] = {}
        theme.changed.connect(self._heights.clear)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: Node = index.data(Role.NODE)
        rect = QRectF(option.rect.adjusted(UNIT, 0, -GAP, 0))
        painter.save()
        if node.kind == Kind.SERIES:
            lines = self._series_lines(node, self._room)
            lines.paint(painter, rect.left(), rect.center().y() - lines.height / 2)
        else:
            painter.setFont(self._theme.interface_font())
            left = self._paint_lead(painter, node, rect)
            room = rect.adjusted(left - rect.left(), 0, 0, 0)
            if node.doubts:
                self._paint_doubts(painter, rect)
                room.setRight(rect.right() - SMALL - UNIT)
            if node.ocr:
                self._paint_ocr(painter, room)
            self._paint_title(painter, node, room)
        painter.restore()

    def height(self, node: Node) -> int:
        """How high a row is, in pixels."""
        if node.kind != Kind.SERIES:
            return self._theme.row
        key = node.title, self._room
        if key not in self._heights:
            if len(self._heights) > MOST_HEIGHTS:
                self._heights.clear()
            lines = self._series_lines(node, self._room)
            self._heights[key] = max(self._theme.row, round(lines.height) + 2 * UNIT)
        return self._heights[key]

    @property
    def _room(self) -> int:
        """The width for a series: the same with a scroll bar and without, so that heights do not depend on it."""
        return max(1, self._tree.width() - SCROLL_BAR - INDENT - UNIT - GAP)

    def _series_lines(self, node: Node, width: float) -> Lines:
        return Lines(self._theme, node.title, width, SERIES_LINES, font=self._theme.interface_font(bold=True))

    def _paint_lead(self, painter: QPainter, node: Node, rect: QRectF) -> float:
        """The year or number, and the mark of what could not be read or was altered. Returns the x where the title
        begins."""
        left = rect.left()
        if node.kind == Kind.REPORT and node.lead:
            left = paint_chip(painter, self._theme, left, rect, node.lead, node.report == self.present) + GAP
        elif node.lead:
            painter.setPen(self._theme.color("secondary"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, node.lead)
            left += painter.fontMetrics().horizontalAdvance(node.lead) + GAP
        if node.error or node.altered:
            mark = pixmap(Icon.WARNING, self._theme.palette.deleted_ink)
            painter.drawPixmap(QPointF(left, rect.center().y() - SMALL / 2), mark)
            left += SMALL + UNIT
        return left

    def _paint_doubts(self, painter: QPainter, rect: QRectF) -> None:
        """The quiet mark, at the right, of a report that was read with doubts."""
        mark = pixmap(Icon.INFO, self._theme.palette.secondary)
        painter.drawPixmap(QPointF(rect.right() - SMALL, rect.center().y() - SMALL / 2), mark)

    def _paint_ocr(self, painter: QPainter, room: QRectF) -> None:
        """The quiet word, at the right, for a report of which pages were read by OCR; it takes its room."""
        words = tr("OCR")
        painter.setPen(self._theme.color("secondary"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(words) - GAP)

    def _paint_title(self, painter: QPainter, node: Node, rect: QRectF) -> None:
        words = " ".join(part for part in (node.title, node.error) if part)
        painter.setPen(self._theme.color("secondary" if node.error or node.kind == Kind.MORE else "ink"))
        words = elided(QFontMetricsF(painter.font()), words, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class ContentsTree(QTreeView):
    """A tree whose rows are tinted over their whole width, with plain chevrons. `widened()`: or narrowed."""

    widened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setHeaderHidden(True)
        self.setIndentation(INDENT)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self._hovered = QPersistentModelIndex()
        self.entered.connect(self._hover)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        selected = self.selectionModel().isSelected(index)
        paint_ground(painter, option.rect, self._theme, selected, index == self._hovered)
        super().drawRow(painter, option, index)
        if self.hasFocus() and index == self.currentIndex():
            paint_ring(painter, option.rect, self._theme)

    def in_view(self) -> Iterator[QModelIndex]:
        """The rows that are seen, from the top."""
        index = self.indexAt(QPoint(0, 0))
        while index.isValid() and self.visualRect(index).top() < self.viewport().height():
            yield index
            index = self.indexBelow(index)

    def align(self) -> None:
        """Let no row stand half above the top: scroll up to show it whole, or down where the row in hand would then be
        out of view."""
        top, bar = self.indexAt(QPoint(0, 0)), self.verticalScrollBar()
        cut = self.visualRect(top).top() if top.isValid() else 0
        if cut < 0:
            below = self.visualRect(self.currentIndex()).bottom() - cut > self.viewport().height()
            bar.setValue(bar.value() + cut + (self.visualRect(top).height() if below else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.widened.emit()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def _hover(self, index: QModelIndex) -> None:
        self._hovered = QPersistentModelIndex(index)
        self.viewport().update()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if not self.model().hasChildren(index):
            return
        middle = QPointF(rect.right() - INDENT / 2 + 2, rect.center().y() + 0.5)
        points = [QPointF(-2, -4), QPointF(2, 0), QPointF(-2, 4)]
        if self.isExpanded(index):
            points = [QPointF(point.y(), point.x()) for point in points]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("secondary"), 1.4))
        painter.drawPolyline(QPolygonF([middle + point for point in points]))
        painter.restore()
