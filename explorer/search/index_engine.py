"""The search engine on an index that is kept on disk: opens it, writes it, and answers from a view of it."""

import contextlib
import logging
import operator
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from explorer.errors import ExplorerError
from explorer.jobs import Job, Progress, run
from explorer.language import language
from explorer.model.curve import Curve
from explorer.model.report import Report
from explorer.paths import unreadable, unwritable
from explorer.search.answering import answer, matches, places
from explorer.search.builds import Builds
from explorer.search.by_year import by_year
from explorer.search.completion import Vocabulary
from explorer.search.engine import PAGE, Engine, IndexBusy, IndexDamaged
from explorer.search.entries import entries
from explorer.search.facets import vocabulary
from explorer.search.folders import make_private
from explorer.search.parsing import parse
from explorer.search.query import Node, Query
from explorer.search.results import Filters, Order, Places, Results
from explorer.search.snapshot import Snapshot
from explorer.search.telling import telling

if TYPE_CHECKING:
    from explorer.search.whoosh_store import Store, Writer

_BATCHES = (400, 2000, 5000)
"""Texts written at a time, the first ones sooner, so that a new library is searched within the two seconds that the
benchmark of searching allows. Giving up loses a batch."""

_ANY = "reports"
"""What is sought before anybody searches: the first search has tables and patterns of its languages made, for a third
of a second. Chosen: a word with several forms that nearly every report has."""

_MILLISECONDS = 1000  # of a second

T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass
class _Opened:
    """A build that is being searched, as it was when last looked at."""

    build: Path
    store: "Store"
    generation: int
    snapshot: Snapshot


def open_index(folder: Path) -> Engine:
    """The index in a folder, for searching and for writing. Nothing is read or made before it is needed."""
    return IndexEngine(folder)


class IndexEngine:
    """See `engine.Engine`. Searching opens the index for reading alone and notices what others wrote meanwhile.

    What speaks Whoosh is loaded when an index is opened, since that takes longer than a window may need to appear.
    """

    def __init__(self, folder: Path) -> None:
        self._builds = Builds(folder)
        self._opened: _Opened | None = None
        self._damaged = False
        """It was set aside, and none has been built since: nothing is found, but that is no answer."""
        self._lock = threading.RLock()  # Several threads may ask, one after the other.

    def stamps(self) -> Mapping[str, str]:
        known = self._reading(self._builds.stamps)
        return self._reading(self._read_stamps) if known is None else known

    def search(
        self,
        query: Query,
        limit: int = PAGE,
        offset: int = 0,
        order: Order = Order.RELEVANCE,
        filters: Filters | None = None,
    ) -> Results:
        started = time.perf_counter()
        results = self._reading(lambda: self._search(query, limit, offset, order, filters or {}))
        return replace(results, milliseconds=round((time.perf_counter() - started) * _MILLISECONDS, 2))

    def places(self, wanted: Node | None) -> Places:
        def read() -> Places:
            snapshot = self._snapshot()
            return places(snapshot, wanted) if snapshot else {}

        return self._reading(read)

    def by_year(self, query: Query, filters: Filters | None = None) -> Curve:
        def read() -> Curve:
            snapshot = self._snapshot()
            return by_year(snapshot, query, filters or {}) if snapshot else Curve(query.text)

        return self._reading(read)

    def matches(self, query: Query, filters: Filters | None = None) -> Mapping[str, frozenset[int]]:
        def read() -> Mapping[str, frozenset[int]]:
            snapshot = self._snapshot()
            return matches(snapshot, query, filters or {}) if snapshot else {}

        return self._reading(read)

    def discard(self) -> None:
        with self._locked():
            self.close()
            self._set_aside()

    def telling(self, report: str, text: str) -> tuple[str, ...]:
        def read() -> tuple[str, ...]:
            snapshot = self._snapshot()
            return telling(snapshot, text, language(snapshot.languages.get(report, ""))) if snapshot else ()

        return self._reading(read)

    def vocabulary(self) -> Vocabulary:
        def read() -> Vocabulary:
            snapshot = self._snapshot()
            if snapshot:
                snapshot.warm()
                answer(snapshot, parse(_ANY), 1, 0, Order.RELEVANCE, {})
            return vocabulary(snapshot) if snapshot else {}

        return self._reading(read)

    def index(
        self, reports: Iterable[Report], stamps: Mapping[str, str] | None = None, removed: Collection[str] = ()
    ) -> Job[None]:
        from explorer.search.whoosh_store import Store

        batches = _Batches(reports, stamps or {}, removed)
        with self._locked(), self._condemning(unwritable):
            build = self._builds.current()
            if build is None:
                build = self._builds.begin()
                store = Store.create(build)
            else:
                store = Store(build)
            known = self._builds.stamps()  # Where these were kept, no report of the index is looked at.
            if known is None:
                known = {id: stamp for id, (stamp, _) in _entries_of(store).items()}
            while batches.waiting:
                self._builds.set_stamps(build, None)
                with store.writing() as writer:
                    yield from batches.write(writer, store, known)
                self._builds.publish(build)
                self._builds.set_stamps(build, known)
                while store.tidy():  # Also in the middle of a long index, so that it is searched as fast.
                    yield Progress(batches.done, batches.total, "Writing the search index")

    def update(self, report: Report) -> None:
        run(self.index([report]))

    def remove(self, id: str) -> None:
        run(self.index([], removed=[id]))

    def close(self) -> None:
        with self._lock:
            if self._opened:
                self._opened.snapshot.close()
                self._opened = None

    def _reading(self, read: Callable[[], T]) -> T:
        """What `read` returns. Damage is looked at twice, since a writer may just have replaced the build."""
        with self._lock, self._condemning(unreadable):
            try:
                return read()
            except IndexDamaged:
                self.close()
                return read()

    @contextlib.contextmanager
    def _condemning(self, in_words: Callable[[Path, OSError], ExplorerError]) -> Iterator[None]:
        """Set the index aside where the store says that it is damaged; nobody else can know. `in_words` tells what the
        disk refuses."""
        try:
            yield
        except IndexDamaged:
            _log.info("The search index is set aside.", exc_info=True)
            self.close()
            self._set_aside()
            self._damaged = True
            raise
        except OSError as error:
            raise in_words(self._builds.folder, error) from error

    def _set_aside(self) -> None:
        try:
            self._builds.set_aside()
        except OSError as error:
            raise unwritable(self._builds.folder, error) from error

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        from explorer.search.whoosh_store import lock

        folder = self._builds.folder
        try:
            make_private(folder)
            held = lock(folder)
        except OSError as error:
            raise unwritable(folder, error) from error
        if held is None:
            raise IndexBusy
        try:
            yield
        finally:
            held()

    def _snapshot(self) -> Snapshot | None:
        """The index at this moment, None where there is none yet."""
        from explorer.search.whoosh_store import Store

        build = self._builds.current()
        if self._opened and self._opened.build == build:
            generation = self._opened.store.generation
            if generation == self._opened.generation:
                return self._opened.snapshot
        store = self._opened.store if self._opened and self._opened.build == build else None
        self.close()
        if build is None:
            if self._damaged:
                raise IndexDamaged
            return None
        self._damaged = False
        store = store or Store(build)
        generation = store.generation
        self._opened = _Opened(build, store, generation, Snapshot(store.segments()))
        return self._opened.snapshot

    def _read_stamps(self) -> dict[str, str]:
        snapshot = self._snapshot()
        return {each.record.id: each.record.stamp for each in snapshot.reports} if snapshot else {}

    def _search(self, query: Query, limit: int, offset: int, order: Order, filters: Filters) -> Results:
        snapshot = self._snapshot()
        if snapshot is None or query.wanted is None:
            return Results(query, explanation=query.explanation, offset=offset)
        return answer(snapshot, query, limit, offset, order, filters)


