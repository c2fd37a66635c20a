import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from explorer.compare import compare, differences
from explorer.ingest import read_report
from explorer.model.comparison import Change, Comparison, Difference, Figure, Pair, Quantity, State, Strength
from explorer.model.report import Item, Paragraph, Report, Table
from explorer.model.text import Run
from explorer.paths import resource
from explorer.present.alignment import Element, Kind, Row, align, elements
from explorer.present.captions import Part, Tone, Writer
from explorer.present.emphasis import italics
from explorer.present.pieces import Piece, cut
from explorer.ui.compare.model import CompareModel, Only
from explorer.ui.compare.painting import LaidRow, columns
from explorer.ui.compare.view import CompareView
from explorer.ui.theme import Theme
from explorer.ui.widgets.typography import level_font, line_width
from tests.ui.builders import (
    WORDS,
    link,
    newer_report,
    numbered,
    older_report,
    para,
    report,
    section,
    small_pair,
)
from tests.ui.fakes import FakeCommands

SAMPLES = ("001_0d3a60e5d9e57139.txt", "002_744464a0601c5378.txt")


def differ(older: str, newer: str) -> list[Difference]:
    """Word by word where both have as many words, else one for the other: enough to see what the view makes of it."""
    left, right = older.split(" "), newer.split(" ")
    if len(left) != len(right):
        return [Difference(Change.DELETED, older, ""), Difference(Change.INSERTED, "", newer)]
    found: list[Difference] = []
    for place, (one, other) in enumerate(zip(left, right, strict=True)):
        blank = " " if place < len(left) - 1 else ""
        if one == other:
            found.append(Difference(Change.EQUAL, one + blank, other + blank))
        elif one.isdigit() and other.isdigit():
            found.append(Difference(Change.FIGURE, one + blank, other + blank))
        else:
            found += [Difference(Change.DELETED, one + blank, ""), Difference(Change.INSERTED, "", other + blank)]
    return found


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
def model() -> CompareModel:
    model = CompareModel(differ)
    model.show(older_report(), newer_report(), small_pair())
    return model


