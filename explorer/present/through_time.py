"""What a query asks of time: of the texts that say something, which say it first, last or in other words.

A text *says so* where it has what is sought beside the operator, filters left out of account: a section may have
another number, and a report another year. Its **lineage** is the section in which it stands through the reports, with
all below it, and the paragraph itself wherever its links lead, so that what moves to another section is not first said
there. A report is held against the one before it in its series, which may be of the same year. Nothing is told of the
first one, before which there is none in the library.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby, pairwise

from explorer.library import Entry, Outline
from explorer.model.comparison import Comparison, Pair, State, Strength
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
Step = tuple[str, ...]
"""Reports of one time, by their ids."""


class Timeline:
    """How the sections and paragraphs of compared reports correspond, whatever is sought. `outline` gives the headings
    of a report."""

    def __init__(self, comparison: Comparison, outline: Callable[[str], Outline]) -> None:
        self.comparison, self._outline = comparison, outline
        self.number = {id: number for number, id in enumerate(comparison.reports)}
        """The places of the reports in the comparison, by their ids."""

    @cached_property
    def descent(self) -> Descent:
        """Where each text comes from."""
        return Descent(self.comparison)

    @cached_property
    def lineages(self) -> dict[tuple[int, str], tuple[tuple[str, ...], ...]]:
        """For each section of each report the sections that stand for it in all."""
        return {
            (report, eid): lineage.places
            for lineage in self.comparison.lineages
            for report, eids in enumerate(lineage.places)
            for eid in eids
        }

    @cached_property
    def outlines(self) -> list[Outline]:
        """The headings of each report."""
        return [self._outline(id) for id in self.comparison.reports]

    @cached_property
    def sections(self) -> list[dict[str, str]]:
        """For each report the eIds of its sections by their paths."""
        return [{heading.path: heading.eid for heading in outline} for outline in self.outlines]

    def pairs(self, id: str, others: Step) -> list[Pair]:
        """What links a report and some others, as far as they are compared."""
        known = [self.number[one] for one in (id, *others) if one in self.number]
        if id not in self.number:
            return []
        return [pair for other in known[1:] if (pair := self.comparison.pair(known[0], other))]

    def reworded(self, newer: str, older: Step) -> set[str]:
        """The texts of a report, by their eIds, that are worded otherwise than in those before it, and the same in none
        of them."""
        pairs = self.pairs(newer, older)
        links = {link: _REWORDED for pair in pairs for link in pair.paragraphs}
        links |= {link: _RETITLED for pair in pairs for link in pair.sections}
        sure = [link for link in links if link.left and link.right and link.strength is not Strength.DOUBTFUL]
        same = {link.right for link in sure if not link.states & links[link]}
        return {link.right for link in sure if link.right} - same


@dataclass(frozen=True, slots=True)
class Compared:
    """The reports of a series in the order of time, and how they correspond; None where that is not known yet."""

    title: str
    entries: Sequence[Entry]
    timeline: Timeline | None

    @property
    def steps(self) -> list[Step]:
        """The reports of a known year by their times, the earliest first. Those of one day are of one time; where a
        report bears no date it stands where the series has it."""
        dated = [entry for entry in self.entries if entry.year is not None]
        return [tuple(entry.id for entry in of_day) for _, of_day in groupby(dated, _day)]

    def asked(self, asked: InTime) -> Iterator[tuple[Step, Step]]:
        """The times of which it is asked, each after the one before it: () before the first."""
        years = {entry.id: entry.year for entry in self.entries}
        for before, step in pairwise([(), *self.steps]):
            if (year := years[step[0]]) is not None and year in asked:
                yield before, step


def _day(entry: Entry) -> Hashable:
    return (entry.year, entry.date) if entry.date else entry.id


class Reading:
    """Reads queries that ask something of time. `says` tells where texts stand. `uncompared` are then the series with
    such texts of which it is not known how their reports correspond, and `untold` the reports, by their ids, of which
    it is asked and nothing is told: with none before them, not compared with these, or of no known year."""

    def __init__(self, series: Iterable[Compared], says: Says) -> None:
        self._series, self._says = list(series), says
        self.uncompared: dict[str, None] = {}
        self.untold: dict[str, None] = {}

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
        for series in self._series:
            self._leave(entry.id for entry in series.entries if entry.year is None and entry.id in says)
            saying = _Saying(series.timeline, says) if series.timeline else None
            for before, step in series.asked(asked):
                of, others = (before, step) if isinstance(asked, Dropped) else (step, before)
                if not before:
                    self._leave(id for id in step if id in says or not of)
                for id in of if before else ():
                    if id not in says:
                        continue
                    if saying is None:
                        self.uncompared[series.title] = None
                    elif saying.timeline.pairs(id, others):
                        yield from saying.places(asked, id, others)
                    else:
                        self._leave([id])

    def _leave(self, ids: Iterable[str]) -> None:
        self.untold |= dict.fromkeys(ids)


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


class _Saying:
    """The texts of compared reports that say something."""

    def __init__(self, timeline: Timeline, says: Places) -> None:
        self.timeline, self._says = timeline, says

    def places(self, asked: InTime, id: str, others: Step) -> Iterator[Place]:
        """Where the texts of a report stand that are asked for; `others` are those before it, of what was dropped those
        after it."""
        reports, number = self.timeline.comparison.reports, self.timeline.number
        match asked:
            case First():
                last = max(number[other] for other in others if other in number)
                yield from self._without(id, reports[: last + 1])
            case Dropped():
                yield from self._without(id, others)
            case Changed():
                reworded = self.timeline.reworded(id, others)
                yield from ((id, eid) for eid, _ in self._says.get(id, ()) if eid in reworded)

    def _without(self, id: str, others: Step) -> Iterator[Place]:
        """The texts of a report of whose lineages none of some others says so."""
        for eid, path in self._says.get(id, ()):
            if {*others}.isdisjoint(self._saying(id, eid, path)):
                yield id, eid

    def _saying(self, id: str, eid: str, path: str) -> Iterator[str]:
        """The reports in which the lineage of a text says so."""
        yield from self._by_origin.get(self.timeline.descent.origin((id, eid)), ())
        report = self.timeline.number[id]
        home = self.timeline.sections[report].get(path)
        for other, eids in enumerate(self.timeline.lineages.get((report, home or ""), ())):
            if not self._sections_saying[other].isdisjoint(eids):
                yield self.timeline.comparison.reports[other]

    @cached_property
    def _by_origin(self) -> dict[Place, set[str]]:
        """The reports that say so by where their texts come from."""
        found: dict[Place, set[str]] = {}
        for id in self.timeline.comparison.reports:
            for eid, _ in self._says.get(id, ()):
                found.setdefault(self.timeline.descent.origin((id, eid)), set()).add(id)
        return found

    @cached_property
    def _sections_saying(self) -> list[set[str]]:
        """For each report the sections that say so, themselves or below."""
        reports = zip(self.timeline.comparison.reports, self.timeline.outlines, strict=True)
        return [self._saying_in(id, outline) for id, outline in reports]

    def _saying_in(self, id: str, outline: Outline) -> set[str]:
        paths = {path for _, path in self._says.get(id, ())}
        found, above = set[str](), list[str]()
        for heading in outline:
            above[heading.level - 1 :] = [heading.eid]
            if heading.path in paths:
                found.update(above)
        return found
