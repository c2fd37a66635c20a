"""Something goes wrong that nobody foresaw: a sentence, the log, and what can be passed on."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QMessageLogContext, Qt, QtMsgType, qVersion
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QToolButton

from explorer import app, log
from explorer.errors import ExplorerError, Fault
from explorer.jobs import Job, Progress
from explorer.paths import HOME
from explorer.ui.desk import Desk
from explorer.ui.shell.log import LogSheet
from tests.ui.desks import focus, opened, press, read, until

CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = "Smuggling of migrants across the sea"


@pytest.fixture(scope="module")
def desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    home = tmp_path_factory.mktemp("home")
    before = os.environ.get(HOME)
    os.environ[HOME] = str(home)
    try:
        with log.writing(), opened(qapp, home) as desk:
            yield desk
    finally:
        os.environ.pop(HOME)
        if before is not None:
            os.environ[HOME] = before


def break_a_command(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Press a key whose command fails on words of a report."""
    read(desk, "69")

    def fail() -> None:
        raise ValueError(f"no date in “{WORDS}”")

    monkeypatch.setattr(desk.sheets, "_palette", SimpleNamespace(open=fail))
    monkeypatch.setattr(sys, "excepthook", desk.errors.complain)
    press(desk, Qt.Key.Key_K, CTRL)
    monkeypatch.undo()


def offered(desk: Desk) -> list[QToolButton]:
    links = [link for link in desk.window.notice.findChildren(QToolButton) if link.text() and link.isVisible()]
    return [link for link in links if link.text() != "Cancel"]


def test_before_anything_went_wrong_there_is_nothing_to_copy(desk: Desk) -> None:
    assert log.last_error() == ""
    desk.actions.run("help.copy_error")
    assert desk.window.notice.text() == "Nothing went wrong."
    assert offered(desk) == []


def test_the_log_knows_what_the_window_stands_on(desk: Desk) -> None:
    assert f"Qt {qVersion()}, PySide6 " in log.text()


@pytest.mark.keys
def test_a_command_that_fails_is_one_sentence_with_its_trace_in_the_log(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_a_command(desk, monkeypatch)
    notice = desk.window.notice
    assert notice.text() == ("Something went wrong (ValueError). Your library is as it was; try again or start anew.")
    assert "in fail\n" in log.last_error() and log.last_error() in log.text()
    assert WORDS not in log.text()
    show, copy = offered(desk)
    assert (show.text(), copy.text()) == ("Show the log", "Copy what happened")
    focus(desk)
    for link in (show, copy):
        assert link.focusPolicy() == Qt.FocusPolicy.TabFocus and link.geometry().right() < notice.width()

    show.setFocus()
    press(desk, Qt.Key.Key_Return)
    (sheet,) = desk.window.findChildren(LogSheet)
    assert sheet.isVisible() and sheet.text() == log.text().rstrip("\n") + "\n"
    assert QApplication.focusWidget() is sheet.findChild(QPlainTextEdit)
    press(desk, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is sheet.findChild(QPushButton)
    press(desk, Qt.Key.Key_Space)
    assert QApplication.clipboard().text() == sheet.text()
    press(desk, Qt.Key.Key_Escape)
    assert not sheet.isVisible() and QApplication.focusWidget() is show

    copy.setFocus()
    press(desk, Qt.Key.Key_Space)
    copied = QApplication.clipboard().text()
    assert copied.startswith("Report Explorer ") and f"Qt {qVersion()}" in copied
    assert log.last_error().splitlines()[0] in copied and "\nValueError\n" in copied
    assert WORDS not in copied and f"{Path.home()}{os.sep}" not in copied
    assert notice.text().startswith("Copied what happened")


def test_an_error_for_the_user_is_its_own_sentence_and_no_entry(desk: Desk) -> None:
    before = log.text()
    error = ExplorerError("Choose another file.")
    desk.errors.complain(ExplorerError, error, None)
    assert desk.window.notice.text() == "Choose another file."
    assert offered(desk) == [] and log.text() == before


def test_a_fault_in_another_process_offers_the_same(desk: Desk) -> None:
    def failing() -> Job[None]:
        yield Progress(0, 1)
        raise Fault("The program failed at this.")

    desk.session.work.start("lane", "Failing", failing, lambda _: None)
    until(lambda: desk.window.notice.text() == "The program failed at this.")
    assert [link.text() for link in offered(desk)] == ["Show the log", "Copy what happened"]


def test_a_log_that_is_not_there_says_why(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "path", lambda: None)
    desk.actions.run("help.log")
    assert desk.window.notice.text().startswith("No log is written")


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("said", "logged"),
    [
        (
            "Unable to detect a web browser to launch 'https://a.org/Smith's'",
            "Unable to detect a web browser to launch …",
        ),
        ("Launch failed (xdg-open https://a.org/Smith)", "Launch failed (xdg-open …"),
        ('Can\'t load "file:///tmp/The Smith report.pdf"', "Can't load …"),
        ("This plugin doesn't know Smith's way", "This plugin doesn't know Smith's way"),
    ],
)
def test_what_qt_names_stays_out_of_the_log(said: str, logged: str) -> None:
    app._qt_said(QtMsgType.QtWarningMsg, QMessageLogContext(), said)
    assert log.text().endswith(f": {logged}\n")


@pytest.mark.usefixtures("desk")
def test_what_qt_says_is_logged_at_its_level_and_shown_to_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    kinds = {QtMsgType.QtDebugMsg: "", QtMsgType.QtWarningMsg: "WARNING", QtMsgType.QtCriticalMsg: "ERROR"}
    error = log.last_error()
    for kind in kinds:
        app._qt_said(kind, QMessageLogContext(), f"about {kind.name}")
    for kind, level in kinds.items():
        line = next((line for line in log.text().splitlines() if line.endswith(f"about {kind.name}")), "")
        assert f" {level} qt " in line if level else not line
    assert capsys.readouterr().err.count("about ") == 3
    assert log.last_error() == error
