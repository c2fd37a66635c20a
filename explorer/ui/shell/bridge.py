"""Session events as Qt signals. What a worker posts runs later on the thread of the window."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from explorer.session import Session


class Bridge(QObject):
    """The only meeting point of plain events and Qt."""

    library_changed = Signal()
    place_changed = Signal(object)
    results_changed = Signal()
    comparison_changed = Signal(str)
    comparison_stopped = Signal(str)
    passages_changed = Signal()
    noticed = Signal(object)
    tasks_changed = Signal()
    page_ready = Signal(object)
    corrections_changed = Signal()
    saved_searches_changed = Signal()
    imports_changed = Signal()
    imports_ended = Signal()
    password_needed = Signal(object)
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, work: Callable[[], object]) -> None:
        """Have `work` called on the window's thread, soon. May be called on any thread."""
        self._posted.emit(work)

    def attach(self, session: "Session") -> None:
        """Repeat each event of the session as the signal of the same name."""
        for name in _EVENTS:
            getattr(session, name).connect(getattr(self, name).emit)
        session.corrections.changed.connect(self.corrections_changed.emit)
        session.saved_searches.changed.connect(self.saved_searches_changed.emit)
        session.imports.changed.connect(self.imports_changed.emit)
        session.imports.ended.connect(self.imports_ended.emit)
        session.imports.password_needed.connect(self.password_needed.emit)

    @Slot(object)
    def _run(self, work: Callable[[], object]) -> None:
        work()


_EVENTS = (
    "library_changed",
    "place_changed",
    "results_changed",
    "comparison_changed",
    "comparison_stopped",
    "passages_changed",
    "noticed",
    "tasks_changed",
    "page_ready",
)
