"""Acronyms tell programmes and bodies apart; those a report explains are read as the names they stand for, so that
"StAR" in one year meets "Stolen Asset Recovery" in another."""

import re
from collections import Counter
from collections.abc import Sequence

_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]{0,9}[A-Z][A-Z0-9]*\b")
_EXPLAINED = re.compile(r"\((?P<acronym>[A-Z][A-Za-z]{0,8}[A-Z])\)")
_LONGEST_NAME = 12
"""Words before the brackets in which the name is looked for. Chosen; half or twice as many move the mean F1 of
paragraphs on the hand-made links by 0.002 at most."""

# Paragraphs that an acronym may stand in and still tell something: one in twelve, and four at least. Chosen; half or
# twice of them move the mean F1 of paragraphs on the hand-made links by 0.002 at most, of sections by 0.007.
_OFTEN = 12
_AT_LEAST = 4


class Acronyms:
    """The acronyms of a report. One that stands in more than one paragraph of twelve (the name of the office that
    reports) tells nothing and is passed over."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = Counter(acronym for text in texts for acronym in set(_ACRONYM.findall(text)))
        limit = max(_AT_LEAST, len(texts) // _OFTEN)
        self._rare = frozenset(acronym for acronym, count in counts.items() if count <= limit)
        self._names = {acronym: name for acronym, name in _explained(texts).items() if acronym in self._rare}
        alternatives = "|".join(sorted(self._names, key=len, reverse=True))
        self._named = re.compile(rf"(?<!\()\b(?:{alternatives})\b") if self._names else None

    def of(self, text: str) -> frozenset[str]:
        """The telling acronyms in a text."""
        return self._rare.intersection(_ACRONYM.findall(text))

    def spelled_out(self, text: str) -> str:
        """The text with each explained acronym followed by its name."""
        if self._named is None or self._names.keys().isdisjoint(_ACRONYM.findall(text)):
            return text
        return self._named.sub(lambda match: f"{match[0]} {self._names[match[0]]}", text)


def _explained(texts: Sequence[str]) -> dict[str, str]:
    found = {}
    for text in texts:
        for match in _EXPLAINED.finditer(text):
            name = _name_of(match["acronym"], text[: match.start()].split()[-_LONGEST_NAME:])
            if name:
                found[match["acronym"]] = name
    return found


def _name_of(acronym: str, words: list[str]) -> str:
    """The fewest last words whose initials hold the capitals of the acronym in order, "" where none do."""
    letters = [letter for letter in acronym if letter.isupper()]
    for start in reversed(range(len(words))):
        initials = iter([word[0].upper() for word in words[start:]])
        if start < len(words) - 1 and words[start][0] == letters[0] and all(letter in initials for letter in letters):
            return " ".join(words[start:])
    return ""
