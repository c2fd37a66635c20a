"""A large index is searched in a process of its own, so that the window's thread need not share Python with a query."""

import functools
import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar, TypeVarTuple, Unpack

from explorer.jobs import ChildProcess, Job, NoProcess, ProcessEnded, Progress, check, run
from explorer.model.curve import Curve
from explorer.search.completion import Vocabulary
from explorer.search.engine import PAGE, Engine
from explorer.search.index_engine import IndexEngine
from explorer.search.query import Node, Query
from explorer.search.results import Filters, Order, Places, Results

LARGE = 100_000_000
"""Bytes of an index, of some 165,000 paragraphs: more than any that was measured in the window's process. With real
keys (`python -m tests.benchmarks --typing --one-process`) its thread stood still for 42 ms at most with 15,000
paragraphs, 40 with 60,000 and 41 with 155,000 (94 MB), and may for 50. Where another process searched it was 20, half
of all results came 4 ms later, and the process took 94 MB of memory."""
_PATIENCE = 2.0
"""Seconds that a query that is given up may take to end. Set by hand: with a processor for itself it takes 0.06 and
another process a second to start, and many times that where all are busy."""
_LOOK = 0.01
"""Seconds between two looks at whether a query is still wanted: a tenth of those between two keys of a fast typist."""

Asked = TypeVarTuple("Asked")
T = TypeVar("T")
_log = logging.getLogger(__name__)


def open_apart(folder: Path) -> Engine:
    """The index in a folder, as `open_index` gives it; once it is large it is searched in another process."""
    return EngineApart(folder)


class EngineApart(IndexEngine):
    """See `engine.Engine`. What is given up where it is asked (`jobs.check`) is given up in the process, too.

    The process starts with the first question to a large index, and is kept until `close`. One that dies is replaced,
    and asked once more; then ProcessEnded is raised. Where the system gives none the index is searched on the caller's
    thread.
    """

    def __init__(self, folder: Path, large: int = LARGE) -> None:
        """`large` is from how many bytes on an index is."""
        super().__init__(folder)
        self._folder, self._large = folder, large
        self._child = ChildProcess(patience=_PATIENCE, look=_LOOK)
        self._is_apart = False
        self._none = False
        """The system gives no process."""

    def search(
        self,
        query: Query,
        limit: int = PAGE,
        offset: int = 0,
        order: Order = Order.RELEVANCE,
        filters: Filters | None = None,
    ) -> Results:
        return self._asked(IndexEngine.search, query, limit, offset, order, filters)

    def places(self, wanted: Node | None) -> Places:
        return self._asked(IndexEngine.places, wanted)

    def by_year(self, query: Query, filters: Filters | None = None) -> Curve:
        return self._asked(IndexEngine.by_year, query, filters)

    def matches(self, query: Query, filters: Filters | None = None) -> Mapping[str, frozenset[int]]:
        return self._asked(IndexEngine.matches, query, filters)

    def telling(self, report: str, text: str) -> tuple[str, ...]:
        return self._asked(IndexEngine.telling, report, text)

    def vocabulary(self) -> Vocabulary:
        return self._asked(IndexEngine.vocabulary)

    def close(self) -> None:
        super().close()
        self._is_apart = False
        self._child.close()

    def _asked(self, ask: Callable[[IndexEngine, Unpack[Asked]], T], *about: *Asked) -> T:
        """What a question is answered with, where it is to be asked."""
        check()  # One that was given up before the index was closed must not start a process that nobody ends.
        if self._goes_apart():
            try:
                return self._asked_apart(ask, about)
            except NoProcess:
                _log.warning("A large index is searched in the window's own process.", exc_info=True)
                self._none = True
        return ask(self, *about)

    def _goes_apart(self) -> bool:
        if self._none:
            return False
        if not self._is_apart and self._reading(self._builds.size) >= self._large:
            super().close()
            self._is_apart = True
        return self._is_apart

    def _asked_apart(self, ask: Callable[[IndexEngine, Unpack[Asked]], T], about: tuple[*Asked]) -> T:
        try:
            return run(self._question(ask, about), lambda _: check())
        except NoProcess:
            raise
        except ProcessEnded:
            _log.warning("The process that searches ended. Another is asked.")
            return run(self._question(ask, about), lambda _: check())

    def _question(self, ask: Callable[[IndexEngine, Unpack[Asked]], T], about: tuple[*Asked]) -> Job[T]:
        return self._child.perform(_answer, self._folder, ask, about)


def _answer(folder: Path, ask: Callable[[IndexEngine, Unpack[Asked]], T], about: tuple[*Asked]) -> Job[T]:
    """What an index answers to a question, in the process that keeps it open."""
    yield Progress(0, 0)
    return ask(_opened(folder), *about)


_opened = functools.lru_cache(maxsize=1)(IndexEngine)
"""The index that this process searches: the process ends before another is asked about."""
