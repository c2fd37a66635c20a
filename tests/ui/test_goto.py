from dataclasses import replace

from explorer.ui.goto import targets
from tests.ui.builders import newer_report, older_report

OLDER, NEWER = older_report(), newer_report()
REPORTS = [OLDER, NEWER]


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
    assert first("ii.b", here="report-2020") == ("report-2020", "II.B Trafficking in persons")


def test_letters_that_begin_the_words_of_a_heading() -> None:
    assert first("traf pers", here="report-2020")[1] == "II.B Trafficking in persons"


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
