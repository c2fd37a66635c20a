"""The sentence of a text that shows best why it was found, and where in it the matches are."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz.distance import OSA

from explorer.language import Language
from explorer.language.references import Reference
from explorer.language.sentences import Span, sentences
from explorer.search.citations import sought_keys, symbol_key, symbol_keys, symbols_in
from explorer.search.numbers import numbers_in
from explorer.search.patterns import fitting
from explorer.search.query import Amount, Cites, Fuzzy, Near, Number, Phrase, Prefix, Query, Small, Term, Text, Wildcard
from explorer.search.words import (
    LANGUAGE,
    Chunk,
    alike,
    chunks,
    chunks_with,
    folded_words,
    has_forms,
    is_function_word,
    is_pattern,
    phrase_words,
)

_SHORT = 60
"""Characters of a sentence that is shown with its neighbour: less than a line of the results. Set by hand."""
_LONG = 420
"""Characters of a sentence that is shown whole: what is read at a glance. Set by hand."""

_LEAD = _LONG // 4
"""Characters of a longer one before the first match. Set by hand."""
_KEPT = 512
"""Texts whose words are kept: the hits of some pages, of a few kilobytes each."""

Stem = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Snippet:
    """`matches` are the characters `start..end` of `text`, in order, none overlapping."""

    text: str
    matches: tuple[Span, ...]


@dataclass(frozen=True)
class Words:
    """A text, the language it is in and the body whose it is, taken apart as far as it is asked for."""

    text: str
    language: Language
    body: str

    @cached_property
    def chunks(self) -> list[tuple[int, Chunk]]:
        """What blanks divide, each with its first character."""
        return list(chunks(self.text))

    @cached_property
    def words(self) -> list[str]:
        """Its folded words."""
        return [word for _, chunk in self.chunks for word, _, _ in chunk.words]

    @cached_property
    def places(self) -> list[Span]:
        """The characters of each word."""
        return [(begin + start, begin + end) for begin, chunk in self.chunks for _, start, end in chunk.words]

    @cached_property
    def sentences(self) -> list[Span]:
        """The characters of each sentence."""
        return sentences(self.text, self.language)


class Highlighter:
    """Finds in texts of a language, and of a body, what a query seeks, also in other forms of its words."""

    def __init__(self, query: Query, known: Language, body: str = "") -> None:
        self._known, self._body = known, body
        self._single = _Single(_telling(query.sought), known.stem)
        self._others = [find for part in query.sought if (find := _finder(part))]

    def snippet(self, text: str) -> Snippet:
        """The sentence with the most different matches, the first of them where several have as many. A short one is
        joined by its neighbour; what is too long to read at a glance is cut at words around the matches."""
        taken = words_of(text, self._known, self._body)
        found = [*self._single.find(taken)]
        for number, find in enumerate(self._others):
            found += [(span, -1 - number) for span in find(taken)]
        spans = _disjoint([span for span, _ in found])
        start, end = _best(taken.sentences, found)
        if end - start > _LONG:
            first = next((span[0] for span in spans if start <= span[0] < end), start)
            return _cut(text, start, end, first, spans)
        return _shift(text[start:end], spans, start)


@lru_cache(maxsize=_KEPT)
def words_of(text: str, known: Language, body: str) -> Words:
    """A text of a language, and of a body. Kept for the next query: while somebody types, the same texts are found
    again and again."""
    return Words(text, known, body)


def _telling(sought: tuple[Text, ...]) -> list[Text]:
    """What is sought without the small words, which say nothing where others are sought as well."""
    return [part for part in sought if not isinstance(part, Small)] or list(sought)


class _Single:
    """Finds single words: for each word of a text the number of the part that it fits. What begins as nothing that is
    sought is passed over, and of what remains each word is judged once."""

    def __init__(self, sought: list[Text], stem: Stem) -> None:
        self._sought = [fits for part in sought if (fits := _fits(part, stem))]
        self._beginnings = tuple({each for beginnings, _ in self._sought for each in beginnings})
        self._chunks = chunks_with(self._beginnings)
        self._judged: dict[str, int | None] = {}

    def find(self, taken: Words) -> Iterator[tuple[Span, int]]:
        beginnings, listed = self._beginnings, list(self._chunks(taken.text) if self._beginnings else ())
        found = [
            (word, begin + start, begin + end)
            for begin, chunk in listed
            for word, start, end in chunk.words
            if word.startswith(beginnings)
        ]
        found += [
            (word, begin + chunk.words[first][1], begin + chunk.words[last][2])
            for begin, chunk in listed
            if chunk.joined
            for word, first, last in chunk.joined
            if word.startswith(beginnings)
        ]
        for word, start, end in found:
            number = self._number(word)
            if number is not None:
                yield (start, end), number

    def _number(self, word: str) -> int | None:
        if word not in self._judged:
            self._judged[word] = next((number for number, (_, fits) in enumerate(self._sought) if fits(word)), None)
        return self._judged[word]


Fitting = tuple[Sequence[str], Callable[[str], bool]]
"""What all words that are sought begin with, one of these, and whether a word is one of them."""


def _fits(sought: Text, stem: Stem) -> Fitting | None:
    """The words that are sought; None for what is no single word."""
    match sought:
        case Prefix(text):
            return (text,), lambda word: word.startswith(text)
        case Wildcard(text):
            return (_beginning(text),), fitting(text)
        case Fuzzy(text, letters):
            return text[:1], lambda word: OSA.distance(word, text, score_cutoff=letters) <= letters
        case Term(text) if not symbol_key(text) and len(folded_words(text)) == 1:
            return _any_form(folded_words(text)[0], stem)
        case Phrase(text) | Near(text, _) if len(phrase_words(text)) == 1 or isinstance(sought, Near):
            parts = phrase_words(text)
            fits = list(map(fitting, parts))
            return list(map(_beginning, parts)), lambda word: any(is_it(word) for is_it in fits)
        case _:
            return None


def _beginning(pattern: str) -> str:
    """What stands before the first sign of a pattern."""
    return re.split(r"[*?]", pattern, maxsplit=1)[0]


def _any_form(wanted: str, stem: Stem) -> Fitting:
    if not has_forms(wanted):
        return (wanted,), lambda word: word == wanted
    stemmed = stem(wanted)
    beginnings, others = alike(stemmed) if stem == LANGUAGE.stem else (("",), frozenset())
    return (*beginnings, *others), lambda word: stem(word) == stemmed and not is_function_word(word)


def _finder(sought: Text) -> Callable[[Words], list[Span]] | None:
    """Finds what is more than one word; None for what is not."""
    match sought:
        case Term(text) if symbol_key(text):
            return lambda taken: _symbols(text, taken) or [*_sequence(folded_words(text), taken)]
        case Cites(text):
            return lambda taken: _symbols(text, taken)
        case Term(text) | Phrase(text) if len(phrase_words(text)) > 1:
            parts, hyphened = phrase_words(text), "".join(folded_words(text))
            return lambda taken: [*_sequence(parts, taken), *_one_word(hyphened, taken, isinstance(sought, Term))]
        case Number():
            return lambda taken: list(_figures(sought, taken))
        case Amount(text):
            parts = phrase_words(text) if sought.has_words else []
            return lambda taken: [*_figures(sought.number, taken), *(_sequence(parts, taken) if parts else ())]
        case _:
            return None


def _sequence(parts: list[str], taken: Words) -> Iterator[Span]:
    words, fits = taken.words, list(map(fitting, parts))
    for index in _starts(parts, words):
        if all(is_it(word) for is_it, word in zip(fits, words[index : index + len(parts)], strict=True)):
            yield taken.places[index][0], taken.places[index + len(parts) - 1][1]


def _starts(parts: list[str], words: list[str]) -> Iterator[int]:
    """Where in some words a sequence may begin: by its longest part that is a word, where it has one."""
    plain = [part for part in parts if not is_pattern(part)]
    rarest = max(plain, key=len, default="")
    before = parts.index(rarest) if plain else 0
    if not plain:
        yield from range(len(words) - len(parts) + 1)
    place = -1
    for _ in range(words.count(rarest)):
        place = words.index(rarest, place + 1)
        if before <= place <= len(words) - len(parts) + before:
            yield place - before


def _figures(sought: Number, taken: Words) -> Iterator[Span]:
    for figure in numbers_in(taken.text, taken.language):
        if figure.value in sought and (figure.share or not sought.share):
            yield figure.start, figure.end


def _one_word(hyphened: str, taken: Words, sought: bool) -> Iterator[Span]:
    """Where words that were typed with a hyphen stand without one."""
    if sought and hyphened in taken.words:
        yield from (place for word, place in zip(taken.words, taken.places, strict=True) if word == hyphened)


def _symbols(text: str, taken: Words) -> list[Span]:
    """Where a document is named, by the first of its keys by which a text does."""
    named = [(each, symbol_keys(each.target)) for each in symbols_in(taken.text, taken.language, taken.body)]
    for fits in map(fitting, sought_keys(text)):
        found = [reference for reference, keys in named if any(map(fits, keys))]
        if found:
            return [_words_of(reference, taken) for reference in found]
    return []


def _words_of(reference: Reference, taken: Words) -> Span:
    inside = [place for place in taken.places if reference.start <= place[0] < reference.end]
    return inside[0][0], inside[-1][1]


def _disjoint(spans: list[Span]) -> list[Span]:
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start < result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def _best(spans: list[Span], found: list[tuple[Span, int]]) -> Span:
    """The sentence that shows most, with a neighbour where it is short."""
    if not spans:
        return 0, 0
    starts = [start for start, _ in spans]
    shown = defaultdict[int, list[int]](list)
    for (start, _), number in found:
        shown[max(0, bisect_right(starts, start) - 1)].append(number)
    best = max(shown, key=lambda index: (len(set(shown[index])), len(shown[index]), -index), default=0)
    start, end = spans[best]
    if end - start < _SHORT and len(spans) > 1:
        start, end = (start, spans[best + 1][1]) if best + 1 < len(spans) else (spans[best - 1][0], end)
    return start, end


def _cut(text: str, start: int, end: int, first: int, spans: list[Span]) -> Snippet:
    """About _LONG characters of `start..end`, beginning a little before the first match."""
    begin = max(start, min(first - _LEAD, end - _LONG))
    if begin > start:
        begin = text.find(" ", begin, first) + 1 or first
    stop = min(end, begin + _LONG)
    if stop < end:
        stop = max(text.rfind(" ", begin, stop), begin + 1)
    before, after = "… " if begin > start else "", " …" if stop < end else ""
    inside = [(max(low, begin), min(high, stop)) for low, high in spans if low < stop and high > begin]
    return _shift(before + text[begin:stop] + after, inside, begin - len(before))


def _shift(text: str, spans: list[Span], offset: int) -> Snippet:
    matches = ((start - offset, end - offset) for start, end in spans)
    return Snippet(text, tuple((start, min(end, len(text))) for start, end in matches if 0 <= start < len(text)))
