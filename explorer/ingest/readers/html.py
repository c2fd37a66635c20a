"""HTML pages: headings, paragraphs, lists with their numbers, tables; scripts, menus and forms left out."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from string import ascii_lowercase

from lxml import etree, html

from explorer.akn.parsing import crowded
from explorer.errors import UnreadableDocument
from explorer.ingest.account import left_out
from explorer.ingest.lines import Line, Span, Spans, merged, printable, words
from explorer.ingest.readers.html_looks import Block, BlockLook, Declarations, Style, headed, rules
from explorer.ingest.readers.text import marked_encoding
from explorer.ingest.readers.word_package import whole
from explorer.ingest.source import Source
from explorer.ingest.tags import TEXT, heading
from explorer.model.account import LeftOut, Reason
from explorer.model.report import Warning
from explorer.model.web import outside

BYTES_LIMIT = 32 * 1024 * 1024
"""Chosen: a page of the web is mostly markup, and its tree takes many times as much memory."""

_LEFT_OUT_TAGS = {
    Reason.CODE: "script style noscript template",
    Reason.PAGE_TITLE: "title",
    Reason.CONTROL: "nav form button select input textarea dialog",
    Reason.PICTURE: "svg iframe object audio video canvas map",
    Reason.HIDDEN: "ix:header",  # of inline XBRL
}
_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q s samp small span strong"
    " strike sub sup time tt u var wbr"
)
_LEFT_OUT = {tag: reason for reason, tags in _LEFT_OUT_TAGS.items() for tag in tags.split()}
_UNREAD = "math"  # a formula has words, but no order in which they could be read
_INLINE = frozenset(_INLINE_TAGS.split())
_HEADING = re.compile(r"h([1-6])")  # the headings of HTML
_BEGINNING = 5  # texts of an item among which its number stands: its words may begin within other elements. Chosen
_NUMBERED = re.compile(r"\s*(?:\(?[0-9a-zA-Z]{1,4}[.)]\s|[•·–-]\s)")
_APART = 3.0  # blank lines between blocks: nothing in a page of the web is cut at a page end
_LABEL = re.compile(r"[•·–—-]|\(?[\w .]{1,10}[.)]|\w{1,3}")  # in a row before its text: "Item 7A.", "(iii)", "•"
_DEEPEST = 200  # elements in one another; chosen: more than pages have, less than Python's recursion bears


def read_html(data: bytes) -> Source:
    """The blocks of an HTML page, a Line each. Raises UnreadableDocument where there is no text."""
    if len(data) > BYTES_LIMIT or crowded(data):
        raise UnreadableDocument("The HTML file is too large to read. Split it and open the parts.")
    parser = html.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding=_encoding(data)
    )
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument("The HTML file has no text. Get the page again from where it came.") from error
    page = _Page(rules(root))
    page.walk(root, Style())
    page.close()
    if not page.lines:
        raise UnreadableDocument("The HTML file has no text. Get the page again from where it came.")
    lines = headed(page.lines, page.looks)
    deep = (Warning("Part of the page is nested too deep and was not read. Look at the original."),)
    printed = tuple((None, text) for text in (_text_of(root), *page.numbers))
    return Source(tuple(lines), warnings=deep if page.cut else (), account=tuple(page.account), printed=printed)


def _encoding(data: bytes) -> str | None:
    """What the page does not declare is UTF-8 where it is that; None leaves it to the declaration."""
    if marked_encoding(data):
        return marked_encoding(data)
    if re.search(rb"<meta[^>]{0,200}charset|<\?xml[^>]{0,100}encoding", data[:4096], re.IGNORECASE):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


@dataclass(slots=True)
class _Page:
    """The blocks so far with their looks; `spans` are those of the block that is still open, `cut` says that some were
    too deep, `together` that what is a block by its tag is part of one. `sheet` holds the rules of style sheets.
    `numbers` are those of lists, which the page does not hold but a browser prints."""

    sheet: Mapping[str, Declarations] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    looks: list[BlockLook] = field(default_factory=list)
    block: Block = field(default_factory=Block)
    account: list[LeftOut] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    level: int | None = None
    cut: bool = False
    together: bool = False
    counted: Counter[html.HtmlElement | None] = field(default_factory=Counter)

    def walk(self, element: html.HtmlElement, style: Style, depth: int = 0) -> None:
        """Adds the text of an element and of those in it, not of what follows it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        style = style.of(element, self.sheet)
        reason = Reason.HIDDEN if style.hidden else _LEFT_OUT.get(tag)
        if reason:
            self.account += left_out([_text_of(element)], reason)
        if reason or not tag or tag == _UNREAD:
            return
        if depth > _DEEPEST:
            self.cut = True
            return
        if tag == "table" and _is_data(element):
            self.close()
            self._close_with(self._table(element))
            return
        if tag == "table" and _is_labelled(element):
            self.close()
            self.together = True
            self._inside(element, style, depth)
            self.together = False
            self.close()
            return
        if _is_inline(tag):
            self._inside(element, _linking(element, style), depth)
            return
        self.close()
        stated_level = _HEADING.fullmatch(tag)
        self.level = int(stated_level[1]) if stated_level else self.level
        if tag == "li":
            self._number(element)
        self._inside(element, style, depth)
        self.close()

    def _inside(self, element: html.HtmlElement, style: Style, depth: int) -> None:
        self._text(element.text, style)
        if element.tag == "br":
            self.spans.append(Span(" "))
        for child in element:
            self.walk(child, style, depth + 1)
            self._text(child.tail, style)

    def _text(self, text: str | None, style: Style) -> None:
        if text:
            self.spans.append(style.span.like(printable(text)))
            self.block.add(text, style)

    def _number(self, item: html.HtmlElement) -> None:
        parent = item.getparent()
        place = self.counted[parent]
        self.counted[parent] += 1
        number = _list_number(parent, place)
        if not _NUMBERED.match("".join(islice(item.itertext(), _BEGINNING))[:40]):
            self.spans.append(Span(f"{number} "))
            self.numbers.append(number)

    def close(self) -> None:
        """Ends the open block, or sets its parts apart where they stand together."""
        if self.together:
            self.spans.append(Span(" "))
            return
        spans = merged(self.spans)
        if words(spans).strip(" \n\t•"):
            self._close_with(Line(spans, gap=_APART, tag=heading(self.level) if self.level else None))
        self.spans, self.level, self.block = [], None, Block()

    def _close_with(self, line: Line) -> None:
        self.lines.append(line)
        self.looks.append(self.block.look(line))

    def _table(self, table: html.HtmlElement) -> Line:
        rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
        made = tuple(tuple(self._cell(cell) for cell in row if cell.tag in ("td", "th")) for row in rows)
        heads = 0
        for row in rows:
            if row.find("td") is not None or row.find("th") is None:
                break
            heads += 1
        return Line((), gap=_APART, tag=TEXT, table=tuple(row for row in made if row), table_heads=max(1, heads))

    def _cell(self, cell: html.HtmlElement) -> Spans:
        inside = _Page(self.sheet, account=self.account, numbers=self.numbers)
        inside.walk(cell, Style())
        inside.close()
        return merged(span for line in inside.lines if not line.table for span in (*line.spans, Span(" ")))


