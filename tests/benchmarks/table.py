"""What was measured, beside what was promised."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Measure:
    """A measured number and the most it may be (None: no promise was made)."""

    name: str
    value: float
    unit: str
    bar: float | None = None

    @property
    def kept(self) -> bool:
        return self.bar is None or self.value <= self.bar


def lines(measures: Iterable[Measure]) -> list[str]:
    """The table, a line a measure."""
    text = [f"{'measure':<52}{'value':>12}  {'at most':>12}"]
    for measure in measures:
        bar = "" if measure.bar is None else f"{_number(measure.bar)} {measure.unit}"
        missed = "" if measure.kept else "  MISSED"
        value = f"{_number(measure.value)} {measure.unit}"
        text.append(f"{measure.name:<52}{value:>12}  {bar:>12}{missed}")
    return text


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """The seconds some work took, and its result."""
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result
