"""What a query means, told by reading: written for these tests, from what `search/query.py` promises alone.

Nothing here is taken from the search: words are taken apart by Unicode's categories, forms of a word come from
families made by the rules of a grammar, and a query is no text that is parsed but a `Meaning` that was put together
with it.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cache, cached_property

_INVISIBLE = ("Mn", "Cf", "Me")
"""Unicode's categories of marks on letters, and of what nobody sees."""
_ONE_WORD = re.compile(
    r"(?<![\w/-])[^\W\d_]+(?:-[^\W_]+)+(?![\w/-])|(?<![\w.])[^\W\d_](?:\.[^\W\d_])+(?!\.?\w)|(?<![^\W_])[^\W\d_]{2,}\d+(?![^\W_])"
)
"""What is several words, and may be written as one: with hyphens, with full stops, with a number behind."""
_NEAR = 10 + 1
"""A figure and a word with ten others between are so far apart."""


@cache
def plain(word: str) -> str:
    """A word without case, accents and what nobody sees."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", word).casefold())
    return "".join(each for each in parts if unicodedata.category(each) not in _INVISIBLE)


def taken_apart(text: str) -> tuple[list[str], list[tuple[str, int, int]]]:
    """The words of a text; and what may be written as one word, with the numbers of its first and last word."""
    seen = "".join(each for each in text if unicodedata.category(each) not in _INVISIBLE)
    found = list(re.finditer(r"[^\W\d_]{2,}(?=\d)|[^\W_]+", seen))
    joined = []
    for match in _ONE_WORD.finditer(seen):
        inside = [n for n, word in enumerate(found) if match.start() <= word.start() < match.end()]
        if len(inside) > 1:
            joined.append((plain(re.sub(r"[\W_]", "", match[0])), inside[0], inside[-1]))
    return [plain(word[0]) for word in found], joined


@dataclass(frozen=True)
class Told:
    """A text and all that is known of it. `where` is the kind of text as `in:` names it, `sections` are the paths and
    headings it stands under, from the top; `figures` are values with the number of the word where each begins, `cited`
    the documents it names."""

    report: str
    eid: str
    where: str
    text: str
    year: int
    series: str
    symbol: str
    sections: tuple[tuple[str, str], ...] = ()
    figures: tuple[tuple[float, int], ...] = ()
    cited: frozenset[str] = frozenset()
    words: list[str] = field(init=False, default_factory=list)
    joined: list[tuple[str, int, int]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        words, joined = taken_apart(self.text)
        self.words.extend(words)
        self.joined.extend(joined)

    @cached_property
    def in_names(self) -> list[tuple[float, int]]:
        """What may be taken for figures: the numbers of names, as in COVID-19."""
        return [(int(word), n) for n, word in enumerate(self.words) if word == "19" and self.words[n - 1] == "covid"]

    @cached_property
    def all(self) -> frozenset[str]:
        """Every word, and what may be written as one."""
        return frozenset([*self.words, *(word for word, _, _ in self.joined)])

    def places(self, fits: Callable[[str], bool]) -> list[int]:
        """The numbers of the words that fit."""
        own = [number for number, word in enumerate(self.words) if fits(word)]
        return sorted({*own, *(first for word, first, _ in self.joined if fits(word))})

    def side_by_side(self, sought: Sequence[Callable[[str], bool]], anywhere: bool = True) -> bool:
        """Whether words stand one behind the other, each given by what fits it. What may be written as one word is one
        `anywhere` among them, or only as the last."""
        return any(self._goes_on(number, sought, anywhere) for number in range(len(self.words)))

    def _goes_on(self, place: int, sought: Sequence[Callable[[str], bool]], anywhere: bool) -> bool:
        if not sought:
            return True
        fits, rest = sought[0], sought[1:]
        if place < len(self.words) and fits(self.words[place]) and self._goes_on(place + 1, rest, anywhere):
            return True
        joined = [each for each in self.joined if each[1] == place and fits(each[0])] if anywhere or not rest else []
        return any(self._goes_on(last + 1, rest, anywhere) for _, _, last in joined)


Meaning = Callable[[Told], tuple[bool, bool]]
"""Whether a query has to find a text, and whether it may: what is made of a word of the query may be found or not."""


def surely(fits: Callable[[Told], bool]) -> Meaning:
    """What has to be found, and nothing else."""
    return lambda told: (fits(told),) * 2


def all_of(*parts: Meaning) -> Meaning:
    def meaning(told: Told) -> tuple[bool, bool]:
        must = True
        for part in parts:
            has_to, can = part(told)
            if not can:
                return False, False
            must &= has_to
        return must, True

    return meaning


def any_of(*parts: Meaning) -> Meaning:
    return none_of(all_of(*map(none_of, parts)))


def none_of(part: Meaning) -> Meaning:
    def meaning(told: Told) -> tuple[bool, bool]:
        must, may = part(told)
        return not may, not must

    return meaning


class Families:
    """Which words are forms of one. What begins with as many `letters` alike may be made of one another, unless it is
    said to be apart."""

    def __init__(self, families: Iterable[Iterable[str]], apart: Iterable[Iterable[str]], letters: int) -> None:
        self._letters = letters
        self._of: dict[str, set[str]] = {}
        for family in families:
            for word in family:
                self._of.setdefault(word, {word}).update(family)
        self._apart: dict[str, set[str]] = {}
        for words in apart:
            groups = [self._of.get(word, {word}) for word in words]
            for group in groups:
                for word in group:
                    self._apart.setdefault(word, set()).update(*(other for other in groups if other is not group))

    def forms(self, word: str) -> set[str]:
        """A word and its forms."""
        return self._of.get(word, {word})

    def alike(self, word: str, other: str) -> bool:
        """Whether two words may be made of one another."""
        return word[: self._letters] == other[: self._letters] and other not in self._apart.get(word, ())

    def any_form(self, word: str) -> Meaning:
        """A word in any form."""
        forms = self.forms(word)
        near = {form[: self._letters] for form in forms}

        def meaning(told: Told) -> tuple[bool, bool]:
            must = not forms.isdisjoint(told.all)
            may = must or any(each[: self._letters] in near and self._may(forms, each) for each in told.all)
            return must, may

        return meaning

    def _may(self, forms: set[str], other: str) -> bool:
        return any(self.alike(form, other) for form in forms) and not any(
            other in self._apart.get(form, ()) for form in forms
        )


def phrase(words: Sequence[str]) -> Meaning:
    """Words side by side; `*` and `?` stand in them for letters. Whether "cooperation agreement" is found where
    "co-operation agreement" stands is left open: docs/search.md, Is it so?"""
    sought, needed = [_fitting(word) for word in words], {word for word in words if not {"*", "?"} & {*word}}

    def meaning(told: Told) -> tuple[bool, bool]:
        may = needed <= told.all and told.side_by_side(sought)
        return may and told.side_by_side(sought, anywhere=False), may

    return meaning


def near(words: Sequence[str], between: int) -> Meaning:
    """Words in any order with so many others between the first and the last."""

    def together(told: Told) -> bool:
        if not told.all.issuperset(words):
            return False
        places = [told.places(word.__eq__) for word in dict.fromkeys(words)]
        ends = [(first, first + between + 1) for each in places for first in each]
        return any(all(any(first <= place <= last for place in each) for each in places) for first, last in ends)

    return surely(together)


def like(pattern: str) -> Meaning:
    """A word of a pattern."""
    fits = _fitting(pattern)
    return surely(lambda told: any(map(fits, told.all)))


def misspelt(word: str, letters: int) -> Meaning:
    """A word that begins with the same letter and is so many letters away."""
    fits = cache(lambda each: each[0] == word[0] and distance(each, word) <= letters)
    return surely(lambda told: any(map(fits, told.all)))


def figure(first: float, last: float, near: Collection[str] | None = None) -> Meaning:
    """A figure of a size; with words, at most ten words away from one of them."""

    def stands(figures: Iterable[tuple[float, int]], places: Sequence[int]) -> bool:
        return any(
            first <= value <= last and (near is None or any(abs(at - place) <= _NEAR for place in places))
            for value, at in figures
        )

    def meaning(told: Told) -> tuple[bool, bool]:
        places = told.places(near.__contains__) if near else ()
        must = stands(told.figures, places)
        return must, must or stands(told.in_names, places)

    return meaning


def _fitting(word: str) -> Callable[[str], bool]:
    if "*" in word or "?" in word:
        return cache(lambda each: fnmatchcase(each, word))
    return word.__eq__


def distance(one: str, other: str) -> int:
    """How many letters have to be inserted, left out, replaced, or swapped with their neighbour, each at most once
    (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, before_that = row, before
        row = [i]
        for j, wanted in enumerate(other, 1):
            least = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                least = min(least, before_that[j - 2] + 1)
            row.append(least)
        before = above
    return row[-1]
