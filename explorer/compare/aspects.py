"""What a text says of a quantity besides its size: what sort of number it is, of what time, wanted or come."""

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from explorer.compare.stated import ASIDE, PERCENT, Stated
from explorer.language import Language
from explorer.model.comparison import Aspect, Direction, FigureKind

_DIGIT = re.compile(r"\d")
_NEAR = 90
"""Characters on either side in which a change, or what is wanted or came, is told. Chosen: some fifteen words."""
_SAID = 90
"""Characters on either side in which an ordinal says of which of several it is. Chosen."""
_BACK = 400
"""Characters before the clause in which the period is looked for that it calls the same. Chosen: two sentences."""
_YEAR = 12
_MONTH_DAYS = 30
_ALIKE = 1.5
"""Periods of which one is longer than the other by this factor do not compare: three months and four do, a quarter and
a half year do not. Chosen."""


class Time(enum.Enum):
    """Of what time a quantity is: since a day, at a day, or over a span."""

    SINCE = enum.auto()
    AT = enum.auto()
    OVER = enum.auto()


@dataclass(frozen=True, slots=True)
class Period:
    """`start` is the month or the year with which it begins, "" where none is named; `months` how long it is, 0 where
    nothing says so."""

    time: Time
    start: str = ""
    months: float = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """What is told before the time: `kind` is SHARE or CHANGE, or None. `received` is False for what is only wanted,
    None where nothing is said. `event` is the day of the event it is part of, `occasion` holds where it is of a single
    one, `ordinals` say which of several; a `fixed` one may belong to what it counts, as in "the six official
    languages". `act` is the stem of the verb that follows what is counted: of "seven boys were released" that of
    "released"; "" where none does."""

    kind: FigureKind | None
    direction: Direction | None
    received: bool | None
    part: bool
    event: str
    occasion: bool
    ordinals: frozenset[str]
    fixed: bool
    act: str


def standing(words: str, stated: Stated, language: Language) -> Standing:
    """What the words around a quantity make of it."""
    known, (start, end) = language.aspects, stated.clause
    changed = known.changed_before.search(words, max(start, stated.start - _NEAR), stated.start) or (
        known.changed_after.match(words, stated.end, end)
    )
    direction, kind = None, FigureKind.SHARE if stated.unit == PERCENT else None
    if changed:
        direction, kind = Direction.INCREASE if changed["up"] else Direction.DECREASE, FigureKind.CHANGE
    event = known.event.search(words, start, stated.start)
    return Standing(
        kind,
        direction,
        _received(words, stated, language),
        stated.whole is not None and not stated.persons,
        event[0].casefold() if event else "",
        any(
            known.single.search(words, max(start, occasion.start() - _NEAR), occasion.start())
            for occasion in known.occasion.finditer(words, start, end)
        ),
        frozenset(
            match[0].casefold()
            for match in known.ordinal.finditer(words, max(start, stated.start - _SAID), min(end, stated.end + _SAID))
        ),
        known.fixed.search(words, start, stated.start) is not None,
        _act(words, stated, language),
    )


def _act(words: str, stated: Stated, language: Language) -> str:
    """The stem of the first word behind what is counted, a bracket, auxiliary verbs and adverbs, where it is a
    participle."""
    behind = words[stated.end : stated.clause[1]].lstrip().removeprefix(stated.subject).lstrip()
    aside = ASIDE.match(behind)
    following = behind[aside.end() if aside else 0 :].split()
    known = language.words
    passed = (known.auxiliaries | known.stop_words) - known.prepositions - known.joining - known.relative
    telling = (word for word in following if word not in passed and not known.adverb.fullmatch(word))
    act = next(telling, "").strip(",.;:")
    return language.stem(act) if known.participle.fullmatch(act) else ""


def _received(words: str, stated: Stated, language: Language) -> bool | None:
    """Whether it came or is wanted, by the nearest word that says so before the next number."""
    known, (start, end) = language.aspects, stated.clause
    behind = stated.end + len(stated.text) - len(words[stated.start : stated.end].strip())
    after, before = min(end, behind + _NEAR), max(start, stated.start - _NEAR)
    if number := _DIGIT.search(words, behind, after):
        after = number.end()
    if numbers := list(_DIGIT.finditer(words, before, stated.start)):
        before = numbers[-1].end()
    nearest = [(stated.start - match.end(), match) for match in known.wanted.finditer(words, before, stated.start)]
    if match := known.wanted.search(words, behind, after):
        nearest.append((match.start() - behind, match))
    return min(nearest, key=itemgetter(0))[1]["received"] is not None if nearest else None


