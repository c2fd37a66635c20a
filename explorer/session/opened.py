"""Which library is open, for the parts of a session."""

from collections.abc import Callable, Iterable

from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.library import Library
from explorer.library.user import UserStore
from explorer.model.report import Report
from explorer.session.work import Work


class Opened:
    """`library` is None before one is open, and for a moment while another is opened."""

    def __init__(self) -> None:
        self.changed: Event[()] = Event()
        """Another library is open, or none; nobody has been shown anything of it yet."""
        self._library: Library | None = None

    @property
    def library(self) -> Library | None:
        return self._library

    @library.setter
    def library(self, library: Library | None) -> None:
        self._library = library
        self.changed.emit()

    def repeat(self, heard: Callable[[UserStore], Event[()]], told: Event[()], work: Work) -> None:
        """Emit `told` on the session's thread whenever this event of the open library's store is."""

        def connect() -> None:
            if self._library:
                heard(self._library.user).connect(lambda: work.post(told.emit))

        self.changed.connect(connect)

    def needed(self) -> Library:
        """The open library. Raises ExplorerError where there is none."""
        if self._library is None:
            raise ExplorerError("No library is open. Open one first.")
        return self._library

    def checked(self, reports: Iterable[Report]) -> dict[str, Report]:
        """Those of some reports that are in the open library, by id, held against their seals and originals as they are
        now. For a worker: it reads the files."""
        library = self._library
        known = {entry.id for entry in library.entries()} if library else set()
        mine = {report.id: report for report in reports if report.id in known}
        return {id: library.checked(report) for id, report in mine.items()} if library else {}
