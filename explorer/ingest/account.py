"""The account of a source's words: what a reader or a stage takes out goes into it, with the reason.

A stage that takes lines out gives what it kept and what it left out (`Kept`); whatever has no word in it is not told.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from explorer.ingest.lines import PLAIN_DIGITS, SUPERSCRIPTS, Line, printable, words
from explorer.language.scripts import IDEOGRAPHS
from explorer.model.account import LeftOut, Reason

WORD = re.compile(rf"[^\W\d_{IDEOGRAPHS}]+|\d+|[{IDEOGRAPHS}]")
"""A row of letters, or of figures; an ideograph alone."""
_PLAIN_WORD = re.compile("[A-Za-z]+|[0-9]+")
"""The same in a text of ASCII, as most lines are: found in a third of the time."""

_RAISED = re.compile(f"[{SUPERSCRIPTS}]")

Kept = tuple[list[Line], list[LeftOut]]


def words_of(text: str) -> list[str]:
    """The words of a text as they are printed; a raised figure counts as a plain one. A number is a word, too."""
    if text.isascii():
        return _PLAIN_WORD.findall(text)
    return WORD.findall(text.translate(PLAIN_DIGITS) if _RAISED.search(text) else text)


def texts_of(line: Line) -> Iterator[str]:
    """The characters of a line, of a table those of each cell."""
    if line.table is None:
        yield line.text
    else:
        yield from (words(cell) for row in line.table for cell in row)


def left_out(texts: Iterable[str], reason: Reason, page: int | None = None) -> list[LeftOut]:
    """An entry for some texts that go together; none where they hold no word."""
    text = " ".join(printable(" ".join(texts)).split())
    return [LeftOut(text, reason, page)] if WORD.search(text) else []


def line_left_out(line: Line, reason: Reason) -> list[LeftOut]:
    """The entry for a line."""
    return left_out(texts_of(line), reason, line.page)


def sorted_out(lines: Sequence[Line], reasons: Sequence[Reason | None]) -> Kept:
    """The lines without those for which there is a reason to leave them out, and the entries for these."""
    kept = [line for line, reason in zip(lines, reasons, strict=True) if reason is None]
    return kept, [
        entry
        for line, reason in zip(lines, reasons, strict=True)
        if reason is not None
        for entry in line_left_out(line, reason)
    ]
