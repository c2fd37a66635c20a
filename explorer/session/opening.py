"""The reports of a series opened together, which nobody waits for."""

from collections.abc import Sequence

from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.jobs import Job, Progress
from explorer.library import Entry, Library
from explorer.library.catalogue import Stamp
from explorer.model.report import Report
from explorer.session.latest import Latest
from explorer.session.opened import Opened
from explorer.session.work import Work

AT_ONCE = 4
"""Reports that are opened where they are asked for: as many as there are samples. Each takes some 7 ms, measured on
those of `tests/series.py`, and a window that waits for a tenth of a second seems to stand still."""

_State = tuple[tuple[Entry, Stamp | None], ...]
"""What some reports are called, and the states of their files."""


class Opening:
    """Of the reports of the open library. Those that were asked for last stay open, however many they are."""

    def __init__(self, opened: Opened, work: Work) -> None:
        self.done: Event[()] = Event()
        """What was asked for last is there."""
        self.stopped: Event[()] = Event()
        """It failed, or the user cancelled it. What was cancelled is done when it is next asked for; what failed once
        the user wants it `again`, or the reports are others."""
        self._opened = opened
        self._asked: _State = ()
        done, stopped = self.done, self.stopped
        self._latest: Latest[_State, list[Report]] = Latest(
            work, "open", "Opening the reports", lambda asked, found: done.emit(), lambda asked: stopped.emit()
        )

    def of(self, entries: Sequence[Entry]) -> list[Report] | None:
        """Some reports in their order, without those that cannot be read; None while they are opened, and `done`
        or `stopped` follows, and where that `failed`. Raises ExplorerError where no library is open."""
        library = self._opened.needed()
        self._asked = state = tuple((entry, library.stamp(entry.id)) for entry in entries)
        if self._latest.found(state) is None:
            if sum(not library.at_hand(entry.id) for entry in entries) <= AT_ONCE:
                self._latest.set(state, [report for entry in entries if (report := _report(library, entry.id))])
            elif not self.failed:
                self._latest.ask(state, lambda: _job(library, entries))
        return self._latest.found(state)

    @property
    def failed(self) -> bool:
        """Whether what was last asked for could not be opened, and is not opened again by itself."""
        return self._latest.failed(self._asked)

    def again(self) -> None:
        """Open what failed when it is next asked for."""
        if self.failed:
            self._latest.cancel()

    def forget(self) -> None:
        """Another library is opened."""
        self._latest.forget()


def _job(library: Library, entries: Sequence[Entry]) -> Job[list[Report]]:
    reports: list[Report] = []
    for number, entry in enumerate(entries):
        yield Progress(number, len(entries))
        report = _report(library, entry.id)
        if report:
            reports.append(report)
    return reports


def _report(library: Library, id: str) -> Report | None:
    try:
        return library.report(id)
    except (ExplorerError, KeyError):
        return None
