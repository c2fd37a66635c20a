"""From characters of the set text to characters of a paragraph's words, and back."""

from collections.abc import Iterator

from PySide6.QtGui import QTextCursor, QTextDocument, QTextFragment

from explorer.ui.read.document import IN_DOUBT, NOT_WORDS, Anchor
from explorer.ui.widgets.typography import utf16_offsets


def span_of(document: QTextDocument, anchor: Anchor, start: int, end: int) -> tuple[int, int] | None:
    """The characters of the paragraph's `words` that the positions `start..end` of the document cover, None if none."""
    pairs = [pair for pair in _pairs(document, anchor) if start <= pair[0] < end]
    return (pairs[0][1], pairs[-1][1] + 1) if pairs else None


def positions_of(document: QTextDocument, anchor: Anchor, start: int, end: int) -> tuple[int, int] | None:
    """The positions of the document that show the characters `start..end` of the paragraph's `words`."""
    pairs = [pair for pair in _pairs(document, anchor) if start <= pair[1] < end]
    return (pairs[0][0], pairs[-1][0] + 1) if pairs else None


def _pairs(document: QTextDocument, anchor: Anchor) -> list[tuple[int, int]]:
    """For each character that is not blank: its position in the document and its place in the words.

    Blanks differ between the two (a new line for a sub-paragraph, a tab after its number), other characters do not.
    """
    if anchor.paragraph is None:
        return []
    places = [place for place, character in enumerate(anchor.paragraph.words) if not character.isspace()]
    return list(zip(_printed(document, anchor), places, strict=False))


def pieces_of(document: QTextDocument, anchor: Anchor) -> Iterator[QTextFragment]:
    """What an element is set in: stretches of one format, in reading order."""
    block = document.findBlock(anchor.start)
    while block.isValid() and block.position() <= anchor.end:
        piece = block.begin()
        while not piece.atEnd():
            yield piece.fragment()
            piece += 1
        block = block.next()


def links_of(document: QTextDocument, anchor: Anchor) -> Iterator[tuple[int, int]]:
    """The positions of the links of an element; a link may be set in several fragments."""
    start, end, target = -1, -1, ""
    for piece in pieces_of(document, anchor):
        form = piece.charFormat()
        here = form.anchorHref() if form.isAnchor() else ""
        if target and here != target:
            yield start, end
        start = piece.position() if here != target else start
        end, target = piece.position() + piece.length(), here
    if target:
        yield start, end


def is_in_doubt(cursor: QTextCursor) -> bool:
    """Whether OCR was not sure of the word before which a cursor stands."""
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)  # A format is that of the character before.
    return cursor.charFormat().hasProperty(IN_DOUBT)


def _printed(document: QTextDocument, anchor: Anchor) -> list[int]:
    return [position for piece in pieces_of(document, anchor) for position in _printed_in(piece)]


def _printed_in(fragment: QTextFragment) -> list[int]:
    if fragment.charFormat().hasProperty(NOT_WORDS):
        return []
    words, start = fragment.text(), fragment.position()
    return [start + place for place, sign in zip(utf16_offsets(words), words, strict=False) if not sign.isspace()]
