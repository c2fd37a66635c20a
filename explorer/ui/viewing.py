"""What commands do in the view in hand: paragraphs, changes, finding words, picking."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

from explorer.places import Mode, Place
from explorer.translation import tr
from explorer.ui.read.find import FindLine

if TYPE_CHECKING:
    from explorer.ui.compare.view import CompareView
    from explorer.ui.desk import Desk
    from explorer.ui.overview.view import OverviewView
    from explorer.ui.read.view import ReadView


class Viewing(QObject):
    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self.find = FindLine(desk.theme, desk.window.centre)
        self.find.wanted.connect(self._find)
        self.find.left.connect(self._leave_find)
        desk.window.centre.add_below(self.find)

    def step_paragraph(self, forward: bool) -> None:
        view = self._read or self._compare
        if view is not None:
            (view.next_paragraph if forward else view.previous_paragraph)()
        elif self._desk.session.reader.place.mode == Mode.DIGEST:
            self._desk.digesting.step(1 if forward else -1)

    def next_link(self) -> None:
        """Select the next link of the paragraph in hand; Enter follows it."""
        if self._read is not None and not self._read.next_link():
            self._desk.window.notice.show_notice(tr("This paragraph has no links."))

    def step_change(self, backward: bool) -> None:
        if self._compare is not None:
            (self._compare.previous_change if backward else self._compare.next_change)()

    def step_year(self, step: int) -> None:
        """The same section a year later (1) or earlier (-1); in the overview, another newer year."""
        if self._overview is None:
            self._desk.navigation.step_year(step)
        elif not self._overview.step_newer(step):
            self._say_last(step)

    def step_other(self, step: int) -> None:
        """Compare with a later (1) or earlier (-1) year than now."""
        step_other = self._desk.navigation.step_other
        if self._overview:
            step_other = self._overview.step_older
        elif self._desk.session.reader.place.mode == Mode.DIGEST:
            step_other = self._desk.digesting.step_since
        if not step_other(step):
            self._say_last(step)

    def _say_last(self, step: int) -> None:
        later, earlier = tr("There is no later year to compare with."), tr("There is no earlier year.")
        self._desk.window.notice.show_notice(later if step > 0 else earlier)

    def swap_spine(self) -> None:
        if self._compare is not None:
            self._compare.swap_spine()

    def compare(self) -> None:
        """Compare the section in hand; in the overview, that of the row in hand."""
        if self._overview is not None:
            self._overview.open_current()
        else:
            self._desk.navigation.open_mode(Mode.COMPARE)

    def what_changed(self) -> None:
        """Tell what changed, from the section in hand on; in the overview, from that of the row in hand."""
        view = self._overview
        found = view.section_in_hand() if view is not None and view.message is None else None
        if view is None or found is None or found[1] < 0:
            self._desk.navigation.open_mode(Mode.DIGEST)
            return
        newer, older, eid, older_eid = found
        reports = view.reports
        beside = None if eid else older_eid
        self._desk.session.reader.go(Place(Mode.DIGEST, reports[newer].id, eid or None, reports[older].id, beside))

    def pick(self) -> None:
        """Keep what is selected or in hand."""
        view = self._read or self._compare
        if view is not None:
            view.request_passage()
        else:
            self._desk.gathering.add()

    def sentence_in_hand(self) -> tuple[str, str, int] | None:
        """The report, the paragraph, and the character of its words at which the sentence in hand stands."""
        report = self._desk.session.reader.place.report
        if self._read is not None and report:
            found = self._read.place_in_words()
            return (report, *found) if found else None
        if self._compare is not None:
            words = self._compare.words_in_hand()
            return (*words[:2], max(0, words[2])) if words else None
        return None

    def open_find(self) -> None:
        """Look for words in the report; where the view has a filter of its rows, in these."""
        current = self._desk.window.centre.current()
        field = current.narrowing() if current is not None else None
        if field is not None:
            field.setFocus()
            field.selectAll()
            return
        if self._read is None:
            self._desk.navigation.open_mode(Mode.READ)
        self.find.open()

    def step_hit(self, backward: bool) -> None:
        """The next hit of the search that stands, or the next place of what is looked for in the report."""
        if self.find.isVisible():
            self._find(self.find.field.text(), backward)
        else:
            self._desk.searching.step(backward)

    def print_report(self) -> None:
        """The open report on paper."""
        from explorer.ui.read.printing import ask_and_print

        report = self._desk.navigation.report(self._desk.session.reader.place.report)
        if report is not None:
            ask_and_print(report, self._desk.theme, self._desk.window)

    @property
    def _overview(self) -> "OverviewView | None":
        return cast("OverviewView | None", self._shown(Mode.OVERVIEW))

    @property
    def _read(self) -> "ReadView | None":
        return cast("ReadView | None", self._shown(Mode.READ))

    @property
    def _compare(self) -> "CompareView | None":
        return cast("CompareView | None", self._shown(Mode.COMPARE))

    def _shown(self, mode: Mode) -> object:
        """The view of a mode, if it is the one shown."""
        return self._desk.window.centre.made(mode) if self._desk.session.reader.place.mode == mode else None

    def _find(self, words: str, backward: bool) -> None:
        self.find.show_found(self._read.find_text(words, backward) if self._read is not None else None)

    def _leave_find(self) -> None:
        self.find.hide()
        if self._read is not None:
            self._read.end_find()
        current = self._desk.window.centre.current()
        if current is not None:
            current.setFocus()
