"""A walk through the window by keys alone, with what is shown and what is said at each stop."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication

from explorer.model.report import Paragraph, Report
from explorer.places import Mode
from explorer.present.elsewhere import Target
from explorer.present.lineages import Row
from explorer.ui.compare.view import CompareView
from explorer.ui.desk import Desk
from explorer.ui.digest.view import DigestView
from explorer.ui.figures.view import FiguresView
from explorer.ui.overview.model import OverviewModel, Role
from explorer.ui.overview.view import OverviewView
from explorer.ui.read.view import ReadView
from explorer.ui.widgets.export_dialog import ExportDialog
from tests.narrow import a, known
from tests.ui.desks import focus, open_series, opened, press, target, until, write

pytestmark = pytest.mark.keys
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = Qt.ItemDataRole.AccessibleTextRole
YEARS = 4


@pytest.fixture(scope="module")
def desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    QAccessible.setActive(True)  # As while a screen reader listens: it is told when rows change.
    with opened(qapp, tmp_path_factory.mktemp("home")) as desk:
        open_series(desk, tmp_path_factory.mktemp("series"), YEARS)
        yield desk
    QAccessible.setActive(False)


def spoken(view: QAbstractItemView, index: QModelIndex) -> str:
    """What a screen reader says of a cell: the model's own text, which the view must have among its children."""
    said = QAccessible.queryAccessibleInterface(view)
    words = str(index.data(TEXT))
    assert words in [said.child(number).text(QAccessible.Text.Name) for number in range(said.childCount())]
    return words


def changed_everywhere(model: OverviewModel, row: Row) -> bool:
    """Whether a section without others below it changed since the year before, and stood in all years before."""
    totals = model.matrix.fate(row).totals
    lasting = all(len(cell.eids) == 1 and cell.paragraphs > 2 for cell in row.cells)
    return not row.children and lasting and totals is not None and totals.edited > 0


def test_from_the_overview_to_a_value_in_its_paragraph_and_the_brief(desk: Desk, tmp_path: Path) -> None:
    row = _overview(desk)
    _compare(desk, row)
    _two_years_earlier(desk)
    _pin(desk)
    _back(desk)
    _figures(desk)
    _brief(desk, tmp_path / "brief.md")


def _overview(desk: Desk) -> Row:
    view = focus(desk)
    assert isinstance(view, OverviewView) and desk.session.reader.place.mode == Mode.OVERVIEW
    model = view.matrix.model()
    assert isinstance(model, OverviewModel) and model.matrix.titles == ["2012", "2013", "2014", "2015"]
    while not changed_everywhere(model, view.matrix.currentIndex().data(Role.ROW)):
        before = view.matrix.currentIndex()
        if model.hasChildren(before) and not view.matrix.isExpanded(before):
            press(desk, Qt.Key.Key_Right)
        press(desk, Qt.Key.Key_Down)
        assert view.matrix.currentIndex() != before, "no section changed"
    row: Row = view.matrix.currentIndex().data(Role.ROW)
    assert row.section.title in spoken(view.matrix, view.matrix.currentIndex())
    return row


def _compare(desk: Desk, row: Row) -> None:
    press(desk, Qt.Key.Key_Return)
    until(lambda: desk.session.reader.place.mode == Mode.COMPARE)
    view = desk.window.centre.current()
    assert isinstance(view, CompareView)
    assert desk.session.reader.place.eid == row.cells[-1].eids[0]
    assert row.section.title in spoken(view.list, view.list.currentIndex())
    focus(desk)
    press(desk, Qt.Key.Key_F8)
    said = spoken(view.list, view.list.currentIndex())
    assert view._model.compared.rows[view.list.current_row()].changed and "kept" not in said.partition(".")[0]


