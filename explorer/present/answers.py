"""What scripts get of a library and of a search: the plain values that verbs print as JSON."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from explorer.export.integrity import in_words
from explorer.library import Entry
from explorer.present.words import capital
from explorer.search.results import Hit, Results


def list_json(library: Path, entries: Iterable[Entry]) -> dict[str, Any]:
    """The folder of a library and its reports; why one cannot be read, and that it is not what was stored, are the last
    of its warnings."""
    return {"library": str(library), "reports": [_entry(entry) for entry in entries]}


def _entry(entry: Entry) -> dict[str, Any]:
    warnings = [{"page": warning.page, "message": warning.message} for warning in entry.warnings]
    if entry.error:
        warnings.append({"page": None, "message": entry.error})
    warnings += [{"page": None, "message": f"{capital(in_words(breach))}."} for breach in entry.breaches]
    return {
        "id": entry.id,
        "file": entry.file,
        "symbols": list(entry.symbols),
        "title": entry.title,
        "date": entry.date.isoformat() if entry.date else None,
        "year": entry.year,
        "series": entry.series,
        "warnings": warnings,
    }


def search_json(query: str, results: Results) -> dict[str, Any]:
    """The query as typed, and what was found for it."""
    return {
        "query": query,
        "total": results.total,
        "milliseconds": results.milliseconds,
        "hits": [_hit(hit) for hit in results.hits],
        "facets": {name: dict(counts) for name, counts in results.facets.items()},
        "explanation": results.explanation,
        "suggestion": results.suggestion,
        "reading": results.query.reading,
        "problems": [asdict(problem) for problem in results.query.problems],
        "relaxations": [asdict(relaxation) for relaxation in results.relaxations],
        "tiers": [asdict(tier) for tier in results.tiers],
        "aliases": [asdict(alias) for alias in results.aliases],
        "uncompared": list(results.uncompared),
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {**place_json(hit), "score": hit.score}


def place_json(hit: Hit) -> dict[str, Any]:
    """Where a text stands that was found, and the sentence that shows why."""
    return {
        "report": hit.report,
        "where": hit.where.value,
        "section": hit.section,
        "label": hit.label,
        "page": hit.page,
        "snippet": hit.snippet,
        "matches": [list(span) for span in hit.matches],
        "tier": hit.tier,
        "missing": list(hit.missing),
        "above": list(hit.above),
        "weights": dict(hit.weights),
    }
