"""The pages of a PDF file as pictures, and where on them the words of a paragraph stand.

Both are jobs for another process: documents are hostile, and a page may take long to draw.
"""

from dataclasses import dataclass
from pathlib import Path

from explorer.jobs import Job, Progress


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
    from explorer.ingest.readers.pdf_pages import drawn

    yield Progress(0, 1)
    return drawn(path, page, width, password)


def find_text(path: Path, page: int, words: str, password: str | None = None) -> Job[Found]:
    """Where the words of a paragraph, or as much of them as a page (from 1) holds, stand on it.

    Raises like `render_page`.
    """
    from explorer.ingest.readers.pdf_pages import found

    yield Progress(0, 1)
    return found(path, page, words, password)
