"""What the user says of links between reports: kept in user.sqlite3, undoable, and found again when a report is read
anew."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from explorer.errors import Conflict
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
    """The methods raise ExplorerError where the database cannot be written, and Conflict where they, or undo and redo,
    would overrule what another window said meanwhile; nothing has then changed."""

    def __init__(self, database: Database, did: Remember, on_moved: Callable[[], object]) -> None:
        """`did` takes up what can be undone; `on_moved` is called when corrections followed their texts elsewhere."""
        self._database, self._did, self._on_moved = database, did, on_moved

    def all(self) -> list[LinkCorrection]:
        """In the order in which they were made."""
        return [
            _correction(row) for row in self._database.rows(f"SELECT {_COLUMNS} FROM link_corrections ORDER BY key")
        ]

    def add(
        self, corrections: Iterable[LinkCorrection], words: str, seen: Collection[LinkCorrection] | None = None
    ) -> list[LinkCorrection]:
        """Make corrections, as one change that `words` name; earlier ones that say otherwise give way, if they are
        among those that the user has `seen`, None where that is all. Gives those that are new."""
        with self._database.transaction():
            before = self.all()
            after = in_force([*before, *corrections])
            new = [correction for correction in after if correction not in before]
            overruled = [correction for correction in before if correction not in after]
            if seen is not None and not all(each in seen for each in overruled):
                raise Conflict("Something else was said of these places in another window. Look at them once more.")
            self._swap(overruled, new)
        self._remember(overruled, new, words)
        return new

    def remove(self, correction: LinkCorrection, words: str) -> bool:
        """Take a correction back, as a change of its own; gives whether it was there."""
        with self._database.transaction():
            if correction not in self.all():
                return False
            self._swap([correction], [])
        self._remember([correction], [], words)
        return True

    def follow(self, report: Report) -> list[LinkCorrection]:
        """Let the corrections of a report that was read anew follow their texts; gives those that cannot. Not undoable,
        like that reading."""
        found = [(correction, anchored_in(correction, [report])) for correction in self.all()]
        self.exchange([(old, new) for old, new in found if new])
        return [correction for correction, place in found if place is None]

    def exchange(self, moves: Iterable[tuple[LinkCorrection, LinkCorrection]]) -> None:
        """Put the second of two corrections in the place of the first, because a report was read anew or replaced.
        Where the first is gone, so is the second. Not undoable by itself."""
        with self._database.transaction():
            present = self.all()
            moved = [(old, new) for old, new in moves if old != new and old in present]
            self._swap([old for old, _ in moved], [new for _, new in moved])
        if moved:
            self._database.afterwards(self._on_moved)

    def _remember(self, old: Sequence[LinkCorrection], new: Sequence[LinkCorrection], words: str) -> None:
        if old or new:
            self._did(words, partial(self._swap_as_left, new, old), partial(self._swap_as_left, old, new))

    def _swap_as_left(self, old: Sequence[LinkCorrection], new: Sequence[LinkCorrection]) -> None:
        """What undo and redo call: another window has neither touched the old ones, nor said anything that the new ones
        would overrule, nor the same as they."""
        with self._database.transaction():
            present = self.all()
            others = [each for each in present if each not in old]
            if not all(each in present for each in old) or any(a.overrules(b) for a in new for b in others):
                raise Conflict("Something else was said of these places in another window.")
            self._swap(old, new)

    def _swap(self, old: Sequence[LinkCorrection], new: Sequence[LinkCorrection]) -> None:
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
