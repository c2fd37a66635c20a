"""A report that is read anew in its place, and taken back, as long as nobody else has touched it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from explorer import akn
from explorer.errors import Conflict
from explorer.library.removing import Making
from explorer.library.replacing import Handover, Replaced, handover
from explorer.library.seal import Seal
from explorer.library.stored import Stored
from explorer.library.user import UserStore
from explorer.model.report import Report


class Mending:
    """Passages and corrections of links follow. `act` and `take_back` raise Conflict where another window has changed
    the report since, all three ExplorerError where the disk does not take it. Then nothing has changed."""

    def __init__(
        self,
        stored: Stored,
        writing: Callable[[], AbstractContextManager[None]],
        made: Making,
        user: UserStore,
        id: str,
    ) -> None:
        """While one is `writing` nobody else changes the store."""
        self._stored, self._store, self._user, self._id = stored, stored.store, user, id
        self._writing, self._made = writing, made
        self._given: Handover
        self._hashes = ("", "")
        """Of the report that stands, and of the one in the trash."""

    def begin(self, read: Report, original: Path, anew: bool) -> Replaced:
        """Store what was read from the original, called what the report was called when it was sealed, or `anew` what
        it says itself; gives what found no place in it."""
        with self._writing():
            examined, before = self._stored.examine(self._id, thorough=False), self._store.stored_hash(self._id)
            report = (examined.seal or Seal.of(examined.report or read, b"")).named(read, anew)
            document = akn.write(report)
            seal = Seal.of(report, document)
            staged = self._store.stage(seal, document, original)
            self._given = handover(self._user, report, report)
            with self._made(self._store.arrival(self._id, staged, seal.original)):
                self._given.apply(self._user)
            self._hashes = self._store.stored_hash(self._id), before
        return self._given.lost

    def act(self) -> None:
        """Put what was read in its place again."""
        self._exchange(self._given.apply)

    def take_back(self) -> None:
        """Bring back what stood there before."""
        self._exchange(self._given.revert)

    def _exchange(self, follow: Callable[[UserStore], object]) -> None:
        with self._writing():
            if not self._store.holds(self._id) or self._store.stored_hash(self._id) != self._hashes[0]:
                raise Conflict("This report was removed or read anew in another window.")
            with self._made(self._store.exchange(self._id, self._given.sha256)):
                follow(self._user)
            self._store.sweep()
            self._hashes = self._hashes[1], self._hashes[0]
