"""Scans read by OCR: what Tesseract sees on a page that was drawn, and the report that is made of it."""

import math
import os
import shutil
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import cast

import pytest

from explorer.errors import ExplorerError, RecognitionNeeded, UnreadableDocument
from explorer.ingest import Document, read_document
from explorer.ingest.lines import Line, Span
from explorer.ingest.ocr import hindrance, languages, no_data, told_language
from explorer.ingest.pages import Engine, Scan, SeenLine, SeenPage, SeenWord
from explorer.ingest.readers import tesseract
from explorer.ingest.readers.hocr import seen_lines
from explorer.ingest.readers.pdf import read_pdf
from explorer.ingest.readers.pdf_pages import DOTS, MOST_PIXELS, scanned
from explorer.ingest.readers.pdf_seen import SURE, seen_pieces
from explorer.ingest.stages.certain import certain
from explorer.model.marks import in_doubt, read_by_ocr
from explorer.model.recognition import Unread, UnreadPage
from explorer.model.report import Report
from explorer.model.text import Ocr
from tests.ingest import engine, scans
from tests.ingest.engine import hocr, line
from tests.ingest.page_setter import Pages
from tests.ingest.pdf_file import Words, pdf
from tests.ingest.scans import Wear, typed
from tests.processes import is_gone

needs_engine = pytest.mark.skipif(not shutil.which("tesseract"), reason="Tesseract is not installed")
needs_shell = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
TEXT = (
    "The Office supported {} Member States in their fight against corruption, trained 3,000 judges in all regions, and"
)
MORE = "its budget grew by 20.8 per cent to $361 million, as the Assembly had asked for in its resolution 74/177."


@cache
def report_of_two_pages() -> bytes:
    pages = Pages("A/80/75").masthead("14 June 2025", "Implementation of the mandates of the", "United Nations Office")
    pages.heading("I. Introduction", 14)
    for number in range(1, 13):
        if number % 4 == 1:
            pages.heading(f"{'ABC'[number // 4]}. {('Corruption', 'Trafficking in persons', 'Terrorism')[number // 4]}")
        pages.text(f"{number}. {TEXT.format(number * 7)} {MORE}")
    return pages.made()


def seen_of(data: bytes, pages: range, language: str = "eng") -> tuple[SeenPage, ...]:
    return tuple(tesseract.seen(scanned(data, page, None), language) for page in pages)


def by_ocr(data: bytes, pages: int = 1, language: str = "eng") -> Report:
    return read_document(Document("scan.pdf", ".pdf", data, seen_of(data, range(1, pages + 1), language)))


def structure(report: Report) -> list[tuple[str, str, list[str | None]]]:
    return [(each.path, each.title, [one.label for one in each.own_paragraphs]) for each in report.walk()]


@needs_engine
@pytest.mark.slow
@pytest.mark.parametrize("wear", [Wear(200), Wear(300, noise=50, skew=1.0), Wear(200, noise=40, skew=-1.0)])
def test_a_scan_has_the_structure_of_what_was_scanned(wear: Wear) -> None:
    printed = read_document(Document("report.pdf", ".pdf", report_of_two_pages()))
    read = by_ocr(scans.scanned(report_of_two_pages(), wear), 2)
    assert structure(read) == structure(printed)
    assert (read.symbols, read.date, read.language) == (printed.symbols, printed.date, "en")
    assert read.title == printed.title
    pairs = [
        (one.words.split(), other.words.split())
        for one, other in zip(read.paragraphs(), printed.paragraphs(), strict=True)
    ]
    words = [(word, word in other) for one, other in pairs for word in one]
    assert sum(right for _, right in words) > 0.95 * len(words)
    assert all(map(read_by_ocr, read.paragraphs()))
    assert read.source.recognition and read.source.recognition.numbers == (1, 2)
    assert read.source.unread == ()
    assert "read by OCR" in read.warnings[0].message and read.warnings[0].doubt


