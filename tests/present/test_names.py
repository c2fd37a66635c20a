"""What places are called."""

import pytest

from explorer.library import Entry
from explorer.model.report import Paragraph
from explorer.present.names import Places, names_in_series, numbers, place_name, short_name
from tests.narrow import a
from tests.small_reports import newer_report, numbered, older_report, para, report, section

ANNEXED = report(
    2022,
    section(
        "I", "Body", *numbered(1, 2), section("", "Lessons learned", para("3", "Third."), para(None, "Unnumbered."))
    ),
    section("Annex I", "Members", para("1", "All:", ("(a)", "One;"), ("(b)", "Two."))),
)


def eid_of(words: str) -> str:
    return next(block.eid for _, block in ANNEXED.blocks() if block.words.startswith(words))


@pytest.mark.parametrize(
    ("words", "whole", "short"),
    [
        ("Third", "Lessons learned, para. 3", "para. 3"),
        ("Unnumbered", "Lessons learned", "Lessons learned"),
        ("All", "Annex I, para. 1", "Annex I/1"),
    ],
)
def test_one_place_and_many_are_named_alike(words: str, whole: str, short: str) -> None:
    eid, places = eid_of(words), Places(ANNEXED)
    assert (
        (place_name(ANNEXED, eid), short_name(ANNEXED, eid)) == (places.name(eid), places.short(eid)) == (whole, short)
    )


def test_a_sub_paragraph_is_named_by_its_paragraph_and_what_is_not_there_not_at_all() -> None:
    paragraph = a(Paragraph, ANNEXED.find(eid_of("All")))
    item = next(eid for eid in Places(ANNEXED).section_of if eid.startswith(f"{paragraph.eid}__"))
    assert place_name(ANNEXED, item) == "Annex I, para. 1"
    assert place_name(ANNEXED, "sec_X") == short_name(ANNEXED, "sec_X") == Places(ANNEXED).name("sec_X") == ""


def test_a_section_is_named_with_its_paragraphs() -> None:
    assert place_name(older_report(), "sec_II__sec_A") == "II.A, paras. 3–5"
    assert place_name(newer_report(), "sec_IV__sec_A") == "IV.A, para. 9"
    assert short_name(older_report(), "sec_II__sec_A") == "II.A"


def test_places_are_named_together_with_their_section_once() -> None:
    places = Places(older_report())
    assert places.together(["para_3", "para_4", "para_5"]) == "II.A, paras. 3–5"
    assert places.together(["para_3", "para_5"]) == "II.A, para. 3, para. 5"
    assert places.together(["para_9"]) == "III, para. 9"


def test_paragraphs_are_named_by_their_numbers() -> None:
    assert [numbers([]), numbers(["46"]), numbers(["38", "43"])] == ["", "para. 46", "paras. 38–43"]
    assert numbers(["Decision 13/CP.24/8"]) == "Decision 13/CP.24/8"
    assert numbers(["Annex I/7", "Annex I/8", "Annex I/9"]) == "Annex I/7–9"


def test_reports_are_named_within_their_series() -> None:
    entries = [Entry("a", year=2020), Entry("b", year=2020, symbols=("A/75/90",)), Entry("c", year=2020, file="c.pdf")]
    assert names_in_series({"One": entries[:1], "Two": entries[1:]}) == {
        "a": "2020",
        "b": "2020 A/75/90",
        "c": "2020 c.pdf",
    }
