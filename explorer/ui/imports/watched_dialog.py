"""The folders that are watched, and their end."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from explorer.translation import tr
from explorer.ui.theme import GAP, MARGIN, Theme
from explorer.ui.widgets.making import label, set_column
from explorer.ui.widgets.plain import on_button

WIDTH = 620
"""Of the dialog, in pixels at a text size of 100."""
HEIGHT = 200
"""Of the list."""


class WatchedDialog(QDialog):
    """`add` asks for another folder, `stop` ends the watching of one; both give "", or the sentence that says why
    not."""

    def __init__(
        self, theme: Theme, add: Callable[[], str], stop: Callable[[Path], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._add, self._stop = add, stop
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Watched folders"))
        self.setMinimumWidth(theme.px(WIDTH))
        self._about = label(self, wraps=True)
        self._list = self._make_list(theme)
        self._problem = label(self, tone="error", wraps=True)
        parts = self._about, (self._list, 1), self._problem, self._make_buttons()
        set_column(self, *parts, margins=(MARGIN,) * 4, spacing=GAP)
        self._list.itemSelectionChanged.connect(self._show_what_can_be_done)
        self._tell("")

    def show_folders(self, folders: Sequence[tuple[Path, str]]) -> None:
        """Show these folders, each with what is told of it; the one in hand stays so."""
        here = self._in_hand()
        self._list.clear()
        for folder, told in folders:
            item = QListWidgetItem(f"{folder}\n{told}" if told else str(folder), self._list)
            item.setData(Qt.ItemDataRole.UserRole, folder)
            if folder == here or len(folders) == 1:
                self._list.setCurrentItem(item)
        self._list.setVisible(bool(folders))
        watched = tr("While a window is open, reports that come into these folders, or below, come into the library.")
        self._about.setText(watched if folders else tr("No folder is watched. Choose one in which reports arrive."))
        self._show_what_can_be_done()

    def _make_list(self, theme: Theme) -> QListWidget:
        made = QListWidget(self)
        made.setAccessibleName(tr("Watched folders"))
        made.setWordWrap(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setSpacing(GAP // 2)
        made.setMinimumHeight(theme.px(HEIGHT))
        return made

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        role = QDialogButtonBox.ButtonRole.ActionRole
        buttons.addButton(on_button(tr("Watch a folder…")), role).clicked.connect(lambda: self._tell(self._add()))
        self._end = buttons.addButton(on_button(tr("Stop watching")), role)
        self._end.clicked.connect(self._stop_one)
        buttons.rejected.connect(self.reject)
        return buttons

    def _in_hand(self) -> Path | None:
        chosen = self._list.selectedItems()
        folder: Path | None = chosen[0].data(Qt.ItemDataRole.UserRole) if chosen else None
        return folder

    def _stop_one(self) -> None:
        folder = self._in_hand()
        if folder is not None:
            self._tell(self._stop(folder))

    def _show_what_can_be_done(self) -> None:
        self._end.setEnabled(self._in_hand() is not None)

    def _tell(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
