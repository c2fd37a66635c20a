"""Watched folders in the whole window, by real keys: what comes by itself is told, and moves nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QListWidget, QPushButton, QToolButton

from explorer.places import Mode, Place
from explorer.session import looking
from explorer.ui.desk import Desk
from explorer.ui.imports import watching
from explorer.ui.imports.view import ImportsView
from tests.ingest.locked_pdf import locked
from tests.ingest.pdf_report import report_pdf
from tests.narrow import known
from tests.session.folders import TEXT, files, put
from tests.ui.desks import focus, opened, press, started, target, until, write
from tests.ui.test_dialogs import dialog_of

pytestmark = pytest.mark.keys
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks follow each other soon; the slow one never comes, so that the system has to tell."""
    monkeypatch.setattr(looking, "STILL_S", 0.05)
    for name, milliseconds in (("BEGIN_MS", 50), ("RUNG_MS", 50), ("UNSETTLED_MS", 50), ("SHARE", 0)):
        monkeypatch.setattr(watching, name, milliseconds)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    (tmp_path / "Downloads" / "UN").mkdir(parents=True)
    return tmp_path / "Downloads" / "UN"


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, papers: Path) -> Iterator[Desk]:
    """A window on a library with one report, read at its second paragraph, and a watched folder."""
    (tmp_path / "own.txt").write_text("I. Introduction\n\n" + "\n\n".join(f"{n}. Own {n}." for n in range(1, 99)))
    with opened(qapp, tmp_path / "home") as desk:
        desk.session.open_library(tmp_path / "library")
        desk.session.imports.start([tmp_path / "own.txt"])
        until(lambda: files(desk.session) == ["own.txt"] and not desk.session.work.tasks)
        desk.session.watching.watch(papers)
        until(lambda: desk.watching._bell.directories())
        yield desk


def at_paragraph(desk: Desk, label: str) -> Place:
    (entry,) = desk.session.reports.entries()
    paragraph = known(desk.session.reports.report(entry.id).paragraph(label))
    desk.session.reader.go(Place(Mode.READ, entry.id, paragraph.eid))
    focus(desk)
    return desk.session.reader.place


def came(desk: Desk, *names: str) -> None:
    """Wait until these stand in the library, and all that follows is done."""
    until(lambda: set(names) <= set(files(desk.session)) and not desk.session.work.tasks)


def palette(desk: Desk, words: str) -> None:
    press(desk, Qt.Key.Key_K, CTRL)
    write(desk, words)
    press(desk, Qt.Key.Key_Return)


