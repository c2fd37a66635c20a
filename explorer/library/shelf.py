"""What a library knows of its reports without opening them: as they are stored, and as they are called."""

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from explorer.library.catalogue import Catalogue, Stamp
from explorer.library.database import gone
from explorer.library.entry import Entry
from explorer.library.names import Names, Series
from explorer.library.outline import Outline
from explorer.library.stored import Stored
from explorer.library.user import Correction, UserStore
from explorer.library.versions import another_version, base_symbol
from explorer.model.breach import Breach
from explorer.paths import unreadable

_State = tuple[int, int]
"""The time of modification of the folder of the reports, in nanoseconds, and the links to it: in most file systems one
for each folder in it."""


class Shelf:
    """What was learnt of a report is kept by the stamp of its file; the folder is looked through again only where it is
    not as it was left. A file that somebody replaced in place changes no folder: it is noticed when its report is
    opened (`stamp`), or at the next start, since to look at every file whenever something is asked would cost too much.
    Several threads may ask. Methods raise ExplorerError where the library is gone or cannot be read."""

    def __init__(self, reading: Stored, catalogue: Catalogue, user: UserStore, writable: bool) -> None:
        self._reading, self._catalogue, self._user, self._writable = reading, catalogue, user, writable
        self._lock = threading.RLock()
        self._state: _State | None = None
        self._stamps: dict[str, Stamp] = {}
        self._stored: dict[str, Entry] = {}
        self._by_hash = _Index(lambda entry: [entry.sha256])
        self._by_base = _Index(lambda entry: map(base_symbol, entry.symbols))
        self._corrected: Mapping[str, Correction] | None = None
        self._names = Names()
        self._resting = self._news = False

    def by_id(self) -> Mapping[str, Entry]:
        """All reports with their corrections by their ids: as they are now, what comes later is not in it."""
        with self._lock:
            self._refresh()
            return self._names.by_id()

    def series(self) -> Mapping[str, Series]:
        """All reports with their corrections by the names of their series, in the order of time: as they are now. What
        comes later is not in it, and a series that stays as it was is then the same object."""
        with self._lock:
            self._refresh()
            return self._names.series()

    def entry(self, id: str) -> Entry | None:
        """A report with its corrections, None where there is none."""
        with self._lock:
            self._refresh()
            return self._names.get(id)

    @property
    def stored(self) -> Mapping[str, Entry]:
        """The reports by their ids as they are stored, and as they were when one was last asked for."""
        return self._stored

    def with_hash(self, sha256: str) -> list[Entry]:
        """The reports whose document has this hash, as they are stored, by their ids."""
        with self._lock:
            self._refresh()
            return [self._stored[id] for id in self._by_hash.ids([sha256])]

    def version_of(self, id: str) -> Entry | None:
        """The report of which one is another version, as it is stored, None where there is none."""
        with self._lock:
            self._refresh()
            entry = self._stored[id]
            return another_version(entry, map(self._stored.__getitem__, self._by_base.ids(self._by_base.of(entry))))

    def changed(self) -> bool:
        """Whether something is another than when this was last asked."""
        with self._lock:
            self._refresh()
            news, self._news = self._news, False
            return news

    def stamp(self, id: str) -> Stamp | None:
        """The state of the file of a report, which is looked at anew where it is another; None where there is none."""
        with self._lock:
            self._refresh()
            if id in self._stamps and not self._resting and (stamp := self._reading.stamp(id)) != self._stamps[id]:
                self._look_at({id: stamp})
            return self._stamps.get(id)

    def stamps(self, ids: Sequence[str]) -> tuple[Stamp | None, ...]:
        """The states of the files of some reports, as far as is known without looking at each."""
        with self._lock:
            self._refresh()
            return tuple(map(self._stamps.get, ids))

    def outlines(self, ids: Sequence[str]) -> dict[str, Outline]:
        """The headings of some reports, each by its id; () of one that cannot be read."""
        with self._lock:
            self._refresh()
            kept = self._catalogue.outlines(ids)
            return {id: kept[id] if id in kept else self._reading.outline(id) for id in ids}

    @contextmanager
    def resting(self) -> Iterator[None]:
        """While nobody else changes the reports, and whoever asks sees them as they were before it: so that what is
        half done is not looked through."""
        with self._lock:
            self._refresh()
            self._resting = True
        try:
            yield
        finally:
            with self._lock:
                self._resting = False

    def put(self, id: str, entry: Entry, outline: Outline) -> None:
        """A report was put in its place as the only change while this was `resting`: nothing else is looked at."""
        with self._lock:
            new, stamp, before = id not in self._stored, self._reading.stamp(id), self._state
            self._stamps[id] = stamp
            self._catalogue.put({id: (stamp, entry, outline)})
            self._keep(entry)
            self._state = self._look()
            if before is None or self._state[1] not in (1, before[1] + new):
                self._state = None  # Somebody was there by hand.

    def note(self, id: str, breaches: tuple[Breach, ...]) -> bool:
        """Keep what is wrong of a report; whether that was not known."""
        with self._lock:
            entry = self._stored.get(id)
            if entry is None or entry.breaches == breaches:
                return False
            self._keep(replace(entry, breaches=breaches))
            return True

    def forget_names(self) -> None:
        """The user's corrections are others by now."""
        with self._lock:
            self._corrected = None

    def _refresh(self) -> None:
        """Know again what is in the folder and how it is called, if that changed: another process may have been
        there."""
        self._user.check_place()
        folder = self._reading.store.reports.parent
        try:
            state = self._state if self._resting else self._look()
            if state != self._state:
                self._look_through()
                self._state = state
        except (FileNotFoundError, NotADirectoryError) as error:
            raise gone(folder) from error
        except OSError as error:
            raise unreadable(self._reading.store.reports, error) from error
        if self._corrected is None:
            self._corrected = self._user.corrections()
            for entry in self._stored.values():
                self._name(entry)

    def _look(self) -> _State:
        reports = self._reading.store.reports
        lost = not self._writable and not reports.is_dir()  # Of what can only be read, that folder may be.
        found = (reports.parent if lost else reports).stat()
        return found.st_mtime_ns, found.st_nlink

    def _look_through(self) -> None:
        stamps = {id: self._reading.stamp(id) for id in sorted(self._reading.store.ids())}
        for id in self._stored.keys() - stamps:
            self._drop(id)
        self._stamps = {}
        self._look_at(stamps)
        self._catalogue.keep_only(stamps)

    def _look_at(self, stamps: Mapping[str, Stamp]) -> None:
        """Know some reports by the states of their files: from the catalogue where that has these, else from them."""
        unknown = dict[str, tuple[Stamp, Entry, Outline]]()
        for id, stamp in stamps.items():
            entry = self._catalogue.get(id, stamp)
            if entry is None:
                entry, outline = self._reading.entry(id)
                if not entry.error and not entry.breaches:  # What is broken may be mended the next time.
                    unknown[id] = (stamp, entry, outline)
            self._keep(entry)
        self._catalogue.put(unknown)
        self._stamps.update(stamps)

    def _keep(self, entry: Entry) -> None:
        if self._stored.get(entry.id) != entry:
            self._drop(entry.id)
            self._stored[entry.id] = entry
            for index in (self._by_hash, self._by_base):
                index.put(entry)
            self._name(entry)
            self._news = True

    def _drop(self, id: str) -> None:
        entry = self._stored.pop(id, None)
        if entry:
            for index in (self._by_hash, self._by_base):
                index.drop(entry)
            self._names.drop(id)
            self._news = True

    def _name(self, entry: Entry) -> None:
        if self._corrected is not None:
            called = entry.corrected(self._corrected.get(entry.sha256))
            self._news |= self._names.put(called)


class _Index:
    """The ids of entries by what `of` gives of each."""

    def __init__(self, of: Callable[[Entry], Iterable[str]]) -> None:
        self.of = of
        self._ids: defaultdict[str, set[str]] = defaultdict(set)

    def put(self, entry: Entry) -> None:
        for value in self.of(entry):
            self._ids[value].add(entry.id)

    def drop(self, entry: Entry) -> None:
        for value in self.of(entry):
            self._ids[value].discard(entry.id)

    def ids(self, values: Iterable[str]) -> list[str]:
        """Those of the entries that have one of these, in order."""
        return sorted({id for value in values for id in self._ids.get(value, ())})
