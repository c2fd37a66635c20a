"""What is seen across the years of a library: digests, life lines, briefs and tables of figures as files."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.compare.digest import digest_of
from explorer.compare.phrases import Phrases
from explorer.errors import ExplorerError
from explorer.model.comparison import LifeLine
from explorer.model.digest import Digest, DigestKind
from explorer.session import Notice, Session, across
from tests.session.conftest import Loop
from tests.session.test_comparing import NEWER, OLDER, fill


@pytest.fixture
def two(session: Session, tmp_path: Path) -> tuple[str, str]:
    """The ids of two reports of one series in an open library."""
    return series(session, tmp_path)


def series(session: Session, folder: Path) -> tuple[str, str]:
    ids = fill(session, folder / "library", folder)
    for id, year in zip(ids, (2018, 2020), strict=True):
        session.reports.correct(id, series="Wildlife and prisons", year=year)
    return ids


def followed(session: Session, report: str, eid: str, place: int = 0) -> LifeLine | None:
    found: list[LifeLine | None] = []
    assert session.across.life_line(report, eid, place, lambda line, reports: found.append(line))
    return found[0]


def test_a_sentence_has_its_life_line(session: Session, two: tuple[str, str]) -> None:
    older, newer = two
    line = followed(session, newer, "para_1")
    assert line and [(wording.report, wording.eid, wording.linked) for wording in line.wordings] == [
        (0, "para_1", True),
        (1, "para_1", False),
    ]
    assert followed(session, newer, "para_1", 10_000) is None
    assert followed(session, older, "para_9") is None


def test_the_last_sentence_asked_for_is_told_and_no_other(live: Session, loop: Loop, tmp_path: Path) -> None:
    older, newer = series_of(live, loop, tmp_path)
    found: list[LifeLine | None] = []
    loop.until(lambda: live.comparisons.of("Wildlife and prisons"))
    assert live.across.life_line(newer, "para_1", 0, lambda line, reports: found.append(line))
    assert live.across.life_line(older, "para_2", 0, lambda line, reports: found.append(line))
    loop.until(lambda: not live.work.tasks)
    assert [line and line.wordings[0].text[:6] for line in found] == ["Prison"]


def series_of(live: Session, loop: Loop, folder: Path) -> tuple[str, str]:
    for name, text in (("one.txt", OLDER), ("two.txt", NEWER)):
        (folder / name).write_text(text)
    live.open_library(folder / "library")
    live.imports.start([folder / "one.txt", folder / "two.txt"])
    loop.until(lambda: not live.work.tasks and len(live.reports.entries()) == 2)
    older, newer = (each.id for each in live.imports.results)
    assert older and newer
    for id, year in ((older, 2018), (newer, 2020)):
        live.reports.correct(id, series="Wildlife and prisons", year=year)
    return older, newer


def test_while_the_years_are_compared_there_is_no_digest_and_no_life_line(
    live: Session, loop: Loop, tmp_path: Path
) -> None:
    older, newer = series_of(live, loop, tmp_path)
    assert live.across.digest(older, newer) is None
    assert not live.across.life_line(newer, "para_1", 0, lambda line, reports: None)
    with pytest.raises(ExplorerError, match="still being compared"):
        live.across.export_brief(tmp_path / "brief.md", "markdown", older, newer)
    loop.until(lambda: live.across.digest(older, newer))


def test_a_digest_is_made_once_and_anew_after_a_correction(session: Session, two: tuple[str, str]) -> None:
    older, newer = two
    found = session.across.digest(older, newer)
    assert found and [line.newer for line in found.lines(DigestKind.EDITED)] == ["para_1", "para_2"]
    assert session.across.digest(older, newer) is found
    session.corrections.set_apart(older, "para_1", newer, "para_1")
    other = session.across.digest(older, newer)
    assert other and [line.newer for line in other.lines(DigestKind.NEW)] == ["para_1"]
    one = session.across.digest(older, newer, "sec_II")
    assert one and one.scope == "sec_II" and one.totals.edited == 1


def test_reports_of_two_series_have_no_digest(session: Session, two: tuple[str, str]) -> None:
    older, newer = two
    session.reports.correct(older, series="Another")
    with pytest.raises(ExplorerError, match="not of one series"):
        session.across.digest(older, newer)


def test_a_brief_is_written_and_said_to_be(
    session: Session, two: tuple[str, str], tmp_path: Path, said: list[Notice]
) -> None:
    path = tmp_path / "brief.md"
    session.across.export_brief(path, "markdown", *two)
    assert path.read_text().startswith("# What changed from 2018 to 2020\n")
    assert said[-1].text == f"Exported to {path}."


def table_of(session: Session, make: Callable[[], Path]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(make().read_text("utf-8-sig"))))


def test_figures_are_written_with_a_source_for_each_value(session: Session, tmp_path: Path) -> None:
    for year, number in ((2018, "186"), (2020, "189")):
        words = f"There were {number} States parties to the Convention against Corruption at the time of reporting."
        (tmp_path / f"{year}.txt").write_text(f"I. Status\n\n7. {words}\n")
    session.open_library(tmp_path / "library")
    session.imports.start([tmp_path / "2018.txt", tmp_path / "2020.txt"])
    ids = [each.id or "" for each in session.imports.results]
    for id, year in zip(ids, (2018, 2020), strict=True):
        session.reports.correct(id, series="Status", year=year)
    comparison = session.comparisons.of("Status")
    assert comparison

    def make() -> Path:
        session.across.export_figures(tmp_path / "figures.csv", "csv", comparison.figures, comparison.reports)
        return tmp_path / "figures.csv"

    rows = table_of(session, make)
    assert [(row["year"], row["value"], row["as_printed"], row["comparable"]) for row in rows] == [
        ("2018", "186", "186 States parties", "yes"),
        ("2020", "189", "189 States parties", "yes"),
    ]
    assert [row["short_citation"] for row in rows] == ["2018, para. 7", "2020, para. 7"]
    assert all(row["citation"].endswith(", para. 7.") for row in rows)


def test_a_digest_is_found_out_off_the_sessions_thread_and_told(live: Session, loop: Loop, tmp_path: Path) -> None:
    older, newer = series_of(live, loop, tmp_path)
    loop.until(lambda: live.comparisons.of("Wildlife and prisons"))
    told: list[Digest | None] = []
    live.across.digested.connect(lambda: told.append(live.across.digest(older, newer)))
    assert live.across.digest(older, newer) is None
    assert live.across.digest(older, newer) is None, "asked again, it is still the one that comes"
    loop.until(lambda: told)
    assert told[0] is not None and told == [live.across.digest(older, newer)]


def test_a_digest_that_is_cancelled_is_told_to_have_stopped_and_made_when_it_is_asked_for_again(
    live: Session, loop: Loop, tmp_path: Path
) -> None:
    older, newer = series_of(live, loop, tmp_path)
    loop.until(lambda: live.comparisons.of("Wildlife and prisons"))
    stopped: list[bool] = []
    live.across.digest_stopped.connect(lambda: stopped.append(live.across.digest_failed(older, newer)))
    assert live.across.digest(older, newer) is None
    live.work.cancel()
    loop.until(lambda: stopped)
    assert stopped == [False]
    loop.until(lambda: live.across.digest(older, newer))


def test_a_digest_that_fails_is_told_once_whatever_is_looked_at_between(
    session: Session, two: tuple[str, str], said: list[Notice], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Digest:
        raise ExplorerError("It failed.")

    monkeypatch.setattr(across, "digest_of", fail)
    stopped: list[int] = []
    session.across.digest_stopped.connect(lambda: stopped.append(1))
    for scope in (None, "sec_II", None, "sec_II"):
        assert session.across.digest(*two, scope) is None and session.across.digest_failed(*two, scope)
    assert [notice.text for notice in said] == ["It failed."] * 2 == ["It failed."] * len(stopped)
    monkeypatch.setattr(across, "digest_of", digest_of)
    assert session.across.digest(*two) is None
    session.across.again()
    assert session.across.digest(*two) and not session.across.digest_failed(*two)


def test_a_digest_that_failed_is_tried_again_when_the_years_are_compared_otherwise(
    session: Session, two: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> Digest:
        raise ExplorerError("It failed.")

    with monkeypatch.context() as broken:
        broken.setattr(across, "digest_of", fail)
        assert session.across.digest(*two) is None
    session.corrections.set_apart(two[0], "para_1", two[1], "para_1")
    assert session.across.digest(*two)


def test_a_sentence_that_is_not_followed_is_told(
    live: Session, loop: Loop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, newer = series_of(live, loop, tmp_path)
    loop.until(lambda: live.comparisons.of("Wildlife and prisons"))
    told: list[str] = []
    live.across.life_line_stopped.connect(lambda: told.append("stopped"))

    def ask() -> None:
        assert live.across.life_line(newer, "para_1", 0, lambda line, reports: told.append("found"))

    ask()
    live.work.cancel()
    loop.until(lambda: told)
    ask()
    live.across.give_up()  # Whoever gives up is told nothing.
    loop.until(lambda: not live.work.tasks)

    def fail(*_: object) -> LifeLine:
        raise ExplorerError("It failed.")

    with monkeypatch.context() as broken:
        broken.setattr(Phrases, "life_line", fail)
        ask()
        loop.until(lambda: len(told) > 1)
    ask()
    loop.until(lambda: len(told) > 2)
    assert told == ["stopped", "stopped", "found"]
