"""Which paragraphs of two reports correspond: scores of all likely pairs, and the links chosen from them."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from explorer.compare.corpus import IndexPair, Pairs, TermSimilarity, WeightedProfile
from explorer.compare.corrections import Rules
from explorer.compare.profile import Profile
from explorer.compare.score import HOPELESS, Parts, prior, probability
from explorer.compare.sections import Matrix
from explorer.compare.select import bests, in_reading_order

_ROUNDS = 4
"""Chosen: the scores hardly move any more. Two rounds or eight instead change the mean F1 of paragraphs on the
hand-made links by 0.006 at most."""

_LEAST = 0.75
"""The least score of a link, set with the weights of `score` on the hand-made links: 0.6 instead lowers the mean F1
there by 0.04; 0.94 raises it by 0.013 and misses more."""

_BESIDE = ((1, 1), (-1, -1), (0, 1), (0, -1), (1, 0), (-1, 0))
"""Steps to the pairs that stand right beside one: the next and the previous ones, and those that share a paragraph."""

PartsOf = dict[IndexPair, Parts]


def identical_paragraphs(left: Profile, right: Profile, rules: Rules) -> Pairs:
    """Paragraphs with the same words; what repeats is paired in reading order."""
    return dict.fromkeys(in_reading_order(_texts(left), _texts(right), rules.allows), 1.0)


def _texts(profile: Profile) -> list[Hashable]:
    return [(paragraph.numbered, paragraph.folded) for paragraph in profile.paragraphs]


def paragraph_parts(
    left: WeightedProfile,
    right: WeightedProfile,
    pairs: Collection[IndexPair],
    similarity: TermSimilarity,
    context: Matrix,
) -> PartsOf:
    """The parts of the score that each of the `pairs` has by itself, but for the hopeless ones."""
    terms = {pair: similarity.terms[pair] for pair in pairs}
    best_left, best_right = bests(terms)
    result: PartsOf = {}
    for (i, j), alike in terms.items():
        one, other = left.profile.paragraphs[i], right.profile.paragraphs[j]
        parts = Parts(
            terms=alike,
            words=similarity.words[i, j],
            relative=alike / best_left[i] * (alike / best_right[j]),
            context=context[one.section][other.section],
            distance=abs(one.place - other.place),
            other_event=float(bool(one.day and other.day) and one.day != other.day),
        )
        if parts.log_odds >= HOPELESS:
            result[i, j] = parts
    return result


def beside_others(parts: PartsOf, settled: Collection[IndexPair]) -> PartsOf:
    """The parts with what other pairs make of them, `settled` ones for certain.

    A paragraph that has found its counterpart needs no other, and what stands beside a counterpart is likely to be one,
    or its other half. Both depend on the scores of all, so that these are found in a few rounds (mean field, as in
    Murphy, Machine Learning, 21.3.2).
    """
    pairs = list(parts)
    log_odds = [part.log_odds for part in parts.values()]
    place = {pair: index for index, pair in enumerate(pairs)} | dict.fromkeys(settled, len(pairs))
    beside = [[place[near] for a, b in _BESIDE if (near := (i + a, j + b)) in place] for i, j in pairs]
    groups = _of_one_paragraph(pairs)
    scores = [prior(found) for found in log_odds]
    competitors = neighbours = [0.0] * len(pairs)
    for _ in range(_ROUNDS):
        competitors = _competitors(scores, groups)
        scores.append(1.0)  # that of all settled ones
        neighbours = [max([scores[near] for near in found]) if found else 0.0 for found in beside]
        scores = [probability(*each) for each in zip(log_odds, competitors, neighbours, strict=True)]
    return {
        pair: replace(part, competitors=rival, neighbours=near)
        for (pair, part), rival, near in zip(parts.items(), competitors, neighbours, strict=True)
    }


def _of_one_paragraph(pairs: Sequence[IndexPair]) -> list[list[int]]:
    """The places of the pairs that have a paragraph in common, for each that is in several."""
    groups: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for place, pair in enumerate(pairs):
        for side, paragraph in enumerate(pair):
            groups[side, paragraph].append(place)
    return [group for group in groups.values() if len(group) > 1]


def _competitors(scores: Sequence[float], groups: Iterable[Sequence[int]]) -> list[float]:
    """For each pair the best score of another one of its left paragraph and of its right one, added."""
    competitors = [0.0] * len(scores)
    for group in groups:
        *_, second, best = sorted([scores[place] for place in group])
        for place in group:
            competitors[place] += second if scores[place] == best else best
    return competitors


def choose_paragraphs(scores: Mapping[IndexPair, float]) -> Pairs:
    """The links: whatever is more than likely, be it one or several of a paragraph."""
    return {pair: score for pair, score in scores.items() if score >= _LEAST}
