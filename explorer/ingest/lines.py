"""What readers give and stages work on: printed lines and the spans of characters in them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from explorer.ingest.tags import Cell, Role, Tag
from explorer.language import suspending
from explorer.model.text import Ocr

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
PLAIN_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")

UNREADABLE = "\ufffd"
"""Stands for characters that cannot be read (Unicode: REPLACEMENT CHARACTER)."""

# From one baseline to the next, in sizes of the text: that of ordinary lines where no two stand below each other, and
# between which steps are those of lines. Set by hand: type is mostly set at 1.2, double-spaced at 2.4. Twice of
# `LEAST_STEP`, more than ordinary lines have, changes the reading of 13 of 25 real reports, else half or twice of none.
LEADING = 1.2
LEAST_STEP, MOST_STEP = 0.8, 2.6


MOST_COLUMNS = 63
"""As many as Word allows in a table."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one appearance. `raised` marks a superscript; `note` is the eId of the footnote it refers to; `ocr`
    says that OCR read them.

    A span without characters is the appearance alone: `like` puts characters into it.
    """

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    link: str | None = None
    note: str | None = None
    ocr: Ocr | None = None

    def like(self, text: str) -> "Span":
        """The same appearance with other characters."""
        if text == self.text:
            return self
        return Span(text, self.bold, self.italic, self.raised, self.link, self.note, self.ocr)


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CellText:
    """What a line prints in one declared cell of a table, or between two, and its left and right edges."""

    cell: Cell | None
    spans: Spans
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle that a page draws around text, in points from its left and its bottom."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a place is inside."""
        return self.left < x < self.right and self.bottom < y < self.top


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    Positions are points from the left and the bottom of the page; None where the source has no positions. `gap` is the
    blank space above in heights of a line: 0 directly under its neighbour, 1 one blank line. `top` marks the first of a
    page. `indent` counts leading blanks of a text file. `tag` is what the source itself declares (a tag of a PDF, a
    Word style, an HTML h2), None where it declares nothing. `number` is the place among the lines of the source, where
    they are followed through the stages.
    `frame` is what the page draws around it, if it does.
    `cells` are the left and right edges of the words between tabulators, where the source has positions.
    `cell_texts` are its words by the cells of tables that the source declares; () where it is in none.
    `table` holds the rows of a table, which stands as one line without spans; `table_heads` of them are its head.
    """

    spans: Spans
    page: int | None = None
    x0: float | None = None
    y0: float | None = None
    x1: float | None = None
    size: float | None = None
    font: str = ""
    gap: float = 0.0
    indent: int = 0
    top: bool = False
    tag: Tag | None = None
    number: int | None = None
    frame: Frame | None = None
    cells: tuple[tuple[float, float], ...] = ()
    cell_texts: tuple[CellText, ...] = ()
    table: tuple[tuple[Spans, ...], ...] | None = None
    table_heads: int = 1

    @property
    def role(self) -> Role | None:
        """What the source declares it to be, None where it declares nothing."""
        return self.tag.role if self.tag else None

    @property
    def level(self) -> int | None:
        """The level of the heading that the source declares it to be, 0 where that is anything else."""
        return self.tag.level if self.tag else None

    @property
    def title(self) -> bool:
        """Whether the source declares it the title of the document."""
        return self.role is Role.TITLE

    @property
    def text(self) -> str:
        """The characters of its spans, footnote marks included, blanks as they are; "" where it is a table."""
        return self.spans[0].text if len(self.spans) == 1 else words(self.spans)

    @property
    def words(self) -> str:
        """Its characters with blanks folded."""
        return " ".join(self.text.split())

    @property
    def bold(self) -> bool:
        """Whether all its letters are bold, footnote marks apart."""
        return all(span.bold for span in self.spans if _counts(span)) and _has_letters(self.text)

    @property
    def italic(self) -> bool:
        """Whether all its letters are italic, footnote marks apart."""
        return all(span.italic for span in self.spans if _counts(span)) and _has_letters(self.text)


def _counts(span: Span) -> bool:
    return not span.raised and _has_letters(span.text)


def _has_letters(text: str) -> bool:
    return any(character.isalnum() for character in text)


def words(spans: Iterable[Span]) -> str:
    """The characters of some spans, footnote marks included, blanks as they are."""
    return "".join(span.text for span in spans)


def cut(spans: Spans, start: int, end: int) -> Spans:
    """The spans of the characters `start..end`."""
    result, at = [], 0
    for span in spans:
        low, high = max(start - at, 0), min(end - at, len(span.text))
        if low < high:
            result.append(span if high - low == len(span.text) else span.like(span.text[low:high]))
        at += len(span.text)
    return tuple(result)


def split(spans: Spans, places: Iterable[int]) -> list[Spans]:
    """The spans cut at character positions, which are in order: one stretch more than there are places."""
    result: list[Spans] = []
    at = number = offset = 0
    for place in places:
        stretch: list[Span] = []
        while number < len(spans) and at < place:
            span = spans[number]
            taken = span.text[offset : offset + place - at]
            stretch.append(span.like(taken))
            at += len(taken)
            offset += len(taken)
            if offset == len(span.text):
                number, offset = number + 1, 0
        result.append(tuple(stretch))
    rest = [spans[number].like(spans[number].text[offset:])] if number < len(spans) else []
    return [*result, (*rest, *spans[number + 1 :])]


def without(spans: Spans, ranges: Iterable[tuple[int, int]]) -> Spans:
    """The spans less some character ranges, which are in order and do not overlap."""
    places = [place for range_ in ranges for place in range_]
    return tuple(span for stretch in split(spans, places)[::2] for span in stretch)


def merged(spans: Iterable[Span]) -> Spans:
    """Neighbours of one appearance made one, empty ones dropped."""
    result: list[Span] = []
    texts: list[str] = []  # of those that become the last
    for span in spans:
        if not span.text:
            continue
        if texts and _alike(result[-1], span):
            texts.append(span.text)
            continue
        if len(texts) > 1:
            result[-1] = result[-1].like("".join(texts))
        result.append(span)
        texts = [span.text]
    if len(texts) > 1:
        result[-1] = result[-1].like("".join(texts))
    return tuple(result)


def _alike(one: Span, other: Span) -> bool:
    return (
        one.bold == other.bold
        and one.italic == other.italic
        and one.raised == other.raised
        and one.link == other.link
        and one.note == other.note
        and one.ocr is other.ocr
    )


def single_spaced(spans: Spans) -> Spans:
    """Blanks folded to one and none at the ends, appearance kept, and the no-break blanks within numbers."""
    result: list[Span] = []
    blank = True
    for span in spans:
        even = span.text.isprintable() and "  " not in span.text  # " " is the only blank that Python calls printable
        text = span.text if even else _BLANKS.sub(" ", span.text)
        text = text[1:] if blank and text[:1] == " " else text
        if text:
            result.append(span.like(text))
            blank = text[-1] == " "
    if result and blank:
        result[-1] = result[-1].like(result[-1].text[:-1])
    return merged(result)


_BLANKS = re.compile(r"(?:[^\S\u00a0\u202f]|(?<!\d)[\u00a0\u202f]|[\u00a0\u202f](?!\d))+")
"""Blanks but those that group the digits of a number, which no line breaks there and no direction of writing turns."""
# Unicode's control characters but tabulator, line feed, carriage return and next line; the soft hyphen, blanks without
# width, marks of direction and of byte order, noncharacters and halves of surrogate pairs.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\ufffe\uffff\ud800-\udfff]"
)


def printable(text: str) -> str:
    """The text without control characters, soft hyphens and invisible marks, none of which belongs in a document."""
    return text if text.isprintable() else _UNPRINTABLE.sub("", text)


_IDEOGRAPH = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")  # Unicode's blocks from CJK symbols to ideographs; full width
_HYPHEN = re.compile(r"[^\W_][-‐/]$|\d–$")
_IN_WORD = re.compile(r"[^\W\d_][-‐]$")
LINE_END = "\u00ad"
"""Behind a hyphen at which a line ended within a word or a compound (Unicode: SOFT HYPHEN, which no line of a reader
holds). `stages/hyphens.py` tells which it is, and takes it out."""


def joined(texts: Iterable[Spans]) -> Spans:
    """Lines as one text: a blank between them, none beside an ideograph, nor after a hyphen unless it is suspended
    (`pre- and post-war`).

    Where a hyphen stands between letters, `LINE_END` follows it.
    """
    result: list[Span] = []
    for text in texts:
        above, opening = _ending(result), words(text[:2]).lstrip()
        if result and _HYPHEN.search(above) and not suspending().match(opening):
            end = LINE_END if _IN_WORD.search(above) and opening[:1].isalpha() else ""
            result[-1] = result[-1].like(result[-1].text.rstrip() + end)
        elif result and not (_IDEOGRAPH.match(above[-1:]) or _IDEOGRAPH.match(opening)):
            result.append(Span(" ", ocr=result[-1].ocr))
        result.extend(text)
    return merged(result)


def _ending(spans: list[Span]) -> str:
    return words(spans[-2:]).rstrip()[-2:]
