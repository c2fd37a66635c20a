"""What changed: rows and words of the model, keys of the view, and the way from a library to a brief."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.compare import compare
from explorer.compare.digest import digest
from explorer.model.comparison import Comparison
from explorer.model.digest import Digest, DigestKind
from explorer.model.report import Report
from explorer.places import Mode, Only, Place
from explorer.present.digest import DigestText
from explorer.ui.desk import Desk
from explorer.ui.digest.view import DigestView
from explorer.ui.theme import Theme
from explorer.ui.widgets.export_dialog import ExportDialog
from tests.present.test_digest import HELPED
from tests.small_reports import newer_report, older_report, small_comparison, small_pair
from tests.ui.desks import focus, newest, opened, press, spoken, until
from tests.ui.fakes import FakeCommands


@pytest.fixture
def told() -> Digest:
    small = small_comparison()
    comparison = Comparison(small.reports, small.pairs, small.lineages, (HELPED,))
    return digest(comparison, [older_report(), newer_report()], 0, 1)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, told: Digest) -> DigestView:
    view = DigestView(theme, FakeCommands())
    qtbot.addWidget(view)
    view.resize(780, 600)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_digest(told, older_report(), newer_report(), [("report-2020", "2020")])
    view.list.setFocus()
    return view


@pytest.mark.keys
def test_enter_opens_the_place_of_a_line_and_of_a_dropped_one_in_the_older_report(
    view: DigestView, qtbot: QtBot
) -> None:
    went: list[tuple[bool, str]] = []
    view.opened.connect(lambda older, eid: went.append((older, eid)))
    moved: list[tuple[bool, str]] = []
    view.place_changed.connect(lambda older, eid: moved.append((older, eid)))
    view.set_only(Only.CHANGED)
    view.list.take(0)
    view.step(1)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert went == [(False, "para_6"), (True, "para_5")]
    assert moved[-2:] == went
    both: list[str] = []
    view.compared.connect(both.append)
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert both == ["para_4"] and len(went) == 2


@pytest.mark.keys
def test_a_filter_that_finds_nothing_says_so_and_esc_empties_it(view: DigestView, qtbot: QtBot) -> None:
    QTest.keyClicks(view.filter, "zebra")
    assert shown(view) == (0, "No change with these words.")
    assert view.totals.text().startswith("Whole report: 3 kept · 5 edited")
    QTest.keyClick(view.filter, Qt.Key.Key_Escape)
    assert view.list.model().rowCount() == 16
    view.set_only(Only.DOCUMENTS)
    assert shown(view) == (0, "Nothing of this kind changed.")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert shown(view) == (16, None) and view.only.current is Only.ALL


def test_what_comes_is_named_at_once_and_what_is_told_of_the_same_two_stays(view: DigestView) -> None:
    older, newer, choices = older_report(), newer_report(), [("report-2020", "2020")]
    rows = view.list.model().rowCount()
    view.show_coming(older, newer, choices)
    assert view.list.model().rowCount() == rows and view.message is None
    view.show_coming(older, replace(newer, id="another", year=2023), choices)
    assert view.list.model().rowCount() == 0 and view.message is None and view.nothing is None
    assert not view.totals.text()


def shown(view: DigestView) -> tuple[int, str | None]:
    """How many rows there are, and the sentence in the place of none."""
    return view.list.model().rowCount(), view.nothing


def test_two_reports_that_are_alike_and_a_section_that_ended_are_told(theme: Theme, qtbot: QtBot) -> None:
    view = DigestView(theme, FakeCommands())
    qtbot.addWidget(view)
    same = [replace(older_report(), id="one", year=2019), older_report()]
    view.show_digest(digest(compare(same), same, 0, 1), same[0], same[1], [("one", "2019")])
    assert view.nothing == "Nothing changed."
    older, newer = older_report(), newer_report()
    links = tuple(each for each in small_pair().sections if each.left != "sec_II__sec_B")
    pair = replace(small_pair(), sections=links)
    text = DigestText(digest(Comparison((older.id, newer.id), (pair,)), [older, newer], 0, 1), older, newer)
    ended = next(row for row in text.rows(Only.CHANGED) if row.words == "II.B. Trafficking in persons")
    assert ended.detail == "no counterpart in 2021; para. 6 is now at IV.A, para. 9"


def test_a_screen_reader_gets_every_row(view: DigestView) -> None:
    view.set_only(Only.CHANGED)
    assert spoken(view.list, 2) == "II.A. Organized crime. 1 kept · 2 edited · 1 new · 1 dropped"
    assert spoken(view.list, 3) == "New, para. 6. New words"


def test_a_line_is_not_cut_at_the_right_at_any_size_of_text(view: DigestView, theme: Theme) -> None:
    for percent in (100, 150, 200):
        theme.text_size = percent
        try:
            QApplication.processEvents()
            assert not view.list.horizontalScrollBar().isVisible()
            assert view.width() == 780
        finally:
            theme.text_size = 100


def test_the_row_in_hand_stays_in_view_below_its_heading(view: DigestView, theme: Theme) -> None:
    view.resize(780, 480)
    view.list.take(12)
    QApplication.processEvents()
    heading = view.list.visualRect(view.list.model().index(9, 0))
    assert heading.top() >= 0
    view.resize(620, 480)
    QApplication.processEvents()
    assert view.list.viewport().rect().intersects(view.list.visualRect(view.list.currentIndex()))


def write_brief(desk: Desk, folder: Path) -> str:
    """Write the brief by its key into a folder; its text."""
    press(desk, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    until(lambda: isinstance(QApplication.activeModalWidget(), ExportDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    assert dialog.path().name == "IV.D.4 What changed 2018–2021.docx"
    dialog._file.setText(str(folder / "brief.md"))
    dialog.accept()
    until(lambda: (folder / "brief.md").exists())
    return (folder / "brief.md").read_text()


def home_of(view: DigestView, report: Report) -> str | None:
    """The section of a report in which the line in hand stands."""
    row = view.list.current
    home = report.section_of(row.newer) if row and row.newer else None
    return home.eid if home else None


def edited(desk: Desk, eid: str) -> int:
    """How many paragraphs of a section of the third report are edited since the first."""
    comparison = desk.session.comparisons.of(desk.series.title())
    assert comparison
    pair = next(one for one in comparison.pairs if (one.left_report, one.right_report) == (0, 2))
    return pair.section_totals[eid].edited


@pytest.mark.keys
def test_from_a_section_to_what_changed_in_it_since_an_earlier_year_to_the_brief(
    qapp: QApplication, tmp_path: Path
) -> None:
    with opened(qapp, tmp_path) as desk:
        report = desk.session.reports.report(newest(desk))
        eid = next(section.eid for section in report.walk() if section.title == "Effective anti-corruption efforts")
        desk.session.reader.go(Place(Mode.READ, report.id, eid))
        press(desk, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
        view = desk.window.centre.current()
        assert isinstance(view, DigestView) and view.message is None
        until(lambda: view.list.current)
        view.setFocus()
        assert home_of(view, report) == eid, "the weightiest change of the section in hand"
        press(desk, Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
        assert (desk.session.reader.place.other or "").startswith("2018")
        until(lambda: view.list.current)
        press(desk, Qt.Key.Key_O)
        until(lambda: view.scope.isChecked())
        assert view.totals.text().startswith("This section: ")
        assert f"{edited(desk, eid)} edited" in view.totals.text()
        press(desk, Qt.Key.Key_Home)
        press(desk, Qt.Key.Key_J)
        line = view.list.current
        assert line and line.kind is DigestKind.FIGURE
        assert view.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole).startswith("Figure, para. ")
        brief = write_brief(desk, tmp_path)
        assert brief.startswith("# IV.D.4. Effective anti-corruption efforts: what changed from 2018 to 2021\n")
        assert "(2018, para. 37; 2021, para. 50)" in brief
        focus(desk)
        press(desk, Qt.Key.Key_O)
        until(lambda: not view.scope.isChecked())
        assert view.totals.text().startswith("Whole report: ")
        view.list.setFocus()
        press(desk, Qt.Key.Key_B)
        until(lambda: len(desk.session.passages.all()) == 1)
        assert desk.session.passages.all()[0].address.eid == line.newer
        press(desk, Qt.Key.Key_Return)
        assert (desk.session.reader.place.mode, desk.session.reader.place.eid) == (Mode.COMPARE, line.newer)
        desk.session.reader.back()
        assert desk.session.reader.place.mode == Mode.DIGEST


def test_a_report_alone_and_one_that_is_removed_leave_a_sentence(qapp: QApplication, tmp_path: Path) -> None:
    with opened(qapp, tmp_path) as desk:
        alone = next(entries[0] for entries in desk.session.reports.series().values() if len(entries) == 1)
        desk.session.reader.go(Place(Mode.DIGEST, alone.id))
        view = desk.window.centre.current()
        assert isinstance(view, DigestView)
        said = view.message
        assert said == "This report is the only one of its series. Open another year to see what changed."
        desk.actions.run("digest.brief")
        assert desk.window.notice.text() == "There are no two years to tell of yet."
        ids = [entry.id for entry in desk.session.reports.entries() if entry.id != alone.id]
        desk.session.reader.go(Place(Mode.DIGEST, ids[-1]))
        assert view.message is None
        desk.session.reports.remove([ids[-1]])
        until(lambda: desk.session.reader.place.report != ids[-1])
        desk.session.reader.go(Place(Mode.DIGEST, ids[-1]))
        assert view.message == "This report was removed from the library."


@pytest.mark.keys
def test_a_dropped_paragraph_in_hand_is_that_of_the_older_report(qapp: QApplication, tmp_path: Path) -> None:
    with opened(qapp, tmp_path) as desk:
        ids = [entry.id for entry in desk.session.reports.series()[desk.series.title()]]
        desk.session.reader.go(Place(Mode.DIGEST, ids[2], None, ids[1]))
        view = desk.window.centre.current()
        assert isinstance(view, DigestView)
        until(lambda: view.list.current)
        view.set_only(Only.DROPPED)
        focus(desk)
        press(desk, Qt.Key.Key_J)
        row = view.list.current
        assert row and row.older and desk.session.reader.place.in_hand == (ids[1], row.older)
        press(desk, Qt.Key.Key_B)
        until(lambda: len(desk.session.passages.all()) == 1)
        assert (desk.session.passages.all()[0].address.report, desk.session.passages.all()[0].address.eid) == (
            ids[1],
            row.older,
        )
        desk.tree.view.opened.emit(ids[2], "sec_IV")
        assert desk.session.reader.place == Place(Mode.DIGEST, ids[2], "sec_IV", ids[1], only=Only.DROPPED)
        press(desk, Qt.Key.Key_C)
        assert desk.session.reader.place.mode == Mode.COMPARE


@pytest.mark.keys
def test_from_a_row_of_the_overview_to_what_changed_in_it(qapp: QApplication, tmp_path: Path) -> None:
    with opened(qapp, tmp_path) as desk:
        desk.session.reader.go(Place(Mode.OVERVIEW))
        focus(desk)
        for _ in range(3):
            press(desk, Qt.Key.Key_Down)
        press(desk, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
        view = desk.window.centre.current()
        assert isinstance(view, DigestView)
        until(lambda: view.list.current)
        row, place = view.list.current, desk.session.reader.place
        home = desk.session.reports.report(newest(desk)).section_of(row.newer or "") if row else None
        assert row and row.kind and home and home.number == "III"
        assert place == Place(Mode.DIGEST, newest(desk), home.eid)
        desk.session.reader.back()
        assert desk.session.reader.place.mode == Mode.OVERVIEW
