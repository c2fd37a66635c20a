"""Tables printed on a page: words in columns below "Table 3", or in columns that line up by themselves."""

import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from explorer.ingest.lines import Line, Spans, joined, split
from explorer.ingest.stages.chunks import LARGE, SHORT, SIZE, SMALL, Look
from explorer.ingest.stages.items import begins_item
from explorer.ingest.stages.numbers import leading_number
from explorer.language import Language

# Read off the tables of printed reports. Half or twice of any changes two of 25 real reports at most.
_TITLE_LINES = 8  # below a label, before its first row
_ROW_GAP = 0.2  # of a line: more parts rows where the lines of a cell stand closer
_MOST_HEADS = 3  # rows
_LEAST_ROWS = 3
_BLANK = 0.5  # of the size, between two columns without label
_APART = 2.5  # lines of blank: more ends a table without label

Row = tuple[Spans, ...]
"""The text of each cell."""


def set_tables(lines: Sequence[Line], look: Look) -> list[Line]:
    """Reads the lines below a label "Table 3" that hold words in columns, and without label at least three lines whose
    words line up in three columns or more, or four whose second column holds figures; where the source has positions.

    Guarantees that a table becomes one line with its rows, all as long as the widest, and that nothing else changes:
    below a label at least two lines must have words in the same number of columns; without one nothing may reach over
    the blank between two columns, and no line may begin a paragraph. Wrong where a cell is wider than its column.
    """
    result: list[Line] = []
    at = 0
    while at < len(lines):
        start, end = _extent(lines, at, look)
        if start == end:
            end = _aligned_end(lines, at, look.language)
        rows = _rows(lines[start:end])
        if rows:
            first = lines[start]
            result.extend(lines[at:start])
            result.append(replace(first, spans=(), cells=(), table=rows, table_heads=header_rows(rows, look.language)))
            at = end
        else:
            result.append(lines[at])
            at += 1
    return result


def _extent(lines: Sequence[Line], at: int, look: Look) -> tuple[int, int]:
    """The first line of the rows below a label at `at`, and the line after the last; empty where there are none."""
    label, captions = lines[at].text.strip(), look.language.tables
    if look.size is None or not (captions.label.match(label) and captions.picture.match(label)):
        return at, at
    within = range(at + 1, min(at + _TITLE_LINES, len(lines)))
    start = next((number for number in within if len(lines[number].cells) > 1 or lines[number].table), None)
    if start is None:
        return at, at
    end = start
    while end < len(lines) and _is_in_table(lines[end], look):
        end += 1
    return start, end


def _is_in_table(line: Line, look: Look) -> bool:
    size, captions = line.size or 0.0, look.language.tables
    if (
        line.table
        or captions.picture.match(line.text.strip())
        or captions.below.match(line.text)
        or size > LARGE * (look.size or size)
    ):
        return False
    small = size < SMALL * (look.size or size)
    if (
        leading_number(line.text, look.language)
        and not small
        and (line.x1 or 0.0) > (look.right or 0.0) - SHORT * look.measure
    ):
        return False
    return small or len(line.cells) > 1


def _aligned_end(lines: Sequence[Line], at: int, language: Language) -> int:
    """The line after the last of the rows that begin at `at` and line up without a label; `at` where none do."""
    columns = len(lines[at].cells)
    rows: list[Line] = []
    end = at
    while columns > 1 and end < len(lines) and _lines_up(rows, lines[end], lines[at], language):
        rows.append(lines[end])
        end += 1
    while rows and len(rows[-1].cells) != columns:
        rows.pop()
    full = [row for row in rows if len(row.cells) == columns]
    figures = columns > 2 or all(_ends_in_figure(row, language) for row in full)
    enough = len(full) >= _LEAST_ROWS if columns > 2 else len(full) > _LEAST_ROWS and figures
    return at + len(rows) if enough and 2 * len(full) > len(rows) else at


