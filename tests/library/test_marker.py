"""What is taken for a library: a folder with the marker, one that an earlier version made, and nothing else."""

import contextlib
import json
import os
import shutil
import sqlite3
import stat
import tempfile
from pathlib import Path

import pytest

from explorer import paths
from explorer.errors import ExplorerError
from explorer.library import Library, marker, schema
from tests.library.documents import add, passage

POSIX = pytest.mark.skipif(os.name != "posix", reason="file modes are of POSIX")
LONG_AGO = 1_000_000_000


def application_id(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA application_id").fetchone()[0])


def closed(folder: Path, make: bool = True) -> list[str]:
    """What is said when a library is opened and closed."""
    library = Library.open(folder, make)
    library.close()
    return library.notices


@pytest.fixture
def older(folder: Path, tmp_path: Path) -> Path:
    """A library with a report and a passage as the versions before the marker left it."""
    library = Library.open(folder)
    add(library, tmp_path / "files", "one.txt", "Report", 2020)
    library.user.add_passage(passage(text="one"))
    library.close()
    closed(folder)  # Which makes a backup.
    (folder / marker.NAME).unlink()
    for database in (folder / "user.sqlite3", *(folder / "backups").iterdir()):
        with contextlib.closing(sqlite3.connect(database)) as connection:
            connection.execute("PRAGMA application_id = 0")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return folder


def test_a_library_says_what_it_is_to_people_and_to_the_program(library: Library, folder: Path) -> None:
    told = json.loads((folder / marker.NAME).read_text())
    assert told["format"] == marker.FORMAT and "library of Report Explorer" in told["about"]
    assert application_id(folder / "user.sqlite3") == schema.APPLICATION_ID


def test_backups_bear_the_number_too(folder: Path) -> None:
    library = Library.open(folder)
    library.user.add_passage(passage(text="one"))
    library.close()
    closed(folder)
    assert [application_id(path) for path in (folder / "backups").iterdir()] == [schema.APPLICATION_ID]


def test_an_older_library_opens_and_gets_the_marker(older: Path) -> None:
    library = Library.open(older, make=False)
    assert [entry.title for entry in library.entries()] == ["Report"]
    assert [each.text for each in library.user.passages()] == ["one"]
    library.close()
    assert (older / marker.NAME).is_file()
    assert application_id(older / "user.sqlite3") == schema.APPLICATION_ID


def test_an_older_library_of_each_version_of_the_tables_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in range(1, len(schema.MIGRATIONS) + 1):
        folder = tmp_path / str(version)
        (folder / "reports").mkdir(parents=True)
        with monkeypatch.context() as before, contextlib.closing(sqlite3.connect(folder / "user.sqlite3")) as older:
            before.setattr(schema, "MIGRATIONS", schema.MIGRATIONS[:version])
            schema.migrate(older)
        closed(folder, make=False)
        assert (folder / marker.NAME).is_file()


def test_tables_that_stand_in_the_journal_alone_are_found(folder: Path, tmp_path: Path) -> None:
    """As after a power cut in the first session of an earlier version."""
    library = Library.open(folder)
    library.user.add_passage(passage(text="one"))
    left = tmp_path / "left"
    (left / "reports").mkdir(parents=True)
    with contextlib.closing(sqlite3.connect(left / "user.sqlite3")) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with contextlib.closing(sqlite3.connect(left / "user.sqlite3")) as connection:
        schema.migrate(connection)
        for name in ("user.sqlite3", "user.sqlite3-wal"):
            shutil.copyfile(left / name, tmp_path / name)
    for name in ("user.sqlite3", "user.sqlite3-wal"):
        shutil.copyfile(tmp_path / name, left / name)
    (left / "user.sqlite3-shm").unlink(missing_ok=True)
    library.close()
    closed(left, make=False)
    assert (left / marker.NAME).is_file()


@POSIX
def test_an_older_library_is_made_private_once_and_says_so(older: Path) -> None:
    (older / "notes of mine.txt").write_text("own")
    (older / "notes of mine.txt").chmod(0o644)
    assert ["From now on it is for you alone" in notice for notice in closed(older)] == [True]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in (older, *older.rglob("*"))}
    assert modes.pop(older / "notes of mine.txt") == 0o644
    assert all(mode == (0o700 if path.is_dir() else 0o600) for path, mode in modes.items())
    older.chmod(0o750)  # Who shares it after that wants to.
    assert closed(older) == []
    assert stat.S_IMODE(older.stat().st_mode) == 0o750


