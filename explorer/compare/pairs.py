"""An alignment as the model has it: links with states, strength and reasons, and totals."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from explorer.compare.alignment import Alignment
from explorer.compare.corpus import IndexPair, Pairs
from explorer.compare.corrections import Rules
from explorer.compare.figures import Place
from explorer.compare.moves import moves
from explorer.compare.profile import ParagraphProfile, Profile, SectionProfile
from explorer.compare.reasons import ALONE, Reasons
from explorer.compare.score import OF_PARAGRAPHS, OF_SECTIONS, PERHAPS, Limits
from explorer.compare.states import Buckets, States, paragraph_states, section_states
from explorer.compare.texts import PairTexts
from explorer.model.comparison import Link, Pair, Rejected, State
from explorer.model.link_reasons import NO_REASONS, Extract, Shared, packed


class JoinedFigures:
    """The joined figures of two reports, by the paragraphs they stand in."""

    def __init__(self, joins: Pairs, left: Sequence[Place], right: Sequence[Place], profiles: tuple[Profile, Profile]):
        self.quotes: defaultdict[IndexPair, list[Shared]] = defaultdict(list)
        self.changed: set[IndexPair] = set()
        for i, j in sorted(joins, key=lambda join: join[::-1]):
            one, other = left[i], right[j]
            paragraphs = one.paragraph, other.paragraph
            self.quotes[paragraphs].append(Shared(_extract(one, profiles[0]), _extract(other, profiles[1])))
            if one.stated.value != other.stated.value:
                self.changed.add(paragraphs)


def _extract(place: Place, profile: Profile) -> Extract:
    """The number as printed, with what is counted where that follows it."""
    paragraph, stated = profile.paragraphs[place.paragraph], place.stated
    number = paragraph.words[stated.start : stated.end]
    start = stated.start + len(number) - len(number.lstrip())
    text = stated.text if paragraph.words.startswith(stated.text, start) else number.strip()
    return Extract(paragraph.eid, start, start + len(text), text)


def pair_of(older: int, newer: int, alignment: Alignment, texts: PairTexts, figures: JoinedFigures) -> Pair:
    """The links and totals of two reports; `older` and `newer` are their places in the comparison."""
    left, right = alignment.left.profile, alignment.right.profile
    moved_sections, moved_paragraphs = moves(alignment)
    states = paragraph_states(alignment, texts, figures.changed, moved_paragraphs.moved)
    rejected_paragraphs = _rejected(alignment.paragraphs, alignment.candidate_paragraphs)
    buckets = Buckets(alignment, states, (rejected_paragraphs[1], rejected_paragraphs[0]))
    reasons = Reasons(alignment, texts, figures.quotes)
    return Pair(
        older,
        newer,
        sections=_LinkBuilder(
            left.sections, right.sections, alignment.rules.sections, OF_SECTIONS, reasons.of_sections
        ).links(
            alignment.sections,
            section_states(alignment, states, alignment.linked_under(), moved_sections.moved),
            _rejected(alignment.sections, alignment.candidate_sections),
            moved_sections.with_section,
        ),
        paragraphs=_LinkBuilder(
            left.paragraphs, right.paragraphs, alignment.rules.paragraphs, OF_PARAGRAPHS, reasons.of_paragraphs
        ).links(alignment.paragraphs, states, rejected_paragraphs, moved_paragraphs.with_section),
        totals=buckets.totals(range(len(left.paragraphs)), range(len(right.paragraphs))),
        section_totals={
            section.eid: buckets.totals(
                _under(left.sections[i] for i, linked in alignment.sections if linked == j), section.paragraphs
            )
            for j, section in enumerate(right.sections)
        },
        older_totals={section.eid: buckets.totals(section.paragraphs, ()) for section in left.sections},
    )


class _LinkBuilder:
    """Makes the links of one kind of element of two reports. `why` gives the reasons for a pair, packed."""

    def __init__(
        self,
        lefts: Sequence[SectionProfile | ParagraphProfile],
        rights: Sequence[SectionProfile | ParagraphProfile],
        rules: Rules,
        limits: Limits,
        why: Callable[[int, int], str],
    ) -> None:
        self._lefts = [element.eid for element in lefts]
        self._rights = [element.eid for element in rights]
        self._rules, self._limits, self._why = rules, limits, why

    def links(
        self, scores: Pairs, states: States, rejected: "_RejectedOf", with_section: Collection[IndexPair]
    ) -> tuple[Link, ...]:
        """What is linked or new in the order of the newer report, then what was dropped. `with_section` are the pairs
        that came along with their section."""
        of_right: dict[int, list[int]] = {}
        for i, j in sorted(scores):
            of_right.setdefault(j, []).append(i)
        other_left = {j: Rejected(self._lefts[i], score, self._why(i, j)) for j, (i, score) in rejected[0].items()}
        other_right = {i: Rejected(self._rights[j], score, self._why(i, j)) for i, (j, score) in rejected[1].items()}
        found = []
        for j, eid in enumerate(self._rights):
            for i in of_right.get(j, ()):
                score = scores[i, j]
                link = Link(
                    self._lefts[i], eid, states[i, j], score, self._limits.strength(score),
                    self._why(i, j), other_left.get(j), other_right.get(i),
                    by_user=(i, j) in self._rules.pinned, with_section=(i, j) in with_section,
                )  # fmt: skip
                found.append(link)
            if j not in of_right:
                found.append(self._alone(None, eid, State.NEW, j in self._rules.rights, other_left.get(j)))
        linked_lefts = {i for i, _ in scores}
        for i, eid in enumerate(self._lefts):
            if i not in linked_lefts:
                found.append(self._alone(eid, None, State.DROPPED, i in self._rules.lefts, other_right.get(i)))
        return tuple(found)

    def _alone(
        self, left: str | None, right: str | None, state: State, by_user: bool, rejected: Rejected | None
    ) -> Link:
        why = packed([ALONE]) if by_user else NO_REASONS
        other_left, other_right = (None, rejected) if right is None else (rejected, None)
        return Link(
            left, right, frozenset({state}), why=why,
            rejected_left=other_left, rejected_right=other_right, by_user=by_user,
        )  # fmt: skip


_RejectedOf = tuple[dict[int, tuple[int, float]], dict[int, tuple[int, float]]]
"""For each right index a left one, and for each left a right one, with the score of the two."""


def _rejected(linked: Pairs, candidates: Pairs) -> _RejectedOf:
    """What is perhaps linked, too: for each element the best candidate that is not, of those worth telling."""
    lefts: dict[int, tuple[float, int]] = {}
    rights: dict[int, tuple[float, int]] = {}
    for (i, j), score in candidates.items():
        if score >= PERHAPS and (i, j) not in linked:
            lefts[j] = max(lefts.get(j, (0.0, 0)), (score, -i))
            rights[i] = max(rights.get(i, (0.0, 0)), (score, -j))
    return (
        {j: (-i, score) for j, (score, i) in lefts.items()},
        {i: (-j, score) for i, (score, j) in rights.items()},
    )


def _under(sections: Iterable[SectionProfile]) -> set[int]:
    return {index for section in sections for index in section.paragraphs}
