"""What is shown anew again and again, at its own pace."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from explorer.pace import Pace

_MILLISECONDS = 1000  # of a second


class Paced(QObject):
    """Calls `act` soon after it is asked to, once for all that ask meanwhile: no more often than every `least`
    milliseconds, and the longer it takes the more seldom."""

    def __init__(self, act: Callable[[], object], least: int, parent: QObject) -> None:
        super().__init__(parent)
        self._act, self._pace = act, Pace(least / _MILLISECONDS)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.now)

    def soon(self) -> None:
        """Ask for it."""
        if not self._timer.isActive():
            self._timer.start(round(self._pace.pause * _MILLISECONDS))

    def now(self) -> None:
        """Do it at once, for all that asked before."""
        self._timer.stop()
        with self._pace.measured():
            self._act()
