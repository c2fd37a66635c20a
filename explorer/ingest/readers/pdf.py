"""PDF files through pypdfium2: printed lines with their positions, sizes and weights."""

import bisect
import contextlib
import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from explorer.errors import PasswordNeeded, UnreadableDocument
from explorer.ingest.account import left_out
from explorer.ingest.lines import LEADING, LEAST_STEP, MOST_STEP, Frame, Line, Span, merged, printable
from explorer.ingest.readers.pdf_blanks import JOINER, Blanks, judged
from explorer.ingest.readers.pdf_characters import Characters, font_of
from explorer.ingest.readers.pdf_frames import frames
from explorer.ingest.readers.pdf_tags import ARTEFACT, Tags, content_of, is_artefact
from explorer.ingest.readers.right_to_left import Edges, in_order, mirrored, read_through
from explorer.ingest.source import Printed, Source
from explorer.ingest.tags import Tag
from explorer.language.scripts import runs_right_to_left
from explorer.model.account import LeftOut, Reason
from explorer.model.report import Warning
from explorer.model.unreadable import UnreadablePage, Why

# Chosen: more than any report has, some 2,700 characters a page, and read within the bounds of the reading process.
PAGE_LIMIT = 3000
CHARACTER_LIMIT = 8_000_000
_DAMAGED = "The PDF file is damaged or not a PDF file. Get the document again from where it came."

_ADDED = f" {JOINER}"  # at the end of a piece
_HYPHENS_AT_LINE_END = str.maketrans("\x02\ufffe", "--")
_ITALIC, _FORCE_BOLD = 1 << 6, 1 << 18  # bits 7 and 19 of a font's flags (ISO 32000-1, table 123)

# Read off printed pages. Half or twice of `_WORD_GAP` changes the words of 11 and 5 of 25 real reports, of any other
# the reading of two at most.
_SCRAPS = 20  # characters on a page: less is no text
_WORD_GAP = 0.15  # of the size: less is kerning
_TAB_GAP = 1.4  # of the size: more is a tabulator or another column
_GUTTER_GAP = 0.7  # of the size, between two columns
_COLUMN_ROWS = 8  # rows in which a column must begin at the same place
_QUOTED = 60  # letters of what was left out
_RAISED = 0.1  # of the size, above the baseline of the line
_MIDDLE = 0.35, 0.65  # of the width of the text: where a second column may begin

