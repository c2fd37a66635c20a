"""Tables that a PDF file declares: rows and cells by its tags."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise, takewhile

from explorer.ingest.account import Kept, left_out
from explorer.ingest.lines import MOST_COLUMNS, CellText, Line, Spans, joined, single_spaced, words
from explorer.ingest.stages.tables import Row, header_rows
from explorer.ingest.tags import TEXT, Cell, Role
from explorer.language import Language
from explorer.model.account import LeftOut, Reason
from explorer.model.report import Warning

# What a declared table is believed for. Chosen: of 88 with rows and columns enough, beyond the first pages of 205 PDF
# files of the United Nations, 85 have 0.95 of their cells or more in place, one with cells merged downwards 0.92, two
# charts side by side 0.81; of one the cells lack words.
_LEAST = 2  # rows with words in two cells: less is a box around text
_OF_WORDS = 0.95  # of the letters from the first line of a table on a page to its last: "nearly all"
_IN_PLACE = 0.9  # of the cells stand beside those of their row and below those of their column

_Place = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Box:
    """Where words stand on a page, in points."""

    x0: float
    y0: float
    x1: float
    y1: float

    def around(self, other: "_Box") -> "_Box":
        """The box of both."""
        return _Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))

    def is_beside(self, other: "_Box") -> bool:
        """Whether both have a height in common."""
        return min(self.y1, other.y1) > max(self.y0, other.y0)

    def below(self, other: "_Box") -> float:
        """The width that both have in common, negative where they are so far apart."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)


@dataclass(slots=True)
class _Table:
    """The words in a declared table. `texts` has those of each cell in the order of the lines, `boxes` where they
    stand on each page, `lines` the numbers of the lines that hold some."""

    texts: dict[Cell, list[Spans]] = field(default_factory=dict)
    boxes: dict[Cell, dict[int | None, _Box]] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)

    def add(self, cell: Cell, text: CellText, line: Line, at: int) -> None:
        self.texts.setdefault(cell, []).append(text.spans)
        base, boxes = line.y0 or 0.0, self.boxes.setdefault(cell, {})
        box = _Box(text.x0, base, text.x1, base + (line.size or 0.0))
        boxes[line.page] = boxes[line.page].around(box) if line.page in boxes else box
        if self.lines[-1:] != [at]:
            self.lines.append(at)

    def rows(self) -> list[list[Cell]]:
        """Its rows in the order of reading, each with the cells that hold words."""
        cells = sorted(self.texts, key=lambda cell: (cell.row, cell.column))
        return [list(row) for _, row in groupby(cells, lambda cell: cell.row)]

    def is_whole(self) -> bool:
        """Whether it has rows and columns enough to be a table, and no more than one has."""
        rows = self.rows()
        if sum(len(row) >= _LEAST for row in rows) < _LEAST:
            return False
        return _LEAST <= len(_columns(_whole_rows(rows))) <= MOST_COLUMNS

    def across(self, cell: Cell) -> _Box:
        """Where a cell stands, its pages laid on each other."""
        return _bounds(self.boxes[cell].values())


def believed_tables(lines: Sequence[Line]) -> tuple[list[Line], list[Warning]]:
    """Reads where the words of declared cells stand.

    Guarantees lines alike but for the declarations of tables that are not believed. Believed is a table with two rows
    that hold words in two cells or more, whose cells hold nearly all the words between its first line and its last on
    each page, and nearly all of whose cells stand at a height with their row, in its order, and below each other in
    their column. What has the rows and columns but not the rest is told, but for the first page, whose masthead is set
    so.
    """
    found = {place: table for place, table in _tables(lines).items() if table.is_whole()}
    believed = {place for place, table in found.items() if _holds_words(place, table, lines) and _is_in_place(table)}
    others = [lines[table.lines[0]] for place, table in found.items() if place not in believed]
    pages = sorted({line.page or 0 for line in others if line.page != lines[0].page})  # the masthead is such a table
    return [_without_others(line, believed) for line in lines], [Warning(_MISPLACED, page, False) for page in pages]


_MISPLACED = "The tags of the file misplace cells of a table; it was told by how it is printed."


