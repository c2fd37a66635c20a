"""The year matrix: its rows, which of them fit, and what is said of them."""

from dataclasses import replace

from explorer.model.comparison import Comparison, Lineage, Pair, Totals
from explorer.places import Only
from explorer.present.lineages import Row, matrix
from explorer.present.matrix import YearMatrix
from tests.small_reports import newer_report, numbered, older_report, report, section, small_comparison


def drawn(rows: list[Row], depth: int = 0) -> list[str]:
    """The matrix as text: a row a line, indented, its paragraphs in each year."""
    lines = []
    for row in rows:
        counts = " ".join(str(cell.paragraphs) if cell.eids else "-" for cell in row.cells)
        lines += [f"{'  ' * depth}{row.section.number} {counts}", *drawn(row.children, depth + 1)]
    return lines


def test_rows_follow_the_newest_report() -> None:
    rows = matrix([older_report(), newer_report()], small_comparison())
    assert drawn(rows) == ["I 2 2", "II 6 4", "  A 3 4", "III 2 2", "IV - 1", "  A 3 1"]


def test_a_lineage_that_ended_stays_at_its_old_place() -> None:
    reports = [
        report(
            2018, section("I", "One", section("A", "Kept"), section("B", "Gone", *numbered(1, 2))), section("II", "Two")
        ),
        report(2020, section("I", "One", section("A", "Kept"), section("B", "Added")), section("II", "Two")),
    ]
    same = [Lineage(((eid,), (eid,))) for eid in ("sec_I", "sec_I__sec_A", "sec_II")]
    ended = Lineage((("sec_I__sec_B",), ()))
    comparison = Comparison(("a", "b"), lineages=(*same, ended, Lineage(((), ("sec_I__sec_B",)))))
    assert drawn(matrix(reports, comparison)) == ["I 2 0", "  A 0 0", "  B 2 -", "  B - 0", "II 0 0"]


def test_lineages_that_meet_in_the_newest_report_are_one_row() -> None:
    older = report(2018, section("I", "One", *numbered(1, 2)), section("II", "Two", *numbered(3, 5)))
    newer = report(2020, section("I", "Both", *numbered(1, 4)))
    comparison = Comparison(
        ("a", "b"), lineages=(Lineage((("sec_I",), ("sec_I",))), Lineage((("sec_II",), ("sec_I",))))
    )
    assert drawn(matrix([older, newer], comparison)) == ["I 5 4"]


def test_a_section_without_a_lineage_is_not_lost() -> None:
    rows = matrix([older_report(), newer_report()], Comparison(("a", "b")))
    assert len([row for top in rows for row in top.walk()]) == 11


def test_without_a_comparison_the_newest_report_stands_alone() -> None:
    assert drawn(matrix([older_report(), newer_report()], None))[0] == "I - 2"


def test_cells_are_told_in_words() -> None:
    years = YearMatrix([older_report(), newer_report()], small_comparison())
    words = [years.spoken(row, 2) for row in years.top]
    assert words[0] == "2021: 2 paragraphs; since 2020: 2 kept"
    assert words[2] == "2021: 2 paragraphs; since 2020: 2 edited"
    kept = years.spoken(years.top[1].children[0], 2)
    assert kept == "2021: 4 paragraphs; since 2020: 1 kept, 2 edited, 1 new, 1 dropped"
    assert years.spoken(years.top[3], 1) == "2020: no counterpart"
    assert years.spoken(years.top[3].children[0], 0) == "IV.A, Trafficking; since 2020: moved, from II.B"


def test_the_year_after_the_last_tells_what_became_of_a_section() -> None:
    older = report(2020, section("I", "One", *numbered(1, 2)), section("II", "Two", *numbered(3, 5)))
    newer = report(2021, section("I", "One", *numbered(1, 2)))
    latest = report(2022, section("I", "One", *numbered(1, 2)))
    ended = Totals(older=3, edited_older=1, dropped=2)
    pairs = (Pair(0, 1, older_totals={"sec_II": ended}), Pair(1, 2))
    lineages = (Lineage((("sec_I",),) * 3), Lineage((("sec_II",), (), ())))
    years = YearMatrix([older, newer, latest], Comparison((older.id, newer.id, latest.id), pairs, lineages))
    words = [years.spoken(years.top[1], column) for column in (2, 3)]
    assert words == [
        "2021: no counterpart; of 3 paragraphs in 2020: 2 dropped, 1 now elsewhere",
        "2022: no counterpart",
    ]


def test_two_years_that_are_not_compared_have_no_bars_and_no_fate() -> None:
    reports = [report(year, section("I", "One", *numbered(1, 2))) for year in (2018, 2019, 2020)]
    totals = {"sec_I": Totals(older=2, newer=2, kept=2, kept_older=2)}
    pairs = (Pair(0, 1, section_totals=totals), Pair(1, 2, section_totals=totals))
    comparison = Comparison(tuple(each.id for each in reports), pairs, (Lineage((("sec_I",),) * 3),))
    years = YearMatrix(reports, comparison)
    assert years.spoken(years.top[0], 3) == "2020: 2 paragraphs; since 2019: 2 kept"
    known = [years.compared]
    years.narrow((0, 2))
    assert [*known, years.compared] == [True, False]
    assert years.spoken(years.top[0], 3) == "2020: 2 paragraphs; not compared with 2018 yet"
    assert years.spoken(years.top[0], 2) == "2019: 2 paragraphs; since 2018: 2 kept"
    whole = replace(comparison, pairs=(*pairs, Pair(0, 2, section_totals=totals)))
    assert YearMatrix(reports, whole, (0, 2)).spoken(years.top[0], 3) == "2020: 2 paragraphs; since 2018: 2 kept"


def test_only_rows_of_one_fate_or_with_a_term_are_shown_below_those_above_them() -> None:
    years = YearMatrix([older_report(), newer_report()], small_comparison())
    years.narrow((0, 1), Only.MOVED)
    assert drawn(years.top) == ["IV - 1", "  A 3 1"] and years.count == (1, 6)
    moved = years.top[0].children[0]
    assert years.note(moved) == "Since 2020: moved, from II.B" and years.note(years.top[0]) == ""
    years.narrow((0, 1), term="organized crime")
    assert years.narrowed and years.has_term(years.top[0], 0)
    assert years.spoken(years.top[0], 2).endswith("; contains “organized crime”")
