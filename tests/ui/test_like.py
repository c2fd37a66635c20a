"""More like the paragraph in hand, by the key."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from explorer.places import Mode, Place
from tests.narrow import known
from tests.ui.desks import focus, newest, opened, press, until

pytestmark = pytest.mark.keys


def test_more_like_this_writes_words_of_the_text_and_marks_the_text_in_hand(qapp: QApplication, tmp_path: Path) -> None:
    with opened(qapp, tmp_path / "home") as desk:
        desk.session.reader.go(Place(Mode.READ, newest(desk), "para_57"))
        focus(desk)
        press(desk, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        until(lambda: desk.session.searching.results and " OR " in desk.session.searching.query)
        text = known(desk.session.library.report(newest(desk)).paragraph("57")).words
        assert all(word in text for word in desk.session.searching.query.split(" OR "))
        until(lambda: any("The text in hand" in str(row) for row in desk.search.view.list.found.rows))
