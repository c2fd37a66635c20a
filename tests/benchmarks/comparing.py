"""How fast reports are compared, and in how much memory."""

import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

from explorer.compare import compare
from explorer.compare.comparing import series_job
from explorer.compare.near import at_once
from explorer.jobs import run
from explorer.library.comparisons import ComparisonCache
from explorer.model.pairwise import PairMade, SeriesMade
from explorer.model.report import Report
from tests.benchmarks.rewriting import of_length
from tests.benchmarks.table import Measure, timed

_PARAGRAPHS = 180
_YEARS = range(2012, 2022)


def series(reports: Sequence[Report]) -> SeriesMade:
    """Reports compared as those of a series are: each with those near it."""
    together = at_once([str(number) for number in range(len(reports))], ())
    return run(series_job(reports, (), together))


def cached(name: str, made: SeriesMade, runs: int, cache: ComparisonCache) -> Iterator[Measure]:
    """How soon a comparison is there again that is kept."""
    pieces: list[PairMade | SeriesMade] = [*made.pairs, replace(made, pairs=())]
    for number, piece in enumerate(pieces):
        cache.put(f"{name} {number}", piece)

    def read() -> list[PairMade | SeriesMade | None]:
        return [cache.get(f"{name} {number}", type(piece)) for number, piece in enumerate(pieces)]

    assert read() == pieces
    seconds = statistics.median(timed(read)[0] for _ in range(runs))
    yield Measure(f"{name} from the cache (median)", seconds, "s", 0.1)


def measures(samples: Sequence[Report], runs: int, cache: ComparisonCache) -> Iterator[Measure]:
    """Reports of a usual length in this process, which is warm; very long ones in another."""
    reports = [of_length(samples, _PARAGRAPHS, year) for year in _YEARS]
    pair = statistics.median(timed(lambda: compare(reports[-2:]))[0] for _ in range(runs))
    yield Measure("compare of two reports of 180 paragraphs (median)", pair, "s", 0.15)
    seconds, made = timed(lambda: series(reports))
    yield Measure("compare of ten years of them, with lineages", seconds, "s", 3)
    yield from cached("ten years", made, runs, cache)
    yield from cached("two reports", series(reports[-2:]), runs, cache)
    large = [sys.executable, "-m", "tests.benchmarks.large_comparison"]
    told = subprocess.run(large, capture_output=True, check=True, text=True).stdout
    seconds, megabytes = map(float, told.split())
    yield Measure("compare of 2,000 with 2,000 paragraphs", seconds, "s", 5)
    if megabytes:
        yield Measure("memory of that process at most", megabytes, "MB", 500)
