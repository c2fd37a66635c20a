"""The reports of the open library: which there are, by series, and what is changed of them."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from explorer.errors import ExplorerError, PasswordNeeded
from explorer.events import Event
from explorer.ingest import Document
from explorer.ingest.apart import read_document_in, read_in
from explorer.ingest.recognising import read_file_by_ocr_in
from explorer.jobs import ChildProcess, Job, Progress, run
from explorer.library import Entry
from explorer.library.likeness import Alike, alike, settle
from explorer.library.names import Series
from explorer.library.replacing import Replaced
from explorer.model.recognition import OcrChoice
from explorer.model.report import Report
from explorer.model.text import number_of
from explorer.session.importing import tell_lost
from explorer.session.opened import Opened
from explorer.session.reader import Reader
from explorer.session.work import Notice, Work


class Reports:
    """`child` reads files. The methods that name a report raise
    ExplorerError where the library has no such report, or none is open."""

    def __init__(
        self,
        opened: Opened,
        child: ChildProcess,
        reader: Reader,
        work: Work,
        notify: Callable[[Notice], object],
    ) -> None:
        self.password_needed: Event[str] = Event()
        """The original of this report is encrypted and was not read; `reread` with its password."""
        self._opened, self._child, self._reader, self._work, self._notify = opened, child, reader, work, notify
        self._asked: dict[str, OcrChoice] = {}
        """What OCR is to read of encrypted originals, once their passwords come."""

    def entries(self) -> list[Entry]:
        """All reports, those that cannot be read as well; none before a library is open."""
        library = self._opened.library
        return library.entries() if library else []

    def by_id(self) -> Mapping[str, Entry]:
        """The same by their ids, for many questions: a view of what is known now, which nobody changes."""
        library = self._opened.library
        return library.by_id() if library else {}

    def entry(self, id: str | None) -> Entry | None:
        """One of them, None where there is none with this id."""
        with contextlib.suppress(ExplorerError):
            return self._opened.needed().entry(id) if id else None
        return None

    def series(self) -> dict[str, Series]:
        """The reports of each series in the order of time; the series with the most reports first. A series that stays
        as it was is the same object when this is asked again."""
        library = self._opened.library
        found = library.series() if library else {}
        return dict(sorted(found.items(), key=lambda each: -len(each[1])))

    def alike(self) -> list[Alike]:
        """Series that may belong to larger ones, the most alike first."""
        return alike(self.entries())

    def settle(self, answers: Sequence[tuple[Alike, bool]]) -> None:
        """Keep whether suggestions are right, as one change. Raises Conflict where a report is of another series by
        now."""
        settle(self._opened.needed(), answers)

    def report(self, id: str) -> Report:
        """Raises ExplorerError where it cannot be read, too."""
        return self._opened.needed().report(id)

    def original(self, id: str) -> Path | None:
        """The file from which a report was read, None where it is gone."""
        return self._opened.needed().original(id)

    def is_sound(self, id: str) -> bool:
        """Whether a report of the library can be read, and is what was stored as far as that is known."""
        entry = self._opened.needed().entry(id)
        return not (entry.error or entry.breaches)

    def read_document(self, document: Document, password: str | None = None) -> Report:
        """A report in a document that is not in the library. Raises UnreadableDocument, PasswordNeeded."""
        return run(read_document_in(self._child, document, password))

    def remove(self, ids: Sequence[str]) -> None:
        """Move reports to the library's trash; a notice says so and offers to undo it."""
        self._opened.needed().remove(ids)
        removed = "The report was removed." if len(ids) == 1 else f"{len(ids)} reports were removed."
        self._notify(Notice(removed, undo="edit.undo"))

    def replace(self, old: str, new: str) -> Replaced:
        """Let a newer version take the place of a report, with what the user made of it; gives what found no place."""
        here = self._reader.place
        lost = self._opened.needed().replace(old, new)
        if old in here.reports:
            self._reader.go(replace(here, report=new, eid=None, other_eid=None, within=None, scope=None))
        told = " ".join(("The earlier version was replaced.", tell_lost(lost.passages, lost.links))).strip()
        self._notify(Notice(told, undo="edit.undo"))
        return lost

    def reread(self, id: str, password: str | None = None, ocr: OcrChoice | None = None) -> None:
        """Read a report again from its original, if that is still the file that was sealed, and let what is read take
        its place; a notice says so and offers to undo it. Pages are read by OCR that `ocr` chooses, else those that
        were before. What hinders it is told by the work."""
        library = self._opened.needed()
        ocr = ocr or self._asked.pop(id, None)

        def job() -> Job[Replaced | PasswordNeeded]:
            yield Progress(0, 0, id)
            original, choice = library.sealed_original(id), ocr or library.ocr_choice(id)
            try:
                if choice:
                    report = yield from read_file_by_ocr_in(self._child, original, choice, password)
                else:
                    report = yield from read_in(self._child, original, password)
            except PasswordNeeded as error:
                if ocr:
                    self._asked[id] = ocr
                return error
            return library.mend(id, report, anew=ocr is not None)

        lane, title = ("ocr", "Reading by OCR") if ocr else ("import", "Reading the original again")
        self._work.start(lane, title, job, partial(self._tell_reread, id))

    def _tell_reread(self, id: str, lost: Replaced | PasswordNeeded) -> None:
        if isinstance(lost, PasswordNeeded):
            self.password_needed.emit(id)
            return
        found = self.report(id).source.recognition
        read = f"{number_of(len(found.pages), 'page')} read by OCR, {found.confidence}% sure." if found else ""
        parts = ("The report was read again.", read, tell_lost(lost.passages, lost.links))
        told = " ".join(part for part in parts if part)
        self._notify(Notice(told, undo="edit.undo"))

    def correct(
        self,
        id: str,
        title: str | None = None,
        year: int | None = None,
        series: str | None = None,
        seen: Entry | None = None,
    ) -> None:
        """None leaves a value as it is; "" and 0 go back to what the document says. Raises Conflict where another
        window has changed such a value since the user saw it in the entry `seen`."""
        self._opened.needed().correct(id, title, year, series, seen)
