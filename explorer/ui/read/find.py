"""The line in which words are looked for in the report that is read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from explorer.translation import tr
from explorer.ui.icons import Icon, icon
from explorer.ui.shell.toolbar import hairline
from explorer.ui.theme import GAP, MARGIN, UNIT, Theme


class FindLine(QWidget):
    """`wanted(words, backward)` on every change and on Enter (backward with Shift); `left()` on Esc."""

    wanted = Signal(str, bool)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Find in this report"))
        self.field.setAccessibleName(tr("Find in this report"))
        self.field.textEdited.connect(lambda words: self.wanted.emit(words, False))
        self._count = QLabel(self)
        self._count.setProperty("tone", "secondary")
        self._buttons = (
            (self._make_button(tr("Previous"), lambda: self.wanted.emit(self.field.text(), True)), Icon.UP),
            (self._make_button(tr("Next"), lambda: self.wanted.emit(self.field.text(), False)), Icon.DOWN),
            (self._make_button(tr("Close"), self.left.emit), Icon.CLOSE),
        )
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        row.setSpacing(UNIT)
        row.addWidget(self.field, 2)
        row.addWidget(self._count, 1)
        for button, _ in self._buttons:
            row.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(hairline(self))
        outer.addLayout(row)
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def open(self) -> None:
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def show_found(self, place: tuple[int, int] | None) -> None:
        """Say which of how many places is selected, to a screen reader too; None: there is none."""
        words = tr("%1 of %2").replace("%1", f"{place[0]:,}").replace("%2", f"{place[1]:,}") if place else ""
        if not place and self.field.text().strip():
            words = tr("Not in this report")
        self._count.setText(words)
        self.field.setAccessibleDescription(words)

    def said(self) -> str:
        return self._count.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit(self.field.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _make_button(self, name: str, clicked: object) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(clicked)
        return button

    def _draw(self) -> None:
        for button, drawing in self._buttons:
            button.setIcon(icon(self._theme, drawing))
