"""A window that imports a folder while a clock ticks in its thread: what the import kept waiting, in JSON.

Arguments: the folder, after how many seconds the import is cancelled (0: it is not), and after how many reports each
what was measured until then is told. All times are in seconds.
"""

import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QApplication

from explorer.app import start
from explorer.paths import default_library
from explorer.session import Session

TICK_MS = 2
WAIT_MS = 100
AFTERWARDS_MS = 1500
"""What follows an import counts, too."""
GAP = 0.05
"""A gap between two ticks that counts among those of the sum: longer, and a key is late for the eye."""


class Ticker(QObject):
    """What stands between two ticks: `longest` is the longest time, `gaps` are those that are longer than GAP; `work`
    is the longest processor time of this thread, which other programs do not make longer."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.work = 0.0
        self.gaps: list[float] = []
        self._last, self._busy = QElapsedTimer(), 0.0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        self._last.start()
        self._busy = time.thread_time()
        self._timer.start()

    def _tick(self) -> None:
        gap, busy = self._last.nsecsElapsed() / 1e9, time.thread_time()
        self._last.restart()
        self.longest, self.work = max(self.longest, gap), max(self.work, busy - self._busy)
        self._busy = busy
        if gap > GAP:
            self.gaps.append(gap)


class Trial(QObject):
    """An import from its beginning until what follows it is over."""

    def __init__(self, session: Session, folder: Path, patience: float, marks: Sequence[int]) -> None:
        super().__init__()
        self._session, self._folder, self._patience, self._marks = session, folder, patience, list(marks)
        self._ticker, self._reports = Ticker(), 0
        self._begun = self._busy = self._cancelled = 0.0
        self.found: dict[str, object] = {"points": []}
        session.imports.ended.connect(self._ended)

    def begin(self) -> None:
        """Begin, once the window is at rest with the samples."""
        session = self._session
        if session.work.tasks or not session.reports.entries():
            QTimer.singleShot(WAIT_MS, self.begin)
            return
        session.open_library(default_library())
        session.library.changed.connect(lambda: session.work.post(self._count))
        self._begun, self._busy = time.perf_counter(), time.thread_time()
        self._ticker.begin()
        session.imports.start([self._folder])
        if self._patience:
            QTimer.singleShot(round(self._patience * 1000), self._cancel)

    def _cancel(self) -> None:
        self._cancelled = time.perf_counter()
        self._session.imports.cancel()

    def _count(self) -> None:
        self._reports += 1
        if self._reports in self._marks:
            cast(list[object], self.found["points"]).append(self._told())

    def _told(self) -> dict[str, float]:
        """Until now. `busy` is the processor time of the window's thread, `gaps` the sum of those that count."""
        return {
            "reports": self._reports,
            "seconds": time.perf_counter() - self._begun,
            "longest": self._ticker.longest,
            "work": self._ticker.work,
            "gaps": sum(self._ticker.gaps),
            "busy": time.thread_time() - self._busy,
        }

    def _ended(self) -> None:
        now = time.perf_counter()
        self.found |= self._told() | {"cancelled": now - self._cancelled if self._cancelled else 0.0}
        QTimer.singleShot(AFTERWARDS_MS, self._finish)

    def _finish(self) -> None:
        told = self._told()
        self.found |= {key: told[key] for key in ("longest", "work", "gaps", "busy")}
        self.found["reports"] = len(self._session.reports.entries())
        QApplication.exit()


def main() -> int:
    folder, patience, marks = Path(sys.argv[1]), float(sys.argv[2]), [int(mark) for mark in sys.argv[3:]]
    application = QApplication(sys.argv[:1])
    desk = start(application)
    trial = Trial(desk.session, folder, patience, marks)
    QTimer.singleShot(3 * WAIT_MS, trial.begin)
    application.exec()
    desk.session.close()
    print(json.dumps(trial.found), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
