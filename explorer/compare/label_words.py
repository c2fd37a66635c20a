"""The words of a text about a quantity from which a label is made: the clause behind it, and the stretch before it."""

import re
from collections.abc import Sequence
from itertools import takewhile

from explorer.compare.stated import ASIDE
from explorer.compare.terms import is_stop_word
from explorer.language import Language

# Chosen by eye on the labels of the sample reports: what one line of the table of figures holds.
_MOST_WORDS = 9
_MOST_BEFORE = 12  # of those before a quantity, where they begin behind a preposition
_MOST_IN_NAME = 16  # where a name goes on
_MOST_AT_END = 11  # where the clause ends so soon
_LEAST_BEFORE = 2  # of those before a quantity that begin behind a preposition

REACH = 300  # characters before a quantity: longer sentences are cut, so that any text is quick
_NAMES_GO_ON = re.compile(r", (?=[^\W\d_a-z])")
_FULL_STOP = re.compile(r"[.;] +(?=[A-ZÀ-ÞА-ЯЁ]|$)")


class Wording:
    """The words about the places of one text."""

    def __init__(self, words: str, language: Language) -> None:
        self._words, self._language = words, language

    def after(self, end: int, given: Sequence[str] = (), *, governed: bool = False) -> list[str]:
        """The words of the clause that begins there, behind those that are `given`. The predicate is left out where
        the quantity is `governed` by a preposition: of "practitioners from 105 countries were trained"."""
        known = self._language.naming
        clause = known.clause.match(self._words, end)
        following = known.time.sub("", clause[0]).split() if clause else []
        if aside := ASIDE.match(self._words, clause.end() if clause else end):
            told = known.clause.match(self._words, aside.end())
            predicate = told[0].split() if told else []
            following += predicate if predicate[:1] and predicate[0] in self._language.words.auxiliaries else []
        kept = list(takewhile(lambda word: not known.stated.match(word), following))
        leads_to_number = len(kept) < len(following)
        if governed:
            kept = list(takewhile(lambda word: word not in self._language.words.auxiliaries, kept))
        kept = self._without_joined([*given, *kept], leads_to_number)
        if clause and _NAMES_GO_ON.match(self._words, clause.end()):
            kept = self.without_phrase(kept)  # one of several places
        return trimmed(self._whole_name(self._without_verb(kept)), self._language)

    def without_phrase(self, words: list[str]) -> list[str]:
        """Without what follows the last preposition or "and", unless that is part of a name."""
        ends = self._language.words.prepositions | self._language.words.joining
        places = [index for index, word in enumerate(words) if index and word in ends]
        return words[: places[-1]] if places and not words[places[-1] - 1][0].isupper() else words

    def _without_joined(self, words: Sequence[str], cut: bool) -> list[str]:
        """Without what only leads to a number ("for 1,260 investigators") or to a second verb ("and trained")."""
        known = self._language.words
        for index, word in enumerate(words):
            behind = words[index + 1] if index + 1 < len(words) else ""
            goes_on = not known.auxiliaries.isdisjoint(words[index + 2 : index + 3])
            goes_on = goes_on and not known.auxiliaries.isdisjoint(words[:index])
            verbal = self._language.quantities.verbal
            verb = verbal.fullmatch(behind) and not verbal.fullmatch(words[index - 1])
            if word in known.joining and (goes_on or verb or behind in known.relative | known.prepositions):
                return list(words[:index])
        if not cut:
            return list(words)
        if self._language.quantities.verbal.fullmatch("".join(words[-1:])):  # "of abuse involving three"
            return list(words[:-1])
        predicate = next((index for index, word in enumerate(words) if index and word in known.auxiliaries), 0)
        if not known.prepositions.isdisjoint(words[:predicate]):
            return list(words[:predicate])  # "suffering from malnutrition were treated at 147"
        kept = trimmed(words, self._language)
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
        words = self._language.naming.passive.sub("", " ".join(words)).split()
        for index, word in enumerate(words):
            if word in known.pointing and not "".join(words[index + 1 : index + 2])[:1].isupper():
                break
            if word in known.auxiliaries and result and known.relative.isdisjoint(result):
                result.append(self._language.naming.that)
            result.append(self._language.naming.the if word in known.pointing else word)
        return result

    def _whole_name(self, words: Sequence[str]) -> list[str]:
        """The first words, and on to the end of the clause or of a name that they would cut."""
        end = _MOST_WORDS if len(words) > _MOST_AT_END else len(words)
        while end < min(len(words), _MOST_IN_NAME) and (
            words[end][0].isupper()
            or (words[end - 1][0].isupper() and is_stop_word(words[end].lower(), self._language))
        ):
            end += 1
        goes_on = end < len(words) and (
            words[end] in self._language.words.joining or not self._language.quantities.noun_end.fullmatch(words[end])
        )
        return self.without_phrase(list(words[:end])) if goes_on else list(words[:end])

    def _last(self, words: list[str]) -> list[str]:
        """The last words, from one on that follows a preposition, where there is one, and not from within a name on."""
        prepositions = self._language.words.prepositions
        starts = range(max(2, len(words) - _MOST_BEFORE), len(words) - _LEAST_BEFORE)
        behind = (at for at in starts if words[at - 1] in prepositions and not words[at - 2][0].isupper())
        first = max(0, next(behind, len(words) - _MOST_WORDS))
        while first and words[first][0].isupper() and words[first - 1][0].isupper():
            first -= 1
        return words[first:] if len(words) > _MOST_WORDS else words

    def before(self, start: int, *, amount: bool = False) -> list[str]:
        """The nearest stretch before a place that tells something, without numbers; before an `amount` one of several
        words where there is one."""
        sentence = _FULL_STOP.split(self._words[max(0, start - REACH) : start])[-1]
        known, behind, single = self._language.naming, list[str](), list[str]()
        for stretch in reversed(known.stop.split(sentence)):
            words = trimmed(known.time.sub("", stretch).split(), self._language)
            found = trimmed(self._last(words), self._language) + behind
            if len(found) == 1 and self._language.words.participle.fullmatch(found[0]):
                behind = found  # "the response plan, budgeted at"
            elif len(found) == 1 and amount:
                single = single or found
            elif found:
                return found
        return single or behind


def in_sentence(words: str, language: Language) -> str:
    """Words as within a sentence: a plural that begins them without its capital, unless it begins a name."""
    first, _, rest = words.partition(" ")
    known, small = language.quantities, first.lower()
    plural = small in known.plurals or known.plural.fullmatch(first)
    return f"{small} {rest}".strip() if plural and not rest[:1].isupper() and not first[1:].isupper() else words


def trimmed(words: Sequence[str], language: Language) -> list[str]:
    """The words without stop words at either end."""
    kept = [index for index, word in enumerate(words) if not is_stop_word(word.lower(), language)]
    ends, known = language.naming.label_ends, language.words
    while kept and (words[kept[-1]].lower() in ends or words[kept[-1]] in known.prepositions):
        kept.pop()
    if len(kept) > 1 and words[kept[-1] - 1] in known.relative:  # "programmes that targeted"
        kept.pop()
    while kept and _leads_on(words[kept[0]], language):
        kept.pop(0)
    found = list(words[kept[0] : kept[-1] + 1]) if kept else []
    return [*found[:-1], found[-1].strip(",;:()")] if found else []


def _leads_on(word: str, language: Language) -> bool:
    """Whether a word begins no name: "including", "comprising"."""
    small, known = word.lower(), language.words
    participle = language.quantities.verbal.fullmatch(word) and not known.participle.fullmatch(word)
    return small in known.boilerplate or (small in language.naming.label_ends and bool(participle))
