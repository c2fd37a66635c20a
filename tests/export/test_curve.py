"""A search by year as a file: every number that a rate is made of stands beside it."""

import csv
import io
import json

from explorer.export.passages import export_curve
from explorer.model.curve import Curve, YearCount

CURVE = Curve(
    "=ivory",
    "Texts with “ivory” in any form.",
    (YearCount(2018, 3, 12_000, 2), YearCount(None, 0, 0, 1)),
    (("Trade", (YearCount(2018, 1, 3_000, 1),)),),
)


def test_a_table_has_a_row_for_each_year_and_then_for_each_section_and_year() -> None:
    rows = list(csv.DictReader(io.StringIO(export_curve(CURVE, "csv").decode("utf-8-sig"), newline="")))
    assert rows[0] == {
        "query": "'=ivory",  # A formula to a spreadsheet.
        "section": "",
        "year": "2018",
        "places": "3",
        "words": "12000",
        "reports": "2",
        "per_10000": "2.5",
    }
    assert [(row["section"], row["year"], row["per_10000"]) for row in rows[1:]] == [
        ("", "", "0.0"),
        ("Trade", "2018", "3.333"),
    ]


def test_data_say_what_was_counted() -> None:
    told = json.loads(export_curve(CURVE, "json"))
    assert told["explanation"] == CURVE.explanation and told["years"][1]["year"] is None
    assert told["sections"][0] == {
        "title": "Trade",
        "years": [{"year": 2018, "places": 1, "words": 3000, "reports": 1, "per_10000": 3.333}],
    }