# How far below and above its baseline a piece is of a row, in the size of the row's first, and the share of that size
# from which a piece is as large; a smaller one may be a subscript or a superscript, which is smaller than `_SMALLER` of
# its line. Set by hand on printed pages: half of `_SMALLER`, of `_AS_LARGE` and of what small pieces may rise changes
# the reading of 5, 9 and 7 of 25 real reports, half or twice of the others that of three at most.
_AS_LARGE, _SMALLER = 0.8, 0.85
_BASELINE, _BASELINE_OF_SMALL = (-0.2, 0.2), (-0.35, 0.6)
_LOWER_QUARTER = 4
"""In a text of short paragraphs most steps are between them: of four steps one is between lines. Chosen; half
of it changes the reading of one of 25 real reports, twice of it that of none."""
_FONT_NAME = 128
"""Bytes of the name of a font: the longest of PDF (ISO 32000-1, table C.1)."""
_Font = tuple[str, bool, bool]
"""Name, bold, italic."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters that one operator of the page printed on one baseline; `turn` is their direction in quarter turns,
    `tag` what the file declares of them."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool
    italic: bool
    font: str
    turn: int
    tag: Tag | None = None


def read_pdf(data: bytes, password: str | None = None) -> Source:
    """The lines of a PDF file in reading order.

    Raises PasswordNeeded for an encrypted file, UnreadableDocument where there are no pages or no text.
    """
    document = opened(data, password)
    try:
        count = len(document)
        if not count:
            raise UnreadableDocument("The PDF file has no pages. Get the document again from where it came.")
        if count > PAGE_LIMIT:
            raise UnreadableDocument(
                f"The PDF file has {count} pages; {PAGE_LIMIT} can be read. Split it and open the parts."
            )
        pages = _Pages()
        for index in range(count):
            pages.add(document, index)
    finally:
        document.close()
    if pages.unread == count:
        raise UnreadableDocument(_DAMAGED)
    if not pages.lines or (pages.scanned and pages.characters < _SCRAPS * count):
        raise UnreadableDocument(
            "The PDF file has no text that can be read. If it is a scan, run text recognition (OCR) on it "
            "and open the result."
        )
    lines, warnings = _with_gaps(pages.lines), pages.warnings(count)
    pictures = tuple(UnreadablePage(number, Why.PICTURE) for number in pages.scanned)
    told = pictures, tuple(pages.closed_up), tuple(pages.undecided)
    return Source(tuple(lines), count, (), tuple(warnings), tuple(pages.sideways), (), *told)


@dataclass(slots=True)
class _Pages:
    """What has been read of a document: `scanned` are the pages, from 1, with pictures and next to no text."""

    lines: list[Line] = field(default_factory=list)
    characters: int = 0
    unread: int = 0
    scanned: list[int] = field(default_factory=list)
    sideways: list[LeftOut] = field(default_factory=list)
    tags: Tags = field(default_factory=Tags)
    closed_up: list[Printed] = field(default_factory=list)
    undecided: list[Printed] = field(default_factory=list)

    def add(self, document: pypdfium2.PdfDocument, index: int) -> None:
        try:
            with contextlib.closing(document[index]) as page:
                pieces, blanks = _pieces(page, self.tags)
                drawn = frames(page)
                characters = sum(len(piece.text.strip()) for piece in pieces)
                if characters < _SCRAPS and _has_picture(page):
                    self.scanned.append(index + 1)
        except pypdfium2.PdfiumError:
            self.unread += 1
            return
        self.characters += characters
        if self.characters > CHARACTER_LIMIT:
            raise UnreadableDocument("The PDF file holds too much text to read. Split it and open the parts.")
        turn = _turn(pieces)
        self.lines.extend(_page([piece for piece in pieces if piece.turn == turn], drawn, index + 1))
        turned = (piece.text for piece in pieces if piece.turn != turn)
        self.sideways += left_out(turned, Reason.SIDEWAYS, index + 1)
        self.closed_up += [(index + 1, printable(words)) for words in blanks.torn]
        self.undecided += [(index + 1, printable(words)) for words in blanks.undecided]

    def warnings(self, count: int) -> Iterator[Warning]:
        if self.unread:
            yield Warning(f"{self.unread} of {count} pages could not be read.")
        if self.scanned:
            pictures = f"{len(self.scanned)} of {count} pages are pictures without text."
            yield Warning(f"{pictures} Run text recognition (OCR) to read them.")
        if self.tags.spent:
            yield Warning("The file has more tags than are read; pages without were told by how they are printed.")
        for entry in self.sideways:
            words = entry.text if len(entry.text) <= _QUOTED else f"{entry.text[:_QUOTED]}…"
            yield Warning(f"Text printed sideways was left out: “{words}”. See the original page.", entry.page)


def opened(data: bytes, password: str | None) -> pypdfium2.PdfDocument:
    """A PDF file, to be closed. Raises PasswordNeeded, or UnreadableDocument where it is none."""
    try:
        return pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD or "assword" in str(error)
        if not locked:
            raise UnreadableDocument(_DAMAGED) from error
        if not password:
            raise PasswordNeeded("The PDF file needs a password. Type it to open the file.") from error
    try:
        return opened(data, None)  # The password may be meant for other files that are imported with this one.
    except PasswordNeeded as error:
        raise PasswordNeeded("The password is wrong. Type it again.") from error


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))


def _pieces(page: pypdfium2.PdfPage, tags: Tags) -> tuple[list[_Piece], Blanks]:
    """What each text object printed, and which of the blanks between them are none."""
    found: list[_Piece] = []
    with contextlib.closing(page.get_textpage()) as text_page:
        characters = Characters(text_page)
        stretches = [
            (start, end, ctypes.cast(owner, pdfium.FPDF_PAGEOBJECT)) for start, end, owner in characters.stretches()
        ]
        blanks = judged(characters, [end - 1 for _, end, _ in stretches])
        characters.text = blanks.text
        contents = [content_of(owner) for _, _, owner in stretches]
        declared = tags.of_page(page, {content for content in contents if content is not None})
        fonts: dict[int, _Font] = {}
        width = page.get_width() if runs_right_to_left(characters.text) else None
        for (start, end, owner), content in zip(stretches, contents, strict=True):
            tag = (ARTEFACT if is_artefact(owner) else None) if content is None else declared.get(content)
            piece = _piece(characters, start, end, _font(owner, fonts), tag)
            found.append(piece if width is None or piece.turn else _in_mirror(characters, piece, start, width))
    return found, blanks


def _piece(characters: Characters, start: int, end: int, font: _Font, tag: Tag | None) -> _Piece:
    text = characters.text[start:end].translate(_HYPHENS_AT_LINE_END)
    x, y = characters.origin(start)
    left, bottom, right, top = characters.box(start + max(len(text.rstrip(_ADDED)), 1) - 1)
    size, turn = characters.shape(start)
    x0, x1 = ((x, right), (y, top), (-x, -left), (-y, -bottom))[turn]
    name, bold, italic = font
    return _Piece(text, x0, max(x0, x1), (y, -x, -y, x)[turn], size, bold, italic, name, turn, tag)


def _in_mirror(characters: Characters, piece: _Piece, start: int, width: float) -> _Piece:
    """A piece of a page that is written from right to left: in the order of reading, its edges from the right side."""
    printed, edges = list[str](), list[Edges]()
    for at, character in enumerate(piece.text, start):
        left, _, right, _ = characters.box(at)
        if not character.isspace() or right > left:
            printed.append(character)
            edges.append((left, right))
    inked = [edge for character, edge in zip(printed, edges, strict=True) if not character.isspace()]
    if not inked:
        return piece
    own = min(left for left, _ in inked), max(right for _, right in inked)
    x0, x1 = mirrored(own, width)
    return replace(piece, text=in_order(printed, edges).strip(), x0=x0, x1=x1)


def _read_through(row: Sequence[_Piece]) -> list[_Piece]:
    texts, edges = [piece.text for piece in row], [(piece.x0, piece.x1) for piece in row]
    placed = read_through(texts, edges, _TAB_GAP * row[0].size)
    moved = [replace(piece, x0=x0, x1=x1) for piece, (x0, x1) in zip(row, placed, strict=True)]
    return sorted(moved, key=lambda piece: piece.x0)


def _font(owner: object, fonts: dict[int, _Font]) -> _Font:
    """The font of a text object."""
    address = font_of(owner)
    if not address:
        return "", False, False
    if address not in fonts:
        font, buffer = ctypes.cast(address, pdfium.FPDF_FONT), ctypes.create_string_buffer(_FONT_NAME)
        pdfium.FPDFFont_GetBaseFontName(font, buffer, _FONT_NAME)
        name = buffer.value.decode("latin-1").split("+")[-1]
        flags, lower = pdfium.FPDFFont_GetFlags(font), name.lower()
        bold = "bold" in lower or "black" in lower or (flags > 0 and bool(flags & _FORCE_BOLD))
        italic = "italic" in lower or "oblique" in lower or (flags > 0 and bool(flags & _ITALIC))
        fonts[address] = name, bold, italic
    return fonts[address]


def _turn(pieces: Sequence[_Piece]) -> int:
    """The direction of most of the text of a page; labels of axes may be turned against it."""
    turns = Counter[int]()
    for piece in pieces:
        turns[piece.turn] += len(piece.text.strip())
    return turns.most_common(1)[0][0] if turns else 0


def _page(pieces: Sequence[_Piece], drawn: Sequence[Frame], page: int) -> list[Line]:
    """The lines of a page from the top down, those in a frame together where it begins."""
    groups = dict[Frame | None, list[_Piece]]()
    for piece in pieces:
        middle = (piece.x0 + piece.x1) / 2
        frame = next((frame for frame in drawn if frame.holds(middle, piece.y)), None)
        groups.setdefault(frame, []).append(piece)
    lines = list(_lines(groups.pop(None, []), page))
    for frame in (frame for frame in drawn if frame in groups):
        inside = groups[frame]
        below = next((at for at, line in enumerate(lines) if (line.y0 or 0.0) < frame.top), len(lines))
        lines[below:below] = [replace(line, frame=frame) for line in _lines(inside, page)]
    return [replace(line, top=not at) for at, line in enumerate(lines)]


def _lines(pieces: Sequence[_Piece], page: int) -> Iterator[Line]:
    """Pieces of a page, all of one direction, as lines from the top down."""
    rows = _rows([piece for piece in pieces if piece.text.strip()])
    if runs_right_to_left(" ".join(piece.text for piece in pieces)):
        rows = [_read_through(row) for row in rows]
    gutter = _gutter(rows)
    for number, row in enumerate(rows):
        yield _line(row, page, number == 0, gutter)


def _gutter(rows: Sequence[Sequence[_Piece]]) -> int | None:
    """Where the words of a second column begin: the commonest left edge in the middle of a page after a gap."""
    if len(rows) < _COLUMN_ROWS:
        return None
    left, right = min(row[0].x0 for row in rows), max(row[-1].x1 for row in rows)
    first, last = _MIDDLE
    edges = Counter(
        round(piece.x0)
        for row in rows
        for before, piece in pairwise(row)
        if piece.x0 - before.x1 > _GUTTER_GAP * piece.size and first < (piece.x0 - left) / (right - left or 1.0) < last
    )
    edge, count = edges.most_common(1)[0] if edges else (0, 0)
    return edge if count >= _COLUMN_ROWS else None


def _rows(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Pieces that stand on one baseline, superscripts included: rows from the top down, each from left to right."""
    rows: list[list[_Piece]] = []
    baselines: list[float] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.size, -piece.y)):
        at = bisect.bisect_left(baselines, piece.y)
        near = [i for i in (at - 1, at) if 0 <= i < len(rows) and _on_baseline(piece, rows[i][0])]
        if near:
            rows[min(near, key=lambda i: abs(baselines[i] - piece.y))].append(piece)
        else:
            rows.insert(at, [piece])
            baselines.insert(at, piece.y)
    return [sorted(row, key=lambda piece: piece.x0) for row in reversed(rows)]


