"""PDF files through pypdfium2: printed lines with their positions, sizes and weights."""

import bisect
import contextlib
import ctypes
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeVar

import pypdfium2
import pypdfium2.raw as pdfium

from explorer.errors import PasswordNeeded, RecognitionNeeded, UnreadableDocument
from explorer.ingest.account import left_out
from explorer.ingest.lines import LEADING, LEAST_STEP, MOST_STEP, UNREADABLE, Frame, Line, Span, merged, printable
from explorer.ingest.pages import SeenPage
from explorer.ingest.readers.pdf_blanks import JOINER, Blanks, judged
from explorer.ingest.readers.pdf_characters import Characters, font_of
from explorer.ingest.readers.pdf_frames import framed, frames
from explorer.ingest.readers.pdf_letters import Legible, Page, legible
from explorer.ingest.readers.pdf_pieces import WORD_GAP, Piece, cell_texts
from explorer.ingest.readers.pdf_seen import recognition_of, seen_pieces, told_of
from explorer.ingest.readers.pdf_tags import ARTEFACT, Tags, content_of, is_artefact
from explorer.ingest.readers.right_to_left import Edges, in_order, mirrored, read_through
from explorer.ingest.source import Printed, Source
from explorer.ingest.tags import Tag
from explorer.language.scripts import runs_right_to_left
from explorer.model.account import LeftOut, Reason
from explorer.model.recognition import Unread, UnreadPage, page_ranges
from explorer.model.report import Warning

# Chosen: more than any report has, some 2,700 characters a page, and read within the bounds of the reading process.
PAGE_LIMIT = 3000
CHARACTER_LIMIT = 8_000_000
_DAMAGED = "The PDF file is damaged or not a PDF file. Get the document again from where it came."
_NO_TEXT = "The PDF file has no text that can be read. If it is a scan, OCR can read it."
_ILLEGIBLE = "The fonts of the PDF file do not tell which letters they show. OCR can read it."

_ADDED = f" {JOINER}"  # at the end of a piece
_ITALIC, _FORCE_BOLD = 1 << 6, 1 << 18  # bits 7 and 19 of a font's flags (ISO 32000-1, table 123)

# Read off printed pages. Half or twice of any of these changes the reading of two of 25 real reports at most.
_SCRAPS = 20  # characters on a page: less is no text
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
_T = TypeVar("_T")
_Font = tuple[str, bool, bool]
"""Name, bold, italic."""


def read_pdf(data: bytes, password: str | None = None, seen: Sequence[SeenPage] = ()) -> Source:
    """The lines of a PDF file in reading order; those that OCR has `seen` take the place of what stands on their pages.

    Raises PasswordNeeded for an encrypted file, UnreadableDocument where there are no pages or no text,
    RecognitionNeeded where its pages are pictures.
    """
    document = opened(data, password)
    try:
        count, pages = _count(document), _Pages(seen_pieces(seen))
        for index in range(count):
            pages.add(document, index)
    finally:
        document.close()
    if pages.unread == count:
        raise UnreadableDocument(_DAMAGED)
    told = legible(pages.rows)
    fonts = [UnreadPage(entry.page or 0, Unread.FONT) for entry in told.account]
    unread = sorted((*pages.pictures, *fonts), key=lambda each: each.page)
    if not pages.rows or (unread and told.characters < _SCRAPS * count):
        if seen:
            raise UnreadableDocument("OCR found no text on the pages of the PDF file. Look at the original.")
        numbers = [each.page for each in unread] or range(1, count + 1)
        raise RecognitionNeeded(_ILLEGIBLE if told.account else _NO_TEXT, numbers)
    lines = _with_gaps([line for number, rows in told.pages for line in _lines(rows, number)])
    return Source(
        tuple(lines),
        count,
        warnings=(*pages.warnings(count), *told_of(seen), *_warnings(told)),
        account=(*pages.sideways, *told.account),
        unread=tuple(unread),
        recognition=recognition_of(seen),
        closed_up=tuple(pages.closed_up),
        undecided=tuple(pages.undecided),
    )


def _count(document: pypdfium2.PdfDocument) -> int:
    count = len(document)
    if not count:
        raise UnreadableDocument("The PDF file has no pages. Get the document again from where it came.")
    if count > PAGE_LIMIT:
        raise UnreadableDocument(
            f"The PDF file has {count} pages; {PAGE_LIMIT} can be read. Split it and open the parts."
        )
    return count


