"""What to call a figure: a subject that holds for every year and can be understood alone, with the verb where there is
one ("complaints received"), without the numbers and dates of one year."""

import re
from collections.abc import Sequence
from itertools import takewhile

from explorer.compare.profile import ParagraphProfile
from explorer.compare.quantities import PERCENT, Stated
from explorer.compare.terms import is_stop_word, stems
from explorer.language import Language

# Chosen by eye on the labels of the sample reports: what one line of the table of figures holds.
_MOST_WORDS = 9
_MOST_IN_NAME = 16  # where a name goes on
_MOST_OF_HEADING = 7
_MOST_OF_WHOLE = 7
_FEW_WORDS = 2  # fewer name no more than the thing counted

_REACH = 300  # characters before a quantity: longer sentences are cut, so that any text is quick
_LEAD = 40  # characters before a quantity in which its verb stands
_ASIDE = re.compile(r"\([^()]{1,80}\)")  # 7 children (5 boys, 2 girls) were abducted
_HELD = 0.5  # of the stems of a phrase: fewer in another text, and it does not hold for that
_NAMES_GO_ON = re.compile(r", (?=[^\W\d_a-z])")
_FULL_STOP = re.compile(r"[.;] +(?=[A-Z])")
_BRACKET = re.compile(r"[,;()]")


def label(paragraph: ParagraphProfile, stated: Stated, heading: str, language: Language, others: Sequence[str]) -> str:
    """What a quantity of a paragraph counts, in words that hold for the `others` that state it as well; where the text
    names no more than the thing itself, what is counted before it says of what, or the `heading`."""
    namer = _Namer(paragraph, language, others)
    found = namer.name(stated)
    if not found or not namer.tells(found, stated):
        title = heading.split()
        shown = " ".join(_trimmed(title[:_MOST_OF_HEADING], language)) + (" …" if len(title) > _MOST_OF_HEADING else "")
        shown = namer.counted_of(stated) or shown
        return f"{found} ({shown})" if found and shown else found or heading
    return found


