"""What to call a figure: a subject that holds for every year, without the numbers, dates and verbs of one of them."""

import re
from collections.abc import Sequence
from itertools import takewhile

from explorer.compare.quantities import PERCENT, Stated
from explorer.compare.terms import stems
from explorer.compare.vocabulary import (
    AUXILIARIES,
    CURRENCY_CODES,
    LABEL_ENDS,
    ONES,
    POINTING,
    PREPOSITIONS,
    SCALES,
    STOP_WORDS,
    TENS,
)

_MOST_WORDS = 9
_MOST_IN_NAME = 16
_MOST_OF_HEADING = 7
_FEW_WORDS = 2
_REACH = 300
_FULL_STOP = re.compile(r"[.;] +(?=[A-Z])")
_CLAUSE = re.compile(r"(?:[^.,;:()–]|(?<=\d)[.,](?=\d)|(?<=[a-z]), (?=[A-Z][a-z]+ (?:and|or) [A-Z]))*")
_NUMBER = rf"(?:[$€£]?\d[\d.,]*|\b(?i:{'|'.join([*ONES, *TENS])})\b)(?: (?:{'|'.join(SCALES)}|per cent)\b)?"
_BREAK = re.compile(rf"[,;:()–]|{_NUMBER}")
_IS_NUMBER = re.compile(_NUMBER)
_TIME = re.compile(r"\b(?:in|since|during|by|as at|until) (?:early |late |mid-)?(?:19|20)\d\d\b.*")
_JOINING = frozenset(("and", "or"))
_RELATIVE = frozenset(("that", "who", "which", "whom", "whose"))
_VERBAL = re.compile(r"[a-z]{2,}ed")


def label(words: str, stated: Stated, heading: str) -> str:
    """What a quantity in a text counts: the words after it in the clause; for money, and for shares where too few
    follow, those before it. Where that names no more than the thing counted, `heading` says of what."""
    following = _after(words, stated)
    if stated.unit in CURRENCY_CODES or (stated.unit == PERCENT and len(following) < _FEW_WORDS):
        following = _before(words, stated) or following
    found = " ".join(following)
    if not found or (len(following) >= _FEW_WORDS and not set(stems(found)) <= set(stated.noun)):
        return found or heading
    told = heading.split()
    shown = " ".join(_trimmed(told[:_MOST_OF_HEADING])) + (" …" if len(told) > _MOST_OF_HEADING else "")
    return f"{found} ({shown})" if shown else found


def _after(words: str, stated: Stated) -> list[str]:
    clause = _CLAUSE.match(words, stated.end)
    told = _TIME.sub("", clause[0]).split() if clause else []
    kept = list(takewhile(lambda word: not _IS_NUMBER.match(word), told))
    kept = _without_joined(kept, cut=len(kept) < len(told))
    return _trimmed(_whole_name(_without_verb(kept)))


def _without_joined(told: Sequence[str], cut: bool) -> list[str]:
    """Without what only leads to a number ("for 1,260 investigators") or to a second verb ("and trained")."""
    for index, word in enumerate(told):
        if word in _JOINING and index + 1 < len(told) and _VERBAL.fullmatch(told[index + 1]):
            return list(told[:index])
    if not cut:
        return list(told)
    telling = _trimmed(told)
    if told and told[-1] in _JOINING:
        return telling
    first = next((index for index, word in enumerate(telling) if index and word in PREPOSITIONS), len(telling))
    return telling[:first]


def _without_verb(told: Sequence[str]) -> list[str]:
    """A clause whose verb follows becomes a noun: "countries have received aid" reads "countries that have received
    aid"; up to what points at words that are not there ("its activities")."""
    result: list[str] = []
    for index, word in enumerate(told):
        if word in POINTING and not "".join(told[index + 1 : index + 2])[:1].isupper():
            break
        if word in AUXILIARIES and result and _RELATIVE.isdisjoint(result):
            result.append("that")
        result.append("the" if word in POINTING else word)
    return result


def _whole_name(told: Sequence[str]) -> list[str]:
    """The first words, and on to the end of a name that they would cut."""
    end = _MOST_WORDS
    while end < min(len(told), _MOST_IN_NAME) and (
        told[end][0].isupper() or (told[end - 1][0].isupper() and told[end].lower() in STOP_WORDS)
    ):
        end += 1
    return list(told[:end])


def _before(words: str, stated: Stated) -> list[str]:
    """The nearest stretch before the quantity that tells something, without numbers."""
    sentence = _FULL_STOP.split(words[max(0, stated.start - _REACH) : stated.start])[-1]
    for stretch in reversed(_BREAK.split(sentence)):
        found = _trimmed(_TIME.sub("", stretch).split()[-_MOST_WORDS:])
        if found:
            return found
    return []


def _trimmed(words: Sequence[str]) -> list[str]:
    """The words without idle ones at either end."""
    telling = [index for index, word in enumerate(words) if word.lower() not in STOP_WORDS]
    while telling and words[telling[-1]].lower() in LABEL_ENDS:
        telling.pop()
    found = list(words[telling[0] : telling[-1] + 1]) if telling else []
    return [*found[:-1], found[-1].strip(",;:()")] if found else []
