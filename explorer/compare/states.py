"""What happened between two reports to what is linked: the states of each link, and totals that reconcile."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from explorer.compare.alignment import Alignment
from explorer.compare.corpus import IndexPair
from explorer.compare.profile import ParagraphProfile, SectionProfile
from explorer.model.comparison import State, Totals

States = dict[IndexPair, frozenset[State]]

_CARRIED = 0.5
"""How much of the shorter paragraph must stand in the other for the two to be halves of a split or a merger: read off
half a hundred links of paragraphs that have several, in five pairs of reports."""


def paragraph_states(alignment: Alignment, with_figures: Collection[IndexPair], moved: Collection[IndexPair]) -> States:
    """The states of each link between paragraphs. `with_figures` are the links in which a joined figure has changed,
    `moved` those that have moved (`moves`)."""
    left, right = alignment.left.profile, alignment.right.profile
    several = _several(pair for pair in alignment.paragraphs if _carried_over(alignment, pair))
    states: States = {}
    for i, j in alignment.paragraphs:
        one, other = left.paragraphs[i], right.paragraphs[j]
        holds = {
            State.SAME: one.folded == other.folded,
            State.EDITED: one.folded != other.folded,
            State.FIGURES: (i, j) in with_figures,
            State.RENUMBERED: _number(one) != _number(other),
            State.MOVED: (i, j) in moved,
        }
        states[i, j] = frozenset(several[i, j].union(state for state in holds if holds[state]))
    return states


def section_states(
    alignment: Alignment,
    paragraphs: States,
    linked_under: Mapping[IndexPair, list[IndexPair]],
    moved: Collection[IndexPair],
) -> States:
    """The states of each link between sections, from those that have `moved`, and from the states of the paragraphs
    under them."""
    left, right = alignment.left.profile, alignment.right.profile
    several = _several(alignment.sections)
    states: States = {}
    for i, j in alignment.sections:
        one, other = left.sections[i], right.sections[j]
        under = [paragraphs[pair] for pair in linked_under[i, j]]
        kept, retitled = _is_kept(one, other, under), one.title != other.title
        holds = {
            State.SAME: kept and not retitled,
            State.EDITED: not kept,
            State.FIGURES: any(State.FIGURES in below for below in under),
            State.RETITLED: retitled,
            State.RENUMBERED: one.number != other.number,
            State.MOVED: (i, j) in moved,
        }
        states[i, j] = frozenset(several[i, j].union(state for state in holds if holds[state]))
    return states


class Buckets:
    """Puts each paragraph of two reports in one bucket. Numbered paragraphs count, or all of a report that has none."""

    def __init__(self, alignment: Alignment, states: States) -> None:
        self._left, self._right = alignment.left.profile, alignment.right.profile
        self._of_left: defaultdict[int, set[State]] = defaultdict(set)
        self._of_right: defaultdict[int, set[State]] = defaultdict(set)
        for (i, j), found in states.items():
            self._of_left[i] |= found
            self._of_right[j] |= found

    def totals(self, lefts: Collection[int], rights: Collection[int]) -> Totals:
        """The buckets of some older (`lefts`) and some newer paragraphs (`rights`), by index. Marks are counted once
        for each newer paragraph."""
        older = [i for i in lefts if self._left.paragraphs[i].numbered]
        newer = [j for j in rights if self._right.paragraphs[j].numbered]
        left_buckets = Counter(_bucket(self._of_left.get(i), State.DROPPED) for i in older)
        right_buckets = Counter(_bucket(self._of_right.get(j), State.NEW) for j in newer)
        marks = Counter(state for j in newer for state in self._of_right.get(j, ()))
        return Totals(
            older=len(older),
            newer=len(newer),
            kept=right_buckets[State.SAME],
            edited=right_buckets[State.EDITED],
            new=right_buckets[State.NEW],
            kept_older=left_buckets[State.SAME],
            edited_older=left_buckets[State.EDITED],
            dropped=left_buckets[State.DROPPED],
            moved=marks[State.MOVED],
            renumbered=marks[State.RENUMBERED],
            figures=marks[State.FIGURES],
        )


def _bucket(states: set[State] | None, alone: State) -> State:
    if states is None:
        return alone
    return State.SAME if State.SAME in states else State.EDITED


def _number(paragraph: ParagraphProfile) -> str | None:
    return paragraph.label.rsplit("/", 1)[-1] if paragraph.label else None


def _is_kept(one: SectionProfile, other: SectionProfile, under: list[frozenset[State]]) -> bool:
    """Whether two sections have the same paragraphs and no other."""
    return len(under) == one.size == other.size and all(State.SAME in states for states in under)


def _carried_over(alignment: Alignment, pair: IndexPair) -> bool:
    """Whether words of a paragraph went over to another, as in a split or a merger: two that merely tell of the same
    subject were not made of one. What the user pinned was."""
    parts = alignment.parts.get(pair)
    return parts is None or pair in alignment.rules.paragraphs.pinned or parts.contained >= _CARRIED


def _several(links: Iterable[IndexPair]) -> Mapping[IndexPair, set[State]]:
    """Split where the left one has more than one counterpart, merged where the right one has."""
    links = list(links)
    lefts, rights = Counter(i for i, _ in links), Counter(j for _, j in links)
    found: defaultdict[IndexPair, set[State]] = defaultdict(set)
    for i, j in links:
        found[i, j] = {state for state, count in ((State.SPLIT, lefts[i]), (State.MERGED, rights[j])) if count > 1}
    return found
