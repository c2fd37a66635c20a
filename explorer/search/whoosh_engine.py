"""The search engine on Whoosh: the one file that imports it.

Every text is indexed twice, word by word as written (for phrases, prefixes, exact forms) and by stem (for words in any
form). Analysis is ours (`words`), Whoosh gets lists of words. Years and series are looked up in the records of the
indexed reports and become plain terms, because Whoosh's numeric ranges are slow and, open-ended, match everything.
"""

import contextlib
import logging
import operator
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, TypeVar

from whoosh import fields, index, scoring
from whoosh import query as native
from whoosh.filedb.filestore import FileStorage
from whoosh.index import LockError
from whoosh.lang.porter import stem as _porter
from whoosh.reading import SegmentReader

from explorer.errors import ExplorerError
from explorer.jobs import Job, Progress, run
from explorer.model.report import Report
from explorer.paths import unwritable
from explorer.search.builds import Builds
from explorer.search.completion import Vocabulary
from explorer.search.engine import Filters, IndexBusy, IndexDamaged, Order, Results
from explorer.search.parsing import parse
from explorer.search.query import (
    AllOf,
    AnyOf,
    In,
    Node,
    Not,
    Phrase,
    Prefix,
    Query,
    Series,
    Term,
    Years,
)
from explorer.search.snippets import Highlighter
from explorer.search.spelling import corrected, nearest
from explorer.search.stored import ANY_TEXT, RECORD, Record, entries, facets, hit, record, series_key
from explorer.search.words import folded_words, symbol_key

VERSION = "1 whoosh 2.7.4"
"""Changes whenever an index made before can no longer be searched well."""

_BATCH = 5000  # Texts written at a time: what is lost when indexing is given up.
_SMALL = 5000  # Texts below which a segment is merged with its like.
_SMALL_SEGMENTS = 4  # How many of them may stand before they are.
_PREFIX_WORDS = 200  # Words looked for at most for one prefix; on a large library more would take seconds.
_EXACT_WEIGHT = 0.4  # What the form that was typed adds to the score of any form of the word.

_SCHEMA = fields.Schema(
    report=fields.ID(stored=True, sortable=True),
    kind=fields.ID(stored=True),
    year=fields.ID(),
    series=fields.ID(),
    any=fields.ID(),
    symbols=fields.KEYWORD(),
    plain=fields.TEXT(),
    stem=fields.TEXT(phrase=False),
    place=fields.STORED(),
    words=fields.STORED(),
    record=fields.STORED(),
)

