"""The figures of a text: "3,000", "20.8", "361 million"."""

import re
from bisect import bisect_left
from collections.abc import Iterator

_FIGURE = re.compile(
    r"(?<![\w/.,])(?P<whole>\d{1,3}(?:[,   ]\d{3})+|\d+)(?P<part>\.\d+)?(?![\w/]|[.,]\d)"
    r"(?:[  ](?P<scale>thousand|million|billion|trillion)\b)?"
)
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_DIGITS = 15  # Of the largest figure that is told apart from its neighbours.


def numbers_in(text: str) -> Iterator[tuple[float, int, int]]:
    """Each figure with the characters `start..end` where it is written. What is part of a symbol or a date in figures
    is none."""
    for match in _FIGURE.finditer(text):
        whole = re.sub(r"\D", "", match["whole"])
        if len(whole) <= _DIGITS:
            value = float(whole + (match["part"] or "")) * 10 ** _SCALES.get(match["scale"] or "", 0)
            yield value, match.start(), match.end()


def number_key(number: float) -> str:
    """The form under which a figure is indexed; `float` is its inverse."""
    return f"{number:.12g}"


def positions_of_numbers(text: str, starts: list[int]) -> dict[str, list[int]]:
    """The keys of the figures of a text, each with the positions of the words where it begins, whose first characters
    are the `starts`."""
    found: dict[str, list[int]] = {}
    for number, start, _ in numbers_in(text):
        found.setdefault(number_key(number), []).append(bisect_left(starts, start))
    return found
