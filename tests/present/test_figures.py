"""The table of figures in words, and its chart."""

from dataclasses import replace

import pytest

from explorer.model.comparison import Aspect, Comparison, Direction, Figure, FigureKind
from explorer.model.report import Report
from explorer.present.chart import chart_of
from explorer.present.figures import UNIT, FiguresTable, place_of, printed
from tests.small_reports import few_figures, newer_report, numbered, older_report, para, quantity, report, section


def test_cells_are_told_in_words() -> None:
    table = FiguresTable([older_report(), newer_report()], few_figures())
    said = [table.spoken(2, column) for column in (2, 3, 4, 5, 0)]
    assert said == [
        "2020: no such figure",
        "2021: 2600, para. 2",
        "2021: > 2,600",
        "The numbers stand beside each other and cannot be compared.",
        "People trained",
    ]


@pytest.mark.parametrize(
    ("value", "qualifier", "shown"),
    [(361000000, "", "361,000,000"), (20.8, "", "20.8"), (3000, "more than", "> 3,000"), (5, "circa", "circa 5")],
)
def test_values_are_printed_with_the_sign_of_their_qualifier(value: float, qualifier: str, shown: str) -> None:
    assert printed(quantity(0, "1", value, qualifier)) == shown


YEARS = (2012, 2014, 2015, 2018, 2020, 2021)


def reports(years: tuple[int, ...] = YEARS) -> list[Report]:
    return [report(year, section("I", "Status", *numbered(1, 9))) for year in years]


def figure(label: str, unit: str, *values: float, comparable: bool = True) -> Figure:
    return Figure(label, unit, comparable, tuple(quantity(at, str(at + 1), value) for at, value in enumerate(values)))


PARTIES = figure("parties", "party", 150, 160, 171, 180, 187, 189)


PEOPLE = figure("people trained", "people", 5400, 55000, 112000, comparable=False)


def test_points_are_told_in_words_and_so_is_the_whole_chart() -> None:
    chart = chart_of([PARTIES, PEOPLE], reports())
    assert chart.spoken(chart.points[1]) == "Parties, 2014: 160, para. 2"
    assert chart.told().endswith("People trained: 2012: 5,400, 2014: 55,000, 2015: 112,000 (beside each other)")
    assert [chart.beside(*way) for way in ((0, 1, 0), (0, -1, 0), (4, 0, 1), (6, 0, -1))] == [1, 0, 8, 0]


def test_the_basis_says_the_kind_and_in_what_values_differ() -> None:
    fell = replace(PEOPLE, kind=FigureKind.CHANGE, direction=Direction.DECREASE, differs=(Aspect.PERIOD, Aspect.PART))
    held = replace(PARTIES, kind=FigureKind.STOCK)
    table = FiguresTable(reports(), Comparison((), figures=(fell, held)))
    last = table.columns - 1
    assert [(table.text(row, UNIT), table.text(row, last)) for row in (0, 1)] == [
        ("people, decrease", "beside each other"),
        ("party", "comparable"),
    ]
    assert [table.explained(row, last) for row in (0, 1)] == [
        "The numbers stand beside each other and cannot be compared: other periods, a part or the whole.",
        "The texts say nothing that keeps the numbers from being compared. Counted at a time.",
    ]
    assert chart_of([fell], reports()).series[0].name == (
        "People trained (beside each other: other periods, a part or the whole)"
    )


def test_a_row_is_found_by_other_names_of_what_it_counts() -> None:
    parties = replace(PARTIES, label="parties to the Convention", unit="parties")
    table = FiguresTable(reports(), Comparison((), figures=(parties,)))
    assert "States parties" in table.sought(0)


def test_a_figure_of_unnumbered_text_is_found_by_its_section() -> None:
    unnumbered = report(2020, section("", "Way forward", para(None, "There were 5 States.")))
    ((_, text),) = unnumbered.blocks()
    assert place_of(quantity(0, text.eid, 5), unnumbered) == (text.eid, "Way forward")
    assert place_of(quantity(0, "9", 5), unnumbered) == (None, "para. 9")
