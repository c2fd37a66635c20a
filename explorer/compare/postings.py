"""Where the terms of texts stand, and how much each tells.

The weighting is sublinear tf-idf (Manning, Raghavan, Schütze, Introduction to Information Retrieval, 6.4.1), over the
paragraphs of two compared reports. What does not depend on how rare a term is among both is made once for a report.
"""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from explorer.compare.terms import Counts, Vector, sublinear

# Document frequencies above which a term tells nothing, which also bounds the longest postings: 35 of 100 paragraphs;
# of more than some 70 no more than 20 and one in 20 of all. In fewer than 40 texts every term tells. Chosen; half or
# twice of any changes the mean F1 on the hand-made links by 0.01 at most.
_MOST_COMMON = 0.35
_MOST_TEXTS = 20
_MOST_COMMON_OF_MANY = 0.05
_SMALL_CORPUS = 40


class Postings:
    """The terms of some texts, by index of text, and the other way round.

    A term of a single text, as most are, is known by its text alone; lists are for those of several.
    """

    def __init__(self, texts: Sequence[Counts]) -> None:
        self.size = len(texts)
        self.weights: list[Counts] = [
            {term: sublinear(n) if n > 1 else n for term, n in counts.items()} for counts in texts
        ]
        """What each term counts in a text, before anything is known of how rare it is."""
        self.frequency: dict[str, int] = dict(Counter(chain.from_iterable(texts)))
        """The number of texts that hold a term."""
        self.several: dict[str, tuple[list[int], list[float]]] = {}
        """For a term of several texts these, in order, and what it counts in each."""
        self.single: dict[str, int] = {}
        """For any other its text."""
        self.recurring: list[list[tuple[str, float, int]]] = []
        """For each text its terms that others hold, too: what it counts, and how many of those come before this one."""
        self.once: list[float] = []
        """For each text the squares of what its other terms count."""
        recurring = {term for term, count in self.frequency.items() if count > 1}
        for index, weights in enumerate(self.weights):
            alone = weights.keys() - recurring
            self.single.update(dict.fromkeys(alone, index))
            self.once.append(sum([weights[term] ** 2 for term in alone]))
            self.recurring.append([self._post(index, term) for term in weights if term in recurring])

    def _post(self, index: int, term: str) -> tuple[str, float, int]:
        indexes, weights = self.several.setdefault(term, ([], []))
        weight = self.weights[index][term]
        indexes.append(index)
        weights.append(weight)
        return term, weight, len(indexes) - 1


class InverseDocumentFrequency:
    """How much each term tells, from the share of texts that hold it: the logarithm of 1 + N/df.

    With a `length_pivot` no text is much shorter than others: as if it had that share of a usual one besides, so that
    one word does not make two paragraphs alike (Singhal, Buckley, Mitra, Pivoted document length normalization, 1996).
    """

    def __init__(self, corpus: Sequence[Postings], length_pivot: float = 0.0) -> None:
        count = sum(texts.size for texts in corpus)
        limit = (
            min(count * _MOST_COMMON, _MOST_TEXTS + count * _MOST_COMMON_OF_MANY) if count > _SMALL_CORPUS else count
        )
        tells = [0.0, *(math.log1p(count / n) for n in range(1, int(limit) + 1))]
        self._once = tells[1] if count else 0.0
        self._common: set[str] = set()
        """The terms of several parts of the corpus."""
        known: set[str] = set()
        for texts in corpus:
            self._common |= known & texts.frequency.keys()
            known |= texts.frequency.keys()
        recurring = self._common.union(*(texts.several for texts in corpus))
        frequency: dict[str, int] = {}
        for texts in corpus:
            own = texts.frequency
            frequency |= {term: frequency.get(term, 0) + own[term] for term in recurring & own.keys()}
        self.shared: dict[str, float] = {term: tells[n] for term, n in frequency.items() if n <= limit}
        """What each term tells that two texts have or more, and not too many."""
        often = Counter(frequency.values())
        often[1] = len(known) - len(recurring)
        usual = math.fsum(many * n * tells[n] ** 2 for n, many in often.items() if n <= limit) / max(1, count)
        self._besides = length_pivot * usual

    def vectors(self, texts: Postings) -> tuple[list[float], list[Vector]]:
        """What makes some texts of the corpus of one length, and the weights of their terms, together of length 1 where
        there is no pivot. Those that no other text holds are left out: they make a text longer, and never like
        another."""
        tells, once = self.shared, list(texts.once)
        found: list[Vector] = [
            {term: weight * tells[term] for term, weight, _ in own if term in tells} for own in texts.recurring
        ]
        for term in texts.single.keys() & self._common:
            index = texts.single[term]
            weight = texts.weights[index][term]
            once[index] -= weight * weight
            if term in tells:
                found[index][term] = weight * tells[term]
        squares = [
            self._besides + rest * self._once**2 + sum(weight * weight for weight in own.values())
            for own, rest in zip(found, once, strict=True)
        ]
        scales = [1 / math.sqrt(square) if square else 0.0 for square in squares]
        return scales, [
            {term: weight * scale for term, weight in own.items()} for own, scale in zip(found, scales, strict=True)
        ]
