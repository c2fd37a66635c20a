"""Quantities joined through the years: in linked paragraphs by the slot they stand in when the words are compared, and
by subject and unit; elsewhere only where a noun is counted of which one clause of each report says the same. Money is
not joined so: the formula that appropriates it for one decision appropriates it for the next."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from explorer.compare.aspects import Period, Standing, differing, period, standing
from explorer.compare.corpus import Pairs
from explorer.compare.nouns import PEOPLE, worded
from explorer.compare.profile import ParagraphProfile, Profile
from explorer.compare.score import OF_PARAGRAPHS
from explorer.compare.select import mutual_best
from explorer.compare.slots import Masked, masked, slots
from explorer.compare.stated import PERCENT, Stated
from explorer.compare.subjects import around, other_kind, overlap, same_subject, same_value, subject_similarity
from explorer.compare.terms import stems
from explorer.language import Language
from explorer.model.comparison import Aspect, Strength

# Set by hand on figures that readers joined in real reports.
_LEAST_LINKED = 0.38  # of the score in linked paragraphs
_LEAST_BARE = 0.45  # of the same where no noun says what is counted
_LEAST_AROUND = 0.2  # of the similarity before and after, where no sure slot speaks for the two
_LEAST_CLAUSE = 0.3  # of the likeness of the two clauses, where that is less
_ALONE = 0.15  # for the only quantities of a unit in their paragraphs; evidence by itself where the link is strong
_SAME_VALUE = 0.3  # for the same value, where it is no small number
_SLOT = 0.7  # for the same slot of both texts
_LINK = 0.2  # for the score of the link between the paragraphs
_SAME_TURN = 0.1
_UNLIKE = 0.25  # off for each thing said of the one that does not hold of the other
_OTHER_OF_SEVERAL = 0.5  # off where one is of the first of several, and the other of the second
_LEAP = 20  # times as much as the other: more asks for nearly the same words
_SURE_OF_LEAP = 1.1
_PEOPLE_SIMILAR = 0.1  # of the similarity before and after, where only people are counted
_SURE_SLOT = 0.5  # of a slot that tells part from whole, and makes up for a doubtful link
_SAME_ITEM = 0.5  # of the likeness of what two numbers of a list alone count

_DIGITS = 6
"""Decimals of a score: in double precision sums agree in them whatever the order of summation."""


@dataclass(frozen=True, eq=False)
class Place:
    """A quantity in a report, by index of report and of paragraph, with the `words` of the paragraph. `day` is that of
    the event it is part of, or "", `referred` the time of what the paragraph refers to."""

    report: int
    paragraph: int
    stated: Stated
    words: str
    language: Language
    day: str = ""
    referred: Period | None = None

    @cached_property
    def standing(self) -> Standing:
        """What the words around it make of it."""
        return standing(self.words, self.stated, self.language)

    @cached_property
    def told(self) -> frozenset[str]:
        """The stems of its clause, without numbers and what is counted."""
        start, end = self.stated.clause
        return frozenset(worded(stems(self.words[start:end], self.language))) - {*self.stated.noun}

    @cached_property
    def period(self) -> Period | None:
        """The time that it is of."""
        return period(self.words, self.stated, self.language) or self.referred


def report_quantities(report: int, profile: Profile) -> list[Place]:
    """All quantities of a report in reading order."""
    return [
        Place(report, index, stated, paragraph.words, profile.language, paragraph.day, _referred(paragraph, profile))
        for index, paragraph in enumerate(profile.paragraphs)
        for stated in paragraph.stated
    ]


def _referred(paragraph: ParagraphProfile, profile: Profile) -> Period | None:
    """The time of the first quantity of the one paragraph that another refers to: "the apportionment, as provided for
    in paragraph 14 above"."""
    named = {each.paragraph for each in paragraph.references if each.paragraph}
    if len(named) != 1:
        return None
    others = (each for each in profile.paragraphs if each.label in named and each is not paragraph)
    first = next(((each.words, each.stated[0]) for each in others if each.stated), None)
    return period(*first, profile.language) if first else None


def join(left: Sequence[Place], right: Sequence[Place], links: Pairs) -> Pairs:
    """Which quantities of two reports are the same one reported again: pairs of indexes, with how sure that is. `links`
    are the linked paragraphs with their scores."""
    return _weighed(left, right, links).joined()


