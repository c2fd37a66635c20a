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