T = TypeVar("T")
_log = logging.getLogger(__name__)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The form that stands for all forms of an English word."""
    stemmed: str = _porter(word)
    return stemmed


@dataclass
class _Opened:
    """A build that is being searched, as it was when `searcher` last looked."""

    build: Path
    searcher: Any
    records: dict[str, Record] = field(default_factory=dict)
    vocabulary: list[str] = field(default_factory=list)


class WhooshEngine:
    """See `engine.Engine`. Searching opens the index for reading alone and notices what others wrote meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._builds = Builds(folder, VERSION)
        self._opened: _Opened | None = None

    def stamps(self) -> Mapping[str, str]:
        return self._reading(lambda: {id: record.stamp for id, record in self._records().items()})

    def search(
        self,
        query: Query,
        limit: int = 50,
        offset: int = 0,
        order: Order = Order.RELEVANCE,
        filters: Filters | None = None,
    ) -> Results:
        started = time.perf_counter()
        results = self._reading(lambda: self._search(query, limit, offset))
        return replace(results, milliseconds=round((time.perf_counter() - started) * 1000, 2))

    def index(
        self, reports: Iterable[Report], stamps: Mapping[str, str] | None = None, removed: Collection[str] = ()
    ) -> Job[None]:
        total, waiting, done = operator.length_hint(reports), iter(reports), 0
        removals = list(removed)
        with self._locked(), self._condemning():
            build = self._builds.current()
            if build is None:
                build = self._builds.begin()
                opened = index.create_in(str(build), _SCHEMA)
            else:
                opened = _open(build)
            more = True
            while more:
                with _writing(opened) as writer:
                    for id in removals:
                        writer.delete_by_term("report", id)
                    removals.clear()
                    more, done = yield from _write_batch(writer, waiting, stamps or {}, done, total)
                    yield Progress(done, total, "Writing the search index")
                self._builds.publish(build)

    def vocabulary(self) -> Vocabulary:
        records = self._records().values()
        years = Counter(str(record.year) for record in records if record.year)
        return {"year": dict(sorted(years.items())), "series": Counter(record.series for record in records)}

    def update(self, report: Report) -> None:
        run(self.index([report]))

    def remove(self, id: str) -> None:
        run(self.index([], removed=[id]))

    def close(self) -> None:
        if self._opened:
            self._opened.searcher.close()
            self._opened = None

    def _reading(self, read: Callable[[], T]) -> T:
        """What `read` returns. It is tried again on a fresh view, since a writer may just have replaced the files."""
        try:
            return read()
        except Exception:
            with contextlib.suppress(Exception):
                self.close()
            self._opened = None
        with self._condemning():
            return read()

    @contextlib.contextmanager
    def _condemning(self) -> Iterator[None]:
        """Set the index aside if it cannot be used. A damaged one raises whatever its bytes happen to spell, so any
        exception but our own and the disk's means damage."""
        try:
            yield
        except IndexDamaged:
            self._set_aside()
            raise
        except ExplorerError:
            raise
        except Exception as error:
            if isinstance(error, OSError) and not isinstance(error, FileNotFoundError):
                raise unwritable(self._builds.folder, error) from error
            _log.info("The search index is set aside.", exc_info=True)  # The user is told in a sentence.
            self._set_aside()
            raise IndexDamaged("The search index was damaged. It is built again.") from error

    def _set_aside(self) -> None:
        with contextlib.suppress(Exception):
            self.close()
        self._opened = None
        self._builds.set_aside()

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        folder = self._builds.folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock = FileStorage(str(folder)).lock("writing.lock")
            free = lock.acquire()
        except OSError as error:
            raise unwritable(folder, error) from error
        if not free:
            raise IndexBusy("The search index is being written by another window. Try again in a moment.")
        try:
            yield
        finally:
            lock.release()

    def _view(self) -> _Opened | None:
        """The newest state of the index, None where there is none yet."""
        build = self._builds.current()
        if self._opened and self._opened.build == build:
            searcher = self._opened.searcher.refresh()
            if searcher is not self._opened.searcher:
                self._opened = _Opened(build, searcher, _read_records(searcher))
            return self._opened
        self.close()
        if build is not None:
            searcher = _open(build).searcher(weighting=scoring.BM25F())
            self._opened = _Opened(build, searcher, _read_records(searcher))
        return self._opened

    def _records(self) -> dict[str, Record]:
        view = self._view()
        return view.records if view else {}

    def _search(self, query: Query, limit: int, offset: int) -> Results:
        view = self._view()
        if view is None or query.wanted is None:
            return Results(query, explanation=query.explanation)
        translated = _Translation(view)
        found = view.searcher.search(translated.node(query.wanted), limit=None)
        total, highlighter = len(found), Highlighter(query, stem)
        return Results(
            query=query,
            offset=offset,
            total=total,
            hits=tuple(
                hit(found.fields(n), found.score(n), highlighter) for n in range(offset, min(offset + limit, total))
            ),
            facets=facets(_count_by_report(view, found), view.records),
            explanation=" ".join([query.explanation, *translated.remarks]),
            suggestion=None if total else _suggestion(view, query),
        )


def _open(build: Path) -> Any:
    """The Whoosh index in a folder. The schema is given, so that none is unpickled."""
    return index.open_dir(str(build), schema=_SCHEMA)


@contextlib.contextmanager
def _writing(opened: Any) -> Iterator[Any]:
    """A writer that commits at the end and cancels on any exception. A failed commit would keep Whoosh's lock."""
    try:
        # Uncompounded, since Whoosh copies a compound segment into memory to open it.
        writer = opened.writer(compound=False)
    except LockError as error:
        raise IndexBusy("The search index is being written by another program. Try again in a moment.") from error
    try:
        yield writer
        writer.commit(mergetype=_tidy)
    except BaseException:
        if not writer.is_closed:
            with contextlib.suppress(Exception):
                writer.cancel()
        if not writer.is_closed:
            writer.writelock.release()
        raise


def _tidy(writer: Any, segments: list[Any]) -> list[Any]:
    """Drops empty segments, and merges small ones when there are several: Whoosh's own policy lets them pile up."""
    living = [segment for segment in segments if segment.doc_count()]
    small = [segment for segment in living if segment.doc_count() < _SMALL]
    if len(small) < _SMALL_SEGMENTS:
        return living
    for segment in small:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [segment for segment in living if segment not in small]


def _write_batch(
    writer: Any, waiting: Iterator[Report], stamps: Mapping[str, str], done: int, total: int
) -> Job[tuple[bool, int]]:
    """Add reports until the batch is full. Returns whether any may be waiting, and how many are done in all."""
    texts = 0
    for report in waiting:
        yield Progress(done, total, f"Indexing {report.title or report.source.name or report.id}")
        writer.delete_by_term("report", report.id)
        for entry in entries(report, stamps.get(report.id, ""), stem):
            writer.add_document(**entry)
            texts += 1
        done += 1
        if texts >= _BATCH:
            return True, done
    return False, done


