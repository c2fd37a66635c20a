"""What corresponds to one section or paragraph in the other reports of a comparison."""

from dataclasses import dataclass

from explorer.model.comparison import Comparison, Link, State, Strength

_ORDER = {Strength.STRONG: 0, Strength.LIKELY: 1, Strength.DOUBTFUL: 2, None: 3}


@dataclass(frozen=True, slots=True)
class Counterpart:
    """`report` is a place in `Comparison.reports`; `eid` names the section or paragraph there."""

    report: int
    eid: str
    strength: Strength | None
    states: frozenset[State]
    reasons: tuple[str, ...]


def counterparts(comparison: Comparison, report: int, eid: str) -> list[Counterpart]:
    """The counterparts of one element in all other reports, by year and then the strongest first."""
    found = []
    for pair in comparison.pairs:
        if report not in (pair.left_report, pair.right_report):
            continue
        newer = pair.right_report == report
        for link in (*pair.sections, *pair.paragraphs):
            own, other = (link.right, link.left) if newer else (link.left, link.right)
            if own == eid and other is not None:
                found.append(_counterpart(link, pair.left_report if newer else pair.right_report, other))
    return sorted(found, key=lambda one: (one.report, _ORDER[one.strength]))


def _counterpart(link: Link, report: int, eid: str) -> Counterpart:
    return Counterpart(report, eid, link.strength, link.states, link.reasons)
