"""What a series costs by its length: seconds of a processor, and memory, each in a process of its own.

`python -m tests.benchmarks.long_series REPORTS` compares so many reports of 100 paragraphs, then one more, with what is
kept of the others, and prints four numbers: the seconds of both, the megabytes that the first took at most, and the
seconds that a pair of those reports alone takes, beside which the others can be read on any machine.
"""

import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from explorer.compare.comparing import pair_job, series_job
from explorer.compare.kept import KeptReport, kept_report
from explorer.compare.near import at_once
from explorer.ingest import read_report
from explorer.jobs import run
from explorer.model.pairwise import IndexedLinks, SeriesMade
from explorer.model.report import Report
from tests.benchmarks.large_comparison import megabytes
from tests.benchmarks.rewriting import of_length
from tests.benchmarks.table import Measure

T = TypeVar("T")

_PARAGRAPHS = 100
_LENGTHS = (10, 30, 70, 100)
_BARRED = 70
_LINEAR = 1.1
"""The exponent with which a series may cost more the longer it is: each report has as many neighbours as any other, but
for the first and the last three, which weigh more in a short series."""
_LAST_YEAR = 2025
_PAIRS = 5


def measures(runs: int) -> Iterator[Measure]:
    """The curve: each length once, whatever the `runs`; then what each report more costs, and the power of the length
    that all cost, by the shortest two series and the longest two."""
    curve: list[tuple[int, float]] = []
    for length in _LENGTHS:
        command = [sys.executable, "-m", "tests.benchmarks.long_series", str(length)]
        told = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        whole, more, memory, pair = map(float, told.split())
        curve.append((length, whole))
        barred = length == _BARRED
        yield Measure(f"{length} reports of {_PARAGRAPHS} paragraphs", whole, "s", 8 if barred else None)
        yield Measure("  beside two of them alone", whole / pair, "times")
        yield Measure("  one report more", more, "s")
        if memory:
            yield Measure("  memory of that process at most", memory, "MB", 250 if barred else None)
    for (short, less), (long, more) in (curve[:2], curve[-2:]):
        yield Measure(f"each report from {short} to {long}", (more - less) / (long - short), "s")
        limit = _LINEAR if long == _LENGTHS[-1] else None
        yield Measure("  exponent", math.log(more / less) / math.log(long / short), "", limit)


def main() -> None:
    samples = [read_report(path) for path in sorted(Path("resources/samples").glob("*.txt"))]
    length = int(sys.argv[1])
    reports = [of_length(samples, _PARAGRAPHS, year) for year in range(_LAST_YEAR - length, _LAST_YEAR + 1)]
    pair = statistics.median(_seconds(lambda: run(pair_job(reports[0], reports[1], (), {})))[0] for _ in range(_PAIRS))
    whole, made = _seconds(lambda: _made(reports[:-1], {}))
    memory = megabytes()
    known = {(each.pair.left_report, each.pair.right_report): each.links for each in made.pairs}
    kept = [kept_report(report, profile) for report, profile in zip(reports, made.profiles, strict=False)]
    more, _ = _seconds(lambda: _made([*kept, reports[-1]], known))
    print(whole, more, memory, pair)


def _made(reports: Sequence[Report | KeptReport], known: dict[tuple[int, int], IndexedLinks]) -> SeriesMade:
    """A series compared as a library has it, but for the pairs that are known."""
    together = at_once([str(report.year) for report in reports], ())
    return run(series_job(reports, (), [pair for pair in together if pair not in known], known))


def _seconds(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


if __name__ == "__main__":
    main()
