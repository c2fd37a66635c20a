"""Figures as evidence: the same numbers, or nearly, in the same order ("190, 176, 149 and 118" beside "190, 178, 150
and 120") are hardly there by chance."""

import math
from collections.abc import Sequence

# Chosen: what a year changes of a figure that goes on is most often less than a tenth. A number of a hundred or more
# tells as much as any, one under ten hardly half of that.
_NEAR = 0.1
_NEARLY = 0.8  # of what an equal number tells
_TELLING = 2  # digits
_MOST = 40  # numbers of a text that are looked at, which bounds the time


def in_one_order(left: Sequence[float], right: Sequence[float]) -> float:
    """How much is found again of the numbers of a text in another in the same order: the logarithm of one and the
    numbers after the first, since one number is found again in many texts. It is the longest common subsequence, in
    which what is near counts less than what is equal, and small numbers less than great ones."""
    left, right = left[:_MOST], right[:_MOST]
    if not left or not right:
        return 0.0
    best = [0.0] * (len(right) + 1)
    for value in left:
        diagonal = 0.0
        for place, other in enumerate(right, 1):
            above = best[place]
            best[place] = max(above, best[place - 1], diagonal + _alike(value, other))
            diagonal = above
    return math.log1p(max(0.0, best[-1] - 1))


def _alike(value: float, other: float) -> float:
    greater = max(abs(value), abs(other))
    telling = min(1.0, math.log10(greater + 1) / _TELLING)
    if value == other:
        return telling
    apart = abs(value - other) / greater
    return _NEARLY * (1 - apart / _NEAR) * telling if apart < _NEAR else 0.0
