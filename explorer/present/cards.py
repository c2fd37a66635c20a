"""A card: one row of a list of search results, counterparts in other years, or passages, as plain data."""

from dataclasses import dataclass
from enum import Enum, auto


class Look(Enum):
    """What the edge of a card tells beside its words: settled by the reader (a line), doubtful (a dashed one), or set
    back behind the others (its place in the secondary colour)."""

    PLAIN = auto()
    PINNED = auto()
    DOUBTFUL = auto()
    FAINT = auto()


@dataclass(frozen=True, slots=True)
class Card:
    """One row: the chip of a year and a place, a text with marks (start, end), and a line about it.

    `doubt` says what is wrong of it. `key` is whatever the owner finds the row again by; `spoken` is what a screen
    reader says, by default all texts.
    """

    key: object
    year: str
    place: str
    text: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    detail: str = ""
    present: bool = False
    spoken: str = ""
    look: Look = Look.PLAIN
    doubt: str = ""

    def __str__(self) -> str:
        parts = (f"{self.year} {self.place}", self.doubt, self.text, self.detail)
        return self.spoken or ". ".join(part.strip(" .") for part in parts if part.strip(" ."))
