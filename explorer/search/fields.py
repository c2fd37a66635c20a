"""The fields of the query language: what may be written after a colon, and what it means."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from explorer.errors import ExplorerError
from explorer.search.citations import named_by
from explorer.search.numbers import range_at
from explorer.search.query import BY_WORDS, BY_YEARS, Changed, In, InTime, Kind, Node, Number, Section, Years
from explorer.search.sections import is_path
from explorer.search.words import folded_words

_YEARS = re.compile(r"(?P<first>\d{1,4})?(?P<range>\.\.+|[-–—…])?(?P<last>\d{1,4})?$")


@dataclass(frozen=True, slots=True)
class Field:
    """`example` shows how it is written, `about` says what it finds. It may stand `alone`, without a value."""

    example: str
    about: str
    alone: bool = False


FIELDS = {
    "year": Field("year:2018 or year:2018..2021", "reports of these years"),
    "series": Field("series:mandates", "reports of a series"),
    "section": Field("section:IV.A or section:conclusions", "under a heading"),
    "title": Field('title:crime or title:"asset recovery"', "words in a heading itself"),
    "in": Field("in:heading, in:text, in:footnote, in:table, in:note or in:IV.A", "one kind of text, or a section"),
    "symbol": Field("symbol:A/80/*", "reports with this symbol"),
    "cites": Field("cites:74/177 or cites:1325", "texts that refer to a document"),
    "first": Field("first:2020 or first:2018..2021", "sections that say so first in a year"),
    "dropped": Field("dropped:2021", "sections that no longer say so in a year"),
    "changed": Field("changed: or changed:2021", "paragraphs worded otherwise than in the report before", alone=True),
    "num": Field("num:100..500, num:1.94 million or num:20%", "figures of this size near the other words"),
}
CITING = ("symbol", "cites")
"""The fields whose values name a document."""
_LONG_NAME = 4
"""Letters from which a name with one letter wrong is still known: in a shorter one a letter is too much of it."""


class Misread(ExplorerError):
    """A value that its field cannot have. The message says what was done; `nearest` is what is looked for instead."""

    def __init__(self, message: str, nearest: Node | None = None) -> None:
        super().__init__(message)
        self.nearest = nearest


def field_name(typed: str) -> str | None:
    """The name of the field that was meant, a letter wrong or not; None where it is none."""
    typed = typed.lower()
    if typed in FIELDS or len(typed) < _LONG_NAME:
        return typed if typed in FIELDS else None
    return next((name for name in FIELDS if len(name) >= _LONG_NAME and OSA.distance(typed, name) <= 1), None)


def read_field(name: str, value: str) -> Node | None:
    """What a field with a value asks for. Raises Misread."""
    match name:
        case "changed" if not value:
            return Changed(None, None)
        case "year" | "first" | "dropped" | "changed":
            return _years(name, value)
        case "num":
            return _numbers(value)
        case "in":
            return _kind(value)
    if not folded_words(value):
        raise Misread(f"“{name}:{value}” holds no words. It is left out.")
    return BY_WORDS[name](named_by(value) if name in CITING else value)


def _kind(value: str) -> Node:
    typed = value.lower().removesuffix("s")
    if typed in set(Kind):
        return In(Kind(typed))
    if is_path(value):
        return Section(value)
    nearest = next((kind for kind in Kind if OSA.distance(typed, kind.value) <= 2), None)
    if nearest:
        raise Misread(f"“in:{value}” is not known. It is read as in:{nearest.value}.", In(nearest))
    raise Misread(f"“in:{value}” is not known and left out. Write {FIELDS['in'].example}.")


def _years(name: str, value: str) -> Years | InTime:
    match, kind = _YEARS.match(value), BY_YEARS[name]
    if not match or not (match["first"] or match["last"]):
        raise Misread(f"“{name}:{value}” is not a year and left out. Write {FIELDS[name].example}.")
    first, last = (int(match[end]) if match[end] else None for end in ("first", "last"))
    if match["range"] is None:
        return kind(first, first)
    return kind(last, first) if first is not None and last is not None and last < first else kind(first, last)


def _numbers(value: str) -> Number:
    found = range_at(value)
    if not found or found[1] != len(value):
        raise Misread(f"“num:{value}” is not a number and left out. Write {FIELDS['num'].example}.")
    return found[0]
