"""How a language writes numbers, in figures and in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from explorer.language.loading import any_of
from explorer.language.scripts import IDEOGRAPHS, LETTER

_PART = re.compile(r"\w+")
_BLANKS = "\u00a0\u2007\u2009\u202f"
"""No-break, figure, thin and narrow spaces, which group the digits of a number in any language."""
_SIGNS = "−–-"
"""Minus, and the dashes that are written for it."""


_WORD_OR_MARK = rf"[{IDEOGRAPHS}]|{LETTER}+(?:[-'.,/]{LETTER}+)*|[^\w\s]"


@dataclass(frozen=True, eq=False)
class Numbers:
    """`thousands` are the characters that group digits, `point` those before decimals; "" where nothing is known.

    `ones` are the words from 1 on, `tens` those from 20 on, `others` further words with what they stand for; `scales`
    are powers of ten by name. `spelled` is a number in words, `share` what makes one a percentage. `currencies` are
    codes (ISO 4217) by sign and by name.
    """

    thousands: str
    point: str
    ones: tuple[str, ...]
    tens: tuple[str, ...]
    others: Mapping[str, int]
    spelled: re.Pattern[str]
    share: re.Pattern[str]
    scales: Mapping[str, int]
    currencies: Mapping[str, str]

    @cached_property
    def words(self) -> Mapping[str, int]:
        """What each word stands for."""
        tens = {word.lower(): 10 * ten for ten, word in enumerate(self.tens, 2)}
        return {word.lower(): one for one, word in enumerate(self.ones, 1)} | tens | dict(self.others)

    @cached_property
    def values_of_words(self) -> Mapping[str, str]:
        """Each word as the figure that says the same, however it begins: one and 1 are no change."""
        return {form: str(value) for word, value in self.words.items() for form in (word, word.capitalize())}

    @cached_property
    def one(self) -> re.Pattern[str]:
        """A number in figures or in one word, as one token of a text."""
        return re.compile(rf"\d[\d.,/{self._blanks}]*|{any_of(self.words)}", re.IGNORECASE)

    @cached_property
    def token(self) -> re.Pattern[str]:
        """A word, a number or a punctuation mark; a number that blanks group is one."""
        if not self._blanks:
            return re.compile(_WORD_OR_MARK)
        decimals = rf"(?:{self._point}\d+)?"
        return re.compile(rf"(?<!\d)\d{{1,3}}(?:[{self._blanks}]\d{{3}})+{decimals}(?!\w)|{_WORD_OR_MARK}")

    @cached_property
    def in_prose(self) -> re.Pattern[str]:
        """A `number` in figures or words with its `scale` ("million") and what makes it a `percent`age."""
        letters = {letter for word in self.words for letter in (word[0], word[0].upper())}
        return re.compile(
            rf"(?=[\d{''.join(sorted(letters))}])"  # rules out most places at once
            rf"(?<!{LETTER})(?<![/.,-])(?P<number>{self._figure(_BLANKS)}|\b(?i:{self.spelled.pattern})\b)"
            rf"(?:{self._before_scale}(?P<scale>{any_of(self.scales)})(?!{LETTER}))?"
            rf"(?:\s?(?P<percent>{self.share.pattern}))?(?!{LETTER}|[/%-]|[.,]\d)"
        )

    @cached_property
    def figure(self) -> re.Pattern[str]:
        """A `number` in figures with its sign or exponent, its `scale`, and what makes it a `percent`age; what is part
        of a symbol or a date is none. The dash of a range is no sign."""
        return re.compile(
            rf"(?=[\d{_SIGNS}])(?<!{LETTER})(?<![/.,])(?P<number>(?:(?<!\d\s)(?<![)\]%])[{_SIGNS}](?=\d))?"
            rf"(?:{self._figure(' ' + _BLANKS)})(?:[eE][+-]?\d{{1,2}})?)(?!{LETTER}|/|[.,]\d)"
            rf"(?:{self._before_scale}(?P<scale>{any_of(self.scales)})(?!{LETTER}))?"
            rf"(?:\s?(?P<percent>{self.share.pattern}))?"
        )

    @cached_property
    def typed(self) -> re.Pattern[str]:
        """A figure as somebody types it, with the sign of its currency."""
        signs = [sign for sign in self.currencies if not sign[-1].isalnum()]
        return re.compile(rf"(?:{any_of(signs)}\s?)?{self.figure.pattern}")

    @cached_property
    def in_cell(self) -> re.Pattern[str]:
        """The whole of a cell that holds a number, with what says that it is `below` zero or a `share`."""
        return re.compile(rf"(?P<below>[(−–-])?(?P<number>{self._figure(' ' + _BLANKS)})\)?\s?(?P<share>%)?")

    def value(self, number: str, scale: str | None = None) -> float:
        """The value of a number that one of the patterns found."""
        if number[-1].isdigit():
            value = float(number.translate(self._plain))
        else:
            spelled = number.lower()
            value = float(self.words.get(spelled) or sum(self.words.get(part, 0) for part in _PART.findall(spelled)))
        return round(value * 10 ** self._powers[scale.lower()], 6) if scale else value

    def currency(self, printed: str) -> str:
        """The code of a currency by a sign or name, whatever its letter case."""
        return self._codes[printed.upper()]

    @cached_property
    def _powers(self) -> Mapping[str, int]:
        return {name.lower(): power for name, power in self.scales.items()}

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        return {name.upper(): code for name, code in self.currencies.items()}

    @cached_property
    def _plain(self) -> dict[int, str | None]:
        """Makes a figure one that Python reads."""
        return {
            **dict.fromkeys(map(ord, f"{self.thousands} {_BLANKS}")),
            **dict.fromkeys(map(ord, self.point), "."),
            **dict.fromkeys(map(ord, _SIGNS), "-"),
        }

    @property
    def _blanks(self) -> str:
        """The blanks that group digits, where blanks do."""
        return f" {_BLANKS}" if " " in self.thousands else ""

    @property
    def _point(self) -> str:
        return f"[{re.escape(self.point)}]" if self.point else "(?!)"

    @property
    def _before_scale(self) -> str:
        """What stands between a number and its scale: nothing where words stand without blanks."""
        return rf"(?:[\s-]|(?<=\d)(?=[{IDEOGRAPHS}]))"

    def _figure(self, blanks: str) -> str:
        group = f"[{re.escape(self.thousands)}{blanks}]"
        return rf"\d{{1,3}}(?:{group}\d{{3}})+(?:{self._point}\d+)?|\d+(?:{self._point}\d+)?"
