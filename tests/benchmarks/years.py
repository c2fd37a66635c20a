"""Reading across years: how soon the views show rows, how evenly they scroll, what ten years weigh."""

import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from explorer.compare import compare, differences
from explorer.language.address import addressed
from explorer.model.comparison import Pair
from explorer.model.report import Report, Section
from explorer.places import Mode, Place
from explorer.settings import Settings, save
from explorer.ui.compare.view import CompareView
from explorer.ui.desk import Desk
from explorer.ui.digest.view import DigestView
from explorer.ui.figures.view import FiguresView
from explorer.ui.overview.view import OverviewView
from tests.benchmarks import window
from tests.benchmarks.table import Measure
from tests.narrow import a
from tests.series import ten_years
from tests.ui.desks import newest, open_series, started, until

_PARAGRAPHS = 400
_ROOM = (938, 688)
"""What a window of 1280 × 800 leaves for the view."""
_STEP = 60
_SETTLED = 3.0


def measures(runs: int) -> Iterator[Measure]:
    """In a window of this process; then the memory of one of its own."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with started(application, home / "profile") as desk:
            yield from _opening(desk, runs)
            open_series(desk, home / "series")
            yield from _overview(desk, runs)
            yield from _changes(desk, runs)
            yield from _scrolling(desk)
        yield from _memory(home)


def _opening(desk: Desk, runs: int) -> Iterator[Measure]:
    """From the wish to the first rows painted, with the comparison at hand: the first time, when the view is made too,
    and after it, each time for other two reports."""
    reports = desk.series.readable()
    places = [Place(Mode.COMPARE, reports[-1].id, None, reports[at].id) for at in (-2, 0)]
    seconds = []
    for place in islice(cycle(places), 2 * runs + 1):
        desk.session.reader.go(Place(Mode.OVERVIEW))
        QApplication.processEvents()
        begun = time.perf_counter()
        desk.session.reader.go(place)
        _paint(a(CompareView, desk.window.centre.view(Mode.COMPARE)).list)
        seconds.append(time.perf_counter() - begun)
    yield Measure("Compare of two samples, first time, to first rows", seconds[0], "s", 0.15)
    yield Measure("Compare of two samples, to first rows (median)", statistics.median(seconds[1:]), "s", 0.15)


def _overview(desk: Desk, runs: int) -> Iterator[Measure]:
    seconds = []
    view = a(OverviewView, desk.window.centre.view(Mode.OVERVIEW))
    for _ in range(runs):
        desk.session.reader.go(Place(Mode.READ, newest(desk)))
        QApplication.processEvents()
        view.show_series("", [], None)
        begun = time.perf_counter()
        desk.session.reader.go(Place(Mode.OVERVIEW))
        _paint(view.matrix)
        seconds.append(time.perf_counter() - begun)
    yield Measure("Overview of ten years, to rows (median)", statistics.median(seconds), "s", 0.2)
    view.matrix.expandAll()
    until(lambda: not desk.session.work.tasks)  # The library is indexed when it is opened.
    _paint(view.matrix)
    yield Measure("Overview of ten years, slowest frame", 1000 * max(_frames(view.matrix)), "ms", 50)


def _changes(desk: Desk, runs: int) -> Iterator[Measure]:
    """What changed since the first year and the one before the last, in turn; all figures of ten years."""
    reports = desk.series.readable()
    seconds = []
    for earlier in islice(cycle((0, -2)), 2 * runs):
        begun = time.perf_counter()
        desk.session.reader.go(Place(Mode.DIGEST, reports[-1].id, None, reports[earlier].id))
        changed = a(DigestView, desk.window.centre.view(Mode.DIGEST))
        _paint(changed.list)
        seconds.append(time.perf_counter() - begun)
    yield Measure("What changed in ten years, to rows (median)", statistics.median(seconds), "s", 0.2)
    yield Measure("What changed in ten years, slowest frame", 1000 * max(_frames(changed.list)), "ms", 50)
    begun = time.perf_counter()
    desk.session.reader.go(Place(Mode.FIGURES))
    figures = desk.window.centre.view(Mode.FIGURES)
    assert isinstance(figures, FiguresView)
    _paint(figures.table)
    yield Measure("Figures of ten years, first time, to rows", time.perf_counter() - begun, "s", 0.3)
    yield Measure("Figures of ten years, slowest frame", 1000 * max(_frames(figures.table)), "ms", 50)


def _scrolling(desk: Desk) -> Iterator[Measure]:
    """Through all rows of two reports, while heights that were guessed are put right."""
    older, newer, pair = long_pair()
    view = CompareView(desk.theme, desk.actions, differences)
    view.resize(*_ROOM)
    view.show()
    view.show_pair(older, newer, pair)
    frames = list(_frames(view.list))
    yield Measure(f"Compare of {_PARAGRAPHS} × {_PARAGRAPHS}, slowest frame", 1000 * max(frames), "ms", 50)
    yield Measure(f"Compare of {_PARAGRAPHS} × {_PARAGRAPHS}, frame (median)", 1000 * statistics.median(frames), "ms")
    view.close()


def long_pair() -> tuple[Report, Report, Pair]:
    """Two reports of 400 paragraphs a side, made of those of two years."""
    older, newer = (_long(report) for report in ten_years().reports[-2:])
    return older, newer, compare([older, newer]).pairs[0]


def _long(report: Report) -> Report:
    """The sections of a report again and again, so many paragraphs at least."""
    sections: list[Section] = []
    for section in cycle(report.sections):
        if sum(len(one.paragraphs()) for one in sections) >= _PARAGRAPHS:
            break
        sections.append(section)
    return addressed(replace(report, sections=tuple(sections)))


def _frames(area: QAbstractScrollArea) -> Iterator[float]:
    """The seconds that each step of scrolling takes from top to bottom, with all that the window does meanwhile."""
    bar = area.verticalScrollBar()
    while True:
        begun = time.perf_counter()
        bar.setValue(bar.value() + _STEP)
        area.viewport().repaint()
        yield time.perf_counter() - begun
        begun = time.perf_counter()
        QApplication.processEvents()
        yield time.perf_counter() - begun
        if bar.value() >= bar.maximum():
            return


def _paint(area: QAbstractScrollArea) -> None:
    area.viewport().repaint()


def _memory(home: Path) -> Iterator[Measure]:
    """A window of its own on the library of ten years, with the comparison from the cache."""
    profile = home / "ten years"
    profile.mkdir()
    save(Settings(last_library=str(home / "series" / "library")), profile / "settings.json")
    with window.started(window.PROGRAM, profile) as run:
        run.wait_for("overview-filled")
        time.sleep(_SETTLED)
        yield Measure("start to filled Overview of ten years", run.seconds["overview-filled"], "s")
        yield Measure("memory of the window with ten years", run.memory()[0], "MB", 220)