def button(dialog: QDialog, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


def rows(dialog: QDialog) -> list[str]:
    listed = known(dialog.findChild(QListWidget))
    return [listed.item(row).text() for row in range(listed.count())]


def test_what_comes_is_told_and_moves_nothing(desk: Desk, papers: Path) -> None:
    place = at_paragraph(desk, "60")
    view, scrolled = target(desk), desk.read.view.text.verticalScrollBar().value()
    assert scrolled > 0
    put(papers, "a.txt", "b.txt", "c.txt")
    came(desk, "a.txt", "b.txt", "c.txt")
    until(lambda: desk.window.notice.text() == "3 new reports from Downloads/UN.")
    assert desk.session.reader.place == place and target(desk) is view
    assert desk.read.view.text.verticalScrollBar().value() == scrolled
    assert desk.window.findChild(ImportsView) is None
    show = next(each for each in desk.window.notice.findChildren(QToolButton) if each.text() == "Show")
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    drawer = known(desk.window.findChild(ImportsView))
    assert drawer.isVisible() and drawer.current() == papers / "a.txt" and target(desk) is drawer.files


def test_what_came_while_no_window_was_open_comes_at_its_start(
    qapp: QApplication, desk: Desk, papers: Path, tmp_path: Path
) -> None:
    desk.session.open_library(tmp_path / "another")
    put(papers, "a.txt")
    QTest.qWait(300)
    assert files(desk.session) == []
    desk.session.open_library(tmp_path / "library")
    came(desk, "a.txt", "own.txt")


def test_nothing_is_asked_and_no_list_opens(desk: Desk, papers: Path) -> None:
    place = at_paragraph(desk, "60")
    (papers / "locked.pdf").write_bytes(locked(report_pdf(), "secret"))
    (papers / "bad.pdf").write_bytes(b"no PDF file")
    put(papers, "a.txt")
    until(lambda: desk.window.notice.text() == "1 new report from Downloads/UN. 2 files were not read.")
    assert desk.session.reader.place == place
    assert not any(dialog.isVisible() for dialog in desk.window.findChildren(QDialog))
    palette(desk, "What came from watched folders")
    drawer = known(desk.window.findChild(ImportsView))
    until(lambda: target(desk) is drawer.files)
    assert [each.path.name for each in desk.session.imports.files] == ["own.txt", "a.txt", "bad.pdf", "locked.pdf"]


def test_saved_searches_with_new_results_are_named_and_opened_and_narrowed(desk: Desk, papers: Path) -> None:
    at_paragraph(desk, "2")
    press(desk, Qt.Key.Key_Slash)
    write(desk, "own")
    until(lambda: desk.session.searching.results and desk.session.searching.results.query.text == "own")
    press(desk, Qt.Key.Key_D, CTRL)
    desk.search.leave()
    put(papers, "a.txt")
    came(desk, "a.txt")
    until(lambda: desk.window.notice.text() == "1 new report from Downloads/UN.")
    (papers / "b.txt").write_text(TEXT.format("its own"))
    until(lambda: "1 saved search has new results: “own”." in desk.window.notice.text())
    assert desk.window.notice.text().startswith("1 new report from Downloads/UN. ")
    palette(desk, "Saved search with something new")
    until(lambda: desk.session.searching.results and desk.session.searching.results.query.text == "own")
    total = known(desk.session.searching.results).total
    press(desk, Qt.Key.Key_R, CTRL | SHIFT)
    until(lambda: known(desk.session.searching.results).total == 2)
    assert "only new" in desk.search.view.head.said()[-1]
    assert all("New" in row.detail for row in desk.search.view.list.found.rows)
    press(desk, Qt.Key.Key_R, CTRL | SHIFT)
    until(lambda: known(desk.session.searching.results).total == total > 2)
    press(desk, Qt.Key.Key_R, CTRL | SHIFT)
    until(lambda: known(desk.session.searching.results).total == 2)
    desk.search.search("own office")
    until(lambda: known(desk.session.searching.results).query.text == "own office")
    assert not desk.session.searching.filters
    press(desk, Qt.Key.Key_R, CTRL | SHIFT)
    assert desk.window.notice.text() == "This search is not saved. Save it with Ctrl+D to be told what is new in it."
    press(desk, Qt.Key.Key_D, CTRL)
    press(desk, Qt.Key.Key_R, CTRL | SHIFT)
    assert desk.window.notice.text() == "No report came since you last looked at this search."


def test_folders_are_listed_given_up_and_taken_again(
    desk: Desk, papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_paragraph(desk, "2")
    palette(desk, "Watched folders")
    dialog = dialog_of(desk)
    assert rows(dialog) == [str(papers)]
    listed = known(dialog.findChild(QListWidget))
    assert listed.visualItemRect(listed.item(0)).height() >= desk.theme.row
    QTest.keyClick(button(dialog, "Stop watching"), Qt.Key.Key_Space)
    until(lambda: not rows(dialog))
    assert desk.session.watching.folders() == [] and not button(dialog, "Stop watching").isEnabled()
    chosen = [str(tmp_path / "library"), str(papers)]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: chosen.pop(0))
    QTest.keyClick(button(dialog, "Watch a folder…"), Qt.Key.Key_Space)
    assert any("belongs to a library" in each.text() for each in dialog.findChildren(QLabel))
    QTest.keyClick(button(dialog, "Watch a folder…"), Qt.Key.Key_Space)
    until(lambda: rows(dialog) == [str(papers)])
    papers.rename(tmp_path / "gone")
    until(lambda: "is not there" in rows(dialog)[0])
    assert "is not there" in desk.window.notice.text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    until(lambda: not dialog.isVisible())
    press(desk, Qt.Key.Key_Z, CTRL)
    until(lambda: not desk.session.watching.folders())


def test_the_list_of_files_leads_to_the_watched_folders(desk: Desk, papers: Path) -> None:
    at_paragraph(desk, "2")
    press(desk, Qt.Key.Key_I, CTRL | SHIFT)
    drawer = known(desk.window.findChild(ImportsView))
    link = next(each for each in drawer.findChildren(QToolButton) if each.text() == "Watched folders…")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert rows(dialog_of(desk)) == [str(papers)]


def test_a_window_that_starts_brings_in_what_came_meanwhile(qapp: QApplication, tmp_path: Path, papers: Path) -> None:
    home = tmp_path / "home"
    with opened(qapp, home) as desk:
        desk.session.watching.watch(papers)
        until(lambda: desk.session.library.folder.name != "Samples" and not desk.session.work.tasks)
    put(papers, "a.txt")
    with started(qapp, home) as desk:
        came(desk, "a.txt")
        until(lambda: desk.window.notice.text().startswith("1 new report from"))
