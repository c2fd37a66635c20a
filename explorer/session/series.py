"""The series in hand: its reports in time, and what they are called."""

from collections.abc import Sequence
from dataclasses import replace

from explorer.errors import ExplorerError
from explorer.library import Entry
from explorer.model.names import report_name, report_names
from explorer.model.report import Report, Section
from explorer.places import Mode, Place
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

    def pair(self) -> tuple[str, str] | None:
        """The older and the newer of the two years that are compared: the year in hand, which is the newest one where
        none is, and the older one that was chosen, else the year before; for the first year the one after. None where
        there is no other."""
        ids, place = self.ids(), self._session.reader.place
        here = place.report or next(reversed(ids), "")
        other = place.other if place.other in ids and place.other != here else self.neighbour(here)
        if here not in ids or other is None:
            return None
        older, newer = sorted((here, other), key=ids.index)
        return older, newer

    def same_section(self, report: str) -> str | None:
        """The eId that stands, in another report, for the section in hand."""
        here, eid = self._session.reader.place.in_hand or (None, None)
        return self._counterpart(here, eid, report)

    def in_hand_of(self, *reports: str) -> tuple[str, str] | None:
        """What is in hand, where it stands in one of these reports; else the same section in the first that has it."""
        hand = self._session.reader.place.in_hand
        if hand is None or hand[0] in reports:
            return hand
        return next(((report, eid) for report in reports if (eid := self.same_section(report))), None)

    def _counterpart(self, here: str | None, eid: str | None, report: str) -> str | None:
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

    # The place moved on

    def moved(self, report: str, eid: str | None) -> Place:
        """The place in hand with something else in hand, of any report of the series. The scope ends where that is
        outside it."""
        return self._scoped(self._session.reader.place.moved(report, eid))

    def at(self, mode: Mode, report: str, eid: str | None = None) -> Place:
        """A report, or an element of it, looked at with the older year and the filter that hold: the year as long as it
        is of the same series and older, and the scope as long as the element is in it."""
        place = self._session.reader.place
        all_series = self._session.reports.series().values()
        entries: Sequence[Entry] = next((one for one in all_series if _at(one, report) is not None), ())
        now, other = _at(entries, report), _at(entries, place.other)
        kept = place.other if now is not None and other is not None and other < now else None
        scope = place.scope if report == place.report else None
        return self._scoped(Place(mode, report, eid, kept, scope=scope, only=place.only, words=place.words))

    def in_year(self, report: str) -> Place | None:
        """The place in hand in another year: the same section there; None where that year has none."""
        place = self._session.reader.place
        eid = self.same_section(report)
        return self._in_scope_of(self.at(place.mode, report, eid)) if eid else None

    def scope(self, report: str) -> Section | None:
        """The section outside which nothing of a report is wanted; None where all of it is."""
        place, own = self._session.reader.place, self.report(report)
        eid = self._counterpart(place.report, place.scope, report) if place.scope else None
        if eid is None and report == place.report:
            eid = place.scope  # Known without a comparison.
        return own.section_of(eid) if own and eid else None

    def _in_scope_of(self, place: Place) -> Place:
        """The scope as it is called in another year."""
        scope = self.scope(place.report or "")
        return self._scoped(replace(place, scope=scope.eid if scope else None))

    def _scoped(self, place: Place) -> Place:
        """Without its scope where something outside that is in hand."""
        report = self.report(place.report) if place.scope and not place.within else None
        scope = report.find(place.scope or "") if report else None
        here = report.section_of(place.eid) if report and place.eid else None
        if report is None or (isinstance(scope, Section) and here and any(below is here for below in scope.walk())):
            return place
        return replace(place, scope=None)

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


def _at(entries: Sequence[Entry], report: str | None) -> int | None:
    """The place of a report among those of a series."""
    return next((number for number, entry in enumerate(entries) if entry.id == report), None)
