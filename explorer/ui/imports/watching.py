"""Watched folders: when they are looked into, what is said of what came, and how they are chosen and given up."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QFileSystemWatcher, QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from explorer.commands import Menu, command
from explorer.errors import ExplorerError
from explorer.library import Library
from explorer.present.watching import arrived_sentence
from explorer.session.watching import Arrived
from explorer.translation import tr
from explorer.ui.imports.watched_dialog import WatchedDialog
from explorer.ui.shell.ports import Shell

BEGIN_MS = 1500
"""After a library was opened: the window is filled first."""
AGAIN_MS = 60_000
"""Between two looks: what comes over a network is told by nobody. Set by hand."""
RUNG_MS = 1000
"""After the system told of a change, which is seldom the only one. Set by hand."""
UNSETTLED_MS = 5000
"""After a file was still being written. Set by hand."""
SHARE = 20
"""Of the time at the most a twentieth is spent looking, however large the folders are."""


class Watching(QObject):
    """`show(paths)` shows files in the list of those that were imported."""

    def __init__(self, shell: Shell, show: Callable[[Sequence[Path]], None]) -> None:
        super().__init__(shell.window)
        self.shell, self._show = shell, show
        self._session = shell.session.watching
        self._library: Library | None = None
        self._arrived = Arrived()
        self._dialog: WatchedDialog | None = None
        self._folder = Path.home()
        self._bell = QFileSystemWatcher(self)
        self._bell.directoryChanged.connect(lambda folder: self._look_in(RUNG_MS))
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._clock = QElapsedTimer()
        self._took = 0
        """Milliseconds of the last look."""

    # What commands do

    @command(
        "library.watch",
        tr("Watch a folder…"),
        menu=Menu.LIBRARY,
        help=tr("Bring in the reports of a folder, and from then on each that comes into it."),
    )
    def ask_for_folder(self) -> None:
        """Have a folder chosen and watched. Raises ExplorerError where that cannot be."""
        folder = QFileDialog.getExistingDirectory(self.shell.window, tr("Watch a folder"), str(self._folder))
        if folder:
            self._folder = Path(folder)
            self._session.watch(Path(folder))

    @command(
        "library.watched",
        tr("Watched folders…"),
        menu=Menu.LIBRARY,
        help=tr("Which folders are watched, and what is wrong with one; watch another, or stop."),
    )
    def open_list(self) -> None:
        """Open the dialog with the folders."""
        self._dialog = WatchedDialog(self.shell.theme, self._add, self._stop, self.shell.window)
        self._dialog.finished.connect(self._closed)
        self.changed()
        self._dialog.open()

    def _needs_arrived(self) -> str | None:
        return None if self._arrived.files else tr("Nothing came from watched folders since the library was opened.")

    @command(
        "library.arrived",
        tr("What came from watched folders"),
        menu=Menu.LIBRARY,
        help=tr("The files that came last, with their results."),
        when=_needs_arrived,
    )
    def show_arrived(self) -> None:
        """Show the files in the list of those that were imported."""
        self._show([file.path for file in self._arrived.files])

    # What the session tells

    def library_changed(self) -> None:
        """Another library is looked after, and begun with, as soon as the window shows it."""
        session = self.shell.session
        library = session.library if session.is_open else None
        if library is not self._library:
            self._library, self._arrived = library, Arrived()
            self._ring_for([])
            self._timer.start(BEGIN_MS)

    def changed(self) -> None:
        """Other folders are watched, or something else is told of them."""
        if self._dialog is not None:
            self._dialog.show_folders([(each.folder, each.told) for each in self._session.folders()])

    def looked(self) -> None:
        """A look ended: the next follows, soon where a file was still being written."""
        looked = self._session.last
        self._took = self._clock.elapsed() if self._clock.isValid() else 0
        self._clock.invalidate()
        self._ring_for([str(folder) for folder in looked.near])
        self._look_in(UNSETTLED_MS if looked.unsettled else AGAIN_MS)

    def arrived(self, arrived: Arrived) -> None:
        """Files came, or could not be read."""
        told = arrived_sentence(arrived.files, arrived.reports)
        if told:
            self._arrived = arrived
            self.shell.say(told, offers=[(tr("Show"), "library.arrived")])

    def _look(self) -> None:
        self._clock.start()
        self._session.look()
        self._timer.start(AGAIN_MS)  # Should nothing come of it, as while files are imported.

    def _look_in(self, milliseconds: int) -> None:
        """Look then, unless that is done sooner."""
        wait = max(milliseconds, SHARE * self._took)
        if not self._timer.isActive() or self._timer.remainingTime() > wait:
            self._timer.start(wait)

    def _ring_for(self, folders: Sequence[str]) -> None:
        """Have the system tell of changes in these folders, and no others."""
        before = set(self._bell.directories())
        if gone := before.difference(folders):
            self._bell.removePaths(sorted(gone))
        if new := set(folders) - before:
            self._bell.addPaths(sorted(new))

    # The dialog

    def _add(self) -> str:
        return self._tried(self.ask_for_folder)

    def _stop(self, folder: Path) -> str:
        return self._tried(lambda: self._session.stop(folder))

    def _tried(self, act: Callable[[], object]) -> str:
        try:
            act()
        except ExplorerError as error:
            return str(error)
        self.changed()
        return ""

    def _closed(self) -> None:
        self._dialog = None
