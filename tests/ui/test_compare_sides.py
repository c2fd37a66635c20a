"""Compare: the sides of a row, a third report, markers, selected words, and the totals."""

from collections.abc import Iterator
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from explorer.compare import compare
from explorer.ingest import read_report
from explorer.model.comparison import Comparison
from explorer.model.link_reasons import LinkReason, ReasonKind
from explorer.model.report import Paragraph, Report
from explorer.paths import resource
from explorer.places import Mode, Place
from explorer.present.alignment import Kind
from explorer.present.compared import Side
from explorer.ui.compare.view import CompareView
from explorer.ui.desk import Desk
from explorer.ui.overview.model import Role
from explorer.ui.overview.view import OverviewView
from explorer.ui.theme import Theme
from tests.narrow import a, known
from tests.present.test_compared import far_pair, oldest_report
from tests.small_reports import differ, newer_report, older_report, small_pair
from tests.ui.desks import focus, newest, opened, press, read, target, until, write
from tests.ui.fakes import FakeCommands
from tests.ui.test_compare import here

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
SAMPLES = ("000_ba46a36aec142166.txt", "001_0d3a60e5d9e57139.txt", "002_744464a0601c5378.txt")


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> CompareView:
    view = CompareView(theme, FakeCommands(), differ)
    qtbot.addWidget(view)
    view.resize(980, 600)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_pair(older_report(), newer_report(), small_pair(), "para_2", third=(oldest_report(), far_pair()))
    view.list.setFocus()
    return view


def test_the_third_report_comes_where_there_is_room_and_goes_where_there_is_none(
    view: CompareView, qtbot: QtBot
) -> None:
    assert list(view._model.compared.sides) == [Side.OLDER, Side.NEWER]
    view.resize(1600, 600)
    assert list(view._model.compared.sides) == [Side.FAR, Side.OLDER, Side.NEWER] and here(view) == "2021 para_2"
    row = view.list.current_row()
    assert [part.caption for part in view._model.compared.shown(row).far] == ["para. 1 · rewritten"]
    far = view.years._far.findChildren(QToolButton)
    qtbot.waitUntil(lambda: [chip.text() for chip in far if chip.isVisible()] == ["2018"])
    said = QAccessible.queryAccessibleInterface(view.list).child(row).text(QAccessible.Text.Name)
    assert said.endswith(". 2018: para. 1 · rewritten")
    view.swap_spine()
    assert list(view._model.compared.sides) == [Side.OLDER, Side.NEWER]
    view.swap_spine()
    view.resize(980, 600)
    assert view._model.compared.sides == (Side.OLDER, Side.NEWER) and here(view) == "2021 para_2"


@pytest.mark.keys
def test_arrows_choose_the_side_and_what_is_picked_and_copied_is_of_it(view: CompareView, qtbot: QtBot) -> None:
    view.go("para_9")
    QTest.keyClick(view.list, Qt.Key.Key_Left)
    assert here(view) == "2020 para_6"
    QTest.keyClick(view.list, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "2020, para. 6: In 2019 the Office helped 72 countries."
    with qtbot.waitSignal(view.passage_requested) as asked:
        view.request_passage()
    assert asked.args == ["report-2020", "para_6", -1, -1]
    QTest.keyClick(view.list, Qt.Key.Key_Left)
    assert here(view) == "2020 para_6"
    QTest.keyClick(view.list, Qt.Key.Key_Right)
    assert here(view) == "2021 para_9"
    view.copy_sides()
    assert QApplication.clipboard().text().splitlines() == [
        "2021, para. 9: In 2020 the Office helped 56 countries.",
        "2020, para. 6: In 2019 the Office helped 72 countries.",
    ]


@pytest.mark.keys
def test_enter_follows_a_marker_and_leads_back_from_what_was_moved(view: CompareView, qtbot: QtBot) -> None:
    view.go("para_6", newer=False)
    assert view._model.compared.rows[view.list.current_row()].kind is Kind.MARKER
    with qtbot.waitSignal(view.followed) as followed:
        QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert followed.args == ["report-2021", "para_9"]
    view.go("para_9")
    with qtbot.waitSignal(view.followed) as followed:
        QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert followed.args == ["report-2020", "para_6"]
    view.go("para_3")
    with qtbot.waitSignal(view.opened) as read_:
        QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert read_.args == ["report-2021", "para_3"]


def test_a_click_on_a_marker_follows_it(view: CompareView, qtbot: QtBot) -> None:
    view.go("para_6", newer=False)
    rect = view.list.visualRect(view.list.currentIndex())
    with qtbot.waitSignal(view.followed):
        QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, rect.center().y()))


def place_of(view: CompareView, column: int, words: str) -> QPoint:
    """Where the first line of the row in hand shows some words, which must stand in it."""
    row = view.list.current_row()
    part = view.list._lay_out(row).sides[column][0]
    line, top = part.text._layout.lineAt(0), view.list.visualRect(view.list.currentIndex()).top()
    x = cast(tuple[float, int], line.cursorToX(part.text._layout.text().index(words)))[0]
    return QPoint(round(view.list.places.lefts[column] + x) + 1, round(top + 8 + part.text_top + 6))


def drag(view: CompareView, start: QPoint, end: QPoint) -> None:
    viewport, left = view.list.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=start)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, left, pos=end)


