"""A line above a view that says what is wrong of what it shows, with one thing to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from explorer.ui.icons import SMALL, Icon, pixmap
from explorer.ui.theme import GAP, MARGIN, Theme
from explorer.ui.widgets.commands import Commands
from explorer.ui.widgets.making import hairline, label, set_column, set_row
from explorer.ui.widgets.plain import PlainLabel


class NoticeBar(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._commands, self._command = theme, commands, ""
        self.setProperty("ground", "pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign = PlainLabel(self)
        self._sign.setFixedWidth(SMALL)
        self._sentence = label(self, wraps=True)
        self.button = QPushButton(self)
        self.button.clicked.connect(lambda: self._commands.run(self._command))
        margins = (MARGIN, GAP, MARGIN, GAP)
        row = set_row(None, self._sign, (self._sentence, 1), self.button, margins=margins, spacing=GAP)
        set_column(self, row, hairline(self))
        theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    def say(self, sentence: str, action: str = "", command: str = "") -> None:
        """Say a sentence, with a button for a command; "" says nothing any more."""
        self._command = command
        self._sentence.setText(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))

    def said(self) -> str:
        return self._sentence.text()

    def _draw(self) -> None:
        self._sign.setPixmap(pixmap(Icon.WARNING, self._theme.palette.deleted_ink))
