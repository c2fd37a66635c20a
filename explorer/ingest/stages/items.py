"""Sub-paragraphs (a), (i) and bullets of a paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from explorer.ingest.lines import Line
from explorer.model.address import roman_number

_ITEM = re.compile(r"\s*(?P<number>\((?:[a-z]{1,2}|[ivxl]{1,6}|\d{1,2})\)|[•▪●◦·‣\uf0b7])(?:\s+|(?=[A-Z]))(?=\S)")
_ROMAN = [roman_number(count).lower() for count in range(1, 21)]  # chosen: no list of reports is longer
_BULLET = "•"
_DEEPEST = 5  # chosen: lists of reports go down to (a), (i), bullets
_SECOND = {"(a)": ("(b)",), "(i)": ("(ii)",), "(1)": ("(2)",)}


@dataclass(slots=True)
class Part:
    """The lines of a paragraph up to its next sub-paragraph; `depth` 0 is the paragraph itself, `number` then ""."""

    number: str
    depth: int
    lines: list[Line] = field(default_factory=list)
    start: int = 0


def begins_item(text: str) -> str | None:
    """The number `(a)`, `(iv)` or the bullet that a line begins with."""
    match = _ITEM.match(text)
    if not match:
        return None
    return match["number"] if match["number"].startswith("(") else _BULLET


def parts(lines: Sequence[Line], start: int = 0) -> list[Part]:
    """Reads the beginnings of the lines of one paragraph, whose words begin at character `start` of the first.

    Guarantees numbers that count on from (a), (i) or (1) at each depth; a line that begins with "(b)" in running text
    without (a) at a line's beginning stays text. A list of a single (a) is none. Wrong where a wrapped line happens to
    begin with the next number of the list.
    """
    result = [Part("", 0, [], start)]
    open_numbers: list[str] = []
    starts = [start, *[0] * (len(lines) - 1)]
    numbers = [begins_item(line.text[begin:]) for line, begin in zip(lines, starts, strict=False)]
    last = {number: at for at, number in enumerate(numbers)}
    for at, (line, number, begin) in enumerate(zip(lines, numbers, starts, strict=False)):
        goes_on = any(last.get(second, 0) > at for second in _SECOND.get(number or "", ()))
        depth = _depth(number, open_numbers, goes_on) if number else 0
        if number and depth:
            open_numbers[depth - 1 :] = [number]
            match = _ITEM.match(line.text[begin:])
            result.append(Part(number, depth, [line], begin + (match.end() if match else 0)))
        else:
            result[-1].lines.append(line)
    return result


def _depth(number: str, open_numbers: Sequence[str], goes_on: bool) -> int:
    """The depth at which a number goes on with a list or begins one that `goes_on`, 0 where it does neither."""
    for depth in range(len(open_numbers), 0, -1):
        if _follows(number, open_numbers[depth - 1]):
            return depth
    begins = number == _BULLET or (number in _SECOND and goes_on)
    return len(open_numbers) + 1 if begins and len(open_numbers) < _DEEPEST else 0


def _follows(number: str, before: str) -> bool:
    if _BULLET in (number, before):
        return number == before
    new, old = number.strip("()"), before.strip("()")
    if new.isdigit() and old.isdigit():
        return int(new) == int(old) + 1
    if new in _ROMAN and old in _ROMAN and _ROMAN.index(new) == _ROMAN.index(old) + 1:
        return True
    return (
        len(new) == len(old)
        and new.isalpha()
        and old.isalpha()
        and old[:-1] == new[:-1]
        and ord(new[-1]) == ord(old[-1]) + 1
    )
