"""Which reports of a series are compared with each other at once."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from explorer.compare.corpus import IndexPair
from explorer.compare.corrections import spoken_of
from explorer.model.comparison import LinkCorrection

_NEAR = 3
"""Reports that a report is compared with at once, before it and after it, so that a series costs as much as it is long.
A section that was away for two reports is found again; of what was away for longer, a reader learns when two years are
compared that he looks at. Four would take a quarter more time."""


def near(one: int, other: int) -> bool:
    """Whether two reports, by their places in a series, are neighbours in time, or nearly."""
    return abs(one - other) <= _NEAR


def at_once(keys: Sequence[str], corrections: Iterable[LinkCorrection]) -> list[IndexPair]:
    """The pairs that are compared before anybody looks at them: those near each other, and those of which the user has
    said something. The `keys` are those of the reports in their order."""
    told = spoken_of(corrections, keys)
    return [pair for pair in combinations(range(len(keys)), 2) if near(*pair) or pair in told]
