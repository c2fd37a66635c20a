"""The words of a text that tell it from the others of an index: by them others like it are found.

Words are weighed by how often they stand in the text and how few others have them (tf-idf: G. Salton and C. Buckley,
"Term-weighting approaches in automatic text retrieval", Information Processing & Management 24, 1988), and the best are
sought as alternatives, as Lucene's MoreLikeThis does.
"""

import math
from collections import Counter

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


def telling(snapshot: Snapshot, text: str, known: Language) -> tuple[str, ...]:
    """The folded words of a text of a language that tell most, the best first and at most MOST; of several forms of a
    word the one that tells most. Words that no other text has find nothing, and are left out."""
    lexicon, small = snapshot.lexicon(Field.WORDS), small_words(known)
    best: dict[str, tuple[float, str]] = {}
    for word, count in Counter(folded_words(text)).items():
        found = lexicon.document_frequency(word)
        if word in small or word.isdigit() or len(word) < _LEAST_LETTERS or not 1 < found <= _COMMON * snapshot.size:
            continue
        weight = (1 + math.log(count)) * math.log(snapshot.size / found)
        stem = known.stem(word)
        best[stem] = max(best.get(stem, (0.0, "")), (weight, word))
    return tuple(word for _, word in sorted(best.values(), key=lambda each: (-each[0], each[1]))[:MOST])
