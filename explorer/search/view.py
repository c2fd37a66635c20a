"""An index at one moment: its segments as one, its reports, and what was read of it lately."""

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Protocol, TypeVar

from explorer.search.bodies import body_of
from explorer.search.documents import Part
from explorer.search.entries import KINDS, Field, Record, record
from explorer.search.postings import Postings, joined
from explorer.search.query import Kind
from explorer.search.sets import TextSet, set_of, set_of_ranges

T = TypeVar("T")

_KEPT = 32_000_000
"""Bytes of what was read that are kept for the next query: while somebody types, the same words are sought again."""
_SATURATION, _LENGTH = 1.2, 0.75  # The constants of BM25, as usual.
_HEADING = 0.6  # A heading counts as so much shorter: what stands in one is what follows is about.
LENGTHS = tuple(_HEADING * _SATURATION * (1 - _LENGTH) * 1.15**step for step in range(32))
"""What BM25 adds to a count to let it weigh less the longer the text is, in the steps that are told apart."""

MOST = 256 // len(LENGTHS) - 1
"""Times that a word stands in a text that are told apart."""
_BATCH = 255 // MOST - 1  # Words that can be counted in a byte.
_CAPPED = bytes(min(count, MOST) for count in range(256))


class Segment(Protocol):
    """See `whoosh_store.Segment`."""

    size: int
    deleted: tuple[int, ...]

    def postings(self, field: Field, term: str, with_places: bool = False, first: int = 0) -> Postings: ...
    def lexicon(self, field: Field) -> "tuple[list[str], array[int]]": ...
    def stored(self, text: int) -> Any: ...
    def records(self) -> list[int]: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Indexed:
    """A report in the index: its texts are `first` up to `end`, and its own entry stands at `end`."""

    record: Record
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A text as it was stored."""

    report: str
    kind: Kind
    eid: str
    section: str
    label: str | None
    page: int | None
    words: str


class View:
    """The texts of all segments are numbered through; those of one report follow each other as one reads them."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._firsts: list[int] = []
        self.size = 0
        self.reports: list[Indexed] = []
        for segment in segments:
            self._firsts.append(self.size)
            deleted = set(segment.deleted)
            for number in segment.records():
                if number not in deleted:
                    known = record(segment.stored(number))
                    end = self.size + number
                    self.reports.append(Indexed(known, end - len(known.kinds), end))
            self.size += segment.size
        self._kept: OrderedDict[object, tuple[Any, int]] = OrderedDict()
        self._weight = 0
        self._vocabularies: dict[Field, Vocabulary] = {}

    @cached_property
    def all(self) -> TextSet:
        """Every text that was not taken out."""
        return set_of_ranges(((each.first, each.end) for each in self.reports), self.size)

    @cached_property
    def kinds(self) -> dict[Kind, TextSet]:
        flags = bytearray(b"\xff" * self.size)
        for each in self.reports:
            flags[each.first : each.end] = each.record.kinds
        return {kind: int.from_bytes(flags.translate(_only(n)), "little") for n, kind in enumerate(KINDS)}

    @cached_property
    def lengths(self) -> int:
        """For each text one byte, its number in LENGTHS, all in one whole number as a TextSet is."""
        lengths: array[int] = array("H", bytes(2 * self.size))
        headings = bytearray(self.size)
        for each in self.reports:
            lengths[each.first : each.end] = each.record.lengths
            headings[each.first : each.end] = each.record.kinds.translate(_only(KINDS.index(Kind.HEADING)))
        mean = sum(lengths) / max(1, len(lengths)) or 1.0
        base, slope = _SATURATION * (1 - _LENGTH), _SATURATION * _LENGTH / mean

        @cache
        def step(length: int, heading: int) -> int:
            return min(bisect_left(LENGTHS, (base + slope * length) * (_HEADING if heading else 1)), len(LENGTHS) - 1)

        return int.from_bytes(bytes(map(step, lengths, headings)), "little")

    @cached_property
    def values(self) -> dict[str, dict[str, str]]:
        """The values of each report that are counted, "" where it has none: its `year`, `series` and `body`."""
        return {
            each.record.id: {
                "year": "" if each.record.year is None else str(each.record.year),
                "series": each.record.series,
                "body": body_of(each.record.symbols),
            }
            for each in self.reports
        }

    @cached_property
    def sections(self) -> list[tuple[Indexed, Part]]:
        return [(each, part) for each in self.reports for part in each.record.parts]

    def warm(self) -> None:
        """Read what every search needs."""
        self.vocabulary(Field.WORDS)
        self.vocabulary(Field.BEGINNINGS)
        self.vocabulary(Field.PAIRS)
        _ = self.all, self.lengths, self.kinds, self.values

    def postings(self, field: Field, term: str) -> Postings:
        """The postings of a term in all segments, without places."""

        def read() -> Postings:
            placed = zip(self._segments, self._firsts, strict=True)
            return joined(segment.postings(field, term, first=first) for segment, first in placed)

        return self.kept(("postings", field, term), read, _weight_of)

    def counts(self, terms: Sequence[tuple[Field, str]]) -> int:
        """How often any of some terms stands in each text, MOST at most: a byte a text, all in one whole number as a
        TextSet is. Texts are found and scored by the same counts."""
        return self.kept(("counts", *terms), lambda: self._counts(terms), lambda counts: 300 + self.size)

    def _counts(self, terms: Sequence[tuple[Field, str]]) -> int:
        counts = bytearray(self.size)
        for start in range(0, len(terms), _BATCH):
            for term in terms[start : start + _BATCH]:
                found = self.postings(*term)
                for text, count in zip(found.texts, _capped(found.counts), strict=True):
                    counts[text] += count
            counts = counts.translate(_CAPPED)
        return int.from_bytes(counts, "little")

    def places(self, part: int, field: Field, term: str) -> "array[int]":
        """The places of a term in one segment, by the numbers that texts have there."""
        return self.kept(
            ("places", part, field, term),
            lambda: self._segments[part].postings(field, term, with_places=True).places,
            lambda places: 100 + len(places) * places.itemsize,
        )

    @property
    def parts(self) -> list[tuple[int, int, int]]:
        """The number of each segment and its texts, `first` up to `end`."""
        firsts = [*self._firsts, self.size]
        return [(number, firsts[number], firsts[number + 1]) for number in range(len(self._segments))]

    def texts(self, field: Field, term: str) -> TextSet:
        """The texts that hold a term, those taken out included."""
        return set_of(self.postings(field, term).texts, self.size)

    def vocabulary(self, field: Field) -> "Vocabulary":
        if field not in self._vocabularies:
            self._vocabularies[field] = Vocabulary([segment.lexicon(field) for segment in self._segments])
        return self._vocabularies[field]

    def report_at(self, text: int) -> Indexed:
        starts = self._starts
        return self.reports[bisect_right(starts, text) - 1]

    def found(self, text: int) -> Found:
        number = bisect_right(self._firsts, text) - 1
        eid, section, label, page, words = self._segments[number].stored(text - self._firsts[number])
        report = self.report_at(text)
        kind = KINDS[report.record.kinds[text - report.first]]
        return Found(report.record.id, kind, eid, section, label, page, words)

    def kept(self, key: object, make: Callable[[], T], weigh: Callable[[T], int]) -> T:
        """What `make` gives, from the memory where it was made lately. `weigh` gives its bytes."""
        if key in self._kept:
            self._kept.move_to_end(key)
            value: T = self._kept[key][0]
            return value
        value = make()
        weight = weigh(value)
        self._kept[key] = value, weight
        self._weight += weight
        while self._weight > _KEPT and len(self._kept) > 1:
            self._weight -= self._kept.popitem(last=False)[1][1]
        return value

    @cached_property
    def _starts(self) -> list[int]:
        return [each.first for each in self.reports]

    def close(self) -> None:
        for segment in self._segments:
            segment.close()


