"""The views of the centre, each made when it is first shown, and what their signals lead to."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from explorer.places import Mode, Place
from explorer.translation import tr

if TYPE_CHECKING:
    from explorer.ui.desk import Desk
    from explorer.ui.overview.view import OverviewView
    from explorer.ui.widgets.pane import Pane

HINT = "overview"


class Views(QObject):
    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk

    def makers(self) -> "dict[str, Callable[[], Pane]]":
        return {
            Mode.OVERVIEW: self._overview,
            Mode.READ: self._read,
            Mode.COMPARE: self._compare,
            Mode.FIGURES: self._figures,
            Mode.DIGEST: self._digest,
        }

    def _overview(self) -> "Pane":
        from explorer.ui.overview.view import OverviewView

        desk, view = self._desk, OverviewView(self._desk.theme)
        view.set_hint_visible(HINT not in desk.settings.dismissed)
        view.opened.connect(lambda *found: self._open_section(view, *found))
        view.moved.connect(desk.elsewhere.show)
        view.open_requested.connect(lambda: desk.run("library.open"))
        view.hint_dismissed.connect(lambda: desk.change(dismissed=(*desk.settings.dismissed, HINT)))
        view.command_requested.connect(desk.run)
        return view

    def _read(self) -> "Pane":
        from explorer.ui.read.view import ReadView

        desk, view = self._desk, ReadView(self._desk.theme)
        view.place_changed.connect(desk.navigation.moved)
        view.passage_requested.connect(desk.gathering.add)
        view.link_activated.connect(self._follow)
        desk.original.attach(view)
        view.command_requested.connect(desk.run)
        return view

    def _compare(self) -> "Pane":
        from explorer.compare import differences
        from explorer.ui.compare.view import CompareView

        desk, view = self._desk, CompareView(self._desk.theme, differences)
        view.place_changed.connect(lambda report, eid: self._moved_in_pair(report, eid, view.across))
        view.passage_requested.connect(self._add_passage)
        view.followed.connect(self._follow_marker)
        view.opened.connect(lambda report, eid: desk.session.reader.go(Place(Mode.READ, report, eid)))
        view.other_requested.connect(lambda report: desk.navigation.compare_with(report))
        view.command_requested.connect(desk.run)
        return view

    def _figures(self) -> "Pane":
        from explorer.ui.figures.view import FiguresView

        desk, view = self._desk, FiguresView(self._desk.theme)
        view.opened.connect(lambda number, eid: desk.session.reader.go(Place(Mode.READ, view.reports[number].id, eid)))
        desk.figures.attach(view)
        view.command_requested.connect(desk.run)
        return view

    def _digest(self) -> "Pane":
        from explorer.ui.digest.view import DigestView

        view = DigestView(self._desk.theme)
        self._desk.digesting.attach(view)
        view.command_requested.connect(self._desk.run)
        return view

    def _open_section(self, view: "OverviewView", newer: int, older: int, eid: str, older_eid: str) -> None:
        """A row of the overview: compare its section in two years; a single report is read."""
        reports = view.reports
        if older < 0:
            self._desk.session.reader.go(Place(Mode.READ, reports[newer].id, eid))
            return
        place = Place(Mode.COMPARE, reports[newer].id, eid or None, reports[older].id)
        self._desk.session.reader.go(place if eid else replace(place, other_eid=older_eid))

    def _moved_in_pair(self, report: str, eid: str, across: Callable[[str], str | None]) -> None:
        """What is in hand is the place, but for two sections that were chosen, and a third report beside the two."""
        place, navigation = self._desk.session.reader.place, self._desk.navigation
        if not place.by_hand and report == place.report:
            navigation.moved(eid)
        elif not place.by_hand and report == across(place.report or ""):
            navigation.moved_across(report, eid)
        else:
            self._desk.elsewhere.show()

    def _add_passage(self, report: str, eid: str, start: int, end: int) -> None:
        span = (start, end) if end >= 0 else (None, None)
        self._desk.session.passages.add(report, eid, *span)

    def _follow_marker(self, report: str, eid: str) -> None:
        """A step of its own: back leads to where one was."""
        place = self._desk.session.reader.place
        if report == place.report:
            self._desk.session.reader.go(replace(place, eid=eid, other_eid=None))
        else:
            self._desk.session.reader.go(replace(place, eid=None, other=report, other_eid=eid))

    def _follow(self, address: str) -> None:
        """A reference: a report of the library opens; for any other the public address is offered."""
        symbol = address.rpartition("undocs.org/")[2]
        for entry in self._desk.session.reports.entries():
            if symbol in entry.symbols:
                self._desk.session.reader.go(replace(Place(Mode.READ), report=entry.id))
                return
        question = tr("%1 is not in the library. Open its public address in the browser?").replace("%1", symbol)
        if QMessageBox.question(self._desk.window, tr("Open"), question) == QMessageBox.StandardButton.Yes:
            QDesktopServices.openUrl(QUrl(address))
