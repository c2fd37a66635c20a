"""The year matrix as a model: a section lineage a row, its title first, then a column a report."""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, IntEnum, auto

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.model.comparison import Comparison, Pair, State
from explorer.model.report import Report, Section
from explorer.present.lineages import Cell, Fate, Row, fate, matrix, narrowed
from explorer.present.words import heading, paragraphs, place_name, totals_in_words, year_titles
from explorer.translation import counted, tr

Index = QModelIndex | QPersistentModelIndex
PairOfYears = tuple[int, int]
"""The places of an older and a newer report among those of the matrix."""


class Only(Enum):
    """Which rows are shown, by what became of them between the two years that are compared."""

    ALL = auto()
    CHANGED = auto()
    NEW = auto()
    DROPPED = auto()
    RETITLED = auto()
    MOVED = auto()


_STATES = {
    Only.NEW: State.NEW,
    Only.DROPPED: State.DROPPED,
    Only.RETITLED: State.RETITLED,
    Only.MOVED: State.MOVED,
}


class Role(IntEnum):
    ROW = Qt.ItemDataRole.UserRole.value
    CELL = Qt.ItemDataRole.UserRole.value + 1
    NOTE = Qt.ItemDataRole.UserRole.value + 2
    HIT = Qt.ItemDataRole.UserRole.value + 3


