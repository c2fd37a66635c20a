"""The user's corrections of links as rules in the indexes of two profiles, which whatever chooses links obeys."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from explorer.compare.corpus import IndexPair, Pairs
from explorer.compare.profile import ParagraphProfile, Profile, SectionProfile
from explorer.model.comparison import CorrectionKind, LinkCorrection, in_force


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for the sections, or for the paragraphs, of two reports.

    The `pinned` pairs must be linked, pairs that are `apart` must not. The indexes in `lefts` and `rights` are closed:
    they are linked where they are pinned, and with nothing else.
    """

    pinned: frozenset[IndexPair] = frozenset()
    apart: frozenset[IndexPair] = frozenset()
    lefts: frozenset[int] = frozenset()
    rights: frozenset[int] = frozenset()

    def allows(self, i: int, j: int) -> bool:
        """Whether similarity may decide about two elements."""
        return i not in self.lefts and j not in self.rights and (i, j) not in self.apart

    def denies(self, i: int, j: int) -> bool:
        """Whether the user said that two elements do not correspond."""
        if (i, j) in self.apart:
            return True
        alone_left = i in self.lefts and all(left != i for left, _ in self.pinned)
        return alone_left or (j in self.rights and all(right != j for _, right in self.pinned))

    def unpinned(self) -> "Rules":
        """The rules without the pins."""
        return replace(
            self,
            pinned=frozenset(),
            lefts=self.lefts.difference(i for i, _ in self.pinned),
            rights=self.rights.difference(j for _, j in self.pinned),
        )

    def confirming(self, found: Collection[IndexPair]) -> "Rules":
        """The rules where `found` is what is linked without pins. A pin of such a pair says that it is right, not that
        it is the only one: its elements stay open, and what they are split or merged with stays."""
        rest = self.unpinned()
        new = self.pinned.difference(found)
        return replace(self, lefts=rest.lefts.union(i for i, _ in new), rights=rest.rights.union(j for _, j in new))

    def allowed(self, scores: Pairs) -> Pairs:
        """The pairs about which similarity may decide, with their scores."""
        return {pair: score for pair, score in scores.items() if self.allows(*pair)}

    def certain(self) -> Pairs:
        """The pinned pairs, with the score of what is certain."""
        return dict.fromkeys(sorted(self.pinned), 1.0)

    def applied(self, scores: list[list[float]]) -> list[list[float]]:
        """A matrix of scores, 1 where pinned and 0 where it is closed otherwise."""
        if self == Rules():
            return scores
        return [
            [1.0 if (i, j) in self.pinned else score * self.allows(i, j) for j, score in enumerate(row)]
            for i, row in enumerate(scores)
        ]


@dataclass(frozen=True, slots=True)
class PairRules:
    """The rules for two reports."""

    sections: Rules = field(default_factory=Rules)
    paragraphs: Rules = field(default_factory=Rules)

    @property
    def any_pins(self) -> bool:
        """Whether two sections or two paragraphs must be linked."""
        return bool(self.sections.pinned or self.paragraphs.pinned)

    def unpinned(self) -> "PairRules":
        """See `Rules.unpinned`."""
        return PairRules(self.sections.unpinned(), self.paragraphs.unpinned())

    def confirming(self, sections: Collection[IndexPair], paragraphs: Collection[IndexPair]) -> "PairRules":
        """See `Rules.confirming`."""
        return PairRules(self.sections.confirming(sections), self.paragraphs.confirming(paragraphs))


NO_RULES = PairRules()


def spoken_of(corrections: Iterable[LinkCorrection], keys: Sequence[str]) -> set[IndexPair]:
    """The pairs of reports, by their places among some whose keys these are, of which the user has said something."""
    at = {key: place for place, key in enumerate(keys)}
    both = [(at.get(each.one.report, -1), at.get(each.other.report, -1)) for each in corrections]
    return {(min(two), max(two)) for two in both if min(two) >= 0 and len({*two}) > 1}


class Corrections:
    """The corrections in force, for any two of the compared reports.

    `keys` are those of the reports. A correction of a place that a report does not have is passed over.
    """

    def __init__(self, corrections: Iterable[LinkCorrection], keys: Sequence[str], profiles: Sequence[Profile]) -> None:
        self._in_force = in_force(corrections)
        self._keys = keys
        self._sections = [_by_eid(profile.sections) for profile in profiles]
        self._paragraphs = [_by_eid(profile.paragraphs) for profile in profiles]

    def between(self, left: int, right: int) -> PairRules:
        """The rules for two reports, by their places among the compared ones."""
        oriented = [
            (correction, *eids)
            for correction in self._in_force
            for eids in _eids(correction, self._keys[left], self._keys[right])
        ]
        return PairRules(
            _rules([each for each in oriented if each[0].section], self._sections[left], self._sections[right]),
            _rules([each for each in oriented if not each[0].section], self._paragraphs[left], self._paragraphs[right]),
        )


def _by_eid(elements: Sequence[SectionProfile | ParagraphProfile]) -> dict[str, int]:
    return {element.eid: index for index, element in enumerate(elements)}


def _eids(correction: LinkCorrection, left: str, right: str) -> set[tuple[str, str]]:
    """The eIds that a correction names in a left and a right report, if it speaks of these two."""
    one, other = correction.one, correction.other
    found = set()
    if (one.report, other.report) == (left, right):
        found.add((one.eid, other.eid))
    if (other.report, one.report) == (left, right):
        found.add((other.eid, one.eid))
    return found


def _rules(
    corrections: Sequence[tuple[LinkCorrection, str, str]], lefts: dict[str, int], rights: dict[str, int]
) -> Rules:
    pairs: dict[CorrectionKind, set[IndexPair]] = {kind: set() for kind in CorrectionKind}
    alone_left: set[int] = set()
    alone_right: set[int] = set()
    for correction, left, right in corrections:
        if left in lefts and right in rights:
            pairs[correction.kind].add((lefts[left], rights[right]))
        elif correction.kind is CorrectionKind.ALONE and left in lefts:
            alone_left.add(lefts[left])
        elif correction.kind is CorrectionKind.ALONE and right in rights:
            alone_right.add(rights[right])
    pinned = pairs[CorrectionKind.PIN]
    return Rules(
        pinned=frozenset(pinned),
        apart=frozenset(pairs[CorrectionKind.APART]),
        lefts=frozenset(alone_left.union(i for i, _ in pinned)),
        rights=frozenset(alone_right.union(j for _, j in pinned)),
    )
