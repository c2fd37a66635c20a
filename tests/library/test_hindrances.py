"""Folders that cannot be written, disks that are full, network shares."""

import contextlib
import errno
import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer import paths
from explorer.errors import ExplorerError
from explorer.library import Library, database, marker
from explorer.library.layout import CATALOGUE
from tests import foreign
from tests.library.documents import add, document, passage, read, without_seals

POSIX = pytest.mark.skipif(os.name != "posix", reason="rights and limits are of POSIX")
NOBODY = 65534
"""The number of a user without rights, if the tests are run by one with all."""


def with_a_passage(folder: Path) -> None:
    library = Library.open(folder)
    library.user.add_passage(passage(text="one"))
    library.close()


def killed(folder: Path, text: str, beside: Path) -> None:
    """Add a passage as if the program had been killed after that: it stands in the log alone."""
    library = Library.open(folder)
    library.user.add_passage(passage(text=text))
    copy = shutil.copytree(folder, beside / "killed")
    library.close()
    shutil.rmtree(folder)
    shutil.copytree(copy, folder)
    (folder / "user.sqlite3-shm").unlink()


@pytest.fixture
def read_only(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library with a report and a passage in a folder that takes no more files."""
    library = Library.open(folder)
    add(library, tmp_path / "files", "one.txt", "Report", 2020)
    library.user.add_passage(passage(text="one"))
    library.close()

    def refuse(dir: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    return Library.open(folder)


def test_a_library_that_cannot_be_written_can_be_read(read_only: Library) -> None:
    assert [read_only.report(entry.id).title for entry in read_only.entries()] == ["Report"]
    assert [each.text for each in read_only.user.passages()] == ["one"]
    assert read_only.notices == ["This library can be read but not changed (Read-only file system)."]


def test_reading_in_it_goes_on_though_the_place_is_not_remembered(read_only: Library) -> None:
    (entry,) = read_only.entries()
    read_only.user.set_places({entry.id: "para_1"})
    assert entry.id not in read_only.user.places()


def test_it_is_left_as_it_is_and_has_its_cache_elsewhere(read_only: Library, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    read_only.entries()
    assert not read_only.cache_folder.is_relative_to(folder)
    assert (read_only.cache_folder / CATALOGUE).exists()
    read_only.close()
    assert sorted(folder.rglob("*")) == before


def test_changing_it_is_a_sentence(read_only: Library, tmp_path: Path) -> None:
    path = document(tmp_path / "files", "two.txt", "Other text.")
    (entry,) = read_only.entries()
    for act in (
        lambda: read_only.add(path, read(path)),
        lambda: read_only.remove([entry.id]),
        lambda: read_only.correct(entry.id, title="Other"),
        lambda: read_only.user.add_passage(passage()),
    ):
        with pytest.raises(ExplorerError, match="can only be read"):
            act()
    assert read_only.entries() == [entry]
    assert read_only.user.undo() is None


@pytest.fixture
def bound() -> Iterator[Path]:
    """A folder, as a user whom rights bind."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if os.getuid() == 0:  # Before anything can fail: all tests that follow need their rights.
                os.seteuid(0)
            for path in (folder, *folder.rglob("*")):
                path.chmod(0o700)


@POSIX
def test_a_library_cannot_be_made_where_nothing_can_be_written(bound: Path) -> None:
    bound.chmod(0o500)
    with pytest.raises(ExplorerError, match="cannot be written"):
        Library.open(bound / "library")


@POSIX
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (".", "Permission denied"),
        ("user.sqlite3", "“user.sqlite3” in it must not be written"),
        ("lock", "“lock” in it must not be written"),
        ("reports", "“reports” in it must not be written"),
        ("trash", "“trash” in it must not be written"),
    ],
)
def test_what_must_not_be_written_is_read(bound: Path, monkeypatch: pytest.MonkeyPatch, name: str, reason: str) -> None:
    monkeypatch.setenv(paths.HOME, str(bound / "home"))
    with_a_passage(bound / "library")
    path = bound / "library" / name
    path.chmod(0o500 if path.is_dir() else 0o400)
    library = Library.open(bound / "library")
    assert library.notices == [f"This library can be read but not changed ({reason})."]
    assert [each.text for each in library.user.passages()] == ["one"]
    with pytest.raises(ExplorerError, match=r"can only be read .*\. Copy it to a folder of your own\."):
        library.user.add_passage(passage(text="two"))
    library.close()


@POSIX
@pytest.mark.parametrize("change", ["nothing", "a damaged file", "no marker", "an older version"])
def test_a_library_on_a_disk_that_takes_no_byte_is_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """As a limit of this process makes it; what fails is then something else each time."""
    import resource

    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    with_a_passage(folder)
    Library.open(folder).close()
    if change == "an older version":
        without_seals(folder)
    if change == "a damaged file":
        (folder / "user.sqlite3").write_bytes(b"damaged")
    elif change == "no marker":
        (folder / marker.NAME).unlink()
    before = foreign.seen(folder / "reports"), (folder / "user.sqlite3").read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        library = Library.open(folder)
        words = [each.text for each in library.user.passages()]
        with pytest.raises(ExplorerError):
            library.user.add_passage(passage(text="two"))
        library.close()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert words == ["one"]
    if change != "nothing":
        assert library.notices[0].startswith("This library can be read but not changed (")
    assert (foreign.seen(folder / "reports"), (folder / "user.sqlite3").read_bytes()) == before
    library = Library.open(folder)
    assert [each.text for each in library.user.passages()] == ["one"]
    library.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of which nothing is left once its file is large enough."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.mark.parametrize("change", ["nothing", "a kill", "a damaged file", "no marker", "an older version"])
