"""How fast reports are compared, and in how much memory."""

import statistics
import subprocess
import sys
from collections.abc import Iterator, Sequence

from explorer.compare import compare
from explorer.library.comparisons import ComparisonCache
from explorer.model.report import Report
from tests.benchmarks.rewriting import of_length
from tests.benchmarks.table import Measure, timed

_PARAGRAPHS = 180
_YEARS = range(2012, 2022)


def measures(samples: Sequence[Report], runs: int, cache: ComparisonCache) -> Iterator[Measure]:
    """Reports of a usual length in this process, which is warm; very long ones in another."""
    reports = [of_length(samples, _PARAGRAPHS, year) for year in _YEARS]
    pair = statistics.median(timed(lambda: compare(reports[-2:]))[0] for _ in range(runs))
    yield Measure("compare of two reports of 180 paragraphs (median)", pair, "s", 0.15)
    seconds, comparison = timed(lambda: compare(reports))
    yield Measure("compare of ten years of them, with lineages", seconds, "s", 3)
    cache.put("ten", comparison)
    cached = statistics.median(timed(lambda: cache.get("ten"))[0] for _ in range(runs))
    yield Measure("the same from the cache (median)", cached, "s", 0.1)
    cache.put("two", compare(reports[-2:]))
    cached = statistics.median(timed(lambda: cache.get("two"))[0] for _ in range(runs))
    yield Measure("two reports from the cache (median)", cached, "s", 0.1)
    large = [sys.executable, "-m", "tests.benchmarks.large_comparison"]
    told = subprocess.run(large, capture_output=True, check=True, text=True).stdout
    seconds, megabytes = map(float, told.split())
    yield Measure("compare of 2,000 with 2,000 paragraphs", seconds, "s", 5)
    if megabytes:
        yield Measure("memory of that process at most", megabytes, "MB", 500)
