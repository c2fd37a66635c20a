"""Quantities joined through the years: the same subject in the same unit, in paragraphs that correspond first."""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from explorer.compare.corpus import Pairs
from explorer.compare.labels import label
from explorer.compare.profile import Profile
from explorer.compare.quantities import Basis, Stated
from explorer.compare.select import mutual_best
from explorer.model.comparison import Figure, Quantity

# Set by hand on figures that readers joined in real reports: half or twice of any gains or loses at most two of the 18
# and two of the 39 joins of the two largest. The noun weighs most: it is
# what is counted.
_LEAST_LINKED = 0.22  # of the score in linked paragraphs
_LEAST_ANYWHERE = 0.8  # of the similarity elsewhere: nearly the same words
_SAME_AFTER = 3  # stems after it that must be the same elsewhere
_WORDS_ANYWHERE = 5  # stems that both must have elsewhere
_ALONE = 0.3  # for the only quantities of a unit in their paragraphs
_NEAR = 8  # stems on either side that are compared
_NOUN, _AFTER, _BEFORE = 0.45, 0.35, 0.2  # of the similarity, 1 together
_LINK = 0.2  # for the score of the link between the paragraphs
_SAME_TURN = 0.1
_LEAP = 20  # times as much as the other: more asks for nearly the same words
_SURE_OF_LEAP = 0.8
_PEOPLE_SIMILAR = 0.15  # of the similarity before and after, where only people are counted

_DIGITS = 6
"""Decimals of a score: in double precision sums agree in them whatever the order of summation."""


@dataclass(frozen=True, slots=True)
class Place:
    """A quantity in a report, by index of report and of paragraph. `day` is that of the event it is part of, or ""."""

    report: int
    paragraph: int
    stated: Stated
    day: str = ""


def report_quantities(report: int, profile: Profile) -> list[Place]:
    """All quantities of a report in reading order."""
    return [
        Place(report, index, stated, paragraph.day)
        for index, paragraph in enumerate(profile.paragraphs)
        for stated in paragraph.stated
    ]


def join(left: Sequence[Place], right: Sequence[Place], links: Pairs) -> Pairs:
    """Which quantities of two reports are the same one reported again: pairs of indexes, with how sure that is.

    `links` are the linked paragraphs with their scores. Elsewhere only what is said in nearly the same words is joined.
    """
    in_paragraph: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    elsewhere: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, place in enumerate(right):
        in_paragraph[place.paragraph, place.stated.unit].append(index)
        elsewhere[_wording(place.stated)].append(index)
    partners: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in links:
        partners[one].append(other)
    left_ranks, right_ranks = _ranks(left), _ranks(right)
    scores: Pairs = {}
    for i, place in enumerate(left):
        for j in elsewhere[_wording(place.stated)]:
            scores[i, j] = _unlinked_score(place, right[j])
        for partner in partners[place.paragraph]:
            link = links[place.paragraph, partner]
            for j in in_paragraph[partner, place.stated.unit]:
                scores[i, j] = _linked_score(place.stated, right[j].stated, link, left_ranks[i], right_ranks[j])
    return mutual_best({pair: round(score, _DIGITS) for pair, score in scores.items() if score}, 0.0)


def _wording(stated: Stated) -> Hashable:
    """What two quantities must share to be compared at all where their paragraphs are not linked."""
    return stated.unit, stated.noun, stated.after[:_SAME_AFTER]


def _unlinked_score(place: Place, other_place: Place) -> float:
    """The similarity, 0 unless nearly the same is said at some length, and not of the events of two days."""
    if place.day and other_place.day and place.day != other_place.day:
        return 0.0
    one, other = place.stated, other_place.stated
    alike = subject_similarity(one, other)
    shared = {*one.noun, *one.after, *one.before} & {*other.noun, *other.after, *other.before}
    return alike if alike >= _LEAST_ANYWHERE and len(shared) >= _WORDS_ANYWHERE else 0.0


def _linked_score(one: Stated, other: Stated, link: float, place: "_Rank", other_place: "_Rank") -> float:
    """The similarity, and what else speaks for it: few others of the unit in the paragraphs, the same turn among
    them."""
    similarity = subject_similarity(one, other)
    alike = similarity + _ALONE / math.sqrt(place.of * other_place.of)
    if alike < _LEAST_LINKED or _unlikely(one, other, similarity):
        return 0.0
    return alike + _LINK * link + _SAME_TURN * (place.turn == other_place.turn)


