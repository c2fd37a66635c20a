"""The tree of the library as a model. Sections are made when a report is unfolded."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import groupby, takewhile

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from explorer.library import Outline
from explorer.present.contents import Contents, Kind, Listed, Node
from explorer.ui.widgets.plain import tip
from explorer.ui.widgets.rows import Index

_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Role(IntEnum):
    """What a row gives beside Qt's own roles: its `Node`."""

    NODE = Qt.ItemDataRole.UserRole


@dataclass(slots=True, eq=False)
class _Row:
    """A row of the model, and those below it. `pending`: an empty one stands for those that are still to be read."""

    node: Node
    item: QStandardItem = field(default_factory=QStandardItem)
    rows: "list[_Row]" = field(default_factory=list)
    pending: bool = False

    def walk(self) -> "Iterator[_Row]":
        yield self
        for below in self.rows:
            yield from below.walk()


class ContentsModel(QStandardItemModel):
    """Series ▸ works in several languages ▸ reports ▸ sections. `read` gives the headings of a report by its id, ()
    where it cannot be read; `height(node)` how high a row is, in pixels.

    The rows are Qt's own: a tree asks each of them for its height whenever one comes or goes, and there may be
    thousands while files are imported. For these, what is shown again changes row by row.
    """

    def __init__(self, height: Callable[[Node], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.read: Callable[[str], Outline] = lambda id: ()
        self._height = height
        self._contents = Contents(lambda id: self.read(id))
        self._root = _Row(Node(Kind.SERIES, ""))
        """Its item is not in the model."""
        self._reports: dict[str, _Row] = {}
        self._unfolded: dict[str, _Row] = {}
        """The reports that were read."""
        self._filtered = False

    def show(self, series: Mapping[str, Sequence[Listed]], words: str = "") -> None:
        """Show the library; with `words`, only the rows that have each of them, with all that stands above them. A row
        that stands where it stood among the others stays the same."""
        nodes = self._contents.tree(series, words).below
        if words or self._filtered:
            self._renew(self._root, ())
        self._filtered = bool(words)
        self._renew(self._root, nodes)
        for row in tuple(self._unfolded.values()):
            self._renew(row, self._contents.sections(row.node))

    def measure(self, whole: bool) -> None:
        """Of the `whole` tree, or of the series alone, the heights may be others by now. The view lays them out."""
        self.blockSignals(True)  # It would hear of each of thousands.
        for row in self._root.rows:
            for each in row.walk() if whole else (row,):
                each.item.setSizeHint(QSize(0, self._height(each.node)))
        self.blockSignals(False)

    def reports(self) -> list[Node]:
        """Those of the reports on show."""
        return [row.node for row in self._reports.values()]

    def read_below(self, index: Index) -> None:
        """Read the sections of a report that is unfolded, if that was not done."""
        node: Node = index.data(Role.NODE)
        if node.kind is Kind.REPORT:
            self._read(self._reports[node.report])

    def index_of(self, report: str, eid: str | None) -> QModelIndex:
        """The row of a section, read if need be; of the report where there is no such section."""
        row = self._reports.get(report)
        if row is None:
            return QModelIndex()
        if eid:
            self._read(row)
            row = next((below for below in row.walk() if below.node.eid == eid), row)
        return row.item.index()

    def _read(self, row: _Row) -> None:
        if row.pending:
            self._unfolded[row.node.report] = row
            self._insert(row, 0, [self._made(node) for node in self._contents.sections(row.node)])
            row.item.removeRow(len(row.rows))
            row.pending = False

    # What stands below a row becomes something else

    def _renew(self, above: _Row, nodes: Sequence[Node]) -> None:
        """Have these rows below another one. As many as can be stay; one that moves is made anew in its place."""
        first, last = _alike(above.rows, nodes)
        before = [row.node for row in above.rows[first : len(above.rows) - last]]
        now = nodes[first : len(nodes) - last]
        same = {id(node) for node in before} & {id(node) for node in now}
        names, places = _names(now, same), {name: at for at, name in enumerate(_names(before, same), first)}
        staying = _longest_run([places[name] for name in names if name in places])
        rows = {name: above.rows[places[name]] for name in names if places.get(name) in staying}
        self._remove(above, [place for place in places.values() if place not in staying])
        new: list[_Row] = []
        for place, (name, node) in enumerate(zip(names, now, strict=True), first):
            if name in rows:
                self._insert(above, place - len(new), new)
                new = []
                if rows[name].node is not node:
                    self._change(rows[name], node)
            else:
                new.append(self._made(node))
        self._insert(above, first + len(now) - len(new), new)

    def _change(self, row: _Row, node: Node) -> None:
        row.node = node
        self._fill(row.item, node)
        if node.kind is not Kind.REPORT:
            self._renew(row, node.below)

    def _made(self, node: Node) -> _Row:
        row = _Row(node, rows=[self._made(below) for below in node.below], pending=node.unread)
        row.item.setFlags(_FLAGS)
        self._fill(row.item, node)
        if row.rows or row.pending:
            row.item.appendRows([below.item for below in row.rows] or [QStandardItem()])
        if node.kind is Kind.REPORT and node.report:
            self._reports[node.report] = row
        return row

    def _fill(self, item: QStandardItem, node: Node) -> None:
        words = str(node)
        item.setText(words)
        item.setData(tip(words), Qt.ItemDataRole.ToolTipRole)
        item.setSizeHint(QSize(0, self._height(node)))
        item.setData(node, Role.NODE)

    def _insert(self, above: _Row, place: int, rows: list[_Row]) -> None:
        if rows:
            above.rows[place:place] = rows
            self._item(above).insertRows(place, [row.item for row in rows])

    def _remove(self, above: _Row, places: Sequence[int]) -> None:
        """Remove some rows, those side by side at once: the last first, so that the places of the others hold."""
        for _, run in groupby(reversed(list(enumerate(places))), lambda each: each[1] - each[0]):
            found = [place for _, place in run]
            first, count = found[-1], len(found)
            for row in above.rows[first : first + count]:
                self._forget(row)
            del above.rows[first : first + count]
            self._item(above).removeRows(first, count)

    def _item(self, row: _Row) -> QStandardItem:
        """That of the root is asked for each time: Qt deletes it with the model, of which PySide is not told, and would
        take what is kept of it for another item that comes to stand at its address."""
        return self.invisibleRootItem() if row is self._root else row.item

    def _forget(self, row: _Row) -> None:
        for each in row.walk():
            for known in (self._reports, self._unfolded):
                if known.get(each.node.report) is each:
                    del known[each.node.report]


def _alike(rows: Sequence[_Row], nodes: Sequence[Node]) -> tuple[int, int]:
    """How many rows at the beginning, and at the end, show these very nodes."""
    both = [row.node is node for row, node in zip(rows, nodes, strict=False)]
    first = both.index(False) if False in both else len(both)
    rest = zip(reversed(rows[first:]), reversed(nodes[first:]), strict=False)
    return first, sum(1 for _ in takewhile(lambda each: each[0].node is each[1], rest))


def _names(nodes: Sequence[Node], same: Container[int]) -> list[object]:
    """What rows that stand side by side are known again by: their numbers (`id`) where they are the `same`, else their
    names, those of one name told apart by their order. One that was read, or can no more be, is another."""
    seen = Counter[object]()
    names: list[object] = []
    for node in nodes:
        if id(node) in same:
            names.append(id(node))
        else:
            name = (*node.name, node.unread)
            names.append((*name, seen[name]))
            seen[name] += 1
    return names


def _longest_run(order: Sequence[int]) -> set[int]:
    """Of some numbers the most that stand in order (patience sorting)."""
    ends: list[int] = []
    """The last numbers of the runs so far, by their lengths."""
    before: dict[int, int | None] = {}
    for number in order:
        length = bisect_left(ends, number)
        before[number] = ends[length - 1] if length else None
        ends[length : length + 1] = [number]
    run, last = set[int](), ends[-1] if ends else None
    while last is not None:
        run.add(last)
        last = before[last]
    return run
