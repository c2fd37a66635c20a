"""The question which of two notes stays that were written on one passage at the same time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QWidget

from explorer.library.user import NoteConflict
from explorer.present.cards import Card
from explorer.session.passages import Kept
from explorer.translation import tr
from explorer.ui.theme import GAP, MARGIN, Theme
from explorer.ui.widgets.making import label, set_column, set_row

WIDTH = 560
"""Of the dialog, in pixels at a text size of 100."""
HEIGHT = 120
"""Of each note."""


class TwoNotes(QDialog):
    """Shows both. Signal: `answered(kept)`, once; whoever closes it without an answer keeps both."""

    answered = Signal(Kept)

    def __init__(self, theme: Theme, conflict: NoteConflict, card: Card, parent: QWidget | None = None) -> None:
        """`card` is that of the passage."""
        super().__init__(parent)
        self._theme, self._kept = theme, Kept.BOTH
        self.setWindowTitle(tr("Two notes"))
        self.setMinimumWidth(theme.px(WIDTH))
        place = f"{card.year} {card.place}".strip()
        notes = [self._note(tr("Your note"), conflict.mine.note)]
        if conflict.theirs is None:
            words = tr("“%1” was removed in another window while you were writing.")
        else:
            words = tr("The note on “%1” was changed in another window while you were writing.")
            notes.append(self._note(tr("The note as it is now"), conflict.theirs.note))
        about = label(self, words.replace("%1", place), wraps=True)
        about.setMinimumWidth(theme.px(WIDTH) - 2 * MARGIN)
        side_by_side = set_row(None, *((note, 1) for note in notes), spacing=MARGIN)
        buttons = self._make_buttons(conflict.theirs is None)
        set_column(self, about, side_by_side, buttons, margins=(MARGIN,) * 4, spacing=MARGIN)
        self.finished.connect(lambda: self.answered.emit(self._kept))
        self.finished.connect(self.deleteLater)

    def _note(self, title: str, words: str) -> QWidget:
        note = QWidget(self)
        text = QPlainTextEdit(words, note)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(title)
        text.setFixedHeight(self._theme.px(HEIGHT))
        set_column(note, label(note, title, "secondary"), text, spacing=GAP)
        return note

    def _make_buttons(self, removed: bool) -> QDialogButtonBox:
        """The last one is what Enter and Esc do."""
        answers = [(tr("Keep mine"), Kept.MINE), (tr("Keep the other"), Kept.THEIRS), (tr("Keep both"), Kept.BOTH)]
        if removed:
            answers = [(tr("Leave it removed"), Kept.THEIRS), (tr("Put it back with my note"), Kept.BOTH)]
        buttons = QDialogButtonBox(self)
        for words, kept in answers:
            button = buttons.addButton(words, QDialogButtonBox.ButtonRole.ActionRole)
            button.clicked.connect(lambda _=False, kept=kept: self._answer(kept))
        button.setDefault(True)
        button.setFocus()
        return buttons

    def _answer(self, kept: Kept) -> None:
        self._kept = kept
        self.accept()
