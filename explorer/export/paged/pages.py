"""Strips are shared out to pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtGui import QPainter

from explorer.export.paged.lines import Strip, hang_of, strips
from explorer.export.paged.sheet import Sheet
from explorer.export.paged.tables import table_rows
from explorer.export.paper import Block, Grid, Picture, TextBlock
from explorer.jobs import Job, Progress

_WIDEST_NUMBER = 42.0
"""Points: a longer number begins the text of its paragraph instead of hanging before it."""
_AROUND = 10.0
"""Points above and below a table, and above a picture."""


@dataclass(slots=True)
class Page:
    """Strips and how far each is below the upper edge of the text; `running` is the heading that holds at its top."""

    placed: list[tuple[float, Strip]] = field(default_factory=list)
    running: str = ""
    end: float = 0.0

    def place(self, strip: Strip) -> None:
        """Put a strip below the others."""
        top = self.end + strip.above if self.placed else 0.0
        self.placed.append((top, strip))
        self.end = top + strip.height

    def has_room(self, strips: Sequence[Strip], height: float) -> bool:
        """Whether some strips fit below the others, of so much height in all."""
        above = self.end + strips[0].above if self.placed else sum(strip.height for strip in strips[0].head)
        return above + _height(strips) <= height


def set_pages(sheet: Sheet) -> Job[list[Page]]:
    """All that is printed, in pages; at least one."""
    blocks, found, done = sheet.paper.blocks, list[Strip](), 0
    total = sum(len(block.rows) if isinstance(block, Grid) else 1 for block in blocks)
    hang = hang_of((block for block in blocks if isinstance(block, TextBlock)), sheet, _WIDEST_NUMBER)
    for before, block in zip((None, *blocks), blocks, strict=False):
        for part in _parts(block, sheet, hang):
            if isinstance(before, Grid) and part:
                part[0] = replace(part[0], above=max(part[0].above, sheet.dot * _AROUND))
            found += part
            before = None
            done += 1
            yield Progress(done, total)
    return _shared_out(found, sheet.height)


def _parts(block: Block, sheet: Sheet, hang: float) -> Iterator[list[Strip]]:
    """The strips of a paragraph or a picture, or those of each row of a table."""
    if isinstance(block, TextBlock):
        yield strips(block, sheet, sheet.width, hang)
    elif isinstance(block, Picture):
        yield [Strip(sheet.dot * block.height, _Drawn(block, sheet), sheet.dot * _AROUND)]
    else:
        yield from table_rows(block, sheet, sheet.width, hang, sheet.dot * _AROUND)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Draws a picture in points."""

    picture: Picture
    sheet: Sheet

    def __call__(self, painter: QPainter, left: float, top: float) -> None:
        painter.save()
        painter.translate(left, top)
        painter.scale(self.sheet.dot, self.sheet.dot)
        self.picture.paint(painter, self.sheet.width / self.sheet.dot, self.picture.height)
        painter.restore()


def _shared_out(found: Sequence[Strip], height: float) -> list[Page]:
    """What is held together moves to the next page as one, unless no page has room for it."""
    pages = [Page()]
    running = ""
    for together in _held_together(found):
        if not pages[-1].has_room(together, height) and Page().has_room(together, height):
            pages.append(Page())
        for strip in together:
            if pages[-1].placed and not pages[-1].has_room([strip], height):
                pages.append(Page())
            if not pages[-1].placed:
                for above in strip.head:
                    pages[-1].place(above)
                pages[-1].running = strip.running or running
            pages[-1].place(strip)
            running = strip.running or running
    return pages


def _held_together(found: Sequence[Strip]) -> Iterator[list[Strip]]:
    together = list[Strip]()
    for strip in found:
        together.append(strip)
        if not strip.held:
            yield together
            together = []
    if together:
        yield together


def _height(strips: Sequence[Strip]) -> float:
    return strips[0].height + sum(strip.above + strip.height for strip in strips[1:])
