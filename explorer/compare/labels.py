"""What to call a figure: a subject that holds for every year and can be understood alone, with the verb where there is
one ("complaints received"), without the numbers and dates of one year."""

import re
from collections.abc import Sequence
from itertools import takewhile

from explorer.compare.label_words import REACH, Wording, in_sentence, trimmed
from explorer.compare.nouns import has_plural
from explorer.compare.profile import ParagraphProfile
from explorer.compare.stated import PERCENT, Stated
from explorer.compare.terms import is_stop_word, stems
from explorer.language import Language

# Chosen by eye on the labels of the sample reports: what one line of the table of figures holds.
_MOST_OF_HEADING = 7
_MOST_OF_WHOLE = 7
_FEW_WORDS = 2  # fewer name no more than the thing counted

_LEAD = 40  # characters before a quantity in which its verb stands
_HELD = 0.5  # of the stems of a phrase: fewer in another text, and it does not hold for that
_BRACKET = re.compile(r"[,;()]")


def label(
    paragraph: ParagraphProfile,
    stated: Stated,
    heading: str,
    language: Language,
    others: Sequence[str],
    *,
    either: bool = False,
    apart: str = "",
) -> str:
    """What a quantity of a paragraph counts, in words that hold for the `others` that state it as well; where the text
    names no more than the thing itself, what is counted before it says of what, or the `heading`. `either` holds where
    it rose in one of the texts and fell in another; what tells it `apart` from others of its name is said instead."""
    namer = _Namer(paragraph, language, others, either)
    found = namer.name(stated)
    if apart:
        return f"{found} ({apart})" if found else apart
    whole = stated
    while whole.whole and whole.unit != PERCENT:
        whole = whole.whole
    anybody = whole is stated or {*whole.noun} <= whole.persons
    if not found or (anybody and not namer.tells(namer.name(whole), whole)):
        title = heading.split()
        shown = " ".join(trimmed(title[:_MOST_OF_HEADING], language)) + (" …" if len(title) > _MOST_OF_HEADING else "")
        shown = namer.counted_of(whole) or namer.led_to(whole) or shown or namer.told_before(whole)
        return f"{found} ({shown})" if found and shown else found or heading
    return found


