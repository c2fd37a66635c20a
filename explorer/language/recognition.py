"""The language that a text is in, and what can be told of a text before its language is known."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from explorer.language.loading import UNKNOWN, any_of, codes, tables_of
from explorer.language.scripts import IDEOGRAPHS

_ENOUGH = 20_000  # characters looked at
_WORD = re.compile(rf"[{IDEOGRAPHS}]|[^\W\d_]+")
_LEAST = 0.08
"""Of the words of a text: those that tell its language. Chosen between the languages there are data of, of whose prose
they are a seventh at the least, and their nearest neighbours: of Portuguese a twentieth tells Spanish."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the commonest small words of a language tell of a text: the `share` of all words that they are, and which of
    them it has. `code` is "" where they are too few to tell it."""

    code: str
    share: float
    words: frozenset[str]


def language_of(texts: Iterable[str]) -> str:
    """The code of the language of some texts, told by the commonest small words of the first ones; `und` where too few
    of their words tell any.

    Wrong for a text that is mostly quotations or names in another language.
    """
    return told_by(texts).code or UNKNOWN


def told_by(texts: Iterable[str]) -> Told:
    """The language that some texts are in by their small words, and what tells it."""
    text = ""
    for part in texts:
        text += f" {part}"
        if len(text) > _ENOUGH:
            break
    counts = Counter(_WORD.findall(text.lower()))
    found = {code: sum(counts[word] for word in tables_of(code)["telling"]) for code in codes()}
    best = max(found, key=lambda code: found[code])
    share = found[best] / max(1, counts.total())
    return Told(best if share > _LEAST else "", share, frozenset(counts).intersection(tables_of(best)["telling"]))


@cache
def suspending() -> re.Pattern[str]:
    """What of any language begins a line after a hyphen that is no hyphen of one word: "pre- / and post-war"."""
    words = {word for code in codes() for word in tables_of(code)["suspending"]}
    return re.compile(rf"{any_of(words)}\b")


def two_letters(three: str) -> str:
    """The code of two letters (ISO 639-1) of a language by that of three (ISO 639-2); any other code as it is."""
    return next((code for code in codes() if tables_of(code)["three_letters"] == three), three)


def three_letters(two: str) -> str:
    """The code of three letters of a language by that of two; `und`, undetermined, where there are no data of it."""
    return str(tables_of(two if two in codes() else UNKNOWN)["three_letters"])
