"""Passages in the whole window, by real keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit

from explorer.export.formats import Kind, formats_for
from explorer.ui.desk import Desk
from explorer.ui.widgets.export_dialog import ExportDialog
from tests.ui.desks import opened, press, read, until

pytestmark = pytest.mark.keys
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    with opened(qapp, tmp_path / "home") as desk:
        yield desk


def test_a_new_passage_is_selected_and_alt_moves_it(desk: Desk) -> None:
    cards = desk.passages.view.list.cards
    for count, label in enumerate(("40", "41", "42"), start=1):
        read(desk, label)
        press(desk, Qt.Key.Key_B, CTRL)
        until(lambda: cards.rowCount() == len(desk.session.passages.all()))
        assert cards.rowCount() == count
    assert desk.passages.view.selected_row() == 2
    added = desk.session.passages.all()[2].key
    press(desk, Qt.Key.Key_Up, ALT)
    assert [one.key for one in desk.session.passages.all()].index(added) == 1
    until(lambda: desk.passages.view.selected_row() == 1)
    press(desk, Qt.Key.Key_Down, ALT)
    assert desk.session.passages.all()[2].key == added


def test_an_export_is_offered_in_the_folder_of_the_last(desk: Desk, tmp_path: Path) -> None:
    read(desk, "40")
    press(desk, Qt.Key.Key_B, CTRL)
    for expected in (Path.home(), tmp_path):
        desk.actions.run("passages.export")
        dialog = desk.window.findChild(ExportDialog)
        assert dialog is not None and dialog.path().parent == expected
        dialog.findChildren(QLineEdit)[-1].setText(str(tmp_path / "kept.md"))
        dialog.accept()
        if expected == tmp_path:  # The file is there by now.
            dialog.accept()
        until(lambda: desk.window.findChild(ExportDialog) is None and not desk.session.work.tasks)
    assert (tmp_path / "kept.md").is_file()


def test_the_dialog_offers_every_format_of_passages_and_writes_each(desk: Desk, tmp_path: Path) -> None:
    read(desk, "40")
    press(desk, Qt.Key.Key_B, CTRL)
    formats = formats_for(Kind.PASSAGES)
    for number, format in enumerate(formats):
        desk.actions.run("passages.export")
        dialog = desk.window.findChild(ExportDialog)
        assert dialog is not None
        (choice,) = dialog.findChildren(QComboBox)
        assert [choice.itemText(place) for place in range(choice.count())] == [each.title for each in formats]
        dialog.findChildren(QLineEdit)[-1].setText(str(tmp_path / "kept.any"))
        choice.setCurrentIndex(number)
        choice.activated.emit(number)
        dialog.accept()
        until(lambda: desk.window.findChild(ExportDialog) is None and not desk.session.work.tasks)
        assert (tmp_path / f"kept{format.suffix}").stat().st_size > 0


def test_a_file_that_is_there_is_replaced_only_when_said_twice(desk: Desk, tmp_path: Path) -> None:
    read(desk, "40")
    press(desk, Qt.Key.Key_B, CTRL)
    worked_on, other = tmp_path / "kept.md", tmp_path / "other.md"
    for path in (worked_on, other):
        path.write_text("Mine.", encoding="utf-8")
    desk.actions.run("passages.export")
    dialog = desk.window.findChild(ExportDialog)
    assert dialog is not None
    file = dialog.findChildren(QLineEdit)[-1]
    for path in (worked_on, other):  # Another name, another question.
        file.setText(str(path))
        dialog.accept()
        assert dialog.isVisible()
        assert path.name in "".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    assert worked_on.read_text(encoding="utf-8") == other.read_text(encoding="utf-8") == "Mine."
    dialog.accept()
    until(lambda: desk.window.findChild(ExportDialog) is None and not desk.session.work.tasks)
    assert worked_on.read_text(encoding="utf-8") == "Mine."
    assert other.read_text(encoding="utf-8").startswith("# Passages")
