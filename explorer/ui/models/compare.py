"""Two reports side by side as a model: a row of `align` each, filtered as the reader likes."""

from collections.abc import Callable, Iterable
from enum import Enum, IntEnum, auto
from functools import lru_cache

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from explorer.model.comparison import Figure, Pair, State
from explorer.model.report import Report
from explorer.ui.models.alignment import Kind, Row, align
from explorer.ui.models.compare_words import LINE, Differ, Shown, Writer, name
from explorer.ui.models.pieces import Figures, figures_between
from explorer.ui.models.words import year_titles

Index = QModelIndex | QPersistentModelIndex


class Only(Enum):
    """Which rows are shown."""

    ALL = auto()
    CHANGED = auto()
    NEW = auto()
    DROPPED = auto()
    FIGURES = auto()


class Role(IntEnum):
    ROW = Qt.ItemDataRole.UserRole.value


class CompareModel(QAbstractListModel):
    """The rows of two reports. `differ` finds the differences between the words of two texts."""

    def __init__(self, differ: Differ, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._differ = differ
        self._all: list[Row] = []
        self._rows: list[Row] = []
        self._only = Only.ALL
        self._newer_is_spine = True
        self._reports: tuple[Report, Report] | None = None
        self._pair = Pair(0, 1)
        self._figures = Figures()
        self._every_word = False
        self._writer = Writer(("", ""), True, differ)
        self.shown: Callable[[int], Shown] = lambda row: self._writer.shown(self._rows[row])

    def show(self, older: Report, newer: Report, pair: Pair, figures: Iterable[Figure] = ()) -> None:
        """Compare two reports; `pair` has the older one at the left, `figures` are those of the same comparison."""
        self._reports, self._pair = (older, newer), pair
        self._figures = figures_between(older, newer, pair, figures)
        self._arrange()

    @property
    def every_word(self) -> bool:
        return self._every_word

    def set_every_word(self, every: bool) -> None:
        """Whether the words of rewritten paragraphs are marked too."""
        if every != self._every_word:
            self._every_word = every
            self._arrange()

    @property
    def newer_is_spine(self) -> bool:
        return self._newer_is_spine

    def set_newer_is_spine(self, newer: bool) -> None:
        """Which report gives the order of the rows."""
        if newer != self._newer_is_spine:
            self._newer_is_spine = newer
            self._arrange()

    def set_only(self, only: Only) -> None:
        self.beginResetModel()
        self._only = only
        self._filter()
        self.endResetModel()

    @property
    def only(self) -> Only:
        return self._only

    @property
    def rows(self) -> list[Row]:
        """The rows on show."""
        return self._rows

    @property
    def spine(self) -> Report | None:
        return self._reports[1 if self._newer_is_spine else 0] if self._reports else None

    def row_of(self, eid: str, newer: bool = True) -> int | None:
        """The row in which an element of the newer or the older report stands: the marker in its own place where it is
        shown elsewhere."""
        spine, found = newer is self._newer_is_spine, None
        for place, row in enumerate(self._rows):
            marker = row.kind is Kind.MARKER
            members = () if marker and spine else row.spine if spine else row.other
            if any(eid == member.eid or (member.block and eid.startswith(member.eid + "__")) for member in members):
                if marker or spine:
                    return place
                found = place if found is None else found
        return found

    def place(self, row: int) -> tuple[str, str] | None:
        """The report and eId that a row stands for: the spine's where it has one."""
        if self._reports is None or not 0 <= row < len(self._rows):
            return None
        one = self._rows[row]
        spine = bool(one.spine) and one.kind is not Kind.MARKER
        report = self._reports[1 if spine is self._newer_is_spine else 0]
        return report.id or report.source.name, (one.spine if spine else one.other)[0].eid

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._copied(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._writer.spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._writer.why(row)
        return None

    def _copied(self, row: int) -> str:
        """The paragraph in hand with its year and number, for the clipboard."""
        shown = self.shown(row)
        sides = [(self._writer.years[1], shown.newer), (self._writer.years[0], shown.older)]
        members = self._rows[row].spine or self._rows[row].other
        year, parts = sides[0 if self._newer_is_spine is bool(self._rows[row].spine) else 1]
        return "\n".join(
            ", ".join(part for part in (year, name(member)) if part) + ": " + text.words.replace(LINE, "\n")
            for member, text in zip(members, parts, strict=False)
        )

    def _arrange(self) -> None:
        self.beginResetModel()
        if self._reports is not None:
            older, newer = self._reports
            first, second = year_titles(self._reports)
            self._all = align(older, newer, self._pair, self._newer_is_spine)
            sections = frozenset((one.left, one.right) for one in self._pair.sections if one.left and one.right)
            self._writer = Writer(
                (first, second), self._newer_is_spine, self._differ, self._figures, self._every_word, sections
            )
        self._filter()
        self.endResetModel()

    def _filter(self) -> None:
        """The rows that the filter lets through, and the headings above them."""
        self.shown = lru_cache(maxsize=128)(lambda row: self._writer.shown(self._rows[row]))
        if self._only is Only.ALL:
            self._rows = list(self._all)
            return
        self._rows, above = [], None
        for row in self._all:
            if row.kind is Kind.HEADING and row.spine:
                above = row
            elif self._passes(row):
                if above is not None:
                    self._rows.append(above)
                    above = None
                self._rows.append(row)

    def _passes(self, row: Row) -> bool:
        if self._only is Only.CHANGED:
            return row.changed
        wanted = {Only.NEW: State.NEW, Only.DROPPED: State.DROPPED, Only.FIGURES: State.FIGURES}
        return row.changed and wanted[self._only] in row.states
