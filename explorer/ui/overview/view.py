"""Overview: the sections of a series of reports through the years."""

from collections.abc import Sequence
from copy import copy

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from explorer.model.comparison import Comparison
from explorer.model.names import report_names
from explorer.model.report import Report
from explorer.places import Only
from explorer.present.lineages import Row
from explorer.present.matrix import PairOfYears, Scope, YearMatrix
from explorer.translation import counted, tr
from explorer.ui.icons import Icon, icon
from explorer.ui.overview.bars import Filters, Legend
from explorer.ui.overview.matrix import Matrix
from explorer.ui.overview.model import OverviewModel, Role
from explorer.ui.theme import GAP, MARGIN, UNIT, Theme
from explorer.ui.widgets.commands import Commands
from explorer.ui.widgets.keyboard import ENTER, naming
from explorer.ui.widgets.making import icon_button, label, set_column, set_row, stacked
from explorer.ui.widgets.message import MessageView
from explorer.ui.widgets.pane import Pane


class OverviewView(Pane):
    """The year matrix with its title, a hint that can be put away, filters, and a legend.

    `opened` is that of the matrix; `moved()`: another row is in hand; `paired` carries the places of the two years that
    were chosen, `narrowed` the filter and the words that choose among the rows; `hint_dismissed` says that the hint was
    put away.
    """

    opened = Signal(int, int, str, str)
    moved = Signal()
    paired = Signal(int, int)
    narrowed = Signal(object, str)
    hint_dismissed = Signal()

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(theme, commands, parent)
        self._model = OverviewModel(self)
        self._shown: tuple[str, tuple[Report, ...], Comparison | None] | None = None
        self.matrix = Matrix(theme, self._model, self)
        self.matrix.setProperty("ground", "page")
        self.matrix.opened.connect(self.opened)
        self.matrix.paired.connect(self.choose_years)
        self.matrix.selectionModel().currentChanged.connect(lambda now, before: self._took(now))
        self._scope: Scope | None = None
        self.filters = Filters(theme, commands, self)
        self.filters.changed.connect(self._filter)
        self.filters.paired.connect(self.choose_years)
        self.filters.left.connect(self.matrix.setFocus)
        self._nothing = MessageView(theme, commands, self)
        self._title, self._count = label(self, wraps=True), label(self, tone="secondary")
        self.hint = self._make_hint()
        self._legend = Legend(theme, self)
        self._body = QWidget(self)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        self._rows = stacked(self.matrix, self._nothing)
        parts = head, self.hint, self.filters, (self._rows, 1), self._legend
        set_column(self._body, *parts, margins=(MARGIN + GAP, MARGIN, MARGIN, UNIT), spacing=GAP)
        self.set_content(self._body)
        self._body.setFocusProxy(self.matrix)
        self.setFocusProxy(self.matrix)

    def show_opening(self, title: str, sentence: str, *way_out: str) -> None:
        """The reports of a series are on their way, or do not come, as a message says; what is shown of it already
        stays."""
        if self._shown is None or self._shown[0] != title:
            self.show_message(sentence, *way_out)

    def show_series(
        self, title: str, reports: Sequence[Report], comparison: Comparison | None, pair: PairOfYears | None = None
    ) -> None:
        """Show a series, its reports oldest first, and two of its years against each other: the newest ones, or those
        that were chosen before, where no `pair` is named. Without a comparison yet, the newest report's sections
        alone."""
        shown = (title, tuple(reports), comparison)
        if shown != self._shown:
            titles = self._model.matrix.titles
            anew = self._shown is None or self._shown[0] != title
            self._shown = shown
            self._title.setText(title)
            alone = len(reports) == 1
            self._words.setText(self._hint_words(alone))
            self._legend.setHidden(alone)
            if pair is None and not anew and titles == report_names(reports):
                pair = self._model.matrix.pair
            self.matrix.show_rows(lambda: self._model.show(reports, comparison, pair), anew)
            if self.filters.narrowing or self._scope:
                self._narrow()  # As it was before.
            self._show_pair()
            self._show_count()
        elif pair is not None:
            self.show_years(*pair)
        self.show_content()

    def show_years(self, older: int, newer: int) -> None:
        """Show two years against each other, by their places."""
        if (older, newer) != self._model.matrix.pair:
            self._narrow((older, newer))
            self._show_pair()

    def narrow(self, only: Only, words: str, scope: Scope | None) -> None:
        """Show the rows that a filter, words and a scope want."""
        if (only, words, scope) != (self.filters.only, self.filters.term, self._scope):
            self._scope = scope
            self.filters.choose(only, words)
            self._narrow()

    def in_hand(self) -> tuple[str, str] | None:
        """The report and the eId of the section in hand: of the year that is open, or of the newer or else the older of
        the two years, or of the last that had it."""
        row: Row | None = self.matrix.currentIndex().data(Role.ROW)
        if row is None or self._shown is None:
            return None
        older, newer = self._model.matrix.pair
        years = [year for year in (self.matrix.years.present, newer, older) if year is not None and year >= 0]
        number = next((year for year in years if row.cells[year].eids), row.home)
        return self._shown[1][number].id, row.cells[number].eids[0]

    @property
    def reports(self) -> Sequence[Report]:
        """What is on show, whatever the library has by now."""
        return self._shown[1] if self._shown else ()

    def taken(self) -> tuple[YearMatrix, list[Row]]:
        """The matrix as it is now, and the rows on show in their order."""
        matrix = copy(self._model.matrix)
        return matrix, [row for top in matrix.top for row in top.walk()]

    @property
    def pair(self) -> PairOfYears:
        """The places of the two years that are compared."""
        return self._model.matrix.pair

    def choose_years(self, older: int, newer: int) -> None:
        """Ask for other years, by their places: shown before the place has them, their rows would move it."""
        if 0 <= older < newer < len(self._model.matrix.titles):
            self.paired.emit(older, newer)

    def can_step_newer(self, step: int) -> bool:
        """Whether a later (1) or earlier (-1) year has one before it."""
        return 1 <= self._model.matrix.pair[1] + step < len(self._model.matrix.titles)

    def step_newer(self, step: int) -> None:
        """Compare a later (1) or earlier (-1) year where there is one, with the same distance where there is room."""
        if self.can_step_newer(step):
            older, newer = self._model.matrix.pair
            self.choose_years(max(0, older + step), newer + step)

    def show_all(self) -> None:
        """Take every narrowing back."""
        self.filters.show_all()
        self.matrix.setFocus()

    def set_present(self, report_index: int | None) -> None:
        """Fill the chip of the report that is open."""
        self.matrix.years.present = report_index
        self.matrix.years.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filters.narrowing:
            self.show_all()
        else:
            super().keyPressEvent(event)

    def _show_pair(self) -> None:
        older, newer = self._model.matrix.pair
        titles = self._model.matrix.titles
        self.filters.show_years(titles, self._model.matrix.pair)
        self.matrix.years.show_pair(self._model.matrix.pair)
        far = older >= 0 and older != newer - 1
        told = tr("%1 against %2") if self._model.matrix.compared else tr("%1 against %2, not compared yet")
        self._legend.show_base(told.replace("%1", titles[newer]).replace("%2", titles[older]) if far else "")

    def _filter(self) -> None:
        """The reader chose other rows."""
        self.narrowed.emit(self.filters.only, self.filters.term)
        self._narrow()

    def _took(self, index: QModelIndex) -> None:
        if index.isValid():
            self.moved.emit()

    def _narrow(self, pair: PairOfYears | None = None) -> None:
        """Show the rows that the filters want, for other two years where some are given."""
        only, term, scope = self.filters.only, self.filters.term, self._scope
        years = pair or self._model.matrix.pair
        self.matrix.show_rows(lambda: self._model.set_view(years, only, term, scope), anew=False)
        self._show_count()

    def _show_count(self) -> None:
        """Say how many rows fit; where none does, a sentence stands in their place."""
        found, total = self._model.matrix.count
        sections = counted(total, tr("1 section"), tr("%1 sections"))
        told = tr("%1 of %2").replace("%1", str(found)).replace("%2", sections)
        self._count.setText(told if self._model.matrix.narrowed else sections)
        if not found and self._model.matrix.narrowed and not self._model.matrix.compared:
            self._nothing.show_message(tr("The two years are not compared yet."), tr("Compare again"), "compare.again")
        elif not found and self._model.matrix.narrowed:
            self._nothing.show_way_out(tr("No section fits."), tr("Show all"), self.filters.show_all)
        self._rows.setCurrentIndex(0 if found or not self._model.matrix.narrowed else 1)

    def _make_hint(self) -> QWidget:
        hint = QWidget(self)
        self._words = label(hint, self._hint_words(alone=False), "secondary", wraps=True)
        self._open = QPushButton(f"{tr('Open your reports…')}  {self._commands.key('library.open')}", hint)
        self._open.clicked.connect(lambda: self._commands.run("library.open"))
        self._close = icon_button(hint, tr("Put this line away"), self._dismiss)
        set_row(hint, (self._words, 1), self._open, self._close, spacing=GAP)
        return hint

    def _hint_words(self, alone: bool) -> str:
        if alone:
            return naming(tr("Each row is a section. %1 reads it. Open another year to compare."), ENTER)
        return naming(tr("Each row is a section through the years. %1 compares it."), ENTER)

    def _dismiss(self) -> None:
        self.hint.hide()
        self.matrix.setFocus()
        self.hint_dismissed.emit()

    def narrowing(self) -> QLineEdit:
        return self.filters.field

    def lay_out(self) -> None:
        self._title.setFont(self._theme.heading_font())
        self._close.setIcon(icon(self._theme, Icon.CLOSE, "secondary"))
        self.filters.lay_out()
        self.matrix.fit()
        self._legend.updateGeometry()
        self._legend.update()
