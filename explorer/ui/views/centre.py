"""The middle of the window: the four modes of the report in hand. Each view is made when it is first shown."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from explorer.ui.theme import MARGIN, UNIT
from explorer.ui.views.toolbar import hairline


class Centre(QWidget):
    """`modes` gives for each mode its title, `set_makers` the function that makes its view. `mode_requested(mode)`."""

    mode_requested = Signal(str)

    def __init__(self, modes: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers: Mapping[str, Callable[[], QWidget]] = {}
        self._views: dict[str, QWidget] = {}
        self._tabs: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self.setProperty("ground", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.extra = QHBoxLayout()
        row = QHBoxLayout()
        row.setContentsMargins(MARGIN, UNIT, MARGIN, 0)
        row.setSpacing(MARGIN + UNIT)
        for mode, title in modes.items():
            self._tabs[mode] = self._make_tab(mode, title)
            row.addWidget(self._tabs[mode])
        row.addStretch(1)
        row.addLayout(self.extra)
        self._stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(hairline(self))
        layout.addWidget(self._stack, 1)

    def set_makers(self, makers: Mapping[str, Callable[[], QWidget]]) -> None:
        self._makers = makers

    def view(self, mode: str) -> QWidget:
        """The view of a mode, made now if it was never wanted before."""
        if mode not in self._views:
            self._views[mode] = self._makers[mode]()
            self._stack.addWidget(self._views[mode])
        return self._views[mode]

    def made(self, mode: str) -> QWidget | None:
        """The view of a mode if it was ever shown."""
        return self._views.get(mode)

    def show_mode(self, mode: str) -> None:
        self._stack.setCurrentWidget(self.view(mode))
        self._tabs[mode].setChecked(True)

    def current(self) -> QWidget | None:
        return self._stack.currentWidget()

    def holds_focus(self) -> bool:
        """Whether the keyboard is in the view shown."""
        current, focus = self.current(), self.window().focusWidget()
        return current is not None and focus is not None and (focus is current or current.isAncestorOf(focus))

    def _make_tab(self, mode: str, title: str) -> QToolButton:
        tab = QToolButton(self)
        tab.setText(title)
        tab.setCheckable(True)
        tab.setProperty("tab", "true")
        tab.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        tab.setAccessibleName(title)
        tab.clicked.connect(lambda: self.mode_requested.emit(mode))
        self._group.addButton(tab)
        return tab
