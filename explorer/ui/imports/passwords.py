"""Passwords of encrypted files, asked for one after the other and never kept."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from explorer.session import Session
from explorer.translation import tr
from explorer.ui.theme import Theme


class Passwords(QObject):
    """Asks for passwords, in one dialog at a time."""

    def __init__(self, session: Session, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._theme, self._window = session, theme, window
        self._waiting: list[Path] = []
        self._tried: set[Path] = set()

    def ask(self, path: Path) -> None:
        """Ask for the password of a file, after those that are being asked for.

        Without one it stays unread, and so do those that wait: whoever has not one password is not asked for ten.
        """
        if path not in self._waiting:
            self._waiting.append(path)
        if len(self._waiting) == 1:
            self._ask_next()

    def _ask_next(self) -> None:
        from explorer.ui.widgets.password_dialog import PasswordDialog

        path = self._waiting[0]
        wrong = path in self._tried
        sentence = tr("The password of “%1” was wrong.") if wrong else tr("“%1” is encrypted.")
        dialog = PasswordDialog(self._theme, sentence.replace("%1", path.name), self._window)
        dialog.finished.connect(lambda result: self._answered(path, dialog.password() if result else ""))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _answered(self, path: Path, password: str) -> None:
        self._waiting.remove(path)
        if password:
            self._tried.add(path)
            self._session.imports.retry(path, password)
        else:
            self._tried.discard(path)
            self._waiting.clear()
        if self._waiting:
            self._ask_next()
