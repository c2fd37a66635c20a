"""The queue of files on their way into the library: what waits, what is being read, what became of each."""

import contextlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.ingest.apart import read_in
from explorer.ingest.recognising import read_file_by_ocr_in
from explorer.jobs import ChildProcess, Job, Progress, Ticket
from explorer.library import Library
from explorer.library.library import OPEN_REPORTS
from explorer.model.imported import Imported, State
from explorer.model.recognition import OcrChoice
from explorer.model.report import Report
from explorer.session.folders import documents
from explorer.session.importing import Receiving, import_job, tell
from explorer.session.work import Notice, Work

KEPT = 200
"""Files that stay in the list where others come by themselves. Set by hand: more than anybody looks through."""


class Imports:
    """Files are read one after the other; one that fails does not stop the others. `library` gives that which is to
    have them, and is asked once one was read."""

    def __init__(
        self, work: Work, child: ChildProcess, notify: Callable[[Notice], object], library: Callable[[], Library]
    ) -> None:
        self.changed: Event[()] = Event()
        self.password_needed: Event[Path] = Event()
        """This file is encrypted and was not read; `retry` with its password."""
        self.ended: Event[()] = Event()
        """No more files wait: all have their result, or were given up."""
        self.files: list[Imported] = []
        """What was asked for since the queue was last empty, in order; behind those that came before where nobody asked
        for these."""
        self.quiet = False
        """Whether nobody asked for any of the files that were read last, so that nobody is asked about them."""
        self.imported = 0
        """Reports that came since the queue was last empty."""
        self._places: dict[Path, int] = {}
        """Of the files in `files`."""
        self._work, self._child, self._notify, self._library = work, child, notify, library
        self.tickets: list[Ticket] = []
        """Of the work that waits or is under way."""
        self._under_way = 0
        self._given: set[Path] = set()
        self._wanted: dict[Path, OcrChoice] = {}

    @property
    def busy(self) -> bool:
        """Whether a file waits or is being read."""
        return self._under_way > 0

    def file(self, path: Path) -> Imported | None:
        """One of `files`, None where it is not among them."""
        place = self._places.get(path)
        return None if place is None else self.files[place]

    @property
    def failed(self) -> list[Imported]:
        """The files that could not be read."""
        return [each for each in self.files if each.state is State.FAILED]

    @property
    def asked_for(self) -> bool:
        """Whether the user waits for a file."""
        return self.busy and not self.quiet

    @property
    def results(self) -> list[Imported]:
        """The files that have been read, or could not be."""
        return [each for each in self.files if each.state in (State.IMPORTED, State.KNOWN, State.FAILED)]

    def take_unread(self) -> list[Imported]:
        """Those of `unread` that were not given yet: the user is asked about each once in an import."""
        fresh = [each for each in self.unread if each.path not in self._given]
        self._given |= {each.path for each in fresh}
        return fresh

    @property
    def unread(self) -> list[Imported]:
        """The files, read or not, with pages without text that OCR may read."""
        return [each for each in self.results if each.unread and not each.known]

    def start(self, paths: Sequence[Path], password: str | None = None, ocr: OcrChoice | None = None) -> None:
        """Read files, and what can be read in folders, into the library, pages that `ocr` chooses by OCR. Where none of
        them can be read, the library that is open stays so."""
        if not self.busy:
            self._list([])
            self._given, self._wanted = set(), {}
        self._add(paths, password, ocr)

    def bring(self, paths: Sequence[Path]) -> None:
        """Read files for which the user did not ask now: what became of them is not told here, and nothing asked. The
        last of those that were read before stay in `files`: they may be in hand."""
        if not self.busy:
            self._list(self.files[-KEPT:])
        self._add(paths, None, None, quietly=True)

    def retry(self, path: Path, password: str | None = None, ocr: OcrChoice | None = None) -> None:
        """Read a file of the queue again: an encrypted one with a password, which is not kept; by OCR where that is, or
        was, wanted of it."""
        if ocr:
            self._wanted[path] = ocr
        self._add([path], password, self._wanted.get(path))

    def cancel(self) -> None:
        """Give up what waits and what is being read; what has been read stays."""
        for ticket in self.tickets:
            ticket.cancel()

    def forget(self) -> None:
        """Drop the results of a library that is left."""
        self.cancel()
        self._list([])
        self.changed.emit()

    def _add(self, paths: Sequence[Path], password: str | None, ocr: OcrChoice | None, quietly: bool = False) -> None:
        self.quiet = quietly and (self.quiet or not self.busy)
        self.imported = self.imported if self.busy else 0
        self._put([Imported(path) for path in paths])
        self._under_way += 1
        ticket = Ticket()
        self.tickets.append(ticket)
        receiving = Receiving(self._work.post, partial(self._receive, ticket))
        read = partial(read_file_by_ocr_in, self._child, choice=ocr) if ocr else partial(read_in, self._child)
        job = partial(self._job, partial(read, password=password), receiving, list(paths))
        done = (lambda results: None) if quietly else self._done
        self._work.start("import", "Importing", job, done, self._end, ticket)

    def _receive(self, ticket: Ticket) -> Library:
        ticket.check()
        return self._library()

    def _job(
        self, read: Callable[[Path], Job[Report]], receiving: Receiving, paths: Sequence[Path]
    ) -> Job[list[Imported]]:
        """Runs elsewhere; tells of each file on the session's thread."""
        yield Progress(0, 0)
        files, outside = documents(paths)
        self._work.post(partial(self._unfold, paths, files, outside))
        results = yield from import_job(read, receiving, files, self._tell_of)
        if any(each.id for each in results):
            _have_at_hand((yield from receiving.wait()), results)
        return [*results, *outside]

    def _tell_of(self, file: Imported) -> None:
        self._work.post(partial(self._read, file))

    def _unfold(self, paths: Sequence[Path], files: Sequence[Path], outside: Sequence[Imported]) -> None:
        """Folders give way to the files in them, and to the links that are not followed."""
        gone = set(paths) - set(files)
        self._list([each for each in self.files if each.path not in gone])
        self._put([*(Imported(path) for path in files), *outside])

    def _put(self, files: Sequence[Imported]) -> None:
        """Note the state of files, each in its place or at the end."""
        for each in files:
            if each.path in self._places:
                self.files[self._places[each.path]] = each
            else:
                self._places[each.path] = len(self.files)
                self.files.append(each)
        self.changed.emit()

    def _list(self, files: Sequence[Imported]) -> None:
        """Have these files, and no others."""
        self.files = list(files)
        self._places = {each.path: number for number, each in enumerate(self.files)}

    def _read(self, result: Imported) -> None:
        self._put([result])
        self.imported += result.state is State.IMPORTED
        if result.locked and not self.quiet:
            self.password_needed.emit(result.path)

    def _done(self, results: list[Imported]) -> None:
        self._notify(tell(results))

    def _end(self) -> None:
        self._under_way -= 1
        if self.busy:
            return
        if any(ticket.cancelled for ticket in self.tickets) and not self.quiet:
            self._notify(tell(self.results, cancelled=True))
        self.tickets = []
        given_up = (State.WAITING, State.READING)
        self._list([replace(each, state=State.CANCELLED) if each.state in given_up else each for each in self.files])
        self.changed.emit()
        self.ended.emit()


def _have_at_hand(library: Library, results: Sequence[Imported]) -> None:
    """Open, here and not where a window would wait for it, what is looked at after an import: the largest series, of a
    long one the latest reports."""
    imported = {each.id for each in results}
    entries = library.entries()
    for series, _ in Counter(entry.series for entry in entries if entry.id in imported).most_common(1):
        for entry in [entry for entry in entries if entry.series == series][-OPEN_REPORTS:]:
            with contextlib.suppress(ExplorerError):
                library.report(entry.id)
