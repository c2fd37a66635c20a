"""A table becomes rows of strips: lines of its cells side by side, its head again at the top of each page."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter, QPen

from explorer.export.paged.lines import HAIR_INK, INK, Strip, strips
from explorer.export.paged.sheet import Sheet
from explorer.export.paper import Cell, Face, Grid, Mark, Span, TextBlock

_BETWEEN, _CLOSE, _FAR_BETWEEN = 10.0, 6.0, 22.0
_MANY = 7
"""Points between two columns, of `_MANY`, and of those without lines between the rows. Chosen."""
_PADDING = 3.0
"""Points above and below the words of a row."""
_MOST_HEAD = 1 / 3
"""The share of a page that the head of a table may take to stand on each; a higher one stands on the first alone."""
_HEAVY, _LIGHT = 0.8, 0.4
"""Points of the line below the head, and below any other row."""


def table_rows(grid: Grid, sheet: Sheet, width: float, hang: float, above: float) -> Iterator[list[Strip]]:
    """The rows of a table that begins `hang` dots after the edge of the text, which is so many dots wide, and `above`
    dots below what comes before it. The first row after the head stays with it."""
    places = _places(grid, sheet, width, hang)
    if places.crowded:
        grid = _fine(grid)
        places = _places(grid, sheet, width, 0.0)
    head: tuple[Strip, ...] = ()
    for number, row in enumerate(grid.rows):
        if not any(block.text for cell in row for block in cell):
            continue
        is_head = number < grid.header_rows
        bands = _bands(_bold(row) if is_head else row, sheet, places)
        weight = _HEAVY if is_head else _LIGHT if grid.lined else 0.0
        room = above if number == 0 else 0.0 if grid.lined else bands[0].above
        held = _held(_ruled(bands, sheet, places, weight, room), is_head, grid.whole)
        if is_head:
            head = (*head, *held)
            yield held
        else:
            again = head if sum(band.height for band in head) <= sheet.height * _MOST_HEAD else ()
            yield [replace(band, head=again) for band in held]


def _bold(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(tuple(_bold_block(block) for block in cell) for cell in row)


def _bold_block(block: TextBlock) -> TextBlock:
    return replace(block, words=tuple(Span(span.text, span.marks | Mark.BOLD) for span in block.words))


def _fine(grid: Grid) -> Grid:
    """The same in the smallest letters."""
    rows = tuple(tuple(tuple(replace(block, face=Face.FINE) for block in cell) for cell in row) for row in grid.rows)
    return replace(grid, rows=rows)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where each column begins and how wide it is; where the whole table begins and how wide that is. `crowded`: some
    word is wider than its column."""

    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    left: float
    width: float
    crowded: bool


def _places(grid: Grid, sheet: Sheet, width: float, hang: float) -> _Places:
    """The columns in their order; from the right edge on where that is read first."""
    columns = max((len(row) for row in grid.rows), default=0)
    between = sheet.dot * (_FAR_BETWEEN if not grid.lined else _BETWEEN if columns < _MANY else _CLOSE)
    widths, crowded = _widths(grid, sheet, width - hang - between * (columns - 1), columns)
    lefts, at = [], hang
    for one in widths:
        lefts.append(width - at - one if grid.rtl else at)
        at += one + between
    whole = at - hang - between
    return _Places(tuple(lefts), tuple(widths), width - hang - whole if grid.rtl else hang, whole, crowded)


def _widths(grid: Grid, sheet: Sheet, room: float, columns: int) -> tuple[list[float], bool]:
    """What each column has of the room, and whether some word is wider."""
    if grid.shares:
        return [room * share / sum(grid.shares) for share in grid.shares], False
    least, wanted = [0.0] * columns, [0.0] * columns
    for number, row in enumerate(grid.rows):
        for column, cell in enumerate(row):
            narrow, wide = _needed(cell, sheet, bold=number < grid.header_rows)
            least[column], wanted[column] = max(least[column], narrow), max(wanted[column], wide)
    if sum(least) > room:
        return [room * one / sum(least) for one in least], True
    slack = [wide - narrow for narrow, wide in zip(least, wanted, strict=True)]
    share = min(1.0, (room - sum(least)) / sum(slack)) if sum(slack) else 0.0
    return [narrow + more * share for narrow, more in zip(least, slack, strict=True)], False


