"""Where a text says what an acronym or a short name stands for: "United Nations Office on Drugs and Crime (UNODC)",
"the Standard Minimum Rules for the Treatment of Prisoners (the Nelson Mandela Rules)", "SBI = Subsidiary Body for
Implementation".

A name is known by the letters of its acronym: by the initials of its words, by letters within them ("INTERPOL"; A. S.
Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text", Pacific
Symposium on Biocomputing 8, 2003), or by the capitals of its words in another order ("MINUSCA", from the French).
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from explorer.model.address import ROMAN

_ACRONYM = re.compile(r"\((?P<acronym>[A-Z][A-Za-z]{0,8}[A-Z])\)")
_SHORT = re.compile(r"\((?P<short>[^\W\d_][\w-]{1,11})(?:[,;] [^()]*)?\)")
_LISTED = re.compile(r"\b(?P<short>[^\W\d_][\w-]{1,11}) ?= ?(?P<name>[^\W\d_][^=,;.()]{3,150})")
"""An entry of a list of abbreviations: "SBI = Subsidiary Body for Implementation"."""
_BOUNDARY = re.compile(r"[;:()]|(?<=[^\W\d_]{3})\. ")
"""What no name runs over."""
_CAPITALS = re.compile(r"(?:[A-ZÀ-ÞА-Я][\w’'-]*,? (?:[a-zà-ÿа-я]{1,4} ){0,3})+$")
"""Words with capitals, and small words between and behind them, up to the end."""
_SHARE = 0.75
"""Of the letters of an acronym that are initials of its name at least, in whatever order: MINUSCA has all, UNFPA four
of five, a country's code in brackets behind a person's office two of three. Set by hand on resolutions."""
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


class Definition(NamedTuple):
    """What is `short` for a `name`, both as written."""

    short: str
    name: str


def acronyms_in(text: str) -> Iterator[Definition]:
    """The acronyms that a text explains, in brackets behind their names."""
    for match in _ACRONYM.finditer(text):
        name = _name_of(match["acronym"], text[: match.start()].split()[-_LONGEST_NAME:])
        if name:
            yield Definition(match["acronym"], name)


def names_in(text: str) -> Iterator[Definition]:
    """All that a text explains, also acronyms that are not of initials in order, without an "s" for several."""
    yield from short_names_in(text)
    for match in _SHORT.finditer(text):
        if short := _acronym(match["short"]):
            before = _BOUNDARY.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
            words = before.split()[-_LONGEST_NAME:]
            name = _name_of(short, words) or _holding(short, words) or _in_capitals(short, before)
            if name:
                yield Definition(short, name)
    for match in _LISTED.finditer(text) if "=" in text else ():
        short, name = _acronym(match["short"]), match["name"].strip()
        if short and _holding(short, name.split()) == name:
            yield Definition(short, name)


def _acronym(written: str) -> str:
    """An acronym without the "s" of several, "" where a word is none."""
    short = written[:-1] if written.endswith("s") and written[-2].isupper() else written
    return short if sum(map(str.isupper, short)) > 1 and not ROMAN.issuperset(short) else ""


def short_names_in(text: str) -> Iterator[Definition]:
    """The short names that a text introduces, in brackets behind full names of which they hold a word at least."""
    for match in _SHORT_NAME.finditer(text):
        before = _FULL_NAME.search(text, max(0, match.start() - _REACH), match.start())
        if before and (name := _full_name(before["name"].split(), match["name"].split())):
            yield Definition(match["name"], name)


def _name_of(acronym: str, words: list[str]) -> str:
    """The fewest last words whose initials hold the capitals of the acronym in order, "" where none do."""
    letters = [letter for letter in acronym if letter.isupper()]
    for start in reversed(range(len(words))):
        initials = iter([word[0].upper() for word in words[start:]])
        if start < len(words) - 1 and words[start][0] == letters[0] and all(letter in initials for letter in letters):
            return " ".join(words[start:])
    return ""


def _holding(short: str, words: list[str]) -> str:
    """The last words that hold the letters of an acronym in order, the first of them at the beginning of a word; "" for
    one word, and where small letters lead to capitals, since the name begins later."""
    text = " ".join(words).casefold()
    place = len(text)
    for number, letter in reversed([*enumerate(filter(str.isalpha, short.casefold()))]):
        place = text.rfind(letter, 0, place)
        while number == 0 and place > 0 and text[place - 1].isalnum():
            place = text.rfind(letter, 0, place)
        if place < 0:
            return ""
    name = " ".join(words)[place:]
    held = name.split()
    mixed = name[0].islower() and not name.islower()
    return "" if mixed or not 1 < len(held) <= 2 * len(short) else name


def _in_capitals(short: str, before: str) -> str:
    """Of the words with capitals at the end of a text the fewest last ones that have the most letters of an acronym for
    initials, if those are nearly all; else ""."""
    found = _CAPITALS.search(before)
    words = found[0].split() if found else []
    letters = Counter(filter(str.isalpha, short.upper()))
    shared = [(letters & Counter(word[0] for word in words[start:])).total() for start in range(len(words))]
    most = max(shared, default=0)
    start = max((start for start, count in enumerate(shared) if count == most), default=0)
    return " ".join(words[start:]) if words and most >= _SHARE * letters.total() else ""


def _full_name(words: list[str], short: list[str]) -> str:
    """The fewest last words that begin with a capital and hold what all of them hold of the short name; "" where that
    is nothing, or no longer than the short name."""
    common = {word for word in short if word.istitle()}.intersection(words)
    starts = (at for at in reversed(range(len(words))) if words[at][0].isupper() and common <= {*words[at:]})
    start = next(starts, len(words))
    return " ".join(words[start:]) if common and len(words) - start > len(short) else ""