def _on_baseline(piece: _Piece, first: _Piece) -> bool:
    low, high = _BASELINE if piece.size > _AS_LARGE * first.size else _BASELINE_OF_SMALL
    return low * first.size < piece.y - first.y < high * first.size


def _line(row: list[_Piece], page: int, top: bool, gutter: int | None) -> Line:
    """One row as a line: a blank where pieces stand apart, a tabulator where they stand far apart or at a gutter."""
    sizes = Counter[float]()
    for piece in row:
        sizes[round(piece.size, 1)] += len(piece.text.strip())
    size = sizes.most_common(1)[0][0]
    base = next(piece.y for piece in row if round(piece.size, 1) == size)
    spans: list[Span] = []
    cells: list[tuple[float, float]] = []
    edge: float | None = None
    for before, piece in zip([None, *row], row, strict=False):
        raised = piece.size < _SMALLER * size and piece.y > base + _RAISED * size
        text = printable(piece.text)
        torn = before is not None and before.text.endswith(JOINER)
        if edge is not None and not torn and piece.x0 - edge > _WORD_GAP * size:
            apart = piece.x0 - edge > (_GUTTER_GAP if round(piece.x0) == gutter else _TAB_GAP) * size
            blank = "\t" if apart else " "
            if blank == "\t":
                cells.append((piece.x0, piece.x1))
                spans[-1] = spans[-1].like(spans[-1].text.rstrip())
            if blank == "\t" or not (spans[-1].text.endswith((" ", "\t")) or text.startswith(" ")):
                spans.append(Span(blank))
        spans.append(Span(text, piece.bold, piece.italic, raised))
        edge = piece.x1
        cells = [*cells[:-1], (cells[-1][0] if cells else piece.x0, piece.x1)]
    place = (page, row[0].x0, base, edge, size, row[0].font)
    return Line(merged(spans), *place, top=top, tag=_tag(row), cells=tuple(cells))


def _tag(row: Sequence[_Piece]) -> Tag | None:
    """What most of the letters of a row are declared to be."""
    first = row[0].tag
    if all(piece.tag is first for piece in row):
        return first
    letters = Counter[Tag | None]()
    for piece in row:
        letters[piece.tag] += len(piece.text.strip())
    return letters.most_common(1)[0][0]


def _with_gaps(lines: list[Line]) -> list[Line]:
    """Blank space above each line in heights of the document's ordinary line, 0 at the top of a page."""
    all_steps = (_step(above, line) for above, line in pairwise(lines) if not line.top)
    steps = sorted(step for step in all_steps if LEAST_STEP < step < MOST_STEP)
    leading = steps[len(steps) // _LOWER_QUARTER] if steps else LEADING
    result = lines[:1]
    for above, line in pairwise(lines):
        gap = 0.0 if line.top else max(0.0, _step(above, line) / leading - 1)
        result.append(replace(line, gap=round(gap, 2)))
    return result


def _step(above: Line, line: Line) -> float:
    return ((above.y0 or 0.0) - (line.y0 or 0.0)) / max(line.size or 1.0, 1.0)
