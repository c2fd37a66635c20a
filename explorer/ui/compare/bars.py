"""What stands above and below the two columns: the years, and the totals with the filters."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from explorer.model.comparison import Totals
from explorer.places import Only
from explorer.present.filters import OF_ROWS, OF_TEXTS, title
from explorer.present.words import paragraphs, sums_in_words
from explorer.translation import tr
from explorer.ui.compare.painting import Columns
from explorer.ui.icons import Icon, icon
from explorer.ui.theme import GAP, UNIT, Theme
from explorer.ui.widgets.chips import Chips
from explorer.ui.widgets.making import label, set_row, word_button
from explorer.ui.widgets.plain import on_button, set_tip
from explorer.ui.widgets.years import YearChips

_TOTALS_WIDTH = 260
_BETWEEN_SUMS = "   "


class YearsBar(QWidget):
    """The years over their columns: at the left all that the newer report can be compared with.

    `chosen` carries the id of the report to compare with, `swap_requested` asks for the other report as the spine.
    """

    chosen = Signal(str)
    swap_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._far, self._older, self._newer = YearChips(self), YearChips(self), YearChips(self)
        self._far.chosen.connect(self._choose)
        self._older.chosen.connect(self._choose)
        self._newer.chosen.connect(self._keep)
        self._present = ("", "")
        self._third: tuple[str, str] | None = None
        self._choices: Sequence[tuple[str, str]] = ()
        self._swap = QToolButton(self)
        self._swap.setProperty("quiet", True)
        self._swap.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._swap.clicked.connect(self.swap_requested)
        self._layout = QHBoxLayout(self)
        self._first, *_ = (self._cell(*parts) for parts in ((self._far,), (self._older,), (self._newer, self._swap)))
        theme.changed.connect(self._draw)
        self._draw()

    def minimumSizeHint(self) -> QSize:
        """Without the margins that keep it over the columns: they must not hold the window as wide as it was."""
        margins = self._layout.contentsMargins()
        return super().minimumSizeHint() - QSize(margins.left() + margins.right(), 0)

    def show_years(
        self,
        older: tuple[str, str],
        newer: tuple[str, str],
        newer_is_spine: bool,
        choices: Sequence[tuple[str, str]],
        third: tuple[str, str] | None = None,
    ) -> None:
        """Ids and years of the two reports, of those that can stand at the left, and of a third that stands there."""
        self._present, self._choices, self._third = (older[0], newer[0]), choices or [older], third
        self._first.setVisible(third is not None)
        self._show_chips()
        self._newer.show_years([newer], newer[0])
        spine, other = (newer, older) if newer_is_spine else (older, newer)
        self._swap.setText(on_button(tr("In the order of {}").format(spine[1])))
        offer = tr("Show in the order of {}").format(other[1])
        set_tip(self._swap, offer)
        self._swap.setAccessibleName(offer)

    def align_with(self, places: Columns, width: int, rest: int) -> None:
        """Stand over the columns of a list so wide; `rest` is what lies right of the list."""
        self._layout.setContentsMargins(round(places.lefts[0]), GAP, round(width - places.right) + rest, UNIT)
        self._layout.setSpacing(round(places.lefts[1] - places.lefts[0] - places.width))

    def _cell(self, chips: QWidget, *right: QWidget) -> QWidget:
        """What stands over one column. All have the same width, whatever is in them."""
        cell = QWidget(self)
        cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_row(cell, chips, None, *right, spacing=UNIT)
        self._layout.addWidget(cell, 1)
        return cell

    def _show_chips(self) -> None:
        self._older.show_years(self._choices, self._present[0])
        if self._third is not None:
            self._far.show_years([self._third], self._third[0])

    def _choose(self, report: str) -> None:
        self._show_chips()
        if report != self._present[0]:
            self.chosen.emit(report)

    def _keep(self, report: str) -> None:
        """The only chip stays pressed."""
        for chip in self._newer.findChildren(QToolButton):
            chip.setChecked(True)

    def _draw(self) -> None:
        self._swap.setIcon(icon(self._theme, Icon.SWAP, "secondary"))


class TotalsBar(QWidget):
    """How much was kept, edited, rewritten, new and dropped; which rows to show, and how.

    `only` tells which rows are wanted, `every_word` whether rewritten paragraphs are marked too.
    """

    every_word = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._room = 0.0
        """Pixels beside the filters."""
        self._sums: list[str] = []
        self._totals = label(self, tone="secondary")
        rare = {only: title(only) for only in Only if only in OF_TEXTS}
        self.only = Chips({only: rare.pop(only) for only in OF_ROWS}, self, rare)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setSpacing(UNIT)
        self._layout.addWidget(self._totals, 1)
        self._chips = set_row(None, spacing=UNIT)
        self._layout.addLayout(self._chips)
        self._layout.setAlignment(self._chips, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._add_filters()

    def minimumSizeHint(self) -> QSize:
        """As wide as the filters: below that the totals stand above them."""
        return QSize(self._chips.minimumSize().width(), super().minimumSizeHint().height())

    def show_totals(self, totals: Totals, years: tuple[str, str]) -> None:
        """Of each of the two reports, named by their years, what its paragraphs are; the sums are those of the report.
        Lines end after each only."""
        self._sums = sums_in_words(totals, years)
        self._arrange()
        figures = self.only.chip(Only.FIGURES)
        figures.setText(f"{tr('Figures')} {totals.figures:,}" if totals.figures else tr("Figures"))
        told_of = paragraphs(totals.figures)
        set_tip(figures, tr("%1 with other figures than before").replace("%1", told_of))

    def totals(self) -> str:
        return "\n".join(self._sums)

    def align_with(self, places: Columns, width: int, rest: int) -> None:
        """Stand below the columns of a list so wide, as the years do above; the totals have lines of their own where
        there is little room beside the filters."""
        self._layout.setContentsMargins(round(places.lefts[0]), UNIT, round(width - places.right) + rest, UNIT)
        self._room = places.right - places.lefts[0] - self._chips.sizeHint().width()
        self._arrange()

    def _arrange(self) -> None:
        metrics, direction = self._totals.fontMetrics(), QBoxLayout.Direction
        widest = max(map(metrics.horizontalAdvance, self._sums), default=0)
        beside = self._room > max(self._theme.px(_TOTALS_WIDTH), widest + GAP)
        one_line = _BETWEEN_SUMS.join(self._sums)
        whole = not beside and metrics.horizontalAdvance(one_line) < self._room + self._chips.sizeHint().width()
        self._totals.setText(one_line if whole else "\n".join(line.replace(" ", "\u00a0") for line in self._sums))
        self._layout.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def _add_filters(self) -> None:
        for chip in self.only.buttons():
            self._chips.addWidget(chip)
        self._chips.addSpacing(GAP)
        every = word_button(self, tr("Every word"), "chip", checkable=True)
        set_tip(every, tr("Mark every word of rewritten paragraphs too"))
        every.toggled.connect(self.every_word)
        self._chips.addWidget(every)
