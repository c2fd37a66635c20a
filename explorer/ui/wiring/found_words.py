"""Hits in the reader's words: the rows of the results, and what is said above them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from explorer.library import Entry
from explorer.search.query import Kind
from explorer.search.results import Hit, Results
from explorer.session import Session
from explorer.ui.models.found import Chip, Found
from explorer.ui.models.grouping import Descent, Grouping, Place, grouped
from explorer.ui.models.words import place_name, year_titles
from explorer.ui.views.offers import Offer
from explorer.ui.views.results_head import Summary
from explorer.ui.wording import counted

SHORT = 3
"""Words of so few letters are marked only beside others, or where nothing else was found."""
MOST_COMPARED = 4
"""Series of the results that are compared at most, so that the same paragraph through the years is one row."""
LONGEST = 40
"""Reports of a series that is compared for this; all pairs of more would take hours."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What a report of the library is called, among those of its series."""

    entry: Entry
    year: str


class FoundWords(QObject):
    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._known: dict[str, _Known] | None = None
        self._descents: dict[str, tuple[object, Descent]] = {}
        self.waits_for_comparison = False
        """Whether rows were made without knowing all that belongs together, but will be made anew."""
        self.apart = False
        """Whether rows were made of series that are not compared."""

    def forget(self) -> None:
        """The library has changed."""
        self._known = None
        self._descents.clear()

    def rows(self, hits: Sequence[Hit], results: Results, grouping: Grouping) -> list[Found]:
        self.waits_for_comparison = self.apart = False
        if grouping is Grouping.REPORT:
            return self._by_report(hits, results)
        if grouping is Grouping.LINEAGE:
            return self._by_lineage(hits)
        return [self._row(hit, number) for number, hit in enumerate(hits)]

    def summary(self, results: Results) -> Summary:
        """What stands above the rows, once these are made."""
        query = results.query
        return Summary(
            self.count(results),
            results.explanation,
            tuple(problem.message for problem in query.problems),
            " ".join(self._news(results)),
            ", ".join(value for values in self._session.searching.filters.values() for value in sorted(values)),
            self._session.saved_searches.is_saved(query.text),
        )

    def count(self, results: Results) -> str:
        return counted(results.total, self.tr("1 place"), self.tr("%1 places"))

    def nothing(self, results: Results) -> tuple[str, list[Offer]]:
        """Why nothing was found, and what else could be searched for."""
        sentence = self.tr("Nothing found for “%1”.").replace("%1", results.query.text)
        if not results.query:
            sentence = self.tr("Type a word to look for.")
        elif results.relaxations:
            killer = self.tr("No text has %1 with the rest.").replace("%1", _quoted(results.relaxations[0].without))
            sentence = f"{sentence} {killer}"
        offers = []
        if results.suggestion:
            offers.append((self.tr("Did you mean %1?").replace("%1", results.suggestion), results.suggestion))
        for one in results.relaxations:
            words = self.tr("Without %1: %2").replace("%1", _quoted(one.without))
            places = counted(one.total, self.tr("1 place"), self.tr("%1 places"))
            offers.append((words.replace("%2", places), one.text))
        return sentence, offers

    def _news(self, results: Results) -> Iterator[str]:
        new = self._session.saved_searches.new_in(results)
        if new:
            yield self.tr("%1 in reports that came since you last looked.").replace("%1", f"{new:,}")
        if self._session.searching.indexing:
            yield self.tr("The library is still being indexed: more may come.")
        if self.waits_for_comparison:
            yield self.tr("The years are being compared; rows will join.")
        elif self.apart:
            yield self.tr("Not all series are compared: some of the same paragraphs stand apart.")

    def _row(self, hit: Hit, number: int) -> Found:
        known = self._reports().get(hit.report)
        chips = (Chip(known.year, number),) if known and known.year else ()
        return self._found(hit, number, chips, known.entry.title if known else "")

    def _found(self, hit: Hit, number: int, chips: tuple[Chip, ...], of: str) -> Found:
        return Found(self._place(hit), number, chips, hit.snippet, telling(hit), self._detail(hit, of))

    def _by_report(self, hits: Sequence[Hit], results: Results) -> list[Found]:
        rows = []
        for group in grouped([(hit.report, hit.eid) for hit in hits], lambda place: place[0]):
            id = hits[group[0]].report
            known = self._reports().get(id)
            total = counted(results.reports.get(id, len(group)), self.tr("1 place"), self.tr("%1 places"))
            chips = (Chip(known.year, group[0]),) if known and known.year else ()
            rows.append(Found(known.entry.title or known.entry.file if known else id, None, chips, detail=total))
            rows += [self._found(hits[number], number, (), "") for number in group]
        return rows

    def _by_lineage(self, hits: Sequence[Hit]) -> list[Found]:
        rows, reports = [], self._reports()
        descents = self._compared(hits)

        def origin(place: Place) -> Place:
            known = reports.get(place[0])
            descent = descents.get(known.entry.series) if known else None
            return descent.origin(place) if descent else place

        for group in grouped([(hit.report, hit.eid) for hit in hits], origin):
            best = hits[group[0]]
            known = reports.get(best.report)
            rows.append(self._found(best, group[0], self._chips(hits, group), known.entry.series if known else ""))
        return rows

    def _chips(self, hits: Sequence[Hit], group: Sequence[int]) -> tuple[Chip, ...]:
        """The years of a group in their order; where a year has the text twice, each with its paragraph."""
        reports = self._reports()
        in_time = sorted(group, key=lambda number: _time(reports.get(hits[number].report)))
        years = [reports[hits[number].report].year if hits[number].report in reports else "" for number in in_time]
        chips: list[Chip] = []
        for number, year in zip(in_time, years, strict=True):
            label = hits[number].label
            again = f" ¶\N{NARROW NO-BREAK SPACE}{label.rpartition('/')[2]}" if years.count(year) > 1 and label else ""
            if year and f"{year}{again}" not in [chip.year for chip in chips]:
                chips.append(Chip(f"{year}{again}", number))
        return tuple(chips)

    def _compared(self, hits: Sequence[Hit]) -> dict[str, Descent]:
        """Where the texts of each series come from, as far as it is compared; comparing the first few begins."""
        reports = self._reports()
        series = dict.fromkeys(reports[hit.report].entry.series for hit in hits if hit.report in reports)
        lengths = Counter(known.entry.series for known in reports.values())
        compared = [name for name in series if lengths[name] <= LONGEST][:MOST_COMPARED]
        self.apart = len(compared) < len(series)
        for name in compared:
            comparison = self._session.comparison(name, elsewhere=True)
            if comparison is None:
                self.waits_for_comparison = True
            elif name not in self._descents or self._descents[name][0] is not comparison:
                self._descents[name] = comparison, Descent(comparison)
        return {name: self._descents[name][1] for name in series if name in self._descents}

    def _place(self, hit: Hit) -> str:
        where = place_name(hit.section)
        if "*" in hit.section and hit.where is not Kind.HEADING:
            outline = self._session.library.outline(hit.report) if hit.report in self._reports() else ()
            where = next((heading.title for heading in outline if heading.path == hit.section), where)
        number = self.tr("para. %1").replace("%1", hit.label.rpartition("/")[2]) if hit.label else ""
        return ", ".join(part for part in (where, number) if part)

    def _detail(self, hit: Hit, of: str) -> str:
        kinds = {
            Kind.HEADING: self.tr("Heading"),
            Kind.FOOTNOTE: self.tr("Footnote"),
            Kind.TABLE: self.tr("Table"),
            Kind.NOTE: self.tr("Your note"),
        }
        page = self.tr("p. %1").replace("%1", str(hit.page)) if hit.page else ""
        return " · ".join(part for part in (kinds.get(hit.where, ""), page, of) if part)

    def _reports(self) -> dict[str, _Known]:
        if self._known is None:
            self._known = {
                entry.id: _Known(entry, year)
                for entries in self._session.series().values()
                for entry, year in zip(entries, year_titles(entries), strict=True)
            }
        return self._known


def _time(known: _Known | None) -> tuple[int, str]:
    return (known.entry.year or 0, known.entry.id) if known else (0, "")


def telling(hit: Hit) -> tuple[tuple[int, int], ...]:
    """The matches of a hit, those that only blanks divide made one, without an “in” that stands alone."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(hit.matches):
        if result and not hit.snippet[result[-1][1] : start].strip():
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(one for one in result if one[1] - one[0] > SHORT) or tuple(result)


def _quoted(part: str) -> str:
    """A part of a query in quotation marks, if it has none."""
    return part if part.startswith(('"', "(")) or ":" in part else f"“{part}”"
