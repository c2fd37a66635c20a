"""The stems of a language: the form that stands for all forms of a word.

By the Snowball algorithm that the language's data name (M. F. Porter, "Snowball: a language for stemming algorithms",
2001; of English: Porter2). What no ending tells stands in the data as well.
"""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

_KEPT = 65_536
"""Words whose stems are kept: more than most libraries use, a few megabytes. Stemming one takes 20 µs."""


@dataclass(frozen=True, eq=False)
class Stems:
    """`irregular` gives, for a form that the `algorithm` would take for one of another word, the word it belongs to;
    that word stands for itself."""

    algorithm: str
    irregular: Mapping[str, str]

    @cached_property
    def of(self) -> Callable[[str], str]:
        """Gives the stem of a word in small letters. May be called from any thread."""
        import snowballstemmer  # 50 ms, for all its languages at once, and not needed to read or show a report

        stemmer, lock, irregular = snowballstemmer.stemmer(self.algorithm), threading.Lock(), self.irregular

        @lru_cache(maxsize=_KEPT)
        def stem(word: str) -> str:
            if word in irregular:
                return irregular[word]
            with lock:  # The stemmer keeps the word at which it is.
                return str(stemmer.stemWord(word))

        return stem

    @cached_property
    def _forms(self) -> Mapping[str, tuple[str, ...]]:
        forms: dict[str, tuple[str, ...]] = {}
        for form, stem in self.irregular.items():
            forms[stem] = (*forms.get(stem, ()), form)
        return forms

    def irregular_forms(self, stem: str) -> tuple[str, ...]:
        """The irregular forms of a stem, which need not begin as it does."""
        return self._forms.get(stem, ())
