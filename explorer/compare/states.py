"""What happened between two reports to what is linked: the states of each link, and totals that reconcile."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from explorer.compare.alignment import Alignment
from explorer.compare.corpus import IndexPair
from explorer.compare.corrections import Rules
from explorer.compare.profile import ParagraphProfile
from explorer.compare.score import OF_PARAGRAPHS, OF_SECTIONS
from explorer.compare.texts import ComparedText, PairTexts, carried_over
from explorer.model.comparison import State, Strength, Totals

States = dict[IndexPair, frozenset[State]]

_CLASSES = (State.SAME, State.EDITED, State.REWRITTEN)
"""What a linked paragraph is: exactly one of these. Where it has several links it is what comes first here."""

_EDITED = 1 / 3
"""The share of the shorter text that must be carried over for a text to be called edited. Of 72 hand-made links, read
by eye, in four pairs of reports (an office, two missions, climate decisions) 70 are told as by the reader; with half of
it 61, with twice of it 59."""


def paragraph_states(
    alignment: Alignment, texts: PairTexts, with_figures: Collection[IndexPair], moved: Collection[IndexPair]
) -> States:
    """The states of each link between paragraphs. `with_figures` are the links in which a joined figure has changed,
    `moved` those that have moved (`moves`). Split and merged is what the words were carried over to: two that merely
    tell of the same subject were not made of one, unless the user pinned both."""
    left, right = alignment.left.profile, alignment.right.profile
    classes = {pair: _class(alignment, texts, *pair) for pair in alignment.paragraphs}
    several = _several(classes, alignment.rules.paragraphs)
    states: States = {}
    for i, j in alignment.paragraphs:
        one, other = left.paragraphs[i], right.paragraphs[j]
        holds = {
            classes[i, j]: True,
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
    under them (`linked_under`). Split and merged is what text was carried over to, as of paragraphs."""
    left, right = alignment.left.profile, alignment.right.profile
    classes = {
        pair: _section_class(alignment, pair, [paragraphs[below] for below in linked_under[pair]])
        for pair in alignment.sections
    }
    several = _several(classes, alignment.rules.sections)
    states: States = {}
    for i, j in alignment.sections:
        one, other = left.sections[i], right.sections[j]
        retitled = one.title != other.title
        holds = {
            classes[i, j]: not (retitled and classes[i, j] is State.SAME),
            State.FIGURES: any(State.FIGURES in paragraphs[below] for below in linked_under[i, j]),
            State.RETITLED: retitled,
            State.RENUMBERED: one.number != other.number,
            State.MOVED: (i, j) in moved,
        }
        states[i, j] = frozenset(several[i, j].union(state for state in holds if holds[state]))
    return states


class Buckets:
    """Puts each paragraph of two reports in one bucket. Numbered paragraphs count, or all of a report that has none.
    `perhaps` are the older and the newer ones that perhaps have a counterpart, too."""

    def __init__(
        self, alignment: Alignment, states: States, perhaps: tuple[Collection[int], Collection[int]] = ((), ())
    ) -> None:
        self._perhaps = perhaps
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
            rewritten=right_buckets[State.REWRITTEN],
            new=right_buckets[State.NEW],
            kept_older=left_buckets[State.SAME],
            edited_older=left_buckets[State.EDITED],
            rewritten_older=left_buckets[State.REWRITTEN],
            dropped=left_buckets[State.DROPPED],
            moved=marks[State.MOVED],
            renumbered=marks[State.RENUMBERED],
            figures=marks[State.FIGURES],
            perhaps=sum(j in self._perhaps[1] for j in newer if j not in self._of_right),
            perhaps_older=sum(i in self._perhaps[0] for i in older if i not in self._of_left),
        )


def class_of(states: Collection[State]) -> State:
    """Whether a linked paragraph was kept, edited or rewritten, by the states of all its links."""
    return next(state for state in _CLASSES if state in states)


def _bucket(states: set[State] | None, alone: State) -> State:
    return class_of(states) if states else alone


def _class(alignment: Alignment, texts: PairTexts, i: int, j: int) -> State:
    """Whether a linked paragraph was kept, edited or rewritten. Of a doubtful link it is not said that the one text
    was made of the other."""
    left, right = alignment.left.profile, alignment.right.profile
    if left.paragraphs[i].folded == right.paragraphs[j].folded:
        return State.SAME
    doubtful = OF_PARAGRAPHS.strength(alignment.paragraphs[i, j]) is Strength.DOUBTFUL
    edited = not doubtful and was_edited(texts.left[i], texts.right[j])
    return State.EDITED if edited else State.REWRITTEN


def was_edited(older: ComparedText, newer: ComparedText) -> bool:
    """Whether so many words were carried over that one text was made of the other, not written anew."""
    return carried_over(older, newer) >= _EDITED


def _number(paragraph: ParagraphProfile) -> str | None:
    return paragraph.label.rsplit("/", 1)[-1] if paragraph.label else None


def _section_class(alignment: Alignment, pair: IndexPair, under: list[frozenset[State]]) -> State:
    """Whether a linked section was kept, edited or rewritten, by the states of the linked paragraphs under it: kept
    where these are the same and there are no others, edited where any was kept or edited. Of a doubtful link neither
    is said of a section as little as of a paragraph."""
    one, other = alignment.left.profile.sections[pair[0]], alignment.right.profile.sections[pair[1]]
    if len(under) == one.size == other.size and all(State.SAME in states for states in under):
        return State.SAME
    doubtful = OF_SECTIONS.strength(alignment.sections[pair]) is Strength.DOUBTFUL
    carried = any({State.SAME, State.EDITED} & states for states in under)
    return State.EDITED if carried and not doubtful else State.REWRITTEN


def _several(classes: Mapping[IndexPair, State], rules: Rules) -> Mapping[IndexPair, set[State]]:
    """Of what text was carried over to, or what the user pinned: split where the left one has more than one
    counterpart, merged where the right one has."""
    links = [pair for pair, found in classes.items() if found is not State.REWRITTEN or pair in rules.pinned]
    lefts, rights = Counter(i for i, _ in links), Counter(j for _, j in links)
    found: defaultdict[IndexPair, set[State]] = defaultdict(set)
    for i, j in links:
        found[i, j] = {state for state, count in ((State.SPLIT, lefts[i]), (State.MERGED, rights[j])) if count > 1}
    return found
