"""What the steps of the self-test work with: checks, waiting for events, and a keyboard."""

from collections.abc import Callable
from typing import TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

T = TypeVar("T")

PATIENCE_MS = 20_000
"""The longest wait for one thing."""


class Failed(Exception):
    """Something is not as it should be; the message says what."""


def check(holds: object, sentence: str) -> None:
    """Raise Failed with the sentence unless it holds."""
    if not holds:
        raise Failed(sentence)


def expect(kind: type[T], found: object) -> T:
    """What was found, if it is of the kind expected. Raises Failed where it is not."""
    if not isinstance(found, kind):
        raise Failed(f"{type(found).__name__} stands where {kind.__name__} should")
    return found


def until(holds: Callable[[], object], what: str) -> None:
    """Let events run until something holds. Raises Failed where it does not in time."""
    limit = QTimer(singleShot=True)
    limit.start(PATIENCE_MS)
    while not holds():
        check(limit.isActive(), f"waited in vain for {what}")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        settle()


def settle() -> None:
    """Let all events run that are due, and delete what waits for it, as the loop of a running program does."""
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def activate(window: QWidget) -> None:
    """Bring the keyboard to a window. Raises Failed where the system leaves it to another."""
    window.activateWindow()
    until(window.isActiveWindow, "the window to get the keyboard")


class Keyboard:
    """Presses keys in a window, or in the dialog that stands before it."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    @property
    def target(self) -> QWidget:
        """The widget that gets the keys; a window that is not the active one knows it too."""
        window = QApplication.activeModalWidget() or self._window
        focus = QApplication.focusWidget()
        if focus is not None and focus.window() is window:
            return focus
        return window.focusWidget() or window

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each in portable notation: `Ctrl+Shift+E`, `Return`, `/`."""
        for key in keys:
            QTest.keySequence(self.target, QKeySequence(key))

    def write(self, words: str) -> None:
        QTest.keyClicks(self.target, words)


def answer(opening: Callable[[], object], answering: Callable[[QDialog], object]) -> None:
    """Do what opens a dialog, and give the answer."""
    before = QApplication.activeWindow()
    opening()
    until(lambda: isinstance(QApplication.activeModalWidget(), QDialog), "the dialog to open")
    dialog = cast(QDialog, QApplication.activeModalWidget())
    activate(dialog)
    try:
        answering(dialog)
    except Failed:
        dialog.reject()
        raise
    if before is not None:
        activate(before)
