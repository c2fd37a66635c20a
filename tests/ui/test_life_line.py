"""A sentence through the years: the rows, and the way there and back by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.compare import differences
from explorer.places import Mode, Place
from explorer.present.life_line import life_rows, life_span
from explorer.ui.life_line.view import LifeLineSheet
from explorer.ui.read.view import ReadView
from explorer.ui.theme import Theme
from tests.present.test_life_line import REPORTS, line_of
from tests.ui.desks import newest, opened, press, read, spoken, until


def test_a_row_without_a_place_opens_nothing(qtbot: QtBot, theme: Theme) -> None:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    sheet = LifeLineSheet(theme, window)
    line = line_of(REPORTS, 2, "para_2")
    sheet.show_rows(life_span(line, REPORTS), life_rows(line, (2, "para_2", 0), REPORTS, differences))
    assert sheet.list.currentIndex().row() == 2
    assert spoken(sheet.list, 1) == "2019. not said in this report"
    went: list[tuple[int, str]] = []
    sheet.opened.connect(lambda number, eid: went.append((number, eid)))
    QTest.keyClick(sheet.list, Qt.Key.Key_Up)
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert went == [] and sheet.isVisible()
    QTest.keyClick(sheet.list, Qt.Key.Key_Up)
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert went == [(0, "para_1")] and not sheet.isVisible()


@pytest.mark.keys
def test_one_key_follows_the_sentence_and_enter_leads_to_another_year(qapp: QApplication, tmp_path: Path) -> None:
    with opened(qapp, tmp_path) as desk:
        eid = read(desk, "50")
        press(desk, Qt.Key.Key_L)
        sheet = desk.window.findChild(LifeLineSheet)
        assert isinstance(sheet, LifeLineSheet) and sheet.isVisible()
        until(lambda: bool(sheet.rows))
        assert sheet.span.text() == "First in 2018, last in 2021."
        assert [row.year for row in sheet.rows if row.eid] == ["2018", "2020", "2021"]
        said = sheet.list.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert said.startswith("2020 IV.B, para. 46. ") and "figures: 186 → 187" in said
        press(desk, Qt.Key.Key_Right)
        until(lambda: not sheet.rows[-1].words.startswith("At the"))
        press(desk, Qt.Key.Key_Left)
        until(lambda: sheet.rows[-1].words.startswith("At the"))
        press(desk, Qt.Key.Key_Home)
        press(desk, Qt.Key.Key_Return)
        assert not sheet.isVisible()
        place = desk.session.reader.place
        assert place.mode == Mode.READ and (place.report or "").startswith("2018") and place.eid == "para_37"
        desk.session.reader.back()
        assert desk.session.reader.place.eid == eid


@pytest.mark.keys
def test_the_selected_sentence_is_followed_and_a_heading_has_none(qapp: QApplication, tmp_path: Path) -> None:
    with opened(qapp, tmp_path) as desk:
        desk.session.reader.go(Place(Mode.READ, newest(desk), "sec_IV"))
        desk.actions.run("sentence.life")
        sheet = desk.window.findChild(LifeLineSheet)
        assert isinstance(sheet, LifeLineSheet) and sheet.isVisible() and sheet.rows == []
        assert sheet.span.text() == "Choose a paragraph first: its sentences have a life line."
        press(desk, Qt.Key.Key_Escape)
        read(desk, "69")
        view = desk.window.centre.current()
        assert isinstance(view, ReadView) and view.find_text("Through its Global Programmes")
        view.text.setFocus()
        press(desk, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        until(lambda: bool(sheet.rows))
        assert any(row.present and row.words.startswith("Through its Global") for row in sheet.rows)
        press(desk, Qt.Key.Key_Escape)
        assert not sheet.isVisible()


@pytest.mark.keys
def test_the_row_in_hand_of_compare_has_a_life_line(qapp: QApplication, tmp_path: Path) -> None:
    with opened(qapp, tmp_path) as desk:
        eid = read(desk, "50")
        desk.session.reader.go(Place(Mode.COMPARE, newest(desk), eid))
        desk.actions.run("sentence.life")
        sheet = desk.window.findChild(LifeLineSheet)
        assert isinstance(sheet, LifeLineSheet)
        until(lambda: bool(sheet.rows))
        assert sheet.span.text() == "First in 2018, last in 2021."


@pytest.mark.keys
def test_the_sheet_goes_with_the_report_that_is_removed(qapp: QApplication, tmp_path: Path) -> None:
    with opened(qapp, tmp_path) as desk:
        read(desk, "50")
        desk.actions.run("sentence.life")
        sheet = desk.window.findChild(LifeLineSheet)
        assert isinstance(sheet, LifeLineSheet)
        desk.session.reports.remove([newest(desk)])
        until(lambda: not sheet.isVisible() and not desk.session.work.tasks)
        assert sheet.rows == [] and desk.session.reader.place.report is None
