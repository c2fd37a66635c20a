"""What stands on the pages of a PDF file, as a reader of it finds it."""

import ctypes
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

HEAD_ROOM, FOOT_ROOM = 60.0, 50.0
"""Points at the upper and the lower edge of a page in which its head and its foot stand."""


@dataclass(frozen=True)
class PrintedPage:
    """The text of a page without its head and foot, what these say, and the sizes of its letters in points."""

    text: str
    head: str
    foot: str
    sizes: frozenset[float]
    width: float
    height: float


def printed(data: bytes) -> list[PrintedPage]:
    """The pages of a file."""
    document = pypdfium2.PdfDocument(data)
    return [_page(page) for page in document]


def _page(page: pypdfium2.PdfPage) -> PrintedPage:
    width, height = page.get_size()
    text = page.get_textpage()
    whole = text.get_text_bounded(0, FOOT_ROOM, width, height - HEAD_ROOM)
    head = text.get_text_bounded(0, height - HEAD_ROOM, width, height)
    foot = text.get_text_bounded(0, 0, width, FOOT_ROOM)
    letters = (place for place in range(text.count_chars()) if not pdfium.FPDFText_IsGenerated(text.raw, place))
    sizes = frozenset(round(_size(text, place), 1) for place in letters)
    return PrintedPage(whole, head, foot, sizes, width, height)


def _size(text: pypdfium2.PdfTextPage, place: int) -> float:
    """The size of a letter on paper: that of its font in units of the file, and what these are on paper."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text.raw, place, ctypes.byref(matrix))
    return float(pdfium.FPDFText_GetFontSize(text.raw, place) * (matrix.c**2 + matrix.d**2) ** 0.5)


def words(text: str) -> list[str]:
    """The words of a text, however its letters are encoded."""
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text))


def missing(expected: str, pages: Sequence[PrintedPage]) -> set[str]:
    """The words that stand on no page. What a line parted at a hyphen is found without it."""
    shown = " ".join(page.text for page in pages)
    found = {*words(shown), *words(re.sub(r"[-\ufffe\u00ad]\s*\n?", "", shown))}
    return {word for word in words(expected) if word not in found}
