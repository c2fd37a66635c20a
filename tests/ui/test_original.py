"""The original beside the text, in the whole window, by real keys."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from explorer import paths
from explorer.places import Mode, Place
from explorer.ui.desk import Desk
from explorer.ui.read.page import PageView
from explorer.ui.widgets.password_dialog import PasswordDialog
from tests.ingest.locked_pdf import locked
from tests.ingest.pdf_report import report_pdf
from tests.ui.desks import focus, opened, press, until

pytestmark = pytest.mark.keys
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def shared(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("files")
    (folder / "report.pdf").write_bytes(report_pdf())
    (folder / "note.txt").write_text("I. Introduction\n\n1. One.\n\n2. Two.\n")
    (folder / "closed.pdf").write_bytes(locked(report_pdf(), "secret"))
    with opened(qapp, tmp_path_factory.mktemp("home")) as desk:
        desk.session.imports.start([folder], "secret")
        until(lambda: len(desk.session.imports.results) == 3 and not desk.session.work.tasks)
        yield desk


@pytest.fixture
def desk(shared: Desk) -> Desk:
    """The shared window in Read, without the page."""
    go(shared, "report.pdf", "para_1")
    if shared.original.shown:
        shared.original.toggle()
    return shared


def go(desk: Desk, file: str, eid: str | None) -> None:
    id = next(entry.id for entry in desk.session.reports.entries() if entry.file == file)
    desk.session.reader.go(Place(Mode.READ, id, eid))
    focus(desk)


def page(desk: Desk) -> PageView:
    found = desk.window.findChild(PageView)
    assert found is not None
    return found


def beside(desk: Desk) -> tuple[bool, bool]:
    """Whether the page is seen, and whether that is remembered."""
    return page(desk).isVisible(), desk.preferences.settings.page_beside


def test_a_key_shows_the_page_and_puts_it_away(desk: Desk) -> None:
    press(desk, Qt.Key.Key_P)
    assert beside(desk) == (True, True)
    until(lambda: page(desk).page == 1)
    until(lambda: not page(desk).paper.sheet.marked().isNull())
    press(desk, Qt.Key.Key_P, CTRL | SHIFT)
    assert beside(desk) == (False, False)
    assert focus(desk).hasFocus() or desk.window.focusWidget() is not None


def test_the_page_follows_the_reading(desk: Desk) -> None:
    press(desk, Qt.Key.Key_P)
    while desk.session.reader.place.eid != "para_3":
        before = desk.session.reader.place.eid
        press(desk, Qt.Key.Key_J)
        assert desk.session.reader.place.eid != before
    until(lambda: page(desk).page == 2)


def test_pages_are_leafed_through_without_moving_in_the_text(desk: Desk) -> None:
    press(desk, Qt.Key.Key_P)
    until(lambda: page(desk).page == 1)
    press(desk, Qt.Key.Key_PageDown, CTRL)
    until(lambda: page(desk).page == 2)
    assert desk.session.reader.place.eid == "para_1"
    press(desk, Qt.Key.Key_PageUp, CTRL)
    until(lambda: page(desk).page == 1)


def test_the_key_leads_to_read_from_elsewhere(desk: Desk) -> None:
    desk.session.reader.go(Place(Mode.OVERVIEW))
    focus(desk)
    press(desk, Qt.Key.Key_P)
    assert desk.session.reader.place.mode == Mode.READ and page(desk).isVisible()


def test_the_text_stays_in_place_beside_the_page(desk: Desk) -> None:
    go(desk, "report.pdf", "para_3")
    press(desk, Qt.Key.Key_P)
    assert desk.session.reader.place.eid == "para_3"


def test_a_report_without_pages_offers_its_file(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", asked.append)
    go(desk, "note.txt", "para_1")
    press(desk, Qt.Key.Key_P)
    until(lambda: page(desk).message.sentence() == "The original is a text file.")
    assert asked == []  # Nothing is opened before it is asked for.
    desk.actions.run("original.open")
    (url,) = asked
    opened_file = Path(url.toLocalFile())
    assert opened_file.name == "note.txt" and "1. One." in opened_file.read_text()
    assert desk.session.library.folder not in opened_file.parents  # A copy: what is kept cannot be changed by it.
    if os.name == "posix":
        assert [stat.S_IMODE(path.stat().st_mode) for path in (opened_file.parent, opened_file)] == [0o700, 0o600]
    paths.remove_temporary_folders()  # As when the program quits.
    assert not opened_file.parent.exists()
    desk.actions.run("original.open")
    assert Path(asked[1].toLocalFile()).exists()
    paths.remove_temporary_folders()


def test_a_locked_original_asks_for_its_password(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    go(desk, "closed.pdf", "para_1")
    press(desk, Qt.Key.Key_P)
    until(lambda: "password" in page(desk).message.sentence())
    monkeypatch.setattr(PasswordDialog, "exec", lambda self: True)
    monkeypatch.setattr(PasswordDialog, "password", lambda self: "secret")
    desk.actions.run("original.unlock")
    until(lambda: page(desk).page == 1)


def test_leafing_without_the_page_says_what_to_do(desk: Desk) -> None:
    press(desk, Qt.Key.Key_PageDown, CTRL)
    assert "with P" in desk.window.notice.text()