class _Namer:
    """Names the quantities of one text."""

    def __init__(self, paragraph: ParagraphProfile, language: Language, others: Sequence[str]) -> None:
        self._words, self._stated = paragraph.words, paragraph.stated
        self._language, self._naming = language, language.naming
        self._common = [{*stems(other, language)} for other in others]

    def tells(self, name: str, stated: Stated) -> bool:
        """Whether a name says more than what is counted."""
        return len(name.split()) >= _FEW_WORDS and not set(stems(name, self._language)) <= set(
            stems(stated.subject, self._language)
        )

    def name(self, stated: Stated) -> str:
        """The name by what the text says at its place, "" where it says nothing."""
        if stated.place:
            return f"{_small(stated.subject, self._language)} {stated.place}"
        if changed := self._change(stated):
            return changed
        if stated.whole and stated.unit not in self._language.numbers.currencies.values():
            return self._part(stated, stated.whole)
        return " ".join(self._own(stated))

    def counted_of(self, stated: Stated) -> str:
        """The name of what is counted before, where words without a mark lead from it to this by a preposition: of
        countries in "1,301 personnel from 29 countries"; "" where nothing is."""
        words = self._words[: stated.start].split()
        before = [each for each in self._stated if each.end <= stated.start and each.clause == stated.clause]
        if not before or words[-1] not in self._language.words.prepositions or before[-1].unit == PERCENT:
            return ""
        previous = before[-1]
        if _BRACKET.search(self._words, previous.end, stated.start):
            return ""
        found = self.name(previous)
        return self._short(found) if self.tells(found, previous) else self.counted_of(previous)

    def _short(self, name: str) -> str:
        """The first words of a name that stands within another."""
        words = name.split()
        shown = " ".join(_trimmed(words[:_MOST_OF_WHOLE], self._language)) if len(words) > _MOST_OF_WHOLE else name
        return shown if shown.count("(") == shown.count(")") else shown[: shown.rindex("(")].rstrip()

    def _own(self, stated: Stated) -> list[str]:
        """For counts the words after it, or with its verb where they name no more than the thing counted; for money
        what it is for; for money and shares otherwise the words before it."""
        following = self._after(stated)
        money = stated.unit in self._language.numbers.currencies.values()
        if stated.unit == PERCENT or money:
            few = len(following) < _FEW_WORDS
            share = stated.unit == PERCENT and following and self._naming.of.match(self._words, stated.end)
            purpose = money and self._naming.purpose.match(self._words[stated.end :].lstrip())
            before = self._before(stated.start) if few or share or not purpose else []
            if not (money or share or not following) and self._language.words.participle.fullmatch(following[0]):
                return self._naming.share_that.format(" ".join(following)).split()
            if share:
                named = self._naming.share.format(" ".join(following)).split()
                return [*named, f"({_small(' '.join(before), self._language)})"] if before else named
            return before or following if few or (money and not purpose) else following
        following = self._held(following)
        if self.tells(" ".join(following), stated):
            return self._directed(following, stated)
        if measured := " ".join(self._measured(stated)):
            told = stated.subject in measured
            return (self._naming.number_of.sub("", measured) if told else f"{measured} ({stated.subject})").split()
        if stated.counted in self._language.quantities.measures and (what := self._before(stated.start)):
            return [*what, f"({stated.subject})"]
        return [*following, *self._verb(stated).split()] if following else following

    def _directed(self, following: list[str], stated: Stated) -> list[str]:
        """With the verb, where the words after what is counted say no more than whereto it is directed: of "referred
        six victims to the Fund"."""
        size = len(stated.subject.split())
        verb = self._verb(stated) if self._naming.directed.isdisjoint(following[size : size + 1]) is False else ""
        return [*following[:size], *verb.split(), *following[size:]]

    def _part(self, stated: Stated, whole: Stated) -> str:
        """A part of another quantity: "women among troops", "share of women"."""
        own = _trimmed(stated.subject.split(), self._language)
        own = (stated.unit != PERCENT and self._after(stated)) or own
        between = self._words[whole.end : stated.start]
        beside = _BRACKET.split(between[: between.rfind("(")]) if "(" in between else []
        of_whole = self.name(whole)
        aside = _trimmed(beside[-1].split(), self._language) if len(beside) > 1 else []
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
        behind = after.end() if after else stated.end
        subject = self._clause_after(behind) or (self._before(before.start()) if before else [])
        if not subject and stated.subject:
            subject = stated.subject.split()
        return template.format(_small(" ".join(subject), self._language)) if subject else ""

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
        start = max(stated.clause[0], stated.start - _REACH)
        if strength := self._naming.strength.search(self._words, start, stated.start):
            return _trimmed(strength["strength"].split(), self._language)
        level = self._naming.level.search(self._words, start, stated.start)
        return self._before(level.start()) if level else []

    def _after(self, stated: Stated) -> list[str]:
        beside = self._words.startswith(stated.subject.split(" ", maxsplit=1)[0], stated.end + 1)
        if stated.subject and not stated.item and not beside:
            return _trimmed(stated.subject.split(), self._language)
        if stated.subject and not self._words.startswith(stated.subject, stated.end + 1) and not stated.item:
            return _trimmed(stated.subject.split(), self._language)
        before = self._words[: stated.start].rsplit(maxsplit=1)
        governed = bool(before) and before[-1] in self._language.words.prepositions
        return self._clause_after(stated.end, stated.subject.split() if stated.item else [], governed=governed)

    def _clause_after(self, end: int, given: Sequence[str] = (), *, governed: bool = False) -> list[str]:
        """The words of the clause that begins there, behind those that are `given`. The predicate is left out where
        the quantity is `governed` by a preposition: of "practitioners from 105 countries were trained"."""
        known = self._naming
        clause = known.clause.match(self._words, end)
        following = known.time.sub("", clause[0]).split() if clause else []
        if aside := _ASIDE.match(self._words, clause.end() if clause else end):
            told = known.clause.match(self._words, aside.end())
            predicate = told[0].split() if told else []
            following += predicate if predicate[:1] and predicate[0] in self._language.words.auxiliaries else []
        kept = list(takewhile(lambda word: not known.stated.match(word), following))
        if governed:
            kept = list(takewhile(lambda word: word not in self._language.words.auxiliaries, kept))
        kept = self._without_joined([*given, *kept], len(kept) < len(following))
        if clause and _NAMES_GO_ON.match(self._words, clause.end()):
            kept = self._without_phrase(kept)  # one of several places
        return _trimmed(self._whole_name(self._without_verb(kept)), self._language)

    def _without_phrase(self, words: list[str]) -> list[str]:
        """Without what follows the last preposition or "and", unless that is part of a name."""
        ends = self._language.words.prepositions | self._language.words.joining
        places = [index for index, word in enumerate(words) if index and word in ends]
        return words[: places[-1]] if places and not words[places[-1] - 1][0].isupper() else words

    def _held(self, words: list[str]) -> list[str]:
        """Up to the first preposition behind which stands what not all of the other texts say."""
        places = [index for index, word in enumerate(words) if index and word in self._language.words.prepositions]
        for start in places:
            told = {*stems(" ".join(words[start:]), self._language)}
            if any(len(told & common) < _HELD * len(told) for common in self._common):
                return _trimmed(words[:start], self._language)
        return words

    def _without_joined(self, words: Sequence[str], cut: bool) -> list[str]:
        """Without what only leads to a number ("for 1,260 investigators") or to a second verb ("and trained")."""
        known = self._language.words
        for index, word in enumerate(words):
            after = words[index + 1] if index + 1 < len(words) else ""
            if word in known.joining and (known.participle.fullmatch(after) or after in known.relative):
                return list(words[:index])
        if not cut:
            return list(words)
        kept = _trimmed(words, self._language)
        if words and words[-1] in known.joining:
            return kept
        joined = [
            index
            for index, word in enumerate(kept[:-1])
            if index and word in known.joining and is_stop_word(kept[index + 1], self._language)
        ]
        if joined:
            return kept[: joined[-1]]
        first = next((index for index, word in enumerate(kept) if index and word in known.prepositions), len(kept))
        return kept[:first]

    def _without_verb(self, words: Sequence[str]) -> list[str]:
        """A clause whose verb follows becomes a noun: "civilians were killed" reads "civilians killed", "countries have
        received aid" "countries that have received aid"; up to what points at words that are not there ("its
        activities")."""
        known, result = self._language.words, list[str]()
        words = self._naming.passive.sub("", " ".join(words)).split()
        for index, word in enumerate(words):
            if word in known.pointing and not "".join(words[index + 1 : index + 2])[:1].isupper():
                break
            if word in known.auxiliaries and result and known.relative.isdisjoint(result):
                result.append(self._naming.that)
            result.append(self._naming.the if word in known.pointing else word)
        return result

    def _whole_name(self, words: Sequence[str]) -> list[str]:
        """The first words, and on to the end of a name that they would cut."""
        end = _MOST_WORDS
        while end < min(len(words), _MOST_IN_NAME) and (
            words[end][0].isupper()
            or (words[end - 1][0].isupper() and is_stop_word(words[end].lower(), self._language))
        ):
            end += 1
        goes_on = end < len(words) and (
            words[end] in self._language.words.joining or not self._language.quantities.noun_end.fullmatch(words[end])
        )
        return self._without_phrase(list(words[:end])) if goes_on else list(words[:end])

    def _before(self, start: int) -> list[str]:
        """The nearest stretch before a place that tells something, without numbers."""
        sentence = _FULL_STOP.split(self._words[max(0, start - _REACH) : start])[-1]
        known, behind = self._naming, list[str]()
        for stretch in reversed(known.stop.split(sentence)):
            found = _trimmed(known.time.sub("", stretch).split()[-_MOST_WORDS:], self._language) + behind
            if len(found) == 1 and self._language.words.participle.fullmatch(found[0]):
                behind = found  # "the response plan, budgeted at"
            elif found:
                return found
        return behind


def _small(words: str, language: Language) -> str:
    """Words as within a sentence: a plural that begins them without its capital, unless it begins a name."""
    first, _, rest = words.partition(" ")
    known, small = language.quantities, first.lower()
    plural = small in known.plurals or known.plural.fullmatch(first)
    return f"{small} {rest}".strip() if plural and not rest[:1].isupper() and not first[1:].isupper() else words


def _trimmed(words: Sequence[str], language: Language) -> list[str]:
    """The words without stop words at either end."""
    kept = [index for index, word in enumerate(words) if not is_stop_word(word.lower(), language)]
    ends, known = language.naming.label_ends, language.words
    while kept and (words[kept[-1]].lower() in ends or words[kept[-1]] in known.prepositions):
        kept.pop()
    if len(kept) > 1 and words[kept[-1] - 1] in known.relative:  # "programmes that targeted"
        kept.pop()
    found = list(words[kept[0] : kept[-1] + 1]) if kept else []
    return [*found[:-1], found[-1].strip(",;:()")] if found else []
