import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.language import language
from explorer.library.entry import Entry
from explorer.library.series import key, name_series, series_of

MANDATES = "Implementation of the mandates of the United Nations crime prevention and criminal justice programme"


@pytest.mark.parametrize(
    ("title", "series"),
    [
        (MANDATES, MANDATES),
        ("Implementation of resolution 1701 (2006) during the period from 21 October 2024 to 20 February 2025",
         "Implementation of resolution 1701 (2006)"),
        ("Proposed programme budget for 2026: Plan outline", "Proposed programme budget: Plan outline"),
        ("Proposed programme budget for the biennium 2014-2015", "Proposed programme budget"),
        ("World Drug Report 2023", "World Drug Report"),
        ("2023 World Drug Report", "World Drug Report"),
        ("Annual report (2022)", "Annual report"),
        ("Annual report for the year 2022/23", "Annual report"),
        ("Report of the Committee on its seventy-third session", "Report of the Committee on its session"),
        ("Report of the Committee on its one hundred and second session", "Report of the Committee on its session"),
        ("Report of the Board on its 12th regular session, 3-7 May 2021", "Report of the Board on its regular session"),
        ("Report of the Conference on its first session, held in Katowice from 2 to 15 December 2018",
         "Report of the Conference on its session, held in Katowice"),
        ("Situation in Haiti as of 31 December 2021", "Situation in Haiti"),
        ("Activities from 1 January to 30 June 2020", "Activities"),
        ("The situation of human rights, January 2019", "The situation of human rights"),
        ("First aid in emergencies", "First aid in emergencies"),
        ("Follow-up to resolution 75/1", "Follow-up to resolution 75/1"),
        ("2021", "2021"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_changes_every_year_is_left_out(title: str, series: str) -> None:
    assert series_of(title, language()) == series


@given(st.text())
def test_any_title_has_a_series_and_one_that_is_stable(title: str) -> None:
    assert bool(series_of(title, language())) == bool(title)
    assert series_of(series_of(title, language()), language()) == series_of(title, language())


def named(*entries: Entry) -> dict[str, str]:
    return {entry.id: entry.series for entry in name_series(entries)}


def test_two_reports_of_one_year_may_be_in_one_series() -> None:
    first = Entry(
        "a",
        title="Resolution 1701 (2006) during the period from 1 January 2025 to 20 June 2025",
        year=2025,
        language="en",
    )
    second = Entry(
        "b",
        title="Resolution 1701 (2006) during the period from 21 June 2025 to 1 December 2025",
        year=2025,
        language="en",
    )
    assert named(first, second) == {"a": "Resolution 1701 (2006)", "b": "Resolution 1701 (2006)"}


def test_spellings_are_joined_under_the_latest() -> None:
    shouted = Entry("a", title="THE SITUATION IN HAITI", year=1997)
    written = Entry("b", title="The situation in Haiti", year=1999)
    assert named(written, shouted) == {"a": "The situation in Haiti", "b": "The situation in Haiti"}


def test_a_stated_series_wins() -> None:
    stated = Entry("a", title="Something else", series="World drug report", year=2001)
    assert named(stated, Entry("b", title="World Drug Report 2023", year=2023)) == {
        "a": "World drug report",
        "b": "World drug report",
    }


def test_reports_without_a_title_have_no_series_in_common_with_others() -> None:
    assert key("") == ""
    assert named(Entry("a"), Entry("b", title="World Drug Report")) == {"a": "", "b": "World Drug Report"}
    assert named(Entry("a", file="one.docx"), Entry("b", file="two.doc")) == {"a": "one.docx", "b": "two.doc"}
