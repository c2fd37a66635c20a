"""The left pane: the library as a tree, with a filter that keeps the ancestors of what it finds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from explorer.library import Outline
from explorer.present.contents import Kind, Listed, Node
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
        self._series: Mapping[str, Sequence[Listed]] = {}
        self._turned: set[tuple[str, ...]] = set()
        """The names of the series that the reader folded, and of the other rows that are unfolded."""
        self._filtering = False
        self._here: tuple[str, str] | None = None
        """The place in hand, which a filter may not show."""
        self.filter = self._make_filter(theme)
        self.tree = self._make_tree(theme)
        self._delegate = ContentsDelegate(theme, self.tree)
        self.tree.setItemDelegate(self._delegate)
        self._model = self._make_model()
        self.message = MessageView(theme, commands, self)
        self._pages = stacked(self.tree, self.message)
        head = set_column(None, self.filter, margins=(PADDING, 0, PADDING, 0))
        set_column(self, head, (self._pages, 1), margins=(0, PADDING, 0, 0), spacing=GAP)
        theme.changed.connect(self._measure)
        self.tree.widened.connect(self._measure_shown)
        self._show_tree_or_say_why()

    def set_reader(self, read: Callable[[str], Outline]) -> None:
        """`read` gives the headings of a report by its id, () where it cannot be read."""
        self._model.read = read

    def show_series(self, series: Mapping[str, Sequence[Listed]]) -> None:
        """Show the library; what was unfolded, selected and in view stays so where it still is."""
        self._series = series
        self._show()

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
        field.textChanged.connect(self._show)
        field.entered.connect(lambda: self.tree.setFocus())
        return field

    def _make_tree(self, theme: Theme) -> ContentsTree:
        tree = ContentsTree(theme, self)
        tree.setAccessibleName(tr("Contents"))
        tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        tree.customContextMenuRequested.connect(self._ask_for_menu)
        tree.clicked.connect(self._unfold_or_open)
        tree.activated.connect(self._open)
        return tree

    def _make_model(self) -> ContentsModel:
        model = ContentsModel(self._delegate.height, self)
        self.tree.setModel(model)
        model.rowsInserted.connect(self._unfold_new)
        self.tree.expanded.connect(lambda index: self._turn(index, unfolded=True))
        self.tree.collapsed.connect(lambda index: self._turn(index, unfolded=False))
        return model

    def _show(self) -> None:
        """Fill the tree. With a filter, from the top of what it found; without one, as it was before."""
        words, filtered = self.filter.text().strip(), self._filtering
        if not filtered:
            self._here = self._place() or self._here
        self._filtering = bool(words)
        if self._series:
            self._pages.setCurrentWidget(self.tree)  # Rows are as high as its width wants them.
        with self._in_view():
            self._model.show(self._series, words)
            here = self._model.index_of(*self._here) if self._here else QModelIndex()
            if not words and here != self.tree.currentIndex():
                self.tree.setCurrentIndex(here)
        if words:
            self.tree.scrollToTop()
        elif filtered and self._here:
            self.show_place(*self._here)
        self._show_tree_or_say_why()

    @contextmanager
    def _in_view(self) -> Iterator[None]:
        """What is in view stays where it is, whatever comes or goes above it; at the top of the tree, the top does."""
        bar = self.tree.verticalScrollBar()
        before = [(QPersistentModelIndex(index), self.tree.visualRect(index).top()) for index in self.tree.in_view()]
        at_top = bar.value() == bar.minimum()
        yield
        for index, top in before:
            if index.isValid() and not at_top:
                bar.setValue(bar.value() + self.tree.visualRect(index).top() - top)
                break

    def _unfold_new(self, above: QModelIndex, first: int, last: int) -> None:
        """Rows come folded: unfold those that the reader had unfolded before they went, or a filter has to."""
        for row in range(first, last + 1):
            index = self._model.index(row, 0, above)
            node: Node | None = index.data(Role.NODE)
            if node and self._is_unfolded(node):
                self.tree.expand(index)
                self._unfold_new(index, 0, self._model.rowCount(index) - 1)

    def _is_unfolded(self, node: Node) -> bool:
        if self._filtering:
            return node.unfolded or node.kind is Kind.SERIES
        return (node.kind is Kind.SERIES) != (node.name in self._turned)

    def _turn(self, index: QModelIndex, unfolded: bool) -> None:
        """A row was folded or unfolded; below a filter that is not kept."""
        node: Node = index.data(Role.NODE)
        if unfolded:
            self._model.read_below(index)
        if not self._filtering:
            turned = unfolded != (node.kind is Kind.SERIES)
            (self._turned.add if turned else self._turned.discard)(node.name)

    def _measure(self, whole: bool = True) -> None:
        self._model.measure(whole)
        self.tree.scheduleDelayedItemsLayout()

    def _measure_shown(self) -> None:
        self._measure(whole=False)

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
