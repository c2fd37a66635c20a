"""Pages set in two columns."""

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from explorer.ingest.lines import LEADING, LEAST_STEP, MOST_STEP, Line, Spans, split
from explorer.language import Language

# Read off reports and decisions printed in two columns, and off tables that are none. The real reports that tests use
# have no such page.
_LEAST = 8  # lines in each column
_PROSE = 0.5  # of the lines of a column begin within a sentence
_PROSE_IN_LIKE_COLUMNS = 0.3  # the same where both are long and as wide
_LONG, _LIKE = 30, 0.85  # lines of both; of the wider one
_NARROWEST = 0.3  # of the page's measure
_SMALL = 0.93  # of the size of the text: a footnote
_GAP = 0.6  # of a line
_SLACK = 3.0  # points
_RIGHT = 0.4  # of the width of the text: a second column begins right of it
_ROWS = 0.6  # of the blank spaces of the column with fewer have one beside them: a table
_WITHIN = re.compile(r"[\W\d_]*[^\W\d_A-ZÀ-Þ]")

_Cell = tuple[float, float]


def in_reading_order(lines: Sequence[Line], language: Language) -> list[Line]:
    """Reads where the words of each page's lines stand, in sources with positions.

    Where at least eight lines at either side of a gutter are prose, the left column comes before the right one, the
    footnotes of both after them. Guarantees that every word stays, and lines whose words run over the gutter keep their
    place and part the columns above from those below. Lines of a column get the positions they would have if it were as
    wide as the page, so that what stages read from margins holds. Wrong where a table without label has two columns of
    long sentences whose rows are not set apart.
    """
    result: list[Line] = []
    for _, page in groupby(lines, lambda line: line.page):
        on_page = list(page)
        gutter = _gutter(on_page)
        result.extend(on_page if gutter is None else _by_columns(on_page, gutter, language))
    return result


def _gutter(page: Sequence[Line]) -> float | None:
    """The commonest left edge of words in the right half of a page, None where too few lines begin at one."""
    placed = [line for line in page if line.x0 is not None and line.x1 is not None]
    if len(placed) < _LEAST:
        return None
    left, right = min(line.x0 or 0.0 for line in placed), max(line.x1 or 0.0 for line in placed)
    edges = Counter(
        round(cell[0]) for line in placed for cell in _cells(line) if cell[0] > left + _RIGHT * (right - left)
    )
    edge, count = edges.most_common(1)[0] if edges else (0, 0)
    return edge - _SLACK if count >= _LEAST // 2 else None


def _cells(line: Line) -> tuple[_Cell, ...]:
    return line.cells or ((line.x0 or 0.0, line.x1 or 0.0),)


def _by_columns(page: Sequence[Line], gutter: float, language: Language) -> list[Line]:
    result: list[Line] = []
    for crossing, run in groupby(page, lambda line: _crosses(line, gutter)):
        lines = list(run)
        labelled = result and language.tables.picture.match(result[-1].text.strip())
        columns = None if crossing or labelled else _columns(lines, gutter)
        result.extend(columns or lines)
    return result


def _crosses(line: Line, gutter: float) -> bool:
    if line.x0 is None or line.table or line.cell_texts:
        return True
    if line.frame and line.frame.left < gutter < line.frame.right:
        return True
    return any(left < gutter < right for left, right in _cells(line))


