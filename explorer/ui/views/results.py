"""The left pane while a query stands: what was found, in the words around it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from explorer.ui.models.cards import Card, CardModel
from explorer.ui.theme import PADDING, UNIT, Theme
from explorer.ui.views.card_list import CardList
from explorer.ui.views.message import MessageView

LINES = 4


class ResultsView(QWidget):
    """`chosen(row)`: the hit to show beside; the keyboard stays here. `left()`: Esc, back to the tree.
    `suggested(words)`: the spelling offered was taken."""

    chosen = Signal(int)
    left = Signal()
    suggested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._count = QLabel(self)
        self._count.setWordWrap(True)
        self._about = QLabel(self)
        self._about.setWordWrap(True)
        self._about.setProperty("tone", "secondary")
        self._about.linkActivated.connect(self.suggested)
        self.list = CardList(theme, LINES, CardModel(), self)
        self.list.setAccessibleName(self.tr("Search results"))
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.list.clicked.connect(self._choose)
        self.message = MessageView(theme, self)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.message)
        head = QVBoxLayout()
        head.setContentsMargins(PADDING, PADDING, PADDING, UNIT)
        head.setSpacing(UNIT)
        head.addWidget(self._count)
        head.addWidget(self._about)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(UNIT)
        layout.addLayout(head)
        layout.addLayout(self._pages, 1)

    def show_results(self, cards: Sequence[Card], count: str, about: str = "") -> None:
        """The hits, how many there are in words, and how the query was understood (may hold links)."""
        self._showing = True
        self.list.cards.show(cards)
        self._showing = False
        self._count.setText(count)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self._pages.setCurrentWidget(self.list)

    def show_message(self, sentence: str, action: str | None = None, command_id: str | None = None) -> None:
        """No hits, or not yet."""
        self._count.clear()
        self._about.setVisible(False)
        self.list.cards.show([])
        self.message.show_message(sentence, action, command_id)
        self._pages.setCurrentWidget(self.message)

    def select(self, row: int | None) -> None:
        """Mark a hit as the one shown, without opening it anew."""
        index = self.list.cards.index(-1 if row is None else row, 0)
        if index.isValid() and not (index == self.list.currentIndex() and self.list.selectionModel().isSelected(index)):
            self._showing = True
            self.list.setCurrentIndex(index)
            self._showing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not self._showing:
            self.chosen.emit(index.row())