def told(model: CompareModel, eid: str) -> str:
    row = model.row_of(eid)
    assert row is not None
    return str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_rows_are_told_in_words(model: CompareModel) -> None:
    assert told(model, "para_1").startswith("para. 1 · kept; para. 1. The Office")
    assert told(model, "para_6").startswith("para. 6 · new; No counterpart in 2020. New words.")
    assert told(model, "para_9") == (
        "para. 9 · edited · figures · moved; from II.B, para. 6. "
        "figures: 2019 → 2020; 72 → 56. In 2020 the Office helped 56 countries."
    )
    assert model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == "strong: wording"
    marker = model.index(9, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert marker == "II.B → now at IV.A"
    assert model.index(10, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "para. 6 → now at IV.A, para. 9"


def test_a_number_is_said_once_and_a_section_only_where_it_is_another(model: CompareModel) -> None:
    assert told(model, "para_7").startswith("para. 7 · edited · was 9; para. 9. ")
    older = report(2018, section("I", "One", *numbered(1, 3)))
    newer = report(2020, section("I", "One", *numbered(1, 3)))
    links = (link("para_1", "para_3", State.EDITED, State.MOVED), link("para_2", "para_1"), link("para_3", "para_2"))
    model.show(older, newer, Pair(0, 1, (link("sec_I", "sec_I"),), links))
    assert told(model, "para_3").startswith("para. 3 · edited · moved; from para. 1. ")
    model.show(older, newer, Pair(0, 1, (), links))
    assert told(model, "para_3").startswith("para. 3 · edited · moved; from I, para. 1. ")


def test_doubt_is_told_and_drawn(theme: Theme) -> None:
    older, newer = (report(year, section("I", "One", *numbered(1, 1))) for year in (2018, 2020))
    pixels = []
    for strength in (Strength.STRONG, Strength.DOUBTFUL):
        model = CompareModel(differ)
        model.show(older, newer, Pair(0, 1, paragraphs=(replace(link("para_1", "para_1"), strength=strength),)))
        doubted = "doubtful counterpart" in told(model, "para_1")
        assert doubted is (strength is Strength.DOUBTFUL)
        places = columns(theme, 900)
        picture = QImage(900, 300, QImage.Format.Format_RGB32)
        picture.fill(theme.color("page"))
        painter = QPainter(picture)
        row = model.row_of("para_1") or 0
        shown = model.shown(row)
        LaidRow(theme, model.rows[row], (shown.older, shown.newer), places).paint(painter, 0)
        painter.end()
        gap = round((places.lefts[0] + places.width + places.lefts[1]) / 2)
        pixels.append({picture.pixelColor(gap, y).name() for y in range(100)})
    assert theme.color("accent").name() not in pixels[0]
    assert {theme.color("accent").name(), theme.color("page").name()} <= pixels[1]


def test_texts_are_level_where_one_side_has_a_caption(theme: Theme) -> None:
    places, font = columns(theme, 900), level_font(theme)
    plain, moved = (Part(caption, (Piece("Words"),)) for caption in ("", "from II"))
    note = Part("", (Piece("No counterpart"),), Tone.NOTE)
    row = Row(Kind.TEXT)
    level = LaidRow(theme, row, ((moved,), (plain,)), places)
    tops = [side[0].text_top for side in level.sides]
    assert tops[0] == tops[1] > font.pixelSize() / 2
    assert LaidRow(theme, row, ((note,), (moved,)), places).sides[0][0].text_top == 0


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
    model = CompareModel(differ)
    model.show(older, newer, Pair(0, 1, paragraphs=(link("para_1", "para_1"),)), [figure])
    row = model.row_of("para_1") or 0
    part = model.shown(row).newer[0]
    assert part.caption == "para. 1 · rewritten" and part.words == after
    assert [(piece.text, piece.was) for piece in part.pieces if piece.change is Change.FIGURE] == [("56", "72")]
    model.set_every_word(True)
    assert {piece.change for piece in model.shown(row).newer[0].pieces} == {Change.INSERTED, Change.FIGURE}


def test_a_figure_is_marked_only_beside_what_it_was() -> None:
    words = ("There were 186 parties to the Convention.", "There were 187 parties to the Convention.")
    older = report(2018, section("I", "One", para("1", "Nothing of it."), para("2", words[0])))
    newer = report(2020, section("I", "One", para("1", words[1])))
    start = words[0].index("186")
    quantities = (
        Quantity(0, "2", 186, "", "186 parties", start, start + 3),
        Quantity(1, "1", 187, "", "187 parties", start, start + 3),
    )
    model = CompareModel(differ)
    figure = Figure("parties", "party", True, quantities)
    for counterpart, expected in (("para_1", []), ("para_2", [("187", "186")])):
        model.show(older, newer, Pair(0, 1, paragraphs=(link(counterpart, "para_1"),)), [figure])
        pieces = model.shown(model.row_of("para_1") or 0).newer[0].pieces
        assert [(one.text.strip(), one.was.strip()) for one in pieces if one.was] == expected


def test_a_merged_paragraph_names_all_that_it_was() -> None:
    older = report(2018, section("I", "One", *numbered(46, 48)))
    newer = report(2020, section("I", "One", *numbered(52, 52)))
    merged = (State.EDITED, State.MERGED, State.RENUMBERED)
    links = (link("para_46", "para_52", *merged), link("para_48", "para_52", *merged), link("para_47", None))
    model = CompareModel(differ)
    model.show(older, newer, Pair(0, 1, (link("sec_I", "sec_I"),), links))
    assert "was 46 and 48" in model.shown(model.row_of("para_52") or 0).newer[0].caption


def test_sub_paragraphs_have_lines_and_tables_a_name() -> None:
    items = para("1", "The Office will:", ("(a)", "Gather data;"), ("(b)", "Train 12 judges."))
    table = Table((((Run("Year"),),), ((Run("2020"),),)), "Table 1")
    older, newer = (report(year, section("I", "One", items, table)) for year in (2018, 2020))
    model = CompareModel(differ)
    same = link("para_1", "para_1", State.SAME)
    model.show(older, newer, Pair(0, 1, (link("sec_I", "sec_I", State.SAME),), (same,)))
    texts = [part.words for row in range(len(model.rows)) for part in model.shown(row).newer]
    assert texts == ["I One", "The Office will:\u2028(a) Gather data;\u2028(b) Train 12 judges.", "Table 1 (2 rows)"]
    assert model.index(1, 0).data().endswith("The Office will:\n(a) Gather data;\n(b) Train 12 judges.")


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


def test_only_what_the_reader_asks_for_is_shown(model: CompareModel) -> None:
    model.set_only(Only.NEW)
    assert sides(model.rows) == ["# §II__§A | §II__§A", "  - | 6"]
    model.set_only(Only.DROPPED)
    assert [line for line in sides(model.rows) if not line.startswith("#")] == ["  5 | -", "  7 | -", "  8 | -"]
    model.set_only(Only.FIGURES)
    assert sides(model.rows) == ["# §II__§B | §IV__§A", "  6 | 9"]
    model.set_only(Only.CHANGED)
    assert all(row.changed for row in model.rows if row.kind is Kind.TEXT)
    model.set_only(Only.ALL)
    assert len(model.rows) == 19


@given(st.lists(st.text("ab ", min_size=1), min_size=1, max_size=4), st.data())
def test_pieces_are_cut_where_the_texts_meet(texts: list[str], data: st.DataObject) -> None:
    joined = " ".join(texts)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(joined)))) | {0, len(joined)})
    pieces = [Piece(joined[a:b]) for a, b in itertools.pairwise(cuts)]
    assert ["".join(piece.text for piece in mine) for mine in cut(pieces, [len(text) for text in texts])] == texts


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> CompareView:
    view = CompareView(theme, FakeCommands(), differ)
    qtbot.addWidget(view)
    view.resize(980, 600)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_pair(
        older_report(), newer_report(), small_pair(), choices=[("report-2018", "2018"), ("report-2020", "2020")]
    )
    view.list.setFocus()
    return view


