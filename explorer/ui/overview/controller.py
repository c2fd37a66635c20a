"""Overview: the series in hand through the years, and the section of the row in hand."""

from dataclasses import replace

from explorer.events import Event
from explorer.places import Mode, Place
from explorer.ui.overview.view import OverviewView
from explorer.ui.shell.lens import Lens
from explorer.ui.shell.ports import Shell
from explorer.ui.shell.preferences import Preferences

HINT = "overview"
"""The name under which it is kept that the hint was put away."""


class Overview(Lens[OverviewView]):
    """The year matrix of the series in hand."""

    mode = Mode.OVERVIEW

    def __init__(self, shell: Shell, preferences: Preferences) -> None:
        super().__init__(shell)
        self._preferences = preferences
        self.filled: Event[()] = Event()
        """The matrix shows its numbers."""

    def make_view(self) -> OverviewView:
        view = OverviewView(self.shell.theme, self.shell.commands)
        view.hint.setVisible(HINT not in self._preferences.settings.dismissed)
        view.opened.connect(self._open)
        view.moved.connect(self.moved.emit)
        view.paired.connect(self._look_at_pair)
        view.hint_dismissed.connect(self._dismiss)
        return view

    def show(self, place: Place, refreshing: bool) -> None:
        series = self.shell.series
        reports, comparison = series.opened(), self.shell.session.comparisons.of(series.title())
        if reports is None:
            self.view.show_opening(series.title(), *self.opening())
            return
        self.view.show_series(series.title(), reports, comparison)
        ids = [report.id for report in reports]
        self.view.set_present(ids.index(place.report) if place.report in ids else None)
        if comparison is not None:
            self._look_at_pair()
            self.filled.emit()

    def in_hand(self) -> tuple[str, str] | None:
        """That of the row."""
        return self.on_show.in_hand() if self.on_show else None

    def beside(self, report: str) -> str | None:
        """The other of the two years."""
        pair = [self.view.reports[number].id for number in self.view.pair if number >= 0]
        return next((id for id in pair if id != report), None) if report in pair else super().beside(report)

    def can_step_year(self, step: int) -> bool:
        """Whether there is another newer year."""
        return self.view.can_step_newer(step)

    def step_year(self, step: int) -> None:
        """Another newer year."""
        self.view.step_newer(step)

    def step_other(self, step: int) -> bool:
        return self.view.step_older(step)

    def compare(self) -> None:
        """The section of the row in hand."""
        self.view.matrix.open(self.view.matrix.currentIndex())

    def tell_changes(self) -> None:
        """From the section of the row in hand on."""
        matrix = self.on_show.matrix if self.on_show else None
        found = matrix.section_at(matrix.currentIndex()) if matrix else None
        if found is None or found[1] < 0:
            super().tell_changes()
        else:
            self.shell.session.reader.go(self._of_two(Mode.DIGEST, *found))

    def _look_at_pair(self) -> None:
        """Have the two years compared; the matrix is shown again when they are."""
        older, newer = self.view.pair
        if older >= 0:
            self.shell.session.comparisons.pair(self.view.reports[older].id, self.view.reports[newer].id)

    def _open(self, newer: int, older: int, eid: str, older_eid: str) -> None:
        """Compare the section of a row in two years; one of a single report is read."""
        if older < 0:
            self.shell.session.reader.go(Place(Mode.READ, self.view.reports[newer].id, eid))
        else:
            self.shell.session.reader.go(self._of_two(Mode.COMPARE, newer, older, eid, older_eid))

    def _of_two(self, mode: Mode, newer: int, older: int, eid: str, older_eid: str) -> Place:
        """A section in the newer of two years, or in the older one where only that has it."""
        reports = self.view.reports
        place = Place(mode, reports[newer].id, eid or None, reports[older].id)
        return place if eid else replace(place, other_eid=older_eid)

    def _dismiss(self) -> None:
        self._preferences.change(dismissed=(*self._preferences.settings.dismissed, HINT))
