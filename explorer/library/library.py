"""A library: reports in a folder, and what the user made of them."""

import contextlib
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from explorer import akn, paths
from explorer.errors import ExplorerError
from explorer.events import Event
from explorer.library.anchors import anchored
from explorer.library.backups import open_read_only, open_user_database
from explorer.library.catalogue import Catalogue, Stamp
from explorer.library.database import Database
from explorer.library.entry import Entry, entry_of
from explorer.library.ids import id_of
from explorer.library.lock import writer_lock
from explorer.library.marker import claim
from explorer.library.moves import Moves
from explorer.library.outline import Outline, outline_of
from explorer.library.replacing import Replaced, handover
from explorer.library.report_store import ReportStore, hash_file
from explorer.library.series import name_series
from explorer.library.user import Correction, UserStore
from explorer.model.comparison import LinkCorrection
from explorer.model.passage import Passage
from explorer.model.report import Report

_OPEN_REPORTS = 48


@dataclass(frozen=True, slots=True)
class Added:
    """Where an imported document stands; `known` where it was in the library already.

    `lost` are the user's passages from an earlier import of it whose text is gone, `lost_links` what the user said of
    such texts; they keep their old address.
    """

    id: str
    known: bool
    lost: tuple[Passage, ...] = ()
    lost_links: tuple[LinkCorrection, ...] = ()