@dataclass(slots=True)
class _Pages:
    """What has been read of a document, or seen by OCR: `pictures` are pages with pictures and next to no text."""

    seen: Mapping[int, Sequence[Piece]]
    rows: list[Page] = field(default_factory=list)
    characters: int = 0
    unread: int = 0
    pictures: list[UnreadPage] = field(default_factory=list)
    sideways: list[LeftOut] = field(default_factory=list)
    tags: Tags = field(default_factory=Tags)
    closed_up: list[Printed] = field(default_factory=list)
    undecided: list[Printed] = field(default_factory=list)

    def add(self, document: pypdfium2.PdfDocument, index: int) -> None:
        if index + 1 in self.seen:
            self._take(self.seen[index + 1], index)
            return
        try:
            with contextlib.closing(document[index]) as page:
                pieces, blanks = _pieces(page, self.tags)
                drawn = frames(page)
                if _characters(pieces) < _SCRAPS and _has_picture(page):
                    self.pictures.append(UnreadPage(index + 1, Unread.PICTURE))
        except pypdfium2.PdfiumError:
            self.unread += 1
        else:
            self._take(framed(pieces, drawn), index)
            self.closed_up += [(index + 1, printable(words)) for words in blanks.torn]
            self.undecided += [(index + 1, printable(words)) for words in blanks.undecided]

    def _take(self, pieces: Sequence[Piece], index: int) -> None:
        self.characters += _characters(pieces)
        if self.characters > CHARACTER_LIMIT:
            raise UnreadableDocument("The PDF file holds too much text to read. Split it and open the parts.")
        turn = _turn(pieces)
        rows = _printed_rows([piece for piece in pieces if piece.turn == turn and piece.text.strip()])
        if rows:
            self.rows.append((index + 1, rows))
        turned = (piece.text for piece in pieces if piece.turn != turn)
        self.sideways += left_out(turned, Reason.SIDEWAYS, index + 1)

    def warnings(self, count: int) -> Iterator[Warning]:
        if self.unread:
            yield Warning(f"{self.unread} of {count} pages could not be read.")
        if self.pictures:
            yield Warning(f"{len(self.pictures)} of {count} pages are pictures without text. OCR can read them.")
        if self.tags.spent:
            yield Warning("The file has more tags than are read; pages without were told by how they are printed.")
        for entry in self.sideways:
            words = entry.text if len(entry.text) <= _QUOTED else f"{entry.text[:_QUOTED]}…"
            yield Warning(f"Text printed sideways was left out: “{words}”. See the original page.", entry.page)


def _characters(pieces: Sequence[Piece]) -> int:
    return sum(len(piece.text.strip()) for piece in pieces)


def _warnings(told: Legible) -> Iterator[Warning]:
    if told.account:
        pages = [entry.page or 0 for entry in told.account]
        where = f"Fonts on page{'s' if len(pages) > 1 else ''} {page_ranges(pages)}"
        lost = f"What they print was left out; {UNREADABLE} stands for it."
        yield Warning(f"{where} do not tell which letters they show. {lost} OCR can read it.", pages[0])
    if told.deciphered:
        where = f"page{'s' if len(told.deciphered) > 1 else ''} {page_ranges(told.deciphered)}"
        yield Warning(f"Letters that a font tells wrongly were deciphered on {where}.", told.deciphered[0], doubt=False)


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


def _pieces(page: pypdfium2.PdfPage, tags: Tags) -> tuple[list[Piece], Blanks]:
    """What each text object printed, and which of the blanks between them are none."""
    found: list[Piece] = []
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


def _piece(characters: Characters, start: int, end: int, font: _Font, tag: Tag | None) -> Piece:
    text = characters.text[start:end]
    x, y = characters.origin(start)
    left, bottom, right, top = characters.box(start + max(len(text.rstrip(_ADDED)), 1) - 1)
    size, turn = characters.shape(start)
    x0, x1 = ((x, right), (y, top), (-x, -left), (-y, -bottom))[turn]
    name, bold, italic = font
    return Piece(text, x0, max(x0, x1), (y, -x, -y, x)[turn], size, bold, italic, name, turn, tag)


def _in_mirror(characters: Characters, piece: Piece, start: int, width: float) -> Piece:
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


