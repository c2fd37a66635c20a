"""What corresponds to one section or paragraph in the other reports of a comparison."""

from dataclasses import dataclass

from explorer.model.comparison import Comparison, Link, State, Strength
from explorer.model.report import Paragraph, Section

_ORDER = {Strength.STRONG: 0, Strength.LIKELY: 1, Strength.DOUBTFUL: 2, None: 3}


@dataclass(frozen=True, slots=True)
class Counterpart:
    """`report` is a place in `Comparison.reports`; `eid` names the section or paragraph there."""

    report: int
    eid: str
    strength: Strength | None
    states: frozenset[State]
    reasons: tuple[str, ...]
    score: float = 0.0


def counterparts(comparison: Comparison, report: int, eid: str) -> list[Counterpart]:
    """The counterparts of one element in all other reports, by year and then the closest first: the strongest,
    and of these the deepest."""
    found = []
    for pair in comparison.pairs:
        if report not in (pair.left_report, pair.right_report):
            continue
        newer = pair.right_report == report
        for link in (*pair.sections, *pair.paragraphs):
            own, other = (link.right, link.left) if newer else (link.left, link.right)
            if own == eid and other is not None:
                found.append(_counterpart(link, pair.left_report if newer else pair.right_report, other))
    return sorted(found, key=_closeness)


def ways_of(comparison: Comparison, report: int, section: Section, other: int) -> list[tuple[Paragraph, Counterpart]]:
    """The numbered paragraphs under a section that have a counterpart in another report, each with the closest."""
    found = []
    for paragraph in section.paragraphs():
        theirs = [one for one in counterparts(comparison, report, paragraph.eid) if one.report == other]
        found += [(paragraph, one) for one in theirs[:1]]
    return found


def _closeness(one: Counterpart) -> tuple[int, int, int, float]:
    return one.report, _ORDER[one.strength], -one.eid.count("__"), -one.score


def _counterpart(link: Link, report: int, eid: str) -> Counterpart:
    return Counterpart(report, eid, link.strength, link.states, link.reasons, link.score)
