"""Which of the lines that begin with a number begin a numbered paragraph."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_NUMBER = re.compile(
    r"\s*(?:(?P<number>\d{1,3}(?:\.\d{1,3})?)\s?\.(?=\s|[^\W\d_]|[“\"(\[]|$)|(?P<tabbed>\d{1,3}(?:\.\d{1,3})?)\t|(?P<split>\d{1,3}\.\d{1,3})\s)\s*"
)
_MISSING = 0.7
_MOST_MISSING = 5
_RESTART, _RESTART_AT_HEADING = 3.0, 1.0
_ACROSS_PARTS = 3.0


def leading_number(text: str) -> tuple[str, int] | None:
    """The paragraph number that a line begins with, and where its words begin; None where it begins with none."""
    match = _NUMBER.match(text)
    return (next(filter(None, match.groups())), match.end()) if match else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may begin a numbered paragraph.

    `weight` from 0 to 1 says how much its layout speaks for it. `part` counts the annexes and decisions before it,
    `heading` the headings.
    """

    number: str
    weight: float
    part: int = 0
    heading: int = 0

    @property
    def key(self) -> tuple[str, int]:
        before, _, last = self.number.rpartition(".")
        return before, int(last)


@dataclass(slots=True)
class _Chain:
    """The best run of numbers that ends with a candidate."""

    score: float
    at: int
    before: "_Chain | None" = field(default=None, repr=False)


def paragraph_numbers(candidates: Sequence[Candidate]) -> list[int]:
    """Reads the numbers of the candidates in order and chooses those that count on.

    Guarantees indices in order, whose numbers rise by one, except where numbers are missing (each costs more than half
    a candidate, at most five) or start again at 1 (costs less at a heading, nothing in a new annex or decision). Every
    chosen candidate adds its weight; the dearest run wins, so that a wrapped line that happens to begin with the next
    number loses to the paragraph itself. Wrong where two lists with the same numbers cross. Linear in the candidates.
    """
    best: dict[tuple[str, int], tuple[_Chain, Candidate]] = {}
    top: _Chain | None = None
    top_before_heading: _Chain | None = None
    top_before_part: _Chain | None = None
    for at, candidate in enumerate(candidates):
        if at and candidate.heading != candidates[at - 1].heading:
            top_before_heading = top
        if at and candidate.part != candidates[at - 1].part:
            top_before_part = top
        options = [_following(candidate, best)]
        prefix, number = candidate.key
        if number <= 1 + _MOST_MISSING:
            late = _MISSING * (number - 1)
            options.append((0.0 if number == 1 else 1.0 + late, None))
            options += [(cost + late, chain) for cost, chain in
                        ((_RESTART, top), (_RESTART_AT_HEADING, top_before_heading), (0.0, top_before_part)) if chain]
        else:
            options.append((_RESTART, None))
        chain = max(
            (_Chain((before.score if before else 0.0) + candidate.weight - cost, at, before) for cost, before in options if cost < 99),
            key=lambda chain: chain.score,
        )
        rival = best.get(candidate.key)
        if rival is None or chain.score > rival[0].score - (_ACROSS_PARTS if rival[1].part != candidate.part else 0.0):
            best[candidate.key] = chain, candidate
        top = chain if top is None or chain.score > top.score else top
    result: list[int] = []
    while top:
        result.append(top.at)
        top = top.before
    return result[::-1]


def _following(
    candidate: Candidate, best: dict[tuple[str, int], tuple[_Chain, Candidate]]
) -> tuple[float, _Chain | None]:
    """The cheapest way to count on to a candidate."""
    prefix, number = candidate.key
    options: list[tuple[float, _Chain | None]] = [(100.0, None)]
    for missing in range(_MOST_MISSING + 1):
        found = best.get((prefix, number - 1 - missing))
        if found:
            chain, last = found
            options.append((missing * _MISSING + (_ACROSS_PARTS if last.part != candidate.part else 0.0), chain))
    return max(options, key=lambda option: (option[1].score if option[1] else 0.0) - option[0])
