"""The stems of a language: the form that stands for all forms of a word.

By the Snowball algorithm that the language's data name (M. F. Porter, "Snowball: a language for stemming algorithms",
2001; of English: Porter2). What no ending tells stands in the data as well.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

LIBRARY = "snowballstemmer"
"""Other stems may come with another version of it: what is kept of stems carries it."""
WORDS_KEPT = 65_536
"""Words of which the stem, or what else is told of them, is kept: more than most libraries use, a few megabytes.
Stemming one takes 20 µs."""


@dataclass(frozen=True, eq=False)
class Stems:
    """Without an `algorithm` each word is its own stem. `forms` are those of words that it would not tell, or take for
    forms of others; such a word is its own stem."""

    algorithm: str
    forms: Mapping[str, Sequence[str]]

    @cached_property
    def of(self) -> Callable[[str], str]:
        """Gives the stem of a word in small letters. May be called from any thread."""
        if not self.algorithm:
            return str
        import snowballstemmer  # 50 ms, for all its languages at once, and not needed to read or show a report

        told = {form: word for word, forms in self.forms.items() for form in (word, *forms)}
        stemmer, lock = snowballstemmer.stemmer(self.algorithm), threading.Lock()

        @lru_cache(maxsize=WORDS_KEPT)
        def stem(word: str) -> str:
            if word in told:
                return told[word]
            with lock:  # The stemmer keeps the word at which it is.
                return str(stemmer.stemWord(word))

        return stem
