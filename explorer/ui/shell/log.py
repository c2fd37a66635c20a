"""The log on a sheet, to be read and copied."""

from pathlib import Path

from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from explorer.translation import tr
from explorer.ui.theme import GAP, PADDING, Theme
from explorer.ui.widgets.making import label, set_row
from explorer.ui.widgets.overlay import Overlay

WIDTH = 960
TEXT_PX = 12
LINES = 32
"""Lines that the sheet shows where the window is high enough."""


class LogSheet(Overlay):
    """The end is in sight: what happened last."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, tr("Log"), WIDTH)
        self._text = QPlainTextEdit(self)
        self._text.setAccessibleName(tr("Log"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._text.document().setDocumentMargin(PADDING)
        self._place_of_it = label(self, tone="secondary", wraps=True)
        self._copy = QPushButton(tr("Copy all"), self)
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self.column.addWidget(self._text, 1)
        self.column.addLayout(set_row(None, (self._place_of_it, 1), self._copy, margins=(GAP,) * 4, spacing=GAP))
        self.setFocusProxy(self._text)

    def show_log(self, text: str, path: Path | None) -> None:
        """Show what a log says, and where its file is."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(self._theme.px(TEXT_PX))
        self._text.setFont(font)
        self._text.setPlainText(text)
        self._place_of_it.setText(str(path or ""))
        self.open()
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    def wanted_height(self) -> int:
        return LINES * self._text.fontMetrics().lineSpacing() + self._copy.sizeHint().height() + 2 * GAP

    def text(self) -> str:
        return self._text.toPlainText()