class _Namer:
    """Names the quantities of one text."""

    def __init__(
        self, paragraph: ParagraphProfile, language: Language, others: Sequence[str], either: bool = False
    ) -> None:
        self._words, self._stated, self._either = paragraph.words, paragraph.stated, either
        self._language, self._naming = language, language.naming
        self._text = Wording(paragraph.words, language)
        self._common = [{*stems(other, language)} for other in others]

    def tells(self, name: str, stated: Stated) -> bool:
        """Whether a name says more than what is counted."""
        return len(name.split()) >= _FEW_WORDS and not set(stems(name, self._language)) <= set(
            stems(stated.subject, self._language)
        )

    def name(self, stated: Stated) -> str:
        """The name by what the text says at its place, "" where it says nothing."""
        if stated.place:
            return f"{in_sentence(stated.subject, self._language)} {stated.place}".strip()
        if changed := self._change(stated):
            return changed
        if stated.whole and stated.unit not in self._language.numbers.currencies.values():
            return self._part(stated, stated.whole)
        return " ".join(self._own(stated))

    def _end(self, stated: Stated) -> int:
        """Where a quantity ends with the currency that stands behind it."""
        currency = self._language.quantities.currency_after.match(self._words, stated.end)
        return currency.end() if currency else stated.end

    def _before(self, stated: Stated) -> list[Stated]:
        """The quantities before it in its clause."""
        return [each for each in self._stated if each.end <= stated.start and each.clause == stated.clause]

    def _shares(self, stated: Stated) -> list[Stated]:
        """The shares of its clause."""
        return [each for each in self._stated if each.unit == PERCENT and each.clause == stated.clause]

    def counted_of(self, stated: Stated) -> str:
        """The name of what is counted before, where words without a mark lead from it to this by a preposition: of
        countries in "1,301 personnel from 29 countries"; "" where nothing is."""
        words = self._words[: stated.start].split()
        before = self._before(stated)
        if not before or words[-1] not in self._language.words.prepositions or before[-1].unit == PERCENT:
            return ""
        previous = before[-1]
        if _BRACKET.search(self._words, previous.end, stated.start):
            return ""
        found = self.name(previous)
        return self._short(found) if self.tells(found, previous) else self.counted_of(previous)

    def led_to(self, stated: Stated) -> str:
        """The words that lead to it by a preposition, behind their verb, where they hold: of "delivered risk education
        to 80,599 individuals"; "" where a name begins them, which is that of somebody who acts."""
        words, verbal = self._words[: stated.start].split(), self._language.quantities.verbal
        found = self._text.before(stated.start)
        verbs = [index for index, word in enumerate(found) if verbal.fullmatch(word)]
        found = trimmed(found[verbs[-1] + 1 :], self._language) if verbs else found
        if not found or words[-1] not in self._language.words.prepositions or found[0][0].isupper():
            return ""
        led = " ".join(found)
        return self._short(led) if self.tells(led, stated) and self._holds(found) else ""

    def told_before(self, stated: Stated) -> str:
        """The nearest words before it, where they tell more than its name."""
        before = " ".join(self._text.before(stated.start))
        return self._short(before) if self.tells(before, stated) else ""

    def _short(self, name: str) -> str:
        """The first words of a name that stands within another."""
        words = name.split()
        cut = self._text.without_phrase(words[:_MOST_OF_WHOLE])
        shown = " ".join(trimmed(cut, self._language)) if len(words) > _MOST_OF_WHOLE else name
        return shown if shown.count("(") == shown.count(")") else shown[: shown.rindex("(")].rstrip()

    def _own(self, stated: Stated) -> list[str]:
        """For counts the words after it, or with its verb where they name no more than the thing counted; for money
        what it is for; for money and shares otherwise the words before it."""
        following = self._after(stated)
        money = stated.unit in self._language.numbers.currencies.values()
        if stated.unit == PERCENT and (whole := self._shared(stated) or self._per(stated) or self._of_first(stated)):
            return whole
        if money and (same := self._otherwise(stated)):
            return [*same, *([f"({' '.join(following)})"] if following else [])]
        if stated.unit == PERCENT or money:
            few = len(following) < _FEW_WORDS
            share = stated.unit == PERCENT and following and self._naming.of.match(self._words, self._end(stated))
            purpose = money and self._naming.purpose.match(self._words[self._end(stated) :].lstrip())
            before = self._text.before(stated.start, amount=money) if few or share or not purpose else []
            if not (money or share or not following) and self._language.words.participle.fullmatch(following[0]):
                return self._naming.share_that.format(" ".join(following)).split()
            if share:
                auxiliaries = self._language.words.auxiliaries
                of = list(takewhile(lambda word: word not in auxiliaries, following))
                before = following[len(of) + 1 :] or before  # of that population are children
                before = before if len(before) > 1 or self._is_noun(before) else []  # not what "accounts" or "grew"
                named = self._naming.share.format(" ".join(of)).split()
                return [*named, f"({in_sentence(' '.join(before), self._language)})"] if before else named
            if purpose and self._of_what(stated):  # income of $5 million approved for the Force
                following = [*self._text.before(stated.start), *following]
            return before or following if few or (money and not purpose) else following
        following = self._held(following)
        if self.tells(" ".join(following), stated):
            return self._directed(following, stated)
        if measured := " ".join(self._measured(stated)):
            told = stated.subject in measured
            return (self._naming.number_of.sub("", measured) if told else f"{measured} ({stated.subject})").split()
        measure = stated.counted in self._language.quantities.measures
        if measure and (what := self._text.before(stated.start, amount=True)):
            return [*what, f"({stated.subject})"]
        return [*following, *self._verb(stated).split()] if following else following

    def _per(self, stated: Stated) -> list[str]:
        """What several shares are rates of, with the one of which this is: "vacancy rates (national staff)" where they
        "were 12 per cent for international staff, 11 per cent for national staff"."""
        shares = self._shares(stated)
        listed = list(takewhile(lambda each: self._naming.per.match(self._words, each.end), shares))
        named = " ".join(self._text.after(stated.end, governed=True)) if stated in listed else ""
        whole = self._text.before(listed[0].start) if named else []
        return [*in_sentence(" ".join(whole), self._language).split(), f"({named})"] if whole else []

    def _otherwise(self, stated: Stated) -> list[str]:
        """The name of the amount before, where this is the same in a bracket: "60 million dollars gross (56 million
        dollars net)"."""
        currencies = self._language.numbers.currencies.values()
        before = self._before(stated)
        between = self._words[self._end(before[-1]) : stated.start] if before else ""
        same = bool(before) and before[-1].unit in currencies and between.rstrip().endswith("(")
        return self._own(before[-1]) if same and len(between.split()) <= _FEW_WORDS else []

    def _is_noun(self, words: Sequence[str]) -> bool:
        """Whether a single word is a plural or a name."""
        return has_plural(words, self._language) or "".join(words)[:1].isupper()

    def _of_first(self, stated: Stated) -> list[str]:
        """For a share behind another of which the text says what it is of: "drones accounted for 88 per cent of the
        violations, aircraft for 8 per cent"."""
        same = self._shares(stated)
        first = same[0] if same else stated
        if first is stated or not self._naming.of.match(self._words, first.end) or self._text.after(stated.end):
            return []
        whole = " ".join(takewhile(lambda word: word not in self._language.words.auxiliaries, self._after(first)))
        told = in_sentence(" ".join(self._text.before(stated.start)), self._language)
        return f"{self._naming.share.format(whole)} ({told})".split() if whole and told else []

    def _of_what(self, stated: Stated) -> bool:
        """Whether a preposition leads to an amount, and a participle follows it."""
        before = self._words[: stated.start].split()[-1:]
        behind = self._words[self._end(stated) :].split(maxsplit=1)[:1]
        known = self._language.words
        return bool(behind and known.participle.fullmatch(behind[0])) and not known.prepositions.isdisjoint(before)

    def _shared(self, stated: Stated) -> list[str]:
        """What a share is of, where that is a quantity itself: "92 per cent of the 1,715 approved positions"."""
        behind = next((each for each in self._stated if each.start >= stated.end), None)
        shared_of = self._language.quantities.shared_of
        if behind is None or not shared_of.fullmatch(self._words, stated.end, behind.start):
            return []
        return self._naming.share.format(self._short(self.name(behind))).split()

    def _directed(self, following: list[str], stated: Stated) -> list[str]:
        """With the verb, where the words after what is counted say no more than whereto it is directed: of "referred
        six victims to the Fund"."""
        size = len(stated.subject.split())
        directed = not self._naming.directed.isdisjoint(following[size : size + 1])
        verb = self._verb(stated) if directed else ""
        return [*following[:size], *verb.split(), *following[size:]]

    def _part(self, stated: Stated, whole: Stated) -> str:
        """A part of another quantity: "women among troops", "share of women"."""
        own = trimmed(stated.subject.split(), self._language)
        own = (stated.unit != PERCENT and self._after(stated)) or own
        between = self._words[whole.end : stated.start]
        beside = _BRACKET.split(between[: between.rfind("(")]) if "(" in between else []
        of_whole = self.name(whole)
        aside = trimmed(beside[-1].split(), self._language) if len(beside) > 1 else []
        if stated.unit == PERCENT and of_whole:
            if of_them := self._naming.of_them.match(self._words, stated.end):
                among = self._naming.among.format(part=of_them["own"], whole=self._short(of_whole))
                return self._naming.share.format(among)
            share = self._naming.share.format(of_whole)
            return f"{share} ({' '.join(own)})" if own else share
        if own and aside and not any(map(str.isdigit, " ".join(aside))):
            return f"{' '.join(own)} ({' '.join(aside)})"
        shown = self._short(of_whole)
        return self._naming.among.format(part=" ".join(own), whole=shown) if shown else " ".join(own)

    def _change(self, stated: Stated) -> str:
        """The name of a change: what it is that rose or fell, "" where nothing did."""
        known, (start, end) = self._language.aspects, stated.clause
        words = self._words
        after = known.changed_after.match(words, stated.end, end)
        before = known.changed_before.search(words, max(start, stated.start - _LEAD), stated.start)
        if not after and not before:
            return ""
        changed = after or before
        assert changed is not None
        template = self._naming.increase if changed["up"] else self._naming.decrease
        template = self._naming.change if self._either else template
        subject = self._changing(stated, after.end() if after else self._end(stated), before)
        return template.format(in_sentence(" ".join(subject), self._language)) if subject else ""

    def _changing(self, stated: Stated, behind: int, before: re.Match[str] | None) -> list[str]:
        """What rose or fell: the words behind, or those before a verb that stands before the number."""
        words = self._words[: before.start()].split() if before else []
        verb = bool(words) and not is_stop_word(words[-1].lower(), self._language)
        leading = self._text.before(before.start()) if before else []
        following = self._text.after(behind) if self._naming.changing.match(self._words, behind) else []
        previous = self._before(stated)
        told = self.name(previous[-1]).split() if previous and not before else []
        return (leading if verb else following) or following or leading or told or stated.subject.split()

    def _verb(self, stated: Stated) -> str:
        """The participle of the verb before the quantity, "" where none stands there."""
        start = max(stated.clause[0], stated.start - _LEAD)
        found = self._naming.verb.search(self._words, start, stated.start)
        if not found:
            return ""
        verb = found["verb"]
        told = self._naming.participles.get(verb, verb)
        return f"{told[:-3]}ed" if told == verb and verb.endswith("ing") else told

    def _measured(self, stated: Stated) -> list[str]:
        """What the quantity is the level of: "official exchange rate" before "has remained at",
        "authorized strength" before "of"."""
        start = max(stated.clause[0], stated.start - REACH)
        if strength := self._naming.strength.search(self._words, start, stated.start):
            return trimmed(strength["strength"].split(), self._language)
        level = self._naming.level.search(self._words, start, stated.start)
        measured = self._text.before(level.start()) if level else []
        actors = has_plural(measured[-1:], self._language) and not self._naming.number_of.search(" ".join(measured))
        return [] if actors and stated.counted not in self._language.quantities.measures else measured

    def _after(self, stated: Stated) -> list[str]:
        beside = self._words.startswith(stated.subject.split(" ", maxsplit=1)[0], stated.end + 1)
        if stated.subject and not stated.item and not beside:
            return trimmed(stated.subject.split(), self._language)
        if stated.subject and not self._words.startswith(stated.subject, stated.end + 1) and not stated.item:
            return trimmed(stated.subject.split(), self._language)
        before, known = self._words[: stated.start].split()[-3:], self._language.words
        while before and before[-1] in known.stop_words - known.prepositions:  # at the four main duty stations
            before.pop()
        governed = bool(before) and before[-1] in known.prepositions
        return self._text.after(self._end(stated), stated.subject.split() if stated.item else [], governed=governed)

    def _held(self, words: list[str]) -> list[str]:
        """Up to the first preposition behind which stands what not all of the other texts say."""
        places = [index for index, word in enumerate(words) if index and word in self._language.words.prepositions]
        for start in places:
            if not self._holds(words[start:]):
                return trimmed(words[:start], self._language)
        return words

    def _holds(self, words: Sequence[str]) -> bool:
        """Whether all of the other texts say as much."""
        told = {*stems(" ".join(words), self._language)}
        return all(len(told & common) >= _HELD * len(told) for common in self._common)
