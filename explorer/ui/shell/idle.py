"""What keeps the window's thread from being held up by Python itself.

A full collection of garbage stops every thread for a tenth of a second and more where a large library is open, and a
busy worker lets the window wait for its turn at every call into Qt.
"""

import gc
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

IDLE_MS = 4000
"""Nobody has touched key, mouse or wheel for so long: then garbage is collected."""
APART = 30.0
"""Seconds between two collections at least."""
TURN = 0.001
"""Seconds after which a thread that works gives way to one that waits; Python's own 0.005 add up while a list is
painted."""
_RARELY = (2_000, 20, 1_000)
"""Few full collections come by themselves: Python's own thresholds with the last made a hundred times higher."""
_INPUT = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class IdleCollector(QObject):
    """Collects garbage while the reader reads. What then lives is left out of the collections until the next."""

    def __init__(self, window: QWidget) -> None:
        """`window` is on the screen."""
        super().__init__(window)
        sys.setswitchinterval(TURN)
        gc.set_threshold(*_RARELY)
        self._last = time.monotonic()
        self._timer = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()
        window.windowHandle().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self._timer.start()
        return False

    def _collect(self) -> None:
        if time.monotonic() - self._last < APART:
            self._timer.start()
            return
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._last = time.monotonic()
