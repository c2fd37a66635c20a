"""What the user says of links between reports: kept in user.sqlite3, undoable, and found again when a report is read
anew."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from explorer.library.anchors import placed
from explorer.library.database import Database
from explorer.model.comparison import CorrectionKind, LinkCorrection, in_force
from explorer.model.passage import Address
from explorer.model.report import Report

_ADDRESS = ("report", "eid", "label", "page", "digest")
_COLUMNS = ", ".join(["kind", "section", *(f"{side}_{name}" for side in ("one", "other") for name in _ADDRESS)])
_PLACES = "section = ? AND one_report = ? AND one_eid = ? AND other_report = ? AND other_eid = ?"


class Remember(Protocol):
    """Takes up a change that was made, in words that follow "Undone: "."""

    def __call__(self, words: str, undo: Callable[[], object], redo: Callable[[], object]) -> object: ...


class LinkCorrections:
    """The methods raise ExplorerError where the database cannot be written; nothing has then changed."""

    def __init__(self, database: Database, did: Remember, on_moved: Callable[[], object]) -> None:
        """`did` takes up what can be undone; `on_moved` is called when corrections followed their texts elsewhere."""
        self._database, self._did, self._on_moved = database, did, on_moved

    def all(self) -> list[LinkCorrection]:
        """In the order in which they were made."""
        return [
            _correction(row) for row in self._database.rows(f"SELECT {_COLUMNS} FROM link_corrections ORDER BY key")
        ]

    def add(self, corrections: Iterable[LinkCorrection], words: str) -> list[LinkCorrection]:
        """Make corrections, as one change that `words` name; earlier ones that say otherwise give way. Gives those that
        are new."""
        before = self.all()
        after = in_force([*before, *corrections])
        new = [correction for correction in after if correction not in before]
        self._change([correction for correction in before if correction not in after], new, words)
        return new

    def remove(self, correction: LinkCorrection, words: str) -> bool:
        """Take a correction back, as a change of its own; gives whether it was there."""
        if correction not in self.all():
            return False
        self._change([correction], [], words)
        return True

    def follow(self, report: Report) -> list[LinkCorrection]:
        """Let the corrections of a report that was read anew follow their texts; gives those that cannot. Not undoable,
        like that reading."""
        lost, moved = [], []
        for correction in self.all():
            found = anchored_in(correction, [report])
            if found is None:
                lost.append(correction)
            elif found != correction:
                moved.append((correction, found))
        self._swap([old for old, _ in moved], [new for _, new in moved])
        if moved:
            self._database.afterwards(self._on_moved)
        return lost

    def exchange(self, old: Sequence[LinkCorrection], new: Sequence[LinkCorrection]) -> None:
        """Put corrections in the place of others, because a report was replaced. Not undoable by itself."""
        if old or new:
            self._swap(old, new)
            self._database.afterwards(self._on_moved)

    def _change(self, old: Sequence[LinkCorrection], new: Sequence[LinkCorrection], words: str) -> None:
        if old or new:
            self._swap(old, new)
            self._did(words, partial(self._swap, new, old), partial(self._swap, old, new))

    def _swap(self, old: Sequence[LinkCorrection], new: Sequence[LinkCorrection]) -> None:
        """Harmless where another window has meanwhile removed or made the same."""
        holders = ", ".join("?" for _ in _COLUMNS.split(", "))
        with self._database.transaction():
            for correction in (*old, *new):
                self._database.execute(f"DELETE FROM link_corrections WHERE {_PLACES}", *_places(correction))
            for correction in new:
                self._database.execute(
                    f"INSERT INTO link_corrections ({_COLUMNS}) VALUES ({holders})", *_row(correction)
                )


def anchored_in(correction: LinkCorrection, reports: Iterable[Report]) -> LinkCorrection | None:
    """The correction with its places as these reports have them; None where one of them lacks a place that it names."""
    by_key = {report.key: report for report in reports}
    addresses = []
    for address in (correction.one, correction.other):
        report = by_key.get(address.report)
        found = placed(address, report, correction.section) if report and address.eid else address
        if found is None:
            return None
        addresses.append(found)
    return replace(correction, one=addresses[0], other=addresses[1])


def _correction(row: tuple[Any, ...]) -> LinkCorrection:
    """The correction in a row of `_COLUMNS`."""
    kind, section, *addresses = row
    one, other = addresses[: len(_ADDRESS)], addresses[len(_ADDRESS) :]
    return LinkCorrection(CorrectionKind(kind), Address(*one), Address(*other), bool(section))


def _row(correction: LinkCorrection) -> tuple[object, ...]:
    """The inverse of `_correction`."""
    addresses = [getattr(address, name) for address in (correction.one, correction.other) for name in _ADDRESS]
    return (correction.kind.value, correction.section, *addresses)


def _places(correction: LinkCorrection) -> tuple[object, ...]:
    one, other = correction.one, correction.other
    return (correction.section, one.report, one.eid, other.report, other.eid)
