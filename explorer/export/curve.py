"""A query through the years as a table and as data, with the words of each year so that a rate can be checked."""

import json
from collections.abc import Iterator
from typing import Any

from explorer.export.compilation import printable
from explorer.export.records import csv_bytes
from explorer.model.curve import PER, Curve, YearCount

_COLUMNS = ("query", "section", "year", "places", "words", "reports", f"per_{PER}")
_DECIMALS = 3


def curve_json(curve: Curve) -> dict[str, Any]:
    """{"query", "explanation", "years": [{"year", "places", "words", "reports", "per_10000"}], "sections": [{"title",
    "years"}]}: places are texts with all that is sought, words those of the texts that were searched."""
    return {
        "query": curve.query,
        "explanation": curve.explanation,
        "years": list(map(_year, curve.years)),
        "sections": [{"title": title, "years": list(map(_year, years))} for title, years in curve.sections],
    }


def curve_object(curve: Curve) -> bytes:
    """The same as a file."""
    return (json.dumps(curve_json(curve), ensure_ascii=False, indent=2) + "\n").encode()


def curve_csv(curve: Curve) -> bytes:
    """One row a year, then one for each section and year; the section is empty for all of them together."""
    return csv_bytes(_COLUMNS, (list(map(printable, row)) for row in _rows(curve)))


def _rows(curve: Curve) -> Iterator[tuple[str, ...]]:
    for section, years in (("", curve.years), *curve.sections):
        yield from ((curve.query, section, *map(_cell, _year(year).values())) for year in years)


def _year(counted: YearCount) -> dict[str, int | float | None]:
    return {
        "year": counted.year,
        "places": counted.places,
        "words": counted.words,
        "reports": counted.reports,
        f"per_{PER}": round(counted.rate, _DECIMALS),
    }


def _cell(value: float | None) -> str:
    return "" if value is None else str(value)
