"""Acronyms tell programmes and bodies apart. Those that a report explains are read as the names they stand for, and so
are short names: "StAR" in one year meets "Stolen Asset Recovery" in another, "the Organized Crime Convention" meets
"the United Nations Convention against Transnational Organized Crime"."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]{0,9}[A-Z][A-Z0-9]*\b")
_EXPLAINED = re.compile(r"\((?P<acronym>[A-Z][A-Za-z]{0,8}[A-Z])\)")
_SHORT_NAME = re.compile(
    r"\((?:[a-zà-ÿ]+ ){1,5}[“\"«]?(?P<name>[A-Z][\w’'-]+(?: [\w’'-]+){0,4} [A-Z][\w’'-]+)[”\"»]?\)"
)
"""A name of several words in brackets, after words such as "hereinafter referred to as the"."""
_FULL_NAME = re.compile(r"(?P<name>\b[A-Z][\w’'-]+,?(?: (?:[a-zà-ÿ]{1,7} ){0,3}[A-Z][\w’'-]+,?){2,}) ?$")
"""A name of three words or more that have capitals, with small words between them."""
_REACH = 200
"""Characters before the brackets in which a full name is looked for: longer ones are not known."""
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
        self._named = _any_of(self._names)
        self._full_names = _shortened(texts)
        self._shortened = _any_of(self._full_names)

    def of(self, text: str) -> frozenset[str]:
        """The telling acronyms in a text."""
        return self._rare.intersection(_ACRONYM.findall(text))

    def spelled_out(self, text: str) -> str:
        """The text with each explained acronym followed by its name, and with full names in place of short ones."""
        if self._named and not self._names.keys().isdisjoint(_ACRONYM.findall(text)):
            text = self._named.sub(lambda match: f"{match[0]} {self._names[match[0]]}", text)
        if self._shortened:
            text = self._shortened.sub(lambda match: self._full_names[match[0]], text)
        return text


def _any_of(names: Collection[str]) -> re.Pattern[str] | None:
    """Finds each of the names where it does not stand right behind a bracket, which is where it is explained."""
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<!\()\b(?:{alternatives})\b") if names else None


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


def _shortened(texts: Sequence[str]) -> dict[str, str]:
    """The full names by the short ones, of which they hold a word at least."""
    found = {}
    for text in texts:
        for match in _SHORT_NAME.finditer(text):
            before = _FULL_NAME.search(text, max(0, match.start() - _REACH), match.start())
            if before and (name := _full_name(before["name"].split(), match["name"].split())):
                found[match["name"]] = name
    return found


def _full_name(words: list[str], short: list[str]) -> str:
    """The fewest last words that begin with a capital and hold what all of them hold of the short name; "" where that
    is nothing, or no longer than the short name."""
    common = {word for word in short if word.istitle()}.intersection(words)
    starts = (at for at in reversed(range(len(words))) if words[at][0].isupper() and common <= {*words[at:]})
    start = next(starts, len(words))
    return " ".join(words[start:]) if common and len(words) - start > len(short) else ""
