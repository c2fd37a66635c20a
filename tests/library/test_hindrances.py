"""Folders that cannot be written, disks that are full, network shares."""

import errno
import os
import sys
import tempfile
from pathlib import Path

import pytest

from explorer import paths
from explorer.errors import ExplorerError
from explorer.library import Library, database
from tests.library.documents import add, document, passage, read


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
    assert (read_only.cache_folder / "catalogue-2.sqlite3").exists()
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


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights do not bind this user")
def test_a_library_cannot_be_made_where_nothing_can_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExplorerError, match="cannot be written"):
        Library.open(tmp_path / "library")
    tmp_path.chmod(0o700)


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
