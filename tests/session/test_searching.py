"""The search of a session: the notes of its user among the hits, filters, orders and pages."""

import logging
from pathlib import Path

import pytest

from explorer.errors import ExplorerError
from explorer.jobs import ChildProcess, Job, Progress
from explorer.library import Library
from explorer.places import Mode, Place
from explorer.search.engine import IndexDamaged
from explorer.search.folders import index_folder
from explorer.search.index_engine import IndexEngine
from explorer.search.indexing import Indexed
from explorer.search.query import Kind
from explorer.search.results import Order
from explorer.session import Notice, Session
from explorer.session.searching import FAILED, STOPPED
from tests.narrow import known
from tests.search.test_errors import INJECTED, fail
from tests.session.conftest import Loop
from tests.statements import heard


@pytest.fixture
def opened(session: Session) -> Session:
    """The samples are open, with a note on a paragraph of 2018 and one on a paragraph of 2021."""
    session.open_library()
    for entry, note in (
        ("2018-implementation", "Ask about zebras."),
        ("2021-implementation", "Zebra again: corruption"),
    ):
        id = next(each.id for each in session.reports.entries() if each.id.startswith(entry))
        passage = session.passages.add(id, session.reports.report(id).paragraphs()[2].eid)
        assert passage.key is not None
        session.passages.set_note(passage, note)
    return session


def notes(session: Session) -> list[str]:
    assert session.searching.results is not None
    return [hit.snippet for hit in session.searching.results.hits if hit.where is Kind.NOTE]


def test_notes_are_found_before_all_else(opened: Session) -> None:
    opened.searching.search("zebra")
    assert opened.searching.results and opened.searching.results.total == 2
    assert notes(opened) == ["Ask about zebras.", "Zebra again: corruption"]
    hit = opened.searching.results.hits[0]
    assert (hit.label, hit.section, [hit.snippet[start:end] for start, end in hit.matches]) == ("3", "I", ["zebras"])
    opened.searching.search("corruption")
    total = opened.searching.results.total
    assert notes(opened) == ["Zebra again: corruption"] and opened.searching.results.hits[0].where is Kind.NOTE
    opened.searching.search("corruption -in:note")
    assert opened.searching.results.total == total - 1 and notes(opened) == []


def test_filters_hold_for_notes(opened: Session) -> None:
    expected = {
        "in:note": 2,
        "in:note corruption": 1,
        "zebra year:2018": 1,
        "zebra section:I": 2,
        "zebra section:IV": 0,
        "zebra series:mandates": 2,
        "-corruption": 0,
        "year:2018": 0,
    }
    found = {}
    for query in expected:
        opened.searching.search(query)
        found[query] = len(notes(opened))
    assert found == expected


def test_pages_go_on_behind_the_notes(opened: Session) -> None:
    opened.searching.limit = 1
    opened.searching.search("zebra OR firearms")
    assert opened.searching.results is not None
    total = opened.searching.results.total
    for _ in range(total):
        opened.searching.more()
    hits = opened.searching.results.hits
    assert len(hits) == total and len({(hit.report, hit.eid, hit.where, hit.snippet) for hit in hits}) == total
    assert [hit.where is Kind.NOTE for hit in hits[:3]] == [True, True, False]


def test_what_narrows_a_search_is_kept_until_it_ends(opened: Session) -> None:
    opened.searching.search("corruption")
    assert opened.searching.results is not None
    years = opened.searching.results.facets["year"]
    assert sum(years.values()) + 1 == opened.searching.results.total
    opened.searching.narrow("year", "2021")
    assert opened.searching.results.total == years["2021"] + 1 and opened.searching.results.facets["year"] == years
    opened.searching.narrow("year", "2018")
    assert opened.searching.results.total == years["2021"] + years["2018"] + 1
    opened.searching.narrow("year", "2021", on=False)
    assert opened.searching.results.total == years["2018"] and notes(opened) == []
    opened.searching.narrow("section", "Introduction")
    assert opened.searching.results.total < years["2018"]
    opened.searching.widen()
    assert opened.searching.results.total == sum(years.values()) + 1
    opened.searching.narrow("year", "2021")
    opened.searching.clear()
    assert opened.searching.filters == {}


def test_an_order_is_kept_and_completions_know_the_library(opened: Session) -> None:
    opened.searching.sort(Order.YEAR)
    opened.searching.search("firearms")
    assert opened.searching.results is not None
    years = [hit.report[:4] for hit in opened.searching.results.hits]
    assert years == sorted(years, reverse=True) and len(set(years)) > 1
    assert [one.text for one in opened.searching.complete("year:20", 7)] == ["year:2018", "year:2020", "year:2021"]


