"""Printed numbers of headings and paragraphs as integers."""

import re

_STEP = re.compile(r"(\d{1,9})|(?<=\.)([IVX]{1,6})(?=\.)|(?<=\d)([A-Z])(?![a-zA-Z])")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def ordinal(number: str) -> tuple[int, ...]:
    """A paragraph number as integers that compare in reading order: `46` is (46,), `16.12` is (16, 12), `29A.4` is
    (29, 1, 4), `27.II.3` is (27, 2, 3)."""
    return tuple(
        int(digits) if digits else roman(numeral) if numeral else ord(letter) - ord("A") + 1
        for digits, numeral, letter in _STEP.findall(number)
    )


def roman(number: str) -> int:
    """The value of a Roman number in capitals."""
    values = [_ROMAN[letter] for letter in number]
    return sum(-value if after > value else value for value, after in zip(values, [*values[1:], 0], strict=True))
