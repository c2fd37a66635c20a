"""Words as they stand on paper: with their changes, readable in black."""

import datetime
from collections.abc import Iterable, Sequence
from itertools import pairwise

from explorer.export.compilation import printable
from explorer.export.paper import Face, Mark, Span, TextBlock, Words
from explorer.language import language
from explorer.model.comparison import Change
from explorer.model.marks import Spans
from explorer.present.pieces import Piece
from explorer.translation import LANGUAGE, tr

_MARKS = {
    Change.EQUAL: Mark.NONE,
    Change.INSERTED: Mark.INSERTED,
    Change.DELETED: Mark.DELETED,
    Change.FIGURE: Mark.BOLD,
    Change.MOVED: Mark.SHARED,
}


def foot(*names: str, day: datetime.date) -> str:
    """What stands at the foot of each page: whence it comes, and the day on which it is printed."""
    return " · ".join(printable(part) for part in (*names, language(LANGUAGE).dates.text(day)) if part)


def quiet(words: str, held: bool = False, rtl: bool = False) -> list[TextBlock]:
    """A line about what is printed; nothing for no words."""
    return [TextBlock((Span(printable(words)),), Face.QUIET, held=held, rtl=rtl)] if words else []


def piece_words(pieces: Iterable[Piece], italics: Spans = (), shared: Spans = ()) -> Words:
    """Pieces of a text with their changes, a blank between what went and the words beside it; `italics` and `shared`
    are characters of the text."""
    found, place, before = list[Span](), 0, Piece("")
    for piece in pieces:
        beside = before.text[-1:].isalnum() and piece.text[:1].isalnum()
        if beside and Change.DELETED in (before.change, piece.change):
            found.append(Span(" "))
        marks = _MARKS[piece.change]
        found += [Span(f"{printable(piece.was).strip()} → ", marks)] if piece.was else []
        for start, end, more in _parts(place, place + len(piece.text), italics, shared):
            found += _ended(printable(piece.text[start - place : end - place]), marks | more)
        place, before = place + len(piece.text), piece
    return tuple(found)


def _ended(text: str, marks: Mark) -> list[Span]:
    """Words with their marks, but for the blanks at their end: a line under these would look like a word."""
    words = text.rstrip()
    return [Span(part, mark) for part, mark in ((words, marks), (text[len(words) :], Mark.NONE)) if part]


def _parts(start: int, end: int, italics: Spans, shared: Spans) -> Iterable[tuple[int, int, Mark]]:
    """The characters `start..end` in parts that are set alike."""
    edges = {start, end, *(edge for span in (*italics, *shared) for edge in span if start < edge < end)}
    for first, last in pairwise(sorted(edges)):
        italic = Mark.ITALIC if _inside(first, italics) else Mark.NONE
        yield first, last, italic | (Mark.SHARED if _inside(first, shared) else Mark.NONE)


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)


def legend() -> Words:
    """What the marks mean."""
    return (
        Span(tr("underlined"), Mark.INSERTED),
        Span(f": {tr('new words')} · "),
        Span(tr("struck"), Mark.DELETED),
        Span(f": {tr('words left out')} · "),
        Span("186 → 187", Mark.BOLD),
        Span(f": {tr('a figure that changed')} · "),
        Span(tr("dotted"), Mark.SHARED),
        Span(f": {tr('words that stayed or moved')}"),
    )
