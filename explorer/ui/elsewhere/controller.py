"""Elsewhere in the window: the counterparts of what is in hand, and what the reader says of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from PySide6.QtCore import QObject, QTimer

from explorer.commands import Menu, Unavailable, command
from explorer.errors import ExplorerError
from explorer.model.comparison import Comparison, CorrectionKind
from explorer.model.report import Report
from explorer.present.cards import Card
from explorer.present.counterparts import LinkRules, rules_of
from explorer.present.elsewhere import Elsewhere as Writer
from explorer.present.elsewhere import Target
from explorer.present.names import short_name
from explorer.translation import tr
from explorer.ui.elsewhere.view import ElsewhereView
from explorer.ui.shell.conditions import needs_library
from explorer.ui.shell.ports import NOT_COMPARED, Shell, only_one

PAUSE_MS = 60


@dataclass(frozen=True, slots=True)
class _Counterparts:
    """What the pane shows of the report and eId in `hand`: the cards of the place named `of`, the one at `wanted`
    selected, or a `message` in place of them. `waits` while the years are being compared."""

    hand: tuple[str, str] | None
    of: str = ""
    cards: Sequence[Card] = ()
    wanted: int = 0
    message: tuple[str, ...] = ()
    waits: bool = False


class Elsewhere(QObject):
    """`unfold()` makes the side pane visible."""

    def __init__(self, shell: Shell, unfold: Callable[[], None]) -> None:
        super().__init__(shell.window)
        self.shell, self._unfold = shell, unfold
        self._shown = _Counterparts(None)
        """What the pane shows; while the pause lasts, what is in hand may be something else already."""
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
        try:
            self._chosen(kind)
        except Unavailable as reason:
            return str(reason)
        return None

    def _chosen(self, kind: CorrectionKind) -> tuple[str, str, Target]:
        """The report and eId in hand, and the selected counterpart: the one that will be, where the pane has yet to
        follow. Raises Unavailable where nothing of this kind can be said of it."""
        shown, target = self._shown, self.view.target()
        if self._pause.isActive():
            shown = self._found()
            row = self.view.row_for(shown.of, shown.cards, shown.wanted)
            target = cast(Target, shown.cards[row].key) if shown.cards else None
        key = self.shell.commands.key("elsewhere.focus")
        if shown.hand is None or target is None:
            sentence = tr("Choose a section or paragraph, and its counterpart in Elsewhere (%1).")
            raise Unavailable(sentence.replace("%1", key))
        if kind is not CorrectionKind.ALONE and not target.linkable:
            raise Unavailable(tr("Choose a counterpart in Elsewhere first (%1).").replace("%1", key))
        return *shown.hand, target

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
        (report, eid, target), corrections = self._chosen(kind), self.shell.session.corrections
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
        if series == self.shell.series.title() and self._shown.waits:
            self.view.show_message(*NOT_COMPARED)

    def _show(self) -> None:
        self._pause.stop()
        self._shown = shown = self._found()
        if shown.cards:
            self.view.show_counterparts(shown.of, shown.cards, shown.wanted)
        else:
            self.view.show_message(*shown.message)

    def _found(self) -> "_Counterparts":
        """The counterparts of what is in hand, or why there are none."""
        hand = self.shell.places.lens.in_hand()
        report = self.shell.series.report(hand[0]) if hand else None
        if report is None or hand is None:
            return _Counterparts(hand, message=(tr("Open a section to see where it stands in other years."),))
        if len(self.shell.series.entries()) < 2:
            return _Counterparts(hand, message=only_one())
        comparison = self.shell.session.comparisons.of(self.shell.series.title())
        if comparison is None:
            message = self.shell.places.lens.waiting(tr("Comparing the years…"))
            return _Counterparts(hand, message=message, waits=True)
        if report.id not in comparison.reports:
            return _Counterparts(hand, message=(tr("This report is not compared with the others of its series."),))
        return self._in_comparison(report, hand, comparison)

    def _in_comparison(self, report: Report, hand: tuple[str, str], comparison: Comparison) -> "_Counterparts":
        eid = hand[1]
        at, said = comparison.reports.index(report.id), self._said(report.id, eid, comparison)
        reports = [  # Of a long series no others are read.
            self.shell.series.report(id) if number in (at, *said) or comparison.pair(at, number) else None
            for number, id in enumerate(comparison.reports)
        ]
        names = self.shell.series.names()
        cards = Writer(comparison, reports, [names.get(id, "") for id in comparison.reports]).cards(at, eid, said)
        beside = self.shell.places.lens.beside(report.id)
        first = (number for number, card in enumerate(cards) if cast(Target, card.key).report == beside)
        message = () if cards else (tr("The other reports of this series cannot be read."),)
        return _Counterparts(hand, short_name(report, eid), cards, next(first, 0), message)

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
        places = self.shell.places
        if self._shown.hand is not None and not target.compared:
            places.compare_with(target.report)
        elif self._shown.hand is not None and target.eid is not None:
            compare = places.compare_alone if target.alone else places.compare
            compare(self._shown.hand, (target.report, target.eid))