@needs_engine
@pytest.mark.slow
def test_words_that_are_hard_to_see_are_in_doubt() -> None:
    read = by_ocr(scans.scanned(report_of_two_pages(), Wear(100, noise=60)), 2)
    printed = read_document(Document("report.pdf", ".pdf", report_of_two_pages())).paragraphs()[0].words.split()
    words = [word for paragraph in read.paragraphs() for word in paragraph.words.split()]
    doubts = [word for paragraph in read.paragraphs() for word in in_doubt(paragraph)]
    known = {*printed, *(str(number * 7) for number in range(1, 13))}
    wrong = [word for word in words if word not in known]
    assert wrong and doubts
    assert sum(word in doubts for word in wrong) > 0.8 * len(wrong)


@needs_engine
@pytest.mark.slow
def test_pages_with_text_stay_as_they_are_printed() -> None:
    mixed = scans.scanned(report_of_two_pages(), Wear(200), text=[0])
    plain = read_document(Document("mixed.pdf", ".pdf", mixed))
    assert plain.source.unread == (UnreadPage(2, Unread.PICTURE),)
    assert any("1 of 2 pages are pictures without text. OCR can read them." in each.message for each in plain.warnings)
    read = read_document(Document("mixed.pdf", ".pdf", mixed, seen_of(mixed, range(2, 3))))
    assert read.source.unread == ()
    printed, seen = ([each.page for each in read.paragraphs() if read_by_ocr(each) is by] for by in (False, True))
    assert set(printed) == {1} and printed
    assert set(seen[1:]) == {2}  # The first of them may begin on the page before.
    assert [each.label for each in read.paragraphs()] == [str(number) for number in range(1, 13)]


@needs_engine
@pytest.mark.slow
def test_two_columns_are_read_one_after_the_other() -> None:
    words = "this column speaks of judges and of courts and of all that they need for their work"
    rows = [" ".join(words.split()[at % 11 :][:6]) for at in range(60)]
    page = [Words(row, 72 if at < 30 else 324, 700 - 16 * (at % 30), 10) for at, row in enumerate(rows)]
    printed = read_document(Document("report.pdf", ".pdf", pdf([page])))
    read = by_ocr(scans.scanned(pdf([page]), Wear(200)))
    (one,), (other,) = ([block.words for _, block in each.blocks()] for each in (read, printed))
    assert one.split() == other.split()


@needs_engine
@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "language", "lines"),
    [
        ("fr", "fra", ["I. Généralités", "1. Le Secrétariat a formé 1 250 magistrats dans les pays où il a été invité,",
                       "et les États ont été priés de poursuivre leurs efforts en matière d’égalité."]),
        ("ru", "rus", ["I. Введение", "1. Управление подготовило 1250 судей в странах, которые об этом просили, и",
                       "государства были призваны продолжать свои усилия в этой области."]),
    ],
)  # fmt: skip
def test_other_languages_are_read_with_their_own_data(code: str, language: str, lines: list[str]) -> None:
    if language not in tesseract.engine().languages:
        pytest.skip(f"Tesseract has no data of {language}")
    scan = scans.scanned(typed(lines, _font()), Wear(200))
    assert told_language(seen_of(scan, range(1, 2), language)[0]) == language
    read = by_ocr(scan, language=language)
    assert read.language == code
    words = " ".join(block.words for _, block in read.blocks()).replace("’", "'")
    assert " ".join(lines[1:])[3:].replace("’", "'") in words


def _font() -> bytes:
    folders = (Path("/usr/share/fonts"), Path("/Library/Fonts"), Path("C:/Windows/Fonts"))
    names = ("DejaVuSerif.ttf", "NotoSerif-Regular.ttf", "LiberationSerif-Regular.ttf", "Georgia.ttf", "georgia.ttf")
    found = (file for folder in folders for name in names for file in folder.rglob(name))
    file = next(found, None)
    if file is None:
        pytest.skip("no serif font with Cyrillic letters is installed")
    return file.read_bytes()


