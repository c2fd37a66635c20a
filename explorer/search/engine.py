"""What a search engine does, and what it answers. The window and the command line know nothing else of searching."""

import enum
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from explorer.errors import ExplorerError
from explorer.jobs import Job
from explorer.model.report import Report
from explorer.search.completion import Vocabulary
from explorer.search.query import Kind, Query
from explorer.search.words import LANGUAGE


class IndexDamaged(ExplorerError):
    """The index could not be read and has been set aside; `index_library` builds it again."""


class IndexBusy(ExplorerError):
    """Another program is writing the same index."""


class Order(enum.StrEnum):
    """RELEVANCE: the best first. YEAR: the newest first, of a year the best. PLACE: series by series and year by year,
    as one reads."""

    RELEVANCE = "relevance"
    YEAR = "year"
    PLACE = "place"


Filters = Mapping[str, Collection[str]]
"""Values of facets to which results are narrowed: `{"year": {"2018", "2020"}}`. Those of one facet are alternatives."""

FACETS = ("year", "series", "body", "section")


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that was found, `where` it stands in its report.

    `report` is an id, `eid` the element to open, `section` its path, `label` its paragraph's. `snippet` is the sentence
    around the best match, two where it is short; `matches` are its characters `(start, end)`.
    """

    report: str
    eid: str
    section: str
    label: str | None
    page: int | None
    score: float
    snippet: str
    matches: tuple[tuple[int, int], ...]
    where: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Relaxation:
    """What is found when one part of a query is left out: `without` is that part, `text` the query that remains, as
    they are typed, and `total` the texts that it finds."""

    without: str
    text: str
    total: int


@dataclass(frozen=True, slots=True)
class Results:
    """Hits of a query, `offset` and on.

    `total` counts all texts found, however many hits were asked for, and so do the `facets`, a count for each value of
    FACETS: `facets["year"]["2018"]`, in the order of time; of the others the most frequent first. A facet counts as if
    its own filter did not stand, so that its other values can be taken instead. `reports` counts for each report.
    `explanation` says how the query was understood. `suggestion` is another query that does find something, where this
    one found nothing because of a misspelt word; `relaxations` are the parts without which it would, the part that
    alone finds nothing first.
    """

    query: Query
    total: int = 0
    milliseconds: float = 0.0
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=lambda: {name: {} for name in FACETS})
    reports: Mapping[str, int] = field(default_factory=dict)
    explanation: str = ""
    suggestion: str | None = None
    relaxations: tuple[Relaxation, ...] = ()
    offset: int = 0


class Engine(Protocol):
    """An index of reports. Writing is for one process at a time; any number may search meanwhile, and see the old state
    or the new one."""

    def stamps(self) -> Mapping[str, str]:
        """The ids of the indexed reports, each with the stamp it was indexed under. Raises IndexDamaged."""
        ...

    def index(
        self, reports: Iterable[Report], stamps: Mapping[str, str] | None = None, removed: Collection[str] = ()
    ) -> Job[None]:
        """Add reports, replacing those of the same id, and take out the `removed` ids. Given up half-way, it leaves
        whole reports, old or new. Raises IndexBusy, IndexDamaged."""
        ...

    def update(self, report: Report) -> None:
        """Add one report, or replace it."""
        ...

    def remove(self, id: str) -> None:
        """Take one report out."""
        ...

    def search(
        self,
        query: Query,
        limit: int = 50,
        offset: int = 0,
        order: Order = Order.RELEVANCE,
        filters: Filters | None = None,
    ) -> Results:
        """`limit` hits in this order, leaving out the first `offset`; none for an empty query or before there is an
        index. Raises IndexDamaged."""
        ...

    def vocabulary(self) -> Vocabulary:
        """The values of fields that texts of the index have, for `completion.complete`. What every search needs is
        read with them, so that the first search is as quick as the next. Raises IndexDamaged."""
        ...

    def close(self) -> None: ...


def open_index(folder: Path) -> Engine:
    """The index in a folder, for searching and for writing. Nothing is read or made before it is needed."""
    from explorer.search.index_engine import IndexEngine  # Which needs this file.

    return IndexEngine(folder)


def stem() -> Callable[[str], str]:
    """What gives the form that stands for all forms of a word."""
    return LANGUAGE.stem
