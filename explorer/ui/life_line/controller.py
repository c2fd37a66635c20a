"""The life line of the sentence in hand: asked for, shown on its sheet, followed to its places."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from explorer.commands import Menu, command
from explorer.language import language
from explorer.language.sentences import sentences
from explorer.model.comparison import Comparison, LifeLine
from explorer.model.report import Paragraph, Report
from explorer.places import Mode
from explorer.present.paper.life_line import life_line_paper
from explorer.translation import tr
from explorer.ui.shell.ports import Printable, Shell

if TYPE_CHECKING:
    from explorer.ui.life_line.view import LifeLineSheet

Spot = tuple[str, str, int]
"""A report, the eId of a paragraph, and a character of its words."""


class LifeLines:
    """One life line at a time, on a sheet that is made when it is first wanted."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self._sheet: LifeLineSheet | None = None
        self._spot: Spot | None = None
        self._waiting = False

    def _needs_sentence(self) -> str | None:
        shown = self.shell.session.reader.place.mode in (Mode.READ, Mode.COMPARE)
        return None if shown else tr("This works in Read and Compare.")

    @command(
        "sentence.life",
        tr("Life line of the sentence"),
        "L Ctrl+L",
        menu=Menu.ACROSS,
        help=tr("See since when the sentence in hand has been said, and in which words."),
        when=_needs_sentence,
    )
    def open(self) -> None:
        """Show the life line of the sentence that is selected, in which the caret stands, or with which the paragraph
        in hand begins."""
        spot = self.shell.places.lens.sentence_in_hand()
        report = self.shell.series.report(spot[0]) if spot else None
        if spot is None or report is None or not isinstance(report.find(spot[1]), Paragraph):
            self._made().show_message(tr("Choose a paragraph first: its sentences have a life line."))
            return
        self._ask(spot)

    def comparison_changed(self) -> None:
        """Ask again, where the years were still being compared."""
        if self._waiting and self._spot and self.shell.series.report(self._spot[0]):
            self._ask(self._spot)

    def comparison_stopped(self, series: str) -> None:
        """The years for which the sheet waits are not compared."""
        if self._waiting and self._spot and self._series(self._spot[0]) == series:
            self._made().show_message(self._not_compared())

    def stopped(self) -> None:
        """The sentence that was asked for last is not followed; on a sheet that was put away nothing was."""
        key = self.shell.commands.key("sentence.life")
        told = tr("The sentence was not followed. Close this, and press %1 to have it followed again.")
        self._made().show_message(told.replace("%1", key))

    def library_changed(self) -> None:
        """Put the sheet away where the report was removed."""
        gone = self._spot is not None and self.shell.series.report(self._spot[0]) is None
        if gone and self._sheet is not None and not self._sheet.isHidden():
            self._sheet.close_and_return()

    def printable(self) -> Printable | None:
        """The life line on its sheet, while that is open."""
        sheet = self._sheet
        if sheet is None or sheet.isHidden() or not sheet.rows:
            return None
        paper = partial(life_line_paper, sheet.span.text(), tuple(sheet.rows))
        return Printable(tr("Life line of the sentence"), paper, sheet)

    def _ask(self, spot: Spot) -> None:
        self._spot = spot
        if self._sheet is None or self._sheet.isHidden():
            self._made().show_message(tr("Following the sentence…"))
        asked = self.shell.session.across.life_line(*spot, partial(self._show, spot))
        self._waiting = not asked
        if self._waiting:
            failed = self.shell.session.comparisons.failed(self._series(spot[0]) or "")
            told = tr("The years are being compared. The sentence is followed when they are.")
            self._made().show_message(self._not_compared() if failed else told)

    def _show(self, spot: Spot, line: LifeLine | None, reports: Sequence[Report]) -> None:
        """Comes for the sentence asked for last, while the sheet is open: else it was given up."""
        from explorer.compare import differences
        from explorer.present.life_line import life_rows, life_span

        comparison = self._comparison(spot[0])
        if line is None or comparison is None or comparison.reports != tuple(report.id for report in reports):
            self._made().show_message(tr("There is no sentence here."))
            return
        asked = comparison.reports.index(spot[0]), *spot[1:]
        self._made().show_rows(life_span(line, reports), life_rows(line, asked, reports, differences))

    def _step(self, direction: int) -> None:
        """The next or previous sentence of the paragraph."""
        if self._spot is None:
            return
        report, eid, place = self._spot
        found = self.shell.series.report(report)
        paragraph = found.find(eid) if found else None
        if found is None or not isinstance(paragraph, Paragraph):
            return
        spans = sentences(paragraph.words, language(found.language))
        here = next((number for number, (_, end) in enumerate(spans) if place < end), len(spans) - 1)
        if 0 <= here + direction < len(spans):
            self._ask((report, eid, spans[here + direction][0]))

    def _open_place(self, number: int, eid: str) -> None:
        comparison = self._comparison(self._spot[0]) if self._spot else None
        if comparison:
            self.shell.session.reader.go(self.shell.series.at(Mode.READ, comparison.reports[number], eid))

    def _comparison(self, report: str) -> Comparison | None:
        """That of the series of a report; None where the report was removed meanwhile."""
        series = self._series(report)
        return self.shell.session.comparisons.of(series) if series is not None else None

    def _series(self, report: str) -> str | None:
        entries = self.shell.session.reports.entries()
        return next((entry.series for entry in entries if entry.id == report), None)

    def _not_compared(self) -> str:
        key = self.shell.commands.key("compare.again")
        return tr("The years were not compared. Close this, and press %1 to compare them again.").replace("%1", key)

    def _left(self) -> None:
        self._waiting = False
        self.shell.session.across.give_up()

    def _made(self) -> "LifeLineSheet":
        from explorer.ui.life_line.view import LifeLineSheet

        if self._sheet is None:
            self._sheet = LifeLineSheet(self.shell.theme, self.shell.window)
            self._sheet.opened.connect(self._open_place)
            self._sheet.step_requested.connect(self._step)
            self._sheet.left.connect(self._left)
        return self._sheet
