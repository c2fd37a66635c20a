"""The searches that the user saved, and those made last: kept in user.sqlite3."""

import contextlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from explorer.errors import Conflict, ExplorerError
from explorer.library.database import Database
from explorer.library.link_corrections import Remember

KEPT = 50
"""Searches of the history."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """`seen` are the hashes (SHA-256) of the documents that the library had when its results were last looked at."""

    query: str
    seen: frozenset[str]


class SavedSearches:
    """The methods, but for `remember`, raise ExplorerError where the database cannot be written; nothing has then
    changed. Undo and redo raise Conflict where another window has saved or removed the same meanwhile."""

    def __init__(self, database: Database, did: Remember, on_seen: Callable[[], object]) -> None:
        """`did` takes up what can be undone; `on_seen` is called when results were looked at."""
        self._database, self._did, self._on_seen = database, did, on_seen

    def queries(self) -> list[str]:
        """The saved searches, in the order in which they were saved."""
        return [query for (query,) in self._database.rows("SELECT query FROM saved_searches ORDER BY key")]

    def find(self, query: str) -> SavedSearch | None:
        """A saved search by its query, None where it is not saved."""
        rows = self._database.rows(
            "SELECT sha256 FROM seen_documents JOIN saved_searches ON search = key WHERE query = ?", query
        )
        return SavedSearch(query, frozenset(sha256 for (sha256,) in rows)) if query in self.queries() else None

    def all(self) -> list[SavedSearch]:
        """The saved searches with what was seen, in the order in which they were saved."""
        return [saved for query in self.queries() if (saved := self.find(query))]

    def save(self, query: str, seen: Collection[str]) -> bool:
        """Keep a search whose results the user has seen; gives whether it is new."""
        saved = SavedSearch(query, frozenset(seen))
        try:
            self._insert(saved)
        except Conflict:
            return False
        self._did(f"saving the search “{query}”", partial(self._delete, query), partial(self._insert, saved))
        return True

    def remove(self, query: str) -> bool:
        """Give a saved search up; gives whether it was there."""
        try:
            saved = self._delete(query)
        except Conflict:
            return False
        undo, redo = partial(self._insert, saved), partial(self._delete, query)
        self._did(f"removing the saved search “{query}”", undo, redo)
        return True

    def look(self, query: str, seen: Collection[str]) -> None:
        """The user has seen what a saved search finds in the library as it is. Not undoable."""
        with self._database.transaction():
            saved = self.find(query)
            if saved is None or saved.seen == frozenset(seen):
                return
            for (key,) in self._database.rows("SELECT key FROM saved_searches WHERE query = ?", query):
                self._database.execute("DELETE FROM seen_documents WHERE search = ?", key)
                self._mark(key, seen)
        self._on_seen()

    def recent(self) -> list[str]:
        """The searches that led somewhere, the last one first."""
        return [query for (query,) in self._database.rows("SELECT query FROM searches ORDER BY key DESC")]

    def remember(self, query: str) -> None:
        """Put a search at the head of the history, or do not where nothing can be written. Not undoable."""
        with contextlib.suppress(ExplorerError), self._database.transaction():
            self._database.execute("DELETE FROM searches WHERE query = ?", query)
            self._database.execute("INSERT INTO searches (query) VALUES (?)", query)
            oldest = "SELECT key FROM searches ORDER BY key DESC LIMIT -1 OFFSET ?"
            self._database.execute(f"DELETE FROM searches WHERE key IN ({oldest})", KEPT)

    def forget(self) -> None:
        """Empty the history. Not undoable."""
        self._database.execute("DELETE FROM searches")

    def _insert(self, saved: SavedSearch) -> None:
        with self._database.transaction():
            if self.find(saved.query):
                raise Conflict(f"The search “{saved.query}” is saved already.")
            key = self._database.execute("INSERT INTO saved_searches (query) VALUES (?)", saved.query)
            self._mark(key, saved.seen)

    def _delete(self, query: str) -> SavedSearch:
        """Gives what it deleted."""
        with self._database.transaction():
            saved = self.find(query)
            if saved is None:
                raise Conflict(f"The search “{query}” is no longer saved.")
            for (key,) in self._database.rows("SELECT key FROM saved_searches WHERE query = ?", query):
                self._database.execute("DELETE FROM seen_documents WHERE search = ?", key)
                self._database.execute("DELETE FROM saved_searches WHERE key = ?", key)
        return saved

    def _mark(self, key: int, seen: Collection[str]) -> None:
        for sha256 in sorted(seen):
            self._database.execute("INSERT INTO seen_documents (search, sha256) VALUES (?, ?)", key, sha256)
