"""What the session tells and what goes wrong, in the line at the foot."""

import logging
from types import TracebackType

from PySide6.QtCore import QObject, QTimer

from explorer.errors import ExplorerError
from explorer.session import Notice
from explorer.session.work import Work
from explorer.translation import tr
from explorer.ui.shell.notice import NoticeLine

PAUSE_MS = 400
"""Work that takes longer than this is shown."""
_log = logging.getLogger(__name__)


class Notices(QObject):
    def __init__(self, line: NoticeLine, work: Work) -> None:
        super().__init__(line)
        self._line, self._work = line, work
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._show_task)
        line.cancel_requested.connect(work.cancel)

    def show_notice(self, notice: Notice) -> None:
        action = tr("Undo") if notice.undo else ""
        self._line.show_notice(notice.text, notice.error, action, notice.undo or "")

    def show_tasks(self) -> None:
        """Show what goes on, once it has gone on for a while: quick work needs no words."""
        if not self._work.tasks:
            self._pause.stop()
            self._line.show_work("", 0, 0)
        elif self._line.works:
            self._show_task()
        elif not self._pause.isActive():
            self._pause.start()

    def complain(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """What no one caught: its own sentence where it has one for the user, for all else a log entry as well."""
        if isinstance(error, ExplorerError):
            self._line.show_notice(str(error), error=True)
            return
        _log.error("Unexpected", exc_info=(kind, error, trace))
        sentence = tr("Something went wrong (%1). Your library is as it was; try again or start anew.")
        self._line.show_notice(sentence.replace("%1", kind.__name__), error=True)

    def _show_task(self) -> None:
        for task in self._work.tasks[-1:]:
            words = ": ".join(part for part in (task.title, task.text) if part)
            self._line.show_work(words, task.done, task.total)
