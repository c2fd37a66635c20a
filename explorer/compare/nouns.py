"""What numbers count: the noun beside a number, its head, and the unit this is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from explorer.compare.terms import stems
from explorer.language import Language

PEOPLE, COUNTRY = "people", "country"
_WORD = re.compile(r"[\w’'-]+(?:/[A-Z][\w’'-]*)*|[^\w\s]")
_TOKEN = re.compile(r"[^\W_]+(?:[-/’'][^\W_]+)*")
_NOUN_WORDS = 6
"""Words behind a number in which its noun is looked for. Chosen: long enough for "criminal justice and law"."""


def noun_of(after: str, single: bool, language: Language) -> list[str]:
    """The words that follow a number as what it counts: up to the last plural before a preposition, a verb of being or
    a mark, and a second plural joined to it; after "one", up to there."""
    known, noun = language.quantities, list[str]()
    words = _WORD.findall(after)[:_NOUN_WORDS]
    for index, word in enumerate(words):
        plural = has_plural(noun, language)
        if plural and word in language.words.joining and has_plural(words[index + 1 : index + 2], language):
            return [*noun, word, words[index + 1]]
        both = noun and not plural and word in language.words.joining
        if both and has_plural(words[index + 2 : index + 3], language) and words[index + 1].islower():
            return [*noun, *words[index : index + 3]]  # military and civilian personnel
        verb = plural and known.verbal.fullmatch(word)
        if not word[0].isalpha() or known.noun_end.fullmatch(word) or verb:
            break
        noun.append(word)
    while noun and not single and not has_plural(noun[-1:], language):
        noun.pop()
    return noun


def head_of(noun: Sequence[str], language: Language) -> str:
    """The word of a noun that is the unit: the last one, or the last before a second noun that is joined to it."""
    known, joined = language.quantities, [word in language.words.joining for word in noun]
    first = noun[: joined.index(True)] if any(joined) else noun
    words = first if has_plural(first, language) else noun
    if len(words) > 1 and words[-1].lower() in known.members and words[-2].lower() in known.plurals:
        return words[-2]
    return words[-1] if words else ""


def noun_stems(subject: str, language: Language) -> tuple[str, ...]:
    """The stems of what is counted; people are people, whatever they are called."""
    persons = _stems_of(language).persons
    return tuple(dict.fromkeys(PEOPLE if stem in persons else stem for stem in stems(subject, language)))


def behind_noun(after: Sequence[str], subject: Sequence[str]) -> Sequence[str]:
    """What follows a quantity without what it counts, which begins it."""
    return after[len(subject) :] if after[: len(subject)] == subject else after


def worded(found: Iterable[str]) -> tuple[str, ...]:
    """The stems of words: other numbers change from report to report as this one does."""
    return tuple(stem for stem in found if not stem[0].isdigit())


def whole_word(words: str, place: int) -> int:
    """The place, or where the word ends that it is inside of."""
    while 0 < place < len(words) and words[place - 1].isalnum() and words[place].isalnum():
        place += 1
    return place


def has_plural(words: Sequence[str], language: Language) -> bool:
    """Whether one of some words is a plural."""
    known, small = language.quantities, language.words.stop_words
    plurals = (word.lower() in known.plurals or known.plural.fullmatch(word) for word in words if word not in small)
    return any(plurals)


@dataclass(frozen=True, slots=True)
class _Alike:
    """The stems of the words for people, of those for States, and of all that stand for any people."""

    persons: frozenset[str]
    states: frozenset[str]
    anybody: frozenset[str]


@cache
def _stems_of(language: Language) -> _Alike:
    known = language.quantities
    persons, states, parts = (
        frozenset(map(language.stem, words)) for words in (known.persons, known.states, known.subgroups)
    )
    return _Alike(persons, states, parts | {PEOPLE})


def anybody(language: Language) -> frozenset[str]:
    """The stems of the words that stand for any people."""
    return _stems_of(language).anybody


def units_of(unit: str, subject: str, language: Language) -> frozenset[str]:
    """The unit, and that of a second noun which is joined to the first."""
    known, joining, words = language.quantities, language.words.joining, subject.split()
    joined = joining & {*words} and not any(known.noun_end.fullmatch(word) for word in words if word not in joining)
    second = {unit_of(words[-1], language)} if joined and has_plural(words[-1:], language) else set()
    return frozenset({unit, *second})


def unit_of(head: str, language: Language) -> str:
    """The unit of a noun by its head: all people are one, and all States."""
    unit, alike = language.stem(head.lower()), _stems_of(language)
    return PEOPLE if unit in alike.persons else COUNTRY if unit in alike.states else unit


def names_in(words: str, start: int, end: int, language: Language) -> frozenset[str]:
    """The words of a stretch of text that are written as names, in small letters; neither months nor what begins a
    sentence."""
    found = set()
    for word in _TOKEN.finditer(words, whole_word(words, start), end):
        name = word[0].casefold()
        if not word[0][0].isupper():
            continue
        begins = word.start() == 0 or words[: word.start()].rstrip(" “«")[-1:] in ".;:"
        if not begins and name not in language.dates.names and name not in language.words.stop_words:
            found.add(name)
    return frozenset(found)


def told_by_name(subject: str, language: Language) -> bool:
    """Whether a name is part of what is counted; States are written like one."""
    words = [word for word in subject.split() if word[0].isupper()]
    return bool(words) and _stems_of(language).states.isdisjoint(language.stem(word.lower()) for word in words)
