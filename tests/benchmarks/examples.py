"""What the weights of comparing are fitted on: pairs of paragraphs of real reports, and whether readers said that they
correspond."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from unittest.mock import patch

from explorer.compare import paragraphs
from explorer.compare.alignment import Alignment, align
from explorer.compare.corpus import IndexPair, weighted
from explorer.compare.profile import profile
from explorer.ingest import read_report
from explorer.model.report import Report, Section
from tests.quality.truth import Pair, Told

_ALSO = 0.5
"""What a link counts that may be found and need not; one that must counts 1, and so does a wrong one."""
_THINNED = 0.5
"""What a link counts between thinned reports."""
_MIXED = 2
"""How many copies of two reports are set in another order."""
_MOVED = 0.5
"""The share of the sections in them whose text stands in others."""
_KEPT: tuple[float, ...] = (0.25, 0.4, 0.55, 0.25)
"""The share of the sections that each thinned copy keeps."""
_UNRELATED = 20.0
"""What all pairs of paragraphs of two unrelated reports count together."""


@dataclass(frozen=True)
class Example:
    """Two reports aligned, with all that the first step weighs. `of` names the pairs of the truth that the reports are
    from. `names` are the labels of the paragraphs on each side, None where there is none.

    What is `unrelated` is there to learn from, and not to be judged by.
    """

    of: frozenset[str]
    told: Told
    alignment: Alignment
    names: tuple[list[str | None], list[str | None]]
    counts: float
    unrelated: bool

    def label(self, pair: IndexPair) -> tuple[str, str] | None:
        """What readers call two paragraphs; None where one has no number."""
        one, other = self.names[0][pair[0]], self.names[1][pair[1]]
        return (one, other) if one and other else None

    def weight(self, label: tuple[str, str]) -> float:
        """What a pair counts in the fit."""
        return self.counts * (_ALSO if label in self.told.fine and label not in self.told.core else 1.0)


def examples(pairs: Sequence[Pair]) -> Iterator[Example]:
    """The pairs of which the paragraphs were told; then reports of different pairs, which have nothing in common."""
    reports = {pair.name: (read_report(pair.left), read_report(pair.right)) for pair in pairs}
    for pair in pairs:
        if told := pair.told.get("paragraphs"):
            left, right = reports[pair.name]
            of = frozenset({pair.name})
            yield _example(of, told, left, right)
            for seed in range(_MIXED):
                yield _example(of, told, left, mixed(right, random.Random(seed)), _THINNED)
            for seed, kept in enumerate(_KEPT):
                chance = random.Random(seed)
                one, other = (thinned(left, kept, chance), right) if seed % 2 else (left, thinned(right, kept, chance))
                yield _example(of, told, one, other, _THINNED)
    nothing = Told(set(), set(), set())
    for unrelated in combinations(reports, 2):
        left, right = reports[unrelated[0]][0], reports[unrelated[1]][1]
        yield _example(frozenset(unrelated), nothing, left, right, None)


def mixed(report: Report, chance: random.Random) -> Report:
    """A report set in another order: its sections change places, and what stands in half of them stands in others."""
    sections = [section for top in report.sections for section in top.walk()]
    blocks = [list(section.blocks) for section in sections]
    for at in range(len(blocks)):
        if chance.random() < _MOVED:
            there = chance.randrange(len(blocks))
            if there != at:
                blocks[there] += blocks[at]
                blocks[at] = []
    flat = [replace(one, blocks=tuple(held), sections=()) for one, held in zip(sections, blocks, strict=True) if held]
    chance.shuffle(flat)
    return replace(report, sections=tuple(flat))


def thinned(report: Report, kept: float, chance: random.Random) -> Report:
    """A report without some of its sections; what stands below one that is taken out stays."""
    return replace(report, sections=tuple(_thinned(report.sections, kept, chance)))


def _thinned(sections: Sequence[Section], kept: float, chance: random.Random) -> Iterator[Section]:
    for section in sections:
        below = tuple(_thinned(section.sections, kept, chance))
        if chance.random() < kept:
            yield replace(section, sections=below)
        elif below:
            yield replace(section, blocks=(), sections=below)


def _example(of: frozenset[str], told: Told, left: Report, right: Report, counts: float | None = 1.0) -> Example:
    with patch.object(paragraphs, "_HOPELESS", 0.0):  # which of them are hopeless depends on the weights
        alignment = align(*weighted(profile(left), profile(right)))
    labels = [{each.eid: each.label for each in report.paragraphs()} for report in (left, right)]
    sides = (alignment.left.profile.paragraphs, alignment.right.profile.paragraphs)
    one, other = ([known.get(each.eid) for each in side] for known, side in zip(labels, sides, strict=True))
    weight = _UNRELATED / max(1, len(alignment.parts)) if counts is None else counts
    return Example(of, told, alignment, (one, other), weight, counts != 1.0)
