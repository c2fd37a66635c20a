"""Which library is open, for the parts of a session."""

from collections.abc import Callable

from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.library import Library
from explorer.library.user import UserStore
from explorer.session.work import Work


class Opened:
    """`library` is None before one is open, and for a moment while another is opened."""

    def __init__(self) -> None:
        self.changed: Event[()] = Event()
        """Another library is open, or none; nobody has been shown anything of it yet."""
        self._library: Library | None = None

    @property
    def library(self) -> Library | None:
        return self._library

    @library.setter
    def library(self, library: Library | None) -> None:
        self._library = library
        self.changed.emit()

    def repeat(self, heard: Callable[[UserStore], Event[()]], told: Event[()], work: Work) -> None:
        """Emit `told` on the session's thread whenever this event of the open library's store is."""

        def connect() -> None:
            if self._library:
                heard(self._library.user).connect(lambda: work.post(told.emit))

        self.changed.connect(connect)

    def needed(self) -> Library:
        """The open library. Raises ExplorerError where there is none."""
        if self._library is None:
            raise ExplorerError("No library is open. Open one first.")
        return self._library
