"""Which of many scored pairs become links. Nothing here depends on the order of the pairs or on which side is left."""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence

from explorer.compare.corpus import IndexPair, Pairs


def mutual_best(scores: Mapping[IndexPair, float], least: float) -> Pairs:
    """Pairs that are each other's best, then the same among what is left over, and so on; ties are all taken."""
    chosen: Pairs = {}
    rest = {pair: score for pair, score in scores.items() if score >= least}
    while rest:
        best_left, best_right = bests(rest)
        taken = {
            pair: score for pair, score in rest.items() if score >= best_left[pair[0]] and score >= best_right[pair[1]]
        }
        chosen |= taken
        lefts, rights = {i for i, _ in taken}, {j for _, j in taken}
        rest = {(i, j): score for (i, j), score in rest.items() if i not in lefts and j not in rights}
    return chosen


def bests(scores: Mapping[IndexPair, float]) -> tuple[dict[int, float], dict[int, float]]:
    """The best score of each left and of each right index."""
    lefts: dict[int, float] = {}
    rights: dict[int, float] = {}
    for (i, j), score in scores.items():
        lefts[i] = max(score, lefts.get(i, score))
        rights[j] = max(score, rights.get(j, score))
    return lefts, rights


def in_reading_order(
    lefts: Sequence[Hashable], rights: Sequence[Hashable], allowed: Callable[[int, int], bool]
) -> list[IndexPair]:
    """Equal values paired by index, each with the first that is allowed and left, until one side has no more."""
    where: defaultdict[Hashable, deque[int]] = defaultdict(deque)
    for j, value in enumerate(rights):
        where[value].append(j)
    pairs = []
    for i, value in enumerate(lefts):
        found = next((j for j in where.get(value, ()) if allowed(i, j)), None)
        if found is not None:
            where[value].remove(found)
            pairs.append((i, found))
    return pairs


def without(pairs: Mapping[IndexPair, float], settled: Collection[IndexPair]) -> Pairs:
    """The pairs that have no side in common with a settled one."""
    lefts, rights = {i for i, _ in settled}, {j for _, j in settled}
    return {(i, j): value for (i, j), value in pairs.items() if i not in lefts and j not in rights}
