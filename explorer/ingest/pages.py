"""What a page of a PDF file is as a picture, and where on it words stand."""

from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Scan:
    """A page as OCR sees it: `height` rows of `width` bytes, from 0 for ink to 255 for paper; `dots` to an inch."""

    page: int
    width: int
    height: int
    dots: int
    data: bytes


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word that OCR saw on a page: its edges in points from the left, and how sure of it the engine is, in per
    cent."""

    text: str
    x0: float
    x1: float
    confidence: int


@dataclass(frozen=True, slots=True)
class SeenLine:
    """Words on one baseline, `y` points from the bottom of the page when that is set straight. `size` is that of the
    type in points, `stroke` the width of its stems, in sizes."""

    words: tuple[SeenWord, ...]
    y: float
    size: float
    stroke: float

    @property
    def letters(self) -> int:
        """How many characters its words have."""
        return sum(len(word.text) for word in self.words)


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What OCR read of a page, from 1, `width` points wide, by which engine and in which language (ISO 639-3).
    `problem` says in a sentence why it read nothing, where something hindered it."""

    page: int
    width: float = 0.0
    lines: tuple[SeenLine, ...] = ()
    engine: str = ""
    language: str = ""
    problem: str = ""

    @property
    def confidence(self) -> int:
        """The mean of its words, in per cent; 0 where it has none."""
        words = [word.confidence for line in self.lines for word in line.words]
        return round(sum(words) / len(words)) if words else 0

    @property
    def text(self) -> str:
        """Its lines, one after the other."""
        return "\n".join(" ".join(word.text for word in line.words) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Engine:
    """What reads pages on this computer: its name with its version, and the languages that it has data of."""

    name: str
    languages: tuple[str, ...]
