"""The right pane: counterparts in other years above the passages; or, folded, a rail that says what it holds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from explorer.translation import tr
from explorer.ui.icons import LARGE, Icon, icon
from explorer.ui.theme import GAP, PADDING, RAIL, UNIT, Theme
from explorer.ui.widgets.commands import Commands, stand_for
from explorer.ui.widgets.making import label, set_row

LEAST, MOST = 220, 16_777_215


class PaneHead(QWidget):
    """The title of a pane with a count beside it, and room for buttons at the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.count = label(self, title, "heading"), label(self, tone="secondary")
        self.buttons = set_row(None, spacing=UNIT)
        parts = self.title, self.count, None, self.buttons
        set_row(self, *parts, margins=(PADDING, GAP, GAP, UNIT), spacing=GAP)


class SidePane(QWidget):
    """Both panes, or the rail, which unfolds them."""

    def __init__(
        self, theme: Theme, commands: Commands, above: QWidget, below: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(above)
        self.splitter.addWidget(below)
        self.splitter.setSizes([440, 260])
        self._rail = self._make_rail(commands)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.splitter)
        self._pages.addWidget(self._rail)
        theme.changed.connect(self._draw)
        self._draw()

    @property
    def folded(self) -> bool:
        return self._pages.currentWidget() is self._rail

    def set_folded(self, folded: bool) -> None:
        self._pages.setCurrentWidget(self._rail if folded else self.splitter)
        if folded:
            self.setFixedWidth(RAIL)
        else:
            self.setMinimumWidth(LEAST)
            self.setMaximumWidth(MOST)

    def set_count(self, passages: int) -> None:
        self._button.setText(str(passages) if passages else "")

    def _make_rail(self, commands: Commands) -> QWidget:
        rail = QWidget(self)
        self._button = QToolButton(rail)
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self._button.setAccessibleName(tr("Show Elsewhere and Passages"))
        stand_for(self._button, commands, "pane.side", tr("Elsewhere and Passages"))
        layout = QVBoxLayout(rail)
        layout.setContentsMargins(UNIT, GAP, UNIT, GAP)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return rail

    def _draw(self) -> None:
        self._button.setIcon(icon(self._theme, Icon.PASSAGES, "secondary", LARGE))
