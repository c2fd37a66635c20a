"""How a language writes numbers, in figures and in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from explorer.language.loading import any_of

_BLANKS = "\u00a0\u202f"
"""No-break spaces, which group the digits of a number in any language."""


@dataclass(frozen=True, eq=False)
class Numbers:
    """`thousands` is the character that groups digits, `point` the one before decimals.

    `ones` are the words from 1 on, `tens` those from 20 on; `scales` are powers of ten by name. `spelled` is a number
    in words, `share` what makes one a percentage. `currencies` are codes (ISO 4217) by sign and by name.
    """

    thousands: str
    point: str
    ones: tuple[str, ...]
    tens: tuple[str, ...]
    spelled: re.Pattern[str]
    share: re.Pattern[str]
    scales: Mapping[str, int]
    currencies: Mapping[str, str]

    @cached_property
    def words(self) -> Mapping[str, int]:
        """What each word stands for."""
        tens = {word.lower(): 10 * ten for ten, word in enumerate(self.tens, 2)}
        return {word.lower(): one for one, word in enumerate(self.ones, 1)} | tens

    @cached_property
    def one(self) -> re.Pattern[str]:
        """A number in figures or in one word, as one token of a text."""
        return re.compile(rf"\d[\d.,/]*|{any_of(self.words)}", re.IGNORECASE)

    @cached_property
    def in_prose(self) -> re.Pattern[str]:
        """A `number` in figures or words with its `scale` ("million") and what makes it a `percent`age."""
        letters = {letter for word in self.words for letter in (word[0], word[0].upper())}
        return re.compile(
            rf"(?=[\d{''.join(sorted(letters))}])"  # rules out most places at once
            rf"(?<![\w/.,-])(?P<number>{self._figure(_BLANKS)}|\b(?i:{self.spelled.pattern})\b)"
            rf"(?:[\s-](?P<scale>{any_of(self.scales)})\b)?(?:\s?(?P<percent>{self.share.pattern}))?"
            rf"(?![\w/%-]|{re.escape(self.point)}\d)"
        )

    @cached_property
    def figure(self) -> re.Pattern[str]:
        """A `number` in figures with its `scale`; what is part of a symbol or a date is none."""
        return re.compile(
            rf"(?<![\w/.,])(?P<number>{self._figure(' ' + _BLANKS)})(?![\w/]|[.,]\d)"
            rf"(?:[ \u00a0](?P<scale>{any_of(self.scales)})\b)?"
        )

    @cached_property
    def in_cell(self) -> re.Pattern[str]:
        """The whole of a cell that holds a number, with what says that it is `below` zero or a `share`."""
        return re.compile(rf"(?P<below>[(−–-])?(?P<number>{self._figure(' ' + _BLANKS)})\)?\s?(?P<share>%)?")

    def value(self, number: str, scale: str | None = None) -> float:
        """The value of a number that one of the patterns found."""
        if number[0].isdigit():
            plain = number.translate(self._grouping).replace(self.point, ".")
            value = float(plain)
        else:
            value = float(sum(self.words[part] for part in number.lower().split("-")))
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
    def _grouping(self) -> dict[int, None]:
        return dict.fromkeys(map(ord, f"{self.thousands} {_BLANKS}"))

    def _figure(self, blanks: str) -> str:
        group, point = re.escape(self.thousands), re.escape(self.point)
        return rf"\d{{1,3}}(?:[{group}{blanks}]\d{{3}})+(?:{point}\d+)?|\d+(?:{point}\d+)?"
