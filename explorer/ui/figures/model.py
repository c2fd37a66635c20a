"""The table of figures as a model, with the rows that are kept in the chart."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from explorer.model.comparison import Comparison, Figure
from explorer.model.report import Report
from explorer.present.figures import FiguresTable
from explorer.ui.widgets.plain import tip
from explorer.ui.widgets.rows import ROOT, Index


class Role(IntEnum):
    """What a cell gives beside Qt's own roles; FOUND are the words of its row that a filter looks in, STATED
    the places of its values: the numbers of reports, and eIds."""

    QUANTITY = Qt.ItemDataRole.UserRole.value
    SORT = Qt.ItemDataRole.UserRole.value + 1
    FOUND = Qt.ItemDataRole.UserRole.value + 2
    TREND = Qt.ItemDataRole.UserRole.value + 3
    CHOSEN = Qt.ItemDataRole.UserRole.value + 4
    COMPARABLE = Qt.ItemDataRole.UserRole.value + 5
    STATED = Qt.ItemDataRole.UserRole.value + 6


class FiguresModel(QAbstractTableModel):
    """`Role.TREND` gives places on the axis of time with their values, `Role.CHOSEN` the number of a row in the
    chart."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = FiguresTable()
        self._chosen: list[Figure] = []

    def show(self, reports: Sequence[Report], comparison: Comparison | None) -> None:
        self.beginResetModel()
        self._table = FiguresTable(reports, comparison)
        self._chosen = [figure for figure in self._chosen if figure in self._table.figures]
        self.endResetModel()

    def figure(self, index: Index) -> Figure:
        return self._table.figures[index.row()]

    @property
    def reports(self) -> Sequence[Report]:
        return self._table.reports

    @property
    def chosen(self) -> list[Figure]:
        """The rows that are kept in the chart, in the order in which they were chosen."""
        return self._chosen

    def choose(self, index: Index) -> None:
        """Keep a row in the chart, or take it out again."""
        figure = self.figure(index)
        if figure in self._chosen:
            self._chosen.remove(figure)
        else:
            self._chosen.append(figure)
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def place(self, index: Index) -> tuple[int, str] | None:
        """The index of the report and the eId of the paragraph that a cell quotes; a row's last one for other cells."""
        return self._table.place(index.row(), index.column()) if index.isValid() else None

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._table.figures)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self._table.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        table, figure, cell = self._table, self.figure(index), (index.row(), index.column())
        told = {
            Role.QUANTITY: lambda: table.quantity(*cell),
            Role.TREND: lambda: table.trend(figure),
            Role.CHOSEN: lambda: self._chosen.index(figure) if figure in self._chosen else None,
            Role.COMPARABLE: lambda: figure.comparable,
            Role.FOUND: lambda: table.sought(index.row()),
            Role.STATED: lambda: table.stated(index.row()),
            Role.SORT: lambda: table.order(*cell),
            Qt.ItemDataRole.DisplayRole: lambda: table.text(*cell),
            Qt.ItemDataRole.ToolTipRole: lambda: tip(table.explained(*cell)),
            Qt.ItemDataRole.AccessibleTextRole: lambda: table.spoken(*cell, chosen=figure in self._chosen),
        }.get(role)  # type: ignore[call-overload]
        return told() if told else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._table.head(section)
