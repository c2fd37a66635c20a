"""Which reports belong together over the years, told by their titles."""

import re
from collections.abc import Iterable
from dataclasses import replace

from explorer.language import Language, language
from explorer.library.entry import Entry

_EMPTY_BRACKETS = re.compile(r"\(\s*\)")


def series_of(title: str, language: Language) -> str:
    """A report's title without its years, dates, periods and ordinals: equal for the reports of one series.

    Wrong where a series was renamed, and where two series share a title; an explicit correction helps there. A title
    that consists of nothing else is returned as it is.
    """
    rest = title
    for changing in language.series.changing:
        rest = changing.sub(" ", rest)
    rest = re.sub(r"\s+", " ", _EMPTY_BRACKETS.sub(" ", rest))
    rest = re.sub(r"\s+([,;:.])", r"\1", re.sub(r"([,;:])\s*(?=[,;:])", "", rest))
    previous = ""
    while rest != previous:
        previous, rest = rest, language.series.loose_ends.sub("", rest)
    return rest or title


def key(series: str) -> str:
    """What two spellings of one series share: letters and digits, whatever their case."""
    return " ".join(re.findall(r"\w+", series.casefold()))


def name_series(entries: Iterable[Entry]) -> list[Entry]:
    """Each entry with the name of its series: the one it states, else what its title gives; a report
    without a title is a series by itself, named as its file.

    Spellings of one series become one: a stated one, else the latest.
    """
    told = sorted(entries, key=lambda entry: (bool(entry.series), entry.year or 0))
    named = [replace(each, series=each.series or _series(each) or each.title or each.file) for each in told]
    spelling = {key(entry.series): entry.series for entry in named}
    return [replace(entry, series=spelling[key(entry.series)]) for entry in named]


def _series(entry: Entry) -> str:
    return series_of(entry.title, language(entry.language))
