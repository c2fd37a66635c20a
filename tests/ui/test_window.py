"""The whole window on the sample reports, by real keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from explorer.model.report import Paragraph, Report
from explorer.places import Mode, Place
from explorer.ui.compare.view import CompareView
from explorer.ui.desk import Desk
from explorer.ui.read.view import ReadView
from explorer.ui.shell.frame import TEXT_PAUSE_MS
from explorer.ui.shell.notice import STAYS_MS
from tests.narrow import a, known
from tests.ui.desks import focus, newest, opened, press, read, target, until, write

pytestmark = pytest.mark.keys
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def shared(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with opened(qapp, tmp_path_factory.mktemp("home")) as desk:
        yield desk


@pytest.fixture
def desk(shared: Desk) -> Desk:
    """The shared window, back at the overview, without a query or passages."""
    shared.search.leave()
    for passage in shared.session.passages.all():
        shared.session.passages.remove(passage)
    shared.session.reader.go(Place(Mode.OVERVIEW))
    shared.frame.set_text_size(100)
    shared.window.left.show()
    focus(shared)
    return shared


def test_the_overview_is_the_first_thing_seen(desk: Desk) -> None:
    assert desk.session.reader.place.mode == Mode.OVERVIEW
    assert desk.tree.view.tree.model().rowCount() == 2
    assert desk.window.toolbar.breadcrumb.text() == f"{desk.series.title()} · 2020 → 2021"


def test_enter_in_the_overview_compares_a_section(desk: Desk) -> None:
    press(desk, Qt.Key.Key_Down)
    press(desk, Qt.Key.Key_Return)
    assert desk.session.reader.place.mode == Mode.COMPARE
    assert desk.window.side.folded


def test_letters_are_text_in_the_search_field_and_keys_in_the_report(desk: Desk) -> None:
    read(desk, "69")
    press(desk, Qt.Key.Key_F, CTRL | SHIFT)
    write(desk, "bck")
    assert desk.window.toolbar.search.text() == "bck"
    assert desk.session.passages.all() == []
    press(desk, Qt.Key.Key_Escape)
    read(desk, "69")
    press(desk, Qt.Key.Key_B)
    assert [passage.address.label for passage in desk.session.passages.all()] == ["69"]


def test_single_letters_do_nothing_in_the_tree_and_can_be_switched_off(desk: Desk) -> None:
    read(desk, "69")
    desk.tree.view.tree.setFocus()
    press(desk, Qt.Key.Key_B)
    assert desk.session.passages.all() == []
    desk.frame.toggle_single_letters()
    focus(desk)
    press(desk, Qt.Key.Key_B)
    assert desk.session.passages.all() == []
    press(desk, Qt.Key.Key_B, CTRL)
    assert len(desk.session.passages.all()) == 1
    desk.frame.toggle_single_letters()


def test_a_passage_is_noted_moved_and_deleted_and_each_is_undone(desk: Desk) -> None:
    for label in ("69", "70"):
        read(desk, label)
        press(desk, Qt.Key.Key_B)
    until(lambda: desk.passages.view.list.cards.rowCount() == 2)
    desk.passages.view.list.setFocus()
    desk.passages.view.list.setCurrentIndex(desk.passages.view.list.cards.index(1, 0))
    press(desk, Qt.Key.Key_Up, ALT)
    assert labels(desk) == ["70", "69"]
    until(lambda: desk.passages.view.list.cards.rows[0].key == desk.session.passages.all()[0].key)
    press(desk, Qt.Key.Key_F2)
    write(desk, "Compare with 2020.")
    press(desk, Qt.Key.Key_Return)
    until(lambda: desk.session.passages.all()[0].note == "Compare with 2020.")
    desk.passages.view.list.setFocus()
    press(desk, Qt.Key.Key_Delete)
    assert labels(desk) == ["69"]
    press(desk, Qt.Key.Key_Z, CTRL)
    assert labels(desk) == ["70", "69"]
    press(desk, Qt.Key.Key_Z, CTRL)
    press(desk, Qt.Key.Key_Z, CTRL)
    assert labels(desk) == ["69", "70"]


def labels(desk: Desk) -> list[str | None]:
    return [passage.address.label for passage in desk.session.passages.all()]


def test_elsewhere_names_the_counterparts_and_leads_to_compare(desk: Desk) -> None:
    read(desk, "69")
    until(lambda: desk.elsewhere.view.list.cards.rowCount() > 1)
    years = [card.year for card in desk.elsewhere.view.list.cards.rows]
    assert set(years) == {"2018", "2020"}
    desk.elsewhere.view.list.setFocus()
    desk.elsewhere.view.list.setCurrentIndex(desk.elsewhere.view.list.cards.index(len(years) - 1, 0))
    press(desk, Qt.Key.Key_Return)
    assert desk.session.reader.place.mode == Mode.COMPARE
    assert desk.session.reader.place.report == newest(desk)


def test_back_and_forward(desk: Desk) -> None:
    read(desk, "10")
    read(desk, "20")
    here = desk.session.reader.place
    press(desk, Qt.Key.Key_Left, ALT)
    assert desk.session.reader.place.eid != here.eid
    press(desk, Qt.Key.Key_Right, ALT)
    assert desk.session.reader.place == here


def test_the_same_section_a_year_earlier_and_later(desk: Desk) -> None:
    read(desk, "69")
    press(desk, Qt.Key.Key_PageUp, ALT)
    assert year(desk) == 2020
    press(desk, Qt.Key.Key_BracketLeft)
    assert year(desk) == 2018
    press(desk, Qt.Key.Key_BracketLeft)
    assert desk.window.notice.text() == "This is the earliest year."
    press(desk, Qt.Key.Key_BracketRight)
    assert year(desk) == 2020


def report_in_hand(desk: Desk) -> Report:
    return desk.session.reports.report(known(desk.session.reader.place.report))


def year(desk: Desk) -> int | None:
    return report_in_hand(desk).year


def test_changes_are_stepped_through_in_compare(desk: Desk) -> None:
    read(desk, "69")
    press(desk, Qt.Key.Key_C)
    until(lambda: desk.session.reader.place.mode == Mode.COMPARE)
    compare = a(CompareView, focus(desk))
    before = compare.current_place()
    press(desk, Qt.Key.Key_F8)
    assert compare.current_place() != before


def test_the_palette_runs_a_command_and_gives_the_keyboard_back(desk: Desk) -> None:
    view = focus(desk)
    held = target(desk)
    press(desk, Qt.Key.Key_K, CTRL)
    write(desk, "larger text")
    press(desk, Qt.Key.Key_Return)
    until(lambda: desk.theme.text_size == 110)
    assert target(desk) is held
    assert view.isVisible()


def test_the_palette_says_why_a_command_cannot_be_run(desk: Desk) -> None:
    press(desk, Qt.Key.Key_K, CTRL)
    write(desk, "next change")
    spoken = [choice.reason for choice in desk.actions.choices("next change")]
    assert spoken[0] == "This works in Compare."
    press(desk, Qt.Key.Key_Return)
    assert known(desk.window.findChild(QWidget, "finder")).isVisible()
    press(desk, Qt.Key.Key_Escape)
    assert not known(desk.window.findChild(QWidget, "finder")).isVisible()


def test_go_to_a_paragraph_of_another_year(desk: Desk) -> None:
    press(desk, Qt.Key.Key_G, CTRL)
    write(desk, "2020 para 46")
    press(desk, Qt.Key.Key_Return)
    report = report_in_hand(desk)
    assert report.year == 2020
    assert a(Paragraph, report.find(known(desk.session.reader.place.eid))).label == "46"


def test_go_to_from_a_field_takes_the_keyboard_to_the_text(desk: Desk) -> None:
    desk.tree.view.filter.setFocus()
    press(desk, Qt.Key.Key_G, CTRL)
    write(desk, "2020 para 46")
    press(desk, Qt.Key.Key_Return)
    press(desk, Qt.Key.Key_C)
    assert desk.session.reader.place.mode == Mode.COMPARE
    assert desk.tree.view.filter.text() == ""


def test_a_sentence_shown_in_a_wide_window_does_not_hold_it_wide(desk: Desk) -> None:
    alone = next(entries[0] for entries in desk.session.reports.series().values() if len(entries) == 1)
    before = desk.window.size()
    desk.window.resize(1900, 900)
    desk.session.reader.go(Place(Mode.READ, alone.id))
    focus(desk)
    press(desk, Qt.Key.Key_C)
    QApplication.processEvents()
    assert known(desk.window.centre.current()).message
    desk.session.reader.go(Place(Mode.READ, alone.id))
    desk.window.resize(before)
    QApplication.processEvents()
    assert desk.window.width() == before.width()


def test_compare_shown_in_a_wide_window_does_not_hold_it_wide(desk: Desk) -> None:
    before = desk.window.size()
    desk.window.resize(1900, 900)
    read(desk, "69")
    press(desk, Qt.Key.Key_C)
    until(lambda: desk.window.width() == 1900)
    assert desk.window.minimumSizeHint().width() < before.width()
    desk.window.resize(before)
    QApplication.processEvents()
    assert desk.window.width() == before.width()


def test_the_sheet_of_keys_has_every_key_once(desk: Desk) -> None:
    write(desk, "?")
    from explorer.ui.shell.keys import KeysSheet

    sheet = desk.window.findChild(KeysSheet)
    assert sheet is not None and sheet.isVisible()
    keys = [key for group in desk.actions.key_groups() for _, keys in group.rows for key in keys.split(", ")]
    assert len(keys) == len(set(keys))
    assert "Add a passage" in sheet.text()
    press(desk, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_panes_fold(desk: Desk) -> None:
    read(desk, "69")
    press(desk, Qt.Key.Key_F9)
    assert desk.window.left.isHidden()
    press(desk, Qt.Key.Key_F9)
    assert desk.window.left.isVisible()
    press(desk, Qt.Key.Key_F10)
    assert desk.window.side.folded
    press(desk, Qt.Key.Key_F10)
    assert not desk.window.side.folded


def keyboard_of_view(desk: Desk) -> QWidget | None:
    view = desk.window.centre.current()
    return view.focusProxy() if view else None


def test_the_view_takes_the_keyboard_from_a_pane_that_is_folded(desk: Desk) -> None:
    for key, modifiers in ((Qt.Key.Key_3, CTRL), (Qt.Key.Key_F10, Qt.KeyboardModifier.NoModifier)):
        read(desk, "69")
        until(lambda: desk.elsewhere.view.list.cards.rowCount() > 1)
        desk.actions.run("elsewhere.focus")
        assert desk.window.focusWidget() is desk.elsewhere.view.list
        press(desk, key, modifiers)
        assert desk.window.side.folded
        assert desk.window.focusWidget() is keyboard_of_view(desk)
    press(desk, Qt.Key.Key_F10)
    desk.tree.view.filter.setFocus()
    press(desk, Qt.Key.Key_F9)
    assert desk.window.focusWidget() is keyboard_of_view(desk)
    press(desk, Qt.Key.Key_F9)


def test_an_error_that_was_seen_goes_when_the_reader_moves_on(desk: Desk) -> None:
    notice = desk.window.notice
    read(desk, "69")
    notice.show_notice("No such file.", error=True)
    read(desk, "70")
    assert notice.text() == "No such file."
    notice.findChildren(QTimer)[0].setInterval(0)
    until(lambda: not notice.findChildren(QTimer)[0].isActive())
    assert notice.text() == "No such file."
    read(desk, "69")
    assert notice.text() == ""
    notice.findChildren(QTimer)[0].setInterval(STAYS_MS)


def test_enter_presses_a_button_as_space_does(desk: Desk) -> None:
    for key, mode in ((Qt.Key.Key_Return, "Figures"), (Qt.Key.Key_Space, "Overview"), (Qt.Key.Key_Enter, "Figures")):
        tab = next(one for one in desk.window.centre.findChildren(QToolButton) if one.text() == mode)
        tab.setFocus()
        press(desk, key)
        assert tab.isChecked() and desk.session.reader.place.mode == mode.lower()


def test_text_size_by_keys(desk: Desk) -> None:
    changes: list[int] = []
    desk.theme.changed.connect(lambda: changes.append(desk.theme.text_size))
    press(desk, Qt.Key.Key_Plus, CTRL)
    press(desk, Qt.Key.Key_Plus, CTRL)
    until(lambda: desk.theme.text_size == 120)
    assert changes == [120]
    press(desk, Qt.Key.Key_Minus, CTRL)
    until(lambda: desk.theme.text_size == 110)
    press(desk, Qt.Key.Key_Plus, CTRL)
    press(desk, Qt.Key.Key_0, CTRL)
    QTest.qWait(2 * TEXT_PAUSE_MS)
    assert desk.theme.text_size == 100


def test_words_are_found_in_the_report(desk: Desk) -> None:
    read(desk, "1")
    press(desk, Qt.Key.Key_F, CTRL)
    write(desk, "firearms")
    press(desk, Qt.Key.Key_Return)
    selected = a(ReadView, desk.window.centre.current()).text.selected_span()
    assert selected is not None
    press(desk, Qt.Key.Key_Escape)
    assert not desk.finding.line.isVisible()


def test_every_control_has_a_name(desk: Desk) -> None:
    read(desk, "69")
    nameless = [
        widget
        for widget in desk.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
        and not widget.objectName().startswith("qt_")
    ]
    assert [f"{type(widget).__name__} in {type(widget.parent()).__name__}" for widget in nameless] == []


def test_another_library_begins_without_the_words_searched_for_in_the_last(desk: Desk, tmp_path: Path) -> None:
    before = desk.session.library.folder
    press(desk, Qt.Key.Key_Slash)
    write(desk, "migrants")
    until(lambda: desk.session.searching.results is not None)
    desk.session.open_library(tmp_path / "another")
    try:
        assert desk.session.searching.query == ""
        assert desk.window.toolbar.search.text() == ""
        assert desk.window.left.currentWidget() is desk.tree.view
    finally:
        desk.session.open_library(before)
        until(lambda: bool(desk.session.reports.entries()) and not desk.session.work.tasks)
        until(lambda: desk.session.comparisons.of(desk.series.title()) is not None)


def test_tab_leaves_the_text_for_the_next_pane_and_comes_back(desk: Desk) -> None:
    eid = read(desk, "40")
    text = target(desk)
    press(desk, Qt.Key.Key_Tab)
    assert target(desk) is not text
    press(desk, Qt.Key.Key_Tab, SHIFT)
    assert target(desk) is text
    press(desk, Qt.Key.Key_Tab, SHIFT)
    assert target(desk) is not text
    assert desk.session.reader.place.eid == eid


@pytest.mark.parametrize(("size", "least"), [(100, 1000), (150, 1280)])
def test_a_window_once_wide_can_be_narrow_again(desk: Desk, size: int, least: int) -> None:
    desk.frame.set_text_size(size)
    before = desk.window.size()
    desk.window.resize(1920, 1080)
    read(desk, "69")
    for mode in (Mode.OVERVIEW, Mode.COMPARE, Mode.FIGURES, Mode.READ):
        desk.navigation.open_mode(mode)
        QTest.qWait(50)
        assert desk.window.minimumSizeHint().width() <= least
    desk.window.resize(1280, 800)
    QApplication.processEvents()
    assert desk.window.width() == 1280
    desk.window.resize(before)


def test_a_file_dropped_on_the_window_that_is_no_report_stays_in_the_tree_with_its_reason(
    desk: Desk, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"not a document at all")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(broken))])
    move, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(200, 200), move, data, button, Qt.KeyboardModifier.NoModifier)
    desk.window.dropEvent(event)
    until(lambda: bool(desk.session.imports.results) and not desk.session.work.tasks)
    model = desk.tree.view.tree.model()
    last = model.index(model.rowCount() - 1, 0)
    assert "broken.pdf" in str(model.index(0, 0, last).data())
