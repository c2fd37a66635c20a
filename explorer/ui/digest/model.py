"""What changed between two reports as a model: the rows of a digest, filtered as the reader likes."""

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.model.digest import Digest
from explorer.model.report import Report
from explorer.present.digest import DigestRow, DigestText, Only

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    ROW = Qt.ItemDataRole.UserRole.value


class DigestModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text: DigestText | None = None
        self._rows: list[DigestRow] = []
        self._only, self._wanted = Only.ALL, ""

    def show(self, digest: Digest, older: Report, newer: Report) -> None:
        self._text = DigestText(digest, older, newer)
        self._arrange()

    def narrow(self, only: Only, words: str) -> None:
        """Show lines of one kind only, and only those that have the words, in their heading or themselves."""
        if (only, words) != (self._only, self._wanted):
            self._only, self._wanted = only, words
            self._arrange()

    @property
    def only(self) -> Only:
        return self._only

    @property
    def rows(self) -> list[DigestRow]:
        """The rows on show."""
        return self._rows

    def row_of(self, eid: str, older: bool = False) -> int | None:
        """The row of an element of the newer report, or of the older one; where it has none, that of its section or of
        the section that goes before."""
        return self._text.row_of(self._rows, eid, older) if self._text else None

    def heading(self, row: int) -> int:
        """The row of the heading above a line."""
        return next((above for above in range(row, -1, -1) if self._rows[above].kind is None), 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return {
            Role.ROW: row,
            Qt.ItemDataRole.DisplayRole: row.words,
            Qt.ItemDataRole.AccessibleTextRole: str(row),
        }.get(role)  # type: ignore[call-overload]

    def _arrange(self) -> None:
        self.beginResetModel()
        self._rows = self._text.rows(self._only, self._wanted) if self._text else []
        self.endResetModel()
