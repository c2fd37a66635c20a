"""Plain objects as the rows of a list."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.ui.widgets.plain import tip

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Role(IntEnum):
    """What a row gives beside Qt's own roles: its object."""

    ROW = Qt.ItemDataRole.UserRole


class Rows(QAbstractListModel, Generic[Row]):
    """`title(row)` is what a row shows, `said(row)` what a screen reader says of it, `about(row)` its tool tip. A
    `heading(row)` of others cannot be taken in hand."""

    def __init__(
        self,
        title: Callable[[Row], str] = str,
        said: Callable[[Row], str] = str,
        about: Callable[[Row], str] = lambda row: "",
        heading: Callable[[Row], bool] = lambda row: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._heading = heading
        role = Qt.ItemDataRole
        self._told = {
            role.DisplayRole: title,
            role.AccessibleTextRole: said,
            role.ToolTipRole: lambda row: tip(about(row)),
        }

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows. Where they only continue those on show, these stay as they are."""
        old = len(self.rows)
        if 0 < old < len(rows) and list(rows[:old]) == self.rows:
            self.beginInsertRows(ROOT, old, len(rows) - 1)
            self.rows = list(rows)
            self.endInsertRows()
        elif list(rows) != self.rows:
            self.beginResetModel()
            self.rows = list(rows)
            self.endResetModel()

    def row(self, index: Index) -> Row | None:
        """The object of a row, None for no row."""
        return self.rows[index.row()] if index.isValid() else None

    def place(self, fits: Callable[[Row], bool]) -> QModelIndex:
        """The first row that fits; no row where none does."""
        return self.index(next((number for number, row in enumerate(self.rows) if fits(row)), -1))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index)
        return Qt.ItemFlag.ItemIsEnabled if row is not None and self._heading(row) else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None or role == Role.ROW:
            return row
        tell = self._told.get(role)  # type: ignore[call-overload]
        return tell(row) if tell else None
