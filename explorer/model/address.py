"""Printed numbers of headings and paragraphs as integers."""

import re

_STEP = re.compile(r"(\d{1,9})|(?<=\.)([IVX]{1,6})(?=\.)|(?:(?<=\d)|^(?=[A-Z]\.\d))([A-Z])(?![a-zA-Z])")
_STEPS = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_STEPS_IN_LETTERS = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
ROMAN = frozenset(_ROMAN)
"""The letters of Roman numbers."""


def ordinal(number: str) -> tuple[int, ...]:
    """A paragraph number as integers that compare in reading order: `46` is (46,), `16.12` is (16, 12), `29A.4` is
    (29, 1, 4), `27.II.3` is (27, 2, 3), `B.1.2` is (2, 1, 2)."""
    return tuple(
        int(digits) if digits else roman(numeral) if numeral else ord(letter) - ord("A") + 1
        for digits, numeral, letter in _STEP.findall(number)
    )


def roman(number: str) -> int:
    """The value of a Roman number in capitals."""
    values = [_ROMAN[letter] for letter in number]
    return sum(-value if after > value else value for value, after in zip(values, [*values[1:], 0], strict=True))


def roman_number(value: int) -> str:
    """A number from 1 to 3999 in Roman capitals; any other in digits."""
    if not 0 < value < 4000:
        return str(value)
    result = ""
    for step, letters in zip(_STEPS, _STEPS_IN_LETTERS, strict=True):
        result += letters * (value // step)
        value %= step
    return result
