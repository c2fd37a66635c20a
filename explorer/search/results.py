"""What a search is narrowed and ordered by, and what it finds: plain values that everybody may hold."""

import enum
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from explorer.search.query import Kind, Query


class Order(enum.StrEnum):
    """RELEVANCE: the best first. YEAR: the newest first, of a year the best. PLACE: series by series and year by year,
    as one reads."""

    RELEVANCE = "relevance"
    YEAR = "year"
    PLACE = "place"


Filters = Mapping[str, Collection[str]]
"""Values of facets to which results are narrowed: `{"year": {"2018", "2020"}}`. Those of one facet are alternatives."""

Places = Mapping[str, Collection[tuple[str, str]]]
"""Of reports, by their ids, where texts stand: the eIds of their elements and the paths of their sections."""

FACETS = ("year", "series", "body", "section")
REPORT = "report"
"""What narrows to whole reports, by their ids. It is no facet: nothing is counted by it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A text that was found, `where` it stands in its report.

    `report` is an id, `eid` the element to open, `section` its path, `label` its paragraph's. `snippet` is the sentence
    around the best match, two where it is short; `matches` are its characters `(start, end)`. It is one of the `tier`
    of this number; of the words sought it lacks the `missing`, and has those `above` in headings above alone or as the
    year of its report. `weights` are the words and phrases that it has, each with what it adds to the `score`.
    """

    report: str
    eid: str
    section: str
    label: str | None
    page: int | None
    score: float = 0.0
    snippet: str = ""
    matches: tuple[tuple[int, int], ...] = ()
    where: Kind = Kind.TEXT
    tier: int = 0
    missing: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    weights: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Tier:
    """The `total` texts found that have `words` of the `of` words that may be missing, where `above` only with headings
    above and the year of the report. The words `without` are in none of them; `reports` counts them for each report."""

    total: int
    words: int
    of: int
    above: bool = False
    without: tuple[str, ...] = ()
    reports: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alias:
    """What was `typed` is sought as `name` as well, since texts explain it so: `total` of those found have it in no
    other way. `without` is the query that leaves it out."""

    typed: str
    name: str
    total: int
    without: str


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

    Hits come tier by tier: the first of the `tiers` has all that was asked for, and is there also where it is empty.
    `total` counts all texts found in all of them, however many hits were asked for, and so do the `facets`, a count for
    each value of FACETS: `facets["year"]["2018"]`, in the order of time; of the others the most frequent first. A facet
    counts as if its own filter did not stand, so that its other values can be taken instead. `reports` counts for each
    report.
    `explanation` says how the query was understood. `suggestion` is another query that does find something, where this
    one found no text with all words because of a misspelt one; `relaxations` are the parts without which more would be
    found, the part that alone finds nothing first. `aliases` are the names by which words were sought as well.
    `uncompared` are the series with texts of which it is asked how they correspond, and not known yet: they are in no
    total. `untold` are the reports, by their ids, of which something is asked of time and nothing can be told.
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
    tiers: tuple[Tier, ...] = ()
    aliases: tuple[Alias, ...] = ()
    uncompared: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    offset: int = 0
