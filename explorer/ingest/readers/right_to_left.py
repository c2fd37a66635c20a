"""Pages that are written from right to left: their characters in the order of reading, and their places as if seen in a
mirror, so that what the stages tell from left edges, first words and indents holds for them as well."""

import re
from collections.abc import Sequence
from itertools import pairwise

from explorer.language.scripts import has_right_to_left

_ALONG = r"[A-Za-z0-9]+(?:[./,:_&%+\u00a0-][A-Za-z0-9]+)*"
_LEFT_TO_RIGHT = re.compile(rf"{_ALONG}(?: (?:(?=[A-Za-z])|(?<=[A-Za-z] )){_ALONG})*")
"""Words, symbols and numbers that run from left to right (Unicode Standard Annex 9, the weak types); from one number to
the next the reader goes left."""

_BRACKETS = str.maketrans("()[]{}«»", ")(][}{»«")

Edges = tuple[float, float]
"""Where something begins and ends, in points from the side on which lines begin."""


def in_order(characters: Sequence[str], edges: Sequence[Edges]) -> str:
    """Characters that stand at these left and right edges, in the order of reading: what a PDF library guesses of it
    is wrong where scripts are mixed."""
    if not has_right_to_left("".join(characters)):
        places = sorted(range(len(characters)), key=lambda at: edges[at])
        return "".join(characters[at] for at in places)
    places = sorted(range(len(characters)), key=lambda at: -sum(edges[at]))
    text = "".join(_turned(at, characters, edges) for at in places)
    return _LEFT_TO_RIGHT.sub(lambda run: run[0][::-1], text)


def _turned(at: int, characters: Sequence[str], edges: Sequence[Edges]) -> str:
    """A character as it reads from right to left: a bracket turns, unless the library has turned it, which it does
    where it reads so itself."""
    around = edges[max(at - 1, 0) : at + 2]
    forwards = any(one < other for one, other in pairwise(around))
    return characters[at].translate(_BRACKETS) if forwards else characters[at]


def mirrored(edges: Edges, width: float) -> Edges:
    """Edges on a page of a width as they are counted from its other side."""
    return width - edges[1], width - edges[0]


def read_through(texts: Sequence[str], edges: Sequence[Edges], apart: float) -> list[Edges]:
    """Reads the pieces of a mirrored row in order. Words and numbers of other scripts that stand closer than `apart`
    run from left to right: these are mirrored back, among themselves.

    Guarantees as many edges as there are pieces. Wrong where two such words stand in two columns that touch.
    """
    result = list(edges)
    start = 0
    while start < len(texts):
        end = start + 1
        while end < len(texts) and _is_foreign(texts[start]) and _is_foreign(texts[end]):
            if edges[end][0] - edges[end - 1][1] >= apart:
                break
            end += 1
        if end - start > 1:
            low, high = edges[start][0], edges[end - 1][1]
            result[start:end] = [(low + high - right, low + high - left) for left, right in edges[start:end]]
        start = end
    return result


def _is_foreign(text: str) -> bool:
    """Whether a text has letters or figures, and is of no script that is written from right to left."""
    return any(map(str.isalnum, text)) and not has_right_to_left(text)
