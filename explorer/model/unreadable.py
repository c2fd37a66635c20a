"""Pages of a file whose text cannot be read from it: text recognition (OCR) would have to look at them."""

from dataclasses import dataclass
from enum import Enum


class Why(Enum):
    """Why the text of a page cannot be read."""

    PICTURE = "picture"
    """The page is a picture: it has next to no text of its own."""
    FONT = "font"
    """Its fonts do not tell which letters they show: what the file holds as text is not what is printed."""


@dataclass(frozen=True, slots=True)
class UnreadablePage:
    """A page, from 1, whose text cannot be read, or not all of it, and why."""

    number: int
    why: Why
