"""An alignment told in the words of the model: links with states, strength and reasons, and totals."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from explorer.compare.alignment import Alignment, IndexPair
from explorer.compare.corpus import Pairs
from explorer.compare.figures import Place
from explorer.compare.profile import ParagraphProfile, SectionProfile
from explorer.compare.reasons import paragraph_reasons, section_reasons
from explorer.compare.score import strength
from explorer.compare.states import Buckets, paragraph_states, section_states
from explorer.model.comparison import Link, Pair, State


class JoinedFigures:
    """The joined figures of two reports, by the paragraphs they stand in."""

    def __init__(self, joins: Pairs, left: Sequence[Place], right: Sequence[Place]) -> None:
        self.counts: Counter[IndexPair] = Counter()
        self.changed: set[IndexPair] = set()
        for i, j in joins:
            paragraphs = left[i].paragraph, right[j].paragraph
            self.counts[paragraphs] += 1
            if left[i].stated.value != right[j].stated.value:
                self.changed.add(paragraphs)


def pair_of(older: int, newer: int, alignment: Alignment, figures: JoinedFigures) -> Pair:
    """The links and totals of two reports; `older` and `newer` are their places in the comparison."""
    left, right = alignment.left.profile, alignment.right.profile
    states = paragraph_states(alignment, figures.changed)
    under = alignment.linked_under()
    buckets = Buckets(alignment, states)

    def why_paragraphs(i: int, j: int) -> tuple[str, ...]:
        return paragraph_reasons(alignment, i, j, figures.counts[i, j])

    def why_sections(i: int, j: int) -> tuple[str, ...]:
        linked = under[i, j]
        return section_reasons(alignment, i, j, linked, sum(figures.counts[pair] for pair in linked))

    return Pair(
        older,
        newer,
        sections=_Told(older, newer, left.sections, right.sections).links(
            alignment.sections, section_states(alignment, states, under), why_sections
        ),
        paragraphs=_Told(older, newer, left.paragraphs, right.paragraphs).links(
            alignment.paragraphs, states, why_paragraphs
        ),
        totals=buckets.totals(range(len(left.paragraphs)), range(len(right.paragraphs))),
        section_totals={
            section.eid: buckets.totals(
                _under(left.sections[i] for i, linked in alignment.sections if linked == j), section.paragraphs
            )
            for j, section in enumerate(right.sections)
        },
    )


class _Told:
    """Makes the links of one kind of element of two reports."""

    def __init__(
        self,
        older: int,
        newer: int,
        lefts: Sequence[SectionProfile | ParagraphProfile],
        rights: Sequence[SectionProfile | ParagraphProfile],
    ) -> None:
        self._reports = older, newer
        self._lefts = [element.eid for element in lefts]
        self._rights = [element.eid for element in rights]

    def links(
        self, scores: Pairs, states: dict[IndexPair, frozenset[State]], why: Callable[[int, int], tuple[str, ...]]
    ) -> tuple[Link, ...]:
        """What is linked or new in the order of the newer report, then what was dropped."""
        of_right: dict[int, list[int]] = {}
        for i, j in sorted(scores):
            of_right.setdefault(j, []).append(i)
        told = []
        for j, eid in enumerate(self._rights):
            for i in of_right.get(j, ()):
                score = scores[i, j]
                told.append(Link(*self._reports, self._lefts[i], eid, states[i, j], score, strength(score), why(i, j)))
            if j not in of_right:
                told.append(Link(*self._reports, None, eid, frozenset({State.NEW})))
        linked = {i for i, _ in scores}
        dropped = frozenset({State.DROPPED})
        told += [Link(*self._reports, eid, None, dropped) for i, eid in enumerate(self._lefts) if i not in linked]
        return tuple(told)


def _under(sections: Iterable[SectionProfile]) -> set[int]:
    return {index for section in sections for index in section.paragraphs}