class _Batches:
    """Reports on their way into the index."""

    def __init__(self, reports: Iterable[Report], stamps: Mapping[str, str], removed: Collection[str]) -> None:
        self.total, self.done, self.waiting = operator.length_hint(reports), 0, True
        self._reports, self._stamps, self._removed = iter(reports), stamps, set(removed)
        self._sizes = iter(_BATCHES)
        self._size = 0

    def write(self, writer: "Writer", store: "Store", known: dict[str, str]) -> Job[None]:
        """Add reports until the batch is full; `known` are those in the index with their stamps, before it and then
        with it."""
        old = _Old(writer, store, known)
        for id in self._removed:
            old.delete(id)
        self._removed.clear()
        self._size = next(self._sizes, self._size)
        texts = 0
        for report in self._reports:
            yield Progress(self.done, self.total, f"Indexing {report.title or report.source.name or report.id}")
            old.delete(report.id)
            known[report.id] = self._stamps.get(report.id, "")
            for entry in entries(report, known[report.id]):
                writer.add(entry)
                texts += 1
            self.done += 1
            if texts >= self._size:
                break
        else:
            self.waiting = False
        yield Progress(self.done, self.total, "Writing the search index")


class _Old:
    """The reports in an index that give way to what is being written. Where their entries stand is read with the first
    of them, so that a new report costs no look at the others."""

    def __init__(self, writer: "Writer", store: "Store", known: dict[str, str]) -> None:
        self._writer, self._store, self._known = writer, store, known
        self._entries: dict[str, tuple[str, range]] | None = None

    def delete(self, id: str) -> None:
        """Take out a report, if it was there before."""
        if self._known.pop(id, None) is not None:
            if self._entries is None:
                self._entries = _entries_of(self._store)
            self._writer.delete(self._entries[id][1] if id in self._entries else ())


def _entries_of(store: "Store") -> dict[str, tuple[str, range]]:
    """The reports of an index, each with its stamp and its entries."""
    snapshot = Snapshot(store.segments())
    snapshot.close()
    return {each.record.id: (each.record.stamp, range(each.first, each.end + 1)) for each in snapshot.reports}
