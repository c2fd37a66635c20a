"""What is done to a library that may be interrupted, step by step; and what its user then finds in it."""

import datetime
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from explorer import jobs
from explorer.errors import ExplorerError
from explorer.library import Library, SeenFile, checksum, marker, schema
from explorer.library.backups import KEPT
from explorer.library.entry import Entry
from explorer.library.outline import outline_of
from explorer.library.report_store import hash_file
from explorer.library.saved_searches import SavedSearch
from explorer.library.user import Correction
from explorer.model.comparison import LinkCorrection
from explorer.model.passage import Passage
from explorer.model.report import Report
from explorer.search.index_engine import open_index
from explorer.search.indexing import index_library
from explorer.search.parsing import parse
from tests.library.documents import add, document, pick, pin, read

_TEXTS = {
    "old": "The Office worked in 72 countries.\nIt trained judges.\nThis will be gone.",
    "new": "An opening that is new.\nThe Office worked in 72 countries.\nIt trained judges.",
    "other": "Another report altogether.\nWith two paragraphs.",
}


@dataclass(frozen=True, slots=True)
class Operation:
    """`steps` is given the library's folder and one for documents, and yields where the work begins that may be
    interrupted, then after each step that is done. `prepare` makes what it begins with."""

    name: str
    steps: Callable[[Path, Path], Iterator[None]]
    prepare: Callable[[Path, Path], None]

    def prepared(self, folder: Path) -> "Place":
        """A place in this folder that the operation can begin with."""
        place = Place(folder)
        folder.mkdir()
        self.prepare(place.library, place.files)
        return place

    def begun(self, place: "Place") -> Iterator[None]:
        """The operation, at its start."""
        return self.steps(place.library, place.files)

    def done_until(self, place: "Place", step: int) -> None:
        """Do some steps of it, and no more."""
        steps = self.begun(place)
        for _ in range(step + 1):
            next(steps)


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with a library, which need not be there yet, and documents."""

    folder: Path

    @property
    def library(self) -> Path:
        return self.folder / "library"

    @property
    def files(self) -> Path:
        return self.folder / "files"

    def copied(self, folder: Path) -> "Place":
        """The same in another folder, which takes the place of what is there."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder, folder)
        return Place(folder)


@dataclass(frozen=True)
class State:
    """What a user finds in a library."""

    entries: tuple[Entry, ...]
    reports: tuple[Report, ...]
    passages: tuple[Passage, ...]
    links: tuple[LinkCorrection, ...]
    corrections: dict[str, Correction]
    searches: tuple[SavedSearch, ...]
    recent: tuple[str, ...]
    places: dict[str, str]
    dealt_with: tuple[SeenFile, ...]
    backups: tuple[str, ...]
    """Those that are kept. An interruption may leave an older one beside them until the next is made."""


def state(folder: Path, notices: tuple[str, ...] = ()) -> State:
    """What is in a library, which must be sound: each report whole and found by its words, nothing left over, and
    nothing told on opening but notices that begin like this."""
    library = Library.open(folder)
    try:
        assert all(each.startswith(notices) for each in library.notices), library.notices
        assert list((folder / "staging").iterdir()) == []
        entries = tuple(library.entries())
        for entry in entries:
            original = library.original(entry.id)
            assert original is not None and hash_file(original) == entry.sha256
        reports = tuple(library.report(entry.id) for entry in entries if not entry.error)
        assert all(library.outline(report.id) == outline_of(report) for report in reports)
        _assert_found({path.parent.name: path.read_bytes() for path in library.reports_folder.glob("*/report.xml")})
        user = library.user
        return State(
            entries=entries,
            reports=reports,
            passages=tuple(user.passages()),
            links=tuple(user.links.all()),
            corrections=user.corrections(),
            searches=tuple(user.searches.all()),
            recent=tuple(user.searches.recent()),
            places=user.places(),
            dealt_with=tuple(user.watched.seen()),
            backups=tuple(sorted(path.name for path in (folder / "backups").glob("*.sqlite3"))[-KEPT:]),
        )
    finally:
        library.close()


