"""The search of a session: its query, its results, the hit in hand, and the index that it needs."""

from collections.abc import Callable
from functools import partial

from explorer.errors import ExplorerError, QueryError
from explorer.events import Event
from explorer.jobs import ChildProcess, Job, Progress, Ticket
from explorer.library import Library
from explorer.search.engine import Engine, IndexDamaged, Results, open_index
from explorer.search.indexing import Indexed, index_library
from explorer.search.query import Query, parse
from explorer.session.work import Notice, Work, in_child

LIMIT = 60
"""Hits that are shown; the total counts all. Fetching more takes longer than typing waits."""


class Searching:
    """The latest query wins: what an earlier one still finds is forgotten."""

    def __init__(self, work: Work, child: ChildProcess, notify: Callable[[Notice], object]) -> None:
        self.changed: Event[()] = Event()
        """Query, results or hit changed."""
        self.query = ""
        self.results: Results | None = None
        self.hit: int | None = None
        self.limit = LIMIT
        self._work, self._child, self._notify = work, child, notify
        self._library: Library | None = None
        self._engine: Engine | None = None
        self._search: Ticket | None = None
        self._indexing = False
        self._mended = ""
        """The query for which the index was built again."""
        self._stale = False
        """The library changed while it was being indexed; what was indexed meanwhile can be found already."""
        self._failure: ExplorerError | None = None
        """Why the index is not up to date."""

    def open(self, library: Library) -> None:
        """Search this library from now on, and bring its index up to date."""
        self.close()
        self._library, self._engine = library, open_index(library.cache_folder / "index")
        self.clear()
        self.update()

    def update(self) -> None:
        """Bring the index up to date with the library; a standing search then runs again."""
        self._stale = self._indexing
        if not self._indexing:
            self._indexing = True
            self._work.start("index", "Indexing", self._index_job, self._indexed, self._index_ended)

    def search(self, text: str) -> None:
        """Find what is asked for; an empty query ends the search. A query that cannot be understood is told of."""
        if not text.strip():
            self.clear()
            return
        self.query = text
        try:
            query = parse(text)
        except QueryError as error:
            self._notify(Notice(str(error), error=True))
            return
        if self._search:
            self._search.cancel()
        job = partial(self._search_job, query)
        self._search = self._work.start("search", "Searching", job, partial(self._found, text))

    def clear(self) -> None:
        self.query, self.results, self.hit = "", None, None
        self.changed.emit()

    def select(self, index: int) -> None:
        """Take a hit in hand. Raises IndexError where there is none of this number."""
        if self.results is None or not 0 <= index < len(self.results.hits):
            raise IndexError(index)
        self.hit = index
        self.changed.emit()

    def step(self, forward: bool) -> None:
        """The next or previous hit, around the end to the beginning."""
        if self.results and self.results.hits:
            count = len(self.results.hits)
            first = 0 if forward else count - 1
            self.select(first if self.hit is None else (self.hit + (1 if forward else -1)) % count)

    def close(self) -> None:
        if self._engine:
            self._engine.close()
            self._engine = None

    def _search_job(self, query: Query) -> Job[Results | None]:
        yield Progress(0, 0)
        if self._engine is None:
            return None
        if self._failure and self._work.waits:  # A script must not take what an old index finds for all there is.
            raise self._failure
        try:
            return self._engine.search(query, self.limit)
        except IndexDamaged:
            return None

    def _found(self, text: str, results: Results | None) -> None:
        if text != self.query:
            return
        if results is None:  # The index was damaged; the search runs again when it has been built.
            if self._mended == text:
                self._notify(Notice("The search index cannot be built. Close other programs and search again.", True))
            else:
                self._mended = text
                self.update()
            return
        self._mended = ""
        self.results, self.hit = results, None
        self.changed.emit()

    def _index_job(self) -> Job[Indexed | ExplorerError]:
        """What came of it, or why nothing did: whatever else was done stands without an index."""
        library = self._library
        if library is None:
            return Indexed()
        try:
            return (yield from self._index_of(library))
        except ExplorerError as error:
            return error

    def _index_of(self, library: Library) -> Job[Indexed]:
        entries = [entry for entry in library.entries() if not entry.error]
        return (
            yield from in_child(
                self._child,
                index_library,
                library.cache_folder / "index",
                library.reports_folder,
                {entry.id: entry.sha256 for entry in entries},
                {entry.id: {"title": entry.title, "year": entry.year, "series": entry.series} for entry in entries},
            )
        )

    def _index_ended(self) -> None:
        self._indexing = False
        if self._stale:
            self.update()

    def _indexed(self, indexed: Indexed | ExplorerError) -> None:
        self._failure = indexed if isinstance(indexed, ExplorerError) else None
        if isinstance(indexed, ExplorerError):
            self._notify(Notice(str(indexed), error=True))
            return
        if indexed.notice:
            self._notify(Notice(indexed.notice))
        if self.query and (indexed.indexed or indexed.removed or self.results is None):
            self.search(self.query)
