"""The reports of the open library: which there are, by series, and what is changed of them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from explorer.ingest import Document
from explorer.jobs import ChildProcess, run
from explorer.library import Entry
from explorer.library.replacing import Replaced
from explorer.model.read_line import ReadLine
from explorer.model.report import Report
from explorer.places import Place
from explorer.session.importing import explained_in, read_document_in, tell_lost
from explorer.session.opened import Opened
from explorer.session.reader import Reader
from explorer.session.work import Notice


class Reports:
    """`child` reads files. The methods that name a report raise
    ExplorerError where the library has no such report, or none is open."""

    def __init__(
        self,
        opened: Opened,
        child: ChildProcess,
        reader: Reader,
        notify: Callable[[Notice], object],
    ) -> None:
        self._opened, self._child, self._reader, self._notify = opened, child, reader, notify

    def entries(self) -> list[Entry]:
        """All reports, those that cannot be read as well; none before a library is open."""
        library = self._opened.library
        return library.entries() if library else []

    def series(self) -> dict[str, list[Entry]]:
        """The reports of each series in the order of time; the series with the most reports first."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries():
            found.setdefault(entry.series, []).append(entry)
        return dict(sorted(found.items(), key=lambda each: -len(each[1])))

    def report(self, id: str) -> Report:
        """Raises ExplorerError where it cannot be read, too."""
        return self._opened.needed().report(id)

    def original(self, id: str) -> Path | None:
        """The file from which a report was read, None where it is gone."""
        return self._opened.needed().original(id)

    def read_document(self, document: Document, password: str | None = None) -> Report:
        """A report in a document that is not in the library. Raises UnreadableDocument, PasswordNeeded."""
        return run(read_document_in(self._child, document, password))

    def explain_document(self, document: Document, password: str | None = None) -> list[ReadLine]:
        """What each line of a document is taken for when it is read. Raises UnreadableDocument, PasswordNeeded."""
        return run(explained_in(self._child, document, password))

    def remove(self, ids: Sequence[str]) -> None:
        """Move reports to the library's trash; a notice says so and offers to undo it."""
        self._opened.needed().remove(ids)
        removed = "The report was removed." if len(ids) == 1 else f"{len(ids)} reports were removed."
        self._notify(Notice(removed, undo="edit.undo"))

    def replace(self, old: str, new: str) -> Replaced:
        """Let a newer version take the place of a report, with what the user made of it; gives what found no place."""
        here = self._reader.place
        lost = self._opened.needed().replace(old, new)
        if here.report == old:
            self._reader.go(Place(here.mode, new))
        told = " ".join(("The earlier version was replaced.", tell_lost(lost.passages, lost.links))).strip()
        self._notify(Notice(told, undo="edit.undo"))
        return lost

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
