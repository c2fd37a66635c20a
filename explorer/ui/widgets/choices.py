"""Rows to choose from by typing: a title, what stands at its right, and a line below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from explorer.ui.theme import GAP, PADDING, Theme
from explorer.ui.widgets.cards import ROOT, Index
from explorer.ui.widgets.painting import paint_ground

LEAST = 0.35
"""The share of the width that what stands at the right has beside a long title."""


@dataclass(frozen=True, slots=True)
class Choice:
    """`aside` stands at the right (a key); `reason` says why it cannot be chosen now, "" where it can."""

    key: object
    title: str
    aside: str = ""
    reason: str = ""

    def __str__(self) -> str:
        return ". ".join(part for part in (self.title, self.aside, self.reason) if part)


class Role(IntEnum):
    CHOICE = Qt.ItemDataRole.UserRole


class ChoicesModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: list[Choice] = []

    def show(self, choices: Sequence[Choice]) -> None:
        self.beginResetModel()
        self._choices = list(choices)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        choice = self._choices[index.row()]
        if role == Role.CHOICE:
            return choice
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return str(choice)
        return None


class ChoicesDelegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice: Choice = index.data(Role.CHOICE)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_ground(painter, option.rect, self._theme, selected, bool(option.state & QStyle.StateFlag.State_MouseOver))
        rect = QRectF(option.rect.adjusted(PADDING, 0, -PADDING, 0))
        painter.setFont(self._theme.interface_font())
        metrics, middle = painter.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        aside = choice.reason or choice.aside
        left = rect.width() - metrics.horizontalAdvance(choice.title) - 2 * GAP
        aside = metrics.elidedText(aside, Qt.TextElideMode.ElideRight, int(max(left, rect.width() * LEAST)))
        painter.setPen(self._theme.color("secondary"))
        painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, aside)
        room = rect.adjusted(0, 0, -metrics.horizontalAdvance(aside) - 2 * GAP, 0)
        painter.setPen(self._theme.color("secondary" if choice.reason else "ink"))
        title = metrics.elidedText(choice.title, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.row)
