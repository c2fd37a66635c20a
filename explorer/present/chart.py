"""Figures as series of points over the years, a panel for each unit."""

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.model.comparison import Figure
from explorer.model.names import report_names
from explorer.model.report import Report
from explorer.present.figures import place_of, printed, subject, year_places
from explorer.present.words import beside_in_words

MOST_SERIES = 6
"""More lines than these cannot be told apart without colours."""


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
    """One figure. `number` says which line and marker it has. Points that cannot be compared are not joined by a line:
    `beside` says so, and why; "" for those that can."""

    number: int
    title: str
    unit: str
    beside: str
    points: tuple[Point, ...]

    @property
    def comparable(self) -> bool:
        """Whether its points may be joined by a line."""
        return not self.beside

    @property
    def name(self) -> str:
        """Its title, with what keeps its points from being compared."""
        return f"{self.title} ({self.beside})" if self.beside else self.title


@dataclass(frozen=True, slots=True)
class Chart:
    """`panels` hold the series of one unit each; `years` are the places and names of the reports on the axis."""

    panels: tuple[tuple[Series, ...], ...] = ()
    years: tuple[tuple[float, str], ...] = ()

    @property
    def series(self) -> list[Series]:
        """The series of all panels, by their `number`."""
        return sorted((one for panel in self.panels for one in panel), key=lambda one: one.number)

    @property
    def points(self) -> list[Point]:
        """The points series after series, each in time order."""
        return [point for series in self.series for point in series.points]

    def beside(self, at: int, right: int, down: int) -> int:
        """By their places among the points, the one `right` later in the same series, or at the nearest year `down`
        series below."""
        points = self.points
        here = points[at]
        if right:
            own = [number for number, point in enumerate(points) if point.series == here.series]
            wanted = own.index(at) + right
            return own[wanted] if 0 <= wanted < len(own) else at
        there = [number for number, point in enumerate(points) if point.series == here.series + down]
        return min(there, key=lambda number: abs(points[number].year - here.year), default=at)

    def told(self) -> str:
        """The whole chart in words."""
        names = dict(enumerate(name for _, name in self.years))
        lines = []
        for series in self.series:
            values = ", ".join(f"{names[point.report]}: {point.label}" for point in series.points)
            lines.append(f"{series.title}: {values}" + (f" ({series.beside})" if series.beside else ""))
        return ". ".join(lines)

    def spoken(self, point: Point) -> str:
        """A point in words."""
        return f"{self.series[point.series].title}, {self.years[point.report][1]}: {point.text}, {point.place}"


def chart_of(figures: Sequence[Figure], reports: Sequence[Report]) -> Chart:
    """A chart of some figures of a comparison; `reports` in its order."""
    years = list(zip(year_places(reports), report_names(reports), strict=True))
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
    told = "" if figure.comparable else beside_in_words(figure.differs)
    return Series(number, subject(figure), figure.unit, told, tuple(points))
