"""The single mutable state of a running program. Commands change it; the window and the command line show it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from explorer import paths
from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.export.citation import citation, short_citation
from explorer.export.passages import copy_text, export
from explorer.export.selection import passage_of
from explorer.jobs import ChildProcess, Job, Progress, run
from explorer.library import Added, Entry, Library
from explorer.library.replacing import Replaced
from explorer.model.comparison import Comparison, Pair
from explorer.model.passage import Passage
from explorer.model.report import Report
from explorer.places import History, Mode, Place
from explorer.search.results import Results
from explorer.session.across import Across
from explorer.session.by_hand import ByHand
from explorer.session.comparing import Comparisons, compare_reports, readable
from explorer.session.correcting import Correcting
from explorer.session.importing import MEMORY_LIMIT, READERS, Imported, install_samples, read_in, tell_lost
from explorer.session.imports import Imports
from explorer.session.pages import PagePicture, Pages
from explorer.session.saved_searches import SavedSearches
from explorer.session.searching import Searching
from explorer.session.work import Notice, Post, Task, Work
from explorer.settings import Settings

Selection = list[tuple[Report, Passage]]


class Session:
    """Everything happens on the thread that made it. Long work goes elsewhere and comes back through `post`, which has
    a function called on this thread; without one it is done before the method returns."""

    def __init__(self, settings: Settings, post: Post | None = None) -> None:
        self.library_changed: Event[()] = Event()
        self.place_changed: Event[Place] = Event()
        self.results_changed: Event[()] = Event()
        self.comparison_changed: Event[str] = Event()
        """The comparison of this series, or of two reports of it, is there."""
        self.comparison_stopped: Event[str] = Event()
        """It failed, or the user gave it up; it is made again when it is asked for again."""
        self.passages_changed: Event[()] = Event()
        self.noticed: Event[Notice] = Event()
        self.page_ready: Event[PagePicture] = Event()
        """The page that `page_of` asked for."""
        self._settings = settings
        self._library: Library | None = None
        self._history = History(Place())
        self._work = Work(post)
        self._reader, self._indexer = ChildProcess(MEMORY_LIMIT, READERS, nice=5), ChildProcess(nice=5)
        self.searching = Searching(self._work, self._indexer, self.noticed.emit)
        self.saved_searches = SavedSearches(self._work, lambda: self.library, self.searching.count, self.noticed.emit)
        self.searching.indexed.connect(self.saved_searches.refresh)
        self._comparisons = Comparisons(
            self._work, self._reader, _of_series(self.comparison_changed), _of_series(self.comparison_stopped)
        )
        self.place_changed.connect(self._comparisons.move_on)
        self.corrections = Correcting(lambda: self.library, self.noticed.emit)
        self.across = Across(lambda: self.library, self.comparison, self._comparisons, self._work, self.noticed.emit)
        self.by_hand = ByHand(
            self._work,
            self._reader,
            lambda: self.library,
            self.comparison_changed.emit,
            self.comparison_stopped.emit,
        )
        self.imports = Imports(self._work, self._reader, self.noticed.emit)
        self.imports.ended.connect(self._library_has_changed)
        self._pages = Pages(self._work, self.page_ready.emit)
        self.searching.changed.connect(self.results_changed.emit)
        self._work.failed.connect(lambda error: self.noticed.emit(Notice(str(error), error=True)))

    # The library

    @property
    def library(self) -> Library:
        """Raises ExplorerError before one is open."""
        if self._library is None:
            raise ExplorerError("No library is open. Open one first.")
        return self._library

    @property
    def is_open(self) -> bool:
        return self._library is not None

    def open_library(self, folder: Path | None = None) -> None:
        """Open a library; without a folder the last one, or the samples. Where that fails the open one stays."""
        library = Library.open(folder) if folder else self._last_library()
        folder = library.folder
        self._leave_library()
        self._library = library
        for notice in library.notices:
            self.noticed.emit(Notice(notice))
        if folder == paths.samples_library() and not library.entries():
            self._work.start(
                "import", "Opening the sample reports", lambda: install_samples(self._reader, library), self._installed
            )
        else:
            self._show_library()

    def entries(self) -> list[Entry]:
        return self.library.entries() if self._library else []

    def series(self) -> dict[str, list[Entry]]:
        """The reports of each series in the order of time; the series with the most reports first."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries():
            found.setdefault(entry.series, []).append(entry)
        return dict(sorted(found.items(), key=lambda each: -len(each[1])))

    def report(self, id: str) -> Report:
        """Raises ExplorerError where the library has no such report or it cannot be read."""
        return self.library.report(id)

    def read_file(self, path: Path, password: str | None = None) -> Report:
        """A report that is not in the library. Raises UnreadableDocument."""
        return run(read_in(self._reader, path, password))

    def import_paths(self, files: Sequence[Path], password: str | None = None) -> None:
        """Read files and folders into the library; into “My library” where the samples are open."""
        if self.library.folder == paths.samples_library():
            self.open_library(paths.default_library())
            self.noticed.emit(Notice("Your reports go to “My library”. The samples stay under Library, Samples."))
        self.imports.start(self.library, files, password)

    def retry_import(self, file: Path, password: str) -> None:
        """Read an encrypted file again, with its password, which is not stored."""
        self.imports.retry(self.library, file, password)

    @property
    def import_results(self) -> list[Imported]:
        """What became of the files of the last import."""
        return self.imports.results

    def remove_reports(self, ids: Sequence[str]) -> None:
        self.library.remove(ids)
        removed = "The report was removed." if len(ids) == 1 else f"{len(ids)} reports were removed."
        self.noticed.emit(Notice(removed, undo="edit.undo"))

    def replace_report(self, old: str, new: str) -> Replaced:
        """Let a newer version take the place of a report, with what the user made of it; gives what found no place."""
        here = self.place
        lost = self.library.replace(old, new)
        if here.report == old:
            self.go(Place(here.mode, new))
        told = " ".join(("The earlier version was replaced.", tell_lost(lost.passages, lost.links))).strip()
        self.noticed.emit(Notice(told, undo="edit.undo"))
        return lost

    def correct_report(
        self, id: str, title: str | None = None, year: int | None = None, series: str | None = None
    ) -> None:
        """None leaves a value as it is; "" and 0 go back to what the document says."""
        self.library.correct(id, title, year, series)

    # The original beside the text

    def page_of(self, report: str, eid: str | None, pixels: int, page: int | None = None) -> None:
        """Have the page of the original on which an element begins, or another one, drawn `pixels` wide; `page_ready`
        follows. Raises ExplorerError where the original has no pages."""
        self._pages.show(self.library, report, eid, pixels, page)

    def original(self, report: str) -> Path | None:
        """The file from which a report was read, None where it is gone."""
        return self.library.original(report)

    def unlock_pages(self, report: str, password: str) -> None:
        """Draw the pages of an encrypted original with this password from now on. It is not stored."""
        self._pages.unlock(report, password)

    # Where the reader is

    @property
    def place(self) -> Place:
        return self._history.place

    @property
    def can_go_back(self) -> bool:
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        return self._history.can_go_forward

    def go(self, place: Place, remember: bool = True) -> None:
        """Show a place; `remember` makes it a step of its own on the way back. Without an eId a report opens where it
        was left."""
        self._keep_reading_place(place)
        if place.mode == Mode.READ and place.report and place.eid is None and self._library:
            place = Place(place.mode, place.report, self._library.user.place(place.report), place.other)
        if remember and place != self.place:
            self._history.go(place)
        else:
            self._history.replace(place)
        self.place_changed.emit(place)

    def back(self) -> None:
        self._keep_reading_place(Place())
        self.place_changed.emit(self._history.back())

    def forward(self) -> None:
        self._keep_reading_place(Place())
        self.place_changed.emit(self._history.forward())

    # Comparing

    def comparison(self, series: str, elsewhere: bool = False) -> Comparison | None:
        """The reports of a series compared; None while that is made, `comparison_changed` follows, and during an
        import, which ends with `library_changed`. Without `elsewhere` it is given up when the reader goes to another
        series."""
        if self.imports.busy:  # Comparing after each of the reports that come would be in vain.
            return None
        entries = readable(self.series().get(series, [])) if self._library else []
        return self._comparisons.of(self.library, entries, elsewhere) if entries else None

    def comparison_of(self, older: str, newer: str) -> Pair | None:
        """What links two reports of the library, whatever their series; None while that is made."""
        first, second = self.library.entry(older), self.library.entry(newer)
        series = readable(self.series().get(second.series, []))
        return self._comparisons.pair(self.library, first, second, series)

    def compare_reports(self, reports: Sequence[Report]) -> Comparison:
        """Any reports compared, here and now. Raises ExplorerError."""
        return run(compare_reports(self._reader, reports, self.corrections.all() if self._library else ()))

    # Searching

    @property
    def query(self) -> str:
        return self.searching.query

    @property
    def results(self) -> Results | None:
        return self.searching.results

    @property
    def hit(self) -> int | None:
        return self.searching.hit

    def search(self, text: str, limit: int | None = None) -> None:
        self.searching.limit = limit or self.searching.limit
        self.searching.search(text)

    def select_hit(self, index: int) -> None:
        self.searching.select(index)

    def clear_search(self) -> None:
        self.searching.clear()

    # Passages

    def passages(self) -> list[Passage]:
        return self.library.user.passages() if self._library else []

    def add_passage(self, report: str, eid: str, start: int | None = None, end: int | None = None) -> Passage:
        """Keep an element of a report, or the characters `start..end` of its words."""
        added = self.library.user.add_passage(passage_of(self.report(report), eid, start, end))
        self.noticed.emit(Notice(f"Added {short_citation(self.report(report), added.address)}", undo="edit.undo"))
        return added

    def remove_passage(self, key: int) -> None:
        self.library.user.remove_passage(key)
        self.noticed.emit(Notice("The passage was removed.", undo="edit.undo"))

    def move_passage(self, key: int, index: int) -> None:
        self.library.user.move_passage(key, index)

    def set_note(self, key: int, text: str) -> None:
        self.library.user.set_note(key, text)

    def undo(self) -> None:
        self.noticed.emit(Notice(self.library.user.undo() or "There is nothing to undo."))

    def redo(self) -> None:
        self.noticed.emit(Notice(self.library.user.redo() or "There is nothing to do again."))

    def citation(self, passage: Passage) -> str:
        return citation(self.report(passage.address.report), passage.address)

    def copy_text(self, passages: Sequence[Passage]) -> str:
        return copy_text(self._selection(passages))

    def export_passages(self, path: Path, format: str, selection: Selection | None = None) -> None:
        """Write the passages kept, or another selection, to a file, and say so."""
        chosen = self._selection(self.passages()) if selection is None else selection

        def job() -> Job[Path]:
            yield Progress(0, 0, path.name)
            paths.write_atomically(path, export(chosen, format))
            return path

        self._work.start("export", "Exporting", job, lambda path: self.noticed.emit(Notice(f"Exported to {path}.")))

    # Long work

    @property
    def tasks_changed(self) -> Event[()]:
        return self._work.changed

    @property
    def failed(self) -> Event[ExplorerError]:
        """Long work that ended with an error, which `noticed` tells as well."""
        return self._work.failed

    @property
    def tasks(self) -> list[Task]:
        return self._work.tasks

    def cancel_tasks(self) -> None:
        self._work.cancel()

    def close(self) -> None:
        """Give up what runs and close the library."""
        try:
            self._leave_library()
        finally:
            self._work.close()
            for child in (self._reader, self._indexer):
                child.close()
            self._pages.close()
            self.searching.close()

    def _last_library(self) -> Library:
        last = self._settings.last_library
        if last and Path(last).is_dir():
            try:
                return Library.open(Path(last))
            except ExplorerError as error:
                self.noticed.emit(Notice(f"{error} The samples are open instead."))
        return Library.open(paths.samples_library())

    def _leave_library(self) -> None:
        if self._library:
            self._keep_reading_place(Place())
            self._work.cancel()
            self.imports.forget()
            self._pages.forget()
            self.searching.close()
            self.searching.clear()
            self._library.close()
            self._library = None
            self._comparisons.forget()

    def _show_library(self) -> None:
        self.library.changed.connect(lambda: self._work.post(self._library_has_changed))
        self.library.user.changed.connect(lambda: self._work.post(self.passages_changed.emit))
        self.library.user.searches_changed.connect(lambda: self._work.post(self.saved_searches.changed.emit))
        self.library.user.relinked.connect(lambda: self._work.post(self._relinked))
        self._history = History(Place())
        self.library_changed.emit()
        self.passages_changed.emit()
        self.place_changed.emit(self.place)
        self.searching.open(self.library)

    def _installed(self, added: list[Added]) -> None:
        self._show_library()

    def _library_has_changed(self) -> None:
        known = {entry.id for entry in self.entries()}
        gone = {id for id in (self.place.report, self.place.other) if id and id not in known}
        for id in gone:
            self._history.forget(id)
        self.library_changed.emit()
        if gone:
            self.place_changed.emit(self.place)
        if not self.imports.busy:
            self.searching.update()
        elif not self._work.waits:  # Where everything waits for it, one indexing at the end serves all files.
            self.searching.follow()

    def _relinked(self) -> None:
        if self._library and not self.imports.busy:
            self._comparisons.renew(self._library)
        self.corrections.changed.emit()

    def _keep_reading_place(self, going: Place) -> None:
        """Before another report is shown, remember where this one was left."""
        here = self.place
        if self._library and here.report and here.eid and here.report != going.report:
            self._library.user.set_place(here.report, here.eid)

    def _selection(self, passages: Sequence[Passage]) -> Selection:
        return [(self.report(passage.address.report), passage) for passage in passages]


def _of_series(event: Event[str]) -> Callable[[Sequence[Entry]], None]:
    """Emits an event for each series of some reports."""

    def emit(entries: Sequence[Entry]) -> None:
        for series in dict.fromkeys(entry.series for entry in entries):
            event.emit(series)

    return emit