def _is_inline(tag: str) -> bool:
    """Whether an element stands within a line: so do those of other vocabularies, as the facts of inline XBRL."""
    return tag in _INLINE or ":" in tag


def _text_of(element: html.HtmlElement) -> str:
    """All that an element holds, whether it is read or not; a blank between blocks."""
    texts: list[str] = []
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        text = inner.text if event == "start" else inner.tail if inner is not element else None
        texts += [text or ""] if _is_inline(inner.tag) and inner.tag != "br" else [" ", text or ""]
    return printable("".join(texts))


def _linking(element: html.HtmlElement, style: Style) -> Style:
    address = outside(element.get("href")) if element.tag == "a" else None
    return replace(style, span=replace(style.span, link=address)) if address else style


def _list_number(parent: html.HtmlElement | None, place: int) -> str:
    """`3.` or `(c)` by the type of the list and the place in it, from 0; "•" in a list without order."""
    if parent is None or parent.tag != "ol":
        return "•"
    count = whole(parent.get("start"), 1) + place
    if parent.get("type") == "a" and count <= len(ascii_lowercase):
        return f"({chr(ord('a') + count - 1)})"
    return f"{count}."


def _cells(row: html.HtmlElement) -> list[html.HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th") and cell.text_content().strip()]


def _is_data(table: html.HtmlElement) -> bool:
    """Whether a table holds data and not the layout of a page: two rows of two columns or more, and no table, heading
    or several paragraphs in a cell; or cells that are heads."""
    rows = [row for row in table.iter("tr") if len(row.findall("td")) + len(row.findall("th")) > 1]
    if table.findall(".//th"):
        return bool(rows)
    blocks = next(table.iterdescendants("table", "h1", "h2", "h3", "h4"), None)
    if blocks is not None or any(len(cell.findall(".//p")) > 1 for row in rows for cell in _cells(row)):
        return False
    return sum(len(_cells(row)) > 1 for row in rows) > 1


def _is_labelled(table: html.HtmlElement) -> bool:
    """Whether a table is one row that sets a number or a bullet before a text, as in "Item 1." and "Business"."""
    rows = [cells for row in table.iter("tr") if (cells := _cells(row))]
    if len(rows) != 1 or len(rows[0]) != 2 or next(table.iterdescendants("table"), None) is not None:
        return False
    label, text = rows[0]
    return bool(_LABEL.fullmatch(label.text_content().strip())) and len(text.findall(".//p")) < 2
