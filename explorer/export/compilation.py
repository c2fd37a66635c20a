"""A selection of passages, put in order for any format: what is quoted, from where, with which note and sources."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from explorer.export.citation import citation_text, source_text
from explorer.export.selection import find_item
from explorer.model.passage import Address, Passage
from explorer.model.report import Item, Paragraph, Report, Section, Table, digest
from explorer.model.text import Footnote, Run, Text
from explorer.model.web import outside

Selection = Sequence[tuple[Report, Passage]]

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or sub-paragraph: its printed `number`, `38.` or `(a)` or "", and how deep it is indented."""

    number: str
    text: Text
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """One passage. `heading` names the section, "" where it is the one of the quote before. It is either `lines` or a
    `table` of rows, the first `header_rows` of which are its head."""

    report: Report
    passage: Passage
    heading: str
    citation: Text
    lines: tuple[Line, ...] = ()
    table: tuple[tuple[Text, ...], ...] = ()
    header_rows: int = 0
    footnotes: tuple[Footnote, ...] = ()

    @property
    def note(self) -> str:
        """The reader's note without blanks around it and characters that no document may hold; "" for none."""
        return printable(self.passage.note).strip()


@dataclass(frozen=True, slots=True)
class Chapter:
    """The quotes that follow each other from one report."""

    title: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Compilation:
    """All passages in the reader's order, and each report once with the places taken from it."""

    chapters: tuple[Chapter, ...]
    sources: tuple[Text, ...]

    @property
    def quotes(self) -> list[Quote]:
        """The quotes of all chapters in one list, in the reader's order."""
        return [quote for chapter in self.chapters for quote in chapter.quotes]

    @property
    def language(self) -> str:
        """The language of the report, "" where it is not one alone."""
        reports = {quote.report.handle: quote.report.language for quote in self.quotes}
        return next(iter(reports.values())) if len(reports) == 1 else ""


def compile_passages(selection: Selection) -> Compilation:
    """What a selection becomes in every format. The words are those the reader picked: they are shown with the report's
    emphasis, links and footnotes where a passage is a whole paragraph that still reads as it did."""
    chapters: list[Chapter] = []
    previous: Report | None = None
    heading = ""
    for report, passage in selection:
        quote = _quote(report, passage)
        if previous is None or report.handle != previous.handle:
            chapters.append(Chapter(printable(_title(report)), ()))
            heading = ""
        shown = replace(quote, heading="") if quote.heading == heading else quote
        chapters[-1] = replace(chapters[-1], quotes=(*chapters[-1].quotes, shown))
        previous, heading = report, quote.heading
    return Compilation(tuple(chapters), _sources(selection))


def printable(text: str) -> str:
    """A text without the characters that no document may hold."""
    return _UNPRINTABLE.sub("", text)


def _title(report: Report) -> str:
    symbols = "-".join(report.symbols)
    year = f" ({report.year})" if report.year else ""
    name = report.title or report.source.name or "Untitled report"
    return f"{symbols} {name}{year}".strip()


def _sources(selection: Selection) -> tuple[Text, ...]:
    places: dict[str, tuple[Report, list[Address]]] = {}
    for report, passage in selection:
        places.setdefault(report.handle, (report, []))[1].append(passage.address)
    return tuple(_safe(source_text(report, *addresses)) for report, addresses in places.values())


def _quote(report: Report, passage: Passage) -> Quote:
    section = report.section_of(passage.address.eid)
    quote = Quote(report, passage, section_heading(section), _safe(citation_text(report, passage.address)))
    element = report.find(passage.address.eid)
    if isinstance(element, Table) and _unchanged(passage, element.words):
        table = tuple(tuple(_safe(cell) for cell in row) for row in element.rows)
        caption = (Line("", _plain(element.caption)),) if element.caption else ()
        return replace(quote, lines=caption, table=table, header_rows=element.header_rows)
    if isinstance(element, Paragraph):
        item = find_item(element, passage.address.eid)
        if _unchanged(passage, (item or element).words):
            lines = tuple(_item_lines([item], 0)) if item else tuple(_lines(element))
            return replace(quote, lines=lines, footnotes=tuple(_footnotes(report, lines)))
    return replace(quote, lines=(Line("", _plain(passage.text)),))


def _unchanged(passage: Passage, words: str) -> bool:
    return passage.text == words and passage.address.digest in ("", digest(words))


def section_heading(section: Section | None) -> str:
    """The section with its full path, as documents may hold it."""
    return printable(section.full_heading) if section else ""


def _lines(paragraph: Paragraph) -> Iterator[Line]:
    yield Line(f"{paragraph.number}." if paragraph.number else "", _safe(paragraph.text))
    yield from _item_lines(paragraph.items, 1)


def _item_lines(items: Iterable[Item], depth: int) -> Iterator[Line]:
    for item in items:
        yield Line(printable(item.number), _safe(item.text), depth)
        yield from _item_lines(item.items, depth + 1)


def _footnotes(report: Report, lines: Iterable[Line]) -> Iterator[Footnote]:
    """The footnotes the lines refer to, in order, each once."""
    wanted = dict.fromkeys(run.footnote for line in lines for run in line.text if run.footnote)
    notes = {note.eid: note for note in report.footnotes}
    for eid in wanted:
        if eid in notes:
            yield replace(notes[eid], text=_safe(notes[eid].text))


def _plain(text: str) -> Text:
    return (Run(printable(text)),)


def _safe(text: Text) -> Text:
    """The runs with printable characters, and links only to the outside: others lead nowhere out there."""
    return tuple(replace(run, text=printable(run.text), link=outside(run.link)) for run in text)
