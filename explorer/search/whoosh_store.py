"""How an index is kept on disk: the one file that imports Whoosh.

Whoosh keeps the segments, their generations and the stored texts. How a term's postings are gathered and laid out is
ours (`terms`, `postings`), by a codec of our own: Whoosh's reads a word of 100,000 texts in 800 blocks. So
is how bytes come to the disk and back (`checksums`), by a storage of our own: whatever Whoosh or this program reads
has been checked before, and only here is it found that an index is damaged.

What is read back by unpickling, which runs what the bytes say: the list of segments in a `.toc` file, and the stored
entries in a `_stored.col` file. The schema in a `.toc` is passed over, since it is given; terms, postings and whatever
stands beside a build are no pickles. Nothing but an index in the user's private cache is therefore opened (`folders`).

What is used of Whoosh beyond its documentation (https://whoosh.readthedocs.io) stands in functions of its own at the
end of this file, each with a test by its name, and in `_Codec`.
"""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from whoosh import fields
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import EmptyIndexError

from explorer.paths import private_file
from explorer.search.checksums import BlockReader, BlockWriter
from explorer.search.engine import IndexDamaged
from explorer.search.entries import RECORDS, Entry, Field
from explorer.search.postings import Postings
from explorer.search.terms import Dictionary, Merged, Source, Terms, TermsWriter, as_bytes

_TERMS, _POSTINGS = ".trm", ".pst"
_STEP = 8
"""Segments are of one class where none has this many times the texts of another. (Merging by classes of size:
D. Lester, A. Moffat and J. Zobel, "Efficient online index construction for text databases", ACM Transactions on
Database Systems 33, 2008.) Chosen so that a text is copied once a class at most, and a library has few segments."""
_SMALLEST = 500
"""Texts of a segment of the first class: those of a few reports, as changes come."""
_ALIKE = 4
"""Segments of one class that are merged: a library then has at most three of each."""

_STORED = "text"
_SCHEMA = fields.Schema(**{_STORED: fields.STORED()})


class _Storage(FileStorage):  # type: ignore[misc]
    """A folder of files with checksums, for the user alone."""

    def create_file(self, name: str, **options: Any) -> StructFile:
        private_file(Path(self.folder) / name)
        return StructFile(BlockWriter(super().create_file(name, **options).raw_file()), name=name)

    def lock(self, name: str) -> Any:
        private_file(Path(self.folder) / name)
        return super().lock(name)

    def open_file(self, name: str, **options: Any) -> StructFile:
        try:
            file = super().open_file(name, **options).raw_file()
        except FileNotFoundError as error:
            raise IndexDamaged from error
        try:
            return StructFile(BlockReader(file, name), name=name)
        except IndexDamaged:
            file.close()
            raise

    def file_length(self, name: str) -> int:
        with contextlib.closing(self.open_file(name)) as file:
            return file.raw_file().length  # type: ignore[no-any-return]


class _Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec for everything but terms and postings. It is pickled with each segment."""

    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> TermsWriter:
        self.terms = TermsWriter(segment.create_file(storage, _TERMS), segment.create_file(storage, _POSTINGS))
        return self.terms

    def terms_reader(self, storage: Any, segment: Any) -> Terms:
        with contextlib.closing(segment.open_file(storage, _TERMS)) as file:
            data = file.read()
        return Terms(data, segment.open_file(storage, _POSTINGS))

    def __reduce__(self) -> tuple[type["_Codec"], tuple[()]]:
        return _Codec, ()


class Segment:
    """A part of an index that was written at once, open for reading. Its texts have numbers from 0 up to `size`, those
    that were taken out (`deleted`) included. What it reads raises IndexDamaged."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self.size: int = segment.doc_count_all()
        self.deleted: tuple[int, ...] = tuple(segment.deleted_docs())
        codec = segment.codec()
        self._texts = codec.per_document_reader(storage, segment)
        if not has_stored(self._texts):
            raise IndexDamaged
        self._terms: Terms = codec.terms_reader(storage, segment)

    def postings(self, field: Field, term: str, with_places: bool = False, first: int = 0) -> Postings:
        """The postings of a term, the numbers of texts counted from `first`."""
        return self._terms.read(field, as_bytes(term), with_places, first)

    def dictionary(self, field: Field) -> Dictionary | None:
        """The terms of a field, None where there are none."""
        return self._terms.dictionary(field)

    def stored(self, text: int) -> Any:
        """What was stored of an entry."""
        return self._texts.stored_fields(text)[_STORED]

    def records(self) -> list[int]:
        """The numbers of the entries that stand for whole reports."""
        return list(self.postings(Field.RECORDS, RECORDS).texts)

    def close(self) -> None:
        """Close its files, of terms and of texts."""
        self._terms.close()
        self._texts.close()


