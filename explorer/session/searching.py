"""The search of a session: its query, its results, the hit in hand, and the index that it needs."""

import contextlib
import logging
import math
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial

from explorer.errors import ExplorerError, Fault
from explorer.events import Event
from explorer.jobs import Cancelled, ChildProcess, Job, Progress
from explorer.library import Library
from explorer.model.comparison import Comparison
from explorer.model.curve import Curve
from explorer.model.passage import Passage
from explorer.search.apart import open_apart
from explorer.search.completion import Completion, Vocabulary, complete
from explorer.search.engine import Engine, IndexDamaged
from explorer.search.folders import index_folder
from explorer.search.index_engine import open_index
from explorer.search.indexing import Indexed
from explorer.search.parsing import parse
from explorer.search.query import Query, asks_of_time
from explorer.search.results import REPORT, Filters, Order, Results
from explorer.session.by_year import ByYear
from explorer.session.indexing import up_to_date
from explorer.session.latest import Latest
from explorer.session.noted import search_notes
from explorer.session.saved_searches import Counted
from explorer.session.through_time import ThroughTime
from explorer.session.work import Notice, Work

AGAIN_S = 20.0
"""An index that follows an import is brought up to date no more often than this: it takes time from the reading."""
FAILED = "The search failed because of an error in the program. Try other words, and report it if it happens again."
"""What the user reads of an error of our own; the log holds its trace."""
DAMAGED_AGAIN = "The search index was damaged again as soon as it was built. Check the disk and search again."
STOPPED = "The search was stopped."
LIMIT = 25
"""Hits that are fetched at once; the total counts all, and `more` fetches the next."""

_Page = tuple[str, int]
"""A query, and how many hits stand before those that are fetched."""
_Answer = Results | ExplorerError | None
"""An error where the search failed, or there is no index and none can be made; None where the index was damaged."""
_Find = Callable[[Query], Results | None]
_Alike = Latest[Callable[[str], object], str]
"""Queries for what is like a text, by who is told of them."""

