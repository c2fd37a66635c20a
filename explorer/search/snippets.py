"""The sentence of a text that shows best why it was found, and where in it the matches are."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from explorer.model.sentences import Span, sentences
from explorer.search.query import Phrase, Prefix, Query, Term, Text
from explorer.search.words import fold, folded_words, spans_of, symbol_key, symbol_keys, symbols_in, words_in

_SHORT = 60
_LONG = 420


@dataclass(frozen=True, slots=True)
class Snippet:
    """`matches` are the characters `start..end` of `text`, in order, none overlapping."""

    text: str
    matches: tuple[Span, ...]


class Highlighter:
    """Finds in texts what a query seeks. `stem` gives the form under which the engine joins the forms of a word."""

    def __init__(self, query: Query, stem: Callable[[str], str]) -> None:
        self._finders = [_finder(text, stem) for text in query.sought]

    def snippet(self, text: str) -> Snippet:
        """The sentence with the most different matches, the first of them where several have as many. A short one is
        joined by its neighbour; what is too long to read at a glance is cut at words around the matches."""
        words, places, parts = _taken_apart(text)
        found = [
            ((places[first][0], places[last][1]), number)
            for number, find in enumerate(self._finders)
            for first, last in find(text, words, places)
        ]
        spans = _disjoint([span for span, _ in found])
        start, end = _best(parts, found)
        if end - start > _LONG:
            first = next((span[0] for span in spans if start <= span[0] < end), start)
            return _cut(text, start, end, first, spans)
        return _shift(text[start:end], spans, start)


@lru_cache(maxsize=512)
def _taken_apart(text: str) -> tuple[list[str], list[Span], list[Span]]:
    """The folded words of a text, their characters, and its sentences.

    Kept for the next query: while somebody types, the same texts are found again and again.
    """
    words = words_in(text)
    return [fold(word) for word in words], spans_of(words, text), sentences(text)


_Finder = Callable[[str, list[str], list[Span]], Iterable[Span]]
"""Finds the runs of words `first..last`, both included, in a text, its folded words and their characters."""


class _Fitting(dict[str, bool]):
    """Whether a word fits, each judged once."""

    def __init__(self, fits: Callable[[str], bool]) -> None:
        super().__init__()
        self._fits = fits

    def __missing__(self, word: str) -> bool:
        self[word] = self._fits(word)
        return self[word]


def _finder(sought: Text, stem: Callable[[str], str]) -> _Finder:
    if not isinstance(sought, Term | Phrase | Prefix):
        return lambda text, words, places: ()
    if isinstance(sought, Prefix):
        return _single(lambda word: word.startswith(sought.text))
    parts = folded_words(sought.text)
    key = symbol_key(sought.text) if isinstance(sought, Term) else None
    if key:
        return lambda text, words, places: _symbol(key, parts, text, words, places)
    if len(parts) > 1:
        return lambda text, words, places: _sequence(parts, words)
    if isinstance(sought, Phrase):
        return _single(lambda word: word == parts[0])
    wanted = stem(parts[0])
    return _single(lambda word: stem(word) == wanted)


def _single(fits: Callable[[str], bool]) -> _Finder:
    fitting = _Fitting(fits)
    return lambda text, words, places: [(index, index) for index, word in enumerate(words) if fitting[word]]


def _sequence(parts: list[str], words: list[str]) -> Iterator[Span]:
    for index in range(len(words) - len(parts) + 1):
        if words[index] == parts[0] and words[index : index + len(parts)] == parts:
            yield index, index + len(parts) - 1


def _symbol(key: str, parts: list[str], text: str, words: list[str], places: list[Span]) -> Iterator[Span]:
    yield from _sequence(parts, words)
    for reference in symbols_in(text):
        if key in symbol_keys(reference.target):
            inside = [index for index, (start, _) in enumerate(places) if reference.start <= start < reference.end]
            yield inside[0], inside[-1]


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
    shown: list[set[int]] = [set() for _ in spans]
    counts = [0] * len(spans)
    for (start, _), number in found:
        index = max(0, bisect_right(starts, start) - 1)
        shown[index].add(number)
        counts[index] += 1
    best = max(range(len(spans)), key=lambda index: (len(shown[index]), counts[index], -index))
    start, end = spans[best]
    if end - start < _SHORT and len(spans) > 1:
        start, end = (start, spans[best + 1][1]) if best + 1 < len(spans) else (spans[best - 1][0], end)
    return start, end


def _cut(text: str, start: int, end: int, first: int, spans: list[Span]) -> Snippet:
    """About _LONG characters of `start..end`, beginning a little before the first match."""
    begin = max(start, min(first - _LONG // 4, end - _LONG))
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
