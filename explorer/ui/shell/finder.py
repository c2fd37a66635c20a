"""A field and what fits the words in it: the command palette and Go to are two of these."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from explorer.translation import tr
from explorer.ui.theme import GAP, PADDING, Theme
from explorer.ui.widgets.choices import Choice, ChoiceList
from explorer.ui.widgets.making import hairline, label
from explorer.ui.widgets.overlay import Overlay

WIDTH, ROWS = 560, 12
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Finder(Overlay):
    """`source(words)` gives the choices, best first. `chosen(key)` once; what has a reason against it, never."""

    chosen = Signal(object)

    def __init__(
        self, theme: Theme, window: QWidget, name: str, hint: str, source: Callable[[str], Sequence[Choice]]
    ) -> None:
        super().__init__(theme, window, name, WIDTH)
        self._source = source
        self.list = ChoiceList(theme, name, self)
        self.list.clicked.connect(self._choose)
        self.field = _Field(self)
        self.field.setObjectName("finder")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(name)
        self.field.textChanged.connect(self._fill)
        self.field.moved.connect(lambda event: QApplication.sendEvent(self.list, event))
        self.field.entered.connect(lambda: self._choose(self.list.currentIndex()))
        self._nothing = label(self, tr("Nothing fits these words."), "secondary")
        self._nothing.setContentsMargins(PADDING, GAP, PADDING, GAP)
        self.setFocusProxy(self.field)
        for part in (self.field, hairline(self), self.list, self._nothing):
            self.column.addWidget(part)

    def open(self) -> None:
        self.field.clear()
        self._fill("")
        super().open()

    def wanted_height(self) -> int:
        return self.field.sizeHint().height() + self.list.height_of(ROWS) + 4 + GAP

    def _fill(self, words: str) -> None:
        choices = self._source(words.strip())
        self.list.show_choices(choices, current=0)
        self.list.setHidden(not choices)
        self._nothing.setVisible(not choices)
        self._place()

    def _choose(self, index: QModelIndex) -> None:
        choice = self.list.choices.row(index)
        if choice is not None and not choice.reason:
            self.close_and_return()
            self.chosen.emit(choice.key)


class _Field(QLineEdit):
    """`moved(key event)` for the keys that move in the list, `entered()` on Enter; the rest is typed."""

    moved = Signal(QKeyEvent)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _MOVES:
            self.moved.emit(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
