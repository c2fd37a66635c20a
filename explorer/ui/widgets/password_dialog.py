"""The password of an encrypted file. It is used and forgotten, never stored."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from explorer.translation import tr
from explorer.ui.theme import GAP, MARGIN, Theme


class PasswordDialog(QDialog):
    """`sentence` says of which file it is the password, and whether one was wrong."""

    def __init__(self, theme: Theme, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Password"))
        self.setMinimumWidth(theme.px(420))
        about = QLabel(sentence, self)
        about.setWordWrap(True)
        about.setMinimumWidth(theme.px(420) - 2 * MARGIN)
        self._field = QLineEdit(self)
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._field.setAccessibleName(tr("Password"))
        self._field.setAccessibleDescription(sentence)
        note = QLabel(tr("The password is not stored."), self)
        note.setProperty("tone", "secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(GAP)
        layout.addWidget(about)
        layout.addWidget(self._field)
        layout.addWidget(note)
        layout.addSpacing(GAP)
        layout.addWidget(self._make_buttons())
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
