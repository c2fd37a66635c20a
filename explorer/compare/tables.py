"""Quantities in the cells of tables, joined through the years where the heads of row and column are the same."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from explorer.compare.quantities import PERCENT
from explorer.compare.vocabulary import CURRENCIES, SCALES
from explorer.compare.words import fold
from explorer.model.comparison import Figure, Quantity
from explorer.model.report import Report, Table
from explorer.model.text import plain

_MOST_OF_TABLE = 12
_MOST_CELLS = 100_000
_NUMBER = re.compile(
    r"(?P<below>[(−–-])?(?P<digits>\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\)?\s?(?P<share>%)?"
)
_CURRENCY = re.compile(r"US\$|\bUSD\b|\bEUR\b|[$€£]|\bUnited States dollars?\b|\beuros?\b", re.IGNORECASE)
_SPELLED = {"UNITED STATES DOLLAR": "USD", "UNITED STATES DOLLARS": "USD", "EURO": "EUR", "EUROS": "EUR"}
_SHARE = re.compile(r"%|\bper ?cent(?:age)?\b", re.IGNORECASE)
_SCALE = re.compile(rf"\b({'|'.join(SCALES)})s?\b", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:table\s+)?(?:\d+(?:\.\d+)*[.:]?\s+)?", re.IGNORECASE)
_COUNTED = re.compile(r"\bnumber of ([^()]+)", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:[-–/]\d{2,4})?\b")
_ASIDE = re.compile(r"\([^()]*\)")
_LETTER = re.compile(r"[^\W\d_]")

Key = tuple[str, ...]
"""The folded name of a table and the folded heads of a row and a column."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A number in a table. `subject` is what it counts, in words."""

    key: Key
    subject: str
    unit: str
    quantity: Quantity


def table_figures(reports: Sequence[Report]) -> tuple[Figure, ...]:
    """The quantities that tables of two or more reports state under the same heads and in the same unit, in the order
    of the newest.

    Of a table only what changed is told, and no more than its first dozen: it can be read as a whole. Heads that a
    report has twice tell nothing.
    """
    found: dict[tuple[Key, str], list[_Cell]] = {}
    for index, report in enumerate(reports):
        cells = list(_cells(index, report))
        counts = Counter(cell.key for cell in cells)
        for cell in cells:
            if counts[cell.key] == 1:
                found.setdefault((cell.key, cell.unit), []).append(cell)
    told: Counter[str] = Counter()
    figures = []
    for (key, _), cells in sorted(found.items(), key=lambda item: _place(item[1][-1])):
        if len({cell.quantity.value for cell in cells}) > 1 and told[key[0]] < _MOST_OF_TABLE:
            told[key[0]] += 1
            values = tuple(cell.quantity for cell in cells)
            figures.append(Figure(cells[-1].subject, cells[-1].unit, comparable=True, values=values))
    return tuple(figures)


def _place(cell: _Cell) -> tuple[int, str, int]:
    return -cell.quantity.report, cell.quantity.paragraph, cell.quantity.start


def _cells(index: int, report: Report) -> Iterator[_Cell]:
    for section, block in report.blocks():
        if isinstance(block, Table) and sum(map(len, block.rows)) <= _MOST_CELLS:
            yield from _Reader(index, block, section.title).cells()


class _Reader:
    """Reads the numbers of one table. `section` is the heading above it, which names a table without a caption."""

    def __init__(self, report: int, table: Table, section: str) -> None:
        self._report, self._table = report, table
        name = _ASIDE.sub("", _YEAR.sub("", _ORDINAL.sub("", table.caption, count=1)))
        self._name = " ".join(name.split()).replace(" ,", ",").strip(" ,.:") or section
        self._rows = [[plain(cell) for cell in row] for row in table.rows]

    def cells(self) -> Iterator[_Cell]:
        """The numbers of the table that stand under heads of words."""
        start = len(self._table.caption) + 1 if self._table.caption else 0
        for number, row in enumerate(self._rows):
            head = row[0].strip() if row else ""
            for column, text in enumerate(row):
                match = _NUMBER.fullmatch(text.strip())
                if column and number >= self._table.header_rows and match and _LETTER.search(head):
                    yield self._cell(head, self._head(column), match, start + text.index(match[0]))
                start += len(text) + 1 if text else 0

    def _head(self, column: int) -> str:
        heads = [row[column].strip() for row in self._rows[: self._table.header_rows] if column < len(row)]
        return ", ".join(dict.fromkeys(head for head in heads if head))

    def _cell(self, row: str, column: str, match: re.Match[str], start: int) -> _Cell:
        unit, scale = _unit(match, (column, row, self._table.caption))
        value = float(re.sub(r"[,\s]", "", match["digits"])) * scale
        subject = ", ".join(head for head in (row, column) if head)
        return _Cell(
            key=(fold(self._name).casefold(), fold(row).casefold(), fold(column).casefold()),
            subject=f"{subject} ({self._name})" if self._name else subject,
            unit=unit,
            quantity=Quantity(
                report=self._report,
                paragraph=self._table.eid,
                value=round(-value if match["below"] else value, 6),
                qualifier="",
                text=match[0],
                start=start,
                end=start + len(match[0]),
            ),
        )


def _unit(match: re.Match[str], heads: Sequence[str]) -> tuple[str, float]:
    """The unit of a cell and what its number is to be multiplied by, from the nearest head that says so."""
    if match["share"]:
        return PERCENT, 1.0
    for head in heads:
        if _SHARE.search(head):
            return PERCENT, 1.0
        if currency := _CURRENCY.search(head):
            scale = _SCALE.search(head)
            name = currency[0].upper()
            return CURRENCIES.get(name) or _SPELLED[name], SCALES[scale[1].lower()] if scale else 1.0
    scale = next((found for head in heads if (found := _SCALE.search(head))), None)
    counted = next((found[1].strip() for head in heads if (found := _COUNTED.search(head))), "")
    return counted, SCALES[scale[1].lower()] if scale else 1.0