def _without_others(line: Line, believed: set[_Place]) -> Line:
    """The line without declarations of tables that are not believed."""
    if not line.cell_texts:
        return line
    texts = [
        text if text.cell and text.cell.table in believed else replace(text, cell=None) for text in line.cell_texts
    ]
    return replace(line, cell_texts=tuple(texts) if any(text.cell for text in texts) else ())


def set_declared_tables(lines: Sequence[Line], language: Language) -> Kept:
    """Reads the words of declared cells.

    Guarantees that each table with two rows or more that hold words in two cells becomes one line with its rows, all as
    long as the widest, that each word of a cell stands in it in the order of the lines, but for heads that are repeated
    on further pages, and that what stands between the lines of a table and is none of its words, as notes at the foot
    of a page, follows it. Where a row has not as many cells as most, or they stand below other columns, each is in the
    first column that its words are below, one alone in the first. Wrong where a cell reaches over columns and its words
    stand only below the second, or over rows and its words stand beside the second.
    """
    tables = {place: table for place, table in _tables(lines).items() if table.is_whole()}
    firsts = {table.lines[0]: table for table in tables.values()}
    taken = {at for table in tables.values() for at in table.lines}
    result: list[Line] = []
    repeated: list[LeftOut] = []
    for at, line in enumerate(lines):
        if at in firsts:
            table = firsts[at]
            repeated += _repeated_heads(table)
            rows = _rows(table)
            heads = _declared_heads(table.rows()) or header_rows(rows, language)
            made = replace(line, spans=(), cells=(), cell_texts=(), tag=TEXT, table=rows, table_heads=heads)
            result.append(made)
        elif at not in taken:
            result.append(line)
    return result, repeated


def _repeated_heads(table: _Table) -> list[LeftOut]:
    """Takes the rows of declared heads out of a table that say on a further page what one above them says."""
    said: dict[tuple[tuple[int, str], ...], int | None] = {}
    told: list[LeftOut] = []
    for row in takewhile(lambda row: all(cell.head for cell in row), table.rows()):
        head = tuple((cell.column, words(joined(map(single_spaced, table.texts[cell])))) for cell in row)
        page = next(iter(table.boxes[row[0]]))
        if said.setdefault(head, page) != page:
            told += left_out((text for _, text in head), Reason.RUNNING_HEAD, page)
            for cell in row:
                del table.texts[cell]
    return told


def _tables(lines: Sequence[Line]) -> dict[_Place, _Table]:
    """The declared tables by their places, in the order of their first lines. What a line prints between two cells goes
    with the one before, at its start with the one after; all of a line is of one table."""
    result: dict[_Place, _Table] = {}
    for at, line in enumerate(lines):
        cell = next((text.cell for text in line.cell_texts if text.cell), None)
        place = cell.table if cell else ()
        for text in line.cell_texts:
            cell = text.cell if text.cell and text.cell.table == place else cell
            if cell:
                result.setdefault(place, _Table()).add(cell, text, line, at)
    return result


def _holds_words(place: _Place, table: _Table, lines: Sequence[Line]) -> bool:
    """Whether its cells hold nearly all words between its first line and its last on each page."""
    own = every = 0
    for _, of_page in groupby(table.lines, lambda at: lines[at].page):
        numbers = list(of_page)
        for line in lines[numbers[0] : numbers[-1] + 1]:
            if line.cell_texts or line.role not in (Role.ARTEFACT, Role.NOTE):
                own += sum(_letters(text.spans) for text in line.cell_texts if text.cell and text.cell.table == place)
                every += _letters(line.spans)
    return own >= _OF_WORDS * every


def _letters(spans: Spans) -> int:
    return sum(not character.isspace() for character in words(spans))


def _is_in_place(table: _Table) -> bool:
    checks = [good for row in table.rows() for good in _beside(table, row)] + list(_below(table))
    return sum(checks) >= _IN_PLACE * len(checks)


def _beside(table: _Table, row: Sequence[Cell]) -> Iterator[bool]:
    """Of the cells of a row on each page, whether each stands at the height of the tallest, and right of the one
    before."""
    pages: dict[int | None, list[_Box]] = {}
    for cell in row:
        for page, box in table.boxes[cell].items():
            pages.setdefault(page, []).append(box)
    for boxes in pages.values():
        tallest = max(boxes, key=lambda box: box.y1 - box.y0)
        yield from (box.is_beside(tallest) for box in boxes if box is not tallest)
        yield from (box.x0 > before.x0 for before, box in pairwise(boxes))