def _read_records(searcher: Any) -> dict[str, Record]:
    return {stored["report"]: record(stored) for stored in searcher.documents(kind=RECORD)}


class _Translation:
    """A query in Whoosh's terms for one view of the index. `remarks` says what it could not do in full."""

    def __init__(self, view: _Opened) -> None:
        self._reader = view.searcher.reader()
        self._records = view.records.values()
        self.remarks: list[str] = []

    def node(self, node: Node) -> Any:
        match node:
            case AllOf(parts):
                return self._all(parts)
            case AnyOf(parts):
                return _any_of([self.node(part) for part in parts])
            case Not():
                return self._all((node,))
            case Term(text):
                return self._term(text)
            case Phrase(text):
                return _phrase(folded_words(text))
            case Prefix(text):
                return self._prefix(text)
            case Years():
                years = {record.year for record in self._records if record.year is not None}
                return _any_of([native.Term("year", str(year)) for year in sorted(years) if year in node])
            case In(kind):
                return native.Term("kind", kind.value)
            case Series(text):
                return self._series(text)
            case _:
                return native.NullQuery

    def _all(self, parts: tuple[Node, ...]) -> Any:
        wanted = [self.node(part) for part in parts if not isinstance(part, Not)]
        unwanted = _any_of([self.node(part.part) for part in parts if isinstance(part, Not)])
        if native.NullQuery in wanted:  # Whoosh would leave it out and match the rest.
            return native.NullQuery
        wanted = wanted or [native.Term("any", ANY_TEXT)]
        # Not AndNot, which lets the first text pass without looking whether it is unwanted.
        return native.And(wanted if unwanted is native.NullQuery else [*wanted, native.Not(unwanted)])

    def _term(self, text: str) -> Any:
        words, symbol = folded_words(text), symbol_key(text)
        if symbol:
            return _any_of([native.Term("symbols", symbol), _phrase(words)])
        if len(words) > 1:
            return _phrase(words)
        return self._any_form(words[0])

    def _any_form(self, word: str) -> Any:
        """The stem, and the word as typed for a better score where that tells texts apart."""
        forms, exact = native.Term("stem", stem(word)), native.Term("plain", word, boost=_EXACT_WEIGHT)
        count = self._reader.doc_frequency("plain", word)
        telling = 0 < count < self._reader.doc_frequency("stem", stem(word))
        return native.AndMaybe(forms, exact) if telling else forms

    def _prefix(self, prefix: str) -> Any:
        found = [(info.doc_frequency(), word) for word, info in self._reader.iter_prefix("plain", prefix)]
        if len(found) > _PREFIX_WORDS:
            found = sorted(found, reverse=True)[:_PREFIX_WORDS]
            self.remarks.append(
                f"Of the words beginning with “{prefix}”, only the {_PREFIX_WORDS} most frequent were looked for."
            )
        return _any_of([native.Term("plain", word.decode()) for _, word in found])

    def _series(self, text: str) -> Any:
        wanted = {stem(word) for word in folded_words(text)}
        names = {series_key(record.series) for record in self._records}
        matching = sorted(name for name in names if wanted <= {stem(word) for word in name.split()})
        return _any_of([native.Term("series", name) for name in matching])


def _any_of(parts: list[Any]) -> Any:
    parts = [part for part in parts if part is not native.NullQuery]
    if not parts:
        return native.NullQuery
    return parts[0] if len(parts) == 1 else native.Or(parts)


def _phrase(words: list[str]) -> Any:
    return native.Term("plain", words[0]) if len(words) == 1 else native.Phrase("plain", words)


def _count_by_report(view: _Opened, found: Any) -> Counter[str]:
    if not len(found):
        return Counter()
    column = view.searcher.reader().column_reader("report")
    return Counter(column[number] for number in found.docs())


def _suggestion(view: _Opened, query: Query) -> str | None:
    """The query with its unknown words replaced by the nearest known ones, if that finds anything."""
    reader = view.searcher.reader()
    if not view.vocabulary:
        view.vocabulary = list(reader.field_terms("plain"))
    sought = (text.text for text in query.sought if isinstance(text, Term | Phrase))
    words = {word for text in sought for word in folded_words(text)}
    unknown = {word for word in words if ("plain", word) not in reader and ("stem", stem(word)) not in reader}
    text = corrected(
        query.text, unknown, lambda word: nearest(word, view.vocabulary, partial(reader.doc_frequency, "plain"))
    )
    wanted = parse(text).wanted if text else None
    found = wanted and len(view.searcher.search(_Translation(view).node(wanted), limit=1))
    return text if found else None
