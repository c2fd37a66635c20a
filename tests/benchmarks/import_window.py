"""A window that imports a folder while a clock ticks in its thread: what the import kept waiting, in JSON.

Arguments: the folder, and after how many seconds the import is cancelled (0: it is not).
"""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QObject, QTimer
from PySide6.QtWidgets import QApplication

from explorer.app import start
from explorer.paths import default_library


class Ticker(QObject):
    """`longest` is the longest time in seconds between two ticks of two milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.longest, self._last = 0.0, QElapsedTimer()
        self._timer = QTimer(self, interval=2)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        self._last.start()
        self._timer.start()

    def _tick(self) -> None:
        self.longest = max(self.longest, self._last.nsecsElapsed() / 1e9)
        self._last.restart()


def main() -> int:
    folder, patience = Path(sys.argv[1]), float(sys.argv[2])
    application = QApplication(sys.argv[:1])
    desk = start(application)
    session, ticker = desk.session, Ticker()
    found: dict[str, float] = {}
    begun = cancelled = 0.0

    def begin() -> None:
        nonlocal begun
        if session.work.tasks or not session.reports.entries():
            QTimer.singleShot(100, begin)
            return
        session.open_library(default_library())
        begun = time.perf_counter()
        ticker.begin()
        session.imports.start([folder])
        if patience:
            QTimer.singleShot(round(patience * 1000), cancel)

    def cancel() -> None:
        nonlocal cancelled
        cancelled = time.perf_counter()
        session.imports.cancel()

    def ended() -> None:
        now = time.perf_counter()
        found.update(seconds=now - begun, cancelled=now - cancelled if cancelled else 0.0)
        QTimer.singleShot(1500, finish)  # What follows an import counts too.

    def finish() -> None:
        found.update(longest=ticker.longest, reports=len(session.reports.entries()))
        application.exit()

    session.imports.ended.connect(ended)
    QTimer.singleShot(300, begin)
    application.exec()
    desk.session.close()
    print(json.dumps(found), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