def _below(table: _Table) -> Iterator[bool]:
    """Of the cells of each column, whether each stands above or below the widest, in rows with the most words in cells;
    of those of the others, whether they stand below the column that they are put in."""
    rows = table.rows()
    for column in _columns(_fullest(_whole_rows(rows))).values():
        boxes = [table.across(cell) for cell in column]
        widest = max(boxes, key=lambda box: box.x1 - box.x0)
        yield from (box.below(widest) > 0 for box in boxes if box is not widest)
    places, bounds = _places(table)
    yield from (table.across(cell).below(bounds[at]) > 0 for cell, at in places.items() if cell.of > 1)


def _whole_rows(rows: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """The rows that have as many cells as most of those with words in two of them: in the others some are merged."""
    counts = Counter(row[0].of for row in rows if len(row) >= _LEAST)
    common = max(counts, key=lambda of: (counts[of], of), default=0)
    return [row for row in rows if row[0].of == common]


def _fullest(rows: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """The rows with words in the most cells."""
    most = max(map(len, rows))
    return [row for row in rows if len(row) == most]


def _columns(rows: Sequence[Sequence[Cell]]) -> dict[int, list[Cell]]:
    """The cells of some rows by their columns, from the left; columns without words are none."""
    columns: dict[int, list[Cell]] = {}
    for cell in sorted((cell for row in rows for cell in row), key=lambda cell: cell.column):
        columns.setdefault(cell.column, []).append(cell)
    return columns


def _bounds(boxes: Iterable[_Box]) -> _Box:
    first, *others = boxes
    for box in others:
        first = first.around(box)
    return first


def _rows(table: _Table) -> tuple[Row, ...]:
    places, bounds = _places(table)
    made = []
    for row in table.rows():
        texts: list[list[Spans]] = [[] for _ in bounds]
        for cell in row:
            texts[places[cell]] += table.texts[cell]
        made.append(tuple(joined(map(single_spaced, text)) for text in texts))
    return tuple(made)


def _places(table: _Table) -> tuple[dict[Cell, int], list[_Box]]:
    """The column of each cell, and where the columns are by their fullest rows. A row has the columns that it declares
    where each of its cells is below its own; else cells are merged, or were and left none."""
    rows = table.rows()
    whole = _whole_rows(rows)
    fullest = _columns(_fullest(whole))
    columns = _columns(whole)
    bounds = [_bounds(map(table.across, fullest.get(number, column))) for number, column in columns.items()]
    declared = {number: at for at, number in enumerate(columns)}
    places: dict[Cell, int] = {}
    for row in rows:
        own = [declared.get(cell.column) for cell in row] if row[0].of == whole[0][0].of else [None]
        boxes = [table.across(cell) for cell in row]
        if all(at is not None and box.below(bounds[at]) > 0 for box, at in zip(boxes, own, strict=False)):
            places.update((cell, declared[cell.column]) for cell in row)
        else:
            places.update(zip(row, [0] if row[0].of == 1 else _columns_above(boxes, bounds), strict=True))
    return places, bounds


def _columns_above(boxes: Iterable[_Box], bounds: Sequence[_Box]) -> Iterator[int]:
    """A column for each box of a row, each right of the one before as far as there are columns."""
    least = 0
    for box in boxes:
        at = _first_below(box, bounds, least)
        yield at
        least = min(at + 1, len(bounds) - 1)


def _first_below(box: _Box, bounds: Sequence[_Box], least: int) -> int:
    """The first column from `least` on that a box is below by half of the narrower of both, else the one that it is
    most below."""
    places = range(least, len(bounds))
    widths = [min(box.x1 - box.x0, bounds[at].x1 - bounds[at].x0) for at in places]
    covered = (at for at, width in zip(places, widths, strict=True) if box.below(bounds[at]) >= width / 2)
    return next(covered, max(places, key=lambda at: box.below(bounds[at])))


def _declared_heads(rows: Sequence[Sequence[Cell]]) -> int:
    """The rows at the top whose cells are declared heads, down to the last that heads two columns; none where all
    are."""
    count = next((at for at, row in enumerate(rows) if not all(cell.head for cell in row)), 0)
    while count and len(rows[count - 1]) < _LEAST:
        count -= 1
    return count
