"""How an index is kept on disk: the one file that imports Whoosh.

Whoosh keeps the segments, their generations and locks and the stored texts, and sorts what is written. How a term's
postings are laid out is ours (`terms`, `postings`), by a codec of our own: Whoosh's reads a word of 100,000 texts in
800 blocks.
"""

import contextlib
import pickle
from array import array
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from whoosh import fields, formats, index
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import LockError
from whoosh.reading import SegmentReader

from explorer.search.engine import IndexBusy
from explorer.search.entries import RECORDS, Entry, Field
from explorer.search.postings import Postings
from explorer.search.terms import MADE, Merged, Source, Terms, TermsWriter

_TERMS, _POSTINGS = ".trm", ".pst"
_STEP = 8  # Segments are of one class where none has this many times the texts of another.
_SMALLEST = 500  # Texts of a segment of the first class.
_ALIKE = 4  # Segments of one class that are merged.
_MEMORY = 256  # Megabytes of postings that are sorted in memory.


class _Given(fields.FieldType):  # type: ignore[misc]
    """A field whose terms come ready-made: an iterable of (term, count, positions) in bytes."""

    def __init__(self) -> None:
        self.format = formats.Existence()

    def index(
        self, value: Iterable[tuple[bytes, int, bytes]], **kwargs: Any
    ) -> Iterator[tuple[bytes, int, int, bytes]]:
        for term, count, positions in value:
            yield term, count, count, positions


_SCHEMA = fields.Schema(**{field.value: _Given() for field in Field if field not in MADE}, text=fields.STORED())


class _Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec for everything but terms and postings."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> "TermsWriter":
        return TermsWriter(segment.create_file(storage, _TERMS), segment.create_file(storage, _POSTINGS))

    def terms_reader(self, storage: Any, segment: Any) -> "Terms":
        with contextlib.closing(segment.open_file(storage, _TERMS)) as file:
            data = file.read()
        return Terms(pickle.loads(data), segment.open_file(storage, _POSTINGS))


class Segment:
    """A part of an index that was written at once, open for reading. Its texts have numbers from 0."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self.size: int = segment.doc_count_all()
        self.deleted: tuple[int, ...] = tuple(segment.deleted_docs())
        codec = segment.codec()
        self._terms: Terms = codec.terms_reader(storage, segment)
        self._texts = codec.per_document_reader(storage, segment)

    def postings(self, field: Field, term: str, with_places: bool = False, first: int = 0) -> Postings:
        """The postings of a term, the numbers of texts counted from `first`."""
        return self._terms.read(field, term.encode(), with_places, first)

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
    kept, sources = [], []
    for segment in segments:
        if segment.segment_id() in merged:
            reader = SegmentReader(writer.storage, writer.schema, segment)
            first = writer.docnum
            moved = writer.write_per_doc(writer.schema.names(), reader)
            sources.append(Source(segment.codec().terms_reader(writer.storage, segment), first, moved))
            reader.close()
        elif not _empty(segment):
            kept.append(segment)
    writer.pool.cleanup()
    writer.pool = Merged(sources)
    writer._added = True
    return kept
