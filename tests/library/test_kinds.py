"""A thing of another kind in the place of a part of a library, such as a link that leads out of it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer import paths
from explorer.errors import ExplorerError
from explorer.library import Library, layout, marker
from explorer.library.comparisons import ComparisonCache
from explorer.model.pairwise import SeriesMade
from tests import foreign
from tests.library import damages
from tests.library.damages import SAID, Made, seen
from tests.library.documents import add, passage

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")

FOLDERS = ("reports", "staging", "trash", "backups", "cache", "cache/comparisons")
FILES = ("user.sqlite3", "user.sqlite3-wal", "user.sqlite3-shm", "user.sqlite3-journal", "lock", "lock-journal")
CACHED = tuple(f"cache/{layout.CATALOGUE}{companion}" for companion in ("", "-journal"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    made = damages.make(tmp_path_factory.mktemp("made") / "library")
    (made.folder / "cache" / "comparisons").mkdir(0o700)
    return made


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """Somebody's own folder with a file, and what a library would clear away in it."""
    folder = tmp_path / "outside"
    for old in ("0123456789abcdef" * 2, "one~0123456789abcdef", "2019-01-05.sqlite3"):
        (folder / old).mkdir(parents=True)
        os.utime(folder / old, (foreign.LONG_AGO, foreign.LONG_AGO))
    (folder / "file").write_bytes(b"somebody's own")
    return folder


def a_file(path: Path, _: Path) -> None:
    path.write_bytes(b"in the place of a folder")


def a_folder(path: Path, _: Path) -> None:
    path.mkdir(0o700)
    (path / "file").touch(0o600)


def a_link_to_a_folder(path: Path, outside: Path) -> None:
    path.symlink_to(outside)


def a_link_to_a_file(path: Path, outside: Path) -> None:
    path.symlink_to(outside / "file")


def a_link_to_nothing(path: Path, outside: Path) -> None:
    path.symlink_to(outside / "nothing")


KINDS = [
    *((name, kind) for name in FOLDERS for kind in (a_file, a_link_to_a_file, a_link_to_nothing)),
    *((name, a_link_to_a_folder) for name in FOLDERS if name != "reports"),
    *((name, kind) for name in (*FILES, *CACHED) for kind in (a_folder, a_link_to_a_folder, a_link_to_nothing)),
    *((name, a_link_to_a_file) for name in (*FILES, *CACHED) if name != "user.sqlite3"),
    *((marker.NAME, kind) for kind in (a_folder, a_link_to_a_folder, a_link_to_a_file, a_link_to_nothing)),
]


@pytest.mark.parametrize(("name", "kind"), KINDS, ids=lambda each: getattr(each, "__name__", each))
def test_it_is_set_aside_and_said(
    made: Made, tmp_path: Path, outside: Path, name: str, kind: Callable[[Path, Path], None]
) -> None:
    folder = made.copy(tmp_path / "library")
    place = folder / name
    if place.exists():
        place.rename(tmp_path / "taken away")
    kind(place, outside)
    before, state = foreign.seen(outside), place.lstat()
    found, notices = seen(folder)
    assert foreign.seen(outside) == before
    stem, dot, suffix = place.name.partition(".")
    (aside,) = place.parent.glob(f"{stem}-damaged-*{dot}{suffix}")
    assert (aside.lstat().st_ino, aside.lstat().st_mode) == (state.st_ino, state.st_mode)
    said, *more = notices
    assert said.startswith(f"“{name}” in this library was a ") and said.endswith(f"set aside as “{aside.name}”.")
    if name == "user.sqlite3":
        assert found == made.before and more == [f"Your notes were missing. {SAID}"]
    else:
        assert found == made.now and more == []
    assert seen(folder) == (found, [])
    library = Library.open(folder)
    add(library, tmp_path / "files", "two.txt", "Other")
    library.user.add_passage(passage())
    library.close()
    assert foreign.seen(outside) == before