def assert_usable(place: Place) -> None:
    """A report and a passage can be added, and are there when the library is opened again."""
    library = Library.open(place.library)
    id = add(library, place.files, "last.txt", "The last").id
    kept = pick(library, id, 0)
    before = library.entries()
    library.close()
    after = state(place.library)
    assert after.entries == tuple(before) and after.passages[-1] == kept


def _assert_found(reports: dict[str, bytes]) -> None:
    _indexed(tuple(sorted(reports.items())))


@cache
def _indexed(reports: tuple[tuple[str, bytes], ...]) -> None:
    """Index stored reports, of which each that can be read must be found; once for the same ones."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for id, xml in reports:
            (folder / id).mkdir()
            (folder / id / "report.xml").write_bytes(xml)
        done = jobs.run(index_library(folder / "index", folder, {id: "1" for id, _ in reports}))
        with closing(open_index(folder / "index")) as engine:
            assert {hit.report for hit in engine.search(parse("in:body"), limit=99).hits} <= {id for id, _ in reports}
            assert set(engine.stamps()) | set(done.failed) == {id for id, _ in reports}


# What operations begin with.


def _nothing(_folder: Path, _files: Path) -> None:
    """A first start."""


def _reports(folder: Path, files: Path) -> None:
    """Three reports, and something of all that a user makes."""
    library = Library.open(folder)
    for name, text in _TEXTS.items():
        library.add(document(files, f"{name}.txt", text), replace(read(files / f"{name}.txt"), title=name.title()))
    for number in range(3):
        pick(library, "old", number, f"A note on {number}.")
    pick(library, "other", 0)
    pin(library, "old", "other", 1)
    library.correct("old", title="My title", series="My series")
    library.user.searches.save("judges", ["0" * 64])
    library.user.searches.remember("countries")
    library.user.set_places({"old": "para_1"})
    library.user.watched.note([SeenFile(Path("/papers/old.txt"), "1", "0" * 64)])
    library.close()


def _removed(folder: Path, files: Path) -> None:
    """One of the reports is in the trash, to be read anew."""
    _reports(folder, files)
    library = Library.open(folder)
    library.remove(["old"])
    library.close()


def _broken(folder: Path, files: Path) -> None:
    """One of the reports cannot be read."""
    _reports(folder, files)
    (folder / "reports" / "old" / "report.xml").write_text("damaged")


def _altered(folder: Path, files: Path) -> None:
    """One of the reports is not as it was stored."""
    _reports(folder, files)
    path = folder / "reports" / "old" / "report.xml"
    path.write_bytes(path.read_bytes().replace(b"trained judges", b"trained nobody"))


def _older(folder: Path, files: Path) -> None:
    """A library of an earlier version, with as many backups as are kept."""
    _reports(folder, files)
    shutil.rmtree(folder / "backups", ignore_errors=True)
    for name in (marker.NAME, "lock"):
        (folder / name).unlink()
    _in_tables_of(2, folder / "user.sqlite3")
    (folder / "backups").mkdir(0o700)
    for number in range(KEPT):  # So that the next one drops the oldest.
        backup = folder / "backups" / f"{datetime.date(2020, 1, 1 + number)}.sqlite3"
        shutil.copy(folder / "user.sqlite3", backup)
        os.utime(backup, (number, number))


def _in_tables_of(version: int, path: Path) -> None:
    """Make a database what an earlier version of the program would have made of it."""
    earlier = path.with_suffix(".earlier")
    with closing(sqlite3.connect(earlier, isolation_level=None)) as connection:
        for statements in schema.MIGRATIONS[:version]:
            for statement in statements:
                connection.execute(statement)
        columns = checksum.covered(connection)
        connection.execute("ATTACH ? AS later", (str(path),))
        for table, names in columns.items():
            named = ", ".join(f'"{name}"' for name in names)
            connection.execute(f"INSERT INTO main.{table} ({named}) SELECT {named} FROM later.{table}")
        connection.execute(f"PRAGMA main.user_version = {version}")
    earlier.chmod(0o600)
    earlier.replace(path)


# What is done.


def _undo(library: Library) -> None:
    """Raises ExplorerError where it was not undone and that was said."""
    told = library.user.undo() or ""
    if not told.startswith("Undone: "):
        raise ExplorerError(told)


def _redo(library: Library) -> None:
    """Raises ExplorerError where it was not done again and that was said."""
    told = library.user.redo() or ""
    if not told.startswith("Done again: "):
        raise ExplorerError(told)


def _first_start(folder: Path, files: Path) -> Iterator[None]:
    path = document(files, "first.txt")
    yield
    library = Library.open(folder)
    yield
    library.add(path, read(path))
    yield
    library.close()


def _open(folder: Path, _files: Path) -> Iterator[None]:
    yield
    Library.open(folder).close()
    yield


def _add(folder: Path, files: Path) -> Iterator[None]:
    library = Library.open(folder)
    yield
    for name in ("one", "two"):
        add(library, files, f"{name}.txt", name)
        yield
    library.close()


def _read_anew(folder: Path, files: Path) -> Iterator[None]:
    """Its paragraphs have other places now."""
    library = Library.open(folder)
    path = files / "old.txt"
    stored = read(path)
    (section,) = stored.sections
    moved = replace(section, blocks=section.blocks[1:])
    yield
    library.add(path, replace(stored, title="Old", sections=(moved,)))
    yield
    library.close()


def _mend(folder: Path, _files: Path) -> Iterator[None]:
    library = Library.open(folder)
    again = read(library.sealed_original("old"))
    yield
    library.mend("old", again)
    yield
    _undo(library)
    yield
    _redo(library)
    yield
    library.close()


def _replace(folder: Path, _files: Path) -> Iterator[None]:
    library = Library.open(folder)
    yield
    library.replace("old", "new")
    yield
    _undo(library)
    yield
    _redo(library)
    yield
    library.close()


def _remove(folder: Path, _files: Path) -> Iterator[None]:
    library = Library.open(folder)
    yield
    library.remove(["new"])
    yield
    library.remove(["old", "other"])
    yield
    _undo(library)
    yield
    _redo(library)
    yield
    library.restore(["new", "old", "other"])
    yield
    library.close()


def _passages(folder: Path, _files: Path) -> Iterator[None]:
    library = Library.open(folder)
    (first, *_, last) = library.user.passages()
    acts: tuple[Callable[[], object], ...] = (
        partial(pick, library, "other", 1),
        partial(library.user.set_note, first, "Another note."),
        partial(library.user.move_passage, last.key or 0, 0),
        partial(library.user.remove_passage, replace(first, note="Another note.")),
        partial(_undo, library),
        partial(_undo, library),
        partial(_redo, library),
    )
    yield
    for act in acts:
        act()
        yield
    library.close()


def _corrections(folder: Path, _files: Path) -> Iterator[None]:
    library = Library.open(folder)
    (pinned,) = library.user.links.all()
    acts: tuple[Callable[[], object], ...] = (
        partial(library.correct, "new", year=2020),
        partial(pin, library, "new", "other", 2),
        partial(library.user.links.remove, pinned, "a pin"),
        partial(library.user.searches.save, "countries", ["1" * 64, "2" * 64]),
        partial(library.user.searches.look, "judges", ["3" * 64]),
        partial(library.user.watched.note, [SeenFile(Path(f"/papers/{n}.txt"), "1", str(n)) for n in range(3)]),
        partial(_undo, library),
    )
    yield
    for act in acts:
        act()
        yield
    library.close()


def _read_on(folder: Path, _files: Path) -> Iterator[None]:
    library = Library.open(folder)
    yield
    library.user.set_places({"new": "para_2", "other": "para_1"})
    yield
    library.close()


TOLD = (
    Operation("first start", _first_start, _nothing),
    Operation("opening an older library", _open, _older),
    Operation("add", _add, _reports),
    Operation("add what was removed", _read_anew, _removed),
    Operation("add what is broken", _read_anew, _broken),
    Operation("read again", _mend, _altered),
    Operation("replace", _replace, _reports),
    Operation("remove", _remove, _reports),
    Operation("passages", _passages, _reports),
    Operation("corrections", _corrections, _reports),
)
"""The operations that say so where they fail."""
OPERATIONS = (*TOLD, Operation("reading places", _read_on, _reports))
