"""Passages, or a brief, as a Word file, written with python-docx on its own template: headings, quotations, notes,
sources.

The same passages give the same bytes: no date, no name and no chance go into the file.
"""

import datetime
import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_UNDERLINE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from explorer.export.compilation import Compilation, Line, Quote
from explorer.language import language
from explorer.model.brief import Brief
from explorer.model.text import Ocr, Run, Text

_NO_DATE = datetime.datetime(1980, 1, 1)
_INDENT = Cm(0.75)
_NOTE_SIZE = Pt(9)
_A4 = Cm(21), Cm(29.7)
_EDGE = Cm(2)
_AFTER = Pt(2)
_BRIEF_STYLES = (
    ("Normal", Pt(10), Pt(0)),
    ("List Bullet", Pt(10), Pt(0)),
    ("Heading 1", Pt(15), Pt(0)),
    ("Heading 2", Pt(11), Pt(7)),
)
"""The styles of a brief, their sizes, and the space above."""
_LINK = RGBColor(0x0B, 0x5C, 0xAD)
_AFTER_BIDI = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")
"""What may follow `w:bidi` among the properties of a paragraph, of what python-docx writes (ECMA-376, 17.3.1.26)."""


def docx(compilation: Compilation) -> bytes:
    """The passages of a compilation as the bytes of a .docx file."""
    document = Document()
    _describe(document, "Passages")
    document.add_heading("Passages", 0)
    for chapter in compilation.chapters:
        document.add_heading(chapter.title, 1)
        for quote in chapter.quotes:
            _add_quote(document, quote)
    _add_sources(document, compilation.sources)
    return _saved(document)


def brief_docx(brief: Brief) -> bytes:
    """A brief on A4, set so small that what its composer counts as two pages is no more."""
    document = Document()
    _describe(document, brief.title)
    _set_small(document)
    document.add_heading(brief.title, 1)
    document.add_paragraph(brief.lead)
    for chapter in brief.chapters:
        document.add_heading(chapter.title, 2)
        if chapter.totals:
            document.add_paragraph(chapter.totals)
        for item in chapter.items:
            _add_text(document.add_paragraph(style="List Bullet"), item)
        if chapter.rest:
            document.add_paragraph(chapter.rest)
    _add_sources(document, brief.sources, 2)
    return _saved(document)


def _set_small(document: Any) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = _A4
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = _EDGE
    for name, size, above in _BRIEF_STYLES:
        style = document.styles[name]
        style.font.size = size
        style.paragraph_format.space_before, style.paragraph_format.space_after = above, _AFTER
        style.paragraph_format.line_spacing = 1.0


def _add_sources(document: Any, sources: Sequence[Text], level: int = 1) -> None:
    if sources:
        document.add_heading("Sources", level)
        for source in sources:
            _add_text(document.add_paragraph(style="List Bullet"), source)


def _saved(document: Any) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return _undated(written.getvalue())


def _describe(document: Any, title: str) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.created = properties.modified = _NO_DATE


def _add_quote(document: Any, quote: Quote) -> None:
    if quote.heading:
        document.add_heading(quote.heading, 2)
    before = len(document.paragraphs)
    for line in quote.lines:
        _add_line(document, line)
    if quote.table:
        _add_table(document, quote)
    for footnote in quote.footnotes:
        paragraph = _quotation(document, 1)
        paragraph.add_run(footnote.marker).font.superscript = True
        _add_text(paragraph, (Run(" "), *footnote.text), _NOTE_SIZE)
    if language(quote.report.language).right_to_left:
        for paragraph in document.paragraphs[before:]:
            _turn(paragraph)
    cited = document.add_paragraph()
    cited.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _add_text(cited, quote.citation)
    if quote.note:
        note = document.add_paragraph()
        note.add_run("Note: ").bold = True
        note.add_run(quote.note)


def _turn(paragraph: Any) -> None:
    """A paragraph that is written from right to left."""
    paragraph._p.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
    for run in paragraph.runs:
        run.font.rtl = True


def _add_line(document: Any, line: Line) -> None:
    paragraph = _quotation(document, line.depth + 1)
    if line.number:
        paragraph.add_run(f"{line.number}\t")
    _add_text(paragraph, line.text)


def _quotation(document: Any, depth: int) -> Any:
    """An empty paragraph of a quotation. Upright, for the style's italics would hide the report's own emphasis."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.left_indent = _INDENT * depth
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.tab_stops.add_tab_stop(_INDENT * (depth + 1))
    return paragraph


def _add_table(document: Any, quote: Quote) -> None:
    width = max(len(row) for row in quote.table)
    table = document.add_table(rows=len(quote.table), cols=width, style="Table Grid")
    for number, row in enumerate(quote.table):
        for cell, text in zip(table.rows[number].cells, row, strict=False):
            _add_text(cell.paragraphs[0], text)
            if number < quote.header_rows:
                for run in cell.paragraphs[0].runs:
                    run.bold = True


def _add_text(paragraph: Any, text: Text, size: Pt | None = None) -> None:
    for run in text:
        added = paragraph.add_run(run.text)
        added.font.size = size
        added.italic, added.bold = run.italic or None, run.bold or None
        added.font.superscript = True if run.footnote else None
        if run.ocr is Ocr.DOUBTFUL:
            added.font.underline = WD_UNDERLINE.WAVY
        if run.link:
            _link(paragraph, added, run.link)


def _link(paragraph: Any, run: Any, address: str) -> None:
    """Make a run a link: python-docx writes none by itself."""
    run.font.underline, run.font.color.rgb = True, _LINK
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run._r.addprevious(link)
    link.append(run._r)


def _undated(package: bytes) -> bytes:
    """The same zip file without the hour at which its members were written."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _NO_DATE.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return result.getvalue()
