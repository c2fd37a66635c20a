"""Which paragraphs of two reports correspond: scores of all likely pairs, and the links chosen from them."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from heapq import nlargest
from typing import NamedTuple

from explorer.compare.corpus import Home, IndexPair, Pairs, TermSimilarity, WeightedProfile
from explorer.compare.corrections import Rules
from explorer.compare.score import Parts
from explorer.compare.sections import Matrix
from explorer.compare.select import bests, in_reading_order
from explorer.compare.terms import cosine
from explorer.compare.tuples import in_one_order

_LEAST = 0.5
_LEAST_OF_FURTHER = 0.6
"""The least score of a link: between two that are each other's best, more likely than not; for a further counterpart of
a paragraph more is asked. With 0.5 for all, the mean F1 of pairs that had no part in the fit is lower by 0.009."""

_WHOLE, _MOST = 0.9, 0.5
"""What is contained of a text that stands as a whole in another, and of one of which most does. Chosen: of the further
counterparts that it takes from twelve pairs of reports three were wrong, one right."""

_HOPELESS = 0.01
"""First scores under which two paragraphs are no candidates any more: the second step makes at most a hundred times of
odds, if all it looks at speaks for them. Half or twice of it changes no link of the samples."""

_CORRESPOND = 0.5
"""How well the sections of two paragraphs must fit that are alike by what is said elsewhere, too ("takes note of the
estimated budgetary implications"): that has a counterpart only in its own section. 0.3 instead lowers the mean F1 of
pairs that had no part in the fit by 0.007."""

_LEAST_LENGTH = 0.2
"""Squared length of a paragraph by the terms it shares with any other, at the least: of one in twenty in real reports
it is less. In short ones a single word would contain the text."""

_DIGITS = 4
"""Decimals of a mean, as of a score."""

PartsOf = dict[IndexPair, Parts]


def identical_paragraphs(left: WeightedProfile, right: WeightedProfile, rules: Rules) -> Pairs:
    """Paragraphs with the same words; what repeats as often in both reports is paired in reading order. What repeats
    more often in one of them is left to its surroundings."""
    lefts, rights = _texts(left), _texts(right)
    often, other_often = Counter(lefts), Counter(rights)
    pairs = in_reading_order(lefts, rights, rules.allows)
    return {(i, j): 1.0 for i, j in pairs if often[lefts[i]] == other_often[lefts[i]]}


def _texts(report: WeightedProfile) -> list[Hashable]:
    return [(kind, paragraph.folded) for kind, paragraph in zip(report.kinds, report.profile.paragraphs, strict=True)]


def paragraph_parts(
    left: WeightedProfile,
    right: WeightedProfile,
    pairs: Collection[IndexPair],
    similarity: TermSimilarity,
    context: Matrix,
) -> PartsOf:
    """The parts of the first step for each of the `pairs`, but for those that cannot be counterparts."""
    terms = {pair: similarity.terms[pair] for pair in pairs}
    best_left, best_right = bests(terms)
    result: PartsOf = {}
    for (i, j), alike in terms.items():
        fits = context[left.profile.paragraphs[i].section][right.profile.paragraphs[j].section]
        if fits < _CORRESPOND and similarity.formula(i, j):
            continue
        cosines = _Cosines(alike, similarity.words[i, j], alike / best_left[i] * (alike / best_right[j]))
        homes = similarity.home[0][i], similarity.home[1][j]
        parts = _by_themselves(left, i, right, j, cosines, homes, fits)
        if parts.first >= _HOPELESS:
            result[i, j] = parts
    return result


def decoys(report: WeightedProfile, homes: Sequence[Home], context: Matrix) -> list[Parts | None]:
    """The parts of the first step of each paragraph and the most similar other one of its own report, None where it
    has nothing in common with any: what looks like a counterpart and is none for certain. `context` tells how well the
    sections of the report fit each other.

    Decoys tell how much to believe of what is found in the same way (Elias and Gygi, Target-decoy search strategy,
    Nature Methods 4, 2007).
    """
    paragraphs = report.profile.paragraphs
    found: list[Parts | None] = []
    for i, home in enumerate(homes):
        if not home.anywhere:
            found.append(None)
            continue
        j = home.nearest
        cosines = _Cosines(home.anywhere, cosine(report.words[i], report.words[j]), home.anywhere / homes[j].anywhere)
        fits = context[paragraphs[i].section][paragraphs[j].section]
        found.append(_by_themselves(report, i, report, j, cosines, (home, homes[j]), fits))
    return found


class _Cosines(NamedTuple):
    """That of two paragraphs, the part of it that is due to single words, and the whole beside the best of each."""

    terms: float
    words: float
    relative: float


def _by_themselves(
    left: WeightedProfile,
    i: int,
    right: WeightedProfile,
    j: int,
    cosines: _Cosines,
    homes: tuple[Home, Home],
    context: float,
) -> Parts:
    """The parts of the first step of two paragraphs, each given by its report and its index there."""
    day, other_day = left.profile.paragraphs[i].day, right.profile.paragraphs[j].day
    return Parts(
        cosines.terms,
        cosines.words,
        cosines.terms / max(_LEAST_LENGTH, min(left.lengths[i], right.lengths[j])),
        cosines.relative,
        math.sqrt(homes[0].anywhere * homes[1].anywhere),
        in_one_order(left.profile.values[i], right.profile.values[j]),
        context,
        float(bool(day and other_day) and day != other_day),
    )


def beside_others(
    parts: PartsOf,
    settled: Collection[IndexPair],
    fit: Callable[[Pairs], Pairs],
    decoys_of: tuple[Sequence[Parts | None], Sequence[Parts | None]],
) -> PartsOf:
    """The parts with those of the second step, `settled` pairs counting as certain.

    `fit` gives, from the first scores, how well the sections of each pair fit; `decoys_of` are those of both reports.
    """
    first = {pair: part.first for pair, part in parts.items()}
    known = first | dict.fromkeys(settled, 1.0)
    sections, rivals, believed = fit(known), _rivals(first), _believed([*decoys_of[0], *decoys_of[1]])
    return {
        (i, j): part._replace(
            neighbours=max(known.get((i + 1, j + 1), 0.0), known.get((i - 1, j - 1), 0.0)),
            rivals=rivals[i, j],
            sections=sections[i, j],
            decoys=believed,
        )
        for (i, j), part in parts.items()
    }


def _believed(found: Sequence[Parts | None]) -> float:
    """How likely the first step holds decoys for counterparts, in the mean over all paragraphs."""
    return round(math.fsum(decoy.first for decoy in found if decoy) / max(1, len(found)), _DIGITS)


def _rivals(scores: Pairs) -> Pairs:
    """For each pair the best score of another one of its left paragraph, times that of another of its right one."""
    of_left: defaultdict[int, list[float]] = defaultdict(list)
    of_right: defaultdict[int, list[float]] = defaultdict(list)
    for (i, j), score in scores.items():
        of_left[i].append(score)
        of_right[j].append(score)
    lefts, rights = ({key: nlargest(2, found) for key, found in each.items()} for each in (of_left, of_right))
    return {(i, j): _other(lefts[i], score) * _other(rights[j], score) for (i, j), score in scores.items()}


def _other(best: Sequence[float], score: float) -> float:
    """The best score of a paragraph but for that of the pair itself."""
    others = best[1:] if score == best[0] else best
    return others[0] if others else 0.0


def choose_paragraphs(scores: Mapping[IndexPair, float], contained: Mapping[IndexPair, float]) -> Pairs:
    """The links: one or several of a paragraph. Where one stands as a whole in its best counterpart, nothing is left
    that a further one would explain, unless that has most of it, too. `contained` is that of `score.Parts`."""
    best_left, best_right = bests(scores)
    best = {(i, j) for (i, j), score in scores.items() if score >= _LEAST and score == best_left[i] == best_right[j]}
    whole = [pair for pair in best if contained[pair] >= _WHOLE]
    lefts, rights = {i for i, _ in whole}, {j for _, j in whole}

    def explains(i: int, j: int) -> bool:
        return contained[i, j] >= _MOST or not (i in lefts or j in rights)

    further = {pair for pair, score in scores.items() if score >= _LEAST_OF_FURTHER and explains(*pair)}
    return {pair: score for pair, score in scores.items() if pair in best or pair in further}
