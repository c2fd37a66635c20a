"""Akoma Ntoso written by others (3.0, its drafts, 2.0; acts, bills, debates, statements) to a sensible report.

Elements are known by their local names, so that every version serves. What has a heading becomes a section; a numbered
element without one becomes a paragraph, or an item where its number is no number (`(a)`); text becomes unnumbered
paragraphs. Amended and quoted structures are read in the order in which they stand. The document need not be valid.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from explorer.akn.components import (
    COLLECTIONS,
    CONTAINERS,
    DOCUMENTS,
    REFERENCES,
    Components,
    document_in,
    local,
    name_of,
    reference_in,
)
from explorer.akn.meta import known_date
from explorer.akn.runs import read_runs
from explorer.akn.texts import unread
from explorer.errors import UnreadableDocument
from explorer.language import language_of, two_letters
from explorer.language.address import addressed
from explorer.language.references import is_symbol
from explorer.model.report import Block, Item, Paragraph, Report, Section, Table, Warning
from explorer.model.text import Footnote, Run, Text

_BODIES = ("mainBody", "body", "debateBody", "judgmentBody", "collectionBody", "amendmentBody", "portionBody")
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
_ANNEX = "Annex"  # what stands behind a document is an annex of it, whatever its language calls it
_NAMES = 10  # in a sentence. Chosen


def report(root: etree._Element) -> Report:
    """The report in a foreign document. Raises UnreadableDocument where it holds no text."""
    document = document_in(root)
    if document is None:
        raise UnreadableDocument("The Akoma Ntoso file holds no document. Choose another file.")
    reading = _Reading(Components.of(root))
    reading.components.taken(document)
    sections = (*_document(document, reading), *_apart(document, root, reading))
    if not sections:
        raise UnreadableDocument("The Akoma Ntoso file holds no text. Choose another file.")
    told = _contents(document, sections, reading.components)
    read = replace(
        _about(document),
        sections=sections,
        footnotes=tuple(reading.found),
        warnings=told,
        account=tuple(unread(root)),
    )
    return addressed(read, keep=True)


def _contents(document: etree._Element, sections: Sequence[Section], components: Components) -> tuple[Warning, ...]:
    """What a collection holds, and which documents it only names."""
    held = [part.title for part in sections if part.title] if local(document) in COLLECTIONS else []
    told = [Warning(f"The file is a collection: {_listed(held)}.", doubt=False)] if held else []
    if components.missing:
        told.append(Warning(f"The file names what it does not hold: {_listed(components.missing)}. Open that as well."))
    return tuple(told)


def _listed(names: Sequence[str]) -> str:
    more = [f"and {len(names) - _NAMES} more"] if len(names) > _NAMES else []
    return "; ".join([*names[:_NAMES], *more])


def _eid(element: etree._Element) -> str:
    eid = element.get("eId") or element.get("id") or ""  # version 2.0 calls it id
    return "" if any(character.isspace() for character in eid) else eid


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if local(child) == name), None)


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
    stated = "" if language is None else language.get("language", "")
    numbers = [_words(number) for number in document.iterfind("./{*}preface//{*}docNumber")]
    return Report(
        symbols=tuple(dict.fromkeys(number for number in numbers if is_symbol(number))),
        title=_title(document),
        date=day,
        year=day.year if day else None,
        session=_words(_descendant(document, "session")),
        language=two_letters(stated) if stated else language_of(str(text) for text in document.itertext()),
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
class _Reading:
    """The documents in the file, and footnotes in the order in which the text comes to them."""

    components: Components
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


def _document(document: etree._Element, reading: _Reading) -> tuple[Section, ...]:
    """The sections of a document: what stands before its body, the body, what follows, then its attachments."""
    for note in document.iterfind("./{*}meta/{*}notes/{*}note"):
        reading.add(note)
    top = _Open()
    attached: list[Section] = []
    for part in document:
        name = local(part)
        if name in ("preamble", "conclusions", *_BODIES):
            _gather(part, top, reading)
        elif name == "attachments":
            attached.extend(_contained(part, reading, _ANNEX))
    before = (Section("", (), tuple(top.blocks)),) if top.blocks else ()
    return (*before, *top.closed().sections, *attached, *_apart(document, document, reading))


def _apart(document: etree._Element, parent: etree._Element, reading: _Reading) -> tuple[Section, ...]:
    """The components that stand behind a document, and that nothing in it refers to."""
    number = "" if local(document) in COLLECTIONS else _ANNEX
    kept = parent.iterfind("./{*}components")
    return tuple(section for each in kept for section in _contained(each, reading, number))


def _contained(parent: etree._Element, reading: _Reading, number: str) -> Iterator[Section]:
    return (section for element in parent for section in _component(element, reading, number))


def _component(container: etree._Element, reading: _Reading, number: str = "") -> Iterator[Section]:
    """The document that stands in a container, is named in it, or is the container or the reference itself. One that
    was read before, in the place that refers to it, is not read again."""
    name, heading = local(container), _child(container, "heading")
    number, title = _number(container) or number, () if heading is None else reading.text(heading)
    document = container if name in DOCUMENTS else document_in(container)
    reference = container if name in REFERENCES else reference_in(container)
    if document is None and reference is not None:
        document = reading.components.named_by(reference)
    if document is not None and not reading.components.taken(document):
        said = "" if reference is None else reference.get("showAs") or ""
        title = title or (Run(_title(document) or said or _known_as(document)),)
        yield Section(number, title, sections=_document(document, reading))
    elif document is None and reference is not None:
        yield Section(number, title or (Run(name_of(reference)),))
    elif document is None:
        below = _Open(number if title else "", title)
        _gather(container, below, reading)
        yield from (below.closed(),) if title or below.blocks or below.sections else ()


def _known_as(document: etree._Element) -> str:
    """What a document without a title is called: by its number, else by its address."""
    number = _descendant(document, "docNumber", "FRBRnumber")
    if number is not None:
        return _words(number) or number.get("showAs") or number.get("value") or ""
    address = _descendant(document, "FRBRthis")
    return "" if address is None else address.get("value") or ""


@dataclass
class _Open:
    """A section as far as it has been read."""

    number: str = ""
    heading: Text = ()
    eid: str = ""
    blocks: list[Block] = field(default_factory=list)
    sections: list["_Open | Section"] = field(default_factory=list)

    def place(self) -> list[Block]:
        """Where the next block goes: after subsections it opens one without a heading, so that the order stays."""
        if not self.sections:
            return self.blocks
        last = self.sections[-1]
        if isinstance(last, Section) or last.heading or last.number:
            self.sections.append(last := _Open())
        return last.blocks

    def closed(self) -> Section:
        below = tuple(each if isinstance(each, Section) else each.closed() for each in self.sections)
        return Section(self.number, self.heading, tuple(self.blocks), below, eid=self.eid)


def _gather(element: etree._Element, into: _Open, reading: _Reading) -> None:
    """Read the content of a section or of a mere container."""
    for child in element:
        name = local(child)
        if name in _SKIPPED:
            continue
        if name in _TEXT:
            text = reading.text(child)
            if text:
                into.place().append(Paragraph(None, text, eid=_eid(child)))
        elif name == "table":
            into.place().append(_table(child, reading))
        elif name in CONTAINERS or name in REFERENCES or name in DOCUMENTS:
            into.sections.extend(_component(child, reading))
        elif _opens_section(child, name):
            heading = _child(child, "heading")
            below = _Open(_number(child), () if heading is None else reading.text(heading), _eid(child))
            into.sections.append(below)
            _gather(child, below, reading)
        elif name in _NAMED and _number(child):
            _numbered(child, into.place(), reading)
        else:
            _gather(child, into, reading)


def _opens_section(element: etree._Element, name: str) -> bool:
    """Whether it has a heading, or a number and headings or a document further down."""
    if _words(_child(element, "heading")):
        return True
    return name in _NAMED and bool(_number(element)) and _descendant(element, "heading", *REFERENCES) is not None


def _number(element: etree._Element) -> str:
    return _END_OF_NUMBER.sub("", _words(_child(element, "num")))


def _numbered(element: etree._Element, blocks: list[Block], reading: _Reading) -> None:
    """Add a paragraph, or for a number that is none, an item of the paragraph before it."""
    number = _number(element)
    inside = _Inside(reading)
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

    reading: _Reading
    text: list[Run] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def read(self, element: etree._Element) -> None:
        for child in element:
            name = local(child)
            if name in _TEXT:
                self._add(self.reading.text(child))
            elif name == "table":
                self.tables.append(_table(child, self.reading))
            elif name in _NAMED and (name in _ITEMS or _number(child)):
                below = _Inside(self.reading, tables=self.tables)
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


def _table(element: etree._Element, reading: _Reading) -> Table:
    rows = list(element.iterfind(".//{*}tr"))
    heads = 0
    while heads < len(rows) and len(rows[heads]) and all(local(cell) == "th" for cell in rows[heads]):
        heads += 1
    cells = tuple(tuple(reading.text(cell) for cell in row) for row in rows)
    return Table(cells, _words(_child(element, "caption")), heads, eid=_eid(element))
