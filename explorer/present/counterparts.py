"""What corresponds to one section or paragraph in the other reports of a comparison."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from explorer.model.comparison import Comparison, CorrectionKind, LinkCorrection, Rejected, State, Strength
from explorer.model.link_reasons import LinkReason
from explorer.model.report import Paragraph, Section

_ORDER = {Strength.STRONG: 0, Strength.LIKELY: 1, Strength.DOUBTFUL: 2, None: 3}


@dataclass(frozen=True, slots=True)
class Counterpart:
    """`report` is a place in `Comparison.reports`; `eid` names the section or paragraph there. `with_section` as in
    `Link`."""

    report: int
    eid: str
    strength: Strength | None
    states: frozenset[State]
    reasons: tuple[LinkReason, ...]
    score: float = 0.0
    with_section: bool = False


@dataclass(frozen=True, slots=True)
class LinkRules:
    """What the user says of one element's links into one other report: the eIds it is pinned to and set apart from, and
    whether it has no counterpart there."""

    pinned: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    alone: bool = False

    def kind(self, eid: str | None) -> CorrectionKind | None:
        """What was said of the link to an element there; without one, whether there is none."""
        if eid in self.pinned:
            return CorrectionKind.PIN
        if eid in self.apart:
            return CorrectionKind.APART
        return CorrectionKind.ALONE if self.alone and eid is None else None

    def with_one(self, kind: CorrectionKind, eid: str) -> "LinkRules":
        """The same, and one thing more."""
        if kind is CorrectionKind.PIN:
            return replace(self, pinned=self.pinned | {eid})
        return replace(self, apart=self.apart | {eid}) if kind is CorrectionKind.APART else replace(self, alone=True)


@dataclass(frozen=True, slots=True)
class CounterpartSet:
    """How one element stands in one other report: its counterparts, the closest first, and the best candidate that was
    weighed and not taken. What the user says holds at once, before the reports are compared anew. Where they are not
    `compared`, nothing else is known."""

    counterparts: tuple[Counterpart, ...] = ()
    rejected: Rejected | None = None
    rules: LinkRules = field(default_factory=LinkRules)
    compared: bool = True


def rules_of(eid: str, corrections: Iterable[LinkCorrection], own: str) -> dict[str, LinkRules]:
    """What corrections say of an element of the report whose key is `own`, by the keys of the other reports."""
    found: dict[str, LinkRules] = {}
    for correction in corrections:
        one, other = correction.one, correction.other
        if (one.report, one.eid) != (own, eid):
            one, other = other, one
        if (one.report, one.eid) == (own, eid):
            found[other.report] = found.get(other.report, LinkRules()).with_one(correction.kind, other.eid)
    return found


def counterpart_sets(
    comparison: Comparison, report: int, eid: str, rules: Mapping[int, LinkRules] | None = None
) -> list[CounterpartSet]:
    """How one element of a report stands in each report of a comparison; nothing is said of its own. `rules` is by the
    places of the reports."""
    found = counterparts(comparison, report, eid)
    rejected = {number: one for number, _, one in _links(comparison, report, eid) if one is not None}
    return [
        _ruled(
            number,
            [one for one in found if one.report == number],
            rejected.get(number),
            (rules or {}).get(number, LinkRules()),
            compared=number == report or comparison.pair(report, number) is not None,
        )
        for number in range(len(comparison.reports))
    ]


def counterparts(comparison: Comparison, report: int, eid: str) -> list[Counterpart]:
    """The counterparts of one element in all other reports, by year and then the closest first: the strongest,
    and of these the deepest."""
    found = [one for _, one, _ in _links(comparison, report, eid) if one is not None]
    return sorted(found, key=_closeness)


def ways_of(comparison: Comparison, report: int, section: Section, other: int) -> list[tuple[Paragraph, Counterpart]]:
    """The numbered paragraphs under a section that have a counterpart in another report, each with the closest."""
    found = []
    for paragraph in section.paragraphs():
        theirs = [one for one in counterparts(comparison, report, paragraph.eid) if one.report == other]
        found += [(paragraph, one) for one in theirs[:1]]
    return found


def _ruled(
    number: int, found: list[Counterpart], rejected: Rejected | None, rules: LinkRules, compared: bool
) -> CounterpartSet:
    if rules.alone:
        found = []
    elif rules.pinned:
        known = {one.eid: one for one in found}
        sure = Counterpart(number, "", Strength.STRONG, frozenset(), (), 1.0)
        found = [known.get(eid, replace(sure, eid=eid)) for eid in sorted(rules.pinned)]
    found = [one for one in found if one.eid not in rules.apart]
    settled = {*rules.apart, *(one.eid for one in found)}
    free = rejected if rejected and rejected.eid not in settled else None
    return CounterpartSet(tuple(found), free, rules, compared)


def _links(comparison: Comparison, report: int, eid: str) -> Iterator[tuple[int, Counterpart | None, Rejected | None]]:
    """Each link of one element: the other report, the counterpart there, and the candidate that was not taken."""
    for pair in comparison.pairs:
        if report not in (pair.left_report, pair.right_report):
            continue
        newer = pair.right_report == report
        number = pair.left_report if newer else pair.right_report
        for link in (*pair.sections, *pair.paragraphs):
            own, other = (link.right, link.left) if newer else (link.left, link.right)
            if own == eid:
                found = Counterpart(
                    number, other or "", link.strength, link.states, link.reasons, link.score, link.with_section
                )
                yield number, found if other else None, link.rejected_left if newer else link.rejected_right


def _closeness(one: Counterpart) -> tuple[int, int, int, float]:
    return one.report, _ORDER[one.strength], -one.eid.count("__"), -one.score
