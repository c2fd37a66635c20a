"""A digest as a brief of at most two pages: what weighs most, in the reports' own words, with citations for both years.

It is shortened openly: sentences are cut after a whole word, with an ellipsis, and what finds no room is counted.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import ceil

from explorer.export.citation import short_citation, source_text
from explorer.export.compilation import printable
from explorer.language import language
from explorer.language.sentences import opening
from explorer.model.brief import Brief, BriefChapter
from explorer.model.comparison import Change, Totals
from explorer.model.digest import Digest, DigestKind, DigestLine, DigestSection, Topic
from explorer.model.names import report_names
from explorer.model.passage import Address
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run, Text, plain
from explorer.present.digest import DOCUMENTS, kind_label, label, row_pieces, stances_in_words, topic_title
from explorer.present.pieces import Piece
from explorer.present.words import beside_in_words, ended_in_words, moved_in_words, paragraphs, totals_in_words
from explorer.translation import counted, tr

# What two pages hold as `export/word.py` sets them: tests/ui/test_brief_pages.py prints briefs and counts pages.
MOST_WORDS = 900
_MOST_LINES = 92.0
_CHARACTERS = 88
_HEAD_LINES, _ITEM_SPACE, _TITLE_LINES = 3.2, 0.2, 4.0

_MOST_IN_ITEM, _OPENING_WORDS, _NAME_WORDS = 36, 24, 8
_MOST_ENDED = 8
_SENTENCE_LEFT = 12  # words of the sentence at the end of a chapter that counts what found no room


def brief(digest: Digest, older: Report, newer: Report) -> Brief:
    """The brief of a digest of two reports."""
    return _Writer(digest, older, newer).brief()


class _Writer:
    def __init__(self, digest: Digest, older: Report, newer: Report) -> None:
        self._digest, self._older, self._newer = digest, older, newer
        self._years = report_names((older, newer))
        self._ended = [section for section in digest.sections if section.newer is None]

    def brief(self) -> Brief:
        sources = tuple(source_text(report) for report in (self._newer, self._older))
        ended = self._ended_chapter()
        told = self._digest.main(self._size, 1.0 - self._taken(sources, ended))
        chapters = [self._chapter(topic, told.get(topic, ())) for topic in Topic if self._of(topic)]
        return Brief(self._title(), self._lead(), (*chapters, *ended), sources)

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
        lead = ", ".join(told) + "."
        marked = any(line.differences for line in self._digest.lines())
        return f"{lead} {tr('[Words in brackets] were left out, words in bold type are new.')}" if marked else lead

    # Room, as shares of two pages

    def _size(self, line: DigestLine) -> float:
        return _share(plain(self._item(line)))

    def _taken(self, sources: Sequence[Text], ended: Sequence[BriefChapter]) -> float:
        """What title, lead, headings, sentences about what is left out, ended sections and sources take."""
        heads = [topic for topic in Topic if self._of(topic)]
        items = [plain(item) for chapter in ended for item in chapter.items]
        told = [*map(plain, sources), stances_in_words(self._digest.stances), *items]
        lines = _TITLE_LINES + _HEAD_LINES * (len(heads) + len(ended)) + sum(map(_lines, told))
        words = _SENTENCE_LEFT * len(heads) + sum(len(text.split()) for text in (self._lead(), *told))
        return max(lines / _MOST_LINES, words / MOST_WORDS)

    # Chapters

    def _of(self, topic: Topic) -> list[DigestLine]:
        return [line for line in self._digest.lines() if line.topic is topic]

    def _chapter(self, topic: Topic, lines: Sequence[DigestLine]) -> BriefChapter:
        told = {id(line) for line in lines}
        left = [line for line in self._of(topic) if id(line) not in told]
        verbs = stances_in_words(self._digest.stances) if topic is Topic.OBSERVATIONS else ""
        items = self._documents(lines) if topic is Topic.DOCUMENTS else [self._item(line) for line in lines]
        totals = tr("Verbs: {}.").format(verbs) if verbs else ""
        return BriefChapter(topic_title(topic), totals, tuple(items), _rest(left, bool(lines)))

    def _ended_chapter(self) -> list[BriefChapter]:
        """Sections of the older report without a counterpart, an item for each, if there are any."""
        items, more = [], len(self._ended) - _MOST_ENDED
        for section in self._ended[:_MOST_ENDED]:
            heading = self._older.find(section.older[0])
            if not isinstance(heading, Section):
                continue
            told = f" ({', '.join((paragraphs(section.totals.older), *ended_in_words(section.totals)))})"
            items.append(
                (
                    Run(printable(heading.full_heading), bold=True),
                    Run(told if section.totals.older else ""),
                    Run(printable(self._sample_of(section))),
                )
            )
        rest = counted(more, tr("And 1 more section."), tr("And %1 more sections.")) if more > 0 else ""
        title = tr("Sections without counterpart in {}").format(self._years[1])
        return [BriefChapter(title, "", tuple(items), rest)] if items else []

    def _sample_of(self, ended: DigestSection) -> str:
        """The first paragraph of a section that ended which was dropped; else the first that stands elsewhere, as it
        is now; with its place."""
        dropped = [line for line in ended.lines if line.kind is DigestKind.DROPPED]
        words, was, now = "", None, None
        if dropped:
            words, was = dropped[0].text, dropped[0].older
        elif ended.elsewhere:
            was, now = ended.elsewhere[0]
            paragraph = self._newer.find(now)
            words = opening(paragraph.words, language(self._newer.language)) if isinstance(paragraph, Paragraph) else ""
        return f": {_cut(words, _OPENING_WORDS)} ({self._cited(was, now)})" if words else ""

    # Items

    def _item(self, line: DigestLine) -> Text:
        happened = label(line)
        if line.moved and line.older:
            origin = self._older.section_of(line.older)
            happened += ", " + tr("from {}").format(_cut(origin.name, _NAME_WORDS)) if origin else ""
        told = [_run(piece) for piece in _cut_pieces(row_pieces(line), _MOST_IN_ITEM)]
        basis = [Run(f", {beside_in_words(line.differs)}")] if not line.comparable else []
        return (
            Run(f"{printable(happened)}: ", bold=True),
            *told,
            *basis,
            Run(printable(f" ({self._cited(line.older, line.newer)}{self._perhaps(line)})")),
        )

    def _perhaps(self, line: DigestLine) -> str:
        """What may be the counterpart of what is told as new or dropped."""
        if line.perhaps is None:
            return ""
        older, newer = (line.perhaps, None) if line.newer else (None, line.perhaps)
        return "; " + tr("perhaps {}").format(self._cited(older, newer))

    def _documents(self, lines: Iterable[DigestLine]) -> list[Text]:
        items = list[Text]()
        for kind in DOCUMENTS:
            named = [f"{one.text} ({self._cited(one.older, one.newer)})" for one in lines if one.kind is kind]
            if named:
                items.append((Run(f"{kind_label(kind)}: ", bold=True), Run(printable(", ".join(named)))))
        return items

    def _cited(self, older: str | None, newer: str | None) -> str:
        """Where both reports have it, the older one first."""
        places = ((self._older, older), (self._newer, newer))
        return printable("; ".join(short_citation(report, Address(report.id, eid)) for report, eid in places if eid))


def _run(piece: Piece) -> Run:
    """A piece as it stands in a brief: what was left out in brackets, what is new in bold type, figures with an
    arrow."""
    text = printable(piece.text)
    if piece.change is Change.DELETED:
        return Run(f"[{text.strip()}]{' ' * text[-1:].isspace()}")
    if piece.was:
        return Run(f"{printable(piece.was).strip()} → {text}")
    return Run(text, bold=piece.change is Change.INSERTED)


def _cut_pieces(pieces: Sequence[Piece], most: int) -> list[Piece]:
    """The first pieces with some words together, the last of them cut openly."""
    found, room = list[Piece](), most
    for piece in pieces:
        words = piece.text.split()
        if len(words) > room:
            return [*found, Piece(_cut(piece.text, room), piece.change, piece.was)]
        found.append(piece)
        room -= len(words)
    return found


def _share(text: str) -> float:
    """What share of two pages a paragraph takes, in lines or in words, whichever is more."""
    return max(_lines(text) / _MOST_LINES, len(text.split()) / MOST_WORDS)


def _lines(text: str) -> float:
    return ceil(len(text) / _CHARACTERS) + _ITEM_SPACE


def _told(totals: Totals) -> str:
    return ", ".join(totals_in_words(totals)) or tr("nothing changed")


def _rest(lines: Iterable[DigestLine], after: bool) -> str:
    """What is not told, `after` what is: "And 8 more: 6 new, 2 moved."."""
    left = Counter(line.kind for line in lines)
    if not left:
        return ""
    told = ", ".join(f"{left[kind]} {kind_label(kind).lower()}" for kind in DigestKind if left[kind])
    more = tr("And {} more").format(left.total())
    return f"{more}." if after and len(left) == 1 else f"{more}: {told}." if after else f"{told}."


def _cut(sentence: str, most: int) -> str:
    words = sentence.split()
    return sentence if len(words) <= most else " ".join([*words[:most], "…"]).replace(", …", " …")
