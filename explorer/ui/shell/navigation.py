"""Where one is: the place of the session becomes mode and view; what is clicked becomes a place."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from explorer.events import Event
from explorer.places import Mode, Only, Place
from explorer.present.verifying import way_out
from explorer.session import Session
from explorer.session.series import SeriesInHand
from explorer.translation import tr
from explorer.ui.shell.centre import Centre
from explorer.ui.shell.lens import AnyLens
from explorer.ui.shell.ports import NOT_COMPARED, NOT_OPENED
from explorer.ui.shell.toolbar import Toolbar
from explorer.ui.shell.trail import Trail
from explorer.ui.widgets.pane import Pane


class Navigation:
    """Shows each place, and turns what is clicked into places. `fit(mode)` makes room for another mode. See
    `ports.Places`."""

    def __init__(
        self, toolbar: Toolbar, centre: Centre, session: Session, series: SeriesInHand, fit: Callable[[Mode], None]
    ) -> None:
        self._toolbar, self._centre, self._fit = toolbar, centre, fit
        self._session, self._series = session, series
        self.shown: Event[Place] = Event()
        """The view, the breadcrumb and the years are at this place."""
        self._trail = Trail(toolbar, session, series, self.choose_years)
        self._lenses: Mapping[Mode, AnyLens] = {}
        self._shown: Place | None = None
        self._from_view = False
        """The view shows the place already: it was moved in it."""
        self._showing = False
        toolbar.years.chosen.connect(self.open_year)
        centre.mode_requested.connect(lambda mode: self.open_mode(Mode(mode)))

    def set_lenses(self, *lenses: AnyLens) -> None:
        """How places are looked at: one for each mode."""
        self._lenses = {lens.mode: lens for lens in lenses}
        self._centre.set_maker(lambda mode: self._lenses[Mode(mode)].view)

    @property
    def lens(self) -> AnyLens:
        return self._lenses[self._session.reader.place.mode]

    def focus(self) -> None:
        """Give the keyboard to the view in the centre."""
        self._centre.view(self._session.reader.place.mode).setFocus()

    # Going somewhere

    def open_section(self, report: str, eid: str) -> None:
        """A section, or a report for "": shown in the present mode, or read where that shows no single report."""
        mode = self.lens.mode if self.lens.of_reports else Mode.READ
        self._session.reader.go(self._series.at(mode, report, eid or None))

    def open_mode(self, mode: Mode) -> None:
        place = replace(self._session.reader.place, mode=mode)
        if self._lenses[mode].of_reports and place.report is None:
            place = replace(place, report=next(reversed(self._series.ids()), None))
        self._session.reader.go(place)
        self.focus()

    def open_year(self, report: str) -> None:
        """The same section in another year; where that has none, its beginning, or in Overview and Figures the section
        still."""
        place = self._session.reader.place
        there = self._series.in_year(report)
        if there is None and self.lens.of_reports:
            there = self._series.at(place.mode, report)
        self._session.reader.go(there or self._in_hand_still(place, report))

    def step_year(self, step: int) -> None:
        year = self._year(step)
        if year is not None:
            self.open_year(year)

    def can_step_year(self, step: int) -> bool:
        return self._year(step) is not None

    def choose_years(self, older: str, newer: str) -> None:
        place = self._session.reader.place
        if newer != place.report:
            place = self._series.in_year(newer) or self._in_hand_still(place, newer)
        here = self._series.in_hand_of(older, newer)
        if here and place.report == newer and here[0] != place.here:
            place = place.moved(*here)
        self._session.reader.go(replace(place, other=older, other_eid=None))

    def step_other(self, step: int) -> bool:
        ids, pair = self._series.ids(), self._series.pair()
        at = ids.index(pair[0]) + step if pair else -1
        if pair is None or not 0 <= at < ids.index(pair[1]):
            return False
        self.choose_years(ids[at], pair[1])
        return True

    def compare_with(self, other: str) -> None:
        place = self._session.reader.place
        if place.report is not None:
            newer, older = self._series.in_time(place.report, other)
            within = place.here if place.eid and place.here != newer else None
            scope = place.scope if newer == place.report else None
            years = replace(place, report=newer, other=older, other_eid=None, within=within, scope=scope)
            self._session.reader.go(replace(years, mode=Mode.COMPARE))

    def compare(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        self._session.reader.go(replace(self._compared(one, other), other_eid=None))

    def compare_alone(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        self._session.reader.go(self._compared(one, other))

    def _compared(self, one: tuple[str, str], other: tuple[str, str]) -> Place:
        newer, older = self._series.in_time(one[0], other[0])
        eids = dict((one, other))
        place = self._series.at(Mode.COMPARE, newer, eids[newer])
        return replace(place, other=older, other_eid=eids[older])

    def narrow(self, only: Only, words: str) -> None:
        place = self._session.reader.place
        if (only, words) != (place.only, place.words):
            typing = bool(words and place.words) and only is place.only
            self._follow(replace(place, only=only, words=words), remember=not typing)

    def toggle_scope(self) -> str | None:
        place = self._session.reader.place
        if place.scope:
            self._session.reader.go(replace(place, scope=None))
            return None
        year = place.report or ""
        there = self._series.in_hand_of(year)
        report = self._series.report(year)
        section = report.section_of(there[1]) if report and there else None
        if section is None and place.eid:
            return tr("This section has no counterpart in the later year.")
        if section is None:
            return tr("Choose a section or paragraph first: its section is the one that is meant.")
        self._session.reader.go(replace(place, scope=section.eid))
        return None if self.lens.counts_scope() else tr("The later year has no such section: all of it is told here.")

    def moved(self, report: str, eid: str) -> None:
        self._follow(self._series.moved(report, eid), remember=False)

    def _follow(self, place: Place, remember: bool) -> None:
        """What a view shows already becomes the place. While a place is being shown, what the view then takes in hand
        counts only where nothing was."""
        if self._showing and (not self.lens.of_reports or self._session.reader.place.eid):
            return
        before, self._from_view = self._from_view, True
        try:
            self._session.reader.go(place, remember)
        finally:
            self._from_view = before

    @staticmethod
    def _in_hand_still(place: Place, report: str) -> Place:
        """Another year looked at, which has nothing of what is in hand."""
        other = place.other if place.other != report else None
        within = place.here if place.eid and place.here != report else None
        return replace(place, report=report, other=other, other_eid=None, within=within, scope=None)

    def _year(self, step: int) -> str | None:
        """The report so many years later in the series."""
        ids = [entry.id for entry in self._series.entries()]
        here = self.lens.report_of(self._session.reader.place)
        found = ids.index(here) + step if here in ids else -1
        return ids[found] if 0 <= found < len(ids) else None

    # Showing where one is

    def show(self, place: Place) -> None:
        """Bring the window to a place."""
        before, self._shown = self._shown, place
        if not self._from_view:
            self._showing = True  # Also where a view that comes into sight lays its rows out anew.
            try:
                if before is None or place.mode != before.mode:
                    self._fit(place.mode)
                self._centre.show_mode(place.mode)
                self._show_view(place, refreshing=place == before)
            finally:
                self._showing = False
            place = self._session.reader.place  # The view may have taken something in hand where nothing was.
        self._trail.show(place, self._lenses[place.mode])
        self.shown.emit(place)
        self._toolbar.set_history(self._session.reader.can_go_back, self._session.reader.can_go_forward)

    def refresh(self) -> None:
        """Show the present place anew: the library or a comparison has changed."""
        self._from_view = False
        self.show(self._session.reader.place)

    def comparison_changed(self, series: str) -> None:
        """Show the place anew where the comparison of its series is used in it, that is in every mode but Read."""
        if series == self._series.title() and self._session.reader.place.mode != Mode.READ:
            self.refresh()

    def comparison_stopped(self, series: str) -> None:
        """A view that waits for the comparison says that there is none, and how to have it made."""
        view = self._centre.current()
        if series == self._series.title() and view is not None and view.message is not None:
            view.show_message(*NOT_COMPARED)

    def reports_opened(self) -> None:
        """Show a series whose reports were waited for."""
        if not self.lens.of_reports:
            self.refresh()

    def opening_stopped(self) -> None:
        """A view that waits for the reports of a series says that they do not come, and how to have them."""
        view = self._centre.current()
        if not self.lens.of_reports and view is not None and view.message is not None:
            view.show_message(*NOT_OPENED)

    def _show_view(self, place: Place, refreshing: bool) -> None:
        lens, reports = self._lenses[place.mode], self._session.reports
        if not reports.entries() and self._session.work.tasks:
            lens.view.show_message(tr("Opening the library…"))
        elif not reports.entries():
            lens.view.show_message(
                tr("The library is empty. Open reports to read, search and compare them."),
                tr("Open your reports…"),
                "library.open",
            )
        elif lens.of_reports and self._series.report(lens.report_of(place)) is None:
            self._show_missing(lens.report_of(place), lens.view)
        else:
            lens.show(place, refreshing)

    def _show_missing(self, report: str | None, view: Pane) -> None:
        entry = next((entry for entry in self._session.reports.entries() if entry.id == report), None)
        if report is None:
            view.show_message(tr("No report is open. Choose one at the left."), tr("Go to…"), "go.to")
        elif entry is None:
            view.show_message(tr("This report was removed from the library."), tr("Undo"), "edit.undo")
        else:
            sentence = entry.error or tr("This report cannot be read. Import its file again.")
            view.show_message(sentence, *way_out(entry.breaches))
