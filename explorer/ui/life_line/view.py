"""The life line of a sentence, on a sheet: when it was first said, when last, and every wording between."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from explorer.present.life_line import LifeRow
from explorer.translation import tr
from explorer.ui.theme import GAP, MARGIN, PADDING, UNIT, Theme
from explorer.ui.widgets.keyboard import ENTER, naming
from explorer.ui.widgets.making import hairline, label
from explorer.ui.widgets.marked_text import MarkedText
from explorer.ui.widgets.overlay import Overlay
from explorer.ui.widgets.painting import paint_chip
from explorer.ui.widgets.row_list import RowDelegate, RowList
from explorer.ui.widgets.rows import Rows
from explorer.ui.widgets.typography import level_font, line_step

WIDTH = 760


class LifeLineDelegate(RowDelegate[LifeRow]):
    """Paints a row: the year in its chip, the place and a note in one line, the words with their changes below."""

    def paint_row(self, painter: QPainter, rect: QRect, row: LifeRow) -> None:
        theme, left = self._theme, rect.left() + PADDING
        line = QRectF(left, rect.top() + GAP, self.room, self._head_height())
        after = paint_chip(painter, theme, left, line, row.year, row.present) + GAP
        painter.setFont(theme.interface_font())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for words, colour in ((row.place, "ink"), (row.note, "secondary")):
            painter.setPen(theme.color(colour))
            room = QRectF(after, line.top(), line.right() - after, line.height())
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, align, shown)
            after += painter.fontMetrics().horizontalAdvance(shown) + PADDING * bool(words)
        if row.pieces:
            self._text(row).paint(painter, left, line.bottom() + UNIT)

    def height(self, row: LifeRow) -> float:
        return 2 * GAP + self._head_height() + (UNIT + self._text(row).height if row.pieces else 0)

    def _text(self, row: LifeRow) -> MarkedText:
        return MarkedText(self._theme, row.pieces, level_font(self._theme), self.room, line_step(self._theme))

    def _head_height(self) -> float:
        return max(self._theme.row - 2 * UNIT, QFontMetricsF(self._theme.interface_font()).height())


class LifeLineSheet(Overlay):
    """`opened` carries a report's place in the comparison and an eId; `step_requested` 1 or -1 for the next or previous
    sentence of the paragraph; `left` says that the sheet was put away."""

    opened = Signal(int, str)
    step_requested = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, tr("Life line of a sentence"), WIDTH)
        self.span = label(self, tone="heading", wraps=True)
        self.span.setContentsMargins(PADDING, PADDING, PADDING, UNIT)
        hint = naming(tr("%1 opens the place; ← and → go to the sentence before and after."), ENTER)
        self._hint = label(self, hint, "secondary", wraps=True)
        self._hint.setContentsMargins(PADDING, 0, PADDING, GAP)
        self._rows = Rows[LifeRow](lambda row: row.words)
        self.list = _List(theme, self._rows, tr("Wordings through the years"), self)
        self.list.setProperty("ground", "page")
        self.list.setItemDelegate(LifeLineDelegate(theme, self.list))
        self.list.clicked.connect(self._choose)
        self.list.entered_on.connect(self._choose)
        self.list.stepped.connect(self.step_requested)
        self.setFocusProxy(self.list)
        for part in (self.span, self._hint, hairline(self), self.list):
            self.column.addWidget(part)

    def show_message(self, sentence: str) -> None:
        """Open, or stay open, with a sentence in place of the rows."""
        self._show(sentence, ())

    def show_rows(self, span: str, rows: Sequence[LifeRow]) -> None:
        """Open, or stay open, with the wordings; the sentence asked about is in hand."""
        self._show(span, rows)
        present = next((number for number, row in enumerate(rows) if row.present), 0)
        self.list.setCurrentIndex(self._rows.index(present))

    @property
    def rows(self) -> list[LifeRow]:
        return self._rows.rows

    def wanted_height(self) -> int:
        width = min(self._theme.px(WIDTH), self._window.width() - 2 * MARGIN)
        self.list.resize(width - 2, self.list.height())
        heads = sum(part.heightForWidth(width) for part in (self.span, self._hint))
        rows = sum(self.list.sizeHintForRow(row) for row in range(self._rows.rowCount()))
        return heads + max(rows, self._theme.row) + 2 * UNIT

    def _show(self, sentence: str, rows: Sequence[LifeRow]) -> None:
        self.span.setText(sentence)
        self._rows.show(rows)
        self._hint.setVisible(bool(rows))
        if self.isHidden():
            self.open()
        self._place()
        self.setFocus()

    def _choose(self, index: QModelIndex) -> None:
        row = self._rows.row(index)
        if row is not None and row.eid is not None:
            self.close_and_return()
            self.opened.emit(row.report, row.eid)

    def _leave(self) -> None:
        shown = not self.isHidden()
        super()._leave()
        if shown:
            self.left.emit()


class _List(RowList):
    """`entered_on(index)` on Enter, `stepped(1 or -1)` on the arrows to the right and left."""

    entered_on = Signal(QModelIndex)
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_on.emit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)
