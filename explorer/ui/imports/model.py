"""Files on their way into the library, a row each: a mark, the name, and what became of it."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.present.imports import FileRow, Mark
from explorer.ui.icons import SMALL, Icon, pixmap
from explorer.ui.theme import GAP, PADDING, Theme
from explorer.ui.widgets.eliding import elided
from explorer.ui.widgets.painting import paint_ground, paint_ring

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
LEAST_NAME = 0.45
"""Share of the width that a file's name may always take."""


_LOOKS: dict[Mark, tuple[Icon | None, str]] = {
    Mark.WAITING: (None, "secondary"),
    Mark.READING: (None, "ink"),
    Mark.DONE: (Icon.CHECK, "secondary"),
    Mark.DOUBTFUL: (Icon.WARNING, "secondary"),
    Mark.ASKING: (Icon.INFO, "accent"),
    Mark.FAILED: (Icon.WARNING, "deleted_ink"),
}
"""The sign of a file, and the colour of sign and words by its name in the palette."""


class Role(IntEnum):
    FILE = Qt.ItemDataRole.UserRole


class FilesModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FileRow] = []

    def show(self, rows: Sequence[FileRow]) -> None:
        """Show these files; as long as they are the same ones, only their states change."""
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, number: int) -> FileRow | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def place(self, key: object) -> int:
        """The row of a file, -1 where it is not shown."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Role.FILE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return str(row)
        return None


class FilesDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: FileRow = index.data(Role.FILE)
        theme, rect = self._theme, QRectF(option.rect).adjusted(PADDING, 0, -PADDING, 0)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_ground(painter, option.rect, theme, selected, bool(option.state & QStyle.StateFlag.State_MouseOver))
        icon, colour = _LOOKS[row.mark]
        if icon:
            mark = pixmap(icon, getattr(theme.palette, colour))
            painter.drawPixmap(QPointF(rect.left(), rect.center().y() - SMALL / 2), mark)
        rect.setLeft(rect.left() + SMALL + GAP)
        painter.setFont(theme.interface_font())
        self._paint_texts(painter, row, rect)
        if selected and self._view.hasFocus():
            paint_ring(painter, option.rect, theme)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.row)

    def _paint_texts(self, painter: QPainter, row: FileRow, rect: QRectF) -> None:
        """The name at the left, and the words, which give way first, at the right."""
        metrics = QFontMetricsF(painter.font())
        wanted = metrics.horizontalAdvance(row.name)
        room = max(rect.width() * LEAST_NAME, rect.width() - metrics.horizontalAdvance(row.words) - 2 * GAP)
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideMiddle, room)
        painter.setPen(self._theme.color("ink"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        left = rect.adjusted(min(wanted, room) + 2 * GAP, 0, 0, 0)
        painter.setPen(self._theme.color(_LOOKS[row.mark][1]))
        words = elided(metrics, row.words, left.width())
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
