"""Which paragraphs of two reports correspond: scores of all likely pairs, and the links chosen from them."""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import replace
from heapq import nlargest

from explorer.compare.corpus import IndexPair, Pairs, TermSimilarity, WeightedProfile
from explorer.compare.corrections import Rules
from explorer.compare.profile import ParagraphProfile
from explorer.compare.score import Parts
from explorer.compare.sections import Matrix
from explorer.compare.select import bests, in_reading_order
from explorer.compare.tuples import in_one_order

_LEAST = 0.5
"""The least score of a link: more likely than not. 0.45 and 0.55 lower the mean F1 of pairs that had no part in the fit
by 0.008."""

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

# What the paragraphs that best correspond are alike in the usual pair of reports, in logarithms, and how many of them
# count as much as that. Chosen: the mean over the hand-made links, and some few.
_USUAL_LEVEL = -1.6
_FEW = 10
_FLOOR = 0.02
_DIGITS = 4

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
        one, other = left.profile.paragraphs[i], right.profile.paragraphs[j]
        home, other_home = similarity.home[0][i], similarity.home[1][j]
        fits = context[one.section][other.section]
        if fits < _CORRESPOND and similarity.formula(i, j):
            continue
        parts = Parts(
            terms=alike,
            words=similarity.words[i, j],
            contained=alike / max(_LEAST_LENGTH, min(left.lengths[i], right.lengths[j])),
            relative=alike / best_left[i] * (alike / best_right[j]),
            home=math.sqrt(home.anywhere * other_home.anywhere),
            figures=in_one_order(_values(one), _values(other)),
            context=fits,
            distance=abs(one.place - other.place),
            other_event=float(bool(one.day and other.day) and one.day != other.day),
        )
        if parts.first >= _HOPELESS:
            result[i, j] = parts
    return result


def _values(paragraph: ParagraphProfile) -> list[float]:
    return [stated.value for stated in paragraph.stated]


def beside_others(parts: PartsOf, settled: Collection[IndexPair], fit: Callable[[Pairs], Pairs]) -> PartsOf:
    """The parts with those of the second step, `settled` pairs counting as certain.

    `fit` gives, from the first scores, how well the sections of each pair fit.
    """
    first = {pair: part.first for pair, part in parts.items()}
    known = first | dict.fromkeys(settled, 1.0)
    sections, rivals, level = fit(known), _rivals(first), _level(parts, first)
    return {
        (i, j): replace(
            part,
            neighbours=max(known.get((i + 1, j + 1), 0.0), known.get((i - 1, j - 1), 0.0)),
            rivals=rivals[i, j],
            sections=sections[i, j],
            level=level,
        )
        for (i, j), part in parts.items()
    }


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


def _level(parts: PartsOf, first: Pairs) -> float:
    """How much more alike than usual the best counterparts are, each as likely as it is one; towards the usual where
    there are few."""
    best: dict[tuple[int, int], tuple[float, float]] = {}
    for pair, score in first.items():
        for place in enumerate(pair):
            best[place] = max(best.get(place, (0.0, 0.0)), (score, parts[pair].terms))
    above = math.fsum(score * (math.log(terms + _FLOOR) - _USUAL_LEVEL) for score, terms in best.values())
    return round(above / (math.fsum(score for score, _ in best.values()) + _FEW), _DIGITS)


def choose_paragraphs(scores: Mapping[IndexPair, float]) -> Pairs:
    """The links: whatever is more likely than not, be it one or several of a paragraph."""
    return {pair: score for pair, score in scores.items() if score >= _LEAST}
