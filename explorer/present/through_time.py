"""What a query asks of time: of the texts that say something, which say it first, last or in other words.

A text *says so* where it has what is sought beside the operator, filters left out of account: a section may have
another number, and a report another year. Its **lineage** is the section in which it stands through the years, with all
below it, and the paragraph itself wherever its links lead, so that what moves to another section is not first said
there. Nothing is told of the first year of a series, before which there is none in the library.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from explorer.library import Entry, Outline
from explorer.model.comparison import Comparison, State, Strength
from explorer.present.grouping import Descent, Place
from explorer.search.query import (
    AllOf,
    AnyOf,
    Changed,
    Dropped,
    Filter,
    First,
    InTime,
    Node,
    Not,
    Placed,
    Series,
)
from explorer.search.results import Places

_REWORDED, _RETITLED = frozenset({State.EDITED, State.REWRITTEN}), frozenset({State.RETITLED})
"""What says that a paragraph, and that a heading, is worded otherwise."""

Says = Callable[[Node | None], Places]
"""Where the texts stand that a query finds; all texts for None."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The reports of a series in time, and how they correspond; None where that is not known yet."""

    title: str
    entries: Sequence[Entry]
    comparison: Comparison | None

    def judged(self, asked: InTime) -> Iterator[str]:
        """The reports, by their ids, of which it is asked."""
        years = sorted({entry.year for entry in self.entries if entry.year is not None})
        of = {(before if isinstance(asked, Dropped) else year) for before, year in pairwise(years) if year in asked}
        return (entry.id for entry in self.entries if entry.year in of)


class Reading:
    """Reads queries that ask something of time. `says` tells where texts stand, `outline` the headings of a report.
    `uncompared` are then the series with such texts of which it is not known how their reports correspond."""

    def __init__(self, series: Iterable[Compared], says: Says, outline: Callable[[str], Outline]) -> None:
        self._series, self._says, self._outline = list(series), says, outline
        self.uncompared: dict[str, None] = {}

    def read(self, node: Node, beside: Node | None = None) -> Node:
        """A query with the places of what it asks of time; `beside` is what is sought beside the node."""
        match node:
            case AllOf(parts, strict):
                said = _said(node)
                return AllOf(tuple(self.read(part, said or beside) for part in parts), strict)
            case AnyOf(parts):
                return replace(node, parts=tuple(self.read(part, beside) for part in parts))
            case Not(part):
                return Not(self.read(part, beside))
            case First() | Dropped() | Changed():
                return Placed(node, frozenset(self._places(node, beside)))
            case _:
                return node

    def _places(self, asked: InTime, beside: Node | None) -> Iterator[Place]:
        says = self._says(beside)
        for each in self._series:
            if says.keys().isdisjoint(each.judged(asked)):
                continue
            if each.comparison is None:
                self.uncompared[each.title] = None
            else:
                yield from _Timeline(each.entries, each.comparison, says, self._outline).places(asked)


def _said(node: Node) -> Node | None:
    """A query without what says where and when; the series of a text is the same in every year."""
    match node:
        case AllOf(parts, strict):
            said = tuple(part for each in parts if (part := _said(each)))
            return AllOf(said, strict) if any(not isinstance(part, Series) for part in said) else None
        case AnyOf(parts):
            return node if all(_said(part) for part in parts) else None
        case Not(part):
            return node if _said(part) else None
        case _:
            return None if isinstance(node, Filter) and not isinstance(node, Series) else node


class _Timeline:
    """The texts of compared reports that say something, by the years of these."""

    def __init__(
        self, entries: Sequence[Entry], comparison: Comparison, says: Places, outline: Callable[[str], Outline]
    ) -> None:
        self._comparison, self._says, self._outline = comparison, says, outline
        years = {entry.id: entry.year for entry in entries}
        self._years = [years.get(id) for id in comparison.reports]
        self._descent = Descent(comparison)

    def places(self, asked: InTime) -> Iterator[Place]:
        """Where the texts stand that are asked for."""
        known = sorted({year for year in self._years if year is not None})
        for before, year in pairwise(known):
            if year not in asked:
                continue
            match asked:
                case First():
                    yield from self._without(year, set(known[: known.index(year)]))
                case Dropped():
                    yield from self._without(before, {year})
                case Changed():
                    yield from self._reworded(before, year)

    def _without(self, year: int, others: set[int]) -> Iterator[Place]:
        """The texts of a year of whose lineages none of some other years says so."""
        for report in self._of(year):
            id = self._comparison.reports[report]
            for eid, path in self._says.get(id, ()):
                if others.isdisjoint(self._saying(report, eid, path)):
                    yield id, eid

    def _saying(self, report: int, eid: str, path: str) -> Iterator[int | None]:
        """The years in which the lineage of a text says so."""
        id = self._comparison.reports[report]
        yield from self._by_origin.get(self._descent.origin((id, eid)), ())
        home = self._sections[report].get(path)
        for other, eids in enumerate(self._lineages.get((report, home or ""), ())):
            if not self._sections_saying[other].isdisjoint(eids):
                yield self._years[other]

    def _reworded(self, before: int, year: int) -> Iterator[Place]:
        """The texts of a year that are worded otherwise than in the year before, and not the same in any report of
        it."""
        for report in self._of(year):
            pairs = [pair for older in self._of(before) if (pair := self._comparison.pair(older, report))]
            links = {link: _REWORDED for pair in pairs for link in pair.paragraphs}
            links |= {link: _RETITLED for pair in pairs for link in pair.sections}
            sure = [link for link in links if link.left and link.right and link.strength is not Strength.DOUBTFUL]
            same = {link.right for link in sure if not link.states & links[link]}
            reworded = {link.right for link in sure} - same
            id = self._comparison.reports[report]
            yield from ((id, eid) for eid, _ in self._says.get(id, ()) if eid in reworded)

    def _of(self, year: int) -> list[int]:
        return [report for report, own in enumerate(self._years) if own == year]

    @cached_property
    def _by_origin(self) -> dict[Place, set[int | None]]:
        """The years that say so by where their texts come from."""
        found: dict[Place, set[int | None]] = {}
        for id, year in zip(self._comparison.reports, self._years, strict=True):
            for eid, _ in self._says.get(id, ()):
                found.setdefault(self._descent.origin((id, eid)), set()).add(year)
        return found

    @cached_property
    def _lineages(self) -> dict[tuple[int, str], tuple[tuple[str, ...], ...]]:
        """For each section of each report the sections that stand for it in all."""
        return {
            (report, eid): lineage.places
            for lineage in self._comparison.lineages
            for report, eids in enumerate(lineage.places)
            for eid in eids
        }

    @cached_property
    def _sections(self) -> list[dict[str, str]]:
        """For each report the eIds of its sections by their paths."""
        return [{heading.path: heading.eid for heading in self._outline(id)} for id in self._comparison.reports]

    @cached_property
    def _sections_saying(self) -> list[set[str]]:
        """For each report the sections that say so, themselves or below."""
        return [self._saying_in(id) for id in self._comparison.reports]

    def _saying_in(self, id: str) -> set[str]:
        paths = {path for _, path in self._says.get(id, ())}
        found, above = set[str](), list[str]()
        for heading in self._outline(id):
            above[heading.level - 1 :] = [heading.eid]
            if heading.path in paths:
                found.update(above)
        return found
