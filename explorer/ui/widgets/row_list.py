"""Lists of rows that are painted: what they have in common."""

from collections.abc import Sequence
from typing import Any, Generic

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from explorer.ui.theme import PADDING, SCROLL_BAR, Theme
from explorer.ui.widgets.painting import paint_ground, paint_ring
from explorer.ui.widgets.rows import Index, Role, Row, Rows


class RowList(QListView):
    """Shows rows, whose heights may follow its width and the theme."""

    def __init__(self, theme: Theme, rows: Rows[Any], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        rows.setParent(self)
        self.setModel(rows)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self.forget)

    def forget(self) -> None:
        """Lay everything out anew."""
        self.scheduleDelayedItemsLayout()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Rows of one height stand where they stood: Qt would lay out thousands whenever one of them changed."""
        if self.uniformItemSizes():
            QAbstractItemView.dataChanged(self, first, last, list(roles))
        else:
            super().dataChanged(first, last, list(roles))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()


class RowDelegate(QStyledItemDelegate, Generic[Row]):
    """Paints the ground of a row, what `paint_row` puts on it, and the ring around the one that has the keyboard.
    `hover` is the colour under the pointer. Headings, which cannot be taken in hand, have no ground."""

    hover = "hover"

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def paint_row(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Paint what a row shows."""
        raise NotImplementedError

    def height(self, row: Row) -> float:
        """How high a row is, in pixels."""
        return self._theme.row

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state, flag = option.state, QStyle.StateFlag
        selected = bool(state & flag.State_Selected)
        painter.save()
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            paint_ground(painter, option.rect, self._theme, selected, bool(state & flag.State_MouseOver), self.hover)
        self.paint_row(painter, option.rect, index.data(Role.ROW))
        if selected and self._view.hasFocus():
            paint_ring(painter, option.rect, self._theme)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, round(self.height(index.data(Role.ROW))))

    @property
    def room(self) -> int:
        """The width for text in pixels: the same with a scroll bar and without, so that heights do not depend on it."""
        return max(1, self._view.width() - SCROLL_BAR - 2 * PADDING)
