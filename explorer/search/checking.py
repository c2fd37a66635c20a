"""Checking a search: every text of a library is read, and what the index found is held against what was read.

What is proved is that the index and its totals are right, and where nothing is said. What a query means, and which
words are forms of one, is not judged: the reading knows it from where the index does (`scanning`).
"""

import datetime
import operator
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from explorer.jobs import Job, Progress
from explorer.model.report import Report
from explorer.search.documents import Contents, Document, contents
from explorer.search.engine import Engine
from explorer.search.entries import name_terms
from explorer.search.index_engine import open_index
from explorer.search.indexing import StoredReports, stamps_of
from explorer.search.query import Query
from explorer.search.reading import names_of
from explorer.search.results import Filters, Hit
from explorer.search.scanning import Candidate, Origin, Scan, Together
from explorer.search.snippets import Highlighter
from explorer.search.words import LANGUAGE

LISTED = 200
"""Places and differences that are listed, of each; all are counted. Set by hand: some ten printed pages."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report that was read: how many `texts` it has and in how many the reading `found` what is sought. Of its pages
    those `without_text` could not be read."""

    id: str
    title: str
    year: int | None
    series: str
    language: str
    texts: int
    found: int
    without_text: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A text that only the index finds, `indexed`, or only the reading. Where a text of the index is not in the library
    there is no more of its place than the report."""

    place: Hit
    indexed: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of it on a day. `found` by reading, `counted` by the search, which finds others `beside` that lack some
    of the words; `places` and `differences` are the first LISTED of those `found` and of those that are `different`.
    `unreadable` and `behind` are ids of reports: those that could not be read, and those that the index does not have
    as they are stored. `untold` are those of which the query asks something of time that nothing can be told of."""

    query: str
    explanation: str
    narrowed: tuple[str, ...]
    on: datetime.date
    reports: tuple[ReadReport, ...]
    found: int
    counted: int
    beside: int
    different: int
    places: tuple[Hit, ...]
    differences: tuple[Difference, ...]
    unreadable: tuple[str, ...]
    behind: tuple[str, ...]
    untold: tuple[str, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether the search found what the reading found, no text more or less."""
        return self.found == self.counted and not self.different


def check_search(
    index_folder: Path,
    reports_folder: Path,
    wanted: Mapping[str, str],
    corrections: Mapping[str, Mapping[str, Any]],
    query: Query,
    filters: Filters,
) -> Job[Checked]:
    """Read all texts of the `wanted` reports, given as to `indexing.index_library`, and hold what a query finds in the
    index, narrowed by `filters`, against them. Raises IndexDamaged, and ExplorerError where the disk refuses."""
    with closing(open_index(index_folder)) as engine:
        reports = StoredReports(reports_folder, list(wanted), corrections)
        reading = _Reading(engine, query, filters, (yield from read_together(reports)))
        for number, report in enumerate(reports):
            yield Progress(len(reports) + number, 2 * len(reports), f"Comparing {report.title or report.id}")
            reading.read(report)
        reading.rest()
        stored = stamps_of(reports_folder, wanted, corrections)
        indexed = engine.stamps()
        behind = tuple(id for id, stamp in stored.items() if indexed.get(id) != stamp)
        return reading.checked(tuple(reports.failed), behind)


def read_together(reports: Iterable[Report]) -> Job[Together]:
    """What all reports together tell of a query: some words mean another thing in other texts."""
    languages, paths, symbols = {LANGUAGE.code: LANGUAGE}, set[str](), set[str]()
    names: Counter[str] = Counter()
    total = operator.length_hint(reports)
    for number, report in enumerate(reports):
        yield Progress(number, 2 * total, f"Reading {report.title or report.source.name or report.id}")
        found = contents(report)
        languages[found.language.code] = found.language
        paths.update(part.path for part in found.parts)
        for document in found.documents:
            symbols |= document.symbols
            names.update(name_terms(document.words))
    return Together(list(languages.values()), names_of(names.items()), paths, symbols)


class _Reading:
    """The comparison as far as it has come."""

    def __init__(self, engine: Engine, query: Query, filters: Filters, together: Together) -> None:
        assert query.wanted is not None
        results = engine.search(query, limit=0, filters=filters)
        self._query, self._filters = query, filters
        self._explanation = results.explanation
        self._counted = results.tiers[0].total if results.tiers else 0
        self._beside = results.total - self._counted
        self._indexed = dict(engine.matches(query, filters))
        self._scan = Scan(query.wanted, filters, together)
        self._shown = replace(query, wanted=self._scan.wanted)
        self._reports: list[ReadReport] = []
        self._places: list[Hit] = []
        self._differences: list[Difference] = []
        self._different = 0

    def read(self, report: Report) -> None:
        """Read one report, and compare."""
        found = contents(report)
        numbers = {number for number, each in enumerate(candidates(report, found)) if self._scan.finds(each)}
        indexed = self._indexed.pop(report.id, frozenset())
        highlighter = Highlighter(self._shown, found.language, found.body)
        for number in sorted(numbers)[: LISTED - len(self._places)]:
            self._places.append(_hit(report.id, found.documents[number], highlighter))
        for number in sorted(numbers ^ indexed):
            known = number < len(found.documents)
            self._differs(
                _hit(report.id, found.documents[number], highlighter) if known else _somewhere(report.id),
                number in indexed,
            )
        without_text = tuple(page.page for page in report.source.unread)
        about = (report.id, report.title or report.source.name, report.year, report.series, found.language.code)
        self._reports.append(ReadReport(*about, len(found.documents), len(numbers), without_text))

    def rest(self) -> None:
        """What the index has of reports that were not read."""
        for id, numbers in self._indexed.items():
            for _ in numbers:
                self._differs(_somewhere(id), indexed=True)

    def checked(self, unreadable: tuple[str, ...], behind: tuple[str, ...]) -> Checked:
        """What came of it."""
        return Checked(
            query=self._query.text,
            explanation=self._explanation,
            narrowed=tuple(value for values in self._filters.values() for value in sorted(values)),
            on=datetime.date.today(),
            reports=tuple(self._reports),
            found=sum(report.found for report in self._reports),
            counted=self._counted,
            beside=self._beside,
            different=self._different,
            places=tuple(self._places),
            differences=tuple(self._differences),
            unreadable=unreadable,
            behind=behind,
        )

    def _differs(self, place: Hit, indexed: bool) -> None:
        self._different += 1
        if len(self._differences) < LISTED:
            self._differences.append(Difference(place, indexed))


def candidates(report: Report, found: Contents) -> Iterator[Candidate]:
    """The texts of a report, as they are numbered in the index."""
    origin = Origin(report.year, report.series, report.symbols, found.language)
    sections: Sequence[list[tuple[str, str]]] = [[] for _ in found.documents]
    for part in found.parts:
        for number in range(part.first, part.end):
            sections[number].append((part.path, part.title))
    for number, (document, above) in enumerate(zip(found.documents, sections, strict=True)):
        yield Candidate(
            document.words, document.kind, origin, document.symbols, above.copy, number == 0, (report.id, document.eid)
        )


def _hit(report: str, document: Document, highlighter: Highlighter) -> Hit:
    snippet = highlighter.snippet(document.words)
    return Hit(
        report=report,
        eid=document.eid,
        section=document.section,
        label=document.label,
        page=document.page,
        snippet=snippet.text,
        matches=snippet.matches,
        where=document.kind,
    )


def _somewhere(report: str) -> Hit:
    """A place of which only the report is known."""
    return Hit(report, "", "", None, None)
