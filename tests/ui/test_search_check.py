"""Checking a search in the window, by its keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.search.folders import index_folder
from explorer.search.index_engine import open_index
from explorer.ui.desk import Desk
from explorer.ui.search.record import RecordSheet
from tests.search.builders import report
from tests.ui.desks import opened, press, until, write

pytestmark = pytest.mark.keys
CHECK = Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    with opened(qapp, tmp_path / "home") as desk:
        yield desk


def checked(desk: Desk, words: str) -> str:
    """Search for words and check it; what stands above the results then."""
    desk.search.focus()
    write(desk, f"{words} ")
    until(lambda: desk.session.searching.results and desk.session.searching.results.query.text == words)
    press(desk, *CHECK)
    until(lambda: len(desk.search.view.head.said()) > 2)
    return desk.search.view.head.said()[2]


def test_a_search_is_checked_by_a_key_and_the_record_shown_and_copied(desk: Desk) -> None:
    assert "is confirmed: " in checked(desk, "smuggling")
    assert desk.window.notice.text() == desk.search.view.head.said()[2]
    desk.actions.run("search.record")
    (sheet,) = desk.window.findChildren(RecordSheet)
    assert "What was read" in sheet.text() and "Where" in sheet.text()
    press(desk, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    write(desk, "of")
    until(lambda: len(desk.search.view.head.said()) < 3)  # Another search was not checked.
    assert desk.window.notice.text() == ""


def test_where_the_index_is_wrong_it_is_built_anew_from_the_sheet(desk: Desk) -> None:
    engine = open_index(index_folder(desk.session.library.folder))
    id = desk.session.reports.entries()[0].id
    list(engine.index([report(id, "A zebra.")], {id: engine.stamps()[id]}))
    engine.close()
    assert "is not confirmed: 1 of 0 places" in checked(desk, "zebra")
    desk.actions.run("search.record")
    (sheet,) = desk.window.findChildren(RecordSheet)
    assert "Only by the search" in sheet.text()
    QTest.mouseClick(sheet._rebuild, Qt.MouseButton.LeftButton)
    until(lambda: desk.session.searching.results and desk.session.searching.results.total == 0)
    assert sheet.isHidden()