class Store:
    """The index in a folder. Writing is for one at a time, who has the `lock`. Raises IndexDamaged where the folder
    holds none."""

    def __init__(self, folder: Path) -> None:
        self._storage = _Storage(str(folder))
        try:
            self._index = self._storage.open_index(schema=_SCHEMA)  # Given, so that none is unpickled.
        except EmptyIndexError as error:
            raise IndexDamaged from error

    @staticmethod
    def create(folder: Path) -> "Store":
        """An empty index in a folder that is there."""
        _Storage(str(folder)).create_index(_SCHEMA)
        return Store(folder)

    @property
    def generation(self) -> int:
        """Counts the states of the index."""
        return int(self._index.latest_generation())

    def segments(self) -> list[Segment]:
        """The newest state, open."""
        while True:
            generation, opened = self.generation, list[Segment]()
            try:
                opened += (Segment(self._storage, segment) for segment in self._newest())
            except BaseException as error:
                for segment in opened:
                    segment.close()
                # A writer may have replaced the files at this moment: then there is a newer state to open.
                if isinstance(error, IndexDamaged) and self.generation != generation:
                    continue
                raise
            return opened

    @contextlib.contextmanager
    def writing(self) -> Iterator["Writer"]:
        """A writer that commits at the end and gives up on any exception."""
        codec = _Codec()
        native = new_writer(self._index, codec)
        with _given_up(native):
            yield Writer(native, codec.terms)
            commit(native, lambda segments: [each for each in segments if not _empty(each)])

    def tidy(self) -> bool:
        """Merge segments where many of one size have piled up, or where half of one was deleted; whether it did."""
        merged = _to_merge(self._newest())
        if merged:
            codec = _Codec()
            native = new_writer(self._index, codec)
            with _given_up(native):
                commit(native, lambda segments: _merge(native, self._storage, codec.terms, segments, merged))
        return bool(merged)

    def _newest(self) -> list[Any]:
        try:
            return newest_segments(self._index)
        except EmptyIndexError as error:
            raise IndexDamaged from error


class Writer:
    """Adds entries to an index and takes others out."""

    def __init__(self, native: Any, terms: TermsWriter) -> None:
        self._native, self._terms = native, terms

    def add(self, entry: Entry) -> None:
        """Add an entry behind all others."""
        self._terms.add(entry.terms)
        self._native.add_document(**{_STORED: entry.stored})

    def delete(self, texts: Iterable[int]) -> None:
        """Take out texts of the state that was there when writing began."""
        for text in texts:
            self._native.delete_document(text)


def lock(folder: Path) -> Callable[[], None] | None:
    """Take the lock that one writer of a folder has: gives what releases it, None where another holds it. It is the
    system's own and ends with the process. Raises OSError."""
    held = _Storage(str(folder)).lock("writing.lock")
    return held.release if held.acquire() else None


@contextlib.contextmanager
def _given_up(native: Any) -> Iterator[None]:
    """Give a writer up on any exception."""
    try:
        yield
    except BaseException:
        with contextlib.suppress(Exception):  # It may be closed in part; what it left is cleared away by the next.
            native.cancel()
        raise


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


def _merge(native: Any, storage: Any, terms: TermsWriter, segments: Iterable[Any], merged: set[str]) -> list[Any]:
    """Copy segments into the one that is being written; gives those that stay."""
    kept, sources, copied = [], list[Source](), 0
    for segment in segments:
        if segment.segment_id() in merged:
            moved, first = {}, copied
            with contextlib.closing(segment.codec().per_document_reader(storage, segment)) as texts:
                for number, stored in texts.iter_docs():  # Those that were taken out are passed over.
                    native.add_document(**stored)
                    moved[number] = copied
                    copied += 1
            reader = segment.codec().terms_reader(storage, segment)
            sources.append(Source(reader, first, moved if segment.has_deletions() else None))
        elif not _empty(segment):
            kept.append(segment)
    terms.merge(Merged(sources))
    return kept


# Beyond the documentation of Whoosh


def newest_segments(index: Any) -> list[Any]:
    """The segments of the newest state. `FileIndex._segments` is private; a documented reader of the index would open
    them all by Whoosh's own classes."""
    segments: list[Any] = index._segments()
    return segments


def new_writer(index: Any, codec: _Codec) -> Any:
    """A writer of an index. `SegmentWriter` takes more options than are documented: `codec`; `compound`, since Whoosh
    copies a compound segment into memory to open it; and `_lk`, since whoever writes has the `lock` already."""
    return index.writer(compound=False, codec=codec, _lk=False)


def commit(native: Any, merge: Callable[[list[Any]], list[Any]]) -> None:
    """Write what was added as a segment, beside those that `merge` keeps of the ones that are there. The documentation
    names the option `mergetype`, but not what such a function is given."""
    native.commit(mergetype=lambda writer, segments: merge(segments))


def has_stored(texts: Any) -> bool:
    """Whether the file of stored entries is there. Its name is Whoosh's own; where it is missing, Whoosh reads None."""
    return bool(texts.has_column("_stored"))
