"""Fonts of a PDF file that do not tell which letters they show (ISO 32000-1, 9.10: what maps their codes to Unicode is
wrong or missing), told by the words that they make."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from explorer.ingest.account import left_out
from explorer.ingest.lines import UNREADABLE
from explorer.ingest.readers.pdf_pieces import WORD_GAP, Piece
from explorer.language.legibility import Cipher, deciphered, has_shape, is_legible
from explorer.model.account import LeftOut, Reason

Row = Sequence[Piece]
Page = tuple[int, Sequence[Row]]
"""The number of a page, and its rows from the top down."""


@dataclass(frozen=True, slots=True)
class Legible:
    """Pages whose letters are those that are printed: `deciphered` are the numbers of those on which they were put
    right; `account` holds what fonts give for letters that nothing tells, and `UNREADABLE` stands in its place."""

    pages: Sequence[Page]
    deciphered: tuple[int, ...] = ()
    account: tuple[LeftOut, ...] = ()

    @property
    def characters(self) -> int:
        """How many of them there are, blanks apart."""
        return sum(_length(row) for _, rows in self.pages for row in rows)


def legible(pages: Sequence[Page]) -> Legible:
    """Judges each font by all that is set in it. Rows that are mostly of unreadable letters are left out whole, and one
    character stands for all that follow each other; in other rows it stands for each piece.

    Wrong for a font that lies in less of its words than `is_legible` bears, and for one of few words.
    """
    ciphers = _ciphers(_texts(pages))
    if not ciphers:
        return Legible(pages)
    made: list[Page] = []
    account: list[LeftOut] = []
    for number, rows in pages:
        kept, lost = _kept([[_plain(piece, ciphers) for piece in row] for row in rows], ciphers)
        made.append((number, kept))
        account += left_out((words for row in lost for _, words in _stretches(row)), Reason.FONT, number)
    put_right = [number for number, rows in pages if any(ciphers.get(each.font) for row in rows for each in row)]
    return Legible(made, tuple(put_right), tuple(account))


def _texts(pages: Sequence[Page]) -> dict[str, str]:
    """All that is set in each font, a line for each stretch of it."""
    texts = defaultdict[str, list[str]](list)
    for _, rows in pages:
        for row in rows:
            for font, words in _stretches(row):
                texts[font].append(words)
    return {font: "\n".join(lines) for font, lines in texts.items() if font}


def _stretches(row: Row) -> Iterator[tuple[str, str]]:
    """Stretches of one font, words that kerning cuts in pieces whole."""
    text = row[0].text
    for before, piece in pairwise(row):
        if piece.font != before.font:
            yield before.font, text
            text = piece.text
        else:
            text += f"{' ' if piece.x0 - before.x1 > WORD_GAP * piece.size else ''}{piece.text}"
    yield row[-1].font, text


def _ciphers(texts: Mapping[str, str]) -> dict[str, Cipher | None]:
    """What makes text of the characters of each font that lies, None where nothing does.

    A font of too few words is judged by the ciphers of others, where as it stands it makes no words.
    """
    found = {font: deciphered(text) for font, text in texts.items()}
    known = {cipher for cipher in found.values() if cipher}
    for font, text in texts.items() if known else ():
        if not found[font] and not has_shape(text):
            found[font] = next((cipher for cipher in known if has_shape(cipher(text))), None)
    return {font: cipher for font, cipher in found.items() if cipher or not is_legible(texts[font])}


def _plain(piece: Piece, ciphers: Mapping[str, Cipher | None]) -> Piece:
    cipher = ciphers.get(piece.font)
    return replace(piece, text=cipher(piece.text)) if cipher else piece


def _kept(rows: Sequence[Row], ciphers: Mapping[str, Cipher | None]) -> tuple[list[Row], list[Row]]:
    """The rows with what is unreadable replaced, and what of them was."""
    kept: list[Row] = []
    lost: list[Row] = []
    for row in rows:
        lying = [piece for piece in row if ciphers.get(piece.font, str) is None and piece.text.strip()]
        if 2 * _length(lying) > _length(row):
            if not (lost and kept and kept[-1][0].text == UNREADABLE):
                kept.append([replace(row[0], text=UNREADABLE, x1=row[-1].x1)])
            lost.append(row)
        else:
            kept.append([replace(piece, text=UNREADABLE) if piece in lying else piece for piece in row])
            lost += [lying] if lying else []
    return kept, lost


def _length(pieces: Row) -> int:
    """How many characters some pieces have, blanks and what stands for the unreadable apart."""
    return sum(len("".join(piece.text.replace(UNREADABLE, "").split())) for piece in pieces)
