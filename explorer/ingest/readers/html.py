"""HTML pages: headings, paragraphs, lists with their numbers, tables; scripts, menus and forms left out."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import islice
from string import ascii_lowercase

from lxml import etree, html

from explorer.akn.parsing import crowded
from explorer.errors import UnreadableDocument
from explorer.ingest.lines import Line, Span, Spans, merged, printable, words
from explorer.ingest.readers.text import marked_encoding
from explorer.ingest.readers.word_package import whole
from explorer.ingest.source import Source
from explorer.ingest.tags import TEXT, heading
from explorer.model.report import Warning
from explorer.model.web import outside

BYTES_LIMIT = 32 * 1024 * 1024
"""Chosen: a page of the web is mostly markup, and its tree takes many times as much memory."""

_LEFT_OUT_TAGS = (
    "head script style noscript template nav svg math form button select input textarea iframe object audio video"
    " canvas map dialog"
)
_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q s samp small span strong"
    " strike sub sup time tt u var wbr"
)
_LEFT_OUT = frozenset(_LEFT_OUT_TAGS.split())
_INLINE = frozenset(_INLINE_TAGS.split())
_HEADING = re.compile(r"h([1-6])")  # the headings of HTML
_BEGINNING = 5  # texts of an item among which its number stands: its words may begin within other elements. Chosen
_NUMBERED = re.compile(r"\s*(?:\(?[0-9a-zA-Z]{1,4}[.)]\s|[•·–-]\s)")
_APART = 3.0  # blank lines between blocks: nothing in a page of the web is cut at a page end
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
    page = _Page()
    page.walk(root, Span(""))
    page.close()
    if not page.lines:
        raise UnreadableDocument("The HTML file has no text. Get the page again from where it came.")
    deep = (Warning("Part of the page is nested too deep and was not read. Look at the original."),)
    return Source(tuple(page.lines), warnings=deep if page.cut else ())


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
    """The blocks so far; `spans` are those of the block that is still open, `cut` says that some were too deep."""

    lines: list[Line] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    level: int | None = None
    cut: bool = False
    counted: Counter[html.HtmlElement | None] = field(default_factory=Counter)

    def walk(self, element: html.HtmlElement, look: Span, depth: int = 0) -> None:
        """Adds the text of an element and of those in it, not of what follows it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _LEFT_OUT or element.get("hidden") is not None:
            return
        if depth > _DEEPEST:
            self.cut = True
            return
        if tag == "table" and _is_data(element):
            self.close()
            self.lines.append(_table(element))
            return
        if tag in _INLINE:
            self._inside(element, _inner(element, tag, look), depth)
            return
        self.close()
        stated_level = _HEADING.fullmatch(tag)
        self.level = int(stated_level[1]) if stated_level else self.level
        if tag == "li":
            self._number(element)
        self._inside(element, look, depth)
        self.close()

    def _inside(self, element: html.HtmlElement, look: Span, depth: int) -> None:
        self._text(element.text, look)
        if element.tag == "br":
            self.spans.append(Span(" "))
        for child in element:
            self.walk(child, look, depth + 1)
            self._text(child.tail, look)

    def _text(self, text: str | None, look: Span) -> None:
        if text:
            self.spans.append(look.like(printable(text)))

    def _number(self, item: html.HtmlElement) -> None:
        parent = item.getparent()
        place = self.counted[parent]
        self.counted[parent] += 1
        number = _list_number(parent, place)
        if not _NUMBERED.match("".join(islice(item.itertext(), _BEGINNING))[:40]):
            self.spans.append(Span(f"{number} "))

    def close(self) -> None:
        """Ends the open block."""
        spans = merged(self.spans)
        if words(spans).strip(" \n\t•"):
            self.lines.append(Line(spans, gap=_APART, tag=heading(self.level) if self.level else None))
        self.spans, self.level = [], None


def _inner(element: html.HtmlElement, tag: str, look: Span) -> Span:
    if tag in ("b", "strong"):
        return replace(look, bold=True)
    if tag in ("i", "em", "cite"):
        return replace(look, italic=True)
    if tag == "sup":
        return replace(look, raised=True)
    address = outside(element.get("href")) if tag == "a" else None
    return replace(look, link=address) if address else look


def _list_number(parent: html.HtmlElement | None, place: int) -> str:
    """`3.` or `(c)` by the type of the list and the place in it, from 0; "•" in a list without order."""
    if parent is None or parent.tag != "ol":
        return "•"
    count = whole(parent.get("start"), 1) + place
    if parent.get("type") == "a" and count <= len(ascii_lowercase):
        return f"({chr(ord('a') + count - 1)})"
    return f"{count}."


def _is_data(table: html.HtmlElement) -> bool:
    """Whether a table holds data and not the layout of a page: two columns or more, and no table or heading in it."""
    blocks = next(table.iterdescendants("table", "h1", "h2", "h3", "h4", "p"), None)
    if blocks is not None and not table.findall(".//th"):
        return False
    return any(len(row.findall("td")) + len(row.findall("th")) > 1 for row in table.iter("tr"))


def _table(table: html.HtmlElement) -> Line:
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    made = tuple(tuple(_cell(cell) for cell in row if cell.tag in ("td", "th")) for row in rows)
    heads = 0
    for row in rows:
        if row.find("td") is not None or row.find("th") is None:
            break
        heads += 1
    return Line((), gap=_APART, tag=TEXT, table=tuple(row for row in made if row), table_heads=max(1, heads))


def _cell(cell: html.HtmlElement) -> Spans:
    page = _Page()
    page.walk(cell, Span(""))
    page.close()
    return merged(span for line in page.lines if not line.table for span in (*line.spans, Span(" ")))
