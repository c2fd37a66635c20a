"""Reading, indexing, searching and comparing the sample reports, without a window."""

import statistics
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from explorer import jobs
from explorer.compare import compare
from explorer.ingest import read_report
from explorer.library import Library
from explorer.library.comparisons import ComparisonCache
from explorer.library.samples import install
from explorer.model.report import Report
from explorer.search.engine import Engine
from explorer.search.index_engine import open_index
from explorer.search.parsing import parse
from explorer.search.results import Results
from tests.benchmarks import comparing
from tests.benchmarks.table import Measure, timed

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
        seconds, _ = timed(lambda: install(library, read_report))
        reports = [library.report(entry.id) for entry in library.entries()]
        yield Measure("import of the samples, one", seconds / len(reports), "s")
        engine = open_index(Path(folder) / "index")
        seconds, _ = timed(lambda: jobs.run(engine.index(reports)))
        yield Measure("index of the samples, all", seconds, "s")
        yield from _searches(engine)
        engine.close()
        cache = ComparisonCache(library.cache_folder)
        yield from _comparisons(reports, runs, cache)
        yield from comparing.measures(reports, runs, cache)
        library.close()


def _search(engine: Engine, query: str) -> Results:
    return engine.search(parse(query))


def _searches(engine: Engine) -> Iterator[Measure]:
    for query in _QUERIES:
        engine.search(parse(query))  # as in a session: the index is open and its first pages are in memory
    times = [timed(partial(_search, engine, query))[0] for query in _QUERIES * _SEARCHES_EACH]
    hundredths = statistics.quantiles(times, n=100)
    yield Measure("search, half are faster", hundredths[49] * 1000, "ms")
    yield Measure("search, 95 of 100 are faster", hundredths[94] * 1000, "ms", 10)


def _comparisons(reports: list[Report], runs: int, cache: ComparisonCache) -> Iterator[Measure]:
    by_year = sorted((report for report in reports if report.year), key=lambda report: report.year or 0)
    older, newer = by_year[0], by_year[-1]
    pair = statistics.median(timed(lambda: compare([older, newer]))[0] for _ in range(runs))
    yield Measure("compare of two samples (median)", pair, "s", 0.3)
    seconds, made = timed(lambda: comparing.series(by_year))
    yield Measure("compare of all samples", seconds, "s")
    yield from comparing.cached("all samples", made, runs, cache)
