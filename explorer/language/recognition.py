"""The language that a text is in, and what can be told of a text before its language is known."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from explorer.language.loading import Tables, any_of, codes, tables_of

_ENOUGH = 20_000  # characters looked at


def language_of(texts: Iterable[str]) -> str:
    """The code of the language of some texts, told by the letters and the commonest small words of the first ones.

    English where nothing tells. Wrong for a text that is mostly quotations or names in another language.
    """
    text = ""
    for part in texts:
        text += f" {part}"
        if len(text) > _ENOUGH:
            break
    letters = sum(map(str.isalpha, text))
    counts = Counter(text.lower().split())
    found: dict[str, int] = {}
    for code, tables in _known().items():
        script = tables["letters"]
        if script and len(re.findall(f"[{script}]", text)) > letters / 3:
            return code
        found[code] = sum(counts[word] for word in tables["telling"])
    return max(found, key=lambda code: found[code])


@cache
def suspending() -> re.Pattern[str]:
    """What of any language begins a line after a hyphen that is no hyphen of one word: "pre- / and post-war"."""
    words = {word for tables in _known().values() for word in tables["suspending"]}
    return re.compile(rf"{any_of(words)}\b")


def two_letters(three: str) -> str:
    """The code of two letters (ISO 639-1) of a language by that of three (ISO 639-2); any other code as it is."""
    return next((code for code, tables in _known().items() if tables["three_letters"] == three), three)


def three_letters(two: str) -> str:
    """The code of three letters of a language by that of two; `und`, undetermined, where there are no data of it."""
    return str(_known()[two]["three_letters"]) if two in codes() else "und"


@cache
def _known() -> dict[str, Tables]:
    return {code: tables_of(code) for code in codes()}
