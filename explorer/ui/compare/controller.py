"""Compare: which two reports or sections stand side by side, and steps through what changed."""

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from explorer.commands import Menu, command, commands
from explorer.errors import ExplorerError
from explorer.model.comparison import Comparison, Pair
from explorer.model.names import report_name
from explorer.model.report import Report
from explorer.places import Mode, Place
from explorer.present.compared import Wanted
from explorer.present.counterparts import counterpart_sets
from explorer.present.filters import OF_TEXTS
from explorer.present.paper.compared import compared_paper
from explorer.translation import tr
from explorer.ui.shell.conditions import needs_library, needs_place, needs_years
from explorer.ui.shell.finder import Finder
from explorer.ui.shell.lens import Lens
from explorer.ui.shell.ports import NO_OTHER_YEAR, NOT_COMPARED, ONLY_ONE, Printable, Shell, only_one
from explorer.ui.shell.targets import Targets
from explorer.ui.widgets.choices import Choice

if TYPE_CHECKING:
    from explorer.ui.compare.view import CompareView

Element = tuple[str, str]
"""A report and an eId in it."""


class Compare(Lens["CompareView"]):
    """Two reports, or two sections that the reader chose, paragraph beside paragraph."""

    mode = Mode.COMPARE
    of_reports = finds_words = True
    filters = OF_TEXTS

    def __init__(self, shell: Shell, targets: Targets) -> None:
        super().__init__(shell)
        self._targets = targets

    def make_view(self) -> "CompareView":
        from explorer.compare import differences
        from explorer.ui.compare.view import CompareView

        view = CompareView(self.shell.theme, self.shell.commands, differences)
        view.place_changed.connect(self._moved)
        view.passage_requested.connect(self._keep)
        view.followed.connect(self._follow)
        view.opened.connect(self._read)
        view.narrowed.connect(self.shell.places.narrow)
        view.other_requested.connect(self.shell.places.compare_with)
        return view

    # What is shown

    def show(self, place: Place, refreshing: bool) -> None:
        """The report beside another one, that of the year before where none is named; or two sections that were
        chosen."""
        series = self.shell.series
        report = series.report(place.report)
        if report is None:
            return
        other = series.report(place.other) or series.report(series.neighbour(report.id))
        if other is None:
            self._show_alone(place)
            return
        newer, older = (report, other) if series.in_time(report.id, other.id)[0] == report.id else (other, report)
        if place.by_hand:
            self._show_chosen((older.id, place.other_eid or ""), (newer.id, place.eid or ""))
            return
        pair = self.shell.session.comparisons.pair(older.id, newer.id)
        if pair is None:
            sentence = tr("Comparing %1 with %2…")
            told = sentence.replace("%1", report_name(older)).replace("%2", report_name(newer))
            self.view.show_message(*self.waiting(told))
            return
        choices = [choice for choice in series.titled() if choice[0] != newer.id]
        comparison = self.shell.session.comparisons.of(series.title())
        figures = comparison.figures if comparison and pair in comparison.pairs else ()
        here, eid = series.in_hand_of(newer.id, older.id) or (None, None)
        at = {here: eid}
        third, wanted = self._third(older, newer, comparison), self._wanted(place, older, newer, pair)
        self.view.show_pair(
            older, newer, pair, at.get(newer.id), at.get(older.id), choices, figures, third, wanted=wanted
        )

    def _wanted(self, place: Place, older: Report, newer: Report, pair: Pair) -> Wanted:
        """The rows of the place: its filter, and the sections of its scope in both reports."""
        scopes = [self.shell.series.scope(report.id) for report in (older, newer)]
        within = [frozenset(one.eid for one in scope.walk()) if scope else frozenset[str]() for scope in scopes]
        if not any(scopes):
            return Wanted(self.only(place), place.words)
        older_eid, newer_eid = (scope.eid if scope else "" for scope in scopes)
        totals = pair.section_totals.get(newer_eid) or pair.older_totals.get(older_eid)
        return Wanted(self.only(place), place.words, (within[0], within[1]), totals)

    def _show_alone(self, place: Place) -> None:
        if place.eid and len(self.shell.session.reports.entries()) > 1:
            sentence = " ".join((ONLY_ONE, tr("Its sections compare with any other's.")))
            self.view.show_message(sentence, tr("Compare with any section…"), "compare.hand")
        else:
            self.view.show_message(*only_one())

    def _show_chosen(self, older: Element, newer: Element) -> None:
        """Two sections that the reader chose, and nothing else of their reports."""
        found = self.shell.session.by_hand.compared(older, newer)
        if found is None:
            failed = self.shell.session.by_hand.failed
            self.view.show_message(*(NOT_COMPARED if failed else (tr("Comparing two sections…"),)))
            return
        comparison = found.comparison
        pair, figures = comparison.pairs[0], comparison.figures
        self.view.show_pair(found.older, found.newer, pair, newer[1], figures=figures, level=True, wanted=Wanted())

    def _third(self, older: Report, newer: Report, comparison: Comparison | None) -> tuple[Report, Pair] | None:
        """The report before the older one of two of a series, with what links it to the newer one."""
        ids = comparison.reports if comparison else ()
        if comparison is None or not {older.id, newer.id} <= set(ids) or ids.index(older.id) == 0:
            return None
        report = self.shell.series.report(ids[ids.index(older.id) - 1])
        pair = self.shell.session.comparisons.pair(report.id, newer.id) if report else None
        return (report, pair) if report and pair else None

    # What is in hand

    def in_hand(self) -> Element | None:
        """That of the row, which may stand in either report."""
        return (self.on_show.current_place() if self.on_show else None) or super().in_hand()

    def beside(self, report: str) -> str | None:
        return self.view.across(report)

    def sentence_in_hand(self) -> tuple[str, str, int] | None:
        words = self.view.words_in_hand()
        return (*words[:2], max(0, words[2])) if words else None

    def pick(self) -> None:
        self.view.request_passage()

    def step_paragraph(self, step: int) -> str | None:
        if self.on_show and self.on_show.step_paragraph(step):
            return None
        return tr("This is the last paragraph.") if step > 0 else tr("This is the first paragraph.")

    def printable(self) -> Printable | None:
        if self.on_show is None:
            return None
        shown = self.on_show.taken()
        name = tr("Comparison: {}").format(", ".join(shown.year(side) for side in shown.sides))
        return Printable(name, partial(compared_paper, shown), self.view)

    # What commands do

    def _needs_compare(self, direction: int = 0) -> str | None:
        here = self.shell.session.reader.place.mode == self.mode
        return None if here else tr("This works in Compare.")

    def _needs_another_view(self) -> str | None:
        if self.shell.session.reader.place.mode != self.mode:
            return needs_library(self)
        key = self.shell.commands.key("compare.earlier")
        return tr("It is compared here. %1 compares it with another year.").replace("%1", key)

    @command(
        "compare.section",
        tr("Compare this section"),
        "C",
        menu=Menu.COMPARE,
        help=tr("Show the section in hand beside the older year."),
        when=_needs_another_view,
    )
    def compare_in_hand(self) -> None:
        """What is in hand, however it is looked at."""
        self.shell.places.lens.compare()

    @commands(
        ("change.next", tr("Next change"), "F8", 1),
        ("change.previous", tr("Previous change"), "Shift+F8", -1),
        menu=Menu.COMPARE,
        help=tr("Step through what changed."),
        when=_needs_compare,
    )
    def step_change(self, direction: int) -> None:
        if self.on_show is None or not self.on_show.step_change(direction):
            self.shell.say(tr("There is no further change.") if direction > 0 else tr("There is no earlier change."))

    @command(
        "compare.why",
        tr("Mark why they correspond"),
        "W",
        menu=Menu.COMPARE,
        help=tr("Mark in both texts what the counterpart in hand rests on; again for the next reason, then none."),
        when=_needs_compare,
    )
    def mark_reason(self) -> None:
        if not self.view.why.step():
            self.shell.say(tr("There are no words of both texts to be marked here."))

    def _needs_perhaps(self) -> str | None:
        return None if self._perhaps() else tr("Nothing else is perhaps a counterpart of what is in hand.")

    @command(
        "compare.perhaps",
        tr("Compare with what is perhaps a counterpart"),
        "A",
        menu=Menu.COMPARE,
        help=tr("Show what is in hand beside what is perhaps its counterpart, too, in the other year."),
        when=_needs_perhaps,
    )
    def compare_perhaps(self) -> None:
        """However it is looked at."""
        found = self._perhaps()
        if found is not None:
            self.shell.places.compare_alone(*found)

    def _perhaps(self) -> tuple[Element, Element] | None:
        """What is in hand, and what is perhaps its counterpart in the report beside it."""
        lens = self.shell.places.lens
        here = lens.in_hand()
        other = lens.beside(here[0]) if here else None
        comparison = self.shell.session.comparisons.of(self.shell.series.title())
        if here is None or comparison is None or not {here[0], other} <= set(comparison.reports):
            return None
        at, beside = comparison.reports.index(here[0]), comparison.reports.index(other or "")
        rejected = counterpart_sets(comparison, at, here[1])[beside].rejected
        return (here, (other or "", rejected.eid)) if rejected else None

    @command(
        "compare.swap",
        tr("Swap the sides"),
        "X",
        menu=Menu.COMPARE,
        help=tr("Let the other report run in order."),
        when=_needs_compare,
    )
    def swap_spine(self) -> None:
        self.view.swap_spine()

    @command(
        "compare.hand",
        tr("Compare with any section…"),
        "H Ctrl+Shift+H",
        menu=Menu.COMPARE,
        help=tr("Choose any section of another report to stand beside the one in hand."),
        when=needs_place,
    )
    def choose_by_hand(self) -> None:
        self._finder.open()

    @commands(
        ("compare.earlier", tr("Compare with an earlier year"), "Alt+Shift+PgUp {", -1),
        ("compare.later", tr("Compare with a later year"), "Alt+Shift+PgDown }", 1),
        menu=Menu.COMPARE,
        help=tr("Put another year in the place of the older one: in Overview, Compare and What changed."),
        when=needs_years,
    )
    def choose_other(self, step: int) -> None:
        """However the two years are looked at."""
        if not self.shell.places.step_other(step):
            self.shell.say(NO_OTHER_YEAR[step])

    @command(
        "compare.again",
        tr("Compare again"),
        "F5",
        menu=Menu.COMPARE,
        help=tr("Compare, open or tell what is shown, where that failed or was stopped."),
        when=needs_library,
    )
    def compare_again(self) -> None:
        """Show the place anew; what is missing of it is made."""
        session = self.shell.session
        for part in (session.opening, session.comparisons, session.by_hand, session.across):
            part.again()
        self.shell.places.refresh()
        self.moved.emit()
        if not session.work.tasks:
            self.shell.say(tr("Nothing here is to be made again."))

    @cached_property
    def _finder(self) -> Finder:
        hint = tr("A section or paragraph of another report: 2018 IV.A.2, or letters of a heading")
        finder = Finder(self.shell.theme, self.shell.window, tr("Compare with"), hint, self._others)
        finder.chosen.connect(self._compare_with)
        return finder

    def _others(self, words: str) -> list[Choice]:
        """Sections of other reports that the one in hand can be compared with."""
        here = self.shell.session.reader.place.in_hand
        found = self._targets.named(words, None, without=here[0]) if here else []
        return [Choice((one.report, one.eid), one.title, one.about) for one in found if one.eid]

    def _compare_with(self, chosen: Element) -> None:
        """Whatever corresponds to what."""
        here = self.shell.session.reader.place.in_hand
        if here is None:
            return
        if here[0] == chosen[0]:
            raise ExplorerError(tr("Choose a section of another report."))
        self.shell.places.compare_alone(here, chosen)
        self.shell.places.focus()

    # What the view asks for

    def _moved(self, report: str, eid: str) -> None:
        """What is in hand is the place, but for two sections that were chosen."""
        if self.shell.session.reader.place.by_hand:
            self.moved.emit()
        else:
            self.shell.places.moved(report, eid)

    def _keep(self, report: str, eid: str, start: int, end: int) -> None:
        span = (start, end) if end >= 0 else (None, None)
        self.shell.session.passages.add(report, eid, *span)

    def _follow(self, report: str, eid: str) -> None:
        """A step of its own: back leads to where one was."""
        self.shell.session.reader.go(self.shell.series.moved(report, eid))

    def _read(self, report: str, eid: str) -> None:
        self.shell.session.reader.go(replace(self.shell.series.moved(report, eid), mode=Mode.READ))
