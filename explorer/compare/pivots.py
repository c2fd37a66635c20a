"""Reports of the years between two as pivots: what corresponds to the same paragraphs there corresponds.

The idea is that of pivot languages in translation: where two are far apart, others between them are nearer to both.
"""

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


def pivot_scores(older: int, newer: int, reports: Sequence[InTime], links: Mapping[IndexPair, IndexedLinks]) -> Pairs:
    """For pairs of paragraphs of two reports the strength of the best way that leads through reports between them, from
    each to one near it: that of its weakest link.

    `links` holds at least those of the reports near each other from the older to the newer one. Nothing that stands
    elsewhere bears on the result.
    """
    reached: dict[int, Pairs] = {}
    for place in range(older + 1, newer + 1):
        if place < newer and not between(reports[older], reports[place], reports[newer]):
            continue
        best: defaultdict[IndexPair, float] = defaultdict(float)
        if place < newer and near(older, place):
            best.update({(i, j): score for i, j, score in links[older, place].paragraphs})
        for middle, ways in reached.items():
            if near(middle, place) and between(reports[older], reports[middle], reports[place]):
                _lead_on(best, ways, links[middle, place].paragraphs)
        reached[place] = best
    return dict(reached[newer])


def _lead_on(best: defaultdict[IndexPair, float], ways: Pairs, onward: Iterable[Scored]) -> None:
    """Add to the best ways those that lead on by further links."""
    next_links: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for j, k, score in onward:
        next_links[j].append((k, score))
    for (i, j), score in ways.items():
        for k, next_score in next_links[j]:
            best[i, k] = max(best[i, k], min(score, next_score))
