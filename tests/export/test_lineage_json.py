"""The JSON of the `lineage` verb."""

import json
from typing import Any

from explorer.compare import compare
from explorer.compare.phrases import Phrases
from explorer.export.lineage_json import lineage_json
from explorer.export.selection import place_in
from explorer.model.comparison import Comparison, Link, Pair, Rejected, State
from explorer.model.link_reasons import LinkReason, ReasonKind, packed
from explorer.model.report import Report
from tests.compare.make import report

PARTIES = "At the time of reporting, there were {} parties to the Convention against Corruption."
IVORY = "Ivory, rosewood and pangolin scales were seized by wildlife authorities at the port of Mombasa."
YEARS = [
    report({"Parties": [PARTIES.format(186)]}, year=2018),
    report({"Wildlife": [IVORY]}, year=2019),
    report({"Wildlife": [IVORY], "Parties": [f"{PARTIES.format(187)} More will follow."]}, year=2020),
]


def told(place: str, reports: list[Report] = YEARS, own: int = 2) -> dict[str, Any]:
    comparison = compare(reports)
    element = place_in(reports[own], place)
    names = [str(each.year) for each in reports]
    lines = Phrases(reports, comparison).life_lines(own, element.eid)
    value = lineage_json(comparison, reports, names, own, element, lines)
    assert json.loads(json.dumps(value)) == value
    return value


def test_a_paragraph_is_told_of_in_each_other_report_in_time() -> None:
    value = told("para.2")
    assert (value["report"], value["place"], value["kind"], value["lineage"]) == ("2020", "2", "paragraph", None)
    assert value["text"].startswith("At the time")
    found, missing = value["counterparts"]
    assert (found["report"], found["year"], found["place"]) == ("2018", 2018, "1")
    assert found["text"] == PARTIES.format(186) and found["states"] == ["edited", "figures", "renumbered"]
    assert found["strength"] == "strong" and found["reasons"] and found["by_user"] is False
    assert (missing["report"], missing["place"], missing["text"], missing["states"]) == ("2019", None, None, ["new"])


def test_the_states_are_those_from_the_older_to_the_newer_report() -> None:
    (newer,) = [row for row in told("para.1", own=0)["counterparts"] if row["report"] == "2020"]
    assert newer["place"] == "2" and "renumbered" in newer["states"]
    (missing,) = [row for row in told("para.1", own=0)["counterparts"] if row["report"] == "2019"]
    assert missing["states"] == ["dropped"]


def test_a_section_is_told_of_with_its_row_of_the_lineages() -> None:
    value = told("II")
    assert (value["kind"], value["text"], value["sentences"]) == ("section", "Parties", [])
    assert [(row["report"], row["place"]) for row in value["counterparts"]] == [("2018", "I"), ("2019", None)]
    assert value["lineage"] == {"2018": ["I"], "2019": [], "2020": ["II"]}


def test_sentences_have_their_first_and_last_year_and_every_wording() -> None:
    first, second = told("para.2")["sentences"]
    assert (first["sentence"], first["first"], first["last"]) == (PARTIES.format(187), "2018", "2020")
    assert [(each["report"], each["paragraph"], each["linked"]) for each in first["wordings"]] == [
        ("2018", "1", True),
        ("2020", "2", False),
    ]
    assert (second["first"], second["last"]) == ("2020", "2020")


def test_what_is_perhaps_a_counterpart_stands_in_the_other_report() -> None:
    reports = [report({"Courts": ["Judges met.", "Ivory was sold."]}, year=year) for year in (2018, 2020)]
    perhaps = Rejected("para_2", 0.4, packed([LinkReason(ReasonKind.NEIGHBOURS)]))
    link = Link("para_1", "para_1", frozenset({State.SAME}), 1.0, rejected_left=perhaps)
    comparison = Comparison(("a", "b"), (Pair(0, 1, (), (link,)),))
    value = lineage_json(comparison, reports, ["2018", "2020"], 1, reports[1].paragraphs()[0], [])
    (row,) = value["counterparts"]
    assert row["rejected"] == {"place": "2", "score": 0.4, "reasons": [{"kind": "neighbours", "quotes": []}]}
