"""The single mutable state of a running program. Commands change it; the window and the command line show it."""

from functools import partial
from pathlib import Path

from explorer import paths
from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.ingest.apart import MEMORY_LIMIT, READERS, readers
from explorer.jobs import ChildProcess
from explorer.library import Library
from explorer.model.comparison import Comparison
from explorer.pace import Pace
from explorer.session.across import Across
from explorer.session.by_hand import ByHand
from explorer.session.checking import Checking
from explorer.session.comparing import Comparisons
from explorer.session.correcting import Correcting
from explorer.session.following import Following
from explorer.session.importing import install_samples
from explorer.session.imports import Imports
from explorer.session.opened import Opened
from explorer.session.opening import Opening
from explorer.session.pages import Pages
from explorer.session.passages import Passages
from explorer.session.printing import Printing
from explorer.session.reader import Reader
from explorer.session.reports import Reports
from explorer.session.result_files import ResultFiles
from explorer.session.saved_searches import SavedSearches
from explorer.session.searching import Searching
from explorer.session.verifying import Verifying
from explorer.session.watching import Watching
from explorer.session.work import Notice, Post, Work
from explorer.settings import Settings

NICE = 5
"""How much reading, comparing and indexing give way to a window, which has to answer while they run. A command line
waits for them, and is not to be made to wait for other programs."""


