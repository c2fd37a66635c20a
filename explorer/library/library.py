"""A library: reports in a folder, and what the user made of them."""

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from explorer import akn
from explorer.errors import Conflict, ExplorerError
from explorer.events import Event
from explorer.jobs import Job
from explorer.library.added import Added
from explorer.library.anchors import anchored
from explorer.library.caches import cache_folder
from explorer.library.catalogue import Catalogue, Stamp
from explorer.library.database import Database
from explorer.library.entry import Entry, entry_of, writable
from explorer.library.hindrance import Hindrance
from explorer.library.ids import id_of
from explorer.library.lock import writer_lock
from explorer.library.marker import is_sealed, mark_sealed
from explorer.library.mending import Mending
from explorer.library.moves import Moves
from explorer.library.names import Series
from explorer.library.opening import opened
from explorer.library.outline import Outline, outline_of
from explorer.library.removing import Removal
from explorer.library.replacing import Replaced, handover
from explorer.library.report_store import ReportStore, hash_file
from explorer.library.seal import Seal
from explorer.library.sealing import seal_found
from explorer.library.shelf import Shelf
from explorer.library.stored import Stored
from explorer.library.user import Correction, UserStore
from explorer.model.passage import Passage
from explorer.model.recognition import OcrChoice
from explorer.model.report import Report
from explorer.paths import unreadable, unwritable

OPEN_REPORTS = 48
"""That are at hand without being read again."""


