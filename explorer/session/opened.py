"""Which library is open, for the parts of a session."""

from explorer.errors import ExplorerError
from explorer.library import Library


class Opened:
    """`library` is None before one is open, and for a moment while another is opened."""

    def __init__(self) -> None:
        self.library: Library | None = None

    def needed(self) -> Library:
        """The open library. Raises ExplorerError where there is none."""
        if self.library is None:
            raise ExplorerError("No library is open. Open one first.")
        return self.library