@needs_engine
@pytest.mark.slow
def test_a_picture_without_words_is_read_and_has_none() -> None:
    empty = scans.scanned(pdf([[]]), Wear(100, noise=20))
    with pytest.raises(UnreadableDocument, match="OCR found no text"):
        by_ocr(empty)


def test_a_scan_says_that_ocr_can_read_it() -> None:
    with pytest.raises(RecognitionNeeded, match="If it is a scan, OCR can read it") as caught:
        read_pdf(scans.scanned(report_of_two_pages(), Wear(50)))
    assert caught.value.pages == (1, 2)


@pytest.mark.parametrize("side", [14_400.0, 3.0])
def test_a_picture_for_ocr_has_bounded_dots(side: float) -> None:
    data = pdf([[]]).replace(b"[0 0 612 792]", b"[0 0 %.0f %.0f]" % (side, side))
    scan = scanned(data, 1, None)
    assert len(scan.data) == scan.width * scan.height <= MOST_PIXELS * 1.01
    assert scan.dots == min(DOTS, round(math.sqrt(MOST_PIXELS) / side * 72))


# The engine


@pytest.fixture
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(tesseract, "_PLACES", ())
    monkeypatch.setattr(tesseract, "_LIBRARY", "no_library_of_this_name")


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Puts a shell script in the place of Tesseract."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return lambda script: engine.put(tmp_path, monkeypatch, script)


SCAN = Scan(7, 20, 10, 300, bytes(200))


@pytest.mark.usefixtures("no_engine")
def test_without_tesseract_one_sentence_says_how_to_get_it() -> None:
    assert "install tesseract-ocr" in hindrance() and "report-explorer[ocr]" in hindrance()
    with pytest.raises(ExplorerError, match="which is not installed"):
        tesseract.engine()
    with pytest.raises(ExplorerError, match="which is not installed"):
        tesseract.seen(SCAN, "eng")


