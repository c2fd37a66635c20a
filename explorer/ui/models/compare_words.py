"""What a row of the comparison shows and says on each side."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from explorer.model.comparison import Change, Difference, State, Strength
from explorer.model.report import Paragraph
from explorer.ui.models.alignment import Element, Kind, Row
from explorer.ui.models.words import heading, place_name, tr

Differ = Callable[[str, str], Sequence[Difference]]


class Tone(Enum):
    TEXT = auto()
    HEADING = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one side; a figure on the newer side also has what it was."""

    text: str
    change: Change = Change.EQUAL
    was: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, heading or note: a quiet line above, and the text. `moved` sets that line apart."""

    caption: str
    pieces: tuple[Piece, ...]
    tone: Tone = Tone.TEXT
    moved: bool = False

    @property
    def words(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row shows: the parts of the older and of the newer report."""

    older: tuple[Part, ...]
    newer: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Writer:
    """Puts rows into words. `years` names the older and the newer report; `newer_is_spine` as in `align`."""

    years: tuple[str, str]
    newer_is_spine: bool
    differ: Differ

    def shown(self, row: Row) -> Shown:
        spine: tuple[Part, ...] = ()
        if row.kind is Kind.MARKER:
            other: tuple[Part, ...] = (_note(self.marker(row), moved=True),)
        elif row.kind is Kind.HEADING:
            spine, other = self._headings(row.spine, row, True), self._headings(row.other, row, False)
        else:
            spine, other = self._texts(row)
        return Shown(other, spine) if self.newer_is_spine else Shown(spine, other)

    def marker(self, row: Row) -> str:
        """ "paras. 38–43 → now at IV.E.4.(a), paras. 69–74"."""
        words = tr("{} → now at {}") if self.newer_is_spine else tr("{} ← was at {}")
        if row.other[0].block is None:
            return words.format(_section(row.other[0]), place_name(row.spine[0].section.path) or "–")
        return words.format(numbers(row.other), _where(row.spine))

    def spoken(self, row: Row) -> str:
        """The row in words for those who cannot see it."""
        if row.kind is Kind.MARKER:
            return self.marker(row)
        shown = self.shown(row)
        if row.kind is Kind.HEADING:
            sides = [f"{year}: {part.words}" for year, parts in self._sides(shown) for part in parts]
            return ". ".join(sides)
        captions = [part.caption for part in (*shown.newer, *shown.older) if part.caption]
        notes = [part.words for part in (*shown.newer, *shown.older) if part.tone is Tone.NOTE]
        pieces = [piece for parts in (shown.older, shown.newer) for part in parts for piece in part.pieces]
        text = next(
            (part.words for parts in (shown.newer, shown.older) for part in parts if part.tone is Tone.TEXT), ""
        )
        return ". ".join(part for part in ("; ".join((*captions, *notes)), _said(pieces), text) if part)

    def _sides(self, shown: Shown) -> list[tuple[str, tuple[Part, ...]]]:
        return [(self.years[0], shown.older), (self.years[1], shown.newer)]

    def _headings(self, members: Sequence[Element], row: Row, spine: bool) -> tuple[Part, ...]:
        if members:
            return tuple(
                Part(
                    self._origin(member) if not spine and member.eid in row.moved else "",
                    (Piece(heading(member.section)),),
                    Tone.HEADING,
                    not spine and member.eid in row.moved,
                )
                for member in members
            )
        if row.beside:
            return tuple(_note(self._beside(one, home)) for one, home in row.beside)
        return (_note(self._missing(spine)),)

    def _texts(self, row: Row) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        spine_words, other_words = [_words(one) for one in row.spine], [_words(one) for one in row.other]
        older, newer = (other_words, spine_words) if self.newer_is_spine else (spine_words, other_words)
        left, right = self._pieces(older, newer)
        spine_pieces, other_pieces = (right, left) if self.newer_is_spine else (left, right)
        spine = [
            Part(self._caption(member, row), pieces) for member, pieces in zip(row.spine, spine_pieces, strict=True)
        ]
        other = [
            Part(self._other_caption(member, row), pieces, moved=member.eid in row.moved)
            for member, pieces in zip(row.other, other_pieces, strict=True)
        ]
        other += [_note(self._beside(one, home)) for one, home in row.beside]
        if not spine and row.linked:
            spine = [_note(self._missing(True))]
        if not other and row.linked:
            other = [_note(self._missing(False))]
        return tuple(spine), tuple(other)

    def _pieces(self, older: list[str], newer: list[str]) -> "tuple[list[tuple[Piece, ...]], list[tuple[Piece, ...]]]":
        """The texts of both sides with their differences marked; several on a side are compared as one text."""
        if not older or not newer:
            return [(Piece(text),) for text in older], [(Piece(text),) for text in newer]
        found = self.differ(" ".join(older), " ".join(newer))
        left = [Piece(one.older, one.change) for one in found if one.older]
        right = [
            Piece(one.newer, one.change, one.older if one.change is Change.FIGURE else "") for one in found if one.newer
        ]
        return _cut(left, [len(text) for text in older]), _cut(right, [len(text) for text in newer])

    def _caption(self, member: Element, row: Row) -> str:
        return " · ".join((name(member), *self._states(row))) if row.linked else name(member)

    def _other_caption(self, member: Element, row: Row) -> str:
        if member.eid in row.moved:
            return self._origin(member)
        return name(member)

    def _states(self, row: Row) -> Iterable[str]:
        words = {
            State.SAME: tr("kept"),
            State.EDITED: tr("edited"),
            State.FIGURES: tr("figures"),
            State.MOVED: tr("moved"),
            State.SPLIT: tr("split"),
            State.MERGED: tr("merged"),
            State.NEW: tr("new"),
            State.DROPPED: tr("dropped"),
        }
        yield from (word for state, word in words.items() if state in row.states)
        if State.RENUMBERED in row.states and row.other:
            yield (tr("was {}") if self.newer_is_spine else tr("now {}")).format(row.other[0].block.label)  # type: ignore[union-attr]
        if row.strength in (Strength.LIKELY, Strength.DOUBTFUL):
            yield tr("likely") if row.strength is Strength.LIKELY else tr("doubtful")

    def _origin(self, member: Element) -> str:
        words = tr("from {}") if self.newer_is_spine else tr("now at {}")
        return words.format(_where([member]) if member.block else place_name(member.section.path))

    def _beside(self, one: Element, home: Element) -> str:
        return tr("{}, shown beside {}").format(_where([one]), _where([home]))

    def _missing(self, spine: bool) -> str:
        newer = spine is self.newer_is_spine
        return tr("No counterpart in {}").format(self.years[1] if newer else self.years[0])


