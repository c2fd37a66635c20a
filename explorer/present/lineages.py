"""The rows of the year matrix: section lineages in the order and under the parents of the newest report."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from explorer.model.comparison import Comparison, Lineage, Pair, State, Totals
from explorer.model.report import Report, Section


@dataclass(frozen=True, slots=True)
class Cell:
    """A lineage in one report: the sections that stand for it, their paragraphs, what changed since the column before.

    `totals` is None in the first column, and where there is nothing to compare. Where the lineage has just ended they
    tell what became of the paragraphs of the column before. `known` is False before a comparison.
    """

    eids: tuple[str, ...] = ()
    paragraphs: int = 0
    totals: Totals | None = None
    known: bool = True


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a lineage between two reports: its paragraphs, and what happened to the sections themselves (new
    or dropped where one of the reports has none; then `perhaps` is the eId of what is perhaps one in that report)."""

    totals: Totals | None = None
    states: frozenset[State] = frozenset()
    perhaps: str | None = None

    @property
    def changed(self) -> bool:
        """Whether a paragraph is not the same, or the section itself came, went, moved or has another heading."""
        totals = self.totals
        paragraphs = totals is not None and (totals.kept < totals.newer or totals.kept_older < totals.older)
        return bool(paragraphs or self.states & {State.NEW, State.DROPPED, State.RETITLED, State.MOVED})


@dataclass(slots=True, eq=False)
class Row:
    """A lineage. `home` is the newest report that has it; title and number are as printed there.

    `matched` is False for what is shown only because of the rows below it.
    """

    home: int
    section: Section
    cells: list[Cell]
    parent: "Row | None" = None
    children: "list[Row]" = field(default_factory=list)
    matched: bool = True

    @property
    def index(self) -> int:
        """Its place among its parent's children, from 0; 0 where it has no parent."""
        return self.parent.children.index(self) if self.parent else 0

    def walk(self) -> "Iterator[Row]":
        """It and all rows below it, at any depth, each before its children."""
        yield self
        for child in self.children:
            yield from child.walk()


def fate(row: Row, pair: Pair | None, older: int, newer: int) -> Fate:
    """What became of a row between two reports; `pair` links them, None where they are not compared."""
    before, after = row.cells[older].eids, row.cells[newer].eids
    if pair is None or not (before or after):
        return Fate()
    if not before:
        rejected = next((link.rejected_left for link in pair.sections if not link.left and link.right in after), None)
        perhaps = rejected.eid if rejected else None
        return Fate(_sum(pair.section_totals, after), frozenset({State.NEW}), perhaps)
    if not after:
        rejected = next((link.rejected_right for link in pair.sections if not link.right and link.left in before), None)
        perhaps = rejected.eid if rejected else None
        return Fate(_sum(pair.older_totals, before), frozenset({State.DROPPED}), perhaps)
    links = [link.states for link in pair.sections if link.left in before and link.right in after]
    return Fate(_sum(pair.section_totals, after), frozenset().union(*links))


def narrowed(rows: Sequence[Row], passes: Callable[[Row], bool], parent: Row | None = None) -> list[Row]:
    """The rows that pass, and those above them, as a tree of its own."""
    result = []
    for row in rows:
        kept = replace(row, parent=parent, children=[], matched=passes(row))
        kept.children = narrowed(row.children, passes, kept)
        if kept.children or kept.matched:
            result.append(kept)
    return result


def matrix(reports: Sequence[Report], comparison: Comparison | None) -> list[Row]:
    """The top rows, with all others below them. Without a comparison: the newest report alone."""
    if not reports:
        return []
    return _Matrix(reports, comparison).top


class _Matrix:
    def __init__(self, reports: Sequence[Report], comparison: Comparison | None) -> None:
        self._reports = reports
        self._sections = [{section.eid: section for section in report.walk()} for report in reports]
        self._parents = [_parents(report) for report in reports]
        self._pairs = {(pair.left_report, pair.right_report): pair for pair in comparison.pairs} if comparison else {}
        self._compared = comparison is not None
        self._row_of: dict[tuple[int, str], Row] = {}
        self.top: list[Row] = []
        self._make_rows(comparison)
        for report in range(len(reports) - 1, -1, -1):
            self._place_rows(report)

    def _make_rows(self, comparison: Comparison | None) -> None:
        newest = len(self._reports) - 1
        for places in _joined(comparison.lineages if comparison else (), newest):
            self._make_row(places)
        for report in range(newest, -1 if comparison else newest - 1, -1):
            for eid in self._sections[report]:
                if (report, eid) not in self._row_of:
                    self._make_row([(eid,) if index == report else () for index in range(newest + 1)])

    def _make_row(self, places: Sequence[tuple[str, ...]]) -> None:
        known = [tuple(eid for eid in eids if eid in self._sections[report]) for report, eids in enumerate(places)]
        home = max((report for report, eids in enumerate(known) if eids), default=None)
        if home is None:
            return
        cells = [
            self._cell(known, report) if eids or self._compared else Cell(known=False)
            for report, eids in enumerate(known)
        ]
        row = Row(home, self._sections[home][known[home][0]], cells)
        for report, eids in enumerate(known):
            for eid in eids:
                self._row_of.setdefault((report, eid), row)

    def _cell(self, places: Sequence[tuple[str, ...]], report: int) -> Cell:
        eids = places[report]
        found = {
            paragraph.eid for eid in eids for paragraph in self._sections[report][eid].paragraphs() if paragraph.label
        }
        pair = self._pairs.get((report - 1, report))
        if pair is None:
            return Cell(eids, len(found))
        if not eids:
            return Cell(totals=_sum(pair.older_totals, places[report - 1]))
        return Cell(eids, len(found), _sum(pair.section_totals, eids))

    def _place_rows(self, report: int) -> None:
        """Put the rows at home in a report under their parents; those that ended before, after what preceded them."""
        before: dict[int, Row] = {}
        for eid in self._sections[report]:
            row = self._row_of.get((report, eid))
            above = self._parents[report].get(eid)
            parent = self._row_of.get((report, above)) if above else None
            if row is None:
                continue
            if row.home == report and row.section.eid == eid:
                row.parent = parent
                siblings = parent.children if parent else self.top
                previous = before.get(id(parent))
                siblings.insert(siblings.index(previous) + 1 if previous in siblings else 0, row)
            if row.parent is parent:
                before[id(parent)] = row


def _parents(report: Report) -> dict[str, str]:
    return {below.eid: section.eid for section in report.walk() for below in section.sections}


def _joined(lineages: Sequence[Lineage], newest: int) -> list[list[tuple[str, ...]]]:
    """Lineages that stand at the same section of the newest report are one row."""
    rows: list[list[tuple[str, ...]]] = []
    at: dict[str, list[tuple[str, ...]]] = {}
    for lineage in lineages:
        row = next((at[eid] for eid in lineage.places[newest] if eid in at), None)
        if row is None:
            row = list(lineage.places)
            rows.append(row)
        else:
            row[:] = [tuple(dict.fromkeys(one + more)) for one, more in zip(row, lineage.places, strict=True)]
        for eid in row[newest]:
            at[eid] = row
    return rows


def _sum(totals: Mapping[str, Totals], eids: Sequence[str]) -> Totals | None:
    """What happened between two columns to some sections together."""
    parts = [totals[eid] for eid in eids if eid in totals]
    if not parts:
        return None
    sums = {name: sum(getattr(part, name) for part in parts) for name in Totals.__slots__}
    return Totals(**sums)
