"""Whether pages without text are to be read by OCR."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from explorer.translation import tr
from explorer.ui.theme import MARGIN, Theme
from explorer.ui.widgets.making import label, set_column

WIDTH = 440
"""Of the sentence, in pixels at a text size of 100."""


class OcrQuestion(QDialog):
    """Accepted where the reader wants it."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Pages without text"))
        sentence = label(self, words, wraps=True)
        sentence.setFixedWidth(theme.px(WIDTH))
        buttons = QDialogButtonBox(self)
        buttons.addButton(tr("Not now"), QDialogButtonBox.ButtonRole.RejectRole)
        read = buttons.addButton(tr("Read by OCR"), QDialogButtonBox.ButtonRole.AcceptRole)
        read.setDefault(True)
        read.setFocus()
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        set_column(self, sentence, buttons, margins=(MARGIN,) * 4, spacing=MARGIN)
