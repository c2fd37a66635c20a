"""The words of a text as the index and the queries both see them: without case, accents and punctuation.

A word is a run of letters and digits; an ideograph is a word of its own. What is written with punctuation inside
("E/CN.15/2018/2", "3,000", "crime-related") is several words side by side, and is looked up as such. Whole document
symbols are kept beside the words, with every part of them that has a stroke inside.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from explorer.model.references import Reference, find_references

_IDEOGRAPH = "\u3040-\u30ff\u3400-\u9fff"
_MARKS = "\u0300-\u036f\u064b-\u065f"
_WORD = re.compile(rf"[{_IDEOGRAPH}]|(?:(?![{_IDEOGRAPH}])[^\W_])(?:(?![{_IDEOGRAPH}])[^\W_]|[{_MARKS}])*")
_SYMBOL_PARTS = 12
"""More strokes than any document symbol has: the rest of a longer one is not cut into parts."""


@dataclass(frozen=True, slots=True)
class Word:
    """A folded word and the characters `start..end` of the text it was written as."""

    text: str
    start: int
    end: int


def words_in(text: str) -> list[Word]:
    """The words of a text in order."""
    return [Word(fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]


def folded_words(text: str) -> list[str]:
    """The words of a text in order, without their places."""
    return [fold(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word without case and accents."""
    folded = word.casefold()
    if folded.isascii():
        return folded
    return "".join(letter for letter in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(letter))


def symbol_key(text: str) -> str | None:
    """The form under which a document symbol or a part of one is indexed (`a/res/74/177`), None for anything else."""
    key = text.strip(".,;:").casefold()
    return key if "/" in key.strip("/") and any(letter.isdigit() for letter in key) else None


def symbol_keys(symbol: str) -> set[str]:
    """The keys of a document symbol and of all its parts with a stroke inside: of A/RES/74/177 also `74/177`."""
    parts = symbol.casefold().split("/")[:_SYMBOL_PARTS]
    runs = ("/".join(parts[first:last]) for first in range(len(parts)) for last in range(first + 2, len(parts) + 1))
    return {run for run in runs if symbol_key(run)}


def symbols_in(text: str) -> Iterator[Reference]:
    """The documents a text names; "resolution 74/177" names A/RES/74/177."""
    return (reference for reference in find_references(text) if reference.paragraph is None)
