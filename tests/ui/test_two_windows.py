"""Another window works on the same library: what this one shows of it, and asks."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QPushButton

from explorer.library import Library
from explorer.model.passage import Passage
from explorer.paths import default_library
from explorer.ui.desk import Desk
from explorer.ui.shell import following
from tests.narrow import known
from tests.ui.desks import newest, opened, read, until
from tests.ui.test_dialogs import dialog_of, field

BOTH = "Theirs.\n—\nMine."


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(following, "FOLLOW_MS", 50)
    with opened(qapp, tmp_path / "home") as desk:
        read(desk, "69")
        desk.passages.add()
        until(lambda: desk.passages.view.cards)
        yield desk


@pytest.fixture
def other(desk: Desk) -> Iterator[Library]:
    other = Library.open(desk.session.library.folder)
    yield other
    other.close()


def begin(desk: Desk, words: str) -> QLineEdit:
    """Write a note on the only passage, and stay in its field."""
    desk.passages.write_note()
    line = known(desk.passages.view.list.findChild(QLineEdit))
    line.selectAll()
    QTest.keyClicks(line, words)
    return line


def answer(dialog: QDialog, words: str) -> None:
    button = next(each for each in dialog.findChildren(QPushButton) if each.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def only(library: Library) -> Passage:
    (passage,) = library.user.passages()
    return passage


def details(desk: Desk) -> list[str]:
    return [card.detail for card in desk.passages.view.cards]


def write_both(desk: Desk, other: Library) -> QDialog:
    """A note here and another one there; gives the question."""
    line = begin(desk, "Mine.")
    other.user.set_note(only(other), "Theirs.")
    until(lambda: desk.session.passages.all()[0].note == "Theirs.")
    assert line.text() == "Mine." and details(desk) == [""]  # Nothing is taken from under the writer's hands.
    QTest.keyClick(line, Qt.Key.Key_Return)
    dialog = dialog_of(desk)
    assert only(other).note == "Theirs."
    return dialog


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Keep mine", "Mine."),
        ("Keep the other", "Theirs."),
        ("Keep both", BOTH),
        ("", BOTH),
    ],
)
def test_two_notes_are_shown_and_one_or_both_stay(desk: Desk, other: Library, words: str, expected: str) -> None:
    dialog = write_both(desk, other)
    assert [each.toPlainText() for each in dialog.findChildren(QPlainTextEdit)] == ["Mine.", "Theirs."]
    if words:
        answer(dialog, words)
    else:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    until(lambda: details(desk) == [expected])
    assert only(other).note == expected
    if expected != "Theirs.":
        desk.actions.run("edit.undo")
        until(lambda: details(desk) == ["Theirs."])


def test_a_note_that_is_changed_once_more_is_asked_about_once_more(desk: Desk, other: Library) -> None:
    dialog = write_both(desk, other)
    other.user.set_note(only(other), "Theirs again.")
    answer(dialog, "Keep mine")
    until(lambda: not dialog.isVisible())
    again = dialog_of(desk)
    assert [each.toPlainText() for each in again.findChildren(QPlainTextEdit)] == ["Mine.", "Theirs again."]
    answer(again, "Keep the other")
    until(lambda: details(desk) == ["Theirs again."])


@pytest.mark.parametrize(("words", "expected"), [("Put it back with my note", ["Mine."]), ("Leave it removed", [])])
def test_a_passage_that_was_removed_can_be_put_back(
    desk: Desk, other: Library, words: str, expected: list[str]
) -> None:
    line = begin(desk, "Mine.")
    other.user.remove_passage(only(other))
    until(lambda: not desk.session.passages.all())
    QTest.keyClick(line, Qt.Key.Key_Return)
    answer(dialog_of(desk), words)
    until(lambda: details(desk) == expected)
    assert [each.note for each in other.user.passages()] == expected


def test_a_note_given_up_leaves_what_the_other_window_wrote(desk: Desk, other: Library) -> None:
    line = begin(desk, "Mine.")
    other.user.set_note(only(other), "Theirs.")
    until(lambda: desk.session.passages.all()[0].note == "Theirs.")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    until(lambda: details(desk) == ["Theirs."])


def test_a_passage_is_removed_only_with_the_note_that_shows(desk: Desk, other: Library) -> None:
    theirs = replace(only(other), note="Theirs.")
    other.user.set_note(only(other), "Theirs.")
    desk.passages.view.list.deleted.emit(0)  # Before this window came to know.
    assert other.user.passages() == [theirs]
    assert "was changed in another window" in desk.window.notice.text()
    until(lambda: details(desk) == ["Theirs."])
    desk.passages.view.list.deleted.emit(0)
    until(lambda: details(desk) == [])


def test_another_library_is_opened_while_two_notes_are_written(desk: Desk, other: Library) -> None:
    begin(desk, "Mine.")
    other.user.set_note(only(other), "Theirs.")
    desk.session.open_library(default_library())
    assert only(other).note == BOTH
    until(lambda: details(desk) == [])


def test_a_note_stays_in_its_field_where_the_library_is_gone(desk: Desk, tmp_path: Path) -> None:
    folder = desk.session.library.folder
    line = begin(desk, "Mine.")
    folder.rename(tmp_path / "elsewhere")
    QTest.keyClick(line, Qt.Key.Key_Return)
    until(lambda: "is no longer there" in desk.window.notice.text())
    QTest.qWait(100)
    assert line.isVisible() and line.text() == "Mine."
    (tmp_path / "elsewhere").rename(folder)
    QTest.keyClick(line, Qt.Key.Key_Return)
    until(lambda: details(desk) == ["Mine."])
    assert not desk.passages.view.list.writing


def test_a_note_that_has_no_library_any_more_goes_to_the_clipboard(desk: Desk, tmp_path: Path) -> None:
    begin(desk, "Mine.")
    desk.session.library.folder.rename(tmp_path / "elsewhere")
    desk.session.open_library(default_library())
    assert QApplication.clipboard().text() == "Mine."
    assert "Your note is in the clipboard." in desk.window.notice.text()


def test_the_library_that_is_gone_is_said_before_anything_is_written(desk: Desk, tmp_path: Path) -> None:
    desk.session.library.folder.rename(tmp_path / "elsewhere")
    until(lambda: "is no longer there" in desk.window.notice.text())


def test_a_title_corrected_elsewhere_shows_and_is_replaced_when_that_is_said_twice(desk: Desk, other: Library) -> None:
    report = newest(desk)
    desk.actions.run("report.properties")
    dialog = dialog_of(desk)
    field(dialog, "Title").setText("Mine")
    other.correct(report, title="Theirs", series="Series")
    until(lambda: desk.session.reports.report(report).title == "Theirs")
    for expected in ("Theirs", "Mine"):
        dialog.accept()
        other.look_elsewhere()
        assert other.entry(report).title == expected
    assert other.entry(report).series == "Series"
    assert not dialog.isVisible()
