"""The life line of a sentence, on a sheet: when it was first said, when last, and every wording between."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QLabel, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from explorer.present.life_line import LifeRow
from explorer.translation import tr
from explorer.ui.life_line.model import LifeLineModel, Role
from explorer.ui.shell.toolbar import hairline
from explorer.ui.theme import GAP, MARGIN, PADDING, SCROLL_BAR, UNIT, Theme
from explorer.ui.widgets.marked_text import MarkedText
from explorer.ui.widgets.overlay import Overlay
from explorer.ui.widgets.painting import paint_chip, paint_ground, paint_ring
from explorer.ui.widgets.typography import level_font, line_step

Index = QModelIndex | QPersistentModelIndex

WIDTH = 760
_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LifeLineDelegate(QStyledItemDelegate):
    """Paints a row: the year in its chip, the place and a note in one line, the words with their changes below."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: LifeRow = index.data(Role.ROW)
        theme, rect = self._theme, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        paint_ground(painter, rect, theme, selected, bool(option.state & QStyle.StateFlag.State_MouseOver))
        left, width = rect.left() + PADDING, self._width()
        line = QRectF(left, rect.top() + GAP, width, self._head_height())
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
        if selected:
            paint_ring(painter, rect, theme)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: LifeRow = index.data(Role.ROW)
        text = UNIT + self._text(row).height if row.pieces else 0
        return QSize(0, round(2 * GAP + self._head_height() + text))

    def _text(self, row: LifeRow) -> MarkedText:
        return MarkedText(self._theme, row.pieces, level_font(self._theme), self._width(), line_step(self._theme))

    def _width(self) -> int:
        return self._view.width() - SCROLL_BAR - 2 * PADDING

    def _head_height(self) -> float:
        return max(self._theme.row - 2 * UNIT, QFontMetricsF(self._theme.interface_font()).height())


class LifeLineSheet(Overlay):
    """`opened` carries a report's place in the comparison and an eId; `step_requested` 1 or -1 for the next or previous
    sentence of the paragraph; `left` says that the sheet was put away."""

    opened = Signal(int, str)
    step_requested = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, "", WIDTH)
        self.setAccessibleName(tr("Life line of a sentence"))
        self.span = QLabel(self)
        self.span.setWordWrap(True)
        self.span.setProperty("tone", "heading")
        self.span.setContentsMargins(PADDING, PADDING, PADDING, UNIT)
        self._hint = QLabel(tr("Enter opens the place; ← and → go to the sentence before and after."), self)
        self._hint.setProperty("tone", "secondary")
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(PADDING, 0, PADDING, GAP)
        self._model = LifeLineModel(self)
        self.list = _List(self)
        self.list.setModel(self._model)
        self.list.setProperty("ground", "page")
        self.list.setItemDelegate(LifeLineDelegate(theme, self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setAccessibleName(tr("Wordings through the years"))
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
        self.list.setCurrentIndex(self._model.index(present, 0))

    @property
    def rows(self) -> list[LifeRow]:
        return self._model.rows

    def wanted_height(self) -> int:
        width = min(self._theme.px(WIDTH), self._window.width() - 2 * MARGIN)
        self.list.resize(width - 2, self.list.height())
        heads = sum(part.heightForWidth(width) for part in (self.span, self._hint))
        rows = sum(self.list.sizeHintForRow(row) for row in range(self._model.rowCount()))
        return heads + max(rows, self._theme.row) + 2 * UNIT

    def _show(self, sentence: str, rows: Sequence[LifeRow]) -> None:
        self.span.setText(sentence)
        self._model.show(rows)
        self._hint.setVisible(bool(rows))
        if self.isHidden():
            self.open()
        self._place()
        self.setFocus()

    def _choose(self, index: QModelIndex) -> None:
        row: LifeRow | None = index.data(Role.ROW) if index.isValid() else None
        if row is not None and row.eid is not None:
            self.close_and_return()
            self.opened.emit(row.report, row.eid)

    def _leave(self) -> None:
        shown = not self.isHidden()
        super()._leave()
        if shown:
            self.left.emit()


class _List(QListView):
    """`entered_on(index)` on Enter, `stepped(1 or -1)` on the arrows to the right and left."""

    entered_on = Signal(QModelIndex)
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _KEYS:
            self.entered_on.emit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)
