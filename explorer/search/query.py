"""What somebody asks for when they search: a value, made by `parsing.parse` and never changed.

    corruption prevention          both words, in any form ("preventing" too), in one paragraph, heading, table or note;
                                   where few texts have all words, those with most of them follow. Small words ("of",
                                   "how") need not stand there
    UNODC                          also by the name that the texts explain it with; "UNODC" as it is written alone
    corruption AND prevention      nothing less than both, small words included
    "asset recovery"               these words, exactly so, side by side (curly quotes and single ones do as well)
    "asset recovery"~5             these words in any order, with no more than five others between the first and last
    corruption -drugs              not where "drugs" stands; NOT drugs is the same
    traffick*   "human traff*"     words that begin so, alone or at their place in a phrase
    organi?ation   *crime*         ? is any one letter, * any letters or none; in phrases as well
    "transfer * assets"            * by itself is any one word of a phrase
    corupption~                    words a letter or two away
    drugs smuggling OR trafficking "drugs", and one of the other two: OR joins its neighbours
    (asset recovery) OR laundering parentheses group
    A/RES/74/177   74/177          a document: itself first, then the texts that name or link to it, in any form
    resolution 1325 (2000)         so, too, in words, and by a public address: docs.un.org/A/80/75
    cites:74/177                   these texts without the document; cites:1325, cites:"S/RES/1325 (2000)"
    1.94 million   1 940 000       a figure, in whatever form it is written; also 1.94e6, 20 per cent, $3.2 million
    countries num:50..100          a figure of this size close to one of the other words; either end may be left out
    num:1.94 million   num:20%     one value; a percentage; num:-5 is below zero
    year:2018   year:2018..2021    reports of these years; either end may be left out
    series:mandates                reports of a series whose name holds the word; series:"technical cooperation"
    symbol:A/80/*                  reports that bear a symbol like this; symbol:A/80/6 has all its sections
    section:IV.A   in:IV.A         what stands in this section or below it
    section:conclusions            by words of its heading, where no section has such a path
    title:crime                    headings that hold the word; title:"asset recovery"
    corruption first:2020          in sections that say so first in 2020; first:2018..2021
    corruption dropped:2021        in sections that no longer say so in 2021: texts of the report before
    corruption changed:            in paragraphs worded otherwise than in the report before; changed:2021
    in:heading                     headings only; also in:text, in:footnote, in:table, and in:note for your own notes

Several filters of one kind are alternatives (`year:2018 year:2021`). `first:`, `dropped:` and `changed:` ask how texts
correspond through the reports of a series, which `present/through_time.py` answers; a year selects reports of it, and
the report before may be of the same year. However a word is written, every other writing of
it is found: `covid19`, `COVID-19` and `COVID 19`, `USA` and `U.S.A.`, with accents or without, letters of full width,
ligatures, soft hyphens and what else nobody sees.
"""

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar, overload

Figure = TypeVar("Figure", int, float)
QUOTES = '"“”„‟«»＂'
"""Quotation marks around a phrase, as a set of an expression."""
_DIGITS = 15
"""That any figure keeps as a number of Python (IEEE 754)."""
MAX_LENGTH = 10_000
"""Characters, some four pages; what follows is a paste by mistake."""
MAX_PARTS = 500
"""Words, phrases and filters that are looked for; what follows is not. More than any query that was typed has."""
MAX_PROBLEMS = 20
"""That are told of; nobody reads more. Set by hand."""


class Kind(enum.StrEnum):
    """Where in a report a text stands. TEXT is every paragraph, numbered or not; NOTE is what the reader wrote."""

    HEADING = "heading"
    TEXT = "text"
    FOOTNOTE = "footnote"
    TABLE = "table"
    NOTE = "note"


@dataclass(frozen=True)
class _Words:
    """What is asked for in words. Two of different kinds are never equal."""

    text: str


class Term(_Words):
    """A word in any of its forms, a document symbol, or words joined by punctuation."""


class Small(Term):
    """A small word of grammar beside words that tell more: it need not stand in texts of whose language it is one."""


