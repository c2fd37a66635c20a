"""The library in the tree: what is in it, what could not be read, and what a row offers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from explorer.model.breach import Breach
from explorer.places import Place
from explorer.present.contents import Listed
from explorer.translation import counted, tr
from explorer.ui.shell.contents import ContentsView
from explorer.ui.shell.ports import Shell
from explorer.ui.widgets.paced import Paced

GROWTH_MS = 700
"""The tree grows no more often than this while files are imported."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read as a report; it stays in the tree with its reason."""

    file: str
    error: str
    id: str = ""
    title: str = ""
    year: int | None = None
    symbols: Sequence[str] = ()
    doubts: int = 0
    language: str = ""
    breaches: Sequence[Breach] = ()
    ocr: Sequence[int] = ()


class Tree(QObject):
    """`open_section(report id, eId)` shows what is chosen, `tell(sentence)` says at the foot what the library holds.
    `offers` is what features can do with a report: titles, and functions of its id."""

    def __init__(
        self,
        shell: Shell,
        open_section: Callable[[str, str], None],
        tell: Callable[[str], None],
        offers: Sequence[tuple[str, Callable[[str], None]]],
    ) -> None:
        super().__init__(shell.window)
        self.shell, self._open_section, self._tell, self._offers = shell, open_section, tell, offers
        self._growing = Paced(self._show, GROWTH_MS, self)

    @cached_property
    def view(self) -> ContentsView:
        view = ContentsView(self.shell.theme, self.shell.commands)
        view.set_reader(lambda id: self.shell.session.library.outline(id))
        view.opened.connect(self._open_section)
        view.menu_requested.connect(self._show_menu)
        view.unread_chosen.connect(lambda reason: self.shell.say(reason, error=True))
        return view

    def show(self) -> None:
        """Show the library, with the files of the last import that could not be read."""
        self._growing.now()

    def show_soon(self) -> None:
        """Files come in one after the other."""
        self._growing.soon()

    def _show(self) -> None:
        session = self.shell.session
        unread = [Unread(each.path.name, each.message) for each in session.imports.failed]
        series: dict[str, Sequence[Listed]] = dict(session.reports.series())
        if unread:
            series[tr("Not read")] = unread
        self.view.show_series(series)
        name = session.library.folder.name if session.is_open else ""
        reports = counted(len(session.reports.entries()), tr("1 report"), tr("%1 reports"))
        self._tell(f"{name} · {reports}")

    def follow(self, place: Place) -> None:
        """Mark the section in hand."""
        report = self.shell.series.report(place.here)
        section = report.section_of(place.eid) if report and place.eid else None
        self.view.show_place(place.here or "", section.eid if section else None)

    def _show_menu(self, report: str, position: QPoint) -> None:
        menu, session = QMenu(self.shell.window), self.shell.session
        menu.addAction(tr("Read"), lambda: self._open_section(report, ""))
        here = session.reader.place.report
        if here and here != report:
            menu.addAction(tr("Compare with the open report"), lambda: self.shell.places.compare_with(report))
        menu.addSeparator()
        for title, act in self._offers:
            menu.addAction(title, partial(act, report))
        menu.addAction(tr("Remove from the library"), lambda: session.reports.remove([report]))
        menu.popup(position)
