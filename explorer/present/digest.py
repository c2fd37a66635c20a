"""What changed between two reports as rows: what weighs most by topic, or all by heading, with its totals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from explorer.model.comparison import Change, Difference, State, Totals
from explorer.model.digest import Digest, DigestKind, DigestLine, DigestSection, StanceCount, Topic
from explorer.model.names import numbers_of, report_names
from explorer.model.report import Report, Section
from explorer.places import Only
from explorer.present.names import Places, joined
from explorer.present.pieces import Piece, Pieces
from explorer.present.words import (
    beside_in_words,
    buckets_in_words,
    ended_in_words,
    moved_in_words,
    perhaps_in_words,
    totals_in_words,
)
from explorer.translation import counted, tr

_SHORT_YEAR = 4
_MOST_WAYS = 3
_MOST_SECTIONS = 4  # that ended, and that are new, among the main changes
_MOST_VERBS = 12  # what two lines below a heading have room for
DOCUMENTS = (DigestKind.NEWLY_CITED, DigestKind.NO_LONGER_CITED)


KINDS = {
    Only.FIGURES: (DigestKind.FIGURE,),
    Only.NEW: (DigestKind.NEW,),
    Only.DROPPED: (DigestKind.DROPPED,),
    Only.MOVED: (DigestKind.MOVED,),
    Only.REWRITTEN: (DigestKind.REWRITTEN,),
    Only.EDITED: (DigestKind.EDITED,),
    Only.DOCUMENTS: DOCUMENTS,
}


@dataclass(frozen=True, slots=True)
class DigestRow:
    """A heading (`kind` None), of a section or of a topic, which has no place; or a line below one. `label` says what
    happened, `place` where it stands now (or stood), `detail` adds a quiet line. `older` and `newer` are the eIds of
    the places, `perhaps` that of what is perhaps the counterpart, in the other report."""

    kind: DigestKind | None
    label: str
    place: str
    pieces: Pieces
    detail: str = ""
    older: str | None = None
    newer: str | None = None
    perhaps: str | None = None

    @property
    def is_section(self) -> bool:
        """Whether it is the heading of a section."""
        return self.kind is None and bool(self.newer or self.older)

    @property
    def words(self) -> str:
        """What it says on one line; what changed in it as "186 → 189" and "[was] is"."""
        return "".join(map(_in_words, self.pieces))

    def __str__(self) -> str:
        """What a screen reader says."""
        head = ", ".join(part for part in (self.label, self.place) if part)
        parts = (self.words, head, self.detail) if self.kind is None else (head, self.words, self.detail)
        return ". ".join(part.rstrip(".") for part in parts if part)


def _in_words(piece: Piece) -> str:
    if piece.change is Change.DELETED:
        blank = " " * piece.text[-1:].isspace()
        return f"[{piece.text.strip()}]{blank}"
    return f"{piece.was.strip()} → {piece.text}" if piece.was else piece.text


class DigestText:
    """Puts the sections and lines of a digest into words."""

    def __init__(self, digest: Digest, older: Report, newer: Report) -> None:
        self.digest = digest
        self._older, self._newer = Places(older), Places(newer)
        self._years, self._ids = report_names((older, newer)), (older.id, newer.id)
        self._order = {
            (side, eid): place
            for place, section in enumerate(digest.sections)
            for side, eids in ((False, (section.newer,)), (True, section.older))
            for eid in eids
            if eid
        }

    def is_of(self, older: Report, newer: Report) -> bool:
        """Whether it tells of these two reports."""
        return (older.id, newer.id) == self._ids

    def rows(self, only: Only = Only.ALL, words: str = "") -> list[DigestRow]:
        """Lines of one kind or of all, and only those that have the words, in their heading or themselves. A heading
        stands above its lines; among all lines every heading is told."""
        wanted = words.casefold().strip()
        if only is Only.ALL:
            shown = self.digest.shown
            told = {topic: self._topic(topic, lines, wanted) for topic, lines in shown.items()}
            documents = told.pop(Topic.DOCUMENTS, [])
            return [*chain.from_iterable(told.values()), *self._structure(wanted), *documents]
        found = []
        for section in self.digest.sections:
            head = self.head(section)
            if head is None:
                continue
            lines = [] if only is Only.RETITLED else self.lines(section, only)
            whole = only is Only.CHANGED or (only is Only.RETITLED and State.RETITLED in section.states)
            if wanted and wanted not in head.words.casefold():
                lines, whole = [line for line in lines if wanted in str(line).casefold()], False
            if lines or whole:
                found += [head, *lines]
        return found

    def _topic(self, topic: Topic, lines: Sequence[DigestLine], wanted: str) -> list[DigestRow]:
        """The lines of a topic below its title, which tells how many more there are."""
        rows = [row for row in map(self._row, lines) if wanted in str(row).casefold()]
        whole = sum(line.topic is topic for line in self.digest.lines())
        told = tr("{} of {}").format(len(rows), whole) if len(rows) < whole else ""
        detail = stances_in_words(self.digest.stances) if topic is Topic.OBSERVATIONS and not wanted else ""
        return [DigestRow(None, told, "", (Piece(topic_title(topic)),), detail), *rows] if rows else []

    def _structure(self, wanted: str) -> list[DigestRow]:
        """The sections that ended or are new, the largest, below their title. What is below one is told with it."""
        alone = [each for each in self.digest.sections if not (each.newer and each.older)]
        owned = [(each, own) for each in alone if (own := self._own(each))]
        below = {inner.eid for _, own in owned for inner in own.walk() if inner is not own}
        outer = [(each, own) for each, own in owned if own.eid not in below]
        sizes = [-len(own.paragraphs()) for _, own in outer]
        new = [place for place, (each, _) in enumerate(outer) if each.newer]
        ended = [place for place, (each, _) in enumerate(outer) if not each.newer]
        largest = (place for some in (ended, new) for place in sorted(some, key=sizes.__getitem__)[:_MOST_SECTIONS])
        found = [self._ended_or_new(*outer[place]) for place in sorted(largest)]
        rows = [row for row in found if wanted in str(row).casefold()]
        told = tr("{} of {}").format(len(rows), len(outer)) if len(rows) < len(outer) else ""
        return [DigestRow(None, told, "", (Piece(tr("Sections that ended or are new")),)), *rows] if rows else []

    def _ended_or_new(self, section: DigestSection, own: Section) -> DigestRow:
        """A section as a line of its own."""
        kind, happened = (DigestKind.NEW, new_section()) if section.newer else (DigestKind.DROPPED, ended_section())
        detail = "; ".join(self._perhaps(section)) if section.newer else self._origin(section, own)
        words = (Piece(own.full_heading),)
        older = section.older[0] if section.older else None
        return DigestRow(kind, happened, self._told(section), words, detail, older, section.newer, section.perhaps)

    def _own(self, section: DigestSection) -> Section | None:
        return self._newer.section(section.newer) if section.newer else self._older.section(section.older[0])

    def row_of(self, rows: Sequence[DigestRow], eid: str, older: bool = False) -> int | None:
        """Among some rows that of an element of the newer report, or of the older one; where it has none, that of its
        section or of the section that goes before; below topics, the first line of its section."""
        for row, one in enumerate(rows):
            if one.kind is not None and eid == (one.older if older else one.newer):
                return row
        wanted = self.heading_of(eid, older)
        heads = [row for row, one in enumerate(rows) if one.is_section and self.order(one) <= wanted]
        lines = [row for row, one in enumerate(rows) if one.kind is not None and self._section_of(one) == wanted]
        return next(iter([*heads[-1:], *lines]), None)

    def row_near(self, rows: Sequence[DigestRow], eid: str, older: bool = False) -> int | None:
        """Among some rows the one nearest to an element that has none, by its section."""
        wanted = self.heading_of(eid, older)
        places = [row for row, one in enumerate(rows) if one.newer or one.older]
        return min(places, key=lambda row: abs(self._section_of(rows[row]) - wanted), default=None)

    def _section_of(self, row: DigestRow) -> int:
        """The place of the section in which a line stands."""
        return self.heading_of(row.newer or row.older or "", row.newer is None)

    def order(self, head: DigestRow) -> int:
        """The place of a heading among the sections of the digest."""
        return self._order.get((False, head.newer) if head.newer else (True, head.older or ""), 0)

    def heading_of(self, eid: str, older: bool) -> int:
        """The place of the section that holds an element; 0 where it is out of scope."""
        section = (self._older if older else self._newer).section_of.get(eid)
        return self._order.get((older, section.eid), 0) if section else 0

    def head(self, section: DigestSection) -> DigestRow | None:
        """The heading of a section with its totals; None where the report has no such section."""
        own = self._own(section)
        if own is None:
            return None
        pieces = (Piece(own.full_heading),)
        older = section.older[0] if section.older else None
        detail = self._origin(section, own)
        return DigestRow(None, self._told(section), "", pieces, detail, older, section.newer, section.perhaps)

    def lines(self, section: DigestSection, only: Only = Only.CHANGED) -> list[DigestRow]:
        """The changes of a section of one kind, or all in the order of kinds."""
        kinds = KINDS[only] if only in KINDS else [kind for kinds in KINDS.values() for kind in kinds]
        ranks = {kind: rank for rank, kind in enumerate(kinds)}
        return [
            self._row(one) for one in sorted(section.lines, key=lambda one: ranks.get(one.kind, 0)) if one.is_of(*kinds)
        ]

    def _told(self, section: DigestSection) -> str:
        """The totals of a section as the year matrix has them: "3 kept · 1 new"."""
        totals = section.totals
        if section.newer is None:
            return " · ".join(ended_in_words(totals))
        return " · ".join(totals_in_words(totals))

    def _origin(self, section: DigestSection, own: Section) -> str:
        if section.newer is None:
            missing = tr("no counterpart in {}").format(self._years[1])
            return "; ".join((missing, *self._perhaps(section), *self._ways(section.elsewhere)))
        if not section.older:
            return "; ".join((tr("new section"), *self._perhaps(section)))
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

    def _row(self, line: DigestLine) -> DigestRow:
        place = self._newer.short(line.newer) if line.newer else self._before(line.older or "")
        detail = " · ".join(self._details(line))
        return DigestRow(line.kind, label(line), place, row_pieces(line), detail, line.older, line.newer, line.perhaps)

    def _details(self, line: DigestLine) -> Iterable[str]:
        if line.kind is DigestKind.FIGURE and not line.comparable:
            yield beside_in_words(line.differs)
        if line.before and line.after and line.restated:
            yield tr("{} → {}").format(line.before.words, line.after.words)
        if line.moved and line.older:
            yield tr("from {}").format(self._older.name(line.older))
        if line.more:
            yield counted(line.more, tr("1 more sentence changed"), tr("%1 more sentences changed"))
        yield from self._perhaps(line)

    def _perhaps(self, told: DigestLine | DigestSection) -> list[str]:
        """What is perhaps the counterpart of what has none: "perhaps 2020, IV.A.2, para. 38"."""
        if not told.perhaps:
            return []
        where, year = (self._older, self._years[0]) if told.newer else (self._newer, self._years[1])
        return [tr("perhaps {}").format(joined(year, where.name(told.perhaps)))]

    def _before(self, eid: str) -> str:
        """A place of the older report, with its year where that is short."""
        year, name = self._years[0], self._older.short(eid)
        return joined(year, name) if len(year) <= _SHORT_YEAR else tr("was {}").format(name)


def row_pieces(line: DigestLine) -> Pieces:
    """What a line tells, with what changed in it."""
    if line.kind is DigestKind.FIGURE:
        return Piece(f"{line.text[:1].upper()}{line.text[1:]}: "), Piece(line.now, Change.FIGURE, line.was)
    return tuple(map(_piece, line.differences)) or (Piece(line.text),)


def _piece(difference: Difference) -> Piece:
    """A difference as a piece of one text that shows old and new words after each other."""
    if difference.change is Change.FIGURE:
        return Piece(difference.newer, Change.FIGURE, difference.older)
    return Piece(difference.newer or difference.older, difference.change)


def topic_title(topic: Topic) -> str:
    """The title above the lines of a topic."""
    return {
        Topic.OBSERVATIONS: tr("Observations and recommendations"),
        Topic.MANDATES: tr("Mandates and dates"),
        Topic.FIGURES: tr("Figures"),
        Topic.NEW: tr("New"),
        Topic.DROPPED: tr("Dropped"),
        Topic.CHANGED: tr("Edited and rewritten"),
        Topic.DOCUMENTS: tr("Documents cited"),
    }[topic]


def stances_in_words(stances: Sequence[StanceCount]) -> str:
    """How often which verbs are said: "urge 1 → 4, thank 2"."""
    most = sorted(stances, key=lambda one: -len(one.older + one.newer))[:_MOST_VERBS]
    told = [one for one in stances if one in most]
    return ", ".join(_count_in_words(one) for one in told)


def _count_in_words(one: StanceCount) -> str:
    was, now = len(one.older), len(one.newer)
    return f"{one.words} {now}" if was == now else f"{one.words} {was} → {now}"


def label(line: DigestLine) -> str:
    """What a line begins with."""
    if line.moved and line.kind is not DigestKind.MOVED:
        return {DigestKind.EDITED: tr("Moved and edited"), DigestKind.REWRITTEN: tr("Moved and rewritten")}[line.kind]
    return kind_label(line.kind)


def kind_label(kind: DigestKind) -> str:
    """What lines of a kind begin with."""
    return {
        DigestKind.FIGURE: tr("Figure"),
        DigestKind.NEW: tr("New"),
        DigestKind.DROPPED: tr("Dropped"),
        DigestKind.MOVED: tr("Moved"),
        DigestKind.EDITED: tr("Edited"),
        DigestKind.REWRITTEN: tr("Rewritten"),
        DigestKind.NEWLY_CITED: tr("Newly cited"),
        DigestKind.NO_LONGER_CITED: tr("No longer cited"),
    }[kind]


def new_section() -> str:
    """What the line of a section begins with that has no counterpart in the older report."""
    return tr("New section")


def ended_section() -> str:
    """The same of one that has none in the newer report."""
    return tr("Section ended")


def labels() -> list[str]:
    """All that a line may begin with."""
    moved = tr("Moved and edited"), tr("Moved and rewritten")
    return [*map(kind_label, DigestKind), *moved, new_section(), ended_section()]


def nothing_told(only: Only, words: str) -> str:
    """What is said in place of the lines where none fits."""
    if words.strip():
        return tr("No change with these words.")
    return tr("Nothing changed.") if only in (Only.ALL, Only.CHANGED) else tr("Nothing of this kind changed.")


def totals_line(totals: Totals, alone: bool) -> str:
    """The totals of the whole report, or of the one section that is told of."""
    scope = tr("This section:") if alone else tr("Whole report:")
    told = [*buckets_in_words(totals), moved_in_words(totals), *perhaps_in_words(totals)]
    return f"{scope} {' · '.join(told)}"
