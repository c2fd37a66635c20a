"""The figures of a text: "3,000", "20.8", "361 million", "−5", "20 per cent"; those that are typed; and the ranges of
figures that are indexed whole.

A figure is indexed by itself, with its first digit (all of 200 to 299) and with its number of digits (all of 100 to
999), so that a range of any width is a few terms and the figures at its ragged ends. (Trie-coded ranges: U. Schindler
and M. Diepenbroek, "Generic XML-based framework for metadata portals", Computers & Geosciences 34, 2008.) Percentages
are indexed once more by themselves.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from explorer.language import Language, language
from explorer.language.loading import codes
from explorer.model.years import OF_DOCUMENT
from explorer.search.query import Amount, Number

_DIGITS = 15  # Of the largest figure that is told apart from its neighbours.
_LARGEST_SCALE = 12  # The power of ten of the largest name of a number in any language: a trillion.
_LARGEST = _DIGITS + _LARGEST_SCALE
_LONGEST_TYPED = 80
"""Characters of a figure that is typed: a hundred trillion in groups, with its scale and “per cent” has 40."""
_TO = re.compile(r"\.\.+|[-–—…]")
_WHOLE = re.compile(r"[.,;:!?]*(?=[\s()]|$)")
_ONE_SPELLING = re.compile(rf"\W*(?:\d{{1,3}}|{OF_DOCUMENT})")
"""Figures that are written in one way, whatever their currency: small ones, and years."""


class Figure(NamedTuple):
    """The value of a figure, whether it is a percentage, and the characters `start..end` where it is written."""

    value: float
    share: bool
    start: int
    end: int


class _Typed(NamedTuple):
    """A figure that was typed, its name ("million") as a `factor`, and where it ends."""

    number: float
    factor: float
    share: bool
    end: int

    @property
    def value(self) -> float:
        return float(number_key(self.number * self.factor))


def numbers_in(text: str, known: Language) -> Iterator[Figure]:
    """Each figure, in the form of a language. What is part of a symbol or a date in figures is none."""
    for match in known.numbers.figure.finditer(text):
        if abs(known.numbers.value(match["number"])) < float(f"1e{_DIGITS}"):
            value = known.numbers.value(match["number"], match["scale"])
            yield Figure(value, match["percent"] is not None, *match.span())


def amount_at(text: str, start: int) -> tuple[Amount, int] | None:
    """The figure that was typed at a place and where it ends, punctuation behind it included; None where none stands
    by itself, or one that is written in one way only."""
    typed = _typed_at(text, start)
    whole = typed and _WHOLE.match(text, typed.end)
    if not typed or not whole or _ONE_SPELLING.fullmatch(text, start, typed.end):
        return None
    return Amount(text[start : typed.end], typed.value, typed.share), whole.end()


def range_at(text: str, start: int = 0) -> tuple[Number, int] | None:
    """The figure or the range of figures that was typed at a place ("50..100", "1..2 million", "..20%"), and where it
    ends; None where there is none."""
    first = _typed_at(text, start)
    to = _TO.match(text, first.end if first else start)
    last = _typed_at(text, to.end()) if to else first
    if not first and not last:
        return None
    if first and last and first.factor == 1 and first.number <= last.number:
        first = first._replace(factor=last.factor)  # 1..2 million
    end = last.end if last else to.end() if to else 0
    low, high = (typed.value if typed else None for typed in (first, last))
    if low is not None and high is not None and high < low:
        low, high = high, low
    return Number(low, high, any(typed.share for typed in (first, last) if typed)), end


def _typed_at(text: str, start: int) -> _Typed | None:
    """The longest reading in the form of any language; of equals that in the language of queries."""
    near = text[start : start + _LONGEST_TYPED]
    found = ((language(code).numbers, language(code).numbers.typed.match(near)) for code in codes())
    numbers, best = max(found, key=lambda pair: pair[1].end() if pair[1] else 0)
    if best is None:
        return None
    number = numbers.value(best["number"])
    factor = numbers.value("1", best["scale"])
    return _Typed(number, factor, best["percent"] is not None, start + best.end()) if math.isfinite(number) else None


def number_key(number: float) -> str:
    """The form under which a figure is indexed; `float` is its inverse."""
    return f"{number:.12g}"


def positions_of_numbers(figures: Iterable[Figure], starts: list[int]) -> dict[str, list[int]]:
    """The keys of figures, each with the positions of the words where it begins, whose first characters are the
    `starts`."""
    found: dict[str, list[int]] = {}
    for figure in figures:
        found.setdefault(number_key(figure.value), []).append(bisect_left(starts, figure.start))
    return found


def positions_of_ranges(numbers: Mapping[str, list[int]]) -> dict[str, list[int]]:
    """The keys of the ranges in which the figures of a text are, each with their positions; figures below 1 are in
    none."""
    found: dict[str, list[int]] = {}
    for key, positions in numbers.items():
        if float(key) >= 1:
            digit, _, power = f"{float(key):.11e}".partition("e")
            for name in (_range_key(int(power)), _range_key(int(power), int(digit[0]))):
                found.setdefault(name, []).extend(positions)
    return found


def in_ranges(first: float, last: float, keys: list[str]) -> tuple[list[str], list[str]]:
    """The keys of the ranges that lie whole in `first` to `last`, and of the figures there that are in none of these,
    out of the given `keys` in order of their figures."""
    ranges: list[str] = []
    figures = _figures(first, last, -math.inf, 1.0, keys)
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


def within(first: float, last: float, keys: list[str]) -> list[str]:
    """The keys of the figures of `first` to `last`, out of `keys` in order of their figures."""
    return _figures(first, last, first, math.inf, keys)


def _figures(first: float, last: float, low: float, end: float, keys: list[str]) -> list[str]:
    """The keys of the figures of `first` to `last` that are `low` at least and less than `end`."""
    start = bisect_left(keys, max(first, low), key=float)
    return keys[start : min(bisect_right(keys, last, key=float), bisect_left(keys, end, key=float))]


def _range_key(power: int, digit: int | None = None) -> str:
    """All figures of `power` + 1 digits before the point, or those of them that begin with a digit."""
    return f"e{power}" if digit is None else f"{digit}e{power}"
