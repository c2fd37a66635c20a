"""Which of the lines that begin with a number begin a numbered paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from explorer.model.years import OF_DOCUMENT

_PARTED = r"\d{1,3}[A-Z]?(?:\.[IVX]{1,5})?\.\d{1,3}"  # 16.12, 29A.4, 27.I.3: the number of a budget's section first
_NUMBER = re.compile(
    rf"""\s*(?:
        (?P<tabbed>{_PARTED}|\d{{1,3}})\t                              # 16.1⇥The
        |(?P<double>{_PARTED})\s                                      # 16.1 The
        |(?P<stopped>{_PARTED}|\d{{1,3}})\s?\.(?=\s|[^\W\d_]|[“"(\[]|{OF_DOCUMENT}\s|$)  # 46. In, 51.UNODC, 4.2024 was
    )\s*""",
    re.VERBOSE,
)
# What a run of numbers loses, where a candidate adds up to 1: chosen, so that a restart costs as much as three
# paragraphs and a missing number less than one. Half or twice of any changes the reading
# of one of 25 real reports at most.
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
        """What stands before the last number, and that number: ("16", 12) for 16.12, ("", 46) for 46."""
        before, _, last = self.number.rpartition(".")
        return before, int(last)


@dataclass(frozen=True, slots=True)
class _Chain:
    """The best run of numbers that ends with the candidate `at`."""

    score: float
    at: int
    before: "_Chain | None" = field(default=None, repr=False)


def paragraph_numbers(candidates: Sequence[Candidate]) -> list[int]:
    """Reads the numbers of the candidates in order and chooses those that count on.

    Guarantees indices in order, whose numbers rise by one, except where numbers are missing (each costs more than half
    a candidate, at most five) or start again at 1 (costs less at a heading, nothing in a new annex or decision). Every
    chosen candidate adds its weight and the best run wins, so that a wrapped line that happens to begin with the next
    number loses to the paragraph itself (dynamic programming, as Viterbi's). Wrong where two lists with the same
    numbers cross. Linear in the candidates.
    """
    runs = _Runs()
    for at, candidate in enumerate(candidates):
        runs.add(at, candidate)
    result: list[int] = []
    chain = runs.top
    while chain:
        result.append(chain.at)
        chain = chain.before
    return result[::-1]


@dataclass(slots=True)
class _Runs:
    """The best run for each last number so far, and the best of all: now, at the last heading, at the last part."""

    ending: dict[tuple[str, int], tuple[_Chain, int]] = field(default_factory=dict)
    top: _Chain | None = None
    top_before_heading: _Chain | None = None
    top_before_part: _Chain | None = None
    heading: int = 0
    part: int = 0

    def add(self, at: int, candidate: Candidate) -> None:
        if candidate.heading != self.heading:
            self.heading, self.top_before_heading = candidate.heading, self.top
        if candidate.part != self.part:
            self.part, self.top_before_part = candidate.part, self.top
        cost, before = max(
            [*self._counting_on(candidate), *self._starting(candidate)],
            key=lambda option: _score(option[1]) - option[0],
        )
        chain = _Chain(_score(before) + candidate.weight - cost, at, before)
        rival = self.ending.get(candidate.key)
        if rival is None or chain.score > rival[0].score - (_ACROSS_PARTS if rival[1] != candidate.part else 0.0):
            self.ending[candidate.key] = chain, candidate.part
        if self.top is None or chain.score > self.top.score:
            self.top = chain

    def _counting_on(self, candidate: Candidate) -> Iterator[tuple[float, _Chain]]:
        """Runs whose last number comes before the candidate's, and what the numbers missing between them cost."""
        prefix, number = candidate.key
        for missing in range(_MOST_MISSING + 1):
            found = self.ending.get((prefix, number - 1 - missing))
            if found:
                yield missing * _MISSING + (_ACROSS_PARTS if found[1] != candidate.part else 0.0), found[0]

    def _starting(self, candidate: Candidate) -> Iterator[tuple[float, _Chain | None]]:
        """New runs: at the beginning, at a part, at a heading, anywhere."""
        late = candidate.key[1] - 1
        if late > _MOST_MISSING:
            yield _RESTART, None
            return
        yield late * _MISSING + bool(late), None
        for cost, before in (
            (0.0, self.top_before_part),
            (_RESTART_AT_HEADING, self.top_before_heading),
            (_RESTART, self.top),
        ):
            if before:
                yield cost + late * _MISSING, before


def _score(chain: _Chain | None) -> float:
    return chain.score if chain else 0.0
