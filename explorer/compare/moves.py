"""What has moved between two reports, and what only came along with its section."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from explorer.compare.alignment import Alignment
from explorer.compare.corpus import IndexPair
from explorer.compare.profile import NO_PARENT, Profile

_REPORTS = (NO_PARENT, NO_PARENT)
"""What stands around the sections at the top: the two reports, which always correspond."""

SizeOf = Callable[[IndexPair], tuple[int, list[str]]]
"""How much text a link joins, in characters; then the text itself, which tells links of one size apart."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Of some links, by index, those that have `moved` and those that came along `with_section`: none is both."""

    moved: frozenset[IndexPair]
    with_section: frozenset[IndexPair]


def moves(alignment: Alignment) -> tuple[Moves, Moves]:
    """What has moved of the sections and of the paragraphs of two reports. Whoever tells of a move says what this says.

    A paragraph has moved where it left its section, or crosses others inside it; a section where it left the one above
    it, or crosses others there. Two elements stand in the same section where the sections directly around them are
    linked, or one of these is linked to the nearest around the other element that has a counterpart at all: a heading
    that is new, or gone, between a text and its section is no other place. A section that is linked to more than one
    (split, merged) is in all of them; where it is linked to one and to a part of that, both links moved, or neither.

    Of the links inside the same two sections the longest run stays that keeps the order of both reports; what is
    outside it crosses. Of runs as long the one with the longest text stays, whichever report is the older; where the
    same texts change places with themselves, none of them stays. A link between two elements that both stay by other
    links of theirs crosses nothing.

    What has not moved came along with its section where that one, or any around it, has moved.

    Read are the links, the order of the elements and how long they are, never their numbers. It is wrong where links
    between sections are: all paragraphs of a section that wrongly has no counterpart have moved. Of a section that
    was cut in two halves which changed places, it cannot be known which half has moved: the longer one stays.
    """
    places = _Places(alignment)
    left, right = alignment.left.profile, alignment.right.profile
    around_section = {pair: places.around_section(*pair) for pair in alignment.sections}
    around_paragraph = {
        (i, j): places.around(left.paragraphs[i].section, right.paragraphs[j].section) for i, j in alignment.paragraphs
    }
    moved_sections = _with_parts(_moved(around_section, places.section_size), around_section)
    moved_paragraphs = _moved(around_paragraph, places.paragraph_size)
    travelling = {pair for pair in alignment.sections if _travels(pair, moved_sections, around_section)}
    return (
        Moves(moved_sections, frozenset(travelling - moved_sections)),
        Moves(
            moved_paragraphs,
            frozenset(pair for pair, around in around_paragraph.items() if around in travelling) - moved_paragraphs,
        ),
    )


class _Places:
    """Where the sections and paragraphs of two reports stand, seen from the links between their sections."""

    def __init__(self, alignment: Alignment) -> None:
        self._left, self._right = alignment.left.profile, alignment.right.profile
        self._links = {*alignment.sections, _REPORTS}
        self._lefts, self._rights = ({pair[side] for pair in self._links} for side in (0, 1))

    def around(self, i: int, j: int) -> IndexPair | None:
        """The link in which two elements stand, `i` and `j` being the sections directly around them; None where the
        one is no longer where the other was."""
        pairs = (i, j), (i, _linked_above(self._right, j, self._rights)), (_linked_above(self._left, i, self._lefts), j)
        return next((pair for pair in pairs if pair in self._links), None)

    def around_section(self, i: int, j: int) -> IndexPair | None:
        """The same of two sections: what stands above both; or, where one of them corresponds to what stands above the
        other as well, that link."""
        above, other_above = self._left.sections[i].parent, self._right.sections[j].parent
        found = (self.around(above, other_above), self.around(above, j), self.around(i, other_above))
        return next((pair for pair in found if pair is not None), None)

    def paragraph_size(self, pair: IndexPair) -> tuple[int, list[str]]:
        one, other = self._left.paragraphs[pair[0]], self._right.paragraphs[pair[1]]
        return len(one.words) + len(other.words), sorted((one.folded, other.folded))

    def section_size(self, pair: IndexPair) -> tuple[int, list[str]]:
        size, titles = 0, []
        for profile, index in zip((self._left, self._right), pair, strict=True):
            section = profile.sections[index]
            size += sum(len(profile.paragraphs[place].words) for place in section.paragraphs)
            titles.append(section.title)
        return size, sorted(titles)


def _linked_above(profile: Profile, section: int, linked: set[int]) -> int:
    """The section, or the nearest above it, that has a counterpart; last of all the report."""
    return next((each for each in profile.chain(section) if each in linked), NO_PARENT)


def _moved(around: dict[IndexPair, IndexPair | None], size: SizeOf) -> frozenset[IndexPair]:
    """The links that stand in no link between sections, and those that cross others in theirs."""
    together: defaultdict[IndexPair | None, list[IndexPair]] = defaultdict(list)
    for pair, place in around.items():
        together[place].append(pair)
    gone = together.pop(None, [])
    return frozenset(gone).union(*(crossing(links, size) for links in together.values()))


def _with_parts(moved: frozenset[IndexPair], around: dict[IndexPair, IndexPair | None]) -> frozenset[IndexPair]:
    """What has moved, and with a section that did its links to parts of what it corresponds to. Those above are sorted
    before those below them."""
    found = set(moved)
    for pair, place in sorted(around.items()):
        if place in found and (place[0] == pair[0] or place[1] == pair[1]):
            found.add(pair)
    return frozenset(found)


def _travels(pair: IndexPair, moved: frozenset[IndexPair], around: dict[IndexPair, IndexPair | None]) -> bool:
    """Whether a link between sections, or one that it stands in, has moved."""
    place: IndexPair | None = pair
    while place is not None and place not in moved:
        place = around.get(place)
    return place is not None


class _Run(NamedTuple):
    """Links that keep the order of both reports: the last of them and those before it, and what all are worth."""

    worth: int
    last: IndexPair
    before: "_Run | None"


def crossing(links: Iterable[IndexPair], size: SizeOf) -> set[IndexPair]:
    """The fewest links without which none of the rest cross; of as few, those of the smallest `size`. Seen from either
    side it is the same, so what only the order of one side would decide is out of order."""
    ordered = sorted(links)
    turned = sorted((j, i) for i, j in ordered)
    stays = {*_best_run(ordered, size)} & {(i, j) for j, i in _best_run(turned, lambda pair: size(pair[::-1]))}
    lefts, rights = {i for i, _ in stays}, {j for _, j in stays}
    return {(i, j) for i, j in ordered if i not in lefts or j not in rights}


def _best_run(ordered: list[IndexPair], size: SizeOf) -> Iterable[IndexPair]:
    """The longest run that never falls on the right, by patience sorting with weights.

    Each of n links is worth 2ⁿ and a smaller power of two by the rank of its size: more links are always worth more,
    and no two runs the same.
    """
    rank = {pair: place for place, pair in enumerate(sorted(ordered, key=size))}
    ends: list[int] = []
    runs: list[_Run] = []
    for pair in ordered:
        place = bisect_right(ends, pair[1])
        before = runs[place - 1] if place else None
        worth = (before.worth if before else 0) + (1 << len(ordered)) + (1 << rank[pair])
        first = place - 1 if before and ends[place - 1] == pair[1] else place
        while place < len(runs) and runs[place].worth <= worth:
            place += 1
        ends[first:place] = [pair[1]]
        runs[first:place] = [_Run(worth, pair, before)]
    run = runs[-1] if runs else None
    while run is not None:
        yield run.last
        run = run.before
