"""A large index, searched in a process of its own."""

import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from explorer import jobs
from explorer.jobs import Cancelled, ChildProcess, Job, NoProcess, ProcessEnded, Progress, Worker
from explorer.jobs.job import checked_by
from explorer.search.apart import EngineApart
from explorer.search.builds import Builds
from explorer.search.engine import Engine, IndexDamaged
from explorer.search.index_engine import IndexEngine, open_index
from explorer.search.parsing import parse
from explorer.search.results import Order, Results
from tests.processes import is_gone
from tests.search.builders import report

PATIENCE = 60


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    engine = open_index(tmp_path / "index")
    made = [report("r", "crime and corruption", "prevention of crime"), report("s", "crime, corruption", year=2019)]
    made.append(report("t", *["other words"] * 10))  # So that few texts have the words that tell something.
    jobs.run(engine.index(made, {each.id: "1" for each in made}))
    engine.close()
    return tmp_path / "index"


@pytest.fixture
def apart(folder: Path) -> Iterator[EngineApart]:
    engine = EngineApart(folder, large=1)
    yield engine
    engine.close()


def process_of(engine: EngineApart) -> int:
    """The process in which an index is searched."""
    return jobs.run(engine._child.perform(_process))


def _process() -> Job[int]:
    yield Progress(0, 0)
    return os.getpid()


def total(engine: Engine) -> int:
    return engine.search(parse("crime")).total


def is_open_here(engine: EngineApart) -> bool:
    return engine._opened is not None


def test_every_question_is_answered_as_on_the_thread(folder: Path, apart: EngineApart) -> None:
    here, query, narrowed = open_index(folder), parse("crime prevention"), {"year": frozenset({"2019"})}

    def timeless(results: Results) -> Results:
        return replace(results, milliseconds=0)

    assert timeless(apart.search(query, 1, 1, Order.YEAR)) == timeless(here.search(query, 1, 1, Order.YEAR))
    assert timeless(apart.search(query, filters=narrowed)) == timeless(here.search(query, filters=narrowed))
    assert apart.search(query).hits
    assert apart.places(query.wanted) == here.places(query.wanted) != {}
    assert apart.by_year(query) == here.by_year(query) and apart.by_year(query).years
    assert apart.matches(query) == here.matches(query) != {}
    assert apart.telling("r", "corruption") == here.telling("r", "corruption") != ()
    assert apart.vocabulary() == here.vocabulary() != {}
    assert apart.stamps() == here.stamps() == dict.fromkeys("rst", "1")
    here.close()
    assert not is_open_here(apart)


def test_an_index_is_searched_apart_from_a_size_on(tmp_path: Path) -> None:
    """A small one takes no memory of a second process, and one that grows is soon a large one."""
    first = open_index(tmp_path / "index")
    assert total(first) == 0
    first.update(report("r", "crime"))
    first.close()
    engine = EngineApart(tmp_path / "index", large=2 * Builds(tmp_path / "index").size())
    assert total(engine) == 1 and is_open_here(engine)
    jobs.run(engine.index([report(f"r{number}", *["crime of many words"] * 50) for number in range(20)]))
    assert total(engine) == 1001 and not is_open_here(engine)
    number = process_of(engine)
    assert total(engine) == 1001 and process_of(engine) == number
    engine.close()
    assert is_gone(number)


def test_what_another_process_wrote_is_found(folder: Path, apart: EngineApart) -> None:
    assert total(apart) == 3
    other = open_index(folder)
    other.update(report("u", "crime"))
    other.close()
    assert total(apart) == 4
    other.discard()
    assert total(apart) == 0
    other.update(report("t", "crime"))
    other.close()
    assert total(apart) == 1


def test_discarding_lets_go_of_the_files(apart: EngineApart) -> None:
    total(apart)
    number = process_of(apart)
    apart.discard()
    assert is_gone(number) and total(apart) == 0
    apart.update(report("t", "crime"))
    assert total(apart) == 1


def test_damage_arrives_as_itself(folder: Path, apart: EngineApart) -> None:
    for path in folder.rglob("*.trm"):
        path.unlink()
    for _ in range(2):  # That nothing is found would be no answer.
        with pytest.raises(IndexDamaged):
            total(apart)
    apart.update(report("r", "crime"))
    assert total(apart) == 1


def test_a_process_that_died_is_replaced_without_a_word(apart: EngineApart) -> None:
    total(apart)
    os.kill(process_of(apart), signal.SIGKILL)
    assert total(apart) == 3


def test_a_question_that_a_process_dies_of_is_asked_once_more_and_then_told(
    apart: EngineApart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    total(apart)
    asked = tmp_path / "asked"
    monkeypatch.setattr(IndexEngine, "search", _dying)
    with pytest.raises(ProcessEnded, match="ended unexpectedly"):
        apart.search(asked)  # type: ignore[arg-type]
    assert asked.read_text() == "xx"


def _dying(_: IndexEngine, asked: Path, *about: object) -> Results:
    with asked.open("a") as file:
        file.write("x")
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def test_where_there_is_no_process_the_thread_searches_and_the_log_says_so(
    apart: EngineApart, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tried = []

    def refuse(*_: object) -> Job[None]:
        tried.append(1)
        yield Progress(0, 0)
        raise NoProcess("No helper process could be started.")

    monkeypatch.setattr(ChildProcess, "perform", refuse)
    with caplog.at_level(logging.WARNING):
        assert total(apart) == total(apart) == 3
    assert len(tried) == 1 and [entry.levelname for entry in caplog.records] == ["WARNING"]


def test_a_question_that_nobody_waits_for_any_more_is_given_up_and_its_process_kept(
    apart: EngineApart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    total(apart)
    number, began = process_of(apart), tmp_path / "began"
    worker, ended = Worker(), Future[object]()
    with monkeypatch.context() as endless:
        endless.setattr(IndexEngine, "search", _endless)

        def job() -> Job[object]:
            yield Progress(0, 0)
            return apart.search(began)  # type: ignore[arg-type]

        ticket = worker.submit(job, on_done=ended.set_result, on_error=ended.set_exception)
        until(began.exists)
    ticket.cancel()
    assert isinstance(ended.exception(PATIENCE), Cancelled)
    assert process_of(apart) == number and total(apart) == 3
    worker.close()


def test_a_question_that_was_given_up_starts_no_process(apart: EngineApart) -> None:
    def given_up() -> None:
        raise Cancelled

    before = multiprocessing.active_children()
    with checked_by(given_up), pytest.raises(Cancelled):
        total(apart)
    assert multiprocessing.active_children() == before


def _endless(engine: IndexEngine, began: Path, *about: object) -> Results:
    """A search that never ends, of words that were never read before."""
    for number in range(1_000_000_000):
        engine.search(parse(f"word{number}"))
        began.touch()
    raise AssertionError


def until(happened: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "this never happened"
        time.sleep(0.01)


def test_a_query_on_the_thread_is_given_up_as_well(folder: Path) -> None:
    engine, worker, ended, began = open_index(folder), Worker(), Future[object](), threading.Event()

    def job() -> Job[object]:
        yield Progress(0, 0)
        for number in range(1_000_000_000):
            engine.search(parse(f"word{number}"))
            began.set()
        return None

    ticket = worker.submit(job, on_done=ended.set_result, on_error=ended.set_exception)
    assert began.wait(PATIENCE)
    ticket.cancel()
    assert isinstance(ended.exception(PATIENCE), Cancelled)
    worker.close()
    assert engine.search(parse("crime")).total == 3
    engine.close()
