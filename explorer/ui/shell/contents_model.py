"""The tree of the library as a model. Sections are made when a report is unfolded."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from explorer.library import Outline
from explorer.present.contents import Contents, Kind, Listed, Node
from explorer.ui.widgets.plain import tip
from explorer.ui.widgets.rows import ROOT, Index


class Role(IntEnum):
    """What a row gives beside Qt's own roles: its `Node`."""

    NODE = Qt.ItemDataRole.UserRole


class ContentsModel(QAbstractItemModel):
    """Series ▸ works in several languages ▸ reports ▸ sections. `read` gives the headings of a report by its id, ()
    where it cannot be read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.read: Callable[[str], Outline] = lambda id: ()
        self._contents = Contents(lambda id: self.read(id))
        self._root = Node(Kind.SERIES, "")
        self._nodes: dict[int, Node] = {}

    def show(self, series: Mapping[str, Sequence[Listed]], words: str = "") -> None:
        """Show the library; with `words`, only the rows that have each of them, with all that stands above them."""
        root = self._contents.tree(series, words)
        self.beginResetModel()
        self._root = root
        self._nodes = {node.key: node for node in root.walk()}
        self.endResetModel()

    def node(self, index: Index) -> Node:
        """The node of a row. Indexes carry numbers, not the nodes: one kept too long then points at nothing."""
        return self._nodes.get(index.internalId(), self._root) if index.isValid() else self._root

    def series(self) -> list[Node]:
        return list(self._root.below)

    def parents(self) -> list[Node]:
        """The rows that have others below them, above these."""
        return [node for node in self._nodes.values() if node.below]

    def unfolded(self) -> list[Node]:
        """The rows below which a filter found something."""
        return [node for node in self._nodes.values() if node.unfolded]

    def reports(self) -> list[Node]:
        rows = (row for series in self._root.below for row in series.below)
        return [report for row in rows for report in (row.below if row.kind is Kind.WORK else (row,))]

    def index_of_node(self, node: Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node.key)

    def index_of(self, report: str, eid: str | None) -> QModelIndex:
        """The row of a section, read if need be; of the report where there is no such section."""
        found = next((node for node in self.reports() if node.report == report), None)
        if found is None:
            return QModelIndex()
        if eid:
            self.fetchMore(self.index_of_node(found))
            found = next((node for node in found.walk() if node.eid == eid), found)
        return self.index_of_node(found)

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        below = self.node(parent).below
        return self.createIndex(row, column, below[row].key) if column == 0 and 0 <= row < len(below) else QModelIndex()

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        above = self.node(index).parent
        return QModelIndex() if above is None else self.index_of_node(above)

    def rowCount(self, parent: Index = ROOT) -> int:
        return len(self.node(parent).below)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 1

    def hasChildren(self, parent: Index = ROOT) -> bool:
        node = self.node(parent)
        return node.unread or bool(node.below)

    def canFetchMore(self, parent: Index) -> bool:
        return self.node(parent).unread

    def fetchMore(self, parent: Index) -> None:
        node = self.node(parent)
        if not node.unread:
            return
        nodes = self._contents.sections(node)
        if nodes:
            self.beginInsertRows(self.index_of_node(node), 0, len(nodes) - 1)
            node.add(nodes)
            self._nodes.update({below.key: below for each in nodes for below in each.walk()})
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self.node(index)
        if role == Role.NODE:
            return node
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return str(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(str(node))
        return None
