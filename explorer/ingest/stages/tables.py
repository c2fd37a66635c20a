"""Tables printed on a page: words in columns below "Table 3"."""

import bisect
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from explorer.ingest.lines import Line, Spans, joined, split
from explorer.ingest.stages.chunks import LABEL, Look
from explorer.ingest.stages.numbers import leading_number

_TABLE = re.compile(r"\s*table\b", re.IGNORECASE)
_BELOW = re.compile(r"\s*(?:sources?|notes?|abbreviations?)\s*:", re.IGNORECASE)
_FIGURE = re.compile(r"[\s(–—-]*[$€£]?\d[\d\s.,]*\s?(?:%|per cent)?\)?\s*")
_TITLE_LINES = 8
_ROW_GAP = 0.2  # of a line: more parts rows where the lines of a cell stand closer
_MOST_HEADS = 3

_Row = tuple[Spans, ...]


def set_tables(lines: Sequence[Line], look: Look) -> list[Line]:
    """Reads the lines below a label "Table 3" that hold words in columns, where the source has positions.

    Guarantees that a table becomes one line with its rows, all as long as the widest, and that nothing else changes:
    at least two lines must have words in the same number of columns. Wrong where a cell is wider than its column, or
    where a table without label is meant.
    """
    result: list[Line] = []
    at = 0
    while at < len(lines):
        start, end = _extent(lines, at, look)
        rows = _rows(lines[start:end])
        if rows:
            first = lines[start]
            result.extend(lines[at:start])
            result.append(replace(first, spans=(), cells=(), table=rows, table_heads=_heads(rows)))
            at = end
        else:
            result.append(lines[at])
            at += 1
    return result


def _extent(lines: Sequence[Line], at: int, look: Look) -> tuple[int, int]:
    """The first line of the rows below a label at `at`, and the line after the last; empty where there are none."""
    if look.size is None or not (_TABLE.match(lines[at].text) and LABEL.match(lines[at].text.strip())):
        return at, at
    within = range(at + 1, min(at + _TITLE_LINES, len(lines)))
    start = next((number for number in within if len(lines[number].cells) > 1), None)
    if start is None:
        return at, at
    end = start
    while end < len(lines) and _is_in_table(lines[end], look):
        end += 1
    return start, end


def _is_in_table(line: Line, look: Look) -> bool:
    size = line.size or 0.0
    if LABEL.match(line.text.strip()) or _BELOW.match(line.text) or size > 1.08 * (look.size or size):
        return False
    small = size < 0.95 * (look.size or size)
    if leading_number(line.text) and not small and (line.x1 or 0.0) > (look.right or 0.0) - 0.1 * look.measure:
        return False
    return small or len(line.cells) > 1


def _rows(lines: Sequence[Line]) -> tuple[_Row, ...]:
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


def _heads(rows: Sequence[_Row]) -> int:
    """The rows above the first with a figure, at least one."""
    for number, row in enumerate(rows[: _MOST_HEADS + 1]):
        if any(_FIGURE.fullmatch("".join(span.text for span in cell)) for cell in row[1:]):
            return max(1, number)
    return 1
