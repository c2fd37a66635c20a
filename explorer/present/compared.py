"""Two reports side by side: the rows of `align`, filtered as the reader likes, and what each shows and says."""

from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from explorer.language import language
from explorer.model.comparison import Figure, Pair, State, Totals
from explorer.model.link_reasons import LinkReason
from explorer.model.names import report_names
from explorer.model.report import Report
from explorer.places import Only
from explorer.present.alignment import Element, Kind, Row, align, side_by_side, with_third
from explorer.present.captions import LINE, Differ, Part, Shown, Writer, name, quoted_in
from explorer.present.pieces import Figures, figures_between
from explorer.translation import tr

_STATES = {
    Only.REWRITTEN: State.REWRITTEN,
    Only.EDITED: State.EDITED,
    Only.NEW: State.NEW,
    Only.DROPPED: State.DROPPED,
    Only.FIGURES: State.FIGURES,
    Only.MOVED: State.MOVED,
    Only.RETITLED: State.RETITLED,
}
_UNCHANGED = (Only.MOVED, Only.RETITLED)
"""What is wanted whether the words have changed or not."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are shown: of one fate, with some words, and of these sections of the older and the newer report alone
    (None for all), by their eIds. `totals` are those of these sections."""

    only: Only = Only.ALL
    words: str = ""
    sections: tuple[frozenset[str], frozenset[str]] | None = None
    totals: Totals | None = None

    @property
    def narrows(self) -> bool:
        """Whether only some rows are wanted of the sections."""
        return self.only is not Only.ALL or bool(self.words.strip())


class Side(Enum):
    """Which of the reports a column shows: the newer one, the older one, or one that is older still."""

    FAR = auto()
    OLDER = auto()
    NEWER = auto()


