"""Sub-paragraphs (a), (i) and bullets of a paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from explorer.ingest.lines import Line
from explorer.ingest.stages.chunks import SIZE
from explorer.ingest.stages.numbers import leading_number
from explorer.language import Language
from explorer.language.parts import Numbering

_BULLET = "•"
_BULLETS = frozenset("•▪●◦·‣\uf0b7")
_DEEPEST = 5  # chosen: lists of reports go down to (a), (i), bullets


@dataclass(slots=True)
class Part:
    """The lines of a paragraph up to its next sub-paragraph; `depth` 0 is the paragraph itself, `number` then ""."""

    number: str
    depth: int
    lines: list[Line] = field(default_factory=list)
    start: int = 0


def begins_item(text: str, language: Language) -> str | None:
    """The number `(a)`, `(iv)` or the bullet that a line begins with."""
    match = language.numbering.item.match(text)
    if not match:
        return None
    return _BULLET if match["number"] in _BULLETS else match["number"]


def parts(lines: Sequence[Line], language: Language, start: int = 0) -> list[Part]:
    """Reads the beginnings of the lines of one paragraph, whose words begin at character `start` of the first.

    Guarantees numbers that count on from (a), (i), (1), or 1 further in, at each depth; a line that begins with "(b)"
    in running text without (a) at a line's beginning stays text. A list of a single (a) is none. Wrong where a wrapped
    line happens to begin with the next number of the list.
    """
    result = [Part("", 0, [], start)]
    open_numbers: list[str] = []
    starts = [start, *[0] * (len(lines) - 1)]
    begun = [_begun(line, begin, lines[0], language) for line, begin in zip(lines, starts, strict=False)]
    numbers, numbering = [number for number, _ in begun], language.numbering
    last = {reading: at for at, number in enumerate(numbers) for reading in numbering.readings(number or "")}
    for at, (line, (number, end)) in enumerate(zip(lines, begun, strict=True)):
        first = [kind for kind, value in numbering.readings(number or "") if value == 1]
        begins = number == _BULLET or any(last.get((kind, 2), 0) > at for kind in first)
        depth = _depth(number, open_numbers, begins, numbering) if number else 0
        if number and depth:
            open_numbers[depth - 1 :] = [number]
            result.append(Part(number, depth, [line], end))
        else:
            result[-1].lines.append(line)
    return result


def _begun(line: Line, start: int, first: Line, language: Language) -> tuple[str | None, int]:
    """The number of the sub-paragraph that a line begins, from a character on, and where its words begin. A number like
    those of paragraphs is one where it stands further in than the first line."""
    match = language.numbering.item.match(line.text[start:])
    if match:
        return begins_item(line.text[start:], language), start + match.end()
    further = line.x0 is not None and first.x0 is not None and line.x0 > first.x0 + (line.size or SIZE)
    found = leading_number(line.text, language) if further else None
    return (f"{found[0]}.", found[1]) if found else (None, start)


def _depth(number: str, open_numbers: Sequence[str], begins: bool, numbering: Numbering) -> int:
    """The depth at which a number goes on with a list or `begins` one, 0 where it does neither."""
    for depth in range(len(open_numbers), 0, -1):
        if _follows(number, open_numbers[depth - 1], numbering):
            return depth
    return len(open_numbers) + 1 if begins and len(open_numbers) < _DEEPEST else 0


def _follows(number: str, before: str, numbering: Numbering) -> bool:
    if _BULLET in (number, before):
        return number == before
    counted = {(kind, value + 1) for kind, value in numbering.readings(before)}
    if not counted.isdisjoint(numbering.readings(number)):
        return True
    new, old = number.strip("()"), before.strip("()")  # (aa), (bb)
    return len(new) == len(old) == 2 and new.isalpha() and old[:1] == new[:1] and ord(new[1]) == ord(old[1]) + 1