class Session:
    """Opens a library and ties the parts that work on it to each other; the parts are used directly.

    Everything happens on the thread that made it. Long work goes elsewhere and comes back through `post`, which has a
    function called on this thread; without one it is done before the method returns.
    """

    def __init__(self, settings: Settings, post: Post | None = None) -> None:
        self.library_changed: Event[()] = Event()
        """Another library is open, or reports came, went or were given other names."""
        self.leaving: Event[()] = Event()
        """The open library is about to be closed: what is still being written for it is to be kept now."""
        self.noticed: Event[Notice] = Event()
        self._settings, self._opened = settings, Opened()
        self._telling, self._behind = Pace(), False
        """How often an import tells that the library changed, and whether it has changed since."""
        nice = NICE if post else 0
        self._reading = readers(nice=nice)
        self._comparing, self._indexing = ChildProcess(MEMORY_LIMIT, READERS, nice=nice), ChildProcess(nice=nice)
        notify, opened = self.noticed.emit, self._opened
        self.work = Work(post)
        self.reader = Reader(opened)
        self.reports = Reports(opened, self._reading, self.reader, self.work, notify)
        self.opening = Opening(opened, self.work)
        self.passages = Passages(opened, self.work, notify)
        self.corrections = Correcting(opened, self.work, notify)
        self.searching = Searching(self.work, self._indexing, self.passages.fresh, notify, self._compared)
        self.result_files = ResultFiles(self.work, opened, self.searching, notify)
        self.checking = Checking(self.work, opened, self.reports, self.searching, ChildProcess(nice=nice), notify)
        self.saved_searches = SavedSearches(self.work, opened, self.searching.count, self.searching.compare, notify)
        self.imports = Imports(self.work, self._reading, notify, self._receiving)
        self.watching = Watching(self.work, opened, self.imports, self._receiving, notify)
        self.comparisons = Comparisons(
            self.work, self._comparing, opened, self.reports, self.corrections, lambda: self.imports.busy
        )
        self.by_hand = ByHand(self.work, self._comparing, opened, self.comparisons, self.corrections)
        self.across = Across(opened, self.comparisons, self.work, notify)
        self.pages = Pages(self.work, opened)
        self.printing = Printing(opened, self.work, self.pages, notify)
        self.verifying = Verifying(self.work, opened)
        self.following = Following(opened, self.work, notify)
        self._connect()

    def _connect(self) -> None:
        self.comparisons.changed.connect(self.searching.comparison_changed)
        self.searching.indexed.connect(self.saved_searches.refresh)
        self.searching.compared.connect(self.saved_searches.recount)
        self.reader.changed.connect(self.comparisons.move_on)
        self.imports.ended.connect(self._library_has_changed)
        self.work.changed.connect(self._catch_up)
        self.work.failed.connect(lambda error: self.noticed.emit(Notice.of(error)))

    @property
    def library(self) -> Library:
        """Raises ExplorerError before one is open."""
        return self._opened.needed()

    @property
    def last_folder(self) -> Path:
        """The folder of the library that was opened last, else that of the samples."""
        last = self._settings.last_library
        return Path(last) if last and Path(last).is_dir() else paths.samples_library()

    @property
    def is_open(self) -> bool:
        """Whether `library` has one to give."""
        return self._opened.library is not None

    def open_library(self, folder: Path | None = None, make: bool = True) -> None:
        """Open a library, or unless `make` says no make one; without a folder the last one, or the samples. Where that
        fails the open one stays."""
        self._open(Library.open(folder, make) if folder else self._last_library())

    def _open(self, library: Library, importing: bool = False) -> None:
        """Let a library take the place of the open one; files on their way into it stay so where `importing` says."""
        self._leave_library(importing)
        self._opened.library = library
        for notice in library.notices:
            self.noticed.emit(Notice(notice))
        if library.folder == paths.samples_library() and not library.entries():
            self.work.start(
                "import",
                "Opening the sample reports",
                lambda: install_samples(self._reading, library),
                lambda added: None,
                partial(self._installed, library),
            )
        else:
            self._show_library()

    def undo(self) -> None:
        """Take back the last change to what the user made, or to the library."""
        self.noticed.emit(Notice(self.library.user.undo() or "There is nothing to undo."))

    def redo(self) -> None:
        """Do again what was undone last, and say in a notice what. Raises ExplorerError before a library is open."""
        self.noticed.emit(Notice(self.library.user.redo() or "There is nothing to do again."))

    def close(self) -> None:
        """Give up what runs and close the library."""
        try:
            self._leave_library()
        finally:
            self.work.close()
            for child in (self._reading, self._comparing, self._indexing):
                child.close()
            self.pages.close()
            self.checking.close()
            self.searching.close()

    def _compared(self, series: str) -> Comparison | None:
        return self.comparisons.of(series, elsewhere=True)

    def _receiving(self) -> Library:
        """The library that receives files that were read: “My library” where the samples are open."""
        if self.library.folder == paths.samples_library():
            self._open(Library.open(paths.default_library()), importing=True)
            self.noticed.emit(Notice("Your reports go to “My library”. The samples stay under Library, Samples."))
        return self.library

    def _last_library(self) -> Library:
        last = self.last_folder
        if last != paths.samples_library():
            try:
                return Library.open(last, make=False)
            except ExplorerError as error:
                self.noticed.emit(Notice(f"{error} The samples are open instead."))
        return Library.open(paths.samples_library())

    def _leave_library(self, importing: bool = False) -> None:
        library = self._opened.library
        if library:
            self.leaving.emit()
            self.reader.leave()
            self.work.cancel(but=self.imports.tickets if importing else ())
            if not importing:
                self.imports.forget()
            self.pages.forget()
            self.printing.forget()
            self.searching.close()
            self.searching.clear()
            self.across.forget()
            self.by_hand.forget()
            self.comparisons.forget()
            self.opening.forget()
            library.close()
            self._opened.library = None

    def _show_library(self) -> None:
        library = self.library
        library.changed.connect(lambda: self.work.post(self._library_has_changed))
        self.reader.start()
        self.library_changed.emit()
        self.passages.changed.emit()
        self.reader.changed.emit(self.reader.place)
        self.searching.open(library)
        if library.unsealed:
            self.work.start("seal", "Sealing the reports", library.seal_found, lambda done: None)

    def _installed(self, library: Library) -> None:
        """Show what there is of the samples: all, or fewer where that failed or was cancelled."""
        if self._opened.library is library:
            self._show_library()

    def _library_has_changed(self) -> None:
        """Tell of it, at once or, while files come in one after the other, as often as there is time for it."""
        self.checking.forget()
        self._behind = self.imports.busy and not self._telling.due
        if not self._behind:
            with self._telling.measured():
                self._tell_of_library()

    def _catch_up(self) -> None:
        """Work goes on, or ended: tell what was not told yet."""
        if self._behind and self.is_open:
            self._library_has_changed()

    def _tell_of_library(self) -> None:
        moved = self.reader.forget_removed(self.reports.by_id())
        self.library_changed.emit()
        if moved:
            self.reader.changed.emit(self.reader.place)
        if not self.imports.busy:
            self.searching.update()
        elif not self.work.waits:  # Where everything waits for it, one indexing at the end serves all files.
            self.searching.follow()
