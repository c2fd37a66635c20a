"""What a row of the comparison shows and says on each side."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from explorer.language import Language, language
from explorer.model.comparison import Difference, State, Strength
from explorer.model.link_reasons import LinkReason
from explorer.model.marks import Spans, read_by_ocr
from explorer.model.names import numbers_of
from explorer.model.report import Item, Paragraph, Table
from explorer.model.text import plain
from explorer.present.alignment import Element, Kind, Perhaps, Row
from explorer.present.emphasis import italics
from explorer.present.names import joined, numbers
from explorer.present.ocr import READ
from explorer.present.pieces import (
    Figures,
    Piece,
    Pieces,
    Quoted,
    changes_in_words,
    cut,
    sides,
    with_figures,
)
from explorer.present.reasons import reasons_in_words
from explorer.present.words import states_in_words, strength_in_words
from explorer.translation import counted, tr

LINE = "\u2028"
"""Begins a new line within a paragraph, and is one character as the blank in its words is."""

Differ = Callable[[str, str, Language], Sequence[Difference]]


class Tone(Enum):
    """How a part is set: as running text, as a heading, or as a note about what stands elsewhere or nowhere."""

    TEXT = auto()
    HEADING = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, heading or note: a quiet line above, and the text. `moved` sets that line apart; `italics`, `shared`
    (words that both texts have, of which little else was carried over) and `marked` (what the reader asked for) are
    characters of the text. `eid` is that of the paragraph or heading, "" for a note."""

    caption: str
    pieces: tuple[Piece, ...]
    tone: Tone = Tone.TEXT
    moved: bool = False
    italics: Spans = ()
    eid: str = ""
    shared: Spans = ()
    marked: Spans = ()

    @property
    def words(self) -> str:
        """The text of all its pieces, whatever their change."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a row shows: the parts of the older and of the newer report, and of a third one."""

    older: tuple[Part, ...] = ()
    newer: tuple[Part, ...] = ()
    far: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Writer:
    """Puts rows into words. `years` names the older and the newer report; `newer_is_spine` as in `align`.

    Of a paragraph that was rewritten only the figures are marked, and what its link rests on, unless `every_word` is
    wanted. `sections` are the
    eIds of older and newer sections that correspond. Where the spine tells of another report already, what happened is
    `told_across`. `tell_sections` where it is said of what came along with its section, as no view of rows needs to.
    Words are compared as those of the `language`.
    """

    years: tuple[str, str]
    newer_is_spine: bool
    differ: Differ
    language: Language = field(default_factory=language)
    figures: Figures = field(default_factory=Figures)
    every_word: bool = False
    sections: frozenset[tuple[str, str]] = frozenset()
    told_across: bool = False
    tell_sections: bool = False

    def happened(self, row: Row) -> list[str]:
        """What happened to the heading of a row and how sure that is, where captions and notes do not tell it."""
        return list(self._states(row)) if row.spine and row.strength else []

    def shown(self, row: Row) -> Shown:
        """The parts of a row for the older and the newer report; nothing of a third one."""
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
            return words.format(row.other[0].section.name, _where(row.spine))
        return words.format(_numbers(row.other), _where(row.spine))

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
        return ". ".join(part for part in ("; ".join((*captions, *notes)), changes_in_words(pieces), text) if part)

    def across(self, row: Row) -> str:
        """What the older report alone has in a row, in words: "2018: para. 32, edited"."""
        if row.kind is Kind.MARKER:
            return f"{self.years[0]}: {self.marker(row)}"
        parts = self.shown(row).older
        told = [part.caption or part.words for part in parts]
        return f"{self.years[0]}: {'; '.join(told)}" if told else ""

    def why(self, row: Row) -> str:
        """How sure the counterparts are, and what speaks for them; what is perhaps a counterpart where there is none;
        "" where there is neither."""
        if row.perhaps is not None:
            return ": ".join((self.perhaps(row.perhaps), ", ".join(reasons_in_words(row.perhaps.reasons))))
        if row.strength is None:
            return ""
        return ": ".join(
            part for part in (strength_in_words(row.strength), ", ".join(reasons_in_words(row.reasons))) if part
        )

    def _sides(self, shown: Shown) -> list[tuple[str, tuple[Part, ...]]]:
        return [(self.years[0], shown.older), (self.years[1], shown.newer)]

    def _headings(self, members: Sequence[Element], row: Row, spine: bool) -> tuple[Part, ...]:
        if members:
            return tuple(self._heading(member, row, not spine and member.eid in row.moved) for member in members)
        if row.beside:
            return self._all_beside(row)
        return (_note(self._missing(spine, row.perhaps)),) if row.linked else ()

    def _heading(self, member: Element, row: Row, moved: bool) -> Part:
        if moved:
            origin = self._origin(member, row.spine[0])
            return Part(origin, (Piece(member.section.title),), Tone.HEADING, moved, eid=member.eid)
        return Part("", (Piece(member.section.full_heading),), Tone.HEADING, eid=member.eid)

    def _texts(self, row: Row) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        older, newer = (row.other, row.spine) if self.newer_is_spine else (row.spine, row.other)
        left, right = self._pieces(older, newer, row)
        spine_pieces, other_pieces = (right, left) if self.newer_is_spine else (left, right)
        spine = [
            Part(self._caption(member, row), pieces, italics=_italics(member), eid=member.eid)
            for member, pieces in zip(row.spine, spine_pieces, strict=True)
        ]
        other = [
            Part(
                self._other_caption(member, row),
                pieces,
                moved=member.eid in row.moved,
                italics=_italics(member),
                eid=member.eid,
            )
            for member, pieces in zip(row.other, other_pieces, strict=True)
        ]
        other += self._all_beside(row)
        if not spine and row.linked:
            spine = [_note(self._missing(True, row.perhaps))]
        if not other and row.linked:
            other = [_note(self._missing(False, row.perhaps))]
        return tuple(self._with_shared(spine, row, True)), tuple(self._with_shared(other, row, False))

    def _with_shared(self, parts: Sequence[Part], row: Row, spine: bool) -> list[Part]:
        """The parts with what a rewritten paragraph shares with its counterparts, while not every word is marked."""
        if State.REWRITTEN not in row.states or self.every_word:
            return list(parts)
        newer = spine is self.newer_is_spine
        return [replace(part, shared=quoted_in(part, row.reasons, newer)) for part in parts]

    def _pieces(
        self, older: Sequence[Element], newer: Sequence[Element], row: Row
    ) -> tuple[list[Pieces], list[Pieces]]:
        """The texts of both sides with their differences marked where they are linked and not rewritten. Several
        paragraphs on a side are compared as one text."""
        olds, news = [_words(one) for one in older], [_words(one) for one in newer]
        left: list[Pieces] = [(Piece(text),) for text in olds]
        right: list[Pieces] = [(Piece(text),) for text in news]
        marked = row.linked and (self.every_word or State.REWRITTEN not in row.states)
        if olds and news and marked:
            before, after = sides(self.differ(" ".join(olds), " ".join(news), self.language))
            left, right = cut(before, [len(text) for text in olds]), cut(after, [len(text) for text in news])
        left, right = _marked(left, older, newer, self.figures.older), _marked(right, newer, older, self.figures.newer)
        return left, right

    def _caption(self, member: Element, row: Row) -> str:
        states = self._states(row) if row.linked and not self.told_across else ()
        return " · ".join(part for part in (name(member), *states, _read(member)) if part)

    def _other_caption(self, member: Element, row: Row) -> str:
        states = self._states(row) if row.linked and self.told_across else ()
        where = self._origin(member, row.spine[0]) if member.eid in row.moved else name(member)
        return " · ".join(part for part in (where, *states, _read(member)) if part)

    def _states(self, row: Row) -> Iterable[str]:
        told_before = State.RENUMBERED, State.RETITLED  # Both are told by what was before.
        yield from states_in_words(row.states, told_before, self.tell_sections and row.with_section)
        before = () if self.told_across else _labels(row.other)
        if State.RENUMBERED in row.states and before and not row.moved:
            yield (tr("was {}") if self.newer_is_spine else tr("now {}")).format(_listed(before))
        if row.strength in (Strength.LIKELY, Strength.DOUBTFUL):
            likely = row.strength is Strength.LIKELY
            yield tr("likely counterpart") if likely else tr("doubtful counterpart")

    def _origin(self, member: Element, home: Element) -> str:
        """Where what has moved to `home` stands in its own report; the section only where it is, or has, another."""
        one, other = member.section, home.section
        pair = (one.eid, other.eid) if self.newer_is_spine else (other.eid, one.eid)
        inside = pair in self.sections and numbers_of(one.path) == numbers_of(other.path)
        words = tr("from {}") if self.newer_is_spine else tr("now at {}")
        return words.format(_numbers([member]) if inside and member.numbered else _where([member]))

    def _all_beside(self, row: Row) -> tuple[Part, ...]:
        """Counterparts that another row shows: where they stand, and beside what they are shown."""
        notes = []
        for one, home in row.beside:
            moved = one.eid in row.moved
            where = self._origin(one, row.spine[0]) if moved else _where([one])
            notes.append(_note(tr("{}, shown beside {}").format(where, _where([home])), moved))
        return tuple(notes)

    def _missing(self, spine: bool, perhaps: Perhaps | None) -> str:
        newer = spine is self.newer_is_spine
        missing = tr("No counterpart in {}").format(self.years[1] if newer else self.years[0])
        return f"{missing}; {self.perhaps(perhaps)}" if perhaps else missing

    def perhaps(self, perhaps: Perhaps) -> str:
        """ "perhaps IV.A.2, para. 38"."""
        return tr("perhaps {}").format(_where([perhaps.element]))


