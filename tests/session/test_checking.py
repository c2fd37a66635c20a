"""The search that stands is checked: in a process of its own, and forgotten when the library changes."""

from pathlib import Path

import pytest

from explorer.errors import ExplorerError
from explorer.session import Notice, Session
from tests.session.conftest import Loop

pytestmark = pytest.mark.slow


def test_the_search_that_stands_is_confirmed_and_its_record_written(
    session: Session, said: list[Notice], tmp_path: Path
) -> None:
    session.open_library()
    with pytest.raises(ExplorerError, match="no search to check"):
        session.checking.start()
    with pytest.raises(ExplorerError, match="No search was checked"):
        session.checking.record()
    session.searching.search("trafficking")
    session.searching.narrow("year", "2021")
    session.checking.start()
    checked, results = session.checking.checked, session.searching.results
    assert checked and results and checked.confirmed and checked.found == results.total > 0
    assert session.checking.of(results) is checked and checked.narrowed == ("2021",)
    session.checking.export(tmp_path / "record.html", "html")
    assert "is confirmed" in (tmp_path / "record.html").read_text(encoding="utf-8")
    session.searching.widen()
    assert session.checking.of(session.searching.results) is None
    session.reports.remove([results.hits[0].report])
    assert session.checking.checked is None


def test_an_index_that_is_built_anew_finds_as_before(session: Session) -> None:
    session.open_library()
    session.searching.search("trafficking")
    before = session.searching.results
    session.searching.rebuild()
    after = session.searching.results
    assert before and after and before is not after and before.total == after.total > 0


def test_a_check_can_be_given_up(live: Session, loop: Loop) -> None:
    live.open_library()
    loop.until(lambda: not live.work.tasks)
    live.searching.search("trafficking")
    loop.until(lambda: live.searching.results)
    told: list[object] = []
    live.checking.changed.connect(lambda: told.append(live.checking.checked))
    live.checking.start()
    assert [task.title for task in live.work.tasks] == ["Checking the search"]
    assert told == [None], "an earlier check holds no more"
    live.work.cancel()
    loop.until(lambda: not live.work.tasks)
    assert live.checking.checked is None
    live.checking.start()
    loop.until(lambda: live.checking.checked)


def test_what_was_checked_of_a_library_that_changed_meanwhile_is_no_proof(live: Session, loop: Loop) -> None:
    said: list[Notice] = []
    live.noticed.connect(said.append)
    live.open_library()
    loop.until(lambda: not live.work.tasks)
    live.searching.search("trafficking")
    loop.until(lambda: live.searching.results)
    live.checking.start()
    live.reports.remove([live.reports.entries()[0].id])
    loop.until(lambda: any("changed while the search was checked" in notice.text for notice in said))
    assert live.checking.checked is None and live.checking.of(live.searching.results) is None
