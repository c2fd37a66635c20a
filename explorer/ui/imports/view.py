"""The drawer above the foot: files on their way into the library, and what was read of them with doubt."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSplitter, QWidget

from explorer.present.imports import Detail, FileRow
from explorer.translation import tr
from explorer.ui.icons import Icon, icon
from explorer.ui.imports.model import FileDelegate, FileRows
from explorer.ui.shell.side import PaneHead
from explorer.ui.theme import GAP, PADDING, UNIT, Theme
from explorer.ui.widgets.cards import CardList
from explorer.ui.widgets.making import hairline, icon_button, label, set_column, word_button
from explorer.ui.widgets.plain import on_button
from explorer.ui.widgets.row_list import RowList

HEIGHT = 260
MOST = 0.36
"""Of the window's height, however large the text."""
MOST_LINES = 60
"""Of a card: as many as a printed page has, so that all words are shown that were left out of it."""


class ImportsView(QWidget):
    """`selected(key)` of a file, `opened(key)` on Enter or a double click, `cancelled()`, `closed()`; and
    `watching_wanted()` where the watched folders are to be shown."""

    selected = Signal(object)
    opened = Signal(object)
    cancelled = Signal()
    closed = Signal()
    watching_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._head = PaneHead(tr("Import"), self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(160))
        self._cancel = word_button(self, tr("Cancel"), "link")
        self._cancel.clicked.connect(self.cancelled)
        self._watching = word_button(self, "", "link")
        self._watching.clicked.connect(self.watching_wanted)
        self.offer_watching("")
        self._close = icon_button(self, tr("Close the list of files"), self.closed)
        self.files = self._make_files()
        self.detail = DetailView(theme, self)
        self._lay_out()
        theme.changed.connect(self._draw)
        self._draw()

    def show_files(
        self,
        title: str,
        summary: str,
        rows: Sequence[FileRow],
        done: int,
        total: int,
        changed: Sequence[int] | None = None,
    ) -> None:
        """Show files and how far they are; `total` 0 where nothing is under way. Only the rows at the places `changed`
        are others than before, None where that is not known. The file in hand stays so."""
        self._head.title.setText(title)
        self._head.count.setText(summary)
        for part in (self._bar, self._cancel):
            part.setVisible(total > 0)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(summary)
        here = self.current()
        self._model.show_changed(rows, range(len(rows)) if changed is None else changed)
        if here is None or self.current() != here:
            found = self._place(here).isValid()
            self.select(here if found else rows[0].key if rows else None)

    def offer_watching(self, words: str) -> None:
        """Offer to show the watched folders, in these words; "" does not."""
        self._watching.setText(on_button(words))
        self._watching.setVisible(bool(words))

    def select(self, key: object) -> None:
        """Take a file in hand."""
        self.files.setCurrentIndex(self._place(key))

    def current(self) -> object:
        """The key of the file in hand, None where there is none."""
        row = self._model.row(self.files.currentIndex())
        return row.key if row else None

    def _place(self, key: object) -> QModelIndex:
        return self._model.place(lambda row: row.key == key)

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

    def _make_files(self) -> RowList:
        self._model = FileRows()
        files = RowList(self._theme, self._model, tr("Imported files"), self)
        files.setItemDelegate(FileDelegate(self._theme, files))
        files.setUniformItemSizes(True)
        files.selectionModel().currentChanged.connect(lambda now, before: self.selected.emit(self.current()))
        files.activated.connect(lambda index: self.opened.emit(self.current()))
        return files

    def _lay_out(self) -> None:
        for part in (self._bar, self._cancel, self._watching, self._close):
            self._head.buttons.addWidget(part)
        panes = QSplitter(Qt.Orientation.Horizontal, self)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self.files)
        panes.addWidget(self.detail)
        panes.setSizes([500, 500])
        set_column(self, hairline(self), self._head, (panes, 1))
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
        self._sentence = label(self, wraps=True)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(GAP)
        self._buttons: list[QPushButton] = []
        self._shown = Detail()
        self.cards = CardList(theme, tr("Doubts about the file"), MOST_LINES, parent=self)
        self.cards.clicked.connect(self._choose)
        self.cards.activated.connect(self._choose)
        self._fill = QWidget(self)
        top = set_column(None, self._sentence, self._actions, margins=(PADDING, GAP, PADDING, UNIT), spacing=GAP)
        set_column(self, top, (self.cards, 1), (self._fill, 1))

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
        self.cards.scrollToTop()
        self.cards.setVisible(bool(detail.cards))
        self._fill.setVisible(not detail.cards)

    def sentence(self) -> str:
        return self._sentence.text()

    def _make_action(self, title: str, name: str) -> QPushButton:
        button = QPushButton(title, self)
        button.clicked.connect(lambda: self.acted.emit(name))
        return button

    def _choose(self, index: QModelIndex) -> None:
        card = self.cards.cards.row(index)
        if card is not None:
            self.chosen.emit(card.key)
