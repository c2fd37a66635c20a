"""Akoma Ntoso to a report: our own documents exactly, anybody else's through `foreign`."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lxml import etree

from explorer.akn import foreign
from explorer.akn.meta import read_meta, whole
from explorer.akn.names import BOX, BOX_NUMBER, FRONT, HEADER_ROWS, OUR_REPORT, PADDING, PAGE, TABLE, akn
from explorer.akn.parsing import parse
from explorer.akn.runs import read_runs
from explorer.errors import UnreadableDocument
from explorer.language.address import addressed
from explorer.model.report import Block, Item, Paragraph, Report, Section, Table
from explorer.model.text import Footnote, Text

_META = "/".join((akn("doc"), akn("meta")))
_SECTIONS = frozenset((akn("section"), akn("hcontainer")))
_OF_BLOCKS = frozenset((TABLE, BOX))


def read(data: bytes) -> Report:
    """The report in an Akoma Ntoso document; what `write` wrote comes back equal, with the eIds that it carries.

    Raises UnreadableDocument for broken XML, for XML of another kind and for a document without text.
    """
    root = parse(data)
    if etree.QName(root).localname != "akomaNtoso":
        raise UnreadableDocument("The file is XML, but not Akoma Ntoso. Choose an Akoma Ntoso file.")
    own = root.find(f"{_META}/{akn('proprietary')}/{OUR_REPORT}")
    try:
        return foreign.report(root) if own is None else _own(root, own)
    except (ValueError, RecursionError) as error:
        raise UnreadableDocument("The Akoma Ntoso file is damaged. Import the original document again.") from error


def _own(root: etree._Element, meta: etree._Element) -> Report:
    body = root.find(f"{akn('doc')}/{akn('mainBody')}")
    notes = root.iterfind(f"{_META}/{akn('notes')}/{akn('note')}")
    front = root.iterfind(f"{akn('doc')}/{akn('preface')}/{akn('container')}[@name='{FRONT}']/{akn('p')}")
    report = replace(
        read_meta(meta),
        sections=tuple(_sections(() if body is None else body)),
        footnotes=tuple(_footnote(note) for note in notes),
        front=tuple(Paragraph(None, read_runs(block), page=_page(block)) for block in front),
    )
    return addressed(report, keep=True)


def _page(element: etree._Element) -> int | None:
    return whole(element.get(PAGE))


def _paragraph_text(parent: etree._Element | None) -> Text:
    paragraph = None if parent is None else parent.find(akn("p"))
    return () if paragraph is None else read_runs(paragraph)


def _footnote(note: etree._Element) -> Footnote:
    return Footnote(note.get("marker", ""), _paragraph_text(note), _page(note), note.get("eId", ""))


def _sections(parent: Iterable[etree._Element]) -> Iterator[Section]:
    for element in parent:
        if element.tag in _SECTIONS and element.get("name") not in _OF_BLOCKS:
            heading = element.find(akn("heading"))
            yield Section(
                number=element.findtext(akn("num")) or "",
                heading=() if heading is None else read_runs(heading),
                blocks=tuple(_blocks(element)),
                sections=tuple(_sections(element)),
                page=_page(element),
                eid=element.get("eId", ""),
            )


def _blocks(section: etree._Element) -> Iterator[Block]:
    for element in section:
        if element.tag == akn("paragraph"):
            yield Paragraph(
                number=element.findtext(akn("num")),
                text=_text(element),
                items=tuple(_items(element)),
                page=_page(element),
                eid=element.get("eId", ""),
            )
        elif element.get("name") == BOX:
            number = whole(element.get(BOX_NUMBER)) or 0
            yield from (replace(block, box=number) for block in _blocks(element))
        elif element.tag == akn("hcontainer"):
            table = element.find(f"{akn('content')}/{akn('table')}")
            if table is not None:
                yield _table(table)


def _text(element: etree._Element) -> Text:
    content = element.find(akn("content"))
    return _paragraph_text(element.find(akn("intro")) if content is None else content)


def _items(parent: etree._Element) -> Iterator[Item]:
    for element in parent.iterfind(akn("subparagraph")):
        yield Item(
            number=element.findtext(akn("num")) or "",
            text=_text(element),
            items=tuple(_items(element)),
            page=_page(element),
            eid=element.get("eId", ""),
        )


def _table(element: etree._Element) -> Table:
    rows = [row for row in element.iterfind(akn("tr")) if row.get(PADDING) != "table"]
    return Table(
        rows=tuple(() if row.get(PADDING) else tuple(_paragraph_text(cell) for cell in row) for row in rows),
        caption=element.findtext(akn("caption")) or "",
        header_rows=whole(element.get(HEADER_ROWS)) or 0,
        page=_page(element),
        eid=element.get("eId", ""),
    )
