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
        """Repeat each event of the session as a signal."""
        for event, signal in (
            (session.library_changed, self.library_changed),
            (session.noticed, self.noticed),
            (session.reader.changed, self.place_changed),
            (session.searching.changed, self.results_changed),
            (session.saved_searches.changed, self.saved_searches_changed),
            (session.comparisons.changed, self.comparison_changed),
            (session.comparisons.stopped, self.comparison_stopped),
            (session.corrections.changed, self.corrections_changed),
            (session.passages.changed, self.passages_changed),
            (session.pages.ready, self.page_ready),
            (session.imports.changed, self.imports_changed),
            (session.imports.ended, self.imports_ended),
            (session.imports.password_needed, self.password_needed),
            (session.work.changed, self.tasks_changed),
        ):
            event.connect(signal.emit)

    @Slot(object)
    def _run(self, work: Callable[[], object]) -> None:
        work()