def likely(left: Sequence[Place], right: Sequence[Place], links: Pairs) -> Pairs:
    """All pairs of quantities that may be the same one, with how sure that is: those of `join` are chosen from them."""
    return {pair: score for pair, score in _weighed(left, right, links).scores.items() if score}


def _weighed(left: Sequence[Place], right: Sequence[Place], links: Pairs) -> "_Joiner":
    joiner = _Joiner(_Side(left), _Side(right))
    for (one, other), link in links.items():
        joiner.linked(one, other, link)
    joiner.said_alike()
    return joiner


Clause = tuple[str, frozenset[str], frozenset[str]]


class _Side:
    """The quantities of one report by what they are looked for."""

    def __init__(self, places: Sequence[Place]) -> None:
        self.places = places
        self.of_paragraph: defaultdict[int, list[int]] = defaultdict(list)
        self.ranks = _ranks(places)
        by_place = {(place.paragraph, place.stated.start): index for index, place in enumerate(places)}
        self.whole = {
            index: by_place[place.paragraph, place.stated.whole.start]
            for index, place in enumerate(places)
            if place.stated.whole
        }
        for index, place in enumerate(places):
            self.of_paragraph[place.paragraph].append(index)

    def by_clause(self) -> Mapping[Clause, list[int]]:
        """The quantities by unit, by what they count, and by the other words of their clauses, of which there are more
        than tell what is counted; but for those that are part of another, which is told in the same clause."""
        found: defaultdict[Clause, list[int]] = defaultdict(list)
        for index, place in enumerate(self.places):
            stated = place.stated
            if stated.noun and len(place.told) > len(stated.noun) and index not in self.whole:
                found[stated.unit, frozenset(stated.noun), place.told].append(index)
        return found

    def masked(self, paragraph: int) -> Masked:
        own = [self.places[index] for index in self.of_paragraph[paragraph]]
        return masked(own[0].words, tuple([place.stated.start for place in own]), own[0].language)


class _Joiner:
    """Weighs the pairs of quantities of two reports."""

    def __init__(self, left: _Side, right: _Side) -> None:
        self._left, self._right = left, right
        self.scores: Pairs = {}

    def linked(self, one: int, other: int, link: float) -> None:
        """Weigh the quantities of two linked paragraphs."""
        lefts, rights = self._left.of_paragraph.get(one), self._right.of_paragraph.get(other)
        if not lefts or not rights:
            return
        same = slots(self._left.masked(one), self._right.masked(other))
        for a, i in enumerate(lefts):
            for b, j in enumerate(rights):
                if _same_unit(self._left.places[i].stated, self._right.places[j].stated):
                    self.scores[i, j] = self._linked_score(i, j, link, same.get((a, b), 0.0))

    def said_alike(self) -> None:
        """Weigh the quantities of which both reports say the same, each in one clause alone, wherever that stands."""
        ours, theirs = self._left.by_clause(), self._right.by_clause()
        for clause in ours.keys() & theirs.keys():
            if len(ours[clause]) == len(theirs[clause]) == 1:
                (i,), (j,) = ours[clause], theirs[clause]
                one, other = self._left.places[i], self._right.places[j]
                unlike = [*differing(one.standing, other.standing)] or _of_other_events(one.standing, other.standing)
                if not unlike and not self.scores.get((i, j)):
                    self.scores[i, j] = subject_similarity(one.stated, other.stated)

    def joined(self) -> Pairs:
        """The best pairs; parts of two wholes only where the wholes are joined."""
        found: Pairs = {}
        rest = {pair: round(score, _DIGITS) for pair, score in self.scores.items() if score}
        while rest:
            wholes = {(i, j): (self._left.whole.get(i), self._right.whole.get(j)) for i, j in rest}
            ready = {pair: rest[pair] for pair, both in wholes.items() if None in both or both in found}
            taken = mutual_best(ready, 0.0)
            if not taken:
                break
            found |= taken
            lefts, rights = {i for i, _ in found}, {j for _, j in found}
            rest = {(i, j): score for (i, j), score in rest.items() if i not in lefts and j not in rights}
        return found

    def _linked_score(self, i: int, j: int, link: float, slot: float) -> float:
        """The slot and the similarity, and what else speaks for it: few others of the unit in the paragraphs, the same
        turn among them."""
        one, other = self._left.places[i].stated, self._right.places[j].stated
        rank, other_rank = self._left.ranks[i], self._right.ranks[j]
        similarity = subject_similarity(one, other)
        if one.noun and other.noun:
            slot *= overlap(one.noun, other.noun)
        evidence = similarity + _SLOT * slot + _SAME_VALUE * same_value(one, other)
        alone = _ALONE / math.sqrt(rank.of * other_rank.of)
        strength = OF_PARAGRAPHS.strength(link)
        if strength is Strength.DOUBTFUL and slot < _SURE_SLOT:
            return 0.0
        sure = strength is Strength.STRONG
        evidence += alone * sure
        least = _LEAST_LINKED if one.noun and other.noun else _LEAST_BARE
        if evidence < least or _unlikely(one, other, evidence, slot):
            return 0.0
        doubted = not sure or (one.unit == PERCENT and slot < _SURE_SLOT)
        if doubted and not same_subject(one, other):
            return 0.0
        if _is_bare(self._left.places[i], self._right.places[j], slot):
            return 0.0
        named = one.noun and other.noun and one.of_names is not other.of_names
        evidence -= _UNLIKE * (bool(named) and slot < _SURE_SLOT)
        left, right = self._left.places[i].standing, self._right.places[j].standing
        evidence -= _UNLIKE * sum(aspect is not Aspect.DIRECTION for aspect in differing(left, right))
        if left.ordinals and right.ordinals and not left.ordinals & right.ordinals:
            evidence -= _OTHER_OF_SEVERAL
        if one.persons and other.persons and left.act and right.act and left.act != right.act:
            return 0.0
        if _of_other_events(left, right):
            return 0.0
        if evidence < least:
            return 0.0
        return evidence + alone * (not sure) + _LINK * link + _SAME_TURN * (rank.turn == other_rank.turn)


