"""The window: which panes stand where. What they do together is wired in `desk`.

The frame is on the screen at once; the panes, and the modules they need, come after the first paint.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QSplitter, QStackedWidget, QWidget

from explorer.places import Mode
from explorer.translation import tr
from explorer.ui.shell.centre import Centre
from explorer.ui.shell.notice import NoticeLine
from explorer.ui.shell.toolbar import Toolbar
from explorer.ui.theme import RAIL, Theme
from explorer.ui.widgets.making import set_column

if TYPE_CHECKING:
    from explorer.ui.shell.side import SidePane

WIDTH, HEIGHT = 1280, 800
LEFT, RIGHT = 300, 290
LEAST = 200


class Window(QMainWindow):
    """`dropped(paths)`: files or folders let fall on it, as strings. `escaped()`: Esc, where nothing in hand knows what
    to do with it. `closing()`: just before it goes.

    The pane at the right exists from `furnish` on.
    """

    dropped = Signal(list)
    escaped = Signal()
    closing = Signal()

    side: "SidePane"

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle("Report Explorer")
        self.setAcceptDrops(True)
        self.resize(WIDTH, HEIGHT)
        self._theme = theme
        theme.dress(self)
        self._side_width = RIGHT
        self._unfolded = False
        """The left pane was folded before the results needed it."""
        self.toolbar = Toolbar(theme, self)
        self.left = QStackedWidget(self)
        self.left.setMinimumWidth(LEAST)
        self.centre = Centre(self._modes(), self)
        self._right = QWidget(self)
        self.notice = NoticeLine(theme, self)
        self.panes = self._make_panes()
        self._lay_out()

    def furnish(self, contents: QWidget, results: QWidget, side: "SidePane") -> None:
        """Put the panes at both sides in their places: what the left one shows by itself and while a query stands."""
        self.left.addWidget(contents)
        self.left.addWidget(results)
        self.side = side
        sizes = self.panes.sizes()
        self.panes.replaceWidget(self.panes.indexOf(self._right), self.side)
        self.panes.setSizes(sizes)
        self._right.deleteLater()

    def show_results(self, shown: bool) -> None:
        """Put the search results in the tree's place, or the tree back. A folded pane is unfolded meanwhile."""
        self.left.setCurrentIndex(1 if shown else 0)
        if shown and self.left.isHidden():
            self._unfolded = True
            self.left.show()
        elif not shown and self._unfolded:
            self._unfolded = False
            self.left.hide()

    def add_drawer(self, drawer: QWidget) -> None:
        """Put a widget between the panes and the line at the foot."""
        self._column.insertWidget(self._column.indexOf(self.notice), drawer)

    def fold_side(self, folded: bool) -> None:
        """Make the right pane a rail, or give it back the width it had."""
        if folded == self.side.folded:
            return
        left, centre, side = self.panes.sizes()
        if folded:
            self._side_width = max(side, RAIL)
        self.side.set_folded(folded)
        width = RAIL if folded else self._side_width
        self.panes.setSizes([left, centre + side - width, width])

    def state(self) -> tuple[str, str]:
        """Geometry and panes, as text for the settings."""
        return _as_text(self.saveGeometry()), _as_text(self.panes.saveState())

    def restore(self, geometry: str, panes: str) -> None:
        """Take back what `state` gave; anything else is ignored."""
        self.restoreGeometry(_from_text(geometry))
        self.panes.restoreState(_from_text(panes))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QAbstractButton):
            focus.click()  # As in a dialog; by itself a button of a window knows Space alone.
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _modes(self) -> dict[str, str]:
        return {
            Mode.OVERVIEW: tr("Overview"),
            Mode.READ: tr("Read"),
            Mode.COMPARE: tr("Compare"),
            Mode.FIGURES: tr("Figures"),
            Mode.DIGEST: tr("What changed"),
        }

    def _make_panes(self) -> QSplitter:
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        for pane in (self.left, self.centre, self._right):
            panes.addWidget(pane)
        panes.setStretchFactor(1, 1)
        panes.setSizes([LEFT, WIDTH - LEFT - RIGHT, RIGHT])
        return panes

    def _lay_out(self) -> None:
        content = QWidget(self)
        self._column = set_column(content, self.toolbar, (self.panes, 1), self.notice)
        self.setCentralWidget(content)


def _as_text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode()


def _from_text(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode())
