"""What changed between two reports as rows: the headings with their totals, and below each what changed under it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from explorer.model.comparison import Change, State, Totals
from explorer.model.digest import Digest, DigestKind, DigestLine, DigestSection
from explorer.model.names import numbers_of, report_names
from explorer.model.report import Report, Section
from explorer.present.names import Places, joined
from explorer.present.pieces import Piece, Pieces
from explorer.present.words import buckets_in_words, ended_in_words, moved_in_words, paragraphs, totals_in_words
from explorer.translation import tr

_SHORT_YEAR = 4
_MOST_WAYS = 3
DOCUMENTS = (DigestKind.NEWLY_CITED, DigestKind.NO_LONGER_CITED)


class Only(StrEnum):
    """Which lines are shown, by the titles among which a reader chooses. Among ALL the paragraphs of a section that
    were edited in their place are one line."""

    ALL = tr("All")
    FIGURES = tr("Figures")
    NEW = tr("New")
    DROPPED = tr("Dropped")
    MOVED = tr("Moved")
    EDITED = tr("Edited")
    DOCUMENTS = tr("Documents")


KINDS = {
    Only.FIGURES: (DigestKind.FIGURE,),
    Only.NEW: (DigestKind.NEW,),
    Only.DROPPED: (DigestKind.DROPPED,),
    Only.MOVED: (DigestKind.MOVED,),
    Only.EDITED: (DigestKind.EDITED,),
    Only.DOCUMENTS: DOCUMENTS,
}


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
        """What it says on one line; a figure that changed as "186 → 189"."""
        return "".join(f"{piece.was} → {piece.text}" if piece.was else piece.text for piece in self.pieces)

    def __str__(self) -> str:
        """What a screen reader says."""
        head = ", ".join(part for part in (self.label, self.place) if part)
        parts = (self.words, head, self.detail) if self.kind is None else (head, self.words, self.detail)
        return ". ".join(part.rstrip(".") for part in parts if part)


class DigestText:
    """Puts the sections and lines of a digest into words."""

    def __init__(self, digest: Digest, older: Report, newer: Report) -> None:
        self.digest = digest
        self._older, self._newer = Places(older), Places(newer)
        self._years = report_names((older, newer))
        self._order = {
            (side, eid): place
            for place, section in enumerate(digest.sections)
            for side, eids in ((False, (section.newer,)), (True, section.older))
            for eid in eids
            if eid
        }

    def rows(self, only: Only = Only.ALL, words: str = "") -> list[DigestRow]:
        """Lines of one kind or of all, and only those that have the words, in their heading or themselves. A heading
        stands above its lines; among all lines every heading is told."""
        wanted, found = words.casefold().strip(), []
        for section in self.digest.sections:
            head = self.head(section)
            if head is None:
                continue
            lines, whole = self.lines(section, only), only is Only.ALL
            if wanted and wanted not in head.words.casefold():
                lines, whole = [line for line in lines if wanted in str(line).casefold()], False
            if lines or whole:
                found += [head, *lines]
        return found

    def every_line(self, section: DigestSection) -> list[DigestRow]:
        """All changes of a section, each by itself, in the order in which a heading has its kinds."""
        told = told_once(section.lines)
        return [self._row(one) for kinds in KINDS.values() for one in told if one.line.kind in kinds]

    def row_of(self, rows: Sequence[DigestRow], eid: str, older: bool = False) -> int | None:
        """Among some rows that of an element of the newer report, or of the older one; where it has none, that of its
        section or of the section that goes before."""
        for row, one in enumerate(rows):
            if one.kind is not None and eid == (one.older if older else one.newer):
                return row
        wanted = self.heading_of(eid, older)
        heads = [row for row, one in enumerate(rows) if one.kind is None and self.order(one) <= wanted]
        return heads[-1] if heads else None

    def order(self, head: DigestRow) -> int:
        """The place of a heading among the sections of the digest."""
        return self._order.get((False, head.newer) if head.newer else (True, head.older or ""), 0)

    def heading_of(self, eid: str, older: bool) -> int:
        """The place of the section that holds an element; 0 where it is out of scope."""
        section = (self._older if older else self._newer).section_of.get(eid)
        return self._order.get((older, section.eid), 0) if section else 0

    def head(self, section: DigestSection) -> DigestRow | None:
        """The heading of a section with its totals; None where the report has no such section."""
        own = self._newer.section(section.newer) if section.newer else self._older.section(section.older[0])
        if own is None:
            return None
        pieces = (Piece(own.full_heading),)
        older = section.older[0] if section.older else None
        return DigestRow(None, self._told(section), "", pieces, self._origin(section, own), older, section.newer)

    def lines(self, section: DigestSection, only: Only) -> list[DigestRow]:
        """The changes of one kind; or all, those that were edited in their place as one line."""
        if only is not Only.ALL:
            return [self._row(one) for one in told_once(section.lines) if one.is_of(KINDS[only])]
        rows = self.every_line(section)
        edited = [row for row in rows if row.kind is DigestKind.EDITED]
        if len(edited) < 2:
            return rows
        return [self._together(edited) if row is edited[0] else row for row in rows if row not in edited[1:]]

    def _told(self, section: DigestSection) -> str:
        """The totals of a section as the year matrix has them: "3 kept · 1 new"."""
        totals = section.totals
        if section.newer is None:
            return " · ".join(ended_in_words(totals))
        return " · ".join(totals_in_words(totals))

    def _origin(self, section: DigestSection, own: Section) -> str:
        if section.newer is None:
            return "; ".join((tr("no counterpart in {}").format(self._years[1]), *self._ways(section.elsewhere)))
        if not section.older:
            return tr("new section")
        before = self._older.section(section.older[0])
        if before is None:
            return ""
        number = numbers_of(before.path)
        parts = [tr("was {}").format(number)] if number not in ("", numbers_of(own.path)) else []
        parts += [tr("was “{}”").format(before.title)] if State.RETITLED in section.states else []
        return ", ".join(parts)

    def _ways(self, elsewhere: Iterable[tuple[str, str]]) -> list[str]:
        """Where paragraphs of a section that ended stand now; of one that was split, all its parts."""
        ways = []
        for was, moved in groupby(elsewhere, key=lambda way: way[0]):
            places = self._newer.together([now for _, now in moved])
            ways.append(tr("{} is now at {}").format(self._older.short(was), places))
        more = len(ways) - _MOST_WAYS
        return [*ways[:_MOST_WAYS], tr("{} more elsewhere").format(more)] if more > 0 else ways

    def _row(self, told: "ToldLine") -> DigestRow:
        line = told.line
        place = self._newer.short(line.newer) if line.newer else self._before(line.older or "")
        detail = ""
        pieces: Pieces = (Piece(line.text),)
        if line.kind is DigestKind.FIGURE:
            detail = "" if line.comparable else no_basis()
            pieces = (Piece(f"{line.text[:1].upper()}{line.text[1:]}: "), Piece(line.now, Change.FIGURE, line.was))
        elif line.kind is DigestKind.MOVED and line.older:
            detail = tr("from {}").format(self._older.name(line.older))
        return DigestRow(line.kind, told.label, place, pieces, detail, line.older, line.newer)

    def _before(self, eid: str) -> str:
        """A place of the older report, with its year where that is short."""
        year, name = self._years[0], self._older.short(eid)
        return joined(year, name) if len(year) <= _SHORT_YEAR else tr("was {}").format(name)

    def _together(self, rows: Sequence[DigestRow]) -> DigestRow:
        """All edited paragraphs of a section in one line."""
        first, last = rows[0].place, rows[-1].place.removeprefix(tr("para. {}").format(""))
        words = tr("{}, from {} to {}").format(paragraphs(len(rows)), first, last)
        return replace(rows[0], pieces=(Piece(words),))


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line as it is told: one of what moved also tells where the paragraph was `edited`."""

    line: DigestLine
    edited: bool = False

    @property
    def label(self) -> str:
        """What it begins with."""
        return _moved_and_edited() if self.edited else label(self.line.kind)

    def is_of(self, kinds: Collection[DigestKind]) -> bool:
        """Whether it tells a change of one of some kinds."""
        return self.line.kind in kinds or (self.edited and DigestKind.EDITED in kinds)


