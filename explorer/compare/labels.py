"""What to call a figure: a subject that holds for every year and can be understood alone, with the verb where there is
one ("complaints received"), without the numbers and dates of one year."""

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
_MOST_OF_WHOLE = 7
_FEW_WORDS = 2  # fewer name no more than the thing counted

_REACH = 300  # characters before a quantity: longer sentences are cut, so that any text is quick
_LEAD = 40  # characters before a quantity in which its verb stands
_FULL_STOP = re.compile(r"[.;] +(?=[A-Z])")
_BRACKET = re.compile(r"[,;()]")


def label(words: str, stated: Stated, heading: str, language: Language) -> str:
    """What a quantity in a text counts; where the text names no more than the thing itself, `heading` says of what."""
    namer = _Namer(words, language)
    found = namer.name(stated)
    if not found or not namer.tells(found, stated):
        title = heading.split()
        shown = " ".join(_trimmed(title[:_MOST_OF_HEADING], language)) + (" …" if len(title) > _MOST_OF_HEADING else "")
        return f"{found} ({shown})" if found and shown else found or heading
    return found


class _Namer:
    """Names the quantities of one text."""

    def __init__(self, words: str, language: Language) -> None:
        self._words, self._language, self._naming = words, language, language.naming

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
            if share:
                named = self._naming.share.format(" ".join(following)).split()
                return [*named, f"({_small(' '.join(before), self._language)})"] if before else named
            return before or following if few or (money and not purpose) else following
        if self.tells(" ".join(following), stated):
            return following
        if measured := " ".join(self._measured(stated)):
            told = stated.subject in measured
            return (self._naming.number_of.sub("", measured) if told else f"{measured} ({stated.subject})").split()
        return [*following, *self._verb(stated).split()] if following else following

    def _part(self, stated: Stated, whole: Stated) -> str:
        """A part of another quantity: "women among troops", "share of women"."""
        own = _trimmed(stated.subject.split(), self._language)
        own = (stated.unit != PERCENT and self._after(stated)) or own
        between = self._words[whole.end : stated.start]
        beside = _BRACKET.split(between[: between.rfind("(")]) if "(" in between else []
        of_whole = self.name(whole)
        aside = _trimmed(beside[-1].split(), self._language) if len(beside) > 1 else []
        if stated.unit == PERCENT and of_whole:
            share = self._naming.share.format(of_whole)
            return f"{share} ({' '.join(own)})" if own else share
        if own and aside and not any(map(str.isdigit, " ".join(aside))):
            return f"{' '.join(own)} ({' '.join(aside)})"
        long = len(of_whole.split()) > _MOST_OF_WHOLE
        shown = " ".join(_trimmed(of_whole.split()[:_MOST_OF_WHOLE], self._language)) if long else of_whole
        shown = shown if shown.count("(") == shown.count(")") else shown[: shown.rindex("(")].rstrip()
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
        kept = list(takewhile(lambda word: not known.stated.match(word), following))
        if governed:
            kept = list(takewhile(lambda word: word not in self._language.words.auxiliaries, kept))
        kept = self._without_joined([*given, *kept], len(kept) < len(following))
        return _trimmed(self._whole_name(self._without_verb(kept)), self._language)

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
        return list(words[:end])

    def _before(self, start: int) -> list[str]:
        """The nearest stretch before a place that tells something, without numbers."""
        sentence = _FULL_STOP.split(self._words[max(0, start - _REACH) : start])[-1]
        known = self._naming
        for stretch in reversed(known.stop.split(sentence)):
            found = _trimmed(known.time.sub("", stretch).split()[-_MOST_WORDS:], self._language)
            if found:
                return found
        return []


def _small(words: str, language: Language) -> str:
    """Words as within a sentence: a plural that begins them without its capital, unless it begins a name."""
    first, _, rest = words.partition(" ")
    known, small = language.quantities, first.lower()
    plural = small in known.plurals or known.plural.fullmatch(first)
    return f"{small} {rest}".strip() if plural and not rest[:1].isupper() and not first[1:].isupper() else words


def _trimmed(words: Sequence[str], language: Language) -> list[str]:
    """The words without stop words at either end."""
    kept = [index for index, word in enumerate(words) if not is_stop_word(word.lower(), language)]
    while kept and words[kept[-1]].lower() in language.naming.label_ends:
        kept.pop()
    found = list(words[kept[0] : kept[-1] + 1]) if kept else []
    return [*found[:-1], found[-1].strip(",;:()")] if found else []
