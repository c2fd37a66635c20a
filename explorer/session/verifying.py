"""The open library held against its seals, while the reader goes on."""

from explorer.events import Event
from explorer.library.verifying import Verified, verify
from explorer.session.opened import Opened
from explorer.session.work import Work


class Verifying:
    """`verified` is what was found last in the open library, None before and while it is looked at."""

    def __init__(self, work: Work, opened: Opened) -> None:
        self.changed: Event[()] = Event()
        """`verified` is another."""
        self.verified: Verified | None = None
        self._work, self._opened = work, opened
        opened.changed.connect(self._forget)

    def start(self) -> None:
        """Look at every report, original and passage. Raises ExplorerError where no library is open."""
        folder = self._opened.needed().folder
        self._forget()
        self.changed.emit()
        self._work.start("verify", "Checking the library", lambda: verify(folder), self._done)

    def _done(self, verified: Verified) -> None:
        self.verified = verified
        self.changed.emit()

    def _forget(self) -> None:
        self.verified = None
