"""The folders that the user has watched, and what was dealt with in them: kept in user.sqlite3."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from explorer.errors import Conflict
from explorer.library.consent import is_signed, signed
from explorer.library.database import Database
from explorer.library.link_corrections import Remember

AT_ONCE = 100
"""Rows that are read or written at a time, so that a window that asks the database meanwhile waits for a few
milliseconds. Set by hand."""


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file of a watched folder that was dealt with: it came into the library, was there, or could not be read.

    `state` is another one where the file may have changed. `sha256` is that of what was in it, "" where that could not
    be told.
    """

    path: Path
    state: str
    sha256: str = ""


class WatchedFolders:
    """The methods raise ExplorerError where the database cannot be written; nothing has then changed. Undo and redo
    raise Conflict where another window has watched the same folder, or no longer watches it.

    What was dealt with is remembered when a folder is no longer watched: what the user then removes from the library
    does not come back with the folder.
    """

    def __init__(self, database: Database, did: Remember, on_seen: Callable[[], object]) -> None:
        """`did` takes up what can be undone; `on_seen` is called when files were dealt with."""
        self._database, self._did, self._on_seen = database, did, on_seen

    def folders(self) -> list[Path]:
        """Those that are watched, in the order in which the user named them; none that another user did."""
        blobs = "typeof(path) = 'blob' AND typeof(signature) = 'blob'"  # SQLite takes any type in any column.
        rows = self._database.rows(f"SELECT path, signature FROM watched_folders WHERE {blobs} ORDER BY key")
        named = [(Path(os.fsdecode(path)), signature) for path, signature in rows]
        return [folder for folder, signature in named if is_signed(folder, signature)]

    def add(self, folder: Path) -> bool:
        """Watch a folder; gives whether it was not watched before."""
        try:
            self._insert(folder)
        except Conflict:
            return False
        self._did(f"watching “{folder.name}”", partial(self._delete, folder), partial(self._insert, folder))
        return True

    def remove(self, folder: Path) -> bool:
        """Watch a folder no longer; gives whether it was watched."""
        try:
            self._delete(folder)
        except Conflict:
            return False
        self._did(f"no longer watching “{folder.name}”", partial(self._insert, folder), partial(self._delete, folder))
        return True

    def seen(self) -> list[SeenFile]:
        """The files that were dealt with."""
        found: list[SeenFile] = []
        last = b""
        while True:
            rows = self._database.rows(
                "SELECT path, CAST(state AS TEXT), CAST(sha256 AS TEXT) FROM watched_files "
                "WHERE typeof(path) = 'blob' AND path > ? ORDER BY path LIMIT ?",
                *(last, AT_ONCE),
            )
            if not rows:
                return found
            found += [SeenFile(Path(os.fsdecode(path)), state, sha256) for path, state, sha256 in rows]
            last = rows[-1][0]

    def note(self, files: Sequence[SeenFile]) -> None:
        """These files were dealt with. Not undoable."""
        for start in range(0, len(files), AT_ONCE):
            with self._database.transaction():
                for each in files[start : start + AT_ONCE]:
                    self._database.execute(
                        "INSERT OR REPLACE INTO watched_files (path, state, sha256) VALUES (?, ?, ?)",
                        *(os.fsencode(each.path), each.state, each.sha256),
                    )
        self._on_seen()

    # What undo and redo call as well.

    def _insert(self, folder: Path) -> None:
        with self._database.transaction():
            if folder in self.folders():
                raise Conflict(f"“{folder}” is watched already.")
            named = os.fsencode(folder), signed(folder)
            self._database.execute("INSERT INTO watched_folders (path, signature) VALUES (?, ?)", *named)

    def _delete(self, folder: Path) -> None:
        with self._database.transaction():
            if folder not in self.folders():
                raise Conflict(f"“{folder}” is no longer watched.")
            named = os.fsencode(folder), signed(folder)
            self._database.execute("DELETE FROM watched_folders WHERE path = ? AND signature = ?", *named)
