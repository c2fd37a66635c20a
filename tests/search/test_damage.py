"""An index is a cache: whatever happens to it, nothing worse follows than building it again, and that is said."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer import jobs
from explorer.errors import ExplorerError
from explorer.search.engine import Engine, IndexBusy, IndexDamaged
from explorer.search.index_engine import open_index
from explorer.search.parsing import parse
from tests.search.builders import report


def _all(folder: Path, suffix: str = "") -> list[Path]:
    return [path for path in folder.glob(f"*/*{suffix}") if path.is_file()]


def _truncate(folder: Path) -> None:
    for path in _all(folder):
        path.write_bytes(path.read_bytes()[:10])


def _scramble(folder: Path) -> None:
    for path in _all(folder):
        path.write_bytes(bytes(range(256)) * (path.stat().st_size // 256 + 1))


def _lose_a_file(folder: Path) -> None:
    for path in _all(folder, ".trm"):
        path.unlink()


def _lose_everything(folder: Path) -> None:
    for path in _all(folder):
        path.unlink()


def _spoil_the_name(folder: Path) -> None:
    (folder / "current.json").write_bytes(b"{")


@pytest.mark.parametrize("spoil", [_truncate, _scramble, _lose_a_file, _lose_everything, _spoil_the_name])
def test_a_damaged_index_is_set_aside_and_can_be_built_again(
    engine: Engine, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    jobs.run(engine.index([report("r", "crime")], {"r": "1"}))
    engine.close()
    spoil(tmp_path / "index")
    reader = open_index(tmp_path / "index")
    with pytest.raises(IndexDamaged, match="built again"):
        reader.search(parse("crime"))
    assert reader.stamps() == {}
    with pytest.raises(IndexDamaged, match="built again"):  # That nothing is found would be no answer.
        reader.search(parse("crime"))
    jobs.run(reader.index([report("r", "crime")], {"r": "1"}))
    assert reader.search(parse("crime")).total == 1
    reader.close()


def test_an_index_of_another_user_is_not_opened(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some of its files are pickles, so that opening it would run what they say."""
    jobs.run(engine.index([report("r", "crime")]))
    engine.close()
    if not hasattr(os, "getuid"):
        pytest.skip("this system knows no owners by number")
    monkeypatch.setattr(os, "getuid", lambda: (tmp_path / "index").stat().st_uid + 1)
    monkeypatch.setattr("explorer.search.builds._TRUSTED", ())
    monkeypatch.setattr("explorer.search.whoosh_store.Store.__init__", None)
    with pytest.raises(ExplorerError, match="another user"):
        open_index(tmp_path / "index").search(parse("crime"))


def test_an_index_of_another_version_is_built_again_without_a_word(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs.run(engine.index([report("r", "crime")], {"r": "1"}))
    engine.close()
    monkeypatch.setattr("explorer.search.builds.format_version", lambda: "another")
    newer = open_index(tmp_path / "index")
    assert newer.stamps() == {}
    assert newer.search(parse("crime")).total == 0
    jobs.run(newer.index([report("r", "crime")], {"r": "1"}))
    assert newer.search(parse("crime")).total == 1
    newer.close()


def test_indexing_given_up_leaves_the_index_as_before(engine: Engine) -> None:
    jobs.run(engine.index([report("r", "crime")]))
    job = engine.index([report("s", "crime"), report("t", "crime")], removed=["r"])
    next(job)
    next(job)
    job.close()
    assert set(engine.stamps()) == {"r"}
    assert engine.search(parse("crime")).total == 1
    jobs.run(engine.index([report("s", "crime")]))
    assert engine.search(parse("crime")).total == 2


def test_indexing_that_fails_in_its_last_step_leaves_the_index_as_before(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs.run(engine.index([report("r", "crime")]))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("whoosh.writing.SegmentWriter._commit_toc", full)
        with pytest.raises(Exception, match="Free some space"):
            engine.update(report("s", "crime"))
    assert set(engine.stamps()) == {"r"}
    engine.update(report("s", "crime"))
    assert set(engine.stamps()) == {"r", "s"}


def test_two_writers_do_not_meet(engine: Engine, tmp_path: Path) -> None:
    first = engine.index([report("r", "crime")])
    next(first)
    with pytest.raises(IndexBusy):
        open_index(tmp_path / "index").update(report("s", "crime"))
    jobs.run(first)
    assert engine.search(parse("crime")).total == 1


def test_what_a_killed_build_left_is_cleared_away(engine: Engine, tmp_path: Path) -> None:
    for name in ("0123456789abcdef", "somebody's own"):
        (tmp_path / "index" / name).mkdir(parents=True)
    jobs.run(engine.index([report("r", "crime")]))
    left = {path.name for path in (tmp_path / "index").iterdir() if path.is_dir()}
    assert "0123456789abcdef" not in left and "somebody's own" in left and len(left) == 2
