"""What stands above and below the two columns: the years, and the totals with the filters."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from explorer.model.comparison import Totals
from explorer.ui.models.compare import Only
from explorer.ui.models.words import counted
from explorer.ui.theme import GAP, MARGIN, UNIT, Theme
from explorer.ui.views.compare_painting import columns


class YearsBar(QWidget):
    """The older report's year over the left column, with chips for the others to choose; the newer one's over the right.

    `chosen` carries the id of the report to compare with, `swap_requested` asks for the other report as the spine.
    """

    chosen = Signal(str)
    swap_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left = QHBoxLayout()
        self._right = QHBoxLayout()
        for side in (self._left, self._right):
            side.setSpacing(UNIT)
        self._swap = QToolButton(self)
        self._swap.setText("⇄")
        self._swap.clicked.connect(self.swap_requested)
        self._layout = QHBoxLayout(self)
        self._layout.setSpacing(0)
        self._layout.addLayout(self._left, 1)
        self._layout.addLayout(self._right, 1)

    def show_years(self, older: str, newer: str, newer_is_spine: bool, choices: Sequence[tuple[str, str]] = ()) -> None:
        """`choices` are ids and years that can stand at the left; the older one's year is filled among them."""
        self._empty()
        order = self.tr("in the order of {}").format(newer if newer_is_spine else older)
        for id, year in choices or [("", older)]:
            chip = self._chip(year, year == older)
            chip.clicked.connect(lambda _checked=False, id=id: self.chosen.emit(id) if id else None)
            self._left.addWidget(chip)
        self._left.addStretch(1)
        self._right.addWidget(self._chip(newer, True))
        self._right.addSpacing(GAP)
        label = QLabel(order, self)
        label.setProperty("tone", "secondary")
        self._right.addWidget(label)
        self._right.addStretch(1)
        self._right.addWidget(self._swap)
        self._swap.setToolTip(self.tr("Show in the order of {}").format(older if newer_is_spine else newer))
        self._swap.setAccessibleName(self._swap.toolTip())
        self._swap.show()

    def align_with(self, width: int, rest: int) -> None:
        """Stand over the columns of a list so wide; `rest` is what lies right of the list."""
        places = columns(self._theme, width)
        self._layout.setContentsMargins(round(places.left), GAP, round(places.left) + rest, GAP)
        self._layout.setSpacing(round(places.right - places.left - places.width))

    def _chip(self, text: str, checked: bool) -> QToolButton:
        chip = QToolButton(self)
        chip.setProperty("chip", True)
        chip.setText(text)
        chip.setCheckable(True)
        chip.setChecked(checked)
        chip.toggled.connect(lambda _on, chip=chip, checked=checked: chip.setChecked(checked))
        return chip

    def _empty(self) -> None:
        for side in (self._left, self._right):
            while (item := side.takeAt(0)) is not None:
                widget = item.widget()
                if widget is self._swap:
                    widget.hide()
                elif widget is not None:
                    widget.deleteLater()


class TotalsBar(QWidget):
    """How much was kept, edited, new and dropped; which rows to show; steps to the changes.

    `filtered` carries an `Only`, `step_requested` 1 or -1.
    """

    filtered = Signal(object)
    step_requested = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._totals = QLabel(self)
        self._totals.setProperty("tone", "secondary")
        self._totals.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(MARGIN, UNIT, GAP, UNIT)
        layout.setSpacing(UNIT)
        layout.addWidget(self._totals, 1)
        for only, name in self._names():
            chip = QToolButton(self)
            chip.setProperty("chip", True)
            chip.setText(name)
            chip.setCheckable(True)
            chip.setChecked(only is Only.ALL)
            chip.clicked.connect(lambda _checked=False, only=only: self.filtered.emit(only))
            self._group.addButton(chip, only.value)
            layout.addWidget(chip)
        layout.addSpacing(GAP)
        for direction, sign, name in ((-1, "▲", self.tr("Previous change")), (1, "▼", self.tr("Next change"))):
            step = QToolButton(self)
            step.setText(sign)
            step.setToolTip(f"{name} ({'Shift+F8' if direction < 0 else 'F8'})")
            step.setAccessibleName(name)
            step.clicked.connect(lambda _checked=False, direction=direction: self.step_requested.emit(direction))
            layout.addWidget(step)

    def show_totals(self, totals: Totals) -> None:
        parts = [
            counted(totals.kept, "{} kept", "{} kept"),
            counted(totals.edited, "{} edited", "{} edited"),
            counted(totals.new, "{} new", "{} new"),
            counted(totals.dropped, "{} dropped", "{} dropped"),
            counted(totals.figures, "{} figure", "{} figures"),
        ]
        self._totals.setText(" · ".join(parts))

    def totals(self) -> str:
        return self._totals.text()

    def show_only(self, only: Only) -> None:
        self._group.button(only.value).setChecked(True)

    def _names(self) -> list[tuple[Only, str]]:
        return [
            (Only.ALL, self.tr("All")),
            (Only.CHANGED, self.tr("Changed")),
            (Only.NEW, self.tr("New")),
            (Only.DROPPED, self.tr("Dropped")),
        ]
