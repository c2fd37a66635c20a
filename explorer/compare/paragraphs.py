"""Which paragraphs of two reports correspond: scores of all likely pairs, and the links chosen from them."""

from collections.abc import Hashable

from explorer.compare.corpus import Pairs, Weighed
from explorer.compare.corrections import Rules
from explorer.compare.profile import Profile
from explorer.compare.score import Parts
from explorer.compare.sections import Matrix
from explorer.compare.select import bests, in_reading_order, mutual_best

_NEIGHBOUR_SCALE = 0.1
_LEAST_FIRST = 0.55
_LEAST_ALONE = 0.7
_LEAST_FURTHER = 0.8

PartsOf = dict[tuple[int, int], Parts]


def identical_paragraphs(left: Profile, right: Profile, rules: Rules) -> Pairs:
    """Paragraphs with the same words; what repeats is paired in reading order."""
    return dict.fromkeys(in_reading_order(_texts(left), _texts(right), rules.leave_open), 1.0)


def _texts(profile: Profile) -> list[Hashable]:
    return [(paragraph.numbered, paragraph.folded) for paragraph in profile.paragraphs]


def paragraph_parts(left: Weighed, right: Weighed, terms: Pairs, context: Matrix) -> PartsOf:
    """The parts of the score of each pair in `terms`."""
    best_left, best_right = bests(terms)
    result: PartsOf = {}
    for (i, j), likeness in terms.items():
        one, other = left.profile.paragraphs[i], right.profile.paragraphs[j]
        result[i, j] = Parts(
            terms=likeness,
            context=context[one.section][other.section],
            distance=abs(one.place - other.place),
            neighbours=max(
                terms.get((i + step, j + step), 0.0)
                / (_NEIGHBOUR_SCALE + max(best_left.get(i + step, 0.0), best_right.get(j + step, 0.0)))
                for step in (-1, 1)
            ),
            standing_left=likeness / best_left[i],
            standing_right=likeness / best_right[j],
        )
    return result


def choose_paragraphs(scores: Pairs) -> Pairs:
    """The links: each other's best first; then one that is still alone joins its best (split and merged); then whatever
    is nearly sure."""
    first = mutual_best(scores, _LEAST_FIRST)
    best_left, best_right = bests(scores)
    lefts, rights = {i for i, _ in first}, {j for _, j in first}
    alone = {
        (i, j): score
        for (i, j), score in scores.items()
        if score >= _LEAST_ALONE
        and ((i not in lefts and score == best_left[i]) or (j not in rights and score == best_right[j]))
    }
    sure = {pair: score for pair, score in scores.items() if score >= _LEAST_FURTHER}
    return first | alone | sure
