"""What is seen across the years: what changed between two, the life of a sentence; briefs and figures as files."""

from collections.abc import Callable, Sequence
from pathlib import Path

from explorer.compare.digest import compared_pair, digest_of
from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.export.passages import export_brief, export_figures
from explorer.jobs import Job, Progress
from explorer.model.comparison import Comparison, Figure, LifeLine
from explorer.model.digest import Digest
from explorer.model.report import Report
from explorer.present.brief import brief
from explorer.session.comparing import Comparisons
from explorer.session.latest import Latest
from explorer.session.opened import Opened
from explorer.session.work import Notice, Work, export_to

Told = Callable[[LifeLine | None, Sequence[Report]], object]
"""Takes the life line of a sentence, None where there is no sentence, and the reports that were compared."""
_Asked = tuple[str, str, str | None]
"""The older and the newer report, and the section of which alone is to be told."""


class Across:
    """The methods raise ExplorerError where no library is open, or it has no such report."""

    def __init__(
        self, opened: Opened, comparisons: Comparisons, work: Work, notify: Callable[[Notice], object]
    ) -> None:
        self._opened, self._comparisons = opened, comparisons
        self._work, self._notify = work, notify
        self.digested: Event[()] = Event()
        """A digest that was asked for is there."""
        self.digest_stopped: Event[()] = Event()
        """It failed, or the user cancelled it. What was cancelled is made when it is next asked for; what failed once
        the user wants it `again`, or the years are compared otherwise."""
        self.life_line_stopped: Event[()] = Event()
        """Following the sentence that was asked for last failed, or the user cancelled it."""
        self._compared: Comparison | None = None
        self._digests: Latest[_Asked, Digest] = Latest(
            work, "digest", "Telling what changed", lambda asked, found: self.digested.emit(), self._digest_stopped
        )
        """Of the reports that were `_compared`."""
        self._failed: set[_Asked] = set()
        self._followed: Latest[Told, tuple[LifeLine | None, Sequence[Report]]] = Latest(
            work,
            "life line",
            "Following the sentence",
            lambda told, found: told(*found),
            lambda told: self.life_line_stopped.emit(),
        )

    def digest(self, older: str, newer: str, scope: str | None = None) -> Digest | None:
        """What changed between two reports of a series, or in one section of the newer one (by eId); None while that is
        found out, `digested` or `digest_stopped` follows, where that `digest_failed`, and while they are compared.
        Raises ExplorerError where they are not of one series, in this order."""
        library = self._opened.needed()
        comparison = self._comparisons.of(library.entry(newer).series)
        if comparison is None:
            return None
        if {older, newer} <= {*comparison.reports}:
            if self._comparisons.pair(older, newer) is None:
                return None
            comparison = self._comparisons.of(library.entry(newer).series) or comparison
        if comparison is not self._compared:
            self._forget_digests()
            self._compared = comparison
        asked = older, newer, scope
        if not self._digests.holds(asked) and asked not in self._failed:
            try:
                places = comparison.reports.index(older), comparison.reports.index(newer)
                pair = compared_pair(comparison, *places)
            except (KeyError, ValueError) as error:
                raise ExplorerError("These two reports are not of one series. Choose another year.") from error
            reports = library.report(older), library.report(newer)

            def job() -> Job[Digest]:
                yield Progress(0, 0)
                return digest_of(comparison, pair, *reports, scope)

            self._digests.start(asked, job)
        return self._digests.found(asked)

    def digest_failed(self, older: str, newer: str, scope: str | None = None) -> bool:
        """Whether a digest could not be made, and is not made again by itself."""
        return (older, newer, scope) in self._failed

    def again(self) -> None:
        """Make the digests that failed when they are next asked for."""
        self._failed.clear()

    def life_line(self, report: str, eid: str, place: int, told: Told) -> bool:
        """Have the sentence at a character of a paragraph followed through the years of its series, these in the order
        of their comparison; `told` gets None where there is no sentence, or `life_line_stopped` follows. Who asks again
        does not hear of the first.

        False, and nothing follows, while the series is compared.
        """
        library = self._opened.needed()
        comparison = self._comparisons.of(library.entry(report).series)
        if comparison is None:
            self._followed.cancel()
            return False

        def job() -> Job[tuple[LifeLine | None, Sequence[Report]]]:
            yield Progress(0, 0)
            phrases = self._comparisons.phrases(comparison)
            if phrases is None:
                return None, ()
            return phrases.life_line(comparison.reports.index(report), eid, place), phrases.reports

        self._followed.start(told, job)
        return True

    def give_up(self) -> None:
        """No longer wait for the sentence that is followed."""
        self._followed.cancel()

    def forget(self) -> None:
        """Drop what belongs to a library that is left."""
        self._followed.forget()
        self._forget_digests()
        self._compared = None

    def export_brief(self, path: Path, format: str, older: str, newer: str, scope: str | None = None) -> None:
        """Write what changed on at most two pages. Raises ExplorerError where there is nothing to tell yet."""
        found = self.digest(older, newer, scope)
        if found is None:
            raise ExplorerError("The years are still being compared. Try again in a moment.")
        reports = [self._opened.needed().report(id) for id in (older, newer)]
        export_to(path, lambda: export_brief(brief(found, *self._checked(reports)), format), self._work, self._notify)

    def export_figures(self, path: Path, format: str, figures: Sequence[Figure], reports: Sequence[str]) -> None:
        """Write figures with their sources; `reports` are those of the comparison, by their ids."""
        found = [self._opened.needed().report(id) for id in reports]
        export_to(path, lambda: export_figures(figures, self._checked(found), format), self._work, self._notify)

    def _forget_digests(self) -> None:
        self._digests.forget()
        self._failed.clear()

    def _digest_stopped(self, asked: _Asked) -> None:
        if self._digests.failed(asked):
            self._failed.add(asked)
        self.digest_stopped.emit()

    def _checked(self, reports: Sequence[Report]) -> list[Report]:
        checked = self._opened.checked(reports)
        return [checked.get(report.id, report) for report in reports]
