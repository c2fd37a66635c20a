"""What the index keeps of reports: the fields of each text on its way in, hits and counts on their way out."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from explorer.model.report import Report
from explorer.search.documents import documents
from explorer.search.engine import Hit
from explorer.search.query import Kind
from explorer.search.snippets import Highlighter
from explorer.search.words import folded_words

RECORD = "report"
"""The `kind` of the one entry that stands for a whole report and holds no text."""

ANY_TEXT = "text"
"""The value of the field `any` in every entry that holds a text."""

_HEADING_WEIGHT = 1.3


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of an indexed report."""

    stamp: str
    year: int | None
    series: str


def entries(report: Report, stamp: str, stem: Callable[[str], str]) -> Iterator[dict[str, Any]]:
    """The entries of a report, each a value for every field it has: its texts, then its record."""
    common: dict[str, Any] = {"report": report.id, "any": ANY_TEXT}
    if report.series:
        common["series"] = series_key(report.series)
    if report.year is not None:
        common["year"] = str(report.year)
    for document in documents(report):
        plain = folded_words(document.words)
        entry = {
            "kind": document.kind.value,
            "symbols": sorted(document.symbols),
            "plain": plain,
            "stem": [stem(word) for word in plain],
            "place": (document.eid, document.section, document.label, document.page),
            "words": document.words,
        }
        weight = {"_stem_boost": _HEADING_WEIGHT} if document.kind is Kind.HEADING else {}
        yield common | entry | weight
    yield {"report": report.id, "kind": RECORD, "record": (stamp, report.year, report.series)}


def record(stored: Mapping[str, Any]) -> Record:
    return Record(*stored["record"])


def series_key(name: str) -> str:
    """The form under which a series is indexed."""
    return " ".join(folded_words(name))


def hit(stored: Mapping[str, Any], score: float, highlighter: Highlighter) -> Hit:
    """The hit that an entry is for a query."""
    eid, section, label, page = stored["place"]
    snippet = highlighter.snippet(stored["words"])
    return Hit(
        report=stored["report"],
        eid=eid,
        section=section,
        label=label,
        page=page,
        score=round(score, 3),
        snippet=snippet.text,
        matches=snippet.matches,
        where=Kind(stored["kind"]),
    )


def facets(counts: Mapping[str, int], records: Mapping[str, Record]) -> dict[str, dict[str, int]]:
    """How many texts are of each year, in order, and of each series, most first, from how many are of each report."""
    years: Counter[str] = Counter()
    series: Counter[str] = Counter()
    for id, count in counts.items():
        known = records[id]
        if known.year is not None:
            years[str(known.year)] += count
        if known.series:
            series[known.series] += count
    return {"year": dict(sorted(years.items())), "series": dict(series.most_common()), "body": {}, "section": {}}
