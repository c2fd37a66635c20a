"""Nothing was found: the sentence that says why, and what can be done about it, a button each."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from explorer.present.results import Offer
from explorer.ui.theme import GAP, MARGIN
from explorer.ui.widgets.commands import Commands
from explorer.ui.widgets.making import label, set_column
from explorer.ui.widgets.plain import on_button


class OffersView(QWidget):
    """`taken(query)`. Up and Down move among the buttons."""

    taken = Signal(str)

    def __init__(self, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._sentence = label(self, wraps=True)
        self._buttons: list[QPushButton] = []
        self._offers: list[Offer] = []
        self._column = set_column(self, self._sentence, None, margins=(MARGIN,) * 4, spacing=GAP)

    def show_offers(self, sentence: str, offers: Sequence[Offer], end: str, command: str) -> None:
        """The sentence, the offers with the best first, and `end` with the id of the command that it stands for."""
        self._sentence.setText(sentence)
        self.setAccessibleName(sentence)
        self._offers = list(offers)
        for button in self._buttons:
            button.deleteLater()
        taking = [(words, partial(self.taken.emit, query)) for words, query in offers]
        acts = [*taking, (end, partial(self._commands.run, command))]
        self._buttons = [self._make_button(*each) for each in acts]
        for place, button in enumerate(self._buttons, 1):
            self._column.insertWidget(place, button)

    def sentence(self) -> str:
        return self._sentence.text()

    def offers(self) -> list[Offer]:
        return list(self._offers)

    def take_first(self) -> None:
        """What Enter does while the keyboard is still in the search field."""
        if self._offers:
            self.taken.emit(self._offers[0][1])

    def enter(self) -> None:
        """Take the keyboard to the first button."""
        self._buttons[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        held = next((place for place, button in enumerate(self._buttons) if button.hasFocus()), None)
        if step and held is not None:
            self._buttons[(held + step) % len(self._buttons)].setFocus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held is not None:
            self._buttons[held].click()
        else:
            super().keyPressEvent(event)

    def _make_button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = _Wrapping(words, self)
        button.clicked.connect(lambda: act())
        return button


class _Wrapping(QPushButton):
    """A button whose words break into lines where it is narrow."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setText(on_button(words))
        self.setAccessibleName(words)
        self.setProperty("offer", "true")

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lines: list[str] = []
        for word in self._words.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.fontMetrics().horizontalAdvance(longer) <= self.width() - 2 * MARGIN:
                lines[-1] = longer
            else:
                lines.append(word)
        if (wrapped := on_button("\n".join(lines))) != self.text():
            self.setText(wrapped)
