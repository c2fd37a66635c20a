"""Passages: the lower half of the right pane."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from explorer.commands import Menu, command, commands
from explorer.errors import ExplorerError
from explorer.export.formats import Kind, formats_for
from explorer.export.integrity import told
from explorer.library.user import NoteConflict
from explorer.model.passage import Passage
from explorer.model.report import Report
from explorer.places import Mode
from explorer.present.cards import Card, Look
from explorer.present.names import place_name
from explorer.present.words import capital, passages_in_words
from explorer.session.passages import Kept
from explorer.translation import tr
from explorer.ui.passages.view import PassagesView
from explorer.ui.shell.conditions import needs_place
from explorer.ui.shell.exporting import Exporting
from explorer.ui.shell.ports import Printable, Shell

if TYPE_CHECKING:
    from explorer.ui.passages.two_notes import TwoNotes


class Passages:
    """`count(number)` tells how many there are, for whoever does not see them; `like(report, words)` searches for texts
    like words of a report.

    What is asked for goes to the session with the passage as the reader saw it, so that nothing is changed that another
    window has changed meanwhile. What was done here shows at once, and is not taken for another's.
    """

    def __init__(self, shell: Shell, count: Callable[[int], None], like: Callable[[str, str, str], None]) -> None:
        self.shell, self._count, self._like = shell, count, like
        self._exporting = Exporting(shell)
        self._known: dict[object, Passage] = {}
        """Passages by their keys, also those that are gone by now."""
        self._question: TwoNotes | None = None
        self._leaving = False

    @cached_property
    def view(self) -> PassagesView:
        view = PassagesView(self.shell.theme, self.shell.commands)
        view.opened.connect(self._open)
        view.moved.connect(self._move)
        view.noted.connect(self._note)
        view.removed.connect(self._remove)
        return view

    def show(self) -> None:
        """Show what is kept."""
        passages = self.shell.session.passages.all()
        self._known |= {passage.key: passage for passage in passages}
        self.view.show_passages([self._card(passage) for passage in passages])
        self._count(len(passages))

    def leave(self) -> None:
        """The library is about to be closed. A note that is being written is kept, beside another one where one was
        written elsewhere; where it cannot be kept it goes to the clipboard."""
        self._leaving = True
        self.view.stop_writing()
        if self._question:
            self._question.close()
        self._leaving = False
        self.view.show_passages([])
        self._known.clear()

    def _needs_passages(self, step: int = 0) -> str | None:
        if self.shell.session.passages.all():
            return None
        return tr("No passages yet. Add one with %1.").replace("%1", self.shell.commands.key("passages.add"))

    @command(
        "passages.add",
        tr("Add a passage"),
        "B Ctrl+B",
        menu=Menu.PASSAGES,
        help=tr("Keep the paragraph in hand, or the words selected in it."),
        when=needs_place,
    )
    def add(self) -> None:
        self.shell.places.lens.pick()

    @command(
        "passages.note",
        tr("Write a note"),
        "Ctrl+Shift+N",
        menu=Menu.PASSAGES,
        help=tr("Write a note on the selected passage."),
        when=_needs_passages,
    )
    def write_note(self) -> None:
        self.view.edit_note()

    @command(
        "passages.like",
        tr("More like this passage"),
        menu=Menu.PASSAGES,
        help=tr("Find texts like the selected passage, by the words that tell it most."),
        when=_needs_passages,
    )
    def find_like(self) -> None:
        row = self.view.selected_row()
        passage = self.shell.session.passages.all()[row or 0]
        self._like(passage.address.report, passage.text, passage.address.eid)

    @commands(
        ("passages.up", tr("Move the passage up"), "Alt+Up", -1),
        ("passages.down", tr("Move the passage down"), "Alt+Down", 1),
        menu=Menu.PASSAGES,
        help=tr("Change the order of the passages."),
        when=_needs_passages,
    )
    def shift(self, step: int) -> None:
        self.view.shift(step)

    @command(
        "passages.copy",
        tr("Copy passages"),
        "Ctrl+Shift+C",
        menu=Menu.PASSAGES,
        help=tr("Copy all passages with their citations."),
        when=_needs_passages,
    )
    def copy(self) -> None:
        """All passages with their citations, to the clipboard."""
        passages = self.shell.session.passages.all()
        QApplication.clipboard().setText(self.shell.session.passages.copy_text(passages))
        what = passages_in_words(len(passages))
        self.shell.say(tr("Copied %1 with citations.").replace("%1", what))

    @command(
        "passages.export",
        tr("Export passages…"),
        "Ctrl+Shift+E",
        menu=Menu.PASSAGES,
        help=tr("Write all passages, with citations and a list of sources, to a file."),
        when=_needs_passages,
    )
    def export(self) -> None:
        passages = passages_in_words(len(self.shell.session.passages.all()))
        about = tr("%1 with citations and a list of sources.").replace("%1", passages)
        self._exporting.ask(about, formats_for(Kind.PASSAGES), self.shell.session.passages.export)

    def printable(self) -> Printable | None:
        """All passages, with their notes and sources."""
        number = len(self.shell.session.passages.all())
        paper = self.shell.session.passages.paper
        return Printable(capital(passages_in_words(number)), paper, self.view) if number else None

    def _card(self, passage: Passage) -> Card:
        report = self.shell.series.report(passage.address.report)
        found = place_name(report, passage.address.eid) if report else passage.citation
        doubt = capital(told(self.shell.session.passages.breaches(passage)))
        return Card(
            key=passage.key,
            year=self._year(report) if report else "",
            place=found or passage.address.label or "",
            text=passage.text,
            detail=passage.note,
            look=Look.DOUBTFUL if doubt else Look.PLAIN,
            doubt=doubt,
        )

    def _seen(self, card: Card) -> Passage:
        """A passage with the note that its card shows."""
        return replace(self._known[card.key], note=card.detail)

    def _move(self, card: Card, row: int) -> None:
        order = [passage.key for each in self.view.cards if (passage := self._known[each.key]).key is not None]
        self.shell.session.passages.move(self._known[card.key].key or 0, row, order)
        self.show()

    def _remove(self, card: Card) -> None:
        self.shell.session.passages.remove(self._seen(card))
        self.show()

    def _note(self, card: Card, text: str) -> None:
        try:
            self.shell.session.passages.set_note(self._seen(card), text)
            self.show()
        except NoteConflict as conflict:
            self._ask(conflict)
        except ExplorerError as error:
            self._refused(text, error)

    def _refused(self, text: str, error: ExplorerError) -> None:
        """A note could not be kept: it stays in its field, or, where the library is left, goes to the clipboard."""
        told = str(error)
        if self._leaving:
            QApplication.clipboard().setText(text)
            told = tr("%1 Your note is in the clipboard.").replace("%1", told)
        else:
            self.view.keep_writing()
        self.shell.say(told, error=True)

    def _ask(self, conflict: NoteConflict) -> None:
        """Which of two notes stays."""
        from explorer.ui.passages.two_notes import TwoNotes

        if self._leaving:
            self._settle(conflict, Kept.BOTH)
            return
        self._question = TwoNotes(self.shell.theme, conflict, self._card(conflict.mine), self.shell.window)
        self._question.answered.connect(lambda kept: self._settle(conflict, kept))
        self._question.open()

    def _settle(self, conflict: NoteConflict, kept: Kept) -> None:
        self._question = None
        try:
            self.shell.session.passages.settle(conflict, kept)
        except NoteConflict as again:
            self._ask(again)
        except ExplorerError as error:
            QApplication.clipboard().setText(conflict.mine.note)
            self.shell.say(tr("%1 Your note is in the clipboard.").replace("%1", str(error)), error=True)

    def _open(self, key: object) -> None:
        for passage in self.shell.session.passages.all():
            if passage.key == key:
                place = self.shell.series.at(Mode.READ, passage.address.report, passage.address.eid)
                self.shell.session.reader.go(place)

    def _year(self, report: Report) -> str:
        return self.shell.series.name(report)
