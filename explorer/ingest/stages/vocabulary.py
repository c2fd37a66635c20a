"""The words that a document writes within its lines: what tells whether two halves are one word."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from explorer.language import Language

HYPHENS = "-\u2010"
"""Hyphen-minus, and the hyphen that some printers use in its place."""
HYPHENATED = re.compile(rf"(?P<left>[^\W\d_]+)(?P<hyphen>[{HYPHENS}])\s*$")
"""A line that ends within a word, or between the words of a compound."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_COMPOUND = re.compile(rf"[^\W\d_]+(?:[{HYPHENS}][^\W\d_]+)+")
_FIRST = re.compile(r"\s*\S+")
_LAST = re.compile(r"\S+\s*$")
_SHORT = (
    3  # letters of a torn half that is beside a word; chosen: half of it changes the words of two of 25 real reports
)
_ENDING, _STEM = 3, 5
"""Letters at the end of a word that other forms of it may have otherwise, and those that they at least share. Chosen:
most endings of the six languages are no longer."""


@dataclass(frozen=True)
class Vocabulary:
    """How often a document uses each word, and each two that a hyphen joins, in small letters, and the language that it
    is in. `hyphens` are those that stand within its lines."""

    words: Counter[str]
    compounds: Counter[tuple[str, str]]
    hyphens: frozenset[str]
    language: Language

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(stem for word in self.words for stem in _stems(word, _STEM))

    def has(self, word: str, beyond: int = 0) -> bool:
        """Whether the document writes a word, in this form or another that shares more than its first letters, as many
        as `beyond` says."""
        return word in self.words or not self._stems.isdisjoint(_stems(word, max(_STEM, beyond + 1)))

    def torn(self, left: str, right: str) -> bool:
        """Whether two neighbours may be the halves of one word that the document writes whole elsewhere.

        At least one half must be no word: a single letter, or rare in the document and either very short or beside
        another that is rare too. Neither may be a common short word, unless the other is a single letter. Wrong of
        "road map" where a document writes "roadmap", too.
        """
        whole = left + right
        if not right[0].islower() or (len(left) > 1 and left.isupper()) or not self.words[whole.lower()]:
            return False
        if any(len(half) == 1 and half not in ("a", "A", "I") for half in (left, right)):
            return True
        if self._is_common(left.lower()) or self._is_common(right):
            return False
        rare = [half for half in (left, right) if self.words[half.lower()] <= 1]
        return len(rare) == 2 or (len(rare) == 1 and len(rare[0]) <= _SHORT)

    def _is_common(self, word: str) -> bool:
        return word in self.language.words.stop_words or word in self.language.words.short


def vocabulary(lines: Iterable[str], language: Language) -> Vocabulary:
    """The words and compounds of the lines of a document, in its order, but what the end of a line parts."""
    words, compounds, hyphens = Counter[str](), Counter[tuple[str, str]](), set[str]()
    parted = False
    for line in lines:
        whole = _FIRST.sub("", line, count=1) if parted else line
        parted = HYPHENATED.search(line) is not None
        text = (_LAST.sub("", whole) if parted else whole).lower()
        words.update(_WORD.findall(text))
        hyphens.update(hyphen for hyphen in HYPHENS if hyphen in text)
        for compound in _COMPOUND.findall(text):
            compounds.update(pairwise(re.split(f"[{HYPHENS}]", compound)))
    return Vocabulary(words, compounds, frozenset(hyphens), language)


def word_pairs(line: str) -> list[tuple[re.Match[str], re.Match[str]]]:
    """Neighbouring words with a single blank between them."""
    found = list(_WORD.finditer(line))
    return [(one, other) for one, other in pairwise(found) if line[one.end() : other.start()] == " "]


def _stems(word: str, least: int) -> set[str]:
    """A word less what may be its ending, with so many letters left."""
    return {word[: len(word) - cut] for cut in range(_ENDING + 1) if len(word) - cut >= least}
