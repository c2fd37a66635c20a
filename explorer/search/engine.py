"""What a search engine does. The window and the command line know nothing else of searching."""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from explorer.errors import ExplorerError
from explorer.jobs import Job
from explorer.model.curve import Curve
from explorer.model.report import Report
from explorer.search.completion import Vocabulary
from explorer.search.query import Node, Query
from explorer.search.results import Filters, Order, Places, Results

PAGE = 50
"""Hits that a search gives where it is not told how many. Chosen: what a reader looks through at once."""


class IndexDamaged(ExplorerError):
    """What is read of the index is not what was written. Raised by the store alone, which checks its bytes; the index
    has then been set aside, and `index_library` builds it again."""

    def __init__(self, message: str = "The search index was damaged. It is built again.") -> None:
        super().__init__(message)


class IndexBusy(ExplorerError):
    """Another program is writing the same index."""

    def __init__(
        self, message: str = "The search index is being written by another window. Try again in a moment."
    ) -> None:
        super().__init__(message)


class Engine(Protocol):
    """An index of reports. Writing is for one process at a time; any number may search meanwhile, and see the old state
    or the new one.

    Every method may raise IndexDamaged, and ExplorerError where the disk refuses. Any other exception is an error in
    the program; the index then stays as it is.
    """

    def stamps(self) -> Mapping[str, str]:
        """The ids of the indexed reports, each with the stamp it was indexed under."""
        ...

    def index(
        self, reports: Iterable[Report], stamps: Mapping[str, str] | None = None, removed: Collection[str] = ()
    ) -> Job[None]:
        """Add reports, replacing those of the same id, and take out the `removed` ids. Given up half-way, it leaves
        whole reports, old or new. Raises IndexBusy."""
        ...

    def update(self, report: Report) -> None:
        """Add one report, or replace it. Raises IndexBusy."""
        ...

    def remove(self, id: str) -> None:
        """Take one report out. Raises IndexBusy."""
        ...

    def search(
        self,
        query: Query,
        limit: int = PAGE,
        offset: int = 0,
        order: Order = Order.RELEVANCE,
        filters: Filters | None = None,
    ) -> Results:
        """`limit` hits in this order, leaving out the first `offset`; none for an empty query or before there is an
        index."""
        ...

    def places(self, wanted: Node | None) -> Places:
        """Where the texts with all that is `wanted` stand, every text for None; empty before there is an index."""
        ...

    def by_year(self, query: Query, filters: Filters | None = None) -> Curve:
        """How many texts have all that a query asks for, by year and section, beside the words that were searched;
        without years before there is an index."""
        ...

    def matches(self, query: Query, filters: Filters | None = None) -> Mapping[str, frozenset[int]]:
        """Every text that has all that is asked for, as in the first tier of `search`: the ids of the reports, each
        with the numbers of its texts in the order of `documents.contents`. None for an empty query or before there is
        an index."""
        ...

    def discard(self) -> None:
        """Forget all that is indexed; what `index` is given next begins a new index. Raises IndexBusy."""
        ...

    def telling(self, report: str, text: str) -> tuple[str, ...]:
        """The words by which texts like one of a report, given by its id, are found; none before there is an index."""
        ...

    def vocabulary(self) -> Vocabulary:
        """The values of fields that texts of the index have, for `completion.complete`. What every search needs is
        read with them, so that the first search is as quick as the next."""
        ...

    def close(self) -> None:
        """Let go of the files. What is asked afterwards opens them again."""
        ...
