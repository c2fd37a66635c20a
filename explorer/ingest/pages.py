"""The pages of a PDF file as pictures, and where on them the words of a paragraph stand.

Both are jobs for another process: documents are hostile, and a page may take long to draw.
"""

import contextlib
import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from explorer.errors import UnreadableDocument
from explorer.ingest.readers.pdf import opened
from explorer.ingest.stages.matching import matched
from explorer.jobs import Job, Progress

MOST_PIXELS = 16_000_000
"""Of one picture: a page of A4 at 340 dots an inch."""

MOST_CHARACTERS = 40_000
"""Of one page that are searched."""

_FINE = 100  # Steps of a point in which pdfium tells a place on the page.


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page drawn on white: `data` holds `height` rows of `stride` bytes, four a pixel (blue, green, red, unused)."""

    page: int
    width: int
    height: int
    stride: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of a page in points from its upper left corner, as the page is seen."""

    left: float
    top: float
    right: float
    bottom: float

    def around(self, other: "Rectangle") -> "Rectangle":
        """The smallest rectangle that holds both."""
        return Rectangle(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Found:
    """Where words stand on a page of `width` by `height` points: a rectangle for each column, nowhere none."""

    width: float
    height: float
    places: tuple[Rectangle, ...] = ()


def render_page(path: Path, page: int, width: int, password: str | None = None) -> Job[PageImage]:
    """A page (from 1) drawn `width` pixels wide, less where that would be too large a picture.

    Raises UnreadableDocument where the file or the page cannot be read, PasswordNeeded where it is encrypted.
    """
    yield Progress(0, 1)
    with _page(path, page, password) as found:
        wide, high = found.get_size()
        scale = min(max(width, 1) / wide, (MOST_PIXELS / (wide * high)) ** 0.5)
        try:
            bitmap = found.render(scale=scale, prefer_bgrx=True, limit_image_cache=True)
        except (pypdfium2.PdfiumError, ValueError) as error:
            raise _unreadable(page) from error
        with contextlib.closing(bitmap):
            return PageImage(page, bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def find_text(path: Path, page: int, words: str, password: str | None = None) -> Job[Found]:
    """Where the words of a paragraph, or as much of them as a page (from 1) holds, stand on it.

    Raises like `render_page`.
    """
    yield Progress(0, 1)
    with _page(path, page, password) as found, contextlib.closing(found.get_textpage()) as text_page:
        count = min(text_page.count_chars(), MOST_CHARACTERS)
        text = "".join(chr(pdfium.FPDFText_GetUnicode(text_page.raw, at)) for at in range(count))
        width, height = found.get_size()
        span = matched(words, text)
        lines = list(_lines(found, text_page, *span)) if span else []
        return Found(width, height, tuple(_columns(lines)))


@contextlib.contextmanager
def _page(path: Path, page: int, password: str | None) -> Iterator[pypdfium2.PdfPage]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument("The original file is gone. Import the report again.") from error
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
