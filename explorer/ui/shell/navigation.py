"""Where one is: the place of the session becomes mode and view, breadcrumb, years and history."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from explorer.events import Event
from explorer.places import Mode, Place
from explorer.present.verifying import way_out
from explorer.session import Session
from explorer.session.series import SeriesInHand
from explorer.translation import tr
from explorer.ui.shell.centre import Centre
from explorer.ui.shell.lens import Lens
from explorer.ui.shell.ports import NOT_COMPARED, NOT_OPENED
from explorer.ui.shell.toolbar import Toolbar
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
        self._lenses: Mapping[Mode, Lens[Any]] = {}
        self._shown: Place | None = None
        self._from_view = False
        toolbar.breadcrumb.chosen.connect(self._open_part)
        toolbar.years.chosen.connect(self.open_year)
        centre.mode_requested.connect(lambda mode: self.open_mode(Mode(mode)))

    def set_lenses(self, *lenses: Lens[Any]) -> None:
        """How places are looked at: one for each mode."""
        self._lenses = {lens.mode: lens for lens in lenses}
        self._centre.set_maker(lambda mode: self._lenses[Mode(mode)].view)

    @property
    def lens(self) -> Lens[Any]:
        return self._lenses[self._session.reader.place.mode]

    def focus(self) -> None:
        """Give the keyboard to the view in the centre."""
        self._centre.view(self._session.reader.place.mode).setFocus()

    # Going somewhere

    def open_section(self, report: str, eid: str) -> None:
        """A section, or a report for "": shown in the present mode, or read where that shows no single report."""
        mode = self.lens.mode if self.lens.of_reports else Mode.READ
        self._session.reader.go(Place(mode, report, eid or None))

    def open_mode(self, mode: Mode) -> None:
        place, lens = self._session.reader.place, self._lenses[mode]
        if lens.of_reports and place.report is None:
            place = replace(place, report=next(reversed(self._series.ids()), None))
        if not lens.of_two and place.in_hand and place.eid is None:
            place = Place(mode, *place.in_hand)  # Of the report beside it.
        beside = place.other_eid if lens.of_two and place.eid is None else None
        self._session.reader.go(replace(place, mode=mode, other_eid=beside))

    def open_year(self, report: str) -> None:
        """The same section in another year where there is one, else the report's beginning."""
        place = self._session.reader.place
        self._session.reader.go(Place(place.mode, report, self._series.same_section(report)))

    def step_year(self, step: int) -> None:
        year = self._year(step)
        if year is not None:
            self.open_year(year)

    def can_step_year(self, step: int) -> bool:
        return self._year(step) is not None

    def step_other(self, step: int) -> bool:
        place = self._session.reader.place
        ids = [id for id in self._series.ids() if id != place.report]
        other = place.other or self._series.neighbour(place.report or "")
        if other not in ids or not 0 <= ids.index(other) + step < len(ids):
            return False
        self.compare_with(ids[ids.index(other) + step])
        return True

    def compare_with(self, other: str) -> None:
        place = self._session.reader.place
        if place.report is not None:
            newer, older = self._series.in_time(place.report, other)
            own = place.eid if newer == place.report else None
            self._session.reader.go(Place(Mode.COMPARE, newer, own, older))

    def compare(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        newer, older = self._series.in_time(one[0], other[0])
        eids = dict((one, other))
        self._session.reader.go(Place(Mode.COMPARE, newer, eids[newer], older))

    def compare_alone(self, one: tuple[str, str], other: tuple[str, str]) -> None:
        newer, older = self._series.in_time(one[0], other[0])
        eids = dict((one, other))
        self._session.reader.go(Place(Mode.COMPARE, newer, eids[newer], older, eids[older]))

    def moved(self, eid: str) -> None:
        self._move(replace(self._session.reader.place, eid=eid, other_eid=None))

    def moved_across(self, other: str, eid: str) -> None:
        self._move(replace(self._session.reader.place, eid=None, other=other, other_eid=eid))

    def _move(self, place: Place) -> None:
        self._from_view = True
        try:
            self._session.reader.go(place, remember=False)
        finally:
            self._from_view = False

    def _year(self, step: int) -> str | None:
        """The report so many years later in the series."""
        ids, here = [entry.id for entry in self._series.entries()], self._session.reader.place.report
        found = ids.index(here) + step if here in ids else -1
        return ids[found] if 0 <= found < len(ids) else None

    # Showing where one is

    def show(self, place: Place) -> None:
        """Bring the window to a place."""
        before, self._shown = self._shown, place
        moved_only = (
            self._from_view
            and before is not None
            and replace(before, eid=None, other=None, other_eid=None) == Place(place.mode, place.report)
        )
        if not moved_only:
            if before is None or place.mode != before.mode:
                self._fit(place.mode)
            self._centre.show_mode(place.mode)
            self._show_view(place, refreshing=place == before)
            self._toolbar.years.show_years(self._series.titled(), place.report or "")
        self._show_breadcrumb(place)
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
        elif lens.of_reports and self._series.report(place.report) is None:
            self._show_missing(place, lens.view)
        else:
            lens.show(place, refreshing)

    def _show_missing(self, place: Place, view: Pane) -> None:
        entry = next((entry for entry in self._session.reports.entries() if entry.id == place.report), None)
        if place.report is None:
            view.show_message(tr("No report is open. Choose one at the left."), tr("Go to…"), "go.to")
        elif entry is None:
            view.show_message(tr("This report was removed from the library."), tr("Undo"), "edit.undo")
        else:
            sentence = entry.error or tr("This report cannot be read. Import its file again.")
            view.show_message(sentence, *way_out(entry.breaches))

    def _show_breadcrumb(self, place: Place) -> None:
        parts = [self._series.title()]
        here, eid = place.in_hand or (place.report, None)
        report = self._series.report(here)
        if report is not None and self._lenses[place.mode].of_reports:
            parts.append(self._series.name(report))
            section = report.section_of(eid) if eid else None
            if section:
                parts.append(section.full_heading)
        self._toolbar.breadcrumb.show_parts([part for part in parts if part])

    def _open_part(self, part: int) -> None:
        place = self._session.reader.place
        if part == 0:
            self._session.reader.go(replace(place, mode=Mode.OVERVIEW))
        elif place.report:
            here, eid = place.in_hand or (place.report, None)
            report = self._series.report(here)
            section = report.section_of(eid) if part == 2 and report and eid else None
            self._session.reader.go(Place(Mode.READ, here, section.eid if section else None))
