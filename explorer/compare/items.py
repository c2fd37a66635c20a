"""Lists that count in brackets: "Troops are deployed from Argentina (1), Australia (2) and Fiji (146)"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from explorer.language import Language
from explorer.model.years import IN_TEXT

_COUNTED = re.compile(r"(?P<name>[^\W\d_][^(),;:.]{0,80}?)\s?\((?P<number>\d[\d.,\s]*)\)")
_YEAR = re.compile(IN_TEXT)
_BETWEEN = re.compile(r"\s?[,;،、，]?\s?(?:[^\W\d_]{1,3}\s)?")
_NAME = re.compile(r"[^\W\d_a-z][\w’'‘.-]*(?: (?:[^\W\d_]{1,3} )?[^\W\d_a-z][\w’'‘.-]*)*$")
_LEAST = 2
"""Counts that make a list: a single number in brackets may be that of a footnote or a paragraph."""
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
    if "(" in words:
        for run in _runs(words):
            found.update(_items(words, run, language))
    return found


def _runs(words: str) -> Iterator[list[re.Match[str]]]:
    """Names with numbers that stand one after the other."""
    run: list[re.Match[str]] = []
    for match in _COUNTED.finditer(words):
        if _YEAR.fullmatch(match["number"]):
            continue
        if run and not _BETWEEN.fullmatch(words, run[-1].end(), match.start()):
            yield from [run] if len(run) >= _LEAST else []
            run = []
        run.append(match)
    yield from [run] if len(run) >= _LEAST else []


def _items(words: str, run: Sequence[re.Match[str]], language: Language) -> dict[int, Item]:
    """The items of a list of names; none where the first one is no name."""
    first = _NAME.search(run[0]["name"])
    if not first:
        return {}
    start = run[0].start() + first.start()
    lead = words[max(0, start - _LEAD) : start]
    sentence = lead[max(lead.rfind(mark) for mark in (". ", ") ", "; ")) + 1 :].split()
    subject, led = _subject(sentence, language)
    result = {run[0].start("number"): Item(start, first[0], subject, led)}
    for match in run[1:]:
        name = _without_small(match["name"], language)
        result[match.start("number")] = Item(match.end("name") - len(name), name, subject, led)
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
