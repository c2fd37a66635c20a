"""Reports that are moved to the trash, and taken back, as long as nobody else has touched them."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager

from explorer.errors import Conflict
from explorer.library.moves import Move
from explorer.library.report_store import ReportStore

Making = Callable[[Iterable[Move]], AbstractContextManager[None]]
"""Makes moves that hold together with what the body changes in the user's database (see `Moves.made`)."""


def _nothing() -> None:
    """What is changed with a report that is only removed."""


class Removal:
    """What `act` and `take_back` find is what this window left, by the hash of each stored report and the time at which
    it went to the trash; otherwise they raise Conflict. They raise ExplorerError where the disk does not take it.
    Either way nothing has changed."""

    def __init__(
        self,
        store: ReportStore,
        writing: Callable[[], AbstractContextManager[None]],
        made: Making,
        documents: Mapping[str, str],
    ) -> None:
        """Of the reports with the ids of `documents`, which gives the hash of each one's document; while one is
        `writing` nobody else changes the store."""
        self._store, self._writing, self._made, self._documents = store, writing, made, dict(documents)
        self._hashes = {id: store.stored_hash(id) for id in documents}
        self._trashed: dict[str, int | None] = {}

    def act(self, also: Callable[[], object] = _nothing) -> None:
        """Move the reports to the trash and change the user's database `also`: all of it or nothing."""
        with self._writing():
            if any(not self._store.holds(id) or self._store.stored_hash(id) != self._hashes[id] for id in self._hashes):
                raise Conflict("This report was removed or read anew in another window.")
            with self._made([self._store.removal(id, sha256) for id, sha256 in self._documents.items()]):
                also()
            self._trashed = {id: self._store.trashed(id) for id in self._documents}

    def take_back(self, also: Callable[[], object] = _nothing) -> None:
        """Take back those that are still where `act` put them, unless none is, and change the user's database `also`.
        Raises ExplorerError where one is no longer in the trash at all."""
        with self._writing():
            ours = [id for id, when in self._trashed.items() if self._is_as_left(id, when)]
            if not ours:
                raise Conflict("This report was brought back in another window.")
            with self._made(self._store.returns(ours)):
                also()

    def _is_as_left(self, id: str, when: int | None) -> bool:
        return not self._store.holds(id) and self._store.trashed(id) in (when, None)
