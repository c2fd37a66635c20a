"""Chunks become headings, numbered paragraphs and unnumbered text; what a page end cut in two is one again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import pairwise

from explorer.ingest.lines import Frame, Line
from explorer.ingest.stages.chunks import FULL, SIZE, SMALL, UNIT, Chunk, Look, ends_sentence
from explorer.ingest.stages.headings import Strength, is_part
from explorer.ingest.stages.items import begins_item
from explorer.ingest.stages.lists import inner_lists
from explorer.ingest.stages.numbers import leading_number
from explorer.ingest.stages.starts import paragraph_starts
from explorer.language import Language

_NAMELESS = re.compile(r"\W*$")


class Kind(Enum):
    """What the lines of a piece are."""

    HEADING = auto()
    NUMBERED = auto()
    PLAIN = auto()
    CAPTION = auto()
    TABLE = auto()


@dataclass(slots=True)
class Piece:
    """A heading, a numbered paragraph (its `number` as printed), a table or a block of unnumbered text, with its lines.

    `part` marks a heading that opens an annex or a decision; `box` counts the boxes of the document, 0 outside of one.
    """

    kind: Kind
    lines: list[Line]
    number: str | None = None
    part: bool = False
    box: int = 0

    @property
    def page(self) -> int | None:
        """The page on which it begins, from 1; None where the source has no pages."""
        return self.lines[0].page


def pieces(chunks: Sequence[Chunk], strengths: Sequence[Strength], look: Look) -> list[Piece]:
    """Reads chunks with the strength of each as a heading, and the numbers their lines begin with.

    Guarantees that every line is in exactly one piece, in order. Text that goes on after a page end, a figure or a list
    joins the paragraph that it belongs to. Wrong where an unnumbered paragraph begins at a page top, set like the rest
    of a numbered one.
    """
    found = _Pieces(look)
    begun = paragraph_starts(chunks, strengths, look.language)
    listed = inner_lists(chunks, strengths, begun, look.language)
    if listed:
        begun = paragraph_starts(chunks, strengths, look.language, listed)
    for at, (chunk, strength, starts) in enumerate(zip(chunks, strengths, begun, strict=True)):
        if chunk.first.frame:
            found.add_boxed(chunk.lines)
        elif chunk.first.table:
            found.add(Kind.TABLE, chunk.lines)
        elif at in listed:
            found.add_list(chunk.lines)
        elif strength and not starts:
            found.add(Kind.HEADING, chunk.lines, part=is_part(chunk, look.language))
        else:
            found.add_text(chunk.lines[: starts[0] if starts else None])
            for start, end in pairwise([*starts, len(chunk.lines)]):
                number = leading_number(chunk.lines[start].text, look.language)
                found.add(Kind.NUMBERED, chunk.lines[start:end], number[0] if number else None)
    return found.result


@dataclass(slots=True)
class _Pieces:
    """The pieces so far. `text` is the last that is no part of a figure, table or box; `boxes` counts the frames."""

    look: Look
    result: list[Piece] = field(default_factory=list)
    text: Piece | None = None
    boxes: dict[Frame, int] = field(default_factory=dict)

    def add(self, kind: Kind, lines: Sequence[Line], number: str | None = None, part: bool = False) -> None:
        piece = Piece(kind, list(lines), number, part)
        self.result.append(piece)
        if kind not in (Kind.CAPTION, Kind.TABLE):
            self.text = piece

    def add_boxed(self, lines: Sequence[Line]) -> None:
        """What stands in a box: no heading and no numbered paragraph of the text around it, which goes on behind it."""
        first, above = lines[0], self.result[-1] if self.result else None
        box = self.boxes.setdefault(first.frame, len(self.boxes) + 1) if first.frame else 0
        inside = above is not None and above.box == box and above.kind is Kind.PLAIN and not first.table
        if above and inside and (_is_label(above, self.look.language) or _continues(above, lines, True, self.look)):
            above.lines.extend(lines)
        else:
            self.result.append(Piece(Kind.TABLE if first.table else Kind.PLAIN, list(lines), box=box))

    def add_list(self, lines: Sequence[Line]) -> None:
        """What is of a list inside the paragraph before it; below a heading between its numbers each is a block."""
        above = self.text
        further = above is not None and (lines[0].x0 or 0.0) > (above.lines[0].x0 or 0.0) + (lines[0].size or SIZE)
        if above and (above.kind is Kind.NUMBERED or (above.kind is Kind.PLAIN and further)):
            above.lines.extend(lines)
        else:
            self.add(Kind.PLAIN, lines)

    def add_text(self, lines: Sequence[Line]) -> None:
        """Text without a number: the rest of the paragraph before it, the title of a figure, or a block of its own."""
        if not lines:
            return
        above = self.result[-1] if self.result else None
        figure = self._belongs_to_figure(lines[0], above)
        if not figure and self.text and _continues(self.text, lines, self.text is above, self.look):
            self.text.lines.extend(lines)
        elif above and above.kind is Kind.CAPTION and _completes(above, lines, self.look.language):
            above.lines.extend(lines)
        else:
            self.add(Kind.CAPTION if figure else Kind.PLAIN, lines)

    def _belongs_to_figure(self, first: Line, above: Piece | None) -> bool:
        """A label or source, or what is set small below one."""
        text, captions = first.text.strip(), self.look.language.tables
        if captions.picture.match(text) or text.startswith(captions.sources):
            return True
        small = first.size is not None and first.size < SMALL * (self.look.size or 0.0)
        return small and above is not None and above.kind is Kind.CAPTION


def _is_label(piece: Piece, language: Language) -> bool:
    """Whether a piece is "Box I" and no more: its title follows."""
    return len(piece.lines) == 1 and language.tables.picture.fullmatch(piece.lines[0].text.strip()) is not None


def _completes(caption: Piece, lines: Sequence[Line], language: Language) -> bool:
    """Whether lines are the title or the unit of a caption: below its label, or in brackets below its title."""
    label, *below = [line.text.strip() for line in caption.lines]
    captions = language.tables
    if not captions.picture.match(label):
        return False
    untitled = captions.picture.fullmatch(label) is not None and all(
        text.startswith(captions.sources) for text in below
    )
    return untitled or (len(lines) == 1 and UNIT.fullmatch(lines[0].text.strip()) is not None)


def _continues(piece: Piece, lines: Sequence[Line], adjacent: bool, look: Look) -> bool:
    """Whether lines go on with the paragraph before them; not `adjacent` where a figure or table stands between."""
    if piece.kind is Kind.HEADING:
        return False
    first, last = lines[0], piece.lines[-1]
    opening = first.text.lstrip(" \t“\"‘'([")[:1]
    complete = ends_sentence(last.text)
    if not adjacent:
        return opening.islower() and not complete and (first.level is None or first.size is not None)
    if begins_item(first.text, look.language):
        return True
    unpositioned = first.x0 is None and first.gap < 2 and not last.text.rstrip().endswith(":")
    cut = first.gap < 2 or first.top or first.x0 is not None
    if cut and not complete and (opening.islower() or opening.isdigit() or first.top or unpositioned):
        return True
    if all(_NAMELESS.match(line.text) for line in lines):
        return True
    return first.top and not _is_indented(first, last, look) and _fills_line(last, look)


def _is_indented(line: Line, above: Line, look: Look) -> bool:
    if line.x0 is None or look.left is None or look.size is None:
        return line.indent > 2
    return line.x0 > max(look.left, above.x0 or 0.0) + look.size


def _fills_line(line: Line, look: Look) -> bool:
    """Whether the last line of a page runs to the right edge, or where that cannot be told, has no blank below."""
    return line.x1 is None or look.right is None or line.x1 > look.right - FULL * look.measure