class Compared:
    """The rows of two reports. `differ` finds the differences between the words of two texts
    in the language of the newer one.

    `rows` are those on show: the `wanted` ones, in the order of the newer or the older report. They are changed by
    `show` and the methods `set_…`.
    """

    def __init__(self, differ: Differ) -> None:
        self._differ = differ
        self._all: list[Row] = []
        self.rows: list[Row] = []
        self.wanted = Wanted()
        self.newer_is_spine = True
        self._reports: tuple[Report, Report] | None = None
        self._pair = Pair(0, 1)
        self._figures = Figures()
        self.every_word = False
        self._third: tuple[Report, Pair, Figures] | None = None
        self.wide = False
        self._level = False
        self._marked: LinkReason | None = None
        self._writer = Writer(("", ""), True, differ)
        self._far_writer: Writer | None = None
        self.shown: Callable[[int], Shown] = self._shown

    def show(
        self,
        older: Report,
        newer: Report,
        pair: Pair,
        figures: Iterable[Figure] = (),
        third: tuple[Report, Pair] | None = None,
        level: bool = False,
    ) -> None:
        """Compare two reports; `pair` has the older one at the left, `figures` are those of the same comparison. With
        `level` what does not correspond stands side by side too.

        `third` is a report older still, and what links it with the newer one; it is shown while there is room
        (`set_wide`)."""
        figures = tuple(figures)
        self._marked = None
        self._reports, self._pair, self._level = (older, newer), pair, level
        self._figures = figures_between(older, newer, pair, figures)
        self._third = (*third, figures_between(third[0], newer, third[1], figures)) if third else None
        self._arrange()

    def apart(self) -> "Compared":
        """The same rows, for another thread: whatever is changed here, it stays as it is."""
        copied = copy(self)
        copied.shown = lru_cache(maxsize=1)(copied._shown)
        return copied

    @property
    def totals(self) -> Totals:
        """The totals of the two reports, or of the sections that alone are wanted."""
        return self.wanted.totals or self._pair.totals

    @property
    def has_third(self) -> bool:
        """Whether there is a third report that can be shown."""
        return self._third is not None

    @property
    def sides(self) -> tuple[Side, ...]:
        """What the columns show, from left to right."""
        return (Side.FAR, Side.OLDER, Side.NEWER) if self._far_writer else (Side.OLDER, Side.NEWER)

    def set_wide(self, wide: bool) -> None:
        """Whether there is room for a third report, which is shown while the newest is the spine."""
        self.wide = wide
        if self._third is not None:
            self._arrange()

    def set_every_word(self, every: bool) -> None:
        """Whether the words of rewritten paragraphs are marked too."""
        self.every_word = every
        self._arrange()

    def set_newer_is_spine(self, newer: bool) -> None:
        """Which report gives the order of the rows."""
        self.newer_is_spine = newer
        self._arrange()

    @property
    def only(self) -> Only:
        """The fate that the rows have."""
        return self.wanted.only

    def set_only(self, only: Only) -> None:
        """Of which fate rows are shown."""
        self.set_wanted(replace(self.wanted, only=only))

    def set_wanted(self, wanted: Wanted) -> None:
        """Which rows are shown."""
        self.wanted = wanted
        self._filter()

    def row_of(self, eid: str, newer: bool = True) -> int | None:
        """The row in which an element of the newer or the older report stands: the marker in its own place where it is
        shown elsewhere."""
        return self._row_of(self.rows, eid, newer)

    def row_near(self, eid: str, newer: bool = True) -> int | None:
        """The first row on show from that of an element on, or else the last one; None where neither report has it."""
        at = self._row_of(self._all, eid, newer)
        if at is None or not self.rows:
            return None
        shown = {id(row): place for place, row in enumerate(self.rows)}
        following = (shown[id(row)] for row in self._all[at:] if id(row) in shown)
        return next(following, len(self.rows) - 1)

    def _row_of(self, rows: Sequence[Row], eid: str, newer: bool) -> int | None:
        spine, found = newer is self.newer_is_spine, None
        for place, row in enumerate(rows):
            marker = row.kind is Kind.MARKER
            members = () if marker and spine else row.spine if spine else row.other
            if any(eid == member.eid or (member.block and eid.startswith(member.eid + "__")) for member in members):
                if marker or spine:
                    return place
                found = place if found is None else found
        return found

    def marker_target(self, row: int) -> tuple[str, bool] | None:
        """The eId to which a row leads, and whether it is of the newer report: a marker to where its text is shown now,
        what was moved to the marker in its own place."""
        one = self.rows[row]
        if one.kind is Kind.MARKER:
            return (one.spine[0].eid, self.newer_is_spine) if one.spine else None
        moved = next((member.eid for member in one.other if member.eid in one.moved), None)
        at = self.row_of(moved, not self.newer_is_spine) if moved else None
        return (moved, not self.newer_is_spine) if moved and at is not None and at != row else None

    def anchor(self, row: int) -> tuple[str, bool] | None:
        """By what `row_of` finds a row again: the eId of an element, and whether it is of the newer report."""
        if not 0 <= row < len(self.rows):
            return None
        one = self.rows[row]
        if one.spine and one.kind is not Kind.MARKER:
            return one.spine[0].eid, self.newer_is_spine
        return (one.other[0].eid, not self.newer_is_spine) if one.other else None

    def side_in(self, row: int, wanted: Side) -> Side:
        """The side in hand in a row: the wanted one where it has something, else the spine, or what there is."""
        members, marker = self._members(row), self.rows[row].kind is Kind.MARKER
        spine = Side.NEWER if self.newer_is_spine else Side.OLDER
        order = [wanted, *([] if marker else [spine]), *reversed(Side)]
        return next((side for side in order if members[side]), spine)

    def place(self, row: int, side: Side | None = None) -> tuple[str, str] | None:
        """The report and eId that a row stands for: on a side where that has something, else the spine's, or what there
        is."""
        if self._reports is None or not 0 <= row < len(self.rows):
            return None
        found = self.side_in(row, side or (Side.NEWER if self.newer_is_spine else Side.OLDER))
        members = self._members(row)[found]
        return (self.report_of(found), members[0].eid) if members else None

    def _members(self, row: int) -> dict[Side, tuple[Element, ...]]:
        """The elements of each side of a row."""
        one = self.rows[row]
        spine = () if one.kind is Kind.MARKER else one.spine
        older, newer = (one.other, spine) if self.newer_is_spine else (spine, one.other)
        far = tuple(member for row_ in one.far for member in row_.other) if self._far_writer else ()
        return {Side.FAR: far, Side.OLDER: older, Side.NEWER: newer}

    def report_of(self, side: Side) -> str:
        """The id of a side's report, or its file outside a library."""
        return self.report(side).handle

    def report(self, side: Side) -> Report:
        """The report of a side."""
        assert self._reports is not None
        far = self._third[0] if self._third else self._reports[0]
        return {Side.FAR: far, Side.OLDER: self._reports[0], Side.NEWER: self._reports[1]}[side]

    def copied(self, row: int, sides: Iterable[Side]) -> str:
        """What a row has on some sides, each paragraph with its year and number, for the clipboard."""
        shown, lines = self.shown(row), []
        for side in sides:
            parts, members = parts_of(shown, side), self._members(row)[side]
            for part, member in zip((one for one in parts if one.eid), members, strict=False):
                label = ", ".join(words for words in (self.year(side), name(member)) if words)
                lines.append(f"{label}: " + part.words.replace(LINE, "\n"))
        return "\n".join(lines)

    def text(self, row: int) -> str:
        """What a row has in the report that gives the order, else in one of the others, for the clipboard."""
        spine = Side.NEWER if self.newer_is_spine else Side.OLDER
        other = Side.OLDER if self.newer_is_spine else Side.NEWER
        return self.copied(row, [spine]) or self.copied(row, [other]) or self.copied(row, [Side.FAR])

    def why(self, row: int) -> str:
        """How sure the counterparts of a row are, and what speaks for them."""
        return self._writer.why(self.rows[row])

    def reasons(self, row: int) -> tuple[LinkReason, ...]:
        """What speaks for the counterparts of a row, or for what is perhaps one."""
        if not 0 <= row < len(self.rows):
            return ()
        one = self.rows[row]
        return one.perhaps.reasons if one.perhaps else one.reasons

    def perhaps(self, row: int) -> str:
        """What is perhaps the counterpart of a row that has none; "" for others."""
        found = self.rows[row].perhaps if 0 <= row < len(self.rows) else None
        return self._writer.perhaps(found) if found else ""

    def mark(self, reason: LinkReason | None) -> None:
        """Mark in both texts what a reason rests on, and nothing else."""
        self._marked = reason
        self.shown = lru_cache(maxsize=128)(self._shown)

    def year(self, side: Side) -> str:
        """What the report of a side is called."""
        if side is Side.FAR:
            return self._far_writer.years[0] if self._far_writer else ""
        return self._writer.years[1 if side is Side.NEWER else 0]

    def _shown(self, row: int) -> Shown:
        one = self.rows[row]
        near = self._with_mark(self._writer.shown(one)) if one.spine or one.other else Shown()
        if self._far_writer is None:
            return near
        parts = dict.fromkeys(part for each in one.far for part in self._far_writer.shown(each).older)
        return replace(near, far=tuple(parts))

    def _with_mark(self, shown: Shown) -> Shown:
        if self._marked is None:
            return shown
        older, newer = (
            tuple(replace(part, marked=quoted_in(part, [self._marked], side)) for part in parts)
            for parts, side in ((shown.older, False), (shown.newer, True))
        )
        return replace(shown, older=older, newer=newer)

    def spoken(self, row: int) -> str:
        """A row in words, and what the third report has beside it."""
        one = self.rows[row]
        near = self._writer.spoken(one) if one.spine or one.other else ""
        if self._far_writer is None:
            return near
        far = [self._far_writer.across(each) for each in one.far]
        return ". ".join(part for part in (near, *far) if part)

    def _arrange(self) -> None:
        self._far_writer = None
        if self._reports is not None:
            older, newer = self._reports
            self._all = align(older, newer, self._pair, self.newer_is_spine)
            self._writer = self._make_writer(self._reports, self._pair, self._figures)
            if self._third and self.wide and self.newer_is_spine:
                far, pair, figures = self._third
                self._all = with_third(self._all, align(far, newer, pair))
                writer = self._make_writer((far, newer), pair, figures)
                self._far_writer = replace(writer, told_across=True)
        self._filter()

    def _make_writer(self, reports: tuple[Report, Report], pair: Pair, figures: Figures) -> Writer:
        writer = writer_of(reports, pair, self._differ)
        return replace(writer, newer_is_spine=self.newer_is_spine, figures=figures, every_word=self.every_word)

    def _filter(self) -> None:
        """The rows that the filter lets through, and the headings above them."""
        self.shown = lru_cache(maxsize=128)(self._shown)
        rows = [row for row in self._all if self._in_scope(row)] if self.wanted.sections else list(self._all)
        if not self.wanted.narrows:
            self.rows = side_by_side(rows) if self._level else rows
            return
        self.rows, above = [], None
        for row in rows:
            passes = self._passes(row)
            if row.kind is Kind.HEADING and row.spine and not passes:
                above = row
            elif passes:
                if above is not None and row.kind is not Kind.HEADING:
                    self.rows.append(above)
                above = None
                self.rows.append(row)

    def _in_scope(self, row: Row) -> bool:
        older, newer = self.wanted.sections or (frozenset(), frozenset())
        spine, other = (newer, older) if self.newer_is_spine else (older, newer)
        if row.spine and row.kind is not Kind.MARKER:
            return any(one.section.eid in spine for one in row.spine)
        return any(one.section.eid in other for one in row.other) or any(map(self._in_scope, row.far))

    def _passes(self, row: Row) -> bool:
        only, words = self.wanted.only, self.wanted.words.casefold().strip()
        fits = only is Only.ALL or (row.changed if only is Only.CHANGED else self._has_state(row, _STATES[only]))
        return fits and (not words or (row.kind is not Kind.MARKER and words in _words(row)))

    def _has_state(self, row: Row, state: State) -> bool:
        if state in row.states and self.wanted.only in _UNCHANGED:
            return self.wanted.only is Only.MOVED or row.kind is Kind.HEADING
        return row.changed and state in row.states


