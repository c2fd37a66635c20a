"""What to call a figure: a subject that holds for every year, without the numbers, dates and verbs of one of them."""

import re
from collections.abc import Sequence
from itertools import takewhile

from explorer.compare.quantities import PERCENT, Stated
from explorer.compare.terms import is_stop_word, stems
from explorer.language import Language

# Chosen by eye on the labels of the sample reports: what one line of the table of figures holds.
_MOST_WORDS = 9
_MOST_IN_NAME = 16  # where a name goes on
_MOST_OF_HEADING = 7
_FEW_WORDS = 2  # fewer name no more than the thing counted

_REACH = 300  # characters before a quantity: longer sentences are cut, so that any text is quick
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
    title = heading.split()
    shown = " ".join(_trimmed(title[:_MOST_OF_HEADING], language)) + (" …" if len(title) > _MOST_OF_HEADING else "")
    return f"{found} ({shown})" if shown else found


def _after(words: str, stated: Stated, language: Language) -> list[str]:
    known = language.quantities
    clause = known.clause.match(words, stated.end)
    following = known.time.sub("", clause[0]).split() if clause else []
    kept = list(takewhile(lambda word: not known.stated.match(word), following))
    kept = _without_joined(kept, len(kept) < len(following), language)
    return _trimmed(_whole_name(_without_verb(kept, language), language), language)


def _without_joined(words: Sequence[str], cut: bool, language: Language) -> list[str]:
    """Without what only leads to a number ("for 1,260 investigators") or to a second verb ("and trained")."""
    known = language.words
    for index, word in enumerate(words):
        if word in known.joining and index + 1 < len(words) and known.participle.fullmatch(words[index + 1]):
            return list(words[:index])
    if not cut:
        return list(words)
    kept = _trimmed(words, language)
    if words and words[-1] in known.joining:
        return kept
    first = next((index for index, word in enumerate(kept) if index and word in known.prepositions), len(kept))
    return kept[:first]


def _without_verb(words: Sequence[str], language: Language) -> list[str]:
    """A clause whose verb follows becomes a noun: "countries have received aid" reads "countries that have received
    aid"; up to what points at words that are not there ("its activities")."""
    known, result = language.words, list[str]()
    for index, word in enumerate(words):
        if word in known.pointing and not "".join(words[index + 1 : index + 2])[:1].isupper():
            break
        if word in known.auxiliaries and result and known.relative.isdisjoint(result):
            result.append(language.quantities.that)
        result.append(language.quantities.the if word in known.pointing else word)
    return result


def _whole_name(words: Sequence[str], language: Language) -> list[str]:
    """The first words, and on to the end of a name that they would cut."""
    end = _MOST_WORDS
    while end < min(len(words), _MOST_IN_NAME) and (
        words[end][0].isupper() or (words[end - 1][0].isupper() and is_stop_word(words[end].lower(), language))
    ):
        end += 1
    return list(words[:end])


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
    """The words without stop words at either end."""
    kept = [index for index, word in enumerate(words) if not is_stop_word(word.lower(), language)]
    while kept and words[kept[-1]].lower() in language.quantities.label_ends:
        kept.pop()
    found = list(words[kept[0] : kept[-1] + 1]) if kept else []
    return [*found[:-1], found[-1].strip(",;:()")] if found else []
