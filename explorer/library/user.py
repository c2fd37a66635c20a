"""What the user made: passages in order with their notes, corrections, reading places. Kept in user.sqlite3."""

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from explorer.errors import Conflict, ExplorerError
from explorer.events import Event
from explorer.library.database import Database
from explorer.library.history import Change, History
from explorer.library.link_corrections import LinkCorrections
from explorer.library.saved_searches import SavedSearches
from explorer.library.watched import WatchedFolders
from explorer.model.passage import Address, Passage

_COLUMNS = 'key, report, eid, label, page, digest, text, note, start, "end", prefix, suffix, sha256, citation, seal'
_PLACES = ", ".join("?" * len(_COLUMNS.split(", ")))
_WRITTEN_BY_USER = ("key", "note")
"""The columns that stay when a passage follows its text elsewhere."""
_YEARS = range(1000, 10_000)


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user says of a document instead of what it says itself; None where nothing was corrected."""

    title: str | None = None
    year: int | None = None
    series: str | None = None


class NoteConflict(Conflict):
    """A note was changed, or its passage removed, in another window while the user wrote: `mine` is the passage with
    what the user wrote, `theirs` the passage as it is now, None where it is gone."""

    def __init__(self, mine: Passage, theirs: Passage | None) -> None:
        name = _name(mine)
        what = f"The note on {name} was changed" if theirs else f"{name[:1].upper()}{name[1:]} was removed"
        super().__init__(f"{what} in another window meanwhile. Choose what is to stay.")
        self.mine, self.theirs = mine, theirs


class UserStore:
    """The methods, but for `set_places`, raise ExplorerError where the database cannot be written; nothing has then
    changed.

    Several windows may work on one library. Whoever changes something says what the user saw of it; where it is
    something else by now they raise Conflict, and nothing has changed either. The same holds for undo and redo.
    """

    def __init__(self, database: Database) -> None:
        self.changed: Event[()] = Event()
        """Passages, their order or notes changed."""
        self.corrected: Event[()] = Event()
        """What the user calls reports changed."""
        self.followed: Event[()] = Event()
        """Another program changed something; told before what."""
        self.relinked: Event[()] = Event()
        """What the user says of links changed."""
        self.links = LinkCorrections(database, partial(self._did, self.relinked), self.relinked.emit)
        self.searches_changed: Event[()] = Event()
        """Searches were saved, removed or looked at."""
        self.searches = SavedSearches(database, partial(self._did, self.searches_changed), self.searches_changed.emit)
        self.watching_changed: Event[()] = Event()
        """Folders are watched, or no longer, or files in them were dealt with."""
        self.watched = WatchedFolders(database, partial(self._did, self.watching_changed), self.watching_changed.emit)
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
        undo, redo = partial(self._delete, added), partial(self._insert, index, added)
        self._did(self.changed, f"adding {_name(added)}", undo, redo)
        return added

    def remove_passage(self, seen: Passage) -> None:
        """Take out a passage that has the note with which it was seen."""
        index, passage = self._delete(seen)
        undo, redo = partial(self._insert, index, passage), partial(self._delete, passage)
        self._did(self.changed, f"removing {_name(passage)}", undo, redo)

    def move_passage(self, key: int, index: int, seen: Sequence[int] | None = None) -> None:
        """Make a passage the one at `index`, counted from 0 after the move; beyond an end means at that end. `seen` are
        the keys of all in the order that the user saw, None where that is the present one."""
        with self._database.transaction():
            order = list(self._order() if seen is None else seen)
            moved = [each for each in order if each != key]
            moved.insert(max(0, index), key)
            passage = self._stored(key)
            if moved == order or passage is None:
                if passage is None:
                    raise _gone()
                return
            self._reorder(key, order, moved)
        undo, redo = partial(self._reorder, key, moved, order), partial(self._reorder, key, order, moved)
        self._did(self.changed, f"moving {_name(passage)}", undo, redo)

    def set_note(self, seen: Passage, text: str) -> None:
        """Put `text` in the place of the note with which a passage was seen. Raises NoteConflict."""
        if text == seen.note:
            return
        with self._database.transaction():
            stored = self._stored(seen.key)
            if stored and stored.note == text:  # Another window did it.
                return
            self._write_note(seen, text)
        undo = partial(self._write_note, replace(seen, note=text), seen.note)
        self._did(self.changed, f"the note on {_name(seen)}", undo, partial(self._write_note, seen, text))

    def readdress(self, moves: Iterable[tuple[Passage, Passage]]) -> None:
        """Let passages follow their texts, from the address of the first of two to that of the second, because a report
        was read anew or replaced. One that stands elsewhere by now stays there, and notes are as they are. Not undoable
        by itself."""
        with self._database.transaction():
            moved = [after for before, after in moves if after != before and self._stands(before)]
            for passage in moved:
                self._rewrite(passage)
        if moved:
            self._database.afterwards(self.changed.emit)

    def corrections(self) -> dict[str, Correction]:
        """The corrections by the SHA-256 of the document, which holds when it is imported anew."""
        rows = self._database.rows("SELECT sha256, title, year, series FROM corrections")
        return {sha256: Correction(title, year, series) for sha256, title, year, series in rows}

    def correct(self, changes: Iterable[tuple[str, Correction, Correction]], words: str) -> None:
        """Put corrections in the place of the old ones, all or none: the hash of a document, the old and the new one.
        `words` say what is done and follow "Undone: "."""
        made = [(sha256, old, new) for sha256, old, new in changes if new != old]
        if any(new.year is not None and new.year not in _YEARS for _, _, new in made):
            raise ExplorerError("A year has four digits.")
        if made:
            self._write_corrections(made)
            undo = partial(self._write_corrections, [(sha256, new, old) for sha256, old, new in made])
            self._did(self.corrected, words, undo, partial(self._write_corrections, made))

    def call(self, sha256: str, old: Correction, new: Correction) -> None:
        """Replace the correction of a document, because it took the place of another; one that is no longer the `old`
        one stands. Not undoable by itself."""
        if new != old:
            with contextlib.suppress(Conflict):
                self._write_corrections([(sha256, old, new)])
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
        """Tell of changes that another program has meanwhile made to passages, links, saved searches and watched
        folders; what it calls reports is for the library to compare."""
        if self._database.changed_elsewhere():
            for event in (self.followed, self.changed, self.relinked, self.searches_changed, self.watching_changed):
                event.emit()

    def check_place(self) -> None:
        """Raise ExplorerError where the database was moved, removed or replaced since it was opened."""
        self._database.check_place()

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

    def _order(self) -> list[int]:
        """The keys of all passages in the user's order."""
        return [key for (key,) in self._database.rows("SELECT key FROM passages ORDER BY position")]

    def _stored(self, key: int | None) -> Passage | None:
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM passages WHERE key = ?", key)
        return _passage(rows[0]) if rows else None

    def _stands(self, passage: Passage) -> bool:
        """Whether a passage is there with this address and text, whatever its note."""
        stored = self._stored(passage.key)
        return stored is not None and replace(stored, note=passage.note) == passage

    # What undo and redo call as well. Each is told what it is to find, and raises Conflict where that is not there.

    def _insert(self, index: int, passage: Passage) -> int:
        """Put in a passage, whose key nobody has."""
        with self._database.transaction():
            if passage.key is not None and self._stored(passage.key):
                raise Conflict("This passage is there already.")
            index = min(index, self._count())
            self._database.execute("UPDATE passages SET position = position + 1 WHERE position >= ?", index)
            return self._database.execute(
                f"INSERT INTO passages (position, {_COLUMNS}) VALUES (?, {_PLACES})",
                index,
                *_row(passage),
            )

    def _delete(self, seen: Passage) -> tuple[int, Passage]:
        """Take out a passage that has this note; gives its index, and it."""
        with self._database.transaction():
            passage = self._stored(seen.key)
            if passage is None:
                raise _gone()
            if passage.note != seen.note:
                raise Conflict(
                    f"The note on {_name(seen)} was changed in another window. Read it before you remove it."
                )
            index = self._order().index(seen.key or 0)
            self._database.execute("DELETE FROM passages WHERE key = ?", seen.key)
            self._database.execute("UPDATE passages SET position = position - 1 WHERE position > ?", index)
        return index, passage

    def _reorder(self, key: int, found: Sequence[int], wanted: Sequence[int]) -> None:
        """Take a passage from its place among those `found` to its place among those `wanted`. Others may have come or
        gone meanwhile, but none may have moved."""
        with self._database.transaction():
            now = self._order()
            if key not in now:
                raise _gone()
            if [each for each in now if each in found] != [each for each in found if each in now]:
                raise Conflict("Passages were moved in another window. Look at their order before you move this one.")
            now.remove(key)
            ahead = [each for each in wanted[: wanted.index(key)] if each in now]
            now.insert(now.index(ahead[-1]) + 1 if ahead else 0, key)
            for index, each in enumerate(now):
                self._database.execute("UPDATE passages SET position = ? WHERE key = ?", index, each)

    def _rewrite(self, passage: Passage) -> None:
        named = zip(_COLUMNS.split(", "), _row(passage), strict=True)
        values = {name: value for name, value in named if name not in _WRITTEN_BY_USER}
        columns = ", ".join(f"{name} = ?" for name in values)
        self._database.execute(f"UPDATE passages SET {columns} WHERE key = ?", *values.values(), passage.key)

    def _write_note(self, seen: Passage, text: str) -> None:
        with self._database.transaction():
            stored = self._stored(seen.key)
            if stored is None or stored.note != seen.note:
                raise NoteConflict(replace(seen, note=text), stored)
            self._database.execute("UPDATE passages SET note = ? WHERE key = ?", text, seen.key)

    def _write_corrections(self, changes: Iterable[tuple[str, Correction, Correction]]) -> None:
        with self._database.transaction():
            for sha256, old, new in changes:
                self._write_correction(sha256, old, new)

    def _write_correction(self, sha256: str, old: Correction, new: Correction) -> None:
        with self._database.transaction():
            rows = self._database.rows("SELECT title, year, series FROM corrections WHERE sha256 = ?", sha256)
            if Correction(*rows[0] if rows else ()) != old:
                raise Conflict("What this report is called was changed in another window. Look at it once more.")
            if new == Correction():
                self._database.execute("DELETE FROM corrections WHERE sha256 = ?", sha256)
            else:
                self._database.execute(
                    "INSERT OR REPLACE INTO corrections (sha256, title, year, series) VALUES (?, ?, ?, ?)",
                    *(sha256, new.title, new.year, new.series),
                )


def _gone() -> Conflict:
    return Conflict("This passage is no longer there.")


def _passage(row: tuple[Any, ...]) -> Passage:
    """The passage in a row of `_COLUMNS`."""
    key, report, eid, label, page, digest, text, note, start, end, *sealed = row
    return Passage(Address(report, eid, label, page, digest), text, note, start, end, key, *sealed)


def _row(passage: Passage) -> tuple[object, ...]:
    """The inverse of `_passage`."""
    at = passage.address
    place = (at.report, at.eid, at.label, at.page, at.digest)
    sealed = (passage.prefix, passage.suffix, passage.sha256, passage.citation, passage.seal)
    return (passage.key, *place, passage.text, passage.note, passage.start, passage.end, *sealed)


def _name(passage: Passage) -> str:
    if passage.address.label is None:
        words = passage.text.split()
        return f"“{' '.join(words[:6])}{' …' if len(words) > 6 else ''}”"
    part, _, number = passage.address.label.rpartition("/")
    return f"para. {number} of {part}" if part else f"para. {number}"
