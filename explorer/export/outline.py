"""A report as the plain data that scripts read."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from explorer.model.marks import in_doubt, read_by_ocr
from explorer.model.report import Block, Paragraph, Report, Section, Source, Table
from explorer.model.text import plain


def outline(report: Report) -> dict[str, Any]:
    """Metadata, sections, paragraphs, unnumbered text, footnotes, tables, boxes, warnings and account, ready for JSON.

    `first..last` are the labels of the numbered paragraphs under a heading with its subsections, `own_first..own_last`
    those directly under it, None where there are none. Text without a heading belongs to the section around it, ""
    where there is none; what is printed above the text, from the masthead to the title, comes first. A paragraph's
    `text` is as printed, with its number and sub-paragraphs. Words of tables stand among the unnumbered text, too; what
    was left out in the account alone. `ocr` tells which pages were read by OCR
    (None for none); what stands on them has `ocr`, with the words that are `in_doubt`.
    """
    blocks = list(report.blocks())
    return {
        "symbols": list(report.symbols),
        "title": report.title,
        "date": report.date.isoformat() if report.date else None,
        "year": report.year,
        "language": report.language,
        "pages": report.source.pages,
        **_of_pages(report.source),
        "sections": [_section(section) for section in report.walk() if section.printed],
        "paragraphs": [
            _paragraph(section, block)
            for section, block in blocks
            if isinstance(block, Paragraph) and block.number is not None
        ],
        "unnumbered": _unnumbered(report),
        "footnotes": [
            {"marker": note.marker, "text": plain(note.text), "page": note.page} for note in report.footnotes
        ],
        "tables": [_table(section, block) for section, block in blocks if isinstance(block, Table)],
        "boxes": list(_boxes(blocks)),
        "warnings": [{"page": warning.page, "message": warning.message} for warning in report.warnings],
        "account": [{"page": left.page, "reason": left.reason.value, "text": left.text} for left in report.account],
    }


def _unnumbered(report: Report) -> list[dict[str, Any]]:
    above = [{"section": "", "page": block.page, "text": block.words, **_read_by_ocr(block)} for block in report.front]
    return above + [
        {"section": _path(section), "page": block.page, "text": block.words, **_read_by_ocr(block)}
        for section, block in report.blocks()
        if isinstance(block, Table) or block.number is None
    ]


def _of_pages(source: Source) -> dict[str, Any]:
    """Which pages have no text, and which were read by OCR."""
    found = source.recognition
    return {
        "unread": [{"page": each.page, "reason": each.reason.value} for each in source.unread],
        "ocr": found
        and {
            "engine": found.engine,
            "language": found.language,
            "pages": [{"page": each.page, "confidence": each.confidence} for each in found.pages],
        },
    }


def _read_by_ocr(block: Paragraph | Table) -> dict[str, Any]:
    return {"ocr": True, "in_doubt": in_doubt(block)} if read_by_ocr(block) else {}


def _paragraph(section: Section, paragraph: Paragraph) -> dict[str, Any]:
    return {
        "label": paragraph.label,
        "section": _path(section),
        "part": section.part,
        "page": paragraph.page,
        "text": f"{paragraph.number}. {paragraph.words}",
        **_read_by_ocr(paragraph),
    }


def _boxes(blocks: Sequence[tuple[Section, Block]]) -> Iterator[dict[str, Any]]:
    """Each box: the words of its first block, which is its heading where it has one, and how many blocks are in it."""
    for box, group in groupby(blocks, lambda each: each[1].box):
        if box:
            inside = list(group)
            section, first = inside[0]
            yield {"section": _path(section), "page": first.page, "text": first.words, "blocks": len(inside)}


def _path(section: Section) -> str:
    return section.path if section.printed else section.path.rpartition(".")[0]


def _section(section: Section) -> dict[str, Any]:
    labels = [paragraph.label for paragraph in section.paragraphs()]
    own = [paragraph.label for paragraph in section.own_paragraphs]
    return {
        "path": section.path,
        "number": section.number,
        "heading": section.title,
        "level": section.level,
        "part": section.part,
        "first": labels[0] if labels else None,
        "last": labels[-1] if labels else None,
        "own_first": own[0] if own else None,
        "own_last": own[-1] if own else None,
        "page": section.page,
    }


def _table(section: Section, table: Table) -> dict[str, Any]:
    columns = max((len(row) for row in table.rows), default=0)
    return {
        "section": _path(section),
        "page": table.page,
        "caption": table.caption,
        "rows": len(table.rows),
        "columns": columns,
    }
