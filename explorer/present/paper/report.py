"""A report as it is read, on paper."""

from collections.abc import Iterator

from explorer.export.compilation import printable
from explorer.export.integrity import told
from explorer.export.paper import Block as PaperBlock
from explorer.export.paper import Face, Grid, Mark, Paper, TextBlock, cells, said, spans
from explorer.language import language
from explorer.model.names import printed_number
from explorer.model.report import Block, Item, Report, Section, Table
from explorer.present.ocr import label
from explorer.present.paper.words import quiet
from explorer.present.words import capital
from explorer.translation import tr

_FACES = (Face.HEADING, Face.SUBHEADING, Face.MINOR)
"""Of headings, by their level."""


def report_paper(report: Report, foot: str) -> Paper:
    """All that Read shows: title, text, tables and notes."""
    rtl = language(report.language).right_to_left
    blocks = (*_title(report, rtl), *_text(report, rtl), *_notes(report, rtl))
    named = " · ".join(word for word in (*report.symbols, report.title or report.source.name) if word)
    return Paper(printable(named), blocks, foot, rtl=rtl)


def _title(report: Report, rtl: bool) -> Iterator[PaperBlock]:
    above = [*report.symbols, str(report.year or "")]
    yield from quiet(" · ".join(word for word in above if word), held=True, rtl=rtl)
    yield TextBlock(said(report.title or report.source.name), Face.TITLE, rtl=rtl)
    yield from quiet(" · ".join(_beside(report)), rtl=rtl)
    yield from quiet(label(report.source.recognition) if report.source.recognition else "", rtl=rtl)
    yield from quiet(capital(told(report.breaches)) if report.breaches else "")


def _beside(report: Report) -> list[str]:
    """What is said of the report beside its title."""
    day = language(report.language).dates.text(report.date) if report.date else ""
    return report.beside_title or [word for word in (report.session, day) if word]


def _text(report: Report, rtl: bool) -> Iterator[PaperBlock]:
    for section in report.walk():
        yield _heading(section, rtl)
        for block in section.blocks:
            yield from _block(block, rtl)


def _heading(section: Section, rtl: bool) -> TextBlock:
    face = _FACES[min(section.level, len(_FACES)) - 1]
    return TextBlock(spans(section.heading), face, printed_number(section.number), rtl=rtl)


def _block(block: Block, rtl: bool) -> Iterator[PaperBlock]:
    if isinstance(block, Table):
        if block.caption:
            yield TextBlock(said(block.caption, Mark.BOLD), Face.SMALL, held=True, rtl=rtl)
        yield Grid(cells(block.rows, rtl), block.header_rows, rtl=rtl)
        return
    number = f"{block.number}." if block.number else ""
    yield TextBlock(spans(block.text), number=number, rtl=rtl, boxed=bool(block.box))
    for item in block.items:
        yield from _item(item, 0, rtl, bool(block.box))


def _item(item: Item, depth: int, rtl: bool, boxed: bool) -> Iterator[TextBlock]:
    yield TextBlock(spans(item.text), number=item.number, depth=depth + 1, rtl=rtl, boxed=boxed)
    for below in item.items:
        yield from _item(below, depth + 1, rtl, boxed)


def _notes(report: Report, rtl: bool) -> Iterator[TextBlock]:
    if report.footnotes:
        yield TextBlock(said(tr("Notes")), Face.HEADING, rtl=rtl)
    for note in report.footnotes:
        yield TextBlock(spans(note.text), Face.SMALL, note.marker, rtl=rtl)
