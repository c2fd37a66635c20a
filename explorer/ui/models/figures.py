"""The figures of a series as a table: subject, unit, a column a report, and whether they can be compared."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.model.comparison import Comparison, Figure, Quantity
from explorer.model.report import Report, Table
from explorer.ui.models.words import tr, year_titles

Index = QModelIndex | QPersistentModelIndex

SUBJECT, UNIT = 0, 1
FIRST_YEAR = 2
_SIGNS = {
    "more than": ">", "over": ">", "at least": "≥", "less than": "<", "fewer than": "<", "under": "<", "up to": "≤",
    "nearly": "≈", "almost": "≈", "approximately": "≈", "about": "≈", "around": "≈", "some": "≈",
}  # fmt: skip


class Role(IntEnum):
    QUANTITY = Qt.ItemDataRole.UserRole.value
    SORT = Qt.ItemDataRole.UserRole.value + 1
    FOUND = Qt.ItemDataRole.UserRole.value + 2


class FiguresModel(QAbstractTableModel):
    """Columns: the subject, its unit, one for each report (oldest first), and the comparability at the end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports: Sequence[Report] = ()
        self._titles: list[str] = []
        self._figures: list[Figure] = []
        self._values: list[dict[int, Quantity]] = []

    def show(self, reports: Sequence[Report], comparison: Comparison | None) -> None:
        self.beginResetModel()
        self._reports, self._titles = reports, year_titles(reports)
        self._figures = list(comparison.figures) if comparison else []
        self._values = [{value.report: value for value in reversed(figure.values)} for figure in self._figures]
        self.endResetModel()

    def place(self, index: Index) -> tuple[int, str] | None:
        """The index of the report and the eId of the paragraph that a cell quotes; a row's last one for other cells."""
        if not index.isValid():
            return None
        quantity = self._quantity(index)
        if quantity is None:
            if self._is_year(index.column()):
                return None
            quantity = self._figures[index.row()].values[-1]
        report = self._reports[quantity.report]
        found = report.paragraph(quantity.paragraph) or report.find(quantity.paragraph)
        return (quantity.report, found.eid) if found else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._figures)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else FIRST_YEAR + len(self._titles) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        figure, quantity = self._figures[index.row()], self._quantity(index)
        if role == Role.QUANTITY:
            return quantity
        if role == Role.FOUND:
            return " ".join((figure.label, figure.unit, *(value.text for value in figure.values)))
        if role == Role.SORT:
            return quantity.value if quantity else "" if self._is_year(index.column()) else self._text(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{quantity.text} ({self._paragraph(quantity)})" if quantity else self._explained(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if self._is_year(section):
            return self._titles[section - FIRST_YEAR]
        return {SUBJECT: tr("Figure"), UNIT: tr("Unit")}.get(section, tr("Basis"))

    def _text(self, index: Index) -> str:
        figure = self._figures[index.row()]
        if self._is_year(index.column()):
            quantity = self._quantity(index)
            return printed(quantity) if quantity else "–"
        if index.column() == SUBJECT:
            return figure.label[:1].upper() + figure.label[1:]
        if index.column() == UNIT:
            return figure.unit
        return tr("comparable") if figure.comparable else tr("other basis")

    def _spoken(self, index: Index) -> str:
        if not self._is_year(index.column()):
            return self._explained(index)
        year, quantity = self._titles[index.column() - FIRST_YEAR], self._quantity(index)
        if quantity is None:
            return tr("{}: no such figure").format(year)
        return f"{year}: {quantity.text}, {self._paragraph(quantity)}"

    def _explained(self, index: Index) -> str:
        if index.column() < self.columnCount() - 1:
            return self._text(index)
        if self._figures[index.row()].comparable:
            return tr("Counted on the same basis.")
        return tr("Counted on another basis: the numbers cannot be compared.")

    def _paragraph(self, quantity: Quantity) -> str:
        if isinstance(self._reports[quantity.report].find(quantity.paragraph), Table):
            return tr("table")
        return tr("para. {}").format(quantity.paragraph)

    def _quantity(self, index: Index) -> Quantity | None:
        return self._values[index.row()].get(index.column() - FIRST_YEAR)

    def _is_year(self, column: int) -> bool:
        return FIRST_YEAR <= column < FIRST_YEAR + len(self._titles)


def printed(quantity: Quantity) -> str:
    """A value for a table: `2,600`, `20.8`, `> 3,000` for "more than 3,000"."""
    value = f"{quantity.value:,.0f}" if quantity.value == int(quantity.value) else f"{quantity.value:,}"
    return f"{_SIGNS.get(quantity.qualifier, quantity.qualifier)} {value}".strip()
