"""The drawer above the foot: files on their way into the library, and what was read of them with doubt."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from explorer.present.imports import Detail, FileRow
from explorer.translation import tr
from explorer.ui.icons import Icon, icon
from explorer.ui.imports.model import FilesDelegate, FilesModel
from explorer.ui.shell.side import PaneHead
from explorer.ui.shell.toolbar import hairline
from explorer.ui.theme import GAP, PADDING, UNIT, Theme
from explorer.ui.widgets.card_list import CardList
from explorer.ui.widgets.cards import CardModel

HEIGHT = 260
MOST = 0.36
"""Of the window's height, however large the text."""
DOUBT_LINES = 3


class ImportsView(QWidget):
    """`selected(key)` of a file, `opened(key)` on Enter or a double click, `card_chosen(key)` of a card of the detail,
    `acted(name)` for its actions, `cancelled()`, `closed()`."""

    selected = Signal(object)
    opened = Signal(object)
    card_chosen = Signal(object)
    acted = Signal(str)
    cancelled = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._head = PaneHead(tr("Import"), self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(160))
        self._cancel = self._make_button(tr("Cancel"), self.cancelled)
        self._cancel.setText(tr("Cancel"))
        self._cancel.setProperty("link", "true")
        self._close = self._make_button(tr("Close the list of files"), self.closed)
        self.files = self._make_files()
        self.detail = DetailView(theme, self)
        self.detail.chosen.connect(self.card_chosen)
        self.detail.acted.connect(self.acted)
        self._lay_out()
        theme.changed.connect(self._draw)
        self._draw()

    def show_files(self, title: str, summary: str, rows: Sequence[FileRow], done: int, total: int) -> None:
        """Show files and how far they are; `total` 0 where nothing is under way. The file in hand stays so."""
        self._head.title.setText(title)
        self._head.count.setText(summary)
        for part in (self._bar, self._cancel):
            part.setVisible(total > 0)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(summary)
        here = self.current()
        self._model.show(rows)
        if self._model.place(here) < 0:
            here = rows[0].key if rows else None
        if self.current() != here:
            self.select(here)

    def select(self, key: object) -> None:
        """Take a file in hand."""
        self.files.setCurrentIndex(self._model.index(self._model.place(key), 0))

    def current(self) -> object:
        """The key of the file in hand, None where there is none."""
        row = self._model.row(self.files.currentIndex().row())
        return row.key if row else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _make_files(self) -> QListView:
        files = QListView(self)
        self._model = FilesModel(files)
        files.setModel(self._model)
        files.setItemDelegate(FilesDelegate(self._theme, files))
        files.setAccessibleName(tr("Imported files"))
        files.setMouseTracking(True)
        files.setUniformItemSizes(True)
        files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        files.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        files.selectionModel().currentChanged.connect(lambda now, before: self.selected.emit(self.current()))
        files.activated.connect(lambda index: self.opened.emit(self.current()))
        self._theme.changed.connect(files.doItemsLayout)
        return files

    def _make_button(self, name: str, clicked: SignalInstance) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(clicked)
        return button

    def _lay_out(self) -> None:
        for part in (self._bar, self._cancel, self._close):
            self._head.buttons.addWidget(part)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.files)
        panes.addWidget(self.detail)
        panes.setSizes([500, 500])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(hairline(self))
        layout.addWidget(self._head)
        layout.addWidget(panes, 1)
        self.setFocusProxy(self.files)

    def _fit(self) -> None:
        self.setFixedHeight(min(self._theme.px(HEIGHT), round(self.window().height() * MOST)))

    def _draw(self) -> None:
        self._fit()
        self._close.setIcon(icon(self._theme, Icon.CLOSE, "secondary"))


class DetailView(QWidget):
    """`chosen(key)` of a card, `acted(name)` of an action."""

    chosen = Signal(object)
    acted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(GAP)
        self._buttons: list[QPushButton] = []
        self._shown = Detail()
        self.cards = CardList(theme, DOUBT_LINES, CardModel(), self)
        self.cards.setAccessibleName(tr("Doubts about the file"))
        self.cards.clicked.connect(self._choose)
        self.cards.activated.connect(self._choose)
        self._top = QVBoxLayout()
        self._top.setContentsMargins(PADDING, GAP, PADDING, UNIT)
        self._top.setSpacing(GAP)
        self._top.addWidget(self._sentence)
        self._top.addLayout(self._actions)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._top)
        layout.addWidget(self.cards, 1)
        self._fill = QWidget(self)
        layout.addWidget(self._fill, 1)

    def show_detail(self, detail: Detail) -> None:
        if detail == self._shown:
            return
        self._shown = detail
        self._sentence.setText(detail.sentence)
        self._sentence.setVisible(bool(detail.sentence))
        for button in self._buttons:
            button.deleteLater()
        while self._actions.takeAt(0):
            pass
        self._buttons = [self._make_action(*action) for action in detail.actions]
        for button in self._buttons:
            self._actions.addWidget(button)
        self._actions.addStretch(1)
        self.cards.cards.show(detail.cards)
        self.cards.setVisible(bool(detail.cards))
        self._fill.setVisible(not detail.cards)

    def sentence(self) -> str:
        return self._sentence.text()

    def _make_action(self, title: str, name: str) -> QPushButton:
        button = QPushButton(title, self)
        button.clicked.connect(lambda: self.acted.emit(name))
        return button

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.cards.cards.card(index).key)
