"""Comparisons of the reports of a library, made once and kept while they hold."""

from collections.abc import Callable, Sequence
from functools import partial

from explorer.compare import compare_job
from explorer.compare.method import method
from explorer.compare.phrases import Phrases
from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.jobs import ChildProcess, Job, run
from explorer.library import Entry, Library
from explorer.library.comparisons import ComparisonCache, fingerprint
from explorer.model.comparison import Comparison, LinkCorrection, Pair
from explorer.model.report import Report
from explorer.places import Place
from explorer.session.correcting import Correcting
from explorer.session.latest import Latest
from explorer.session.opened import Opened
from explorer.session.reports import Reports
from explorer.session.work import Work

_KEPT = 16
"""Comparisons at hand: those of a dozen series, and what they were before the last corrections, for undoing them."""

Compared = tuple[Entry, ...]
Said = tuple[LinkCorrection, ...]
"""What the user says of links between reports that are compared."""


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
        """It failed, or the user cancelled it; it is made again when it is asked for again."""
        self._work, self._child, self._opened, self._reports = work, child, opened, reports
        self._corrections, self._busy = corrections, busy
        self._latest: dict[Compared, Latest[Said, Comparison]] = {}
        self._made: dict[tuple[Compared, Said], Comparison] = {}
        self._elsewhere: set[Compared] = set()
        """What is wanted wherever the reader is."""
        self._phrases: tuple[Comparison, Phrases] | None = None
        corrections.changed.connect(self._renew)

    def of(self, series: str, elsewhere: bool = False) -> Comparison | None:
        """The reports of a series compared; None while that is made, `changed` follows, and during an import, which
        ends with `library_changed`. Without `elsewhere` it is cancelled when the reader goes to another series."""
        if self._busy():  # Comparing after each of the reports that come would be in vain.
            return None
        entries = readable(self._reports.series().get(series, []))
        return self._of(entries, elsewhere) if entries else None

    def pair(self, older: str, newer: str) -> Pair | None:
        """What links two reports of the library, by their ids, whatever their series: from the comparison of their
        series where they are of one, else from their own; None while that is made."""
        library = self._opened.needed()
        first, second = library.entry(older), library.entry(newer)
        series = readable(self._reports.series().get(second.series, []))
        both = [entry for entry in series if entry.id in (older, newer)]
        comparison = self._of(series if len(both) == 2 else [first, second])
        if comparison is None:
            return None
        ids = comparison.reports
        found = (pair for pair in comparison.pairs if {ids[pair.left_report], ids[pair.right_report]} == {older, newer})
        return next(found, None)

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
        known = set(self._reports.entries())
        for compared in [each for each in self._latest if not known.issuperset(each)]:
            self._latest.pop(compared).forget()
        for compared, latest in list(self._latest.items()):
            shown, ready = latest.last, (compared, self._said(compared)) in self._made
            if shown is not None and self._of(compared) is not shown and ready:
                _emit(self.changed, compared)

    def move_on(self, place: Place) -> None:
        """The reader is at a place: cancel comparing what its reports have no part in."""
        if place.report:
            here = {place.report, place.other}
            for compared, latest in self._latest.items():
                if compared not in self._elsewhere and here.isdisjoint(entry.id for entry in compared):
                    latest.cancel()

    def forget(self) -> None:
        """What was shown, or is being made, is of a library that is no longer open."""
        for latest in self._latest.values():
            latest.forget()
        for memory in (self._latest, self._made, self._elsewhere):
            memory.clear()
        self._phrases = None

    def _of(self, entries: Sequence[Entry], elsewhere: bool = False) -> Comparison | None:
        """The comparison of reports in the order given. While it is made anew because of what the user said of links,
        the one before; None while there is none yet, and where it failed. One that is wanted `elsewhere` as well is not
        cancelled when the reader moves on."""
        compared, library = tuple(entries), self._opened.needed()
        said, latest = self._said(compared), self._latest_of(compared)
        if elsewhere:
            self._elsewhere.add(compared)
        if (compared, said) in self._made:
            latest.set(said, self._made[compared, said])
        else:
            latest.ask(said, lambda: self._job(library, compared, said))
        return latest.last

    def _latest_of(self, compared: Compared) -> Latest[Said, Comparison]:
        if compared not in self._latest:
            found, stopped = partial(self._found, compared), lambda said: _emit(self.stopped, compared)
            self._latest[compared] = Latest(self._work, "compare", "Comparing", found, stopped)
        return self._latest[compared]

    def _said(self, compared: Compared) -> Said:
        """What the user says of links between the reports, as it is now."""
        hashes = {entry.sha256 for entry in compared}
        return tuple(
            each for each in self._corrections.all() if hashes.issuperset((each.one.report, each.other.report))
        )

    def _found(self, compared: Compared, said: Said, comparison: Comparison) -> None:
        self._elsewhere.discard(compared)
        self._made[compared, said] = comparison
        for old in list(self._made)[:-_KEPT]:
            del self._made[old]
        _emit(self.changed, compared)

    def _job(self, library: Library, entries: Compared, corrections: Said) -> Job[Comparison]:
        cache = ComparisonCache(library.cache_folder)
        texts = [f"{entry.id} {entry.year} {entry.series} {library.stored_hash(entry.id)}" for entry in entries]
        name = fingerprint(texts, corrections, method())
        kept = cache.get(name)
        if kept:
            return kept
        reports = _opened(library, entries)
        comparison = yield from self._child.perform(compare_job, reports, corrections)
        if len(reports) == len(entries):
            cache.put(name, comparison)
        return comparison


def readable(entries: Sequence[Entry]) -> list[Entry]:
    """The entries whose reports can be opened, as far as is known."""
    return [entry for entry in entries if not entry.error]


def _opened(library: Library, entries: Sequence[Entry]) -> list[Report]:
    """The reports; those that turn out to be unreadable are left out."""
    found = []
    for entry in entries:
        try:
            found.append(library.report(entry.id))
        except ExplorerError:
            continue
    return found


def _emit(event: Event[str], entries: Sequence[Entry]) -> None:
    """Once for each series of some reports."""
    for series in dict.fromkeys(entry.series for entry in entries):
        event.emit(series)
