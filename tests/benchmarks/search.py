"""`python -m tests.benchmarks.search [--sizes 1000,10000,155000] [--runs N] [--build]`: searching, measured.

Libraries of these numbers of paragraphs are made with natural words, always the same, and kept for the next time in
the system's folder for temporary files; one of a million, on demand, takes an hour to make. Each query of
`search_queries.txt` is timed from its text to hits with their snippets, facets and exact total, in an index that was
just opened and with no text taken apart yet, so that nothing of it was looked for before; in milliseconds of the
processor, which other programs change less than those of the clock.

SQLite's FTS5 searches the same texts beside it, at once after it: the same page of hits by rank, a snippet of each, and
the exact total. Its file stays open, so that it has read before what it reads. It does not count by year, series, body,
section and report, tells no tiers and no other queries; a line says what remains where it at least counts by year.
Where it has no form for a query, nothing stands there: citations, figures, patterns and misspelt words are not words to
it.

The last table tells how each form grows: 1 as the library does, 0 not at all. The status is 1 where a promise is not
kept.
"""

import argparse
import math
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from explorer.search.citations import symbol_key
from explorer.search.engine import Engine
from explorer.search.index_engine import open_index
from explorer.search.parsing import parse
from explorer.search.query import AllOf, AnyOf, Node, Term
from explorer.search.results import Results
from explorer.search.snippets import words_of
from tests.benchmarks.search_fts import Fts
from tests.benchmarks.search_measures import library, measures
from tests.benchmarks.table import Measure, lines

T = TypeVar("T")

_BARS = {1_000: (20.0, 60.0), 28_000: (40.0, 150.0), 155_000: (100.0, 400.0), 1_000_000: (250.0, 600.0)}
"""Milliseconds at most for 95 of 100 queries and for the worst one, of each form, in libraries of up to so many
paragraphs."""
_LARGE = 100_000
"""Paragraphs from which on the whole is held beside FTS5: a small library is searched at once either way."""
_BESIDE = {"half": 1.2, "95 %": 0.7, "worst": 0.8}
"""Times of those of FTS5 at most, over all queries that it has a form for."""


