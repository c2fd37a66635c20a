"""The results of a search as files: a table, data, and a document with the texts tier by tier."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from explorer.export.compilation import printable
from explorer.export.records import cell, csv_bytes
from explorer.language import language
from explorer.model.brief import Brief, BriefChapter
from explorer.model.found import FoundText, FoundTexts
from explorer.model.text import Run, Text, plain
from explorer.translation import LANGUAGE, tr

_COLUMNS = (
    "query", "library", "date", "tier", "tier_total", "without", "report", "symbols", "title", "year", "where",
    "section", "paragraph", "page", "text", "missing", "above", "citation",
)  # fmt: skip


def found_csv(found: FoundTexts) -> bytes:
    """One row a text, each with its tier, and with the query, the library and the day."""
    return csv_bytes(_COLUMNS, (list(map(printable, row)) for row in _rows(found)))


def _rows(found: FoundTexts) -> Iterator[list[str]]:
    asked = [found.query, found.library, found.on.isoformat()]
    for tier in found.tiers:
        of_tier = [tier.name, str(tier.total), ", ".join(tier.without)]
        for text in tier.texts:
            yield [*asked, *of_tier, *map(cell, _record(text).values())]


def found_json(found: FoundTexts) -> dict[str, Any]:
    """{"query", "explanation", "library", "date", "narrowed", "remarks", "total", "tiers": [{"name", "total",
    "without", "texts": [one object each]}], "sources": [one sentence for each report]}."""
    return {
        "query": found.query,
        "explanation": found.explanation,
        "library": found.library,
        "date": found.on.isoformat(),
        "narrowed": list(found.narrowed),
        "remarks": list(found.remarks),
        "total": found.total,
        "tiers": [
            {
                "name": tier.name,
                "total": tier.total,
                "without": list(tier.without),
                "texts": [{**_record(text), "matches": [list(span) for span in text.matches]} for text in tier.texts],
            }
            for tier in found.tiers
        ],
        "sources": [plain(source) for source in found.sources],
    }


def found_object(found: FoundTexts) -> bytes:
    """The same as a file."""
    return (json.dumps(found_json(found), ensure_ascii=False, indent=2) + "\n").encode()


def _record(text: FoundText) -> dict[str, object]:
    return {
        "report": text.report,
        "symbols": list(text.symbols),
        "title": text.title,
        "year": text.year,
        "where": text.where,
        "section": text.section,
        "paragraph": text.paragraph,
        "page": text.page,
        "text": text.snippet,
        "missing": list(text.missing),
        "above": list(text.above),
        "citation": plain(text.citation),
    }


def found_brief(found: FoundTexts) -> Brief:
    """What was sought, then the texts tier by tier, each behind its citation, and the sources."""
    day = language(LANGUAGE).dates.text(found.on)
    lead = tr("{} in the library “{}”, {}.").format(found.count, found.library, day)
    narrowed = [tr("Narrowed to {}.").format(", ".join(found.narrowed))] if found.narrowed else []
    asked = [text for text in (found.query, found.explanation, *narrowed, *found.remarks) if text]
    sought = BriefChapter(tr("What was sought"), "", tuple((Run(printable(text)),) for text in asked), "")
    chapters = [
        BriefChapter(printable(tier.name), tier.count, tuple(map(_item, tier.texts)), "") for tier in found.tiers
    ]
    return Brief(results_title(found.query), printable(lead), (sought, *chapters), found.sources)


def results_title(query: str) -> str:
    """What the results of a query are called."""
    return tr("Results of a search: {}").format(printable(query.strip()))


def _item(text: FoundText) -> Text:
    """The citation, then the sentence with what was found in bold type, and what it lacks."""
    cited = tuple(Run(printable(run.text), italic=run.italic) for run in text.citation)
    beside = (Run(printable(f" [{'; '.join(text.beside)}]")),) if text.beside else ()
    return (*cited, Run(" "), *marked(text.snippet, text.matches), *beside)


def marked(text: str, marks: Sequence[tuple[int, int]]) -> list[Run]:
    """A text with what is at the marks `(start, end)` in bold type."""
    runs, done = [], 0
    for start, end in marks:
        runs += [Run(printable(text[done:start])), Run(printable(text[start:end]), bold=True)]
        done = end
    return [run for run in (*runs, Run(printable(text[done:]))) if run.text]
