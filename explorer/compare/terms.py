"""What a text is compared by: the first letters of the stems of its words, and pairs of these (its terms), by tf-idf.

They are weighted by `explorer.compare.postings`.
"""

import math
import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from explorer.language import Language
from explorer.language.scripts import IDEOGRAPHS
from explorer.language.sentences import Span
from explorer.language.stems import WORDS_KEPT

Counts = dict[str, float]
"""How often each term occurs in a text (term frequency)."""

Vector = dict[str, float]
"""The tf-idf weight of each term of a text."""

_WORD = re.compile(rf"[{IDEOGRAPHS}]|\d+(?:[.,/]\d+)*|[^\W\d_]+")

_WORD_OR_STOP = re.compile(rf"(?P<stop>[.;:?!](?!\w)|[。；：？！])|{_WORD.pattern}")
"""A stop is what no phrase goes on beyond. Whether it ends a sentence or a shortened word is not told apart: half a
phrase proves as much."""

_NAME_WEIGHT = 6.0
"""Terms that a name counts for at the most: those of three words or four (words and pairs).
Half or twice as many change the mean F1 of paragraphs on the hand-made links by 0.012 at most."""

_ROOT = 6
"""Letters of a stem that count: what follows them is most often an ending that made another noun or another part of
speech of it ("prosecution" and "prosecutor", "terrorism" and "terrorists"), after McNamee and Mayfield, Character
n-gram tokenization, 2004. Whole stems instead lower the mean F1 of pairs that had no part in the fit by 0.02; five
letters change it by 0.001."""


@lru_cache(maxsize=WORDS_KEPT)
def _term(token: str, language: Language) -> str:
    """The term a token stands for, "" for one that says nothing by itself."""
    return _stem(token, language)[:_ROOT]


@lru_cache(maxsize=WORDS_KEPT)
def _stem(token: str, language: Language) -> str:
    word = token.casefold()
    if is_stop_word(word, language) or _is_boilerplate(word, language):
        return ""
    return "" if len(word) == 1 and word.isascii() else language.stem(word)


def is_stop_word(word: str, language: Language) -> bool:
    """Whether a word, in small letters, is one of grammar or a name of a month."""
    return word in language.words.stop_words or word in language.dates.month_names


def _is_boilerplate(word: str, language: Language) -> bool:
    """Whether a word tells no subject. An adverb tells how, not what: two paragraphs are not alike for being about the
    same "fully"."""
    return word in language.words.boilerplate or language.words.adverb.fullmatch(word) is not None


def stems(text: str, language: Language) -> list[str]:
    """The stems of a text in order, without stop words and boilerplate."""
    return [stem for token in _WORD.findall(text) if (stem := _stem(token, language))]


def _terms(text: str, language: Language) -> list[str]:
    return [term for token in _WORD.findall(text) if (term := _term(token, language))]


class PlacedTerms(NamedTuple):
    """The single terms of a text in order, as in its `term_counts`; the characters where each stands; for each the pair
    of it and the one before, "" where it opens a sentence."""

    terms: list[str]
    spans: list[Span]
    pairs: list[str]


def placed_terms(text: str, language: Language) -> PlacedTerms:
    """The terms of a text where they stand."""
    terms, spans, pairs, before = list[str](), list[Span](), list[str](), ""
    for token in _WORD_OR_STOP.finditer(text):
        if token.lastgroup:
            before = ""
        elif term := _term(token[0], language):
            terms.append(term)
            spans.append(token.span())
            pairs.append(f"{before} {term}" if before else "")
            before = term
    return PlacedTerms(terms, spans, pairs)


def term_counts(text: str, language: Language) -> Counts:
    """How often each term and each pair of neighbouring terms occurs.

    A long official name counts like a short one, however many words it has: otherwise two texts that both spell out
    "Convention on International Trade in Endangered Species of Wild Fauna and Flora" would seem alike for that alone.
    """
    counts: Counts = dict(_with_pairs(_terms(text, language)))
    for name in language.words.name.findall(text):
        words = _terms(name, language)
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


def sublinear(count: float) -> float:
    """What a term counts that occurs so often in a text: twice is not twice as much."""
    return 1 + math.log(count) if count > 1 else count


def cosine(one: Vector, other: Vector) -> float:
    """The cosine similarity of two texts, 0 to 1: the inner product of their weights."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)
