"""The stems of a language: the form that stands for all forms of a word.

By the Snowball algorithm that the language's data name (M. F. Porter, "Snowball: a language for stemming algorithms",
2001; of English: Porter2). What no ending tells stands in the data as well.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

LIBRARY = "snowballstemmer"
"""Other stems may come with another version of it: what is kept of stems carries it."""
WORDS_KEPT = 65_536
"""Words of which the stem, or what else is told of them, is kept: more than most libraries use, a few megabytes.
Stemming one takes 20 µs."""


@dataclass(frozen=True, eq=False)
class Stems:
    """Without an `algorithm` each word is its own stem.

    What the algorithm does not tell is a line of words each. `irregular` are a word and forms of it; `joined` a word
    and others, each of which stands for all words that the algorithm joins to it. `apart` are, behind a colon, a word
    that is its own stem and its forms, which the algorithm would join to the word before the colon.
    """

    algorithm: str
    irregular: tuple[str, ...]
    joined: tuple[str, ...]
    apart: tuple[str, ...]

    @cached_property
    def of(self) -> Callable[[str], str]:
        """Gives the stem of a word in small letters. May be called from any thread."""
        return lru_cache(maxsize=WORDS_KEPT)(lambda word: self._told.get(word) or self._untold(word))

    @cached_property
    def words(self) -> Mapping[str, frozenset[str]]:
        """By their stem, the words that stand in the data by themselves."""
        return _by_value(self._told)

    @cached_property
    def roots(self) -> Mapping[str, frozenset[str]]:
        """By the stem that stands for them, the stems of the algorithm that are joined to it."""
        return _by_value(self._joined_to)

    @cached_property
    def _algorithm(self) -> Callable[[str], str]:
        if not self.algorithm:
            return str
        import snowballstemmer  # 50 ms, for all its languages at once, and not needed to read or show a report

        stemmer, lock = snowballstemmer.stemmer(self.algorithm), threading.Lock()

        def stem(word: str) -> str:
            with lock:  # The stemmer keeps the word at which it is.
                return str(stemmer.stemWord(word))

        return stem

    @cached_property
    def _joined_to(self) -> dict[str, str]:
        lines = map(str.split, self.joined)
        return {self._algorithm(other): self._algorithm(word) for word, *others in lines for other in others}

    @cached_property
    def _told(self) -> dict[str, str]:
        lines = [line.partition(":")[2].split() for line in self.apart]
        told = {form: word for word, *forms in lines for form in (word, *forms)}
        for word, *forms in map(str.split, self.irregular):
            told |= dict.fromkeys(forms, told.get(word) or self._untold(word))
        return told

    def _untold(self, word: str) -> str:
        stem = self._algorithm(word)
        return self._joined_to.get(stem, stem)


def _by_value(stems: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {stem: frozenset(key for key, value in stems.items() if value == stem) for stem in stems.values()}
