"""The left pane: the library as a tree, with a filter that keeps the ancestors of what it finds."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from explorer.library import Outline
from explorer.present.contents import Kind, Listed
from explorer.translation import tr
from explorer.ui.shell.contents_model import ContentsModel, Role
from explorer.ui.shell.contents_painting import ContentsDelegate, ContentsTree
from explorer.ui.theme import GAP, PADDING, Theme
from explorer.ui.widgets.commands import Commands
from explorer.ui.widgets.field import Field
from explorer.ui.widgets.making import set_column, stacked
from explorer.ui.widgets.message import MessageView


class ContentsView(QWidget):
    """Signals: `opened(report id, eId)` with "" for the report itself, `menu_requested(report id, global position)`,
    `unread_chosen(reason)` for a file that did not become a report."""

    opened = Signal(str, str)
    menu_requested = Signal(str, QPoint)
    unread_chosen = Signal(str)

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ContentsModel(self)
        self._series: Mapping[str, Sequence[Listed]] = {}
        self._before: list[tuple[str, str]] = []
        """What was unfolded before the filter was used."""
        self._filtering = False
        self._here: tuple[str, str] | None = None
        """The place in hand, which a filter may not show."""
        self.filter = self._make_filter(theme)
        self.tree = self._make_tree(theme)
        self._delegate = ContentsDelegate(theme, self.tree)
        self.tree.setItemDelegate(self._delegate)
        self.message = MessageView(theme, commands, self)
        self._pages = stacked(self.tree, self.message)
        head = set_column(None, self.filter, margins=(PADDING, 0, PADDING, 0))
        set_column(self, head, (self._pages, 1), margins=(0, PADDING, 0, 0), spacing=GAP)
        theme.changed.connect(self.tree.doItemsLayout)
        self._show_tree_or_say_why()

    def set_reader(self, read: Callable[[str], Outline]) -> None:
        """`read` gives the headings of a report by its id, () where it cannot be read."""
        self._model.read = read

    def show_series(self, series: Mapping[str, Sequence[Listed]]) -> None:
        """Show the library; what was unfolded and selected stays so where it still is."""
        self._series = series
        self._show(self._unfolded())

    def show_place(self, report: str, eid: str | None) -> None:
        """Select the row of the section in hand, without opening it anew and without taking the keyboard."""
        self._delegate.present, self._here = report, (report, eid or "")
        index = self._model.index_of(report, eid)
        self.tree.setCurrentIndex(index)
        if index.isValid():
            self.tree.scrollTo(index)
            self.tree.align()
        self.tree.viewport().update()

    def _make_filter(self, theme: Theme) -> Field:
        field = Field(theme, tr("Filter the contents"), parent=self)
        field.textChanged.connect(self._filter)
        field.entered.connect(lambda: self.tree.setFocus())
        return field

    def _make_tree(self, theme: Theme) -> ContentsTree:
        tree = ContentsTree(theme, self)
        tree.setModel(self._model)
        tree.setAccessibleName(tr("Contents"))
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._ask_for_menu)
        tree.clicked.connect(self._unfold_or_open)
        tree.activated.connect(self._open)
        return tree

    def _filter(self, words: str) -> None:
        if words.strip() and not self._filtering:
            self._before = self._unfolded()
        self._show(self._before)

    def _show(self, unfolded: Sequence[tuple[str, str]]) -> None:
        """Fill the tree. Without a filter, the rows that are to be unfolded and the place in hand; with one, what it
        found."""
        words = self.filter.text().strip()
        if not self._filtering:
            self._here = self._place() or self._here
        self._filtering = bool(words)
        self._model.show(self._series, words)
        for node in self._model.series():
            self.tree.expand(self._model.index_of_node(node))
        if words:
            for node in self._model.unfolded():
                self.tree.expand(self._model.index_of_node(node))
            self.tree.scrollToTop()
        else:
            for report, eid in unfolded:
                self.tree.expand(self._model.index_of(report, eid))
        if self._here and not words:
            self.show_place(*self._here)
        self._show_tree_or_say_why()

    def _show_tree_or_say_why(self) -> None:
        if not self._series:
            sentence = tr("The library is empty.")
            self.message.show_message(sentence, tr("Open your reports…"), "library.open")
        elif not self._model.rowCount():
            self.message.show_message(tr("No heading has these letters."))
        self._pages.setCurrentWidget(self.tree if self._model.rowCount() else self.message)

    def _unfold_or_open(self, index: QModelIndex) -> None:
        if index.data(Role.NODE).kind in (Kind.SERIES, Kind.WORK):
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
        self._open(index)

    def _open(self, index: QModelIndex) -> None:
        node = index.data(Role.NODE)
        if node.kind == Kind.MORE:
            return
        if node.error and not node.report:
            self.unread_chosen.emit(node.error)
        elif node.kind not in (Kind.SERIES, Kind.WORK):
            self.opened.emit(node.report, node.eid)

    def _ask_for_menu(self, position: QPoint) -> None:
        index = self.tree.indexAt(position)
        if index.isValid() and index.data(Role.NODE).report:
            self.menu_requested.emit(index.data(Role.NODE).report, self.tree.viewport().mapToGlobal(position))

    def _place(self) -> tuple[str, str] | None:
        index = self.tree.currentIndex()
        node = index.data(Role.NODE) if index.isValid() else None
        return (node.report, node.eid) if node and node.report else None

    def _unfolded(self) -> list[tuple[str, str]]:
        """The rows of reports and sections that show what is below them."""
        below = [node for node in self._model.parents() if node.report]
        return [(node.report, node.eid) for node in below if self.tree.isExpanded(self._model.index_of_node(node))]
