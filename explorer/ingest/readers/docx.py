"""Word files (.docx): paragraphs with their styles, automatic numbers, tables and footnotes at their marks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from explorer.errors import UnreadableDocument
from explorer.ingest.account import left_out
from explorer.ingest.lines import MOST_COLUMNS, Line, Span, Spans, merged, printable, words
from explorer.ingest.readers.word_package import Package, R, W, is_on, value, whole
from explorer.ingest.readers.word_styles import Numbers, Style, Styles, numbering_of
from explorer.ingest.source import Note, Printed, Source
from explorer.ingest.tags import TEXT, Role, Tag, heading
from explorer.language import language, language_of
from explorer.model.account import LeftOut, Reason
from explorer.model.report import Warning
from explorer.model.web import outside

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DELETED = frozenset((f"{W}del", f"{W}moveFrom"))
_WITHOUT_TEXT = frozenset(
    f"{W}{name}" for name in ("instrText", "delInstrText", "pPr", "rPr", "annotationRef", "sectPr")
)
_LETTERS = f"{W}t", f"{W}delText", f"{_M}t", f"{_A}t"
_BREAKS = frozenset(f"{W}{name}" for name in ("p", "tab", "br", "cr", "noBreakHyphen"))
_PARTS = {
    "header": Reason.RUNNING_HEAD,
    "footer": Reason.RUNNING_HEAD,
    "comments": Reason.COMMENT,
    "footnotes": None,
    "endnotes": None,
}
"""Parts with text of their own, and why that is no text of the report; None where it is."""
_APART = 3.0  # blank lines between paragraphs: nothing in a Word file is cut at a page end
_DEEPEST = 60  # elements in one another; chosen: more than Word nests, less than Python's recursion bears
_PARAGRAPHS_LIMIT = 100_000  # chosen: more than any report has


def read_docx(data: bytes) -> Source:
    """The paragraphs of a Word file, a Line each, and its footnotes.

    Tracked deletions are left out, insertions kept; the first page's header counts as its masthead. Other headers,
    footers, comments, hidden text and lists of contents are left out, too. Raises UnreadableDocument for a damaged
    file.
    """
    package = Package(data)
    main = package.main()
    document = _Document(package, main)
    root = package.part(main)
    bodies = root.findall(f"{W}body") if root is not None else []  # Some programs write several.
    lines = [*document.beside(), *(line for body in bodies for line in document.blocks(body))]
    if not lines:
        raise UnreadableDocument("The Word file has no text. Get the document again from where it came.")
    document.printed += [_text(body) for body in bodies]
    printed: tuple[Printed, ...] = tuple((None, text) for text in document.printed)
    return Source(tuple(lines), notes=tuple(document.notes), account=tuple(document.account), printed=printed)


def read_converted(data: bytes) -> Source:
    """The same of what LibreOffice made of another kind of file, with a warning that says so."""
    source = read_docx(data)
    told = Warning("The file was converted by LibreOffice before it was read.")
    return replace(source, warnings=(*source.warnings, told))


@dataclass(slots=True)
class _Document:
    """What has been read: `printed` is all text of the file, and the numbers that Word prints by itself."""

    package: Package
    main: str
    notes: list[Note] = field(default_factory=list)
    account: list[LeftOut] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    count: int = 0
    styles: Styles = field(init=False)
    numbers: Numbers = field(init=False)
    relations: dict[str, tuple[str, str]] = field(init=False)
    footnotes: dict[tuple[str, str], etree._Element] = field(init=False)

    def __post_init__(self) -> None:
        self.relations = self.package.relations(self.main)
        self.styles = Styles(self._related("styles"))
        self.numbers = Numbers(self._related("numbering"))
        self.footnotes = {
            (kind, note.get(f"{W}id", "")): note
            for kind in ("footnote", "endnote")
            for part in [self._related(f"{kind}s")]
            if part is not None
            for note in part.iter(f"{W}{kind}")
        }

    def _related(self, kind: str) -> etree._Element | None:
        name = next((target for found, target in self.relations.values() if found == kind), None)
        return self.package.part(name) if name else None

    def beside(self) -> list[Line]:
        """Reads the parts beside the main one, and gives the lines of the page header that prints the distribution and
        date, if one does."""
        masthead: list[Line] = []
        for kind, target in self.relations.values():
            part = self.package.part(target) if kind in _PARTS else None
            if part is None:
                continue
            self.printed.append(_text(part))
            reason = _PARTS[kind]
            if kind == "header" and not masthead and _is_masthead(part):
                masthead = [replace(line, tag=TEXT) for line in _flat(self.blocks(part))]
            elif reason:
                self.account += left_out([_text(part)], reason)
        return masthead

    def blocks(self, parent: etree._Element, depth: int = 0) -> Iterator[Line]:
        """The paragraphs and tables below an element in order."""
        if depth > _DEEPEST:
            return
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, depth)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, depth)
            elif child.tag in _DELETED:
                self.account += left_out([_text(child)], Reason.DELETED)
            elif child.tag not in _WITHOUT_TEXT:
                yield from self.blocks(child, depth + 1)

    def _paragraph(self, paragraph: etree._Element, depth: int) -> Iterator[Line]:
        self.count += 1
        if self.count > _PARAGRAPHS_LIMIT:
            raise UnreadableDocument("The Word file has too many paragraphs to read. Split it and open the parts.")
        properties = paragraph.find(f"{W}pPr")
        style = self.styles.get(value(properties, "pStyle"))
        if style.contents:
            self.account += left_out([_text(paragraph)], Reason.CONTENTS)
            return
        number = self.numbers.next(numbering_of(properties) or style.numbering)
        spans = merged(self._spans(paragraph, Span("", bool(style.bold), bool(style.italic)), depth))
        if number and words(spans).strip():
            spans = (Span(f"{number}\t"), *spans)
            self.printed.append(number)
        if words(spans).strip():
            yield Line(spans, gap=_APART, tag=self._tag(properties, style))
        for box in paragraph.iter(f"{W}txbxContent"):
            fallback = _owner(box, f"{_MC}Fallback")
            if _owner(box, f"{W}p") is not paragraph:
                continue
            if fallback is None:
                yield from self.blocks(box, depth + 1)
            elif _text(fallback) in map(_text, fallback.itersiblings(f"{_MC}Choice", preceding=True)):
                self.account += left_out([_text(box)], Reason.DUPLICATE)

    def _tag(self, properties: etree._Element | None, style: Style) -> Tag | None:
        """What the paragraph states itself, else its style."""
        own = value(properties, "outlineLvl")
        outlined = bool(own) and not style.template
        level = self.styles.level_of(whole(own, 0)) if outlined else style.level
        if style.title:
            return Tag(Role.TITLE, (level or 0) if outlined else 0)
        return None if level is None else heading(level) if level else TEXT

    def _spans(self, parent: etree._Element, look: Span, depth: int) -> Iterator[Span]:
        """The runs below an element that are text: not deleted, not hidden, not in a text box."""
        for child in parent if depth <= _DEEPEST else ():
            if child.tag in _DELETED:
                self.account += left_out([_text(child)], Reason.DELETED)
            elif child.tag in _WITHOUT_TEXT or child.tag in (f"{_MC}AlternateContent", f"{W}pict", f"{W}drawing"):
                continue
            elif child.tag == f"{W}r":
                yield from self._run(child, look)
            elif child.tag == f"{W}hyperlink":
                target = self.relations.get(child.get(f"{R}id", ""), ("", ""))[1]
                yield from self._spans(child, replace(look, link=outside(target)), depth + 1)
            elif child.tag != f"{W}p":
                yield from self._spans(child, look, depth + 1)

    def _run(self, run: etree._Element, look: Span) -> Iterator[Span]:
        marks = run.find(f"{W}rPr")
        style = self.styles.get(value(marks, "rStyle"))
        if is_on(marks, "vanish") or style.hidden:
            self.account += left_out([_text(run)], Reason.HIDDEN)
            return
        bold, italic = (
            _either(is_on(marks, "b"), style.bold, look.bold),
            _either(is_on(marks, "i"), style.italic, look.italic),
        )
        raised = value(marks, "vertAlign") == "superscript"
        for child in run:
            if child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                yield from self._reference(child)
            else:
                text = _character(child)
                if text:
                    yield Span(printable(text), bold, italic, raised, look.link)

    def _reference(self, element: etree._Element) -> Iterator[Span]:
        kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
        note = self.footnotes.get((kind, element.get(f"{W}id", "")))
        if note is None or _owner(element, f"{W}{kind}") is not None:  # A note has no notes, least of all itself.
            return
        marker = str(len(self.notes) + 1)
        self.notes.append(Note(marker, ()))
        at = len(self.notes) - 1
        lines = [line.spans for line in self.blocks(note)]
        self.notes[at] = Note(marker, merged(span for line in lines for span in (*line, Span(" "))))
        self.printed += [marker, marker]
        yield Span(marker, raised=True)

    def _table(self, table: etree._Element, depth: int) -> Iterator[Line]:
        """A table as one Line with its rows; one of a single column is a box around paragraphs."""
        rows = [row for row in table.iter(f"{W}tr") if _owner(row, f"{W}tbl") is table]
        cells = [[cell for cell in row.iter(f"{W}tc") if _owner(cell, f"{W}tr") is row] for row in rows]
        if all(len(row) <= 1 for row in cells):
            for row in cells:
                for cell in row:
                    yield from self.blocks(cell, depth + 1)
            return
        made = tuple(tuple(spans for cell in row for spans in self._cell(cell, depth)) for row in cells)
        heads = sum(is_on(row.find(f"{W}trPr"), "tblHeader") is True for row in rows)
        if any(words(cell).strip() for row in made for cell in row):
            yield Line((), gap=_APART, tag=TEXT, table=made, table_heads=max(heads, 1))

    def _cell(self, cell: etree._Element, depth: int) -> Iterator[Spans]:
        """The text of a cell, and an empty one for each further column that it spans."""
        lines = _flat(self.blocks(cell, depth + 1))
        yield merged(span for line in lines for span in (*line.spans, Span(" ")))
        for _ in range(min(whole(value(cell.find(f"{W}tcPr"), "gridSpan"), 1), MOST_COLUMNS) - 1):
            yield ()


def _flat(lines: Iterable[Line]) -> Iterator[Line]:
    """Tables inside as lines with a tabulator between cells."""
    for line in lines:
        if line.table is None:
            yield line
            continue
        for row in line.table:
            yield replace(line, table=None, spans=merged(span for cell in row for span in (*cell, Span("\t"))))


def _either(*switches: bool | None) -> bool:
    return next((switch for switch in switches if switch is not None), False)


def _is_masthead(header: etree._Element) -> bool:
    """Whether a page header prints the distribution and date."""
    paragraphs = [_text(paragraph) for paragraph in header.iter(f"{W}p")]
    form = language(language_of(paragraphs)).masthead.header
    return any(form.search(text) for text in paragraphs)


def _text(element: etree._Element) -> str:
    """All that an element holds, whether it is read or not."""
    found = (child.text or "" if child.tag in _LETTERS else " " for child in element.iter(*_LETTERS, *_BREAKS))
    return printable("".join(found))


def _character(element: etree._Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag == f"{W}sym":
        return "•" if element.get(f"{W}char", "").upper() in ("F0B7", "F0A7") else ""
    return {f"{W}tab": "\t", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}.get(str(element.tag), "")


def _owner(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)
