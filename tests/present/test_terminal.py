"""What the terminal prints."""

from dataclasses import replace

from explorer.compare import compare, differences
from explorer.compare.digest import digest
from explorer.library import Entry
from explorer.model.comparison import Comparison, Link, Pair, State, Strength
from explorer.model.curve import Curve, YearCount
from explorer.model.report import Report
from explorer.places import Only
from explorer.present.read import outline_lines
from explorer.present.results import FoundRows
from explorer.present.terminal import (
    changes_lines,
    compare_lines,
    curve_lines,
    lineage_lines,
    list_lines,
    search_lines,
)
from explorer.search.parsing import parse
from explorer.search.results import Hit, Relaxation, Results, Tier
from tests.small_reports import newer_report, older_report, para, report, section, small_comparison

REPORTS = [older_report(), newer_report()]


def test_an_outline_has_the_paths_and_their_paragraphs() -> None:
    assert outline_lines(older_report()) == [
        "Report of 2020",
        "I  Introduction  (paras. 1–2)",
        "II  Action taken  (paras. 3–8)",
        "  II.A  Organized crime  (paras. 3–5)",
        "  II.B  Trafficking in persons  (paras. 6–8)",
        "III  Terrorism  (paras. 9–10)",
    ]


def test_reports_are_listed_by_what_tells_them_apart_or_with_why_they_cannot_be_read() -> None:
    entries = [Entry("a", file="a.pdf", title="One", year=2020), Entry("b", file="b.pdf", error="It is empty.")]
    assert list_lines(entries, {"Reports": entries}) == ["a  2020  One", "b  b.pdf  It is empty."]


def test_a_comparison_names_paragraphs_on_both_sides_and_what_happened() -> None:
    assert compare_lines(small_comparison(), REPORTS, differences) == [
        "I. Introduction                     I. Introduction · edited",
        "II. Action taken                    II. Action taken · edited",
        "II.A. Organized crime               II.A. Organized crime · edited",
        "III. Terrorism                      III. Terrorism · edited",
        "No counterpart in 2020              IV. Emerging issues",
        "from II.B · Trafficking in persons  IV.A. Trafficking · moved",
        "para. 1                 para. 1 · kept",
        "para. 2                 para. 2 · kept",
        "para. 3                 para. 3 · kept",
        "para. 4                 para. 4 · edited · split; para. 5 · edited · split",
        "para. 5                 No counterpart in 2021",
        "No counterpart in 2020  para. 6 · new",
        "para. 7                 No counterpart in 2021",
        "para. 8                 No counterpart in 2021",
        "para. 9                 para. 7 · edited · was 9",
        "para. 10                para. 8 · edited · was 10",
        "from II.B, para. 6      para. 9 · edited · figures · moved",
    ]


def test_a_comparison_tells_what_was_rewritten_what_is_doubtful_and_what_came_along_with_its_section() -> None:
    before = report(2020, section("I", "One", para("1", "Rain fell on the hills."), para("2", "Kept.")))
    after = report(2021, section("I", "One", para("4", "Nobody knew why it had stopped."), para("5", "Kept.")))
    states = frozenset({State.REWRITTEN, State.RENUMBERED})
    doubtful = Link("para_1", "para_4", states, 0.5, Strength.DOUBTFUL)
    kept = Link("para_2", "para_5", frozenset({State.SAME}), 1.0, Strength.STRONG, with_section=True)
    of_section = Link("sec_I", "sec_I", states, 0.7, Strength.LIKELY)
    found = Comparison((before.id, after.id), (Pair(0, 1, (of_section,), (doubtful, kept)),))
    assert compare_lines(found, [before, after], differences) == [
        "I. One  I. One · rewritten · likely counterpart",
        "para. 1  para. 4 · rewritten · was 1 · doubtful counterpart",
        "para. 2  para. 5 · kept · with its section",
    ]


def test_unnumbered_text_that_is_compared_is_named_by_its_section() -> None:
    before = report(2020, section("", "Lessons", para(None, "Words were said of it.")))
    after = report(2021, section("", "Lessons", para(None, "Words were said of it.")))
    assert compare_lines(compare([before, after]), [before, after], differences)[-1] == "Lessons  Lessons · kept"


def test_each_two_of_several_reports_are_told_apart() -> None:
    three = [*REPORTS, replace(newer_report(), id="report-2022", year=2022)]
    lines = compare_lines(compare(three), three, differences)
    assert [line for line in lines if "→" in line] == ["2020 → 2021", "2020 → 2022", "2021 → 2022"]


