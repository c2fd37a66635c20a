"""A field with an icon before its text where wanted, and a button that empties it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from explorer.translation import tr
from explorer.ui.icons import Icon, icon
from explorer.ui.theme import Theme


class Field(QLineEdit):
    """The button, and Esc, empty it while there is text. `hint` is shown while there is none, and names the field.
    `entered()` on Enter or Down."""

    entered = Signal()

    def __init__(self, theme: Theme, hint: str, leading: Icon | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._drawing = theme, leading
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self._leading = QAction(self) if leading else None
        if self._leading:
            self.addAction(self._leading, QLineEdit.ActionPosition.LeadingPosition)
        self._empty = QAction(tr("Empty this field"), self)
        self._empty.triggered.connect(self._clear)
        self.addAction(self._empty, QLineEdit.ActionPosition.TrailingPosition)
        self._empty.setVisible(False)
        self.textChanged.connect(lambda words: self._empty.setVisible(bool(words)))
        theme.changed.connect(self._draw)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self._clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _clear(self) -> None:
        self.clear()
        self.textEdited.emit("")
        self.setFocus()

    def _draw(self) -> None:
        self._empty.setIcon(icon(self._theme, Icon.CLOSE, "secondary"))
        if self._leading and self._drawing:
            self._leading.setIcon(icon(self._theme, self._drawing, "secondary"))
