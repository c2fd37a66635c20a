"""Figures as series of points over the years, a panel for each unit, and the points as a model for the view."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.model.comparison import Figure
from explorer.model.report import Report
from explorer.present.words import year_titles
from explorer.ui.figures.model import other_basis, place_of, printed, subject, year_places

Index = QModelIndex | QPersistentModelIndex

MOST_SERIES = 6
"""More lines than these cannot be told apart without colours."""


class Role(IntEnum):
    POINT = Qt.ItemDataRole.UserRole.value


@dataclass(frozen=True, slots=True)
class Point:
    """A value. `year` is its place on the axis, `label` the number with its sign, `text` as the report prints it;
    `report` and `eid` say where, `place` in words."""

    series: int
    report: int
    year: float
    value: float
    label: str
    text: str
    place: str
    eid: str | None


@dataclass(frozen=True, slots=True)
class Series:
    """One figure. `number` says which line and marker it has. Points of another basis are not joined by a line."""

    number: int
    title: str
    unit: str
    comparable: bool
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """`panels` hold the series of one unit each; `years` are the places and names of the reports on the axis."""

    panels: tuple[tuple[Series, ...], ...] = ()
    years: tuple[tuple[float, str], ...] = ()

    @property
    def series(self) -> list[Series]:
        return sorted((one for panel in self.panels for one in panel), key=lambda one: one.number)


def chart_of(figures: Sequence[Figure], reports: Sequence[Report]) -> Chart:
    """A chart of some figures of a comparison; `reports` in its order."""
    years = list(zip(year_places(reports), year_titles(reports), strict=True))
    panels: dict[str, list[Series]] = {}
    for number, figure in enumerate(figures[:MOST_SERIES]):
        panels.setdefault(figure.unit, []).append(_series(number, figure, reports, [place for place, _ in years]))
    return Chart(tuple(tuple(panel) for panel in panels.values()), tuple(years))


def _series(number: int, figure: Figure, reports: Sequence[Report], years: Sequence[float]) -> Series:
    points = []
    for quantity in figure.values:
        eid, place = place_of(quantity, reports[quantity.report])
        points.append(
            Point(number, quantity.report, years[quantity.report], quantity.value, printed(quantity), quantity.text,
                  place, eid)
        )  # fmt: skip
    return Series(number, subject(figure), figure.unit, figure.comparable, tuple(points))


class ChartModel(QAbstractListModel):
    """The points of a chart, series after series, each in time order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chart = Chart()
        self.points: list[Point] = []

    def show(self, chart: Chart) -> None:
        self.beginResetModel()
        self.chart = chart
        self.points = [point for series in chart.series for point in series.points]
        self.endResetModel()

    def beside(self, row: int, right: int, down: int) -> int:
        """The row of the point `right` later in the same series, or at the nearest year `down` series below."""
        here = self.points[row]
        own = [number for number, point in enumerate(self.points) if point.series == here.series]
        if right:
            at = own.index(row) + right
            return own[at] if 0 <= at < len(own) else row
        there = [number for number, point in enumerate(self.points) if point.series == here.series + down]
        return min(there, key=lambda number: abs(self.points[number].year - here.year), default=row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.points)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        point = self.points[index.row()]
        if role == Role.POINT:
            return point
        if role == Qt.ItemDataRole.DisplayRole:
            return point.label
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._spoken(point)
        return None

    def told(self) -> str:
        """The whole chart in words."""
        names = dict(enumerate(name for _, name in self.chart.years))
        lines = []
        for series in self.chart.series:
            values = ", ".join(f"{names[point.report]}: {point.label}" for point in series.points)
            lines.append(f"{series.title}: {values}" + ("" if series.comparable else f" ({other_basis()})"))
        return ". ".join(lines)

    def _spoken(self, point: Point) -> str:
        year = self.chart.years[point.report][1]
        return f"{self.chart.series[point.series].title}, {year}: {point.text}, {point.place}"