def quoted_in(part: Part, reasons: Iterable[LinkReason], newer: bool) -> Spans:
    """The characters of a part of the older or the `newer` report that some reasons quote."""
    quotes = [quote.right if newer else quote.left for reason in reasons for quote in reason.quotes]
    own = [quote for quote in quotes if quote.eid == part.eid]
    if part.tone is Tone.HEADING:  # The number stands before the title.
        found = [(part.words.find(quote.text), len(quote.text)) for quote in own]
        return tuple((start, start + length) for start, length in found if start >= 0)
    return tuple((quote.start, quote.end) for quote in own)


def _numbers(members: Sequence[Element]) -> str:
    """ "para. 38", "paras. 38–43", or the name of an unnumbered text."""
    return numbers(list(dict.fromkeys(_labels(members)))) or tr("text")


def _where(members: Sequence[Element]) -> str:
    section = members[0].section.name
    return section if members[0].block is None else joined(section, _numbers(members))


def name(member: Element) -> str:
    """A numbered paragraph as "para. 46", by its label; "" for anything else."""
    return numbers(_labels([member]))


def _words(member: Element) -> str:
    """The words of a paragraph, each sub-paragraph on a line of its own; of a table its caption and size."""
    if isinstance(member.block, Table):
        rows = counted(len(member.block.rows), tr("1 row"), tr("%1 rows"))
        return f"{member.block.caption or tr('Table')} ({rows})"
    return LINE.join(_lines(member.block)) if member.block else ""