class Phrase(_Words):
    """Words exactly as written, side by side. One that ends in `*` stands for all that begin so."""


@dataclass(frozen=True)
class Near(_Words):
    """Words as in a phrase, in any order, with at most `between` others between the first and the last."""

    between: int


class Prefix(_Words):
    """All words that begin so. `text` is one folded word."""


class Wildcard(_Words):
    """All words of a pattern. `text` is folded; `*` stands for any letters or none, `?` for one."""


@dataclass(frozen=True)
class Fuzzy(_Words):
    """All words at most `letters` letters away (inserted, left out, replaced, swapped) that begin with the same one."""

    letters: int


class Cites(_Words):
    """Texts that name or link to a document; `text` is its symbol or a part of it, and may hold `*`."""


class Series(_Words):
    """Reports of the series whose names hold these words."""


class Symbol(_Words):
    """Reports that bear a symbol; `text` is one or a part of it, and may hold `*`."""


class Section(_Words):
    """What stands in a section or below it. `text` is its path, or words of its heading."""


@dataclass(frozen=True)
class _Range(Generic[Figure]):
    """Of `first` to `last`, both included; None leaves that end open."""

    first: Figure | None
    last: Figure | None

    def __contains__(self, figure: Figure) -> bool:
        return (self.first is None or self.first <= figure) and (self.last is None or figure <= self.last)


@dataclass(frozen=True)
class Number(_Range[float]):
    """A figure, with `share` one that is a percentage; among words, close to one of them."""

    share: bool = False


@dataclass(frozen=True)
class Amount(_Words):
    """A figure as it was typed, and every other that has its value; with `share` only percentages."""

    value: float
    share: bool = False

    @property
    def has_words(self) -> bool:
        """Whether it is sought by its words, too: those of “20%” do not say that it is a share."""
        return not self.share or " " in self.text

    @property
    def number(self) -> Number:
        """The figure that is sought in any of its spellings."""
        return Number(self.value, self.value, self.share)


class Years(_Range[int]):
    """Reports of these years."""


class First(_Range[int]):
    """Texts of these years in sections of which no earlier report says what is sought beside it."""


class Dropped(_Range[int]):
    """Texts of the report before one of these years, in sections of which that one no longer says what is sought beside
    it."""


class Changed(_Range[int]):
    """Texts of these years that are worded otherwise than in the report before."""


InTime = First | Dropped | Changed


@dataclass(frozen=True)
class Placed:
    """What was `typed` of time, once it is known which texts it leaves: those at `places`, reports by their ids and
    eIds in them."""

    typed: InTime
    places: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class In:
    """Texts of one kind."""

    kind: Kind


@dataclass(frozen=True)
class Not:
    """Texts that the part does not find."""

    part: "Node"


@dataclass(frozen=True)
class _Parts:
    parts: "tuple[Node, ...]"


@dataclass(frozen=True)
class AllOf(_Parts):
    """Texts that every part finds. Where it is `strict`, joined by AND, no part may be missing and none is passed over
    as a small word."""

    strict: bool = False


class AnyOf(_Parts):
    """Texts that some part finds."""


class Named(AnyOf):
    """A name: the first part is what was typed, the others are what else the texts of a library call it, phrases."""


Text = Term | Phrase | Near | Prefix | Wildcard | Fuzzy | Number | Amount | Cites
"""What is found in the words of a text, and marked there."""
Filter = Years | Series | Symbol | Section | In | InTime | Placed
Node = Text | Filter | Not | AllOf | AnyOf

