"""A snapshot of an index: its segments at one moment as one, its reports, and what was read of it lately.

A text is numbered, `first` of its segment on; where a method gives a whole number "of bytes", that is one byte for each
text, the first text's lowest, as in `sets`.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, TypeVar

from explorer.jobs import check
from explorer.language import Language, language
from explorer.search.bodies import body_of
from explorer.search.documents import Part
from explorer.search.entries import KINDS, TOGETHER, Field, Record, record
from explorer.search.lexicon import Lexicon
from explorer.search.postings import Postings, joined
from explorer.search.query import Kind
from explorer.search.reading import Names, names_of
from explorer.search.results import REPORT
from explorer.search.sets import TextSet, members, set_of, set_of_ranges
from explorer.search.terms import Dictionary
from explorer.search.words import LANGUAGE

T = TypeVar("T")
Range = tuple[int, int]
"""The texts `first` up to `end`."""
Sections = Mapping[str, Sequence[Range]]
"""The texts of sections by what they have in common."""

_KEPT = 32_000_000
"""Bytes of what was read that are kept for the next query: while somebody types, the same words are sought again."""
ENTRY, _WORD = 300, 100
"""Bytes that what is kept takes beside its arrays, its key and objects, and that a word of a list does. Estimated from
`sys.getsizeof`: an empty array has 80 and a text of ten letters 59, to which come its places in lists."""
K1, B = 1.2, 0.75
"""The constants of BM25: how soon a term frequency saturates, and how much the length of a text counts. The values of
S. Robertson and others, "Okapi at TREC-3", 1994, which Lucene has as well."""
_HEADING = 0.6
"""A heading counts as so much shorter: what stands in one is what follows is about. Set by hand on the sample reports,
where a heading is to come before a paragraph that is as good."""
_STEPS, _STEP = 32, 1.15
"""The norms that are told apart, each so many times the one before: from the shortest heading to a text some fifteen
times as long as the mean. Five bits of a byte, as many as leave three for the term frequency."""
NORMS = tuple(_HEADING * K1 * (1 - B) * _STEP**step for step in range(_STEPS))
"""What BM25 adds to a term frequency to let it weigh less the longer the text is."""

MOST = 256 // len(NORMS) - 1
"""The largest term frequency that is told apart: it stands with the norm in one byte. By BM25 the next adds little."""
_BATCH = 255 // MOST - 1
"""Terms whose capped frequencies add up in a byte, with what was counted before."""
_CAPPED = bytes(min(count, MOST) for count in range(256))  # For `translate`: each byte, `MOST` at the most.


class Segment(Protocol):
    """See `whoosh_store.Segment`."""

    size: int
    deleted: tuple[int, ...]

    def postings(self, field: Field, term: str, with_places: bool = False, first: int = 0) -> Postings: ...
    def dictionary(self, field: Field) -> Dictionary | None: ...
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
class Highest:
    """The highest headings with one title, as the first of them is written, and the texts `first` up to `end` below
    each."""

    written: str
    ranges: list[Range]


class Snapshot:
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
        self._lexicons: dict[Field, Lexicon] = {}

    @cached_property
    def all(self) -> TextSet:
        """Every text that was not taken out."""
        return set_of_ranges(((each.first, each.end) for each in self.reports), self.size)

    @cached_property
    def kinds(self) -> dict[Kind, TextSet]:
        """The texts of each kind, those taken out left out."""
        flags = bytearray(b"\xff" * self.size)
        for each in self.reports:
            flags[each.first : each.end] = each.record.kinds
        return {kind: int.from_bytes(flags.translate(_only(n)), "little") for n, kind in enumerate(KINDS)}

    @cached_property
    def norms(self) -> int:
        """The number in NORMS of each text, a whole number of bytes."""
        return int.from_bytes(self._norms, "little")

    def norms_of(self, texts: Iterable[int]) -> Iterator[int]:
        """The number in NORMS of some texts."""
        return map(self._norms.__getitem__, texts)

    @cached_property
    def _norms(self) -> bytes:
        lengths: array[int] = array("H", bytes(2 * self.size))
        headings, is_heading = bytearray(self.size), _only(KINDS.index(Kind.HEADING))
        for each in self.reports:
            lengths[each.first : each.end] = each.record.lengths
            headings[each.first : each.end] = each.record.kinds.translate(is_heading)
        mean = sum(lengths) / max(1, len(lengths)) or 1.0
        base, slope = K1 * (1 - B), K1 * B / mean

        def norm(length: int, share: float = 1.0) -> int:
            return min(bisect_left(NORMS, (base + slope * length) * share), len(NORMS) - 1)

        each_once = {length: norm(length) for length in set(lengths)}
        norms = bytearray(map(each_once.__getitem__, lengths))
        for text in members(bytes(headings)):
            norms[text] = norm(lengths[text], _HEADING)
        return bytes(norms)

    @cached_property
    def values(self) -> dict[str, dict[str, str]]:
        """The values of each report, "" where it has none: its id, and what is counted, its `year`, `series` and
        `body`."""
        return {
            each.record.id: {
                REPORT: each.record.id,
                "year": "" if each.record.year is None else str(each.record.year),
                "series": each.record.series,
                "body": body_of(each.record.symbols),
            }
            for each in self.reports
        }

    @cached_property
    def spoken(self) -> tuple[Language, ...]:
        """The language of queries, and those of the texts."""
        return tuple({known.code: known for known in (LANGUAGE, *map(language, self.languages.values()))}.values())

    @cached_property
    def languages(self) -> dict[str, str]:
        """The code of the language of each report, by its id."""
        return {each.record.id: each.record.language for each in self.reports}

    @cached_property
    def names(self) -> Names:
        """What the texts explain to be another name of something."""
        lexicon = self.lexicon(Field.NAMES)
        return names_of((term, lexicon.document_frequency(term)) for term in lexicon.terms)

    @cached_property
    def records(self) -> dict[str, Record]:
        """The reports by their ids."""
        return {each.record.id: each.record for each in self.reports}

    def _sections(self) -> Iterator[tuple[Part, Range]]:
        """Every section, and its texts."""
        for each in self.reports:
            for part in each.record.parts:
                yield part, (each.first + part.first, each.first + part.end)

    @cached_property
    def paths(self) -> Sections:
        """The texts of the sections, by their paths."""
        return _grouped((part.path, texts) for part, texts in self._sections())

    @cached_property
    def titles(self) -> Sections:
        """The texts of the sections, by their titles."""
        return _grouped((part.title, texts) for part, texts in self._sections())

    @cached_property
    def highest(self) -> dict[str, Highest]:
        """What stands below the highest headings, by their titles without case."""
        found: dict[str, Highest] = {}
        for part, texts in self._sections():
            if part.level == 1:
                found.setdefault(part.title.casefold(), Highest(part.title, [])).ranges.append(texts)
        return found

    def below(self, title: str) -> TextSet:
        """The texts below the highest headings with a title, given without case."""
        return self.kept(
            ("below", title), lambda: set_of_ranges(self.highest[title].ranges, self.size), lambda _: ENTRY + self.size
        )

    @cached_property
    def firsts(self) -> list[int]:
        """The number of the first text of each report."""
        return [each.first for each in self.reports]

    @cached_property
    def spans(self) -> dict[int, int]:
        """Behind which text ends what stands below a heading, by the heading's."""
        return dict(texts for _, texts in self._sections())

    def warm(self) -> None:
        """Read what every search needs."""
        self.lexicon(Field.WORDS)
        self.lexicon(Field.BEGINNINGS)
        self.lexicon(Field.PAIRS)
        _ = self.all, self.norms, self.kinds, self.values, self.firsts, self.names, self.spans

    def postings(self, field: Field, term: str) -> Postings:
        """The postings of a term in all segments, without places."""

        def read() -> Postings:
            placed = zip(self._segments, self._firsts, strict=True)
            return joined(segment.postings(field, term, first=first) for segment, first in placed)

        return self.kept(("postings", field, term), read, _weight_of)

    def frequencies(self, terms: Sequence[tuple[Field, str]]) -> bytes:
        """The term frequencies of some terms together in each text, MOST at most: a byte for each. Texts are found and
        scored by the same ones."""
        return self.kept(("frequencies", *terms), lambda: self._frequencies_of(terms), lambda _: ENTRY + self.size)

    def _frequencies_of(self, terms: Sequence[tuple[Field, str]]) -> bytes:
        total = bytearray(self.size)
        for start in range(0, len(terms), _BATCH):
            for term in terms[start : start + _BATCH]:
                found = self.postings(*term)
                for text, frequency in zip(found.texts, _capped(found.frequencies), strict=True):
                    total[text] += frequency
            if len(terms) > 1:
                total = total.translate(_CAPPED)
        return bytes(total)

    def positions(self, segment: int, field: Field, term: str, flags: bytes) -> list[int]:
        """The positions of a term in some texts of the segment of a number, by the numbers that texts have in it."""
        found = self.kept(
            ("places", segment, field, term),
            lambda: self._segments[segment].postings(field, term, with_places=True),
            _weight_of,
        )
        return found.positions(flags)

    @property
    def segments(self) -> list[tuple[int, int, int]]:
        """The number of each segment and its texts, `first` up to `end`."""
        firsts = [*self._firsts, self.size]
        return [(number, firsts[number], firsts[number + 1]) for number in range(len(self._segments))]

    def texts(self, field: Field, term: str) -> TextSet:
        """The texts that hold a term, those taken out included."""
        return set_of(self.postings(field, term).texts, self.size)

    def lexicon(self, field: Field) -> Lexicon:
        """The terms of a field in all segments."""
        if field not in self._lexicons:
            found = (segment.dictionary(field) for segment in self._segments)
            self._lexicons[field] = Lexicon([each for each in found if each])
        return self._lexicons[field]

    def report_number(self, text: int) -> int:
        """The place in `reports` of the one to which a text belongs."""
        return bisect_right(self.firsts, text) - 1

    def place(self, text: int) -> tuple[str, str, str]:
        """The report of a text, by its id, the eId of its element, and the path of its section."""
        report, (eid, section, *_) = self._told(text)
        return report.record.id, eid, section

    def found(self, text: int) -> tuple[Record, Kind, tuple[str, str, str | None, int | None, str]]:
        """The report of a text, its kind, and the eId, section, label, page and words of it."""
        report, stored = self._told(text)
        return report.record, KINDS[report.record.kinds[text - report.first]], stored

    def _told(self, text: int) -> tuple[Indexed, Any]:
        """The report of a text, and what is stored of it."""
        report = self.reports[self.report_number(text)]
        place = (text - report.first) % TOGETHER
        return report, self._stored(text - place)[place]

    def _stored(self, text: int) -> list[Any]:
        """The texts that are stored with one, its own first."""
        number = bisect_right(self._firsts, text) - 1
        return self.kept(
            ("stored", text),
            lambda: self._segments[number].stored(text - self._firsts[number]),
            lambda texts: sum(ENTRY + len(each[-1]) for each in texts),
        )

    def kept(self, key: object, make: Callable[[], T], weigh: Callable[[T], int]) -> T:
        """What `make` gives, from the memory where it was made lately. `weigh` gives its bytes. Raises Cancelled where
        nobody waits for it any more: nearly all that takes long is made here."""
        if key in self._kept:
            self._kept.move_to_end(key)
            value: T = self._kept[key][0]
            return value
        check()
        value = make()
        weight = weigh(value)
        self._kept[key] = value, weight
        self._weight += weight
        while self._weight > _KEPT and len(self._kept) > 1:
            self._weight -= self._kept.popitem(last=False)[1][1]
        return value

    def close(self) -> None:
        """Close the files of all segments."""
        for segment in self._segments:
            segment.close()


def _grouped(sections: Iterable[tuple[str, Range]]) -> Sections:
    found: defaultdict[str, list[Range]] = defaultdict(list)
    for key, texts in sections:
        found[key].append(texts)
    return found


def weight_of_words(words: Sized) -> int:
    """The bytes of a collection of words, about."""
    return ENTRY + _WORD * len(words)


def _only(number: int) -> bytes:
    """A table for `translate` that makes this byte 1 and every other 0."""
    return bytes(each == number for each in range(256))


def _capped(frequencies: "array[int]") -> Iterable[int]:
    if frequencies.itemsize == 1:
        return frequencies.tobytes().translate(_CAPPED)
    return (min(frequency, MOST) for frequency in frequencies)


def _weight_of(postings: Postings) -> int:
    arrays = (postings.texts, postings.frequencies, postings.places)
    return ENTRY + sum(len(each) * each.itemsize for each in arrays)