def numbers(members: Sequence[Element]) -> str:
    """ "para. 38", "paras. 38–43", or the name of an unnumbered text."""
    labels = [member.block.label for member in members if isinstance(member.block, Paragraph) and member.block.label]
    if not labels:
        return tr("text")
    if len(labels) == 1:
        return tr("para. {}").format(labels[0])
    return tr("paras. {}–{}").format(labels[0], labels[-1])


def _where(members: Sequence[Element]) -> str:
    section = place_name(members[0].section.path)
    if members[0].block is None:
        return section
    return ", ".join(part for part in (section, numbers(members)) if part)


def _section(member: Element) -> str:
    return place_name(member.section.path) if member.section.number else member.section.title


def name(member: Element) -> str:
    return numbers([member]) if member.numbered else ""


def _words(member: Element) -> str:
    return member.block.words if member.block else ""


def _note(words: str, moved: bool = False) -> Part:
    return Part("", (Piece(words),), Tone.NOTE, moved)


def _cut(pieces: Sequence[Piece], lengths: Sequence[int]) -> list[tuple[Piece, ...]]:
    """Pieces of texts joined by blanks, as pieces of each text."""
    result: list[tuple[Piece, ...]] = []
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


def _said(pieces: Sequence[Piece]) -> str:
    """The changes of a row in words."""
    inserted = [piece.text.strip() for piece in pieces if piece.change is Change.INSERTED]
    deleted = [piece.text.strip() for piece in pieces if piece.change is Change.DELETED]
    figures = [f"{piece.was.strip()} → {piece.text.strip()}" for piece in pieces if piece.was]
    parts = ((tr("figures: {}"), figures), (tr("inserted: {}"), inserted), (tr("deleted: {}"), deleted))
    return ". ".join(words.format("; ".join(said)) for words, said in parts if said)
