"""How the year matrix looks: wrapped titles, counts, bars of what changed, chips of years at the head."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from explorer.model.comparison import Totals
from explorer.ui.models.lineages import Cell, Row
from explorer.ui.models.overview import Role
from explorer.ui.models.painting import Lines, chip_width, paint_chip
from explorer.ui.models.words import heading
from explorer.ui.theme import GAP, UNIT, Theme

KEPT, EDITED, NEW, DROPPED = "kept", "edited", "new", "dropped"
BAR = 8
NUMBER = 28
ABSENT, UNNUMBERED = "–", "·"
_GAP = 1.5

Index = QModelIndex | QPersistentModelIndex


def paint_piece(painter: QPainter, theme: Theme, kind: str, rect: QRectF) -> None:
    """A stretch of a bar, told apart without colour: kept a thin line, edited hatched, new full, dropped an outline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme.color({KEPT: "secondary", EDITED: "accent", NEW: "inserted_ink", DROPPED: "deleted_ink"}[kind])
    if kind == KEPT:
        painter.fillRect(QRectF(rect.left(), rect.center().y() - 1, rect.width(), 2), ink)
    elif kind == NEW:
        painter.fillRect(rect, ink)
    else:
        painter.setPen(QPen(ink, 1))
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
    if kind == EDITED:
        painter.setClipRect(rect)
        painter.setPen(QPen(ink, 1.4))
        left = rect.left() - rect.height()
        while left < rect.right():
            painter.drawLine(QPointF(left, rect.bottom()), QPointF(left + rect.height(), rect.top()))
            left += 4
    painter.restore()


def paint_bar(painter: QPainter, theme: Theme, totals: Totals, rect: QRectF) -> None:
    """The shares of kept, edited, new and dropped paragraphs, in this order, over the whole width. Without a newer one,
    what became of the older ones."""
    kept, edited = (totals.kept, totals.edited) if totals.newer else (totals.kept_older, totals.edited_older)
    shares = [(KEPT, kept), (EDITED, edited), (NEW, totals.new), (DROPPED, totals.dropped)]
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
            lines = self._title(index.data(Role.ROW), rect.width())
            lines.paint(painter, rect.left(), rect.top() + (rect.height() - lines.height) / 2)
        else:
            self._paint_cell(painter, rect, index.data(Role.CELL), index.column() == 1)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.column():
            return QSize(0, self._theme.row)
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        width = self._tree.columnWidth(0) - depth * self._tree.indentation() - UNIT - GAP
        height = self._title(index.data(Role.ROW), width).height + 2 * UNIT
        return QSize(0, max(self._theme.row, round(height)))

    def _title(self, row: Row, width: float) -> Lines:
        return Lines(self._theme, heading(row.section), width, 2, font=self._theme.interface_font(row.parent is None))

    def _paint_cell(self, painter: QPainter, rect: QRectF, cell: Cell, first: bool) -> None:
        if not cell.known:
            return
        number = QRectF(rect.left(), rect.top(), self._theme.px(NUMBER), rect.height())
        words = (str(cell.paragraphs) if cell.paragraphs else UNNUMBERED) if cell.eids else ABSENT
        lines = Lines(self._theme, words, number.width(), 1, colour="ink" if cell.eids else "secondary")
        left = number.right() - lines.layout.lineAt(0).naturalTextWidth()
        lines.paint(painter, left, number.center().y() - lines.height / 2)
        if cell.totals is not None and not first:
            height = self._theme.px(BAR)
            bar = QRectF(number.right() + GAP, rect.center().y() - height / 2, 0, height)
            bar.setRight(rect.right() - GAP)
            paint_bar(painter, self._theme, cell.totals, bar)


class OverviewHeader(QHeaderView):
    """The years as chips, the present one filled; a hairline below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.present: int | None = None
        self.earlier, self.later = 0, 0
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.row + GAP)

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
        painter.restore()