def _needed(cell: Cell, sheet: Sheet, bold: bool) -> tuple[float, float]:
    """The width of the longest word of a cell, and of its longest paragraph, in dots."""
    narrow = wide = 0.0
    for block in cell:
        marks = reduce(or_, (span.marks for span in block.words), Mark.BOLD if bold else Mark.NONE)
        metrics = sheet.metrics(block.face, marks & (Mark.BOLD | Mark.ITALIC))
        wide = max(wide, metrics.horizontalAdvance(block.text) + sheet.dot)
        narrow = max([narrow, *(metrics.horizontalAdvance(word) + sheet.dot for word in block.text.split(" "))])
    return narrow, wide


@dataclass(frozen=True, slots=True)
class _Band:
    """Draws lines of the cells of a row, each so far right and below, and a rule under them."""

    lines: tuple[tuple[float, float, Strip], ...]
    rule: float = 0.0
    left: float = 0.0
    width: float = 0.0
    height: float = 0.0
    heavy: bool = False

    def __call__(self, painter: QPainter, left: float, top: float) -> None:
        for right, below, strip in self.lines:
            strip.draw(painter, left + right, top + below)
        if self.rule:
            painter.setPen(QPen(INK if self.heavy else HAIR_INK, self.rule))
            first, y = left + self.left, top + self.height
            painter.drawLine(QLineF(first, y, first + self.width, y))


@dataclass(frozen=True, slots=True)
class _Laid:
    """A line of a cell: where it stands, from the upper left corner of the row."""

    left: float
    top: float
    strip: Strip

    @property
    def bottom(self) -> float:
        return self.top + self.strip.height


def _bands(row: tuple[Cell, ...], sheet: Sheet, places: _Places) -> list[Strip]:
    """A row as bands between which pages may part, one for each line of its highest cell. Lines of other cells keep
    their own distances: a band begins above the end of the one before where they are not level."""
    sides = [list(_laid(cell, sheet, places, column)) for column, cell in enumerate(row)]
    tallest = max(sides, key=lambda side: side[-1].bottom if side else 0.0)
    ends = [line.bottom for line in tallest]
    bands: list[list[_Laid]] = [[] for _ in ends]
    for line in (line for side in sides for line in side):
        bands[bisect_left(ends, (line.top + line.bottom) / 2)].append(line)
    padding, found, end = sheet.dot * _PADDING, list[Strip](), 0.0
    for number, lines in enumerate(bands):
        top = min(line.top for line in lines) - (padding if number == 0 else 0.0)
        bottom = max(line.bottom for line in lines)
        drawn = _Band(tuple((line.left, line.top - top, line.strip) for line in lines))
        above = top - end if number else max(line.strip.above for line in lines)
        held = any(line.strip.held for line in lines)
        running = next((line.strip.running for line in reversed(lines) if line.strip.running), "")
        found.append(Strip(bottom - top, drawn, above, held, running=running))
        end = bottom
    return found


def _laid(cell: Cell, sheet: Sheet, places: _Places, column: int) -> Iterator[_Laid]:
    end: float | None = None
    for strip in (strip for block in cell for strip in strips(block, sheet, places.widths[column])):
        top = 0.0 if end is None else end + strip.above
        yield _Laid(places.lefts[column], top, strip)
        end = top + strip.height


def _ruled(bands: list[Strip], sheet: Sheet, places: _Places, weight: float, above: float) -> list[Strip]:
    """The same with some room above and below, and a line there where it has a weight, in points."""
    bands = [replace(bands[0], above=above), *bands[1:]]
    last = bands[-1]
    assert isinstance(last.draw, _Band)
    height = last.height + sheet.dot * _PADDING
    drawn = replace(
        last.draw,
        rule=sheet.dot * weight,
        left=places.left,
        width=places.width,
        height=height,
        heavy=weight == _HEAVY,
    )
    return [*bands[:-1], replace(last, height=height, draw=drawn)]


def _held(bands: list[Strip], is_head: bool, whole: bool) -> list[Strip]:
    """The bands of a row, held together as they have to be: a head also with what follows."""
    last = len(bands) - 1
    return [replace(band, held=band.held or is_head or (whole and place < last)) for place, band in enumerate(bands)]
