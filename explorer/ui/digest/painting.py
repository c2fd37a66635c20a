"""How a row of the digest looks: a heading with its totals at the right; a line with what happened, where, and in which
words."""

from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from explorer.model.comparison import Change
from explorer.model.digest import DigestKind
from explorer.present.digest import DigestRow, labels
from explorer.ui.theme import GAP, MARGIN, PADDING, UNIT, Theme
from explorer.ui.widgets.marked_text import MarkedText
from explorer.ui.widgets.painting import Lines
from explorer.ui.widgets.row_list import RowDelegate
from explorer.ui.widgets.rows import Index
from explorer.ui.widgets.typography import level_font, line_step, line_width

_LONGEST = 75
_MOST_LINES = 3
_HEADING_SHARE = 0.62
_PLACE = "2020, para. 100"
_INK = {
    DigestKind.FIGURE: "figure_ink",
    DigestKind.NEW: "inserted_ink",
    DigestKind.DROPPED: "deleted_ink",
    DigestKind.MOVED: "moved",
    DigestKind.REWRITTEN: "rewritten",
    DigestKind.EDITED: "accent",
}


class DigestDelegate(RowDelegate[DigestRow]):
    """Paints rows of different heights, which it remembers until the width changes or `forget` is called."""

    hover = "page_hover"

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(theme, view)
        self._heights: dict[DigestRow, float] = {}
        self._width = 0
        self._places: tuple[float, float] | None = None

    def forget(self) -> None:
        """Measure anew: fonts have changed."""
        self._heights.clear()
        self._places = None

    def paint_row(self, painter: QPainter, rect: QRect, row: DigestRow) -> None:
        room = QRectF(rect).adjusted(PADDING, 0, 0, 0)
        room.setWidth(self._room())
        if row.kind is None:
            self._paint_heading(painter, room, row)
        else:
            self._paint_line(painter, room, row)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if self._width != self._view.width():
            self._width = self._view.width()
            self._heights.clear()
        return super().sizeHint(option, index)

    def height(self, row: DigestRow) -> float:
        if row not in self._heights:
            self._heights[row] = self._measured(row)
        return self._heights[row]

    def in_detail(self, row: DigestRow, below: float) -> bool:
        """Whether a place so many pixels below the top of a line is in its quiet line."""
        return row.kind is not None and bool(row.detail) and below >= UNIT + self._text(row).height

    def _measured(self, row: DigestRow) -> float:
        if row.kind is None:
            parts = self._heading(row, self._room())
            return max(self._theme.row, sum(part.height for part in parts) + GAP) + GAP
        text, detail = self._text(row), self._detail(row)
        return max(text.height + (detail.height if detail else 0.0), self._quiet_height()) + GAP

    def _room(self) -> float:
        """The width of a row in pixels: no more than its text needs."""
        return min(self.room, self._columns()[1] + line_width(level_font(self._theme), _LONGEST))

    # Headings

    def _heading(self, row: DigestRow, width: float) -> list[Lines]:
        room = width * _HEADING_SHARE
        title = Lines(self._theme, row.words, room, 2, font=self._theme.interface_font(bold=True))
        return [title, Lines(self._theme, row.detail, room, 2, colour="secondary")] if row.detail else [title]

    def _paint_heading(self, painter: QPainter, rect: QRectF, row: DigestRow) -> None:
        top = rect.top() + GAP
        painter.setFont(self._theme.interface_font())
        painter.setPen(self._theme.color("secondary"))
        line = QRectF(rect.left(), top, rect.width(), self._quiet_height())
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, row.label)
        for part in self._heading(row, rect.width()):
            part.paint(painter, rect.left(), top)
            top += part.height

    # Lines

    def _columns(self) -> tuple[float, float]:
        """Where the place begins and where the text does, in pixels from the left."""
        if self._places is None:
            metrics = QFontMetricsF(self._theme.interface_font())
            place = MARGIN + max(map(metrics.horizontalAdvance, labels())) + MARGIN
            self._places = place, place + ceil(metrics.horizontalAdvance(_PLACE)) + MARGIN
        return self._places

    def _measure(self) -> float:
        """The width of the text, in pixels."""
        return max(4.0 * MARGIN, self._room() - self._columns()[1])

    def _text(self, row: DigestRow) -> MarkedText | Lines:
        width = self._measure()
        if any(piece.change is not Change.EQUAL for piece in row.pieces):
            return MarkedText(self._theme, row.pieces, level_font(self._theme), width, line_step(self._theme))
        return Lines(self._theme, row.words, width, _MOST_LINES, font=self._font(row))

    def _font(self, row: DigestRow) -> QFont:
        """What is the report's own is set as in Compare."""
        own = row.kind in (DigestKind.NEW, DigestKind.DROPPED, DigestKind.MOVED) or not row.words[:1].isdigit()
        return level_font(self._theme) if own else self._theme.interface_font()

    def _detail(self, row: DigestRow) -> Lines | None:
        return Lines(self._theme, row.detail, self._measure(), 1, colour="moved") if row.detail else None

    def _quiet_height(self) -> float:
        return QFontMetricsF(self._theme.interface_font()).height()

    def _paint_line(self, painter: QPainter, rect: QRectF, row: DigestRow) -> None:
        place, left = self._columns()
        top, theme = rect.top() + UNIT, self._theme
        text, detail = self._text(row), self._detail(row)
        rise = (line_step(theme) - self._quiet_height()) / 2
        painter.setFont(theme.interface_font())
        painter.setPen(theme.color(_INK.get(row.kind, "secondary") if row.kind else "secondary"))
        label = QRectF(rect.left() + MARGIN, top + rise, place - MARGIN, self._quiet_height())
        painter.drawText(label, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, row.label)
        painter.setPen(theme.color("secondary"))
        where = QRectF(rect.left() + place, top + rise, left - place - GAP, self._quiet_height())
        named = painter.fontMetrics().elidedText(row.place, Qt.TextElideMode.ElideRight, int(where.width()))
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, named)
        text.paint(painter, rect.left() + left, top)
        if detail:
            detail.paint(painter, rect.left() + left, top + text.height)