def test_words_are_selected_copied_and_picked(view: CompareView, qtbot: QtBot) -> None:
    view.go("para_9")
    drag(view, place_of(view, 1, "the Office"), place_of(view, 1, " countries"))
    view.copy()
    assert QApplication.clipboard().text() == "the Office helped 56"
    with qtbot.waitSignal(view.passage_requested) as asked:
        view.request_passage()
    report_id, eid, first, last = asked.args
    words = a(Paragraph, newer_report().find(eid)).words
    assert (report_id, words[first:last]) == ("report-2021", "the Office helped 56")
    QTest.keyClick(view.list, Qt.Key.Key_Escape)
    assert not view.list.selected_words()


def test_a_selection_stays_in_its_column_and_reaches_over_rows(view: CompareView) -> None:
    view.go("para_1")
    start = place_of(view, 1, "Office")
    below = view.list.visualRect(view.list.currentIndex().siblingAtRow(view.list.current_row() + 1))
    drag(view, start, QPoint(start.x(), below.center().y()))
    parts = view.list.selected_words()
    assert [part.eid for part, _, _ in parts] == ["para_1", "para_2"]
    assert parts[0][0].words[parts[0][1] :].startswith("Office") and parts[0][2] == len(parts[0][0].words)
    left = QPoint(60, below.center().y())
    drag(view, start, left)
    assert not view.list.selected_words()


def test_a_double_click_selects_a_word(view: CompareView, qtbot: QtBot) -> None:
    view.go("para_9")
    QTest.mouseDClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place_of(view, 0, "helped") + QPoint(6, 0))
    view.copy()
    assert QApplication.clipboard().text() == "helped"


@pytest.fixture(scope="module")
def samples() -> tuple[list[Report], Comparison]:
    reports = [read_report(resource(f"samples/{name}")) for name in SAMPLES]
    return reports, compare(reports)


@pytest.fixture(scope="module")
def desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with opened(qapp, tmp_path_factory.mktemp("home")) as desk:
        yield desk


def compare_view(desk: Desk) -> CompareView:
    view = focus(desk)
    assert isinstance(view, CompareView)
    return view


@pytest.mark.keys
def test_a_marker_is_followed_and_back_leads_to_it_again(desk: Desk) -> None:
    desk.session.reader.go(Place(Mode.COMPARE, newest(desk), "sec_I"))
    view = compare_view(desk)
    while view._model.compared.rows[view.list.current_row()].kind is not Kind.MARKER:
        press(desk, Qt.Key.Key_Down)
    marker = view.list.current_row()
    told = str(view.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    press(desk, Qt.Key.Key_Return)
    row = view._model.compared.rows[view.list.current_row()]
    assert row.kind is not Kind.MARKER and "now at" in told
    press(desk, Qt.Key.Key_Left, ALT)
    assert view.list.current_row() == marker


@pytest.mark.keys
def test_years_are_chosen_by_key_and_both_sides_picked(desk: Desk) -> None:
    read(desk, "69")
    press(desk, Qt.Key.Key_C)
    view = compare_view(desk)
    write(desk, "{")
    assert [one.year for one in known(view._shown)[:2]] == [2018, 2021] and desk.session.reader.place.eid == "para_69"
    write(desk, "{")
    assert desk.window.notice.text() == "There is no earlier year."
    press(desk, Qt.Key.Key_B)
    press(desk, Qt.Key.Key_Left)
    press(desk, Qt.Key.Key_B)
    kept = [passage.address for passage in desk.session.passages.all()]
    assert [(address.report[:4], address.label) for address in kept] == [("2021", "69"), ("2018", "32")]
    write(desk, "}")
    assert [one.year for one in known(view._shown)[:2]] == [2020, 2021]


@pytest.mark.keys
def test_any_two_sections_are_compared_by_hand(desk: Desk) -> None:
    read(desk, "69")
    press(desk, Qt.Key.Key_H)
    write(desk, "2018 recommendations")
    press(desk, Qt.Key.Key_Return)
    place = desk.session.reader.place
    assert place.by_hand and place.eid == "para_69"
    until(lambda: known(desk.window.centre.current()).message is None)
    view = compare_view(desk)
    older, newer, pair = known(view._shown)
    assert [one.title for one in newer.sections] == ["Trafficking in persons and smuggling of migrants"]
    assert next(link.reasons for link in pair.sections if link.left and link.right) == (LinkReason(ReasonKind.PINNED),)
    first = view._model.compared.rows[0]
    assert first.spine[0].section is newer.sections[0] and first.other[0].section is older.sections[0]
    press(desk, Qt.Key.Key_Down)
    assert desk.session.reader.place == place
    press(desk, Qt.Key.Key_Left, ALT)
    assert desk.session.reader.place.mode == Mode.READ


@pytest.mark.keys
def test_ctrl_f_narrows_the_overview_and_enter_compares_what_was_found_in_the_two_years(desk: Desk) -> None:
    desk.session.reader.go(Place(Mode.OVERVIEW))
    overview = focus(desk)
    assert isinstance(overview, OverviewView)
    write(desk, "{")
    press(desk, Qt.Key.Key_F, CTRL)
    write(desk, "piracy")
    press(desk, Qt.Key.Key_Return)
    assert target(desk) is overview.matrix and overview._count.text().startswith("2 of ")
    for _ in range(overview._model.matrix.count[1]):
        if overview.matrix.currentIndex().data(Role.ROW).section.title == "Maritime crime":
            break
        press(desk, Qt.Key.Key_Down)
    press(desk, Qt.Key.Key_Return)
    view = compare_view(desk)
    assert [one.year for one in known(view._shown)[:2]] == [2018, 2021]
    assert here(view) == "2021-implementation-of-the-mandates sec_IV__sec_E__sec_4__sec_j"
    overview.show_all()
