"""The window that is opened on what is named on the command line, by real keys."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from explorer import cli, paths
from explorer.library import Library
from explorer.model.imported import State
from explorer.places import Mode
from explorer.ui.widgets.password_dialog import PasswordDialog
from tests import profile
from tests.ingest import specimens
from tests.ingest.locked_pdf import locked
from tests.ui.desks import press, starting, until, write

pytestmark = pytest.mark.keys


@pytest.fixture
def home(tmp_path: Path) -> Path:
    profile.copy_to(tmp_path / "home")
    return tmp_path / "home"


def test_a_file_is_read_and_shown(qapp: QApplication, home: Path, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_bytes(specimens.HTML)
    with starting(qapp, home, tmp_path / "report.html") as desk:
        until(lambda: desk.session.reader.place.mode is Mode.READ and not desk.session.work.tasks)
        (entry,) = desk.session.reports.entries()
        assert desk.session.library.folder == paths.default_library()
        assert (desk.session.reader.place.report, entry.file) == (entry.id, "report.html")
        assert not desk.imports.shown


def test_one_that_is_in_the_library_is_shown(qapp: QApplication, home: Path, samples: list[Path]) -> None:
    (home / "settings.json").unlink(missing_ok=True)
    with starting(qapp, home, samples[1]) as desk:  # Of the samples, which are open: no copy goes to “My library”.
        until(lambda: desk.session.reader.place.mode is Mode.READ)
        ids = {entry.id: entry for entry in desk.session.reports.entries()}
        assert desk.session.library.folder == paths.samples_library()
        assert ids[desk.session.reader.place.report or ""].file == samples[1].name


def test_one_that_cannot_be_read_stays_in_view_with_its_reason(qapp: QApplication, home: Path, tmp_path: Path) -> None:
    with starting(qapp, home, tmp_path / "missing.pdf") as desk:
        until(lambda: bool(desk.session.imports.results) and not desk.session.work.tasks)
        assert desk.imports.shown and desk.session.imports.results[0].state is State.FAILED
        assert "There is no file" in desk.window.notice.text()
        assert desk.session.library.folder == paths.samples_library()


def test_a_locked_file_is_shown_when_its_password_was_typed(qapp: QApplication, home: Path, tmp_path: Path) -> None:
    (tmp_path / "locked.pdf").write_bytes(locked(specimens.PDF, "secret"))
    with starting(qapp, home, tmp_path / "locked.pdf") as desk:
        until(lambda: isinstance(QApplication.activeModalWidget(), PasswordDialog))
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.activateWindow()
        field = dialog.findChild(QLineEdit)
        assert field is not None
        until(field.hasFocus)
        write(desk, "secret")
        press(desk, Qt.Key.Key_Return)
        until(lambda: desk.session.reader.place.mode is Mode.READ)


def test_a_folder_of_reports_is_read_in_view(qapp: QApplication, home: Path, tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    for name in "ab":
        (tmp_path / "papers" / f"{name}.txt").write_text(f"I. Introduction\n\n1. One {name}.\n\n2. Two.\n")
    with starting(qapp, home, tmp_path / "papers") as desk:
        until(lambda: len(desk.session.imports.results) == 2 and not desk.session.work.tasks)
        assert desk.imports.shown and desk.session.reader.place.mode is not Mode.READ
        assert len(desk.session.reports.entries()) == 2


def test_a_library_is_opened_and_files_go_into_it(
    qapp: QApplication, home: Path, tmp_path: Path, samples: list[Path]
) -> None:
    Library.open(tmp_path / "library").close()
    with starting(qapp, home, samples[0], tmp_path / "library") as desk:
        until(lambda: desk.session.reader.place.mode is Mode.READ)
        assert desk.session.library.folder == tmp_path / "library"
        assert [entry.file for entry in desk.session.reports.entries()] == [samples[0].name]


def test_a_library_of_a_newer_program_gives_way_to_the_last_with_a_sentence(
    qapp: QApplication, home: Path, tmp_path: Path
) -> None:
    library = tmp_path / "library"
    Library.open(library).close()
    marker = library / "report-explorer-library.json"
    marker.write_text(marker.read_text().replace('"format": 1', '"format": 20'))
    with starting(qapp, home, library) as desk:
        until(lambda: desk.session.is_open)
        assert desk.session.library.folder == paths.samples_library()
        assert "newer Report Explorer" in desk.window.notice.text()
        until(lambda: not desk.session.work.tasks)


def test_what_is_typed_before_a_library_is_open_is_found(qapp: QApplication, home: Path) -> None:
    shutil.rmtree(home)
    with starting(qapp, home) as desk:
        QTest.keyClicks(desk.window.toolbar.search, "corruption")
        until(lambda: bool(desk.session.searching.results and desk.session.searching.results.hits), 60_000)
        assert desk.window.toolbar.search.text() == desk.session.searching.query == "corruption"
        assert desk.window.left.currentWidget() is desk.search.view and desk.search.view.finds
        until(lambda: not desk.session.work.tasks)


def test_an_empty_clipboard_is_no_error(qapp: QApplication, home: Path) -> None:
    with starting(qapp, home) as desk:
        until(lambda: bool(desk.session.reports.entries()) and not desk.session.work.tasks)
        qapp.clipboard().clear()
        desk.tree.view.tree.setFocus()
        press(desk, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        until(lambda: "clipboard holds no file" in desk.window.notice.text())
        assert "error" not in {part.property("tone") for part in desk.window.notice.findChildren(QWidget)}
        assert desk.session.imports.files == []


@pytest.mark.parametrize("name", ["report.txt", "notes", "list"])
def test_the_command_opens_the_window_on_a_file(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text("I. Introduction\n\n1. One.\n")

    def note(what: object) -> int:
        asked.append(what)
        return 0

    monkeypatch.setattr(cli, "window", lambda files: note(files))
    monkeypatch.setattr(cli, "_logged", lambda run: note("a verb"))
    assert cli.main([name]) == 0
    assert asked == (["a verb"] if name == "list" else [[name]])


def test_what_is_neither_a_verb_nor_a_file_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit:
        cli.main(["missing.pdf"])
    assert exit.value.code == 2 and "“missing.pdf” is neither a verb nor a file" in capsys.readouterr().err
