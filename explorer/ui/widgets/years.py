"""The years of the series in hand as chips in time order; the present one is filled with the accent."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from explorer.translation import tr
from explorer.ui.theme import UNIT
from explorer.ui.widgets.making import set_row, word_button

MOST, MOST_LETTERS = 7, 48
"""Chips, and letters on all of them together, that the row at the top has room for in a narrow window."""


class YearChips(QWidget):
    """`chosen(report id)`. Of a long series the chips around the present year are shown, at most `most`; the tree has
    them all."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, most: int = MOST) -> None:
        super().__init__(parent)
        self._most = most
        self._row = set_row(self, spacing=UNIT)
        self._chips: list[QToolButton] = []
        self._shown: tuple[tuple[str, str], ...] = ()
        self.setAccessibleName(tr("Years"))

    def show_years(self, reports: Sequence[tuple[str, str]], present: str) -> None:
        """`reports` are (id, year) in time order."""
        here = next((number for number, (report, _) in enumerate(reports) if report == present), len(reports) - 1)
        longest = max((len(year) for _, year in reports), default=1)
        most = max(2, min(self._most, MOST_LETTERS * self._most // MOST // longest))
        first = max(0, min(here - most // 2, len(reports) - most))
        shown = tuple(reports[first : first + most])
        if shown != self._shown:
            self._shown = shown
            self._make_chips()
        for (report, year), chip in zip(self._shown, self._chips, strict=True):
            chip.setChecked(report == present)
            chip.setAccessibleDescription(tr("the year in hand") if report == present else "")
            chip.setAccessibleName(year)

    def _make_chips(self) -> None:
        for chip in self._chips:
            chip.deleteLater()
        self._chips = []
        for report, year in self._shown:
            chip = word_button(self, year, "chip", checkable=True)
            chip.clicked.connect(lambda _=False, report=report: self.chosen.emit(report))
            self._row.addWidget(chip)
            self._chips.append(chip)
