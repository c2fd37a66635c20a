"""The reports of a series are opened where nobody waits for them, and stay open."""

import threading
from pathlib import Path

import pytest

from explorer.errors import ExplorerError
from explorer.jobs import Job, Progress
from explorer.library import Entry, Library, library
from explorer.model.report import Report
from explorer.session import Notice, Session, opening
from explorer.session.opening import AT_ONCE
from tests.compare.test_series_pairs import YEARS
from tests.session.conftest import Loop
from tests.session.test_long_series import NAME, add


@pytest.fixture
def entries(live: Session, loop: Loop, tmp_path: Path) -> list[Entry]:
    """Those of a library in which no report is open."""
    live.open_library(tmp_path / "library")
    add(live, tmp_path, 0, len(YEARS))
    live.open_library(tmp_path / "library")
    loop.until(lambda: not live.work.tasks)
    return list(live.reports.series()[NAME])


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """Those on which reports are asked for."""
    found: list[threading.Thread] = []
    original = Library.report

    def noting(self: Library, id: str) -> Report:
        found.append(threading.current_thread())
        return original(self, id)

    monkeypatch.setattr(Library, "report", noting)
    return found


def test_many_are_opened_on_another_thread_and_stay_open_however_many_they_are(
    live: Session, loop: Loop, entries: list[Entry], threads: list[threading.Thread], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "OPEN_REPORTS", 2)
    told: list[int] = []
    live.opening.done.connect(lambda: told.append(1))
    assert live.opening.of(entries) is None
    loop.until(lambda: told)
    reports = live.opening.of(entries)
    assert reports is not None and [report.id for report in reports] == [entry.id for entry in entries]
    assert len(threads) == len(entries) and threading.current_thread() not in threads
    assert live.opening.of(entries) is reports and len(threads) == len(entries)


def test_a_few_are_opened_at_once(live: Session, entries: list[Entry], threads: list[threading.Thread]) -> None:
    found = live.opening.of(entries[:AT_ONCE])
    assert found is not None and len(found) == AT_ONCE and {*threads} == {threading.current_thread()}


def test_another_name_is_shown_and_another_text_as_well(live: Session, loop: Loop, entries: list[Entry]) -> None:
    few = entries[:2]
    before = live.opening.of(few)
    live.reports.correct(few[0].id, title="Another title")
    called = live.opening.of([live.library.entry(entry.id) for entry in few])
    assert before and called and called[0].title == "Another title" != before[0].title
    stored = live.library.folder / "reports"
    (stored / few[0].id / "report.xml").write_bytes((stored / few[1].id / "report.xml").read_bytes())
    altered = live.opening.of(few)
    assert altered and altered[0].sections == altered[1].sections != before[0].sections


def test_what_is_cancelled_is_told_and_done_when_it_is_asked_for_again(
    live: Session, loop: Loop, entries: list[Entry]
) -> None:
    stopped: list[int] = []
    live.opening.stopped.connect(lambda: stopped.append(1))
    assert live.opening.of(entries) is None
    live.work.cancel()
    loop.until(lambda: stopped)
    loop.until(lambda: live.opening.of(entries))


def test_what_cannot_be_read_is_left_out(live: Session, loop: Loop, entries: list[Entry]) -> None:
    (live.library.folder / "reports" / entries[1].id / "report.xml").write_bytes(b"<broken")
    loop.until(lambda: live.opening.of(entries) is not None)
    reports = live.opening.of(entries)
    assert reports and [report.id for report in reports] == [each.id for each in entries if each is not entries[1]]


def test_what_fails_is_told_once_and_opened_when_the_user_wants_it_again(
    live: Session, loop: Loop, entries: list[Entry], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Notice] = []
    stopped: list[int] = []
    live.noticed.connect(said.append)
    live.opening.stopped.connect(lambda: stopped.append(1))

    def fail(*_: object) -> Job[list[Report]]:
        yield Progress(0, 0)
        raise ExplorerError("It failed.")

    with monkeypatch.context() as broken:
        broken.setattr(opening, "_job", fail)
        assert live.opening.of(entries) is None and not live.opening.failed
        loop.until(lambda: said)
        for _ in range(2):
            assert live.opening.of(entries) is None and live.opening.failed
        loop.until(lambda: not live.work.tasks)
    assert [notice.text for notice in said] == ["It failed."] and stopped == [1]
    assert live.opening.of(entries) is None
    live.opening.again()
    loop.until(lambda: live.opening.of(entries))
    assert not live.opening.failed
