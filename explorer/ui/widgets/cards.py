"""Rows of several lines: search results, counterparts in other years, passages. One model and one delegate for all."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QLineF,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from explorer.present.cards import Card, Look
from explorer.ui.theme import GAP, PADDING, SCROLL_BAR, UNIT, Theme
from explorer.ui.widgets.painting import Lines, height_of, paint_chip, paint_ground, paint_ring

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
EDGE = 2


class Role(IntEnum):
    CARD = Qt.ItemDataRole.UserRole


class CardModel(QAbstractListModel):
    """Cards in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: list[Card] = []

    def show(self, cards: Sequence[Card]) -> None:
        self.beginResetModel()
        self._cards = list(cards)
        self.endResetModel()

    def cards(self) -> list[Card]:
        return list(self._cards)

    def card(self, index: Index) -> Card:
        return self._cards[index.row()]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        card = self._cards[index.row()]
        if role == Role.CARD:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{card.year} {card.place}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return str(card)
        return None


class CardDelegate(QStyledItemDelegate):
    """Paints a card. `text_lines` and `detail_lines` are the most lines its two texts may take."""

    def __init__(self, theme: Theme, view: QAbstractItemView, text_lines: int, detail_lines: int = 2) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._text_lines, self._detail_lines = text_lines, detail_lines

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: Card = index.data(Role.CARD)
        rect, theme = option.rect, self._theme
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, rect, theme, selected, bool(option.state & QStyle.StateFlag.State_MouseOver))
        left, width = rect.left() + PADDING, self._width()
        top = float(rect.top() + GAP)
        line = QRectF(left, top, width, self._head_height())
        after = paint_chip(painter, theme, left, line, card.year, card.present) + GAP if card.year else left
        painter.setFont(theme.interface_font())
        painter.setPen(theme.color("secondary" if card.look is Look.FAINT else "ink"))
        room = QRectF(after, top, line.right() - after, line.height())
        place = painter.fontMetrics().elidedText(card.place, Qt.TextElideMode.ElideMiddle, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, place)
        self._paint_edge(painter, rect, card.look)
        top = line.bottom() + UNIT
        for part in self._parts(card, width):
            part.paint(painter, left, top)
            top += part.height + UNIT
        if selected and self._view.hasFocus():
            paint_ring(painter, rect, theme)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        parts = self._parts(index.data(Role.CARD), self._width())
        below = UNIT + height_of(parts) if parts else 0
        return QSize(self._view.viewport().width(), round(2 * GAP + self._head_height() + below))

    def _paint_edge(self, painter: QPainter, rect: QRect, look: Look) -> None:
        if look in (Look.PINNED, Look.DOUBTFUL):
            style = Qt.PenStyle.DashLine if look is Look.DOUBTFUL else Qt.PenStyle.SolidLine
            painter.setPen(QPen(self._theme.color("accent"), EDGE, style, Qt.PenCapStyle.FlatCap))
            left = rect.left() + UNIT + EDGE / 2
            painter.drawLine(QLineF(left, rect.top() + GAP, left, rect.bottom() - GAP + 1))

    def _width(self) -> int:
        """The room for text in pixels: the same with a scroll bar and without, so that heights do not depend on it."""
        return self._view.width() - SCROLL_BAR - 2 * PADDING

    def _parts(self, card: Card, width: float) -> list[Lines]:
        parts = []
        if card.text:
            parts.append(Lines(self._theme, card.text, width, self._text_lines, card.marks))
        if card.detail:
            parts.append(Lines(self._theme, card.detail, width, self._detail_lines, colour="secondary"))
        return parts

    def _head_height(self) -> float:
        return self._theme.row - 2 * UNIT
