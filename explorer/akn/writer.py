"""A report to Akoma Ntoso 3.0.

Sections are nested `<section>`s (annexes `<hcontainer name="annex">`), paragraphs `<paragraph>`s with
`<subparagraph>`s; tables stand in an `<hcontainer name="table">`, boxes in an `<hcontainer name="box">`; footnotes are
`<note>`s of the metadata, so that one may be referred to twice or never. Pages are attributes of our own namespace.
"""

from itertools import groupby
from typing import Any

from lxml import etree

from explorer.akn.meta import write_meta, write_preface
from explorer.akn.names import AKN, ANNEX, BOX, BOX_NUMBER, HEADER_ROWS, OURS, PADDING, PAGE, TABLE, akn
from explorer.akn.runs import write_runs
from explorer.language import language
from explorer.language.address import is_annex
from explorer.model.report import Block, Item, Paragraph, Report, Section, Table
from explorer.model.text import Footnote, Text, legal

_NAMESPACES: Any = {None: AKN, "re": OURS}  # None is the default namespace, which lxml's type stub does not know


def write(report: Report) -> bytes:
    """The report as a UTF-8 document that the official schema accepts, provided its eIds are unique.

    `read` gives back an equal report. Characters that no XML file can hold (see `text.legal`) are left out.
    """
    root = etree.Element(akn("akomaNtoso"), nsmap=_NAMESPACES)
    document = _child(root, "doc", name="report")
    meta = _child(document, "meta")
    write_meta(meta, report)
    _notes(meta, report.footnotes)
    write_preface(document, report)
    body = _child(document, "mainBody")
    report_language = language(report.language)
    for section in report.sections:
        _section(body, section, section.level == 1 and is_annex(section.number, report_language))
    if not report.sections:
        _child(body, "p")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _child(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """A new element on a line of its own."""
    element = etree.SubElement(parent, akn(tag), attributes)
    element.tail = "\n"
    return element


def _placed(parent: etree._Element, tag: str, eid: str, page: int | None, **attributes: str) -> etree._Element:
    if eid:
        attributes["eId"] = eid
    if page is not None:
        attributes[PAGE] = str(page)
    return _child(parent, tag, **attributes)


def _text(parent: etree._Element, tag: str, text: Text) -> None:
    write_runs(_child(parent, tag), text)


def _notes(meta: etree._Element, footnotes: tuple[Footnote, ...]) -> None:
    if not footnotes:
        return
    notes = etree.Element(akn("notes"), source="#report-explorer")
    notes.tail = "\n"
    for footnote in footnotes:
        note = _placed(notes, "note", footnote.eid, footnote.page, marker=legal(footnote.marker))
        _text(note, "p", footnote.text)
    meta[-1].addprevious(notes)  # the schema wants notes before our own metadata


def _section(parent: etree._Element, section: Section, annex: bool) -> None:
    if annex:
        element = _placed(parent, "hcontainer", section.eid, section.page, name=ANNEX)
    else:
        element = _placed(parent, "section", section.eid, section.page)
    if section.number:
        _child(element, "num").text = legal(section.number)
    if section.heading:
        _text(element, "heading", section.heading)
    for box, blocks in groupby(section.blocks, lambda block: block.box):
        parent = _child(element, "hcontainer", name=BOX, **{BOX_NUMBER: str(box)}) if box else element
        for block in blocks:
            _block(parent, block)
    for below in section.sections:
        _section(element, below, annex=False)


def _block(parent: etree._Element, block: Block) -> None:
    if isinstance(block, Table):
        _table(_child(_child(parent, "hcontainer", name=TABLE), "content"), block)
    else:
        _numbered(_placed(parent, "paragraph", block.eid, block.page), block)


def _numbered(element: etree._Element, block: Paragraph | Item) -> None:
    """Fill a paragraph or sub-paragraph: its number, then its text, then what stands below it."""
    if block.number is not None:
        _child(element, "num").text = legal(block.number)
    _text(_child(element, "intro" if block.items else "content"), "p", block.text)
    for item in block.items:
        _numbered(_placed(element, "subparagraph", item.eid, item.page), item)


def _table(parent: etree._Element, table: Table) -> None:
    element = _placed(parent, "table", table.eid, table.page, **{HEADER_ROWS: str(table.header_rows)})
    if table.caption:
        _child(element, "caption").text = legal(table.caption)
    for index, row in enumerate(table.rows):
        line = _child(element, "tr")
        for cell in row:
            _text(_child(line, "th" if index < table.header_rows else "td"), "p", cell)
        if not row:
            line.set(PADDING, "true")
            _child(line, "td")
    if not table.rows:
        line = _child(element, "tr", **{PADDING: "table"})
        _child(line, "td")
