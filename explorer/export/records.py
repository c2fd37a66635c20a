"""Passages as data and as plain text: CSV for spreadsheets, JSON for programs, text for anything."""

import csv
import io
import json
from collections.abc import Iterable, Sequence

from explorer.export.citation import short_citation
from explorer.export.compilation import Compilation, Line, Quote, printable
from explorer.model.brief import Brief
from explorer.model.marks import in_doubt, part_at, read_by_ocr
from explorer.model.text import plain

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_table(compilation: Compilation) -> bytes:
    """One row a passage."""
    records = map(_record, compilation.quotes)
    return csv_bytes(_COLUMNS, ([cell(record[column]) for column in _COLUMNS] for record in records))


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table for spreadsheets (RFC 4180) in UTF-8, with the mark by which they know it. A cell that one would take for
    a formula gets an apostrophe before it."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(columns)
    writer.writerows([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def json_object(compilation: Compilation) -> bytes:
    """{"passages": [one object each], "sources": [one sentence for each report]}."""
    value = {
        "passages": [_record(quote) for quote in compilation.quotes],
        "sources": [plain(source) for source in compilation.sources],
    }
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def plain_text(compilation: Compilation) -> bytes:
    """Each passage with its citation and note, then the sources, an empty line between."""
    blocks = [block for quote in compilation.quotes for block in _blocks(quote)]
    sources = "\n".join(["Sources", *(plain(source) for source in compilation.sources)])
    return ("\n\n".join([*blocks, sources]) + "\n").encode()


def brief_text(brief: Brief) -> bytes:
    """A brief, its items behind dashes, an empty line between its parts."""
    blocks = [brief.title, brief.lead]
    for chapter in brief.chapters:
        items = "\n".join(f"- {plain(item)}" for item in chapter.items)
        blocks += [chapter.title, chapter.totals, items, chapter.rest]
    if brief.sources:
        blocks.append("\n".join(["Sources", *(f"- {plain(source)}" for source in brief.sources)]))
    return ("\n\n".join(block for block in blocks if block) + "\n").encode()


_COLUMNS = (
    "report", "symbols", "title", "year", "section", "paragraph", "page", "text", "note", "citation", "short_citation",
    "integrity", "ocr", "in_doubt",
)  # fmt: skip


def _record(quote: Quote) -> dict[str, object]:
    report, address = quote.report, quote.passage.address
    section, part = report.section_of(address.eid), part_at(report, address.eid)
    return {
        "report": address.report,
        "symbols": list(report.symbols),
        "title": printable(report.title),
        "year": report.year,
        "section": section.path if section else None,
        "paragraph": address.label,
        "page": address.page,
        "text": printable(quote.passage.text),
        "note": quote.note,
        "citation": plain(quote.citation),
        "short_citation": printable(short_citation(report, address)),
        "integrity": [breach.value for breach in report.breaches],
        "ocr": bool(part and read_by_ocr(part)),
        "in_doubt": in_doubt(part, quote.passage.start, quote.passage.end) if part else [],
    }


def cell(value: object) -> str:
    """A value as it stands in a table: parts of a list behind each other, nothing for None."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _blocks(quote: Quote) -> list[str]:
    lines = [*map(_line, quote.lines), *("\t".join(map(plain, row)) for row in quote.table)]
    lines += [f"{note.marker} {plain(note.text)}" for note in quote.footnotes]
    note = [f"Note: {quote.note}"] if quote.note else []
    return ["\n".join(lines), plain(quote.citation), *note]


def _line(line: Line) -> str:
    return "    " * line.depth + f"{line.number} {plain(line.text)}".strip()