def _two_years_earlier(desk: Desk) -> None:
    press(desk, Qt.Key.Key_E, ALT)
    cards = desk.elsewhere.view.list
    assert target(desk) is cards
    until(lambda: cards.cards.rowCount() > 0)
    while known(cards.cards.row(cards.currentIndex())).year != "2013":
        before = cards.currentIndex()
        press(desk, Qt.Key.Key_Up)
        assert cards.currentIndex() != before, "nothing is said of 2013"
    card = known(cards.cards.row(cards.currentIndex()))
    assert spoken(cards, cards.currentIndex()).startswith(f"2013 {card.place}")
    eid = a(Target, card.key).eid
    press(desk, Qt.Key.Key_Return)
    view = focus(desk)
    assert isinstance(view, CompareView) and [one.year for one in known(view._shown)[:2]] == [2013, 2015]
    row = view._model.compared.rows[view.list.current_row()]
    assert eid in [one.eid for one in (*row.other, *(one for one, _ in row.beside))]


def _pin(desk: Desk) -> None:
    cards = desk.elsewhere.view.list
    press(desk, Qt.Key.Key_P, ALT)
    assert desk.window.notice.text().endswith("are pinned together.")
    until(lambda: not desk.session.work.tasks)
    until(lambda: "Pinned by you" in known(cards.cards.row(cards.currentIndex())).detail)
    assert "Pinned by you" in spoken(cards, cards.currentIndex())


def _back(desk: Desk) -> None:
    press(desk, Qt.Key.Key_Left, ALT)
    view = desk.window.centre.current()
    assert isinstance(view, CompareView) and [one.year for one in known(view._shown)[:2]] == [2014, 2015]
    assert view.current_place() == desk.session.reader.place.in_hand


def _figures(desk: Desk) -> None:
    press(desk, Qt.Key.Key_4, CTRL)
    view = focus(desk)
    assert isinstance(view, FiguresView) and view.message is None
    table = view.table
    press(desk, Qt.Key.Key_Home, CTRL)
    for _ in range(2 + YEARS):
        if str(table.currentIndex().data(TEXT)).startswith("2015: ") and ", para. " in str(
            table.currentIndex().data(TEXT)
        ):
            break
        press(desk, Qt.Key.Key_Right)
    said = spoken(table, table.currentIndex())
    year, _, rest = said.partition(": ")
    value, _, label = rest.rpartition(", para. ")
    press(desk, Qt.Key.Key_Return)
    until(lambda: desk.session.reader.place.mode == Mode.READ)
    read = desk.window.centre.current()
    report: Report = desk.session.reports.report(known(desk.session.reader.place.report))
    paragraph = report.find(known(desk.session.reader.place.eid))
    assert isinstance(read, ReadView) and isinstance(paragraph, Paragraph)
    assert (str(report.year), paragraph.label) == (year, label) and value in paragraph.words
    assert read.text.current_eid() == paragraph.eid
    interface = QAccessible.queryAccessibleInterface(read.text)
    assert interface is not None
    text = interface.textInterface()
    assert paragraph.words[:60] in " ".join(text.text(0, text.characterCount()).split())


def _brief(desk: Desk, file: Path) -> None:
    press(desk, Qt.Key.Key_5, CTRL)
    view = focus(desk)
    assert isinstance(view, DigestView) and desk.session.reader.place.mode == Mode.DIGEST
    write(desk, "{")
    until(lambda: view.list.currentIndex().isValid())
    row = view.list.currentIndex()
    assert spoken(view.list, row) and view.totals.text().startswith("Whole report: ")
    press(desk, Qt.Key.Key_B, CTRL | SHIFT)
    until(lambda: isinstance(QApplication.activeModalWidget(), ExportDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog) and "2013" in dialog.path().name
    dialog._file.setFocus()
    QTest.keyClick(dialog._file, Qt.Key.Key_A, CTRL)
    QTest.keyClicks(dialog._file, str(file))
    QTest.keyClick(dialog._file, Qt.Key.Key_Return)
    until(file.exists)
    assert "what changed from 2013 to 2015" in file.read_text(encoding="utf-8").splitlines()[0].lower()
