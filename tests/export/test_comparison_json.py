"""The JSON of the `compare` verb."""

import json

from explorer.compare import compare
from explorer.export.comparison_json import comparison_json
from tests.compare.make import report


def test_sections_go_by_path_paragraphs_by_label_and_reports_by_the_names_given() -> None:
    older = report(
        {"Parties": ["There were 186 parties to the Convention against Corruption."], "Old": ["Ivory was sold."]}
    )
    newer = report(
        {"New": ["Prisons opened."], "Parties": ["There were 187 parties to the Convention against Corruption."]}
    )
    told = comparison_json(compare([older, newer]), [older, newer], ["a.txt", "b.txt"])
    assert json.loads(json.dumps(told)) == told
    assert told["reports"] == ["a.txt", "b.txt"]
    assert [(row["left"], row["right"]) for row in told["sections"]] == [(None, "I"), ("I", "II"), ("II", None)]
    linked = told["paragraphs"][1]
    assert (linked["left_report"], linked["left"], linked["right_report"], linked["right"]) == (
        "a.txt",
        "1",
        "b.txt",
        "2",
    )
    assert linked["states"] == ["edited", "figures", "renumbered"]
    assert 0 < linked["score"] <= 1 and linked["strength"] == "strong" and "1 figure" in linked["reasons"]
    assert told["lineages"][1] == {"a.txt": ["I"], "b.txt": ["II"]}
    assert told["figures"] == [
        {
            "label": "parties to the Convention against Corruption",
            "unit": "parties",
            "comparable": True,
            "values": [
                {"report": "a.txt", "paragraph": "1", "value": 186.0, "qualifier": "", "text": "186 parties"},
                {"report": "b.txt", "paragraph": "2", "value": 187.0, "qualifier": "", "text": "187 parties"},
            ],
        }
    ]
    totals = told["totals"][0]
    assert totals["newer"] == totals["kept"] + totals["edited"] + totals["new"] == 2
    assert totals["older"] == totals["kept_older"] + totals["edited_older"] + totals["dropped"] == 2


def test_nothing_linked_gives_new_and_dropped_rows() -> None:
    older, newer = report({"Old": ["Ivory was sold."]}), report({"New": ["Prisons opened."]})
    rows = comparison_json(compare([older, newer]), [older, newer], ["a", "b"])["paragraphs"]
    assert [(row["left"], row["right"], row["states"]) for row in rows] == [
        (None, "1", ["new"]),
        ("1", None, ["dropped"]),
    ]
