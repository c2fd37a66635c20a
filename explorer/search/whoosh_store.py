"""How an index is kept on disk: the one file that imports Whoosh.

Whoosh keeps the segments, their generations and locks, the stored texts, sorts postings and merges. How a term's
postings are laid out is ours (`postings`), by a codec of our own: Whoosh's reads a word of 100,000 texts in 800 blocks.
While the words of a segment are written, so is what begins alike: for each two and three letters the texts in which any
word begins so, which makes short prefixes as cheap as words.
"""

import contextlib
import pickle
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from whoosh import fields, formats, index
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import LockError
from whoosh.lang.porter import stem as _porter
from whoosh.matching import ListMatcher
from whoosh.reading import SegmentReader

from explorer.search.engine import IndexBusy
from explorer.search.entries import RECORDS, Entry, Field
from explorer.search.postings import EMPTY, POSITION_BITS, POSITIONS, Postings, pack, unpack

_TERMS, _POSTINGS = ".trm", ".pst"
_LETTERS = (2, 3)  # Of the beginnings that have postings of their own.
_STEP = 8  # Segments are of one class where none has this many times the texts of another.
_SMALLEST = 500  # Texts of a segment of the first class.
_ALIKE = 6  # Segments of one class that are merged.
_MEMORY = 256  # Megabytes of postings that are sorted in memory.


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The form that stands for all forms of an English word."""
    stemmed: str = _porter(word)
    return stemmed


class _Given(fields.FieldType):  # type: ignore[misc]
    """A field whose terms come ready-made: an iterable of (term, count, positions) in bytes."""

    def __init__(self) -> None:
        self.format = formats.Existence()

    def index(
        self, value: Iterable[tuple[bytes, int, bytes]], **kwargs: Any
    ) -> Iterator[tuple[bytes, int, int, bytes]]:
        for term, count, positions in value:
            yield term, count, count, positions


_SCHEMA = fields.Schema(
    **{field.value: _Given() for field in Field if field is not Field.BEGINNINGS}, text=fields.STORED()
)


class _Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec for everything but terms and postings."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> "_TermsWriter":
        return _TermsWriter(segment.create_file(storage, _TERMS), segment.create_file(storage, _POSTINGS))

    def terms_reader(self, storage: Any, segment: Any) -> "_Terms":
        with contextlib.closing(segment.open_file(storage, _TERMS)) as file:
            data = file.read()
        return _Terms(pickle.loads(data), segment.open_file(storage, _POSTINGS))


class _TermsWriter:
    """Writes the terms of a segment, which come sorted by field, term and text."""

    def __init__(self, terms: Any, postings: Any) -> None:
        self._terms, self._postings = terms, postings
        self._fields: dict[str, tuple[list[bytes], array[int], array[int]]] = {}
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[tuple[str, bytes, int, float, bytes]]) -> None:
        beginnings = _Beginnings()
        for (name, term), group in groupby(items, key=itemgetter(0, 1)):
            _, _, texts, weights, positions = zip(*group, strict=True)
            counts = array("I", map(int, weights))
            self._add(name, term, texts, counts, _places(texts, positions))
            if name == Field.WORDS:
                beginnings.add(term.decode(), texts, counts)
        for beginning, found, numbers in beginnings.listed():
            self._add(Field.BEGINNINGS, beginning.encode(), found, numbers, ())

    def _add(self, name: str, term: bytes, texts: Sequence[int], counts: Sequence[int], places: Sequence[int]) -> None:
        terms, frequencies, offsets = self._fields.setdefault(name, ([], array("I"), array("Q")))
        terms.append(term)
        frequencies.append(len(texts))
        offsets.append(self._postings.tell())
        self._postings.write(pack(texts, counts, places))

    def close(self) -> None:
        written = {
            str(name): (b"\n".join(terms), frequencies.tobytes(), offsets.tobytes())
            for name, (terms, frequencies, offsets) in self._fields.items()
        }
        self._terms.write(pickle.dumps((written, self._postings.tell())))
        self._terms.close()
        self._postings.close()
        self.is_closed = True


def _places(texts: Sequence[int], positions: Sequence[bytes]) -> "array[int]":
    """The places of a term, from its positions in each text; empty for a field without."""
    places: array[int] = array("Q")
    for text, inside in zip(texts, positions, strict=True):
        if inside:
            values: array[int] = array("I")
            values.frombytes(inside)
            places.extend([(text << POSITION_BITS) + position for position in values if position < POSITIONS])
    return places


class _Beginnings:
    """For each beginning the texts in which words begin so, and how many words of each do; words come in order."""

    def __init__(self) -> None:
        self._done: list[tuple[str, array[int], array[int]]] = []
        self._open: dict[int, tuple[str, Counter[int]]] = {}

    def add(self, word: str, texts: Sequence[int], counts: Sequence[int]) -> None:
        for letters in _LETTERS:
            if len(word) >= letters:
                beginning, found = self._open.get(letters, ("", Counter[int]()))
                if beginning != word[:letters]:
                    self._end(letters)
                    beginning, found = word[:letters], Counter[int]()
                    self._open[letters] = beginning, found
                for text, count in zip(texts, counts, strict=True):
                    found[text] += count

    def listed(self) -> list[tuple[str, "array[int]", "array[int]"]]:
        for letters in list(self._open):
            self._end(letters)
        return sorted(self._done, key=lambda each: each[0].encode())

    def _end(self, letters: int) -> None:
        if letters in self._open:
            beginning, found = self._open.pop(letters)
            texts = array("I", sorted(found))
            self._done.append((beginning, texts, array("I", map(found.__getitem__, texts))))


class _Lexicon:
    """The terms of one field of a segment in the order of their bytes, with how many texts hold them and where their
    postings begin."""

    def __init__(self, terms: bytes, frequencies: bytes, offsets: bytes, end: int) -> None:
        self.terms = terms.split(b"\n")
        self.frequencies: array[int] = array("I", frequencies)
        self.offsets: array[int] = array("Q", offsets)
        self.offsets.append(end)

    def find(self, term: bytes) -> int | None:
        number = bisect_left(self.terms, term)
        return number if number < len(self.terms) and self.terms[number] == term else None


class _Terms:
    """Reads what a _TermsWriter wrote. All but `read` and `lexicon` is for Whoosh, when it merges."""

    def __init__(self, written: Any, postings: Any) -> None:
        lists, end = written
        self._written, self._postings = lists, postings
        self._ends = sorted([*(array("Q", offsets)[0] for _, _, offsets in lists.values()), end])
        self._lexicons: dict[str, _Lexicon] = {}

    def lexicon(self, name: str) -> _Lexicon | None:
        if name not in self._lexicons and name in self._written:
            terms, frequencies, offsets = self._written[name]
            first = array("Q", offsets)[0]
            end = next(each for each in self._ends if each > first)
            self._lexicons[name] = _Lexicon(terms, frequencies, offsets, end)
        return self._lexicons.get(name)

    def read(self, name: str, term: bytes, with_places: bool) -> Postings:
        lexicon = self.lexicon(name)
        number = lexicon.find(term) if lexicon else None
        if lexicon is None or number is None:
            return EMPTY
        start, end = lexicon.offsets[number], lexicon.offsets[number + 1]
        return unpack(self._postings.get(start, end - start), with_places)

    def __contains__(self, key: tuple[str, bytes]) -> bool:
        lexicon = self.lexicon(key[0])
        return lexicon is not None and lexicon.find(key[1]) is not None

    def indexed_field_names(self) -> list[str]:
        return [name for name in self._written if name != Field.BEGINNINGS]

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for name in self.indexed_field_names():
            lexicon = self.lexicon(name)
            yield from ((name, term) for term in (lexicon.terms if lexicon else ()))

    def matcher(self, name: str, term: bytes, format: Any, scorer: Any = None) -> ListMatcher:
        postings = self.read(name, term, with_places=True)
        values = [b""] * len(postings.texts)
        if postings.places:
            places, values, start = postings.places, [], 0
            for count in _known(postings):
                inside = [place % POSITIONS for place in places[start : start + count]]
                values.append(array("I", inside).tobytes())
                start += count
        return ListMatcher(list(postings.texts), list(map(float, postings.counts)), values, format)

    def close(self) -> None:
        self._postings.close()


def _known(postings: Postings) -> Iterator[int]:
    """How many places there are of each text: fewer than its count where it has very many words."""
    found = Counter(place >> POSITION_BITS for place in postings.places)
    return (found[text] for text in postings.texts)


class Segment:
    """A part of an index that was written at once, open for reading. Its texts have numbers from 0."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self.size: int = segment.doc_count_all()
        self.deleted: tuple[int, ...] = tuple(segment.deleted_docs())
        codec = segment.codec()
        self._terms: _Terms = codec.terms_reader(storage, segment)
        self._texts = codec.per_document_reader(storage, segment)

    def postings(self, field: Field, term: str, with_places: bool = False) -> Postings:
        return self._terms.read(field, term.encode(), with_places)

    def lexicon(self, field: Field) -> tuple[list[str], "array[int]"]:
        """The terms of a field in order, and how many texts hold each."""
        found = self._terms.lexicon(field)
        return ([term.decode() for term in found.terms], found.frequencies) if found else ([], array("I"))

    def stored(self, text: int) -> Any:
        return self._texts.stored_fields(text)["text"]

    def records(self) -> list[int]:
        """The numbers of the entries that stand for whole reports."""
        return list(self.postings(Field.RECORDS, RECORDS).texts)

    def close(self) -> None:
        self._terms.close()
        self._texts.close()


