"""What corresponds, in other years, to the section or paragraph in hand."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from explorer.ui.models.cards import Card, CardModel
from explorer.ui.theme import Theme
from explorer.ui.views.card_list import CardList
from explorer.ui.views.message import MessageView
from explorer.ui.views.side import PaneHead


class ElsewhereView(QWidget):
    """`chosen(row)`: compare with this counterpart."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = PaneHead(self.tr("Elsewhere"), self)
        self.list = CardList(theme, 2, CardModel(), self)
        self.list.setAccessibleName(self.tr("Counterparts in other years"))
        self.list.clicked.connect(self._choose)
        self.list.activated.connect(self._choose)
        self.message = MessageView(theme, self)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addLayout(self._pages, 1)

    def show_counterparts(self, of: str, cards: Sequence[Card]) -> None:
        """The counterparts of the place named `of` ("IV.A.2", "para. 38")."""
        self._head.count.setText(of)
        self.list.cards.show(cards)
        self._pages.setCurrentWidget(self.list)

    def show_message(self, sentence: str) -> None:
        self._head.count.clear()
        self.list.cards.show([])
        self.message.show_message(sentence)
        self._pages.setCurrentWidget(self.message)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.row())
