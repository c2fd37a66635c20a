"""`python -m tests.benchmarks.relevance [--all]`: whether what was meant comes first, measured.

Each need of `relevance_needs.txt` is searched for in the sample reports as it stands there. *Success at n* is the share
of needs of which a text that answers is among the first n hits; the *mean reciprocal rank* is the mean of one divided
by the place of the first that does, 0 behind the tenth. SQLite's FTS5 searches the same texts beside it: for all words
(AND), and for all words and then for any (AND, then OR), by its BM25. The status is 1 where a promise is not kept.
"""

import argparse
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from explorer import jobs
from explorer.ingest import read_report
from explorer.language.address import addressed
from explorer.model.report import Report
from explorer.paths import resource
from explorer.search.documents import Document, contents
from explorer.search.engine import Engine
from explorer.search.index_engine import open_index
from explorer.search.parsing import parse
from explorer.search.query import Kind
from explorer.search.words import folded_words

SAMPLES = {
    "M18": "000_ba46a36aec142166.txt",
    "M20": "001_0d3a60e5d9e57139.txt",
    "M21": "002_744464a0601c5378.txt",
    "C18": "003_51e354b19fdec846.txt",
}
"""The samples by their names in the needs."""
DEPTH = 10
"""Hits that are looked at: what is seen without asking for more."""
BARS = {"success at 1": 0.85, "mean reciprocal rank": 0.90}
"""What has to be reached."""

NAMES = {
    "UNODC": "United Nations Office on Drugs and Crime",
    "INTERPOL": "International Criminal Police Organization",
    "StAR": "Stolen Asset Recovery",
    "E4J": "Education for Justice",
    "COVID-19": "coronavirus disease",
}
"""Acronyms of the samples, and the names that the samples explain them with."""

Ask = Callable[[str], Sequence[str]]
"""The first texts that are found for a query, each by its name in the needs; "" for what cannot answer."""


@dataclass(frozen=True)
class Need:
    """What is typed, and the names of the texts that answer."""

    typed: str
    answers: frozenset[str]


def needs() -> list[Need]:
    """The needs in their order."""
    rows = (Path(__file__).parent / "relevance_needs.txt").read_text(encoding="utf-8").splitlines()
    found = [row.partition(" | ") for row in rows if row and not row.startswith("#")]
    return [Need(typed, frozenset(answers.split())) for typed, _, answers in found]


def samples() -> list[Report]:
    """The sample reports, each with its name in the needs for an id."""
    read = ((name, read_report(resource("samples") / file)) for name, file in SAMPLES.items())
    return [addressed(replace(report, id=name)) for name, report in read]


def ranks(ask: Ask) -> dict[Need, int]:
    """The place of the first answer to each need, from 1; 0 where none of the first DEPTH does."""
    found = {need: ask(need.typed)[:DEPTH] for need in needs()}
    return {
        need: next((place for place, name in enumerate(names, 1) if name in need.answers), 0)
        for need, names in found.items()
    }


def figures(places: Mapping[Need, int]) -> dict[str, float]:
    """Success at 1 and 3, and the mean reciprocal rank."""
    listed = list(places.values())
    return {
        "success at 1": sum(place == 1 for place in listed) / len(listed),
        "success at 3": sum(0 < place <= 3 for place in listed) / len(listed),
        "mean reciprocal rank": sum(1 / place for place in listed if place) / len(listed),
    }


def ours(engine: Engine) -> Ask:
    """What the engine finds."""
    return lambda typed: [
        _name(hit.report, hit.where, hit.label, hit.section) for hit in engine.search(parse(typed), DEPTH).hits
    ]


class Fts:
    """The same texts in SQLite's full-text search."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute("create virtual table texts using fts5(words, name unindexed, tokenize='porter')")
        rows = [(each.words, _of(report.id, each)) for report in reports for each in contents(report).documents]
        self._database.executemany("insert into texts values (?, ?)", rows)

    def all_words(self, typed: str) -> list[str]:
        """Texts with all words."""
        return self._matching(typed, " AND ")

    def then_any(self, typed: str) -> list[str]:
        """Texts with all words, then those with any."""
        first = self.all_words(typed)
        return [*first, *(name for name in self._matching(typed, " OR ") if name not in first)]

    def _matching(self, typed: str, operator: str) -> list[str]:
        wanted = operator.join(f'"{word}"' for word in folded_words(typed))
        found = self._database.execute("select name from texts where words match ? order by rank limit 50", [wanted])
        return [name for (name,) in found]


def _of(report: str, each: Document) -> str:
    return _name(report, each.kind, each.label, each.section)


def _name(report: str, kind: Kind, label: str | None, section: str) -> str:
    return "" if kind is Kind.HEADING else f"{report}:{label or section}"


def shares(engine: Engine, reports: Sequence[Report]) -> dict[str, tuple[float, float]]:
    """For each acronym the share of the texts with it or its name that it finds, alone and in quotation marks."""
    texts = [" ".join(folded_words(each.words)) for report in reports for each in contents(report).documents]

    def share(typed: str, forms: Iterable[str]) -> float:
        keys = [f" {' '.join(folded_words(form))} " for form in forms]
        meant = sum(any(key in f" {text} " for key in keys) for text in texts)
        found = engine.search(parse(typed), limit=len(texts)).hits
        return sum(hit.tier == 0 for hit in found) / meant

    return {short: (share(short, (short, name)), share(f'"{short}"', (short, name))) for short, name in NAMES.items()}


@contextmanager
def indexed(reports: Sequence[Report]) -> Iterator[Engine]:
    """An index of some reports."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_index(Path(folder))
        jobs.run(engine.index(reports))
        yield engine
        engine.close()


def measured(engine: Engine, reports: Sequence[Report]) -> dict[str, dict[Need, int]]:
    """The ranks of each engine."""
    fts = Fts(reports)
    found = {"Report Explorer": ours(engine), "FTS5, AND": fts.all_words, "FTS5, AND then OR": fts.then_any}
    return {name: ranks(ask) for name, ask in found.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure whether what was meant comes first.")
    parser.add_argument("--all", action="store_true", help="list each need with the place of its first answer")
    options = parser.parse_args()
    reports = samples()
    with indexed(reports) as engine:
        found, named = measured(engine, reports), shares(engine, reports)
    if options.all:
        for need in needs():
            print("".join(f"{places[need] or '-':>4}" for places in found.values()), need.typed, sep="  ")
    kept = True
    print(f"{len(needs())} needs{'':<14}{'success at 1':>14}{'at 3':>8}{'reciprocal rank':>18}")
    for name, places in found.items():
        told = figures(places)
        print(
            f"{name:<22}"
            + "".join(f"{value:>{width}.3f}" for value, width in zip(told.values(), (14, 8, 18), strict=True))
        )
        kept &= name != "Report Explorer" or all(told[figure] >= bar for figure, bar in BARS.items())
    print("share of the texts with an acronym or its name that the acronym finds, and that it finds in quotation marks")
    for short, (by_any, by_itself) in named.items():
        print(f"{short:<22}{by_any:>14.3f}{by_itself:>8.3f}")
        kept &= by_any == 1
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
