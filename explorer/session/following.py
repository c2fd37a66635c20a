"""What another window, or another user, changes in the open library while it is open here."""

from collections.abc import Callable

from explorer.errors import ExplorerError
from explorer.session.opened import Opened
from explorer.session.work import Notice, Work


class Following:
    """Asks the library whenever it is told to; what has changed is told by those parts of the session that show it."""

    def __init__(self, opened: Opened, work: Work, notify: Callable[[Notice], object]) -> None:
        self._opened, self._work, self._notify = opened, work, notify
        self._looking = False
        self._trouble = ""

    def look(self) -> None:
        """Find out, in the background, whether something has changed. Where the library is gone a notice says so, once
        until it is back."""
        if self._opened.library and not self._looking:
            self._looking = True
            self._work.look("follow", self._look, self._looked)

    def _look(self) -> str:
        """What is wrong with the library, "" where nothing is."""
        library = self._opened.library
        try:
            if library:
                library.look_elsewhere()
        except ExplorerError as error:
            return "" if library is not self._opened.library else str(error)  # It may have been closed meanwhile.
        return ""

    def _looked(self, trouble: str) -> None:
        self._looking = False
        if trouble and trouble != self._trouble:
            self._notify(Notice(trouble, error=True))
        self._trouble = trouble
