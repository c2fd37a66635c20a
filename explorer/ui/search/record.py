"""The record of a check on a sheet, to be read and copied."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from explorer.translation import tr
from explorer.ui.theme import GAP, PADDING, Theme
from explorer.ui.widgets.commands import Commands, stand_for
from explorer.ui.widgets.making import set_row
from explorer.ui.widgets.overlay import Overlay

WIDTH = 800
LINES = 32
"""Lines that the sheet shows where the window is high enough."""


class RecordSheet(Overlay):
    """The text of the record, as it is exported, and what can be done with it."""

    def __init__(self, theme: Theme, commands: Commands, window: QWidget) -> None:
        super().__init__(theme, window, tr("Record of the check"), WIDTH)
        self._commands = commands
        self._text = QPlainTextEdit(self)
        self._text.setAccessibleName(tr("Record of the check"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._text.document().setDocumentMargin(PADDING)
        self._copy = QPushButton(tr("Copy all"), self)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self._rebuild = self._make_button(tr("Build the index anew"), "search.rebuild")
        export = self._make_button(tr("Export…"), "search.export-record")
        self.column.addWidget(self._text, 1)
        self.column.addLayout(set_row(None, self._rebuild, None, self._copy, export, margins=(GAP,) * 4, spacing=GAP))
        self.setFocusProxy(self._text)

    def show_record(self, text: str, differs: bool) -> None:
        """Show a record; where search and reading differ, with what may help."""
        self._text.setPlainText(text)
        self._rebuild.setVisible(differs)
        self.open()

    def wanted_height(self) -> int:
        return LINES * self._text.fontMetrics().lineSpacing() + self._copy.sizeHint().height() + 2 * GAP

    def text(self) -> str:
        return self._text.toPlainText()

    def _make_button(self, title: str, command: str) -> QPushButton:
        button = QPushButton(title, self)
        button.clicked.connect(self.close_and_return)
        stand_for(button, self._commands, command, title)
        return button