def period(words: str, stated: Stated, language: Language) -> Period | None:
    """The time that a quantity is of: what its clause names last before it, or else first behind it."""
    known, start = language.aspects, stated.clause[0]
    if known.same_period.search(words, start, stated.start):
        found = list(known.period.finditer(words, max(0, start - _BACK), start))
    else:
        found = list(known.period.finditer(words, *stated.clause))
    if not found:
        return None
    before = [one for one in found if one.end() <= stated.start]
    behind = next((one for one in found if one.start() >= stated.end), None)
    match = before[-1] if before else behind
    if not match or (match is behind and _DIGIT.search(words, stated.end, behind.start())):
        return None
    if match["since"]:
        return Period(Time.SINCE, _folded(match["start"]))
    if match["at"]:
        return Period(Time.AT)
    if match["length"]:
        return Period(Time.OVER, months=_length(match["length"], language))
    if not match["last"]:  # the one reported on
        return Period(Time.OVER)
    return Period(Time.OVER, _folded(_first(match)), _months(match, language))


def _folded(text: str | None) -> str:
    return " ".join((text or "").casefold().split()[-2:])


def _first(match: re.Match[str]) -> str:
    """The first month of a span, where none is told that of its end; with the year of that where it has none."""
    first, last = match["first"] or match["last"], match["last"]
    return first if first[-1:].isdigit() or not last[-1:].isdigit() else f"{first} {last.split()[-1]}"


def _length(named: str, language: Language) -> int:
    first = named.casefold().split()[0]
    if first in language.dates.names:
        return 1
    return _YEAR if len(first) == len("2025") and first.isdigit() else language.aspects.lengths.get(first, 0)


def _months(match: re.Match[str], language: Language) -> float:
    """How long it is from a month or day to another, of the same year or the next where no year is told."""
    first, last = _first(match), match["last"]
    one, other = (language.dates.names.get(each.casefold().split()[0], 0) for each in (first, last))
    if not one or not other:
        return 0
    years = [int(each.split()[-1]) for each in (first, last) if each[-1:].isdigit()]
    months = other - one + ((years[1] - years[0]) * _YEAR if len(years) > 1 else _YEAR * (other < one))
    days = [match["first_day"], match["last_day"]]
    within = (int(days[1]) - int(days[0])) / _MONTH_DAYS if all(days) else 1
    return max(months + within, 1 / _MONTH_DAYS)


def differing(one: Standing, other: Standing) -> Iterator[Aspect]:
    """In what two quantities differ by the words around them."""
    if one.kind is not other.kind:
        yield Aspect.KIND
    elif one.direction is not other.direction:
        yield Aspect.DIRECTION
    if None not in (one.received, other.received) and one.received is not other.received:
        yield Aspect.RECEIVED
    if one.part is not other.part:
        yield Aspect.PART


def differing_period(one: Period | None, other: Period | None) -> Aspect | None:
    """Whether two quantities are of periods that do not compare: counted since a time or within one, or over times of
    other lengths. What is of no period that the text names is of the one reported on."""
    if one == other or (one and other and one.start and one.start == other.start):
        return None
    since = [bool(each and each.time is Time.SINCE) for each in (one, other)]
    if all(since):
        return Aspect.PERIOD if one and other and one.start and other.start else None
    if any(since):
        return Aspect.CUMULATIVE
    if one and other and one.time is not other.time:
        return Aspect.PERIOD
    months = [each.months if each and each.time is Time.OVER else 0 for each in (one, other)]
    if min(months) == 0:
        return Aspect.PERIOD if 0 < max(months) < _YEAR else None
    return Aspect.PERIOD if max(months) > _ALIKE * min(months) else None


def kind_of(told: Standing, span: Period | None) -> FigureKind | None:
    """What sort of number it is; None where nothing tells a stock from a flow."""
    if told.kind or not span:
        return told.kind
    return FigureKind.STOCK if span.time is Time.AT else FigureKind.FLOW
