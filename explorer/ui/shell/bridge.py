"""Where the session and Qt meet: work for the window's thread, and listening to what the session tells."""

import sys
from collections.abc import Callable
from typing import TypeVarTuple

from PySide6.QtCore import QObject, Qt, Signal, Slot

from explorer.events import Event

Values = TypeVarTuple("Values")


class Bridge(QObject):
    """What a worker posts runs later, on the thread of the window."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, work: Callable[[], object]) -> None:
        """Have `work` called on the window's thread, soon. May be called on any thread."""
        self._posted.emit(work)

    @Slot(object)
    def _run(self, work: Callable[[], object]) -> None:
        work()


def hear(event: Event[*Values], listener: Callable[[*Values], object]) -> None:
    """Listen to an event as to a signal of Qt: what goes wrong in the window is told as what no one caught, and neither
    the session nor another listener comes to know of it."""

    def told(*values: *Values) -> None:
        try:
            listener(*values)
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)

    event.connect(told)
