"""What the word under the cursor may become: names of fields, and the values they can have."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explorer.search.fields import FIELDS
from explorer.search.query import BY_YEARS, QUOTES, Kind, field_text
from explorer.search.words import folded_words

Vocabulary = Mapping[str, Mapping[str, int]]
"""The values of each field, the most telling first, with the number of texts that have them: `year`, `series`,
`section`, `symbol`, `cites`."""

MOST = 12
"""Completions that are offered at once: as many as a list below the field shows without scrolling. Set by hand."""
_TYPED = re.compile(
    rf"""(?:^|(?<=[\s(|])) (?P<not>[-−–—]?)
    (?: (?P<field>[^\W\d_]+):(?P<value>[{QUOTES}][^{QUOTES}]*|[^\s{QUOTES}]*)
    | (?P<symbol>[^\W\d_]+/[^\s{QUOTES}]*) | (?P<name>[^\W\d_]+) )$""",
    re.VERBOSE,
)
_KINDS = {
    Kind.HEADING: "headings",
    Kind.TEXT: "paragraphs",
    Kind.FOOTNOTE: "footnotes",
    Kind.TABLE: "tables",
    Kind.NOTE: "your notes",
}
_DOCUMENTS = (("cited", "cites"), ("in the library", "symbol"))
"""What is said of documents that are offered, by the field whose values they are; the last of one that is in both."""
_LIKEWISE = {"title": "section", **dict.fromkeys(BY_YEARS, "year")}
"""Fields that have the values of others."""
_RANGE = re.compile(r"(?P<first>.*\.\.)(?P<last>\d*)$")


@dataclass(frozen=True, slots=True)
class Completion:
    """Put `text` in the place of the characters `start..end`. `about` says in a few words what it stands for."""

    start: int
    end: int
    text: str
    about: str


def complete(text: str, cursor: int, vocabulary: Vocabulary) -> list[Completion]:
    """The best completions, at most MOST, of what is typed up to the cursor; none where nothing begins so.

    What follows the cursor up to the next blank is replaced with it.
    """
    typed = _TYPED.search(text, 0, cursor)
    if typed is None or _inside_quotes(text[: typed.start()]):
        return []
    start = typed.end("not")
    end = cursor + len(re.match(r"[^\s()]*", text[cursor:])[0])  # type: ignore[index]
    if typed["name"]:
        found = _names(typed["name"])
    elif typed["symbol"]:
        found = _symbols(typed["symbol"], vocabulary)
    else:
        found = _values(typed["field"].lower(), typed["value"], vocabulary)
    listed = [Completion(start, end, *each) for each in found if each[0] != text[start:end]]
    return listed[:MOST]


def _inside_quotes(before: str) -> bool:
    return sum(before.count(quote) for quote in QUOTES) % 2 == 1


def _names(beginning: str) -> Iterator[tuple[str, str]]:
    for name, field in FIELDS.items():
        if name.startswith(beginning.lower()):
            yield f"{name}:", field.about


def _values(name: str, typed: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    if name == "in":
        for kind, about in _KINDS.items():
            if kind.value.startswith(typed.lower()):
                yield f"in:{kind.value}", about
        return
    known = vocabulary.get(_LIKEWISE.get(name, name), {})
    range = _RANGE.match(typed) if name in BY_YEARS else None
    first, typed = (range["first"], range["last"]) if range else ("", typed)
    words = folded_words(typed)
    beginning = [value for value in known if _begins(value, words)]
    within = [value for value in known if value not in beginning and _holds(value, words)]
    for value in [*beginning, *within]:
        count = known[value]
        yield field_text(name, first + value), f"{count:,} {'text' if count == 1 else 'texts'}"


def _symbols(typed: str, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Documents that are cited or in the library and whose symbols begin as what was typed."""
    known = {"".join(symbol.split()): about for about, name in _DOCUMENTS for symbol in vocabulary.get(name, {})}
    for symbol, about in known.items():
        if symbol.casefold().startswith(typed.casefold()):
            yield symbol, about


def _begins(value: str, words: list[str]) -> bool:
    """Whether a value begins with these words, the last of which may be unfinished."""
    have = folded_words(value)[: len(words)]
    return have[:-1] == words[:-1] and [each[: len(word)] for each, word in zip(have, words, strict=False)] == words


def _holds(value: str, words: list[str]) -> bool:
    have = folded_words(value)
    return all(any(each.startswith(word) for each in have) for word in words)
