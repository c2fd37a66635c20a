"""Ten thousand short texts into a library in the window: what a report costs by how many there are, and how long the
window's thread is kept from the reader."""

import math
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.imports import window_findings
from tests.benchmarks.table import Measure
from tests.benchmarks.text_folder import write_texts
from tests.benchmarks.window import BARE, started

MARKS = (1_000, 2_500, 5_000, 10_000)
_BARE = 0.11
"""Seconds in which the bare window paints on the machine for which the limits below were set."""
_MOST_SECONDS = 12 * 60 / _BARE
_MOST_GAP, _MOST_WORK = 0.1 / _BARE, 0.05 / _BARE
"""The longest gap between two ticks of the window's thread, and the longest work of it between them."""
_MOST_EXPONENT = 1.15
"""Of the seconds by the reports: 1 where each costs what the first did. Set by hand: more than runs differ."""


def measures(runs: int) -> Iterator[Measure]:
    """The import once, beside the bare window, whose first paint is taken `runs` times."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        paints = []
        for _ in range(runs):
            with started(BARE, home / "bare") as bare:
                paints.append(bare.wait_for("first-paint"))
        write_texts(home / "papers", MARKS[-1])
        found = window_findings(home, "curve", marks=MARKS)
    yield from _told(found["points"], found, statistics.median(paints))


def _told(points: Sequence[dict[str, float]], whole: dict[str, float], bare: float) -> Iterator[Measure]:
    yield Measure("bare PySide6 window, first paint (median)", bare, "s")
    before = {"reports": 0.0, "seconds": 0.0, "busy": 0.0}
    for point in points:
        reports, seconds, busy = (point[name] - before[name] for name in ("reports", "seconds", "busy"))
        name = f"{point['reports']:,.0f} texts"
        yield Measure(f"{name} in the window", point["seconds"], "s")
        yield Measure("  reports a second since the line above", reports / seconds, "")
        yield Measure("  work of the window's thread for each", busy / reports * 1000, "ms")
        yield Measure("  its share of the time", busy / seconds * 100, "%")
        yield Measure("  its longest work until then", point["work"] * 1000, "ms")
        yield Measure("  its longest gap until then", point["longest"] * 1000, "ms")
        yield Measure("  its gaps of more than 50 ms in sum", point["gaps"], "s")
        before = point
    yield Measure("exponent of the seconds by the reports", _exponent(points, "seconds"), "", _MOST_EXPONENT)
    yield Measure("exponent of the work of the window's thread", _exponent(points, "busy"), "", _MOST_EXPONENT)
    yield Measure("all texts beside the bare window", whole["seconds"] / bare, "x", _MOST_SECONDS)
    yield Measure("the longest gap beside it", whole["longest"] / bare, "x", _MOST_GAP)
    yield Measure("the longest work beside it", whole["work"] / bare, "x", _MOST_WORK)
    yield Measure("reports missing", MARKS[-1] - whole["reports"], "", 0)


def _exponent(points: Sequence[dict[str, float]], name: str) -> float:
    """Of what it costs by the number of reports: the slope of the line through the points on paper with two logarithmic
    scales."""
    reports = [math.log(point["reports"]) for point in points]
    return statistics.linear_regression(reports, [math.log(point[name]) for point in points]).slope
