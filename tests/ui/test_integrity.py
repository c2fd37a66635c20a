"""What is not as it was stored looks doubtful in the window, and is mended there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.places import Mode, Place
from explorer.present.cards import Look
from explorer.ui.desk import Desk
from explorer.ui.imports.view import ImportsView
from explorer.ui.shell.contents_model import ContentsModel
from tests import profile
from tests.ui.desks import opened, started, until

pytestmark = pytest.mark.slow

ALTERED = "2021-implementation-of-the-mandates"
WITHOUT_ORIGINAL = "2020-implementation-of-the-mandates"
BROKEN = "2018-implementation-of-the-mandates"
SOUND = "2018-international-cooperation-in-combating"


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """A window on a library that was left whole, and of which three reports were then altered."""
    profile.copy_to(tmp_path)
    with opened(qapp, tmp_path) as before:
        for id in (ALTERED, SOUND):
            before.session.passages.add(id, before.session.reports.report(id).paragraphs()[45].eid)
    folder = tmp_path / "Samples" / "reports"
    document = folder / ALTERED / "report.xml"
    document.write_bytes(document.read_bytes().replace(b"UNODC", b"Nobody"))
    (folder / WITHOUT_ORIGINAL / "original.txt").unlink()
    (folder / BROKEN / "report.xml").write_bytes(b"<akomaNtoso>")
    with started(qapp, tmp_path) as desk:
        yield desk


def show(desk: Desk, id: str) -> str:
    """Read a report; what is said above it."""
    desk.session.reader.go(Place(Mode.READ, id))
    return desk.read.view.notice.said()


def rows(desk: Desk) -> dict[str, str]:
    model = desk.tree.view.tree.model()
    assert isinstance(model, ContentsModel)
    return {node.report: str(node) for node in model.reports()}


def test_a_report_says_above_its_text_that_it_was_altered_and_what_helps(desk: Desk) -> None:
    assert show(desk, ALTERED) == (
        "This report is not as it was stored: the stored report was altered. What you quote of it is marked."
    )
    notice = desk.read.view.notice
    assert notice.isVisible() and notice.button.text() == "Read again from the original"
    assert "the original is no longer in the library" in show(desk, WITHOUT_ORIGINAL)
    assert notice.button.text() == "Open a file…"
    assert show(desk, SOUND) == "" and not notice.isVisible()


def test_the_tree_marks_what_was_altered_and_nothing_else(desk: Desk) -> None:
    show(desk, WITHOUT_ORIGINAL)
    until(lambda: "The original is no longer" in rows(desk)[WITHOUT_ORIGINAL])
    told = rows(desk)
    assert told[ALTERED] == "2021. The stored report was altered"
    assert told[BROKEN].startswith("2018. The stored report was altered. The stored report cannot be read")
    assert told[SOUND] == "2018"


def test_a_passage_that_is_not_what_was_printed_looks_doubtful(desk: Desk) -> None:
    altered, sound = desk.passages.view.list.cards.rows
    assert altered.look is Look.DOUBTFUL
    assert altered.doubt == "The stored report was altered; these words do not stand at this place of the report"
    assert (sound.look, sound.doubt) == (Look.PLAIN, "")


@pytest.mark.parametrize("id", [ALTERED, BROKEN])
def test_the_button_mends_it_and_undo_takes_that_back(desk: Desk, id: str) -> None:
    show(desk, id)
    assert desk.registry.get("report.reread").hindrance() == ""
    if id == ALTERED:
        QTest.mouseClick(desk.read.view.notice.button, Qt.MouseButton.LeftButton)
    else:
        desk.actions.run("report.reread")
    until(lambda: desk.session.reports.is_sound(id) and not desk.session.work.tasks)
    until(lambda: desk.read.view.message is None and not desk.read.view.notice.isVisible())
    assert desk.window.notice.text() == "The report was read again."
    assert desk.registry.get("report.reread").hindrance() == "The open report is as it was stored."
    assert (desk.passages.view.list.cards.rows[0].doubt == "") == (id == ALTERED)
    desk.session.undo()
    until(lambda: not desk.session.reports.is_sound(id))


def test_the_library_is_checked_and_what_is_found_is_listed(desk: Desk) -> None:
    assert desk.window.findChild(ImportsView) is None
    desk.actions.run("library.check")
    until(lambda: desk.window.findChild(ImportsView) is not None)
    drawer = desk.window.findChild(ImportsView)
    assert drawer is not None and drawer.isVisible()
    model = drawer.files.model()
    told = [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]
    assert [line.partition(". ")[2] for line in told if ", passage" not in line] == [
        "the stored report was altered",
        "the original is no longer in the library",
        "the stored report was altered",
    ]
    assert len([line for line in told if line.startswith(f"{ALTERED}, passage “")]) == 1
    drawer.files.setCurrentIndex(model.index(1, 0))
    drawer.files.activated.emit(model.index(1, 0))
    assert desk.session.reader.place.report == WITHOUT_ORIGINAL
    desk.checking.close()
    assert not drawer.isVisible()


def test_a_sound_library_is_said_to_be_so(qapp: QApplication, tmp_path: Path) -> None:
    profile.copy_to(tmp_path)
    with opened(qapp, tmp_path) as desk:
        desk.actions.run("library.check")
        until(lambda: desk.window.notice.text() == "4 reports and 0 passages checked: 0 findings.")
        assert desk.window.findChild(ImportsView) is None
