"""What a report is compared by is kept beside its comparisons, and made anew where it no longer holds."""

import json
from pathlib import Path
from typing import Any

import pytest

from explorer.compare.comparing import pair_job, series_job
from explorer.jobs import ChildProcess, Job
from explorer.library import Library
from explorer.library.comparisons import ComparisonCache
from explorer.model.comparison import Comparison
from explorer.model.report import Report
from explorer.session import Session, assembling
from tests.session.test_comparing import NEWER, fill

SERIES = "Prevention"


@pytest.fixture
def two(session: Session, tmp_path: Path) -> tuple[str, str]:
    """The ids of two compared reports of a series in an open library."""
    older, newer = fill(session, tmp_path / "library", tmp_path)
    session.reports.correct(older, year=2018, series=SERIES)
    session.reports.correct(newer, year=2019, series=SERIES)
    assert len(compared(session).pairs) == 1
    return older, newer


@pytest.fixture
def read(two: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the reports that are given whole to whoever compares, once these two were compared."""
    found: list[str] = []
    original = ChildProcess.perform

    def noting(child: ChildProcess, function: object, *args: Any, **options: float | None) -> Job[object]:
        if function in (series_job, pair_job):
            reports = args[0] if function is series_job else args[:2]
            found.extend(each.id for each in reports if isinstance(each, Report))
        return original(child, function, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(ChildProcess, "perform", noting)
    return found


def compared(session: Session) -> Comparison:
    """The series, as the next start of the program compares it."""
    session.open_library(session.library.folder)
    found = session.comparisons.of(SERIES)
    assert found is not None
    return found


def pieces(session: Session, profiles: bool) -> list[Path]:
    """The files of the profiles that are kept, or of what was made of them."""
    kept = (session.library.cache_folder / "comparisons").iterdir()
    return [path for path in kept if (len(json.loads(path.read_bytes())) == 3) is profiles]


def drop(paths: list[Path]) -> None:
    assert paths
    for path in paths:
        path.unlink()


def test_a_report_that_comes_is_the_only_one_that_is_opened(
    session: Session, two: tuple[str, str], read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "three.txt").write_text(NEWER.replace("parole", "prison"))
    session.imports.start([tmp_path / "three.txt"])
    third = session.imports.results[-1].id or ""
    session.reports.correct(third, year=2020, series=SERIES)
    opened: list[str] = []
    original = Library.report

    def opening(library: Library, id: str) -> Report:
        opened.append(id)
        return original(library, id)

    monkeypatch.setattr(Library, "report", opening)
    by_profiles = compared(session)
    assert read == [third] and {*opened} == {third} and len(by_profiles.pairs) == 3
    drop([*pieces(session, True), *pieces(session, False)])
    assert compared(session) == by_profiles and len(read) == 4


def test_two_reports_compared_again_are_not_opened(session: Session, two: tuple[str, str], read: list[str]) -> None:
    first = compared(session)
    drop(pieces(session, False))
    assert compared(session) == first and read == []


def test_a_damaged_profile_is_made_anew(session: Session, two: tuple[str, str], read: list[str]) -> None:
    first = compared(session)
    drop(pieces(session, False))
    (older,) = [path for path in pieces(session, True) if b"the port of" in path.read_bytes()]
    kept = older.read_bytes()
    older.write_bytes(kept.replace(b"the port of", b"the fort of"))
    assert compared(session) == first and read == [two[0]]
    assert older.read_bytes() == kept


def test_what_was_kept_by_another_and_is_no_profile_counts_for_nothing(
    session: Session, two: tuple[str, str], read: list[str]
) -> None:
    first = compared(session)
    drop(pieces(session, False))
    kept = {path: path.read_bytes() for path in pieces(session, True)}
    for path in kept:
        ComparisonCache(session.library.cache_folder).put_text(path.stem, '[[], [], "en", true]')
    assert compared(session) == first and read == [*two]
    assert {path: path.read_bytes() for path in pieces(session, True)} == kept


def test_a_changed_text_has_a_profile_of_its_own(session: Session, two: tuple[str, str], read: list[str]) -> None:
    first = compared(session)
    stored = session.library.reports_folder / two[0] / "report.xml"
    stored.write_text(stored.read_text().replace("pangolin scales were seized", "feathers of parrots were found"))
    second = compared(session)
    assert read == [two[0]] and second != first and len(pieces(session, True)) == 3


def test_another_method_makes_all_profiles_anew(
    session: Session, two: tuple[str, str], read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compared(session)
    monkeypatch.setattr(assembling, "method", lambda: "another")
    assert compared(session) == first and {*read} == {*two}


def test_what_the_user_says_of_a_report_keeps_its_profile(
    session: Session, two: tuple[str, str], read: list[str]
) -> None:
    session.reports.correct(two[0], year=2017)
    assert compared(session) and read == []


def test_a_report_that_is_gone_has_no_profile(session: Session, two: tuple[str, str], read: list[str]) -> None:
    (session.library.reports_folder / two[0] / "report.xml").unlink()
    session.open_library(session.library.folder)
    assert session.comparisons.pair(*two) is None and two[0] not in read
