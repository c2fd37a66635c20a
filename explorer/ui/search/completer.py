"""What may be typed next, below the field in which it is typed. The keyboard stays in the field."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from explorer.translation import tr
from explorer.ui.theme import MARGIN, Theme
from explorer.ui.widgets.choices import Choice, ChoiceList

ROWS = 10
NARROWEST = 380


class Completer(QFrame):
    """`taken(key)`: Tab took the row in hand, or the first; or Enter, after Down led into the rows; or a click. Esc
    puts the rows away.

    Down leads into the rows only where `show_choices` was told so: otherwise it is for the results.
    """

    taken = Signal(object)

    def __init__(self, theme: Theme, field: QLineEdit, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._field, self._window = theme, field, window
        self._by_arrows = False
        self.setObjectName("overlay")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.list = ChoiceList(theme, tr("Completions"), self)
        self.list.clicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.list)
        field.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def show_choices(self, choices: Sequence[Choice], by_arrows: bool) -> None:
        """Offer these, or nothing where there are none."""
        self._by_arrows = by_arrows
        self.list.show_choices(choices)
        self.setVisible(bool(choices))
        if choices:
            self._place()
            self.raise_()

    def choices(self) -> list[Choice]:
        return self.list.choices.rows if self.isVisible() else []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize and self.isVisible():
                self._place()
        elif event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.isVisible():
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        """Whether the key was for the rows."""
        row, key, index = self.list.currentIndex().row(), event.key(), self.list.choices.index
        if key == Qt.Key.Key_Tab:
            self._take(index(max(row, 0)))
        elif key == Qt.Key.Key_Escape:
            self.hide()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._take(self.list.currentIndex())
        elif key == Qt.Key.Key_Down and (self._by_arrows or row >= 0):
            self.list.setCurrentIndex(index(min(row + 1, self.list.choices.rowCount() - 1)))
        elif key == Qt.Key.Key_Up and row >= 0:
            self.list.setCurrentIndex(index(row - 1))
        else:
            return False
        return True

    def _take(self, index: QModelIndex) -> None:
        choice = self.list.choices.row(index)
        if choice is not None:
            self.hide()
            self.taken.emit(choice.key)

    def _place(self) -> None:
        corner = self._field.mapTo(self._window, QPoint(0, self._field.height() + 2))
        width = max(self._field.width(), self._theme.px(NARROWEST))
        width = min(width, self._window.width() - 2 * MARGIN)
        left = min(corner.x(), self._window.width() - MARGIN - width)
        self.setGeometry(left, corner.y(), width, self.list.height_of(ROWS) + 2 * self.frameWidth() + 4)
