"""The library as a tree: series, their reports by year, their sections. Sections are read when a report is unfolded.

A filter makes a smaller tree: what has all its words, and what stands above that.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, Protocol

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
_KNOWN = 1 << 16
"""Reports whose symbols are at hand without their versions. Chosen: more than libraries have; some MB at the most."""


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


@dataclass(frozen=True, slots=True)
class Node:
    """A row. `lead` is the number or year before the title; `report` and `eid` say where it leads. `unread`: what
    stands `below` is not read yet; `unfolded`: a filter found something there. `altered` says of a report what is no
    longer as it was stored, `ocr` that pages of it were read by OCR."""

    kind: Kind
    title: str
    lead: str = ""
    report: str = ""
    eid: str = ""
    error: str = ""
    doubts: int = 0
    altered: str = ""
    ocr: bool = False
    below: "tuple[Node, ...]" = ()
    unread: bool = False
    unfolded: bool = False

    @property
    def name(self) -> tuple[str, ...]:
        """What a row is known again by, whatever it shows by then."""
        if self.kind is Kind.WORK:
            return self.kind, self.below[0].report
        return (self.kind, self.report, self.eid) if self.report else (self.kind, self.lead, self.title)

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
    """Makes the tree. `read` gives the headings of a report by its id, () where it cannot be read. What shows the same
    as in the tree before is the same object."""

    def __init__(self, read: Callable[[str], Outline]) -> None:
        self.read = read
        self._folded: dict[str, tuple[Outline, list[str]]] = {}
        self._series: dict[str, _Series] = {}
        self._sections: dict[str, tuple[Outline, tuple[Node, ...]]] = {}

    def tree(self, series: Mapping[str, Sequence[Listed]], words: str = "") -> Node:
        """The library below a root; with `words`, only the rows that have each of them, with all that stands above."""
        several = len({report.language for reports in series.values() for report in reports}) > 1
        works = _by_work(series) if several else {}
        made = {title: self._series_of(title, reports, works.get(title)) for title, reports in series.items()}
        self._series = {title: one for title, one in made.items() if one.works}
        top = [made.node for made in self._series.values()]
        wanted = fold(words).split()
        return Node(Kind.SERIES, "", below=tuple(self._filtered(top, wanted) if wanted else top))

    def sections(self, report: Node) -> tuple[Node, ...]:
        """The headings of a report, those of the first level with the others below them."""
        outline = self.read(report.report)
        known = self._sections.get(report.report)
        if known is None or known[0] is not outline:
            known = self._sections[report.report] = outline, _section_nodes(outline, report.report)
        return known[1]

    def _series_of(self, title: str, reports: Sequence[Listed], works: "_Works | None") -> "_Series":
        """The row of a series. `works` are what its reports are where there are several languages; else each is one by
        itself, and of a series that is the same object nothing needs to be looked at."""
        before = self._series.get(title)
        if before and works is None and before.alone is reports:
            return before
        alone, works = (reports, [[report] for report in reports]) if works is None else (None, works)
        if before and before.works == works:
            return before._replace(alone=alone)
        known, years = before.rows if before else {}, Counter(work[0].year for work in works)
        rows = [_row(work, years[work[0].year] > 1, known.get(work[0].id)) for work in works]
        node = Node(Kind.SERIES, title, below=tuple(row.node for row in rows))
        return _Series(works, {row.work[0].id: row for row in rows}, node, alone)

    def _filtered(self, top: Sequence[Node], words: list[str]) -> list[Node]:
        rest = _Filter(self, words)
        kept = [row for series in top if (row := rest.kept(series, whole=False))]
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

    def kept(self, node: Node, whole: bool) -> Node | None:
        """What stays of a row: with some below it, or by its own name. Below a row that has the words itself, `whole`,
        all stay."""
        whole = whole or _has(str(node), self.words)
        if node.kind is Kind.REPORT:
            return self._with_headings(node) or (node if whole else None)
        rows = tuple(row for below in node.below if (row := self.kept(below, whole)))
        unfolded = node.kind is Kind.WORK and any(row.unfolded for row in rows)
        return replace(node, below=rows, unfolded=unfolded) if rows else None

    def _with_headings(self, report: Node) -> Node | None:
        """A report with its headings that have the words, None where none has."""
        found = self.contents.found(report, self.words) if report.unread else []
        self.more += max(0, len(found) - self.room)
        chosen = found[: self.room]
        self.room -= len(chosen)
        if not chosen:
            return None
        below = _chosen(self.contents.read(report.report), report.report, chosen)
        return replace(report, below=below, unread=False, unfolded=True)


_Works = list[list[Listed]]
"""The reports of a series; language versions of one document are together."""


class _Row(NamedTuple):
    """The row of a work, and what it was made of."""

    work: Sequence[Listed]
    ambiguous: bool
    node: Node


class _Series(NamedTuple):
    """The row of a series, and what it was made of; the rows of its works by the id of their first report. `alone` are
    its reports where each of them is a work."""

    works: _Works
    rows: dict[str, _Row]
    node: Node
    alone: Sequence[Listed] | None


def _by_work(series: Mapping[str, Sequence[Listed]]) -> dict[str, _Works]:
    """The reports of each series; language versions of one document are together, where its first one stands."""
    places: dict[str, list[Listed]] = {}
    result: dict[str, _Works] = {}
    for title, reports in series.items():
        works = result.setdefault(title, [])
        for report in reports:
            bases = _bases(tuple(report.symbols))
            work = next((places[base] for base in bases if base in places), None)
            if work is None or report.language in {each.language for each in work}:
                work = []
                works.append(work)
            work.append(report)
            for base in bases:
                places.setdefault(base, work)
    return result


@lru_cache(_KNOWN)
def _bases(symbols: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(base_symbol, symbols))


def _row(work: Sequence[Listed], ambiguous: bool, before: _Row | None) -> _Row:
    same = before and before.work == work and before.ambiguous == ambiguous
    return before if before and same else _Row(work, ambiguous, _work_node(work, ambiguous))


def _work_node(expressions: Sequence[Listed], ambiguous: bool) -> Node:
    """A report; one that is there in several languages as a row of its own, the versions below it by language."""
    first = _report_node(expressions[0], ambiguous)
    if len(expressions) == 1:
        return first
    rows = [_report_node(report, ambiguous) for report in expressions]
    named = (
        replace(row, lead=language(report.language).name, title=report.title or row.title)
        for report, row in zip(expressions, rows, strict=True)
    )
    return Node(Kind.WORK, first.title, first.lead, below=tuple(named))


def _report_node(report: Listed, ambiguous: bool) -> Node:
    """A report by its year, and by its symbol or title where that is needed or all there is."""
    name = ", ".join(report.symbols) or (report.title if ambiguous or report.year is None else "") or ""
    lead = str(report.year) if report.year is not None else ""
    if not lead and not name:
        name = report.file
    unread, altered = report.error is None, told(report.breaches)
    error = report.error or ""
    return Node(Kind.REPORT, name, lead, report.id, "", error, report.doubts, altered, bool(report.ocr), unread=unread)


def _section_nodes(headings: Sequence[Heading], report: str, unfolded: Container[str] = ()) -> tuple[Node, ...]:
    """The headings one below the other, as their levels say."""
    following: list[tuple[int, Node]] = []
    for heading in reversed(headings):
        below = []
        while following and following[-1][0] > heading.level:
            below.append(following.pop()[1])
        node = Node(Kind.SECTION, heading.title, heading.number, report, heading.eid, below=tuple(below))
        node = replace(node, unfolded=heading.eid in unfolded)
        following.append((heading.level, node))
    return tuple(node for _, node in reversed(following))


def _chosen(outline: Outline, report: str, found: Sequence[int]) -> tuple[Node, ...]:
    """The headings found, with those above them."""
    wanted, above = set(found), set()
    for number in found:
        level = outline[number].level
        for before in range(number - 1, -1, -1):
            if outline[before].level < level:
                above.add(before)
                level = outline[before].level
    shown = [outline[number] for number in sorted(wanted | above)]
    return _section_nodes(shown, report, {outline[number].eid for number in above})


def _has(text: str, words: Sequence[str]) -> bool:
    letters = fold(text)
    return all(word in letters for word in words)
