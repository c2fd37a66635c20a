"""What the session tells, in the line at the foot."""

from PySide6.QtCore import QObject, QTimer

from explorer.session import Notice
from explorer.session.work import Work
from explorer.translation import tr
from explorer.ui.shell.errors import offers
from explorer.ui.shell.notice import NoticeLine
from explorer.ui.widgets.paced import Paced

PAUSE_MS = 400
"""Work that takes longer than this is shown."""
AGAIN_MS = 80
"""How far it is, is shown no more often than this."""


class Notices(QObject):
    """Shows notices at once, tasks only after PAUSE_MS."""

    def __init__(self, line: NoticeLine, work: Work) -> None:
        super().__init__(line)
        self._line, self._work = line, work
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._show_task)
        self._going_on = Paced(self._show_task, AGAIN_MS, self)
        line.cancel_requested.connect(work.cancel)

    def show_notice(self, notice: Notice) -> None:
        way_out = [(tr("Undo"), notice.undo)] if notice.undo else []
        way_out += [(tr("Open a file…"), "library.open")] if notice.file else []
        self._line.show_notice(notice.text, notice.error, offers() if notice.fault else way_out)

    def show_tasks(self) -> None:
        """Show what goes on, once it has gone on for a while: quick work needs no words."""
        if not self._work.tasks:
            self._pause.stop()
            self._line.show_work("", 0, 0)
        elif self._line.works:
            self._going_on.soon()
        elif not self._pause.isActive():
            self._pause.start()

    def _show_task(self) -> None:
        for task in self._work.tasks[-1:]:
            words = ": ".join(part for part in (task.title, task.text) if part)
            self._line.show_work(words, task.done, task.total)
