"""Chips of which one is chosen."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from explorer.ui.widgets.making import word_button

Option = TypeVar("Option", bound=StrEnum)


class Chips(QButtonGroup, Generic[Option]):
    """The options with their titles, the first one chosen; those that are `rare` are seen only while they are chosen.
    `picked(option)`: one was clicked."""

    picked = Signal(object)

    def __init__(self, titles: Mapping[Option, str], parent: QWidget, rare: Mapping[Option, str] | None = None) -> None:
        super().__init__(parent)
        titled = {**titles, **(rare or {})}
        self._rare, self._options = frozenset(titled) - frozenset(titles), list(titled)
        for number, (option, title) in enumerate(titled.items()):
            chip = word_button(parent, title, "chip", checkable=True)
            chip.setChecked(number == 0)
            chip.setHidden(option in self._rare)
            chip.clicked.connect(lambda _=False, option=option: self._pick(option))
            self.addButton(chip, number)

    @property
    def current(self) -> Option:
        return self._options[self.checkedId()]

    def choose(self, option: Option) -> None:
        self.chip(option).setChecked(True)
        for rare in self._rare:
            self.chip(rare).setVisible(rare is option)

    def chip(self, option: Option) -> QAbstractButton:
        return self.button(self._options.index(option))

    def _pick(self, option: Option) -> None:
        self.choose(option)
        self.picked.emit(option)
