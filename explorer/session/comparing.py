"""Comparisons of the reports of a library, made once and kept while they hold."""

from collections.abc import Callable, Sequence

from explorer.compare import compare_job
from explorer.errors import ExplorerError
from explorer.jobs import ChildProcess, Job
from explorer.library import Entry, Library
from explorer.model.comparison import Comparison, Pair
from explorer.model.report import Report
from explorer.session.work import Work, in_child

Key = tuple[tuple[str, str], ...]


class Comparisons:
    """`on_ready` is called on the session's thread when a comparison that was asked for is there."""

    def __init__(self, work: Work, child: ChildProcess, on_ready: Callable[[Sequence[Entry]], object]) -> None:
        self._work, self._child, self._on_ready = work, child, on_ready
        self._made: dict[Key, Comparison] = {}
        self._wanted: set[Key] = set()

    def of(self, library: Library, entries: Sequence[Entry]) -> Comparison | None:
        """The comparison of readable reports in the order given; None while it is being made, and where it failed."""
        key = tuple((entry.id, entry.sha256) for entry in entries)
        if key not in self._made and key not in self._wanted:
            self._wanted.add(key)
            self._make(library, entries, key)
        return self._made.get(key)

    def pair(self, library: Library, older: Entry, newer: Entry, series: Sequence[Entry]) -> Pair | None:
        """What links two reports: from the comparison of their series where they are of one, else from their own."""
        both = [entry for entry in series if entry.id in (older.id, newer.id)]
        comparison = self.of(library, series if len(both) == 2 else [older, newer])
        if comparison is None:
            return None
        places = {comparison.reports.index(older.id), comparison.reports.index(newer.id)}
        return next(pair for pair in comparison.pairs if {pair.left_report, pair.right_report} == places)

    def _make(self, library: Library, entries: Sequence[Entry], key: Key) -> None:
        def done(comparison: Comparison) -> None:
            self._made[key] = comparison
            self._on_ready(entries)

        self._work.start("compare", "Comparing", lambda: self._job(library, entries), done)

    def _job(self, library: Library, entries: Sequence[Entry]) -> Job[Comparison]:
        reports = [library.report(entry.id) for entry in entries]
        return (yield from in_child(self._child, compare_job, reports))


def readable(library: Library, entries: Sequence[Entry]) -> list[Entry]:
    """The entries whose reports can be opened."""
    return [entry for entry in entries if _opens(library, entry)]


def _opens(library: Library, entry: Entry) -> bool:
    if entry.error:
        return False
    try:
        library.report(entry.id)
    except ExplorerError:
        return False
    return True


def compare_reports(child: ChildProcess, reports: Sequence[Report]) -> Job[Comparison]:
    """Any reports compared, of a library or not."""
    return (yield from in_child(child, compare_job, list(reports)))
