"""What is used of Whoosh beyond its documentation, one test each: it fails where another version of Whoosh changed it.

The last functions of `whoosh_store` are all that uses these; whoever comes here from a failure mends them there.
"""

import inspect
from pathlib import Path
from typing import Any

import pytest
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from explorer.search import whoosh_store
from explorer.search.entries import RECORDS, Entry, Field
from explorer.search.terms import TermsWriter
from explorer.search.whoosh_store import Store


def entry(number: int) -> Entry:
    """One that stands for a report, so that it is found by the store itself."""
    return Entry({Field.RECORDS: {RECORDS: ()}}, (number, "stored"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store with two segments of two entries each, one of which was taken out."""
    store = Store.create(tmp_path)
    for first in (0, 2):
        with store.writing() as writer:
            writer.add(entry(first))
            writer.add(entry(first + 1))
    with store.writing() as writer:
        writer.delete([1])
    return store


def test_newest_segments(store: Store) -> None:
    assert hasattr(FileIndex, "_segments"), "Whoosh's FileIndex no longer has `_segments`: see `newest_segments`"
    segments = whoosh_store.newest_segments(store._index)
    assert all(isinstance(segment, base.Segment) for segment in segments), "`_segments` gives no segments any more"
    assert [(segment.doc_count_all(), segment.doc_count()) for segment in segments] == [(2, 1), (2, 2)]


def test_new_writer(store: Store) -> None:
    options = inspect.signature(SegmentWriter).parameters
    for option in ("codec", "compound", "limitmb", "_lk"):
        assert option in options, f"Whoosh's SegmentWriter no longer takes `{option}`: see `new_writer`"
    codec = whoosh_store._Codec()
    held = store._index.lock("WRITELOCK")
    assert held.acquire()
    native = whoosh_store.new_writer(store._index, codec)  # Without `_lk` this would raise.
    held.release()
    native.add_document(text=(4, "stored"))
    whoosh_store.commit(native, list)
    newest = whoosh_store.newest_segments(store._index)[-1]
    assert isinstance(newest.codec(), whoosh_store._Codec), "a segment no longer keeps the `codec` of its writer"
    assert not newest.is_compound(), "`compound` no longer keeps the files of a segment apart"


def test_commit(store: Store) -> None:
    given: list[list[Any]] = []

    def all_but_the_first(segments: list[Any]) -> list[Any]:
        given.append(list(segments))
        return segments[1:]

    native = whoosh_store.new_writer(store._index, whoosh_store._Codec())
    whoosh_store.commit(native, all_but_the_first)
    assert [len(segments) for segments in given] == [2], "`mergetype` is no longer given the segments that are there"
    assert len(whoosh_store.newest_segments(store._index)) == 1, "what `mergetype` returns no longer stays alone"


def test_has_stored(store: Store, tmp_path: Path) -> None:
    segment = whoosh_store.newest_segments(store._index)[0]
    texts = segment.codec().per_document_reader(store._storage, segment)
    assert texts.stored_fields(0) == {"text": (0, "stored")}
    assert whoosh_store.has_stored(texts), "Whoosh no longer keeps stored fields in a column `_stored`"
    (tmp_path / f"{segment.segment_id()}._stored.col").unlink()
    assert not whoosh_store.has_stored(texts), "`has_column` no longer looks whether the file is there"


def test_codec(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """W3Codec is extended: what is overridden must be what Whoosh calls."""
    for member in ("field_writer", "terms_reader"):
        assert hasattr(W3Codec, member), f"Whoosh's W3Codec no longer has `{member}`: see `_Codec`"
    assert "length_stats" in vars(base.Codec), "Whoosh's Codec no longer has `length_stats`: see `_Codec`"
    called = []
    monkeypatch.setattr(
        TermsWriter, "add_postings", lambda self, schema, lengths, items: called.append((lengths, items))
    )
    with store.writing() as writer:
        writer.add(entry(4))
    ((lengths, items),) = called
    assert lengths is None, "without `length_stats` Whoosh no longer passes over the lengths of texts"
    assert list(items) == [], "Whoosh now has terms of its own for what is stored alone"


def test_what_is_merged_is_copied_without_what_was_taken_out(store: Store) -> None:
    """`tidy` stands on all of the members together."""
    for first in (4, 6):
        with store.writing() as writer:
            writer.add(entry(first))
            writer.add(entry(first + 1))
    assert store.tidy()
    (segment,) = store.segments()
    stored = [segment.stored(number)[0] for number in segment.records()]
    assert (segment.size, stored, segment.deleted) == (7, [0, 2, 3, 4, 5, 6, 7], ())
    segment.close()
    assert not store.tidy()
