"""A list of cards whose heights follow its width."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from explorer.ui.theme import Theme
from explorer.ui.widgets.cards import CardDelegate, CardModel


class CardList(QListView):
    """`text_lines` is the most lines that the text of a card takes."""

    def __init__(self, theme: Theme, text_lines: int, model: CardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = model
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(CardDelegate(theme, self, text_lines))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        theme.changed.connect(self.doItemsLayout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
