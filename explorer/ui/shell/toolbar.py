"""The row at the top: back and forward, the place, the search field, the years, the menu."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from explorer.translation import tr
from explorer.ui.icons import LARGE, Icon, icon
from explorer.ui.shell.breadcrumb import Breadcrumb
from explorer.ui.theme import GAP, PADDING, UNIT, Theme
from explorer.ui.widgets.field import Field
from explorer.ui.widgets.making import hairline, icon_button, set_column, set_row
from explorer.ui.widgets.years import YearChips

PAGE = 5
"""Results that Page Up and Page Down move over."""
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -PAGE, Qt.Key.Key_PageDown: PAGE}
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class Toolbar(QWidget):
    """`command_requested(id)` for the buttons."""

    command_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._back = self._make_button(tr("Back"), "go.back")
        self._forward = self._make_button(tr("Forward"), "go.forward")
        self.breadcrumb = Breadcrumb(theme, self)
        self.search = SearchField(theme, tr("Search the library"), Icon.SEARCH, self)
        self.search.setMinimumWidth(200)
        self.years = YearChips(self)
        self.menu = QMenu(self)
        self._menu_button = icon_button(self, tr("Menu"))
        self._menu_button.setMenu(self.menu)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        place = self._back, self._forward, (self.breadcrumb, 4)
        others = PADDING, (self.search, 3), PADDING, self.years, UNIT, self._menu_button
        row = set_row(None, *place, *others, margins=(GAP, GAP, GAP, GAP), spacing=UNIT)
        set_column(self, row, hairline(self))
        theme.changed.connect(self._draw)
        self._draw()

    def set_history(self, back: bool, forward: bool) -> None:
        self._back.setEnabled(back)
        self._forward.setEnabled(forward)

    def _make_button(self, name: str, command: str) -> QToolButton:
        return icon_button(self, name, lambda: self.command_requested.emit(command))

    def _draw(self) -> None:
        self._back.setIcon(icon(self._theme, Icon.BACK, size=LARGE))
        self._forward.setIcon(icon(self._theme, Icon.FORWARD, size=LARGE))
        self._menu_button.setIcon(icon(self._theme, Icon.MENU, size=LARGE))


class SearchField(Field):
    """`moved(rows)` on the keys that move in the results (negative: upwards), `left()` on Esc."""

    moved = Signal(int)
    left = Signal()

    def mark(self, spans: Sequence[tuple[int, int]], said: str) -> None:
        """Underline characters of what is typed that could not be read; `said` tells why, to a screen reader."""
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(self._theme.color("deleted_ink"))
        kind, cursor = QInputMethodEvent.AttributeType.TextFormat, self.cursorPosition()
        marks = [QInputMethodEvent.Attribute(kind, start - cursor, end - start, look) for start, end in spans]
        # A line of text takes formats only as an input method gives them; what is typed next takes them away.
        QApplication.sendEvent(self, QInputMethodEvent("", marks))
        self.setAccessibleDescription(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = _MOVES.get(Qt.Key(event.key()), 0) if not event.modifiers() & _HELD else 0
        if rows:
            self.moved.emit(rows)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
