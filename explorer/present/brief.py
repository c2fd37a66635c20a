"""A digest as a brief of at most two pages: what changed, in the reports' own words, with citations for both years.

It is shortened openly: sentences are cut after a whole word, with an ellipsis, and what finds no room is counted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil, sqrt

from explorer.export.citation import short_citation, source_text
from explorer.export.compilation import printable
from explorer.language import language
from explorer.language.sentences import opening
from explorer.model.brief import Brief, BriefChapter
from explorer.model.comparison import State, Totals
from explorer.model.digest import Digest, DigestKind, DigestLine, DigestSection
from explorer.model.names import report_names
from explorer.model.passage import Address
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run, Text, plain
from explorer.present.digest import DOCUMENTS, ToldLine, label, no_basis, told_once
from explorer.present.words import capital, ended_in_words, moved_in_words, paragraphs, state_in_words, totals_in_words
from explorer.translation import counted, tr

MOST_WORDS = 900
_MOST_LINES = 92.0
_CHARACTERS = 88
_MOST_CHAPTERS = 12
_LARGE = 4
_HEAD_LINES, _ITEM_SPACE, _TITLE_LINES = 3.2, 0.2, 4.0
_OPENING_WORDS, _NAME_WORDS = 24, 8
_MOST_SYMBOLS = 6

_ORDER = tuple(DigestKind)
_PARAGRAPHS = (DigestKind.NEW, DigestKind.DROPPED, DigestKind.MOVED, DigestKind.REWRITTEN, DigestKind.EDITED)


def brief(digest: Digest, older: Report, newer: Report) -> Brief:
    """The brief of a digest of two reports."""
    return _Writer(digest, older, newer).brief()


@dataclass(slots=True)
class _Item:
    """Some lines told in one item."""

    kind: DigestKind
    text: Text
    lines: int = 1

    @property
    def cost(self) -> "_Room":
        return _Room(ceil(len(plain(self.text)) / _CHARACTERS) + _ITEM_SPACE, len(plain(self.text).split()))


@dataclass(frozen=True, slots=True)
class _Room:
    """Space on the pages: lines of print, and words."""

    lines: float
    words: int

    def __sub__(self, other: "_Room") -> "_Room":
        return _Room(self.lines - other.lines, self.words - other.words)

    def holds(self, other: "_Room") -> bool:
        return self.lines >= other.lines and self.words >= other.words


@dataclass(slots=True, eq=False)
class _Chapter:
    title: str
    totals: str
    items: list[_Item]
    taken: list[_Item] = field(default_factory=list)
    full: bool = False

    @property
    def claim(self) -> float:
        """Which chapter has the next item: large ones have more, small ones some (highest averages of roots)."""
        return sqrt(sum(item.lines for item in self.items)) / (len(self.taken) + 1)

    @property
    def next(self) -> _Item | None:
        return None if self.full or len(self.taken) == len(self.items) else self.items[len(self.taken)]

    def written(self) -> BriefChapter:
        items = sorted(self.taken, key=lambda item: _ORDER.index(item.kind))
        rest = _rest(self.items[len(self.taken) :], bool(items))
        return BriefChapter(self.title, self.totals, tuple(item.text for item in items), rest)


class _Writer:
    def __init__(self, digest: Digest, older: Report, newer: Report) -> None:
        self._digest, self._older, self._newer = digest, older, newer
        self._sections = {section.newer: section for section in digest.sections if section.newer}
        self._years = report_names((older, newer))
        self._ended = [section for section in digest.sections if section.newer is None]

    def brief(self) -> Brief:
        chapters = [self._chapter(*part) for part in self._parts()]
        if self._ended:
            chapters.append(self._ended_chapter())
        chapters = [chapter for chapter in chapters if chapter.items]
        sources = tuple(source_text(report) for report in (self._newer, self._older))
        _fill(chapters, _room(chapters, sources))
        written = tuple(chapter.written() for chapter in chapters)
        return Brief(self._title(), self._lead(), written, sources)

    def _title(self) -> str:
        scope = self._newer.section_of(self._digest.scope) if self._digest.scope else None
        if scope is None:
            return tr("What changed from {} to {}").format(*self._years)
        return tr("{}: what changed from {} to {}").format(printable(scope.full_heading), *self._years)

    def _lead(self) -> str:
        totals = self._digest.totals
        before = str(totals.older) if totals.older else tr("none")
        told = [tr("{}, {} before: {}").format(paragraphs(totals.newer), before, _told(totals))]
        told += [moved_in_words(totals)] * bool(totals.moved)
        return ", ".join(told) + "."

    # Chapters

    def _parts(self) -> list[tuple[Section, bool]]:
        """The sections that have a chapter of their own, and whether what is below them is in it. Large ones are
        taken apart while there is room for more headings."""
        scope = self._digest.scope
        parts = [(one, True) for one in self._newer.sections if scope is None]
        parts += [(one, True) for one in self._newer.walk() if one.eid == scope]
        total = sum(self._weight(section, True) for section, _ in parts)
        while True:
            large = [
                (self._weight(section, whole), number)
                for number, (section, whole) in enumerate(parts)
                if whole and section.sections and self._weight(section, True) * _LARGE > total
            ]
            if not large:
                return parts
            number = max(large)[1]
            section = parts[number][0]
            apart = [(section, False)] * bool(self._weight(section, False))
            apart += [(below, True) for below in section.sections if self._weight(below, True)]
            if len(parts) - 1 + len(apart) > _MOST_CHAPTERS:
                return parts
            parts[number : number + 1] = apart

    def _weight(self, section: Section, whole: bool) -> int:
        return sum(len(told.lines) for told in self._told_in(section, whole))

    def _told_in(self, section: Section, whole: bool) -> list[DigestSection]:
        found = section.walk() if whole else iter((section,))
        return [self._sections[one.eid] for one in found if one.eid in self._sections]

    def _chapter(self, section: Section, whole: bool) -> _Chapter:
        told = self._sections.get(section.eid)
        title = section.full_heading
        if told and told.states == {State.NEW}:
            title += f" ({state_in_words(State.NEW)})"
        elif told and State.RETITLED in told.states:
            before = self._older.find(told.older[0])
            was = tr("was “{}”").format(_cut(before.title, _NAME_WORDS)) if isinstance(before, Section) else ""
            title += f" ({was})" if was else ""
        totals = capital(f"{_told(told.totals)}.") if told and whole and told.totals != Totals() else ""
        lines = [line for one in self._told_in(section, whole) for line in one.lines]
        return _Chapter(printable(title), totals, self._items(lines))

    def _items(self, lines: Sequence[DigestLine]) -> list[_Item]:
        """The first of each kind, the second of each kind, and so on: what is told is of all kinds."""
        by_kind: defaultdict[DigestKind, list[ToldLine]] = defaultdict(list)
        for told in told_once(lines):
            by_kind[told.line.kind].append(told)
        ranked: list[tuple[int, _Item]] = []
        for kind in _ORDER:
            if kind in DOCUMENTS and by_kind[kind]:
                ranked.append((0, self._documents(kind, [told.line for told in by_kind[kind]])))
            else:
                ranked += [(rank, _Item(kind, self._line(told))) for rank, told in enumerate(by_kind[kind])]
        return [item for _, item in sorted(ranked, key=lambda each: each[0])]

    def _ended_chapter(self) -> _Chapter:
        """Sections of the older report without a counterpart, an item for each."""
        items = []
        for section in self._ended:
            heading = self._older.find(section.older[0])
            dropped = [line for line in section.lines if line.kind is DigestKind.DROPPED]
            if not isinstance(heading, Section):
                continue
            told = f" ({', '.join((paragraphs(section.totals.older), *ended_in_words(section.totals)))})"
            text: Text = (
                Run(printable(heading.full_heading), bold=True),
                Run(told if section.totals.older else ""),
                Run(printable(self._sample_of(section, dropped))),
            )
            items.append(_Item(DigestKind.DROPPED, text, max(1, len(dropped))))
        return _Chapter(tr("No counterpart in {}").format(self._years[1]), "", items)

    def _sample_of(self, ended: DigestSection, dropped: Sequence[DigestLine]) -> str:
        """The first paragraph of a section that ended which was dropped; else the first that stands elsewhere, as it
        is now; with its place."""
        words, was, now = "", None, None
        if dropped:
            words, was = dropped[0].text, dropped[0].older
        elif ended.elsewhere:
            was, now = ended.elsewhere[0]
            paragraph = self._newer.find(now)
            words = opening(paragraph.words, language(self._newer.language)) if isinstance(paragraph, Paragraph) else ""
        return f": {_cut(words, _OPENING_WORDS)} ({self._cited(was, now)})" if words else ""

    # Items

    def _line(self, told: ToldLine) -> Text:
        line, happened = told.line, told.label
        if line.kind is DigestKind.MOVED and line.older:
            origin = self._older.section_of(line.older)
            happened += ", " + tr("from {}").format(_cut(origin.name, _NAME_WORDS)) if origin else ""
        words = _cut(line.text, _OPENING_WORDS)
        if line.kind is DigestKind.FIGURE:
            words = f"{line.text}: {line.was} → {line.now}{'' if line.comparable else f', {no_basis()}'}"
        cited = self._cited(line.older, line.newer)
        if line.perhaps:
            perhaps = self._cited(None, line.perhaps) if line.older else self._cited(line.perhaps, None)
            cited = tr("{}; perhaps {}").format(cited, perhaps)
        return (Run(f"{printable(happened)}: ", bold=True), Run(f"{printable(words)} ({cited})"))

    def _documents(self, kind: DigestKind, lines: Sequence[DigestLine]) -> _Item:
        named = [f"{line.text} ({self._cited(line.older, line.newer)})" for line in lines[:_MOST_SYMBOLS]]
        more = len(lines) - len(named)
        words = ", ".join(named) + (" " + tr("and {} more").format(more) if more else "")
        return _Item(kind, (Run(f"{label(kind)}: ", bold=True), Run(printable(words))), len(lines))

    def _cited(self, older: str | None, newer: str | None) -> str:
        """Where both reports have it, the older one first."""
        places = ((self._older, older), (self._newer, newer))
        return printable("; ".join(short_citation(report, Address(report.id, eid)) for report, eid in places if eid))


def _fill(chapters: Sequence[_Chapter], room: _Room) -> None:
    """Give the chapters their items until the pages are full."""
    while waiting := [chapter for chapter in chapters if chapter.next]:
        chapter = max(waiting, key=lambda chapter: chapter.claim)
        item = chapter.next
        if item and room.holds(item.cost):
            room -= item.cost
            chapter.taken.append(item)
        else:
            chapter.full = True


def _room(chapters: Sequence[_Chapter], sources: Sequence[Text]) -> _Room:
    """What the headings, the sentences about what is left out and the sources leave of two pages."""
    heads = sum(_HEAD_LINES + len(chapter.title) // _CHARACTERS for chapter in chapters)
    cited = sum(ceil(len(plain(source)) / _CHARACTERS) for source in sources)
    words = sum(len(chapter.title.split()) + len(chapter.totals.split()) + 8 for chapter in chapters)
    words += sum(len(plain(source).split()) for source in sources) + 30
    return _Room(_MOST_LINES - _TITLE_LINES - heads - cited, MOST_WORDS - words)


def _told(totals: Totals) -> str:
    return ", ".join(totals_in_words(totals)) or tr("nothing changed")


def _rest(items: Iterable[_Item], after: bool) -> str:
    """What is not told, `after` what is: "And 8 more new, 21 dropped; 2 figures; 8 documents no longer cited."."""
    left = Counter[DigestKind]()
    for item in items:
        left[item.kind] += item.lines
    texts = [f"{left[kind]} {label(kind).lower()}" for kind in _ORDER if kind in _PARAGRAPHS and left[kind]]
    parts = [", ".join(texts)] * bool(texts)
    parts += [counted(left[DigestKind.FIGURE], tr("1 figure"), tr("%1 figures"))] * bool(left[DigestKind.FIGURE])
    parts += [f"{_documents_in_words(left[kind])} {label(kind).lower()}" for kind in DOCUMENTS if left[kind]]
    if not parts:
        return ""
    told = "; ".join(parts) + "."
    number, _, words = told.partition(" ")
    return tr("And {} more {}").format(number, words) if after else told


def _documents_in_words(number: int) -> str:
    return counted(number, tr("1 document"), tr("%1 documents"))


def _cut(sentence: str, most: int) -> str:
    words = sentence.split()
    return sentence if len(words) <= most else " ".join(words[:most]).rstrip(",;:") + " …"
