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
_RESTART, _RESTART_AT_HEADING, _RESTART_ANNOUNCED = 3.0, 1.0, 1.0
_ACROSS_PARTS = 3.0
_RESUMED = 0.5  # less than a missing number: chosen, so that a run that goes on is preferred to one with a gap
_DEEPEST = 3  # runs that are interrupted at once: body, annex, list. Chosen: none of 25 real reports has more


def leading_number(text: str) -> tuple[str, int] | None:
    """The paragraph number that a line begins with, and where its words begin; None where it begins with none."""
    match = _NUMBER.match(text)
    return (next(filter(None, match.groups())), match.end()) if match else None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may begin a numbered paragraph.

    `weight` from 0 to 1 says how much its layout speaks for it. `part` counts the annexes and decisions before it,
    `heading` the headings; `announced` says that a colon stands before it.
    """

    number: str
    weight: float
    part: int = 0
    heading: int = 0
    announced: bool = False

    @property
    def key(self) -> tuple[str, int]:
        """What stands before the last number, and that number: ("16", 12) for 16.12, ("", 46) for 46."""
        before, _, last = self.number.rpartition(".")
        return before, int(last)


@dataclass(frozen=True, slots=True)
class _Chain:
    """The best run of numbers that ends with the candidate `at`.

    `interrupted` are the runs that it may still go on with, the innermost first: the last candidate of each. `resumed`
    is the candidate that it goes on from, where another run stands between.
    """

    score: float
    at: int
    before: "_Chain | None" = field(default=None, repr=False)
    interrupted: tuple[int, ...] = ()
    resumed: int | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """One way to a candidate: what it costs, and the run before it as it then is."""

    cost: float
    before: _Chain | None = None
    interrupted: tuple[int, ...] = ()
    resumed: int | None = None

    @property
    def score(self) -> float:
        return (self.before.score if self.before else 0.0) - self.cost


def paragraph_numbers(candidates: Sequence[Candidate]) -> list[int]:
    """Reads the numbers of the candidates in order and chooses those that count on.

    Guarantees indices in order, whose numbers rise by one, except where numbers are missing (each costs more than half
    a candidate, at most five), start again at 1 (costs less at a heading, nothing in a new annex or decision) or go on
    where an annex or a list had interrupted them (behind a heading, or within one section). Every chosen candidate adds
    its weight and the best run wins, so that a wrapped line that happens to begin with the next number loses to the
    paragraph itself (dynamic programming, as Viterbi's). A run that begins under no heading of its own and is left for
    the one before it is a list inside a paragraph, and not chosen. Wrong where two lists with the same numbers cross.
    Linear in the candidates.
    """
    runs = _Runs(candidates)
    for at in range(len(candidates)):
        runs.add(at)
    result: list[int] = []
    chain, above = runs.top, len(candidates)
    while chain:
        if chain.at < above:
            result.append(chain.at)
        inside = chain.resumed is not None and _is_list(candidates, chain)
        above = min(above, chain.resumed + 1) if inside and chain.resumed is not None else above
        chain = chain.before
    return result[::-1]


def _is_list(candidates: Sequence[Candidate], resuming: _Chain) -> bool:
    """Whether what stands between a number and the one that goes on with it began under the same heading."""
    inner, chain = None, resuming.before
    while chain is not None and chain.at != resuming.resumed:
        inner, chain = chain.at, chain.before
    return chain is not None and inner is not None and candidates[inner].heading == candidates[chain.at].heading


@dataclass(slots=True)
class _Runs:
    """The best run for each last number so far, for each number that an interrupted one goes on with, and the best of
    all: now, at the last heading, at the last part."""

    candidates: Sequence[Candidate]
    ending: dict[tuple[str, int], _Chain] = field(default_factory=dict)
    resumable: dict[tuple[str, int], _Chain] = field(default_factory=dict)
    top: _Chain | None = None
    top_before_heading: _Chain | None = None
    top_before_part: _Chain | None = None
    heading: int = 0
    part: int = 0

    def add(self, at: int) -> None:
        """Reckon with one more candidate."""
        candidate = self.candidates[at]
        if candidate.heading != self.heading:
            self.heading, self.top_before_heading = candidate.heading, self.top
        if candidate.part != self.part:
            self.part, self.top_before_part = candidate.part, self.top
        steps = [*self._counting_on(candidate), *self._starting(candidate), *self._resuming(candidate)]
        step = max(steps, key=lambda each: each.score)
        chain = _Chain(step.score + candidate.weight, at, step.before, step.interrupted, step.resumed)
        rival = self.ending.get(candidate.key)
        if rival is None or chain.score > rival.score - self._across(rival, candidate):
            self.ending[candidate.key] = chain
        for outer in chain.interrupted:
            prefix, number = self.candidates[outer].key
            known = self.resumable.get((prefix, number + 1))
            if known is None or chain.score > known.score or outer > max(known.interrupted):
                self.resumable[prefix, number + 1] = chain
        if self.top is None or chain.score > self.top.score:
            self.top = chain

    def _across(self, chain: _Chain, candidate: Candidate) -> float:
        """What it costs to count on from a run into another annex or decision."""
        return _ACROSS_PARTS if self.candidates[chain.at].part != candidate.part else 0.0

    def _counting_on(self, candidate: Candidate) -> Iterator[_Step]:
        """Runs whose last number comes before the candidate's, and what the numbers missing between them cost."""
        prefix, number = candidate.key
        for missing in range(_MOST_MISSING + 1):
            found = self.ending.get((prefix, number - 1 - missing))
            if found:
                yield _Step(missing * _MISSING + self._across(found, candidate), found, found.interrupted)

    def _starting(self, candidate: Candidate) -> Iterator[_Step]:
        """New runs: at the beginning, at a part, at a heading, anywhere."""
        late = candidate.key[1] - 1
        if late > _MOST_MISSING:
            yield _Step(_RESTART)
            return
        yield _Step(late * _MISSING + bool(late))
        for cost, before in (
            (0.0, self.top_before_part),
            (_RESTART_AT_HEADING, self.top_before_heading),
            (_RESTART_ANNOUNCED if candidate.announced else _RESTART, self.top),
        ):
            if before:
                interrupted = (before.at, *before.interrupted)[:_DEEPEST]
                yield _Step(cost + late * _MISSING, before, interrupted)

    def _resuming(self, candidate: Candidate) -> Iterator[_Step]:
        """The run that an annex or a list interrupted, where the candidate goes on with it."""
        before = self.resumable.get(candidate.key)
        if before is None:
            return
        prefix, number = candidate.key
        outer = next(at for at in before.interrupted if self.candidates[at].key == (prefix, number - 1))
        within = self.candidates[before.at]
        if within.part == self.candidates[outer].part or candidate.heading != within.heading:
            left = before.interrupted.index(outer) + 1
            yield _Step(_RESUMED, before, before.interrupted[left:], outer)
