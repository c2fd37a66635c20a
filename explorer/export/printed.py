"""Passages, or a brief, as they go on paper."""

from explorer.export.compilation import Compilation, Quote
from explorer.export.html import DOUBT
from explorer.export.paper import Block, Face, Grid, Mark, Paper, Span, TextBlock, cells, said, spans
from explorer.language import language
from explorer.model.brief import Brief
from explorer.model.text import Ocr, Text

PASSAGES = "Passages"


def passages_paper(compilation: Compilation) -> Paper:
    """Each passage with its citation and its note, then the sources."""
    blocks: list[Block] = [TextBlock(said(PASSAGES), Face.TITLE)]
    for chapter in compilation.chapters:
        blocks.append(TextBlock(said(chapter.title), Face.HEADING))
        for quote in chapter.quotes:
            blocks += _quote(quote)
    blocks += _sources(compilation.sources)
    if any(run.ocr is Ocr.DOUBTFUL for quote in compilation.quotes for line in quote.lines for run in line.text):
        blocks.append(TextBlock((Span("Wavy underline", Mark.DOUBTFUL), Span(f": {DOUBT}")), Face.QUIET))
    return Paper(PASSAGES, tuple(blocks))


def brief_paper(brief: Brief) -> Paper:
    """A brief; what its composer counts as two pages is no more."""
    blocks: list[Block] = [TextBlock(said(brief.title), Face.TITLE), TextBlock(said(brief.lead))]
    for chapter in brief.chapters:
        blocks.append(TextBlock(said(chapter.title), Face.HEADING))
        blocks += [TextBlock(said(chapter.totals))] if chapter.totals else []
        blocks += [TextBlock(spans(item), number="•") for item in chapter.items]
        blocks += [TextBlock(said(chapter.rest))] if chapter.rest else []
    return Paper(brief.title, (*blocks, *_sources(brief.sources)), compact=True)


def _quote(quote: Quote) -> list[Block]:
    rtl = language(quote.report.language).right_to_left
    blocks: list[Block] = [TextBlock(said(quote.heading), Face.SUBHEADING, rtl=rtl)] if quote.heading else []
    blocks += [
        TextBlock(spans(line.text), number=line.number, depth=line.depth, rtl=rtl, held=True) for line in quote.lines
    ]
    if quote.table:
        blocks.append(Grid(cells(quote.table, rtl), quote.header_rows, rtl=rtl))
    blocks += [
        TextBlock(spans(note.text), Face.SMALL, number=note.marker, rtl=rtl, held=True) for note in quote.footnotes
    ]
    blocks.append(TextBlock(spans(quote.citation), Face.SMALL, at_end=True, held=bool(quote.note)))
    if quote.note:
        blocks.append(TextBlock((Span("Note: ", Mark.BOLD), Span(quote.note)), Face.SMALL, boxed=True))
    return blocks


def _sources(sources: tuple[Text, ...]) -> list[Block]:
    entries: list[Block] = [TextBlock(spans(source), number="•") for source in sources]
    return [TextBlock(said("Sources"), Face.HEADING), *entries] if entries else []
