"""What the index keeps: an entry for each text of a report with its terms, and one for the report itself."""

import enum
import re
from array import array
from bisect import insort
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from explorer.language import Language
from explorer.language.definitions import Definition, names_in
from explorer.model.report import Report
from explorer.search.documents import Document, Part, contents
from explorer.search.numbers import numbers_in, positions_of_numbers, positions_of_ranges
from explorer.search.postings import POSITIONS
from explorer.search.query import Kind
from explorer.search.words import LANGUAGE, folded_words, is_function_word, joined_words, stem_terms, taken_apart

RECORDS = "report"
"""The term of the field RECORDS."""

TOLD = "\t"
"""In a term of NAMES between what is looked up and what it is called as well."""

KINDS = (Kind.HEADING, Kind.TEXT, Kind.FOOTNOTE, Kind.TABLE)
LETTERS = (2, 3)
"""Of the beginnings and endings that have postings of their own: one letter is the sum of those of two, and what has
four fits so few words that each is read by itself."""
TOGETHER = 4
"""Texts of a report that are stored as one, with the first of them: compressed together they take four fifths of what
each by itself does, and one is read in 34 microseconds instead of 13. Measured; of 8 at once it is two thirds, and
60."""
_LONGEST = 65_535
"""Words of a text that are counted: what two bytes hold."""
_DIGIT = re.compile(r"\d")


class Field(enum.StrEnum):
    """What is indexed of a text. WORDS, STEMS, PAIRS, NUMBERS, RANGES and SHARES have positions; BEGINNINGS and ENDINGS
    are made of WORDS by the store. SHARES are the numbers that are percentages.

    STEMS are those of the words of texts that are not in the language of queries, each with the language: it alone says
    which words are forms of one. Of texts in the language of queries the forms are found among the WORDS.

    NAMES are what a text explains to be one: the folded words of an acronym or short name, a tab, and the name as it is
    written; and the same the other way round.

    PAIRS are two small words of grammar side by side, as one term: a phrase that holds "of the" then reads these
    positions instead of all of "of" and of "the". (Common grams: T. Burton-West, "Slow Queries and Common Words",
    HathiTrust Large-scale Search, 2010; the CommonGrams filter of Lucene.)
    """

    WORDS = "words"
    STEMS = "stems"
    PAIRS = "pairs"
    BEGINNINGS = "beginnings"
    ENDINGS = "endings"
    NUMBERS = "numbers"
    RANGES = "ranges"
    SHARES = "shares"
    SYMBOLS = "symbols"
    NAMES = "names"
    RECORDS = "records"


Terms = Mapping[str, Sequence[int]]
"""The terms of a text in a field, each with its places in order; none where they do not matter."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is added to the index: the terms of each field, and what is given back for it; None for a text that is
    stored with others before it."""

    terms: Mapping[Field, Terms]
    stored: Any


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of an indexed report. Its texts stand before its own entry; `kinds` has the number in KINDS of
    each, `lengths` its words."""

    id: str
    stamp: str
    year: int | None
    series: str
    symbols: tuple[str, ...]
    language: str
    kinds: bytes
    lengths: "array[int]"
    parts: tuple[Part, ...]


def entries(report: Report, stamp: str) -> Iterator[Entry]:
    """The entries of a report: its texts, then its record."""
    found = contents(report)
    lengths = array("H")
    for number, document in enumerate(found.documents):
        terms, length = _terms(document, found.language)
        lengths.append(min(length, _LONGEST))
        together = found.documents[number : number + TOGETHER] if number % TOGETHER == 0 else None
        yield Entry(terms, together and [_stored(each) for each in together])
    record = (
        *(report.id, stamp, report.year, report.series, report.symbols, found.language.code),
        bytes(KINDS.index(document.kind) for document in found.documents),
        lengths.tobytes(),
        [(part.path, part.title, part.level, part.first, part.end) for part in found.parts],
    )
    yield Entry({Field.RECORDS: {RECORDS: ()}}, record)


def _stored(document: Document) -> tuple[str, str, str | None, int | None, str]:
    return document.eid, document.section, document.label, document.page, document.words


def record(stored: Any) -> Record:
    """The record of a report as it was stored."""
    id, stamp, year, series, symbols, language, kinds, lengths, parts = stored
    return Record(
        *(id, stamp, year, series, tuple(symbols), language, kinds),
        lengths=array("H", lengths),
        parts=tuple(Part(*part) for part in parts),
    )


def series_key(name: str) -> str:
    """The form under which a series is compared."""
    return name_key(name)


def _terms(document: Document, known: Language) -> tuple[dict[Field, Terms], int]:
    words, places = taken_apart(document.words)
    positions = defaultdict[str, list[int]](list)
    for position, word in enumerate(words):
        positions[word].append(position)
    for word, first, _ in joined_words(document.words):
        insort(positions[word], first)
    terms: dict[Field, Terms] = {
        Field.WORDS: positions,
        Field.STEMS: _stems([document.words[start:end] for start, end in places], known),
        Field.PAIRS: _pairs(words),
        Field.SYMBOLS: dict.fromkeys(document.symbols, ()),
        Field.NAMES: dict.fromkeys(name_terms(document.words), ()),
    }
    if _DIGIT.search(document.words):
        terms |= _numbers(document, [start for start, _ in places], known)
    return terms, len(words)


def _numbers(document: Document, starts: list[int], known: Language) -> dict[Field, Terms]:
    """The terms of the figures of a text, whose words begin at the characters `starts`."""
    figures = list(numbers_in(document.words, known))
    numbers = positions_of_numbers(figures, starts)
    positions = {
        Field.NUMBERS: numbers,
        Field.RANGES: positions_of_ranges(numbers),
        Field.SHARES: positions_of_numbers((figure for figure in figures if figure.share), starts),
    }
    return {field: {key: sorted(places) for key, places in found.items()} for field, found in positions.items()}


def _stems(words: Sequence[str], known: Language) -> dict[str, list[int]]:
    """The positions of the stems of words as they are written."""
    found: dict[str, list[int]] = {}
    for position, word in enumerate(words if known.code != LANGUAGE.code else ()):
        for term in stem_terms(word, known):
            found.setdefault(term, []).append(position)
    return found


def _pairs(words: Sequence[str]) -> dict[str, list[int]]:
    """The positions of two small words side by side, of those words whose positions are known."""
    found: dict[str, list[int]] = {}
    small = [position for position, word in enumerate(words[:POSITIONS]) if is_function_word(word)]
    for first, second in pairwise(small):
        if second == first + 1:
            found.setdefault(pair(words[first], words[second]), []).append(first)
    return found


def name_terms(words: str) -> set[str]:
    """The terms of NAMES of a text."""
    return {term for each in names_in(words) for term in _both_ways(each)} if "(" in words else set()


def _both_ways(given: Definition) -> Iterator[str]:
    for sought, told in ((given.short, given.name), (given.name, given.short)):
        yield f"{name_key(sought)}{TOLD}{' '.join(told.split())}"


def name_key(written: str) -> str:
    """The form under which a name is looked up."""
    return " ".join(folded_words(written))


def pair(first: str, second: str) -> str:
    """The term of two small words side by side."""
    return f"{first} {second}"
