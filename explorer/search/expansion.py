"""Which words of an index a word, a beginning, a pattern or a misspelt word stands for."""

import re
from collections.abc import Callable, Iterable
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from explorer.jobs import check
from explorer.search.lexicon import Lexicon
from explorer.search.patterns import like
from explorer.search.query import Fuzzy, Prefix, Wildcard
from explorer.search.words import alike, has_forms

MOST = 300
"""Words that are looked for at most in the place of one; the most frequent are. Their
postings are read one by one, within what the benchmark of searching allows."""

Stem = Callable[[str], str]


def forms(word: str, lexicon: Lexicon, stem: Stem) -> list[str]:
    """The words of the lexicon that share the stem of a word, the word itself first."""
    if not has_forms(word):
        return [word] if word in lexicon else []
    wanted = stem(word)
    beginnings, others = alike(wanted)
    known = {*chain.from_iterable(map(lexicon.beginning, beginnings)), *(each for each in others if each in lexicon)}

    def is_form(each: str) -> bool:
        check()  # Of two letters there are thousands, and each has its stem made once.
        return stem(each) == wanted

    return sorted(filter(is_form, known), key=lambda each: (each != word, -lexicon.document_frequency(each), each))


def expanded(sought: Prefix | Wildcard | Fuzzy, lexicon: Lexicon) -> tuple[list[str], int]:
    """The words that are meant, the most frequent first and at most MOST, and how many there are in all."""
    match sought:
        case Prefix(text):
            found: Iterable[str] = lexicon.beginning(text)
        case Wildcard(text):
            found = _like(text, lexicon)
        case Fuzzy(text, letters):
            found = _near(text, letters, lexicon)
    listed = sorted(found, key=lambda each: (-lexicon.document_frequency(each), each))
    return listed[:MOST], len(listed)


def _like(pattern: str, lexicon: Lexicon) -> list[str]:
    beginning, *others = re.split(r"[*?]", pattern)
    return like(pattern, lexicon.beginning(beginning) if beginning else lexicon.holding(max(others, key=len)))


def _near(word: str, letters: int, lexicon: Lexicon) -> list[str]:
    near = process.extract(word, lexicon.beginning(word[:1]), scorer=OSA.distance, score_cutoff=letters, limit=None)
    return [term for term, _, _ in near]
