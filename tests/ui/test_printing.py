"""A report on paper: printed to a PDF file and read back."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter

from explorer.errors import ExplorerError
from explorer.ui.read.printing import print_report
from explorer.ui.theme import Appearance, Theme
from tests.small_reports import WORDS, para, report, section


def test_a_printed_report_has_all_its_text_in_dark_ink_on_several_pages(theme: Theme, tmp_path: Path) -> None:
    paragraphs = [para(str(number), f"Marker{number}. {WORDS * 6}") for number in range(1, 40)]
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "report.pdf"))
    before = theme.appearance
    theme.appearance = Appearance.DARK
    try:
        print_report(report(2020, section("I", "Introduction", *paragraphs)), theme, printer)
    finally:
        theme.appearance = before
    document = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert len(document) > 2
    assert all(f"Marker{number}." in text for number in range(1, 40))
    pixels = bytes(document[0].render(scale=1, grayscale=True).buffer)
    assert min(pixels) < 80 and sum(pixels) > 200 * len(pixels)


def test_what_cannot_be_printed_is_said(theme: Theme, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "report.pdf"))
    with pytest.raises(ExplorerError, match="was not printed"):
        print_report(report(2020, section("I", "Introduction", para("1", WORDS))), theme, printer)