class Store:
    """The index in a folder. Writing is for one process at a time."""

    def __init__(self, folder: Path) -> None:
        self._index = index.open_dir(str(folder), schema=_SCHEMA)  # Given, so that none is unpickled.

    @staticmethod
    def create(folder: Path) -> "Store":
        index.create_in(str(folder), _SCHEMA)
        return Store(folder)

    @property
    def generation(self) -> int:
        """Counts the states of the index."""
        return int(self._index.latest_generation())

    def segments(self) -> list[Segment]:
        """The newest state, open. Raises OSError where a writer replaces its files at this moment."""
        opened: list[Segment] = []
        try:
            opened += (Segment(self._index.storage, segment) for segment in self._index._segments())
        except BaseException:
            for segment in opened:
                segment.close()
            raise
        return opened

    @contextlib.contextmanager
    def writing(self) -> Iterator["Writer"]:
        """A writer that commits at the end and gives up on any exception."""
        native = self._native()
        try:
            yield Writer(native)
            native.commit(mergetype=lambda writer, segments: [each for each in segments if not _empty(each)])
        finally:  # A failed commit would keep Whoosh's lock.
            if not native.is_closed:
                with contextlib.suppress(Exception):
                    native.cancel()
            if not native.is_closed:
                native.writelock.release()

    def tidy(self) -> bool:
        """Merge segments where many of one size have piled up, or where half of one was deleted; whether it did."""
        merged = _to_merge(self._index._segments())
        if merged:
            native = self._native()
            try:
                native.commit(mergetype=lambda writer, segments: _merge(writer, segments, merged))
            finally:
                if not native.is_closed:
                    native.cancel()
        return bool(merged)

    def _native(self) -> Any:
        try:
            # Uncompounded, since Whoosh copies a compound segment into memory to open it.
            return self._index.writer(compound=False, codec=_Codec(), limitmb=_MEMORY)
        except LockError as error:
            raise IndexBusy("The search index is being written by another window. Try again in a moment.") from error


