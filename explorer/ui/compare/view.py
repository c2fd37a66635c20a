"""Compare: two reports side by side, every paragraph level with its counterparts."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from explorer.model.comparison import Figure, Pair
from explorer.model.link_reasons import LinkReason
from explorer.model.names import report_names
from explorer.model.report import Report
from explorer.places import Only
from explorer.present.alignment import Kind, Row
from explorer.present.captions import LINE, Differ, Tone
from explorer.present.compared import Compared, Side, Wanted, nothing_shown
from explorer.present.words import capital, strength_in_words
from explorer.translation import tr
from explorer.ui.compare.bars import TotalsBar, YearsBar
from explorer.ui.compare.change_strip import ChangeStrip
from explorer.ui.compare.list import CompareList
from explorer.ui.compare.model import CompareModel
from explorer.ui.compare.painting import room_for_three
from explorer.ui.compare.why import WhyBar
from explorer.ui.theme import Theme
from explorer.ui.widgets.commands import Commands
from explorer.ui.widgets.making import hairline, set_column, set_row
from explorer.ui.widgets.message import MessageView
from explorer.ui.widgets.pane import Pane


class CompareView(Pane):
    """Two reports, the newer one as the spine until they are swapped.

    In a wide window a third, older still, stands at the left. `place_changed` carries the report and eId that the row
    in hand stands for. `passage_requested` has those of the side in hand, and the first and last of the characters
    selected in it (-1 for all of it). `followed` carries the report and eId to which a marker leads,
    `opened` what is to be read, `other_requested` the id of the report to compare with instead of the older one,
    `narrowed` the filter and the words that choose among the rows.
    """

    place_changed = Signal(str, str)
    passage_requested = Signal(str, str, int, int)
    followed = Signal(str, str)
    opened = Signal(str, str)
    other_requested = Signal(str)
    narrowed = Signal(object, str)

    def __init__(self, theme: Theme, commands: Commands, differ: Differ, parent: QWidget | None = None) -> None:
        super().__init__(theme, commands, parent)
        self._model = CompareModel(differ, self)
        self._compared = self._model.compared
        self._shown: tuple[Report, Report, Pair] | None = None
        self._choices: tuple[tuple[str, str], ...] = ()
        self._third: tuple[Report, Pair] | None = None
        self.years = YearsBar(theme, self)
        self.years.chosen.connect(self.other_requested)
        self.years.swap_requested.connect(self.swap_spine)
        self.list = CompareList(theme, self._model, self)
        self.list.setProperty("ground", "page")
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.side_changed.connect(self._moved)
        self.list.widened.connect(self._widen)
        self.list.activated.connect(self.follow)
        self.list.laid_out.connect(self._tick)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.strip = ChangeStrip(theme, self)
        self.strip.pressed.connect(self._scroll_to_share)
        self.totals = TotalsBar(theme, self)
        self.totals.only.picked.connect(self.set_only)
        self.totals.every_word.connect(self.set_every_word)
        self.why = WhyBar(theme, commands, self)
        self.why.marked.connect(self._mark)
        self._nothing = MessageView(theme, commands, self)
        self._rows = QStackedLayout()
        self._model.modelReset.connect(self._show_count)
        self.set_content(self._make_content())
        self.setFocusProxy(self.list)

    def show_pair(
        self,
        older: Report,
        newer: Report,
        pair: Pair,
        eid: str | None = None,
        other_eid: str | None = None,
        choices: Sequence[tuple[str, str]] = (),
        figures: Sequence[Figure] = (),
        third: tuple[Report, Pair] | None = None,
        level: bool = False,
        wanted: Wanted | None = None,
    ) -> None:
        """Show two reports from a section or paragraph of the newer one (`eid`), or of the older one (`other_eid`), on;
        the same two are only scrolled.

        `choices` are the ids and years of the reports that can stand at the left. `figures` are those of the comparison
        that the pair belongs to: they are shown in paragraphs that were otherwise rewritten. `third` is a report older
        still, with what links it to the newer one. With `level` what does not correspond stands side by side too.
        Other rows than before are shown where others are `wanted`.
        """
        self._choices = tuple(choices)
        if (self._shown, self._third) != ((older, newer, pair), third):
            self._shown, self._third = (older, newer, pair), third
            self._model.change(lambda compared: compared.show(older, newer, pair, figures, third, level))
            self.list.side = Side.NEWER
            self._show_totals()
        if wanted is not None and wanted != self._compared.wanted:
            self._model.change(lambda compared: compared.set_wanted(wanted))
            self.totals.only.choose(wanted.only)
            self._show_totals()
        self._show_years()
        self.show_content()
        here = eid or other_eid
        if here is not None:
            self._go_near(here, newer=eid is not None)
        elif self.list.current_row() < 0:
            self.list.take(0)
        else:
            self._moved()  # What is in hand stays so.

    def go(self, eid: str, newer: bool = True) -> bool:
        """Bring the row of a section or paragraph of the newer or the older report to the top, with the headings
        directly above. What of the other report stands elsewhere is shown where it stood."""
        row = self._compared.row_of(eid, newer)
        if row is None:
            return False
        self.list.take(row)
        self.list.bring_to_top(row)
        return True

    def current_place(self) -> tuple[str, str] | None:
        """The report and eId of the row in hand, on the side in hand where that has something."""
        return self._compared.place(self.list.current_row(), self._side)

    def taken(self) -> Compared:
        """The rows on show as they are now."""
        return self._compared.apart()

    def across(self, report: str) -> str | None:
        """The id of the report that stands beside one of the two."""
        if self._shown is None:
            return None
        older, newer = (report.handle for report in self._shown[:2])
        return older if report == newer else newer

    def step_change(self, direction: int) -> bool:
        """Take the next (1) or previous (-1) row in hand that has changed; False where there is none."""
        return self._step(direction, lambda row: row.changed)

    def step_paragraph(self, direction: int) -> bool:
        """Take the next (1) or previous (-1) paragraph in hand; False where there is none."""
        return self._step(direction, lambda row: row.kind is Kind.TEXT)

    def swap_spine(self) -> None:
        """Take the order of the other report, keeping the row in hand."""
        row, newer = self.list.current_row(), self._compared.newer_is_spine
        shown = self._compared.rows[row] if row >= 0 else None
        self._model.change(lambda compared: compared.set_newer_is_spine(not newer))
        self._show_years()
        others, spine = (shown.other, shown.spine) if shown else ((), ())
        found = any(self.go(one.eid, not newer) for one in others) or any(self.go(one.eid, newer) for one in spine)
        if not found:
            self.list.take(0)

    def set_only(self, only: Only) -> None:
        """Show all rows, or only those of one kind."""
        self._narrow(only, self._compared.wanted.words)

    def _narrow(self, only: Only, words: str) -> None:
        self.narrowed.emit(only, words)
        wanted = replace(self._compared.wanted, only=only, words=words)
        self._keeping_place(lambda compared: compared.set_wanted(wanted))
        self.totals.only.choose(only)

    def set_every_word(self, every: bool) -> None:
        """Mark every word of rewritten paragraphs too, or their figures alone."""
        self._keeping_place(lambda compared: compared.set_every_word(every))

    def follow(self) -> None:
        """From a marker to where its text is shown now, from what was moved to its marker; else read the paragraph in
        hand."""
        row, place = self.list.current_row(), self.current_place()
        target = self._compared.marker_target(row) if row >= 0 else None
        if target is not None:
            eid, newer = target
            self.followed.emit(self._compared.report_of(Side.NEWER if newer else Side.OLDER), eid)
        elif place is not None:
            self.opened.emit(*place)

    def copy(self) -> None:
        """Copy the words selected, or else the paragraph in hand with its year and number."""
        selected = self.list.selected_words()
        index = self.list.currentIndex()
        if selected:
            words = (part.words[first:last].replace(LINE, "\n") for part, first, last in selected)
            QGuiApplication.clipboard().setText("\n".join(words))
        elif index.isValid():
            text = self._compared.copied(index.row(), [self._side]) or str(index.data())
            QGuiApplication.clipboard().setText(text)

    def copy_sides(self) -> None:
        """Copy what the row in hand has in all columns, the newest first."""
        row = self.list.current_row()
        if row >= 0:
            QGuiApplication.clipboard().setText(self._compared.copied(row, reversed(self._compared.sides)))

    def request_passage(self) -> None:
        """Ask for the paragraph in hand as a passage, or for the words selected in one paragraph."""
        words = self.words_in_hand()
        if words is not None:
            self.passage_requested.emit(*words)

    def words_in_hand(self) -> tuple[str, str, int, int] | None:
        """The report, the eId and the characters of the words selected in one paragraph; else those of the row in hand
        with -1 and -1; None where there is neither."""
        selected, place = self.list.selected_words(), self.current_place()
        if len(selected) == 1 and selected[0][0].tone is Tone.TEXT:
            part, first, last = selected[0]
            side = self._compared.sides[self.list.selection.column]
            return self._compared.report_of(side), part.eid, first, last
        return (*place, -1, -1) if place is not None else None

    @property
    def _side(self) -> Side:
        return self._compared.sides[self.list.column]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Escape and self.why.current is not None:
            self.why.clear()
        elif event.key() == Qt.Key.Key_Escape and self._compared.wanted.narrows:
            self._narrow(Only.ALL, "")
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _keeping_place(self, change: Callable[[Compared], None]) -> None:
        """Have other rows shown, with the one in hand still there, or else the nearest."""
        anchor = self._compared.anchor(self.list.current_row())
        self._model.change(change)
        if anchor is None or not self._go_near(*anchor):
            self.list.take(0)

    def _go_near(self, eid: str, newer: bool) -> bool:
        """Go to the row of an element, or the nearest one where a filter hides it; False where neither report has
        it."""
        if self.go(eid, newer):
            return True
        row = self._compared.row_near(eid, newer)
        if row is None:
            return False
        self.list.take(row)
        self.list.bring_to_top(row)
        return True

    def _make_content(self) -> QWidget:
        content = QWidget(self)
        rows = QWidget(content)
        set_row(rows, (self.list, 1), self.strip)
        self._rows.addWidget(rows)
        self._rows.addWidget(self._nothing)
        set_column(content, self.years, (self._rows, 1), hairline(content), self.why, self.totals)
        content.setFocusProxy(self.list)
        return content

    def _show_count(self) -> None:
        """Where the filter leaves no row, a sentence stands in their place."""
        if not self._compared.rows:
            words = nothing_shown(self._compared.wanted)
            self._nothing.show_way_out(words, tr("Show all rows"), lambda: self._narrow(Only.ALL, ""))
        self._rows.setCurrentIndex(0 if self._compared.rows else 1)

    def _step(self, direction: int, wanted: Callable[[Row], bool]) -> bool:
        row = self.list.current_row() + direction
        while 0 <= row < len(self._compared.rows):
            if wanted(self._compared.rows[row]):
                self.list.take(row)
                return True
            row += direction
        return False

    def _show_years(self) -> None:
        if self._shown is not None:
            reports = self._shown[:2]
            older, newer = zip((one.handle for one in reports), report_names(reports), strict=True)
            third = self._third[0] if self._third and Side.FAR in self._compared.sides else None
            named = (third.handle, report_names([third])[0]) if third else None
            self.years.show_years(older, newer, self._compared.newer_is_spine, self._choices, named)

    def _show_totals(self) -> None:
        """Tell the sums of what is shown."""
        if self._shown is not None:
            older, newer = report_names(self._shown[:2])
            self.totals.show_totals(self._compared.totals, (older, newer))

    def _widen(self, wide: bool) -> None:
        """Show a third report where there is room, and put it away where there is none."""
        if wide == self._compared.wide:
            return
        if self._compared.has_third:
            self._keeping_place(lambda compared: compared.set_wide(wide))
            self._show_years()
        else:
            self._compared.set_wide(wide)

    def _moved(self) -> None:
        self._show_why()
        place = self._compared.place(self.list.current_row())
        if place is not None:
            self.place_changed.emit(*place)

    def _show_why(self) -> None:
        """Tell what the counterparts of the row in hand rest on."""
        row, compared = self.list.current_row(), self._compared
        known = 0 <= row < len(compared.rows)
        strength = compared.rows[row].strength if known else None
        told = capital(strength_in_words(strength)) if strength else ""
        self.why.show_row(told, compared.reasons(row), compared.perhaps(row))

    def _mark(self, reason: LinkReason | None) -> None:
        self._compared.mark(reason)
        self.list.lay_out_anew()

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Copy"), self.copy)
        menu.addAction(tr("Copy both sides"), self.copy_sides)
        menu.addAction(tr("Add to passages"), self.request_passage)
        if self.list.current_row() >= 0 and self._compared.marker_target(self.list.current_row()):
            menu.addAction(tr("Go where it leads"), self.follow)
        menu.exec(self.list.viewport().mapToGlobal(point))
        menu.deleteLater()

    def _tick(self) -> None:
        """The bars stand over the columns, and the strip shows where the changes are."""
        width = self.list.viewport().width()
        for bar in (self.years, self.why, self.totals):
            bar.align_with(self.list.places, width, self.width() - width)
        rows = self._compared.rows
        self.strip.show_ticks(
            [(rows[row], start, end) for row, start, end in self.list.row_spans() if rows[row].changed]
        )

    def _scroll_to_share(self, share: float) -> None:
        bar = self.list.verticalScrollBar()
        bar.setValue(round(share * (bar.maximum() + self.list.viewport().height()) - self.list.viewport().height() / 2))

    def lay_out(self) -> None:
        self._widen(room_for_three(self._theme, self.list.viewport().width()))
        self.list.forget()
        self._show_years()
