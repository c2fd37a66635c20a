"""Which paragraphs of two reports correspond: scores of all likely pairs, and the links chosen from them."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping
from dataclasses import replace

from explorer.compare.corpus import IndexPair, Pairs, TermLikeness, Weighed
from explorer.compare.corrections import Rules
from explorer.compare.profile import Profile
from explorer.compare.score import HOPELESS, Parts, impression, probability
from explorer.compare.sections import Matrix
from explorer.compare.select import bests, in_reading_order

_ROUNDS = 4
_LEAST = 0.75
_BESIDE = ((1, 1), (-1, -1), (0, 1), (0, -1), (1, 0), (-1, 0))

PartsOf = dict[IndexPair, Parts]


def identical_paragraphs(left: Profile, right: Profile, rules: Rules) -> Pairs:
    """Paragraphs with the same words; what repeats is paired in reading order."""
    return dict.fromkeys(in_reading_order(_texts(left), _texts(right), rules.leave_open), 1.0)


def _texts(profile: Profile) -> list[Hashable]:
    return [(paragraph.numbered, paragraph.folded) for paragraph in profile.paragraphs]


def paragraph_parts(
    left: Weighed, right: Weighed, pairs: Collection[IndexPair], likeness: TermLikeness, context: Matrix
) -> PartsOf:
    """The parts of the score that each of the `pairs` has by itself."""
    terms = {pair: likeness.terms[pair] for pair in pairs}
    best_left, best_right = bests(terms)
    result: PartsOf = {}
    for (i, j), alike in terms.items():
        one, other = left.profile.paragraphs[i], right.profile.paragraphs[j]
        result[i, j] = Parts(
            terms=alike,
            words=likeness.words[i, j],
            standing=alike / best_left[i] * (alike / best_right[j]),
            context=context[one.section][other.section],
            distance=abs(one.place - other.place),
            other_event=float(bool(one.day and other.day) and one.day != other.day),
        )
    return result


def beside_others(parts: PartsOf, settled: Collection[IndexPair]) -> PartsOf:
    """The parts with what other pairs make of them, `settled` ones for certain.

    A paragraph that has found its counterpart needs no other, and what stands beside a counterpart is likely to be one,
    or its other half. Both depend on the scores of all, so that these are found in a few rounds (mean field, as in
    Murphy, Machine Learning, 21.3.2).
    """
    evidence = {pair: found for pair, part in parts.items() if (found := part.evidence) >= HOPELESS}
    sure = dict.fromkeys(settled, 1.0)
    beside = {
        (i, j): [near for a, b in _BESIDE if (near := (i + a, j + b)) in evidence or near in sure] for i, j in evidence
    }
    scores = {pair: impression(found) for pair, found in evidence.items()}
    rivals: Pairs = {}
    neighbours: Pairs = {}
    for _ in range(_ROUNDS):
        known = scores | sure
        rivals = _rivals(scores)
        neighbours = {pair: max([known[near] for near in found], default=0.0) for pair, found in beside.items()}
        scores = {pair: probability(evidence[pair], rivals[pair], neighbours[pair]) for pair in evidence}
    others = _rivals({pair: scores.get(pair, 0.0) for pair in parts})
    return {
        pair: replace(part, rivals=rivals.get(pair, others[pair]), neighbours=neighbours.get(pair, 0.0))
        for pair, part in parts.items()
    }


def _rivals(scores: Pairs) -> Pairs:
    """For each pair the best score of another one of its left paragraph and of its right one, added."""
    lefts: defaultdict[int, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    rights: defaultdict[int, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for (i, j), score in scores.items():
        lefts[i] = _best_two(lefts[i], score)
        rights[j] = _best_two(rights[j], score)
    return {(i, j): _other(lefts[i], score) + _other(rights[j], score) for (i, j), score in scores.items()}


def _best_two(known: tuple[float, float], score: float) -> tuple[float, float]:
    best, second = known
    return (score, best) if score > best else (best, max(second, score))


def _other(best_two: tuple[float, float], score: float) -> float:
    best, second = best_two
    return second if score == best else best


def choose_paragraphs(scores: Mapping[IndexPair, float]) -> Pairs:
    """The links: whatever is more than likely, be it one or several of a paragraph."""
    return {pair: score for pair, score in scores.items() if score >= _LEAST}
