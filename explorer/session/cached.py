"""What the parts of a session know of the library's database without asking it again."""

from collections.abc import Callable
from typing import Generic, TypeVar

from explorer.events import Event
from explorer.library.user import UserStore
from explorer.session.opened import Opened

T = TypeVar("T")


class Cached(Generic[T]):
    """Something read from the database of the open library when it is first asked for, and anew once it has changed.
    May be asked for on any thread."""

    def __init__(
        self, opened: Opened, changed: Callable[[UserStore], Event[()]], read: Callable[[UserStore], T]
    ) -> None:
        """`changed` gives the event of a library's store that tells when `read` would give something else."""
        self._opened, self._changed, self._read = opened, changed, read
        self._state = object()
        """Another object after each change, so that what is read while another thread changes it is not kept."""
        self._value: tuple[object, T] | None = None
        opened.changed.connect(self._open)

    def get(self) -> T:
        """Raises ExplorerError where no library is open, or its database cannot be read."""
        state, user = self._state, self._opened.needed().user
        value = self._value
        if value is None or value[0] is not state:
            value = self._value = state, self._read(user)
        return value[1]

    def forget(self) -> None:
        """It is read anew when it is next asked for."""
        self._state = object()

    def _open(self) -> None:
        self.forget()
        if self._opened.library:
            self._changed(self._opened.library.user).connect(self.forget)
