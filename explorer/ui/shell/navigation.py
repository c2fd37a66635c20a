"""The place of the session, shown: mode and view, tree, breadcrumb, years, history."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from explorer.errors import ExplorerError
from explorer.library import Entry
from explorer.model.comparison import Comparison, Pair
from explorer.model.names import report_name, report_names
from explorer.model.report import Report
from explorer.places import Mode, Place
from explorer.present.names import names_in_series
from explorer.session import Session
from explorer.translation import tr
from explorer.ui.shell.window import Window
from explorer.ui.theme import Theme

if TYPE_CHECKING:
    from explorer.ui.compare.view import CompareView
    from explorer.ui.figures.view import FiguresView
    from explorer.ui.overview.view import OverviewView
    from explorer.ui.read.view import ReadView
    from explorer.ui.widgets.pane import Pane

OF_REPORTS = (Mode.READ, Mode.COMPARE, Mode.DIGEST)
"""The modes that show one report, or one beside another."""
OF_TWO = (Mode.COMPARE, Mode.DIGEST)
"""The modes that show one beside another."""


class Navigation(QObject):
    """Shows each place, and turns what is clicked into places.

    `overview_filled()`: the matrix shows its numbers; `read_shown()`: the view of Read has a report, without its marks.
    """

    overview_filled = Signal()
    read_shown = Signal()

    def __init__(self, window: Window, session: Session, theme: Theme, fold_side: Callable[[Mode], None]) -> None:
        super().__init__(window)
        self._window, self._session, self._theme = window, session, theme
        self._fold_side = fold_side
        self._shown: Place | None = None
        self._from_view = False
        self._read: Report | None = None
        self._showers: dict[Mode, Callable[[Pane, Place, Report], None]] = {}
        window.contents.opened.connect(self.open_section)
        window.toolbar.breadcrumb.chosen.connect(self._open_part)
        window.toolbar.years.chosen.connect(self.open_year)
        window.centre.mode_requested.connect(lambda mode: self.open_mode(Mode(mode)))

    def set_shower(self, mode: Mode, show: "Callable[[Pane, Place, Report], None]") -> None:
        """Let `show` fill the view of a mode with what stands at a place of a report."""
        self._showers[mode] = show

    # Going somewhere

    def open_section(self, report: str, eid: str) -> None:
        """A row of the tree: shown in the present mode, or read where the present mode shows no single report."""
        mode = self._session.reader.place.mode
        self._session.reader.go(Place(mode if mode in OF_REPORTS else Mode.READ, report, eid or None))

    def open_mode(self, mode: Mode) -> None:
        place = self._session.reader.place
        if mode in OF_REPORTS and place.report is None:
            newest = self._newest()
            place = replace(place, report=newest.id if newest else None)
        if mode not in OF_TWO and place.in_hand and place.eid is None:
            place = Place(mode, *place.in_hand)  # Of the report beside it.
        beside = place.other_eid if mode in OF_TWO and place.eid is None else None
        self._session.reader.go(replace(place, mode=mode, other_eid=beside))

    def open_year(self, report: str) -> None:
        """The same section in another year where there is one, else the report's beginning."""
        place = self._session.reader.place
        self._session.reader.go(Place(place.mode, report, self._same_section(report)))

    def step_year(self, step: int) -> None:
        """The same section a year later (1) or earlier (-1)."""
        years, here = self._years(), self._session.reader.place.report
        ids = [entry.id for entry in years]
        if here in ids and 0 <= ids.index(here) + step < len(ids):
            self.open_year(ids[ids.index(here) + step])

    def step_other(self, step: int) -> bool:
        """Compare with a later (1) or earlier (-1) year than now, and stay where one is; False where there is none."""
        place = self._session.reader.place
        ids = [entry.id for entry in self._years() if entry.error is None and entry.id != place.report]
        other = place.other or self.neighbour(place.report or "")
        if other not in ids or not 0 <= ids.index(other) + step < len(ids):
            return False
        self.compare_with(ids[ids.index(other) + step])
        return True

    def can_step_year(self, step: int) -> bool:
        ids = [entry.id for entry in self._years()]
        here = self._session.reader.place.report
        return here in ids and 0 <= ids.index(here) + step < len(ids)

    def compare_with(self, other: str) -> None:
        """Compare the report in hand with another one; the newer of the two becomes the spine."""
        place = self._session.reader.place
        if place.report is not None:
            newer, older = self._in_time(place.report, other)
            own = place.eid if newer == place.report else None
            self._session.reader.go(Place(Mode.COMPARE, newer, own, older))

    def compare(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        """Compare two reports at an element of each: the row of the newer one's is shown."""
        newer, older = self._in_time(one[0], other[0])
        eids = dict((one, other))
        self._session.reader.go(Place(Mode.COMPARE, newer, eids[newer], older))

    def compare_by_hand(self, chosen: tuple[str, str]) -> None:
        """Compare the section in hand with one of another report, whatever corresponds to what."""
        here = self._session.reader.place.in_hand
        if here is None:
            return
        if here[0] == chosen[0]:
            raise ExplorerError(tr("Choose a section of another report."))
        newer, older = self._in_time(here[0], chosen[0])
        eids = dict((here, chosen))
        self._session.reader.go(Place(Mode.COMPARE, newer, eids[newer], older, eids[older]))

    # Showing where one is

    def show(self, place: Place) -> None:
        """Bring every pane to a place."""
        before, self._shown = self._shown, place
        moved_only = (
            self._from_view
            and before is not None
            and replace(before, eid=None, other=None, other_eid=None) == Place(place.mode, place.report)
        )
        report = self.report(place.report)
        if not moved_only:
            if before is None or place.mode != before.mode:
                self._fold_side(place.mode)
            self._window.centre.show_mode(place.mode)
            self._show_view(place, report, refreshing=place == before)
            self._window.toolbar.years.show_years(self._chips(), place.report or "")
        self._show_breadcrumb(place)
        here, eid = place.in_hand or (place.report, "")
        shown = self.report(here)
        section = shown.section_of(eid) if shown and eid else None
        self._window.contents.show_place(here or "", section.eid if section else None)
        self._window.toolbar.set_history(self._session.reader.can_go_back, self._session.reader.can_go_forward)

    def refresh(self) -> None:
        """Show the present place anew: the library or a comparison has changed."""
        self._from_view = False
        self.show(self._session.reader.place)

    def comparison_changed(self, series: str) -> None:
        if series == self.series() and self._session.reader.place.mode != Mode.READ:
            self.refresh()

    def comparison_stopped(self, series: str) -> None:
        """A view that waits for the comparison says that there is none, and how to have it made."""
        view = self._window.centre.current()
        if series == self.series() and view is not None and view.message is not None:
            view.show_message(*self.not_compared())

    def not_compared(self) -> tuple[str, str, str, str]:
        """The message in place of a comparison that failed or was given up."""
        return tr("The years were not compared."), tr("Compare again"), "compare.again", "F5"

    def moved(self, eid: str) -> None:
        """The reader moved within the report shown."""
        self._move(replace(self._session.reader.place, eid=eid, other_eid=None))

    def moved_across(self, other: str, eid: str) -> None:
        """The reader moved in Compare to what stands only in the report beside."""
        self._move(replace(self._session.reader.place, eid=None, other=other, other_eid=eid))

    def _move(self, place: Place) -> None:
        self._from_view = True
        try:
            self._session.reader.go(place, remember=False)
        finally:
            self._from_view = False

    def report(self, id: str | None) -> Report | None:
        """A report of the library, None where there is none or it cannot be read."""
        if id is None:
            return None
        try:
            return self._session.reports.report(id)
        except (ExplorerError, KeyError):
            return None

    def years(self) -> dict[str, str]:
        """What each report of the library, by its id, is called within its series: its year, where that tells it."""
        return names_in_series(self._session.reports.series())

    def series(self) -> str:
        """The series in hand: that of the open report, else the library's first."""
        here, all_series = self._session.reader.place.report, self._session.reports.series()
        for title, entries in all_series.items():
            if any(entry.id == here for entry in entries):
                return title
        return next(iter(all_series), "")

    def readable(self) -> list[Report]:
        """The reports of the series in hand in time order, without those that cannot be read."""
        return [report for entry in self._years() if (report := self.report(entry.id))]

    def neighbour(self, report: str) -> str | None:
        """The report of the year before, or of the year after where this is the first."""
        ids = [entry.id for entry in self._years() if entry.error is None]
        if report not in ids or len(ids) < 2:
            return None
        at = ids.index(report)
        return ids[at - 1] if at else ids[1]

    # What the views are given

    def _show_view(self, place: Place, report: Report | None, refreshing: bool) -> None:
        view = self._window.centre.view(place.mode)
        if not self._session.reports.entries() and self._session.work.tasks:
            view.show_message(tr("Opening the library…"))
        elif not self._session.reports.entries():
            view.show_message(
                tr("The library is empty. Open reports to read, search and compare them."),
                tr("Open your reports…"),
                "library.open",
                "Ctrl+O",
            )
        elif place.mode == Mode.OVERVIEW:
            self._show_overview(cast("OverviewView", view))
        elif place.mode == Mode.FIGURES:
            self._show_figures(cast("FiguresView", view))
        elif report is None:
            self._show_missing(place, view)
        elif place.mode in self._showers:
            self._showers[place.mode](view, place, report)
        elif place.mode == Mode.COMPARE:
            self._show_pair(place, report, cast("CompareView", view))
        else:
            if not (refreshing and report is self._read):
                cast("ReadView", view).show_report(report, place.eid)
            self._read = report
            self.read_shown.emit()

    def _show_overview(self, view: "OverviewView") -> None:
        reports, comparison = self.readable(), self._session.comparisons.of(self.series())
        view.show_series(self.series(), reports, comparison)
        ids, here = [report.id for report in reports], self._session.reader.place.report
        view.set_present(ids.index(here) if here in ids else None)
        if comparison is not None:
            self.overview_filled.emit()

    def _show_figures(self, view: "FiguresView") -> None:
        reports, comparison = self.readable(), self._session.comparisons.of(self.series())
        if comparison is None and len(reports) > 1:
            view.show_message(tr("Looking for figures in these reports…"))
        else:
            view.show_figures(reports, comparison)

    def _show_missing(self, place: Place, view: "Pane") -> None:
        entry = next((entry for entry in self._session.reports.entries() if entry.id == place.report), None)
        if place.report is None:
            sentence = tr("No report is open. Choose one at the left.")
            view.show_message(sentence, tr("Go to…"), "go.to", "Ctrl+G")
        elif entry is None:
            view.show_message(tr("This report was removed from the library."), tr("Undo"), "edit.undo", "Ctrl+Z")
        else:
            view.show_message(
                entry.error or tr("This report cannot be read. Import its file again."),
                tr("Open a file…"),
                "library.open",
                "Ctrl+O",
            )

    def _show_pair(self, place: Place, report: Report, view: "CompareView") -> None:
        other = self.report(place.other) or self.report(self.neighbour(report.id))
        if other is None:
            if place.eid and len(self._session.reports.entries()) > 1:
                sentence = tr("This report is the only one of its series. Its sections compare with any other's.")
                view.show_message(sentence, tr("Compare with any section…"), "compare.hand", "Ctrl+Shift+H")
                return
            view.show_message(
                tr("This report is the only one of its series. Open another year to compare."),
                tr("Open your reports…"),
                "library.open",
                "Ctrl+O",
            )
            return
        newer, older = (report, other) if self._in_time(report.id, other.id)[0] == report.id else (other, report)
        if place.by_hand:
            self._show_chosen((older.id, place.other_eid or ""), (newer.id, place.eid or ""), view)
            return
        pair = self._session.comparisons.pair(older.id, newer.id)
        if pair is None:
            sentence = tr("Comparing %1 with %2…")
            view.show_message(sentence.replace("%1", report_name(older)).replace("%2", report_name(newer)))
            return
        choices = [choice for choice in self._chips() if choice[0] != newer.id]
        comparison = self._session.comparisons.of(self.series())
        figures = comparison.figures if comparison and pair in comparison.pairs else ()
        eids = (place.eid, place.other_eid) if newer is report else (place.other_eid, place.eid)
        view.show_pair(older, newer, pair, *eids, choices, figures, self._third(older, newer, comparison))

    def _show_chosen(self, older: tuple[str, str], newer: tuple[str, str], view: "CompareView") -> None:
        """Two sections that the reader chose, and nothing else of their reports."""
        found = self._session.by_hand.compared(older, newer)
        if found is None:
            view.show_message(tr("Comparing two sections…"))
            return
        comparison = found.comparison
        pair, figures = comparison.pairs[0], comparison.figures
        view.show_pair(found.older, found.newer, pair, newer[1], figures=figures, level=True)

    def _third(self, older: Report, newer: Report, comparison: Comparison | None) -> tuple[Report, Pair] | None:
        """The report before the older one of two of a series, with what links it to the newer one."""
        ids = comparison.reports if comparison else ()
        if comparison is None or not {older.id, newer.id} <= set(ids) or ids.index(older.id) == 0:
            return None
        at, last = ids.index(older.id) - 1, ids.index(newer.id)
        report = self.report(ids[at])
        pair = next((one for one in comparison.pairs if (one.left_report, one.right_report) == (at, last)), None)
        return (report, pair) if report and pair else None

    def _show_breadcrumb(self, place: Place) -> None:
        parts = [self.series()]
        here, eid = place.in_hand or (place.report, None)
        report = self.report(here)
        if report is not None and place.mode in OF_REPORTS:
            parts.append(self.years().get(report.id) or report_name(report))
            section = report.section_of(eid) if eid else None
            if section:
                parts.append(section.full_heading)
        self._window.toolbar.breadcrumb.show_parts([part for part in parts if part])

    def _open_part(self, part: int) -> None:
        place = self._session.reader.place
        if part == 0:
            self._session.reader.go(replace(place, mode=Mode.OVERVIEW))
        elif place.report:
            here, eid = place.in_hand or (place.report, None)
            report = self.report(here)
            section = report.section_of(eid) if part == 2 and report and eid else None
            self._session.reader.go(Place(Mode.READ, here, section.eid if section else None))

    # Reports in time

    def _years(self) -> list[Entry]:
        return self._session.reports.series().get(self.series(), [])

    def _chips(self) -> list[tuple[str, str]]:
        entries = self._years()  # Asked once: an import may add to the library meanwhile.
        return [(entry.id, name) for entry, name in zip(entries, report_names(entries), strict=True)]

    def _newest(self) -> Entry | None:
        readable = [entry for entry in self._years() if entry.error is None]
        return readable[-1] if readable else None

    def _in_time(self, one: str, other: str) -> tuple[str, str]:
        """Two reports, the newer first; one that was removed counts as the oldest."""
        entries = [entry for one_series in self._session.reports.series().values() for entry in one_series]
        order = {entry.id: (entry.year or 0, number) for number, entry in enumerate(entries)}
        newer, older = sorted((one, other), key=lambda id: order.get(id, (0, -1)), reverse=True)
        return newer, older

    def _same_section(self, report: str) -> str | None:
        """The eId that stands, in another report, for the section in hand."""
        here, eid = self._session.reader.place.in_hand or (None, None)
        comparison, own = self._session.comparisons.of(self.series()), self.report(here)
        section = own.section_of(eid) if own and eid else None
        if section is None or comparison is None or not {here, report} <= set(comparison.reports):
            return None
        if here == report:
            return eid
        at, there = comparison.reports.index(here or ""), comparison.reports.index(report)
        for lineage in comparison.lineages:
            if section.eid in lineage.places[at] and lineage.places[there]:
                return lineage.places[there][0]
        return None
