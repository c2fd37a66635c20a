"""What stands above and below the two columns: the years, and the totals with the filters."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from explorer.model.comparison import Totals
from explorer.ui.icons import Icon, icon
from explorer.ui.models.compare import Only
from explorer.ui.models.words import totals_in_words
from explorer.ui.theme import GAP, UNIT, Theme
from explorer.ui.views.compare_painting import columns
from explorer.ui.views.years import YearChips
from explorer.ui.wording import counted

_TOTALS_WIDTH = 240


class YearsBar(QWidget):
    """The years over their columns: at the left all that the newer report can be compared with.

    `chosen` carries the id of the report to compare with, `swap_requested` asks for the other report as the spine.
    """

    chosen = Signal(str)
    swap_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._older, self._newer = YearChips(self), YearChips(self)
        self._older.chosen.connect(self._choose)
        self._newer.chosen.connect(self._keep)
        self._present = ("", "")
        self._choices: Sequence[tuple[str, str]] = ()
        self._swap = QToolButton(self)
        self._swap.setProperty("quiet", True)
        self._swap.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._swap.clicked.connect(self.swap_requested)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        self._left.addWidget(self._older)
        self._left.addStretch(1)
        self._right.addWidget(self._newer)
        self._right.addStretch(1)
        self._right.addWidget(self._swap)
        self._layout = QHBoxLayout(self)
        self._layout.addLayout(self._left, 1)
        self._layout.addLayout(self._right, 1)
        theme.changed.connect(self._draw)
        self._draw()

    def minimumSizeHint(self) -> QSize:
        """Without the margins that keep it over the columns: they must not hold the window as wide as it was."""
        margins = self._layout.contentsMargins()
        return super().minimumSizeHint() - QSize(margins.left() + margins.right(), 0)

    def show_years(
        self, older: tuple[str, str], newer: tuple[str, str], newer_is_spine: bool, choices: Sequence[tuple[str, str]]
    ) -> None:
        """Ids and years of the two reports, and of those that can stand at the left."""
        self._present, self._choices = (older[0], newer[0]), choices or [older]
        self._older.show_years(self._choices, older[0])
        self._newer.show_years([newer], newer[0])
        spine, other = (newer, older) if newer_is_spine else (older, newer)
        self._swap.setText(self.tr("In the order of {}").format(spine[1]))
        self._swap.setToolTip(self.tr("Show in the order of {}").format(other[1]))
        self._swap.setAccessibleName(self._swap.toolTip())

    def align_with(self, width: int, rest: int) -> None:
        """Stand over the columns of a list so wide; `rest` is what lies right of the list."""
        places = columns(self._theme, width)
        right = round(width - places.right - places.width) + rest
        self._layout.setContentsMargins(round(places.left), GAP, right, UNIT)
        self._layout.setSpacing(round(places.right - places.left - places.width))

    def _choose(self, report: str) -> None:
        self._older.show_years(self._choices, self._present[0])
        if report != self._present[0]:
            self.chosen.emit(report)

    def _keep(self, report: str) -> None:
        """The only chip stays pressed."""
        for chip in self._newer.findChildren(QToolButton):
            chip.setChecked(True)

    def _draw(self) -> None:
        self._swap.setIcon(icon(self._theme, Icon.SWAP, "secondary"))


class TotalsBar(QWidget):
    """How much was kept, edited, new and dropped; which rows to show and how; steps to the changes.

    `filtered` carries an `Only`, `every_word` whether rewritten paragraphs are marked too, `step_requested` 1 or -1.
    """

    filtered = Signal(object)
    every_word = Signal(bool)
    step_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._totals = QLabel(self)
        self._totals.setProperty("tone", "secondary")
        self._totals.setWordWrap(True)
        self._group = QButtonGroup(self)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setSpacing(UNIT)
        self._layout.addWidget(self._totals, 1)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(UNIT)
        self._layout.addLayout(self._chips)
        self._layout.setAlignment(self._chips, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._add_filters()
        self._chips.addSpacing(GAP)
        self._steps = (
            self._step(self.tr("Previous change (Shift+F8)"), lambda: self.step_requested.emit(-1)),
            self._step(self.tr("Next change (F8)"), lambda: self.step_requested.emit(1)),
        )
        theme.changed.connect(self._draw)
        self._draw()

    def minimumSizeHint(self) -> QSize:
        """As wide as the filters: below that the totals stand above them."""
        return QSize(self._chips.minimumSize().width(), super().minimumSizeHint().height())

    def show_totals(self, totals: Totals) -> None:
        """Those of the two whole reports. Lines may end after a dot only."""
        figures = counted(totals.figures, self.tr("1 figure"), self.tr("%1 figures"))
        parts = [self.tr("Whole report:"), *(part + " ·" for part in totals_in_words(totals)), figures]
        self._totals.setText(" ".join(part.replace(" ", "\u00a0") for part in parts))

    def totals(self) -> str:
        return self._totals.text().replace("\u00a0", " ")

    def align_with(self, width: int, rest: int) -> None:
        """Stand below the columns of a list so wide, as the years do above; the totals have a line of their own where
        there is little room beside the filters."""
        places = columns(self._theme, width)
        right = round(width - places.right - places.width)
        self._layout.setContentsMargins(round(places.left), UNIT, right + rest, UNIT)
        room = places.right + places.width - places.left - self._chips.sizeHint().width()
        beside = room > self._theme.px(_TOTALS_WIDTH)
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def show_only(self, only: Only) -> None:
        self._group.button(only.value).setChecked(True)

    def _add_filters(self) -> None:
        names = {
            Only.ALL: self.tr("All"),
            Only.CHANGED: self.tr("Changed"),
            Only.NEW: self.tr("New"),
            Only.DROPPED: self.tr("Dropped"),
            Only.FIGURES: self.tr("Figures"),
        }
        for only, name in names.items():
            chip = self._chip(name)
            chip.setChecked(only is Only.ALL)
            chip.clicked.connect(lambda _checked=False, only=only: self.filtered.emit(only))
            self._group.addButton(chip, only.value)
        self._chips.addSpacing(GAP)
        every = self._chip(self.tr("Every word"))
        every.setToolTip(self.tr("Mark every word of rewritten paragraphs too"))
        every.toggled.connect(self.every_word)

    def _chip(self, name: str) -> QToolButton:
        chip = QToolButton(self)
        chip.setProperty("chip", True)
        chip.setText(name)
        chip.setCheckable(True)
        self._chips.addWidget(chip)
        return chip

    def _step(self, name: str, clicked: Callable[[], None]) -> QToolButton:
        step = QToolButton(self)
        step.setToolTip(name)
        step.setAccessibleName(name)
        step.clicked.connect(clicked)
        self._chips.addWidget(step)
        return step

    def _draw(self) -> None:
        for step, drawing in zip(self._steps, (Icon.UP, Icon.DOWN), strict=True):
            step.setIcon(icon(self._theme, drawing))
