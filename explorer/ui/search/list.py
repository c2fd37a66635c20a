"""The list of what a search found. It asks for more before its end is reached."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QListView, QWidget

from explorer.present.results import Found
from explorer.translation import tr
from explorer.ui.search.painting import FoundDelegate
from explorer.ui.theme import Theme
from explorer.ui.widgets.row_list import RowList
from explorer.ui.widgets.rows import Rows

AHEAD = 2
"""Heights of the list from its end at which more is asked for."""
BATCH = 8
"""Rows that are measured before the first are painted: whoever types waits for no more."""


class FoundList(RowList):
    """`chosen(hit)`: a hit, by its number, is to be shown; `entered()`: and the keyboard is to go to it.
    `more_wanted()`: the end is near. Left and Right move among the years of a row."""

    chosen = Signal(int)
    entered = Signal()
    more_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        found = Rows[Found](
            about=lambda row: "\n".join(part for part in (row.place, row.detail) if part),
            heading=lambda row: row.heading,
        )
        super().__init__(theme, found, tr("Search results"), parent)
        self.found = found
        self._of_hit: dict[int, int] = {}
        """The row in which each hit stands."""
        self._delegate = FoundDelegate(theme, self)
        self._showing = False
        self.setItemDelegate(self._delegate)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(BATCH)
        self.setAutoScroll(False)  # `take` scrolls, and only to a hit that is newly in hand.
        self.selectionModel().currentChanged.connect(self._choose)
        self.activated.connect(lambda: self.entered.emit())
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        self.verticalScrollBar().rangeChanged.connect(self._look_ahead)

    def show_rows(self, rows: list[Found], continuing: bool = False) -> None:
        """Show these rows; where they only continue those on show, or group them anew, the reader stays where he is."""
        place = self.verticalScrollBar().value() if continuing else 0
        self._showing = True
        self.found.show(rows)
        self._of_hit = {hit: row for row, found in enumerate(rows) for hit in found.hits}
        self._showing = False
        if not continuing:
            self.verticalScrollBar().setValue(0)
        elif place != self.verticalScrollBar().value():
            self.setLayoutMode(QListView.LayoutMode.SinglePass)
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(place)
            self.setLayoutMode(QListView.LayoutMode.Batched)

    def take(self, hit: int | None) -> None:
        """Mark the row of a hit, and in it its year, without choosing it anew."""
        moved, self._delegate.hand = hit != self._delegate.hand, hit
        index = self.found.index(self._row_of(hit))
        self._showing = True
        if index.isValid():
            self.setCurrentIndex(index)
            if moved:
                self.scrollTo(index)
        else:
            self.selectionModel().clear()
        self._showing = False
        self.viewport().update()

    def next_row(self, step: int) -> int | None:
        """The hit of the next (1) or previous (-1) row, over the headings of groups; None at the end."""
        row = self._row_of(self._delegate.hand)
        row = row + step if row >= 0 or step > 0 else -1
        while 0 <= row < self.found.rowCount():
            if not self.found.rows[row].heading:
                return self.found.rows[row].hit
            row += step
        return None

    def order(self) -> list[int]:
        """The hits as the rows have them, from the first row to the last."""
        return list(self._of_hit)

    @property
    def at_end(self) -> bool:
        """Whether the last hit is in hand."""
        return self.order()[-1:] == [self._delegate.hand]

    def next_hit(self, step: int) -> int | None:
        """The hit after (1) or before (-1) the one in hand, as the rows have them, around the end to the beginning."""
        order = self.order()
        if not order:
            return None
        if self._delegate.hand not in order:
            return order[0 if step > 0 else -1]
        return order[(order.index(self._delegate.hand) + step) % len(order)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        row, hand = self.found.row(self.currentIndex()), self._delegate.hand
        if step and row is not None and hand is not None:
            hits = row.hits
            place = hits.index(hand) + step if hand in hits else 0
            if 0 <= place < len(hits):
                self.chosen.emit(hits[place])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A year in a row leads to its own hit."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        hit = self._delegate.chip_at(index, point) if index.isValid() else None
        if hit is None:
            super().mousePressEvent(event)
        else:
            self.chosen.emit(hit)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._look_ahead()
        return super().viewportEvent(event)

    def _look_ahead(self, *_: int) -> None:
        last = self.visualRect(self.found.index(self.found.rowCount() - 1))
        if last.height() and last.bottom() < (1 + AHEAD) * self.viewport().height():
            self.more_wanted.emit()

    def _choose(self, index: QModelIndex) -> None:
        row = self.found.row(index)
        if row is not None and not self._showing and not row.heading:
            self.chosen.emit(row.hit)

    def _row_of(self, hit: int | None) -> int:
        """The row in which a hit stands, -1 where none does."""
        return -1 if hit is None else self._of_hit.get(hit, -1)
