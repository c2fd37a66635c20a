"""Scans in a session: nothing is read by OCR that nobody asked for, and what is read stays so."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from explorer.cli import main
from explorer.export.citation import citation, short_citation
from explorer.jobs import run
from explorer.library.verifying import verify
from explorer.model.imported import State
from explorer.model.marks import in_doubt
from explorer.model.recognition import OcrChoice
from explorer.session import Notice, Session
from tests.ingest import engine
from tests.ingest.locked_pdf import locked
from tests.ingest.pdf_file import pdf
from tests.ingest.pdf_report import report_pdf
from tests.ingest.scans import Wear, scanned
from tests.session.conftest import Loop

pytestmark = pytest.mark.skipif(shutil.which("sh") is None, reason="the stand-in for Tesseract is a shell script")

FIRST = (
    "I. Introduction\n\n1. The Office supported Member? States in all regions of the world.\n\n2. It trained judges."
)
SECOND = (
    "II. Conclusions\n\n3. The Office will go on with its work on corruption.\n\n4. Its budget grew by tvvo? per cent."
)
FRENCH = "1. Le Secrétariat a formé des magistrats dans les pays où il a été invité par les autorités, et "


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scan of two pages, and a report of which the second page is one; a stand-in that reads both pages."""
    (tmp_path / "scan.pdf").write_bytes(scanned(report_pdf(), Wear(40)))
    (tmp_path / "mixed.pdf").write_bytes(scanned(report_pdf(), Wear(41), text=[0]))
    engine.saying(tmp_path, monkeypatch, [FIRST, SECOND])
    return tmp_path


@pytest.fixture
def mine(session: Session, folder: Path) -> Session:
    session.open_library(folder / "library")
    return session


def contents(folder: Path) -> dict[str, str]:
    """The hashes of all reports of a library with their originals and seals."""
    files = sorted((folder / "reports").rglob("*.*"))
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def test_nothing_is_read_by_ocr_unasked(mine: Session, folder: Path) -> None:
    mine.imports.start([folder / "mixed.pdf", folder / "scan.pdf"])
    assert [(each.state, each.unread) for each in mine.imports.files] == [(State.IMPORTED, 1), (State.FAILED, 2)]
    assert [each.path.name for each in mine.imports.take_unread()] == ["mixed.pdf", "scan.pdf"]
    assert mine.imports.take_unread() == []  # One question for all of them, and one only.
    assert engine.asked(folder) == 0
    assert all(not entry.ocr for entry in mine.reports.entries())


def test_a_scan_is_read_when_that_was_wanted(mine: Session, folder: Path) -> None:
    mine.imports.start([folder / "scan.pdf"])
    mine.imports.retry(folder / "scan.pdf", ocr=OcrChoice())
    (file,) = mine.imports.files
    assert (file.state, file.unread, engine.asked(folder)) == (State.IMPORTED, 0, 2)
    report = mine.reports.report(file.id or "")
    assert [paragraph.label for paragraph in report.paragraphs()] == ["1", "2", "3", "4"]
    assert [in_doubt(paragraph) for paragraph in report.paragraphs()] == [["Member"], [], [], ["tvvo"]]
    assert report.source.recognition and report.source.recognition.engine == "Tesseract 5.0.0"
    assert mine.library.entry(report.id).ocr == (1, 2)
    assert not run(verify(mine.library.folder)).findings


def test_an_encrypted_scan_is_read_by_ocr_once_its_password_comes(mine: Session, folder: Path) -> None:
    (folder / "locked.pdf").write_bytes(locked(pdf([[], []]), "secret"))
    mine.imports.start([folder / "locked.pdf"], "secret")
    assert mine.imports.files[0].unread == 2
    mine.imports.retry(folder / "locked.pdf", ocr=OcrChoice())
    assert mine.imports.files[0].locked
    mine.imports.retry(folder / "locked.pdf", "secret")
    (entry,) = mine.reports.entries()
    assert entry.ocr == (1, 2)
    asked: list[str] = []
    mine.reports.password_needed.connect(asked.append)
    engine.again(folder)
    mine.reports.reread(entry.id, ocr=OcrChoice(every=True))
    assert asked == [entry.id]
    mine.reports.reread(entry.id, "secret")
    assert engine.asked(folder) == 2


def test_a_report_of_the_library_is_read_by_ocr_in_its_place(mine: Session, said: list[Notice], folder: Path) -> None:
    engine.saying(folder, pytest.MonkeyPatch(), [SECOND])
    mine.imports.start([folder / "mixed.pdf"])
    (entry,) = mine.reports.entries()
    before = mine.reports.report(entry.id)
    mine.passages.add(entry.id, before.paragraphs()[0].eid)
    mine.reports.reread(entry.id, ocr=OcrChoice())
    report = mine.reports.report(entry.id)
    assert [paragraph.label for paragraph in report.paragraphs()] == ["1", "2", "3", "4"]
    assert (report.source.unread, mine.library.entry(entry.id).ocr) == ((), (2,))
    assert said[-1].text == "The report was read again. 1 page read by OCR, 93% sure." and said[-1].undo
    assert [passage.text for passage in mine.passages.all()] == [before.paragraphs()[0].words]
    mine.undo()
    assert [each.page for each in mine.reports.report(entry.id).source.unread] == [2]
    mine.redo()
    assert mine.library.entry(entry.id).ocr == (2,)


