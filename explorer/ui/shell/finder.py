"""A field and what fits the words in it: the command palette and Go to are two of these."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListView, QWidget

from explorer.translation import tr
from explorer.ui.shell.toolbar import hairline
from explorer.ui.theme import GAP, PADDING, Theme
from explorer.ui.widgets.choices import Choice, ChoicesDelegate, ChoicesModel, Role
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
        self.list = QListView(self)
        self.field = _Field(self)
        self.field.setObjectName("finder")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(name)
        self.field.textChanged.connect(self._fill)
        self.field.moved.connect(lambda event: QApplication.sendEvent(self.list, event))
        self.field.entered.connect(lambda: self._choose(self.list.currentIndex()))
        self._model = ChoicesModel(self)
        self.list.setProperty("ground", "page")
        self.list.setModel(self._model)
        self.list.setItemDelegate(ChoicesDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(name)
        self.list.clicked.connect(self._choose)
        self._nothing = QLabel(tr("Nothing fits these words."), self)
        self._nothing.setProperty("tone", "secondary")
        self._nothing.setContentsMargins(PADDING, GAP, PADDING, GAP)
        self.setFocusProxy(self.field)
        for part in (self.field, hairline(self), self.list, self._nothing):
            self.column.addWidget(part)

    def open(self) -> None:
        self.field.clear()
        self._fill("")
        super().open()

    def wanted_height(self) -> int:
        rows = max(1, min(ROWS, self._model.rowCount()))
        return self.field.sizeHint().height() + rows * self._theme.row + 4 + GAP

    def _fill(self, words: str) -> None:
        self._model.show(self._source(words.strip()))
        self.list.setCurrentIndex(self._model.index(0, 0))
        empty = self._model.rowCount() == 0
        self.list.setHidden(empty)
        self._nothing.setVisible(empty)
        self._place()

    def _choose(self, index: QModelIndex) -> None:
        choice = index.data(Role.CHOICE) if index.isValid() else None
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
