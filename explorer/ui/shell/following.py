"""What another window does to the library shows in this one."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

FOLLOW_MS = 2000
"""Between two looks at the library, which cost a few system calls. Set by hand: about as long as the eye takes to go
from one window to the other and to look for what it did there."""


class Following(QObject):
    """Calls `look` now and then while the window shows, and at once when it comes to the front."""

    def __init__(self, window: QWidget, look: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._look = window, look
        self._timer = QTimer(self, interval=FOLLOW_MS)
        self._timer.timeout.connect(self._again)
        self._timer.start()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self._look()
        return False

    def _again(self) -> None:
        if self._window.isVisible() and not self._window.isMinimized():
            self._look()
