"""The figures of a series as a table: subject, unit, a column a report, the trend, and whether they can be compared."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.model.comparison import Comparison, Figure, Quantity
from explorer.model.report import Report, Table
from explorer.present.words import year_titles
from explorer.translation import tr

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
    TREND = Qt.ItemDataRole.UserRole.value + 3
    CHOSEN = Qt.ItemDataRole.UserRole.value + 4
    COMPARABLE = Qt.ItemDataRole.UserRole.value + 5


class FiguresModel(QAbstractTableModel):
    """Columns: the subject, its unit, one for each report (oldest first), the trend, and the comparability at the end.

    `Role.TREND` gives places on the axis of time with their values, `Role.CHOSEN` the number of a row in the chart.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reports: Sequence[Report] = ()
        self._titles: list[str] = []
        self._figures: list[Figure] = []
        self._values: list[dict[int, Quantity]] = []
        self._chosen: list[Figure] = []

    def show(self, reports: Sequence[Report], comparison: Comparison | None) -> None:
        self.beginResetModel()
        self._reports, self._titles = reports, year_titles(reports)
        self._figures = list(comparison.figures) if comparison else []
        self._chosen = [figure for figure in self._chosen if figure in self._figures]
        self._values = [{value.report: value for value in reversed(figure.values)} for figure in self._figures]
        self.endResetModel()

    def figure(self, index: Index) -> Figure:
        return self._figures[index.row()]

    @property
    def reports(self) -> Sequence[Report]:
        return self._reports

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
        if not index.isValid():
            return None
        quantity = self._quantity(index)
        if quantity is None:
            if self._is_year(index.column()):
                return None
            quantity = self._figures[index.row()].values[-1]
        eid, _ = place_of(quantity, self._reports[quantity.report])
        return (quantity.report, eid) if eid else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._figures)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else FIRST_YEAR + len(self._titles) + 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        figure, quantity = self._figures[index.row()], self._quantity(index)
        if role == Role.QUANTITY:
            return quantity
        if role == Role.TREND:
            return self._trend(figure)
        if role == Role.CHOSEN:
            return self._chosen.index(figure) if figure in self._chosen else None
        if role == Role.COMPARABLE:
            return figure.comparable
        if role == Role.FOUND:
            return " ".join((figure.label, figure.unit, *(value.text for value in figure.values)))
        if role == Role.SORT and index.column() == self._trend_column:
            return _growth(figure)
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
        return {SUBJECT: tr("Figure"), UNIT: tr("Unit"), self._trend_column: tr("Trend")}.get(section, tr("Basis"))

    def _text(self, index: Index) -> str:
        figure = self._figures[index.row()]
        if self._is_year(index.column()):
            quantity = self._quantity(index)
            return printed(quantity) if quantity else "–"
        if index.column() == SUBJECT:
            return subject(figure)
        if index.column() == UNIT:
            return figure.unit
        if index.column() == self._trend_column:
            return ""
        return tr("comparable") if figure.comparable else other_basis()

    def _spoken(self, index: Index) -> str:
        if not self._is_year(index.column()):
            chosen = index.column() == SUBJECT and index.data(Role.CHOSEN) is not None
            return self._explained(index) + (tr(", in the chart") if chosen else "")
        year, quantity = self._titles[index.column() - FIRST_YEAR], self._quantity(index)
        if quantity is None:
            return tr("{}: no such figure").format(year)
        return f"{year}: {quantity.text}, {self._paragraph(quantity)}"

    def _explained(self, index: Index) -> str:
        figure = self._figures[index.row()]
        if index.column() == self._trend_column:
            values = sorted(self._values[index.row()].items())
            return ", ".join(f"{self._titles[report]}: {printed(quantity)}" for report, quantity in values)
        if index.column() < self._trend_column:
            return self._text(index)
        if figure.comparable:
            return tr("Counted on the same basis.")
        return tr("Some reports count in total, others in a year: the numbers cannot be compared.")

    def _trend(self, figure: Figure) -> list[tuple[float, float]]:
        places = year_places(self._reports)
        return [(places[quantity.report], quantity.value) for quantity in figure.values]

    def _paragraph(self, quantity: Quantity) -> str:
        return place_of(quantity, self._reports[quantity.report])[1]

    @property
    def _trend_column(self) -> int:
        return FIRST_YEAR + len(self._titles)

    def _quantity(self, index: Index) -> Quantity | None:
        return self._values[index.row()].get(index.column() - FIRST_YEAR)

    def _is_year(self, column: int) -> bool:
        return FIRST_YEAR <= column < FIRST_YEAR + len(self._titles)


def printed(quantity: Quantity) -> str:
    """A value for a table: `2,600`, `20.8`, `> 3,000` for "more than 3,000"."""
    value = f"{quantity.value:,.0f}" if quantity.value == int(quantity.value) else f"{quantity.value:,}"
    return f"{_SIGNS.get(quantity.qualifier, quantity.qualifier)} {value}".strip()


def _growth(figure: Figure) -> float:
    """By how much a figure changed from its first value to its last, as a share of the first."""
    first, last = figure.values[0].value, figure.values[-1].value
    return (last - first) / (abs(first) or 1.0)


def subject(figure: Figure) -> str:
    """What a figure counts, as a title."""
    return figure.label[:1].upper() + figure.label[1:]


def other_basis() -> str:
    """Why the values of a figure cannot be compared, in few words."""
    return tr("in total or in a year")


def place_of(quantity: Quantity, report: Report) -> tuple[str | None, str]:
    """The eId of what states a quantity, None where the report no longer has it, and its place in words."""
    found = report.paragraph(quantity.paragraph) or report.find(quantity.paragraph)
    words = tr("table") if isinstance(found, Table) else tr("para. {}").format(quantity.paragraph)
    return found.eid if found else None, words


def year_places(reports: Sequence[Report]) -> list[float]:
    """Where each report stands on the axis: at its year; a second one of a year a little later, and one without a year
    a year after the one before."""
    places: list[float] = []
    for report in reports:
        year = float(report.year or (places[-1] + 1 if places else 0))
        same = sum(int(place) == int(year) for place in places)
        places.append(year + min(same, 3) * 0.3)
    return places
