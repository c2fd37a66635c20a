"""The saved searches of the open library, and what is new in them."""

from collections.abc import Callable, Mapping

from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.jobs import Job, Progress
from explorer.library import Library
from explorer.library.saved_searches import SavedSearch
from explorer.search.results import Results
from explorer.session.work import Notice, Work

Counting = Callable[[str], Mapping[str, int]]
"""How many texts of each report, by its id, a query finds; called on a worker."""


class SavedSearches:
    """What a saved search finds in documents that came after its results were last looked at is new."""

    def __init__(
        self, work: Work, library: Callable[[], Library], count: Counting, notify: Callable[[Notice], object]
    ) -> None:
        """`library` gives the open one."""
        self.changed: Event[()] = Event()
        """Searches were saved or removed, or it is known what is new."""
        self._work, self._library, self._count, self._notify = work, library, count, notify
        self._new: dict[str, int] = {}
        self._waiting: list[SavedSearch] = []

    def all(self) -> list[str]:
        """The saved queries, in the order in which they were saved."""
        return self._library().user.searches.queries()

    def recent(self) -> list[str]:
        """The searches that led somewhere, the last one first."""
        return self._library().user.searches.recent()

    def is_saved(self, query: str) -> bool:
        return query in self.all()

    def new(self, query: str) -> int:
        """How much a saved search finds that is new, as far as it is known."""
        return self._new.get(query, 0)

    def new_in(self, results: Results) -> int:
        """How many of these results, those of a saved search, are new; 0 for any other."""
        saved = self._library().user.searches.find(results.query.text)
        return self._counted(saved, results.reports) if saved else 0

    def save(self, query: str) -> None:
        """Keep a search, or give up one that is kept."""
        store = self._library().user.searches
        if store.remove(query):
            self._notify(Notice(f"The search “{query}” is no longer saved.", undo="edit.undo"))
        else:
            store.save(query, self._documents().values())
            self._notify(Notice(f"The search “{query}” is saved. What is new in it will be counted.", undo="edit.undo"))

    def remember(self, query: str) -> None:
        """Put a search that led somewhere into the history."""
        self._library().user.searches.remember(query)

    def forget(self) -> None:
        """Empty the history."""
        self._library().user.searches.forget()
        self._notify(Notice("The history of searches is empty."))

    def looked(self, query: str) -> None:
        """The results of a search were seen; from now on only what comes later is new."""
        try:
            self._library().user.searches.look(query, self._documents().values())
        except ExplorerError:  # A library that can only be read: all stays as new as it was.
            return
        self._new.pop(query, None)

    def refresh(self) -> None:
        """Count what is new in all saved searches, one after the other, so that a search that is typed meanwhile comes
        in between; `changed` follows."""
        known = set(self._documents().values())
        self._waiting = [one for one in self._library().user.searches.all() if known - one.seen]
        self._new = {}
        self._count_next()

    def _count_next(self) -> None:
        if self._waiting:
            saved = self._waiting.pop(0)
            self._work.start("search", "Searching", lambda: self._job(saved), self._count_done)
        else:
            self.changed.emit()

    def _job(self, saved: SavedSearch) -> Job[tuple[str, int]]:
        yield Progress(0, 0)
        return saved.query, self._counted(saved, self._count(saved.query))

    def _count_done(self, counted: tuple[str, int]) -> None:
        self._new[counted[0]] = counted[1]
        self._count_next()

    def _counted(self, saved: SavedSearch, reports: Mapping[str, int]) -> int:
        documents = self._documents()
        return sum(count for id, count in reports.items() if documents.get(id, "") not in saved.seen)

    def _documents(self) -> dict[str, str]:
        return {entry.id: entry.sha256 for entry in self._library().entries()}
