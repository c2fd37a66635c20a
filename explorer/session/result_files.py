"""The results of the search that stands as a file: all of them, however many are on show."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from explorer import paths
from explorer.errors import ExplorerError
from explorer.export.formats import Kind, format_named
from explorer.export.passages import export_found
from explorer.jobs import Job, Progress
from explorer.library import Library
from explorer.model.found import FoundTexts
from explorer.model.report import Report
from explorer.present.found import found_texts
from explorer.search.query import Query
from explorer.search.results import Filters, Order, Results
from explorer.session.opened import Opened
from explorer.session.searching import Searching
from explorer.session.work import Notice, Work

AT_ONCE = 500
"""Hits that are fetched before it is looked whether they are wanted no more: some tenths of a second."""


class ResultFiles:
    """Writes what was found, with the filters and in the order that stand."""

    def __init__(self, work: Work, opened: Opened, searching: Searching, notify: Callable[[Notice], object]) -> None:
        self._work, self._opened, self._searching, self._notify = work, opened, searching, notify

    def export(self, path: Path, format: str) -> None:
        """Write all that was found. Raises ExplorerError where there is nothing, or the format is not known."""
        shown, library = self._searching.results, self._opened.needed()
        format_named(format, Kind.FOUND)
        if shown is None or not shown.total:
            raise ExplorerError("There are no results to export. Search for something first.")
        filters = {name: frozenset(values) for name, values in self._searching.filters.items() if values}
        order = self._searching.order

        def job() -> Job[Path]:
            found = yield from self._job(library, shown, filters, order)
            paths.write_atomically(path, export_found(found, format))
            return path

        self._work.start("export", "Exporting", job, lambda path: self._notify(Notice(f"Exported to {path}.")))

    def _job(self, library: Library, shown: Results, filters: Filters, order: Order) -> Job[FoundTexts]:
        results = yield from self._all(shown.query, filters, order)
        results = replace(results, uncompared=shown.uncompared, untold=shown.untold)
        reports: dict[str, Report] = {}
        ids = dict.fromkeys(hit.report for hit in results.hits)
        for number, id in enumerate(ids):
            yield Progress(number, len(ids), id)
            report = _report(library, id)
            if report is not None:
                reports |= self._opened.checked([report])
        narrowed = [value for values in filters.values() for value in sorted(values)]
        return found_texts(results, reports, library.folder.name, datetime.date.today(), narrowed)

    def _all(self, query: Query, filters: Filters, order: Order) -> Job[Results]:
        """What a query finds, with all hits."""
        yield Progress(0, 0)
        results = self._page(query, 0, filters, order)
        while len(results.hits) < results.total:
            yield Progress(len(results.hits), results.total)
            page = self._page(query, len(results.hits), filters, order)
            if page.total != results.total or not page.hits:
                raise ExplorerError("The library changed while the results were exported. Export them again.")
            results = replace(results, hits=results.hits + page.hits)
        return results

    def _page(self, query: Query, offset: int, filters: Filters, order: Order) -> Results:
        page = self._searching.page(query, offset, AT_ONCE, order, filters)
        if page is None:
            raise ExplorerError("The library was closed while the results were exported.")
        return page


def _report(library: Library, id: str) -> Report | None:
    try:
        return library.report(id)
    except (ExplorerError, KeyError):
        return None
