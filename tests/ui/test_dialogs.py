"""The two dialogs, by their fields and buttons."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLineEdit

from explorer.ui.desk import Desk
from tests.narrow import known
from tests.ui.desks import newest, opened, read, until


@pytest.fixture(scope="module")
def desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with opened(qapp, tmp_path_factory.mktemp("home")) as desk:
        yield desk


def field(dialog: QDialog, name: str) -> QLineEdit:
    return next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == name)


def dialog_of(desk: Desk) -> QDialog:
    until(lambda: any(dialog.isVisible() for dialog in desk.window.findChildren(QDialog)))
    return next(dialog for dialog in desk.window.findChildren(QDialog) if dialog.isVisible())


def press(dialog: QDialog, role: QDialogButtonBox.ButtonRole) -> None:
    box = known(dialog.findChild(QDialogButtonBox))
    button = next(button for button in box.buttons() if box.buttonRole(button) == role)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_corrected_year_is_kept_and_undone(desk: Desk) -> None:
    read(desk, "69")
    report = newest(desk)
    desk.actions.run("report.properties")
    dialog = dialog_of(desk)
    field(dialog, "Year").setText("20x1")
    press(dialog, QDialogButtonBox.ButtonRole.AcceptRole)
    assert dialog.isVisible()
    field(dialog, "Year").setText("2022")
    press(dialog, QDialogButtonBox.ButtonRole.AcceptRole)
    until(lambda: desk.session.reports.report(report).year == 2022)
    desk.actions.run("edit.undo")
    until(lambda: desk.session.reports.report(report).year == 2021)


def test_a_suffix_that_is_typed_says_the_format(desk: Desk, tmp_path: Path) -> None:
    read(desk, "70")
    desk.passages.add()
    desk.actions.run("passages.export")
    dialog = dialog_of(desk)
    target = tmp_path / "quotes.md"
    field(dialog, "File").clear()
    QTest.keyClicks(field(dialog, "File"), str(target))
    QTest.keyClick(field(dialog, "File"), Qt.Key.Key_Return)
    until(target.exists)
    assert target.read_text(encoding="utf-8").startswith("# Passages")


def test_passages_are_exported_where_and_how_it_was_asked(desk: Desk, tmp_path: Path) -> None:
    read(desk, "69")
    desk.passages.add()
    desk.actions.run("passages.export")
    dialog = dialog_of(desk)
    target = tmp_path / "Passages.docx"
    field(dialog, "File").setText(str(target))
    press(dialog, QDialogButtonBox.ButtonRole.AcceptRole)
    until(target.exists)
    assert target.read_bytes().startswith(b"PK")
