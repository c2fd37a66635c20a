"""Pages without text in the window: the question, and what OCR read as it is shown."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPushButton

from explorer.ingest.readers import tesseract
from explorer.places import Mode, Place
from explorer.ui.desk import Desk
from explorer.ui.imports.ocr_question import OcrQuestion
from explorer.ui.read.document import IN_DOUBT
from explorer.ui.read.text import ReadText
from explorer.ui.read.words import is_in_doubt, pieces_of
from explorer.ui.shell.contents_model import ContentsModel
from tests.ingest import engine
from tests.ingest.pdf_report import report_pdf
from tests.ingest.scans import Wear, scanned
from tests.narrow import a
from tests.ui.desks import opened, until

pytestmark = pytest.mark.skipif(shutil.which("sh") is None, reason="the stand-in for Tesseract is a shell script")

FIRST = "I. Introduction\n\n1. The Office supported Member? States in all regions.\n\n2. It trained judges."
SECOND = "II. Conclusions\n\n3. The Office will go on with its work.\n\n4. It grew by two per cent."


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    engine.saying(tmp_path, monkeypatch, [FIRST, SECOND])
    with opened(qapp, tmp_path / "home") as desk:
        desk.session.open_library(tmp_path / "library")
        yield desk


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    file = tmp_path / "scan.pdf"
    file.write_bytes(scanned(report_pdf(), Wear(40)))
    return file


def imported(desk: Desk, *files: Path) -> None:
    desk.session.imports.start(list(files))
    settled(desk)


def settled(desk: Desk) -> None:
    until(lambda: not desk.session.imports.busy and not desk.session.work.tasks)


def question(desk: Desk) -> OcrQuestion:
    until(lambda: any(each.isVisible() for each in desk.window.findChildren(OcrQuestion)))
    return next(each for each in desk.window.findChildren(OcrQuestion) if each.isVisible())


def answer(desk: Desk, words: str) -> None:
    asked = question(desk)
    buttons = asked.findChild(QDialogButtonBox)
    assert buttons is not None
    next(each for each in buttons.findChildren(QPushButton) if each.text() == words).click()


def text(desk: Desk) -> ReadText:
    found = desk.window.findChild(ReadText)
    assert found is not None
    return found


def read(desk: Desk) -> ReadText:
    """Read the only report, at its first paragraph."""
    (entry,) = desk.session.reports.entries()
    report = desk.session.reports.report(entry.id)
    desk.session.reader.go(Place(Mode.READ, entry.id, report.paragraphs()[0].eid))
    return text(desk)


def test_the_question_is_asked_once_and_not_now_leaves_all_as_it_is(desk: Desk, scan: Path, tmp_path: Path) -> None:
    (tmp_path / "mixed.pdf").write_bytes(scanned(report_pdf(), Wear(41), text=[0]))
    imported(desk, scan, tmp_path / "mixed.pdf")
    (words,) = (each.text() for each in question(desk).findChildren(QLabel))
    assert words == (
        "2 files have 3 pages without readable text. Read them by OCR? It takes less than a minute. "
        "Words that it is not sure of will be marked."
    )
    answer(desk, "Not now")
    settled(desk)
    assert engine.asked(tmp_path) == 0 and [entry.ocr for entry in desk.session.reports.entries()] == [()]
    assert not any(each.isVisible() for each in desk.window.findChildren(OcrQuestion))


def test_what_ocr_read_is_shown_with_its_doubts(desk: Desk, scan: Path) -> None:
    imported(desk, scan)
    answer(desk, "Read by OCR")
    until(lambda: bool(desk.session.reports.entries()))
    settled(desk)
    shown = read(desk)
    assert "Pages 1–2 read by OCR · words in doubt have a wavy line" in shown.toPlainText()
    assert shown.accessibleDescription() == "Read by OCR. In doubt: “Member”."
    assert shown.current is not None
    pieces = list(pieces_of(shown.document(), shown.current))
    (doubtful,) = (piece for piece in pieces if piece.charFormat().hasProperty(IN_DOUBT))
    assert doubtful.text() == "Member"
    assert doubtful.charFormat().underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline
    places = (shown.document().find("Member"), shown.document().find("Office"))
    for found in places:
        found.setPosition(found.selectionStart())
    assert [is_in_doubt(found) for found in places] == [True, False]
    (row,) = a(ContentsModel, desk.tree.view.tree.model()).reports()
    assert str(row).endswith("Read by OCR")


def test_the_command_reads_a_report_of_the_library(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine.saying(tmp_path, monkeypatch, [SECOND])
    (tmp_path / "mixed.pdf").write_bytes(scanned(report_pdf(), Wear(41), text=[0]))
    imported(desk, tmp_path / "mixed.pdf")
    answer(desk, "Not now")
    read(desk)
    desk.actions.run("report.ocr")
    answer(desk, "Read by OCR")
    settled(desk)
    until(lambda: [entry.ocr for entry in desk.session.reports.entries()] == [(2,)])
    engine.again(tmp_path)
    desk.actions.run("report.ocr")
    (words,) = (each.text() for each in question(desk).findChildren(QLabel))
    assert words.startswith(
        "No page of “mixed.pdf” is without readable text. Read all of them by OCR, in place of the text"
    )
    answer(desk, "Not now")


def test_without_an_engine_a_sentence_says_how_to_get_one(
    desk: Desk, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "is_installed", lambda: False)
    imported(desk, scan)
    until(lambda: "Tesseract" in desk.window.notice.text())
    assert desk.window.notice.text().startswith("2 pages of “scan.pdf” have no readable text. OCR needs Tesseract")
    assert not any(each.isVisible() for each in desk.window.findChildren(OcrQuestion))