def test_an_altered_report_is_read_again_as_it_was(mine: Session, folder: Path) -> None:
    """The seal keeps which pages were read by OCR, and in which language."""
    mine.imports.start([folder / "scan.pdf"], ocr=OcrChoice())
    (entry,) = mine.reports.entries()
    sound = contents(mine.library.folder)
    document = mine.library.reports_folder / entry.id / "report.xml"
    document.write_text("<altered/>")
    assert run(verify(mine.library.folder)).findings
    engine.again(folder)
    mine.reports.reread(entry.id)
    assert contents(mine.library.folder) == sound
    assert not run(verify(mine.library.folder)).findings


def test_seals_of_reports_without_ocr_are_as_before(mine: Session, folder: Path) -> None:
    mine.imports.start([folder / "mixed.pdf"])
    (seal,) = mine.library.reports_folder.rglob("seal.json")
    assert "ocr" not in json.loads(seal.read_text())


def test_given_up_in_the_middle_the_library_is_as_it_was(
    live: Session, loop: Loop, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.saying(folder, monkeypatch, [FIRST, SECOND], before=f"[ -e {folder}/asked-* ] && sleep 600")
    live.open_library(folder / "library")
    live.imports.start([folder / "mixed.pdf"])
    loop.until(lambda: not live.imports.busy)
    before = contents(folder / "library")
    (entry,) = live.reports.entries()
    engine.again(folder)
    live.reports.reread(entry.id, ocr=OcrChoice(every=True))
    loop.until(lambda: any(task.text == "page 2 of 2" for task in live.work.tasks))
    live.work.cancel()
    loop.until(lambda: not live.work.tasks)
    assert contents(folder / "library") == before
    assert engine.asked(folder) == 1


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("exit 1", "Tesseract does not start. Install it again."),
        ("[ $1 = --version ] && echo tesseract 5 || echo eng", "OCR failed on page 1."),
        ("[ $1 = --version ] && echo tesseract 5 || echo deu", "has no data of any language that is known here"),
    ],
)
def test_an_engine_that_fails_is_one_sentence(
    mine: Session, folder: Path, monkeypatch: pytest.MonkeyPatch, script: str, sentence: str
) -> None:
    engine.put(folder, monkeypatch, script)
    mine.imports.start([folder / "scan.pdf"], ocr=OcrChoice())
    (file,) = mine.imports.files
    assert file.state is State.FAILED and sentence in file.message
    assert mine.reports.entries() == []


def test_the_data_of_a_language_that_are_missing_are_named(
    mine: Session, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine.saying(folder, monkeypatch, [FRENCH * 3] * 9)
    mine.imports.start([folder / "scan.pdf"], ocr=OcrChoice())
    assert "français" in mine.imports.files[0].message and "tesseract-ocr-fra" in mine.imports.files[0].message


def test_what_ocr_read_is_marked_where_it_is_cited_and_found(mine: Session, folder: Path) -> None:
    mine.imports.start([folder / "scan.pdf"], ocr=OcrChoice())
    (entry,) = mine.reports.entries()
    report = mine.reports.report(entry.id)
    first, second = report.paragraphs()[:2]
    assert citation(report, first).endswith(", para. 1 [text recognised by OCR; in doubt: “Member”].")
    assert citation(report, second).endswith(", para. 2 [text recognised by OCR].")
    assert short_citation(report, first).endswith(", para. 1 [text recognised by OCR]")
    mine.passages.add(entry.id, first.eid, 0, 10)
    assert "in doubt" not in mine.passages.all()[0].citation


# The command line


def command(folder: Path, capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    of_library = [] if words[0] == "outline" else ["--library", str(folder / "library")]
    status = main([*map(str, words), *of_library])
    told = capsys.readouterr()
    return status, told.out, told.err


@pytest.mark.usefixtures("home")
def test_the_terminal_says_how_to_get_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, told = command(folder, capsys, "outline", folder / "scan.pdf")
    assert (status, out) == (1, "") and told.rstrip().endswith("Add --ocr.")
    status, _, told = command(folder, capsys, "outline", folder / "mixed.pdf")
    assert status == 0 and "mixed.pdf: 1 page without readable text. Add --ocr" in told
    status, _, told = command(folder, capsys, "import", folder / "mixed.pdf")
    assert status == 0 and "mixed.pdf: 1 page without readable text. Add --ocr" in told
    assert engine.asked(folder) == 0


@pytest.mark.usefixtures("home")
def test_the_terminal_reads_by_ocr_what_it_is_told_to(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = command(folder, capsys, "outline", folder / "scan.pdf", "--ocr", "--json")
    told = json.loads(out)
    assert told["ocr"]["pages"] == [{"page": 1, "confidence": 93}, {"page": 2, "confidence": 93}]
    assert [each["in_doubt"] for each in told["paragraphs"]] == [["Member"], [], [], ["tvvo"]]
    assert all(each["ocr"] for each in told["paragraphs"]) and told["unread"] == []
    engine.again(folder)
    command(folder, capsys, "import", folder / "mixed.pdf")
    (id,) = (each.name for each in (folder / "library" / "reports").iterdir())
    assert command(folder, capsys, "reread", id, "--ocr-all")[0] == 0
    assert engine.asked(folder) == 2
    _, out, _ = command(folder, capsys, "search", "corruption")
    assert "read by OCR" in out
