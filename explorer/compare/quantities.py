"""Quantities that a text states: a number in base units, what it counts and how sure it is.

Numbers that only name something are no quantities: years, dates, articles, paragraphs, resolutions, symbols, goals,
numbers inside names (COVID-19).
"""

import enum
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from explorer.compare.terms import stems
from explorer.language import Language
from explorer.language.references import Reference
from explorer.language.sentences import Span
from explorer.model.years import IN_TEXT

PERCENT = "%"

_PEOPLE, _COUNTRY = "people", "country"
_YEAR = re.compile(IN_TEXT)
_WORD = re.compile(r"[\w’'-]+|[^\w\s]")
_FULL_STOP = re.compile(r"\. +[A-Z]")
# How far is looked: in characters for what leads up to a number or follows it, in words for its noun, in characters for
# the stems about it and for its span of time. Chosen; half or twice of any moves at most one of the 18 and one of the
# 39 hand-made joins of figures in the two largest reports, and bounds keep long texts quick.
_LEAD = 40
_NOUN_WORDS = 6
_CONTEXT = 90
_CLAUSE = 400


class Basis(enum.Enum):
    """What span of time a quantity is said to cover."""

    UNSAID = enum.auto()
    CUMULATIVE = enum.auto()
    YEARLY = enum.auto()


@dataclass(frozen=True, slots=True)
class Stated:
    """A quantity at characters `start..end` of a text.

    `unit` is a currency code, "%", or the stem of the noun that is counted; `counted` is that noun as printed, `noun`
    the stems of all words it is counted with, `persons` those of them that stand for people; `before` and `after` are
    the stems around it in its clause.
    """

    start: int
    end: int
    value: float
    qualifier: str
    text: str
    unit: str
    counted: str
    noun: tuple[str, ...]
    persons: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    basis: Basis


def quantities(words: str, language: Language, references: Iterable[Reference] = ()) -> list[Stated]:
    """The quantities of a text in order; numbers inside its `references` are none."""
    numbers = list(language.numbers.in_prose.finditer(words))
    if not numbers:
        return []
    taken = sorted((reference.start, reference.end) for reference in references)
    ends = [match.end() for match in language.quantities.sentence_end.finditer(words)]
    bases: dict[Basis, list[Span]] | None = None
    found: list[Stated] = []
    for number in numbers:
        before = bisect_right(taken, (number.start(), len(words)))
        if before and number.start() < taken[before - 1][1]:
            continue
        lead = language.quantities.before.search(words, max(0, number.start() - _LEAD), number.start())
        if lead and not _is_name(number, lead, words, language):
            bases = _stated_bases(words, language) if bases is None else bases
            clause = _between(ends, lead.start(), number.end(), len(words))
            stated = _stated(number, lead, words, clause, bases, found[-1] if found else None, language)
            if stated.unit:
                found.append(stated)
    return found


def _is_name(number: re.Match[str], lead: re.Match[str], words: str, language: Language) -> bool:
    """Whether the number names a year, a day or a numbered thing."""
    if number["percent"] or number["scale"] or lead["currency"]:
        return False
    digits, known = number["number"], language.quantities
    if known.named.search(words, max(0, number.start() - _LEAD), number.start()):
        return True
    after = words[number.end() : number.end() + _LEAD]
    if digits.isdigit() and (known.date_after.match(after) or (_YEAR.fullmatch(digits) and not lead["qualifier"])):
        return True
    return digits.lower() in known.one and not digits.isdigit() and known.uncounted_one.match(after) is not None


def _between(ends: list[int], start: int, end: int, length: int) -> tuple[int, int]:
    """Where the clause about the characters `start..end` begins and ends."""
    before, after = bisect_right(ends, start), bisect_right(ends, end)
    return ends[before - 1] if before else 0, ends[after] if after < len(ends) else length


