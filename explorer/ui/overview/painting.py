"""How the year matrix looks: wrapped titles, counts, bars of what changed, chips of years at the head."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from explorer.model.comparison import Totals
from explorer.present.lineages import Cell, Row
from explorer.ui.overview.model import Role
from explorer.ui.theme import GAP, RADIUS, UNIT, Theme
from explorer.ui.widgets.painting import Lines, chip_width, height_of, paint_chip
from explorer.ui.widgets.rows import Index

KEPT, EDITED, REWRITTEN, NEW, DROPPED = "kept", "edited", "rewritten", "new", "dropped"
_INK = {
    KEPT: "secondary",
    EDITED: "accent",
    REWRITTEN: "rewritten",
    NEW: "inserted_ink",
    DROPPED: "deleted_ink",
}
BAR = 8
NUMBER = 28
ABSENT, UNNUMBERED = "–", "·"
_GAP = 1.5
_STRIPE = 4  # pixels from one line of a pattern to the next


def paint_piece(painter: QPainter, theme: Theme, kind: str, rect: QRectF) -> None:
    """A stretch of a bar, told apart without colour: kept a thin line, edited hatched, rewritten in stripes, new full,
    dropped an outline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme.color(_INK[kind])
    if kind == KEPT:
        painter.fillRect(QRectF(rect.left(), rect.center().y() - 1, rect.width(), 2), ink)
    elif kind == NEW:
        painter.fillRect(rect, ink)
    else:
        painter.setPen(QPen(ink, 1))
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    if kind in (EDITED, REWRITTEN):
        slant = rect.height() if kind == EDITED else 0
        painter.setClipRect(rect)
        painter.setPen(QPen(ink, 1.4 if slant else 2))
        left = rect.left() + 1 - slant
        while left < rect.right():
            painter.drawLine(QPointF(left, rect.bottom()), QPointF(left + slant, rect.top()))
            left += _STRIPE
    painter.restore()


def paint_bar(painter: QPainter, theme: Theme, totals: Totals, rect: QRectF) -> None:
    """The shares of kept, edited, rewritten, new and dropped paragraphs, in this order, over the whole width. Without a
    newer one, what became of the older ones."""
    linked = (totals.kept, totals.edited, totals.rewritten)
    if not totals.newer:
        linked = (totals.kept_older, totals.edited_older, totals.rewritten_older)
    shares = [*zip((KEPT, EDITED, REWRITTEN), linked, strict=True), (NEW, totals.new), (DROPPED, totals.dropped)]
    shares = [(kind, share) for kind, share in shares if share]
    room = rect.width() - _GAP * (len(shares) - 1)
    total, left = sum(share for _, share in shares), rect.left()
    for kind, share in shares:
        width = room * share / total
        paint_piece(painter, theme, kind, QRectF(left, rect.top(), width, rect.height()))
        left += width + _GAP


class OverviewDelegate(QStyledItemDelegate):
    """Titles of at most two lines; beside them a count and a bar in each year."""

    def __init__(self, theme: Theme, parent: QTreeView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tree = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect.adjusted(UNIT, 0, -GAP, 0))
        painter.save()
        if index.column() == 0:
            top, parts = rect.top(), self._title(index, rect.width())
            top += (rect.height() - height_of(parts, 0)) / 2
            for part in parts:
                part.paint(painter, rect.left(), top)
                top += part.height
        else:
            self._paint_cell(painter, rect, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.column():
            return QSize(0, self._theme.row)
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        width = self._tree.columnWidth(0) - depth * self._tree.indentation() - UNIT - GAP
        height = height_of(self._title(index, width), 0) + 2 * UNIT
        return QSize(0, max(self._theme.row, round(height)))

    def _title(self, index: Index, width: float) -> list[Lines]:
        """The heading, quiet where it is shown only for the rows below it, and what became of it."""
        row: Row = index.data(Role.ROW)
        font, ink = self._theme.interface_font(row.parent is None), "ink" if row.matched else "secondary"
        parts = [Lines(self._theme, row.section.printed, width, 2, colour=ink, font=font)]
        note = index.data(Role.NOTE)
        return [*parts, Lines(self._theme, note, width, 2, colour="moved")] if note else parts

    def _paint_cell(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        cell: Cell = index.data(Role.CELL)
        if not cell.known:
            return
        number = QRectF(rect.left(), rect.top(), self._theme.px(NUMBER), rect.height())
        words = (str(cell.paragraphs) if cell.paragraphs else UNNUMBERED) if cell.eids else ABSENT
        painter.setFont(self._theme.interface_font())
        ink = "ink" if cell.eids else "secondary"
        if index.data(Role.HIT):
            ink = "match_ink"
            self._paint_match(painter, number, words)
        painter.setPen(self._theme.color(ink))
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        if cell.totals is not None and index.column() > 1:
            height = self._theme.px(BAR)
            bar = QRectF(number.right() + GAP, rect.center().y() - height / 2, 0, height)
            bar.setRight(rect.right() - GAP)
            paint_bar(painter, self._theme, cell.totals, bar)

    def _paint_match(self, painter: QPainter, number: QRectF, words: str) -> None:
        """The ground of the number in a year that contains what is looked for."""
        width, height = painter.fontMetrics().horizontalAdvance(words) + 2 * UNIT, painter.fontMetrics().height() + 2
        ground = QRectF(number.right() - width + UNIT, number.center().y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("match"))
        painter.drawRoundedRect(ground, RADIUS, RADIUS)


class OverviewHeader(QHeaderView):
    """The years as chips, the present one filled; a hairline below, thicker under the two years that are compared.

    `chosen` carries the column of a year that was clicked, and whether with Shift.
    """

    chosen = Signal(int, bool)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.present: int | None = None
        self._pair = (-1, -1)
        self.earlier, self.later = 0, 0
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def show_pair(self, pair: tuple[int, int]) -> None:
        """The places of the two years that are compared."""
        self._pair = pair
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.row + GAP)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        column = self.logicalIndexAt(event.position().toPoint())
        if column > 0 and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(column, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        painter.save()
        painter.fillRect(rect, self._theme.color("page"))
        line = QRectF(rect.adjusted(UNIT, 0, -GAP, -1))
        text = str(self.model().headerData(column, Qt.Orientation.Horizontal))
        if column:
            font = self._theme.interface_font()
            text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width() - 2 * GAP)
            centred = line.left() + self._theme.px(NUMBER) - chip_width(text, font) / 2 + GAP
            paint_chip(painter, self._theme, max(line.left(), centred), line, text, column - 1 == self.present)
        else:
            painter.setFont(self._theme.interface_font())
            painter.setPen(self._theme.color("secondary"))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            hidden = [f"‹ {self.earlier}"] * bool(self.earlier) + [f"{self.later} ›"] * bool(self.later)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "   ".join(hidden))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.color("hairline"))
        if column and column - 1 in self._pair and min(self._pair) >= 0:
            thick = QRectF(rect.left() + UNIT, rect.bottom() - 1, rect.width() - GAP - UNIT, 2)
            painter.fillRect(thick, self._theme.color("accent"))
        painter.restore()
