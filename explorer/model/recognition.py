"""Pages that have no text to read."""

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


def page_ranges(pages: Sequence[int]) -> str:
    """Pages in order as a reader names them: "3", "3–5, 9"."""
    found: list[list[int]] = []
    for page in pages:
        if found and found[-1][-1] + 1 == page:
            found[-1].append(page)
        else:
            found.append([page])
    return ", ".join(str(row[0]) if len(row) == 1 else f"{row[0]}–{row[-1]}" for row in found)
