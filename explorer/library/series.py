"""Which reports belong together over the years, told by what of them stays: the organ and the subject."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from explorer.language import Language, language
from explorer.library.entry import Entry

_KNOWN = 1 << 16
"""Symbols whose organs are at hand. Chosen: more than libraries have; some MB at the most."""
_EMPTY_BRACKETS = re.compile(r"\(\s*\)")
_WORD = re.compile(r"\w+")
_UNTIL_ORGAN_ENDS = re.compile(r"\d|(?:ES|S)-\d|L\.\d")
"""Begins the part of a symbol that follows its organ: a year, session or number, a special session, a draft."""


def series_of(title: str, language: Language) -> str:
    """A report's title without its sessions, places, years, dates, periods and ordinals: equal for those of a series.

    Wrong where a series was renamed, and where two series share a title; an explicit correction helps there. A title
    that consists of nothing else is returned as it is.
    """
    rest = title
    for changing in language.series.changing:
        rest = changing.sub(" ", rest)
    rest = re.sub(r"\s+", " ", _EMPTY_BRACKETS.sub(" ", rest))
    rest = re.sub(r"\s+([,;:.])", r"\1", re.sub(r"([,;:])\s*(?=[,;:.])", "", rest))
    previous = ""
    while rest != previous:
        previous, rest = rest, language.series.loose_ends.sub("", rest)
    return rest[:1].upper() + rest[1:] if title[:1].isupper() else rest or title


def key(series: str) -> str:
    """What two spellings of one series share: letters and digits, whatever their case."""
    return " ".join(_WORD.findall(series.casefold()))


def with_series(entry: Entry) -> Entry:
    """An entry with the name of its series by itself: the one it states, else what its title gives; a report without a
    title is a series of its own, named as its file."""
    return replace(entry, series=entry.series or _series(entry) or entry.title or entry.file, stated=bool(entry.series))


def one_series(entries: Iterable[Entry]) -> list[Entry]:
    """Entries `with_series` whose names share their `key`, with the names that they have beside each other.

    Spellings of one series become one: a stated one, else the latest. Where organs that have no report in common use
    one title ("Draft report"), each has a series of its own, named with the organ; a report without a symbol goes with
    the larger one.
    """
    told = sorted(entries, key=lambda entry: (entry.stated, entry.year or 0, entry.id))
    spelt = [each if each.series == told[-1].series else replace(each, series=told[-1].series) for each in told]
    return spelt if told[-1].stated else _by_organ(spelt)


@lru_cache(_KNOWN)
def organ_of(symbol: str) -> str:
    """The organ to which a document with this symbol was issued: `E/CN.6` of `E/CN.6/2025/3`, `A` of `A/80/75`."""
    return "/".join(itertools.takewhile(lambda part: not _UNTIL_ORGAN_ENDS.match(part), symbol.split("/")))


def _by_organ(entries: Sequence[Entry]) -> list[Entry]:
    """The entries of one title, those of organs that have no report in common under names of their own."""
    circles: list[set[str]] = []
    for entry in entries:
        organs = {organ_of(symbol) for symbol in entry.symbols}
        if any(organs <= circle for circle in circles):
            continue
        apart = [circle for circle in circles if not circle & organs]
        circles = [*apart, organs.union(*(circle for circle in circles if circle & organs))] if organs else circles
    if len(circles) < 2:
        return list(entries)
    reports = Counter(organ_of(symbol) for entry in entries for symbol in entry.symbols)
    largest = max(circles, key=lambda circle: (sum(reports[organ] for organ in circle), sorted(circle)))
    result = []
    for entry in entries:
        symbols = {organ_of(symbol) for symbol in entry.symbols}
        circle = next((circle for circle in circles if circle & symbols), largest)
        result.append(replace(entry, series=f"{entry.series} ({', '.join(sorted(circle))})"))
    return result


def _series(entry: Entry) -> str:
    return series_of(entry.title, language(entry.language))
