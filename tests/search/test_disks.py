"""Disks that are full or cannot be written: an index that is there answers, and what the user is told to do helps."""

import errno
import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer import jobs
from explorer.errors import ExplorerError
from explorer.search.checksums import BlockWriter
from explorer.search.engine import Engine, IndexDamaged
from explorer.search.index_engine import open_index
from explorer.search.parsing import parse
from tests.search.builders import report

_MOST_WRITES = 200
_READ_ONLY = r"Read-only file system\)\. Let the disk be written\."


def total(engine: Engine, text: str = "crime") -> int:
    return engine.search(parse(text)).total


class _Full:
    """A disk on which one write finds no room: that of this number, counted from 1."""

    def __init__(self, number: int, patch: pytest.MonkeyPatch) -> None:
        self._left = number
        put, fsync = BlockWriter._put, os.fsync

        def put_if_there_is_room(writer: BlockWriter, data: memoryview, last: bool) -> None:
            if not isinstance(writer._raw, io.BytesIO):
                self._take()
            put(writer, data, last)

        def sync_if_there_is_room(handle: int) -> None:
            self._take()
            fsync(handle)

        patch.setattr(BlockWriter, "_put", put_if_there_is_room)
        patch.setattr(os, "fsync", sync_if_there_is_room)

    @property
    def was_met(self) -> bool:
        return self._left <= 0

    def _take(self) -> None:
        self._left -= 1
        if self._left == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_whichever_write_finds_no_room_the_index_answers_and_is_written_when_there_is(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs.run(engine.index([report("r", "crime"), report("s", "crime")], {"r": "1", "s": "1"}))
    for number in range(1, _MOST_WRITES):
        with monkeypatch.context() as patch:
            full = _Full(number, patch)
            other = open_index(tmp_path / "index")
            change = other.index([report("s", "crime"), report("t", "crime")], {"s": "2", "t": "1"})
            try:
                jobs.run(change)
            except ExplorerError as error:
                assert "Free some space on the disk" in str(error), number
            else:
                assert not full.was_met, number
                break
        assert total(engine) == total(other) == len(engine.stamps()), number
        jobs.run(engine.index([report("s", "crime")], {"s": "1"}, removed=["t"]))
        assert total(engine) == 2 and engine.stamps() == {"r": "1", "s": "1"}, number
    assert 5 < number < _MOST_WRITES - 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of a megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_an_index_on_a_full_disk_is_searched_and_written_again_when_there_is_space(small_disk: Path) -> None:
    engine = open_index(small_disk / "index")
    engine.update(report("r", "crime"))
    _fill(small_disk)
    other = open_index(small_disk / "index")
    for each in (engine, other):
        with pytest.raises(ExplorerError, match=r"No space left on device\)\. Free some space on the disk\."):
            each.update(report("s", *["crime of many words"] * 500))
        assert total(each) == 1
    (small_disk / "large").unlink()
    other.update(report("s", "crime"))
    assert total(engine) == total(other) == 2
    engine.close()
    other.close()


def test_an_index_that_a_new_version_does_not_read_makes_room_for_its_own(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = open_index(small_disk / "index")
    older.update(report("r", *["crime of many words"] * 500))
    older.close()
    _fill(small_disk)
    monkeypatch.setattr("explorer.search.builds.format_version", lambda: "another")
    engine = open_index(small_disk / "index")
    engine.update(report("r", "crime"))
    assert total(engine) == 1
    engine.close()


def test_an_index_on_a_disk_that_can_only_be_read_is_searched(small_disk: Path) -> None:
    engine = open_index(small_disk / "index")
    engine.update(report("r", "crime"))
    engine.close()
    _remount(small_disk, "ro")
    with pytest.raises(ExplorerError, match=_READ_ONLY):
        engine.update(report("s", "crime"))
    assert total(engine) == 1
    with pytest.raises(ExplorerError, match=_READ_ONLY):
        engine.discard()
    assert total(engine) == 1
    engine.close()
    _remount(small_disk, "rw")
    engine.update(report("s", "crime"))
    assert total(engine) == 2
    engine.close()


def test_damage_on_a_disk_that_can_only_be_read_is_told_until_the_disk_is_written(small_disk: Path) -> None:
    engine = open_index(small_disk / "index")
    engine.update(report("r", "crime"))
    engine.close()
    for path in small_disk.rglob("*.pst"):
        path.write_bytes(path.read_bytes()[:-1] + b"\0")
    _remount(small_disk, "ro")
    for _ in range(2):
        with pytest.raises(ExplorerError, match=_READ_ONLY) as told:
            total(engine)
        assert not isinstance(told.value, IndexDamaged)
    _remount(small_disk, "rw")
    with pytest.raises(IndexDamaged):
        total(engine)
    engine.update(report("r", "crime"))
    assert total(engine) == 1
    engine.close()


def _fill(disk: Path) -> None:
    with pytest.raises(OSError, match="No space"), (disk / "large").open("wb", buffering=0) as large:
        while large.write(bytes(4096)):
            pass


def _remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True, capture_output=True)
