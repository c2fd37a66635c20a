"""Symbols, date, sessions and items of the agenda: what is printed, and nothing else."""

import datetime

import pytest

from explorer.ingest.stages.chunks import Look
from tests.ingest.builders import printed, set_line
from tests.ingest.first_pages import DISTRIBUTED, LOOK, PROSE, first_page, masthead_of, title_of


def test_an_impossible_date_is_none() -> None:
    front = printed("Distr.: General\n31 February 2020\nOriginal: English\nTitle\n\nReport of the Secretary-General")
    assert masthead_of(front, Look()).date is None


@pytest.mark.parametrize(
    "symbol",
    [
        "S/RES/1325 (2000)",
        "A/80/6 (Sect. 29B)",
        "A/80/6 (Income sect. 1)",
        "A/ES-10/1028",
        "GEGN.2/2025/35",
        "DP-FPA/2025/1",
        "S/2025/10/Add.45 and Corr.1",
        "ICCD/COP(8)/CST/8",
        "JIU/REP/2025/2",
    ],
)
def test_symbols_are_read_whole(symbol: str) -> None:
    lines = printed(f"United Nations {symbol}\n\nDistr.: General\n3 May 2020\n\nOriginal: English\n\nSummary")
    assert masthead_of(lines, Look()).symbols == (symbol,)


@pytest.mark.parametrize(
    ("printed_as", "session", "item"),
    [
        (
            "Annual Session 2025\tItem 13 of the provisional agenda",
            "Annual Session 2025",
            "Item 13 of the provisional agenda",
        ),
        ("Seventy-ninth session\tEightieth year", "Seventy-ninth session; Eightieth year", ""),
        ("(Item 3 (b) of the agenda)\tSixty-fifth session", "Sixty-fifth session", "Item 3 (b) of the agenda"),
        ("(Fifty-fifth session, 16 October 2001,\tagenda item 13 )", "Fifty-fifth session", "agenda item 13"),
        ("Financial year\tThe year", "", ""),
    ],
)
def test_sessions_and_items_are_those_of_each_body(printed_as: str, session: str, item: str) -> None:
    lines = first_page(*DISTRIBUTED[:4], (printed_as, 60.0, 10.0, False), ("A title", 120.0, 14.0, True), PROSE)
    found = masthead_of(lines, LOOK)
    assert (found.session, found.agenda_item) == (session, item)


@pytest.mark.parametrize("line", ["Distr.: General23 October 1998", "Distr.: General\n23 October 1998English"])
def test_a_date_is_read_where_another_line_clings_to_it(line: str) -> None:
    lines = printed(f"United Nations\nA/53/601\n\n{line}\nOriginal: French\n\nI. Introduction")
    assert masthead_of(lines, Look()).date == datetime.date(1998, 10, 23)


@pytest.mark.parametrize(
    ("line", "date"), [("1 January 2025", datetime.date(2025, 1, 1)), ("Nice, 1 January 2025", None), ("1\t2025", None)]
)
def test_where_nothing_is_said_of_distribution_a_date_stands_alone(line: str, date: datetime.date | None) -> None:
    masthead = [set_line("Secretariat", 738, size=20.0, gap=0.2), set_line(line, 726, x0=397.0)]
    title = first_page(("Administrative instruction", 120.0, 14.0, True), PROSE)
    lines = [*first_page(DISTRIBUTED[0]), *masthead, *title]
    assert masthead_of(lines, LOOK).date == date


@pytest.mark.parametrize("record", ["Official Records, 2025", "United Nations • New York, 2025"])
def test_a_cover_without_a_date_has_the_year_of_its_records_and_no_session_of_its_title(record: str) -> None:
    lines = [
        set_line("United Nations", 740, size=20.0, bold=True, gap=1.0),
        set_line("Report of the Committee on Forests", 700, size=28.0, bold=True, gap=2.0),
        set_line("Twenty-eighth session", 660, size=18.0, bold=True, gap=2.0),
        set_line("General Assembly", 500, size=20.0, bold=True, gap=4.0),
        set_line("Eightieth Session", 480, size=14.0, bold=True),
        set_line(record, 460, size=14.0, bold=True),
        set_line("I. Introduction", 700, size=14.0, bold=True, page=2, top=True),
    ]
    found = masthead_of(lines, LOOK)
    assert (found.session, found.date, found.year) == ("Eightieth Session", None, 2025)
    assert title_of(lines, LOOK) == "Report of the Committee on Forests. Twenty-eighth session"