def test_no_more_is_to_come_when_the_index_is_told_to_be_up_to_date(opened: Session) -> None:
    found: list[bool] = []
    opened.searching.indexed.connect(lambda: found.append(opened.searching.indexing))
    opened.searching.update()
    assert found == [False] and not opened.searching.indexing


def test_a_library_that_did_not_change_is_not_indexed_again(
    live: Session, loop: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.open_library()
    loop.until(lambda: len(live.reports.entries()) == 4 and not live.work.tasks)
    folder = live.library.folder
    started: list[object] = []
    monkeypatch.setattr(ChildProcess, "perform", lambda *arguments, **_: started.append(arguments))
    live.open_library(folder)
    loop.until(lambda: not live.work.tasks)
    assert started == []
    live.searching.search("corruption")
    loop.until(lambda: live.searching.results)
    assert live.searching.results and live.searching.results.total


def test_a_note_that_another_program_made_is_found_and_then_known(opened: Session) -> None:
    told: list[int] = []
    opened.passages.changed.connect(lambda: told.append(1))
    first = opened.passages.all()[0]
    other = Library.open(opened.library.folder)
    other.user.set_note(first, "Ask about okapis.")
    other.close()
    assert opened.passages.all()[0] == first and not told
    opened.searching.search("okapi")
    assert notes(opened) == ["Ask about okapis."]
    assert opened.passages.all()[0].note == "Ask about okapis." and told == [1]


def test_more_can_be_fetched_after_a_search_was_cancelled(live: Session, loop: Loop) -> None:
    live.open_library()
    loop.until(lambda: len(live.reports.entries()) == 4 and not live.work.tasks)
    live.searching.search("corruption")
    loop.until(lambda: live.searching.results)
    assert live.searching.results is not None
    first = len(live.searching.results.hits)
    live.searching.more()
    live.work.cancel()
    loop.until(lambda: not live.work.tasks)
    live.searching.more()
    loop.until(lambda: live.searching.results and len(live.searching.results.hits) > first)


def test_a_search_that_is_cancelled_says_so_and_finds_when_it_is_asked_again(live: Session, loop: Loop) -> None:
    live.open_library()
    loop.until(lambda: len(live.reports.entries()) == 4 and not live.work.tasks)
    told: list[str] = []
    live.searching.changed.connect(lambda: told.append(live.searching.failure))
    live.searching.search("corruption")
    live.work.cancel()
    loop.until(lambda: told)
    assert told == [STOPPED] and live.searching.results is None
    live.searching.search("corruption")
    loop.until(lambda: live.searching.results)
    assert told == [STOPPED, ""]


def test_a_search_that_waits_for_an_index_in_vain_says_why(
    live: Session, loop: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.open_library()
    loop.until(lambda: len(live.reports.entries()) == 4 and not live.work.tasks)

    def damaged(*_: object) -> None:
        raise IndexDamaged("The index is damaged.")

    def fail(*_: object) -> Job[Indexed]:
        yield Progress(0, 0)
        raise ExplorerError("The disk is full.")

    monkeypatch.setattr(IndexEngine, "search", damaged)
    monkeypatch.setattr("explorer.session.searching.up_to_date", fail)
    live.searching.search("corruption")
    loop.until(lambda: live.searching.indexing)
    live.work.cancel()
    loop.until(lambda: live.searching.failure)
    assert live.searching.failure == STOPPED and not live.searching.indexing
    live.searching.search("corruption")
    loop.until(lambda: live.searching.failure)
    assert live.searching.failure == "The disk is full." and not live.searching.indexing
    monkeypatch.undo()
    live.searching.search("corruption")
    loop.until(lambda: live.searching.results)


def test_what_is_asked_for_while_a_library_is_opened_is_found_once_it_is_open(
    before_the_first_start: None, live: Session, loop: Loop
) -> None:
    said: list[Notice] = []
    live.noticed.connect(said.append)
    live.searching.search("nothing is open")
    live.open_library()
    live.searching.search("corruption")
    loop.until(lambda: live.searching.results and live.searching.results.hits and not live.work.tasks)
    assert (
        live.searching.results is not None and live.searching.results.query.text == live.searching.query == "corruption"
    )
    assert [notice.text for notice in said if notice.error] == []


def test_neither_a_key_nor_an_arrow_asks_the_database(
    live: Session, loop: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.open_library()
    loop.until(lambda: len(live.reports.entries()) == 4 and not live.work.tasks)
    statements = heard(monkeypatch)
    live.open_library(live.library.folder)
    live.saved_searches.save("corruption")
    live.passages.add(live.reports.entries()[0].id, "para_1")
    older, newer = (entry.id for entry in live.reports.entries()[:2])
    live.corrections.set_alone(older, "para_1", newer)
    type_and_go(live, loop, "corr")  # What changed is read once more.
    loop.until(lambda: not live.work.tasks)
    statements.clear()
    type_and_go(live, loop, "corruption")
    assert statements == []
    assert live.library.user.passages() and len(statements) == 1


def type_and_go(live: Session, loop: Loop, words: str) -> None:
    """Search for words letter by letter, and look at each hit, as the window does."""
    for end in range(1, len(words) + 1):
        live.searching.search(words[:end], unfinished=True)
        loop.until(lambda: live.searching.results and live.searching.results.query.text == live.searching.query)
        assert live.searching.results is not None
        live.saved_searches.is_saved(words[:end])
        live.saved_searches.new_in(live.searching.results)
        live.saved_searches.looked(words[:end])
        live.saved_searches.recent()
    assert live.searching.results and len({hit.report for hit in live.searching.results.hits}) > 1
    for hit in live.searching.results.hits:
        live.reader.go(Place(Mode.READ, hit.report, hit.eid), remember=False)
        live.passages.all()
        live.corrections.of(hit.report, hit.eid)
        live.comparisons.of(live.library.entry(hit.report).series)
        live.library.outline(hit.report)


@pytest.mark.parametrize("place", INJECTED)
def test_an_error_of_our_own_is_told_in_a_sentence_and_logged(
    opened: Session, said: list[Notice], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, place: str
) -> None:
    opened.searching.search("corruption")
    total, index = known(opened.searching.results).total, index_folder(opened.library.folder)
    files = _files(index)
    said.clear()
    with monkeypatch.context() as broken:
        broken.setattr(place, fail)
        opened.searching.search("firearms")
    assert said == [Notice(FAILED, error=True, fault=True)]
    assert (opened.searching.results, opened.searching.failure) == (None, FAILED)
    (entry,) = [entry for entry in caplog.records if entry.exc_info]
    assert "TypeError: unsupported operand" in caplog.text and entry.name == "explorer.session.searching"
    assert _files(index) == files
    opened.searching.search("corruption")
    assert opened.searching.results and opened.searching.results.total == total and opened.searching.failure == ""
    assert len(said) == 1


def test_an_error_of_our_own_in_indexing_is_logged_once_with_its_trace(
    opened: Session, said: list[Notice], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("explorer.session.indexing.is_current", lambda *what: False)
    monkeypatch.setattr("explorer.session.indexing.index_library", fail)
    said.clear()
    opened.searching.update()
    assert [(notice.error, notice.fault) for notice in said] == [(True, True)]
    (entry,) = [entry for entry in caplog.records if entry.levelno >= logging.ERROR]
    assert ", in fail\n" in entry.getMessage() and entry.getMessage().endswith("TypeError")


def test_a_damaged_index_is_built_again_and_the_search_goes_on(opened: Session, said: list[Notice]) -> None:
    opened.searching.search("corruption")
    assert opened.searching.results is not None
    hits = opened.searching.results.hits
    for path in index_folder(opened.library.folder).rglob("*.pst"):
        path.write_bytes(path.read_bytes()[:-1] + b"\0")
    opened.searching.open(opened.library)
    opened.searching.search("corruption")
    assert opened.searching.results and [hit.eid for hit in opened.searching.results.hits] == [hit.eid for hit in hits]
    assert [notice for notice in said if notice.error] == [] and not opened.searching.failure


def test_nothing_of_an_index_stands_in_the_library(opened: Session) -> None:
    opened.searching.search("corruption")
    assert not (opened.library.folder / "cache" / "index").exists()
    assert (index_folder(opened.library.folder) / "current.json").exists()


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_like_a_text_is_not_told_where_something_else_was_searched_for_meanwhile(
    live: Session, loop: Loop
) -> None:
    live.open_library()
    loop.until(lambda: len(live.reports.entries()) == 4 and not live.work.tasks)
    report, told = live.reports.entries()[0].id, list[str]()
    live.searching.like(report, "trafficking in persons and smuggling of migrants", told.append)
    live.searching.search("corruption")
    loop.until(lambda: live.searching.results and not live.work.tasks)
    assert told == []
    live.searching.like(report, "trafficking in persons and smuggling of migrants", told.append)
    loop.until(lambda: told)
    assert "migrants" in told[0].split(" OR ")
