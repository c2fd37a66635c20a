"""Words selected in one column of a comparison, over as many rows as the reader likes."""

import re

from explorer.ui.compare.painting import Spot

_WORD = re.compile(r"[\w'’-]+")
Point = tuple[int, int, int]
"""A row, a part of it, and a character."""


class Selection:
    """From where the mouse was pressed to where it is now; False while nothing is selected."""

    def __init__(self) -> None:
        self.column = 0
        self._anchor: Point | None = None
        self._head: Point | None = None

    def __bool__(self) -> bool:
        return self._anchor is not None and self._anchor != self._head

    def clear(self) -> None:
        self._anchor = self._head = None

    def begin(self, row: int, spot: Spot | None) -> None:
        """Nothing is selected yet; where there are no words, nothing will be."""
        self._anchor = self._head = (row, spot.part, spot.place) if spot else None
        self.column = spot.column if spot else 0

    def reach(self, row: int, spot: Spot | None) -> None:
        """Select up to a place; in another column the last one reached stays."""
        if self._anchor is not None and spot is not None and spot.column == self.column:
            self._head = (row, spot.part, spot.place)

    def take_word(self, row: int, spot: Spot, words: str) -> None:
        """Select the word at a place."""
        found = (word for word in _WORD.finditer(words) if word.start() <= spot.place <= word.end())
        word = next(found, None)
        if word is not None:
            self.column = spot.column
            self._anchor, self._head = (row, spot.part, word.start()), (row, spot.part, word.end())

    def rows(self) -> tuple[int, int]:
        """The first row in which something is selected, and the one after the last."""
        if self._anchor is None or self._head is None or not self:
            return 0, 0
        return min(self._anchor, self._head)[0], max(self._anchor, self._head)[0] + 1

    def within(self, row: int, part: int, length: int) -> tuple[int, int]:
        """The characters selected in a part of so many; the same number twice where none is."""
        if self._anchor is None or self._head is None:
            return 0, 0
        first, last = sorted((self._anchor, self._head))
        here = (row, part)
        if not first[:2] <= here <= last[:2]:
            return 0, 0
        return first[2] if here == first[:2] else 0, last[2] if here == last[:2] else length
