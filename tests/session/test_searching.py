"""The search of a session: the notes of its user among the hits, filters, orders and pages."""

from pathlib import Path

import pytest

from explorer.jobs import ChildProcess
from explorer.search.folders import index_folder
from explorer.search.query import Kind
from explorer.search.results import Order
from explorer.session import Notice, Session
from explorer.session.searching import FAILED
from tests.search.test_errors import INJECTED, fail
from tests.session.conftest import Loop


@pytest.fixture
def opened(session: Session) -> Session:
    """The samples are open, with a note on a paragraph of 2018 and one on a paragraph of 2021."""
    session.open_library()
    for entry, note in (
        ("2018-implementation", "Ask about zebras."),
        ("2021-implementation", "Zebra again: corruption"),
    ):
        id = next(each.id for each in session.entries() if each.id.startswith(entry))
        passage = session.add_passage(id, session.report(id).paragraphs()[2].eid)
        assert passage.key is not None
        session.set_note(passage.key, note)
    return session


def notes(session: Session) -> list[str]:
    assert session.results is not None
    return [hit.snippet for hit in session.results.hits if hit.where is Kind.NOTE]


def test_notes_are_found_before_all_else(opened: Session) -> None:
    opened.search("zebra")
    assert opened.results and opened.results.total == 2
    assert notes(opened) == ["Ask about zebras.", "Zebra again: corruption"]
    hit = opened.results.hits[0]
    assert (hit.label, hit.section, [hit.snippet[start:end] for start, end in hit.matches]) == ("3", "I", ["zebras"])
    opened.search("corruption")
    total = opened.results.total
    assert notes(opened) == ["Zebra again: corruption"] and opened.results.hits[0].where is Kind.NOTE
    opened.search("corruption -in:note")
    assert opened.results.total == total - 1 and notes(opened) == []


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
        opened.search(query)
        found[query] = len(notes(opened))
    assert found == expected


def test_pages_go_on_behind_the_notes(opened: Session) -> None:
    opened.searching.limit = 1
    opened.search("zebra OR firearms")
    assert opened.results is not None
    total = opened.results.total
    for _ in range(total):
        opened.searching.more()
    hits = opened.results.hits
    assert len(hits) == total and len({(hit.report, hit.eid, hit.where, hit.snippet) for hit in hits}) == total
    assert [hit.where is Kind.NOTE for hit in hits[:3]] == [True, True, False]


def test_what_narrows_a_search_is_kept_until_it_ends(opened: Session) -> None:
    opened.search("corruption")
    assert opened.results is not None
    years = opened.results.facets["year"]
    assert sum(years.values()) + 1 == opened.results.total
    opened.searching.narrow("year", "2021")
    assert opened.results.total == years["2021"] + 1 and opened.results.facets["year"] == years
    opened.searching.narrow("year", "2018")
    assert opened.results.total == years["2021"] + years["2018"] + 1
    opened.searching.narrow("year", "2021", on=False)
    assert opened.results.total == years["2018"] and notes(opened) == []
    opened.searching.narrow("section", "Introduction")
    assert opened.results.total < years["2018"]
    opened.searching.widen()
    assert opened.results.total == sum(years.values()) + 1
    opened.searching.narrow("year", "2021")
    opened.searching.clear()
    assert opened.searching.filters == {}


def test_an_order_is_kept_and_completions_know_the_library(opened: Session) -> None:
    opened.searching.sort(Order.YEAR)
    opened.search("firearms")
    assert opened.results is not None
    years = [hit.report[:4] for hit in opened.results.hits]
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
    loop.until(lambda: len(live.entries()) == 4 and not live.tasks)
    folder = live.library.folder
    started: list[object] = []
    monkeypatch.setattr(ChildProcess, "submit", lambda *arguments, **_: started.append(arguments))
    live.open_library(folder)
    loop.until(lambda: not live.tasks)
    assert started == []
    live.search("corruption")
    loop.until(lambda: live.results)
    assert live.results and live.results.total


@pytest.mark.parametrize("place", INJECTED)
def test_an_error_of_our_own_is_told_in_a_sentence_and_logged(
    opened: Session, said: list[Notice], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, place: str
) -> None:
    opened.search("corruption")
    assert opened.results is not None
    total, index = opened.results.total, index_folder(opened.library.folder)
    files = _files(index)
    said.clear()
    with monkeypatch.context() as broken:
        broken.setattr(place, fail)
        opened.search("firearms")
    assert [(notice.text, notice.error) for notice in said] == [(FAILED, True)]
    assert opened.results is None and opened.searching.failure == FAILED and not opened.searching.broken
    (entry,) = [entry for entry in caplog.records if entry.exc_info]
    assert "TypeError: unsupported operand" in caplog.text and entry.name == "explorer.session.searching"
    assert _files(index) == files
    opened.search("corruption")
    assert opened.results and opened.results.total == total and opened.searching.failure == ""
    assert len(said) == 1


def test_a_damaged_index_is_built_again_and_the_search_goes_on(opened: Session, said: list[Notice]) -> None:
    opened.search("corruption")
    assert opened.results is not None
    hits = opened.results.hits
    for path in index_folder(opened.library.folder).rglob("*.pst"):
        path.write_bytes(path.read_bytes()[:-1] + b"\0")
    opened.searching.open(opened.library)
    opened.search("corruption")
    assert opened.results and [hit.eid for hit in opened.results.hits] == [hit.eid for hit in hits]
    assert [notice for notice in said if notice.error] == [] and not opened.searching.broken


def test_nothing_of_an_index_stands_in_the_library(opened: Session) -> None:
    opened.search("corruption")
    assert not (opened.library.folder / "cache" / "index").exists()
    assert (index_folder(opened.library.folder) / "current.json").exists()


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
