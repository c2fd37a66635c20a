"""The characters of a page of a PDF file as pdfium tells them: which text object printed each, where, and how large."""

import ctypes
import math
import re
from collections.abc import Callable, Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from explorer.language.scripts import has_right_to_left

_LINE = re.compile(r"[^\r\n]+")
_LINE_ENDS_IN_WORDS = "\x02\ufffe"
"""What pdfium gives in place of a hyphen at the end of a line, in this version or that."""
_TURNS = 4  # quarters of a full turn

Box = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the left and the bottom of the page."""


def addressing(function: object, *parameters: type[ctypes.c_void_p] | type[ctypes.c_int]) -> Callable[..., int]:
    """A function of pdfium that takes and gives plain addresses, 0 for none, and holds back other threads for as long
    as it takes, which is less than to let them in: it is called for every word."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0  # type: ignore[arg-type]
    return ctypes.PYFUNCTYPE(ctypes.c_size_t, *parameters)(address)


_owner = addressing(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_int)
font_of = addressing(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p)
"""The address of the font of a text object at an address, 0 where it has none."""


class Characters:
    """Those of an open text page: `text` has one for each that pdfium counts, whose places are asked for by its index.
    The answers of pdfium come in buffers that serve all questions."""

    def __init__(self, text_page: pypdfium2.PdfTextPage) -> None:
        self._raw = text_page.raw
        self._page = ctypes.cast(self._raw, ctypes.c_void_p).value or 0
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        count = text_page.count_chars()
        text = text_page.get_text_range() if count else ""
        if len(text) != count:
            text = "".join(chr(pdfium.FPDFText_GetUnicode(self._raw, at)) for at in range(count))
        for mark in _LINE_ENDS_IN_WORDS:
            text = text.replace(mark, "-")
        self.text: str = text

    def origin(self, at: int) -> tuple[float, float]:
        """Where a character stands on its baseline, in points from the left and the bottom of the page."""
        pdfium.FPDFText_GetCharOrigin(self._raw, at, self._x, self._y)
        return self._x.value, self._y.value

    def box(self, at: int) -> Box:
        """What a character takes up: to where the next would stand, which is more than a narrow "1" is wide."""
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._raw, at, box)
        return box.left, box.bottom, box.right, box.top

    def shape(self, at: int) -> tuple[float, int]:
        """The size of a character in points, and its direction in quarter turns."""
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._raw, at, matrix)
        size: float = pdfium.FPDFText_GetFontSize(self._raw, at) * (math.hypot(matrix.c, matrix.d) or 1.0)
        return size, round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % _TURNS

    def printed(self, at: int) -> bool:
        """Whether a text object printed a character: pdfium adds blanks where two stand apart."""
        return _owner(self._page, at) != 0

    def stretches(self) -> Iterator[tuple[int, int, int]]:
        """Character ranges printed by one text object, up to the end of a line, and its address; blanks that pdfium
        adds belong to them, but for those at the beginning of a line."""
        kept_together = not has_right_to_left(self.text)
        for line in _LINE.finditer(self.text):
            start, last = line.span()
            while start < last:
                owner = _owner(self._page, start)
                end = start + 1
                while owner and end < last and (found := _owner(self._page, end)) in (owner, 0):
                    end = self._end(end, last, owner) if found and kept_together else end + 1
                if owner:
                    yield start, end, owner
                start = end

    def _end(self, low: int, last: int, owner: int) -> int:
        """The end, `last` at most, of the characters from `low` on that a text object printed, found by halving: pdfium
        keeps them together on a line but where it turns around what is written from right to left."""
        page = self._page
        if _owner(page, last - 1) == owner:
            return last
        high = last - 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if _owner(page, middle) == owner else (low, middle)
        return high
