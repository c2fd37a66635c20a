"""Pages of PDF files through pypdfium2: drawn, and searched for the places of words."""

import contextlib
import ctypes
import math
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from explorer.errors import UnreadableDocument
from explorer.ingest.pages import Found, PageImage, Rectangle, Scan
from explorer.ingest.readers.pdf import opened
from explorer.ingest.stages.matching import matched

MOST_PIXELS = 16_000_000
"""Of one picture: a page of A4 at 340 dots an inch."""

MOST_CHARACTERS = 40_000
"""Of one page that are searched. Chosen: ten times what a full page holds."""

DOTS = 300
"""To an inch, for OCR: what Tesseract asks for. With 200 of unseen pages 1.04 per cent of the words were read wrong,
with 300 .90, in an eighth more time."""

_POINTS = 72  # to an inch
_FINE = 100  # Steps of a point in which pdfium tells a place on the page.


def drawn(data: bytes, number: int, width: int, password: str | None) -> PageImage:
    """`explorer.ingest.drawing.render_page` says what this gives and raises."""
    with _page(data, number, password) as page:
        wide, high = page.get_size()
        scale = min(max(width, 1) / wide, math.sqrt(MOST_PIXELS / (wide * high)))
        try:
            bitmap = page.render(scale=scale, prefer_bgrx=True, limit_image_cache=True)
        except (pypdfium2.PdfiumError, ValueError) as error:
            raise _unreadable(number) from error
        with contextlib.closing(bitmap):
            return PageImage(number, bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def scanned(data: bytes, number: int, password: str | None) -> Scan:
    """`explorer.ingest.ocr.scan_page` says what this gives and raises."""
    with _page(data, number, password) as page:
        wide, high = page.get_size()
        scale = min(DOTS / _POINTS, math.sqrt(MOST_PIXELS / (wide * high)))
        try:
            bitmap = page.render(scale=scale, grayscale=True, limit_image_cache=True)
        except (pypdfium2.PdfiumError, ValueError) as error:
            raise _unreadable(number) from error
        with contextlib.closing(bitmap):
            width, stride, dots = bitmap.width, bitmap.stride, bytes(bitmap.buffer)
            rows = (dots[start : start + width] for start in range(0, bitmap.height * stride, stride))
            return Scan(number, width, bitmap.height, max(1, round(scale * _POINTS)), b"".join(rows))


def found(data: bytes, number: int, words: str, password: str | None) -> Found:
    """`explorer.ingest.drawing.find_text` says what this gives and raises."""
    with _page(data, number, password) as page, contextlib.closing(page.get_textpage()) as text_page:
        count = min(text_page.count_chars(), MOST_CHARACTERS)
        text = "".join(chr(pdfium.FPDFText_GetUnicode(text_page.raw, at)) for at in range(count))
        span = matched(words, text)
        lines = list(_lines(page, text_page, *span)) if span else []
        width, height = page.get_size()
        return Found(width, height, tuple(_columns(lines)))


@contextlib.contextmanager
def _page(data: bytes, page: int, password: str | None) -> Iterator[pypdfium2.PdfPage]:
    with contextlib.closing(opened(data, password)) as document:
        if not 1 <= page <= len(document):
            raise UnreadableDocument(f"The original has no page {page}. Choose another page.")
        try:
            found = document[page - 1]
        except pypdfium2.PdfiumError as error:
            raise _unreadable(page) from error
        with contextlib.closing(found):
            if min(found.get_size()) <= 0:
                raise _unreadable(page)
            yield found


def _unreadable(page: int) -> UnreadableDocument:
    return UnreadableDocument(f"Page {page} of the original cannot be shown. Open the original file.")


def _lines(page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage, start: int, end: int) -> Iterator[Rectangle]:
    """The stretches of printed text that hold the characters `start..end`, in the order of the text."""
    raw = text_page.raw
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    for number in range(pdfium.FPDFText_CountRects(raw, start, end - start)):
        if pdfium.FPDFText_GetRect(raw, number, left, top, right, bottom):
            one, other = _seen(page, left.value, top.value), _seen(page, right.value, bottom.value)
            yield Rectangle(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))


def _seen(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A place in the coordinates of the page's content, as the page is seen: cropped, turned, from the upper left."""
    width, height = page.get_size()
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page.raw, 0, 0, round(width * _FINE), round(height * _FINE), 0, x, y, across, down)
    return across.value / _FINE, down.value / _FINE


def _columns(lines: Sequence[Rectangle]) -> list[Rectangle]:
    """Lines of one column as one rectangle; the next column begins higher up, at the side."""
    columns: list[Rectangle] = []
    last: Rectangle | None = None
    for line in lines:
        if last and (line.bottom > last.top or _across(columns[-1], line)):
            columns[-1] = columns[-1].around(line)
        else:
            columns.append(line)
        last = line
    return columns


def _across(column: Rectangle, line: Rectangle) -> bool:
    return line.left < column.right and line.right > column.left
