"""Which reports belong together over the years, told by their titles."""

import re
from collections.abc import Iterable
from dataclasses import replace

from explorer.library.entry import Entry

_YEAR = r"(?:19|20)\d\d"
_YEARS = rf"{_YEAR}(?:\s?[-–/]\s?(?:{_YEAR}|\d\d))?(?!\d)"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DAYS = r"\d{1,2}(?:\s?[-–]\s?\d{1,2})?"
_DAY = rf"(?:{_DAYS}\s+{_MONTH}(?:\s+{_YEAR})?|{_MONTH}\s+{_YEAR})"
_TIME = rf"(?:{_DAY}|{_MONTH}|{_YEARS})"
_TO = r"\s*(?:to|and|through|until|[-–])\s*"
_TENS = r"(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)"
_ONES = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
_TEENS = r"(?:tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth)"
_ORDINAL = (
    rf"(?:(?:(?:one|two)[\s-])?hundred(?:th|[\s-]and[\s-])?)?(?:{_TENS}y[\s-]{_ONES}|{_TENS}ieth|{_TEENS}|{_ONES})"
    r"|(?:(?:one|two)[\s-])?hundredth|\d{1,3}(?:st|nd|rd|th)"
)

# What changes from year to year, in the order of removal. The year in "resolution 1701 (2006)" names the resolution.
_CHANGING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:(?:during|for|in|covering|over)\s+)?(?:the\s+)?(?:reporting\s+)?(?:period|biennium|years?)\s+"
        rf"(?:(?:from|between|of|ending|ended)\s+)?{_TIME}(?:{_TO}{_TIME})?",
        rf"\b(?:from|between)\s+(?:{_TIME}|\d{{1,2}}){_TO}{_TIME}",
        rf"\b(?:as\s+(?:of|at)|until|up\s+to|since)\s+(?:{_DAY}|{_YEARS})",
        rf"(?<!\w){_DAY}(?:{_TO}{_DAY})?",
        rf"(?<!\d )\(\s*{_YEARS}\s*\)",
        rf"(?:\b(?:in|for|of)\s+)?(?<![\w/(-]){_YEARS}(?![\w/)])",
        rf"\b(?:{_ORDINAL})\s+(?=(?:\w+\s+)?(?:session|report|meeting|period|conference|congress|year))",
    )
)
_EMPTY_BRACKETS = re.compile(r"\(\s*\)")
_LOOSE_ENDS = re.compile(r"^[\s,;:.–-]+|[\s,;:–-]+$|(?:[\s,;:–-]+(?:for|in|of|from|during|on|at))$", re.IGNORECASE)


def series_of(title: str) -> str:
    """A report's title without its years, dates, periods and ordinals: equal for the reports of one series.

    Wrong where a series was renamed, and where two series share a title; an explicit correction helps there. A title
    that consists of nothing else is returned as it is.
    """
    rest = title
    for changing in _CHANGING:
        rest = changing.sub(" ", rest)
    rest = re.sub(r"\s+", " ", _EMPTY_BRACKETS.sub(" ", rest))
    rest = re.sub(r"\s+([,;:.])", r"\1", re.sub(r"([,;:])\s*(?=[,;:])", "", rest))
    previous = ""
    while rest != previous:
        previous, rest = rest, _LOOSE_ENDS.sub("", rest)
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
    named = [replace(each, series=each.series or series_of(each.title) or each.title or each.file) for each in told]
    spelling = {key(entry.series): entry.series for entry in named}
    return [replace(entry, series=spelling[key(entry.series)]) for entry in named]