def here(view: CompareView) -> str:
    place = view.current_place()
    return "" if place is None else f"{place[0].removeprefix('report-')} {place[1]}"


def test_the_headings_of_a_section_stand_above_its_first_paragraph(view: CompareView) -> None:
    view.resize(980, 260)
    for eid in ("sec_II__sec_A", "para_3"):
        view.go(eid)
        assert here(view) == f"2021 {eid}"
        assert view.list.indexAt(QPoint(40, 4)).row() == view._model.row_of("sec_II")
    view.go("para_2")
    assert view.list.visualRect(view.list.currentIndex()).top() == 0


def test_steps_lead_through_the_changes(view: CompareView) -> None:
    view.go("sec_I")
    seen = []
    for _ in range(4):
        assert view.step_change(1)
        seen.append(here(view))
    assert seen == ["2021 para_4", "2020 para_5", "2021 para_6", "2020 para_7"]
    view.step_change(-1)
    assert here(view) == "2021 para_6"


@pytest.mark.keys
def test_arrows_space_home_and_end_move_the_row_in_hand(view: CompareView, qtbot: QtBot) -> None:
    qtbot.keyClick(view.list, Qt.Key.Key_End)
    assert here(view) == "2021 para_9"
    qtbot.keyClick(view.list, Qt.Key.Key_Up)
    assert here(view) == "2021 sec_IV__sec_A"
    qtbot.keyClick(view.list, Qt.Key.Key_Home)
    assert here(view) == "2021 sec_I"
    qtbot.keyClick(view.list, Qt.Key.Key_Space)
    assert view.list.verticalScrollBar().value() > 300 and here(view) != "2021 sec_I"


