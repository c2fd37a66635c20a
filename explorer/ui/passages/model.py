"""Passages as cards that can be put in another order and carry a note."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal

from explorer.ui.widgets.cards import CardRows
from explorer.ui.widgets.rows import Index

_ROWS = "application/x-report-explorer-passage"


class PassagesModel(CardRows):
    """Changes nothing itself: `moved(row, new row)` and `noted(row, text)` say what was asked for."""

    moved = Signal(int, int)
    noted = Signal(int, str)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return flag.ItemIsSelectable | flag.ItemIsEnabled | flag.ItemIsEditable | flag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.row(index)
        return card.detail if card and role == Qt.ItemDataRole.EditRole else super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        card = self.row(index)
        if role != Qt.ItemDataRole.EditRole or card is None or str(value).strip() == card.detail:
            return False
        self.noted.emit(index.row(), str(value).strip())
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_ROWS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_ROWS, str(indexes[0].row()).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        source = int(bytes(data.data(_ROWS).data()).decode())
        target = row if row >= 0 else parent.row() if parent.isValid() else self.rowCount()
        self.moved.emit(source, target - 1 if target > source else target)
        return False  # The rows come again from whoever keeps the order; Qt must not remove the dragged one.
