"""The figures of a text: "3,000", "20.8", "361 million"; and the ranges of figures that are indexed whole.

A figure is indexed by itself, with its first digit (all of 200 to 299) and with its number of digits (all of 100 to
999), so that a range of any width is a few terms and the figures at its ragged ends. (Trie-coded ranges: U. Schindler
and M. Diepenbroek, "Generic XML-based framework for metadata portals", Computers & Geosciences 34, 2008.)
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from explorer.language import Language

_DIGITS = 15  # Of the largest figure that is told apart from its neighbours.
_LARGEST_SCALE = 12  # The power of ten of the largest name of a number in any language: a trillion.
_LARGEST = _DIGITS + _LARGEST_SCALE


def numbers_in(text: str, known: Language) -> Iterator[tuple[float, int, int]]:
    """Each figure with the characters `start..end` where it is written, in the form of a language. What is part of a
    symbol or a date in figures is none."""
    for match in known.numbers.figure.finditer(text):
        value = known.numbers.value(match["number"])
        if value < float(f"1e{_DIGITS}"):
            yield known.numbers.value(match["number"], match["scale"]), match.start(), match.end()


def number_key(number: float) -> str:
    """The form under which a figure is indexed; `float` is its inverse."""
    return f"{number:.12g}"


def positions_of_numbers(text: str, starts: list[int], known: Language) -> dict[str, list[int]]:
    """The keys of the figures of a text of a language, each with the positions of the words where it begins, whose
    first characters are the `starts`."""
    found: dict[str, list[int]] = {}
    for number, start, _ in numbers_in(text, known):
        found.setdefault(number_key(number), []).append(bisect_left(starts, start))
    return found


def positions_of_ranges(numbers: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """The keys of the ranges in which the figures of a text are, each with their positions; figures below 1 are in
    none."""
    found: dict[str, list[int]] = {}
    for key, positions in numbers.items():
        digit, _, power = f"{float(key):.11e}".partition("e")
        if digit[0] != "0" and int(power) >= 0:
            for name in (_range_key(int(power)), _range_key(int(power), int(digit[0]))):
                found.setdefault(name, []).extend(positions)
    return found


def in_ranges(first: float, last: float, keys: list[str]) -> tuple[list[str], list[str]]:
    """The keys of the ranges that lie whole in `first` to `last`, and of the figures there that are in none of these,
    out of the given `keys` in order of their figures."""
    ranges: list[str] = []
    figures = _figures(first, last, 0.0, 1.0, keys)
    for power in range(_LARGEST + 1):
        if first <= float(f"1e{power}") and float(f"1e{power + 1}") <= last:
            ranges.append(_range_key(power))
            continue
        for digit in range(1, 10):
            low, end = float(f"{digit}e{power}"), float(f"{digit + 1}e{power}")
            if first <= low and end <= last:
                ranges.append(_range_key(power, digit))
            elif first < end and low <= last:
                figures += _figures(first, last, low, end, keys)
    return ranges, figures


def _figures(first: float, last: float, low: float, end: float, keys: list[str]) -> list[str]:
    """The keys of the figures of `first` to `last` that are `low` at least and less than `end`."""
    start = bisect_left(keys, max(first, low), key=float)
    return keys[start : min(bisect_right(keys, last, key=float), bisect_left(keys, end, key=float))]


def _range_key(power: int, digit: int | None = None) -> str:
    """All figures of `power` + 1 digits before the point, or those of them that begin with a digit."""
    return f"e{power}" if digit is None else f"{digit}e{power}"