class OverviewModel(QAbstractItemModel):
    """Column 0 has the titles, column k the report k - 1, oldest first. `pair` are the two years that the filters and
    the newer one's bars are about; the other bars are against the column before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports: Sequence[Report] = ()
        self._all: list[Row] = []
        self._top: list[Row] = []
        self._titles: list[str] = []
        self._pairs: dict[PairOfYears, Pair] = {}
        self._fates: dict[tuple[int, str], Fate] = {}
        self._pair: PairOfYears = (-1, 0)
        self._only = Only.ALL
        self._term = ""
        self._words: dict[tuple[int, str], str] = {}
        self._hits: set[tuple[int, str]] = set()

    def show(self, reports: Sequence[Report], comparison: Comparison | None, pair: PairOfYears | None = None) -> None:
        """Show a series, its reports oldest first; without a pair the newest two years are chosen."""
        self.beginResetModel()
        self._reports, self._words = reports, {}
        self._titles = year_titles(reports)
        self._all = matrix(reports, comparison)
        pairs = comparison.pairs if comparison else ()
        self._pairs = {(one.left_report, one.right_report): one for one in pairs}
        self._pair = pair or (len(reports) - 2, len(reports) - 1)
        self._arrange()
        self.endResetModel()

    def set_view(self, pair: PairOfYears, only: Only = Only.ALL, term: str = "") -> None:
        """Choose the two years, and the rows to show: of one fate, and containing a term in any year."""
        self.beginResetModel()
        self._pair, self._only, self._term = pair, only, term.casefold().strip()
        self._arrange()
        self.endResetModel()

    @property
    def narrowed(self) -> bool:
        """Whether only some rows are shown."""
        return self._only is not Only.ALL or bool(self._term)

    @property
    def count(self) -> tuple[int, int]:
        """How many rows were looked for and found, and how many there are."""
        return sum(row.matched for row in _walk(self._top)), sum(1 for _ in _walk(self._all))

    @property
    def titles(self) -> list[str]:
        """The years at the heads of the columns."""
        return self._titles

    @property
    def pair(self) -> PairOfYears:
        return self._pair

    def fate(self, row: Row) -> Fate:
        """What became of a row between the two years."""
        return self._fates.get(_key(row)) or Fate()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        rows = self._row(parent).children if parent.isValid() else self._top
        if 0 <= row < len(rows) and 0 <= column < self.columnCount():
            return self.createIndex(row, column, rows[row])
        return QModelIndex()

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        above = self._row(child).parent if child.isValid() else None
        return self.index_of(above) if above else QModelIndex()

    def index_of(self, row: Row, column: int = 0) -> QModelIndex:
        place = row.index if row.parent else self._top.index(row)
        return self.createIndex(place, column, row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.column() > 0:
            return 0
        return len(self._row(parent).children if parent.isValid() else self._top)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1 + len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._row(index)
        cell = self._cell(row, index.column() - 1) if index.column() else None
        if role == Role.ROW:
            return row
        if role == Role.CELL:
            return cell
        if role == Role.NOTE:
            return self._note(row)
        if role == Role.HIT:
            return cell is not None and any((index.column() - 1, eid) in self._hits for eid in cell.eids)
        if role == Qt.ItemDataRole.DisplayRole:
            return heading(row.section) if cell is None else str(cell.paragraphs) if cell.eids else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return heading(row.section) if cell is None else self.spoken(row, index.column())
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return tr("Section") if section == 0 else self._titles[section - 1]

    def spoken(self, row: Row, column: int) -> str:
        """A cell in words: where the section stood, its paragraphs, what changed since the column before."""
        if column == 0:
            place = place_name(row.section.path)
            name = f"{place}, {row.section.title}" if row.section.number else row.section.title
            return "; ".join(part for part in (name, self._happened(row)) if part)
        number = column - 1
        year, cell = self._titles[number], self._cell(row, number)
        before = self._before(number)
        if not cell.known:
            return tr("{}: not compared yet").format(year)
        hit = tr("; contains “{}”").format(self._term) if any((number, eid) in self._hits for eid in cell.eids) else ""
        if not cell.eids:
            return tr("{}: no counterpart").format(year) + self._ended(cell, before)
        return f"{year}: {paragraphs(cell.paragraphs)}{self._changes(cell, before)}{hit}"

    # What is shown

    def _arrange(self) -> None:
        older, newer = self._pair
        pair = self._pairs.get((older, newer))
        self._fates = {_key(row): fate(row, pair, older, newer) for row in _walk(self._all)} if older >= 0 else {}
        self._hits = self._found() if self._term else set()
        self._top = narrowed(self._all, self._passes) if self.narrowed else self._all

    def _passes(self, row: Row) -> bool:
        if self._term and not any(
            (number, eid) in self._hits for number, cell in enumerate(row.cells) for eid in cell.eids
        ):
            return False
        if self._only is Only.CHANGED:
            return self.fate(row).changed
        return self._only is Only.ALL or _STATES[self._only] in self.fate(row).states

    def _found(self) -> set[tuple[int, str]]:
        """The sections, by report and eId, that contain the term in their heading or directly below it."""
        if not self._words:
            self._words = {
                (number, section.eid): " ".join((section.title, *(block.words for block in section.blocks))).casefold()
                for number, report in enumerate(self._reports)
                for section in report.walk()
            }
        return {place for place, words in self._words.items() if self._term in words}

    def _cell(self, row: Row, number: int) -> Cell:
        """A cell of a report; that of the newer of the two years has its totals against the older one."""
        older, newer = self._pair
        cell = row.cells[number]
        if number != newer or older == newer - 1 or not cell.known:
            return cell
        return replace(cell, totals=self.fate(row).totals)

    def _before(self, number: int) -> str:
        """The year against which a column's bars stand."""
        older, newer = self._pair
        before = older if number == newer else number - 1
        return self._titles[before] if before >= 0 else ""

    # In words

    def _note(self, row: Row) -> str:
        """Where a moved section stood, or what a retitled one was called, while these are looked for."""
        if self._only not in (Only.MOVED, Only.RETITLED) or not row.matched:
            return ""
        words = self._happened(row)
        return words[:1].upper() + words[1:]

    def _happened(self, row: Row) -> str:
        """What became of the section itself: "since 2020: from IV.A.2, was “Human trafficking”"."""
        older, _ = self._pair
        states, was = self.fate(row).states, self._section(older, row.cells[older].eids) if older >= 0 else None
        told = []
        if State.NEW in states:
            told.append(tr("new"))
        if State.DROPPED in states:
            told.append(tr("no longer there"))
        if State.MOVED in states and was is not None:
            told.append(tr("moved, from {}").format(place_name(was.path) or was.title))
        if State.RETITLED in states and was is not None:
            told.append(tr("was “{}”").format(was.title))
        return tr("since {}: {}").format(self._titles[older], ", ".join(told)) if told else ""

    def _section(self, number: int, eids: Sequence[str]) -> Section | None:
        found = self._reports[number].find(eids[0]) if eids else None
        return found if isinstance(found, Section) else None

    def _changes(self, cell: Cell, before: str) -> str:
        if cell.totals is None or not before:
            return ""
        said = ", ".join(part for part in totals_in_words(cell.totals) if not part.startswith("0"))
        return tr("; since {}: {}").format(before, said) if said else ""

    @staticmethod
    def _ended(cell: Cell, before: str) -> str:
        if cell.totals is None or not cell.totals.older:
            return ""
        elsewhere = cell.totals.kept_older + cell.totals.edited_older
        said = [
            counted(cell.totals.dropped, tr("1 dropped"), tr("%1 dropped")),
            counted(elsewhere, tr("1 now in another section"), tr("%1 now in other sections")),
        ]
        number = paragraphs(cell.totals.older)
        told = ", ".join(part for part in said if not part.startswith("0"))
        return tr("; of {} in {}: {}").format(number, before, told)

    @staticmethod
    def _row(index: Index) -> Row:
        row: Row = index.internalPointer()
        return row


def _walk(rows: Sequence[Row]) -> list[Row]:
    return [below for row in rows for below in row.walk()]


def _key(row: Row) -> tuple[int, str]:
    """What a row and its copies in a narrowed tree have in common."""
    return row.home, row.section.eid
