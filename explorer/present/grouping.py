"""Hits put together: those of one report, or the same paragraph through the years."""

from collections.abc import Callable, Hashable, Sequence
from enum import StrEnum

from explorer.model.comparison import Comparison, Strength

Place = tuple[str, str]
"""A report by its id and an element of it by its eId."""


class Grouping(StrEnum):
    """What hits are put together by."""

    NONE = "none"
    REPORT = "report"
    LINEAGE = "lineage"


def grouped(places: Sequence[Place], key: Callable[[Place], Hashable]) -> list[list[int]]:
    """The places that have the same key, by their numbers, in the order in which the first of each stands."""
    groups: dict[Hashable, list[int]] = {}
    for number, place in enumerate(places):
        groups.setdefault(key(place), []).append(number)
    return list(groups.values())


class Descent:
    """Where the sections and paragraphs of compared reports come from.

    Each follows its strongest link to an earlier year, the nearest where several are as strong; doubtful ones are not
    followed. What ends at the same place is the same text through the years, however it was split on the way.
    """

    def __init__(self, comparison: Comparison) -> None:
        self._parents: dict[Place, Place] = {}
        best: dict[Place, tuple[bool, float, int]] = {}
        for pair in comparison.pairs:
            older, newer = comparison.reports[pair.left_report], comparison.reports[pair.right_report]
            for link in (*pair.paragraphs, *pair.sections):
                if link.left is None or link.right is None or link.strength is Strength.DOUBTFUL:
                    continue
                here, rank = (newer, link.right), (link.strength is Strength.STRONG, link.score, pair.left_report)
                if here not in best or rank > best[here]:
                    best[here], self._parents[here] = rank, (older, link.left)

    def origin(self, place: Place) -> Place:
        """The earliest place from which a place comes; itself where it comes from none."""
        while place in self._parents:
            place = self._parents[place]
        return place
