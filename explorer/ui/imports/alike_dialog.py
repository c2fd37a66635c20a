"""Suggestions which series are one, with what the reader says of many at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QWidget

from explorer.translation import tr
from explorer.ui.theme import GAP, MARGIN, Theme
from explorer.ui.widgets.making import label, set_column

WIDTH = 620
"""Of the dialog, in pixels at a text size of 100."""
HEIGHT = 280
"""Of the list."""
Settle = Callable[[Sequence[int], bool], str]


class AlikeDialog(QDialog):
    """`rows` are the suggestions in words. `settle` gets the numbers of those that are selected, and whether they are
    right; it gives "", or the sentence that says why not. What is settled leaves the list, and the last one ends it."""

    def __init__(self, theme: Theme, rows: Sequence[str], settle: Settle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settle = settle
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Series that are alike"))
        self.setMinimumWidth(theme.px(WIDTH))
        words = tr("Select one or more, and say whether they belong to the series below the arrow.")
        about = label(self, words, wraps=True)
        self._list = self._make_list(rows)
        self._list.setMinimumHeight(theme.px(HEIGHT))
        self._problem = label(self, tone="error", wraps=True)
        self._problem.hide()
        parts = about, (self._list, 1), self._problem, self._make_buttons()
        set_column(self, *parts, margins=(MARGIN,) * 4, spacing=GAP)
        self._list.itemSelectionChanged.connect(self._show_what_can_be_done)
        self._show_what_can_be_done()

    def _make_list(self, rows: Sequence[str]) -> QListWidget:
        made = QListWidget(self)
        made.setAccessibleName(tr("Series that are alike"))
        made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        made.setWordWrap(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setSpacing(GAP // 2)
        for number, words in enumerate(rows):
            QListWidgetItem(words, made).setData(Qt.ItemDataRole.UserRole, number)
        return made

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._answers = [
            buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole) for words in (tr("Join"), tr("Keep apart"))
        ]
        for button, right in zip(self._answers, (True, False), strict=True):
            button.clicked.connect(lambda _=False, right=right: self._answer(right))
        buttons.rejected.connect(self.reject)
        return buttons

    def _show_what_can_be_done(self) -> None:
        for button in self._answers:
            button.setEnabled(bool(self._list.selectedItems()))

    def _answer(self, right: bool) -> None:
        chosen = self._list.selectedItems()
        problem = self._settle([item.data(Qt.ItemDataRole.UserRole) for item in chosen], right)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if problem:
            return
        for item in chosen:
            self._list.takeItem(self._list.row(item))
        if not self._list.count():
            self.accept()