def _unlikely(one: Stated, other: Stated, similarity: float) -> bool:
    """Whether more must speak for the two than they have: one is many times the other, or both count people of whom
    nothing else alike is said (four in one incident, ten in another)."""
    low, high = sorted((one.value, other.value))
    if high > _LEAP * low and similarity < _SURE_OF_LEAP:
        return True
    shared = {*one.noun} & {*other.noun}
    return bool(shared) and shared <= one.persons and _around(one, other) < _PEOPLE_SIMILAR


@dataclass(frozen=True, slots=True)
class _Rank:
    """A quantity is number `turn` of the `of` quantities of its unit in its paragraph."""

    turn: int
    of: int


def _ranks(places: Sequence[Place]) -> list[_Rank]:
    counts = Counter((place.paragraph, place.stated.unit) for place in places)
    seen: Counter[tuple[int, str]] = Counter()
    ranks = []
    for place in places:
        key = place.paragraph, place.stated.unit
        seen[key] += 1
        ranks.append(_Rank(seen[key], counts[key]))
    return ranks


def subject_similarity(one: Stated, other: Stated) -> float:
    """How alike what two quantities count is, 0 to 1, from the words about them."""
    noun = _shared(one.noun, other.noun)
    around = _around(one, other)
    return _NOUN * noun + around if one.noun and other.noun else around / (_AFTER + _BEFORE)


def _around(one: Stated, other: Stated) -> float:
    """How alike the words before and after are, weighted."""
    after = _shared(one.after[:_NEAR], other.after[:_NEAR])
    before = _shared(one.before[-_NEAR:], other.before[-_NEAR:])
    return _AFTER * after + _BEFORE * before


def _shared(one: Iterable[str], other: Iterable[str]) -> float:
    """Dice's coefficient of two sets of stems; 0 where one is empty."""
    a, b = set(one), set(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def series(
    places: Sequence[Sequence[Place]], joins: Mapping[tuple[int, int], Pairs], profiles: Sequence[Profile]
) -> tuple[Figure, ...]:
    """The figures that two or more reports state, in the order of the newest statement of each.

    `joins` holds the joined quantities of two reports by their indexes. The surest joins are followed first, and no
    figure takes two values of one report.
    """
    group = {
        (report, index): frozenset({(report, index)})
        for report, found in enumerate(places)
        for index in range(len(found))
    }
    surest = sorted(
        (-score, left, right, i, j) for (left, right), pairs in joins.items() for (i, j), score in pairs.items()
    )
    for _, left, right, i, j in surest:
        one, other = group[left, i], group[right, j]
        if {report for report, _ in one}.isdisjoint(report for report, _ in other):
            both = one | other
            group.update(dict.fromkeys(both, both))
    groups = {members for members in group.values() if len(members) > 1}
    ordered = sorted((sorted(members) for members in groups), key=lambda members: (-members[-1][0], members[-1][1]))
    return tuple(_figure([places[report][index] for report, index in members], profiles) for members in ordered)


def _figure(values: list[Place], profiles: Sequence[Profile]) -> Figure:
    newest = values[-1]
    stands_in = profiles[newest.report]
    paragraph = stands_in.paragraphs[newest.paragraph]
    return Figure(
        label=label(paragraph.words, newest.stated, stands_in.sections[paragraph.section].title, stands_in.language),
        unit=newest.stated.counted or newest.stated.unit,
        comparable=not {Basis.CUMULATIVE, Basis.YEARLY} <= {place.stated.basis for place in values},
        values=tuple(_quantity(place, profiles[place.report]) for place in values),
    )


def _quantity(place: Place, profile: Profile) -> Quantity:
    paragraph, stated = profile.paragraphs[place.paragraph], place.stated
    return Quantity(
        report=place.report,
        paragraph=paragraph.label or paragraph.eid,
        value=stated.value,
        qualifier=stated.qualifier,
        text=stated.text,
        start=stated.start,
        end=stated.end,
    )
