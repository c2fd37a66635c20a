"""The composition root of the window: settings and theme, the window, and behind it session, commands and wiring."""

import gc
import logging
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from explorer import log, settings
from explorer.controls import shown
from explorer.errors import ExplorerError
from explorer.paths import resource
from explorer.ui.shell.trace import Trace
from explorer.ui.shell.window import Window
from explorer.ui.theme import Appearance, Theme

if TYPE_CHECKING:
    from explorer.ui.desk import Desk

UNSEEN_MS = 1000
"""A window that has not painted itself by then stands behind others, and is worked on all the same."""

PLATFORMS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""What tells Qt where to draw on Linux; without any of them it would end the program on the spot."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the window until it is closed; `arguments` are files to show, or a library. Returns the exit status.

    Raises ExplorerError where there is no display.
    """
    if getattr(sys, "frozen", False):
        import multiprocessing

        multiprocessing.freeze_support()
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in PLATFORMS):
        raise ExplorerError("There is no display for a window. Start it on a desktop, or name a verb (see --help).")
    before = qInstallMessageHandler(_qt_said)
    try:
        application = QApplication(sys.argv[:1])
        desk = start(application, [Path(each) for each in (sys.argv[1:] if arguments is None else arguments)])
        status = application.exec()
        desk.session.close()
    finally:
        qInstallMessageHandler(before)
    return status


def self_test(screenshots: Path | None = None) -> int:
    """Use the window by its keys, on a profile of its own, and check what it shows; pictures of it go to a folder.

    Returns the exit status.
    """
    from explorer.ui.self_test import run

    return run(start, screenshots)


def start(application: QApplication, files: Sequence[Path] = ()) -> "Desk":
    """Show the window, then load what works behind it. The library is opened when the event loop runs."""
    application.setApplicationName("report-explorer")
    application.setApplicationDisplayName("Report Explorer")
    application.setDesktopFileName("report-explorer")
    known, trace = settings.load(), Trace()
    theme = Theme(application, Appearance(known.theme), known.text_size)
    window = Window(theme)
    window.restore(known.window_geometry, known.window_state)
    _paint(window)
    trace.note("first-paint")
    application.setWindowIcon(QIcon(str(resource("icons/report-explorer.svg"))))
    return _work(window, theme, known, trace, files)


def _work(window: Window, theme: Theme, known: settings.Settings, trace: Trace, files: Sequence[Path]) -> "Desk":
    from explorer.session import Session
    from explorer.ui.desk import Desk
    from explorer.ui.shell.bridge import Bridge
    from explorer.ui.shell.idle import IdleCollector

    session = Session(known, Bridge(window).post)
    IdleCollector(window)
    desk = Desk(window, session, theme, known, settings.save)
    session.library_changed.connect(lambda: trace.note("library-shown"))
    desk.overview.filled.connect(lambda: trace.note("overview-filled"))
    sys.excepthook = desk.errors.complain
    log.know(Qt=qVersion(), PySide6=PySide6.__version__)
    gc.freeze()  # What the program is made of stays: no look at it each time that garbage is collected.
    QTimer.singleShot(0, lambda: desk.open_library(files))
    return desk


def _qt_said(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """A message of Qt into the log, and to standard error as without us, for who started the window from a terminal."""
    logging.getLogger(log.QT).log(_LEVELS[kind], "%s: %s", context.category, _NAMED.sub("…", message))
    if sys.stderr:  # On Windows a window has none.
        print(shown(message), file=sys.stderr)


_NAMED = re.compile(r"(?<!\w)['\"“].*['\"”]|\S+:/\S+", re.DOTALL)
"""What Qt says of something by its name, which stays out of the log: a link in a report that no browser was found for,
a file that is named like its report."""

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _paint(window: Window) -> None:
    """Show the window and wait until it has painted itself once."""
    loop = QEventLoop()
    painted = _Painted(loop)
    window.installEventFilter(painted)
    QTimer.singleShot(UNSEEN_MS, loop.quit)
    window.show()
    loop.exec()
    window.removeEventFilter(painted)


class _Painted(QObject):
    """Ends a loop after the first paint event of what it watches."""

    def __init__(self, loop: QEventLoop) -> None:
        super().__init__(loop)
        self._loop = loop

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._loop.quit)
        return False
