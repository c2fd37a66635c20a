"""Lists that count in brackets: "Troops are deployed from Argentina (1), Australia (2) and Fiji (146)"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from explorer.language import Language
from explorer.model.years import IN_TEXT

_COUNT = re.compile(r"\((\d[\d.,\s]*)\)")
_NOT_IN_NAME = re.compile(r"[(),;:.،؛，、；。]")
_YEAR = re.compile(IN_TEXT)
_BETWEEN = re.compile(r"\s?[,;،、，]?\s?")
_NAME = re.compile(r"[^\W\d_a-z][\w’'‘.-]*(?: (?:[^\W\d_]{1,3} )?[^\W\d_a-z][\w’'‘.-]*)*$")
_LEAST = 2
"""Counts that make a list: a single number in brackets may be that of a footnote or a paragraph."""
_LONGEST = 80
"""Characters of a name. Chosen."""
_LEAD = 200
_MOST_LED = 5
"""Words that lead from what is counted to the names ("troops deployed from"); more are no part of a label. Chosen."""


@dataclass(frozen=True, slots=True)
class Item:
    """A `name` with its count; `start` is where the name begins. `subject` is what the list counts, "" where it does
    not say so, `led` the same with the words that lead to the names."""

    start: int
    name: str
    subject: str
    led: str


def counted_items(words: str, language: Language) -> Mapping[int, Item]:
    """The items of the lists of a text by where their numbers begin."""
    found: dict[int, Item] = {}
    for run in _runs(words):
        found.update(_items(words, run, language))
    return found


@dataclass(frozen=True, slots=True)
class _Counted:
    """A name at `start..end`, with a count in brackets at `number` whose bracket closes before `after`."""

    start: int
    end: int
    number: int
    after: int


def _runs(words: str) -> Iterator[list[_Counted]]:
    """Names with numbers that stand one after the other."""
    run: list[_Counted] = []
    for match in _COUNT.finditer(words):
        counted = None if _YEAR.fullmatch(match[1]) else _counted(words, match)
        if run and not (counted and _BETWEEN.fullmatch(words, run[-1].after, counted.start)):
            yield from [run] if len(run) >= _LEAST else []
            run = []
        run += [counted] if counted else []
    yield from [run] if len(run) >= _LEAST else []


def _counted(words: str, count: re.Match[str]) -> _Counted | None:
    """The name before a number in brackets, back to the mark before it; None where letters do not stand there."""
    end = count.start() - words[: count.start()].endswith(" ")
    first = max(0, end - _LONGEST)
    marks = list(_NOT_IN_NAME.finditer(words, first, end))
    start = marks[-1].end() if marks else first
    start += len(words[start:end]) - len(words[start:end].lstrip())
    named = start < end and words[end - 1].isalpha() and words[start].isalpha()
    return _Counted(start, end, count.start(1), count.end()) if named else None


def _items(words: str, run: Sequence[_Counted], language: Language) -> dict[int, Item]:
    """The items of a list of names; none where the first one is no name."""
    first = _NAME.search(words[run[0].start : run[0].end])
    if not first:
        return {}
    start = run[0].start + first.start()
    lead = words[max(0, start - _LEAD) : start]
    sentence = lead[max(lead.rfind(mark) for mark in (". ", ") ", "; ")) + 1 :].split()
    subject, led = _subject(sentence, language)
    result = {run[0].number: Item(start, first[0], subject, led)}
    for each in run[1:]:
        name = _without_small(words[each.start : each.end], language)
        result[each.number] = Item(each.end - len(name), name, subject, led)
    return result


def _without_small(name: str, language: Language) -> str:
    """A name without the "and" and the "the" before it."""
    while " " in name and name.split(" ", 1)[0] in language.words.stop_words:
        name = name.split(" ", 1)[1]
    return name


def _subject(sentence: Sequence[str], language: Language) -> tuple[str, str]:
    """The last plural before the names, and the same with the words from there on."""
    known = language.quantities
    for index in range(len(sentence) - 1, -1, -1):
        word = sentence[index].strip(",:;()")
        if word.lower() in known.plurals or known.plural.fullmatch(word):
            passive = language.naming.passive
            rest = passive.sub("", " ".join(sentence[index + 1 :])).split()
            led = [word, *rest] if len(rest) <= _MOST_LED else [word]
            return word, " ".join(led)
    return "", ""