class Writer:
    def __init__(self, native: Any) -> None:
        self._native = native

    def add(self, entry: Entry) -> None:
        self._native.add_document(**{field.value: terms for field, terms in entry.terms.items()}, text=entry.stored)

    def delete(self, texts: Iterable[int]) -> None:
        """Take out texts of the state that was there when writing began."""
        for text in texts:
            self._native.delete_document(text)


def lock(folder: Path) -> Callable[[], None] | None:
    """Take the lock that one writer of a folder has: gives what releases it, None where another holds it."""
    held = FileStorage(str(folder)).lock("writing.lock")
    return held.release if held.acquire() else None


def _empty(segment: Any) -> bool:
    return bool(segment.doc_count() == 0)


def _to_merge(segments: Iterable[Any]) -> set[str]:
    """The ids of the segments to be made one."""
    classes: dict[int, list[Any]] = {}
    for segment in segments:
        size, number = segment.doc_count(), 0
        while size >= _SMALLEST * _STEP**number:
            number += 1
        classes.setdefault(number, []).append(segment)
    alike = next((each for _, each in sorted(classes.items()) if len(each) >= _ALIKE), [])
    worn = [each for group in classes.values() for each in group if each.deleted_count() > each.doc_count()]
    return {segment.segment_id() for segment in alike or worn[:1]}


def _merge(writer: Any, segments: Iterable[Any], merged: set[str]) -> list[Any]:
    """Copy segments into what is being written; gives those that stay."""
    kept = []
    for segment in segments:
        if segment.segment_id() in merged:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
        elif not _empty(segment):
            kept.append(segment)
    return kept
