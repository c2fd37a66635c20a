"""The watched folders of the open library: what is new in them comes into it by itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.jobs import Job, Progress, Ticket
from explorer.library import Library, SeenFile
from explorer.model.imported import Imported, State
from explorer.session.cached import Cached
from explorer.session.imports import Imports
from explorer.session.looking import Looked, look, refusal
from explorer.session.opened import Opened
from explorer.session.work import Notice, Work

_DEALT_WITH = (State.IMPORTED, State.KNOWN, State.FAILED)


@dataclass(frozen=True, slots=True)
class Watched:
    """A watched folder, with what is wrong of it, or left out in it, in sentences."""

    folder: Path
    told: str = ""


@dataclass(frozen=True, slots=True)
class Arrived:
    """What became of the files that were found at one look, and how many new reports came from each folder."""

    files: tuple[Imported, ...] = ()
    reports: Mapping[Path, int] = field(default_factory=dict)


class Watching:
    """Nothing is watched until the user names a folder. `library` gives the one that is to have it: not the samples.

    A file comes once, when it is no longer being written; again only when it has changed, also where it could not be
    read, or where the user has removed its report. One whose import was cancelled waits until the library is next
    opened.
    """

    def __init__(
        self,
        work: Work,
        opened: Opened,
        imports: Imports,
        library: Callable[[], Library],
        notify: Callable[[Notice], object],
    ) -> None:
        self.changed: Event[()] = Event()
        """Other folders are watched, or something else is told of them."""
        self.looked: Event[()] = Event()
        """A look into the folders ended."""
        self.arrived: Event[Arrived] = Event()
        """Files of watched folders were read, or could not be."""
        self.last = Looked()
        """What came of the last look."""
        self._work, self._opened, self._imports = work, opened, imports
        self._library, self._notify = library, notify
        self._folders = Cached(opened, lambda user: user.watching_changed, lambda user: user.watched.folders())
        self._seen = Cached(opened, lambda user: user.watching_changed, lambda user: user.watched.seen())
        self._cancelled: dict[Path, str] = {}
        """The states of files whose import the user cancelled."""
        self._under_way: dict[Path, SeenFile] = {}
        self._ticket: Ticket | None = None
        self._again = False
        opened.repeat(lambda user: user.watching_changed, self.changed, work)
        opened.changed.connect(self._leave)
        imports.ended.connect(self._imported)

    def folders(self) -> list[Watched]:
        """What is watched, in the order in which it was named; nothing before a library is open."""
        library = self._opened.library
        if library is None:
            return []
        told = {**self.last.remarks, **self.last.troubles}
        return [Watched(folder, library.refusal or told.get(folder, "")) for folder in self._folders.get()]

    def watch(self, folder: Path) -> None:
        """Watch a folder, and look into it. Raises ExplorerError where that cannot be."""
        folder = folder.expanduser().resolve()
        refused = refusal(folder)
        if refused:
            raise ExplorerError(refused)
        library = self._library()
        above = [each.folder for each in self.folders() if folder.is_relative_to(each.folder)]
        if above:
            raise ExplorerError(f"“{folder}” is watched already, with “{above[0]}”.")
        library.user.watched.add(folder)
        told = f"“{folder.name}” is watched: reports that come into it come into the library."
        self._notify(Notice(told, undo="edit.undo"))
        self.look()

    def stop(self, folder: Path) -> None:
        """Watch a folder no longer; what came from it stays. Raises ExplorerError where it is not watched."""
        folder = folder.expanduser().resolve()
        if not self._opened.needed().user.watched.remove(folder):
            raise ExplorerError(f"“{folder}” is not watched.")
        self._notify(Notice(f"“{folder.name}” is no longer watched. Its reports stay.", undo="edit.undo"))

    def look(self) -> None:
        """Find out, in the background, what is new, and have it imported; `looked` follows, and `arrived` where
        something is. While files are imported, or a look is under way, the next one waits for its end."""
        library = self._opened.library
        if library is None or library.refusal or not self._folders.get():
            return
        self._again = self._ticket is not None or self._imports.busy
        if not self._again:
            self._ticket = Ticket()
            folders = list(self._folders.get())
            job = partial(self._job, library, folders)
            done = partial(self._looked, library)
            self._work.start("watch", "", job, done, partial(self._ended, self._ticket), self._ticket)

    def _job(self, library: Library, folders: list[Path]) -> Job[Looked | ExplorerError]:
        """An error where the library failed, as when it is gone: whoever follows it tells that."""
        yield Progress(0, 0)
        try:
            seen = self._seen.get()
            states = {**{each.path: each.state for each in seen}, **self._cancelled}
            return (yield from look(library, folders, states, {each.sha256 for each in seen} - {""}))
        except ExplorerError as error:
            return error

    def _looked(self, library: Library, looked: Looked | ExplorerError) -> None:
        if isinstance(looked, ExplorerError) or library is not self._opened.library:
            return
        before, self.last = self.last, looked
        for folder, trouble in looked.troubles.items():
            if before.troubles.get(folder) != trouble:
                self._notify(Notice(trouble))
        if (before.troubles, before.remarks) != (looked.troubles, looked.remarks):
            self.changed.emit()
        if looked.fresh and self._imports.busy:
            self._again = True
        elif looked.fresh:
            self._under_way = {each.path: each for each in looked.fresh}
            self._imports.bring(list(self._under_way))
        self.looked.emit()

    def _ended(self, ticket: Ticket) -> None:
        if ticket is self._ticket:
            self._ticket = None
            self._look_again()

    def _look_again(self) -> None:
        if self._again and not self._imports.busy:
            self.look()

    def _imported(self) -> None:
        """The import ended: remember what was dealt with, after it is in the library, so that nothing is lost where the
        program ends in between."""
        under_way, self._under_way = self._under_way, {}
        files = tuple(each for each in self._imports.files if each.path in under_way)
        dealt_with = [under_way[each.path] for each in files if each.state in _DEALT_WITH]
        left = [under_way[each.path] for each in files if each.state not in _DEALT_WITH]
        self._cancelled |= {each.path: each.state for each in left}
        library = self._opened.library
        if library and dealt_with:
            self._work.start("watch", "", partial(_note, library, dealt_with), lambda done: None)
        if files:
            self.arrived.emit(Arrived(files, self._counted(files)))
        self._look_again()

    def _counted(self, files: tuple[Imported, ...]) -> dict[Path, int]:
        """New reports by folder; what is in two of them counts for the one that was named first."""
        new = [each.path for each in files if each.state is State.IMPORTED]
        counted: dict[Path, int] = {}
        for path in new:
            folder = next((each for each in self._folders.get() if path.is_relative_to(each)), path.parent)
            counted[folder] = counted.get(folder, 0) + 1
        return counted

    def _leave(self) -> None:
        """Another library is open, or none."""
        if self._ticket:
            self._ticket.cancel()
        self._ticket, self._again = None, False
        self._under_way, self._cancelled = {}, {}
        self.last = Looked()


def _note(library: Library, files: list[SeenFile]) -> Job[None]:
    yield Progress(0, 0)
    library.user.watched.note(files)
