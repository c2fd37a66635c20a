from pathlib import Path

import pytest

from explorer.errors import ExplorerError
from explorer.search.engine import IndexDamaged
from explorer.search.index_engine import IndexEngine
from explorer.session import Notice, Session
from explorer.session.searching import DAMAGED_AGAIN
from tests.narrow import known
from tests.session.conftest import Loop
from tests.session.folders import put


def test_a_saved_search_counts_what_came_since_it_was_last_looked_at(session: Session, tmp_path: Path) -> None:
    for name, words in (("one", "A zebra was seen."), ("two", "Another zebra, and a third zebra.")):
        (tmp_path / f"{name}.txt").write_text(f"I. Introduction\n\n1. {words}\n\n2. Zebra crossings of {name}.\n")
    session.open_library(tmp_path / "library")
    session.imports.start([tmp_path / "one.txt"])
    session.searching.search("zebra")
    session.saved_searches.save("zebra")
    assert session.saved_searches.new_in(known(session.searching.results)) == session.saved_searches.new("zebra") == 0
    session.imports.start([tmp_path / "two.txt"])
    assert session.saved_searches.new("zebra") == 2
    assert session.saved_searches.new_in(known(session.searching.results)) == 2
    newest = session.imports.results[-1].id
    assert session.saved_searches.fresh("zebra") == {newest} and not session.saved_searches.fresh("zebras")
    session.saved_searches.looked("zebra")
    assert not session.saved_searches.fresh("zebra")
    assert session.saved_searches.new("zebra") == session.saved_searches.new_in(known(session.searching.results)) == 0


def test_saving_a_saved_search_gives_it_up_and_can_be_undone(session: Session, tmp_path: Path) -> None:
    session.open_library(tmp_path / "library")
    session.saved_searches.save("zebra")
    assert session.saved_searches.is_saved("zebra")
    session.saved_searches.save("zebra")
    assert session.saved_searches.all() == []
    session.undo()
    assert session.saved_searches.all() == ["zebra"]


def test_an_index_that_cannot_be_built_is_told_of_once_and_known(
    session: Session, said: list[Notice], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def damaged(*_: object) -> None:
        raise IndexDamaged("The index is damaged.")

    session.open_library(tmp_path / "library")
    with monkeypatch.context() as broken:
        broken.setattr(IndexEngine, "search", damaged)
        session.searching.search("zebra")
    assert session.searching.failure == DAMAGED_AGAIN
    assert [notice.text for notice in said if notice.error] == [DAMAGED_AGAIN]
    session.searching.search("zebra")
    assert not session.searching.failure


@pytest.mark.parametrize("cancelled", [True, False])
def test_counting_that_stops_is_told_once_and_taken_up_when_something_new_comes(
    live: Session, loop: Loop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cancelled: bool
) -> None:
    live.open_library(tmp_path / "library")
    loop.until(lambda: not live.work.tasks)
    for query in ("zebra", "okapi"):
        live.saved_searches.save(query)
    said: list[Notice] = []
    live.noticed.connect(said.append)
    (tmp_path / "one.txt").write_text("I. Introduction\n\n1. A zebra was seen.\n\n2. And an okapi.\n")
    live.imports.start([tmp_path / "one.txt"])
    loop.until(lambda: live.imports.results and not live.work.tasks)
    told: list[tuple[int | None, ...]] = []
    searches = live.saved_searches
    searches.changed.connect(lambda: told.append(tuple(map(searches.new, searches.all()))))

    def fail(*_: object) -> None:
        raise ExplorerError("It failed.")

    with monkeypatch.context() as broken:
        broken.setattr(IndexEngine, "search", fail)
        searches.refresh()
        if cancelled:
            live.work.cancel()
        loop.until(lambda: not live.work.tasks)
    assert told == [(0, 0)]
    assert [notice.text for notice in said if notice.error] == [] if cancelled else ["It failed."]
    searches.refresh()
    loop.until(lambda: len(told) > 1)
    assert told[-1] == (1, 1)


def test_a_search_is_narrowed_to_reports_as_long_as_it_stands(session: Session, tmp_path: Path) -> None:
    put(tmp_path, "one.txt", "two.txt")
    session.open_library(tmp_path / "library")
    session.imports.start([tmp_path / "one.txt"])
    session.saved_searches.save("office")
    session.imports.start([tmp_path / "two.txt"])
    assert session.saved_searches.with_news() == ["office"]
    session.searching.search("office")
    fresh = session.saved_searches.fresh("office")
    session.searching.narrow_to(fresh)
    assert {hit.report for hit in known(session.searching.results).hits} == fresh
    session.searching.narrow_to(())
    assert len({hit.report for hit in known(session.searching.results).hits}) == 2
    session.searching.narrow_to(fresh)
    session.searching.search("office worked")
    assert len({hit.report for hit in known(session.searching.results).hits}) == 2


def test_it_is_told_once_that_all_are_counted(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open_library(tmp_path / "library")
    session.saved_searches.save("office")
    heard: list[int | None] = []
    session.saved_searches.counted.connect(lambda: heard.append(session.saved_searches.new("office")))
    put(tmp_path, "one.txt")
    session.imports.start([tmp_path / "one.txt"])
    assert heard == [1]
    with monkeypatch.context() as counting:
        counting.setattr(session.saved_searches, "_count_next", lambda: None)
        session.saved_searches.refresh()
        assert session.saved_searches.with_news() == ["office"]
