"""Which texts of an index a query asks for."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial, reduce
from itertools import chain, pairwise
from operator import or_

from explorer.language import language
from explorer.search.citations import symbol_key
from explorer.search.cited import cited_terms, documents, remarks
from explorer.search.entries import LETTERS, Field, pair
from explorer.search.expansion import Stem, expanded, forms
from explorer.search.filters import filtered, of_reports
from explorer.search.numbers import in_ranges, within
from explorer.search.proximity import close_together, side_by_side
from explorer.search.query import (
    AllOf,
    Amount,
    AnyOf,
    Changed,
    Cites,
    Dropped,
    First,
    Fuzzy,
    In,
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
from explorer.search.sections import sections_meant
from explorer.search.sets import NONE, TextSet, counted, flags_of, set_of, set_of_ranges
from explorer.search.snapshot import Snapshot, weight_of_words
from explorer.search.words import (
    LANGUAGE,
    folded_words,
    is_function_word,
    is_pattern,
    phrase_words,
    small_words,
    stem_terms,
    taken_apart,
)

FIGURE_NEAR = 10
"""Words between a figure and the word that it is sought near, at most: about half a sentence. Set by hand."""
_SHORT = max(LETTERS)
"""Letters at most of a beginning or an ending that has postings of its own."""
_ENDING = re.compile(rf"\*([^*?]{{1,{_SHORT}}})")

IndexTerm = tuple[Field, str]
"""What has postings: a term of a field."""


def _common(sets: Iterable[TextSet]) -> TextSet:
    """The texts that are in all of some sets; those behind the one that leaves none are not looked at."""
    found = ~NONE
    for each in sets:
        found &= each
        if not found:
            break
    return found


def units_of(words: Sequence[str]) -> list[tuple[int, IndexTerm]]:
    """A phrase as what has positions in the index, each with the number of its first word: two small words side by side
    are one, and what is in none of these is by itself. Any one word, `*`, has none."""
    small = list(map(is_function_word, words))
    paired = [number for number, both in enumerate(pairwise(small)) if all(both)]
    covered = {*paired, *(number + 1 for number in paired)}
    alone = [(n, (Field.WORDS, word)) for n, word in enumerate(words) if n not in covered and word != "*"]
    return alone + [(number, (Field.PAIRS, pair(words[number], words[number + 1]))) for number in paired]


def _pattern(word: str) -> Prefix | Wildcard | None:
    """What a word of a phrase stands for, where it is no word."""
    if is_pattern(word):
        return Prefix(word[:-1]) if not is_pattern(word[:-1]) and word.endswith("*") else Wildcard(word)
    return None


class Matching:
    """Finds texts in one snapshot. `remarks` says what could not be done in full."""

    def __init__(self, snapshot: Snapshot, stem: Stem) -> None:
        self._snapshot, self._stem = snapshot, stem
        self._words = snapshot.lexicon(Field.WORDS)
        self.remarks: dict[str, None] = {}

    def texts(self, node: Node) -> TextSet:
        """The texts that a query asks for, those taken out of the index left out. A part that is a leaf is remembered
        by the snapshot."""
        snapshot = self._snapshot
        match node:
            case AllOf(parts):
                return self._all(parts)
            case AnyOf(parts):
                return reduce(or_, map(self.texts, parts), NONE)
            case Not(part):
                return snapshot.all & ~self.texts(part)
            case Section(text):
                return snapshot.all & self._section(text)
            case _:
                return snapshot.all & snapshot.kept(
                    ("texts", node), lambda: self._leaf(node), lambda texts: snapshot.size
                )

    def passed_over(self, small: Small) -> TextSet:
        """The texts in which a small word need not stand: all where it is one in the language of queries, else those in
        whose language it is one."""
        word = folded_words(small.text)[0]
        if word in small_words(LANGUAGE):
            return self._snapshot.all
        return self._snapshot.kept(
            ("passed over", word),
            lambda: of_reports(self._snapshot, lambda each: word in small_words(language(each.record.language))),
            lambda texts: self._snapshot.size,
        )

    def forms(self, word: str) -> list[str]:
        """The words of the index that are forms of a word, itself first."""
        return self._snapshot.kept(("forms", word), lambda: forms(word, self._words, self._stem), weight_of_words)

    def forms_of(self, typed: str) -> tuple[list[IndexTerm], list[IndexTerm]]:
        """The terms of a word as it was typed, with its plural or singular, and those of its other forms in the texts
        of each language."""
        word = folded_words(typed)[0]
        forms, bare = self.forms(word), word.rstrip("s")
        own = [form for form in forms if form.rstrip("s") == bare]
        others = _each(Field.WORDS, (form for form in forms if form not in own))
        return list(_each(Field.WORDS, own)), [*others, *_each(Field.STEMS, self._stems_of(typed))]

    def _stems_of(self, typed: str) -> list[str]:
        """The terms of the stems of a word that are in the index."""
        lexicon = self._snapshot.lexicon(Field.STEMS)
        (start, end), *_ = taken_apart(typed)[1]
        word, spoken = typed[start:end], self._snapshot.spoken
        return sorted({term for known in spoken for term in stem_terms(word, known) if term in lexicon})

    def terms(self, sought: Prefix | Wildcard | Fuzzy) -> list[IndexTerm]:
        """The terms that are looked for in the place of a beginning, a pattern or a misspelt word."""
        known = self.known(sought)
        return [known] if known else list(_each(Field.WORDS, self.words(sought)))

    def words(self, sought: Prefix | Wildcard | Fuzzy) -> list[str]:
        """The words that are looked for in the place of a beginning, a pattern or a misspelt word."""
        found, total = self._snapshot.kept(
            ("expanded", sought), lambda: expanded(sought, self._words), lambda pair: weight_of_words(pair[0])
        )
        if total > len(found):
            self.remarks[
                f"Of the {total:,} words like “{sought.text}”, the {len(found)} most frequent are looked for."
            ] = None
        return found

    def document_frequency(self, term: IndexTerm) -> int:
        """How many texts hold a term."""
        field, text = term
        return self._snapshot.lexicon(field).document_frequency(text)

    def known(self, sought: Prefix | Wildcard | Fuzzy) -> IndexTerm | None:
        """The term of a beginning or an ending that is so short that the index knows it."""
        match sought:
            case Prefix(text) if len(text) <= _SHORT:
                return Field.BEGINNINGS, text
            case Wildcard(text) if ending := _ENDING.fullmatch(text):
                return Field.ENDINGS, ending[1]
            case _:
                return None

    def _all(self, parts: Sequence[Node]) -> TextSet:
        each_once = dict.fromkeys(parts)
        found = _common(map(self.texts, each_once))
        figures = [part for part in each_once if isinstance(part, Number)]
        words = dict.fromkeys(chain.from_iterable(map(self._terms_of, each_once if figures and found else ())))
        for figure in figures if words else ():
            found = self._close_to(figure, words, found)
        return found

    def _close_to(self, figure: Number, words: Iterable[IndexTerm], texts: TextSet) -> TextSet:
        """The texts in which a figure stands close to one of some words."""
        figures = self._figures(figure)

        def find(segment: int, flags: bytes) -> set[int]:
            beside = sorted(chain.from_iterable(self._positions(segment, word, flags) for word in words))
            return close_together([beside, sorted(self._inside(segment, figures, flags))], FIGURE_NEAR)

        return self._by_segment(texts, find)

    def _by_segment(self, texts: TextSet, find: Callable[[int, bytes], Iterable[int]]) -> TextSet:
        """What `find` finds in each segment among some texts, of which it gets the flags."""
        flags = flags_of(texts, self._snapshot.size)
        found: list[int] = []
        for segment, first, end in self._snapshot.segments:
            own = flags[first:end]
            if 1 in own:
                found += map(first.__add__, find(segment, own))
        return set_of(found, self._snapshot.size)

    def _leaf(self, node: Node) -> TextSet:
        match node:
            case Small(text):
                passed = self.passed_over(node)
                return passed if passed == self._snapshot.all else passed | self._term(text)
            case Term(text):
                return self._term(text)
            case Phrase(text):
                return self._phrase(phrase_words(text))
            case Near(text, between):
                return self._near(phrase_words(text), between)
            case Prefix() | Wildcard() | Fuzzy():
                return self._like(node)
            case Number():
                return self._any(self._figures(node))
            case Amount(text):
                words = self._phrase(phrase_words(text)) if node.has_words else NONE
                return words | self._any(self._figures(node.number))
            case Cites(text):
                return self._any(self.cited(text))
            case Years() | Series() | Symbol() | In() | First() | Dropped() | Changed() | Placed():
                return filtered(self._snapshot, node, self._stems)
            case _:
                raise TypeError(node)

    def _term(self, text: str) -> TextSet:
        words = folded_words(text)
        if symbol_key(text):
            return (self._any(self.cited(text)) or self._phrase(words)) | documents(self._snapshot, text)
        if len(words) > 1:  # The index knows "co-operation" as "cooperation" as well.
            return self._phrase(words) | self._snapshot.texts(Field.WORDS, "".join(words))
        return reduce(or_, map(self._having, self.forms_of(text)), NONE)

    def _having(self, terms: Sequence[IndexTerm]) -> TextSet:
        """The texts with any of some terms, by the counts by which they are scored."""
        return counted(self._snapshot.frequencies(terms)) if terms else NONE

    def _any(self, terms: Iterable[IndexTerm]) -> TextSet:
        snapshot = self._snapshot
        return set_of(chain.from_iterable(snapshot.postings(*term).texts for term in terms), snapshot.size)

    def _like(self, sought: Prefix | Wildcard | Fuzzy) -> TextSet:
        """Beginnings and endings of two and three letters are known to the index; one letter is all that begin, or
        end, with it."""
        known = self.known(sought)
        if known is None or len(known[1]) > 1:
            return self._having(self.terms(sought))
        field, letters = known
        fits = str.startswith if field == Field.BEGINNINGS else str.endswith
        longer = [each for each in self._snapshot.lexicon(field).terms if len(each) == 2 and fits(each, letters)]
        return self._snapshot.texts(Field.WORDS, letters) | self._any(_each(field, longer))

    def _phrase(self, words: Sequence[str]) -> TextSet:
        if len(words) == 1:
            pattern = _pattern(words[0])
            return self._like(pattern) if pattern else self._snapshot.texts(Field.WORDS, words[0])
        units = units_of(words)
        if len(units) == 1:
            return self._snapshot.texts(*units[0][1])
        rarest_first = sorted(
            {unit for _, unit in units}, key=lambda unit: self.document_frequency(unit) or self._snapshot.size
        )
        together = _common(self._unit(unit) for unit in rarest_first)

        def find(segment: int, flags: bytes) -> set[int]:
            positions = {unit: self._positions(segment, unit, flags) for unit in rarest_first}
            return side_by_side([(number, positions[unit]) for number, unit in units])

        return self._by_segment(together, find)

    def _unit(self, unit: IndexTerm) -> TextSet:
        """The texts that hold a unit of a phrase."""
        field, term = unit
        return self._snapshot.texts(*unit) if field == Field.PAIRS else self.texts(Phrase(term))

    def _near(self, words: Sequence[str], between: int) -> TextSet:
        distinct = list(dict.fromkeys(words))

        def find(segment: int, flags: bytes) -> set[int]:
            return close_together([self._positions(segment, (Field.WORDS, word), flags) for word in distinct], between)

        return self._by_segment(self._together(distinct), find)

    def _together(self, words: Sequence[str]) -> TextSet:
        """The texts that hold all of some words, each exactly as given or beginning as given."""
        rarest_first = sorted(
            dict.fromkeys(words), key=lambda word: self._words.document_frequency(word) or self._snapshot.size
        )
        return _common(self.texts(Phrase(word)) for word in rarest_first)

    def _positions(self, segment: int, unit: IndexTerm, flags: bytes) -> Sequence[int]:
        """The positions of a word or pair, or of all words that begin so, in some texts of a segment, in order."""
        field, word = unit
        pattern = _pattern(word)
        if pattern is None:
            return self._snapshot.positions(segment, field, word, flags)
        return sorted(set(self._inside(segment, _each(field, self.words(pattern)), flags)))

    def _inside(self, segment: int, terms: Iterable[IndexTerm], flags: bytes) -> Iterator[int]:
        for field, term in terms:
            yield from self._snapshot.positions(segment, field, term, flags)

    def _terms_of(self, node: Node) -> list[IndexTerm]:
        """The words that are looked for in the place of what a figure may be near."""
        match node:
            case Term(text) if len(folded_words(text)) == 1 and not symbol_key(text):
                return [*chain.from_iterable(self.forms_of(text))]
            case Term(text) | Phrase(text) | Near(text, _) | Amount(text):
                return [*_each(Field.WORDS, phrase_words(text))]
            case Prefix() | Wildcard() | Fuzzy():
                return [*_each(Field.WORDS, self.words(node))]
            case _:
                return []

    def _figures(self, number: Number) -> list[IndexTerm]:
        """The terms of all figures of a size: ranges that lie whole in it, and single figures."""
        field = Field.SHARES if number.share else Field.NUMBERS
        keys = self._snapshot.kept(
            ("figures", field), lambda: sorted(self._snapshot.lexicon(field).terms, key=float), weight_of_words
        )
        first = -math.inf if number.first is None else number.first
        last = math.inf if number.last is None else number.last
        if number.share:
            return [*_each(field, within(first, last, keys))]
        ranges, figures = in_ranges(first, last, keys)
        return [*_each(Field.RANGES, ranges), *_each(field, figures)]

    def cited(self, text: str) -> list[IndexTerm]:
        """The terms by which texts name a document that was typed."""
        return [*_each(Field.SYMBOLS, cited_terms(self._snapshot, text))]

    def remark_on(self, sought: Iterable[Text]) -> None:
        """Tell what else there is to say of the documents that are named."""
        for part in sought:
            if isinstance(part, Cites) or (isinstance(part, Term) and symbol_key(part.text)):
                in_words = partial(self._phrase, folded_words(part.text))
                self.remarks |= dict.fromkeys(remarks(self._snapshot, part.text, in_words))

    def _section(self, text: str) -> TextSet:
        snapshot = self._snapshot

        def read() -> tuple[TextSet, str]:
            found, remark = sections_meant(text, snapshot, self._stems)
            return set_of_ranges(found, snapshot.size), remark

        texts, remark = snapshot.kept(("section", text), read, lambda _: snapshot.size)
        if remark:
            self.remarks[remark] = None
        return texts

    def _stems(self, text: str) -> frozenset[str]:
        return self._snapshot.kept(
            ("stems", text), lambda: frozenset(map(self._stem, folded_words(text))), weight_of_words
        )


def _each(field: Field, terms: Iterable[str]) -> Iterator[IndexTerm]:
    return ((field, term) for term in terms)
