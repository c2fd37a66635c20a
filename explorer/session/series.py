"""The series in hand: its reports in time, and what they are called."""

from collections.abc import Sequence

from explorer.errors import ExplorerError
from explorer.library import Entry
from explorer.model.names import report_name, report_names
from explorer.model.report import Report
from explorer.present.names import names_in_series
from explorer.session.comparing import readable
from explorer.session.session import Session


class SeriesInHand:
    """The series of the open report, else the library's first, as the session has it at each call."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def title(self) -> str:
        """The series of the report in hand; that with the most reports where none is, "" in an empty library."""
        here = self._session.reports.entry(self._session.reader.place.report)
        return here.series if here else next(iter(self._session.reports.series()), "")

    def entries(self) -> Sequence[Entry]:
        """In time order, those that cannot be read as well."""
        return self._session.reports.series().get(self.title(), ())

    def titled(self) -> list[tuple[str, str]]:
        """The ids and years of its reports."""
        entries = self.entries()  # Asked once: an import may add to the library meanwhile.
        return [(entry.id, name) for entry, name in zip(entries, report_names(entries), strict=True)]

    def opened(self) -> list[Report] | None:
        """Its reports in time order, without those that cannot be read; None while they are opened, and
        `session.opening.done` follows."""
        return self._session.opening.of(readable(self.entries()))

    def readable(self) -> list[Report]:
        """The same here and now, for who can wait: the window cannot."""
        return [report for entry in self.entries() if (report := self.report(entry.id))]

    def ids(self) -> list[str]:
        """Those of its reports that can be read, in time order."""
        return [entry.id for entry in readable(self.entries())]

    def neighbour(self, report: str) -> str | None:
        """The report of the year before, or of the year after where this is the first."""
        ids = self.ids()
        if report not in ids or len(ids) < 2:
            return None
        at = ids.index(report)
        return ids[at - 1] if at else ids[1]

    def same_section(self, report: str) -> str | None:
        """The eId that stands, in another report, for the section in hand."""
        here, eid = self._session.reader.place.in_hand or (None, None)
        comparison, own = self._session.comparisons.of(self.title()), self.report(here)
        section = own.section_of(eid) if own and eid else None
        if section is None or comparison is None or not {here, report} <= set(comparison.reports):
            return None
        if here == report:
            return eid
        at, there = comparison.reports.index(here or ""), comparison.reports.index(report)
        for lineage in comparison.lineages:
            if section.eid in lineage.places[at] and lineage.places[there]:
                return lineage.places[there][0]
        return None

    # Of any series

    def report(self, id: str | None) -> Report | None:
        """A report of the library, None where there is none or it cannot be read."""
        if id is None:
            return None
        try:
            return self._session.reports.report(id)
        except (ExplorerError, KeyError):
            return None

    def names(self) -> dict[str, str]:
        """What each report of the library, by its id, is called within its series: its year, where that tells it."""
        return names_in_series(self._session.reports.series())

    def name(self, report: Report) -> str:
        """What a report is called within its series; by itself where it is no longer in the library."""
        return self.names().get(report.id) or report_name(report)

    def in_time(self, one: str, other: str) -> tuple[str, str]:
        """Two reports, the newer first; one that was removed counts as the oldest."""
        entries = [entry for one_series in self._session.reports.series().values() for entry in one_series]
        order = {entry.id: (entry.year or 0, number) for number, entry in enumerate(entries)}
        newer, older = sorted((one, other), key=lambda id: order.get(id, (0, -1)), reverse=True)
        return newer, older