class Library:
    """Made by `Library.open`. Several threads and processes may use one library; a writer keeps the others waiting.

    What the user should know of its opening stands in `notices`.
    """

    def __init__(self, folder: Path, database: Database, read_only: str | None, notices: list[str]) -> None:
        self.folder = folder
        self.notices = notices
        self.user = UserStore(database)
        self.changed: Event[()] = Event()
        """Reports came or went, or what they are called was corrected."""
        self._read_only = read_only
        self._store = ReportStore(folder)
        self._moves = Moves(folder, database)
        self._catalogue = Catalogue(self.cache_folder, notices)
        self._stored: dict[str, Entry] = {}
        self._state: tuple[int, int] | None = None
        self._entries: dict[str, Entry] | None = None
        self._reports: OrderedDict[str, Report] = OrderedDict()
        self._writer = threading.Lock()
        self._memory = threading.RLock()  # What this object knows; never held while waiting for another writer.
        self.user.corrected.connect(self._on_corrected)

    @classmethod
    def open(cls, folder: Path, make: bool = True) -> "Library":
        """The library in a folder; one is made in a new or empty folder unless `make` says no.

        Raises ExplorerError where the folder is something else, in which nothing is then changed, cannot be used, or is
        a newer program's library.
        """
        folder = folder.absolute()
        notices: list[str] = []
        read_only = claim(folder, make, notices)
        if read_only:
            notices.append(f"This library can be read but not changed ({read_only}).")
            database = open_read_only(folder)
        else:
            with writer_lock(folder), _told(folder):
                database = open_user_database(folder, notices)
                ReportStore(folder).sweep()
                ReportStore(folder).empty_trash()
        library = cls(folder, database, read_only, notices)
        try:
            library.entries()
        except BaseException:
            library.close()
            raise
        return library

    @property
    def reports_folder(self) -> Path:
        """Where the report with an id stands as `ID/report.xml`."""
        return self._store.reports

    @property
    def cache_folder(self) -> Path:
        """Where to keep what can be made again; beside the library only where that can be written."""
        if self._read_only:
            return paths.cache_folder() / hashlib.sha256(str(self.folder).encode()).hexdigest()[:16]
        return self.folder / "cache"

    def entries(self) -> list[Entry]:
        """All reports with their corrections, by series, then in the order of time."""
        return list(self._known().values())

    def entry(self, id: str) -> Entry:
        """Raises ExplorerError where the library has no such report."""
        entry = self._known().get(id)
        if entry is None:
            raise ExplorerError(f"There is no report “{id}” in this library.")
        return entry

    def _known(self) -> dict[str, Entry]:
        with self._memory:
            self._refresh()
            if self._entries is None:
                corrections = self.user.corrections()
                corrected = [_corrected(entry, corrections.get(entry.sha256)) for entry in self._stored.values()]
                self._entries = {entry.id: entry for entry in sorted(name_series(corrected), key=_in_time)}
            return self._entries

    def find(self, sha256: str) -> str | None:
        """The id of the readable report whose document has this hash, None where there is none."""
        with self._memory:
            self._refresh()
            found = (entry.id for entry in self._stored.values() if entry.sha256 == sha256 and not entry.error)
            return next(found, None)

    def report(self, id: str) -> Report:
        """A stored report with its corrections. Raises ExplorerError where it is unknown or cannot be read."""
        entry = self.entry(id)
        with self._memory:
            report = self._reports.get(id)
        if report is None:
            report = self._read(id)
        with self._memory:
            self._hold(id, report)
        return replace(report, id=id, title=entry.title, year=entry.year, series=entry.series)

    def outline(self, id: str) -> Outline:
        """The headings of a report, () where it cannot be read. Known without opening it."""
        return self.outlines([id])[id]

    def outlines(self, ids: Sequence[str]) -> dict[str, Outline]:
        """The headings of some reports, each by its id."""
        with self._memory:
            self._refresh()
            kept = self._catalogue.outlines(ids)
            return {id: kept[id] if id in kept else self._read_outline(id) for id in ids}

    def original(self, id: str) -> Path | None:
        """The file from which a report was read, None where it is gone."""
        return self._store.original(id)

    def stored_hash(self, id: str) -> str:
        """The hash of a report as it is stored, which changes when it is read anew; "" where it cannot be read."""
        try:
            return hash_file(self._store.document(id))
        except OSError:
            return ""

    def add(self, path: Path, report: Report) -> Added:
        """Store what was read from a file, and the file. Raises ExplorerError; the library is then as it was."""
        try:
            sha256 = report.source.sha256 or hash_file(path)
        except OSError as error:
            raise ExplorerError(f"“{path.name}” cannot be read ({error.strerror}). Check the file.") from error
        with self._writing():
            known = self.find(sha256)
            if known:
                return Added(known, known=True)
            id = self._id_for(report, sha256)
            source = replace(report.source, name=_writable(report.source.name or path.name), sha256=sha256)
            stored = replace(report, id=id, source=source)
            staged = self._store.stage(akn.write(stored), path, sha256)
            with self._moves.made(self._store.arrival(id, staged, sha256)):
                added = Added(id, False, self._anchor(stored), tuple(self.user.links.follow(stored)))
            with contextlib.suppress(OSError):  # What is left is forgotten when the report is removed.
                self._store.forget(id)
            with self._memory:
                self._catalogue.put({id: (self._stamp(id), entry_of(stored, id), outline_of(stored))})
                self._hold(id, stored)
        self.changed.emit()
        return added

    def remove(self, ids: Iterable[str]) -> None:
        """Move reports to the trash; `restore` or the user store's `undo` brings them back."""
        entries = [self.entry(id) for id in dict.fromkeys(ids)]
        if not entries:
            return
        known = [entry.id for entry in entries]
        self._remove(known)
        name = f"“{_name(entries[0])}”" if len(entries) == 1 else f"{len(entries)} reports"
        self.user.remember(f"removing {name}", partial(self.restore, known), partial(self._remove, known))

    def replace(self, old: str, new: str) -> Replaced:
        """Let a report take the place of another one, which goes to the trash: passages, corrections of links, title
        and series are those of the new one from now on. The user store's `undo` takes it back."""
        name, given = _name(self.entry(old)), handover(self.user, self.report(old), self.report(new))

        def act() -> None:
            self._remove([old], lambda: given.apply(self.user))

        def take_back() -> None:
            self._restore([old], lambda: given.revert(self.user))

        act()
        self.user.remember(f"replacing “{name}”", take_back, act)
        return given.lost

    def restore(self, ids: Iterable[str]) -> None:
        """Take reports back from the trash. Raises ExplorerError where one is no longer there."""
        self._restore(ids)

    def correct(self, id: str, title: str | None = None, year: int | None = None, series: str | None = None) -> None:
        """Call a report something else than it calls itself.

        None leaves a value as it is; "" and 0 go back to what the document says.
        """
        entry = self.entry(id)
        old = self.user.corrections().get(entry.sha256, Correction())
        new = Correction(
            title=old.title if title is None else title.strip() or None,
            year=old.year if year is None else year or None,
            series=old.series if series is None else series.strip() or None,
        )
        self.user.correct(entry.sha256, new, _name(entry))

    def close(self) -> None:
        """Close the store of what the user made; to be called once nobody uses the library any more."""
        self.user.close()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """Nobody else changes the reports meanwhile, in this process or another."""
        if self._read_only:
            raise ExplorerError(f"This library can only be read ({self._read_only}). Copy it to a folder of your own.")
        with self._writer, writer_lock(self.folder), _told(self.folder):
            self._put_in_order()  # Another process may have been killed.
            try:
                yield
            except BaseException:
                with contextlib.suppress(ExplorerError, OSError):  # It is tried again before the next change.
                    self._put_in_order()
                raise

    def _put_in_order(self) -> None:
        """Take back what was begun and not finished."""
        self._moves.take_back()
        self._store.sweep()

    def _remove(self, ids: list[str], hand_over: Callable[[], object] = lambda: None) -> None:
        """Move reports to the trash and change the user's store, both or nothing."""
        with self._writing(), self._moves.made([self._store.removal(id, self._stored[id].sha256) for id in ids]):
            hand_over()
        self.changed.emit()

    def _restore(self, ids: Iterable[str], hand_over: Callable[[], object] = lambda: None) -> None:
        """Take reports back from the trash and change the user's store, both or nothing."""
        with self._writing(), self._moves.made(self._store.returns(ids)):
            hand_over()
        self.changed.emit()

    def _anchor(self, report: Report) -> tuple[Passage, ...]:
        """Let the passages from an earlier import of a report follow their text; gives those that cannot."""
        old = [passage for passage in self.user.passages() if passage.address.report == report.id]
        new = [anchored(passage, report) for passage in old]
        self.user.replace_passages([passage for passage in new if passage])
        return tuple(passage for passage, found in zip(old, new, strict=True) if found is None)

    def _id_for(self, report: Report, sha256: str) -> str:
        """The id of a document that comes: the one it had if it is broken or was removed, so that passages find it."""
        for entry in self._stored.values():
            if entry.sha256 == sha256:
                return entry.id
        others = {id for id, opening in self._store.removed().items() if not sha256.startswith(opening or "?")}
        return id_of(report, self._stored.keys() | others)

    def _hold(self, id: str, report: Report) -> None:
        """Have a report at hand, and the one not asked for the longest no more."""
        self._reports[id] = report
        self._reports.move_to_end(id)
        if len(self._reports) > _OPEN_REPORTS:
            self._reports.popitem(last=False)

    def _refresh(self) -> None:
        """Know again what is in the folder, if it changed: another process may have been there."""
        try:
            folder = self._store.reports.stat()
            state = (folder.st_mtime_ns, folder.st_nlink)
            if state == self._state:
                return
            stamps = {id: self._stamp(id) for id in sorted(self._store.ids())}
        except FileNotFoundError as error:
            raise ExplorerError(f"The library “{self.folder}” is no longer there. Open another one.") from error
        except OSError as error:
            raise paths.unreadable(self.folder, error) from error
        stored: dict[str, Entry] = {}
        unknown: dict[str, tuple[Stamp, Entry, Outline]] = {}
        for id, stamp in stamps.items():
            entry = self._catalogue.get(id, stamp)
            if entry is None:
                entry, outline = self._read_entry(id)
                if not entry.error:  # A broken report may be readable the next time.
                    unknown[id] = (stamp, entry, outline)
            stored[id] = entry
        self._catalogue.put(unknown)
        self._catalogue.keep_only(stamps)
        self._stored, self._state, self._entries = stored, state, None
        for id in self._reports.keys() - stamps.keys():
            del self._reports[id]

    def _stamp(self, id: str) -> Stamp:
        try:
            document = self._store.document(id).stat()
        except OSError:
            return (0, 0)
        return (document.st_mtime_ns, document.st_size)

    def _read(self, id: str) -> Report:
        try:
            return akn.read(self._store.document(id).read_bytes())
        except (ExplorerError, OSError) as error:
            reason = str(error).rstrip(".") if isinstance(error, ExplorerError) else error.strerror
            raise ExplorerError(f"The stored report cannot be read ({reason}). Import its file again.") from error

    def _read_outline(self, id: str) -> Outline:
        try:
            return outline_of(self._read(id))
        except ExplorerError:
            return ()

    def _read_entry(self, id: str) -> tuple[Entry, Outline]:
        try:
            report = self._read(id)
            return entry_of(report, id), outline_of(report)
        except ExplorerError as error:
            original = self._store.original(id)
            name, sha256 = (original.name, hash_file(original)) if original else ("", "")
            return Entry(id=id, file=name, sha256=sha256, error=str(error)), ()

    def _on_corrected(self) -> None:
        self._entries = None
        self.changed.emit()


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    """An error of the system, met while a library is changed, becomes a sentence."""
    try:
        yield
    except OSError as error:
        raise paths.unwritable(folder, error) from error


def _writable(name: str) -> str:
    """A file's name as text; what in it is none (POSIX allows any bytes) becomes question marks."""
    return name.encode("utf-8", "replace").decode()


def _corrected(entry: Entry, correction: Correction | None) -> Entry:
    if correction is None:
        return entry
    return replace(
        entry,
        title=correction.title or entry.title,
        year=correction.year or entry.year,
        series=correction.series or entry.series,
    )


def _in_time(entry: Entry) -> tuple[str, int, str, str]:
    return (entry.series.casefold(), entry.year or 9999, entry.date.isoformat() if entry.date else "", entry.id)


def _name(entry: Entry) -> str:
    """A short name for a sentence."""
    title = entry.title or entry.file or entry.id
    short = title if len(title) <= 60 else title[:60].rpartition(" ")[0] + " …"
    return f"{short} ({entry.year})" if entry.year else short