@needs_shell
def test_one_that_hangs_is_ended_with_all_that_it_started(
    stand_in: Callable[[str], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(f"sleep 600 &\necho $! > {tmp_path}/started\nwait")
    monkeypatch.setattr(tesseract, "TIME_LIMIT", 1)
    with pytest.raises(ExplorerError, match="more than 1 seconds for page 7"):
        tesseract.seen(SCAN, "eng")
    assert is_gone(int((tmp_path / "started").read_text()))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("report-explorer-")] == []


@needs_shell
@pytest.mark.parametrize("answer", ["exit 1", "kill -SEGV $$", "echo words > page.hocr", "echo '<html/' > page.hocr"])
def test_one_that_fails_is_one_sentence(stand_in: Callable[[str], None], answer: str) -> None:
    stand_in(answer)
    with pytest.raises(ExplorerError, match="OCR failed on page 7"):
        tesseract.seen(SCAN, "eng")


@needs_shell
def test_it_is_given_dots_in_a_home_of_its_own(stand_in: Callable[[str], None], tmp_path: Path) -> None:
    stand_in(f'pwd > {tmp_path}/told; echo "$HOME" "$@" >> {tmp_path}/told; cp page.pgm {tmp_path}/given; exit 1')
    with pytest.raises(ExplorerError):
        tesseract.seen(SCAN, "zho")
    home, called = (tmp_path / "told").read_text().splitlines()
    assert called == f"{home} page.pgm page -l chi_sim --dpi 300 hocr"
    assert (tmp_path / "given").read_bytes() == b"P5\n20 10\n255\n" + SCAN.data


def test_the_library_of_the_extra_is_asked_where_there_is_no_program(
    no_engine: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it says has no namespace, and is a part of a page."""
    said = hocr(line("1 2 3 4", "0 0", ("One", "1 2 3 4", 90))).decode().partition("<body>")[2].partition("</body>")[0]
    shown: list[object] = []

    class Api:
        def __init__(self, **given: object) -> None:
            shown.append(given)

        def __enter__(self) -> "Api":
            return self

        def __exit__(self, *error: object) -> None:
            shown.append("closed")

        def SetImageBytes(self, *dots: object) -> None:
            shown.append(dots)

        def SetSourceResolution(self, dots: int) -> None:
            shown.append(dots)

        def GetHOCRText(self, page: int) -> str:
            return f"<div class='ocr_page'>{said}</div>"

    library = SimpleNamespace(
        PyTessBaseAPI=Api,
        get_languages=lambda folder: (folder, ["eng", "osd"]),
        tesseract_version=lambda: "tesseract 5.5.4\n leptonica-1.86.0",
    )
    monkeypatch.setitem(sys.modules, "tesserocr", cast(ModuleType, library))
    monkeypatch.setattr(tesseract, "_data_folder", lambda: "/data")
    assert tesseract.engine() == Engine("Tesseract 5.5.4", ("eng", "osd"))
    assert tesseract.seen(SCAN, "eng").text == "One"
    assert shown == [{"path": "/data", "lang": "eng", "psm": 3}, (SCAN.data, 20, 10, 1, 20), 300, "closed"]


@needs_shell
def test_it_tells_its_version_and_languages(stand_in: Callable[[str], None]) -> None:
    stand_in("[ $1 = --version ] && echo tesseract v5.4.0.20240606 || printf 'List of:\\neng\\nchi_sim\\nosd\\n'")
    found = tesseract.engine()
    assert found.name == "Tesseract 5.4.0.20240606"
    assert languages(found) == ["eng", "zho"]


def test_a_language_without_data_says_what_to_install() -> None:
    assert languages(Engine("Tesseract 5", ("rus", "deu", "eng"))) == ["eng", "rus"]
    assert "русский" in str(no_data("rus")) and "tesseract-ocr-rus" in str(no_data("rus"))
    assert "tesseract-ocr-chi-sim" in str(no_data("zho"))


# What it says


PAPER = Scan(1, 1000, 500, 300, b"\xff" * 500_000)


def test_a_page_that_lies_askew_is_set_straight() -> None:
    rise = math.tan(math.radians(1))
    left = line("100 100 300 140", f"{rise} -9", ("One", "100 100 300 140", 96))
    right = line("700 110 900 150", f"{rise} -9", ("Two", "700 110 900 150", 96))
    one, two = seen_lines(hocr(left, right), PAPER)
    assert abs(one.y - two.y) < 0.2
    assert (one.words[0].x0, round(one.size, 1)) == (24.0, round(31 / 0.69 * 72 / 300, 1))


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"<html",
        hocr(line("1 2 3", "0 0", ("One", "1 2 3 4", 90))),
        hocr(line("1 2 3 4", "0 0", ("One", "1 2 3 a", 90))),
        hocr(line("1 2 3 4", "0 0", *[("a", "1 2 3 4", 90)] * 20_001)),
    ],
)
def test_what_is_no_hocr_is_refused(told: bytes) -> None:
    with pytest.raises(ValueError):
        seen_lines(told, PAPER)


def test_nothing_is_read_from_outside_the_hocr() -> None:
    entity = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><html'
    told = hocr(line("1 2 3 4", "0 0", ("&a;", "1 2 3 4", 90))).replace(b"<html", entity)
    assert [word.text for each in seen_lines(told, PAPER) for word in each.words] == ["&a;"]


def seen_line(words: str, y: float, size: float = 10.0, stroke: float = 0.1, sure: int = 96) -> SeenLine:
    made = (SeenWord(word, 72 + 40 * at, 110 + 40 * at, sure) for at, word in enumerate(words.split()))
    return SeenLine(tuple(made), y, size, stroke)


def test_sizes_that_differ_by_a_dot_are_one() -> None:
    lines = [seen_line("all of these are of one size", 700 - 14 * at, 10 + 0.1 * (at % 5)) for at in range(20)]
    lines.append(seen_line("Heading", 720, 12.1))
    found = seen_pieces([SeenPage(1, 612, tuple(lines))])[1]
    assert {piece.size for piece in found} == {10.2, 12.1}


def test_what_has_wide_stems_is_bold() -> None:
    lines = [seen_line("these words are upright and many", 700 - 14 * at) for at in range(9)]
    found = seen_pieces([SeenPage(1, 612, (*lines, seen_line("Heading", 720, stroke=0.16)))])[1]
    assert {piece.text.strip() for piece in found if piece.bold} == {"Heading"}


def test_what_is_hardly_read_looks_like_the_text() -> None:
    lines = [seen_line("these words are of the text and many", 700 - 14 * at) for at in range(9)]
    lost = seen_line("Nepa| mow", 720, size=18, stroke=0.2, sure=40)
    found = seen_pieces([SeenPage(1, 612, (*lines, lost))])[1]
    assert {(piece.size, piece.bold) for piece in found} == {(10.0, False)}


def test_a_word_below_the_limit_is_in_doubt_and_no_blank_beside_it() -> None:
    words = (("sure", SURE), ("unsure", SURE - 1), ("again", SURE), ("no", 5), ("way", 5))
    made = SeenLine(
        tuple(SeenWord(word, 50.0 * at, 50.0 * at + 40, sure) for at, (word, sure) in enumerate(words)), 700, 10, 0.1
    )
    pieces = seen_pieces([SeenPage(1, 612, (made,))])[1]
    assert [(piece.text, piece.ocr) for piece in pieces] == [
        ("sure ", Ocr.SURE),
        ("unsure", Ocr.DOUBTFUL),
        (" again ", Ocr.SURE),
        ("no", Ocr.DOUBTFUL),
        (" way", Ocr.DOUBTFUL),
    ]


def test_a_page_from_right_to_left_is_counted_from_its_right_side() -> None:
    words = (SeenWord("السلام", 400.0, 500.0, 96), SeenWord("عليكم", 290.0, 380.0, 96))
    pieces = seen_pieces([SeenPage(1, 612, (SeenLine(words, 700, 10, 0.1),))])[1]
    assert [(piece.text.strip(), piece.x0, piece.x1) for piece in pieces] == [("السلام", 112, 212), ("عليكم", 232, 322)]


def test_a_page_that_could_not_be_read_says_why_and_stays_unread() -> None:
    mixed = scans.scanned(report_of_two_pages(), Wear(50), text=[0])
    failed = SeenPage(2, problem="OCR failed on page 2. Look at the original.")
    read = read_document(Document("mixed.pdf", ".pdf", mixed, (failed,)))
    assert read.source.unread == (UnreadPage(2, Unread.PICTURE),) and read.source.recognition is None
    assert [each.page for each in read.warnings if each.message == failed.problem] == [2]


def ocr_line(text: str, ocr: Ocr | None) -> Line:
    return Line((Span(text, ocr=ocr),))


def test_a_symbol_that_ocr_was_not_sure_of_is_left_out_and_told() -> None:
    sure, doubtful = ocr_line("A/80/75 is sure", Ocr.SURE), ocr_line("A/80/75 E/2O25/55 A/C.1/9", Ocr.DOUBTFUL)
    lines = [sure, doubtful, ocr_line("S/2025/460", None), ocr_line("A/C.1/9", Ocr.DOUBTFUL)]
    kept, (warning,) = certain(["A/80/75", "E/2O25/55", "S/2025/460", "A/C.1/9"], lines)
    assert kept == ("A/80/75", "S/2025/460", "A/C.1/9")  # The last was read twice alike.
    assert "“E/2O25/55”" in warning.message and warning.doubt
