"""The library as a tree: series, their reports by year, their sections. Sections are read when a report is unfolded.

A filter makes a smaller tree: what has all its words, and what stands above that.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from explorer.export.integrity import told
from explorer.language import language
from explorer.library import Heading, Outline
from explorer.library.versions import base_symbol
from explorer.model.breach import Breach
from explorer.present.words import capital, doubts_in_words
from explorer.search.words import fold
from explorer.translation import counted, tr

MOST = 400
"""Headings that a filter shows at most; how many more there are is said at the end."""


class Listed(Protocol):
    """What the tree needs to know of a report before it is read."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def year(self) -> int | None: ...
    @property
    def symbols(self) -> Sequence[str]: ...
    @property
    def file(self) -> str: ...
    @property
    def error(self) -> str | None: ...
    @property
    def doubts(self) -> int: ...
    @property
    def language(self) -> str: ...
    @property
    def breaches(self) -> Sequence[Breach]: ...
    @property
    def ocr(self) -> Sequence[int]: ...


class Kind(StrEnum):
    """What a row of the tree stands for."""

    SERIES = "series"
    WORK = "work"
    """One document in several languages, its expressions below it (IFLA, "Functional Requirements for Bibliographic
    Records", 1998)."""
    REPORT = "report"
    SECTION = "section"
    MORE = "more"
    """The line that says how much a filter leaves out."""


@dataclass(slots=True, eq=False)
class Node:
    """A row. `lead` is the number or year before the title; `report` and `eid` say where it leads. `unfolded`: a filter
    found something below it. `altered` says of a report what is no longer as it was stored, `ocr` that pages of it
    were read by OCR."""

    kind: Kind
    title: str
    lead: str = ""
    report: str = ""
    eid: str = ""
    error: str = ""
    doubts: int = 0
    altered: str = ""
    ocr: bool = False
    row: int = 0
    parent: "Node | None" = None
    below: "list[Node]" = field(default_factory=list)
    unread: bool = False
    unfolded: bool = False
    key: int = field(default_factory=itertools.count(1).__next__)

    def add(self, nodes: "Iterable[Node]") -> None:
        """Put rows below this one, after those that are there."""
        for node in nodes:
            node.parent, node.row = self, len(self.below)
            self.below.append(node)

    def walk(self) -> "Iterator[Node]":
        """This row and all below it, as far as they are read."""
        yield self
        for below in self.below:
            yield from below.walk()

    def __str__(self) -> str:
        words = " ".join(part for part in (self.lead, self.title) if part)
        if self.doubts:
            words = f"{words}. {doubts_in_words(self.doubts)}"
        if self.altered:
            words = f"{words}. {capital(self.altered)}"
        if self.ocr:
            words = f"{words}. {tr('Read by OCR')}"
        return f"{words}. {self.error}" if self.error else words


class Contents:
    """Makes the tree. `read` gives the headings of a report by its id, () where it cannot be read."""

    def __init__(self, read: Callable[[str], Outline]) -> None:
        self.read = read
        self._folded: dict[str, tuple[Outline, list[str]]] = {}

    def tree(self, series: Mapping[str, Sequence[Listed]], words: str = "") -> Node:
        """The library below a root; with `words`, only the rows that have each of them, with all that stands above."""
        top = [_series_node(title, reports) for title, reports in _by_work(series).items() if reports]
        wanted = fold(words).split()
        root = Node(Kind.SERIES, "")
        root.add(self._filtered(top, wanted) if wanted else top)
        return root

    def sections(self, report: Node) -> list[Node]:
        """The headings of a report that was not read yet, those of the first level with the others below them."""
        report.unread = False
        return _section_nodes(self.read(report.report), report.report)

    def _filtered(self, top: list[Node], words: list[str]) -> list[Node]:
        rest = _Filter(self, words)
        kept = [series for series in top if rest.keeps(series, whole=False)]
        if rest.more:
            told = counted(rest.more, tr("1 more heading"), tr("%1 more headings: type more letters"))
            kept.append(Node(Kind.MORE, told))
        return kept

    def found(self, report: Node, words: list[str]) -> list[int]:
        """The places of the headings that have all words. The folded letters are kept for the next letter typed."""
        outline = self.read(report.report)
        known = self._folded.get(report.report)
        if known is None or known[0] is not outline:
            known = outline, [fold(f"{heading.number} {heading.title}") for heading in outline]
            self._folded[report.report] = known
        found = [number for number, letters in enumerate(known[1]) if words[0] in letters]
        return [number for number in found if _has(known[1][number], words[1:])] if len(words) > 1 else found


