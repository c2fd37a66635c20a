"""Pages that have no text to read, and what OCR (optical character recognition) made of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Unread(Enum):
    """Why the text of a page cannot be read."""

    PICTURE = "picture without text"
    FONT = "font that does not tell its letters"


@dataclass(frozen=True, slots=True)
class UnreadPage:
    """A page, from 1, of which OCR may read what the file does not say."""

    page: int
    reason: Unread


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """A page, from 1, that was read by OCR; `confidence` is the mean of its words, in per cent, as the engine says."""

    page: int
    confidence: int


@dataclass(frozen=True, slots=True)
class Recognition:
    """Which pages were read by OCR: by an `engine` and its version, in a `language` (ISO 639-3)."""

    engine: str
    language: str
    pages: tuple[RecognisedPage, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The pages that were read so, in order."""
        return tuple(each.page for each in self.pages)

    @property
    def confidence(self) -> int:
        """The mean of all pages, in per cent."""
        return round(sum(each.confidence for each in self.pages) / max(1, len(self.pages)))


@dataclass(frozen=True, slots=True)
class OcrChoice:
    """Which pages are to be read by OCR: these, in this language (ISO 639-3); without any those that have no text, or
    `every` one."""

    pages: tuple[int, ...] = ()
    language: str = ""
    every: bool = False


def page_ranges(pages: Sequence[int]) -> str:
    """Pages in order as a reader names them: "3", "3–5, 9"."""
    found: list[list[int]] = []
    for page in pages:
        if found and found[-1][-1] + 1 == page:
            found[-1].append(page)
        else:
            found.append([page])
    return ", ".join(str(row[0]) if len(row) == 1 else f"{row[0]}–{row[-1]}" for row in found)
