"""The words of a text as the index and the queries both see them: without case, accents and punctuation.

A word is a run of letters and digits; an ideograph is a word of its own. What is written with punctuation inside
("E/CN.15/2018/2", "3,000", "crime-related") is several words side by side, and is looked up as such. Whole document
symbols are kept beside the words, with every part of them that has a stroke inside.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from explorer.language import Language, language
from explorer.language.references import Reference, find_references
from explorer.language.scripts import IDEOGRAPHS
from explorer.language.stems import WORDS_KEPT

_LETTER = rf"[^\W_{IDEOGRAPHS}]"
_MARK = "[\u0300-\u036f\u064b-\u065f]"
_WORD = re.compile(rf"{_LETTER}+(?:{_MARK}+{_LETTER}*)*|[{IDEOGRAPHS}]")
_HYPHENS = re.compile("[-\u2010\u2011]")
_HYPHENED = re.compile(rf"(?<![\w/-])(?:[^\W\d_{IDEOGRAPHS}]+[-\u2010\u2011])+[^\W\d_{IDEOGRAPHS}]+(?![\w/-])")
_LONGEST_JOINED = 40
_OWN = {"й": "й", "ـ": "", "ٱ": "ا"}
"""Letters that are folded otherwise than by their parts: the Russian й, the Arabic tatweel and alef wasla."""
_SYMBOL_PARTS = 12
"""More strokes than any document symbol has: the rest of a longer one is not cut into parts."""
LANGUAGE = language()
"""The language of what is typed, of which nobody says what it is in; words are taken apart alike in any."""


def is_function_word(word: str) -> bool:
    """Whether a folded word is one of the small words of grammar, which have no other forms."""
    return word in LANGUAGE.words.stop_words


@cache
def small_words(known: Language) -> frozenset[str]:
    """The folded words of a language that tell nothing where others are sought as well; those of English where nothing
    is known of the language."""
    return frozenset(map(fold, known.words.small or LANGUAGE.words.small))


def words_in(text: str) -> list[str]:
    """The words of a text in order, as written."""
    return _WORD.findall(text)


def folded_words(text: str) -> list[str]:
    """The words of a text in order, folded."""
    return [fold(word) for word in _WORD.findall(text)]


def phrase_words(text: str) -> list[str]:
    """The folded words of a phrase; one that stands for all words that begin so ends in `*`."""
    return [fold(match[0]) + ("*" if text[match.end() :].startswith("*") else "") for match in _WORD.finditer(text)]


def spans_of(words: list[str], text: str) -> list[tuple[int, int]]:
    """The characters `start..end` of each of the words that `words_in` finds in a text."""
    spans, end = [], 0
    for word in words:
        start = text.index(word, end)  # Before the next word there is no letter, so that it cannot be found too early.
        end = start + len(word)
        spans.append((start, end))
    return spans


def taken_apart(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The folded words of a text in order, and the characters `start..end` of each."""
    matches = list(_WORD.finditer(text))
    return [fold(match[0]) for match in matches], [match.span() for match in matches]


def joined_words(text: str, places: Sequence[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    """The words that hyphens divide, each folded as one word ("co-operation" as "cooperation") with the numbers of its
    first and last part. `places` are the characters of all words."""
    if "-" in text or "\u2010" in text or "\u2011" in text:
        starts = [start for start, _ in places]
        for match in _HYPHENED.finditer(text):
            word = fold(_HYPHENS.sub("", match[0]))
            if len(word) <= _LONGEST_JOINED:
                yield word, bisect_left(starts, match.start()), bisect_left(starts, match.end()) - 1


@lru_cache(maxsize=WORDS_KEPT)
def fold(word: str) -> str:
    """A word without case and accents; in Arabic also without the marks of an alef, and without strokes that stretch
    it. The Russian й is a letter of its own."""
    folded = word.casefold()
    if folded.isascii():
        return folded
    return "".join(map(_bare, unicodedata.normalize("NFC", folded)))


def _bare(letter: str) -> str:
    if letter in _OWN:
        return _OWN[letter]
    return "".join(part for part in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(part))


@lru_cache(maxsize=WORDS_KEPT)
def stem_terms(word: str, known: Language) -> frozenset[str]:
    """The terms of all forms of a word in the texts of a language: by its stem with its accents and without them, since
    a query may leave them out. None for one of its small words, and where nothing is known of its forms."""
    if not known.stems.algorithm or word.casefold() in known.words.stop_words:
        return frozenset()
    stems = fold(known.stem(word.casefold())), known.stem(fold(word))
    return frozenset(f"{known.code} {stem}" for stem in stems)


def symbol_key(text: str) -> str | None:
    """The form under which a document symbol or a part of one is indexed (`a/res/74/177`), None for anything else."""
    key = text.strip(".,;:").casefold()
    return key if "/" in key.strip("/") and any(letter.isdigit() for letter in key) else None


def symbol_keys(symbol: str) -> set[str]:
    """The keys of a document symbol and of all its parts with a stroke inside: of A/RES/74/177 also `74/177`."""
    parts = symbol.casefold().split("/")[:_SYMBOL_PARTS]
    runs = ("/".join(parts[first:last]) for first in range(len(parts)) for last in range(first + 2, len(parts) + 1))
    return {run for run in runs if symbol_key(run)}


def symbols_in(text: str, known: Language) -> Iterator[Reference]:
    """The documents that a text of a language names; "resolution 74/177" names A/RES/74/177."""
    return (reference for reference in find_references(text, known) if reference.paragraph is None)
