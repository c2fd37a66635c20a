"""The line in which words are looked for in the report that is read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from explorer.translation import tr
from explorer.ui.icons import Icon, icon
from explorer.ui.theme import GAP, MARGIN, UNIT, Theme
from explorer.ui.widgets.making import hairline, icon_button, label, set_column, set_row


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
        self._count = label(self, tone="secondary")
        self._buttons = {
            Icon.UP: icon_button(self, tr("Previous"), lambda: self.wanted.emit(self.field.text(), True)),
            Icon.DOWN: icon_button(self, tr("Next"), lambda: self.wanted.emit(self.field.text(), False)),
            Icon.CLOSE: icon_button(self, tr("Close"), self.left.emit),
        }
        margins, buttons = (MARGIN, GAP, MARGIN, GAP), self._buttons.values()
        row = set_row(None, (self.field, 2), (self._count, 1), *buttons, margins=margins, spacing=UNIT)
        set_column(self, hairline(self), row)
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

    def _draw(self) -> None:
        for drawing, button in self._buttons.items():
            button.setIcon(icon(self._theme, drawing))