@dataclass(slots=True)
class _Filter:
    """What is left of a tree by the words of a filter: `room` for headings, and how many `more` there are."""

    contents: Contents
    words: list[str]
    room: int = MOST
    more: int = 0

    def keeps(self, node: Node, whole: bool) -> bool:
        """Whether a row stays: with some below it, or by its own name. Below a row that has the words itself, `whole`,
        all stay."""
        whole = whole or _has(str(node), self.words)
        if node.kind is Kind.REPORT:
            return self._has_headings(node) or whole
        rows = [below for below in list(node.below) if self.keeps(below, whole)]
        node.below.clear()
        node.add(rows)
        node.unfolded = node.kind is Kind.WORK and any(row.unfolded for row in rows)
        return bool(rows) or whole

    def _has_headings(self, report: Node) -> bool:
        found = self.contents.found(report, self.words) if report.unread else []
        self.more += max(0, len(found) - self.room)
        chosen = found[: self.room]
        if chosen:
            report.add(_chosen(self.contents.read(report.report), report.report, chosen))
            report.unread, report.unfolded = False, True
            self.room -= len(chosen)
        return bool(chosen)


def _by_work(series: Mapping[str, Sequence[Listed]]) -> dict[str, list[list[Listed]]]:
    """The reports of each series; language versions of one document are together, where its first one stands."""
    places: dict[str, list[Listed]] = {}
    result: dict[str, list[list[Listed]]] = {}
    for title, reports in series.items():
        works = result.setdefault(title, [])
        for report in reports:
            bases = [base_symbol(symbol) for symbol in report.symbols]
            work = next((places[base] for base in bases if base in places), None)
            if work is None or report.language in {each.language for each in work}:
                work = []
                works.append(work)
            work.append(report)
            for base in bases:
                places.setdefault(base, work)
    return result


def _series_node(title: str, works: Sequence[Sequence[Listed]]) -> Node:
    node = Node(Kind.SERIES, title)
    years = [work[0].year for work in works]
    node.add(_work_node(work, years.count(work[0].year) > 1) for work in works)
    return node


def _work_node(expressions: Sequence[Listed], ambiguous: bool) -> Node:
    """A report; one that is there in several languages as a row of its own, the versions below it by language."""
    first = _report_node(expressions[0], ambiguous)
    if len(expressions) == 1:
        return first
    work = Node(Kind.WORK, first.title, first.lead)
    for report in expressions:
        row = _report_node(report, ambiguous)
        row.lead, row.title = language(report.language).name, report.title or row.title
        work.add([row])
    return work


def _report_node(report: Listed, ambiguous: bool) -> Node:
    """A report by its year, and by its symbol or title where that is needed or all there is."""
    name = ", ".join(report.symbols) or (report.title if ambiguous or report.year is None else "") or ""
    lead = str(report.year) if report.year is not None else ""
    if not lead and not name:
        name = report.file
    unread, altered = report.error is None, told(report.breaches)
    error = report.error or ""
    return Node(Kind.REPORT, name, lead, report.id, "", error, report.doubts, altered, bool(report.ocr), unread=unread)


def _section_nodes(headings: Iterable[Heading], report: str) -> list[Node]:
    """The headings one below the other, as their levels say."""
    above: list[tuple[int, Node]] = [(0, Node(Kind.REPORT, ""))]
    for heading in headings:
        while above[-1][0] >= heading.level:
            above.pop()
        node = Node(Kind.SECTION, heading.title, heading.number, report, heading.eid)
        above[-1][1].add([node])
        above.append((heading.level, node))
    return above[0][1].below


def _chosen(outline: Outline, report: str, found: Sequence[int]) -> list[Node]:
    """The headings found, with those above them."""
    wanted, above = set(found), set()
    for number in found:
        level = outline[number].level
        for before in range(number - 1, -1, -1):
            if outline[before].level < level:
                above.add(before)
                level = outline[before].level
    nodes = _section_nodes((outline[number] for number in sorted(wanted | above)), report)
    unfolding = {outline[number].eid for number in above}
    for node in nodes:
        for one in node.walk():
            one.unfolded = one.eid in unfolding
    return nodes


def _has(text: str, words: Sequence[str]) -> bool:
    letters = fold(text)
    return all(word in letters for word in words)
