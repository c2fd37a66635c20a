"""Whether a link may be opened: the question shows its host by itself, and all of the address."""

import math

from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from explorer.model.web import WebAddress
from explorer.translation import tr
from explorer.ui.theme import GAP, MARGIN, UNIT, Theme
from explorer.ui.widgets.making import Part, label, set_column
from explorer.ui.widgets.plain import Browser

WIDTH = 480
MOST_LINES = 8
"""Lines in sight, after which is scrolled. Set by hand: the longest host fits in."""


class LinkQuestion(QDialog):
    """Accepted where the reader wants to open the address. The keyboard is on Cancel at first: a key that is held down
    on the link opens nothing."""

    def __init__(self, theme: Theme, address: WebAddress, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(tr("Open a link"))
        about = label(self, _question(address), wraps=True)
        about.setFixedWidth(theme.px(WIDTH))
        parts: list[Part] = [about, GAP]
        for name, words, bold in ((tr("Host"), address.host, True), (tr("Address"), address.whole, False)):
            parts += [label(self, name, "secondary"), self._field(name, words, bold), GAP]
        set_column(self, *parts, self._make_buttons(), margins=(MARGIN,) * 4, spacing=UNIT)

    def _field(self, name: str, words: str, bold: bool) -> Browser:
        """All the words, in lines that end anywhere, so that none of them is out of sight at the right."""
        field, width = Browser(self), self._theme.px(WIDTH)
        field.setAccessibleName(name)
        field.setFrameShape(Browser.Shape.NoFrame)
        field.setFont(self._theme.interface_font(bold))
        field.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        field.setPlainText(words)
        document = field.document()
        document.setDocumentMargin(GAP)
        document.setTextWidth(width)
        most = MOST_LINES * field.fontMetrics().lineSpacing() + 2 * GAP
        field.setFixedSize(width, min(most, math.ceil(document.size().height())))
        return field

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        buttons.addButton(tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole).setAutoDefault(False)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setDefault(True)
        cancel.setFocus()
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


def _question(address: WebAddress) -> str:
    if address.symbol:
        asked = tr("%1 is not in the library. Open its public address in the browser?")
        return asked.replace("%1", address.symbol)
    if address.is_mail:
        return tr("Write to this address with your mail program?")
    return tr("Open this address in the browser?")
