"""Printing from the window: what is offered, looked at, sent to a printer and saved."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton

from explorer.errors import ExplorerError
from explorer.export.paper import Paper, TextBlock, said
from explorer.jobs import run
from explorer.places import Mode, Place
from explorer.present.results import Found
from explorer.ui.compare.view import CompareView
from explorer.ui.desk import Desk
from explorer.ui.digest.view import DigestView
from explorer.ui.figures.view import FiguresView
from explorer.ui.overview.view import OverviewView
from explorer.ui.printing.dialog import PrintDialog
from explorer.ui.printing.printer import chosen_pages, print_job
from explorer.ui.widgets.export_dialog import ExportDialog
from tests.narrow import known
from tests.paper import missing, printed
from tests.ui.desks import focus, newest, opened, press, read, target, until, write

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def desk(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with opened(qapp, tmp_path_factory.mktemp("home")) as desk:
        yield desk


@pytest.fixture
def asked(desk: Desk) -> Iterator[Callable[[], PrintDialog]]:
    """Asks for printing by its command, and gives the dialog with its pages; it is put away at the end."""

    def ask() -> PrintDialog:
        desk.actions.run("print")
        dialog = known(desk.window.findChild(PrintDialog))
        until(lambda: desk.session.printing.pdf is not None)
        return dialog

    yield ask
    for dialog in desk.window.findChildren(PrintDialog):
        dialog.reject()
    until(lambda: desk.window.findChild(PrintDialog) is None)


def offered(dialog: PrintDialog) -> list[str]:
    choice = known(dialog.findChild(QComboBox))
    return [choice.itemText(place) for place in range(choice.count())]


def go(desk: Desk, mode: Mode) -> None:
    desk.session.reader.go(Place(mode, newest(desk)))
    until(lambda: desk.navigation.lens.on_show)


# What is printed


@pytest.mark.parametrize("mode", Mode)
def test_every_mode_prints_what_it_shows(desk: Desk, asked: Callable[[], PrintDialog], mode: Mode) -> None:
    go(desk, mode)
    until(lambda: desk.navigation.lens.printable())
    asked()
    pages = printed(known(desk.session.printing.pdf).data)
    assert missing(_shown(desk), pages) == set()
    assert all("Samples" in page.foot and 8.0 <= min(page.sizes) <= max(page.sizes) <= 14.0 for page in pages)


def _shown(desk: Desk) -> str:
    """Words that the centre shows."""
    view = desk.window.centre.current()
    if isinstance(view, OverviewView):
        return " ".join(row.section.title for row in view.taken()[1])
    if isinstance(view, CompareView):
        shown = view.taken()
        return " ".join(shown.text(row).replace("\n", " ") for row in range(len(shown.rows)))
    if isinstance(view, DigestView):
        return " ".join(f"{row.words} {row.place} {row.detail}" for row in view.list.shown.rows)
    if isinstance(view, FiguresView):
        years = [name for _, name in view.chart.chart.years]
        return " ".join((*(figure.label.capitalize().split()[0] for figure in view.figures()), *years))
    report = desk.session.library.report(newest(desk))
    return " ".join(paragraph.words for paragraph in report.paragraphs())


def test_results_and_passages_are_offered_too_and_first_where_they_have_the_keyboard(
    desk: Desk, asked: Callable[[], PrintDialog]
) -> None:
    go(desk, Mode.READ)
    read(desk, "69")
    desk.passages.add()
    desk.search.search("trafficking")
    until(lambda: desk.search.view.finds)
    desk.search.view.list.setFocus()
    dialog = asked()
    assert offered(dialog) == ["Report: 2021", "Search results", "1 passage"]
    assert dialog.one.title == "Search results"
    rows: list[Found] = desk.search.view.list.found.rows
    data = known(desk.session.printing.pdf).data
    assert missing(" ".join(f"{row.place} {row.text}" for row in rows), printed(data)) == set()
    choice = known(dialog.findChild(QComboBox))
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    until(lambda: desk.session.printing.pdf and known(desk.session.printing.pdf).data != data)
    assert "Passages" in printed(known(desk.session.printing.pdf).data)[0].text
    desk.search.leave()


def test_a_life_line_is_offered_while_it_is_open(desk: Desk, asked: Callable[[], PrintDialog]) -> None:
    go(desk, Mode.READ)
    read(desk, "69")
    desk.actions.run("sentence.life")
    until(lambda: desk.life_lines.printable())
    wordings = " ".join(row.words for row in known(desk.life_lines._sheet).rows)
    dialog = asked()
    assert dialog.one.title == "Life line of the sentence"
    assert missing(wordings, printed(known(desk.session.printing.pdf).data)) == set()


def test_a_message_is_not_printed(desk: Desk) -> None:
    desk.session.reader.go(Place(Mode.READ, "gone"))
    assert desk.read.printable() is None
    go(desk, Mode.READ)


def test_what_is_filtered_away_is_not_printed(desk: Desk, asked: Callable[[], PrintDialog]) -> None:
    go(desk, Mode.FIGURES)
    view = desk.window.centre.current()
    assert isinstance(view, FiguresView)
    view.filter.setText("Firearms Protocol")
    asked()
    view.filter.clear()
    page = printed(known(desk.session.printing.pdf).data)[0].text
    assert "Firearms" in page and "Smuggling" not in page


# The dialog


def test_pages_are_looked_at_one_after_the_other(desk: Desk, asked: Callable[[], PrintDialog]) -> None:
    go(desk, Mode.READ)
    dialog = asked()
    page = dialog.page
    until(lambda: not page.picture.isNull())
    first, pages = page.picture.copy(), known(desk.session.printing.pdf).pages
    assert page.accessibleName() == f"Page 1 of {pages}"
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert page.accessibleName() == f"Page 2 of {pages}"
    until(lambda: page.picture != first)
    for _ in range(3):
        QTest.keyClick(page, Qt.Key.Key_Left)
    assert page.accessibleName() == f"Page 1 of {pages}"


def test_what_is_stopped_is_said_in_the_dialog(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(foot: str) -> Paper:
        raise ExplorerError("No paper.")

    go(desk, Mode.READ)
    found = replace(known(desk.read.printable()), make=stopped)
    monkeypatch.setattr(desk.read, "printable", lambda: found)
    desk.actions.run("print")
    dialog = known(desk.window.findChild(PrintDialog))
    until(lambda: "cannot be looked at" in dialog.page.accessibleName())
    dialog.reject()


@pytest.mark.keys
def test_keys_alone_save_a_document_and_print_another(desk: Desk, tmp_path: Path) -> None:
    go(desk, Mode.READ)
    focus(desk)
    press(desk, Qt.Key.Key_P, CTRL)
    until(lambda: isinstance(target(desk).window(), PrintDialog))
    until(lambda: desk.session.printing.pdf is not None)
    while not (isinstance(button := target(desk), QPushButton) and "PDF" in button.text()):
        press(desk, Qt.Key.Key_Tab)
    press(desk, Qt.Key.Key_Space)
    until(lambda: isinstance(target(desk).window(), ExportDialog))
    while not isinstance(target(desk), QLineEdit):
        press(desk, Qt.Key.Key_Tab)
    press(desk, Qt.Key.Key_A, CTRL)
    write(desk, str(tmp_path / "report.pdf"))
    press(desk, Qt.Key.Key_Return)
    until(lambda: (tmp_path / "report.pdf").is_file() and not desk.session.work.tasks)
    saved = printed((tmp_path / "report.pdf").read_bytes())

    focus(desk)
    press(desk, Qt.Key.Key_P, CTRL)
    until(lambda: isinstance(target(desk).window(), PrintDialog))
    press(desk, Qt.Key.Key_Return)
    until(lambda: isinstance(target(desk).window(), QPrintDialog))
    dialog = target(desk).window()
    assert isinstance(dialog, QPrintDialog)
    file = next(each for each in dialog.findChildren(QLineEdit) if each.objectName() == "filename")
    file.setText(str(tmp_path / "printed.pdf"))
    dialog.accept()
    until(lambda: (tmp_path / "printed.pdf").is_file() and not desk.session.work.tasks)
    pages = printed((tmp_path / "printed.pdf").read_bytes())
    assert [page.text for page in pages] == [page.text for page in saved]
    assert min(size for page in pages for size in page.sizes) >= 8.0


# The printer


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


@pytest.mark.usefixtures("qapp")
def test_only_the_pages_asked_for_are_printed_and_wide_paper_lies_on_its_side(tmp_path: Path) -> None:
    blocks = tuple(TextBlock(said(f"Marker{number}. {'words ' * 120}")) for number in range(30))
    printer = to_file(tmp_path / "some.pdf")
    ranges = QPageRanges()
    ranges.addRange(2, 3)
    printer.setPageRanges(ranges)
    assert run(print_job(printer, Paper("Wide", blocks, wide=True))) > 3
    pages = printed((tmp_path / "some.pdf").read_bytes())
    assert [page.foot.split("/")[0].split() for page in pages] == [["2"], ["3"]]
    assert all(page.width > page.height for page in pages)


@pytest.mark.usefixtures("qapp")
def test_the_order_and_the_copies_are_those_that_were_chosen(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "none.pdf")
    assert list(chosen_pages(printer, 3)) == [0, 1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert list(chosen_pages(printer, 3)) == [2, 1, 0]


@pytest.mark.usefixtures("qapp")
def test_a_printer_that_takes_nothing_is_told_of(tmp_path: Path) -> None:
    printer = to_file(tmp_path / "missing" / "folder.pdf")
    with pytest.raises(ExplorerError, match="was not printed"):
        run(print_job(printer, Paper("Title", ())))


@pytest.mark.usefixtures("qapp")
def test_printing_that_is_given_up_is_taken_back(tmp_path: Path) -> None:
    taken_back = []

    class Printer(QPrinter):
        def abort(self) -> bool:
            taken_back.append(self.printerState())
            return super().abort()

    printer = Printer(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "half.pdf"))
    paper = Paper("Title", tuple(TextBlock(said("words " * 300)) for _ in range(40)))
    job = print_job(printer, paper)
    while printer.printerState() is not QPrinter.PrinterState.Active:
        next(job)
    job.close()
    run(print_job(printer, paper))
    assert taken_back == [QPrinter.PrinterState.Active]
