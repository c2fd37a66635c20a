"""Passages: the lower half of the right pane."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtWidgets import QApplication

from explorer.commands import Menu, command, commands
from explorer.export.formats import Kind, formats_for
from explorer.export.integrity import told
from explorer.model.passage import Passage
from explorer.model.report import Report
from explorer.places import Mode, Place
from explorer.present.cards import Card, Look
from explorer.present.names import place_name
from explorer.present.words import capital, passages_in_words
from explorer.translation import tr
from explorer.ui.passages.view import PassagesView
from explorer.ui.shell.conditions import needs_place
from explorer.ui.shell.exporting import Exporting
from explorer.ui.shell.ports import Shell


class Passages:
    """`count(number)` tells how many there are, for whoever does not see them."""

    def __init__(self, shell: Shell, count: Callable[[int], None]) -> None:
        self.shell, self._count = shell, count
        self._exporting = Exporting(shell)

    @cached_property
    def view(self) -> PassagesView:
        view, passages = PassagesView(self.shell.theme, self.shell.commands), self.shell.session.passages
        view.opened.connect(self._open)
        view.moved.connect(passages.move)
        view.noted.connect(passages.set_note)
        view.removed.connect(passages.remove)
        return view

    def show(self) -> None:
        """Show what is kept."""
        passages = self.shell.session.passages.all()
        self.view.show_passages([self._card(passage) for passage in passages])
        self._count(len(passages))

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

    def _open(self, key: object) -> None:
        for passage in self.shell.session.passages.all():
            if passage.key == key:
                self.shell.session.reader.go(Place(Mode.READ, passage.address.report, passage.address.eid))

    def _year(self, report: Report) -> str:
        return self.shell.series.name(report)
