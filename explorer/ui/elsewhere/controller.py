"""Elsewhere in the window: the counterparts of what is in hand, and what the reader says of them."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer

from explorer.errors import ExplorerError
from explorer.model.comparison import Comparison, CorrectionKind
from explorer.model.names import report_name
from explorer.model.report import Report
from explorer.places import Mode
from explorer.present.counterparts import LinkRules, rules_of
from explorer.present.elsewhere import Elsewhere as Writer
from explorer.present.elsewhere import Target
from explorer.present.names import short_name
from explorer.session import Session
from explorer.translation import tr
from explorer.ui.shell.navigation import Navigation
from explorer.ui.shell.window import Window

if TYPE_CHECKING:
    from explorer.ui.compare.view import CompareView
    from explorer.ui.overview.view import OverviewView

PAUSE_MS = 60


class Elsewhere(QObject):
    def __init__(self, window: Window, session: Session, navigation: Navigation) -> None:
        super().__init__(window)
        self._window, self._session, self._navigation = window, session, navigation
        self._hand: tuple[str, str] | None = None
        self._waits = False
        """The pane says that the years are being compared."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._show)
        window.elsewhere.chosen.connect(self._compare)

    def show(self) -> None:
        """Soon: moving through a report must not wait for this."""
        self._pause.start()

    def focus(self) -> None:
        """Put the keyboard into the list, with the side pane unfolded."""
        self._window.fold_side(False)
        self._show()
        self._window.elsewhere.list.setFocus()

    # What the reader says

    def hindrance(self, kind: CorrectionKind) -> str | None:
        """Why nothing of this kind can be said now, None where it can."""
        if self._pause.isActive():
            self._pause.stop()
            self._show()
        target = self._window.elsewhere.target()
        if self._hand is None or target is None:
            return tr("Choose a section or paragraph, and its counterpart in Elsewhere (Alt+E).")
        if kind is not CorrectionKind.ALONE and not target.linkable:
            return tr("Choose a counterpart in Elsewhere first (Alt+E).")
        return None

    def say(self, kind: CorrectionKind) -> None:
        """Keep what the reader says of the selected card; said again, it is withdrawn."""
        target, corrections = self._window.elsewhere.target(), self._session.corrections
        if self._hand is None or target is None:
            return
        report, eid = self._hand
        if target.said is kind:
            self._withdraw(report, eid, target)
        elif kind is CorrectionKind.ALONE:
            corrections.set_alone(report, eid, target.report)
        elif target.eid is not None:
            act = corrections.pin if kind is CorrectionKind.PIN else corrections.set_apart
            act(report, eid, target.report, target.eid)
        self._show()

    def _withdraw(self, report: str, eid: str, target: Target) -> None:
        key = self._session.library.entry(target.report).sha256
        for correction in self._session.corrections.of(report, eid):
            place = (key, "" if target.said is CorrectionKind.ALONE else target.eid)
            if correction.kind is target.said and place in correction.places:
                self._session.corrections.withdraw(correction)

    # What is shown

    def _in_hand(self) -> tuple[str, str] | None:
        """The report and eId of what the reader has in hand: in Compare it may stand in either report, in Overview it
        is the row."""
        place = self._session.reader.place
        if place.mode == Mode.OVERVIEW:
            overview = cast("OverviewView | None", self._window.centre.made(Mode.OVERVIEW))
            return overview.in_hand() if overview is not None and overview.message is None else None
        if place.mode == Mode.COMPARE:
            view = cast("CompareView | None", self._window.centre.made(Mode.COMPARE))
            here = view.current_place() if view is not None and view.message is None else None
            if here is not None:
                return here
        return place.in_hand

    def comparison_stopped(self, series: str) -> None:
        """Where the pane waits for the comparison it says that there is none."""
        if series == self._navigation.series() and self._waits:
            self._window.elsewhere.show_message(*self._navigation.not_compared())

    def _show(self) -> None:
        self._pause.stop()
        self._waits = False
        self._hand = self._in_hand()
        report = self._navigation.report(self._hand[0]) if self._hand else None
        pane = self._window.elsewhere
        if report is None or self._hand is None:
            pane.show_message(tr("Open a section to see where it stands in other years."))
            return
        series = self._session.reports.series().get(self._navigation.series(), [])
        if len(series) < 2:
            sentence = tr("This report is the only one of its series. Open another year to compare.")
            pane.show_message(sentence, tr("Open your reports…"), "library.open", "Ctrl+O")
            return
        comparison = self._session.comparisons.of(self._navigation.series())
        if comparison is None:
            self._waits = True
            pane.show_message(tr("Comparing the years…"))
        elif report.id not in comparison.reports:
            pane.show_message(tr("This report is not compared with the others of its series."))
        else:
            self._show_counterparts(report, self._hand[1], comparison)

    def _show_counterparts(self, report: Report, eid: str, comparison: Comparison) -> None:
        reports = [self._navigation.report(id) for id in comparison.reports]
        names = self._navigation.years()
        years = [(names.get(one.id) or report_name(one)) if one else "" for one in reports]
        at = comparison.reports.index(report.id)
        cards = Writer(comparison, reports, years).cards(at, eid, self._said(report.id, eid, comparison))
        beside = self._beside(report.id)
        first = (number for number, card in enumerate(cards) if cast(Target, card.key).report == beside)
        if cards:
            self._window.elsewhere.show_counterparts(short_name(report, eid), cards, next(first, 0))
        else:
            self._window.elsewhere.show_message(tr("The other reports of this series cannot be read."))

    def _said(self, report: str, eid: str, comparison: Comparison) -> dict[int, LinkRules]:
        """What the reader says of an element, by the places of the other reports in the comparison."""
        try:
            keys = [self._session.library.entry(id).sha256 for id in comparison.reports]
            said = rules_of(eid, self._session.corrections.of(report, eid), keys[comparison.reports.index(report)])
        except ExplorerError:  # A report was removed, and the comparison without it is on its way.
            return {}
        return {number: said[key] for number, key in enumerate(keys) if key in said}

    def _beside(self, report: str) -> str | None:
        """The report that stands beside the one in hand, or is the nearest."""
        view = cast("CompareView | None", self._window.centre.made(Mode.COMPARE))
        if self._session.reader.place.mode == Mode.COMPARE and view is not None:
            return view.across(report)
        return self._navigation.neighbour(report)

    def _compare(self, row: int) -> None:
        target = cast(Target, self._window.elsewhere.list.cards.cards()[row].key)
        if self._hand is not None and target.eid is not None:
            self._navigation.compare(self._hand, (target.report, target.eid))
