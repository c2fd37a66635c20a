"""The search that stands held against every text of the open library, while the reader goes on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.export.passages import export_brief
from explorer.jobs import ChildProcess
from explorer.model.brief import Brief
from explorer.present.checking import checked_brief
from explorer.present.results import FoundRows
from explorer.search.checking import Checked, check_search
from explorer.search.query import Node
from explorer.search.results import Filters, Results
from explorer.session.indexing import indexed_of
from explorer.session.opened import Opened
from explorer.session.reports import Reports
from explorer.session.searching import Searching
from explorer.session.work import Notice, Work, export_to


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was searched for: the query as it was understood, with the places of what it asks of time, and what its
    results were narrowed to."""

    wanted: Node | None
    filters: Filters


class Checking:
    """`checked` is what came of the last check, None where there was none since the library changed. `of` gives it
    where it is that of some results: another search is not checked by it."""

    def __init__(
        self,
        work: Work,
        opened: Opened,
        reports: Reports,
        searching: Searching,
        child: ChildProcess,
        notify: Callable[[Notice], object],
    ) -> None:
        self.changed: Event[()] = Event()
        """Something was checked, or is being checked."""
        self.checked: Checked | None = None
        self._asked_for: _Asked | None = None
        self._work, self._opened, self._reports, self._searching = work, opened, reports, searching
        self._notify, self._child = notify, child
        opened.changed.connect(self.forget)

    def start(self) -> None:
        """Read every text, and compare with what the search that stands finds. Raises ExplorerError where there are no
        results to check, or they lack what is not compared yet."""
        results = self._searching.results
        if results is None or not results.query:
            raise ExplorerError("There is no search to check. Search for something first.")
        if results.uncompared:
            raise ExplorerError("The years that this search asks of are not compared yet. Check it when they are.")
        library, query, asked = self._opened.needed(), results.query, self._asked(results)
        failed = tuple(entry.id for entry in library.entries() if entry.error)
        what = (*indexed_of(library), query, asked.filters)

        def done(checked: Checked) -> None:
            if self._asked_for is asked:
                unreadable = (*failed, *checked.unreadable)
                self.checked = replace(checked, unreadable=unreadable, untold=results.untold)
                self.changed.emit()
            elif self._asked_for is None:
                self._notify(Notice("The library changed while the search was checked. Check it again."))

        self._asked_for, self.checked = asked, None
        self.changed.emit()
        title = "Checking the search"
        self._work.start("check", title, lambda: self._child.perform(check_search, *what), done, self._child.close)

    def of(self, results: Results | None) -> Checked | None:
        """What came of the last check, where it was one of the search with these results."""
        return self.checked if results is not None and self._asked_for == self._asked(results) else None

    def record(self) -> Brief:
        """The record of the last check. Raises ExplorerError where there is none."""
        if self.checked is None:
            raise ExplorerError("No search was checked since the library changed. Check one first.")
        outline = self._opened.needed().outline
        return checked_brief(self.checked, FoundRows(self._reports.series(), outline, lambda series: None).place)

    def export(self, path: Path, format: str) -> None:
        """Write the record of the last check. Raises ExplorerError where there is none."""
        record = self.record()
        export_to(path, lambda: export_brief(record, format), self._work, self._notify)

    def forget(self) -> None:
        """The library has changed."""
        self.checked = self._asked_for = None

    def close(self) -> None:
        """End the process that reads."""
        self._child.close()

    def _asked(self, results: Results) -> _Asked:
        narrowed = self._searching.filters.items()
        return _Asked(results.query.wanted, {name: frozenset(values) for name, values in narrowed if values})
