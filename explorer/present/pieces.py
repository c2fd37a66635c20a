"""Texts in pieces: what is equal, inserted or deleted, and which figures took the place of others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from explorer.model.comparison import Change, Difference, Figure, Pair, Quantity
from explorer.model.report import Report
from explorer.translation import tr


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one side; a figure on the newer side also has what it was."""

    text: str
    change: Change = Change.EQUAL
    was: str = ""


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A figure at the characters `start..end` of a paragraph's words, and what it was; "" on the older side. `across`
    is the label of the paragraph in which the other report has it."""

    start: int
    end: int
    across: str
    was: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures that differ between two reports, by paragraph label."""

    older: dict[str, list[Quoted]] = field(default_factory=dict)
    newer: dict[str, list[Quoted]] = field(default_factory=dict)


def figures_between(older: Report, newer: Report, pair: Pair, figures: Iterable[Figure]) -> Figures:
    """The figures of a comparison that two of its reports both have, and not alike."""
    result = Figures()
    lefts, rights = ({one.label: one.words for one in report.paragraphs()} for report in (older, newer))
    for figure in figures:
        by_report = {quantity.report: quantity for quantity in figure.values}
        one, other = by_report.get(pair.left_report), by_report.get(pair.right_report)
        if one is None or other is None or (one.value, one.qualifier) == (other.value, other.qualifier):
            continue
        before, after = (
            _trimmed(quantity, words.get(quantity.paragraph, "")) for quantity, words in ((one, lefts), (other, rights))
        )
        common = _shared_words(before[0], after[0])
        here = Quoted(before[1] + common, before[1] + len(before[0]), other.paragraph)
        there = Quoted(after[1] + common, after[1] + len(after[0]), one.paragraph, before[0][common:])
        result.older.setdefault(one.paragraph, []).append(here)
        result.newer.setdefault(other.paragraph, []).append(there)
    return result


def _trimmed(quantity: Quantity, words: str) -> tuple[str, int]:
    """The figure as printed, and where it begins."""
    text = words[quantity.start : quantity.end]
    return text.strip(), quantity.start + len(text) - len(text.lstrip())


def _shared_words(one: str, other: str) -> int:
    """How many characters two figures share before their numbers: "more than " of "more than 3,000"."""
    words = zip(one.split(" ")[:-1], other.split(" ")[:-1], strict=False)
    return sum(len(word) + 1 for word, _ in takewhile(lambda pair: pair[0] == pair[1], words))


def sides(found: Sequence[Difference]) -> tuple[list[Piece], list[Piece]]:
    """The pieces of the older and of the newer text."""
    older = [Piece(one.older, one.change) for one in found if one.older]
    newer = [
        Piece(one.newer, one.change, one.older if one.change is Change.FIGURE else "") for one in found if one.newer
    ]
    return older, newer


def cut(pieces: Sequence[Piece], lengths: Sequence[int]) -> list[Pieces]:
    """Pieces of texts joined by blanks, as pieces of each text."""
    result: list[Pieces] = []
    rest = list(pieces)
    for length in lengths:
        mine: list[Piece] = []
        while rest and length > 0:
            piece = rest.pop(0)
            mine.append(Piece(piece.text[:length], piece.change, piece.was))
            if len(piece.text) > length:
                rest.insert(0, Piece(piece.text[length:], piece.change))
            length -= len(piece.text)
        if rest:
            over = rest.pop(0)
            rest[:0] = [Piece(over.text[1:], over.change, over.was)] if over.text[1:] else []
        result.append(tuple(mine))
    return result


def with_figures(pieces: Sequence[Piece], figures: Iterable[Quoted]) -> Pieces:
    """The same text with these figures as pieces of their own."""
    result, rest = [], sorted(figures, key=lambda figure: figure.start)
    place = 0
    for piece in pieces:
        end = place + len(piece.text)
        inside = [figure for figure in rest if place <= figure.start and figure.end <= end]
        result += [piece] if piece.change is Change.FIGURE else _split(piece, inside, place)
        place = end
    return tuple(result)


def _split(piece: Piece, figures: Sequence[Quoted], place: int) -> list[Piece]:
    result, done = [], 0
    for figure in figures:
        start, end = figure.start - place, figure.end - place
        if start < done:
            continue
        result += [replace(piece, text=piece.text[done:start])] if start > done else []
        result.append(Piece(piece.text[start:end], Change.FIGURE, figure.was))
        done = end
    return [*result, replace(piece, text=piece.text[done:])] if done < len(piece.text) else result


def changes_in_words(pieces: Sequence[Piece]) -> str:
    """The changes of a row in words."""
    inserted = [piece.text.strip() for piece in pieces if piece.change is Change.INSERTED]
    deleted = [piece.text.strip() for piece in pieces if piece.change is Change.DELETED]
    figures = [f"{piece.was.strip()} → {piece.text.strip()}" for piece in pieces if piece.was]
    moved = list(dict.fromkeys(piece.text.strip() for piece in pieces if piece.change is Change.MOVED))
    parts = (
        (tr("figures: {}"), figures),
        (tr("inserted: {}"), inserted),
        (tr("deleted: {}"), deleted),
        (tr("moved within the paragraph: {}"), moved),
    )
    return ". ".join(words.format("; ".join(ones)) for words, ones in parts if ones)
