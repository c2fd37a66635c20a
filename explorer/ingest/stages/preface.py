"""What is printed above the text, in blocks in the order in which it is read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from explorer.ingest.lines import Line, single_spaced, split
from explorer.ingest.stages.chunks import ALIKE, GAP, Look
from explorer.ingest.stages.masthead import EDGE

Block = tuple[Line, ...]


def printed_above(lines: Sequence[Line], look: Look) -> list[Block]:
    """Reads places, blank space and appearance of the lines of a front.

    What no blank space parts is read column by column: the organs at the left, then when and how it is distributed; the
    one body's session and items, then the other's. In a column what goes on in one appearance is one block. Wrong where
    what stands at the edge of a column is none, but goes on across the page.
    """
    groups = list[list[Line]]()
    for line in lines:
        if not groups or line.top or line.gap > GAP or _is_parted(groups[-1], line):
            groups.append([])
        groups[-1].append(line)
    return [block for group in groups for column in _columns(group, look) for block in _alike(column)]


def _is_parted(above: Sequence[Line], line: Line) -> bool:
    """Whether a line is an element of its own, where the source has no positions; else whether its right cell stands at
    another edge than that above it, as the first symbol does."""
    if line.size is None:
        return (above[-1].tag, line.tag) != (None, None)
    edges = [of_row.cells[1][0] for of_row in (*above, line) if len(of_row.cells) > 1]
    return len(edges) > 1 and len(line.cells) > 1 and abs(edges[-2] - edges[-1]) > EDGE


def _columns(lines: Sequence[Line], look: Look) -> Iterator[list[Line]]:
    cells = [cell for line in lines for cell in _cells(line)]
    placed = [(cell.x0 is not None and look.right is not None and cell.x0 > look.centre, cell) for cell in cells]
    for right, column in groupby(sorted(placed, key=lambda each: each[0]), key=lambda each: each[0]):
        del right
        yield [cell for _, cell in column]


def _cells(line: Line) -> Iterator[Line]:
    """A line for each of its cells, where their places are known, blanks folded."""
    tabs = [at for at, character in enumerate(line.text) if character == "\t"]
    texts = split(line.spans, tabs)
    if len(texts) != len(line.cells):
        yield replace(line, spans=single_spaced(line.spans))
        return
    for spans, (x0, x1) in zip(texts, line.cells, strict=True):
        yield replace(line, spans=single_spaced(spans), x0=x0, x1=x1, cells=((x0, x1),))


def _alike(column: Sequence[Line]) -> Iterator[Block]:
    block: list[Line] = []
    for line in column:
        if block and not _goes_on(block[-1], line):
            yield tuple(block)
            block = []
        block.append(line)
    if block:
        yield tuple(block)


def _goes_on(above: Line, line: Line) -> bool:
    return (
        (above.bold, above.italic) == (line.bold, line.italic)
        and abs((above.size or 0.0) - (line.size or 0.0)) < ALIKE
        and abs((above.x0 or 0.0) - (line.x0 or 0.0)) < EDGE
    )