def _stated(
    number: re.Match[str],
    lead: re.Match[str],
    words: str,
    clause: tuple[int, int],
    bases: Mapping[Basis, Sequence[Span]],
    previous: Stated | None,
    language: Language,
) -> Stated:
    start, end = clause
    beside = words[number.end() : min(end, number.end() + _CONTEXT)]
    noun, head, printed = _counted(number, beside, language)
    counted, stems_counted = head.lower(), tuple(stems(noun, language))
    unit = _unit_beside(number, lead, words, head, language)
    if not unit and previous and _goes_on(words, previous, number, language):
        unit, counted, stems_counted = previous.unit, previous.counted, previous.noun
    return Stated(
        start=lead.start(),
        end=number.end(),
        value=language.numbers.value(number["number"], number["scale"]),
        qualifier=(lead["qualifier"] or "").lower(),
        text=words[lead.start() : number.end()].strip() + printed,
        unit=unit,
        counted=counted,
        noun=stems_counted,
        persons=_stems_of(language).persons & {*stems_counted},
        before=tuple(stems(words[max(start, lead.start() - _CONTEXT) : lead.start()], language)),
        after=tuple(stems(words[number.end() : min(end, number.end() + _CONTEXT)], language)),
        basis=_basis(bases, max(start, number.start() - _CLAUSE), min(end, number.end() + _CLAUSE)),
    )


def _unit_beside(number: re.Match[str], lead: re.Match[str], words: str, head: str, language: Language) -> str:
    """The unit that stands beside the number, "" where none does."""
    if number["percent"]:
        return PERCENT
    behind = language.quantities.currency_after.match(words, number.end())
    currency = lead["currency"] or (behind["currency"] if behind else "")
    if currency:
        return language.numbers.currency(currency.strip(" \\"))
    return _unit(head, language) if head else ""


def _counted(number: re.Match[str], beside: str, language: Language) -> tuple[str, str, str]:
    """What a number counts, the word of it that is the unit, and what is printed of it `beside` the number."""
    known = language.quantities
    if currency := known.currency_after.match(beside):
        return "", "", currency[0]
    told = None if number["percent"] else known.noun.match(beside)
    if told:
        return told["noun"], told["head"], told[0]
    found = _noun(beside, number["number"].lower() in known.one and not number["scale"], language)
    noun = " ".join(found)
    return noun, found[-1] if found else "", f" {noun}" if noun else ""


def _goes_on(words: str, previous: Stated, number: re.Match[str], language: Language) -> bool:
    """Whether a number counts what the one before it in the same sentence counts."""
    listed = language.quantities.listed.match(words, number.end())
    return listed is not None and not _FULL_STOP.search(words, previous.end, number.start())


def _noun(after: str, single: bool, language: Language) -> list[str]:
    """The words that follow a number as what it counts: up to the last plural before a preposition, a verb of being or
    a mark; after "one", up to there."""
    known, noun = language.quantities, list[str]()
    for word in _WORD.findall(after)[:_NOUN_WORDS]:
        verb = known.verbal.fullmatch(word) and _has_plural(noun, language)
        if not word[0].isalpha() or known.noun_end.fullmatch(word) or verb:
            break
        noun.append(word)
    while noun and not single and not _has_plural(noun[-1:], language):
        noun.pop()
    return noun


def _has_plural(words: list[str], language: Language) -> bool:
    known = language.quantities
    return any(word.lower() in known.plurals or known.plural.fullmatch(word) for word in words)


def _stated_bases(words: str, language: Language) -> dict[Basis, list[Span]]:
    """Where a text speaks of a span of time."""
    return {
        basis: [match.span() for match in speaking.finditer(words)]
        for basis, speaking in (
            (Basis.CUMULATIVE, language.quantities.cumulative),
            (Basis.YEARLY, language.quantities.yearly),
        )
    }


def _basis(bases: Mapping[Basis, Sequence[Span]], start: int, end: int) -> Basis:
    """What is said of the span of time between two characters."""
    for basis, spans in bases.items():
        if any(start <= first and last <= end for first, last in spans):
            return basis
    return Basis.UNSAID


@dataclass(frozen=True, slots=True)
class _Alike:
    """The stems of the words for people, and of those for States."""

    persons: frozenset[str]
    states: frozenset[str]


@cache
def _stems_of(language: Language) -> _Alike:
    known = language.quantities
    return _Alike(frozenset(map(language.stem, known.persons)), frozenset(map(language.stem, known.states)))


def _unit(head: str, language: Language) -> str:
    unit, alike = language.stem(head.lower()), _stems_of(language)
    return _PEOPLE if unit in alike.persons else _COUNTRY if unit in alike.states else unit
