"""Chunks become headings, numbered paragraphs and unnumbered text; what a page end cut in two is one again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import pairwise

from explorer.ingest.lines import Line
from explorer.ingest.stages.chunks import LABEL, Chunk, Look, ends_sentence
from explorer.ingest.stages.headings import Strength, is_part
from explorer.ingest.stages.items import begins_item
from explorer.ingest.stages.numbers import Candidate, leading_number, paragraph_numbers

_NAMELESS = re.compile(r"\W*$")


class Kind(Enum):
    HEADING = auto()
    NUMBERED = auto()
    PLAIN = auto()
    CAPTION = auto()
    TABLE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, a numbered paragraph (its `number` as printed) or a block of unnumbered text, with its lines."""

    kind: Kind
    lines: tuple[Line, ...]
    number: str | None = None
    part: bool = False

    @property
    def page(self) -> int | None:
        return self.lines[0].page

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


def pieces(chunks: Sequence[Chunk], strengths: Sequence[Strength], look: Look) -> list[Piece]:
    """Reads chunks with the strength of each as a heading, and the numbers their lines begin with.

    Guarantees that every line is in exactly one piece, in order. Text that goes on after a page end, a figure or a list
    joins the paragraph that it belongs to. Wrong where an unnumbered paragraph begins at a page top, set like the rest
    of a numbered one.
    """
    starts = _paragraph_starts(chunks, strengths)
    result: list[Piece] = []
    for at, chunk in enumerate(chunks):
        here = sorted(line for found, line in starts if found == at)
        if chunk.first.table:
            result.append(Piece(Kind.TABLE, chunk.lines))
            continue
        if not here and strengths[at]:
            result.append(Piece(Kind.HEADING, chunk.lines, part=is_part(chunk)))
            continue
        if not here or here[0]:
            _add_text(result, replace(chunk, lines=chunk.lines[: here[0] if here else None]), look)
        for start, end in pairwise([*here, len(chunk.lines)]):
            found = leading_number(chunk.lines[start].text)
            result.append(Piece(Kind.NUMBERED, chunk.lines[start:end], found[0] if found else None))
    return result


def _paragraph_starts(chunks: Sequence[Chunk], strengths: Sequence[Strength]) -> set[tuple[int, int]]:
    """(chunk, line) of each line that begins a numbered paragraph."""
    places: list[tuple[int, int]] = []
    candidates: list[Candidate] = []
    parts = headings = 0
    for at, chunk in enumerate(chunks):
        parts += is_part(chunk)
        headings += strengths[at] > Strength.NONE
        if strengths[at] == Strength.CERTAIN:
            continue
        for number, line in enumerate(chunk.lines[: 1 if strengths[at] else None]):
            found = leading_number(line.text)
            if found:
                weight = 0.3 if strengths[at] else _weight(chunk, number)
                places.append((at, number))
                candidates.append(Candidate(found[0], weight, parts, headings))
    chosen = paragraph_numbers(candidates)
    doubtful = {at for at in chosen if candidates[at].weight == 0.3}
    lonely = {
        at
        for before, at, after in zip([-1, *chosen], chosen, [*chosen[1:], -1], strict=False)
        if at in doubtful and (before in doubtful or before < 0) and (after in doubtful or after < 0)
    }
    return {places[at] for at in chosen if at not in lonely}


def _weight(chunk: Chunk, number: int) -> float:
    if number == 0:
        return 1.0
    return 0.6 if ends_sentence(chunk.lines[number - 1].text) else 0.1


def _add_text(result: list[Piece], chunk: Chunk, look: Look) -> None:
    """Text without a number: the rest of the paragraph before it, or a block of its own."""
    caption = _belongs_to_figure(chunk, result[-1] if result else None, look)
    before = next(
        (at for at in range(len(result) - 1, -1, -1) if result[at].kind not in (Kind.CAPTION, Kind.TABLE)), None
    )
    if not caption and before is not None and _continues(result[before], chunk, before == len(result) - 1, look):
        result[before] = replace(result[before], lines=result[before].lines + chunk.lines)
        return
    titled = bool(result) and result[-1].kind is Kind.CAPTION and LABEL.fullmatch(result[-1].text.strip()) is not None
    if titled:
        result[-1] = replace(result[-1], lines=result[-1].lines + chunk.lines)
    else:
        result.append(Piece(Kind.CAPTION if caption else Kind.PLAIN, chunk.lines))


def _belongs_to_figure(chunk: Chunk, above: Piece | None, look: Look) -> bool:
    """A label or source, or what is set small below one."""
    if LABEL.match(chunk.text) or chunk.text.startswith(("Source:", "Sources:", "Note:")):
        return True
    small = chunk.first.size is not None and chunk.first.size < 0.95 * (look.size or 0.0)
    return small and above is not None and above.kind is Kind.CAPTION


def _continues(piece: Piece, chunk: Chunk, adjacent: bool, look: Look) -> bool:
    if piece.kind is Kind.HEADING:
        return False
    first, last = chunk.first, piece.lines[-1]
    opening = chunk.text.lstrip("“\"‘'([")[:1]
    complete = ends_sentence(last.text)
    if not adjacent:
        return opening.islower() and not complete and first.level is None
    if begins_item(first.text):
        return True
    unpositioned = first.x0 is None and first.gap < 2 and not last.text.rstrip().endswith(":")
    cut = first.gap < 2 or first.top or first.x0 is not None
    if cut and not complete and (opening.islower() or opening.isdigit() or first.top or unpositioned):
        return True
    if _NAMELESS.match(chunk.text):
        return True
    return first.top and not _is_indented(first, last, look) and _fills_line(last, look)


def _is_indented(line: Line, above: Line, look: Look) -> bool:
    if line.x0 is None or look.left is None or look.size is None:
        return line.indent > 2
    return line.x0 > max(look.left, above.x0 or 0.0) + look.size


def _fills_line(line: Line, look: Look) -> bool:
    """Whether the last line of a page runs to the right edge, or where that cannot be told, has no blank below."""
    return line.x1 is None or look.right is None or line.x1 > look.right - 0.12 * look.measure
