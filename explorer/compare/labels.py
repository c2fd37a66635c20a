"""What to call a figure: a subject that holds for every year, without the numbers, dates and verbs of one of them."""

import re
from collections.abc import Sequence
from itertools import takewhile

from explorer.compare.quantities import PERCENT, Stated
from explorer.compare.terms import stems
from explorer.language import Language

_MOST_WORDS = 9
_MOST_IN_NAME = 16
_MOST_OF_HEADING = 7
_FEW_WORDS = 2
_REACH = 300
_FULL_STOP = re.compile(r"[.;] +(?=[A-Z])")


def label(words: str, stated: Stated, heading: str, language: Language) -> str:
    """What a quantity in a text counts: the words after it in the clause; for money, and for shares where too few
    follow, those before it. Where that names no more than the thing counted, `heading` says of what."""
    following = _after(words, stated, language)
    if stated.unit in language.numbers.currencies.values() or (stated.unit == PERCENT and len(following) < _FEW_WORDS):
        following = _before(words, stated, language) or following
    found = " ".join(following)
    if not found or (len(following) >= _FEW_WORDS and not set(stems(found, language)) <= set(stated.noun)):
        return found or heading
    told = heading.split()
    shown = " ".join(_trimmed(told[:_MOST_OF_HEADING], language)) + (" …" if len(told) > _MOST_OF_HEADING else "")
    return f"{found} ({shown})" if shown else found


def _after(words: str, stated: Stated, language: Language) -> list[str]:
    known = language.quantities
    clause = known.clause.match(words, stated.end)
    told = known.time.sub("", clause[0]).split() if clause else []
    kept = list(takewhile(lambda word: not known.stated.match(word), told))
    kept = _without_joined(kept, len(kept) < len(told), language)
    return _trimmed(_whole_name(_without_verb(kept, language), language), language)


def _without_joined(told: Sequence[str], cut: bool, language: Language) -> list[str]:
    """Without what only leads to a number ("for 1,260 investigators") or to a second verb ("and trained")."""
    known = language.words
    for index, word in enumerate(told):
        if word in known.joining and index + 1 < len(told) and known.participle.fullmatch(told[index + 1]):
            return list(told[:index])
    if not cut:
        return list(told)
    telling = _trimmed(told, language)
    if told and told[-1] in known.joining:
        return telling
    first = next((index for index, word in enumerate(telling) if index and word in known.prepositions), len(telling))
    return telling[:first]


def _without_verb(told: Sequence[str], language: Language) -> list[str]:
    """A clause whose verb follows becomes a noun: "countries have received aid" reads "countries that have received
    aid"; up to what points at words that are not there ("its activities")."""
    known, result = language.words, list[str]()
    for index, word in enumerate(told):
        if word in known.pointing and not "".join(told[index + 1 : index + 2])[:1].isupper():
            break
        if word in known.auxiliaries and result and known.relative.isdisjoint(result):
            result.append(language.quantities.that)
        result.append(language.quantities.the if word in known.pointing else word)
    return result


def _whole_name(told: Sequence[str], language: Language) -> list[str]:
    """The first words, and on to the end of a name that they would cut."""
    end = _MOST_WORDS
    while end < min(len(told), _MOST_IN_NAME) and (
        told[end][0].isupper() or (told[end - 1][0].isupper() and _is_idle(told[end], language))
    ):
        end += 1
    return list(told[:end])


def _before(words: str, stated: Stated, language: Language) -> list[str]:
    """The nearest stretch before the quantity that tells something, without numbers."""
    sentence = _FULL_STOP.split(words[max(0, stated.start - _REACH) : stated.start])[-1]
    known = language.quantities
    for stretch in reversed(known.stop.split(sentence)):
        found = _trimmed(known.time.sub("", stretch).split()[-_MOST_WORDS:], language)
        if found:
            return found
    return []


def _trimmed(words: Sequence[str], language: Language) -> list[str]:
    """The words without idle ones at either end."""
    telling = [index for index, word in enumerate(words) if not _is_idle(word, language)]
    while telling and words[telling[-1]].lower() in language.quantities.label_ends:
        telling.pop()
    found = list(words[telling[0] : telling[-1] + 1]) if telling else []
    return [*found[:-1], found[-1].strip(",;:()")] if found else []


def _is_idle(word: str, language: Language) -> bool:
    """Whether a word is one of grammar or a month."""
    return word.lower() in language.words.small or word.lower() in language.dates.names
