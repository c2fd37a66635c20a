"""The year matrix as a model: a section lineage a row, its title first, then a column a report."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.model.comparison import Comparison
from explorer.model.report import Report
from explorer.ui.models.lineages import Cell, Row, matrix
from explorer.ui.models.words import heading, paragraphs, place_name, totals_in_words, tr, year_titles
from explorer.ui.wording import counted

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    ROW = Qt.ItemDataRole.UserRole.value
    CELL = Qt.ItemDataRole.UserRole.value + 1


class OverviewModel(QAbstractItemModel):
    """Column 0 has the titles, column k the report k - 1, oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top: list[Row] = []
        self._titles: list[str] = []

    def show(self, reports: Sequence[Report], comparison: Comparison | None) -> None:
        self.beginResetModel()
        self._titles = year_titles(reports)
        self._top = matrix(reports, comparison)
        self.endResetModel()

    @property
    def titles(self) -> list[str]:
        """The years at the heads of the columns."""
        return self._titles

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
        cell = row.cells[index.column() - 1] if index.column() else None
        if role == Role.ROW:
            return row
        if role == Role.CELL:
            return cell
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
            return f"{place_name(row.section.path)}, {row.section.title}" if row.section.number else row.section.title
        year, cell = self._titles[column - 1], row.cells[column - 1]
        if not cell.known:
            return tr("{}: not compared yet").format(year)
        if not cell.eids:
            return tr("{}: no counterpart").format(year) + self._ended(cell, self._titles[column - 2])
        changes = self._changes(cell, self._titles[column - 2]) if column > 1 else ""
        return f"{year}: {paragraphs(cell.paragraphs)}{changes}"

    def _changes(self, cell: Cell, before: str) -> str:
        if cell.totals is None:
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
