"""Which library is open, for the parts of a session."""

from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.library import Library


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

    def needed(self) -> Library:
        """The open library. Raises ExplorerError where there is none."""
        if self._library is None:
            raise ExplorerError("No library is open. Open one first.")
        return self._library
