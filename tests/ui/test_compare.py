import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from explorer.compare import compare, differences
from explorer.ingest import read_report
from explorer.model.comparison import Comparison, Pair, State, Strength
from explorer.model.report import Report
from explorer.paths import resource
from explorer.places import Only
from explorer.present.alignment import Kind, Row
from explorer.present.captions import Part, Tone
from explorer.present.compared import Compared
from explorer.present.pieces import Piece
from explorer.ui.compare.painting import LaidRow, columns
from explorer.ui.compare.view import CompareView
from explorer.ui.theme import Theme
from explorer.ui.widgets.typography import level_font, line_width
from tests.small_reports import (
    WORDS,
    differ,
    link,
    newer_report,
    numbered,
    older_report,
    report,
    section,
    small_pair,
)
from tests.ui.fakes import FakeCommands

SAMPLES = ("001_0d3a60e5d9e57139.txt", "002_744464a0601c5378.txt")


def test_doubt_is_told_and_drawn(theme: Theme) -> None:
    older, newer = (report(year, section("I", "One", *numbered(1, 1))) for year in (2018, 2020))
    pixels = []
    for strength in (Strength.STRONG, Strength.DOUBTFUL):
        compared = Compared(differ)
        compared.show(older, newer, Pair(0, 1, paragraphs=(replace(link("para_1", "para_1"), strength=strength),)))
        row = compared.row_of("para_1") or 0
        doubted = "doubtful counterpart" in compared.spoken(row)
        assert doubted is (strength is Strength.DOUBTFUL)
        places = columns(theme, 900)
        picture = QImage(900, 300, QImage.Format.Format_RGB32)
        picture.fill(theme.color("page"))
        painter = QPainter(picture)
        shown = compared.shown(row)
        LaidRow(theme, compared.rows[row], (shown.older, shown.newer), places).paint(painter, 0)
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
    view.resize(980, 300)
    for eid in ("sec_II__sec_A", "para_3"):
        view.go(eid)
        assert here(view) == f"2021 {eid}"
        assert view.list.indexAt(QPoint(40, 4)).row() == view._model.compared.row_of("sec_II")
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
    QTest.keyClick(view.list, Qt.Key.Key_End)
    assert here(view) == "2021 para_9"
    QTest.keyClick(view.list, Qt.Key.Key_Up)
    assert here(view) == "2021 sec_IV__sec_A"
    QTest.keyClick(view.list, Qt.Key.Key_Home)
    assert here(view) == "2021 sec_I"
    QTest.keyClick(view.list, Qt.Key.Key_Space)
    assert view.list.verticalScrollBar().value() > 300 and here(view) != "2021 sec_I"


@pytest.mark.keys
def test_copying_takes_the_paragraph_with_its_label(view: CompareView, qtbot: QtBot) -> None:
    view.go("para_9")
    QTest.keyClick(view.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "2021, para. 9: In 2020 the Office helped 56 countries."


def test_swapping_keeps_the_row_in_hand(view: CompareView) -> None:
    view.go("para_9")
    view.swap_spine()
    row = view._model.compared.rows[view.list.current_row()]
    assert ([one.eid for one in row.spine], [one.eid for one in row.other]) == (["para_6"], ["para_9"])
    assert here(view) == "2021 para_9"
    view.swap_spine()
    assert here(view) == "2021 para_9" and view._model.compared.newer_is_spine


def test_an_older_eid_is_found_where_it_stood_or_beside_its_counterpart(view: CompareView) -> None:
    assert view.go("sec_II__sec_B", newer=False) and here(view) == "2020 sec_II__sec_B"
    assert view._model.compared.rows[view.list.current_row()].kind is Kind.MARKER
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
    said = rows.child(view._model.compared.row_of("para_9") or 0).text(QAccessible.Text.Name)
    assert said.startswith("para. 9 · edited") and "figures: 2019 → 2020; 72 → 56" in said


def test_the_totals_and_years_are_told(view: CompareView, qtbot: QtBot) -> None:
    assert view.totals.totals().splitlines() == [
        "2021: 3 kept + 5 edited + 0 rewritten + 1 new = 9",
        "2020: 3 kept + 4 edited + 0 rewritten + 3 dropped = 10",
    ]
    assert view.totals.only.chip(Only.FIGURES).text() == "Figures 1"
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
    assert here(view) == "2021 para_6" and view._model.compared.only is Only.CHANGED


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
    rects = [view.list.visualRect(view.list.model().index(row, 0)) for row in range(len(view._model.compared.rows))]
    seen = [rect for rect in rects if rect.top() >= 0 and min(rect.bottom(), rect.top() + 64) < view.list.height()]
    assert len(seen) >= 3
    places = columns(theme, view.list.viewport().width())
    assert 40 <= places.width / line_width(level_font(theme), 1) <= 66


def test_long_names_of_reports_leave_the_filters_their_width(view: CompareView, qtbot: QtBot) -> None:
    view.resize(938, 688)
    bar = view.totals
    chip = bar.only.chip(Only.DROPPED)
    long = "2018 Commission on Crime Prevention and Criminal Justice, twenty-seventh session"
    for names, above in ((("2020", "2021"), False), (("2018 Seventy-third session", long), True)):
        bar.show_totals(small_pair().totals, names)
        qtbot.wait(20)  # The layout follows.
        assert (bar._totals.geometry().bottom() <= chip.geometry().top()) is above
