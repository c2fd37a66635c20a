"""Comparisons of the reports of a library, made once and kept while they hold."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from explorer.compare import compare_job
from explorer.compare.phrases import Phrases
from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.jobs import ChildProcess, run
from explorer.library import Entry
from explorer.model.comparison import Comparison, Pair
from explorer.model.report import Report
from explorer.places import Place
from explorer.session.assembling import Assembled, Assembly, Wanted, said_of
from explorer.session.correcting import Correcting
from explorer.session.latest import Latest
from explorer.session.opened import Opened
from explorer.session.reports import Reports
from explorer.session.work import Work

_KEPT = 16
"""Comparisons at hand: those of a dozen series, and what they were before the last corrections, for undoing them."""

Compared = tuple[Entry, ...]


class Comparisons:
    """Of the reports of the open library. `busy` tells whether more of them are on their way."""

    def __init__(
        self,
        work: Work,
        child: ChildProcess,
        opened: Opened,
        reports: Reports,
        corrections: Correcting,
        busy: Callable[[], bool],
    ) -> None:
        self.changed: Event[str] = Event()
        """The comparison of this series, or of two reports of it, is there; or another one in its place, after the user
        said something of its links."""
        self.stopped: Event[str] = Event()
        """It failed, or the user cancelled it. What was cancelled is made again when it is asked for again; what failed
        once the user wants it `again`, or the reports or what he says of them are others."""
        self._work, self._child, self._opened, self._reports = work, child, opened, reports
        self._corrections, self._busy = corrections, busy
        self._latest: dict[Compared, Latest[Wanted, Assembled]] = {}
        self._made: dict[Wanted, Assembled] = {}
        """By what was wanted at once."""
        self._looked_at: dict[Compared, frozenset[tuple[str, str]]] = {}
        """The pairs, by their ids, that somebody looks at although they are not compared at once."""
        self._failed: set[Wanted] = set()
        self._elsewhere: set[Compared] = set()
        """What is being made wherever the reader goes."""
        self._phrases: tuple[Comparison, Phrases] | None = None
        corrections.changed.connect(self._renew)

    def of(self, series: str, elsewhere: bool = False) -> Comparison | None:
        """The reports of a series compared: each with those near it, and any two that were asked for by `pair`. None
        while that is made, `changed` follows. During an import, which ends with `library_changed`, nothing is made:
        what was compared stands, but for a series that grew. Without `elsewhere` it is cancelled when the reader goes
        to another series."""
        entries = tuple(readable(self._reports.series().get(series, [])))
        if self._busy():  # Comparing after each of the reports that come would be in vain.
            latest = self._latest.get(entries)
            return latest.last.comparison if latest and latest.last else None
        return self._of(entries, elsewhere) if entries else None

    def pair(self, older: str, newer: str) -> Pair | None:
        """What links two reports of the library, by their ids, whatever their series: from the comparison of their
        series where they are of one, else from their own; None while that is made, and `changed` follows."""
        library = self._opened.needed()
        first, second = library.entry(older), library.entry(newer)
        series = readable(self._reports.series().get(second.series, []))
        both = [entry for entry in series if entry.id in (older, newer)]
        compared = tuple(series) if len(both) == 2 else (first, second)
        comparison = self._of(compared)
        if comparison is None or not {older, newer} <= {*comparison.reports}:
            return None
        places = [comparison.reports.index(id) for id in (older, newer)]
        found = comparison.pair(*places)
        if found is None and self._look_at(compared, comparison.reports[min(places)], comparison.reports[max(places)]):
            comparison = self._of(compared)
            found = comparison.pair(*places) if comparison else None
        return found

    def failed(self, series: str) -> bool:
        """Whether what was last asked for of a series could not be made, and is not made again by itself."""
        of_series = [latest for compared, latest in self._latest.items() if _is_of(compared, series)]
        known = any(_is_of(wanted.entries, series) for wanted in self._failed)
        return known and not any(latest.running for latest in of_series)

    def again(self) -> None:
        """Make what failed when it is next asked for."""
        self._failed.clear()

    def compare(self, reports: Sequence[Report]) -> Comparison:
        """Any reports compared, of the library or not, here and now. Raises ExplorerError."""
        corrections = self._corrections.all() if self._opened.library else ()
        return run(self._child.perform(compare_job, list(reports), list(corrections)))

    def phrases(self, comparison: Comparison) -> Phrases | None:
        """The sentences of compared reports, taken apart once; None where one of them cannot be read any more."""
        if self._phrases is None or self._phrases[0] is not comparison:
            try:
                reports = [self._reports.report(id) for id in comparison.reports]
            except ExplorerError:
                return None
            self._phrases = comparison, Phrases(reports, comparison)
        return self._phrases[1]

    def _renew(self) -> None:
        """Compare again what is shown: the user has said something new of its links."""
        if self._opened.library is None or self._busy():
            return
        self._forget_others()
        for compared, latest in list(self._latest.items()):
            shown, ready = latest.last, self._wanted(compared) in self._made
            if shown is not None and self._of(compared) is not shown.comparison and ready:
                _emit(self.changed, compared)

    def move_on(self, place: Place) -> None:
        """The reader is at a place: cancel comparing what its reports have no part in."""
        if place.report:
            here = {place.report, place.other}
            for compared, latest in self._latest.items():
                if compared not in self._elsewhere and here.isdisjoint(entry.id for entry in compared):
                    latest.cancel()
                    self._looked_at[compared] = self._looked_at_so_far(compared)

    def forget(self) -> None:
        """What was shown, or is being made, is of a library that is no longer open."""
        for latest in self._latest.values():
            latest.forget()
        for memory in (self._latest, self._made, self._looked_at, self._failed, self._elsewhere):
            memory.clear()
        self._phrases = None

    def _of(self, compared: Compared, elsewhere: bool = False) -> Comparison | None:
        """The comparison of reports in the order given. While it is made anew because of what the user said of links,
        the one before; None while there is none yet, and where it failed. One that is wanted `elsewhere` as well is not
        cancelled when the reader moves on."""
        at_once, latest = self._wanted(compared), self._latest_of(compared)
        wanted = replace(at_once, looked_at=self._looked_at.get(compared, frozenset()))
        made = self._made.get(at_once)
        if made and made.looked_at >= wanted.looked_at:
            latest.set(wanted, made)
        elif self._beyond(wanted) not in self._failed:
            pieces = {name: piece for each in self._made.values() for name, piece in each.pieces.items()}
            latest.ask(wanted, Assembly(self._opened.needed(), self._child, wanted, pieces).job)
        if not latest.running:
            self._elsewhere.discard(compared)
        elif elsewhere:
            self._elsewhere.add(compared)
        return latest.last.comparison if latest.last else None

    def _look_at(self, compared: Compared, older: str, newer: str) -> bool:
        """Want a pair beside those on show, and no longer another that is not there yet; False where it failed before,
        or is on its way."""
        looked_at = self._looked_at_so_far(compared) | {(older, newer)}
        wanted = replace(self._wanted(compared), looked_at=looked_at)
        if wanted.looked_at == self._looked_at.get(compared) or self._beyond(wanted) in self._failed:
            return False
        self._looked_at[compared] = wanted.looked_at
        return True

    def _latest_of(self, compared: Compared) -> Latest[Wanted, Assembled]:
        if compared not in self._latest:
            self._forget_others()
            self._latest[compared] = Latest(self._work, "compare", "Comparing", self._found, self._stopped)
        return self._latest[compared]

    def _forget_others(self) -> None:
        """Of reports that are no longer in the library as they were, what was shown is no longer needed."""
        known = self._reports.by_id()
        for compared in [each for each in self._latest if any(known.get(entry.id) != entry for entry in each)]:
            self._latest.pop(compared).forget()
            self._looked_at.pop(compared, None)
            self._elsewhere.discard(compared)

    def _wanted(self, compared: Compared) -> Wanted:
        """Some reports as they are now, with what the user says of links between them: what is compared at once."""
        stamps = self._opened.needed().stamps([entry.id for entry in compared])
        return Wanted(compared, stamps, said_of({entry.sha256 for entry in compared}, self._corrections.all()))

    def _found(self, wanted: Wanted, made: Assembled) -> None:
        self._elsewhere.discard(wanted.entries)
        self._made[replace(wanted, looked_at=frozenset())] = made
        for old in list(self._made)[:-_KEPT]:
            del self._made[old]
        _emit(self.changed, wanted.entries)

    def _stopped(self, wanted: Wanted) -> None:
        if self._latest_of(wanted.entries).failed(wanted):
            self._failed.add(self._beyond(wanted))
        self._elsewhere.discard(wanted.entries)
        self._looked_at[wanted.entries] = self._looked_at_so_far(wanted.entries)
        _emit(self.stopped, wanted.entries)

    def _beyond(self, wanted: Wanted) -> Wanted:
        """What is wanted without the pairs on show: what a failure is known by."""
        return replace(wanted, looked_at=wanted.looked_at - self._looked_at_so_far(wanted.entries))

    def _looked_at_so_far(self, compared: Compared) -> frozenset[tuple[str, str]]:
        """The pairs of what is on show."""
        shown = self._latest_of(compared).last
        return shown.looked_at if shown else frozenset()


def readable(entries: Sequence[Entry]) -> list[Entry]:
    """The entries whose reports can be opened, as far as is known."""
    return [entry for entry in entries if not entry.error]


def _is_of(compared: Compared, series: str) -> bool:
    return any(entry.series == series for entry in compared)


def _emit(event: Event[str], entries: Sequence[Entry]) -> None:
    """Once for each series of some reports."""
    for series in dict.fromkeys(entry.series for entry in entries):
        event.emit(series)
