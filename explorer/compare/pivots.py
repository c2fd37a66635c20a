"""Reports of the years between two as pivots: what corresponds to the same paragraphs there corresponds.

The idea is that of pivot languages in translation: where two are far apart, others between them are nearer to both.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from explorer.compare.corpus import IndexPair, Pairs
from explorer.compare.near import near
from explorer.model.pairwise import IndexedLinks, Scored


class InTime(Protocol):
    """A report, or what is known of one."""

    @property
    def series(self) -> str: ...
    @property
    def date(self) -> date | None: ...
    @property
    def year(self) -> int | None: ...


def between(older: InTime, middle: InTime, newer: InTime) -> bool:
    """Whether a report of the same series stands between two others in time: by their dates where all have one, else
    by their years. One whose time is not known stands nowhere."""
    if not older.series == middle.series == newer.series:
        return False
    dates, years = ([getattr(each, name) for each in (older, middle, newer)] for name in ("date", "year"))
    first, second, third = years if None in dates else dates
    return None not in (first, second, third) and (first < second < third or first > second > third)


def ranks(reports: Sequence[InTime]) -> list[int]:
    """The places of reports in time, whatever their order; those of an unknown time stand last."""
    order = sorted(range(len(reports)), key=lambda place: _time(reports[place]))
    return sorted(range(len(order)), key=order.__getitem__)


def _time(report: InTime) -> tuple[float, date]:
    return report.year or math.inf, report.date or date.min


def pivot_scores(older: int, newer: int, reports: Sequence[InTime], links: Mapping[IndexPair, IndexedLinks]) -> Pairs:
    """For pairs of paragraphs of two reports the strength of the best way that leads through reports between them, from
    each to one near it: that of its weakest link.

    `links` holds at least those of the reports near each other between the two. Nothing that stands elsewhere bears on
    the result, nor does the order of the reports.
    """
    rank = ranks(reports)
    first, last = sorted((rank[older], rank[newer]))
    middles = [
        place
        for place in sorted(range(len(reports)), key=rank.__getitem__)
        if first < rank[place] < last and between(reports[older], reports[place], reports[newer])
    ]
    reached: dict[int, Pairs] = {}
    for place in (*(middles if rank[older] == first else reversed(middles)), newer):
        best: defaultdict[IndexPair, float] = defaultdict(float)
        if place != newer and near(rank[older], rank[place]):
            best.update({(i, j): score for i, j, score in _onward(links, older, place)})
        for middle, ways in reached.items():
            if near(rank[middle], rank[place]) and between(reports[older], reports[middle], reports[place]):
                _lead_on(best, ways, _onward(links, middle, place))
        reached[place] = best
    return dict(reached[newer])


def _onward(links: Mapping[IndexPair, IndexedLinks], one: int, other: int) -> Iterable[Scored]:
    """The links between the paragraphs of two reports, whichever of them comes first in the comparison."""
    if one < other:
        return links[one, other].paragraphs
    return ((i, j, score) for j, i, score in links[other, one].paragraphs)


def _lead_on(best: defaultdict[IndexPair, float], ways: Pairs, onward: Iterable[Scored]) -> None:
    """Add to the best ways those that lead on by further links."""
    next_links: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for j, k, score in onward:
        next_links[j].append((k, score))
    for (i, j), score in ways.items():
        for k, next_score in next_links[j]:
            best[i, k] = max(best[i, k], min(score, next_score))
