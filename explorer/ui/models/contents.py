"""The library as a tree: series, their reports by year, their sections. Sections are made when a report is unfolded."""

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.model.report import Report, Section
from explorer.ui.models.words import tr
from explorer.ui.wording import counted

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Listed(Protocol):
    """What the tree needs to know of a report before it is read."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def year(self) -> int | None: ...
    @property
    def symbols(self) -> Sequence[str]: ...
    @property
    def file(self) -> str: ...
    @property
    def error(self) -> str | None: ...
    @property
    def doubts(self) -> int: ...


class Kind(StrEnum):
    SERIES = "series"
    REPORT = "report"
    SECTION = "section"


class Role(IntEnum):
    NODE = Qt.ItemDataRole.UserRole


@dataclass(slots=True, eq=False)
class Node:
    """A row. `lead` is the number or year before the title; `report` and `eid` say where it leads."""

    kind: Kind
    title: str
    lead: str = ""
    report: str = ""
    eid: str = ""
    error: str = ""
    doubts: int = 0
    row: int = 0
    parent: "Node | None" = None
    below: "list[Node]" = field(default_factory=list)
    unread: bool = False
    key: int = field(default_factory=itertools.count(1).__next__)

    def add(self, nodes: "Iterable[Node]") -> None:
        for node in nodes:
            node.parent, node.row = self, len(self.below)
            self.below.append(node)

    def __str__(self) -> str:
        words = " ".join(part for part in (self.lead, self.title) if part)
        if self.doubts:
            words = f"{words}. {counted(self.doubts, tr('1 doubt'), tr('%1 doubts'))}"
        return f"{words}. {self.error}" if self.error else words


class ContentsModel(QAbstractItemModel):
    """Series ▸ reports ▸ sections. `read` gives a report by its id, or None where it cannot be read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.read: Callable[[str], Report | None] = lambda id: None
        self._root = Node(Kind.SERIES, "")
        self._nodes: dict[int, Node] = {}

    def show(self, series: Mapping[str, Sequence[Listed]]) -> None:
        self.beginResetModel()
        self._root = Node(Kind.SERIES, "")
        self._root.add(_series_node(title, reports) for title, reports in series.items())
        self._nodes = {node.key: node for node in _walk(self._root)}
        self.endResetModel()

    def node(self, index: Index) -> Node:
        """The node of a row. Indexes carry numbers, not the nodes: one kept too long then points at nothing."""
        return self._nodes.get(index.internalId(), self._root) if index.isValid() else self._root

    def reports(self) -> list[Node]:
        return [report for series in self._root.below for report in series.below]

    def index_of_node(self, node: Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node.key)

    def index_of(self, report: str, eid: str | None) -> QModelIndex:
        """The row of a section, read if need be; of the report where there is no such section."""
        found = next((node for node in self.reports() if node.report == report), None)
        if found is None:
            return QModelIndex()
        if eid:
            self.fetchMore(self.index_of_node(found))
            found = next((node for node in _walk(found) if node.eid == eid), found)
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
        node.unread = False
        report = self.read(node.report)
        nodes = [_section_node(section, node.report) for section in report.sections] if report else []
        if nodes:
            self.beginInsertRows(self.index_of_node(node), 0, len(nodes) - 1)
            node.add(nodes)
            self._nodes.update({below.key: below for each in nodes for below in _walk(each)})
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        node = self.node(index)
        if role == Role.NODE:
            return node
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return str(node)
        return None


def _series_node(title: str, reports: Sequence[Listed]) -> Node:
    node = Node(Kind.SERIES, title)
    years = [report.year for report in reports]
    node.add(_report_node(report, years.count(report.year) > 1) for report in reports)
    return node


def _report_node(report: Listed, ambiguous: bool) -> Node:
    """A report by its year, and by its symbol or title where that is needed or all there is."""
    name = ", ".join(report.symbols) or (report.title if ambiguous or report.year is None else "") or ""
    lead = str(report.year) if report.year is not None else ""
    if not lead and not name:
        name = report.file
    unread = report.error is None
    return Node(Kind.REPORT, name, lead, report.id, error=report.error or "", doubts=report.doubts, unread=unread)


def _section_node(section: Section, report: str) -> Node:
    node = Node(Kind.SECTION, section.title, section.number, report, section.eid)
    node.add(_section_node(below, report) for below in section.sections)
    return node


def _walk(node: Node) -> Iterable[Node]:
    yield node
    for below in node.below:
        yield from _walk(below)
