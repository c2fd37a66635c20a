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


def _refusal(path: Path) -> str:
    with pytest.raises(ExplorerError) as caught:
        paths.write_atomically(path, b"text")
    return str(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="the system's errors are of POSIX")
def test_what_stands_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder").mkdir()
    for below in ("file/a.txt", "file/a/b/c.txt"):
        assert f"Move “{tmp_path / 'file'}” away, which is a file where a folder is needed" in _refusal(
            tmp_path / below
        )
    assert "Move the folder of that name away, or choose another place." in _refusal(tmp_path / "folder")
    assert "Give it a shorter name" in _refusal(tmp_path / ("x" * 300))
    with pytest.raises(OSError) as caught:
        paths.private_folder(tmp_path / "file")
    assert f"Move “{tmp_path / 'file'}” away" in str(paths.unwritable(tmp_path, caught.value))


@pytest.mark.parametrize(
    ("number", "written", "read"),
    [
        (errno.ENOSPC, "Free some space on the disk.", "Free some space on the disk."),
        (errno.EDQUOT, "Free some space on the disk, of which", "Free some space on the disk, of which"),
        (errno.EROFS, "Let the disk be written.", "Let the disk be written."),
        (errno.EACCES, "Change who may write there.", "Change who may read it."),
        (errno.ENOENT, "Check its name and folder.", "Check its name and folder."),
        (errno.EISDIR, "Move the folder of that name away.", "Choose a file in that folder."),
        (errno.ENOTDIR, "of which a part is no folder.", "of which a part is no folder."),
        (errno.EMFILE, "Close other programs", "Close other programs"),
        (errno.EIO, "Check the disk.", "Check the disk."),
    ],
)
def test_each_error_of_the_system_has_its_own_way_out(number: int, written: str, read: str, tmp_path: Path) -> None:
    error = OSError(number, os.strerror(number))
    assert written in str(paths.unwritable(tmp_path, error)) and read in str(paths.unreadable(tmp_path, error))


def test_advice_on_space_is_given_nowhere_else() -> None:
    advising = [
        path for path in Path(paths.__file__).parent.rglob("*.py") if "ree some space" in path.read_text("utf-8")
    ]
    where_it_is_full = {"database.py", "backups.py", "hindrance.py"}
    assert {path.name for path in advising} - where_it_is_full == {"paths.py"}
