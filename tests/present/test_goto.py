from collections.abc import Sequence
from dataclasses import replace

import pytest

from explorer.library.entry import Entry, entry_of
from explorer.library.outline import outline_of
from explorer.model.report import Report
from explorer.present.goto import GoTo, Target
from tests.narrow import known
from tests.small_reports import newer_report, numbered, older_report, report, section

OLDER, NEWER = older_report(), newer_report()
REPORTS = [OLDER, NEWER]


def go_to(reports: Sequence[Report]) -> GoTo:
    by_id = {one.id: one for one in reports}
    series: dict[str, list[Entry]] = {}
    for one in reports:
        series.setdefault(one.series, []).append(entry_of(one, one.id))
    return GoTo(series, {one.id: outline_of(one) for one in reports}, by_id.get)


def targets(words: str, reports: Sequence[Report], here: str | None) -> list[Target]:
    return go_to(reports).targets(words, here)


def first(words: str, here: str | None = None) -> tuple[str, str]:
    target = targets(words, REPORTS, here)[0]
    return target.report, target.title


def test_year_and_paragraph() -> None:
    assert first("2020 para 6") == ("report-2020", "2020, para. 6")
    assert first("para. 6 2021") == ("report-2021", "2021, para. 6")


def test_a_bare_number_is_a_paragraph_of_the_report_in_hand() -> None:
    assert first("6", here="report-2020") == ("report-2020", "2020, para. 6")
    assert first("6", here="report-2021") == ("report-2021", "2021, para. 6")


def test_a_path() -> None:
    assert first("ii.b", here="report-2020") == ("report-2020", "II.B. Trafficking in persons")


def test_letters_that_begin_the_words_of_a_heading() -> None:
    assert first("traf pers", here="report-2020")[1] == "II.B. Trafficking in persons"


def test_a_slip_of_the_pen_still_finds_the_heading() -> None:
    assert "Trafficking in persons" in first("traficking in persns", here="report-2020")[1]


def test_a_year_alone_is_its_report() -> None:
    assert first("2020") == ("report-2020", "2020")


def test_nonsense_finds_nothing() -> None:
    assert targets("qqqq", REPORTS, None) == []
    assert targets("para 999", REPORTS, None) == []


def test_every_report_has_its_best_section_before_one_has_its_second() -> None:
    found = targets("orga", REPORTS, None)
    assert [one.report for one in found[:2]] == ["report-2021", "report-2020"]


def test_reports_of_the_series_in_hand_come_before_others() -> None:
    letter = replace(OLDER, id="letter", series="Letters", year=2025)
    found = targets("2020 para 6", [replace(OLDER, id="other", series="Letters"), OLDER, letter], "letter")
    assert [one.report for one in found] == ["other", "report-2020"]


def test_two_reports_of_one_year_are_told_apart_by_their_series() -> None:
    other = replace(OLDER, id="other", series="Letters")
    found = targets("para 6", [*REPORTS, other], None)
    assert {one.title for one in found} == {
        "2021, para. 6",
        "2020 · Reports, para. 6",
        "2020 · Letters, para. 6",
    }
    about = {one.about for one in targets("traf pers", [OLDER, other], None)}
    assert about == {"2020 · Reports", "2020 · Letters"}


def test_a_symbol_as_it_is_typed_and_with_a_paragraph() -> None:
    other = replace(OLDER, id="other", symbols=("A/80/75", "E/2025/55"))
    longer = replace(OLDER, id="longer", symbols=("A/80/750",))
    reports = [NEWER, longer, other]
    assert [one.report for one in targets("a/80/7", reports, None)] == ["longer", "other"]
    assert [one.title for one in targets("2025/55", reports, None)] == ["E/2025/55"]
    only = targets("A/80/75 para 6", reports, "report-2021")
    assert [(one.report, one.eid) for one in only] == [("other", "para_6")]
    assert targets("A/80/75 II.B", reports, None)[0].eid == "sec_II__sec_B"
    assert targets("A/99/1 para 6", reports, None) == []


def test_a_path_of_a_year() -> None:
    assert [one.eid for one in targets("2020 II.B", REPORTS, "report-2021")] == ["sec_II__sec_B"]


def test_a_path_offers_what_stands_below_it_after_itself() -> None:
    assert [one.eid for one in targets("2020 ii", REPORTS, None)][:3] == ["sec_II", "sec_II__sec_A", "sec_II__sec_B"]


def test_a_paragraph_of_an_annex() -> None:
    annexed = report(2022, section("I", "Body", *numbered(1, 2)), section("Annex I", "Members", *numbered(1, 3)))
    found = targets("annex i para 3", [annexed], None)
    assert [(one.title, one.eid) for one in found[:1]] == [
        ("2022, Annex I/3", known(annexed.paragraph("Annex I/3")).eid)
    ]


def test_letters_of_a_reports_title_lead_to_its_beginning() -> None:
    titled = replace(OLDER, id="titled", title="Strengthening the rule of law")
    assert targets("rule law", [titled], None)[0] == Target("titled", None, "Strengthening the rule of law", "2020")


def test_typing_letters_opens_no_report() -> None:
    opened: list[str] = []
    entries = {"Reports": [entry_of(OLDER, OLDER.id)]}
    places = GoTo(entries, {OLDER.id: outline_of(OLDER)}, lambda id: opened.append(id))
    assert places.targets("traf", None)
    assert opened == []


@pytest.mark.parametrize(
    "words",
    ["S/RES/1325 (2000)", "s/res/1325", "resolution 1325 (2000)", "https://undocs.org/en/S/RES/1325(2000)", "RES/1325"],
)
def test_a_document_in_any_form_of_its_name(words: str) -> None:
    resolution = replace(OLDER, id="r", symbols=("S/RES/1325 (2000)",), year=2001)
    found = targets(words, [NEWER, resolution], None)
    assert [target.report for target in found] == ["r"]
    assert [target.title for target in targets(f"{words} para 6", [NEWER, resolution], None)][:1] == ["2001, para. 6"]
