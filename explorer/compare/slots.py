"""Numbers that stand in the same slot of two texts: what stays equal around them when the words are compared.

Every number is taken for the same word, so that the word difference (`explorer.compare.words`) of "facilitated 32
operational crossings" and "facilitated 26 operational crossings" is equal around the number that changed.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import Indel

from explorer.language import Language
from explorer.language.stems import WORDS_KEPT

_NUMBER = "#"
_NEAR = 4
"""Words and marks on either side that are looked at. Chosen: a noun with its adjective and a preposition."""
_SURE = 3.5
"""Weight of the equal ones on both sides together that makes a slot sure. Chosen: three words of a subject and a few of
grammar."""
_SMALL = 0.3
"""What a word of grammar or a mark weighs, beside 1 of another word. Chosen."""
_TEXTS_KEPT = 2048
"""Texts that are kept taken apart, a few kilobytes each: those with numbers of a dozen reports of 300 paragraphs. Each
report of a series is compared with six others."""
_MOST_CELLS = 4_000_000
"""Words of the one text times words of the other: 2,000 each. Longer texts have no slots."""


@dataclass(frozen=True, slots=True)
class Masked:
    """The words of a text with one sign for every number. `numbers` are where the quantities of the text stand among
    them, in order."""

    keys: list[str]
    weights: list[float]
    numbers: list[int]


class _Keys(dict[str, tuple[str, float]]):
    """What each word of a language, in small letters, is compared as, and what it weighs."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> tuple[str, float]:
        if len(self) > WORDS_KEPT:
            self.clear()
        number = word[0].isdigit() or word in self._language.numbers.words
        small = number or not word[0].isalpha() or word in self._language.words.stop_words
        self[word] = (_NUMBER if number else word, _SMALL if small else 1.0)
        return self[word]


_keys = cache(_Keys)


@lru_cache(maxsize=_TEXTS_KEPT)
def masked(words: str, starts: tuple[int, ...], language: Language) -> Masked:
    """A text by its words, numbers not told apart; `starts` are where its quantities begin, in order."""
    small = words.lower()
    known, found = _keys(language), list(language.numbers.token.finditer(small if len(small) == len(words) else words))
    told = [known[match[0]] for match in found]
    places = [match.start() for match in found]
    numbers = []
    for start in starts:
        at = bisect_left(places, start)
        while at < len(told) - 1 and told[at][0] != _NUMBER:
            at += 1
        numbers.append(at)
    return Masked([key for key, _ in told], [weight for _, weight in told], numbers)


def slots(left: Masked, right: Masked) -> Mapping[tuple[int, int], float]:
    """The quantities of two texts, by their places among all of each, that stand in the same slot, with how sure that
    is, 0 to 1."""
    if len(left.keys) * len(right.keys) > _MOST_CELLS:
        return {}
    return dict(_slots(left, right))


def _slots(left: Masked, right: Masked) -> Iterator[tuple[tuple[int, int], float]]:
    at = {place: index for index, place in enumerate(right.numbers)}
    blocks = [block for block in Indel.opcodes(left.keys, right.keys) if block.tag == "equal"]
    ends = [block.src_end for block in blocks]
    for index, place in enumerate(left.numbers):
        found = bisect_left(ends, place + 1)
        if found == len(blocks) or blocks[found].src_start > place:
            continue
        block = blocks[found]
        other = at.get(place - block.src_start + block.dest_start)
        if other is not None:
            first, end = max(block.src_start, place - _NEAR), min(block.src_end, place + _NEAR + 1)
            equal = sum(left.weights[first:place]) + sum(left.weights[place + 1 : end])
            yield (index, other), min(1.0, equal / _SURE)
