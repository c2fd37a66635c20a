"""The composition root of the window: settings, session, commands, window."""

import multiprocessing
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from explorer import settings
from explorer.commands import core_registry
from explorer.paths import resource
from explorer.session import Session
from explorer.ui import commands
from explorer.ui.bridge import Bridge
from explorer.ui.desk import Desk
from explorer.ui.theme import Appearance, Theme
from explorer.ui.trace import Trace


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the window until it is closed; `arguments` are files to import. Returns the exit status."""
    multiprocessing.freeze_support()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    desk = start(application, [Path(each) for each in (sys.argv[1:] if arguments is None else arguments)])
    status = application.exec()
    desk.session.close()
    return status


def self_test(screenshots: Path | None = None) -> int:
    """Use the window by its keys, on a profile of its own, and check what it shows; pictures of it go to a folder.

    Returns the exit status.
    """
    from explorer.ui.self_test import run

    return run(start, screenshots)


def start(application: QApplication, files: Sequence[Path] = ()) -> Desk:
    """Show the window; the library is opened once it has painted itself."""
    application.setApplicationName("report-explorer")
    application.setApplicationDisplayName("Report Explorer")
    application.setDesktopFileName("report-explorer")
    application.setWindowIcon(QIcon(str(resource("icons/report-explorer.svg"))))
    known = settings.load()
    bridge, trace = Bridge(application), Trace()
    session = Session(known, bridge.post)
    bridge.attach(session)
    registry = core_registry()
    commands.register(registry)
    theme = Theme(application, Appearance(known.theme), known.text_size)
    desk = Desk(session, bridge, registry, theme, known, settings.save)
    desk.navigation.overview_filled.connect(lambda: trace.note("overview-filled"))
    sys.excepthook = desk.complain

    def fill() -> None:
        trace.note("first-paint")
        desk.open_library(files)

    _FirstPaint(desk.window, fill)
    desk.start()
    desk.window.show()
    return desk


class _FirstPaint(QObject):
    """Calls `then` when the window has painted itself once."""

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False