def _read(member: Element) -> str:
    """That OCR read a paragraph: what differs may be a word that it misread."""
    return READ if member.block and read_by_ocr(member.block) else ""


def _italics(member: Element) -> Spans:
    return italics(member.block) if isinstance(member.block, Paragraph) else ()


def _lines(part: Paragraph | Item) -> list[str]:
    """As in `Paragraph.words`, but in lines; joined by one character they have the same places."""
    words = plain(part.text)
    first = f"{part.number} {words}" if isinstance(part, Item) else words
    return [line for line in (first, *(line for item in part.items for line in _lines(item))) if line]


def _note(words: str, moved: bool = False) -> Part:
    return Part("", (Piece(words),), Tone.NOTE, moved)


def _labels(members: Sequence[Element]) -> list[str]:
    """The numbers of the numbered paragraphs."""
    return [member.block.label for member in members if isinstance(member.block, Paragraph) and member.block.label]


def _listed(labels: Sequence[str]) -> str:
    """ "46", "46 and 48", "46, 48 and 50"."""
    *before, last = labels
    return tr("{} and {}").format(", ".join(before), last) if before else last


def _marked(
    texts: Sequence[Pieces], members: Sequence[Element], across: Sequence[Element], figures: dict[str, list[Quoted]]
) -> list[Pieces]:
    """The texts of one side with the figures that the paragraphs across have too, as pieces of their own."""
    shown = set(_labels(across))
    result = []
    for pieces, member in zip(texts, members, strict=True):
        own = [one for label in _labels([member]) for one in figures.get(label, []) if one.across in shown]
        result.append(with_figures(pieces, own))
    return result
