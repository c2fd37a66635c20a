"""Plain text, Markdown-like text, and text drawn from a PDF: printed lines with the blank space around them."""

import codecs
import re

from explorer.errors import UnreadableDocument
from explorer.ingest.lines import SUPERSCRIPTS, Line, Span, Spans, merged, printable
from explorer.ingest.source import Source
from explorer.ingest.tags import heading
from explorer.model.report import Warning
from explorer.model.web import kept_link

# Chosen: as many characters as may be read from a PDF file, in lines of 40.
LINE_LIMIT = 200_000
CHARACTER_LIMIT = 8_000_000

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPED = r"\\(?P<literal>[!-/:-@\[-`{-~])"
_INLINE = re.compile(
    rf"{_ESCAPED}"
    r"|\[(?P<words>[^\[\]\n]{1,200})\]\((?P<link>[^()\s]{0,500})\)"
    r"|(?<![\w*])\*\*(?=\S)(?P<bold>[^*\n]{1,500})(?<=\S)\*\*(?![\w*])"
    r"|(?<![\w*])\*(?=\S)(?P<italic>[^*\n]{1,500})(?<=\S)\*(?![\w*])"
    rf"|(?P<raised>[{SUPERSCRIPTS}]{{1,3}})"
)
_SOFT_END = re.compile(r"\u00ad(?=\s*$)")
"""A soft hyphen at the end of a line is a printed one; anywhere else it is none."""
_HEADING = re.compile(r"(#{1,6})\s+(\S.*)")
_STRANGE = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffd]")
_LONG_LINE = 150  # characters; chosen: no printed line holds as many, most paragraphs hold more
_LONG_PERCENTILE = 80
"""Of the lengths of lines, that which is long where lines hold paragraphs: one in five. Chosen."""
_STRANGE_ONE_IN = 50
"""Characters: more strange ones are no text. Chosen, far above a text in which some bytes are damaged."""
_FEWEST_LINES, _FOLLOWED = 20, 0.7
"""Lines that show how a text is spaced, and the share of them that an empty line follows in a double-spaced one.
Chosen: those at the end of a page need not be followed so. A share that none reaches changes the reading of three of
four real texts, half of either that of none."""


def read_text(data: bytes) -> Source:
    """The lines of a text file. Raises UnreadableDocument where the bytes are not text."""
    text, warnings = _decoded(data)
    if len(text) > CHARACTER_LIMIT:
        raise UnreadableDocument("The text is too long to read. Split it and open the parts.")
    rows = re.split(r"\r\n|\r|\n", text)
    if len(rows) > LINE_LIMIT:
        raise UnreadableDocument("The text has too many lines to read. Split it and open the parts.")
    lines = _lines(rows)
    if not lines:
        raise UnreadableDocument("The file is empty. Get the document again from where it came.")
    paged = "\f" in text.strip()
    return Source(tuple(lines), lines[-1].page if paged else None, warnings=warnings)


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark at the beginning states."""
    return next((encoding for mark, encoding in _BYTE_ORDER_MARKS if data.startswith(mark)), None)


def _decoded(data: bytes) -> tuple[str, tuple[Warning, ...]]:
    encoding = marked_encoding(data)
    if encoding:
        return data.decode(encoding, errors="replace"), ()
    warnings: tuple[Warning, ...] = ()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        warnings = (Warning("The text is not UTF-8; it was read as Windows-1252. Check letters with accents."),)
    if "\0" in text or len(_STRANGE.findall(text)) > len(text) / _STRANGE_ONE_IN:
        raise UnreadableDocument("The file is not a text. Open a PDF, Word, HTML, Akoma Ntoso or text file.")
    return text, warnings


def _lines(rows: list[str]) -> list[Line]:
    """Non-empty rows as lines; how much blank space counts as none depends on how the file sets its lines."""
    double, long = _is_double_spaced(rows), _has_long_lines(rows)
    lines: list[Line] = []
    page, blanks, turned = 1, 0, True
    for row in rows:
        page += row.count("\f")
        turned = turned or "\f" in row
        row = printable(_SOFT_END.sub("\u2010", row))
        if not row.strip():
            blanks += 1
            continue
        top = turned or (double and not blanks and row[0] == " ")
        if top and not turned:
            page += 1
        gap = blanks - 1 if double else max(blanks, 1) if long else blanks
        lines.append(_line(row, page, 0.0 if top and not long else max(0.0, float(gap)), top))
        blanks, turned = 0, False
    return lines


def _is_double_spaced(rows: list[str]) -> bool:
    """Whether nearly every line is followed by an empty one and the lines are short, as in text drawn from a PDF."""
    filled = [number for number, row in enumerate(rows[:-1]) if row.strip()]
    followed = sum(not rows[number + 1].strip() for number in filled)
    return len(filled) > _FEWEST_LINES and followed > _FOLLOWED * len(filled) and not _has_long_lines(rows)


def _has_long_lines(rows: list[str]) -> bool:
    """Whether a line holds a whole paragraph."""
    lengths = sorted(len(row) for row in rows if row.strip())
    return not lengths or lengths[len(lengths) * _LONG_PERCENTILE // 100] > _LONG_LINE


def _line(row: str, page: int, gap: float, top: bool) -> Line:
    marked = _HEADING.fullmatch(row.strip())
    words = marked[2].rstrip("# ") if marked else row.strip()
    indent = len(row) - len(row.lstrip())
    tag = heading(len(marked[1])) if marked else None
    return Line(_spans(words), page, gap=gap, indent=indent, top=top, tag=tag)


def _spans(row: str) -> Spans:
    """Links, emphasis, superscripts and escaped signs of Markdown-like text. A link without a target keeps "#" until it
    is found."""
    spans, at = [], 0
    for match in _INLINE.finditer(row):
        spans.append(Span(row[at : match.start()]))
        if match["literal"]:
            spans.append(Span(match["literal"]))
        elif match["words"]:
            spans.append(Span(_unescaped(match["words"]), link=kept_link(match["link"] or "#")))
        elif match["raised"]:
            spans.append(Span(match["raised"], raised=True))
        else:
            words = _unescaped(match["bold"] or match["italic"])
            spans.append(Span(words, bold=bool(match["bold"]), italic=bool(match["italic"])))
        at = match.end()
    spans.append(Span(row[at:]))
    return merged(spans)


def _unescaped(words: str) -> str:
    return re.sub(_ESCAPED, r"\g<literal>", words)