def told_once(lines: Sequence[DigestLine]) -> list[ToldLine]:
    """Each paragraph that changed in one line: one that has moved and was edited is not told of twice."""
    edited, moved = (
        {line.newer for line in lines if line.kind is kind} for kind in (DigestKind.EDITED, DigestKind.MOVED)
    )
    return [
        ToldLine(line, line.kind is DigestKind.MOVED and line.newer in edited)
        for line in lines
        if line.kind is not DigestKind.EDITED or line.newer not in moved
    ]


def _moved_and_edited() -> str:
    return tr("Moved and edited")


def label(kind: DigestKind) -> str:
    """What a line of a kind begins with."""
    return {
        DigestKind.FIGURE: tr("Figure"),
        DigestKind.NEW: tr("New"),
        DigestKind.DROPPED: tr("Dropped"),
        DigestKind.MOVED: tr("Moved"),
        DigestKind.EDITED: tr("Edited"),
        DigestKind.NEWLY_CITED: tr("Newly cited"),
        DigestKind.NO_LONGER_CITED: tr("No longer cited"),
    }[kind]


def no_basis() -> str:
    """What is said of a figure whose values cannot be compared."""
    return tr("beside each other, not comparable")


def labels() -> list[str]:
    """All that a line may begin with."""
    return [*map(label, DigestKind), _moved_and_edited()]


def nothing_told(only: Only, words: str) -> str:
    """What is said in place of the lines where none fits."""
    if words.strip():
        return tr("No change with these words.")
    return tr("Nothing changed.") if only is Only.ALL else tr("Nothing of this kind changed.")


def totals_line(totals: Totals, alone: bool) -> str:
    """The totals of the whole report, or of the one section that is told of."""
    scope = tr("This section:") if alone else tr("Whole report:")
    return f"{scope} {' · '.join([*buckets_in_words(totals), moved_in_words(totals)])}"
