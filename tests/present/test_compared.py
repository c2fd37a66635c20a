"""Two reports side by side: rows, captions, marked words."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.compare import compare, differences
from explorer.ingest import read_report
from explorer.model.comparison import Change, Figure, Link, Pair, Quantity, State, Strength
from explorer.model.report import Item, Paragraph, Report, Table
from explorer.model.text import Run
from explorer.paths import resource
from explorer.places import Only
from explorer.present.alignment import Element, Kind, Row, align, elements, with_third
from explorer.present.captions import Writer
from explorer.present.compared import Compared
from explorer.present.emphasis import italics
from explorer.present.pieces import Piece, cut
from tests.small_reports import (
    differ,
    link,
    newer_report,
    numbered,
    older_report,
    para,
    report,
    section,
    small_pair,
)


def sides(rows: list[Row]) -> list[str]:
    """The rows as text, the other report at the left."""

    def side(members: tuple[Element, ...]) -> str:
        return ",".join(member.eid.replace("sec_", "§").replace("para_", "") for member in members) or "-"

    signs = {Kind.HEADING: "#", Kind.TEXT: " ", Kind.MARKER: ">"}
    return [f"{signs[row.kind]} {side(row.other)} | {side(row.spine)}" for row in rows]


def test_the_newer_report_is_the_spine_and_nothing_older_is_lost() -> None:
    assert sides(align(older_report(), newer_report(), small_pair())) == [
        "# §I | §I",
        "  1 | 1",
        "  2 | 2",
        "# §II | §II",
        "# §II__§A | §II__§A",
        "  3 | 3",
        "  4 | 4,5",
        "  5 | -",
        "  - | 6",
        "> §II__§B | §IV__§A",
        "> 6 | 9",
        "  7 | -",
        "  8 | -",
        "# §III | §III",
        "  9 | 7",
        "  10 | 8",
        "# - | §IV",
        "# §II__§B | §IV__§A",
        "  6 | 9",
    ]


def test_the_older_report_can_be_the_spine() -> None:
    rows = align(older_report(), newer_report(), small_pair(), newer_is_spine=False)
    assert sides(rows)[4:12] == [
        "# §II__§A | §II__§A",
        "  3 | 3",
        "  4,5 | 4",
        "  6 | -",
        "  - | 5",
        "# §IV__§A | §II__§B",
        "  9 | 6",
        "  - | 7",
    ]


def test_every_element_of_both_reports_is_shown_once() -> None:
    for newer_is_spine in (True, False):
        rows = align(older_report(), newer_report(), small_pair(), newer_is_spine)
        spine, other = (newer_report(), older_report()) if newer_is_spine else (older_report(), newer_report())
        shown = [row for row in rows if row.kind is not Kind.MARKER]
        assert [one.eid for row in shown for one in row.spine] == [one.eid for one in elements(spine)]
        assert sorted(one.eid for row in shown for one in row.other) == sorted(one.eid for one in elements(other))


@given(st.lists(st.tuples(st.integers(1, 8), st.integers(1, 8), st.floats(0, 1), st.booleans()), max_size=20))
def test_any_links_give_rows_that_lose_nothing(links: list[tuple[int, int, float, bool]]) -> None:
    older, newer = (report(year, section("I", "One", *numbered(1, 8))) for year in (2018, 2020))
    pair = Pair(
        0,
        1,
        paragraphs=tuple(
            link(f"para_{a}", f"para_{b}", State.EDITED, *[State.MOVED] * moved, score=score)
            for a, b, score, moved in links
        ),
    )
    rows = align(older, newer, pair)
    shown = [row for row in rows if row.kind is not Kind.MARKER]
    assert [one.eid for row in shown for one in row.spine] == [one.eid for one in elements(newer)]
    assert sorted(one.eid for row in shown for one in row.other) == sorted(one.eid for one in elements(older))
    markers = [one.eid for row in rows if row.kind is Kind.MARKER for one in row.other]
    assert len(markers) == len(set(markers))
    assert set(markers) == {one.eid for row in shown for one in row.other if one.eid in row.moved}


def test_a_counterpart_shown_elsewhere_is_named_beside() -> None:
    older = report(2018, section("I", "One", *numbered(1, 1)))
    newer = report(2020, section("I", "One", *numbered(1, 3)))
    pair = Pair(0, 1, paragraphs=(link("para_1", "para_1", score=0.9), link("para_1", "para_3", score=0.5)))
    row = next(row for row in align(older, newer, pair) if row.spine and row.spine[0].eid == "para_3")
    assert Writer(("2018", "2020"), True, differ).shown(row).older[0].words == "I, para. 1, shown beside I, para. 1"


@pytest.fixture
def compared() -> Compared:
    compared = Compared(differ)
    compared.show(older_report(), newer_report(), small_pair())
    return compared


def told(compared: Compared, eid: str) -> str:
    row = compared.row_of(eid)
    assert row is not None
    return compared.spoken(row)


def test_rows_are_told_in_words(compared: Compared) -> None:
    assert told(compared, "para_1").startswith("para. 1 · kept; para. 1. The Office")
    assert told(compared, "para_6").startswith("para. 6 · new; No counterpart in 2020. New words.")
    assert told(compared, "para_9") == (
        "para. 9 · edited · figures · moved; from II.B, para. 6. "
        "figures: 2019 → 2020; 72 → 56. In 2020 the Office helped 56 countries."
    )
    assert compared.why(1) == "strong: neighbours only"
    marker = compared.spoken(9)
    assert marker == "II.B → now at IV.A"
    assert compared.spoken(10) == "para. 6 → now at IV.A, para. 9"


def test_a_number_is_said_once_and_a_section_only_where_it_is_another(compared: Compared) -> None:
    assert told(compared, "para_7").startswith("para. 7 · edited · was 9; para. 9. ")
    older = report(2018, section("I", "One", *numbered(1, 3)))
    newer = report(2020, section("I", "One", *numbered(1, 3)))
    links = (link("para_1", "para_3", State.EDITED, State.MOVED), link("para_2", "para_1"), link("para_3", "para_2"))
    compared.show(older, newer, Pair(0, 1, (link("sec_I", "sec_I"),), links))
    assert told(compared, "para_3").startswith("para. 3 · edited · moved; from para. 1. ")
    compared.show(older, newer, Pair(0, 1, (), links))
    assert told(compared, "para_3").startswith("para. 3 · edited · moved; from I, para. 1. ")


def test_several_paragraphs_that_moved_together_have_one_marker() -> None:
    older = report(2018, section("I", "One", *numbered(1, 3)), section("II", "Two", *numbered(4, 9)))
    newer = report(2020, section("I", "Two", *numbered(1, 6)), section("II", "One", *numbered(7, 9)))
    links = [link(f"para_{a}", f"para_{a - 3}") for a in range(4, 10)]
    links += [link(f"para_{a}", f"para_{a + 6}", State.EDITED, State.MOVED) for a in range(1, 4)]
    rows = align(older, newer, Pair(0, 1, paragraphs=tuple(links)))
    markers = [Writer(("2018", "2020"), True, differ).marker(row) for row in rows if row.kind is Kind.MARKER]
    assert markers == ["paras. 1–3 → now at II, paras. 7–9"]


def test_paragraphs_that_moved_into_one_have_one_marker_and_it_names_that_one_once() -> None:
    older = report(2018, section("I", "One", *numbered(1, 3)), section("II", "Two", *numbered(4, 4)))
    newer = report(2020, section("I", "One", *numbered(1, 1)), section("II", "Two", *numbered(2, 3)))
    merged = [link(f"para_{a}", "para_3", State.EDITED, State.MOVED, State.MERGED) for a in (2, 3)]
    rows = align(older, newer, Pair(0, 1, paragraphs=(link("para_1", "para_1"), link("para_4", "para_2"), *merged)))
    markers = [Writer(("2018", "2020"), True, differ).marker(row) for row in rows if row.kind is Kind.MARKER]
    assert markers == ["paras. 2–3 → now at II, para. 3"]


def test_a_rewritten_paragraph_has_its_figures_marked_and_its_words_on_demand() -> None:
    before, after = (
        "Last year help went to 72 countries in need.",
        "The Office has now, with partners, reached 56 countries.",
    )
    older = report(2018, section("I", "One", para("1", before)))
    newer = report(2020, section("I", "One", para("1", after)))
    place = after.index("56")
    figure = Figure(
        "countries",
        "country",
        True,
        (
            Quantity(0, "1", 72, "", "72 countries", before.index("72"), before.index("72") + 3),
            Quantity(1, "1", 56, "", "56 countries", place, place + 3),
        ),
    )
    compared = Compared(differ)
    compared.show(older, newer, Pair(0, 1, paragraphs=(link("para_1", "para_1", State.REWRITTEN),)), [figure])
    row = compared.row_of("para_1") or 0
    part = compared.shown(row).newer[0]
    assert part.caption == "para. 1 · rewritten" and part.words == after
    assert [(piece.text, piece.was) for piece in part.pieces if piece.change is Change.FIGURE] == [("56", "72")]
    compared.set_every_word(True)
    assert {piece.change for piece in compared.shown(row).newer[0].pieces} == {Change.INSERTED, Change.FIGURE}


def test_a_figure_is_marked_only_beside_what_it_was() -> None:
    words = ("There were 186 parties to the Convention.", "There were 187 parties to the Convention.")
    older = report(2018, section("I", "One", para("1", "Nothing of it."), para("2", words[0])))
    newer = report(2020, section("I", "One", para("1", words[1])))
    start = words[0].index("186")
    quantities = (
        Quantity(0, "2", 186, "", "186 parties", start, start + 3),
        Quantity(1, "1", 187, "", "187 parties", start, start + 3),
    )
    compared = Compared(differ)
    figure = Figure("parties", "party", True, quantities)
    for counterpart, expected in (("para_1", []), ("para_2", [("187", "186")])):
        compared.show(older, newer, Pair(0, 1, paragraphs=(link(counterpart, "para_1"),)), [figure])
        pieces = compared.shown(compared.row_of("para_1") or 0).newer[0].pieces
        assert [(one.text.strip(), one.was.strip()) for one in pieces if one.was] == expected


def test_a_merged_paragraph_names_all_that_it_was() -> None:
    older = report(2018, section("I", "One", *numbered(46, 48)))
    newer = report(2020, section("I", "One", *numbered(52, 52)))
    merged = (State.EDITED, State.MERGED, State.RENUMBERED)
    links = (link("para_46", "para_52", *merged), link("para_48", "para_52", *merged), link("para_47", None))
    compared = Compared(differ)
    compared.show(older, newer, Pair(0, 1, (link("sec_I", "sec_I"),), links))
    assert "was 46 and 48" in compared.shown(compared.row_of("para_52") or 0).newer[0].caption


def test_sub_paragraphs_have_lines_and_tables_a_name() -> None:
    items = para("1", "The Office will:", ("(a)", "Gather data;"), ("(b)", "Train 12 judges."))
    table = Table((((Run("Year"),),), ((Run("2020"),),)), "Table 1")
    older, newer = (report(year, section("I", "One", items, table)) for year in (2018, 2020))
    compared = Compared(differ)
    same = link("para_1", "para_1", State.SAME)
    compared.show(older, newer, Pair(0, 1, (link("sec_I", "sec_I", State.SAME),), (same,)))
    texts = [part.words for row in range(len(compared.rows)) for part in compared.shown(row).newer]
    assert texts == ["I. One", "The Office will:\u2028(a) Gather data;\u2028(b) Train 12 judges.", "Table 1 (2 rows)"]
    assert compared.text(1).endswith("The Office will:\n(a) Gather data;\n(b) Train 12 judges.")


def test_italics_are_found_in_the_words() -> None:
    runs = (
        Run("See  "),
        Run("Global Report", italic=True),
        Run("3", footnote="fn_3"),
        Run(" and  "),
        Run("more", italic=True),
    )
    paragraph = Paragraph("1", runs, (Item("(a)", (Run("Now "), Run("here", italic=True))),))
    assert [paragraph.words[start:end] for start, end in italics(paragraph)] == ["Global Report", "more", "here"]


def test_only_what_the_reader_asks_for_is_shown(compared: Compared) -> None:
    compared.set_only(Only.NEW)
    assert sides(compared.rows) == ["# §II__§A | §II__§A", "  - | 6"]
    compared.set_only(Only.DROPPED)
    assert [line for line in sides(compared.rows) if not line.startswith("#")] == ["  5 | -", "  7 | -", "  8 | -"]
    compared.set_only(Only.FIGURES)
    assert sides(compared.rows) == ["# §II__§B | §IV__§A", "  6 | 9"]
    compared.set_only(Only.CHANGED)
    assert all(row.changed for row in compared.rows if row.kind is Kind.TEXT)
    compared.set_only(Only.ALL)
    assert len(compared.rows) == 19


@given(st.lists(st.text("ab ", min_size=1), min_size=1, max_size=4), st.data())
def test_pieces_are_cut_where_the_texts_meet(texts: list[str], data: st.DataObject) -> None:
    joined = " ".join(texts)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(joined)))) | {0, len(joined)})
    pieces = [Piece(joined[a:b]) for a, b in itertools.pairwise(cuts)]
    assert ["".join(piece.text for piece in mine) for mine in cut(pieces, [len(text) for text in texts])] == texts


SAMPLES = ("000_ba46a36aec142166.txt", "001_0d3a60e5d9e57139.txt", "002_744464a0601c5378.txt")


def oldest_report() -> Report:
    """What corresponds to the newest: 1 to 2, 2 is dropped."""
    return report(2018, section("I", "Beginnings", para("1", "In 2018 all began."), para("2", "This is gone.")))


def far_pair() -> Pair:
    paragraphs = (
        Link("para_1", "para_2", frozenset({State.REWRITTEN}), 0.9, Strength.STRONG),
        Link("para_2", None, frozenset({State.DROPPED})),
    )
    return Pair(0, 2, (Link("sec_I", "sec_I", frozenset({State.RETITLED}), 0.9, Strength.STRONG),), paragraphs)


def columns_of(rows: list[Row]) -> list[str]:
    """The rows as text: the third report, the older and the newer one."""

    def side(members: list[str]) -> str:
        return ",".join(eid.replace("sec_", "§").replace("para_", "") for eid in members) or "-"

    return [
        f"{side([one.eid for each in row.far for one in each.other])} | "
        f"{side([one.eid for one in row.other])} | {side([one.eid for one in row.spine])}"
        for row in rows
    ]


def test_a_third_report_stands_beside_the_same_spine_and_loses_nothing() -> None:
    far = align(oldest_report(), newer_report(), far_pair())
    rows = with_third(align(older_report(), newer_report(), small_pair()), far)
    assert columns_of(rows)[:5] == ["§I | §I | §I", "- | 1 | 1", "1 | 2 | 2", "2 | - | -", "- | §II | §II"]
    assert [row.spine for row in rows if row.spine] == [
        row.spine for row in align(older_report(), newer_report(), small_pair()) if row.spine
    ]


def test_what_does_not_correspond_is_level_where_the_reader_chose_it() -> None:
    older, newer = (report(year, section("I", "One", *numbered(1, last))) for year, last in ((2018, 3), (2020, 4)))
    alone = [*(link(None, f"para_{number}") for number in (1, 3, 4)), link("para_1", None), link("para_2", None)]
    pair = Pair(0, 1, (link("sec_I", "sec_I"),), (link("para_3", "para_2"), *alone))
    compared = Compared(differ)
    compared.show(older, newer, pair, level=True)
    assert columns_of(compared.rows) == ["- | §I | §I", "- | 1 | 1", "- | 2 | -", "- | 3 | 2", "- | - | 3", "- | - | 4"]
    shown = compared.shown(1)
    assert [len(part.pieces) for part in (*shown.older, *shown.newer)] == [1, 1]
    assert shown.newer[0].caption == "para. 1"
    compared.set_only(Only.NEW)
    assert columns_of(compared.rows)[1:] == ["- | - | 1", "- | - | 3", "- | - | 4"]


def numbered_in(rows: list[Row], side: str) -> int:
    return sum(one.numbered for row in rows for one in getattr(row, side))


def test_the_totals_are_those_of_the_rows() -> None:
    reports = [read_report(resource(f"samples/{name}")) for name in SAMPLES]
    comparison = compare(reports)
    for pair in comparison.pairs:
        older, newer, totals = reports[pair.left_report], reports[pair.right_report], pair.totals
        assert totals.kept + totals.edited + totals.rewritten + totals.new == totals.newer == len(newer.paragraphs())
        carried = totals.kept_older + totals.edited_older + totals.rewritten_older
        assert carried + totals.dropped == totals.older == len(older.paragraphs())
        compared = Compared(differences)
        compared.show(older, newer, pair)
        shown = {}
        for only in (Only.NEW, Only.DROPPED, Only.CHANGED):
            compared.set_only(only)
            shown[only] = [row for row in compared.rows if row.kind is Kind.TEXT]
        assert numbered_in(shown[Only.NEW], "spine") == totals.new
        assert numbered_in(shown[Only.DROPPED], "other") == totals.dropped
        assert numbered_in(shown[Only.CHANGED], "spine") == totals.edited + totals.rewritten + totals.new
