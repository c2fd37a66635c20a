"""The index of a session: where it cannot be written, and where another process searches it."""

import json
from pathlib import Path

import pytest

from explorer.errors import ExplorerError
from explorer.jobs import Job, Progress
from explorer.search.apart import EngineApart
from explorer.search.checksums import sealed, unsealed
from explorer.search.folders import index_folder
from explorer.session import Notice, Session
from explorer.session.session import NICE
from tests.processes import is_gone
from tests.search.test_apart import is_open_here, process_of
from tests.session.conftest import Loop
from tests.session.test_searching import type_and_go

NO_SPACE = "“index” cannot be written (No space left on device). Free some space on the disk."


def test_where_no_index_can_be_made_that_is_told_and_the_search_goes_on_when_it_can(
    live: Session, loop: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a new version of the program, which does not read the index that is there, on a disk that is full."""
    said: list[Notice] = []
    live.noticed.connect(said.append)
    live.open_library()
    loop.until(lambda: len(live.reports.entries()) == 4 and not live.work.tasks)
    current = index_folder(live.library.folder) / "current.json"
    build = json.loads(unsealed(current.read_bytes(), "current"))["build"]
    current.write_bytes(sealed(json.dumps({"build": build, "version": "an older one"}).encode()))
    with monkeypatch.context() as full:
        full.setattr("explorer.session.indexing.index_library", refused)
        live.open_library(live.library.folder)
        loop.until(lambda: not live.work.tasks)
        for word in ("corr", "corruption"):
            live.searching.search(word, unfinished=True)
            loop.until(lambda: live.searching.failure and not live.work.tasks)
            assert live.searching.results is None and live.searching.failure == NO_SPACE
        assert {notice.text for notice in said} == {NO_SPACE}
    live.searching.search("corruption")
    loop.until(lambda: live.searching.results and live.searching.results.total)
    assert live.searching.failure == "" and not live.searching.indexing


def refused(*_: object) -> Job[None]:
    yield Progress(0, 0)
    raise ExplorerError(NO_SPACE)


def test_an_index_that_is_there_answers_though_it_cannot_be_written(
    live: Session, loop: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.open_library()
    loop.until(lambda: len(live.reports.entries()) == 4 and not live.work.tasks)
    monkeypatch.setattr("explorer.session.indexing.is_current", lambda *what: False)
    monkeypatch.setattr("explorer.session.indexing.index_library", refused)
    live.searching.update()
    loop.until(lambda: not live.work.tasks)
    live.searching.search("corruption")
    loop.until(lambda: live.searching.results)
    assert live.searching.results and live.searching.results.total and not live.searching.failure


@pytest.mark.slow
def test_a_large_library_is_searched_apart_and_nobody_notices(
    live: Session, loop: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[EngineApart] = []

    def opened(folder: Path) -> EngineApart:
        made.append(EngineApart(folder, large=1))
        return made[-1]

    monkeypatch.setattr("explorer.session.searching.open_apart", opened)
    live.open_library()
    loop.until(lambda: len(live.reports.entries()) == 4 and not live.work.tasks)
    type_and_go(live, loop, "corruption")
    assert live.searching.complete("year:20", 7) and not is_open_here(made[0])
    first, results = process_of(made[0]), live.searching.results
    live.searching.rebuild()
    loop.until(lambda: not live.work.tasks and live.searching.results is not results)
    assert live.searching.results and results and live.searching.results.total == results.total
    assert is_gone(first)
    second = process_of(made[0])
    live.open_library(live.library.folder)
    loop.until(lambda: not live.work.tasks)
    assert is_gone(second)
    live.searching.search("corruption")
    loop.until(lambda: live.searching.results)
    third = process_of(made[1])
    live.close()
    assert is_gone(third)


def test_a_command_line_waits_for_its_processes_and_none_of_them_gives_way(session: Session, live: Session) -> None:
    def nice(of: Session) -> list[int]:
        return [each.nice for each in (of._reading, of._comparing, of._indexing, of.checking._child)]

    assert nice(session) == [0, 0, 0, 0] and nice(live) == [NICE] * 4
