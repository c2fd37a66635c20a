"""An error of our own is no damage: it is raised as it is, and the index stays."""

from collections.abc import Callable
from pathlib import Path

import pytest

from explorer import jobs
from explorer.search.engine import Engine, IndexDamaged
from explorer.search.index_engine import open_index
from explorer.search.parsing import parse
from tests.search.builders import report

INJECTED = [
    "explorer.search.ranking.Ranking.best",
    "explorer.search.matching.Matching.texts",
    "explorer.search.snippets.Highlighter.snippet",
]
"""Where a search may go wrong by our own fault: in ranking, in matching and in highlighting."""


def fail(*_: object, **__: object) -> None:
    raise TypeError("unsupported operand")


@pytest.mark.parametrize("place", INJECTED)
def test_an_error_in_searching_leaves_the_index(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    jobs.run(engine.index([report("r", "crime")], {"r": "1"}))
    files = _files(tmp_path / "index")
    with monkeypatch.context() as broken:
        broken.setattr(place, fail)
        with pytest.raises(TypeError, match="unsupported operand"):
            engine.search(parse("crime"))
    assert _files(tmp_path / "index") == files
    assert engine.search(parse("crime")).total == 1
    assert engine.stamps() == {"r": "1"}


@pytest.mark.parametrize(
    "place", ["explorer.search.index_engine.entries", "explorer.search.terms.TermsWriter.add_postings"]
)
def test_an_error_in_indexing_leaves_the_index(engine: Engine, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    jobs.run(engine.index([report("r", "crime")], {"r": "1"}))
    with monkeypatch.context() as broken:
        broken.setattr(place, fail)
        with pytest.raises(TypeError, match="unsupported operand"):
            engine.update(report("s", "crime"))
    assert engine.search(parse("crime")).total == 1
    engine.update(report("s", "crime"))
    assert engine.search(parse("crime")).total == 2


@pytest.mark.parametrize(
    "ask",
    [
        lambda engine: engine.stamps(),
        lambda engine: engine.vocabulary(),
        lambda engine: engine.search(parse("crime")),
    ],
    ids=["stamps", "vocabulary", "search"],
)
def test_what_the_disk_refuses_leaves_the_index(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ask: Callable[[Engine], object]
) -> None:
    jobs.run(engine.index([report("r", "crime")]))
    engine.close()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    other = open_index(tmp_path / "index")
    with monkeypatch.context() as broken:
        broken.setattr(Path, "read_bytes", refuse)
        with pytest.raises(Exception, match=r"cannot be read \(Permission denied\)"):
            ask(other)
    assert other.search(parse("crime")).total == 1
    other.close()


def test_only_the_store_condemns(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs.run(engine.index([report("r", "crime")]))

    def damaged(*_: object) -> None:
        raise IndexDamaged

    monkeypatch.setattr("explorer.search.whoosh_store.Segment.postings", damaged)
    with pytest.raises(IndexDamaged):
        engine.search(parse("crime"))
    assert not (tmp_path / "index" / "current.json").exists()


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
