"""What changed between two reports as rows: the headings with their totals, and below each what changed under it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum, auto
from itertools import groupby, pairwise

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.model.comparison import Change, State, Totals
from explorer.model.digest import Digest, DigestKind, DigestLine, DigestSection
from explorer.model.report import Block, Item, Paragraph, Report, Section
from explorer.present.pieces import Piece, Pieces
from explorer.present.words import full_heading, paragraphs, place_name, totals_in_words, year_titles
from explorer.translation import counted, tr
from explorer.ui.figures.model import other_basis

Index = QModelIndex | QPersistentModelIndex

_SHORT_YEAR = 4
_MOST_WAYS = 3
DOCUMENTS = (DigestKind.NEWLY_CITED, DigestKind.NO_LONGER_CITED)


class Only(Enum):
    """Which lines are shown. Among ALL the edited paragraphs of a section are one line."""

    ALL = auto()
    FIGURES = auto()
    NEW = auto()
    DROPPED = auto()
    MOVED = auto()
    EDITED = auto()
    DOCUMENTS = auto()


KINDS = {
    Only.FIGURES: (DigestKind.FIGURE,),
    Only.NEW: (DigestKind.NEW,),
    Only.DROPPED: (DigestKind.DROPPED,),
    Only.MOVED: (DigestKind.MOVED,),
    Only.EDITED: (DigestKind.EDITED,),
    Only.DOCUMENTS: DOCUMENTS,
}


class Role(IntEnum):
    ROW = Qt.ItemDataRole.UserRole.value


@dataclass(frozen=True, slots=True)
class DigestRow:
    """A heading (`kind` None) or a line below one. `label` says what happened, `place` where it stands now (or stood),
    `detail` adds a quiet line. `older` and `newer` are the eIds of the places."""

    kind: DigestKind | None
    label: str
    place: str
    pieces: Pieces
    detail: str = ""
    older: str | None = None
    newer: str | None = None

    @property
    def words(self) -> str:
        return "".join(f"{piece.was} → {piece.text}" if piece.was else piece.text for piece in self.pieces)

    def __str__(self) -> str:
        """What a screen reader says."""
        head = ", ".join(part for part in (self.label, self.place) if part)
        parts = (self.words, head, self.detail) if self.kind is None else (head, self.words, self.detail)
        return ". ".join(part.rstrip(".") for part in parts if part)


class DigestModel(QAbstractListModel):
    """The rows of a digest, filtered as the reader likes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer: _Writer | None = None
        self._rows: list[DigestRow] = []
        self._only, self._wanted = Only.ALL, ""

    def show(self, digest: Digest, older: Report, newer: Report) -> None:
        self._writer = _Writer(digest, older, newer)
        self._arrange()

    def narrow(self, only: Only, words: str) -> None:
        """Show lines of one kind only, and only those that have the words, in their heading or themselves."""
        if (only, words) != (self._only, self._wanted):
            self._only, self._wanted = only, words
            self._arrange()

    @property
    def only(self) -> Only:
        return self._only

    @property
    def rows(self) -> list[DigestRow]:
        """The rows on show."""
        return self._rows

    def row_of(self, eid: str, older: bool = False) -> int | None:
        """The row of an element of the newer report, or of the older one; where it has none, that of its section or of
        the section that goes before."""
        if self._writer is None:
            return None
        for row, one in enumerate(self._rows):
            if one.kind is not None and eid == (one.older if older else one.newer):
                return row
        wanted = self._writer.heading_of(eid, older)
        found = None
        for row, one in enumerate(self._rows):
            if one.kind is None and self._writer.order(one) <= wanted:
                found = row
        return found

    def heading(self, row: int) -> int:
        """The row of the heading above a line."""
        return next((above for above in range(row, -1, -1) if self._rows[above].kind is None), 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return str(row)
        return None

    def _arrange(self) -> None:
        self.beginResetModel()
        self._rows = list(self._filtered()) if self._writer else []
        self.endResetModel()

    def _filtered(self) -> Iterator[DigestRow]:
        assert self._writer is not None
        words, everything = self._wanted.casefold().strip(), self._only is Only.ALL
        for section in self._writer.digest.sections:
            head = self._writer.head(section)
            if head is None:
                continue
            lines = self._writer.lines(section, self._only)
            if words and words not in head.words.casefold():
                lines = [line for line in lines if words in str(line).casefold()]
                told = bool(lines)
            else:
                told = bool(lines) or everything
            if told:
                yield head
                yield from lines


class _Writer:
    """Puts the sections and lines of a digest into words."""

    def __init__(self, digest: Digest, older: Report, newer: Report) -> None:
        self.digest = digest
        self._older, self._newer = _Places(older), _Places(newer)
        self._years = year_titles((older, newer))
        self._order = {
            (side, eid): place
            for place, section in enumerate(digest.sections)
            for side, eids in ((False, (section.newer,)), (True, section.older))
            for eid in eids
            if eid
        }

    def order(self, head: DigestRow) -> int:
        """The place of a heading among the sections of the digest."""
        return self._order.get((False, head.newer) if head.newer else (True, head.older or ""), 0)

    def heading_of(self, eid: str, older: bool) -> int:
        """The place of the section that holds an element; 0 where it is out of scope."""
        section = (self._older if older else self._newer).section_of.get(eid)
        return self._order.get((older, section.eid), 0) if section else 0

    def head(self, section: DigestSection) -> DigestRow | None:
        own = self._newer.section(section.newer) if section.newer else self._older.section(section.older[0])
        if own is None:
            return None
        pieces = (Piece(full_heading(own)),)
        older = section.older[0] if section.older else None
        return DigestRow(None, self._told(section), "", pieces, self._origin(section, own), older, section.newer)

    def lines(self, section: DigestSection, only: Only) -> list[DigestRow]:
        if only is not Only.ALL:
            return [self._line(line) for line in section.lines if line.kind in KINDS[only]]
        told: list[DigestRow] = []
        moved = {line.newer for line in section.lines if line.kind is DigestKind.MOVED}
        for kinds in KINDS.values():
            lines = [line for line in section.lines if line.kind in kinds]
            if kinds == KINDS[Only.EDITED]:  # Those that were moved as well are told of already.
                lines = [line for line in lines if line.newer not in moved]
            if kinds == KINDS[Only.EDITED] and len(lines) > 1:
                told.append(self._edited(lines))
            else:
                told += map(self._line, lines)
        return told

    def _told(self, section: DigestSection) -> str:
        """The totals of a section as the year matrix has them: "3 kept · 1 new"."""
        totals = section.totals
        if section.newer is None:
            told = [counted(totals.dropped, tr("1 dropped"), tr("%1 dropped"))] if totals.dropped else []
            elsewhere = totals.kept_older + totals.edited_older
            told += [counted(elsewhere, tr("1 elsewhere now"), tr("%1 elsewhere now"))] if elsewhere else []
            return " · ".join(told)
        numbers = (totals.kept, totals.edited, totals.new, totals.dropped)
        return " · ".join(words for number, words in zip(numbers, totals_in_words(totals), strict=True) if number)

    def _origin(self, section: DigestSection, own: Section) -> str:
        if section.newer is None:
            return "; ".join((tr("no counterpart in {}").format(self._years[1]), *self._ways(section.elsewhere)))
        if not section.older:
            return tr("new section")
        before = self._older.section(section.older[0])
        if before is None:
            return ""
        parts = (
            [tr("was {}").format(place_name(before.path))] if place_name(before.path) != place_name(own.path) else []
        )
        parts += [tr("was “{}”").format(before.title)] if State.RETITLED in section.states else []
        return ", ".join(parts)

    def _ways(self, elsewhere: Iterable[tuple[str, str]]) -> list[str]:
        """Where paragraphs of a section that ended stand now; of one that was split, all its parts."""
        ways = []
        for was, now in groupby(elsewhere, key=lambda way: way[0]):
            places = self._newer.names([eid for _, eid in now])
            ways.append(tr("{} is now at {}").format(self._older.name(was), ", ".join(places)))
        more = len(ways) - _MOST_WAYS
        return [*ways[:_MOST_WAYS], tr("{} more elsewhere").format(more)] if more > 0 else ways

    def _line(self, line: DigestLine) -> DigestRow:
        place = self._newer.name(line.newer) if line.newer else self._before(line.older or "")
        detail = ""
        pieces: Pieces = (Piece(line.text),)
        if line.kind is DigestKind.FIGURE:
            detail = "" if line.comparable else tr("not comparable: {}").format(other_basis())
            pieces = (Piece(f"{line.text[:1].upper()}{line.text[1:]}: "), Piece(line.now, Change.FIGURE, line.was))
        elif line.kind is DigestKind.MOVED and line.older:
            detail = tr("from {}").format(self._older.name(line.older, whole=True))
        return DigestRow(line.kind, _label(line.kind), place, pieces, detail, line.older, line.newer)

    def _before(self, eid: str) -> str:
        """A place of the older report, with its year where that is short."""
        year, name = self._years[0], self._older.name(eid)
        return f"{year}, {name}" if len(year) <= _SHORT_YEAR else tr("was {}").format(name)

    def _edited(self, lines: Sequence[DigestLine]) -> DigestRow:
        """All edited paragraphs of a section in one line."""
        names = [self._newer.name(line.newer or "") for line in lines]
        first, last = names[0], names[-1].removeprefix(tr("para. {}").format(""))
        words = tr("{}, from {} to {}").format(paragraphs(len(lines)), first, last)
        kind = DigestKind.EDITED
        return DigestRow(kind, _label(kind), first, (Piece(words),), "", lines[0].older, lines[0].newer)


class _Places:
    """Names of the places of a report, by eId."""

    def __init__(self, report: Report) -> None:
        self.section_of: dict[str, Section] = {section.eid: section for section in report.walk()}
        self._blocks: dict[str, Block] = {}
        for section, block in report.blocks():
            self._blocks[block.eid] = block
            self.section_of[block.eid] = section
            for eid in _items(block):
                self.section_of[eid] = section

    def section(self, eid: str) -> Section | None:
        found = self.section_of.get(eid)
        return found if found and found.eid == eid else None

    def name(self, eid: str, whole: bool = False) -> str:
        """ "para. 38", "Annex I/7", as a `whole` "IV.A.2, para. 38"; of unnumbered text the section."""
        section, block = self.section_of.get(eid), self._blocks.get(eid)
        home = (place_name(section.path) or section.title) if section else ""
        if not (isinstance(block, Paragraph) and block.label):
            return home
        number = tr("para. {}").format(block.number)
        if whole and home:
            return f"{home}, {number}"
        return number if block.label == block.number else block.label

    def names(self, eids: Sequence[str]) -> list[str]:
        """Each place with its section named once, numbers that follow each other as one: "IV.A.1, paras. 35–37"."""
        blocks = [self._blocks.get(eid) for eid in eids]
        homes = {self.section_of[eid].eid for eid in eids if eid in self.section_of}
        labels = [block.label or "" for block in blocks if isinstance(block, Paragraph)]
        numbers = [int(label) for label in labels if label.isdecimal()]
        follow = all(second == first + 1 for first, second in pairwise(numbers))
        if len(homes) == 1 and 1 < len(eids) == len(numbers) and follow:
            home = self.section_of[eids[0]]
            return [place_name(home.path) or home.title, tr("paras. {}–{}").format(labels[0], labels[-1])]
        names = [self.name(eid, whole=True) for eid in eids[:1]]
        return names + [self.name(eid) for eid in eids[1:]]


def _items(block: Block) -> Iterator[str]:
    def below(items: Iterable[Item]) -> Iterator[str]:
        for item in items:
            yield item.eid
            yield from below(item.items)

    return below(block.items) if isinstance(block, Paragraph) else iter(())


def _label(kind: DigestKind) -> str:
    return {
        DigestKind.FIGURE: tr("Figure"),
        DigestKind.NEW: tr("New"),
        DigestKind.DROPPED: tr("Dropped"),
        DigestKind.MOVED: tr("Moved"),
        DigestKind.EDITED: tr("Edited"),
        DigestKind.NEWLY_CITED: tr("Newly cited"),
        DigestKind.NO_LONGER_CITED: tr("No longer cited"),
    }[kind]


def labels() -> list[str]:
    """All that a line may begin with."""
    return [_label(kind) for kind in DigestKind]


def totals_line(totals: Totals, alone: bool) -> str:
    """The totals of the whole report, or of the one section that is told of."""
    scope = tr("This section:") if alone else tr("Whole report:")
    moved = counted(totals.moved, tr("1 moved"), tr("%1 moved"))
    return " ".join([scope, " · ".join([*totals_in_words(totals), moved])])
