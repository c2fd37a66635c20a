"""Quantities in tables are joined where the heads are the same."""

from collections.abc import Iterable, Sequence

from explorer.compare import compare
from explorer.compare.tables import table_figures, telling_cells
from explorer.language.address import addressed
from explorer.model.comparison import Figure
from explorer.model.report import Report, Section, Source, Table
from explorer.model.text import Run

_CAPTION = "Table 2. Resources in Vienna, {} (thousands of United States dollars)"


def report(rows: Sequence[Sequence[str]], caption: str = "", *, name: str = "", heading: str = "Finances") -> Report:
    cells = tuple(tuple((Run(cell),) if cell else () for cell in row) for row in rows)
    section = Section("I", (Run(heading),), (Table(cells, caption=caption),))
    return addressed(Report((section,), source=Source(name)))


def figures(reports: Iterable[Report]) -> tuple[Figure, ...]:
    return table_figures([telling_cells(each) for each in reports])


def rows(posts: str, travel: str, share: str = "12.5") -> list[list[str]]:
    return [
        ["Object of expenditure", "Appropriation", "Percentage"],
        ["Posts", posts, share],
        ["Travel of staff", travel, "3.0"],
    ]


def test_cells_under_the_same_heads_are_one_figure_in_the_unit_of_the_caption() -> None:
    older = report(rows("1 204.5", "80.0"), _CAPTION.format(2019))
    newer = report([rows("1,310.5", "80.0", "14.1")[k] for k in (0, 2, 1)], _CAPTION.format(2020).replace("2.", "5."))
    posts, share = figures([older, newer])
    assert posts.label == "Posts, Appropriation (Resources in Vienna)"
    assert (posts.unit, [value.value for value in posts.values]) == ("USD", [1_204_500, 1_310_500])
    assert (share.unit, [value.value for value in share.values]) == ("%", [12.5, 14.1])


def test_the_place_of_a_cell_is_told_in_the_words_of_its_table() -> None:
    reports = [report(rows("10", "(20)"), _CAPTION.format(2019)), report(rows("11", "25"), _CAPTION.format(2020))]
    tables = [block for found in reports for _, block in found.blocks()]
    for figure in figures(reports):
        for value in figure.values:
            table = tables[value.report]
            assert table.words[value.start : value.end] == value.text
            assert value.paragraph == table.eid


def test_a_number_in_brackets_or_after_a_minus_is_below_zero() -> None:
    (figure,) = figures([report([["", "Change"], ["Posts", one]]) for one in ("(1,200)", "-35")])
    assert [value.value for value in figure.values] == [-1200, -35]


def test_the_unit_of_a_count_is_what_its_head_says() -> None:
    years = [report([["", "Planned"], ["Publications (number of studies)", one]], "Table 16.4 Output") for one in "34"]
    (figure,) = figures(years)
    assert (figure.label, figure.unit) == ("Publications (number of studies), Planned (Output)", "studies")


def test_other_heads_other_tables_and_repeated_heads_are_not_joined() -> None:
    base = report([["", "Staff"], ["Vienna", "10"]])
    assert not figures([base, report([["", "Staff"], ["Nairobi", "12"]])])
    assert not figures([base, report([["", "Posts"], ["Vienna", "12"]])])
    assert not figures([base, report([["", "Staff"], ["Vienna", "12"]], heading="Travel")])
    assert not figures([base, report([["", "Staff"], ["Vienna", "12"], ["Vienna", "13"]])])
    assert not figures([base, report([["", "Staff"], ["Vienna", "12.4 per day"]])])


def test_a_long_table_does_not_flood() -> None:
    def long(step: int) -> Report:
        return report([["", "Staff"], *([f"Office in town {chr(65 + k)}", str(k + step)] for k in range(26))])

    assert len(figures([long(1), long(2)])) == 12
    assert not figures([long(1), long(1)])


def test_a_comparison_tells_the_figures_of_tables() -> None:
    found = compare([report([["", "Staff"], ["Vienna", one]], name=one) for one in ("10", "12")])
    assert [[value.value for value in figure.values] for figure in found.figures] == [[10, 12]]
    assert found.figures[0].label == "Vienna, Staff (Finances)"
