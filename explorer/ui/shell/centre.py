"""The middle of the window: the modes of the report in hand. Each view is made when it is first shown."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QToolButton, QWidget

from explorer.ui.theme import MARGIN, UNIT
from explorer.ui.widgets.making import hairline, set_column, set_row, word_button

if TYPE_CHECKING:
    from explorer.ui.widgets.pane import Pane


class Centre(QWidget):
    """`modes` gives for each mode its title, `set_maker` what makes its view. `mode_requested(mode)`."""

    mode_requested = Signal(str)

    def __init__(self, modes: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: dict[str, Pane] = {}
        self._group = QButtonGroup(self)
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tabs = {mode: self._make_tab(mode, title) for mode, title in modes.items()}
        row = set_row(None, *self._tabs.values(), None, margins=(MARGIN, UNIT, MARGIN, 0), spacing=MARGIN + UNIT)
        self._stack = QStackedWidget(self)
        self._column = set_column(self, row, hairline(self), (self._stack, 1))

    def set_maker(self, make: Callable[[str], "Pane"]) -> None:
        self._make = make

    def add_below(self, line: QWidget) -> None:
        """Put a line below the views."""
        self._column.addWidget(line)

    def view(self, mode: str) -> "Pane":
        """The view of a mode, made now if it was never wanted before."""
        if mode not in self._views:
            self._views[mode] = self._make(mode)
            self._stack.addWidget(self._views[mode])
        return self._views[mode]

    def show_mode(self, mode: str) -> None:
        self._stack.setCurrentWidget(self.view(mode))
        self._tabs[mode].setChecked(True)

    def current(self) -> "Pane | None":
        shown = self._stack.currentWidget()
        return next((view for view in self._views.values() if view is shown), None)

    def _make_tab(self, mode: str, title: str) -> QToolButton:
        tab = word_button(self, title, "tab", checkable=True)
        tab.setAccessibleName(title)
        tab.clicked.connect(lambda: self.mode_requested.emit(mode))
        self._group.addButton(tab)
        return tab
