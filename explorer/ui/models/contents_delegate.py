"""Paints one row of the tree of contents: number or year, title, and the mark of a report that could not be read."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from explorer.ui.icons import Icon, pixmap
from explorer.ui.models.contents import Index, Kind, Node, Role
from explorer.ui.models.painting import paint_chip, paint_ground, paint_ring
from explorer.ui.theme import GAP, UNIT, Theme

INDENT = 16


class ContentsDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.present = ""
        """The id of the report in hand; its year is filled with the accent."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: Node = index.data(Role.NODE)
        painter.save()
        rect = QRectF(option.rect.adjusted(UNIT, 0, -GAP, 0))
        painter.setFont(self._theme.interface_font(bold=node.kind == Kind.SERIES))
        left = self._paint_lead(painter, node, rect)
        if node.error:
            painter.drawPixmap(
                QPointF(left, rect.center().y() - 8), pixmap(Icon.WARNING, self._theme.palette.deleted_ink)
            )
            left += 16 + UNIT
        title = node.title if not node.error else " ".join(part for part in (node.title, node.error) if part)
        painter.setPen(self._theme.color("secondary" if node.error else "ink"))
        room = QRectF(left, rect.top(), rect.right() - left, rect.height())
        text = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.row)

    def _paint_lead(self, painter: QPainter, node: Node, rect: QRectF) -> float:
        if not node.lead:
            return rect.left()
        if node.kind == Kind.REPORT:
            return paint_chip(painter, self._theme, rect.left(), rect, node.lead, node.report == self.present) + GAP
        painter.setPen(self._theme.color("secondary"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, node.lead)
        return rect.left() + painter.fontMetrics().horizontalAdvance(node.lead) + GAP


class ContentsTree(QTreeView):
    """A tree whose rows are tinted over their whole width, with plain chevrons."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
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
