"""Quantities in the cells of tables, joined through the years where the heads of row and column are the same."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.compare.stated import PERCENT
from explorer.compare.words import fold
from explorer.language import Language, language
from explorer.model.comparison import Figure, Quantity
from explorer.model.report import Report, Table
from explorer.model.text import plain
from explorer.model.years import OF_DOCUMENT

_MOST_OF_TABLE = 12  # chosen: figures of one table that leave those of the text in sight
_MOST_CELLS = 100_000  # chosen: no table of a report has as many, and more would keep a comparison waiting
_DIGITS = 6  # decimals of a value: what is beyond them is error of the multiplication by a scale
_YEAR = re.compile(rf"\b{OF_DOCUMENT}(?:[-–/]\d{{2,4}})?\b")  # 2018, 2018-2019, 2018/19
_ASIDE = re.compile(r"\([^()]*\)")
_LETTER = re.compile(r"[^\W\d_]")

Key = tuple[str, ...]
"""The folded name of a table and the folded heads of a row and a column."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number in a table, as its `text` states it at character `start` of the `table`, which is told by its eId.
    `subject` is what it counts, in words."""

    key: Key
    subject: str
    unit: str
    table: str
    value: float
    text: str
    start: int

    def quantity(self, report: int) -> Quantity:
        """As a figure has it, by the place of its report."""
        return Quantity(report, self.table, self.value, "", self.text, self.start, self.start + len(self.text))


def telling_cells(report: Report) -> tuple[Cell, ...]:
    """The numbers in the tables of a report; not those under heads that it has twice, which tell nothing."""
    cells = list(_cells(report))
    counts = Counter(cell.key for cell in cells)
    return tuple(cell for cell in cells if counts[cell.key] == 1)


def table_figures(reports: Sequence[Sequence[Cell]]) -> tuple[Figure, ...]:
    """The quantities that tables of two or more reports state under the same heads and in the same unit, in the order
    of the newest. Of each report its `telling_cells` are given.

    Of a table only what changed is told, and no more than its first dozen: it can be read as a whole.
    """
    found: dict[tuple[Key, str], list[tuple[int, Cell]]] = {}
    for index, cells in enumerate(reports):
        for cell in cells:
            found.setdefault((cell.key, cell.unit), []).append((index, cell))
    shown: Counter[str] = Counter()
    figures = []
    for (key, unit), stated in sorted(found.items(), key=lambda item: _place(*item[1][-1])):
        if len({cell.value for _, cell in stated}) > 1 and shown[key[0]] < _MOST_OF_TABLE:
            shown[key[0]] += 1
            values = tuple(cell.quantity(index) for index, cell in stated)
            figures.append(Figure(stated[-1][1].subject, unit, comparable=True, values=values))
    return tuple(figures)


def _place(report: int, cell: Cell) -> tuple[int, str, int]:
    return -report, cell.table, cell.start


def _cells(report: Report) -> Iterator[Cell]:
    known = language(report.language)
    if not known.quantities.known:  # nobody knows whether 1.250 is more than a thousand
        return
    for section, block in report.blocks():
        if isinstance(block, Table) and sum(map(len, block.rows)) <= _MOST_CELLS:
            yield from _Reader(block, section.title, known).cells()


class _Reader:
    """Reads the numbers of one table. `section` is the heading above it, which names a table without a caption."""

    def __init__(self, table: Table, section: str, language: Language) -> None:
        self._table, self._language = table, language
        name = _ASIDE.sub("", _YEAR.sub("", language.tables.ordinal.sub("", table.caption, count=1)))
        self._name = " ".join(name.split()).replace(" ,", ",").strip(" ,.:") or section
        self._rows = [[plain(cell) for cell in row] for row in table.rows]

    def cells(self) -> Iterator[Cell]:
        """The numbers of the table that stand under heads of words."""
        start = len(self._table.caption) + 1 if self._table.caption else 0
        for number, row in enumerate(self._rows):
            head = row[0].strip() if row else ""
            for column, text in enumerate(row):
                match = self._language.numbers.in_cell.fullmatch(text.strip())
                if column and number >= self._table.header_rows and match and _LETTER.search(head):
                    yield self._cell(head, self._head(column), match, start + text.index(match[0]))
                start += len(text) + 1 if text else 0

    def _head(self, column: int) -> str:
        heads = [row[column].strip() for row in self._rows[: self._table.header_rows] if column < len(row)]
        return ", ".join(dict.fromkeys(head for head in heads if head))

    def _cell(self, row: str, column: str, match: re.Match[str], start: int) -> Cell:
        unit, scale = _unit(match, (column, row, self._table.caption), self._language)
        value = self._language.numbers.value(match["number"], scale)
        subject = ", ".join(head for head in (row, column) if head)
        return Cell(
            key=(fold(self._name).casefold(), fold(row).casefold(), fold(column).casefold()),
            subject=f"{subject} ({self._name})" if self._name else subject,
            unit=unit,
            table=self._table.eid,
            value=round(-value if match["below"] else value, _DIGITS),
            text=match[0],
            start=start,
        )


def _unit(match: re.Match[str], heads: Sequence[str], language: Language) -> tuple[str, str | None]:
    """The unit of a cell and the scale of its number, from the nearest head that says so."""
    known = language.tables
    if match["share"]:
        return PERCENT, None
    for head in heads:
        if known.share.search(head):
            return PERCENT, None
        if currency := known.currency.search(head):
            scale = known.scale.search(head)
            return language.numbers.currency(currency[0]), scale[1] if scale else None
    scale = next((found for head in heads if (found := known.scale.search(head))), None)
    counted = next((found[1].strip() for head in heads if (found := known.counted.search(head))), "")
    return counted, scale[1] if scale else None
