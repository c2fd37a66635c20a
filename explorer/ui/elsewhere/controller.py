"""Elsewhere in the window: the counterparts of what is in hand, and what the reader says of them."""

from collections.abc import Callable
from functools import cached_property
from typing import cast

from PySide6.QtCore import QObject, QTimer

from explorer.commands import Menu, command
from explorer.errors import ExplorerError
from explorer.model.comparison import Comparison, CorrectionKind
from explorer.model.report import Report
from explorer.present.counterparts import LinkRules, rules_of
from explorer.present.elsewhere import Elsewhere as Writer
from explorer.present.elsewhere import Target
from explorer.present.names import short_name
from explorer.translation import tr
from explorer.ui.elsewhere.view import ElsewhereView
from explorer.ui.shell.conditions import needs_library
from explorer.ui.shell.ports import NOT_COMPARED, Shell

PAUSE_MS = 60


class Elsewhere(QObject):
    """`unfold()` makes the side pane visible."""

    def __init__(self, shell: Shell, unfold: Callable[[], None]) -> None:
        super().__init__(shell.window)
        self.shell, self._unfold = shell, unfold
        self._hand: tuple[str, str] | None = None
        self._waits = False
        """The pane says that the years are being compared."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._show)

    @cached_property
    def view(self) -> ElsewhereView:
        view = ElsewhereView(self.shell.theme, self.shell.commands)
        view.chosen.connect(self._compare)
        return view

    def show(self) -> None:
        """Soon: moving through a report must not wait for this."""
        self._pause.start()

    @command(
        "elsewhere.focus",
        tr("Go to Elsewhere"),
        "Alt+E",
        menu=Menu.COMPARE,
        help=tr("The counterparts of the section or paragraph in hand, in every year."),
        when=needs_library,
    )
    def focus(self) -> None:
        """Put the keyboard into the list, with the side pane unfolded."""
        self._unfold()
        self._show()
        self.view.list.setFocus()

    # What the reader says

    def _needs_target(self, kind: CorrectionKind) -> str | None:
        """A counterpart of which something of this kind can be said."""
        if self._pause.isActive():
            self._pause.stop()
            self._show()
        target = self.view.target()
        if self._hand is None or target is None:
            sentence = tr("Choose a section or paragraph, and its counterpart in Elsewhere (%1).")
            return sentence.replace("%1", self.shell.commands.key("elsewhere.focus"))
        if kind is not CorrectionKind.ALONE and not target.linkable:
            key = self.shell.commands.key("elsewhere.focus")
            return tr("Choose a counterpart in Elsewhere first (%1).").replace("%1", key)
        return None

    @command(
        "elsewhere.pin",
        tr("Pin the counterpart"),
        "Alt+P",
        menu=Menu.COMPARE,
        help=tr("The counterpart selected in Elsewhere corresponds to what is in hand, whatever the likeness says."),
        when=_needs_target,
        args=(CorrectionKind.PIN,),
    )
    @command(
        "elsewhere.part",
        tr("Not the same"),
        "Alt+N",
        menu=Menu.COMPARE,
        help=tr("The counterpart selected in Elsewhere does not correspond to what is in hand."),
        when=_needs_target,
        args=(CorrectionKind.APART,),
    )
    @command(
        "elsewhere.lone",
        tr("No counterpart in that year"),
        "Alt+0",
        menu=Menu.COMPARE,
        help=tr("What is in hand has no counterpart in the year selected in Elsewhere."),
        when=_needs_target,
        args=(CorrectionKind.ALONE,),
    )
    def say(self, kind: CorrectionKind) -> None:
        """Keep what the reader says of the selected card; said again, it is withdrawn."""
        target, corrections = self.view.target(), self.shell.session.corrections
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
        key = self.shell.session.library.entry(target.report).sha256
        for correction in self.shell.session.corrections.of(report, eid):
            place = (key, "" if target.said is CorrectionKind.ALONE else target.eid)
            if correction.kind is target.said and place in correction.places:
                self.shell.session.corrections.withdraw(correction)

    # What is shown

    def comparison_stopped(self, series: str) -> None:
        """Where the pane waits for the comparison it says that there is none."""
        if series == self.shell.series.title() and self._waits:
            self.view.show_message(*NOT_COMPARED)

    def _show(self) -> None:
        self._pause.stop()
        self._waits = False
        self._hand = self.shell.places.lens.in_hand()
        report = self.shell.series.report(self._hand[0]) if self._hand else None
        pane = self.view
        if report is None or self._hand is None:
            pane.show_message(tr("Open a section to see where it stands in other years."))
            return
        series = self.shell.series.entries()
        if len(series) < 2:
            sentence = tr("This report is the only one of its series. Open another year to compare.")
            pane.show_message(sentence, tr("Open your reports…"), "library.open")
            return
        comparison = self.shell.session.comparisons.of(self.shell.series.title())
        if comparison is None:
            self._waits = True
            pane.show_message(tr("Comparing the years…"))
        elif report.id not in comparison.reports:
            pane.show_message(tr("This report is not compared with the others of its series."))
        else:
            self._show_counterparts(report, self._hand[1], comparison)

    def _show_counterparts(self, report: Report, eid: str, comparison: Comparison) -> None:
        reports = [self.shell.series.report(id) for id in comparison.reports]
        years = [self.shell.series.name(one) if one else "" for one in reports]
        at = comparison.reports.index(report.id)
        cards = Writer(comparison, reports, years).cards(at, eid, self._said(report.id, eid, comparison))
        beside = self.shell.places.lens.beside(report.id)
        first = (number for number, card in enumerate(cards) if cast(Target, card.key).report == beside)
        if cards:
            self.view.show_counterparts(short_name(report, eid), cards, next(first, 0))
        else:
            self.view.show_message(tr("The other reports of this series cannot be read."))

    def _said(self, report: str, eid: str, comparison: Comparison) -> dict[int, LinkRules]:
        """What the reader says of an element, by the places of the other reports in the comparison."""
        try:
            keys = [self.shell.session.library.entry(id).sha256 for id in comparison.reports]
            said = rules_of(eid, self.shell.session.corrections.of(report, eid), keys[comparison.reports.index(report)])
        except ExplorerError:  # A report was removed, and the comparison without it is on its way.
            return {}
        return {number: said[key] for number, key in enumerate(keys) if key in said}

    def _compare(self, row: int) -> None:
        target = cast(Target, self.view.list.cards.rows[row].key)
        if self._hand is not None and target.eid is not None:
            self.shell.places.compare(self._hand, (target.report, target.eid))