@pytest.mark.keys
def test_copying_takes_the_paragraph_with_its_label(view: CompareView, qtbot: QtBot) -> None:
    view.go("para_9")
    qtbot.keyClick(view.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "2021, para. 9: In 2020 the Office helped 56 countries."


def test_swapping_keeps_the_row_in_hand(view: CompareView) -> None:
    view.go("para_9")
    view.swap_spine()
    row = view._model.rows[view.list.current_row()]
    assert ([one.eid for one in row.spine], [one.eid for one in row.other]) == (["para_6"], ["para_9"])
    assert here(view) == "2021 para_9"
    view.swap_spine()
    assert here(view) == "2021 para_9" and view._model.newer_is_spine


def test_an_older_eid_is_found_where_it_stood_or_beside_its_counterpart(view: CompareView) -> None:
    assert view.go("sec_II__sec_B", newer=False) and here(view) == "2020 sec_II__sec_B"
    assert view._model.rows[view.list.current_row()].kind is Kind.MARKER
    assert view.go("para_10", newer=False) and here(view) == "2021 para_8"
    assert not view.go("para_900") and not view.go("sec_II__sec_B")


def test_steps_over_paragraphs_pass_headings_and_markers(view: CompareView) -> None:
    view.go("para_3")
    seen = []
    while view.step_paragraph(1):
        seen.append(here(view))
    assert seen[:3] == ["2021 para_4", "2020 para_5", "2021 para_6"] and seen[-1] == "2021 para_9"


def test_rows_are_level_and_never_overlap(view: CompareView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not view.list._idle.isActive())
    rects = [view.list.visualRect(view.list.model().index(row, 0)) for row in range(19)]
    assert all(above.bottom() + 1 == below.top() for above, below in itertools.pairwise(rects))
    bar = view.list.verticalScrollBar()
    assert bar.maximum() == rects[-1].bottom() + 1 + bar.value() - view.list.viewport().height()


def test_columns_are_never_wider_than_the_measure(theme: Theme) -> None:
    for width in (600, 780, 1300, 2400):
        places = columns(theme, width)
        assert places.width <= line_width(theme.reading_font(), 66)
        assert places.lefts[0] > 0 and places.right < width


def test_what_is_in_view_stays_when_guesses_are_put_right(qtbot: QtBot, theme: Theme) -> None:
    older, newer = (report(year, section("I", "One", *numbered(1, 200, WORDS * 3))) for year in (2018, 2020))
    pair = Pair(0, 1, paragraphs=tuple(link(f"para_{n}", f"para_{n}", State.SAME) for n in range(1, 201)))
    view = CompareView(theme, FakeCommands(), differ)
    qtbot.addWidget(view)
    view.resize(980, 600)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_pair(older, newer, pair, "para_150")
    assert view.list.visualRect(view.list.currentIndex()).top() == 0
    qtbot.waitUntil(lambda: not view.list._idle.isActive())
    assert view.list.visualRect(view.list.currentIndex()).top() == 0


def test_a_screen_reader_hears_what_is_painted(view: CompareView) -> None:
    rows = QAccessible.queryAccessibleInterface(view.list)
    assert rows.role() == QAccessible.Role.List and rows.childCount() == 19
    said = rows.child(view._model.row_of("para_9") or 0).text(QAccessible.Text.Name)
    assert said.startswith("para. 9 · edited") and "figures: 2019 → 2020; 72 → 56" in said


def test_the_totals_and_years_are_told(view: CompareView, qtbot: QtBot) -> None:
    assert view.totals.totals().splitlines() == [
        "2021: 3 kept + 5 edited + 1 new = 9",
        "2020: 3 kept + 4 edited + 3 dropped = 10",
    ]
    assert view.totals._group.button(Only.FIGURES.value).text() == "Figures 1"
    chips = [chip for chip in view.years.findChildren(QToolButton) if chip.isVisible() and chip.isCheckable()]
    assert [(chip.text(), chip.isChecked()) for chip in chips] == [("2018", False), ("2020", True), ("2021", True)]
    with qtbot.waitSignal(view.other_requested) as other:
        chips[0].click()
    assert other.args == ["report-2018"]


def test_a_passage_is_asked_for_by_report_and_paragraph(view: CompareView, qtbot: QtBot) -> None:
    view.go("para_9")
    with qtbot.waitSignal(view.passage_requested) as asked:
        view.request_passage()
    assert asked.args == ["report-2021", "para_9", -1, -1]


def test_another_text_size_keeps_the_row_at_the_top(view: CompareView, theme: Theme) -> None:
    view.go("para_6")
    theme.text_size = 150
    try:
        assert view.list.visualRect(view.list.currentIndex()).top() == 0
    finally:
        theme.text_size = 100


def test_the_same_pair_is_only_scrolled(view: CompareView) -> None:
    view.set_only(Only.CHANGED)
    view.show_pair(older_report(), newer_report(), small_pair(), "para_6")
    assert here(view) == "2021 para_6" and view._model.only is Only.CHANGED


@pytest.fixture(scope="module")
def samples() -> tuple[Report, Report, Comparison]:
    older, newer = (read_report(resource(f"samples/{name}")) for name in SAMPLES)
    return older, newer, compare([older, newer])


@pytest.mark.parametrize("path", ["II", "IV.A", "IV.B", "IV.B.1", "IV.B.4", "IV.D", "IV.D.2", "IV.E.4.(a)", "VI"])
def test_three_level_rows_stand_in_a_small_window(
    qtbot: QtBot, theme: Theme, samples: tuple[Report, Report, Comparison], path: str
) -> None:
    """The room that a window of 1280 × 800 leaves beside the contents. A row counts from its second line of text on."""
    older, newer, comparison = samples
    view = CompareView(theme, FakeCommands(), differences)
    qtbot.addWidget(view)
    view.resize(938, 688)
    view.show()
    view.show_pair(older, newer, comparison.pairs[0], next(one.eid for one in newer.walk() if one.path == path))
    qtbot.waitUntil(lambda: view.totals.height() < 2 * theme.row)
    rects = [view.list.visualRect(view.list.model().index(row, 0)) for row in range(len(view._model.rows))]
    seen = [rect for rect in rects if rect.top() >= 0 and min(rect.bottom(), rect.top() + 64) < view.list.height()]
    assert len(seen) >= 3
    places = columns(theme, view.list.viewport().width())
    assert 40 <= places.width / line_width(level_font(theme), 1) <= 66


def test_long_names_of_reports_leave_the_filters_their_width(view: CompareView, qtbot: QtBot) -> None:
    view.resize(938, 688)
    bar = view.totals
    chip = bar._group.button(Only.DROPPED.value)
    long = "2018 Commission on Crime Prevention and Criminal Justice, twenty-seventh session"
    for names, above in ((("2020", "2021"), False), (("2018 Seventy-third session", long), True)):
        bar.show_totals(small_pair().totals, names)
        qtbot.wait(20)  # The layout follows.
        assert (bar._totals.geometry().bottom() <= chip.geometry().top()) is above
