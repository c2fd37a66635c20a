"""The library as a tree: series, their reports by year, their sections. Sections are read when a report is unfolded.

A filter makes a smaller tree: what has all its words, and what stands above that.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from explorer.export.integrity import told
from explorer.library import Heading, Outline
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
    def breaches(self) -> Sequence[Breach]: ...


class Kind(StrEnum):
    """What a row of the tree stands for."""

    SERIES = "series"
    REPORT = "report"
    SECTION = "section"
    MORE = "more"
    """The line that says how much a filter leaves out."""


@dataclass(slots=True, eq=False)
class Node:
    """A row. `lead` is the number or year before the title; `report` and `eid` say where it leads. `unfolded`: a filter
    found something below it. `altered` says of a report what is no longer as it was stored."""

    kind: Kind
    title: str
    lead: str = ""
    report: str = ""
    eid: str = ""
    error: str = ""
    doubts: int = 0
    altered: str = ""
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
        return f"{words}. {self.error}" if self.error else words


class Contents:
    """Makes the tree. `read` gives the headings of a report by its id, () where it cannot be read."""

    def __init__(self, read: Callable[[str], Outline]) -> None:
        self.read = read
        self._folded: dict[str, tuple[Outline, list[str]]] = {}

    def tree(self, series: Mapping[str, Sequence[Listed]], words: str = "") -> Node:
        """The library below a root; with `words`, only the rows that have each of them, with all that stands above."""
        top = [_series_node(title, reports) for title, reports in series.items()]
        wanted = fold(words).split()
        root = Node(Kind.SERIES, "")
        root.add(self._filtered(top, wanted) if wanted else top)
        return root

    def sections(self, report: Node) -> list[Node]:
        """The headings of a report that was not read yet, those of the first level with the others below them."""
        report.unread = False
        return _section_nodes(self.read(report.report), report.report)

    def _filtered(self, top: list[Node], words: list[str]) -> list[Node]:
        kept, room, more = [], MOST, 0
        for series in top:
            whole = _has(str(series), words)
            reports = []
            for report in series.below:
                found = self._found(report, words) if report.unread else []
                more += max(0, len(found) - room)
                if found and room:
                    report.add(_chosen(self.read(report.report), report.report, found[:room]))
                    report.unread, report.unfolded = False, True
                    room -= min(room, len(found))
                elif not (whole or _has(str(report), words)):
                    continue
                reports.append(report)
            if reports or whole:
                series.below.clear()
                series.add(reports)
                kept.append(series)
        if more:
            kept.append(Node(Kind.MORE, counted(more, tr("1 more heading"), tr("%1 more headings: type more letters"))))
        return kept

    def _found(self, report: Node, words: list[str]) -> list[int]:
        """The places of the headings that have all words. The folded letters are kept for the next letter typed."""
        outline = self.read(report.report)
        known = self._folded.get(report.report)
        if known is None or known[0] is not outline:
            known = outline, [fold(f"{heading.number} {heading.title}") for heading in outline]
            self._folded[report.report] = known
        found = [number for number, letters in enumerate(known[1]) if words[0] in letters]
        return [number for number in found if _has(known[1][number], words[1:])] if len(words) > 1 else found


def _series_node(title: str, reports: Sequence[Listed]) -> Node:
    node = Node(Kind.SERIES, title)
    years = [report.year for report in reports]
    node.add(_report_node(report, years.count(report.year) > 1) for report in reports)
    return node


def _report_node(report: Listed, ambiguous: bool) -> Node:
    """A report by its year, and by its symbol or title where that is needed or all there is."""
    name = ", ".join(report.symbols) or (report.title if ambiguous or report.year is None else "") or ""
    lead = str(report.year) if report.year is not None else ""
    if not lead and not name:
        name = report.file
    unread, altered = report.error is None, told(report.breaches)
    error = report.error or ""
    return Node(Kind.REPORT, name, lead, report.id, "", error, report.doubts, altered, unread=unread)


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
