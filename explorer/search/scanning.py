"""Whether a query asks for a text, told by reading the text: no index, no postings, no lexicon.

So the reader's own notes are searched, which are few, and so the answer of an index is checked (`checking`). It shares
with the index what a query means (`query`), how words are folded and which are forms of one (`words`, the stems of the
language), and which symbols and figures stand in a text; everything else is read off the words, in their order.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from rapidfuzz.distance import OSA

from explorer.language import Language
from explorer.search.bodies import body_of
from explorer.search.citations import is_named, sought_keys, symbol_key
from explorer.search.entries import series_key
from explorer.search.filters import bears
from explorer.search.matching import FIGURE_NEAR
from explorer.search.numbers import numbers_in, positions_of_numbers
from explorer.search.patterns import fitting
from explorer.search.query import (
    AllOf,
    Amount,
    AnyOf,
    Changed,
    Cites,
    Dropped,
    Filter,
    First,
    Fuzzy,
    In,
    Kind,
    Near,
    Node,
    Not,
    Number,
    Phrase,
    Placed,
    Prefix,
    Section,
    Series,
    Small,
    Symbol,
    Term,
    Text,
    Wildcard,
    Years,
)
from explorer.search.reading import Names, read
from explorer.search.results import REPORT, Filters
from explorer.search.sections import is_path, leads_to, leads_within
from explorer.search.words import (
    LANGUAGE,
    fold,
    folded_words,
    has_forms,
    joined_words,
    phrase_words,
    small_words,
    stem_terms,
    taken_apart,
)

Test = Callable[[str], bool]
"""Whether a word, as it is written, is one of those that are sought."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What filters ask of the report that a text is of, and the language it is read in."""

    year: int | None = None
    series: str = ""
    symbols: tuple[str, ...] = ()
    language: Language = LANGUAGE

    def values(self, facet: str) -> str:
        """The value of a facet, "" where it has none."""
        return {"year": str(self.year or ""), "series": self.series, "body": body_of(self.symbols)}[facet]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that a query may ask for. `symbols` are the keys of the documents that it names or links to; `sections`
    gives the paths and headings of the sections it stands in, from the top, and is asked only where that matters."""

    words: str
    kind: Kind
    origin: Origin
    symbols: frozenset[str]
    sections: Callable[[], Sequence[tuple[str, str]]] = field(default=list)
    first: bool = False
    """Of its report."""
    place: tuple[str, str] = "", ""
    """Its report, by its id, and the eId of its element."""


class _Taken:
    """The words of a text in their order, as written; where several begin that may be written as one, also this."""

    def __init__(self, candidate: Candidate) -> None:
        self.candidate = candidate
        spans = taken_apart(candidate.words)[1]
        self.starts = [start for start, _ in spans]
        self.at: list[tuple[str, ...]] = [(candidate.words[start:end],) for start, end in spans]
        for word, first, _ in joined_words(candidate.words):
            self.at[first] += (word,)

    def places(self, fits: Test) -> list[int]:
        """The places of the words that are sought, in order."""
        return [place for place, words in enumerate(self.at) if any(map(fits, words))]

    def side_by_side(self, sought: Sequence[Test]) -> bool:
        """Whether words stand side by side that are sought one after the other."""
        runs = range(len(self.at) - len(sought) + 1)
        return any(all(any(map(fits, self.at[first + number])) for number, fits in enumerate(sought)) for first in runs)

    def close_together(self, sought: Sequence[Test], between: int) -> bool:
        """Whether all that is sought stands in some stretch with at most `between` words between its ends."""
        places = [self.places(fits) for fits in sought]
        stretches = (range(first, first + between + 2) for each in places for first in each)
        return any(all(any(place in stretch for place in each) for each in places) for stretch in stretches)

    def figures(self, number: Number) -> list[int]:
        """The places of the words where figures of a size begin."""
        figures = numbers_in(self.candidate.words, self.candidate.origin.language)
        found = positions_of_numbers((each for each in figures if each.share or not number.share), self.starts)
        return [place for key, places in found.items() if float(key) in number for place in places]


@dataclass(frozen=True, slots=True)
class Together:
    """What only all texts together tell: their languages, which names they explain, the paths of their sections, and
    the keys of the documents that they name. Without `paths` what is written as a path is one, without `symbols` a
    document is named by any of its keys."""

    languages: Collection[Language] = (LANGUAGE,)
    names: Names = field(default_factory=dict)
    paths: Collection[str] | None = None
    symbols: Collection[str] | None = None

    def by_path(self, text: str) -> Sequence[Callable[[str, str], bool]]:
        """How the section that was typed is told by its path: from the top, else within others; in no way where words
        of headings are meant."""
        ways = leads_to, leads_within
        if self.paths is None:
            return ways if is_path(text) else ()
        return next(([way] for way in ways if any(way(text, path) for path in self.paths)), [])

    def named(self, text: str) -> list[Callable[[str], bool]]:
        """Whether a key is one by which the document that was typed is looked for."""
        *acts, key = sought_keys(text)
        if self.symbols is None:
            return list(map(fitting, (*acts, key)))
        return [fitting(next((act for act in acts if act in self.symbols), key))]


class Scan:
    """A query, as it is meant among some texts, and the values to which its results are narrowed, held against one text
    after the other. Words that were judged are remembered."""

    def __init__(self, wanted: Node, filters: Filters | None = None, together: Together | None = None) -> None:
        self._together = together or Together()
        self.wanted = read(wanted, self._together.languages, self._together.names)
        self._filters = {name: frozenset(values) for name, values in (filters or {}).items() if values}
        self._test = cache(_test)
        self._exactly = cache(_exactly)
        self._by_path = cache(self._together.by_path)
        self._stems = cache(lambda text: frozenset(map(LANGUAGE.stem, folded_words(text))))

    def finds(self, candidate: Candidate) -> bool:
        """Whether a text is asked for."""
        return self._in_facets(candidate) and self._fits(self.wanted, _Taken(candidate))

    def _in_facets(self, candidate: Candidate) -> bool:
        for name, wanted in self._filters.items():
            if name == "section":
                top = candidate.sections()[:1]
                if not {title.casefold() for _, title in top} & {title.casefold() for title in wanted}:
                    return False
            elif (candidate.place[0] if name == REPORT else candidate.origin.values(name)) not in wanted:
                return False
        return True

    def _fits(self, node: Node, taken: _Taken) -> bool:
        match node:
            case AllOf(parts):
                return all(self._fits(part, taken) for part in parts) and self._figures_close(parts, taken)
            case AnyOf(parts):
                return any(self._fits(part, taken) for part in parts)
            case Not(part):
                return not self._fits(part, taken)
            case Small(text) if self._is_small(folded_words(text)[0], taken.candidate.origin.language):
                return True
            case node if isinstance(node, Filter):
                return self._passes(node, taken.candidate)
            case _:
                return self._stands_in(node, taken)

    @staticmethod
    def _is_small(word: str, known: Language) -> bool:
        """Whether a word is a small one in the language of queries, or in that of a text."""
        return word in small_words(LANGUAGE) or word in small_words(known)

    def _stands_in(self, sought: Text, taken: _Taken) -> bool:
        match sought:
            case Number():
                return bool(taken.figures(sought))
            case Amount(text):
                in_words = sought.has_words and taken.side_by_side(self._each(phrase_words(text)))
                return in_words or bool(taken.figures(sought.number))
            case Cites(text):
                return self._cites(text, taken.candidate.symbols)
            case Near(text, between):
                return taken.close_together(self._each(dict.fromkeys(phrase_words(text))), between)
            case Phrase(text):
                return taken.side_by_side(self._each(phrase_words(text)))
            case Term(text) if symbol_key(text):
                return self._names(text, taken)
            case Term(text) if len(words := folded_words(text)) > 1:  # "co-operation" is written in one word as well.
                return taken.side_by_side(self._each(words)) or bool(taken.places(self._exactly("".join(words))))
            case _:
                return bool(taken.places(self._test(sought, taken.candidate.origin.language)))

    def _names(self, text: str, taken: _Taken) -> bool:
        """Whether a text names the document that was typed, or is the first of it. Its words are looked for where no
        text names it."""
        candidate = taken.candidate
        if candidate.first and any(is_named(symbol, text) for symbol in candidate.origin.symbols):
            return True
        if self._cites(text, candidate.symbols):
            return True
        nowhere = not self._cites(text, self._together.symbols or ())
        return nowhere and taken.side_by_side(self._each(folded_words(text)))

    def _cites(self, text: str, symbols: Iterable[str]) -> bool:
        """Whether some keys have one by which a document is looked for."""
        tests = self._together.named(text)
        return any(fits(key) for key in symbols for fits in tests)

    def _each(self, words: Sequence[str] | dict[str, None]) -> list[Test]:
        return [self._exactly(word) for word in words]

    def _figures_close(self, parts: Sequence[Node], taken: _Taken) -> bool:
        """Whether each figure that is asked for stands close to one of the words that are sought with it."""
        figures = [part for part in parts if isinstance(part, Number)]
        tests = [fits for part in parts for fits in self._words_of(part, taken)] if figures else []
        beside = {place for fits in tests for place in taken.places(fits)}
        return not tests or all(
            any(abs(place - figure) <= FIGURE_NEAR + 1 for figure in taken.figures(each) for place in beside)
            for each in figures
        )

    def _words_of(self, part: Node, taken: _Taken) -> Iterator[Test]:
        match part:
            case Term(text) if len(folded_words(text)) == 1 and not symbol_key(text):
                yield self._test(part, taken.candidate.origin.language)
            case Term(text) | Phrase(text) | Near(text, _) | Amount(text):
                yield from self._each(phrase_words(text))
            case Prefix() | Wildcard() | Fuzzy():
                yield self._test(part, taken.candidate.origin.language)

    def _passes(self, node: Filter, candidate: Candidate) -> bool:
        origin = candidate.origin
        match node:
            case In(kind):
                return candidate.kind is kind
            case Years():
                return origin.year is not None and origin.year in node
            case Series(text):
                return self._stems(text) <= self._stems(series_key(origin.series))
            case Placed(_, places):
                return candidate.place in places
            case First() | Dropped() | Changed():
                return False
            case Symbol(text):
                return bears(origin.symbols, text)
            case Section(text):
                ways = self._by_path(text)
                if ways:
                    return any(way(text, path) for path, _ in candidate.sections() for way in ways)
                return any(self._stems(text) <= self._stems(title) for _, title in candidate.sections())


def _test(sought: Text, known: Language) -> Test:
    """Whether a word of a text of a language is one that a single word, a beginning, a pattern or a misspelt word
    stands for."""
    match sought:
        case Prefix(text):
            return _exactly(f"{text}*")
        case Wildcard(text):
            return _exactly(text)
        case Fuzzy(text, letters):
            return cache(partial(_near, text, letters))
        case Term(text):
            (start, end), *_ = taken_apart(text)[1]
            return cache(_any_form(text[start:end], known))
        case _:
            raise TypeError(sought)


def _near(word: str, letters: int, written: str) -> bool:
    folded = fold(written)
    return folded[:1] == word[:1] and OSA.distance(folded, word, score_cutoff=letters) <= letters


def _exactly(word: str) -> Test:
    """Whether a word is this one, or like it where it is a pattern."""
    fits = fitting(word)
    return cache(lambda written: fits(fold(written)))


def _any_form(typed: str, known: Language) -> Test:
    """Whether a word of a text of a language is a form of the one that was typed: by the stems of the language of
    queries, since forms of its words stand in other texts too, or by those of the text's own."""
    word, own = fold(typed), stem_terms(typed, known) if known.code != LANGUAGE.code else frozenset()
    stem = LANGUAGE.stem(word) if has_forms(word) else None

    def fits(written: str) -> bool:
        folded = fold(written)
        if folded == word or (stem is not None and LANGUAGE.stem(folded) == stem):
            return True
        return bool(own) and not own.isdisjoint(stem_terms(written, known))

    return fits
