"""`python -m tests.benchmarks.alignment`: how well counterparts are found.

First the samples rewritten by chance (seeded), so that what should be found is known: recall and precision by the share
of words that were replaced, then of reports two rewritings apart without and with the one between, then how often the
words for a score are right. What follows needs the hand-made links of real reports, in the folder of further documents
that REPORT_EXPLORER_DATA names: how far recall and precision might be off for so few links (bootstrap), how often the
words are right there, and what is found with each part of the score switched off.
"""

import os
import random
import statistics
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from explorer.compare.alignment import Alignment, align
from explorer.compare.comparing import scored
from explorer.compare.corpus import weighted
from explorer.compare.pivots import pivot_scores
from explorer.compare.profile import profile
from explorer.compare.score import OF_PARAGRAPHS
from explorer.ingest import read_report
from explorer.model.comparison import Strength
from explorer.model.pairwise import IndexedLinks
from explorer.model.report import Report
from tests.benchmarks import ablation
from tests.benchmarks.rewriting import Links, Rewriter, vocabulary
from tests.benchmarks.truth import aligned, judged_pairs

_SHARES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
_SEEDS = range(3)
_GOOD_UP_TO, _GOOD = 0.4, 0.97
_TWO_STEPS = (0.3, 0.4, 0.5)
_DRAWS = 2000

Scored = Sequence[tuple[float, bool]]
"""Scores of links, and whether each link is right."""


def main() -> None:
    samples = [read_report(path) for path in sorted(Path("resources/samples").glob("*.txt"))]
    links = [link for share in _SHARES for link in _curve(samples, share)]
    _two_steps(samples)
    _strengths("of the links of rewritten samples", links)
    if folder := os.environ.get("REPORT_EXPLORER_DATA"):
        pairs = judged_pairs(Path(folder))
        print(f"\n{'of hand-made links':<38}{'share':>8}{'95 % interval':>19}{'links':>8}")
        for pair in pairs:
            for what, right in (found for found in pair.judged() if found[1]):
                name, (low, high) = f"{pair.name}, {what}", _interval(right)
                print(f"{name:<38}{statistics.mean(right):>8.3f}{low:>11.3f}–{high:.3f}{len(right):>10}")
        _strengths("of the links of paragraphs found", [link for pair in pairs for link in pair.scored()])
        ablation.tell(pairs)


def _curve(samples: Sequence[Report], share: float) -> list[tuple[float, bool]]:
    """A line for a share of replaced words; gives the links."""
    if share == _SHARES[0]:
        print(f"{'words replaced':<38}{'recall':>8}{'precision':>11}{'F1':>8}")
    words = vocabulary(samples)
    found, figures = [], []
    for sample in samples:
        for seed in _SEEDS:
            newer, truth = Rewriter(random.Random(seed), words, share).rewrite(sample)
            alignment = aligned(sample, newer)
            links = _links(alignment)
            figures.append(_figures(set(links), truth))
            found += [(score, link in truth) for link, score in links.items()]
    recall, precision, f1 = (statistics.mean(values) for values in zip(*figures, strict=True))
    missed = "  MISSED" if share <= _GOOD_UP_TO and f1 < _GOOD else ""
    print(f"{share:<38.0%}{recall:>8.3f}{precision:>11.3f}{f1:>8.3f}{missed}")
    return found


def _two_steps(samples: Sequence[Report]) -> None:
    """What is found between reports two rewritings apart, without and with the report between."""
    print(f"\n{'two rewritings apart':<38}{'recall':>8}{'precision':>11}{'F1':>8}")
    words = vocabulary(samples)
    for share in _TWO_STEPS:
        figures: dict[str, list[tuple[float, float, float]]] = {"without": [], "with": []}
        for sample in samples:
            oldest = replace(sample, year=2019, series="s")
            middle, first = Rewriter(random.Random(1), words, share).rewrite(replace(oldest, year=2020))
            newest, second = Rewriter(random.Random(2), words, share).rewrite(replace(middle, year=2021))
            truth = {(a, c) for a, b in first for b_again, c in second if b == b_again}
            reports = oldest, middle, newest
            years = [profile(report) for report in reports]
            direct = {(a, b): align(*weighted(years[a], years[b])) for a, b in combinations(range(3), 2)}
            links = {pair: IndexedLinks(paragraphs=scored(found.paragraphs)) for pair, found in direct.items()}
            pivots = pivot_scores(0, 2, reports, links)
            stepped = align(direct[0, 2].left, direct[0, 2].right, pivots=pivots)
            figures["without"].append(_figures(set(_links(direct[0, 2])), truth))
            figures["with"].append(_figures(set(_links(stepped)), truth))
        for name, values in figures.items():
            recall, precision, f1 = map(statistics.mean, zip(*values, strict=True))
            label = f"{share:.0%}, {name} the year between"
            print(f"{label:<38}{recall:>8.3f}{precision:>11.3f}{f1:>8.3f}")


def _strengths(name: str, links: Scored) -> None:
    """A line for each word: how many links have it, and how often it is right."""
    print(f"\n{name:<38}{'right':>8}{'95 % interval':>19}{'links':>8}")
    for word in Strength:
        right = [fine for score, fine in links if OF_PARAGRAPHS.strength(score) is word]
        if right:
            low, high = _interval(right)
            print(f"{word.value:<38}{statistics.mean(right):>8.3f}{low:>11.3f}–{high:.3f}{len(right):>10}")


def _links(alignment: Alignment) -> dict[tuple[str, str], float]:
    """The links of numbered paragraphs by their labels, with their scores."""
    left, right = alignment.left.profile.paragraphs, alignment.right.profile.paragraphs
    return {
        (one, other): score
        for (i, j), score in alignment.paragraphs.items()
        if (one := left[i].label) and (other := right[j].label)
    }


def _figures(found: Links, truth: Links) -> tuple[float, float, float]:
    """Recall, precision and their harmonic mean."""
    right = len(found & truth)
    return right / len(truth), right / max(1, len(found)), 2 * right / max(1, len(truth) + len(found))


def _interval(right: Sequence[bool]) -> tuple[float, float]:
    """Where 95 of 100 means of as many values lie that are drawn from these (Efron's percentile bootstrap, seeded)."""
    chance = random.Random(0)
    means = sorted(statistics.fmean(chance.choices(right, k=len(right))) for _ in range(_DRAWS))
    return means[round(0.025 * _DRAWS)], means[round(0.975 * _DRAWS) - 1]


if __name__ == "__main__":
    main()
