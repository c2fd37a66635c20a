"""What a text is compared by: the stems of its words and word pairs, weighted by how rare they are.

The weighting is sublinear tf-idf (Manning, Raghavan, Schütze, Introduction to Information Retrieval, 6.4.1), over the
paragraphs of all compared reports.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from explorer.language import Language

Counts = dict[str, float]
Vector = dict[str, float]

_IDEOGRAPHS = "\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_IDEOGRAPHS}]|\d+(?:[.,/]\d+)*|[^\W\d_]+")
_NAME_WEIGHT = 6.0
_MOST_COMMON = 0.35
_MOST_TEXTS = 80
_MOST_COMMON_OF_MANY = 0.05
_SMALL_CORPUS = 40


@lru_cache(maxsize=65536)
def _term(token: str, language: Language) -> str:
    """The term a token stands for, "" for one that says nothing by itself."""
    word = token.casefold()
    if word in language.words.small or word in language.dates.names or _is_idle(word, language):
        return ""
    return "" if len(word) == 1 and word.isascii() else language.stem(word)


def _is_idle(word: str, language: Language) -> bool:
    """Whether a word tells no subject. An adverb tells how, not what: two paragraphs are not alike for being about the
    same "fully"."""
    return word in language.words.idle or language.words.adverb.fullmatch(word) is not None


def stems(text: str, language: Language) -> list[str]:
    """The terms of a text in order, words that say nothing by themselves left out."""
    return [term for token in _WORD.findall(text) if (term := _term(token, language))]


def term_counts(text: str, language: Language) -> Counts:
    """How often each stem and each pair of neighbouring stems occurs.

    A long official name counts like a short one, however many words it has: otherwise two texts that both spell out
    "Convention on International Trade in Endangered Species of Wild Fauna and Flora" would seem alike for that alone.
    """
    counts: Counts = dict(_with_pairs(stems(text, language)))
    for name in language.words.name.findall(text):
        words = stems(name, language)
        total = 2 * len(words) - 1
        if total <= _NAME_WEIGHT:
            continue
        excess = 1 - math.sqrt(_NAME_WEIGHT / total)
        for term, n in _with_pairs(words).items():
            if term in counts:
                counts[term] -= n * excess
    return counts


def _with_pairs(words: list[str]) -> Counter[str]:
    return Counter([*words, *[f"{first} {second}" for first, second in pairwise(words)]])


class Rarity:
    """How much each term tells, from the share of texts that hold it.

    With a `pivot` no text is much shorter than others: as if it had that share of a usual one besides, so that one word
    does not make two paragraphs alike (Singhal, Buckley, Mitra, Pivoted document length normalization, 1996).
    """

    def __init__(self, texts: Iterable[Counts], pivot: float = 0.0) -> None:
        frequency: Counter[str] = Counter()
        count = 0
        for terms in texts:
            frequency.update(iter(terms))
            count += 1
        limit = (
            min(count * _MOST_COMMON, _MOST_TEXTS + count * _MOST_COMMON_OF_MANY) if count > _SMALL_CORPUS else count
        )
        weights = [0.0, *(math.log1p(count / n) for n in range(1, int(limit) + 1))]
        self._weights = {term: weights[n] for term, n in frequency.items() if n <= limit}
        self._shared = frozenset(term for term, n in frequency.items() if 1 < n <= limit)
        usual = sum(n * weights[n] ** 2 for n in frequency.values() if n <= limit) / max(1, count)
        self._besides = pivot * usual

    def vector(self, counts: Mapping[str, float]) -> Vector:
        """The weighted terms of a text, which all together have length 1 where there is no pivot. Those that no other
        text holds are left out: they make a text longer, and never like another."""
        weights = self._weights
        whole = {term: _sublinear(n) * weights[term] for term, n in counts.items() if term in weights}
        length = math.sqrt(self._besides + sum(weight * weight for weight in whole.values()))
        return {term: weight / length for term, weight in whole.items() if term in self._shared}


def _sublinear(count: float) -> float:
    return 1 + math.log(count) if count > 1 else count


def cosine(one: Vector, other: Vector) -> float:
    """The likeness of two texts, 0 to 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)
