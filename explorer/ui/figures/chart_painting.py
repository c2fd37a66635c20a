"""How a chart looks: years spaced as years, each value labelled, lines told apart by dash, marker and name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from explorer.present.chart import Chart, Point, Series
from explorer.translation import tr
from explorer.ui.theme import GAP, MARGIN, PADDING, UNIT, Palette
from explorer.ui.widgets.eliding import elided

_DASHES: tuple[list[float], ...] = ([], [6.0, 3.0], [1.5, 3.0], [9.0, 3.0, 1.5, 3.0], [3.0, 6.0], [12.0, 4.0])
_COLOURS = ("accent", "deleted_ink", "inserted_ink", "moved", "ink", "secondary")
_MARKER = 4.0
_MOST_COLUMNS = 3
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_TICKS = 3
_ASIDE = 0.35
"""The share of a panel's width that may say where its axis begins; the numbers beside the axis say it as well."""
_AWAY = ((0, -1), (0, 1), (1, 0), (-1, 0), (1, -1), (-1, -1), (1, 1), (-1, 1))
"""Where the label of a value may stand beside its marker, the best first, in widths and heights of the label."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point on the paper, and the rectangle of its label; an empty one where it would cover others."""

    point: Point
    place: QPointF
    label: QRectF

    @property
    def touch(self) -> QRectF:
        """What belongs to the point."""
        around = 2.0 * _MARKER
        return QRectF(self.place.x() - around, self.place.y() - around, 2 * around, 2 * around).united(self.label)


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high`, at whole steps."""

    low: float
    high: float
    step: float

    def ticks(self) -> list[float]:
        return [self.low + self.step * number for number in range(round((self.high - self.low) / self.step) + 1)]


def scale_of(values: Sequence[float]) -> Scale:
    """A scale in round steps that holds all values; from zero, unless all are close together far from it."""
    low, high = min(values), max(values)
    if low >= 0 and (low < high / 2 or low == high):
        low = 0.0
    span = (high - low) or abs(high) or 1.0
    size = 10.0 ** floor(log10(span / _TICKS))
    step = next(size * each for each in _STEPS if size * each * _TICKS >= span)
    return Scale(floor(low / step) * step, max(ceil(high / step) * step, floor(low / step) * step + step), step)


class ChartPainting:
    """A chart laid out in a rectangle, in the colours of a palette."""

    def __init__(self, chart: Chart, rect: QRectF, palette: Palette, font: QFont) -> None:
        self._palette, self._font = palette, font
        self._metrics = QFontMetricsF(font)
        self._panels = [
            _Panel(series, chart.years, part, self._metrics)
            for series, part in zip(chart.panels, _parts(rect, len(chart.panels)), strict=True)
        ]

    def spots(self) -> Iterator[Spot]:
        """Where the points stand."""
        for panel in self._panels:
            yield from panel.spots

    def paint(self, painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        for panel in self._panels:
            self._paint_axes(painter, panel)
            for series in panel.series:
                self._paint_series(painter, panel, series)
            painter.setPen(self._color("ink"))
            for spot in panel.spots:
                painter.drawText(spot.label, Qt.AlignmentFlag.AlignCenter, spot.point.label)
        painter.restore()

    def _color(self, name: str) -> QColor:
        return self._palette.color(name)

    def _paint_axes(self, painter: QPainter, panel: "_Panel") -> None:
        plot = panel.plot
        for tick in panel.scale.ticks():
            y = panel.y(tick)
            painter.setPen(QPen(self._color("hairline"), 1))
            painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
            painter.setPen(self._color("secondary"))
            room = QRectF(panel.rect.left(), y - MARGIN, plot.left() - panel.rect.left() - GAP, 2 * MARGIN)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, f"{tick:,.10g}")
        if panel.scale.low > 0:
            line = next(iter(panel.names.values()))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, panel.begins)
        for x, name in panel.year_names:
            width = self._metrics.horizontalAdvance(name) + UNIT
            room = QRectF(x - width / 2, plot.bottom() + UNIT, width, self._metrics.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_series(self, painter: QPainter, panel: "_Panel", series: Series) -> None:
        pen = QPen(self._color(_COLOURS[series.number]), 1.6)
        if _DASHES[series.number]:
            pen.setDashPattern(_DASHES[series.number])
        places = [spot.place for spot in panel.spots if spot.point.series == series.number]
        painter.setPen(pen)
        if series.comparable:
            painter.drawPolyline(QPolygonF(places))
        self._paint_name(painter, panel, series, pen)
        for place in places:
            paint_marker(painter, self._palette, series.number, place)

    def _paint_name(self, painter: QPainter, panel: "_Panel", series: Series, pen: QPen) -> None:
        line = panel.names[series.number]
        sample = QLineF(line.left(), line.center().y(), line.left() + 2 * MARGIN, line.center().y())
        if series.comparable:
            painter.setPen(pen)
            painter.drawLine(sample)
        paint_marker(painter, self._palette, series.number, sample.center())
        words = series.name
        painter.setPen(self._color("ink"))
        aside = self._metrics.horizontalAdvance(panel.begins) + GAP if panel.begins else 0.0
        room = line.adjusted(2 * MARGIN + GAP, 0, -aside, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided(self._metrics, words, room.width()))


def paint_marker(painter: QPainter, palette: Palette, number: int, place: QPointF) -> None:
    """The marker of a series around a point: full or hollow, round, square, triangular, a diamond."""
    colour = palette.color(_COLOURS[number])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(colour if number in (0, 2, 4) else palette.color("page"))
    size, x, y = _MARKER, place.x(), place.y()
    if number in (0, 5):
        painter.drawEllipse(place, size, size)
    elif number == 1:
        painter.drawRect(QRectF(x - size, y - size, 2 * size, 2 * size))
    else:
        up = size * 1.25
        shapes = {
            2: [(0, -up), (up, size), (-up, size)],
            3: [(0, -up), (up, 0), (0, up), (-up, 0)],
            4: [(0, up), (up, -size), (-up, -size)],
        }
        painter.drawPolygon(QPolygonF([QPointF(x + right, y + down) for right, down in shapes[number]]))
    painter.restore()


def rows_of(panels: int) -> int:
    """In how many rows so many panels stand."""
    return ceil(panels / _MOST_COLUMNS)


def _parts(rect: QRectF, count: int) -> list[QRectF]:
    """The rectangle in equal parts, at most three side by side."""
    if not count:
        return []
    columns, rows = min(count, _MOST_COLUMNS), rows_of(count)
    width, height = rect.width() / columns, rect.height() / rows
    return [
        QRectF(rect.left() + number % columns * width, rect.top() + number // columns * height, width, height).adjusted(
            PADDING, 0, -PADDING, 0
        )
        for number in range(count)
    ]


class _Panel:
    """The series of one unit in their rectangle: names above, the plot, the years below it."""

    def __init__(
        self, series: Sequence[Series], years: Sequence[tuple[float, str]], rect: QRectF, metrics: QFontMetricsF
    ) -> None:
        self.series, self.rect = series, rect
        self.scale = scale_of([point.value for one in series for point in one.points])
        begins = tr("axis from {}").format(f"{self.scale.low:,.10g}") if self.scale.low > 0 else ""
        self.begins = begins if metrics.horizontalAdvance(begins) < rect.width() * _ASIDE else ""
        step = metrics.height() + UNIT
        self.names = {
            one.number: QRectF(rect.left(), rect.top() + UNIT + row * step, rect.width(), step)
            for row, one in enumerate(series)
        }
        axis = max(metrics.horizontalAdvance(f"{tick:,.10g}") for tick in self.scale.ticks()) + GAP
        above = UNIT + len(series) * step + metrics.height() + GAP
        below = metrics.height() + GAP
        self.plot = rect.adjusted(axis, above, 0, -below)
        self.plot.setHeight(max(self.plot.height(), 2 * step))
        self._first, self._last = years[0][0], years[-1][0]
        half = max(metrics.horizontalAdvance(point.label) for one in series for point in one.points) / 2 + 1
        self._left, self._right = self.plot.left() + half, max(self.plot.left() + half + 1, self.plot.right() - half)
        self.year_names = list(_apart([(self.x(place), name) for place, name in years], metrics, rect))
        self.spots = self._placed(metrics)

    def x(self, year: float) -> float:
        span = self._last - self._first
        return self._left + (self._right - self._left) * ((year - self._first) / span if span else 0.5)

    def y(self, value: float) -> float:
        share = (value - self.scale.low) / (self.scale.high - self.scale.low)
        return self.plot.bottom() - share * self.plot.height()

    def _placed(self, metrics: QFontMetricsF) -> list[Spot]:
        """The points with their labels, each at the first place where it covers no other, and no line if it can. Of a
        run of equal values the first and the last are labelled."""
        ink = [place for one in self.series if one.comparable for place in self._along(one)]
        runs = {point for one in self.series for point in _inside_runs(one.points)}
        points = [
            (point, QPointF(self.x(point.year), self.y(point.value))) for one in self.series for point in one.points
        ]
        taken = [QRectF(at.x() - _MARKER, at.y() - _MARKER, 2 * _MARKER, 2 * _MARKER) for _, at in points]
        room = self.plot.adjusted(-GAP, -metrics.height() - GAP, 0, 0)
        spots = []
        for point, at in points:
            places = [] if point in runs else [_beside(at, metrics, point.label, away) for away in _AWAY]
            free = [place for place in places if room.contains(place) and not _covers(place, taken)]
            clear = (place for place in free if not any(place.contains(one) for one in ink))
            label = next(clear, free[0] if free else QRectF())
            taken.append(label)
            spots.append(Spot(point, at, label))
        return spots

    def _along(self, series: Series) -> Iterator[QPointF]:
        """Places along the line of a series, a few pixels from each other."""
        places = [QPointF(self.x(point.year), self.y(point.value)) for point in series.points]
        for one, other in pairwise(places):
            line = QLineF(one, other)
            count = max(1, round(line.length() / UNIT))
            yield from (line.pointAt(number / count) for number in range(1, count))


def _beside(at: QPointF, metrics: QFontMetricsF, label: str, away: tuple[int, int]) -> QRectF:
    width, height = metrics.horizontalAdvance(label) + 2, metrics.height()
    x = at.x() + away[0] * (width / 2 + _MARKER + 2)
    y = at.y() + away[1] * (height / 2 + _MARKER + 1)
    return QRectF(x - width / 2, y - height / 2, width, height)


def _covers(place: QRectF, taken: Sequence[QRectF]) -> bool:
    return any(place.intersects(other) for other in taken)


def _inside_runs(points: Sequence[Point]) -> Iterator[Point]:
    """The points between two others of the same value."""
    for before, point, after in zip(points, points[1:], points[2:], strict=False):
        if before.label == point.label == after.label:
            yield point


def _apart(names: Sequence[tuple[float, str]], metrics: QFontMetricsF, rect: QRectF) -> Iterator[tuple[float, str]]:
    """The names of years that find room beside each other, and where their middles stand; long ones are cut."""
    end = rect.left() - GAP
    most = rect.width() / min(3, len(names)) - GAP
    for x, name in names:
        shown = elided(metrics, name, most)
        half = metrics.horizontalAdvance(shown) / 2 + 1
        middle = min(max(x, rect.left() + half), rect.right() - half)
        if middle - half > end:
            yield middle, shown
            end = middle + half + GAP
