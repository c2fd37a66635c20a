"""Plain hooks, by which the core tells what happened without knowing who listens."""

from collections.abc import Callable
from typing import Generic, TypeVarTuple

Values = TypeVarTuple("Values")


class Event(Generic[*Values]):
    """Listeners called in the order in which they connected, on the thread that emits.

    `Event[str, int]()` is emitted with a str and an int, `Event[()]()` with nothing.
    """

    def __init__(self) -> None:
        self._listeners: list[Callable[[*Values], object]] = []

    def connect(self, listener: Callable[[*Values], object]) -> None:
        """Call it at each emit from now on; one that is connected twice is called twice."""
        self._listeners.append(listener)

    def disconnect(self, listener: Callable[[*Values], object]) -> None:
        """Forget a listener; one that is not connected is no error, so that closing twice is harmless."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def emit(self, *values: *Values) -> None:
        """Tell all who listened when this began; what one of them raises reaches the caller."""
        for listener in tuple(self._listeners):
            listener(*values)
