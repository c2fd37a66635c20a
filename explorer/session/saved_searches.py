"""The saved searches of the open library, and what is new in them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.jobs import Job, Progress
from explorer.library.saved_searches import SavedSearch
from explorer.search.parsing import parse
from explorer.search.query import asks_of_time
from explorer.search.results import Results
from explorer.session.cached import Cached
from explorer.session.latest import Latest
from explorer.session.opened import Opened
from explorer.session.work import Notice, Work


@dataclass(frozen=True, slots=True)
class Counted:
    """How many texts of each report, by its id, a query finds; without those of the series `uncompared` where it asks
    of time."""

    reports: Mapping[str, int] = field(default_factory=dict)
    uncompared: tuple[str, ...] = ()


Counting = Callable[[str], Counted]
"""What a query finds; called on a worker."""
Comparing = Callable[[Sequence[str]], bool]
"""Has series compared; whether more is known of them now."""


class SavedSearches:
    """What a saved search finds in documents that came after its results were last looked at is new. One that asks of
    time is counted again when the series of which it asks are compared."""

    def __init__(
        self, work: Work, opened: Opened, count: Counting, compare: Comparing, notify: Callable[[Notice], object]
    ) -> None:
        self.changed: Event[()] = Event()
        """Searches were saved or removed, or it is known what is new."""
        self.counted: Event[()] = Event()
        """It is known what is new in all of them, now that the index has the newest reports."""
        self._opened, self._count, self._compare, self._notify = opened, count, compare, notify
        self._saved = Cached(opened, lambda user: user.searches_changed, lambda user: user.searches.all())
        self._recent = Cached(opened, lambda user: user.searches_changed, lambda user: user.searches.recent())
        opened.repeat(lambda user: user.searches_changed, self.changed, work)
        self._new: dict[str, int | None] = {}
        self._waiting: list[SavedSearch] = []
        self._counted: Latest[str, tuple[int, tuple[str, ...]]] = Latest(
            work, "search", "Searching", self._count_done, self._count_stopped
        )

    def all(self) -> list[str]:
        """The saved queries, in the order in which they were saved."""
        return [saved.query for saved in self._saved.get()]

    def recent(self) -> list[str]:
        """The searches that led somewhere, the last one first."""
        return list(self._recent.get())

    def is_saved(self, query: str) -> bool:
        """Whether a query is saved in the very words given."""
        return self._find(query) is not None

    def new(self, query: str) -> int | None:
        """How much a saved search finds that is new, as far as it is known; None where it asks of time and the reports
        of which it asks are not compared."""
        return self._new.get(query, 0)

    def with_news(self) -> list[str]:
        """Those in which something is new, as far as it is known."""
        return [query for query in self.all() if self.new(query)]

    def new_in(self, results: Results) -> int:
        """How many of these results, those of a saved search, are new; 0 for any other."""
        saved = self._find(results.query.text)
        return self._new_of(saved, results.reports) if saved else 0

    def fresh(self, query: str) -> frozenset[str]:
        """The reports, by their ids, that came since the results of a saved search were last looked at; none of any
        other."""
        saved = self._find(query)
        return frozenset(self._fresh(saved)) if saved else frozenset()

    def save(self, query: str) -> None:
        """Keep a search, or give up one that is kept."""
        store = self._opened.needed().user.searches
        if self.is_saved(query):
            told = f"The search “{query}” is no longer saved."
            changed = store.remove(query)
        else:
            told = f"The search “{query}” is saved. What is new in it will be counted."
            changed = store.save(query, self._documents().values())
        self._notify(Notice(told, undo="edit.undo" if changed else None))

    def remember(self, query: str) -> None:
        """Put a search that led somewhere into the history."""
        self._opened.needed().user.searches.remember(query)
        self._recent.forget()

    def forget(self) -> None:
        """Empty the history."""
        self._opened.needed().user.searches.forget()
        self._recent.forget()
        self._notify(Notice("The history of searches is empty."))

    def looked(self, query: str) -> None:
        """The results of a search were seen; from now on only what comes later is new."""
        saved, documents = self._find(query), set(self._documents().values())
        if saved is None or saved.seen == documents:
            return
        try:
            self._opened.needed().user.searches.look(query, documents)
        except ExplorerError:  # A library that can only be read: all stays as new as it was.
            return
        self._new.pop(query, None)

    def refresh(self) -> None:
        """Count what is new in all saved searches, one after the other, so that a search that is typed meanwhile comes
        in between; `changed` follows. What was known holds until then."""
        known = set(self._documents().values())
        self._waiting = [one for one in self._saved.get() if known - one.seen]
        counted = {saved.query for saved in self._waiting}
        self._new = {query: new for query, new in self._new.items() if query in counted}
        self._counted.cancel()
        self._count_next()

    def recount(self) -> None:
        """Count again what asks of time: reports are compared, or otherwise; `changed` follows."""
        known = set(self._documents().values())
        self._waiting += [
            saved
            for saved in self._saved.get()
            if known - saved.seen and saved not in self._waiting and asks_of_time(parse(saved.query).wanted)
        ]
        if self._waiting and not self._counted.running:
            self._count_next()

    def _find(self, query: str) -> SavedSearch | None:
        return next((saved for saved in self._saved.get() if saved.query == query), None)

    def _count_next(self) -> None:
        if self._waiting:
            saved = self._waiting.pop(0)
            self._counted.start(saved.query, partial(self._job, saved))
        else:
            self.changed.emit()
            self.counted.emit()

    def _job(self, saved: SavedSearch) -> Job[tuple[int, tuple[str, ...]]]:
        """How much is new, and the series without which it was counted."""
        yield Progress(0, 0)
        counted = self._count(saved.query)
        return self._new_of(saved, counted.reports), counted.uncompared

    def _count_done(self, query: str, found: tuple[int, tuple[str, ...]]) -> None:
        new, uncompared = found
        self._new[query] = None if uncompared else new
        if uncompared and self._compare(uncompared):
            self.recount()
        if not self._counted.running:
            self._count_next()

    def _count_stopped(self, query: str) -> None:
        """What fails once fails for each: they are counted when something is new again, and nothing is known of them
        until then."""
        for each in (query, *(saved.query for saved in self._waiting)):
            self._new.pop(each, None)
        self._waiting.clear()
        self.changed.emit()

    def _new_of(self, saved: SavedSearch, reports: Mapping[str, int]) -> int:
        """How many of the texts found in each report, by its id, are new to a saved search."""
        fresh = self._fresh(saved)
        return sum(count for id, count in reports.items() if id in fresh)

    def _fresh(self, saved: SavedSearch) -> set[str]:
        return {id for id, sha256 in self._documents().items() if sha256 not in saved.seen}

    def _documents(self) -> dict[str, str]:
        """The hashes of the documents of all reports, by the reports' ids."""
        return {entry.id: entry.sha256 for entry in self._opened.needed().entries()}