def _words(row: Row) -> str:
    """What stands in a row on either side, to look for words in it."""
    said = (one.block.words if one.block else one.section.printed for one in (*row.spine, *row.other))
    return "\n".join(said).casefold()


def writer_of(reports: tuple[Report, Report], pair: Pair, differ: Differ) -> Writer:
    """What puts the rows of two reports into words, in the order of the newer one."""
    older, newer = report_names(reports)
    sections = frozenset((one.left, one.right) for one in pair.sections if one.left and one.right)
    return Writer((older, newer), True, differ, language(reports[1].language), sections=sections)


def nothing_shown(wanted: Wanted) -> str:
    """What is said in place of the rows where none fits."""
    if wanted.words.strip():
        return tr("Nothing with these words.")
    return {
        Only.ALL: tr("Neither report has a text."),
        Only.CHANGED: tr("Nothing has changed between these two reports."),
        Only.REWRITTEN: tr("Nothing was rewritten."),
        Only.EDITED: tr("Nothing was edited."),
        Only.NEW: tr("Nothing is new."),
        Only.DROPPED: tr("Nothing was dropped."),
        Only.FIGURES: tr("No figure has changed."),
        Only.MOVED: tr("Nothing has moved."),
        Only.RETITLED: tr("No section has another heading."),
    }[wanted.only]


def parts_of(shown: Shown, side: Side) -> tuple[Part, ...]:
    """What a row shows in one column."""
    return {Side.FAR: shown.far, Side.OLDER: shown.older, Side.NEWER: shown.newer}[side]