BY_WORDS: dict[str, type[Series | Section | Symbol | Cites]] = {
    "series": Series,
    "section": Section,
    "symbol": Symbol,
    "cites": Cites,
}
"""What is asked for by words after the name of a field."""
BY_YEARS: dict[str, type[Years | InTime]] = {"year": Years, "first": First, "dropped": Dropped, "changed": Changed}
"""What is asked for by years after the name of a field."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be read as it was typed, and what was done instead, in a sentence. `start..end` are characters of
    the query."""

    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Query:
    """`text` as it was typed, and what is `wanted`: None where nothing was typed that could be looked for.

    Where there are `problems`, `wanted` is the nearest valid reading. `explanation` says in a sentence what is looked
    for, "" where that is nothing.
    """

    text: str
    wanted: Node | None = None
    problems: tuple[Problem, ...] = ()
    explanation: str = ""

    def __bool__(self) -> bool:
        return self.wanted is not None

    @property
    def reading(self) -> str:
        """The query as it was understood, in the language of queries."""
        return "" if self.wanted is None else written(self.wanted)

    @property
    def sought(self) -> tuple[Text, ...]:
        """What is to be found and marked in texts, without the excluded, each once."""
        return tuple(dict.fromkeys(_texts(self.wanted)))

    @property
    def units(self) -> "tuple[Text | Named, ...]":
        """As `sought`, but a name with all that it is called is one."""
        return tuple(dict.fromkeys(_texts(self.wanted, whole=True)))


def written(node: Node) -> str:
    """A node in the language of queries: what `parse` reads as this node."""
    match node:
        case AllOf(parts, strict):
            joined = " AND " if strict else " "
            return joined.join(f"({written(part)})" if isinstance(part, AllOf) else written(part) for part in parts)
        case Named(parts):
            return written(parts[0])
        case AnyOf(parts):
            return " OR ".join(
                f"({written(part)})" if isinstance(part, AllOf | AnyOf) else written(part) for part in parts
            )
        case Not(part):
            return f"-({written(part)})" if isinstance(part, AllOf | AnyOf | Not) else f"-{written(part)}"
        case Term(text) | Wildcard(text) | Amount(text):
            return text
        case Phrase(text):
            return f'"{text}"'
        case Near(text, between):
            return f'"{text}"~{between}'
        case Prefix(text):
            return f"{text}*"
        case Fuzzy(text, letters):
            return f"{text}~{letters}"
        case _:
            return _written_field(node)


def _written_field(node: Number | Cites | Filter) -> str:
    match node:
        case Number(first, last, share):
            return f"num:{_range(first, last)}{'%' * share}"
        case Years(first, last) | First(first, last) | Dropped(first, last) | Changed(first, last):
            return f"{next(name for name, kind in BY_YEARS.items() if isinstance(node, kind))}:{_range(first, last)}"
        case Placed(typed):
            return _written_field(typed)
        case In(kind):
            return f"in:{kind.value}"
        case _:
            return field_text(next(name for name, kind in BY_WORDS.items() if isinstance(node, kind)), node.text)


def asks_of_time(node: Node | None) -> bool:
    """Whether a query asks how texts correspond through the years."""
    match node:
        case AllOf(parts) | AnyOf(parts):
            return any(map(asks_of_time, parts))
        case Not(part):
            return asks_of_time(part)
        case _:
            return isinstance(node, InTime | Placed)


def field_text(field: str, value: str) -> str:
    """A filter as it is typed: the value quoted where it must be."""
    plain = value and not re.search(rf"[\s(){QUOTES}]", value)
    return f"{field}:{value}" if plain else f'{field}:"{value}"'


def _range(*ends: float | None) -> str:
    first, last = ("" if end is None else f"{end:.{_DIGITS}g}" for end in ends)
    return first if first == last else f"{first}..{last}"


@overload
def _texts(node: Node | None, inside_not: bool = False) -> Iterator[Text]: ...
@overload
def _texts(node: Node | None, inside_not: bool = False, *, whole: bool) -> Iterator[Text | Named]: ...
def _texts(node: Node | None, inside_not: bool = False, *, whole: bool = False) -> Iterator[Text | Named]:
    match node:
        case Named() if whole and not inside_not:
            yield node
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _texts(part, inside_not, whole=whole)
        case Not(part):
            yield from _texts(part, not inside_not, whole=whole)
        case Term() | Phrase() | Near() | Prefix() | Wildcard() | Fuzzy() | Number() | Amount() | Cites() if (
            not inside_not
        ):
            yield node
