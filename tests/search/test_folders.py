"""Where indexes stand: in the user's own cache, one for each library, and none for what is gone."""

import os
import stat
import time
from pathlib import Path

import pytest

from explorer import jobs
from explorer.search.folders import index_folder, settle
from explorer.search.index_engine import open_index
from tests.search.builders import report


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "My library").mkdir()
    return tmp_path / "My library"


@pytest.fixture
def former(library: Path) -> Path:
    """Where earlier versions kept an index: with what they wrote."""
    index = library / "cache" / "index"
    build = index / "9002d878917270d3"
    build.mkdir(parents=True)
    for name in ("current.json", "writing.lock"):
        (index / name).touch()
    for name in ("_MAIN_2.toc", "MAIN_eo6otqrz.pst", "MAIN_eo6otqrz._stored.col", "MAIN_WRITELOCK", "stamps.json"):
        (build / name).touch()
    return index


def test_a_library_has_one_folder_however_its_own_is_written(
    library: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = index_folder(library)
    assert folder.is_relative_to(home / "cache" / "indexes") and folder.name.startswith("My-library-")
    (library.parent / "link").symlink_to(library)
    monkeypatch.chdir(library.parent)
    for other in (Path("My library"), library / ".." / "My library", library.parent / "link"):
        assert index_folder(other) == folder


def test_libraries_of_one_name_do_not_share_a_folder(tmp_path: Path) -> None:
    folders = {index_folder(tmp_path / where / "My library") for where in ("one", "two", "My library")}
    assert len(folders) == 3
    assert len(index_folder(tmp_path / ("long" * 60)).name) < 64


@pytest.mark.skipif(os.name != "posix", reason="this system keeps no modes")
def test_nobody_else_may_look_into_an_index(library: Path) -> None:
    engine = open_index(index_folder(library))
    jobs.run(engine.index([report("r", "crime")]))
    engine.close()
    for folder in (index_folder(library), index_folder(library).parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name != "posix", reason="this system keeps no modes")
def test_a_folder_around_an_index_elsewhere_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    engine = open_index(tmp_path / "index")
    jobs.run(engine.index([report("r", "crime")]))
    engine.close()
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in (tmp_path, tmp_path / "index")] == [0o755, 0o700]


def _settled(library: Path, days: float = 0) -> Path:
    settle(library, library / "cache" / "index")
    folder = index_folder(library)
    (folder / "build").mkdir(exist_ok=True)
    when = time.time() - days * 24 * 3600
    os.utime(folder / "library.json", (when, when))
    return folder


def test_the_index_of_a_library_that_is_gone_goes(library: Path, tmp_path: Path) -> None:
    others = {name: tmp_path / name for name in ("stays", "goes")}
    for folder in others.values():
        folder.mkdir()
    indexes = {name: _settled(folder) for name, folder in others.items()}
    others["goes"].rmdir()
    settle(library, library / "cache" / "index")
    assert indexes["stays"].exists() and not indexes["goes"].exists() and index_folder(library).exists()


def test_a_damaged_note_of_whose_an_index_is_removes_nothing(library: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    index = _settled(other)
    note = index / "library.json"
    note.write_bytes(note.read_bytes().replace(b"other", b"othes"))
    settle(library, library / "cache" / "index")
    assert index.exists()


@pytest.mark.parametrize(("days", "stays"), [(29, True), (31, False)])
def test_the_index_of_a_library_out_of_reach_stays_a_month(
    library: Path, tmp_path: Path, days: float, stays: bool
) -> None:
    """Its disk may be put in again."""
    away = tmp_path / "disk" / "library"
    away.mkdir(parents=True)
    index = _settled(away, days)
    (tmp_path / "disk").rename(tmp_path / "unplugged")
    settle(library, library / "cache" / "index")
    assert index.exists() is stays


def test_what_is_no_index_of_ours_is_not_swept(library: Path) -> None:
    indexes = index_folder(library).parent
    for name, owner in (("nothing", None), ("odd", b"[1]"), ("broken", b"{"), ("bytes", b"\xff")):
        (indexes / name).mkdir(parents=True)
        if owner:
            (indexes / name / "library.json").write_bytes(owner)
    settle(library, library / "cache" / "index")
    assert {path.name for path in indexes.iterdir()} >= {"nothing", "odd", "broken", "bytes"}


def test_an_index_that_stood_in_the_library_goes_with_its_key(library: Path, former: Path, home: Path) -> None:
    (home / "cache").mkdir(exist_ok=True)
    (home / "cache" / "index.key").write_bytes(b"key")
    (library / "cache" / "catalogue.sqlite3").touch()
    settle(library, former)
    assert [path.name for path in (library / "cache").iterdir()] == ["catalogue.sqlite3"]
    assert not (home / "cache" / "index.key").exists()
    settle(library, former)


def test_what_we_did_not_write_stays_where_an_index_stood(library: Path, former: Path, tmp_path: Path) -> None:
    kept = [former / "notes.txt", former / "9002d878917270d3" / "thesis.doc", former / "my folder" / "MAIN_x.pst"]
    (former / "my folder").mkdir()
    for path in kept:
        path.touch()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "stamps.json").touch()
    (former / "0123456789abcdef").symlink_to(tmp_path / "elsewhere")
    settle(library, former)
    assert all(path.exists() for path in kept)
    assert (tmp_path / "elsewhere" / "stamps.json").exists()
    assert not (former / "current.json").exists() and not list(former.rglob("*.toc"))


def test_a_cache_that_cannot_be_written_is_no_hindrance(
    library: Path, former: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    settle(library, former)
    assert not former.exists()