def test_an_older_library_that_can_only_be_read_stays_as_it_is(
    older: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(dir: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setenv(paths.HOME, str(tmp_path / "home"))
    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    before = sorted(older.rglob("*"))
    library = Library.open(older, make=False)
    assert [entry.title for entry in library.entries()] == ["Report"]
    library.close()
    assert sorted(older.rglob("*")) == before


def test_a_marker_of_a_newer_program_is_refused(library: Library, folder: Path) -> None:
    library.close()
    told = json.loads((folder / marker.NAME).read_text())
    (folder / marker.NAME).write_text(json.dumps(told | {"format": marker.FORMAT + 1}))
    with pytest.raises(ExplorerError, match=r"newer Report Explorer\. Update"):
        Library.open(folder)


@pytest.mark.parametrize("damage", [b"", b"{", b"[" * 5000, b"\xff\xfe", b'{"kind": "other", "format": 1}'])
def test_a_damaged_marker_is_written_anew_where_the_tables_are_ours(folder: Path, damage: bytes) -> None:
    closed(folder)
    (folder / marker.NAME).write_bytes(damage)
    closed(folder, make=False)
    assert json.loads((folder / marker.NAME).read_bytes())["format"] == marker.FORMAT


def test_a_marker_alone_is_a_library_that_lost_its_reports(folder: Path) -> None:
    closed(folder)
    shutil.rmtree(folder / "reports")
    (folder / "user.sqlite3").unlink()
    closed(folder, make=False)
    assert (folder / "reports").is_dir()


def test_a_library_is_made_in_a_new_or_empty_folder_where_that_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".DS_Store").write_bytes(b"of a file manager")
    (tmp_path / "empty" / f".{marker.NAME}.ab12_xyz").write_bytes(b"of a kill")
    for folder in (tmp_path / "empty", tmp_path / "new" / "below"):
        with pytest.raises(ExplorerError, match="There is no library"):
            Library.open(folder, make=False)
        assert not (folder / marker.NAME).exists()
        closed(folder)
        closed(folder, make=False)


@pytest.mark.parametrize("name", [".git", "reports", "letter.txt", f".{marker.NAME}.", "desktop.ini.txt"])
def test_one_thing_in_it_and_a_folder_is_not_empty(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(ExplorerError, match="is not a library"):
        Library.open(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def _old(path: Path, content: bytes | None = None) -> Path:
    """A folder, or a file with this content, that was changed long ago."""
    (path if content is None else path.parent).mkdir(parents=True, exist_ok=True)
    if content is not None:
        path.write_bytes(content)
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def test_sweeping_removes_what_the_program_made_and_nothing_else(folder: Path) -> None:
    closed(folder)
    ours = [
        _old(folder / "staging" / ("0123456789abcdef" * 2)),
        _old(folder / "trash" / "a-80-75~0123456789abcdef"),
        _old(folder / "trash" / "lost~"),
    ]
    theirs = [
        _old(folder / "staging" / "website"),
        _old(folder / "staging" / ("f" * 32), b"a file"),
        _old(folder / "trash" / "old"),
        _old(folder / "trash" / "My report~0123456789abcdef"),
        _old(folder / "trash" / "a-80-75~old"),
        _old(folder / "backups" / "before the move.sqlite3", b""),
    ]
    closed(folder)
    assert [path for path in ours if path.exists()] == []
    assert [path for path in theirs if not path.exists()] == []


@POSIX
def test_a_link_in_the_trash_costs_nothing_of_what_it_leads_to(folder: Path, tmp_path: Path) -> None:
    closed(folder)
    kept = _old(tmp_path / "kept")
    (folder / "trash" / "a-80-75~0123456789abcdef").symlink_to(kept)
    (folder / "staging" / ("0" * 32)).symlink_to(kept)
    closed(folder)
    assert kept.is_dir()