def _read_through(row: Sequence[Piece]) -> list[Piece]:
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
        name = buffer.value.decode("latin-1")
        flags, lower = pdfium.FPDFFont_GetFlags(font), name.split("+")[-1].lower()
        bold = "bold" in lower or "black" in lower or (flags > 0 and bool(flags & _FORCE_BOLD))
        italic = "italic" in lower or "oblique" in lower or (flags > 0 and bool(flags & _ITALIC))
        fonts[address] = name, bold, italic
    return fonts[address]


def _turn(pieces: Sequence[Piece]) -> int:
    """The direction of most of the text of a page; labels of axes may be turned against it."""
    return _commonest((piece.turn, piece) for piece in pieces) if pieces else 0


def _commonest(told: Iterable[tuple[_T, Piece]]) -> _T:
    """What is told of the most letters of some pieces, the first of two that are."""
    letters: dict[_T, int] = {}
    for each, piece in told:
        letters[each] = letters.get(each, 0) + len(piece.text.strip())
    return max(letters, key=letters.__getitem__)


def _printed_rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of a page, all of one direction, in rows from the top down, each in the order of reading; those in a
    frame together where it begins."""
    groups = dict[Frame | None, list[Piece]]()
    for piece in pieces:
        groups.setdefault(piece.frame, []).append(piece)
    rows = _rows(groups.pop(None, []))
    for frame, inside in groups.items():
        below = next((at for at, row in enumerate(rows) if frame and row[0].y < frame.top), len(rows))
        rows[below:below] = _rows(inside)
    if runs_right_to_left(" ".join(piece.text for piece in pieces)):
        rows = [_read_through(row) for row in rows]
    return rows


def _lines(rows: Sequence[Sequence[Piece]], page: int) -> Iterator[Line]:
    """The rows of a page as lines."""
    gutter = _gutter(rows)
    for number, row in enumerate(rows):
        yield _line(row, page, number == 0, gutter)


def _gutter(rows: Sequence[Sequence[Piece]]) -> int | None:
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


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces that stand on one baseline, superscripts included: rows from the top down, each from left to right."""
    rows: list[list[Piece]] = []
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


def _on_baseline(piece: Piece, first: Piece) -> bool:
    low, high = _BASELINE if piece.size > _AS_LARGE * first.size else _BASELINE_OF_SMALL
    return low * first.size < piece.y - first.y < high * first.size


def _line(row: Sequence[Piece], page: int, top: bool, gutter: int | None) -> Line:
    """One row as a line: a blank where pieces stand apart, a tabulator where they stand far apart or at a gutter."""
    size = _commonest((round(piece.size, 1), piece) for piece in row)
    base = next(piece.y for piece in row if round(piece.size, 1) == size)
    spans: list[Span] = []
    cells: list[tuple[float, float]] = []
    places: list[int] = []
    edge: float | None = None
    for before, piece in zip([None, *row], row, strict=False):
        raised = piece.size < _SMALLER * size and piece.y > base + _RAISED * size
        text = printable(piece.text)
        torn = before is not None and before.text.endswith(JOINER)
        if edge is not None and not torn and piece.x0 - edge > WORD_GAP * size:
            apart = piece.begins or piece.x0 - edge > (_GUTTER_GAP if round(piece.x0) == gutter else _TAB_GAP) * size
            blank = "\t" if apart else " "
            if blank == "\t":
                cells.append((piece.x0, piece.x1))
                spans[-1] = spans[-1].like(spans[-1].text.rstrip())
            if blank == "\t" or not (spans[-1].text.endswith((" ", "\t")) or text.startswith(" ")):
                spans.append(Span(blank))
        places.append(len(spans))
        spans.append(Span(text, piece.bold, piece.italic, raised, ocr=piece.ocr))
        edge = piece.x1
        cells = [*cells[:-1], (cells[-1][0] if cells else piece.x0, piece.x1)]
    place = (page, row[0].x0, base, edge, size, row[0].font.split("+")[-1])
    declared = cell_texts(row, places, spans)
    made = Line(merged(spans), *place, top=top, tag=_tag(row), frame=row[0].frame, cells=tuple(cells))
    return replace(made, cell_texts=declared) if declared else made


def _tag(row: Sequence[Piece]) -> Tag | None:
    """What most of the letters of a row are declared to be."""
    first = row[0].tag
    if all(piece.tag is first for piece in row):
        return first
    return _commonest((piece.tag, piece) for piece in row)


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
