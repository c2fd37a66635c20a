"""Two reports side by side as a model: a row of `Compared` each."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from explorer.present.captions import Differ
from explorer.present.compared import Compared
from explorer.ui.widgets.plain import tip
from explorer.ui.widgets.rows import ROOT, Index


class CompareModel(QAbstractListModel):
    """The rows are those of `compared`, which is changed by `change` alone."""

    def __init__(self, differ: Differ, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.compared = Compared(differ)

    def change(self, how: Callable[[Compared], object]) -> None:
        """Have other rows shown."""
        self.beginResetModel()
        how(self.compared)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.compared.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.compared.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.compared.spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.compared.why(row))
        return None
