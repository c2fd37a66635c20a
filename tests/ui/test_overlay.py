"""The keyboard goes to a sheet and back."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTextBrowser, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from explorer.ui.life_line.view import LifeLineSheet
from explorer.ui.shell.finder import Finder
from explorer.ui.shell.keys import KeyGroup, KeysSheet
from explorer.ui.theme import Appearance, Theme
from tests.narrow import known


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window with two buttons, of which the second has the keyboard."""
    window = QWidget()
    layout = QVBoxLayout(window)
    buttons = [QPushButton(name) for name in ("first", "second")]
    for button in buttons:
        layout.addWidget(button)
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    buttons[1].setFocus()
    return window


def finder(theme: Theme, window: QWidget) -> Finder:
    return Finder(theme, window, "Commands", "Type", lambda words: [])


def test_a_sheet_that_is_opened_again_gives_the_keyboard_back_where_it_was(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    sheet = finder(theme, window)
    sheet.open()
    sheet.open()
    assert sheet.field.hasFocus()
    QTest.keyClick(sheet.field, Qt.Key.Key_Escape)
    assert sheet.isHidden() and window.findChildren(QPushButton)[1].hasFocus()


def test_a_sheet_closes_though_what_had_the_keyboard_is_gone(qtbot: QtBot, theme: Theme, window: QWidget) -> None:
    sheet = finder(theme, window)
    sheet.open()
    shiboken6.delete(window.findChildren(QPushButton)[1])
    sheet.close_and_return()
    assert sheet.isHidden()


def test_esc_closes_a_life_line_of_which_there_is_nothing_to_show(qtbot: QtBot, theme: Theme, window: QWidget) -> None:
    sheet = LifeLineSheet(theme, window)
    sheet.show_message("Choose a paragraph first.")
    here = window.focusWidget()
    assert here is not None and sheet.isAncestorOf(here)
    QTest.keyClick(here, Qt.Key.Key_Escape)
    assert sheet.isHidden() and window.findChildren(QPushButton)[1].hasFocus()


def test_the_sheet_of_keys_takes_the_colours_of_a_theme_that_changes_while_it_is_open(
    window: QWidget, theme: Theme
) -> None:
    sheet = KeysSheet(theme, window)
    sheet.show_groups([KeyGroup("Go", (("Back", "Alt+Left"),))])
    theme.appearance = Appearance.DARK
    assert theme.palette.secondary.lower() in known(sheet.findChild(QTextBrowser)).toHtml().lower()
