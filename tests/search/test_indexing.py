"""The job that brings the index of a library up to date."""

from pathlib import Path

import pytest

import explorer.akn as akn
from explorer import jobs
from explorer.jobs import ChildProcess, Progress
from explorer.search.index_engine import open_index
from explorer.search.indexing import Indexed, index_library, is_current
from explorer.search.parsing import parse
from explorer.search.results import Results
from tests.search.builders import report


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder of stored reports: a, b and c."""
    for id, year in (("a", 2018), ("b", 2020), ("c", 2021)):
        store(tmp_path / "reports", id, year, f"crime in {year}")
    return tmp_path / "reports"


def store(folder: Path, id: str, year: int, text: str) -> None:
    (folder / id).mkdir(parents=True, exist_ok=True)
    (folder / id / "report.xml").write_bytes(akn.write(report(id, text, year=year)))


def update(library: Path, wanted: dict[str, str], **more: dict[str, dict[str, object]]) -> Indexed:
    return jobs.run(index_library(library.parent / "index", library, wanted, **more))


def search(library: Path, text: str) -> Results:
    engine = open_index(library.parent / "index")
    try:
        return engine.search(parse(text))
    finally:
        engine.close()


def test_only_what_changed_is_indexed(library: Path) -> None:
    assert update(library, {"a": "1", "b": "1"}) == Indexed(indexed=("a", "b"))
    store(library, "b", 2020, "fraud in 2020")
    assert update(library, {"b": "1", "c": "1"}) == Indexed(indexed=("b", "c"), removed=("a",))
    assert update(library, {"b": "1", "c": "1"}) == Indexed()
    assert update(library, {"b": "2", "c": "1"}) == Indexed(indexed=("b",))
    assert {hit.report for hit in search(library, "crime").hits} == {"c"}
    assert {hit.report for hit in search(library, "fraud").hits} == {"b"}


def test_corrections_are_indexed_and_change_nothing_else(library: Path) -> None:
    corrections: dict[str, dict[str, object]] = {"a": {"year": 2019, "series": "Corrected"}}
    update(library, {"a": "1", "b": "1"})
    assert update(library, {"a": "1", "b": "1"}, corrections=corrections).indexed == ("a",)
    facets = search(library, "crime").facets
    assert facets["year"] == {"2019": 1, "2020": 1}
    assert facets["series"] == {"Corrected": 1, "Mandates": 1}
    assert update(library, {"a": "1", "b": "1"}).indexed == ("a",)


def test_an_unreadable_report_is_named_and_the_others_are_indexed(library: Path) -> None:
    (library / "b" / "report.xml").write_bytes(b"<nothing")
    done = update(library, {"a": "1", "b": "1", "gone": "1"})
    assert (done.indexed, done.failed) == (("a",), ("b", "gone"))
    assert search(library, "crime").total == 1


def test_a_damaged_index_is_built_again_and_that_is_said(library: Path) -> None:
    update(library, {"a": "1", "b": "1"})
    for path in (library.parent / "index").glob("*/*"):
        if path.is_file():
            path.write_bytes(b"\0" * 200)
    done = update(library, {"a": "1", "b": "1"})
    assert done.indexed == ("a", "b")
    assert done.notice and "built again" in done.notice
    assert search(library, "crime").total == 2


def test_progress_counts_the_reports(library: Path) -> None:
    seen: list[Progress] = []
    jobs.run(index_library(library.parent / "index", library, {"a": "1", "b": "1"}), seen.append)
    assert [(progress.done, progress.total) for progress in seen] == [(0, 2), (1, 2), (2, 2)]
    assert seen[0].text == "Indexing Report a"


def test_the_job_runs_in_another_process(library: Path) -> None:
    process = ChildProcess()
    try:
        done = jobs.run(process.perform(index_library, library.parent / "index", library, {"a": "1"}, timeout=60))
    finally:
        process.close()
    assert done == Indexed(indexed=("a",))
    assert search(library, "crime").total == 1


def test_two_programs_index_in_turn(library: Path) -> None:
    first = index_library(library.parent / "index", library, {"a": "1", "b": "1"})
    second = index_library(library.parent / "index", library, {"a": "1", "b": "1"})
    assert next(first).text == "Indexing Report a"
    assert next(second).text == "Waiting for another window"
    jobs.run(first)
    assert jobs.run(second) == Indexed()
    assert search(library, "crime").total == 2


def test_where_other_terms_are_to_be_indexed_the_old_ones_serve_meanwhile(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("explorer.search.index_engine._BATCHES", (1,))
    wanted = {"a": "1", "b": "1", "c": "1"}
    update(library, wanted)
    monkeypatch.setattr("explorer.search.indexing.content_version", lambda: "another")
    assert not is_current(library.parent / "index", library, wanted)
    job, totals = index_library(library.parent / "index", library, wanted), []
    try:
        while True:
            next(job)
            totals.append(search(library, "crime").total)
    except StopIteration as stop:
        assert stop.value == Indexed(indexed=("a", "b", "c"))
    assert len(totals) > 3 and set(totals) == {3}
    assert is_current(library.parent / "index", library, wanted)


def test_the_first_reports_are_found_before_the_last_are_read(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.search.index_engine._BATCHES", (1,))
    job, totals = index_library(library.parent / "index", library, {"a": "1", "b": "1", "c": "1"}), []
    for _ in job:
        totals.append(search(library, "crime").total)
    assert set(totals) >= {0, 1, 2} and totals == sorted(totals)


def test_whether_anything_changed_is_known_without_opening_the_index(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, wanted = library.parent / "index", {"a": "1", "b": "1"}
    assert not is_current(index, library, wanted)
    update(library, wanted)
    monkeypatch.setattr("explorer.search.whoosh_store.Store.__init__", None)
    assert is_current(index, library, wanted)
    assert not is_current(index, library, {"a": "1"})
    assert not is_current(index, library, wanted, {"a": {"year": 1999}})
    store(library, "b", 2020, "fraud in 2020")
    assert not is_current(index, library, wanted)


def test_a_writer_that_was_stopped_leaves_nothing_that_speaks_for_it(library: Path) -> None:
    index = library.parent / "index"
    update(library, {"a": "1"})
    job = index_library(index, library, {"a": "1", "b": "1"})
    next(job)
    job.close()
    assert not is_current(index, library, {"a": "1", "b": "1"})
    assert update(library, {"a": "1", "b": "1"}).indexed == ("b",)
