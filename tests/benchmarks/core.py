"""Reading, indexing, searching and comparing the sample reports, without a window."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from explorer import jobs
from explorer.compare import compare
from explorer.ingest import read_report
from explorer.library import Library
from explorer.library.comparisons import ComparisonCache
from explorer.library.samples import install
from explorer.model.report import Report
from explorer.search.engine import Engine, open_index
from explorer.search.parsing import parse
from tests.benchmarks.table import Measure

T = TypeVar("T")

_QUERIES = (
    "trafficking", "firearms", "corruption", "terrorism", "technical assistance", "prison reform", "cybercrime", "Doha",
    '"organized crime"', '"Convention against Corruption"', '"legislative guide"', '"the General Assembly"',
    "traffick*", "crim*", "assist*", "trafficking -firearms", "corruption year:2020", "year:2018..2020 victims",
    "in:heading cooperation", "UNODC", "2020", "resolution 74/177", "e-learning", "no-such-word",
)  # fmt: skip
_SEARCHES_EACH = 5


def measures(runs: int) -> Iterator[Measure]:
    """In this process, on an empty library."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "library")
        seconds, _ = _timed(lambda: install(library, read_report))
        reports = [library.report(entry.id) for entry in library.entries()]
        yield Measure("import of the samples, one", seconds / len(reports), "s")
        engine = open_index(Path(folder) / "index")
        seconds, _ = _timed(lambda: jobs.run(engine.index(reports)))
        yield Measure("index of the samples, all", seconds, "s")
        yield from _searches(engine)
        engine.close()
        yield from _comparisons(reports, runs, ComparisonCache(library.cache_folder))
        library.close()


def _searches(engine: Engine) -> Iterator[Measure]:
    for query in _QUERIES:
        engine.search(parse(query))  # as in a session: the index is open and its first pages are in memory
    times = [_timed(lambda query=query: engine.search(parse(query)))[0] for query in _QUERIES * _SEARCHES_EACH]
    hundredths = statistics.quantiles(times, n=100)
    yield Measure("search, half are faster", hundredths[49] * 1000, "ms")
    yield Measure("search, 95 of 100 are faster", hundredths[94] * 1000, "ms", 10)


def _comparisons(reports: list[Report], runs: int, cache: ComparisonCache) -> Iterator[Measure]:
    by_year = sorted((report for report in reports if report.year), key=lambda report: report.year or 0)
    older, newer = by_year[0], by_year[-1]
    pair = statistics.median(_timed(lambda: compare([older, newer]))[0] for _ in range(runs))
    yield Measure("compare of two samples (median)", pair, "s", 0.3)
    seconds, comparison = _timed(lambda: compare(by_year))
    yield Measure("compare of all samples", seconds, "s")
    cache.put("all", comparison)
    yield Measure(
        "the same from the cache (median)",
        statistics.median(_timed(lambda: cache.get("all"))[0] for _ in range(runs)),
        "s",
        0.1,
    )


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result
