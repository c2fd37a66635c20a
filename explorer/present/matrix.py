"""The year matrix: a section lineage a row, its title first, then a column a report; which rows fit, what is said of
them."""

from collections.abc import Sequence
from dataclasses import replace

from explorer.model.comparison import Comparison, Pair, State
from explorer.model.names import report_names
from explorer.model.report import Report, Section
from explorer.places import Only
from explorer.present.lineages import Cell, Fate, Row, fate, matrix, narrowed
from explorer.present.names import joined
from explorer.present.words import capital, ended_in_words, paragraphs, perhaps_in_words, totals_in_words
from explorer.translation import tr

PairOfYears = tuple[int, int]
"""The places of an older and a newer report among those of the matrix."""


Scope = tuple[int, frozenset[str]]
"""The place of a report among those of the matrix, and the sections of it that alone are shown."""

_STATES = {
    Only.NEW: State.NEW,
    Only.DROPPED: State.DROPPED,
    Only.RETITLED: State.RETITLED,
    Only.MOVED: State.MOVED,
}
_TOTALS = {Only.EDITED: "edited", Only.REWRITTEN: "rewritten", Only.FIGURES: "figures"}


class YearMatrix:
    """A series, its reports oldest first. `titles` are the years at the heads of the columns, `top` the rows to show in
    a tree. `pair` are the two years that the filters and the newer one's bars are about; the other bars are against the
    column before. Without a pair the newest two years are chosen.
    """

    def __init__(
        self,
        reports: Sequence[Report] = (),
        comparison: Comparison | None = None,
        pair: PairOfYears | None = None,
    ) -> None:
        self.titles = report_names(reports)
        self.top: list[Row] = []
        self._reports = reports
        self._all: list[Row] = matrix(reports, comparison)
        pairs = comparison.pairs if comparison else ()
        self._pairs: dict[PairOfYears, Pair] = {(one.left_report, one.right_report): one for one in pairs}
        self._fates: dict[tuple[int, str], Fate] = {}
        self._pair = pair or (len(reports) - 2, len(reports) - 1)
        self._only = Only.ALL
        self._term = ""
        self._scope: Scope | None = None
        self._words: dict[tuple[int, str], str] = {}
        self._hits: set[tuple[int, str]] = set()
        self._order = {_key(row): place for place, row in enumerate(_walk(self._all))}
        self._arrange()

    def narrow(self, pair: PairOfYears, only: Only = Only.ALL, term: str = "", scope: Scope | None = None) -> None:
        """Choose the two years, and the rows to show: of one fate, containing a term in any year, of some sections."""
        self._pair, self._only, self._term, self._scope = pair, only, term.casefold().strip(), scope
        self._arrange()

    @property
    def narrowed(self) -> bool:
        """Whether only some rows are shown."""
        return self._only is not Only.ALL or bool(self._term) or self._scope is not None

    def row_of(self, number: int, eid: str) -> Row | None:
        """The row of a section of a report, on show or not."""
        return next((row for row in _walk(self._all) if eid in row.cells[number].eids), None)

    def order(self, row: Row) -> int:
        """Where a row, or its copy in a narrowed tree, stands among all."""
        return self._order.get(_key(row), 0)

    @property
    def count(self) -> tuple[int, int]:
        """How many rows were looked for and found, and how many there are."""
        return sum(row.matched for row in _walk(self.top)), sum(1 for _ in _walk(self._all))

    @property
    def pair(self) -> PairOfYears:
        return self._pair

    @property
    def compared(self) -> bool:
        """Whether the two years are compared, so that there is something to say of them; a single one needs not be."""
        return self._pair[0] < 0 or self._pair in self._pairs

    def fate(self, row: Row) -> Fate:
        """What became of a row between the two years."""
        return self._fates.get(_key(row)) or Fate()

    def cell(self, row: Row, number: int) -> Cell:
        """A cell of a report; that of the newer of the two years has its totals against the older one."""
        older, newer = self._pair
        cell = row.cells[number]
        if number != newer or older == newer - 1 or not cell.known:
            return cell
        if not self.compared:
            return replace(cell, totals=None, known=bool(cell.eids))
        return replace(cell, totals=self.fate(row).totals)

    def has_term(self, row: Row, number: int) -> bool:
        """Whether a cell of a report contains the term that is looked for."""
        return any((number, eid) in self._hits for eid in row.cells[number].eids)

    def note(self, row: Row) -> str:
        """Where a moved section stood, what a retitled one was called, or what is perhaps the counterpart of a new or
        dropped one, while these are looked for."""
        alone = self._only in (Only.NEW, Only.DROPPED) and self.fate(row).perhaps is None
        if self._only not in _STATES or alone or not row.matched:
            return ""
        return capital(self._happened(row))

    def spoken(self, row: Row, column: int) -> str:
        """A cell in words: where the section stood, its paragraphs, what changed since the column before."""
        if column == 0:
            section = row.section
            name = section.title if section.name == section.title else joined(section.name, section.title)
            return "; ".join(part for part in (name, self._happened(row)) if part)
        number = column - 1
        year, cell = self.titles[number], self.cell(row, number)
        before = self._before(number)
        if not cell.known:
            return tr("{}: not compared yet").format(year)
        hit = tr("; contains “{}”").format(self._term) if self.has_term(row, number) else ""
        if not cell.eids:
            return tr("{}: no counterpart").format(year) + self._ended(cell, before)
        unknown = (
            tr("; not compared with {} yet").format(before) if number == self._pair[1] and not self.compared else ""
        )
        return f"{year}: {paragraphs(cell.paragraphs)}{self._changes(cell, before)}{unknown}{hit}"

    # What is shown

    def _arrange(self) -> None:
        older, newer = self._pair
        pair = self._pairs.get((older, newer))
        self._fates = {_key(row): fate(row, pair, older, newer) for row in _walk(self._all)} if older >= 0 else {}
        self._hits = self._found() if self._term else set()
        self.top = narrowed(self._all, self._passes) if self.narrowed else self._all

    def _passes(self, row: Row) -> bool:
        if self._term and not any(self.has_term(row, number) for number in range(len(row.cells))):
            return False
        if self._scope and not self._scope[1] & set(row.cells[self._scope[0]].eids):
            return False
        if self._only is Only.CHANGED:
            return self.fate(row).changed
        if self._only in _TOTALS:
            return bool(getattr(self.fate(row).totals, _TOTALS[self._only], 0))
        return self._only is Only.ALL or _STATES[self._only] in self.fate(row).states

    def _found(self) -> set[tuple[int, str]]:
        """The sections, by report and eId, that contain the term in their heading or directly below it."""
        if not self._words:
            self._words = {
                (number, section.eid): " ".join((section.title, *(block.words for block in section.blocks))).casefold()
                for number, report in enumerate(self._reports)
                for section in report.walk()
            }
        return {place for place, words in self._words.items() if self._term in words}

    def _before(self, number: int) -> str:
        """The year against which a column's bars stand."""
        older, newer = self._pair
        before = older if number == newer else number - 1
        return self.titles[before] if before >= 0 else ""

    # In words

    def _happened(self, row: Row) -> str:
        """What became of the section itself: "since 2020: from IV.A.2, was “Human trafficking”"."""
        older, newer = self._pair
        states, was = self.fate(row).states, self._section(older, row.cells[older].eids) if older >= 0 else None
        told = []
        if State.NEW in states:
            told.append(tr("new"))
        if State.DROPPED in states:
            told.append(tr("no longer there"))
        other = self._section(older if State.NEW in states else newer, (self.fate(row).perhaps or "",))
        if other is not None:
            told.append(tr("perhaps {}").format(other.name))
        if State.MOVED in states and was is not None:
            told.append(tr("moved, from {}").format(was.name))
        if State.RETITLED in states and was is not None:
            told.append(tr("was “{}”").format(was.title))
        return tr("since {}: {}").format(self.titles[older], ", ".join(told)) if told else ""

    def _section(self, number: int, eids: Sequence[str]) -> Section | None:
        found = self._reports[number].find(eids[0]) if eids else None
        return found if isinstance(found, Section) else None

    def _changes(self, cell: Cell, before: str) -> str:
        if cell.totals is None or not before:
            return ""
        said = ", ".join((*totals_in_words(cell.totals), *perhaps_in_words(cell.totals)))
        return tr("; since {}: {}").format(before, said) if said else ""

    @staticmethod
    def _ended(cell: Cell, before: str) -> str:
        if cell.totals is None or not cell.totals.older:
            return ""
        number = paragraphs(cell.totals.older)
        told = ", ".join((*ended_in_words(cell.totals), *perhaps_in_words(cell.totals)))
        return tr("; of {} in {}: {}").format(number, before, told)


def _walk(rows: Sequence[Row]) -> list[Row]:
    return [below for row in rows for below in row.walk()]


def _key(row: Row) -> tuple[int, str]:
    """What a row and its copies in a narrowed tree have in common."""
    return row.home, row.section.eid
