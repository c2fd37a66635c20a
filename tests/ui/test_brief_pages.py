"""A brief of a whole report fits two pages: its Word file, set again with the styles that the file names."""

import io
from itertools import combinations
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from explorer.compare import compare
from explorer.compare.digest import digest
from explorer.export.passages import export_brief
from explorer.ingest import read_report
from explorer.present.brief import MOST_WORDS, brief


def pages(file: WordDocument) -> int:
    """On how many pages Qt sets the paragraphs of a Word file, in points; fonts at hand are wider than its own."""
    page = file.sections[0]
    width, height = page.page_width or 0, page.page_height or 0
    document = QTextDocument()
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    for paragraph in file.paragraphs:
        style, form, look = paragraph.style, QTextBlockFormat(), QTextCharFormat()
        assert style is not None and style.font.size is not None
        spacing = style.paragraph_format
        form.setTopMargin((spacing.space_before or 0) / 12700)
        form.setBottomMargin((spacing.space_after or 0) / 12700)
        form.setLeftMargin(18 if style.name == "List Bullet" else 0)
        font = QFont("Noto Serif")
        font.setPixelSize(round(style.font.size.pt))
        look.setFont(font)
        cursor.insertBlock(form, look)
        cursor.insertText(paragraph.text)
    left, right = page.left_margin or 0, page.right_margin or 0
    top, bottom = page.top_margin or 0, page.bottom_margin or 0
    document.setPageSize(QSizeF((width - left - right) / 12700, (height - top - bottom) / 12700))
    return document.pageCount()


@pytest.mark.usefixtures("qapp")
def test_the_brief_of_every_two_sample_reports_fits_two_pages(qapp: QApplication, samples: list[Path]) -> None:
    reports = [read_report(path) for path in samples[:3]]
    comparison = compare(reports)
    for older, newer in combinations(range(3), 2):
        found = brief(digest(comparison, reports, older, newer), reports[older], reports[newer])
        assert pages(Document(io.BytesIO(export_brief(found, "docx")))) <= 2
        assert len(export_brief(found, "markdown").split()) <= MOST_WORDS
