"""The year matrix as a model: the titles in the first column, then a column a report."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from explorer.model.comparison import Comparison
from explorer.model.report import Report
from explorer.places import Only
from explorer.present.lineages import Row
from explorer.present.matrix import PairOfYears, Scope, YearMatrix
from explorer.translation import tr
from explorer.ui.widgets.plain import tip
from explorer.ui.widgets.rows import ROOT, Index


class Role(IntEnum):
    """The lineage of an index, its `Cell` (None in column 0), its note, and whether it has the term looked for."""

    ROW = Qt.ItemDataRole.UserRole.value
    CELL = Qt.ItemDataRole.UserRole.value + 1
    NOTE = Qt.ItemDataRole.UserRole.value + 2
    HIT = Qt.ItemDataRole.UserRole.value + 3


class OverviewModel(QAbstractItemModel):
    """Column 0 has the titles, column k the report k - 1 of the matrix."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix = YearMatrix()

    def show(self, reports: Sequence[Report], comparison: Comparison | None, pair: PairOfYears | None = None) -> None:
        """Show a series, its reports oldest first; without a pair the newest two years are chosen."""
        self.beginResetModel()
        self.matrix = YearMatrix(reports, comparison, pair)
        self.endResetModel()

    def set_view(self, pair: PairOfYears, only: Only = Only.ALL, term: str = "", scope: Scope | None = None) -> None:
        """Choose the two years, and the rows to show: of one fate, containing a term in any year, of some sections."""
        self.beginResetModel()
        self.matrix.narrow(pair, only, term, scope)
        self.endResetModel()

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        rows = self._row(parent).children if parent.isValid() else self.matrix.top
        if 0 <= row < len(rows) and 0 <= column < self.columnCount():
            return self.createIndex(row, column, rows[row])
        return QModelIndex()

    def parent(self, child: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        above = self._row(child).parent if child.isValid() else None
        return self.index_of(above) if above else QModelIndex()

    def index_of(self, row: Row, column: int = 0) -> QModelIndex:
        place = row.index if row.parent else self.matrix.top.index(row)
        return self.createIndex(place, column, row)

    def rowCount(self, parent: Index = ROOT) -> int:
        if parent.column() > 0:
            return 0
        return len(self._row(parent).children if parent.isValid() else self.matrix.top)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 1 + len(self.matrix.titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._row(index), index.column()
        cell = self.matrix.cell(row, column - 1) if column else None
        if role == Role.ROW:
            return row
        if role == Role.CELL:
            return cell
        if role == Role.NOTE:
            return self.matrix.note(row)
        if role == Role.HIT:
            return bool(column) and self.matrix.has_term(row, column - 1)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.section.printed if cell is None else str(cell.paragraphs) if cell.eids else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.matrix.spoken(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row.section.printed if cell is None else self.matrix.spoken(row, column))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.matrix.titles[section - 1] if section else tr("Section")

    @staticmethod
    def _row(index: Index) -> Row:
        row: Row = index.internalPointer()
        return row