def _same_unit(one: Stated, other: Stated) -> bool:
    """Whether two quantities count the same: where two nouns are joined, either of them."""
    return not one.units.isdisjoint(other.units)


def _of_other_events(one: Standing, other: Standing) -> bool:
    """Whether one of two quantities came of an event of which the other did not."""
    return one.event != other.event if one.event and other.event else one.occasion or other.occasion


def _is_bare(place: Place, other_place: Place, slot: float) -> bool:
    """Whether two quantities have little in common but what they count: six projects delivered, six projects launched.
    What is part of a whole is known by that."""
    one, other = place.stated, other_place.stated
    if (one.whole and other.whole) or same_value(one, other):
        return False
    alike = slot >= _SURE_SLOT or around(one, other) >= _LEAST_AROUND
    return not alike and overlap(place.told, other_place.told) < _LEAST_CLAUSE


def _unlikely(one: Stated, other: Stated, evidence: float, slot: float) -> bool:
    """Whether more must speak for the two than they have: one is many times the other, both count people of whom
    nothing else alike is said (four in one incident, ten in another), or both count an item of a list, and not the
    same one."""
    low, high = sorted((one.value, other.value))
    if high > _LEAP * low and evidence < _SURE_OF_LEAP:
        return True
    if bool(one.place) is not bool(other.place):
        return True
    if one.item and other.item and overlap(one.item, other.item) < _SAME_ITEM:
        return True
    if other_kind(one, other) and one.value != other.value:
        return True
    if low == 1 != high and {*one.noun} != {*other.noun} and slot < _SURE_SLOT:  # one of a kind, nine of another
        return True
    if bool(one.persons - {PEOPLE}) is not bool(other.persons - {PEOPLE}) and slot < _SURE_SLOT:
        return True
    if one.whole and other.whole:
        return False
    if (one.whole or other.whole) and one.persons and slot < _SURE_SLOT:
        return True
    shared = {*one.noun} & {*other.noun}
    if shared and shared <= one.persons - {PEOPLE}:  # women, boys: nothing but what is told of them says who
        return slot < _SURE_SLOT and around(one, other) < _LEAST_AROUND
    return bool(shared) and shared <= one.persons and not slot and around(one, other) < _PEOPLE_SIMILAR


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
