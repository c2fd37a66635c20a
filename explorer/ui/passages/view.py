"""The passages a reader picked, in the reader's order, each with a note."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QListView, QPushButton, QStyleOptionViewItem, QWidget

from explorer.present.cards import Card
from explorer.translation import tr
from explorer.ui.passages.model import PassagesModel
from explorer.ui.shell.side import PaneHead
from explorer.ui.theme import GAP, PADDING, UNIT, Theme
from explorer.ui.widgets.cards import CardDelegate, CardList
from explorer.ui.widgets.commands import Commands
from explorer.ui.widgets.making import set_column, set_row, stacked
from explorer.ui.widgets.message import MessageView
from explorer.ui.widgets.rows import Index

LINES = 3


class PassagesView(QWidget):
    """Passages are named by their cards as the reader sees them. While a note is being written they stay as they are.

    Signals: `opened(key)`, `moved(card, new row)`, `noted(card, text)`, `removed(card)`.
    """

    opened = Signal(object)
    moved = Signal(object, int)
    noted = Signal(object, str)
    removed = Signal(object)

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._head = PaneHead(tr("Passages"), self)
        model = PassagesModel()
        model.moved.connect(self._move)
        model.noted.connect(lambda row, text: self.noted.emit(self._card(row), text))
        self.list = _PassageList(theme, model, self)
        self.list.activated.connect(lambda index: self.opened.emit(self._card(index.row()).key))
        self.list.deleted.connect(lambda row: self.removed.emit(self._card(row)))
        self.list.written.connect(self._show_waiting)
        self.message = MessageView(theme, commands, self)
        words = tr("Nothing picked yet. Add the paragraph in hand.")
        self.message.show_message(words, tr("Add a passage"), "passages.add")
        self._buttons = self._make_buttons()
        self._pages = stacked(self.list, self.message)
        set_column(self, self._head, (self._pages, 1), self._buttons)
        self._moved_to: int | None = None
        self._waiting: Sequence[Card] | None = None

    @property
    def cards(self) -> Sequence[Card]:
        """All passages as they are shown."""
        return self.list.cards.rows

    def show_passages(self, cards: Sequence[Card]) -> None:
        """All passages in order; the selection stays on its row, or follows the passage just moved or added."""
        self._waiting = cards if self.list.writing else None
        if self.list.writing or (cards and list(cards) == self.list.cards.rows):
            return
        known = {card.key for card in self.list.cards.rows}
        added = [row for row, card in enumerate(cards) if card.key not in known]
        row = self.list.currentIndex().row() if self._moved_to is None else self._moved_to
        row = added[0] if len(added) == 1 else row
        self._moved_to = None
        self.list.cards.show(cards)
        self.list.setCurrentIndex(self.list.cards.index(min(max(row, 0), len(cards) - 1)))
        self._head.count.setText(str(len(cards)) if cards else "")
        self._buttons.setVisible(bool(cards))
        self._pages.setCurrentWidget(self.list if cards else self.message)

    def selected_row(self) -> int | None:
        row = self.list.currentIndex().row()
        return row if row >= 0 else None

    def shift(self, step: int) -> None:
        """Move the selected passage up (-1) or down (1)."""
        row = self.selected_row()
        if row is not None:
            self._move(row, row + step)

    def edit_note(self) -> None:
        """Open the note of the selected passage for writing."""
        self.list.setFocus()
        self.list.edit(self.list.currentIndex())

    def stop_writing(self) -> None:
        """Hand over the note that is being written, if one is."""
        self.list.stop_writing()

    def keep_writing(self) -> None:
        """The note that was just handed over could not be kept: it stays in its field."""
        self.list.refused = True

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self.show_passages(self._waiting)

    def _card(self, row: int) -> Card:
        return self.list.cards.rows[row]

    def _move(self, row: int, new: int) -> None:
        if row != new and 0 <= new < self.list.cards.rowCount():
            self._moved_to = new
            self.moved.emit(self._card(row), new)

    def _make_buttons(self) -> QWidget:
        line = QWidget(self)
        buttons = []
        for title, command in (
            (tr("Export…"), "passages.export"),
            (tr("Copy"), "passages.copy"),
            (tr("Note"), "passages.note"),
        ):
            buttons.append(QPushButton(title, line))
            buttons[-1].clicked.connect(lambda _=False, command=command: self._commands.run(command))
        set_row(line, *buttons, None, margins=(PADDING, GAP, PADDING, PADDING), spacing=GAP)
        return line


class _PassageList(CardList):
    """`deleted(row)` by Delete. `written` when the field of a note is closed: not before what was written is kept, or
    given up by Esc; where it was `refused` the field stays."""

    deleted = Signal(int)
    written = Signal()

    def __init__(self, theme: Theme, model: PassagesModel, parent: QWidget) -> None:
        super().__init__(theme, tr("Passages"), LINES, model, parent)
        self.setItemDelegate(_NoteDelegate(theme, self))
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.refused = False
        self._field: QWidget | None = None

    @property
    def writing(self) -> bool:
        """Whether a note is being written."""
        return self._field is not None

    def stop_writing(self) -> None:
        """Hand over what was written, and close the field whatever comes of that."""
        if self._field is not None:
            field = self._field
            self.commitData(field)
            super().closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)
            self._end()

    def commitData(self, editor: QWidget) -> None:
        self.refused = False
        super().commitData(editor)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        given_up = hint is QAbstractItemDelegate.EndEditHint.RevertModelCache
        if given_up or not self.refused:
            super().closeEditor(editor, hint)
            self._end()

    def opens(self, field: QWidget) -> None:
        """The field of a note has just been made."""
        self._field = field

    def _end(self) -> None:
        self._field, self.refused = None, False
        self.written.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if row >= 0 and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deleted.emit(row)
        else:
            super().keyPressEvent(event)


class _NoteDelegate(CardDelegate):
    """A card whose note is written in a field at its foot."""

    def __init__(self, theme: Theme, passages: _PassageList) -> None:
        super().__init__(theme, passages, LINES)
        self._list = passages

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = super().createEditor(parent, option, index)
        self._list.opens(field)
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        height = editor.sizeHint().height()
        rect = option.rect.adjusted(GAP, 0, -GAP, 0)
        editor.setGeometry(rect.left(), rect.bottom() - height - UNIT, rect.width(), height)
        editor.setAccessibleName(tr("Note on %1").replace("%1", str(index.data(Qt.ItemDataRole.DisplayRole))))
