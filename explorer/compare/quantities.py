"""Quantities that a text states: a number in base units, what it counts and how sure it is.

Numbers that only name something are no quantities: years, dates, articles, paragraphs, resolutions, symbols, goals,
numbers inside names (COVID-19, Seven Strategies). Nor are values that the text gives as those of before, or ranges.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace

from explorer.compare.items import Item, counted_items
from explorer.compare.nouns import (
    COUNTRY,
    anybody,
    behind_noun,
    has_plural,
    head_of,
    names_in,
    noun_of,
    noun_stems,
    told_by_name,
    unit_of,
    units_of,
    whole_word,
    worded,
)
from explorer.compare.stated import PERCENT, Stated
from explorer.compare.terms import stems
from explorer.language import Language
from explorer.language.parts import months_of_any
from explorer.language.references import Reference
from explorer.language.sentences import Span
from explorer.model.years import IN_TEXT

_YEAR = re.compile(IN_TEXT)
_FULL_STOP = re.compile(r"\. +[A-ZÀ-ÞА-ЯЁ]")
_NUMBERED_ACT = re.compile(rf"\s?\({IN_TEXT}\)")
"""The year of a resolution behind its number: 1701 (2006)."""
_ITEM_END = re.compile(r"[,;.():]")
# How far is looked: in characters, for what leads up to a number or follows it, and for
# the stems about it. Chosen; half or twice of any moves at most one of the 18 and one of the
# 39 hand-made joins of figures in the two largest reports, and bounds keep long texts quick.
_LEAD = 40
_QUALIFIER = 24
_CONTEXT = 90
_SHARED_HEAD = 60
_NUMBER_OF = 140


def quantities(words: str, language: Language, references: Iterable[Reference] = ()) -> list[Stated]:
    """The quantities of a text in order; numbers inside its `references` are none. Where nothing is known of how a
    language states them there are none."""
    if not language.quantities.known:
        return []
    numbers = list(language.numbers.in_prose.finditer(words))
    if not numbers:
        return []
    reader = _Reader(words, language)
    taken = sorted((reference.start, reference.end) for reference in references)
    for number in numbers:
        before = bisect_right(taken, (number.start(), len(words)))
        if not before or number.start() >= taken[before - 1][1]:
            reader.read(number)
    return [_of_first(stated) for stated in reader.found if not stated.again]


def _of_first(stated: Stated) -> Stated:
    """A part of what is only said once more is part of that which is said first."""
    return replace(stated, whole=stated.whole.again) if stated.whole and stated.whole.again else stated


class _Reader:
    """Reads the numbers of one text in order; `found` are the quantities among them."""

    def __init__(self, words: str, language: Language) -> None:
        self.found: list[Stated] = []
        self._words, self._language, self._known = words, language, language.quantities
        self._ends = [match.end() for match in self._known.sentence_end.finditer(words)]
        self._items: Mapping[int, Item] = counted_items(words, language)
        self._headless: tuple[re.Match[str], re.Match[str]] | None = None
        """A number and what leads up to it, where its noun may stand with a later one."""

    def read(self, number: re.Match[str]) -> None:
        """Take in a number, if it is a quantity."""
        lead = self._known.before.search(self._words, max(0, number.start() - _QUALIFIER), number.start())
        if not lead or self._is_name(number, lead) or self._is_no_value(number, lead):
            return
        if item := self._items.get(number.start()):
            self._add_item(number, lead, item)
            return
        known, (noun, head, printed) = self._known, self._counted(number)
        unit = self._unit_beside(number, lead, head)
        if not unit and (told := self._number_of(lead)):
            noun, head = told
            unit = unit_of(head, self._language)
        if unit:
            self._share_head(number, lead, unit, noun, head)
            self._add(number, lead, unit, head.lower(), noun, printed)
        elif not known.of_another.match(self._words, number.end()) and (other := self._goes_on(lead, number)):
            self._add(number, lead, other.unit, other.counted, other.subject, "", own=True)
        elif not self._headless:
            self._headless = number, lead

    def _add(
        self,
        number: re.Match[str],
        lead: re.Match[str],
        unit: str,
        counted: str,
        subject: str,
        printed: str,
        *,
        own: bool = False,
    ) -> None:
        """`own` holds where what it alone counts is told behind it, and the noun with another number."""
        words, language, (start, end) = self._words, self._language, self._clause(number)
        noun = () if counted in self._known.measures else noun_stems(subject, language)
        behind = words[number.end() : whole_word(words, min(end, number.end() + _CONTEXT))]
        filed = self._known.filed.match(words, number.end(), end)
        item = self._item(behind) if own else tuple(stems(filed["item"], language)) if filed else ()
        if own and not item:  # "378 in December": nothing by which another report could have it
            return
        stated = Stated(
            start=lead.start(),
            end=number.end(),
            value=language.numbers.value(number["number"], number["scale"]),
            qualifier=(lead["qualifier"] or "").lower(),
            text=words[lead.start() : number.end()].strip() + printed,
            unit=unit,
            counted=counted,
            subject=subject,
            noun=noun,
            persons=anybody(language) & {*noun},
            units=units_of(unit, subject, language),
            before=worded(stems(self._lead(start, lead.start()), language)),
            after=worded(behind_noun(stems(behind, language), stems(subject, language))),
            clause=(start, end),
            item=item,
            place=filed["item"] if filed else "",
            whole=None if self._is_measured(unit, counted) else self._whole(lead, start, unit, counted),
        )
        if stated.whole or counted not in self._known.subgroups or not self._in_brackets(lead.start()):
            self.found.append(self._with_names(stated, lead))  # else nobody knows of whom

    def _with_names(self, stated: Stated, lead: re.Match[str]) -> Stated:
        """A quantity with the names about it, and the one that it only says again."""
        words, language, (start, end) = self._words, self._language, stated.clause
        mark = _ITEM_END.search(words, stated.end, end)
        return replace(
            stated,
            of_names=told_by_name(stated.subject, language),
            named=names_in(words, max(start, stated.start - _CONTEXT), min(end, stated.end + _CONTEXT), language),
            named_behind=names_in(words, stated.end, mark.start() if mark else end, language),
            again=self._first_of(lead, stated),
        )

    def _lead(self, start: int, end: int) -> str:
        """The words of a clause before a place that lead up to it."""
        return self._words[whole_word(self._words, max(start, end - _CONTEXT)) : end]

    def _item(self, behind: str) -> tuple[str, ...]:
        """The stems of what follows a number of a list, up to a mark or the next number."""
        text = _ITEM_END.split(behind, maxsplit=1)[0]
        following = self._language.naming.stated.search(text)
        return tuple(stems(text[: following.start()] if following else text, self._language))

    def _is_measured(self, unit: str, counted: str) -> bool:
        """Whether it is an amount or a measure, which is no part of what others count."""
        return unit in self._language.numbers.currencies.values() or counted in self._known.measures

    def _first_of(self, lead: re.Match[str], stated: Stated) -> Stated | None:
        """The quantity that a text names again: "of the seven cases" behind "seven cases"."""
        if not self._known.definite.search(self._words, max(0, lead.start() - _LEAD), lead.start()):
            return None
        alike = (each for each in self.found if (each.value, each.unit) == (stated.value, stated.unit))
        return next((each.again or each for each in alike), None)

    def _in_brackets(self, place: int) -> bool:
        opened = self._words.rfind("(", max(0, place - _CONTEXT), place + 1)
        return opened > self._words.rfind(")", max(0, place - _CONTEXT), place + 1)

    def _add_item(self, number: re.Match[str], lead: re.Match[str], item: Item) -> None:
        """A count in brackets behind the name of what is counted."""
        language, text = self._language, self._words[item.start : number.end() + 1]
        previous = self.found[-1] if self.found else None
        subject = item.subject or (previous.subject if previous else "")
        if not subject:
            return
        head = subject.split()[-1]
        name = tuple(stems(item.name, language))
        noun = noun_stems(subject, language)
        self.found.append(
            Stated(
                start=number.start(),
                end=number.end(),
                value=language.numbers.value(number["number"], number["scale"]),
                qualifier="",
                text=text,
                unit=unit_of(head, language),
                counted=head.lower(),
                subject=item.led or subject,
                noun=noun,
                persons=anybody(language) & {*noun},
                units=frozenset({unit_of(head, language)}),
                before=name,
                after=(),
                clause=self._clause(number),
                item=name,
                place=item.name,
            )
        )

    def _share_head(self, number: re.Match[str], lead: re.Match[str], unit: str, noun: str, head: str) -> None:
        """A number before counts what this one counts, where only others of the list stand between."""
        headless = self._headless
        single = number["number"].lower() in self._known.one and not has_plural([head], self._language)
        if not headless or (single and number.start() - headless[0].end() <= _SHARED_HEAD):
            return
        self._headless = None
        if not head or unit == PERCENT or number.start() - headless[0].end() > _SHARED_HEAD:
            return
        if self._known.shared_of.fullmatch(self._words, headless[0].end(), lead.start()):
            self._add(*headless, unit, head.lower(), noun, "")
        elif between := self._known.shared_head.match(self._words, headless[0].end(), number.start()):
            own = between["own"]
            verb = self._known.verbal.fullmatch(own)
            self._add(*headless, unit, head.lower(), f"{head} {own}" if verb else f"{own} {head}", f" {own}")

    def _number_of(self, lead: re.Match[str]) -> tuple[str, str] | None:
        """What is counted and its head, where the text says it before the number: "the number of migrants exceeded"."""
        told = self._known.number_of.search(self._words, max(0, lead.start() - _NUMBER_OF), lead.start())
        if not told:
            return None
        found = noun_of(told["noun"], False, self._language)
        return (" ".join(found), head_of(found, self._language)) if found else None

    def _is_name(self, number: re.Match[str], lead: re.Match[str]) -> bool:
        """Whether the number names a year, a day or a numbered thing, or is a word of a name."""
        if number["percent"] or number["scale"] or lead["currency"]:
            return False
        words, digits, known = self._words, number["number"], self._known
        after = words[number.end() : number.end() + _LEAD]
        if digits.isdigit():
            year = _YEAR.fullmatch(digits) and not lead["qualifier"]
            if year or any(form.match(after) for form in (known.date_after, months_of_any(), _NUMBERED_ACT)):
                return True
        if known.named.search(words, max(0, number.start() - _LEAD), number.start()):
            return True
        if digits.lower() in known.one and known.uncounted_one.match(after):
            return not self._is_listed(lead, number)
        if digits[0].isdigit():
            return False
        begins = number.start() == self._clause(number)[0] or lead["qualifier"]
        return digits[0].isupper() and not begins and after[1:2].isupper()

    def _is_no_value(self, number: re.Match[str], lead: re.Match[str]) -> bool:
        """Whether the number is the value of before, or one end of a range."""
        words, known = self._words, self._known
        first, start, end = max(0, lead.start() - _LEAD), lead.start(), number.end()
        if known.superseded.search(words, first, start) or known.range_before.search(words, first, start):
            return True
        if known.leaving.search(words, first, start):
            return known.arriving.match(words, end) is not None
        if known.between.search(words, first, start) and known.between_after.match(words, end):
            return True
        return known.range_after.match(words, end) is not None

    def _clause(self, number: re.Match[str]) -> Span:
        """Where the clause about a number begins and ends."""
        before, after = bisect_right(self._ends, number.start()), bisect_right(self._ends, number.end())
        return (
            self._ends[before - 1] if before else 0,
            self._ends[after] if after < len(self._ends) else len(self._words),
        )

    def _unit_beside(self, number: re.Match[str], lead: re.Match[str], head: str) -> str:
        """The unit that stands beside the number, "" where none does."""
        if number["percent"]:
            return PERCENT
        behind = self._known.currency_after.match(self._words, number.end())
        currency = lead["currency"] or (behind["currency"] if behind else "")
        if currency:
            return self._language.numbers.currency(currency.strip(" \\"))
        return unit_of(head, self._language) if head else ""

    def _counted(self, number: re.Match[str]) -> tuple[str, str, str]:
        """What a number counts, the word of it that is the unit, and what is printed of it beside the number."""
        known, words = self._known, self._words
        beside = words[number.end() : min(self._clause(number)[1], number.end() + _CONTEXT)]
        if currency := known.currency_after.match(beside):
            return "", "", currency[0]
        told = None if number["percent"] else known.noun.match(beside)
        if told:
            return told["noun"], told["head"], told[0]
        found = noun_of(beside, number["number"].lower() in known.one and not number["scale"], self._language)
        noun = " ".join(found)
        if len(found) == 1 and noun.lower() in known.members and (of := known.of_whom.match(beside, len(noun) + 1)):
            return noun + of[0], noun, f" {noun}{of[0]}"
        return noun, head_of(found, self._language), f" {noun}" if noun else ""

    def _goes_on(self, lead: re.Match[str], number: re.Match[str]) -> Stated | None:
        """The quantity of which a number goes on to count the same, None where it does not."""
        if not self.found:
            return None
        if self._known.anaphor.search(self._words, max(0, lead.start() - _LEAD), lead.start()):
            return next(stated for stated in self.found if stated.clause == self.found[-1].clause)
        if self._known.bringing.search(self._words, max(0, lead.start() - _LEAD * 2), lead.start()):
            return self.found[-1]
        if not self._is_listed(lead, number):
            return None
        last = self.found[-1]
        return last.whole if last.whole and ")" in self._words[last.end : lead.start()] else last

    def _is_listed(self, lead: re.Match[str], number: re.Match[str]) -> bool:
        """Whether the number stands in a list behind another one."""
        words, known = self._words, self._known
        return bool(
            self.found
            and known.listed.match(words, number.end())
            and known.listing.search(words, max(0, lead.start() - _LEAD), lead.start())
            and not _FULL_STOP.search(words, self.found[-1].end, lead.start())
        )

    def _whole(self, lead: re.Match[str], clause: int, unit: str, counted: str) -> Stated | None:
        """The quantity of the same clause that the one about to be read is part of."""
        last = self.found[-1] if self.found else None
        previous = next((each for each in reversed(self.found) if not self._is_limit(each)), None)
        if last is None or previous is None or previous.clause[0] != clause:
            return None
        words, start = self._words, lead.start()
        between = words[last.end : start]
        if any(map(str.isdigit, between)):
            return None
        opened, goes_on = between.rfind("("), None if ";" in between else previous.whole
        listed = self._known.listing.search(words, max(0, start - _LEAD), start)
        included = self._known.including.search(words, max(0, start - _LEAD), start)
        if last is not previous and listed and not included:  # one more that others are out of
            return None
        if opened > between.rfind(")"):
            closed = 0 <= between.find(")") < between.find("(")  # killed (8 boys, 3 girls) and maimed (9 boys
            return (closed and previous.whole) or previous
        if len(between) > _CONTEXT:
            return None
        if ")" in between and previous.whole:  # the list goes on in which the bracket stands
            previous, goes_on = previous.whole, goes_on and goes_on.whole
        if included:
            return self._including(unit, counted, goes_on or previous)
        parts = self._known.subgroups
        apart = previous.counted in parts and counted not in parts and ")" not in between
        if goes_on and listed and not apart and counted not in self._known.others:
            return goes_on
        if not listed or counted not in self._known.subgroups or previous.counted in self._known.subgroups:
            return None
        people = self._including(unit, counted, previous)
        return people if anybody(self._language) & {*people.noun, people.unit} else None

    def _is_limit(self, stated: Stated) -> bool:
        """Whether others are out of it, as out of an authorized strength."""
        return self._known.limit.search(self._words, max(0, stated.start - _LEAD), stated.start) is not None

    def _including(self, unit: str, counted: str, otherwise: Stated) -> Stated:
        """What a part is included in: the nearest of the clause that counts the same; of women, men or children the
        nearest that may be people ("1,327 personnel from 31 countries, comprising 1,047 police personnel")."""
        parts = self._known.subgroups
        for each in reversed(self.found):
            if each.clause != otherwise.clause:
                break
            if self._is_limit(each):
                continue
            if (each.counted not in parts and each.unit != COUNTRY) if counted in parts else each.unit == unit:
                return each
        return otherwise