def _columns(lines: Sequence[Line], gutter: float) -> list[Line] | None:
    """The lines of the left column, then those of the right one; None where they are no columns of prose."""
    left = [part for line in lines for part in _part(line, gutter, right=False)]
    right = [part for line in lines for part in _part(line, gutter, right=True)]
    if min(len(left), len(right)) < _LEAST:
        return None
    widths = sorted((_width(left), _width(right)))
    like = min(len(left), len(right)) >= _LONG and widths[0] >= _LIKE * widths[1]
    least = _PROSE_IN_LIKE_COLUMNS if like else _PROSE
    if not (_is_prose(left, least) and _is_prose(right, least)):
        return None
    edges = (min(line.x0 or 0.0 for line in left), max(line.x1 or 0.0 for line in right))
    if widths[0] < _NARROWEST * (edges[1] - edges[0]) or _in_rows(left, right):
        return None
    columns = [_widened(_spaced(column, first.gap), edges) for column, first in ((left, lines[0]), (right, lines[0]))]
    texts, notes = zip(*(_with_notes(column) for column in columns), strict=True)
    texts[0][:1] = [replace(line, top=lines[0].top) for line in texts[0][:1]]
    texts[1][:1] = [replace(line, top=True, gap=0.0) for line in texts[1][:1]]
    return [*texts[0], *texts[1], *notes[0], *notes[1]]


def _part(line: Line, gutter: float, right: bool) -> list[Line]:
    """The words of a line at one side of the gutter as a line, none where it has none there."""
    cells = _cells(line)
    here = [number for number, cell in enumerate(cells) if (cell[0] > gutter) == right]
    if len(here) in (0, len(cells)):
        return [line] if here else []
    tabs = [at for at, character in enumerate(line.text) if character == "\t"]
    if len(tabs) != len(cells) - 1:
        return [line] if not right else []
    border = tabs[here[0] - 1] if right else tabs[here[-1]]
    before, _, after = split(line.spans, (border, border + 1))
    spans: Spans = after if right else before
    kept = tuple(cells[number] for number in here)
    return [replace(line, spans=spans, cells=kept, x0=kept[0][0], x1=kept[-1][1], top=line.top and not right)]


def _is_prose(column: Sequence[Line], least: float) -> bool:
    return sum(_WITHIN.match(line.text) is not None for line in column) >= least * len(column)


def _width(column: Sequence[Line]) -> float:
    return statistics.median((line.x1 or 0.0) - (line.x0 or 0.0) for line in column)


def _in_rows(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether the blank spaces of both columns mostly stand side by side, as between the rows of a table."""
    gaps = [
        {round((line.y0 or 0.0) / (line.size or 1.0)) for line in _spaced(column, 0.0) if line.gap > _GAP}
        for column in (left, right)
    ]
    fewer, more = sorted(gaps, key=len)
    return len(fewer) > 1 and len(fewer & more) > _ROWS * len(fewer)


def _spaced(column: Sequence[Line], first_gap: float) -> list[Line]:
    """The lines with the blank space above each within its column."""
    steps = [((above.y0 or 0.0) - (line.y0 or 0.0)) / (line.size or 1.0) for above, line in pairwise(column)]
    leading = statistics.median([step for step in steps if LEAST_STEP < step < MOST_STEP] or [LEADING])
    gaps = [first_gap, *(round(max(0.0, step / leading - 1), 2) for step in steps)]
    return [replace(line, gap=gap) for line, gap in zip(column, gaps, strict=True)]


def _widened(column: Sequence[Line], edges: _Cell) -> list[Line]:
    """The lines as they would stand in a column as wide as from edge to edge."""
    left, right = min(line.x0 or 0.0 for line in column), max(line.x1 or 0.0 for line in column)
    scale = (edges[1] - edges[0]) / max(1.0, right - left)

    def moved(x: float) -> float:
        return edges[0] + (x - left) * scale

    return [
        replace(
            line,
            x0=moved(line.x0 or 0.0),
            x1=moved(line.x1 or 0.0),
            cells=tuple((moved(cell[0]), moved(cell[1])) for cell in line.cells),
        )
        for line in column
    ]


def _with_notes(column: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The text of a column, and the lines set small at its foot."""
    size = statistics.median(line.size or 0.0 for line in column)
    end = len(column)
    while end and (column[end - 1].size or 0.0) < _SMALL * size:
        end -= 1
    return list(column[:end]), list(column[end:])