def _lines_up(rows: Sequence[Line], line: Line, first: Line, language: Language) -> bool:
    """Whether a line on the same page keeps clear of the blanks between the columns of the rows so far."""
    if line.page != first.page or line.table or begins_item(line.text, language) or leading_number(line.text, language):
        return False
    columns = len(first.cells)
    if not line.cells or len(line.cells) > columns or (rows and line.gap > _APART):
        return False
    full = [row for row in (*rows, line) if len(row.cells) == columns]
    gaps = _gaps(full)
    apart = all(right - left > _BLANK * (line.size or SIZE) for left, right in gaps)
    return apart and not any(cell[0] < right and cell[1] > left for left, right in gaps for cell in line.cells)


def _gaps(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """The blanks between the columns of lines that fill all of them."""
    sides = [[(line.cells[at][1], line.cells[at + 1][0]) for line in lines] for at in range(len(lines[0].cells) - 1)]
    return [(max(left for left, _ in column), min(right for _, right in column)) for column in sides]


def _ends_in_figure(line: Line, language: Language) -> bool:
    return language.tables.figure.fullmatch(line.text.rpartition("\t")[2]) is not None


def uneven(lines: Sequence[Line]) -> list[int]:
    """The pages on which at least three lines in a row hold three columns or more and are in no table."""
    pages: set[int] = set()
    run = 0
    for line in lines:
        run = run + 1 if len(line.cells) > 2 and line.table is None else 0
        if run >= _LEAST_ROWS and line.page:
            pages.add(line.page)
    return sorted(pages)


def _rows(lines: Sequence[Line]) -> tuple[Row, ...]:
    """The rows of a table, () where too few lines agree on columns."""
    counts = Counter(len(line.cells) for line in lines if len(line.cells) > 1)
    columns = max((count for count, times in counts.items() if times > 1), default=0)
    if not columns:
        return ()
    edges = _edges([line for line in lines if len(line.cells) == columns])
    spaced = any(line.gap > _ROW_GAP for line in lines[1:]) and any(line.gap <= _ROW_GAP for line in lines[1:])
    rows: list[list[list[Spans]]] = []
    for line in lines:
        placed = _placed(line, edges)
        first = "".join(span.text for cell in placed[0] for span in cell).strip()
        goes_on = line.gap <= _ROW_GAP if spaced else first[:1].islower()
        if rows and goes_on:
            for cell, more in zip(rows[-1], placed, strict=True):
                cell.extend(more)
        else:
            rows.append(placed)
    return tuple(tuple(joined(cell) for cell in row) for row in rows)


def _edges(lines: Sequence[Line]) -> list[float]:
    """Where columns part: half-way between the words at either side in lines that fill all of them."""
    lefts = [min(line.cells[column][0] for line in lines) for column in range(len(lines[0].cells))]
    rights = [max(line.cells[column][1] for line in lines) for column in range(len(lines[0].cells))]
    return sorted((right + left) / 2 for right, left in zip(rights, lefts[1:], strict=False))


def _placed(line: Line, edges: Sequence[float]) -> list[list[Spans]]:
    """The words of a line by column."""
    text = line.text
    tabs = [number for number, character in enumerate(text) if character == "\t"]
    stretches = split(line.spans, [place for tab in tabs for place in (tab, tab + 1)])[::2]
    columns: list[list[Spans]] = [[] for _ in range(len(edges) + 1)]
    for (left, right), words in zip(line.cells, stretches, strict=False):
        columns[bisect.bisect(edges, (left + right) / 2)].append(words)
    return columns


def header_rows(rows: Sequence[Row], language: Language) -> int:
    """The rows above the first with a figure, at least one."""
    for number, row in enumerate(rows[: _MOST_HEADS + 1]):
        if any(language.tables.figure.fullmatch("".join(span.text for span in cell)) for cell in row[1:]):
            return max(1, number)
    return 1
