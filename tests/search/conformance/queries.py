"""Queries of each form, made at random, each with what it means."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.search.conformance.reading import (
    Meaning,
    Told,
    all_of,
    any_of,
    figure,
    like,
    misspelt,
    near,
    none_of,
    phrase,
    surely,
)
from tests.search.conformance.texts import BODIES, FIGURES, SYMBOLS, Corpus

Made = tuple[str, Meaning]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SMALL = frozenset(Path(__file__).with_name("small.txt").read_text(encoding="utf-8").split())
"""Words that tell little: a text may be found without them."""
_BETWEEN = ("the ", "of ", "of the ", "in the ", "and ", "how did ", "for ", "")
_TYPED = (
    ("3,000", 3_000), ("3_000", 3_000), ("3e3", 3_000), ("1.94_million", 1_940_000), ("1,940,000", 1_940_000),
    ("1_940_000", 1_940_000), ("1.94e6", 1_940_000), ("1_500_000", 1_500_000), ("1.5_million", 1_500_000),
    ("361_million", 361_000_000), ("361,000,000", 361_000_000), ("2,000,000,000", 2e9), ("12_500", 12_500),
    ("$12,500", 12_500), ("1,486", 1_486), ("20_per cent", 20), ("20%", 20),
)  # fmt: skip
"""Figures as they may be typed, a stroke for any blank, with their values. All texts have 20 as a percentage."""
_LONG = 6
"""Letters from which two may be wrong in a misspelt word, as `parsing` says."""


@dataclass(frozen=True)
class Query:
    """What is typed, and what it means."""

    form: str
    typed: str
    meaning: Meaning


class Maker:
    """Makes queries on the texts of a corpus."""

    def __init__(self, corpus: Corpus, chance: Random) -> None:
        self._corpus, self._chance = corpus, chance
        self._vocabulary = [word for word in corpus.vocabulary if word.isalpha() and len(word) > 1]
        self._content = [word for word in corpus.words if len(word) > 3 and word.isalpha()]
        self._telling = [word for word in self._content if word not in _SMALL]

    def queries(self, form: str, number: int) -> list[Query]:
        """So many queries of a form."""
        make = self.forms[form]
        return [Query(form, *make()) for _ in range(number)]

    @property
    def forms(self) -> dict[str, Callable[[], Made]]:
        """What makes a query of each form; of what is not known of the corpus none is made."""
        anywhere: dict[str, Callable[[], Made]] = {
            "word": self._word,
            "several words": self._several,
            "small words": self._small,
            "exact word": self._exact,
            "phrase": self._phrase,
            "phrase with patterns": self._begun,
            "near": self._near,
            "or": self._or,
            "and, not": self._not,
            "brackets": self._brackets,
            "prefix": self._prefix,
            "suffix": self._suffix,
            "wildcard": self._wildcard,
            "misspelt": self._misspelt,
            "in": self._in,
            "title": self._title,
            "section by path": self._path,
            "section by heading": self._heading,
            "combined": self._combined,
        }
        if not self._corpus.made:
            return anywhere
        return anywhere | {
            "year": self._year,
            "series": self._series,
            "symbol": self._symbol,
            "cites": self._cites,
            "number": self._number,
            "number as typed": self._amount,
            "range of numbers": self._range,
            "number near words": self._number_near,
            "narrowed": self._narrowed,
        }

    # Words

    def _any_form(self, word: str) -> Made:
        typed = self._chance.choice((word, word, word.capitalize(), word.upper() if len(word) > 3 else word))
        return typed, self._corpus.families.any_form(word)

    def _word(self) -> Made:
        pool = self._chance.choice((self._content, self._vocabulary))
        return self._any_form(self._chance.choice(pool))

    def _telling_word(self) -> Made:
        return self._any_form(self._chance.choice(self._telling))

    def _several(self) -> Made:
        if self._chance.random() < 0.6:
            told = self._chance.choice(self._corpus.told)
            words = [word for word in told.words if word.isalpha() and len(word) > 3] or [
                self._chance.choice(self._content)
            ]
        else:
            words = self._content
        chosen = self._chance.sample(words, min(len(words), self._chance.randint(2, 4)))
        made = [self._any_form(word) for word in chosen]
        every = all_of(*(meaning for _, meaning in made))
        telling = all_of(*(meaning for word, (_, meaning) in zip(chosen, made, strict=True) if word not in _SMALL))
        return " ".join(typed for typed, _ in made), lambda told: (every(told)[0], telling(told)[1])

    def _small(self) -> Made:
        """Words with small ones between them, which need not stand there."""
        made = [self._telling_word() for _ in range(2)]
        typed = [self._chance.choice(_BETWEEN) + word for word, _ in made]
        return " ".join(typed), all_of(*(meaning for _, meaning in made))

    def _exact(self) -> Made:
        word = self._chance.choice(self._vocabulary)
        return f'"{word}"', like(word)

    def _stretch(self) -> list[str]:
        if self._chance.random() < 0.8:
            return self._corpus.stretch(self._chance, 2, 5)
        return self._chance.sample(self._content, 2)

    def _phrase(self) -> Made:
        words = self._stretch()
        opening, closing = self._chance.choice((('"', '"'), ('"', '"'), ("“", "”"), ("«", "»"), ("‘", "’")))
        return f"{opening}{' '.join(words)}{closing}", phrase(words)

    def _begun(self) -> Made:
        words = self._stretch()
        number = self._chance.randrange(len(words))
        inner = 0 < number < len(words) - 1
        word = words[number]
        ways = [f"{word[: max(1, len(word) - 2)]}*", f"{word[:1]}?{word[2:]}" if len(word) > 2 else word]
        words[number] = self._chance.choice([*ways, "*"] if inner else ways)
        return f'"{" ".join(words)}"', phrase(words)

    def _near(self) -> Made:
        words = self._stretch()[::2] if self._chance.random() < 0.6 else self._stretch()
        self._chance.shuffle(words)
        between = self._chance.randint(0, 9)
        return f'"{" ".join(words)}"~{between}', near(words, between)

    # Patterns

    def _prefix(self) -> Made:
        word = self._chance.choice(self._vocabulary)
        begin = word[: self._chance.randint(2, max(2, len(word) - 1))]
        return f"{begin}*", like(f"{begin}*")

    def _suffix(self) -> Made:
        word = self._chance.choice(self._vocabulary)
        end = word[-self._chance.randint(2, max(2, len(word) - 1)) :]
        return f"*{end}", like(f"*{end}")

    def _wildcard(self) -> Made:
        word = self._chance.choice([word for word in self._vocabulary if len(word) > 4])
        at = self._chance.randrange(1, len(word) - 1)
        until = self._chance.randint(at, len(word) - 1)
        pattern = self._chance.choice(
            (f"{word[:at]}?{word[at + 1 :]}", f"{word[:at]}*{word[until:]}", f"*{word[at : until + 1]}*")
        )
        return pattern, like(pattern)

    def _misspelt(self) -> Made:
        word = self._chance.choice([word for word in self._vocabulary if len(word) > 4])
        for _ in range(self._chance.randint(1, 2)):
            at = self._chance.randrange(1, len(word))
            letter = self._chance.choice(_LETTERS)
            swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
            word = self._chance.choice((word[:at] + word[at + 1 :], word[:at] + letter + word[at:], swapped))
        letters = self._chance.choice((None, 1, 2))
        usual = 1 if len(word) < _LONG else 2
        return f"{word}~{letters or ''}", misspelt(word, letters or usual)

    # Operators

    def _atom(self) -> Made:
        return self._chance.choice((self._telling_word, self._telling_word, self._phrase, self._prefix, self._exact))()

    def _or(self) -> Made:
        parts = [self._atom() for _ in range(self._chance.randint(2, 4))]
        sign = self._chance.choice((" OR ", " OR ", " | "))
        return sign.join(typed for typed, _ in parts), any_of(*(meaning for _, meaning in parts))

    def _not(self) -> Made:
        parts = [self._atom() for _ in range(self._chance.randint(1, 2))]
        without = self._atom()
        sign = self._chance.choice(("-", "NOT ", "AND -"))
        wanted = self._chance.choice((" ", " AND ")).join(typed for typed, _ in parts)
        return f"{wanted} {sign}{without[0]}", all_of(*(meaning for _, meaning in parts), none_of(without[1]))

    def _brackets(self) -> Made:
        one, two, three, four = (self._atom() for _ in range(4))
        ways = (
            (f"({one[0]} OR {two[0]}) {three[0]}", all_of(any_of(one[1], two[1]), three[1])),
            (f"({one[0]} {two[0]}) OR {three[0]}", any_of(all_of(one[1], two[1]), three[1])),
            (f"{one[0]} -({two[0]} OR {three[0]})", all_of(one[1], none_of(any_of(two[1], three[1])))),
            (
                f"(({one[0]} {two[0]}) OR {three[0]}) -{four[0]}",
                all_of(any_of(all_of(one[1], two[1]), three[1]), none_of(four[1])),
            ),
        )
        return self._chance.choice(ways)

    # Fields

    def _with_word(self, typed: str, meaning: Meaning) -> Made:
        """A filter by itself, or with what it filters."""
        if self._chance.random() < 0.3:
            return typed, meaning
        word = self._atom()
        return self._chance.choice((f"{word[0]} {typed}", f"{typed} {word[0]}")), all_of(word[1], meaning)

    def _in(self) -> Made:
        kind = self._chance.choice(("heading", "text", "footnote", "table"))
        return self._with_word(f"in:{kind}", surely(lambda told: told.where == kind))

    def _title(self) -> Made:
        told = self._chance.choice([told for told in self._corpus.told if told.where == "heading"])
        word = self._chance.choice([word for word in told.words if word.isalpha()] or self._content)
        in_heading = surely(lambda told: told.where == "heading")
        if self._chance.random() < 0.3:
            return f'title:"{word}"', all_of(in_heading, like(word))
        return f"title:{word}", all_of(in_heading, self._corpus.families.any_form(word))

    def _path(self) -> Made:
        told = self._chance.choice([told for told in self._corpus.told if told.sections])
        path, _ = self._chance.choice(told.sections)
        typed = self._chance.choice((path, path.lower(), f"{path}."))
        quoted = f'"{typed}"' if " " in typed or "(" in typed else typed
        return self._with_word(f"section:{quoted}", surely(lambda told: _below(told, path)))

    def _heading(self) -> Made:
        told = self._chance.choice([told for told in self._corpus.told if told.sections])
        words = [word for _, title in told.sections for word in Told("", "", "", title, 0, "", "").words]
        word = self._chance.choice([word for word in words if len(word) > 5 and word.isalpha()] or ["nothing"])
        form = self._corpus.families.any_form(word)

        def below(told: Told) -> tuple[bool, bool]:
            found = [form(Told("", "", "", title, 0, "", "")) for _, title in told.sections]
            return any(must for must, _ in found), any(may for _, may in found)

        return self._with_word(f"section:{word}", below)

    def _year(self) -> Made:
        first, last = sorted(self._chance.choices(range(2008, 2022), k=2))
        ways = (
            (f"year:{first}", first, first),
            (f"year:{first}..{last}", first, last),
            (f"year:{first}..", first, 9999),
            (f"year:..{last}", 0, last),
            (f"year:{first}-{last}", first, last),
        )
        typed, low, high = self._chance.choice(ways)
        return self._with_word(typed, surely(lambda told: low <= told.year <= high))

    def _series(self) -> Made:
        body = self._chance.choice(BODIES)
        typed = self._chance.choice((f"series:{body.lower()}", f'series:"of the {body}"', f"series:{body}"))
        return self._with_word(typed, surely(lambda told: body in told.series))

    def _symbol(self) -> Made:
        symbol = self._chance.choice(self._corpus.told).symbol
        first, second, third = symbol.split("/")
        ways: tuple[tuple[str, Callable[[str], bool]], ...] = (
            (symbol, lambda each: each == symbol),
            (symbol.lower(), lambda each: each == symbol),
            (f"{second}/{third}", lambda each: each == symbol),
            (f"{first}/{second}/*", lambda each: each.startswith(f"{first}/{second}/")),
            (f"{first}/{second}", lambda each: each.startswith(f"{first}/{second}/")),
        )
        typed, fits = self._chance.choice(ways)
        return self._with_word(f"symbol:{typed}", surely(lambda told: fits(told.symbol)))

    def _cites(self) -> Made:
        number = self._chance.choice(SYMBOLS)
        typed = self._chance.choice((f"cites:{number}", f"cites:A/RES/{number}", f"A/RES/{number}", number))
        return self._with_word(typed, surely(lambda told: number in told.cited))

    # Figures

    def _number(self) -> Made:
        value = self._chance.choice(list(FIGURES.values()))
        return f"num:{value}", figure(value, value)

    def _amount(self) -> Made:
        """A figure in another form than texts have it."""
        typed, value = self._chance.choice(_TYPED)
        blank = self._chance.choice((" ", "\u00a0", "\u2009", "\u202f"))
        written = self._chance.choice((typed, typed, f'num:"{typed}"')).replace("_", blank)
        return written, figure(value, value)

    def _range(self) -> Made:
        first, last = sorted(self._chance.choice((10, 50, 72, 100, 1_000, 3_000, 12_500, 10**6, 10**9)) for _ in "ab")
        ways = ((f"num:{first}..{last}", first, last), (f"num:{first}..", first, 10**18), (f"num:..{last}", 0, last))
        typed, low, high = self._chance.choice(ways)
        return typed, figure(low, high)

    def _number_near(self) -> Made:
        word = self._chance.choice(self._content)
        low, high = self._chance.choice(((0, 100), (100, 5_000), (5_000, 10**10), (72, 72)))
        forms = self._corpus.families.forms(word)
        return f"{word} num:{low}..{high}", figure(low, high, forms)

    # All together

    def _narrowed(self) -> Made:
        """Filters of several kinds, those of one kind alternatives."""
        years = self._chance.sample(range(2009, 2021), 2)
        body = self._chance.choice(BODIES)
        kinds = self._chance.sample(("heading", "text", "table"), 2)
        word = self._atom()
        typed = f"{word[0]} year:{years[0]} year:{years[1]} series:{body} in:{kinds[0]} in:{kinds[1]}"
        return typed, all_of(
            word[1],
            surely(lambda told: told.year in years and body in told.series and told.where in kinds),
        )

    def _combined(self) -> Made:
        makers = (
            self._telling_word,
            self._phrase,
            self._near,
            self._prefix,
            self._suffix,
            self._wildcard,
            self._in,
            self._path,
        )
        parts = [make() for make in self._chance.sample(makers, 2)]
        either = self._atom(), self._atom()
        without = self._atom()
        typed = f"{parts[0][0]} {parts[1][0]} ({either[0][0]} OR {either[1][0]}) -{without[0]}"
        return typed, all_of(parts[0][1], parts[1][1], any_of(either[0][1], either[1][1]), none_of(without[1]))


def _below(told: Told, path: str) -> bool:
    """Whether a text stands in the section with this path, or below it."""
    return any(each == path or each.startswith((f"{path}.", f"{path} ")) for each, _ in told.sections)
