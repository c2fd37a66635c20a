"""Reports of the years between two as pivots: what corresponds to the same paragraph there corresponds.

The idea is that of pivot languages in translation: where two are far apart, a third between them is near to both.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from explorer.compare.alignment import Alignment
from explorer.compare.corpus import IndexPair, Pairs
from explorer.model.report import Report


def between(older: Report, middle: Report, newer: Report) -> bool:
    """Whether a report of the same series stands between two others in time: by their dates where all have one, else
    by their years. One whose time is not known stands nowhere."""
    if not older.series == middle.series == newer.series:
        return False
    dates, years = ([getattr(each, name) for each in (older, middle, newer)] for name in ("date", "year"))
    first, second, third = years if None in dates else dates
    return None not in (first, second, third) and (first < second < third or first > second > third)


def pivot_scores(older: int, newer: int, middles: Iterable[int], direct: Mapping[IndexPair, Alignment]) -> Pairs:
    """For pairs of paragraphs of two reports the strength of the weaker of two links through a third report, the best
    of all ways."""
    best: defaultdict[IndexPair, float] = defaultdict(float)
    for middle in middles:
        onward: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
        for (j, k), score in _links(direct, middle, newer).items():
            onward[j].append((k, score))
        for (i, j), score in _links(direct, older, middle).items():
            for k, next_score in onward[j]:
                best[i, k] = max(best[i, k], min(score, next_score))
    return dict(best)


def _links(direct: Mapping[IndexPair, Alignment], older: int, newer: int) -> Pairs:
    """The links between the paragraphs of two reports, whichever of them comes first in the comparison."""
    if older < newer:
        return direct[older, newer].paragraphs
    return {(i, j): score for (j, i), score in direct[newer, older].paragraphs.items()}
