"""The drawer of imported files in the whole window, by real keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from explorer import paths
from explorer.model.imported import State
from explorer.places import Mode
from explorer.present.contents import Node
from explorer.ui.desk import Desk
from explorer.ui.imports.view import ImportsView
from explorer.ui.shell.contents_model import Role
from explorer.ui.widgets.password_dialog import PasswordDialog
from tests.ingest.locked_pdf import locked
from tests.ingest.pdf_report import PAGES, report_pdf
from tests.ui.desks import focus, opened, press, target, until, write

pytestmark = pytest.mark.keys
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NOTE = "I. Introduction\n\n1. One {}.\n\n2. Two.\n"
GAP = "I. Introduction\n\n1. One of a gap.\n\n2. Two.\n\n5. Five.\n\n6. Six.\n"


@pytest.fixture(scope="module")
def shared(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with opened(qapp, tmp_path_factory.mktemp("home")) as desk:
        desk.session.open_library(tmp_path_factory.mktemp("library"))
        yield desk


@pytest.fixture
def desk(shared: Desk) -> Desk:
    """The shared window with an empty library and the drawer closed."""
    shared.session.reports.remove([entry.id for entry in shared.session.reports.entries()])
    shared.imports.close()
    focus(shared)
    return shared


def imported(desk: Desk, *files: Path) -> None:
    desk.session.imports.start(list(files))
    until(lambda: not desk.session.imports.busy and not desk.session.work.tasks)


def drawer(desk: Desk) -> ImportsView:
    found = desk.window.findChild(ImportsView)
    assert found is not None
    return found


def rows(desk: Desk) -> list[str]:
    model = drawer(desk).files.model()
    return [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]


def button(desk: Desk, title: str) -> QPushButton:
    return next(one for one in drawer(desk).detail.findChildren(QPushButton) if one.text() == title)


def test_each_file_has_its_result(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(NOTE.format("a"))
    (tmp_path / "b.pdf").write_bytes(b"no PDF file")
    (tmp_path / "c.txt").write_text(GAP)
    imported(desk, tmp_path)
    assert drawer(desk).isVisible()
    said = rows(desk)
    assert said[0] == "a.txt. Imported"
    assert said[1].startswith("b.pdf. ") and said[1].endswith(".")
    assert said[2] == "c.txt. Imported · 1 doubt"
    press(desk, Qt.Key.Key_I, CTRL | SHIFT)
    press(desk, Qt.Key.Key_I, CTRL | SHIFT)
    assert not drawer(desk).isVisible()
    press(desk, Qt.Key.Key_I, CTRL | SHIFT)
    assert drawer(desk).isVisible() and target(desk) is drawer(desk).files
    press(desk, Qt.Key.Key_Escape)
    assert not drawer(desk).isVisible() and target(desk) is not drawer(desk).files


def test_a_doubt_leads_to_its_place(desk: Desk, tmp_path: Path) -> None:
    late = ("6. The sixth paragraph of the report follows it.", "7. And the seventh comes after it in its turn.")
    pages = (*PAGES, ("III. More", late))
    (tmp_path / "report.pdf").write_bytes(report_pdf(pages))
    imported(desk, tmp_path / "report.pdf")
    assert "doubt" in desk.window.notice.text()  # Told quietly: nothing opens for a file that was read.
    assert not desk.imports.shown
    desk.imports.toggle()
    detail = drawer(desk).detail
    assert "of the text was read" in detail.sentence()
    cards = detail.cards.cards.rows
    (at,) = (number for number, card in enumerate(cards) if "not found, after 4" in card.text)
    assert cards[at].place == "Page 2"
    detail.cards.setFocus()
    detail.cards.setCurrentIndex(detail.cards.cards.index(at))
    press(desk, Qt.Key.Key_Return)
    place = desk.session.reader.place
    report = desk.session.reports.report(place.report or "")
    assert place.mode == Mode.READ and place.eid
    assert getattr(report.find(place.eid), "page", None) == 2
    assert desk.original.shown
    desk.original.toggle()


def test_what_was_left_out_is_shown_on_demand(desk: Desk, tmp_path: Path) -> None:
    job = "25-04213 (E)"
    pages = [(heading, [*lines, job]) if heading.startswith("I.") else (heading, lines) for heading, lines in PAGES]
    (tmp_path / "report.pdf").write_bytes(report_pdf(pages))
    imported(desk, tmp_path / "report.pdf")
    desk.imports.toggle()
    detail = drawer(desk).detail
    cards = detail.cards.cards
    assert [card.place for card in cards.rows if "Left out" in card.place] == ["Left out: job number (1)"]
    detail.cards.setFocus()
    detail.cards.setCurrentIndex(cards.index(len(cards.rows) - 1))
    press(desk, Qt.Key.Key_Return)
    assert [(card.place, card.text) for card in cards.rows] == [("Page 1", job)]
    button(desk, "Back").click()
    assert "of the text was read" in detail.sentence()


def test_the_keyboard_is_on_what_there_is_to_do_where_there_is_nothing_to_show(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(NOTE.format("word"))
    imported(desk, tmp_path / "one.txt")
    until(lambda: bool(desk.session.reports.entries()))
    for key in (Qt.Key.Key_2, Qt.Key.Key_3):
        press(desk, key, CTRL)
    assert offered(desk) == "Open your reports…"  # The only report of its series.
    press(desk, Qt.Key.Key_K, CTRL)
    write(desk, "remove the report")
    press(desk, Qt.Key.Key_Return)
    until(lambda: desk.window.centre.view(Mode.OVERVIEW).message)
    assert offered(desk) == "Open your reports…"


def offered(desk: Desk) -> str:
    """What the button in the centre says that has the keyboard."""
    button = target(desk)
    return button.text() if isinstance(button, QPushButton) and desk.window.centre.isAncestorOf(button) else ""


def test_the_key_leads_into_an_open_drawer_before_it_closes_it(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(NOTE.format("word"))
    imported(desk, tmp_path / "one.txt")
    desk.imports.toggle()
    focus(desk)
    press(desk, Qt.Key.Key_I, CTRL | SHIFT)
    assert desk.imports.shown and target(desk) is drawer(desk).files
    press(desk, Qt.Key.Key_I, CTRL | SHIFT)
    assert not desk.imports.shown


def test_the_tree_marks_reports_with_doubts(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "gap.txt").write_text(GAP)
    imported(desk, tmp_path / "gap.txt")
    model = desk.tree.view.tree.model()
    node: Node = model.index(0, 0, model.index(0, 0)).data(Role.NODE)
    assert node.doubts == 1 and "1 doubt" in str(node)
    desk.imports.show_report(node.report)
    assert "1 doubt" in rows(desk)[0]
    assert "Paragraphs 3 to 4 were not found" in drawer(desk).detail.cards.cards.rows[0].text


def test_an_encrypted_file_asks_for_its_password(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "closed.pdf").write_bytes(locked(report_pdf(), "secret"))
    imported(desk, tmp_path / "closed.pdf")
    for password in ("wrong", "secret"):
        dialog = asked(desk)
        field = dialog.findChild(QLineEdit)
        assert field is not None and field.echoMode() == QLineEdit.EchoMode.Password
        dialog.activateWindow()
        field.setFocus()
        until(field.hasFocus)
        write(desk, password)
        press(desk, Qt.Key.Key_Return)
        until(lambda: not desk.session.imports.busy)
    assert [each.state for each in desk.session.imports.files] == [State.IMPORTED]


def test_an_encrypted_file_without_password_stays_with_its_reason(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "closed.pdf").write_bytes(locked(report_pdf(), "secret"))
    imported(desk, tmp_path / "closed.pdf")
    dialog = asked(desk)
    dialog.activateWindow()
    until(dialog.isActiveWindow)
    press(desk, Qt.Key.Key_Escape)
    until(lambda: QApplication.activeModalWidget() is None)
    (file,) = desk.session.imports.files
    assert file.state is State.FAILED and "password" in file.message
    desk.imports.toggle()
    button(desk, "Type the password…").click()
    asked(desk).reject()


def test_one_refusal_ends_the_questions_for_passwords(desk: Desk, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf", "three.pdf"):
        (tmp_path / name).write_bytes(locked(report_pdf(), "secret"))
    imported(desk, tmp_path)
    asked(desk).reject()
    until(lambda: QApplication.activeModalWidget() is None)
    assert [each.state for each in desk.session.imports.files] == 3 * [State.FAILED]
    assert button(desk, "Type the password…").isVisible()


def asked(desk: Desk) -> PasswordDialog:
    until(lambda: isinstance(QApplication.activeModalWidget(), PasswordDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PasswordDialog)
    return dialog


@pytest.fixture
def versions(desk: Desk, tmp_path: Path) -> Desk:
    """A report and its revision, both imported, a passage picked from the first."""
    texts = {
        "first.txt": "A/80/75\n\nI. Introduction\n\n1. The Office worked in all regions.\n\n2. This goes.\n",
        "second.txt": "A/80/75/Rev.1\n\nI. Introduction\n\n1. A new one.\n\n2. The Office worked in all regions.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(f"United Nations\n\nGeneral Assembly\n\n{text}")
        imported(desk, tmp_path / name)
        if name == "first.txt":
            (entry,) = desk.session.reports.entries()
            if entry.symbols != ("A/80/75",):
                pytest.skip("the symbol of a short text is not read")
            for eid in ("para_1", "para_2"):
                desk.session.passages.add(entry.id, eid)
    return desk


def test_a_newer_version_asks_and_replaces(versions: Desk) -> None:
    desk = versions
    assert drawer(desk).isVisible() and len(desk.session.reports.entries()) == 2
    assert rows(desk) == ["second.txt. Replaces an earlier version?"]
    button(desk, "Replace the earlier one").click()
    (entry,) = desk.session.reports.entries()
    assert entry.symbols == ("A/80/75/Rev.1",)
    assert "1 passage found no place" in drawer(desk).detail.sentence()
    assert [card.text for card in drawer(desk).detail.cards.cards.rows] == ["This goes."]
    assert desk.session.passages.all()[0].address.report == entry.id
    desk.actions.run("edit.undo")
    assert len(desk.session.reports.entries()) == 2


def test_both_versions_are_kept_where_asked(versions: Desk) -> None:
    button(versions, "Keep both").click()
    assert len(versions.session.reports.entries()) == 2
    assert rows(versions) == ["second.txt. Imported"]


def test_files_are_pasted(desk: Desk, tmp_path: Path) -> None:
    clipboard = QApplication.clipboard()
    for name, as_text in (("a.txt", False), ("b.txt", True)):
        (tmp_path / name).write_text(NOTE.format(name))
        data = QMimeData()
        if as_text:
            data.setText(str(tmp_path / name))
        else:
            data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        clipboard.setMimeData(data)
        desk.tree.view.tree.setFocus()
        press(desk, Qt.Key.Key_V, CTRL)
        until(lambda: not desk.session.imports.busy)
    assert len(desk.session.reports.entries()) == 2
    clipboard.setText("just words")
    press(desk, Qt.Key.Key_V, CTRL)
    assert "clipboard holds no file" in desk.window.notice.text()


def test_words_are_still_pasted_into_fields(desk: Desk) -> None:
    QApplication.clipboard().setText("corruption")
    desk.search.focus()
    press(desk, Qt.Key.Key_V, CTRL)
    assert desk.window.toolbar.search.text() == "corruption"
    desk.search.leave()


def test_my_library_takes_the_place_of_the_samples_with_the_first_file_that_can_be_read(
    qapp: QApplication, tmp_path: Path
) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    (tmp_path / "good.txt").write_text(NOTE.format("of mine"))
    with opened(qapp, tmp_path / "home") as desk:
        imported(desk, tmp_path / "bad.pdf")
        assert desk.session.library.folder == paths.samples_library() and len(desk.session.reports.entries()) == 4
        assert "The PDF file is damaged" in desk.window.notice.text()
        imported(desk, tmp_path / "good.txt")
        assert desk.session.library.folder == paths.default_library() and len(desk.session.reports.entries()) == 1
        model = desk.tree.view.tree.model()
        assert model.rowCount() == 1