_log = logging.getLogger(__name__)


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Tell in a sentence what fails by our own fault, and log its trace. The index is as it was."""
    try:
        yield
    except Fault as error:  # Logged where it came from another process.
        raise Fault(FAILED) from error
    except (ExplorerError, Cancelled):
        raise
    except Exception as error:
        _log.exception("Searching failed.")
        raise Fault(FAILED) from error


class Searching:
    """The latest query wins: what an earlier one still finds is forgotten."""

    def __init__(
        self,
        work: Work,
        child: ChildProcess,
        passages: Callable[[], Sequence[Passage]],
        notify: Callable[[Notice], object],
        compared: Callable[[str], Comparison | None],
    ) -> None:
        """`passages` gives those of the library, in which notes are sought; it is called on a worker. `compared` gives
        the comparison of a series, None while it is made."""
        self.changed: Event[()] = Event()
        """Query, results or hit changed."""
        self.indexed: Event[()] = Event()
        """The index is up to date with the library."""
        self.compared: Event[()] = Event()
        """Reports that queries asked of time about are compared, or otherwise: these may find something else."""
        self.query = ""
        self.results: Results | None = None
        self.hit: int | None = None
        self.limit, self.order = LIMIT, Order.RELEVANCE
        self.filters: dict[str, set[str]] = {}
        """The values to which the facets narrow the results; those of one facet are alternatives."""
        self._work, self._child, self._passages, self._notify = work, child, passages, notify
        self._time = ThroughTime(compared)
        self.by_year = ByYear(work, notify, self._curve)
        self._library: Library | None = None
        self._engine: Engine | None = None
        self._vocabulary: Vocabulary = {}
        lane = work, "search", "Searching"
        self._latest: Latest[_Page, _Answer] = Latest(*lane, self._found, self._stopped)
        self._alike = _Alike(*lane, lambda found, query: found(query))
        self._unfinished = self._indexing = False
        self._mended = ""
        """The query for which the index was built again."""
        self.failure = ""
        """Why there are no results for the query that stands, in a sentence."""
        self._stale = False  # The library changed while it was being indexed; what was indexed can be found already.
        self._followed = -math.inf
        """When the index last followed an import that goes on."""
        self._failure: ExplorerError | None = None  # Why the index is not up to date.

    def open(self, library: Library) -> None:
        """Search this library from now on, and bring its index up to date; what was asked for while none was open then
        runs."""
        self.close()
        opening = open_index if self._work.waits else open_apart  # Else a window has to answer meanwhile.
        self._library, self._engine = library, opening(index_folder(library.folder))
        self.update()

    @property
    def indexing(self) -> bool:
        """Whether the index is being brought up to date, so that more may be found later."""
        return self._indexing

    def follow(self) -> None:
        """While more reports come, or the index cannot be written: bring it up to date at once, then now and then."""
        if not self._indexing and time.monotonic() >= self._followed + AGAIN_S:
            self.update()
            self._followed = time.monotonic()

    def update(self) -> None:
        """Bring the index up to date with the library; a standing search then runs again."""
        self._followed = -math.inf
        self._stale = self._indexing
        if not self._indexing:
            self._indexing = True
            self._work.start("index", "Indexing", self._index_job, self._indexed, self._index_ended)

    def rebuild(self) -> None:
        """Forget the index, and index the library anew; a standing search then runs again. Raises IndexBusy."""
        if self._engine:
            self._engine.discard()
            self.update()

    def search(self, text: str, unfinished: bool = False) -> None:
        """Find what is asked for; an empty query ends the search. `changed` follows with the results. While it is
        `unfinished`, its last word may be the beginning of one. Before a library is open it waits for one."""
        if not text.strip():
            self.clear()
            return
        if text != self.query:
            self._alike.cancel()
            self.filters.pop(REPORT, None)
        self.query, self._unfinished, self.failure = text, unfinished, ""
        if self._library is None:
            self.changed.emit()
        else:
            if self._failure and not self._work.waits:  # The user may have seen to it.
                (self.follow if unfinished else self.update)()
            self._fetch(parse(text))

    def narrow(self, facet: str, value: str, on: bool = True) -> None:
        """Show only results with this value of a facet, or with others chosen before; `on` False takes it back."""
        values = self.filters.setdefault(facet, set())
        (values.add if on else values.discard)(value)
        if not values:
            del self.filters[facet]
        self._again()

    def narrow_to(self, reports: Collection[str]) -> None:
        """Show only results in these reports, by their ids, as long as this query stands; without any, in all again."""
        self.filters.pop(REPORT, None)
        if reports:
            self.filters[REPORT] = set(reports)
        self._again()

    def widen(self) -> None:
        """Give up all filters."""
        self.filters.clear()
        self._again()

    def sort(self, order: Order) -> None:
        """Put the hits in this order from now on, and search again for the query that stands."""
        self.order = order
        self._again()

    def comparison_changed(self, series: str) -> None:
        """A series is compared, or otherwise, as after a correction: search again where the query asks of time."""
        if self._time.renew(series):
            if self.results and asks_of_time(self.results.query.wanted):
                self._again()
            self.compared.emit()

    def more(self) -> None:
        """Fetch the hits that follow those that are there, where there are more."""
        results = self.results
        if results and len(results.hits) < results.total and not self._latest.running:
            self._fetch(results.query, len(results.hits))

    def complete(self, text: str, cursor: int) -> list[Completion]:
        """What the word under the cursor may become."""
        return complete(text, cursor, self._vocabulary)

    def count(self, text: str) -> Counted:
        """How many texts a query finds. For a worker: it waits for the engine."""
        try:
            with _told():
                engine, library = self._engine, self._library
                if engine is None or library is None:
                    return Counted()
                read = self._time.read(parse(text), engine, library)
                return Counted(engine.search(read.query, limit=0).reports, read.uncompared)
        except IndexDamaged:
            return Counted()

    def compare(self, series: Sequence[str]) -> bool:
        """Have series compared for queries that ask of time, `compared` follows; whether that is known better now."""
        return self._time.ask(series)

    def like(self, report: str, words: str, found: Callable[[str], object]) -> None:
        """Have the query told that finds texts like these words of a report; "" where nothing is like them. Nothing is
        told where another query came meanwhile."""
        self._alike.start(found, partial(self._like_job, report, words))

    def _like_job(self, report: str, words: str) -> Job[str]:
        yield Progress(0, 0)
        try:
            with _told():
                return " OR ".join(self._engine.telling(report, words)) if self._engine else ""
        except IndexDamaged:
            return ""

    def _curve(self, query: Query, filters: Filters) -> Curve | None:
        try:
            with _told():
                return self._engine.by_year(query, filters) if self._engine else None
        except IndexDamaged:
            return None

    def clear(self) -> None:
        """End the search, and what narrowed it."""
        self._latest.forget()
        self._alike.cancel()
        self.by_year.forget()
        self.query, self.results, self.hit, self.failure = "", None, None, ""
        self.filters.clear()
        self.changed.emit()

    def select(self, index: int) -> None:
        """Take a hit in hand. Raises IndexError where there is none of this number."""
        if self.results is None or not 0 <= index < len(self.results.hits):
            raise IndexError(index)
        self.hit = index
        self.changed.emit()

    def close(self) -> None:
        """Let go of the library and of the engine with its files, so that `count` finds nothing; no error where there
        is none."""
        self._library = None
        self._alike.cancel()
        self._time.forget()
        self._stale = False  # What is being indexed need not be indexed once more.
        if self._engine:
            self._engine.close()
            self._engine = None

    def _again(self) -> None:
        if self.query:
            self.search(self.query, self._unfinished)

    def _fetch(self, query: Query, offset: int = 0) -> None:
        filters = {name: frozenset(values) for name, values in self.filters.items()}
        begun = parse(query.text, typing=True) if self._unfinished else None
        if asks_of_time(query.wanted):
            self._time.ask()
        find = partial(self.page, offset=offset, limit=self.limit, order=self.order, filters=filters)
        self._latest.start((query.text, offset), partial(self._search_job, query, begun, find))

    def _search_job(self, query: Query, begun: Query | None, find: _Find) -> Job[_Answer]:
        """What a query finds as one that is only `begun`; where that is nothing, why it finds nothing as it stands."""
        yield Progress(0, 0)
        if self._failure and self._work.waits:  # A script must not take what an old index finds for all there is.
            return self._failure
        try:
            with _told():
                results = find(begun) if begun else None
                results = results if results and results.total else find(query)
                no_index = results and results.query and not results.tiers
                return self._failure if no_index and self._failure else results
        except IndexDamaged:
            return None
        except ExplorerError as error:
            return error

    def page(self, query: Query, offset: int, limit: int, order: Order, filters: Filters) -> Results | None:
        """So many hits from one on: the user's notes first, then what the engine finds; None where no library is open.
        For a worker."""
        engine, library = self._engine, self._library  # Another may be opened meanwhile.
        if engine is None or library is None:
            return None
        read = self._time.read(query, engine, library)
        query = read.query
        noted = search_notes(query, self._passages(), library, filters)
        page = noted[offset : offset + limit]
        rest = max(0, offset - len(noted))
        results = engine.search(query, limit - len(page), rest, order, filters)
        library.outlines([hit.report for hit in results.hits])  # At hand when the window names their sections.
        first = tuple(replace(tier, total=tier.total + len(noted)) for tier in results.tiers[:1])
        hits, total = (*page, *results.hits), results.total + len(noted)
        tiers = first + results.tiers[1:]
        results = replace(results, uncompared=read.uncompared, untold=read.untold)
        return replace(results, hits=hits, total=total, tiers=tiers, offset=offset)

    def _fail(self, sentence: str) -> None:
        self.results, self.hit, self.failure, self._mended = None, None, sentence, ""
        self.changed.emit()

    def _stopped(self, page: _Page) -> None:
        """Of hits that were to follow others nothing is told: they can be fetched again."""
        if page[1] == 0:
            self._fail(STOPPED)

    def _found(self, page: _Page, results: _Answer) -> None:
        self.failure = ""
        if isinstance(results, ExplorerError):
            self._work.failed.emit(results)
            self._fail(str(results))
            return
        if results is None:  # The index was damaged; the search runs again when it has been built.
            if self._mended == page[0]:
                self._notify(Notice(str(self._failure or DAMAGED_AGAIN), error=True))
                self._fail(str(self._failure or DAMAGED_AGAIN))
            else:
                self._mended = page[0]
                self.update()
            return
        self._mended = ""
        if results.offset and self.results:
            self.results = replace(self.results, hits=self.results.hits + results.hits)
        else:
            self.results, self.hit = results, None
        if results.uncompared and self._time.ask(results.uncompared):
            self._again()
        self.changed.emit()

    def _learn(self) -> None:
        """Get to know the values of fields in the index, for completion."""
        self._work.start("search", "Searching", self._vocabulary_job, self._learnt)

    def _vocabulary_job(self) -> Job[Vocabulary]:
        yield Progress(0, 0)
        parse("any")  # The first has patterns of all languages compiled, for a tenth of a second: not on a key.
        try:
            with _told():
                return self._engine.vocabulary() if self._engine else {}
        except IndexDamaged:
            return {}

    def _learnt(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def _index_job(self) -> Job[Indexed | ExplorerError]:
        """What came of it, or why nothing did: whatever else was done stands without an index."""
        library = self._library
        if library is None:
            return Indexed()
        try:
            return (yield from up_to_date(library, self._child))
        except ExplorerError as error:
            return error

    def _index_ended(self) -> None:
        self._indexing = False
        if self._stale:
            self.update()
        elif self.query and self._mended == self.query and not self._latest.running:  # It waits for an index in vain.
            self._fail(str(self._failure or STOPPED))

    def _indexed(self, indexed: Indexed | ExplorerError) -> None:
        known, self._failure = self._failure, indexed if isinstance(indexed, ExplorerError) else None
        if isinstance(indexed, ExplorerError):
            if str(known) != str(indexed):
                self._notify(Notice.of(indexed))
            return
        if indexed.notice:
            self._notify(Notice(indexed.notice))
        self._indexing = self._stale
        self._learn()
        self.indexed.emit()
        if self.query and (indexed.indexed or indexed.removed or self.results is None):
            self.search(self.query)
