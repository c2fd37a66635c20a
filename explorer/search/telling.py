"""The words of a text that tell it from the others of an index: by them others like it are found.

Words are weighed by how often they stand in the text and how few others have them (tf-idf: G. Salton and C. Buckley,
"Term-weighting approaches in automatic text retrieval", Information Processing & Management 24, 1988), and the best are
sought as alternatives, as Lucene's MoreLikeThis does.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from explorer.language import Language
from explorer.search.entries import Field
from explorer.search.snapshot import Snapshot
from explorer.search.words import folded_words, small_words

MOST = 12
"""Words that tell a text: as many parts of a query as are scored (`ranking`)."""
_LEAST_LETTERS = 3
"""Of a word that tells something; shorter ones are mostly numbers of sections. Set by hand."""
_COMMON = 0.2
"""A share of all texts; words in more tell none apart, as in `ranking`."""


_WRITTEN = re.compile(r"\w+(?:[-‐‑]\w+)*")
"""A word as it is written: one with hyphens is one, since its parts alone tell something else."""


def telling(snapshot: Snapshot, text: str, known: Language) -> tuple[str, ...]:
    """The words of a text of a language that tell most, as it writes them, the best first and at most MOST; of several
    forms of a word the most frequent, and of those the one that tells most. Words that no other text has find nothing,
    and are left out."""
    forms = defaultdict[tuple[str, ...], list[tuple[int, float, str]]](list)
    for written, count in Counter(_WRITTEN.findall(text)).items():
        words = folded_words(written)
        if weight := (1 + math.log(count)) * _rarity(snapshot, words, known):
            forms[tuple(map(known.stem, words))].append((count, weight, written))
    best = sorted((-max(weight for _, weight, _ in each), max(each)[-1]) for each in forms.values())
    return tuple(written for _, written in best[:MOST])


def _rarity(snapshot: Snapshot, words: Sequence[str], known: Language) -> float:
    """How much a word tells of a text, of several that are written as one the rarest; 0 where one is in no other text,
    and where all are small, general, too short or in too many texts."""
    lexicon, general = snapshot.lexicon(Field.WORDS), small_words(known) | known.words.prepositions
    found = {word: lexicon.document_frequency(word) for word in words}
    if min(found.values(), default=0) <= 1:
        return 0.0
    telling = [
        count
        for word, count in found.items()
        if word not in general
        and not word.isdigit()
        and len(word) >= _LEAST_LETTERS
        and count <= _COMMON * snapshot.size
    ]
    return math.log(snapshot.size / min(telling)) if telling else 0.0
