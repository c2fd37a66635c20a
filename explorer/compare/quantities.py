"""Quantities that a text states: a number in base units, what it counts and how sure it is.

Numbers that only name something are no quantities: years, dates, articles, paragraphs, resolutions, symbols, goals,
numbers inside names (COVID-19).
"""

import enum
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from explorer.compare.terms import stem, stems
from explorer.compare.vocabulary import CURRENCIES, MONTHS, ONES, PERSONS, PLURALS_WITHOUT_S, SCALES, STATES, TENS
from explorer.model.references import Reference
from explorer.model.sentences import Span

PEOPLE = "people"
PERCENT = "%"

_SPELLED = ONES | TENS
_WORD_NUMBER = f"(?:(?:{'|'.join(TENS)})-)?(?:{'|'.join(ONES)})|{'|'.join(TENS)}"
_FIRST_LETTERS = "".join(sorted({letter for word in _SPELLED for letter in (word[0], word[0].upper())}))
_NUMBER = re.compile(
    rf"(?=[\d{_FIRST_LETTERS}])"  # rules out most places at once
    r"(?<![\w/.,-])(?P<number>\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|"
    rf"\b(?i:{_WORD_NUMBER})\b)"
    rf"(?:[\s-](?P<scale>{'|'.join(SCALES)})\b)?"
    r"(?:\s?(?P<percent>%|per\s?cent\b|percent\b))?"
    r"(?![\w/%-]|\.\d)"
)
_BEFORE = re.compile(
    r"(?:\b(?P<qualifier>more than|over|at least|up to|nearly|almost|approximately|about|around|some|less than|"
    r"fewer than|under|close to|an estimated|an additional|a total of)\s+)?"
    r"(?P<currency>US\$|USD\s|EUR\s|\\?[$€£])?\s?$",
    re.IGNORECASE,
)
_NAMED_BEFORE = re.compile(
    r"\b(?:articles?|chapters?|resolutions?|decisions?|paragraphs?|paras?\.|sections?|annex(?:es)?|goals?|targets?|indicators?|"
    r"items?|no\.|nos\.|figures?|tables?|rules?|principles?|parts?|phases?|pages?|p\.|pp\.|vols?\.|volumes?|versions?|"
    r"protocols?|sessions?|cop|umoja|mid|early|late|since|until|"
    rf"{'|'.join(MONTHS)})\s+"
    r"(?:[\w.,/()-]+,? (?:and|to|or) )?$",
    re.IGNORECASE,
)
_DATE_AFTER = re.compile(
    r"\s*(?:(?:to|and|or|[-–])\s*\d{1,2}\s+)?"
    rf"(?:{'|'.join(MONTHS)}|a\.m\.|p\.m\.|\d)"
)
_GROUPING = str.maketrans("", "", ",\u00a0\u202f")
_YEAR = re.compile(r"(?:1[6-9]|20|21)\d\d")
_IDLE_ONE = re.compile(
    r"\s+(?:of|another|or more|behind|hand|side|way|that|which|who|is|was|in|to|and|can|has|step)\b", re.IGNORECASE
)
_WORD = re.compile(r"[\w’'-]+|[^\w\s]")
_PLURAL = re.compile(r"[^s’'iu]s$")
_LISTED = re.compile(r"\s+(?:to|in|of|for|on|from|were|had|have)\b|\s*[,;.]")
_CUMULATIVE = re.compile(r"\b(?:to date|so far|since|cumulative(?:ly)?|at the time of reporting)\b", re.IGNORECASE)
_YEARLY = re.compile(r"\b(?:in (?:19|20)\d\d|(?:in|during) the (?:reporting|review) (?:period|year))\b", re.IGNORECASE)
_VERBAL = re.compile(r".{3,}(?:ing|ed)$")
_FULL_STOP = re.compile(r"\. +[A-Z]")
_SENTENCE_END = re.compile(r"[.;](?<!para.)(?<!No.)(?<!\b[A-Z].) +(?=[A-Z0-9])")
_NOUN_ENDS = re.compile(
    r"(?:of|to|in|on|for|from|by|with|at|and|or|that|which|who|were|was|are|is|had|have|has|been|will|would|under|per|than|"
    r"as|into|through|among|between|during|including|across|against|within|worldwide|while|when|after|before|since|"
    r"the|its|their|his|her|our|these|those)$",
    re.IGNORECASE,
)
PERSON_STEMS = frozenset(map(stem, PERSONS))
_STATES = frozenset(map(stem, STATES))
_COUNTRY = "country"
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
    the stems of all words it is counted with; `before` and `after` are the stems around it in its clause.
    """

    start: int
    end: int
    value: float
    qualifier: str
    text: str
    unit: str
    counted: str
    noun: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    basis: Basis


def quantities(words: str, references: Iterable[Reference] = ()) -> list[Stated]:
    """The quantities of a text in order; numbers inside its `references` are none."""
    numbers = list(_NUMBER.finditer(words))
    if not numbers:
        return []
    taken = sorted((reference.start, reference.end) for reference in references)
    ends = [match.end() for match in _SENTENCE_END.finditer(words)]
    told: dict[Basis, list[Span]] | None = None
    found: list[Stated] = []
    for number in numbers:
        before = bisect_right(taken, (number.start(), len(words)))
        if before and number.start() < taken[before - 1][1]:
            continue
        lead = _BEFORE.search(words, max(0, number.start() - _LEAD), number.start())
        if lead and not _is_name(number, lead, words):
            told = _told_bases(words) if told is None else told
            clause = _between(ends, lead.start(), number.end(), len(words))
            stated = _stated(number, lead, words, clause, told, found[-1] if found else None)
            if stated.unit:
                found.append(stated)
    return found


def _is_name(number: re.Match[str], lead: re.Match[str], words: str) -> bool:
    """Whether the number names a year, a day or a numbered thing."""
    if number["percent"] or number["scale"] or lead["currency"]:
        return False
    digits = number["number"]
    if _NAMED_BEFORE.search(words, max(0, number.start() - _LEAD), number.start()):
        return True
    after = words[number.end() : number.end() + _LEAD]
    if digits.isdigit() and (_DATE_AFTER.match(after) or (_YEAR.fullmatch(digits) and not lead["qualifier"])):
        return True
    return digits.lower() == "one" and _IDLE_ONE.match(after) is not None


def _value(number: re.Match[str]) -> float:
    digits = number["number"].lower()
    if digits[0].isdigit():
        value = float(digits.translate(_GROUPING))
    else:
        value = float(sum(_SPELLED[part] for part in digits.split("-")))
    return round(value * SCALES.get(number["scale"] or "", 1), 6)


def _between(ends: list[int], start: int, end: int, length: int) -> tuple[int, int]:
    """Where the clause about the characters `start..end` begins and ends."""
    before, after = bisect_right(ends, start), bisect_right(ends, end)
    return ends[before - 1] if before else 0, ends[after] if after < len(ends) else length


def _stated(
    number: re.Match[str],
    lead: re.Match[str],
    words: str,
    clause: tuple[int, int],
    told: Mapping[Basis, Sequence[Span]],
    previous: Stated | None,
) -> Stated:
    start, end = clause
    noun = _noun(
        words[number.end() : min(end, number.end() + _CONTEXT)],
        single=number["number"].lower() in ("one", "1") and not number["scale"],
    )
    counted, stems_counted = noun[-1].lower() if noun else "", tuple(stems(" ".join(noun)))
    if number["percent"]:
        unit = PERCENT
    elif lead["currency"]:
        unit = CURRENCIES[lead["currency"].strip(" \\").upper()]
    elif noun:
        unit = _unit(noun[-1])
    elif previous and _LISTED.match(words, number.end()) and not _FULL_STOP.search(words, previous.end, number.start()):
        unit, counted, stems_counted = previous.unit, previous.counted, previous.noun
    else:
        unit = ""
    return Stated(
        start=lead.start(),
        end=number.end(),
        value=_value(number),
        qualifier=(lead["qualifier"] or "").lower(),
        text=" ".join([words[lead.start() : number.end()].strip(), *noun]),
        unit=unit,
        counted=counted,
        noun=stems_counted,
        before=tuple(stems(words[max(start, lead.start() - _CONTEXT) : lead.start()])),
        after=tuple(stems(words[number.end() : min(end, number.end() + _CONTEXT)])),
        basis=_basis(told, max(start, number.start() - _CLAUSE), min(end, number.end() + _CLAUSE)),
    )


def _noun(after: str, single: bool) -> list[str]:
    """The words that follow a number as what it counts: up to the last plural before a preposition, a verb of being or
    a mark; after "one", up to there."""
    noun: list[str] = []
    for word in _WORD.findall(after)[:_NOUN_WORDS]:
        if not word[0].isalpha() or _NOUN_ENDS.fullmatch(word) or (_has_plural(noun) and _VERBAL.fullmatch(word)):
            break
        noun.append(word)
    while noun and not single and not _has_plural(noun[-1:]):
        noun.pop()
    return noun


def _has_plural(words: list[str]) -> bool:
    return any(word.lower() in PLURALS_WITHOUT_S or _PLURAL.search(word) for word in words)


def _told_bases(words: str) -> dict[Basis, list[Span]]:
    """Where a text speaks of a span of time."""
    return {
        basis: [match.span() for match in speaking.finditer(words)]
        for basis, speaking in ((Basis.CUMULATIVE, _CUMULATIVE), (Basis.YEARLY, _YEARLY))
    }


def _basis(told: Mapping[Basis, Sequence[Span]], start: int, end: int) -> Basis:
    """What is said of the span of time between two characters."""
    for basis, spans in told.items():
        if any(start <= first and last <= end for first, last in spans):
            return basis
    return Basis.UNSAID


def _unit(head: str) -> str:
    unit = stem(head.lower())
    return PEOPLE if unit in PERSON_STEMS else _COUNTRY if unit in _STATES else unit
