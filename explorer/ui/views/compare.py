"""Compare: two reports side by side, every paragraph level with its counterparts."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from explorer.model.comparison import Figure, Pair
from explorer.model.report import Report
from explorer.ui.models.alignment import Kind, Row
from explorer.ui.models.compare import CompareModel, Only
from explorer.ui.models.compare_words import Differ
from explorer.ui.models.words import year_titles
from explorer.ui.theme import HAIRLINE, Theme
from explorer.ui.views.change_strip import ChangeStrip
from explorer.ui.views.compare_bars import TotalsBar, YearsBar
from explorer.ui.views.compare_list import CompareList
from explorer.ui.views.pane import Pane


class CompareView(Pane):
    """Two reports, the newer one as the spine until they are swapped.

    `place_changed` and `passage_requested` carry the report and eId of the row in hand, `other_requested` the id of the
    report to compare with instead of the older one.
    """

    place_changed = Signal(str, str)
    passage_requested = Signal(str, str)
    other_requested = Signal(str)

    def __init__(self, theme: Theme, differ: Differ, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._model = CompareModel(differ, self)
        self._shown: tuple[Report, Report, Pair] | None = None
        self._choices: tuple[tuple[str, str], ...] = ()
        self.years = YearsBar(theme, self)
        self.years.chosen.connect(self.other_requested)
        self.years.swap_requested.connect(self.swap_spine)
        self.list = CompareList(theme, self._model, self)
        self.list.setProperty("ground", "page")
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.laid_out.connect(self._tick)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.strip = ChangeStrip(theme, self)
        self.strip.pressed.connect(self._scroll_to_share)
        self.totals = TotalsBar(theme, self)
        self.totals.filtered.connect(self.set_only)
        self.totals.every_word.connect(self.set_every_word)
        self.totals.step_requested.connect(self._step_change)
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
    ) -> None:
        """Show two reports from a section or paragraph of the newer one (`eid`), or of the older one (`other_eid`), on;
        the same two are only scrolled.

        `choices` are the ids and years of the reports that can stand at the left. `figures` are those of the comparison
        that the pair belongs to: they are shown in paragraphs that were otherwise rewritten.
        """
        self._choices = tuple(choices)
        if self._shown != (older, newer, pair):
            self._shown = (older, newer, pair)
            self._model.show(older, newer, pair, figures)
            self.totals.show_totals(pair.totals)
        self._show_years()
        self.show_content()
        wanted = eid or other_eid
        if wanted is not None:
            self.go(wanted, newer=eid is not None)
        elif self.list.current_row() < 0:
            self.list.take(0)

    def go(self, eid: str, newer: bool = True) -> bool:
        """Bring the row of a section or paragraph of the newer or the older report to the top, with the headings
        directly above. What of the other report stands elsewhere is shown where it stood."""
        row = self._model.row_of(eid, newer)
        if row is None:
            return False
        self.list.take(row)
        self.list.bring_to_top(row)
        return True

    def current_place(self) -> tuple[str, str] | None:
        """The report and eId of the row in hand."""
        return self._model.place(self.list.current_row())

    def across(self, report: str) -> str | None:
        """The id of the report that stands beside one of the two."""
        ids = [_name(one) for one in self._shown[:2]] if self._shown else []
        return next((other for other in ids if other != report), None) if report in ids else None

    def next_change(self) -> bool:
        return self._step(1, lambda row: row.changed)

    def previous_change(self) -> bool:
        return self._step(-1, lambda row: row.changed)

    def next_paragraph(self) -> bool:
        return self._step(1, lambda row: row.kind is Kind.TEXT)

    def previous_paragraph(self) -> bool:
        return self._step(-1, lambda row: row.kind is Kind.TEXT)

    def swap_spine(self) -> None:
        """Take the order of the other report, keeping the row in hand."""
        row, newer = self.list.current_row(), self._model.newer_is_spine
        shown = self._model.rows[row] if row >= 0 else None
        self._model.set_newer_is_spine(not newer)
        self._show_years()
        others, spine = (shown.other, shown.spine) if shown else ((), ())
        found = any(self.go(one.eid, not newer) for one in others) or any(self.go(one.eid, newer) for one in spine)
        if not found:
            self.list.take(0)

    def set_only(self, only: Only) -> None:
        """Show all rows, or only those of one kind."""
        self._keeping_place(lambda: self._model.set_only(only))
        self.totals.show_only(only)

    def set_every_word(self, every: bool) -> None:
        """Mark every word of rewritten paragraphs too, or their figures alone."""
        self._keeping_place(lambda: self._model.set_every_word(every))

    def copy(self) -> None:
        """Copy the paragraph in hand with its year and number."""
        index = self.list.currentIndex()
        if index.isValid():
            QGuiApplication.clipboard().setText(str(index.data()))

    def request_passage(self) -> None:
        """Ask for the paragraph in hand as a passage."""
        place = self.current_place()
        if place is not None:
            self.passage_requested.emit(*place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F8:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step_change(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _keeping_place(self, change: Callable[[], None]) -> None:
        """Have other rows shown, with the one in hand still there, or else the first."""
        place = self.current_place()
        change()
        if not (place and self._shown and self.go(place[1], place[0] == _name(self._shown[1]))):
            self.list.take(0)

    def _make_content(self) -> QWidget:
        content = QWidget(self)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.list, 1)
        middle.addWidget(self.strip)
        line = QFrame(content)
        line.setProperty("line", True)
        line.setFixedHeight(HAIRLINE)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.years)
        layout.addLayout(middle, 1)
        layout.addWidget(line)
        layout.addWidget(self.totals)
        content.setFocusProxy(self.list)
        return content

    def _step(self, direction: int, wanted: Callable[[Row], bool]) -> bool:
        row = self.list.current_row() + direction
        while 0 <= row < len(self._model.rows):
            if wanted(self._model.rows[row]):
                self.list.take(row)
                return True
            row += direction
        return False

    def _step_change(self, direction: int) -> None:
        self.next_change() if direction > 0 else self.previous_change()

    def _show_years(self) -> None:
        if self._shown is not None:
            reports = self._shown[:2]
            older, newer = zip(map(_name, reports), year_titles(reports), strict=True)
            self.years.show_years(older, newer, self._model.newer_is_spine, self._choices)

    def _moved(self, current: QModelIndex) -> None:
        place = self._model.place(current.row())
        if place is not None:
            self.place_changed.emit(*place)

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Copy"), self.copy)
        menu.addAction(self.tr("Add to passages"), self.request_passage)
        menu.exec(self.list.viewport().mapToGlobal(point))
        menu.deleteLater()

    def _tick(self) -> None:
        width = self.list.viewport().width()
        for bar in (self.years, self.totals):
            bar.align_with(width, self.width() - width)
        rows = self._model.rows
        self.strip.show_ticks(
            [(rows[row], start, end) for row, start, end in self.list.row_spans() if rows[row].changed]
        )

    def _scroll_to_share(self, share: float) -> None:
        bar = self.list.verticalScrollBar()
        bar.setValue(round(share * (bar.maximum() + self.list.viewport().height()) - self.list.viewport().height() / 2))

    def lay_out(self) -> None:
        self.list.forget()
        self._show_years()


def _name(report: Report) -> str:
    """What a report is called in places: its id, or its file outside a library."""
    return report.id or report.source.name
