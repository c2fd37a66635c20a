"""The place in hand in the row at the top: series, section, years, scope and filter. Each part changes or clears it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from explorer.places import Mode, Only, Place
from explorer.present.filters import title
from explorer.session import Session
from explorer.session.series import SeriesInHand
from explorer.translation import tr
from explorer.ui.shell.breadcrumb import Part
from explorer.ui.shell.lens import AnyLens
from explorer.ui.shell.toolbar import Toolbar


class Trail:
    """`choose_years(older, newer)` compares other two years, by the ids of their reports."""

    def __init__(
        self, toolbar: Toolbar, session: Session, series: SeriesInHand, choose_years: Callable[[str, str], None]
    ) -> None:
        self._toolbar, self._session, self._series, self._choose_years = toolbar, session, series, choose_years

    def show(self, place: Place, lens: AnyLens) -> None:
        """Show a place as a lens looks at it."""
        years = self._series.titled()
        parts = [self._title(), self._section(place), self._years(place, dict(years))]
        cleared = [self._scope(place, lens), self._only(place, lens), self._words(place, lens)]
        self._toolbar.breadcrumb.show_parts([part for part in (*parts, *cleared) if part])
        self._toolbar.years.show_years(years, lens.report_of(place) or "")

    def _title(self) -> Part | None:
        words = self._series.title()
        return Part(words, self._look(Mode.OVERVIEW), tr("Show its overview")) if words else None

    def _section(self, place: Place) -> Part | None:
        report = self._series.report(place.here)
        section = report.section_of(place.eid) if report and place.eid else None
        if report is None or section is None:
            return None
        act = partial(self._read, report.id, section.eid)
        return Part(section.full_heading, act, tr("Read this section"), below=True)

    def _years(self, place: Place, names: Mapping[str, str]) -> Part | None:
        """The year alone where no older one counts. `names` are those of the series."""
        pair = self._pair(place)
        words = " → ".join(filter(None, (names.get(id) or self._name(id) for id in pair)))
        if not words:
            return None
        if len(pair) == 1:
            return Part(words, self._look(Mode.READ), tr("Read this year"))
        ids = self._series.ids()
        before = ids[: ids.index(pair[1])] if pair[1] in ids else []
        choices = [(names.get(id, ""), id == pair[0], partial(self._choose_years, id, pair[1])) for id in before]
        return Part(words, self._look(Mode.COMPARE), tr("Compare with another year"), choices=tuple(choices))

    def _pair(self, place: Place) -> tuple[str, ...]:
        """The older and the newer year; the older one counts in Read and Figures only where it was chosen."""
        if place.report and place.other:
            return place.other, place.report
        pair = None if place.mode in (Mode.READ, Mode.FIGURES) else self._series.pair()
        return pair or ((place.report,) if place.report else ())

    def _name(self, id: str) -> str:
        """Of a report of another series, or of none."""
        report = self._series.report(id)
        return self._series.name(report) if report else ""

    def _scope(self, place: Place, lens: AnyLens) -> Part | None:
        report = self._series.report(place.report)
        section = report.section_of(place.scope) if report and place.scope else None
        if section is None:
            return None
        words, about = tr("%1 only").replace("%1", section.name), tr("Show the whole report again")
        return self._cleared(words, about, lens.counts_scope(), lambda now: replace(now, scope=None))

    def _only(self, place: Place, lens: AnyLens) -> Part | None:
        if place.only is Only.ALL:
            return None
        counts = place.only in lens.filters
        return self._cleared(
            title(place.only), tr("Take this filter back"), counts, lambda now: replace(now, only=Only.ALL)
        )

    def _words(self, place: Place, lens: AnyLens) -> Part | None:
        if not place.words:
            return None
        return self._cleared(
            f"“{place.words}”", tr("Take this filter back"), lens.finds_words, lambda now: replace(now, words="")
        )

    def _cleared(self, told: str, about: str, counts: bool, without: Callable[[Place], Place]) -> Part:
        """What a click takes back; it may count in other views only. `without` gives the place that lacks it."""
        if not counts:
            about = " ".join((tr("This view shows all; the others do not."), about + "."))
        return Part(told, self._go(without), about, clears=True, quiet=not counts)

    def _look(self, mode: Mode) -> Callable[[], None]:
        return self._go(lambda now: replace(now, mode=mode))

    def _go(self, changed: Callable[[Place], Place]) -> Callable[[], None]:
        return lambda: self._session.reader.go(changed(self._session.reader.place))

    def _read(self, report: str, eid: str) -> None:
        self._session.reader.go(self._series.at(Mode.READ, report, eid))
