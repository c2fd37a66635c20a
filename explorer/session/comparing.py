"""Comparisons of the reports of a library, made once and kept while they hold."""

from collections.abc import Callable, Sequence

from explorer.compare import compare_job
from explorer.compare.method import method
from explorer.compare.phrases import Phrases
from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.jobs import ChildProcess, Job, Ticket, run
from explorer.library import Entry, Library
from explorer.library.comparisons import ComparisonCache, fingerprint
from explorer.model.comparison import Comparison, LinkCorrection, Pair
from explorer.model.report import Report
from explorer.places import Place
from explorer.session.opened import Opened
from explorer.session.reports import Reports
from explorer.session.work import Work

_KEPT = 16

Asked = tuple[Entry, ...]
Key = tuple[Asked, tuple[LinkCorrection, ...]]


class Comparisons:
    """Of the reports of the open library. `busy` tells whether more of them are on their way."""

    def __init__(
        self, work: Work, child: ChildProcess, opened: Opened, reports: Reports, busy: Callable[[], bool]
    ) -> None:
        self.changed: Event[str] = Event()
        """The comparison of this series, or of two reports of it, is there; or another one in its place, after the user
        said something of its links."""
        self.stopped: Event[str] = Event()
        """It failed, or the user gave it up; it is made again when it is asked for again."""
        self._work, self._child, self._opened, self._reports, self._busy = work, child, opened, reports, busy
        self._made: dict[Key, Comparison] = {}
        self._shown: dict[Asked, Comparison] = {}
        self._wanted: dict[Key, Ticket] = {}
        self._elsewhere: set[Asked] = set()
        """What is wanted wherever the reader is."""
        self._phrases: tuple[Comparison, Phrases] | None = None

    def of(self, series: str, elsewhere: bool = False) -> Comparison | None:
        """The reports of a series compared; None while that is made, `changed` follows, and during an import, which
        ends with `library_changed`. Without `elsewhere` it is given up when the reader goes to another series."""
        if self._busy():  # Comparing after each of the reports that come would be in vain.
            return None
        entries = readable(self._reports.series().get(series, []))
        return self._of(self._opened.needed(), entries, elsewhere) if entries else None

    def pair(self, older: str, newer: str) -> Pair | None:
        """What links two reports of the library, by their ids, whatever their series: from the comparison of their
        series where they are of one, else from their own; None while that is made."""
        library = self._opened.needed()
        first, second = library.entry(older), library.entry(newer)
        series = readable(self._reports.series().get(second.series, []))
        both = [entry for entry in series if entry.id in (older, newer)]
        comparison = self._of(library, series if len(both) == 2 else [first, second])
        if comparison is None:
            return None
        ids = comparison.reports
        found = (pair for pair in comparison.pairs if {ids[pair.left_report], ids[pair.right_report]} == {older, newer})
        return next(found, None)

    def compare(self, reports: Sequence[Report]) -> Comparison:
        """Any reports compared, of the library or not, here and now. Raises ExplorerError."""
        corrections = self._opened.library.user.links.all() if self._opened.library else ()
        return run(self._child.perform(compare_job, list(reports), list(corrections)))

    def _of(self, library: Library, entries: Sequence[Entry], elsewhere: bool = False) -> Comparison | None:
        """The comparison of reports in the order given. While it is made anew because of what the user said of links,
        the one before; None while there is none yet, and where it failed. One that is wanted `elsewhere` as well is not
        given up when the reader moves on."""
        asked, key = tuple(entries), self._key(library, entries)
        if elsewhere:
            self._elsewhere.add(asked)
        self._give_up(lambda other: other[0] == asked and other != key)
        if key in self._made:
            self._shown[asked] = self._made[key]
        elif key not in self._wanted or self._wanted[key].cancelled:
            self._make(library, key)
        return self._shown.get(asked)

    def phrases(self, comparison: Comparison) -> Phrases | None:
        """The sentences of compared reports, taken apart once; None where one of them cannot be read any more."""
        if self._phrases is None or self._phrases[0] is not comparison:
            try:
                reports = [self._reports.report(id) for id in comparison.reports]
            except ExplorerError:
                return None
            self._phrases = comparison, Phrases(reports, comparison)
        return self._phrases[1]

    def renew(self) -> None:
        """Compare again what is shown, where the user has said something new of its links."""
        library = self._opened.needed()
        known = set(library.entries())
        self._shown = {asked: comparison for asked, comparison in self._shown.items() if known.issuperset(asked)}
        for asked, shown in list(self._shown.items()):
            ready = self._key(library, asked) in self._made
            if self._of(library, asked) is not shown and ready:
                _emit(self.changed, asked)

    def move_on(self, place: Place) -> None:
        """The reader is at a place: give up comparing what its reports have no part in."""
        if place.report:
            here = {place.report, place.other}
            self._give_up(lambda key: key[0] not in self._elsewhere and here.isdisjoint(entry.id for entry in key[0]))

    def forget(self) -> None:
        """What was shown, or is being made, is of a library that is no longer open."""
        self._shown.clear()
        self._wanted.clear()
        self._elsewhere.clear()
        self._phrases = None

    def _give_up(self, unwanted: Callable[[Key], bool]) -> None:
        for key in [key for key in self._wanted if unwanted(key)]:
            self._wanted.pop(key).cancel()

    def _key(self, library: Library, entries: Sequence[Entry]) -> Key:
        """The entries, and what the user says of links between their reports."""
        hashes = {entry.sha256 for entry in entries}
        said = [each for each in library.user.links.all() if hashes.issuperset((each.one.report, each.other.report))]
        return tuple(entries), tuple(said)

    def _make(self, library: Library, key: Key) -> None:
        def done(comparison: Comparison) -> None:
            if self._wanted.get(key) is not ticket:  # Another library was opened meanwhile.
                return
            del self._wanted[key]
            self._elsewhere.discard(key[0])
            self._keep(key, comparison)
            asked, current = key[0], key == self._key(library, key[0])
            if current or asked not in self._shown:  # The user may have said more meanwhile.
                self._shown[asked] = comparison
                _emit(self.changed, asked)

        def ended() -> None:
            if self._wanted.get(key) is ticket:  # Neither done nor given up because something else is wanted.
                del self._wanted[key]
                _emit(self.stopped, key[0])

        self._wanted[key] = ticket = Ticket()
        self._work.start("compare", "Comparing", lambda: self._job(library, *key), done, ended, ticket)

    def _keep(self, key: Key, comparison: Comparison) -> None:
        self._made[key] = comparison
        for old in list(self._made)[:-_KEPT]:
            del self._made[old]

    def _job(self, library: Library, entries: Asked, corrections: Sequence[LinkCorrection]) -> Job[Comparison]:
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
