"""The password of an encrypted file. It is used and forgotten, never stored."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QWidget

from explorer.translation import tr
from explorer.ui.theme import GAP, MARGIN, Theme
from explorer.ui.widgets.making import label, set_column


class PasswordDialog(QDialog):
    """`sentence` says of which file it is the password, and whether one was wrong."""

    def __init__(self, theme: Theme, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Password"))
        self.setMinimumWidth(theme.px(420))
        about = label(self, sentence, wraps=True)
        about.setMinimumWidth(theme.px(420) - 2 * MARGIN)
        self._field = QLineEdit(self)
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(tr("Password"))
        self._field.setAccessibleDescription(sentence)
        note = label(self, tr("The password is not stored."), "secondary")
        set_column(self, about, self._field, note, GAP, self._make_buttons(), margins=(MARGIN,) * 4, spacing=GAP)
        self._field.setFocus()

    def password(self) -> str:
        return self._field.text()

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        open_it = buttons.addButton(tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        open_it.setDefault(True)
        open_it.setEnabled(False)
        self._field.textChanged.connect(lambda words: open_it.setEnabled(bool(words)))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