def test_a_library_on_a_full_disk_is_read(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    monkeypatch.setenv(paths.HOME, str(small_disk / "home"))
    folder = small_disk / "library"
    with_a_passage(folder)
    Library.open(folder).close()
    if change == "an older version":
        without_seals(folder)
    expected = ["one"]
    if change == "a damaged file":
        (folder / "user.sqlite3").write_bytes(b"damaged")
    elif change == "no marker":
        (folder / marker.NAME).unlink()
    elif change == "a kill":
        expected += ["in the log"]
        killed(folder, "in the log", tmp_path)
    with contextlib.suppress(OSError), (small_disk / "large").open("wb", buffering=0) as large:
        while large.write(bytes(4096)):
            pass
    library = Library.open(folder)
    assert [each.text for each in library.user.passages()] == expected
    with pytest.raises(ExplorerError, match="Free some space"):
        library.user.add_passage(passage(text="two " * 3000))
    library.close()
    assert all("Free some space" in notice or "5 January" in notice or "backup" in notice for notice in library.notices)
    (small_disk / "large").unlink()
    library = Library.open(folder)
    assert [each.text for each in library.user.passages()] == expected
    library.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks on its shares as on its disks")
def test_a_share_that_refuses_locks_is_read(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: object, how: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    with_a_passage(folder)
    monkeypatch.setattr("fcntl.lockf", refuse)
    library = Library.open(folder)
    assert library.notices == ["This library can be read but not changed (No locks available)."]
    assert [each.text for each in library.user.passages()] == ["one"]
    library.close()


@pytest.mark.parametrize("share", [False, True])
def test_reading_shows_what_stands_in_the_journal_and_not_what_was_never_ended(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, share: bool
) -> None:
    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    monkeypatch.setattr(database, "on_network", lambda _: share)
    with_a_passage(folder)
    library = Library.open(folder)
    library.user.add_passage(passage(text="acknowledged"))
    with contextlib.closing(sqlite3.connect(folder / "user.sqlite3", isolation_level=None)) as other:
        other.execute("PRAGMA cache_size = 1")  # Its pages are written before it ends.
        other.execute("BEGIN")
        for _ in range(60):
            other.execute("INSERT INTO corrections VALUES (hex(randomblob(32)), hex(randomblob(2000)), 1, '')")
        copy = shutil.copytree(folder, tmp_path / "killed")
    library.close()
    assert (copy / f"user.sqlite3-{'journal' if share else 'wal'}").stat().st_size > 4096
    (copy / "user.sqlite3-shm").unlink(missing_ok=True)

    def refuse(dir: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    before = foreign.seen(copy)
    library = Library.open(copy)
    assert [each.text for each in library.user.passages()] == ["one", "acknowledged"]
    assert library.user.corrections() == {}
    assert len(library.notices) == 1
    library.close()
    assert foreign.seen(copy) == before


def open_and_close(folder: Path) -> None:
    Library.open(folder).close()


def test_a_library_opened_twice_here_keeps_its_locks(folder: Path) -> None:
    """To read a file and close it would drop the locks that SQLite has on it; another process that ends would then
    take the log away from under us."""
    first = Library.open(folder)
    first.user.add_passage(passage(text="one"))
    second = Library.open(folder)
    first.close()
    other = multiprocessing.get_context("spawn").Process(target=open_and_close, args=(folder,))
    other.start()
    other.join()
    assert (folder / "user.sqlite3-wal").exists()
    second.user.add_passage(passage(text="two"))
    killed = shutil.copytree(folder, folder.with_name("killed"))
    second.close()
    library = Library.open(killed)
    assert [each.text for each in library.user.passages()] == ["one", "two"]
    library.close()


def test_a_full_disk_leaves_the_library_as_it_was(
    library: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = add(library, tmp_path / "files", "one.txt").id

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("explorer.library.report_store.os.fsync", full)
    with pytest.raises(ExplorerError, match=r"cannot be written \(No space left"):
        add(library, tmp_path / "files", "two.txt")
    assert [entry.id for entry in library.entries()] == [kept]
    assert list((folder / "staging").iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads the mounts of Linux")
@pytest.mark.parametrize(("kind", "share"), [("nfs4", True), ("cifs", True), ("ext4", False)])
def test_network_shares_are_told_by_their_mount(kind: str, share: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = f"/dev/sda1 / ext4 rw 0 0\nserver:/reports /mnt/our\\040reports {kind} rw 0 0\n"
    monkeypatch.setattr(Path, "read_text", lambda *_, **__: mounts)
    assert database.on_network(Path("/mnt/our reports/library/user.sqlite3")) is share
    assert database.on_network(Path("/home/user/library/user.sqlite3")) is False


def test_the_journal_suits_the_file_system(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    for share, mode in ((False, "wal"), (True, "delete")):
        monkeypatch.setattr(database, "on_network", lambda _, share=share: share)
        connection = database.connect(folder / f"{mode}.sqlite3")
        assert connection.execute("PRAGMA journal_mode").fetchone() == (mode,)
        connection.close()
