import errno
import os
import stat
from pathlib import Path

import pytest

from explorer import paths
from explorer.errors import ExplorerError


def test_one_variable_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME, str(tmp_path))
    libraries = [paths.samples_library(), paths.default_library()]
    places = [paths.config_file(), *libraries, paths.cache_folder(), paths.log_folder()]
    assert len(set(places)) == 5
    assert all(place.is_relative_to(tmp_path) for place in places)


def test_without_it_the_system_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.HOME, raising=False)
    assert paths.data_folder().is_absolute()
    assert "report-explorer" in str(paths.data_folder())


def test_resources_are_found_and_a_missing_one_is_a_sentence() -> None:
    assert paths.resource("samples").is_dir()
    assert paths.resource("reports.toml").is_file()
    with pytest.raises(ExplorerError, match="Install Report Explorer again"):
        paths.resource("nothing.bin")


def test_writing_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "new" / "file.txt"
    paths.write_atomically(target, b"one")
    paths.write_atomically(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.skipif(os.name != "posix", reason="file modes are of POSIX")
def test_a_written_file_has_the_rights_of_any_other(tmp_path: Path) -> None:
    paths.write_atomically(tmp_path / "file", b"")
    (tmp_path / "other").write_bytes(b"")
    assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == stat.S_IMODE((tmp_path / "other").stat().st_mode)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "file.txt"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExplorerError, match="No space left"):
        paths.write_atomically(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name != "posix", reason="named pipes are of POSIX")
def test_a_pipe_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ExplorerError, match="Choose another name"):
        paths.write_atomically(pipe, b"text")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]


@pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
def test_a_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link, target = tmp_path / "link", tmp_path / "elsewhere" / "file"
    link.symlink_to(target)
    paths.write_atomically(link, b"text")
    assert link.is_symlink() and target.read_bytes() == b"text"


def test_writing_never_touches_the_mask_that_other_threads_write_under(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(os, "umask", asked.append)
    paths.write_atomically(tmp_path / "file", b"text")
    assert asked == []
