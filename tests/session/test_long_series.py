"""A long series in a session: each report is compared with those near it, any other two when somebody looks at them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import FunctionType

import pytest

from explorer.compare import compare
from explorer.errors import ExplorerError
from explorer.jobs import ChildProcess, Job, Progress
from explorer.library import Library
from explorer.model.comparison import LifeLine
from explorer.model.digest import DigestKind
from explorer.model.report import Report, Source
from explorer.session import Notice, Session
from tests.compare.test_series_pairs import YEARS, series
from tests.session.conftest import Loop
from tests.session.test_comparing import made

__all__ = ["made"]

NAME = "Yearly"


def add(session: Session, folder: Path, first: int, last: int) -> list[str]:
    """Add reports of some of the years to the open library; the ids of all."""
    for report in series(years=range(2010, 2030))[first:last]:
        path = folder / f"{report.year}.txt"
        path.write_text(f"{report.year}")
        session.library.add(path, replace(report, id="", source=Source(path.name)))
    return [entry.id for entry in session.reports.series()[NAME]]


@pytest.fixture
def ids(session: Session, tmp_path: Path) -> list[str]:
    session.open_library(tmp_path / "library")
    return add(session, tmp_path, 0, len(YEARS))


def test_those_near_each_other_are_compared_at_once_and_others_when_they_are_looked_at(
    session: Session, ids: list[str], made: list[tuple[int, int]]
) -> None:
    comparison = session.comparisons.of(NAME)
    assert comparison and comparison.reports == tuple(ids)
    assert set(made) == {(a, b) for b in range(7) for a in range(max(0, b - 3), b)} and len(made) == 15
    assert comparison.pair(0, 6) is None
    found = session.comparisons.pair(ids[0], ids[6])
    assert len(made) == 16 and session.comparisons.pair(ids[6], ids[0]) is found
    grown = session.comparisons.of(NAME)
    assert grown and grown.pair(0, 6) is found and grown.lineages == comparison.lineages
    whole = compare([session.reports.report(id) for id in ids])
    assert grown.pairs == tuple(pair for pair in whole.pairs if grown.pair(pair.left_report, pair.right_report))
    assert len(made) == 16


def test_a_report_added_costs_its_own_pairs_and_so_does_a_correction(
    session: Session, ids: list[str], made: list[tuple[int, int]], tmp_path: Path
) -> None:
    before = session.comparisons.of(NAME)
    made.clear()
    longer = add(session, tmp_path, len(YEARS), len(YEARS) + 1)
    after = session.comparisons.of(NAME)
    assert set(made) == {(4, 7), (5, 7), (6, 7)} and len(made) == 3
    assert before and after and after.reports == tuple(longer)
    assert [pair for pair in after.pairs if pair.right_report < 7] == list(before.pairs)
    made.clear()
    session.corrections.pin(longer[6], "para_1", longer[7], "para_2")
    assert session.comparisons.of(NAME) is not after
    assert set(made) == {(4, 7), (5, 7), (6, 7)}  # Those between which the two reports stand.
    made.clear()
    session.reports.remove(longer[:1])
    assert session.comparisons.of(NAME) and made == []


def test_pairs_are_kept_and_the_next_start_finds_them(
    session: Session, ids: list[str], made: list[tuple[int, int]], live: Session, loop: Loop
) -> None:
    first = session.comparisons.pair(ids[0], ids[6])
    count = len(made)
    live.open_library(session.library.folder)
    loop.until(lambda: live.comparisons.pair(ids[0], ids[6]))
    assert live.comparisons.pair(ids[0], ids[6]) == first and len(made) == count


def test_what_changed_and_a_life_line_ask_for_the_pair_that_they_tell_of(
    session: Session, ids: list[str], made: list[tuple[int, int]]
) -> None:
    found = session.across.digest(ids[0], ids[6])
    assert found and any(line.kind is DigestKind.EDITED for section in found.sections for line in section.lines)
    assert len(made) == 16
    with pytest.raises(ExplorerError, match="not of one series"):
        session.across.digest(ids[6], ids[0])
    lines: list[LifeLine | None] = []
    assert session.across.life_line(ids[6], "para_1", 0, lambda line, reports: lines.append(line))
    assert [line and (line.first, line.last) for line in lines] == [(0, 6)]


def test_what_changed_between_two_reports_reads_no_other(
    session: Session, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert session.comparisons.pair(ids[0], ids[6])
    read: list[str] = []
    original = Library.report

    def counting(library: Library, id: str) -> Report:
        read.append(id)
        return original(library, id)

    monkeypatch.setattr(Library, "report", counting)
    assert session.across.digest(ids[0], ids[6]) and {*read} == {ids[0], ids[6]}


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bool], list[str]]]:
    """Makes comparing fail, or not any longer; gives what was tried."""
    tried: list[str] = []
    original, state = ChildProcess.perform, [False]

    def perform(child: ChildProcess, function: FunctionType, *args: object, **options: float | None) -> Job[object]:
        tried.append(function.__name__)
        if state[0]:
            yield Progress(0, 0)
            raise ExplorerError("It failed.")
        return (yield from original(child, function, *args, **options))

    def switch(on: bool) -> list[str]:
        state[0] = on
        return tried

    monkeypatch.setattr(ChildProcess, "perform", perform)
    yield switch


def test_a_failure_is_told_once_and_tried_again_when_the_user_wants_it(
    session: Session, ids: list[str], said: list[Notice], failing: Callable[[bool], list[str]]
) -> None:
    tried = failing(True)
    said.clear()
    stopped: list[str] = []
    session.comparisons.stopped.connect(stopped.append)
    for _ in range(3):
        assert session.comparisons.of(NAME) is None and session.comparisons.pair(ids[0], ids[6]) is None
        assert session.comparisons.failed(NAME)
    assert [notice.text for notice in said] == ["It failed."] and len(tried) == 1 and stopped == [NAME]
    failing(False)
    assert session.comparisons.of(NAME) is None
    session.comparisons.again()
    assert session.comparisons.of(NAME) and not session.comparisons.failed(NAME)


def test_a_pair_that_fails_leaves_what_is_there(
    session: Session, ids: list[str], said: list[Notice], failing: Callable[[bool], list[str]]
) -> None:
    comparison = session.comparisons.of(NAME)
    tried = failing(True)
    said.clear()
    for _ in range(3):
        assert session.comparisons.pair(ids[0], ids[6]) is None and session.comparisons.of(NAME) is comparison
    assert len(said) == 1 and tried == ["series_job", "pair_job"] and session.comparisons.failed(NAME)
    failing(False)
    assert session.comparisons.pair(ids[1], ids[6]) and session.comparisons.pair(ids[0], ids[6]) is None
    session.comparisons.again()
    assert session.comparisons.pair(ids[0], ids[6]) and session.comparisons.pair(ids[1], ids[6])


def test_two_sections_by_hand_that_fail_are_not_tried_again(
    session: Session, ids: list[str], said: list[Notice], failing: Callable[[bool], list[str]]
) -> None:
    tried, chosen = failing(True), ((ids[0], "sec_I"), (ids[6], "sec_II"))
    said.clear()
    for _ in range(2):
        assert session.by_hand.compared(*chosen) is None and session.by_hand.failed
    assert len(said) == len(tried) == 1
    failing(False)
    session.by_hand.again()
    assert session.by_hand.compared(*chosen) and not session.by_hand.failed
