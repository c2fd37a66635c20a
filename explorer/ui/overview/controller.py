"""Overview: the series in hand through the years, and the section of the row in hand."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from explorer.events import Event
from explorer.places import Mode, Place
from explorer.present.filters import OF_TEXTS
from explorer.present.matrix import Scope
from explorer.present.paper.overview import overview_paper
from explorer.translation import tr
from explorer.ui.overview.view import OverviewView
from explorer.ui.shell.lens import Lens
from explorer.ui.shell.ports import Printable, Shell
from explorer.ui.shell.preferences import Preferences

HINT = "overview"
"""The name under which it is kept that the hint was put away."""


class Overview(Lens[OverviewView]):
    """The year matrix of the series in hand."""

    mode = Mode.OVERVIEW
    filters = OF_TEXTS
    finds_words = True

    def __init__(self, shell: Shell, preferences: Preferences) -> None:
        super().__init__(shell)
        self._preferences = preferences
        self.filled: Event[()] = Event()
        """The matrix shows its numbers."""

    def make_view(self) -> OverviewView:
        view = OverviewView(self.shell.theme, self.shell.commands)
        view.hint.setVisible(HINT not in self._preferences.settings.dismissed)
        view.opened.connect(self._open)
        view.moved.connect(self._moved)
        view.paired.connect(self._choose_years)
        view.narrowed.connect(self.shell.places.narrow)
        view.hint_dismissed.connect(self._dismiss)
        return view

    def show(self, place: Place, refreshing: bool) -> None:
        series = self.shell.series
        reports, comparison = series.opened(), self.shell.session.comparisons.of(series.title())
        if reports is None:
            self.view.show_opening(series.title(), *self.opening())
            return
        ids, pair = [report.id for report in reports], series.pair()
        years = (ids.index(pair[0]), ids.index(pair[1])) if pair and set(pair) <= set(ids) else None
        self.view.show_series(series.title(), reports, comparison, years)
        self.view.set_present(ids.index(place.report) if place.report in ids else None)
        self.view.narrow(self.only(place), place.words, self._scope(place, ids))
        self._stand(place, ids)
        if comparison is not None:
            self._look_at_pair()
            self.filled.emit()

    def in_hand(self) -> tuple[str, str] | None:
        """That of the place, and that of the row where nothing is open yet."""
        return super().in_hand() or (self.on_show.in_hand() if self.on_show else None)

    def printable(self) -> Printable | None:
        if self.on_show is None:
            return None
        series, taken = self.shell.series.title(), self.on_show.taken()
        return Printable(tr("Overview"), partial(overview_paper, series, *taken), self.view)

    def can_step_year(self, step: int) -> bool:
        """Whether there is another newer year."""
        return self.view.can_step_newer(step)

    def step_year(self, step: int) -> None:
        """Another newer year."""
        self.view.step_newer(step)

    def compare(self) -> None:
        """The section of the row in hand."""
        self.view.matrix.open(self.view.matrix.currentIndex())

    def _stand(self, place: Place, ids: Sequence[str]) -> None:
        """The row of what is in hand."""
        report = self.shell.series.report(place.here)
        section = report.section_of(place.eid) if report and place.eid else None
        if section and place.here in ids:
            self.view.matrix.stand_on(ids.index(place.here), section.eid)

    def _scope(self, place: Place, ids: Sequence[str]) -> Scope | None:
        scope = self.shell.series.scope(place.report) if place.report in ids and place.report else None
        return (ids.index(place.report), frozenset(one.eid for one in scope.walk())) if scope and place.report else None

    def _moved(self) -> None:
        """Another row is in hand; the row of the place keeps its paragraph, also where rows are laid out anew."""
        here, place = self.view.in_hand(), self.shell.session.reader.place
        report = self.shell.series.report(place.here)
        section = report.section_of(place.eid) if report and place.eid else None
        if here is not None and (section is None or here != (place.here, section.eid)):
            self.shell.places.moved(*here)

    def _choose_years(self, older: int, newer: int) -> None:
        self.shell.places.choose_years(self.view.reports[older].id, self.view.reports[newer].id)

    def _look_at_pair(self) -> None:
        """Have the two years compared; the matrix is shown again when they are."""
        older, newer = self.view.pair
        if older >= 0:
            self.shell.session.comparisons.pair(self.view.reports[older].id, self.view.reports[newer].id)

    def _open(self, newer: int, older: int, eid: str, older_eid: str) -> None:
        """Compare the section of a row in two years; one of a single report is read."""
        reports = self.view.reports
        mode = Mode.READ if older < 0 else Mode.COMPARE
        place = self.shell.series.at(mode, reports[newer].id, eid or None)
        if older >= 0:
            place = replace(place, other=reports[older].id)
            place = place if eid else place.moved(reports[older].id, older_eid)
        self.shell.session.reader.go(place)

    def _dismiss(self) -> None:
        self._preferences.change(dismissed=(*self._preferences.settings.dismissed, HINT))
