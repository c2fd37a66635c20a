"""Two reports side by side as a model: a row of `Compared` each."""

from collections.abc import Callable, Iterable
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from explorer.model.comparison import Figure, Pair
from explorer.model.report import Report
from explorer.present.captions import Differ
from explorer.present.compared import Compared, Only
from explorer.ui.widgets.rows import ROOT, Index


class Role(IntEnum):
    ROW = Qt.ItemDataRole.UserRole.value


class CompareModel(QAbstractListModel):
    """The rows are those of `compared`, which is changed through the model alone."""

    def __init__(self, differ: Differ, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.compared = Compared(differ)

    def show(
        self,
        older: Report,
        newer: Report,
        pair: Pair,
        figures: Iterable[Figure] = (),
        third: tuple[Report, Pair] | None = None,
        level: bool = False,
    ) -> None:
        """Compare two reports, as `Compared.show`."""
        self._reset(lambda: self.compared.show(older, newer, pair, figures, third, level))

    def set_wide(self, wide: bool) -> None:
        """Whether there is room for a third report, which is shown while the newest is the spine."""
        if self.compared.has_third and wide != self.compared.wide:
            self._reset(lambda: self.compared.set_wide(wide))
        else:
            self.compared.set_wide(wide)

    def set_every_word(self, every: bool) -> None:
        """Whether the words of rewritten paragraphs are marked too."""
        if every != self.compared.every_word:
            self._reset(lambda: self.compared.set_every_word(every))

    def set_newer_is_spine(self, newer: bool) -> None:
        """Which report gives the order of the rows."""
        if newer != self.compared.newer_is_spine:
            self._reset(lambda: self.compared.set_newer_is_spine(newer))

    def set_only(self, only: Only) -> None:
        """Which rows are shown."""
        self._reset(lambda: self.compared.set_only(only))

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.compared.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = index.row()
        if role == Role.ROW:
            return self.compared.rows[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.compared.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.compared.spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.compared.why(row)
        return None

    def _reset(self, change: Callable[[], None]) -> None:
        self.beginResetModel()
        change()
        self.endResetModel()