@dataclass
class Form:
    """The times of one form of query, in milliseconds: for the first time, again at once, and in SQLite."""

    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    fts: list[float] = field(default_factory=list)
    fts_by_year: list[float] = field(default_factory=list)
    """In SQLite, counting by year as well."""
    beside: list[float] = field(default_factory=list)
    """The first times of the queries that SQLite has a form for."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.search", description=__doc__)
    parser.add_argument("--sizes", default="1000,10000,155000", help="paragraphs (1000,10000,155000)")
    parser.add_argument("--runs", type=int, default=3, help="how often each query is asked (3)")
    parser.add_argument("--build", action="store_true", help="only make the libraries")
    options = parser.parse_args()
    kept, grown = True, dict[int, dict[str, Form]]()
    for size in sorted(map(int, options.sizes.split(","))):
        folder = library(size)
        if not options.build:
            grown[size] = _times(folder, options.runs)
            kept &= _report(size, folder, grown[size])
    if len(grown) > 1:
        _tell_growth(grown)
    return 0 if kept else 1


def _report(size: int, folder: Path, forms: Mapping[str, Form]) -> bool:
    print(f"\n{size:,} paragraphs; milliseconds from the text of a query to its hits, and SQLite's FTS5 beside it")
    print(f"{'form':<14}{'half':>8}{'95 %':>8}{'worst':>8}{'again':>8}{'FTS5':>8}{'times':>8}")
    most, worst = next((bars for up_to, bars in _BARS.items() if size <= up_to), (math.inf, math.inf))
    kept = True
    for name, form in forms.items():
        half, late = statistics.median(form.first), _percentile(form.first)
        fts = statistics.median(form.fts) if form.fts else None
        beside = f"{fts:8.1f}{statistics.median(form.beside) / fts:8.1f}" if fts else ""
        missed = late > most or max(form.first) > worst
        kept &= not missed
        again = statistics.median(form.again)
        told = "  MISSED" if missed else ""
        print(f"{name:<14}{half:8.1f}{late:8.1f}{max(form.first):8.1f}{again:8.1f}{beside}{told}")
    measured = [*_beside_fts(size, forms), *measures(size, folder)]
    print("\n".join(lines(measured)))
    return kept and all(measure.kept for measure in measured)


def _beside_fts(size: int, forms: Mapping[str, Form]) -> Iterator[Measure]:
    """All queries that both can answer, as one."""
    ours = [each for form in forms.values() for each in form.beside]
    theirs = [each for form in forms.values() for each in form.fts]
    by_year = [each for form in forms.values() for each in form.fts_by_year]
    for name, of in (("half", statistics.median), ("95 %", _percentile), ("worst", max)):
        told = f"all queries beside FTS5, {name}"
        yield Measure(told, of(ours) / of(theirs), "x", _BESIDE[name] if size >= _LARGE else None)
        yield Measure(f"{told}, counting by year", of(ours) / of(by_year), "x")


def _tell_growth(grown: Mapping[int, Mapping[str, Form]]) -> None:
    """How half of the queries grow from the smallest library to the largest, as a power of its size."""
    sizes = list(grown)
    print(f"\n{'form':<14}" + "".join(f"{size:>12,}" for size in sizes) + f"{'grows as':>12}{'FTS5':>8}")
    for name in grown[sizes[0]]:
        medians = [statistics.median(grown[size][name].first) for size in sizes]
        fts = [statistics.median(grown[size][name].fts or [0.0]) for size in sizes]
        told = f"{_power(sizes, medians):12.2f}" + (f"{_power(sizes, fts):8.2f}" if all(fts) else "")
        print(f"{name:<14}" + "".join(f"{each:12.1f}" for each in medians) + told)


def _power(sizes: list[int], times: list[float]) -> float:
    return math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0])


def _times(folder: Path, runs: int) -> dict[str, Form]:
    forms: dict[str, Form] = {}
    fts = Fts(folder / "fts.sqlite3")
    for name, text in queries():
        form = forms.setdefault(name, Form())
        wanted = parse(text, typing=name == "typing").wanted
        for _ in range(runs):
            engine = open_index(folder / "index")
            engine.vocabulary()  # As in a session, which reads what every search needs when a library is opened.
            words_of.cache_clear()
            ask = partial(_ask, engine, text, typing=name == "typing")
            form.first.append(_milliseconds(ask)[0])
            form.again.append(_milliseconds(ask)[0])
            engine.close()
            if wanted and not _cites(wanted):
                took, total = _milliseconds(partial(fts.search, wanted))
                if total is not None:
                    form.fts.append(took)
                    form.fts_by_year.append(took + _milliseconds(partial(fts.by_year, wanted))[0])
                    form.beside.append(form.first[-1])
    return forms


def _cites(wanted: Node) -> bool:
    """Whether a document is sought, which is not found by the words of its symbol alone."""
    if isinstance(wanted, AllOf | AnyOf):
        return any(map(_cites, wanted.parts))
    return isinstance(wanted, Term) and symbol_key(wanted.text) is not None


def _ask(engine: Engine, text: str, typing: bool) -> Results:
    return engine.search(parse(text, typing=typing))


def queries() -> list[tuple[str, str]]:
    """The form and text of each query."""
    rows = (Path(__file__).parent / "search_queries.txt").read_text(encoding="utf-8").splitlines()
    found = [row.partition(": ") for row in rows if row and not row.startswith("#")]
    return [(form, text) for form, _, text in found]


def _percentile(times: list[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def _milliseconds(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.process_time()
    result = work()
    return (time.process_time() - begun) * 1000, result


if __name__ == "__main__":
    sys.exit(main())
