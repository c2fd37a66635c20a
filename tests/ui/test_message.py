from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from explorer.ui.theme import Theme
from explorer.ui.widgets.message import MessageView
from tests.narrow import known
from tests.ui.fakes import FakeCommands

SENTENCE = "Open a section to see where it stands in other years, and what became of it there."


def test_the_whole_sentence_is_in_view_at_every_width_and_text_size(qtbot: QtBot, theme: Theme) -> None:
    view = MessageView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.show_message(SENTENCE, "Open a file…", "library.open")
    view.show()
    label = next(label for label in view.findChildren(QLabel) if label.text() == SENTENCE)
    for width, percent in ((900, 100), (220, 100), (290, 150), (500, 150)):
        view.resize(width, 400)
        theme.text_size = percent
        assert label.height() >= label.heightForWidth(label.width())
        assert view.rect().contains(label.geometry())


def test_the_button_stands_for_the_command_and_its_key_stands_below(
    qtbot: QtBot, theme: Theme, commands: FakeCommands
) -> None:
    view = MessageView(theme, commands)
    qtbot.addWidget(view)
    view.show_message(SENTENCE, "Open a file…", "library.open")
    view.show()
    QTest.mouseClick(known(view.findChild(QPushButton)), Qt.MouseButton.LeftButton)
    assert commands.ran == ["library.open"]
    assert [label.text() for label in view.findChildren(QLabel)] == [SENTENCE, "<library.open>"]
    view.show_message(SENTENCE)
    assert known(view.findChild(QPushButton)).isHidden()