class Library:
    """Made by `Library.open`. Several threads and processes may use one library; a writer keeps the others waiting.

    What the user should know of its opening stands in `notices`.
    """

    def __init__(self, folder: Path, database: Database, hindrance: Hindrance | None, notices: list[str]) -> None:
        self.folder = folder
        self.notices = notices
        self.user = UserStore(database)
        self.changed: Event[()] = Event()
        """Reports came or went, or what they are called was corrected."""
        self._hindrance = hindrance
        self._store = ReportStore(folder)
        self._reading = Stored(self._store, is_sealed(folder))
        self._moves = Moves(folder, database)
        catalogue = Catalogue(self.cache_folder, notices)
        self._shelf = Shelf(self._reading, catalogue, self.user, writable=hindrance is None)
        self._reports: OrderedDict[str, tuple[Stamp | None, Report]] = OrderedDict()
        """Those at hand, with the state of the file from which each was read."""
        self._memory = threading.Lock()
        self._writer = threading.Lock()
        self.user.corrected.connect(self._on_corrected)
        self.user.followed.connect(self._shelf.forget_names)

    @classmethod
    def open(cls, folder: Path, make: bool = True) -> "Library":
        """The library in a folder; one is made in a new or empty folder unless `make` says no.

        Raises ExplorerError where the folder is something else, in which nothing is then changed, cannot be read, or is
        a newer program's library.
        """
        folder = folder.absolute()
        notices: list[str] = []
        database, hindrance = opened(folder, make, notices)
        library = cls(folder, database, hindrance, notices)
        try:
            library._shelf.changed()
        except BaseException:
            library.close()
            raise
        return library

    @property
    def refusal(self) -> str | None:
        """What is said where the library is to be changed and cannot be; None where it can."""
        return self._hindrance.refusal() if self._hindrance else None

    @property
    def reports_folder(self) -> Path:
        """Where the report with an id stands as `ID/report.xml`."""
        return self._store.reports

    @property
    def cache_folder(self) -> Path:
        """Where to keep what can be made again."""
        return cache_folder(self.folder, writable=self._hindrance is None)

    def entries(self) -> list[Entry]:
        """All reports with their corrections, by series, then in the order of time."""
        return list(chain.from_iterable(self.series().values()))

    def by_id(self) -> Mapping[str, Entry]:
        """The same by their ids, in no order, as they are now: what comes later is not in it."""
        return self._shelf.by_id()

    def series(self) -> Mapping[str, Series]:
        """The same by the names of their series, in alphabetical order. A series that stays as it was is the same
        object when this is asked again."""
        return self._shelf.series()

    def entry(self, id: str) -> Entry:
        """Raises ExplorerError where the library has no such report."""
        entry = self._shelf.entry(id)
        if entry is None:
            raise ExplorerError(f"There is no report “{id}” in this library.")
        return entry

    def find(self, sha256: str) -> str | None:
        """The id of the readable report whose document has this hash, None where there is none."""
        return next((entry.id for entry in self._shelf.with_hash(sha256) if not entry.error), None)

    def version_of(self, id: str) -> str | None:
        """The id of the report of which one of the library is another version, None where there is none."""
        older = self._shelf.version_of(id)
        return older.id if older else None

    def report(self, id: str) -> Report:
        """A stored report with its corrections. Raises ExplorerError where it is unknown or cannot be read."""
        stamp, entry = self._shelf.stamp(id), self.entry(id)
        report = self._held(id, stamp)
        if report is None:
            report = self._reading.report(id)
            if self._shelf.note(id, report.breaches):
                self._tell()
        self._hold(id, report, stamp)
        return replace(report, id=id, title=entry.title, year=entry.year, series=entry.series)

    def at_hand(self, id: str) -> bool:
        """Whether a report is open, so that asking for it takes no time."""
        return self._held(id, self._shelf.stamp(id)) is not None

    def stamp(self, id: str) -> Stamp | None:
        """The state of the file of a report, another one when it is read anew; None where there is none."""
        return self._shelf.stamp(id)

    def stamps(self, ids: Sequence[str]) -> tuple[Stamp | None, ...]:
        """The same of some reports, as far as is known without looking at each file."""
        return self._shelf.stamps(ids)

    def outline(self, id: str) -> Outline:
        """The headings of a report, () where it cannot be read. Known without opening it."""
        return self.outlines([id])[id]

    def outlines(self, ids: Sequence[str]) -> dict[str, Outline]:
        """The headings of some reports, each by its id."""
        return self._shelf.outlines(ids)

    def original(self, id: str) -> Path | None:
        """The file from which a report was read, None where it is gone."""
        return self._store.original(id)

    def stored_hash(self, id: str) -> str:
        """The hash of a report as it is stored, which changes when it is read anew; "" where it cannot be read."""
        return self._store.stored_hash(id)

    def look_elsewhere(self) -> None:
        """Tell of what another program has meanwhile changed. Raises ExplorerError where the library is gone."""
        self.user.look_elsewhere()
        if self._shelf.changed():
            self.changed.emit()

    def checked(self, report: Report) -> Report:
        """A report of this library with all that is wrong of it now. Reads its files, while nobody should wait."""
        return self._reading.checked(report)

    @property
    def unsealed(self) -> bool:
        """Whether an earlier version of the program stored reports here that can be sealed: by `seal_found`."""
        return not self._reading.sealed and not self._hindrance

    def seal_found(self) -> Job[None]:
        """Seal what an earlier version of the program stored, as it is found, once in the life of a library."""
        yield from seal_found(self._reading, self.user, self._writing)
        mark_sealed(self.folder)
        self._reading.sealed = True

    def add(self, path: Path, report: Report) -> Added:
        """Store what was read from a file, and the file, also in the place of a report of that file which is no longer
        as it was stored. Raises ExplorerError; the library is then as it was."""
        try:
            sha256 = report.source.sha256 or hash_file(path)
        except OSError as error:
            raise unreadable(path, error) from error
        with self._writing():
            known = self.find(sha256)
            if known and not self._reading.examine(known).breaches:
                return Added(known, known=True)
            id = self._id_for(report, sha256)
            source = replace(report.source, name=writable(report.source.name or path.name), sha256=sha256)
            stored = replace(report, id=id, source=source)
            document = akn.write(stored)
            staged = self._store.stage(Seal.of(stored, document), document, path)
            arrival = self._store.arrival(id, staged, sha256)
            with self._moves.made(arrival):
                added = Added(id, False, self._anchor(stored), tuple(self.user.links.follow(stored)))
            if len(arrival) == 1:  # It took the place of none, which would be in the trash now.
                with contextlib.suppress(OSError):  # What is left is forgotten when the report is removed.
                    self._store.forget(id)
            self._shelf.put(id, entry_of(stored, id), outline_of(stored))
            self._hold(id, stored, self._shelf.stamp(id))
        self._tell()
        return added

    def remove(self, ids: Iterable[str]) -> None:
        """Move reports to the trash; `restore` or the user store's `undo` brings them back."""
        entries = [self.entry(id) for id in dict.fromkeys(ids)]
        if not entries:
            return
        removal = self._removal(entries)
        act = self._telling(removal.act)
        act()
        name = f"“{entries[0].name}”" if len(entries) == 1 else f"{len(entries)} reports"
        self.user.remember(f"removing {name}", self._telling(removal.take_back), act)

    def replace(self, old: str, new: str) -> Replaced:
        """Let a report take the place of another one, which goes to the trash: passages, corrections of links, title
        and series are those of the new one from now on. The user store's `undo` takes it back."""
        entry, given = self.entry(old), handover(self.user, self.report(old), self.report(new))
        removal = self._removal([entry])

        def act() -> None:
            if self._shelf.entry(new) is None:
                raise Conflict("The newer version was removed in another window.")
            removal.act(lambda: given.apply(self.user))

        def take_back() -> None:
            removal.take_back(lambda: given.revert(self.user))

        self._telling(act)()
        self.user.remember(f"replacing “{entry.name}”", self._telling(take_back), self._telling(act))
        return given.lost

    def sealed_original(self, id: str) -> Path:
        """The original of a report as it was sealed. Raises FileNeeded where it is no more, ExplorerError."""
        self.entry(id)
        return self._reading.original(id)

    def ocr_choice(self, id: str) -> OcrChoice | None:
        """Which pages of a report were read by OCR when it was stored."""
        return self._reading.ocr_choice(id)

    def mend(self, id: str, read: Report, anew: bool = False) -> Replaced:
        """Let what was read again from the `sealed_original` of a report take its place, `anew`: called what it says
        now; passages and links follow. The user store's `undo` takes it back. Raises ExplorerError; nothing changed."""
        original, name = self.sealed_original(id), self.entry(id).name
        mending = Mending(self._reading, self._writing, self._moves.made, self.user, id)
        lost = mending.begin(read, original, anew)
        self._tell()
        self.user.remember(f"reading “{name}” again", self._telling(mending.take_back), self._telling(mending.act))
        return lost

    def restore(self, ids: Iterable[str]) -> None:
        """Take reports back from the trash. Raises ExplorerError where one is no longer there."""
        with self._writing(), self._moves.made(self._store.returns(ids)):
            pass  # Nothing else changes.
        self._tell()

    def correct(
        self,
        id: str,
        title: str | None = None,
        year: int | None = None,
        series: str | None = None,
        seen: Entry | None = None,
    ) -> None:
        """Call a report something else than it calls itself.

        None leaves a value as it is; "" and 0 go back to what the document says. Raises Conflict where a value that is
        to change is another by now than in the entry that the user has `seen`; None for the present one.
        """
        self._shelf.forget_names()
        entry = self.entry(id)
        for name, new in (("title", title), ("year", year), ("series", series)):
            now = getattr(entry, name)
            if seen and new is not None and now != getattr(seen, name):
                told = f"“{now}”" if now else "unknown"
                raise Conflict(f"The {name} was changed in another window meanwhile: it is {told} now.")
        old = self.user.corrections().get(entry.sha256, Correction())
        called = Correction(
            title=old.title if title is None else title.strip() or None,
            year=old.year if year is None else year or None,
            series=old.series if series is None else series.strip() or None,
        )
        self.user.correct([(entry.sha256, old, called)], f"correcting “{entry.name}”")

    def close(self) -> None:
        """Close the store of what the user made; to be called once nobody uses the library any more."""
        self.user.close()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """Nobody else changes the reports meanwhile, in this process or another."""
        if self.refusal:
            raise ExplorerError(self.refusal)
        self.user.check_place()
        with self._writer, writer_lock(self.folder):
            try:
                self._put_in_order()  # Another process may have been killed.
                try:
                    with self._shelf.resting():
                        yield
                except BaseException:
                    with contextlib.suppress(ExplorerError, OSError):  # It is tried again before the next change.
                        self._put_in_order()
                    raise
            except OSError as error:
                refused = Path(error.filename) if isinstance(error.filename, str) else self.folder
                raise unwritable(refused, error) from error

    def _put_in_order(self) -> None:
        """Take back what was begun and not finished."""
        self._moves.take_back()
        self._store.sweep()

    def _removal(self, entries: Iterable[Entry]) -> Removal:
        return Removal(self._store, self._writing, self._moves.made, {entry.id: entry.sha256 for entry in entries})

    def _anchor(self, report: Report) -> tuple[Passage, ...]:
        """Let the passages from an earlier import of a report follow their text; gives those that cannot."""
        old = [passage for passage in self.user.passages() if passage.address.report == report.id]
        new = [anchored(passage, report) for passage in old]
        self.user.readdress((before, after) for before, after in zip(old, new, strict=True) if after)
        return tuple(passage for passage, found in zip(old, new, strict=True) if found is None)

    def _id_for(self, report: Report, sha256: str) -> str:
        """The id of a document that comes: the one it had if it is broken or was removed, so that passages find it."""
        for entry in self._shelf.with_hash(sha256):
            return entry.id
        others = {id: opening for id, opening in self._store.removed().items() if not sha256.startswith(opening or "?")}
        return id_of(report, others, self._shelf.stored)

    def _held(self, id: str, stamp: Stamp | None) -> Report | None:
        """A report as it is in this state of its file, without corrections, where that is at hand."""
        with self._memory:
            read, report = self._reports.get(id, (None, None))
        return report if read == stamp else None

    def _hold(self, id: str, report: Report, stamp: Stamp | None) -> None:
        """Have a report at hand, and the one not asked for the longest no more."""
        with self._memory:
            self._reports[id] = stamp, report
            self._reports.move_to_end(id)
            if len(self._reports) > OPEN_REPORTS:
                self._reports.popitem(last=False)

    def _on_corrected(self) -> None:
        self._shelf.forget_names()
        self._tell()

    def _telling(self, act: Callable[[], object]) -> Callable[[], None]:
        def both() -> None:
            act()
            self._tell()

        return both

    def _tell(self) -> None:
        self._shelf.changed()  # And is told.
        self.changed.emit()
