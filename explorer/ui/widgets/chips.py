"""Chips of which one is chosen."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from explorer.ui.widgets.making import word_button

Option = TypeVar("Option", bound=StrEnum)


class Chips(QButtonGroup, Generic[Option]):
    """The options by their titles, the first one chosen. `picked(option)`: one was clicked."""

    picked = Signal(object)

    def __init__(self, options: Iterable[Option], parent: QWidget) -> None:
        super().__init__(parent)
        self._options = list(options)
        for number, option in enumerate(self._options):
            chip = word_button(parent, option.value, "chip", checkable=True)
            chip.setChecked(number == 0)
            chip.clicked.connect(lambda _=False, option=option: self.picked.emit(option))
            self.addButton(chip, number)

    @property
    def current(self) -> Option:
        return self._options[self.checkedId()]

    def choose(self, option: Option) -> None:
        self.chip(option).setChecked(True)

    def chip(self, option: Option) -> QAbstractButton:
        return self.button(self._options.index(option))
