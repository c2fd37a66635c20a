"""Two reports side by side: the rows in which the paragraphs of one, the spine, stand beside their counterparts."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from explorer.model.comparison import Link, Pair, State, Strength
from explorer.model.link_reasons import LinkReason
from explorer.model.report import Paragraph, Report, Section, Table


class Kind(Enum):
    """What a row holds: headings, texts, or the marker of what is shown elsewhere."""

    HEADING = auto()
    TEXT = auto()
    MARKER = auto()


@dataclass(frozen=True, slots=True)
class Element:
    """A heading, paragraph or table; the section it opens or stands under, and its place in the report's order."""

    eid: str
    place: int
    section: Section
    block: Paragraph | Table | None = None

    @property
    def numbered(self) -> bool:
        """Whether it is a paragraph with a label; headings, tables and unnumbered text are not."""
        return isinstance(self.block, Paragraph) and self.block.label is not None


@dataclass(frozen=True, slots=True)
class Perhaps:
    """What is perhaps the counterpart of an element that has none, and what speaks for it."""

    element: Element
    reasons: tuple[LinkReason, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One level row. `spine` and `other` are what stands on each side; either may be empty.

    A MARKER stands where elements of the other report stood that have moved: `other` are these, `spine` the elements
    beside which they are shown. `beside` are counterparts shown in another row. `moved` are the eIds in `other` and
    `beside` whose link to the spine has moved; `with_section` as in `Link`, where it holds of all. `linked` is False
    for what was not compared, such as tables. `perhaps` is told of what has no counterpart. `far` are the rows in which
    a third report stands beside the same spine.
    """

    kind: Kind
    spine: tuple[Element, ...] = ()
    other: tuple[Element, ...] = ()
    states: frozenset[State] = frozenset()
    strength: Strength | None = None
    reasons: tuple[LinkReason, ...] = ()
    moved: frozenset[str] = frozenset()
    beside: tuple[tuple[Element, Element], ...] = ()
    linked: bool = True
    with_section: bool = False
    perhaps: Perhaps | None = None
    far: "tuple[Row, ...]" = ()

    @property
    def changed(self) -> bool:
        """Whether a reader who steps through the changes should stop here."""
        return self.kind is Kind.TEXT and self.linked and State.SAME not in self.states


def elements(report: Report) -> list[Element]:
    """All headings and blocks of a report in reading order."""
    found: list[Element] = []
    for section in report.walk():
        found.append(Element(section.eid, len(found), section))
        found += [Element(block.eid, len(found) + more, section, block) for more, block in enumerate(section.blocks)]
    return found


def align(older: Report, newer: Report, pair: Pair, newer_is_spine: bool = True) -> list[Row]:
    """The rows in the order of the spine, with markers and dropped paragraphs of the other report where they stood."""
    spine, other = (newer, older) if newer_is_spine else (older, newer)
    links = [link if newer_is_spine else _turned(link) for link in (*pair.sections, *pair.paragraphs)]
    alone = (State.NEW, State.DROPPED) if newer_is_spine else (State.DROPPED, State.NEW)
    return _Alignment(elements(spine), elements(other), links, *alone).rows()


def _turned(link: Link) -> Link:
    return replace(
        link,
        left=link.right,
        right=link.left,
        rejected_left=link.rejected_right,
        rejected_right=link.rejected_left,
    )


def with_third(rows: Sequence[Row], far: Sequence[Row]) -> list[Row]:
    """The rows of two reports with those of a third one, `far`, beside the same spine; what the third one has between
    them stands after what the other one has there."""
    beside: dict[int, Row] = {}
    after: defaultdict[int, list[Row]] = defaultdict(list)
    cursor = -1
    for row in far:
        if _at_home(row):
            beside[row.spine[0].place] = row
            cursor = row.spine[-1].place
        else:
            after[cursor].append(Row(row.kind, linked=False, far=(row,)))
    result: list[Row] = []
    waiting = after[-1]
    for row in rows:
        if _at_home(row):
            result += waiting
            places = [element.place for element in row.spine]
            row = replace(row, far=tuple(beside[place] for place in places if place in beside))
            waiting = [one for place in places for one in after[place]]
        result.append(row)
    return result + waiting


def side_by_side(rows: Sequence[Row]) -> list[Row]:
    """The same rows, but paragraphs without a counterpart stand beside those that have none in the same place on the
    other side, in order: for two texts that a reader chose to read side by side."""
    result: list[Row] = []
    spine: deque[Row] = deque()
    other: deque[Row] = deque()
    for row in (*rows, None):
        if row and row.kind is not Kind.MARKER and not row.other and not row.beside:
            spine.append(replace(row, linked=False))
        elif row and row.kind is not Kind.MARKER and not row.spine:
            other.append(replace(row, linked=False))
        else:
            result += _paired(spine, other)
            result += [row] if row else []
    return result


def _paired(spine: "deque[Row]", other: "deque[Row]") -> Iterator[Row]:
    """Take the rows out of both; paragraphs stand beside each other, headings alone."""
    while spine or other:
        heading = next((side for side in (spine, other) if side and side[0].kind is Kind.HEADING), None)
        if heading:
            yield heading.popleft()
        elif spine and other:
            one, beside = spine.popleft(), other.popleft()
            perhaps = one.perhaps if one.perhaps and one.perhaps.element in beside.other else None
            yield Row(Kind.TEXT, one.spine, beside.other, linked=False, perhaps=perhaps)
        else:
            yield (spine or other).popleft()


def _at_home(row: Row) -> bool:
    """Whether elements of the spine stand in a row, in their own place."""
    return bool(row.spine) and row.kind is not Kind.MARKER


@dataclass(slots=True)
class _Alignment:
    """`links` have the other report at the left, the spine at the right. The states are those of what stands alone."""

    spine: Sequence[Element]
    other: Sequence[Element]
    links: Sequence[Link]
    spine_alone: State
    other_alone: State
    _others: dict[int, list[int]] = field(default_factory=dict)
    _homes: dict[int, int] = field(default_factory=dict)
    _alone: dict[tuple[bool, str], Perhaps | None] = field(default_factory=dict)
    """What has no link, by whether it stands in the spine and its eId, with what is perhaps its counterpart."""
    _link: dict[tuple[int, int], Link] = field(default_factory=dict)
    _moved: set[int] = field(default_factory=set)
    _in_place: set[int] = field(default_factory=set)
    """What of the other report stands in its own place: it is linked, and neither it nor a section around it moved."""

    def rows(self) -> list[Row]:
        self._read_links()
        after = self._after()
        result = self._stray(after[-1])
        place = 0
        while place < len(self.spine):
            end = self._group_end(place)
            result.append(self._row(range(place, end)))
            result += self._stray([one for member in range(place, end) for one in after[member]])
            place = end
        return result

    def _read_links(self) -> None:
        spine_at = {element.eid: element.place for element in self.spine}
        other_at = {element.eid: element.place for element in self.other}
        best: dict[int, tuple[float, int]] = {}
        for link in self.links:
            if None in (link.left, link.right):
                newer, rejected = link.left is None, link.rejected_left or link.rejected_right
                where, places = (self.other, other_at) if newer else (self.spine, spine_at)
                found = where[places[rejected.eid]] if rejected and rejected.eid in places else None
                perhaps = Perhaps(found, rejected.reasons) if rejected and found else None
                self._alone[newer, link.left or link.right or ""] = perhaps
        for link in self.links:
            if link.left not in other_at or link.right not in spine_at:
                continue
            one, place = other_at[link.left], spine_at[link.right]
            self._link[one, place] = link
            self._others.setdefault(place, []).append(one)
            best[one] = max(best.get(one, (-1.0, 0)), (link.score, -place))
        self._homes = {one: -place for one, (_, place) in best.items()}
        self._homes |= {one: self._first_of_group(one, home) for one, home in self._homes.items()}
        self._others = {place: sorted(set(ones)) for place, ones in self._others.items()}
        rows = {one: range(home, self._group_end(home)) for one, home in self._homes.items()}
        self._moved = {one for one, places in rows.items() if self._has_moved(one, places)}
        self._in_place = {
            one
            for one, home in self._homes.items()
            if one not in self._moved and not self._link[one, home].with_section
        }

    def _has_moved(self, one: int, places: Iterable[int]) -> bool:
        """Whether the link of an element of the other report to any at these places of the spine has moved."""
        return any((one, place) in self._link and self._link[one, place].moved for place in places)

    def _first_of_group(self, one: int, home: int) -> int:
        """A split paragraph stands beside the first of its parts that follow each other."""
        while (one, home - 1) in self._link:
            home -= 1
        return home

    def _group_end(self, place: int) -> int:
        """Where the parts of a split paragraph end that follow each other and have no other counterpart."""
        end, ones = place + 1, self._others.get(place, [])
        if len(ones) == 1 and self._homes[ones[0]] == place:
            while self._others.get(end) == ones:
                end += 1
        return end

    def _row(self, places: range) -> Row:
        kind = Kind.HEADING if self.spine[places[0]].block is None else Kind.TEXT
        ones = self._others.get(places[0], [])
        home = [one for one in ones if self._homes[one] == places[0]]
        links = [self._link[one, place] for place in places for one in self._others.get(place, [])]
        states = frozenset().union(*(link.states for link in links)) if links else frozenset({self.spine_alone})
        if len(links) > 1 and states & {State.EDITED, State.REWRITTEN, State.FIGURES}:
            states -= {State.SAME}
        if State.EDITED in states:
            states -= {State.REWRITTEN}  # As in the totals, where what is edited in one of its parts is edited.
        return Row(
            kind,
            tuple(self.spine[place] for place in places),
            tuple(self.other[one] for one in home),
            states,
            _weakest(links),
            tuple(dict.fromkeys(reason for link in links for reason in link.reasons)),
            frozenset(self.other[one].eid for one in ones if self._has_moved(one, places)),
            tuple((self.other[one], self.spine[self._homes[one]]) for one in ones if one not in home),
            bool(links) or self._compared(self.spine[places[0]]),
            bool(links) and all(link.with_section for link in links),
            self._alone.get((True, self.spine[places[0]].eid)),
        )

    def _after(self) -> "defaultdict[int, list[int]]":
        """For each place of the spine, -1 before the first, the other report's elements to be shown after its row: what
        has moved and what has no counterpart, but not what came along with its section."""
        after: defaultdict[int, list[int]] = defaultdict(list)
        fixed = {self._homes[one] for one in self._in_place}
        cursor = -1
        for element in self.other:
            if element.place in self._in_place:
                cursor = self._homes[element.place]
                continue
            if element.place in self._homes and element.place not in self._moved:
                continue
            if element.block is None:
                cursor = self._section_end(cursor, fixed)
            after[cursor].append(element.place)
        return after

    def _section_end(self, cursor: int, fixed: set[int]) -> int:
        """A stray section goes below the paragraphs of the section it stands in, up to the next in its place."""
        following = cursor + 1
        while following < len(self.spine) and self.spine[following].block is not None and following not in fixed:
            following += 1
        return following - 1

    def _stray(self, ones: Iterable[int]) -> list[Row]:
        """Rows for what has moved (a marker; one for several that go on together) or has no counterpart."""
        result: list[Row] = []
        for one in ones:
            element, home = self.other[one], self._homes.get(one)
            if home is None:
                kind = Kind.HEADING if element.block is None else Kind.TEXT
                states = frozenset({self.other_alone})
                linked, perhaps = self._compared(element), self._alone.get((False, element.eid))
                result.append(Row(kind, other=(element,), states=states, linked=linked, perhaps=perhaps))
            elif result and self._goes_on(result[-1], element, self.spine[home]):
                last = result[-1]
                result[-1] = replace(last, other=(*last.other, element), spine=(*last.spine, self.spine[home]))
            else:
                result.append(Row(Kind.MARKER, (self.spine[home],), (element,), frozenset({State.MOVED})))
        return result

    def _compared(self, element: Element) -> bool:
        alone = any((spine, element.eid) in self._alone for spine in (True, False))
        return element.block is None or element.numbered or alone

    @staticmethod
    def _goes_on(row: Row, element: Element, home: Element) -> bool:
        if row.kind is not Kind.MARKER:
            return False
        last, before = row.other[-1], row.spine[-1]
        return (
            bool(last.block and element.block)
            and last.section is element.section
            and before.section is home.section
            and before.place <= home.place
        )


def _weakest(links: Iterable[Link]) -> Strength | None:
    order = list(Strength)
    found = [link.strength for link in links if link.strength is not None]
    return max(found, key=order.index) if found else None