class Vocabulary:
    """The terms of a field in order, and how many texts hold each."""

    def __init__(self, lexicons: Sequence[tuple[list[str], "array[int]"]]) -> None:
        if len(lexicons) == 1:
            self.terms, frequencies = lexicons[0]
            self._frequencies = dict(zip(self.terms, frequencies, strict=True))
        else:
            counted: Counter[str] = Counter()
            for terms, frequencies in lexicons:
                counted.update(dict(zip(terms, frequencies, strict=True)))
            self.terms, self._frequencies = sorted(counted), counted

    def __contains__(self, term: str) -> bool:
        return term in self._frequencies

    def frequency(self, term: str) -> int:
        return self._frequencies.get(term, 0)

    def beginning(self, letters: str) -> list[str]:
        """The terms that begin so."""
        first = bisect_left(self.terms, letters)
        end = bisect_right(self.terms, letters, lo=first, key=lambda term: term[: len(letters)])
        return self.terms[first:end]


def _only(number: int) -> bytes:
    """A table for `translate` that makes this byte 1 and every other 0."""
    return bytes(each == number for each in range(256))


def _capped(counts: "array[int]") -> Iterable[int]:
    return counts.tobytes().translate(_CAPPED) if counts.itemsize == 1 else (min(count, MOST) for count in counts)


def _weight_of(postings: Postings) -> int:
    arrays = (postings.texts, postings.counts, postings.places)
    return 300 + sum(len(each) * each.itemsize for each in arrays)
