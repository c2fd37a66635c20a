"""Rows of several lines: counterparts in other years, passages, doubts."""

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QWidget

from explorer.present.cards import Card, Look
from explorer.ui.theme import GAP, PADDING, UNIT, Theme
from explorer.ui.widgets.painting import Lines, height_of, paint_chip
from explorer.ui.widgets.row_list import RowDelegate, RowList
from explorer.ui.widgets.rows import Rows

EDGE = 2
DOUBT_LINES = 5
"""Enough for three things that are wrong of a passage, in a narrow pane: none of them is to be cut off."""


class CardRows(Rows[Card]):
    """Cards in their order."""

    def __init__(self) -> None:
        super().__init__(lambda card: f"{card.year} {card.place}".strip())


class CardList(RowList):
    """`text_lines` is the most lines that the text of a card takes."""

    def __init__(
        self, theme: Theme, name: str, text_lines: int, cards: CardRows | None = None, parent: QWidget | None = None
    ) -> None:
        cards = cards or CardRows()
        super().__init__(theme, cards, name, parent)
        self.cards = cards
        self.setItemDelegate(CardDelegate(theme, self, text_lines))


class CardDelegate(RowDelegate[Card]):
    """Paints a card. `text_lines` and `detail_lines` are the most lines its two texts may take."""

    def __init__(self, theme: Theme, view: QAbstractItemView, text_lines: int, detail_lines: int = 2) -> None:
        super().__init__(theme, view)
        self._text_lines, self._detail_lines = text_lines, detail_lines

    def paint_row(self, painter: QPainter, rect: QRect, row: Card) -> None:
        theme, left, top = self._theme, rect.left() + PADDING, float(rect.top() + GAP)
        line = QRectF(left, top, self.room, self._head_height())
        after = paint_chip(painter, theme, left, line, row.year, row.present) + GAP if row.year else left
        painter.setFont(theme.interface_font())
        painter.setPen(theme.color("secondary" if row.look is Look.FAINT else "ink"))
        room = QRectF(after, top, line.right() - after, line.height())
        place = painter.fontMetrics().elidedText(row.place, Qt.TextElideMode.ElideMiddle, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, place)
        self._paint_edge(painter, rect, row.look)
        top = line.bottom() + UNIT
        for part in self._parts(row):
            part.paint(painter, left, top)
            top += part.height + UNIT

    def height(self, row: Card) -> float:
        parts = self._parts(row)
        return 2 * GAP + self._head_height() + (UNIT + height_of(parts) if parts else 0)

    def _paint_edge(self, painter: QPainter, rect: QRect, look: Look) -> None:
        if look in (Look.PINNED, Look.DOUBTFUL):
            style = Qt.PenStyle.DashLine if look is Look.DOUBTFUL else Qt.PenStyle.SolidLine
            painter.setPen(QPen(self._theme.color("accent"), EDGE, style, Qt.PenCapStyle.FlatCap))
            left = rect.left() + UNIT + EDGE / 2
            painter.drawLine(QLineF(left, rect.top() + GAP, left, rect.bottom() - GAP + 1))

    def _parts(self, card: Card) -> list[Lines]:
        parts = []
        if card.doubt:
            parts.append(Lines(self._theme, card.doubt, self.room, DOUBT_LINES, colour="deleted_ink"))
        if card.text:
            parts.append(Lines(self._theme, card.text, self.room, self._text_lines, card.marks))
        if card.detail:
            parts.append(Lines(self._theme, card.detail, self.room, self._detail_lines, colour="secondary"))
        return parts

    def _head_height(self) -> float:
        return self._theme.row - 2 * UNIT