@pytest.mark.parametrize("name", ["reports", "user.sqlite3"])
def test_what_a_link_leads_to_is_shown_and_not_changed(made: Made, tmp_path: Path, name: str) -> None:
    """Somebody may have moved it to a larger disk."""
    folder = made.copy(tmp_path / "library")
    (folder / name).rename(tmp_path / "moved")
    (folder / name).symlink_to(tmp_path / "moved")
    before = foreign.seen(tmp_path / "moved"), foreign.seen(folder)
    found, notices = seen(folder)
    assert found == made.now
    assert notices == [f"This library can be read but not changed (“{name}” in it is a link)."]
    library = Library.open(folder)
    assert [entry.title for entry in library.entries()] == ["Report"]
    with pytest.raises(ExplorerError, match="can only be read"):
        library.remove([entry.id for entry in library.entries()])
    with pytest.raises(ExplorerError, match=rf"“{name}” in it is a link\)\. Copy it"):
        library.user.add_passage(passage())
    library.close()
    assert (foreign.seen(tmp_path / "moved"), foreign.seen(folder)) == before


def test_damaged_notes_behind_a_link_give_way_to_the_backup(made: Made, tmp_path: Path) -> None:
    folder = made.copy(tmp_path / "library")
    (folder / "user.sqlite3").rename(tmp_path / "moved")
    (folder / "user.sqlite3").symlink_to(tmp_path / "moved")
    (tmp_path / "moved").write_bytes(b"damaged")
    found, (_, notice) = seen(folder)
    assert found == made.before and notice == f"Your notes were damaged. {SAID}"
    assert (tmp_path / "moved").read_bytes() == b"damaged"


def test_a_library_that_can_only_be_read_shows_what_it_has_without_reports(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in (a_file, a_link_to_nothing):
        folder = made.copy(tmp_path / kind.__name__)
        (folder / "reports").rename(tmp_path / f"reports of {kind.__name__}")
        kind(folder / "reports", tmp_path)
        (tmp_path / "notes").unlink(missing_ok=True)
        (folder / "user.sqlite3").rename(tmp_path / "notes")
        (folder / "user.sqlite3").symlink_to(tmp_path / "notes")
        library = Library.open(folder)
        assert library.entries() == [] and damages.content(library.user) == made.now
        assert library.notices[1:] == [
            "The folder “reports” of this library is missing, so there are no reports to show."
        ]
        library.close()


@pytest.mark.parametrize("written", [b"x", b"SQLite format 3\0", b"words " * 5000])
def test_a_lock_that_somebody_wrote_into_is_emptied_and_what_was_in_it_kept(
    made: Made, tmp_path: Path, written: bytes
) -> None:
    folder = made.copy(tmp_path / "library")
    (folder / "lock").write_bytes(written)
    inode = (folder / "lock").stat().st_ino
    found, notices = seen(folder)
    (aside,) = folder.glob("lock-damaged-*")
    assert found == made.now
    assert notices == [f"Somebody wrote into the lock of this library. What was in it is kept as “{aside.name}”."]
    assert aside.read_bytes() == written
    assert (folder / "lock").stat().st_ino == inode  # Who holds the lock, or waits for it, has this very file.
    assert seen(folder) == (made.now, [])


def test_a_lock_that_is_written_into_while_the_library_is_open_hinders_nobody(made: Made, tmp_path: Path) -> None:
    library = Library.open(made.copy(tmp_path / "library"))
    (library.folder / "lock").write_bytes(b"words " * 5000)
    add(library, tmp_path / "files", "two.txt", "Other")
    assert len(library.entries()) == 2
    library.close()


def test_links_among_reports_and_comparisons_lead_to_nothing(made: Made, tmp_path: Path, outside: Path) -> None:
    folder = made.copy(tmp_path / "library")
    name = "0" * 64
    (folder / "cache" / "comparisons" / f"{name}.json").symlink_to(outside / "file")
    (folder / "reports" / "other").symlink_to(outside)
    before = foreign.seen(outside)
    library = Library.open(folder)
    assert [entry.title for entry in library.entries()] == ["Report"]
    cache = ComparisonCache(library.cache_folder)
    assert cache.get(name, SeriesMade) is None
    cache.put(name, SeriesMade())
    assert cache.get(name, SeriesMade) == SeriesMade()
    library.close()
    assert foreign.seen(outside) == before


def test_two_things_set_aside_at_once_have_two_names(tmp_path: Path) -> None:
    names = []
    for content in (b"one", b"two", b"three"):
        (tmp_path / "user.sqlite3-wal").write_bytes(content)
        names.append(layout.set_aside(tmp_path / "user.sqlite3-wal"))
    assert [(tmp_path / name).read_bytes() for name in names] == [b"one", b"two", b"three"]
