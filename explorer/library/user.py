"""What the user made: passages in order with their notes, corrections, reading places. Kept in user.sqlite3."""

import contextlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.library.database import Database
from explorer.library.history import Change, History
from explorer.library.link_corrections import LinkCorrections
from explorer.library.saved_searches import SavedSearches
from explorer.model.passage import Address, Passage

_COLUMNS = 'key, report, eid, label, page, digest, text, note, start, "end"'
_YEARS = range(1000, 10_000)


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user says of a document instead of what it says itself; None where nothing was corrected."""

    title: str | None = None
    year: int | None = None
    series: str | None = None


class UserStore:
    """The methods, but for `set_places`, raise ExplorerError where the database cannot be written; nothing has then
    changed."""

    def __init__(self, database: Database) -> None:
        self.changed: Event[()] = Event()
        """Passages, their order or notes changed."""
        self.corrected: Event[()] = Event()
        self.relinked: Event[()] = Event()
        """What the user says of links changed."""
        self.links = LinkCorrections(database, partial(self._did, self.relinked), self.relinked.emit)
        self.searches_changed: Event[()] = Event()
        """Searches were saved, removed or looked at."""
        self.searches = SavedSearches(database, partial(self._did, self.searches_changed), self.searches_changed.emit)
        self._database = database
        self._history = History()

    def passages(self) -> list[Passage]:
        """All passages in the user's order."""
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM passages ORDER BY position")
        return [_passage(row) for row in rows]

    def add_passage(self, passage: Passage) -> Passage:
        """Put a passage at the end; gives it with its key."""
        with self._database.transaction():
            index = self._count()
            key = self._insert(index, replace(passage, key=None))
        added = replace(passage, key=key)
        self._did(
            self.changed, f"adding {_name(added)}", partial(self._delete, key), partial(self._insert, index, added)
        )
        return added

    def remove_passage(self, key: int) -> None:
        """Raises ExplorerError where the passage is no longer there."""
        index, passage = self._find(key)
        self._delete(key)
        undo, redo = partial(self._insert, index, passage), partial(self._delete, key)
        self._did(self.changed, f"removing {_name(passage)}", undo, redo)

    def move_passage(self, key: int, index: int) -> None:
        """Make a passage the one at `index`, counted from 0 after the move; beyond an end means at that end."""
        old, passage = self._find(key)
        new = max(0, min(index, self._count() - 1))
        if new != old:
            self._move(key, new)
            undo, redo = partial(self._move, key, old), partial(self._move, key, new)
            self._did(self.changed, f"moving {_name(passage)}", undo, redo)

    def set_note(self, key: int, text: str) -> None:
        """Raises ExplorerError where the passage is no longer there."""
        _, passage = self._find(key)
        if text != passage.note:
            self._write_note(key, text)
            undo, redo = partial(self._write_note, key, passage.note), partial(self._write_note, key, text)
            self._did(self.changed, f"the note on {_name(passage)}", undo, redo)

    def replace_passages(self, passages: Iterable[Passage]) -> None:
        """Store passages anew under their keys, because their report was read anew. Not undoable, like that reading."""
        present = self.passages()
        changed = [passage for passage in passages if passage not in present]
        with self._database.transaction():
            for passage in changed:
                self._rewrite(passage)
        if changed:
            self._database.afterwards(self.changed.emit)

    def corrections(self) -> dict[str, Correction]:
        """The corrections by the SHA-256 of the document, which holds when it is imported anew."""
        rows = self._database.rows("SELECT sha256, title, year, series FROM corrections")
        return {sha256: Correction(title, year, series) for sha256, title, year, series in rows}

    def correct(self, sha256: str, correction: Correction, name: str) -> None:
        """Replace the correction of a document; `name` is what the user calls it."""
        if correction.year is not None and correction.year not in _YEARS:
            raise ExplorerError("A year has four digits.")
        old = self.corrections().get(sha256, Correction())
        if correction != old:
            self._write_correction(sha256, correction)
            undo, redo = (
                partial(self._write_correction, sha256, old),
                partial(self._write_correction, sha256, correction),
            )
            self._did(self.corrected, f"correcting “{name}”", undo, redo)

    def call(self, sha256: str, correction: Correction) -> None:
        """Replace the correction of a document, because it took the place of another. Not undoable by itself."""
        if correction != self.corrections().get(sha256, Correction()):
            self._write_correction(sha256, correction)
            self._database.afterwards(self.corrected.emit)

    def places(self) -> dict[str, str]:
        """The eId at which the user stopped reading each report, by the report's id."""
        return dict(self._database.rows("SELECT report, eid FROM places"))

    def set_places(self, places: Mapping[str, str]) -> None:
        """Remember where the user stopped reading, or do not where nothing can be written: reading must go on. Not
        undoable: nobody wants reading to be undone."""
        with contextlib.suppress(ExplorerError):
            before = self.places()
            changed = [each for each in places.items() if each[1] != before.get(each[0])]
            if changed:
                with self._database.transaction():
                    for each in changed:
                        self._database.execute("INSERT OR REPLACE INTO places (report, eid) VALUES (?, ?)", *each)

    def look_elsewhere(self) -> None:
        """Tell of changes that another program has meanwhile made to passages, links and saved searches."""
        if self._database.changed_elsewhere():
            for event in (self.changed, self.relinked, self.searches_changed):
                event.emit()

    def remember(self, words: str, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        """Take up a change that was made elsewhere in the library, so that all is undone in one order."""
        self._history.did(Change(words, undo, redo))

    def undo(self) -> str | None:
        """Take back the last change and say in a sentence which; None where nothing is left."""
        return self._history.undo()

    def redo(self) -> str | None:
        """Do again what was undone last and say in a sentence what; None where nothing was."""
        return self._history.redo()

    def close(self) -> None:
        """Close the database; the history goes with the store, so nothing can be undone in the next one."""
        self._database.close()

    def _did(self, event: Event[()], words: str, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        """Remember a change that was just made, and tell of it now and whenever it is undone or done again."""

        def telling(act: Callable[[], object]) -> None:
            act()
            event.emit()

        self._history.did(Change(words, partial(telling, undo), partial(telling, redo)))
        event.emit()

    def _count(self) -> int:
        return int(self._database.rows("SELECT count(*) FROM passages")[0][0])

    def _find(self, key: int) -> tuple[int, Passage]:
        """A passage and its index."""
        rows = self._database.rows(f"SELECT position, {_COLUMNS} FROM passages WHERE key = ?", key)
        if not rows:
            raise ExplorerError("This passage is no longer there.")
        return rows[0][0], _passage(rows[0][1:])

    # What undo and redo call: harmless where another window has meanwhile removed the passage.

    def _insert(self, index: int, passage: Passage) -> int:
        with self._database.transaction():
            index = min(index, self._count())
            self._database.execute("UPDATE passages SET position = position + 1 WHERE position >= ?", index)
            return self._database.execute(
                f"INSERT INTO passages (position, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                index,
                *_row(passage),
            )

    def _delete(self, key: int) -> None:
        with self._database.transaction():
            for (index,) in self._database.rows("SELECT position FROM passages WHERE key = ?", key):
                self._database.execute("DELETE FROM passages WHERE key = ?", key)
                self._database.execute("UPDATE passages SET position = position - 1 WHERE position > ?", index)

    def _move(self, key: int, index: int) -> None:
        with self._database.transaction():
            for row in self._database.rows(f"SELECT {_COLUMNS} FROM passages WHERE key = ?", key):
                self._delete(key)
                self._insert(index, _passage(row))

    def _rewrite(self, passage: Passage) -> None:
        columns = ", ".join(f"{name} = ?" for name in _COLUMNS.split(", ")[1:])
        self._database.execute(f"UPDATE passages SET {columns} WHERE key = ?", *_row(passage)[1:], passage.key)

    def _write_note(self, key: int, text: str) -> None:
        self._database.execute("UPDATE passages SET note = ? WHERE key = ?", text, key)

    def _write_correction(self, sha256: str, correction: Correction) -> None:
        if correction == Correction():
            self._database.execute("DELETE FROM corrections WHERE sha256 = ?", sha256)
        else:
            self._database.execute(
                "INSERT OR REPLACE INTO corrections (sha256, title, year, series) VALUES (?, ?, ?, ?)",
                *(sha256, correction.title, correction.year, correction.series),
            )


def _passage(row: tuple[Any, ...]) -> Passage:
    """The passage in a row of `_COLUMNS`."""
    key, report, eid, label, page, digest, text, note, start, end = row
    return Passage(Address(report, eid, label, page, digest), text, note, start, end, key)


def _row(passage: Passage) -> tuple[object, ...]:
    """The inverse of `_passage`."""
    at = passage.address
    place = (at.report, at.eid, at.label, at.page, at.digest)
    return (passage.key, *place, passage.text, passage.note, passage.start, passage.end)


def _name(passage: Passage) -> str:
    if passage.address.label is None:
        words = passage.text.split()
        return f"“{' '.join(words[:6])}{' …' if len(words) > 6 else ''}”"
    part, _, number = passage.address.label.rpartition("/")
    return f"para. {number} of {part}" if part else f"para. {number}"
