"""What came of checking a search, in words."""

import datetime
from dataclasses import replace

from explorer.export.formats import Kind, formats_for
from explorer.export.passages import export_brief
from explorer.present.checking import checked_brief, checked_json, checked_sentence
from explorer.search.checking import Checked, Difference, ReadReport
from explorer.search.results import Hit

HIT = Hit("a", "sec", "IV.A", "12", 3, snippet="Of *crime* alone.", matches=((3, 10),))
CHECKED = Checked(
    query="crime",
    explanation="Texts with “crime” in any form.",
    narrowed=("2019",),
    on=datetime.date(2026, 11, 29),
    reports=(
        ReadReport("a", "Report A", 1997, "Mandates", "en", 12, 1),
        ReadReport("b", "Report B", 2025, "Mandates", "fr", 30, 0, (2, 3, 7)),
    ),
    found=1,
    counted=1,
    beside=0,
    different=0,
    places=(HIT,),
    differences=(),
    unreadable=(),
    behind=(),
)
WRONG = replace(
    CHECKED,
    query='"crime"',
    counted=2,
    beside=5,
    different=1,
    differences=(Difference(HIT, indexed=True),),
    unreadable=("c",),
    behind=("a", "b"),
)


def test_a_sentence_says_what_was_confirmed_in_what_and_when() -> None:
    assert checked_sentence(CHECKED) == (
        "“crime” is confirmed: 1 of 1 place, in 2 reports (1997–2025); 3 pages hold no text; read on 29 November 2026."
    )
    assert checked_sentence(WRONG) == (
        '"crime" is not confirmed: 2 of 1 place were found, with 1 difference, in 2 reports (1997–2025); '
        "5 more places, without all of the words, were not checked; "
        "3 pages hold no text; 1 report cannot be read; 2 reports are not indexed as they are; "
        "read on 29 November 2026."
    )


def test_the_record_tells_all_of_it_in_every_format() -> None:
    record = checked_brief(WRONG, lambda hit: f"para. {hit.label}")
    text = export_brief(record, "text").decode()
    for words in (
        'Check of a search: "crime"',
        "- Narrowed to 2019.",
        "- 42 texts in 2 reports (1997–2025)",
        "- Languages: English, français.",
        "- Report B (2025): no text on page 2–3, 7.",
        "- c: the stored report cannot be read.",
        "- a: read, but not in the index as it is stored.",
        "- Report A (1997): 1 of 12 texts",
        "Nothing in 1 report.",
        "- Report A (1997), para. 12: Of *crime* alone.",
        "- Only by the search: Report A (1997), para. 12: Of *crime* alone.",
    ):
        assert words in text
    assert "<strong>*crime*</strong>" in export_brief(record, "html").decode()
    assert all(export_brief(record, format.name) for format in formats_for(Kind.BRIEF) if format.name != "pdf")


def test_nothing_said_anywhere_is_said() -> None:
    nowhere = replace(CHECKED, found=0, counted=0, places=(), reports=(replace(CHECKED.reports[0], found=0),))
    text = export_brief(checked_brief(nowhere, lambda hit: ""), "text").decode()
    assert "is confirmed to stand nowhere, in 1 report (1997)" in text and "- Nothing in 1 report." in text
    assert "Differences" not in text and "Where" not in text


def test_scripts_get_the_same_as_data() -> None:
    data = checked_json(WRONG)
    assert (data["confirmed"], data["found"], data["counted"], data["different"]) == (False, 1, 2, 1)
    assert data["differences"][0]["by"] == "search" and data["differences"][0]["label"] == "12"
    assert data["reports"][1]["without_text"] == [2, 3, 7] and data["not_indexed"] == ["a", "b"]
