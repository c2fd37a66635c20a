"""Opens the window on a profile of its own and goes through the steps, within bounds of time."""

import contextlib
import os
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from explorer import paths
from explorer.session import Notice
from explorer.ui.desk import Desk
from explorer.ui.self_test.album import Album
from explorer.ui.self_test.hands import Failed, Keyboard, activate, check
from explorer.ui.self_test.steps import STEPS
from explorer.ui.self_test.walk import Step, Walk, name_of
from explorer.ui.theme import Appearance

LIMIT = 60.0
"""Seconds for all steps together."""
PLATFORM = "QT_QPA_PLATFORM"
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")


def run(start: Callable[[QApplication], Desk], screenshots: Path | None = None, steps: Sequence[Step] = STEPS) -> int:
    """Go through the steps in the window that `start` opens, a line for each; 1 after the first that fails.

    Pictures go to `screenshots`, or to the user's cache. Nothing else of the user's is read or written.
    """
    pictures = (screenshots or paths.cache_folder() / "self-test").absolute()
    if screenshots is None:
        with contextlib.suppress(OSError):  # The album says what is wrong.
            paths.private_folder(pictures)
    if sys.platform.startswith("linux") and not any(os.environ.get(display) for display in DISPLAYS):
        os.environ.setdefault(PLATFORM, "offscreen")
    watchdog = Watchdog(LIMIT)
    try:
        gone = tempfile.TemporaryDirectory(prefix=paths.temporary_prefix(), ignore_cleanup_errors=True)
        with _quiet(), gone as folder, _profile(Path(folder, "profile")), _opened(start) as desk:
            walk = Walk(desk, Keyboard(desk.window), Album(desk.window, desk.theme, pictures), Path(folder))
            _go_through(walk, steps, watchdog)
    except Exception as error:
        if not isinstance(error, Failed):
            traceback.print_exc()
        print(_failure(watchdog.step, str(error) or type(error).__name__), file=sys.stderr)
        return 1
    finally:
        watchdog.stop()
        print(f"screenshots: {pictures}")
    print("self-test passed")
    return 0


def _go_through(walk: Walk, steps: Sequence[Step], watchdog: "Watchdog") -> None:
    with _witness(walk.desk) as troubles:
        walk.desk.frame.set_appearance(Appearance.LIGHT)
        activate(walk.desk.window)
        for step in steps:
            watchdog.step = name_of(step)
            try:
                told = step(walk)
            except Failed:
                walk.album.keep("failed")
                raise
            check(not troubles, "; ".join(troubles))
            print(f"ok  {name_of(step)}: {told}", flush=True)


def _failure(step: str, sentence: str) -> str:
    return f"report-explorer: self-test failed: {step}: {sentence}"


@contextmanager
def _quiet() -> Iterator[None]:
    """What Qt says goes to standard error, but for what a window without a display cannot do."""

    def say(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if not message.startswith("This plugin does not support"):
            print(message, file=sys.stderr)

    before = qInstallMessageHandler(say)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


@contextmanager
def _profile(home: Path) -> Iterator[None]:
    """A profile in the folder `home`, in place of the user's."""
    before = os.environ.get(paths.HOME)
    os.environ[paths.HOME] = str(home)
    try:
        yield
    finally:
        if before is None:
            del os.environ[paths.HOME]
        else:
            os.environ[paths.HOME] = before


@contextmanager
def _opened(start: Callable[[QApplication], Desk]) -> Iterator[Desk]:
    """The window, closed at the end with all that works for it."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    hook = sys.excepthook
    desk = start(application)  # type: ignore[arg-type]
    try:
        yield desk
    finally:
        desk.window.close()
        desk.session.close()
        desk.window.deleteLater()
        sys.excepthook = hook


@contextmanager
def _witness(desk: Desk) -> Iterator[list[str]]:
    """What goes wrong meanwhile and is no check's business: errors that nobody caught, notices of errors."""
    troubles: list[str] = []

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        traceback.print_exception(kind, error, trace)
        troubles.append(f"{kind.__name__}: {error}")

    def noticed(notice: Notice) -> None:
        if notice.error:
            troubles.append(notice.text)

    before, sys.excepthook = sys.excepthook, caught
    desk.session.noticed.connect(noticed)
    try:
        yield troubles
    finally:
        desk.session.noticed.disconnect(noticed)
        sys.excepthook = before


class Watchdog:
    """Ends the program with status 1 when the self-test hangs, naming the step it hangs in."""

    def __init__(self, seconds: float) -> None:
        self.step = "start"
        self._seconds = seconds
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        self._timer.cancel()

    def _end(self) -> None:
        print(_failure(self.step, f"not done after {self._seconds:.0f} seconds"), file=sys.stderr, flush=True)
        os._exit(1)
