"""Words that were meant, for words that no report holds."""

from collections.abc import Callable, Collection, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from explorer.search.words import taken_apart

_MOST_LETTERS = 2  # Wrong ones; as many as a fuzzy word of a query may have.
_LONGEST = 40  # Letters of a word that may be misspelt; more is none.


def nearest(word: str, vocabulary: Sequence[str], frequency: Callable[[str], int]) -> str | None:
    """The most frequent of the words that are fewest letters away (inserted, left out, replaced or swapped): at most
    two letters, and less than half the word."""
    if not correctable(word):
        return None
    near = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=_most_wrong(word), limit=None)
    best = min(near, key=lambda match: (match[1], -frequency(match[0])), default=None)
    return str(best[0]) if best else None


def correctable(word: str) -> bool:
    """Whether a word is long enough to be told misspelt, and not too long."""
    return _most_wrong(word) > 0 and len(word) <= _LONGEST


def _most_wrong(word: str) -> int:
    return min(_MOST_LETTERS, (len(word) - 1) // 2)


def corrected(text: str, unknown: Collection[str], correct: Callable[[str], str | None]) -> str | None:
    """The text with each unknown (folded) word replaced that has a correction; None if there is none."""
    changed = text
    for word, (start, end) in reversed([*zip(*taken_apart(text), strict=True)]):
        known = correct(word) if word in unknown else None
        if known:
            changed = changed[:start] + known + changed[end:]
    return changed if changed != text else None
