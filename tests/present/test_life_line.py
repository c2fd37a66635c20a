"""A sentence through the years, in rows."""

from explorer.compare import compare, differences
from explorer.compare.phrases import Phrases
from explorer.model.comparison import Change, LifeLine
from explorer.model.report import Report
from explorer.present.life_line import LifeRow, life_rows, life_span
from tests.small_reports import para, report, section

PARTIES = "At the time of reporting, there were {} States parties to the Convention against Corruption."


REPORTS = [
    report(2018, section("I", "Status", para("1", f"It began. {PARTIES.format(186)}"))),
    report(2019, section("I", "Status", para("1", "Nothing was said of it."))),
    report(2020, section("I", "Status", para("1", PARTIES.format(187)), para("2", PARTIES.format(187)))),
    report(2021, section("I", "Status", para("1", PARTIES.format(187).replace("States parties", "parties")))),
]


def line_of(reports: list[Report], number: int, eid: str, place: int = 0) -> LifeLine:
    found = Phrases(reports, compare(reports)).life_line(number, eid, place)
    assert found is not None
    return found


def drawn(rows: list[LifeRow]) -> list[tuple[str, str, str, bool]]:
    return [(row.year, row.place, row.note, row.present) for row in rows]


def test_every_report_from_the_first_to_the_last_has_its_row() -> None:
    line = line_of(REPORTS, 0, "para_1", 12)
    rows = life_rows(line, (0, "para_1", 12), REPORTS, differences)
    assert life_span(line, REPORTS) == "First in 2018, last in 2021."
    assert drawn(rows) == [
        ("2018", "I, para. 1", "", True),
        ("2019", "", "not said in this report", False),
        ("2020", "I, para. 1", "", False),
        ("2020", "I, para. 2", "also in this report", False),
        ("2021", "I, para. 1", "", False),
    ]
    marks = [
        (row.year, piece.change, piece.was.strip(), piece.text.strip())
        for row in rows
        for piece in row.pieces
        if piece.change is not Change.EQUAL
    ]
    assert marks == [("2020", Change.FIGURE, "186", "187"), ("2021", Change.DELETED, "", "States")]
    assert rows[4].words == PARTIES.format(187).replace("States parties", "parties")
    assert str(rows[2]) == f"2020 I, para. 1. figures: 186 → 187. {PARTIES.format(187)}".removesuffix(".")


def test_the_same_words_and_a_rewritten_sentence_are_said_to_be_so() -> None:
    reports = [
        report(2018, section("I", "Status", para("1", PARTIES.format(186)))),
        report(2020, section("I", "Status", para("1", PARTIES.format(186)))),
    ]
    assert [row.note for row in life_rows(line_of(reports, 0, "para_1"), (0, "para_1", 0), reports, differences)] == [
        "",
        "the same words",
    ]


def test_one_report_alone_is_said_to_be_so() -> None:
    line = line_of(REPORTS, 0, "para_1")
    assert life_span(line, REPORTS) == "Only in 2018: no other report of the series says this."
    assert life_span(line_of(REPORTS[:1], 0, "para_1"), REPORTS[:1]) == "2018 is the only report of its series."
