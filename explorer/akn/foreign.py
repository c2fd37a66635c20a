"""Akoma Ntoso written by others (3.0, its drafts, 2.0; acts, bills, debates, statements) to a sensible report.

Elements are known by their local names, so that every version serves. What has a heading becomes a section; a numbered
element without one becomes a paragraph, or an item where its number is no number (`(a)`); text becomes unnumbered
paragraphs. Amended and quoted structures are read in the order in which they stand. The document need not be valid.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from explorer.akn.meta import known_date
from explorer.akn.runs import read_runs
from explorer.errors import UnreadableDocument
from explorer.language import two_letters
from explorer.language.address import addressed
from explorer.language.references import is_symbol
from explorer.model.report import Block, Item, Paragraph, Report, Section, Table
from explorer.model.text import Footnote, Run, Text

_BODIES = ("mainBody", "body", "debateBody", "judgmentBody", "collectionBody", "amendmentBody", "portionBody")
_DOCUMENTS = frozenset({
    "act", "amendment", "amendmentList", "bill", "debate", "debateReport", "doc", "documentCollection", "judgment",
    "officialGazette", "portion", "statement",
})  # fmt: skip
_TEXT = frozenset({"p", "block", "from", "crossHeading", "subheading", "listIntroduction", "listWrapUp"})
_ITEMS = frozenset({"item", "li", "tblock"})
_SKIPPED = frozenset({"meta", "toc", "num", "heading", "coverPage", "preface"})
_NAMED = frozenset({
    "alinea", "article", "book", "chapter", "clause", "division", "hcontainer", "indent", "level", "list",
    "paragraph", "part", "point", "proviso", "rule", "section", "subchapter", "subclause", "subdivision", "sublist",
    "subparagraph", "subpart", "subrule", "subsection", "subtitle", "title", "tome", "transitional", "recital",
    "citation", "item", "li", "tblock",
})  # fmt: skip
_COUNTED = re.compile(r"\W*(?:(?:Art|Sec|Article|Section|Para)\w*\.?\s+)?(\d[\w.]*?)[.):]*$", re.IGNORECASE)
_END_OF_NUMBER = re.compile(r"[.:\s]+$")
_BULLET = "•"


def report(root: etree._Element) -> Report:
    """The report in a foreign document. Raises UnreadableDocument where it holds no text."""
    document = next((child for child in root if _name(child) in _DOCUMENTS), None)
    if document is None:
        raise UnreadableDocument("The Akoma Ntoso file holds no document. Choose another file.")
    notes = _Notes()
    sections = _document(document, notes)
    if not sections:
        raise UnreadableDocument("The Akoma Ntoso file holds no text. Choose another file.")
    read = replace(_about(document), sections=sections, footnotes=tuple(notes.found))
    return addressed(read, keep=True)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _eid(element: etree._Element) -> str:
    eid = element.get("eId") or element.get("id") or ""  # version 2.0 calls it id
    return "" if any(character.isspace() for character in eid) else eid


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if _name(child) == name), None)


def _descendant(element: etree._Element, *names: str) -> etree._Element | None:
    """The first descendant with the first of these names that occurs."""
    return next((found for name in names for found in element.iterfind(f".//{{*}}{name}")), None)


def _words(element: etree._Element | None) -> str:
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def _about(document: etree._Element) -> Report:
    """What the document says of itself: title, symbols, date and language."""
    work = _descendant(document, "FRBRWork")
    date = None if work is None else _descendant(work, "FRBRdate")
    day = known_date("" if date is None else date.get("date", ""))
    language = _descendant(document, "FRBRlanguage")
    numbers = [_words(number) for number in document.iterfind("./{*}preface//{*}docNumber")]
    return Report(
        symbols=tuple(dict.fromkeys(number for number in numbers if is_symbol(number))),
        title=_title(document),
        date=day,
        year=day.year if day else None,
        session=_words(_descendant(document, "session")),
        language=two_letters("eng" if language is None else language.get("language", "eng")),
    )


def _title(document: etree._Element) -> str:
    preface = _child(document, "preface")
    if preface is not None:
        named = next((box for box in preface.iterfind("{*}container") if box.get("name") == "title"), None)
        title = _words(_descendant(preface, "docTitle", "shortTitle")) or _words(named)
        if title or (title := _words(_descendant(preface, "longTitle"))):
            return title
    name = _descendant(document, "FRBRname")
    return "" if name is None else name.get("showAs") or name.get("value") or ""


@dataclass
class _Notes:
    """Footnotes in the order in which the text comes to them."""

    found: list[Footnote] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def add(self, element: etree._Element) -> str:
        """Keep a note; its eId."""
        place = len(self.found) + 1
        eid = _eid(element)
        if not eid or eid in self.taken:
            eid = f"fn_{place}"
        self.taken.add(eid)
        self.found.append(Footnote(element.get("marker") or str(place), (Run(_words(element)),), eid=eid))
        return eid

    def text(self, element: etree._Element) -> Text:
        return _tidy(read_runs(element, self.add))


def _tidy(runs: Text) -> Text:
    """The runs with blanks folded, neighbours of one style joined."""
    result: list[Run] = []
    for run in runs:
        words = re.sub(r"\s+", " ", run.text)
        if words.startswith(" ") and (not result or result[-1].text.endswith(" ")):
            words = words[1:]
        if not words and run.footnote is None:
            continue
        tidy = replace(run, text=words)
        if result and run.footnote is None and replace(result[-1], text=words) == tidy:
            tidy = replace(tidy, text=result.pop().text + words)
        result.append(tidy)
    if result and result[-1].footnote is None:
        result[-1] = replace(result[-1], text=result[-1].text.rstrip())
    return tuple(run for run in result if run.text or run.footnote is not None)


def _document(document: etree._Element, notes: _Notes) -> tuple[Section, ...]:
    """The sections of a document: what stands before its body, the body, what follows, then its attachments."""
    for note in document.iterfind("./{*}meta/{*}notes/{*}note"):
        notes.add(note)
    top = _Open()
    attached: list[Section] = []
    for part in document:
        name = _name(part)
        if name in ("preamble", "conclusions", *_BODIES):
            _gather(part, top, notes)
        elif name in ("attachments", "components"):
            attached.extend(_attachments(part, notes))
    before = (Section("", (), tuple(top.blocks)),) if top.blocks else ()
    return (*before, *top.closed().sections, *attached)


def _attachments(parent: etree._Element, notes: _Notes) -> Iterator[Section]:
    for element in parent:
        document = next((inner for inner in element if _name(inner) in _DOCUMENTS), None)
        if document is not None:
            heading = _child(element, "heading")
            title = (Run(_title(document)),) if heading is None else notes.text(heading)
            yield Section(_words(_child(element, "num")) or "Annex", title, sections=_document(document, notes))


@dataclass
class _Open:
    """A section as far as it has been read."""

    number: str = ""
    heading: Text = ()
    eid: str = ""
    blocks: list[Block] = field(default_factory=list)
    sections: list["_Open"] = field(default_factory=list)

    def place(self) -> list[Block]:
        """Where the next block goes: after subsections it opens one without a heading, so that the order stays."""
        if not self.sections:
            return self.blocks
        if self.sections[-1].heading or self.sections[-1].number:
            self.sections.append(_Open())
        return self.sections[-1].blocks

    def closed(self) -> Section:
        below = tuple(section.closed() for section in self.sections)
        return Section(self.number, self.heading, tuple(self.blocks), below, eid=self.eid)


def _gather(element: etree._Element, into: _Open, notes: _Notes) -> None:
    """Read the content of a section or of a mere container."""
    for child in element:
        name = _name(child)
        if name in _SKIPPED:
            continue
        if name in _TEXT:
            text = notes.text(child)
            if text:
                into.place().append(Paragraph(None, text, eid=_eid(child)))
        elif name == "table":
            into.place().append(_table(child, notes))
        elif _opens_section(child, name):
            heading = _child(child, "heading")
            below = _Open(_number(child), () if heading is None else notes.text(heading), _eid(child))
            into.sections.append(below)
            _gather(child, below, notes)
        elif name in _NAMED and _number(child):
            _numbered(child, into.place(), notes)
        else:
            _gather(child, into, notes)


def _opens_section(element: etree._Element, name: str) -> bool:
    """Whether it has a heading, or a number and headings further down."""
    if _words(_child(element, "heading")):
        return True
    return name in _NAMED and bool(_number(element)) and _descendant(element, "heading") is not None


def _number(element: etree._Element) -> str:
    return _END_OF_NUMBER.sub("", _words(_child(element, "num")))


def _numbered(element: etree._Element, blocks: list[Block], notes: _Notes) -> None:
    """Add a paragraph, or for a number that is none, an item of the paragraph before it."""
    number = _number(element)
    inside = _Inside(notes)
    inside.read(element)
    eid, counted = _eid(element), _COUNTED.match(number)
    if counted:
        blocks.append(Paragraph(counted[1], tuple(inside.text), tuple(inside.items), eid=eid))
    else:
        last = blocks.pop() if blocks and isinstance(blocks[-1], Paragraph) else Paragraph(None, ())
        item = Item(number, tuple(inside.text), tuple(inside.items), eid=eid)
        blocks.append(replace(last, items=(*last.items, item)) if isinstance(last, Paragraph) else last)
    blocks.extend(inside.tables)


@dataclass
class _Inside:
    """The text, items and tables of a numbered element."""

    notes: _Notes
    text: list[Run] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def read(self, element: etree._Element) -> None:
        for child in element:
            name = _name(child)
            if name in _TEXT:
                self._add(self.notes.text(child))
            elif name == "table":
                self.tables.append(_table(child, self.notes))
            elif name in _NAMED and (name in _ITEMS or _number(child)):
                below = _Inside(self.notes, tables=self.tables)
                below.read(child)
                number = _number(child) or _BULLET
                self.items.append(Item(number, tuple(below.text), tuple(below.items), eid=_eid(child)))
            elif name not in _SKIPPED:
                self.read(child)

    def _add(self, text: Text) -> None:
        """Text after items stands in an item of its own, so that the order stays."""
        if not text:
            return
        if self.items:
            self.items.append(Item("", text))
        else:
            self.text.extend((Run(" "), *text) if self.text else text)


def _table(element: etree._Element, notes: _Notes) -> Table:
    rows = list(element.iterfind(".//{*}tr"))
    heads = 0
    while heads < len(rows) and len(rows[heads]) and all(_name(cell) == "th" for cell in rows[heads]):
        heads += 1
    cells = tuple(tuple(notes.text(cell) for cell in row) for row in rows)
    return Table(cells, _words(_child(element, "caption")), heads, eid=_eid(element))
