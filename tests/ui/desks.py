"""A window on a library of its own, for the tests that press keys and for the screenshots."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from explorer.app import start
from explorer.library import Library
from explorer.paths import HOME
from explorer.places import Mode, Place
from explorer.ui.desk import Desk
from tests import profile
from tests.series import YEARS, fill, ten_years

PATIENCE_MS = 20_000


@contextmanager
def opened(application: QApplication, home: Path) -> Iterator[Desk]:
    """The window of a profile in the folder `home`, with the samples read, compared and indexed; closed at the end.

    Where no library is yet, the home gets a copy of the profile made for all tests, beside settings of its own.
    """
    if not (home / "Samples").exists():
        profile.copy_to(home)
    with started(application, home) as desk:
        yield desk


@contextmanager
def started(application: QApplication, home: Path) -> Iterator[Desk]:
    """The window as the program starts it for a home, which need not exist; the samples are read, compared and indexed
    when it is first started. Closed at the end."""
    with starting(application, home) as desk:
        until(lambda: bool(desk.session.reports.entries()) and not desk.session.work.tasks)
        until(lambda: desk.session.comparisons.of(desk.series.title()) is not None)
        yield desk


@contextmanager
def starting(application: QApplication, home: Path, *files: Path) -> Iterator[Desk]:
    """The window as the program starts it with files, before a library is open. Closed at the end."""
    before, hook = os.environ.get(HOME), sys.excepthook
    os.environ[HOME] = str(home)
    desk = start(application, files)
    try:
        yield desk
        until(lambda: not desk.session.work.tasks)
    finally:
        desk.theme.text_size = 100  # It sizes the font of the application, which the next window starts from.
        desk.window.close()
        desk.session.close()
        desk.window.deleteLater()
        sys.excepthook = hook
        if before is None:
            del os.environ[HOME]
        else:
            os.environ[HOME] = before


def open_series(desk: Desk, folder: Path, years: int = YEARS) -> None:
    """Open a library in a folder with a made-up series of so many years, compared; filled where it is not there yet."""
    if not (folder / "library").exists():
        library = Library.open(folder / "library")
        fill(library, folder / "originals", ten_years(years))
        library.close()
    desk.session.open_library(folder / "library")
    until(lambda: len(desk.series.readable()) == years)
    until(lambda: desk.session.comparisons.of(desk.series.title()) is not None, 4 * PATIENCE_MS)


def until(true: Callable[[], object], patience_ms: int = PATIENCE_MS) -> None:
    """Let events run until a condition holds; TimeoutError where it does not within `patience_ms`."""
    timer = QElapsedTimer()
    timer.start()
    while not true():
        if timer.elapsed() > patience_ms:
            raise TimeoutError("the window did not get there")
        QTest.qWait(1)
        time.sleep(0.01)  # Other than in qWait, Python runs on other threads meanwhile.


def newest(desk: Desk) -> str:
    """The id of the newest report of the series in hand."""
    return desk.session.reports.series()[desk.series.title()][-1].id


def read(desk: Desk, label: str) -> str:
    """Go to a paragraph of the newest report in Read; its eId."""
    report = desk.session.reports.report(newest(desk))
    paragraph = report.paragraph(label)
    assert paragraph is not None
    desk.session.reader.go(Place(Mode.READ, report.id, paragraph.eid))
    focus(desk)
    return paragraph.eid


def spoken(view: QAbstractItemView, child: int) -> str:
    """What a screen reader gets of a child of a view: a row of a list, a cell of a table with its heads."""
    QAccessible.setActive(True)
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface is not None
    below = interface.child(child)
    assert below is not None
    words = below.text(QAccessible.Text.Name)
    QAccessible.setActive(False)
    return words


def focus(desk: Desk) -> QWidget:
    """Put the keyboard into the view of the centre. On a display it takes a moment until the window has it."""
    desk.window.activateWindow()
    until(desk.window.isActiveWindow)
    view = desk.window.centre.current()
    assert view is not None
    view.setFocus()
    return view


def press(desk: Desk, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One real key, to whatever has the keyboard."""
    QTest.keyClick(target(desk), key, modifiers)


def write(desk: Desk, words: str) -> None:
    QTest.keyClicks(target(desk), words)


def target(desk: Desk) -> QWidget:
    """What has the keyboard. On a display it takes a moment until a window has it."""
    if QApplication.activeWindow() is None:
        desk.window.activateWindow()
        until(QApplication.activeWindow)
    return QApplication.focusWidget() or desk.window.focusWidget() or desk.window
