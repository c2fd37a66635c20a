"""Work that the user stops, or that fails: what waited for it says so, and there is a way to have it done."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from explorer.errors import ExplorerError
from explorer.model.digest import Digest
from explorer.places import Mode, Place
from explorer.session import across
from explorer.ui.desk import Desk
from explorer.ui.digest.view import DigestView
from explorer.ui.life_line.view import LifeLineSheet
from explorer.ui.read.page import PageView
from explorer.ui.shell.ports import NOT_TOLD
from tests.ingest.pdf_report import report_pdf
from tests.narrow import a, known
from tests.ui.desks import focus, newest, opened, press, read, until, write

pytestmark = pytest.mark.keys
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def shared(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with opened(qapp, tmp_path_factory.mktemp("home")) as desk:
        yield desk


@pytest.fixture
def desk(shared: Desk) -> Desk:
    """The shared window, back at the overview, without a query."""
    shared.search.leave()
    shared.session.reader.go(Place(Mode.OVERVIEW))
    focus(shared)
    return shared


def stop(desk: Desk) -> None:
    """As the button in the line at the foot does."""
    assert desk.session.work.tasks
    desk.session.work.cancel()


def changed(desk: Desk, since: int) -> DigestView:
    """What changed in the newest report since another one."""
    ids = desk.series.ids()
    desk.session.reader.go(Place(Mode.DIGEST, ids[-1], None, ids[since]))
    return a(DigestView, desk.window.centre.current())


def test_what_changed_is_told_by_a_key_where_that_was_stopped(desk: Desk) -> None:
    view = changed(desk, 0)
    assert view.message is None and view.list.model().rowCount() == 0
    stop(desk)
    until(lambda: view.message == NOT_TOLD[0])
    focus(desk)
    press(desk, Qt.Key.Key_F5)
    assert desk.window.notice.text() != "Nothing here is to be made again."
    until(lambda: view.message is None and view.list.model().rowCount() > 1 and not desk.session.work.tasks)
    press(desk, Qt.Key.Key_F5)
    assert desk.window.notice.text() == "Nothing here is to be made again."


def test_what_changed_is_told_to_fail_once_and_tried_again_by_a_key(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed: list[str] = []

    def fail(*_: object) -> Digest:
        failed.append("It failed.")
        raise ExplorerError(failed[-1])

    changed(desk, 0)  # What is told of these two is forgotten by the next.
    until(lambda: not desk.session.work.tasks)
    with monkeypatch.context() as broken:
        broken.setattr(across, "digest_of", fail)
        view = changed(desk, 1)
        until(lambda: view.message == NOT_TOLD[0] and desk.window.notice.text() == failed[0])
        desk.session.reader.go(Place(Mode.OVERVIEW))
        changed(desk, 1)
        assert view.message == NOT_TOLD[0] and not desk.session.work.tasks and len(failed) == 1
    focus(desk)
    press(desk, Qt.Key.Key_F5)
    until(lambda: view.message is None and view.list.model().rowCount() > 1)


def test_a_sentence_that_is_not_followed_says_so_on_its_sheet(desk: Desk) -> None:
    read(desk, "50")
    press(desk, Qt.Key.Key_L)
    sheet = a(LifeLineSheet, desk.window.findChild(LifeLineSheet))
    stop(desk)
    until(lambda: sheet.span.text().startswith("The sentence was not followed. Close this, and press L "))
    press(desk, Qt.Key.Key_Escape)
    press(desk, Qt.Key.Key_L)
    until(lambda: sheet.rows)
    press(desk, Qt.Key.Key_Escape)


def test_a_sheet_that_waits_for_years_that_are_not_compared_says_so(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(desk, "50")
    with monkeypatch.context() as waiting:
        waiting.setattr(desk.session.comparisons, "of", lambda series, elsewhere=False: None)
        press(desk, Qt.Key.Key_L)
        sheet = a(LifeLineSheet, desk.window.findChild(LifeLineSheet))
        assert sheet.span.text().startswith("The years are being compared.")
        desk.session.comparisons.stopped.emit("another series")
        assert sheet.span.text().startswith("The years are being compared.")
        desk.session.comparisons.stopped.emit(desk.series.title())
        assert sheet.span.text().startswith("The years were not compared. Close this, and press F5 ")
        press(desk, Qt.Key.Key_Escape)
        waiting.setattr(desk.session.comparisons, "failed", lambda series: True)
        press(desk, Qt.Key.Key_L)
        assert sheet.span.text().startswith("The years were not compared.")
    desk.session.comparisons.changed.emit(desk.series.title())
    until(lambda: sheet.rows)
    press(desk, Qt.Key.Key_Escape)


def test_a_search_that_was_stopped_says_so_and_enter_searches_again(desk: Desk) -> None:
    press(desk, Qt.Key.Key_Slash)
    write(desk, "corruption")
    until(lambda: desk.session.searching.results)
    desk.session.searching.clear()
    write(desk, "firearms")
    stop(desk)
    until(lambda: desk.search.view.message.sentence().startswith("The search was stopped. Enter "))
    assert not desk.search.view.finds
    press(desk, Qt.Key.Key_Return)
    until(lambda: desk.session.searching.results and desk.search.view.finds)


def test_places_by_year_that_were_not_counted_leave_the_counts_of_texts(desk: Desk) -> None:
    press(desk, Qt.Key.Key_Slash)
    write(desk, "corruption")
    head = desk.search.view.head
    until(lambda: desk.session.searching.results and not desk.session.work.tasks)
    press(desk, Qt.Key.Key_Y, CTRL | SHIFT)
    assert not head.years.isHidden()
    stop(desk)
    until(lambda: desk.window.notice.text() == "The places by year were not counted.")
    assert head.years.isHidden() and "per" not in head.histogram.said()
    press(desk, Qt.Key.Key_Y, CTRL | SHIFT)
    until(lambda: head.years.list.years.rowCount() > 0)
    press(desk, Qt.Key.Key_Y, CTRL | SHIFT)


def test_the_list_of_an_earlier_check_goes_when_the_library_is_checked_again(desk: Desk) -> None:
    file = desk.session.library.reports_folder / newest(desk) / "report.xml"
    kept = file.read_bytes()
    file.write_bytes(kept.replace(b"corruption", b"zebras"))
    desk.actions.run("library.check")
    until(lambda: desk.session.verifying.verified and desk.session.verifying.verified.findings)
    drawer = known(desk.checking._view)
    assert drawer.isVisible()
    file.write_bytes(kept)
    desk.actions.run("library.check")
    assert not drawer.isVisible()
    stop(desk)
    until(lambda: not desk.session.work.tasks)
    assert not drawer.isVisible()


def test_a_page_that_was_not_drawn_is_drawn_again(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(report_pdf())
    desk.session.open_library(tmp_path / "library")
    desk.session.imports.start([tmp_path / "report.pdf"])
    until(lambda: desk.session.imports.results and not desk.session.work.tasks)
    desk.session.reader.go(Place(Mode.READ, desk.session.imports.results[0].id, "para_3"))
    focus(desk)
    press(desk, Qt.Key.Key_P)
    page = a(PageView, desk.window.findChild(PageView))
    until(lambda: any(task.title == "Drawing the original page" for task in desk.session.work.tasks))
    stop(desk)
    until(lambda: page.message.sentence() == "The page was not drawn.")
    desk.actions.run("original.again")
    until(lambda: page.page == 2)
