from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.language import language
from explorer.library.entry import Entry
from explorer.library.names import Names
from explorer.library.series import key, organ_of, series_of

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
        ("Report of the Committee on its seventy-third session", "Report of the Committee"),
        ("Report of the Committee on its one hundred and second session", "Report of the Committee"),
        ("Report of the Board on its 12th regular session, 3-7 May 2021", "Report of the Board on its regular session"),
        ("Report of the Conference on its first session, held in Katowice from 2 to 15 December 2018",
         "Report of the Conference"),
        ("Report of the Conference on its first session, to be held in Saint John’s, Antigua, from 12 to 14 May 2009. "
         "Addendum. Part two: Action taken by the Conference at its first session",
         "Report of the Conference. Addendum. Part two: Action taken by the Conference"),
        ("Report of the Committee on Information. Forty-seventh session (28 April–9 May 2025)",
         "Report of the Committee on Information"),
        ("Report on the thirtieth session (New York, 24–27 March 2025)", "Report"),
        ("Results of the eighty-seventh, eighty-eighth and eighty-ninth sessions of the Committee",
         "Results of the Committee"),
        ("Report on the first and second regular sessions and annual session of 2024",
         "Report on the regular sessions and annual session"),
        ("Report of the Board on its thirty-fourth special session", "Report of the Board on its special session"),
        ("Third annual progress report on the Gigiri plan", "Annual progress report on the Gigiri plan"),
        ("Letter dated 3 April 2025 from the Secretary-General", "Letter from the Secretary-General"),
        ("Annual review of the Fund, 2024. Report of the Managing Director",
         "Annual review of the Fund. Report of the Managing Director"),
        ("Economic situation as of mid-2025", "Economic situation"),
        ("59/… Human rights and climate change", "Human rights and climate change"),
        ("Resolutions 1989 (2011) and 2253 (2015)", "Resolutions 1989 (2011) and 2253 (2015)"),
        ("Communication No. 2025/2011", "Communication No. 2025/2011"),
        ("Progress towards the 2030 Agenda in 2024", "Progress towards the 2030 Agenda"),
        ("Elections held in Haiti", "Elections held in Haiti"),
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
    """The series of reports in English."""
    series = Names(replace(entry, language="en") for entry in entries).series()
    return {entry.id: name for name, entries in series.items() for entry in entries}


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


@pytest.mark.parametrize(
    ("symbol", "organ"),
    [
        ("A/80/75", "A"),
        ("A/ES-10/1028", "A"),
        ("A/80/6 (Sect. 16)", "A"),
        ("E/CN.6/2025/NGO/142", "E/CN.6"),
        ("A/AC.109/L.25", "A/AC.109"),
        ("FCCC/CP/2018/10/Add.2", "FCCC/CP"),
        ("S/RES/2768 (2025)", "S/RES"),
    ],
)
def test_the_organ_is_told_by_the_symbol(symbol: str, organ: str) -> None:
    assert organ_of(symbol) == organ


def test_one_title_used_by_two_organs_is_two_series() -> None:
    committee = Entry("a", title="Draft report", symbols=("A/AC.182/2025/L.1",), year=2025)
    later = Entry("b", title="Draft report", symbols=("A/AC.182/2026/L.1",), year=2026)
    other = Entry("c", title="Draft report", symbols=("E/AC.51/2025/L.4",), year=2025)
    without = Entry("d", title="Draft report")
    assert named(committee, later, other, without) == {
        "a": "Draft report (A/AC.182)",
        "b": "Draft report (A/AC.182)",
        "c": "Draft report (E/AC.51)",
        "d": "Draft report (A/AC.182)",
    }
    assert set(named(committee, later, without).values()) == {"Draft report"}


def test_a_report_to_two_organs_is_in_one_series_with_those_to_either() -> None:
    both = Entry("a", title="Emergency assistance", symbols=("A/80/75", "E/2025/55"))
    assembly = Entry("b", title="Emergency assistance", symbols=("A/79/78",))
    council = Entry("c", title="Emergency assistance", symbols=("E/2023/61",))
    assert set(named(assembly, council, both).values()) == {"Emergency assistance"}
