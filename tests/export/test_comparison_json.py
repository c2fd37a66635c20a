"""The JSON of the `compare` verb."""

import json

from explorer.compare import compare
from explorer.export.comparison_json import comparison_json
from explorer.model.comparison import Comparison, Link, Pair, Rejected, State
from explorer.model.link_reasons import LinkReason, ReasonKind, packed
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
    assert 0 < linked["score"] <= 1 and linked["strength"] == "strong"
    assert told["lineages"][1] == {"a.txt": ["I"], "b.txt": ["II"]}
    assert told["figures"] == [
        {
            "label": "parties to the Convention against Corruption",
            "unit": "parties",
            "comparable": True,
            "kind": None,
            "direction": None,
            "differs": [],
            "values": [
                {"report": "a.txt", "paragraph": "1", "value": 186.0, "qualifier": "", "text": "186 parties"},
                {"report": "b.txt", "paragraph": "2", "value": 187.0, "qualifier": "", "text": "187 parties"},
            ],
        }
    ]
    assert linked["by_user"] is False and linked["rejected_left"] is None and linked["rejected_right"] is None
    totals = told["totals"][0]
    assert totals["newer"] == totals["kept"] + totals["edited"] + totals["rewritten"] + totals["new"] == 2
    carried = totals["kept_older"] + totals["edited_older"] + totals["rewritten_older"]
    assert totals["older"] == carried + totals["dropped"] == 2


def test_reasons_quote_both_texts_with_their_places() -> None:
    years = [report({"Parties": [f"There were {n} parties to the Convention against Corruption."]}) for n in (186, 187)]
    linked = comparison_json(compare(years), years, ["a", "b"])["paragraphs"][0]
    parties = "parties to the Convention against Corruption"
    assert linked["reasons"][:2] == [
        {
            "kind": "phrase",
            "quotes": [
                {
                    "left": {"text": parties, "eid": "para_1", "start": 15, "end": 59},
                    "right": {"text": parties, "eid": "para_1", "start": 15, "end": 59},
                }
            ],
        },
        {
            "kind": "figure",
            "count": 1,
            "of": None,
            "quotes": [
                {
                    "left": {"text": "186 parties", "eid": "para_1", "start": 11, "end": 22},
                    "right": {"text": "187 parties", "eid": "para_1", "start": 11, "end": 22},
                }
            ],
        },
    ]


def test_nothing_linked_gives_new_and_dropped_rows() -> None:
    older, newer = report({"Old": ["Ivory was sold."]}), report({"New": ["Prisons opened."]})
    rows = comparison_json(compare([older, newer]), [older, newer], ["a", "b"])["paragraphs"]
    assert [(row["left"], row["right"], row["states"]) for row in rows] == [
        (None, "1", ["new"]),
        ("1", None, ["dropped"]),
    ]


def test_cited_documents_have_their_places_and_what_became_of_them() -> None:
    years = [report({"Work": [text]}) for text in ("See A/75/90.", "See A/75/90 and A/75/91.", "Nothing.")]
    told = comparison_json(compare(years), years, ["a", "b", "c"])
    assert [document["symbol"] for document in told["cited"]] == ["A/75/90", "A/75/91"]
    first, second = told["cited"]
    assert first["places"] == {"a": ["1"], "b": ["1"], "c": []}
    assert first["states"] == [
        {"left_report": "a", "right_report": "b", "state": "still cited"},
        {"left_report": "a", "right_report": "c", "state": "no longer cited"},
        {"left_report": "b", "right_report": "c", "state": "no longer cited"},
    ]
    assert [state["state"] for state in second["states"]] == ["newly cited", "no longer cited"]


def test_what_is_perhaps_a_counterpart_is_named_by_its_place() -> None:
    older, newer = report({"Courts": ["Judges met.", "Ivory was sold."]}), report({"Courts": ["Judges met again."]})
    reasons = packed([LinkReason(ReasonKind.NEIGHBOURS)])
    edited, dropped = frozenset({State.EDITED}), frozenset({State.DROPPED})
    links = (
        Link("para_1", "para_1", edited, 0.9, rejected_left=Rejected("para_2", 0.4, reasons)),
        Link("para_2", None, dropped, rejected_right=Rejected("para_1", 0.4, reasons)),
    )
    comparison = Comparison(("a", "b"), (Pair(0, 1, (), links),))
    first, second = comparison_json(comparison, [older, newer], ["a", "b"])["paragraphs"]
    perhaps = {"score": 0.4, "reasons": [{"kind": "neighbours", "quotes": []}]}
    assert (first["rejected_left"], first["rejected_right"]) == ({"place": "2", **perhaps}, None)
    assert (second["rejected_left"], second["rejected_right"]) == (None, {"place": "1", **perhaps})