def told(older: Report, newer: Report, comparison: Comparison, only: Only = Only.CHANGED) -> list[str]:
    return changes_lines(digest(comparison, [older, newer], 0, 1), older, newer, only)


def test_changes_stand_below_their_headings_and_end_in_the_totals() -> None:
    lines = told(REPORTS[0], REPORTS[1], small_comparison())
    assert lines[0] == "II.A. Organized crime  1 kept · 2 edited · 1 new · 1 dropped"
    assert lines[1] == "  New                  para. 6  New words."
    assert "IV.A. Trafficking  was II.B" in lines
    assert "  Edited               para. 8  Paragraph 10 → 8." in lines
    moved = "  Moved and edited     para. 9  In 2019 → 2020 the Office helped 72 → 56 countries.  from II.B, para. 6"
    assert lines[-2] == moved
    assert [line for line in lines if "para. 9" in line] == lines[-2:-1]  # Told once.
    assert lines[-1] == "Whole report: 3 kept · 5 edited · 0 rewritten · 1 new · 3 dropped · 0 moved"
    assert told(older_report(), older_report(), compare([older_report()] * 2)) == ["Nothing changed."]
    main = told(REPORTS[0], REPORTS[1], small_comparison(), Only.ALL)
    assert main[:2] == ["New", lines[1]] and moved in main and main[-1] == lines[-1]


def test_unnumbered_text_is_named_by_its_section() -> None:
    before = report(
        2020, section("", "Lessons", para(None, "Words were said.")), section("", "Outlook", para(None, "It is."))
    )
    after = report(
        2021, section("", "Lessons", para(None, "Words were said.")), section("", "Outlook", para(None, "Rain."))
    )
    lines = told(before, after, compare([before, after]))
    assert any(line.startswith("  New                  Outlook  Rain.") for line in lines)
    assert any("2020, Outlook  It is." in line for line in lines)


def test_a_lineage_is_told_as_elsewhere_in_the_window() -> None:
    comparison = small_comparison()
    assert lineage_lines(comparison, REPORTS, 1, "para_9") == [
        "2020  II.B, para. 6  Strong: neighbours only. Edited, figures, moved"
    ]
    assert lineage_lines(comparison, REPORTS, 1, "para_6") == ["2020  No counterpart  Its section: II.A, paras. 3–5"]
    assert lineage_lines(Comparison(("a",)), REPORTS[1:], 0, "para_1") == ["There is no other report to look in."]


def test_what_was_found_has_its_place_and_what_was_not_a_way_on() -> None:
    rows = FoundRows({}, lambda id: (), lambda series: None)
    hit = Hit("r2020", "para_3", "IV.A", "3", 7, 1.0, "The traffic in arms.", ())
    found = Results(parse("traffic"), 1, hits=(hit,), explanation="Texts with “traffic”.")
    assert search_lines(found, rows) == [
        "1 place: Texts with “traffic”.",
        "r2020  IV.A, para. 3\n    The traffic in arms.",
    ]
    below = replace(hit, tier=1, missing=("zebra", "arms"))
    relaxed = (Relaxation("zebra", "traffic", 12),)
    tiers = Tier(1, 2, 2), Tier(1, 1, 2, without=("zebra",))
    whole = Results(parse("traffic zebra"), 2, hits=(hit, below), tiers=tiers, relaxations=relaxed)
    assert search_lines(whole, rows)[2:] == [
        "1 of 2 words: without “zebra”  1 place",
        "r2020  IV.A, para. 3  without “arms”\n    The traffic in arms.",
        "Without “zebra”: 12 places\n    traffic",
    ]
    nothing = Results(parse("traffic zebra"), 0, suggestion="traffic zero", relaxations=relaxed)
    assert search_lines(nothing, rows)[1:] == ["Did you mean traffic zero?", "Without “zebra”: 12 places\n    traffic"]


def test_a_search_by_year_is_a_table_with_the_rates_of_its_sections_below() -> None:
    counts = YearCount(2018, 63, 17_963, 2), YearCount(2020, 1, 9_133, 1)
    curve = Curve("crime", "Texts with “crime”.", counts, (("Trade", counts[1:]),))
    assert curve_lines(curve, Results(parse("crime"), uncompared=("Yearly",))) == [
        "Texts with “crime”.",
        "The years of “Yearly” could not be compared and are left out.",
        "Year  Places   Words  Per 10,000 words",
        "2018      63  17,963             35.07",
        "2020       1   9,133              1.09",
        "",
        "2018  2020  Section",
        "   –  1.09  Trade",
    ]
