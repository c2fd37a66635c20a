"""What queries ask of time in a session: the comparison they rest on is asked for, waited for, and its want is said."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from explorer.cli import main
from explorer.library import Library
from explorer.model.report import Source
from explorer.model.text import plain
from explorer.present.checking import checked_sentence
from explorer.present.results import uncompared
from explorer.search.results import Results
from explorer.session import Session
from tests.narrow import known
from tests.present.test_through_time import REPORTS
from tests.session.conftest import Loop


def fill(folder: Path) -> Path:
    """A library of the small series."""
    library = Library.open(folder / "library")
    for report in REPORTS:
        path = folder / f"{report.id}.txt"
        path.write_text(report.id)
        library.add(path, replace(report, id="", source=Source(path.name)))
    library.close()
    return folder / "library"


def found(session: Session) -> Results:
    assert session.searching.results
    return session.searching.results


def test_what_is_asked_of_time_is_compared_and_found(session: Session, tmp_path: Path) -> None:
    session.open_library(fill(tmp_path))
    session.searching.search("drones first:2019")
    results = found(session)
    assert [(hit.label, results.total, results.uncompared) for hit in results.hits] == [("2", 1, ())]
    assert results.query.reading == "drones first:2019" and results.hits[0].snippet.startswith("Rangers")
    assert results.explanation == (
        "Texts with “drones” in any form, in sections that say so first in 2019, of series with reports before."
    )
    session.checking.start()
    checked = session.checking.of(results)
    assert checked and checked.confirmed and checked.found == 1
    session.searching.search("drones -first:2019")
    assert found(session).total == 2 - 1
    session.searching.search("scales changed:")
    assert found(session).facets["year"] == {"2021": 1} and not uncompared(found(session))


def test_a_search_by_year_is_told_on_the_terminal(
    session: Session, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = str(fill(tmp_path))
    assert main(["search", "drones first:2019", "--by-year", "--json", "--library", library]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(year["year"], year["places"]) for year in told["years"]] == [(2018, 0), (2019, 1), (2021, 0)]
    counted = told["years"][1]
    assert counted["per_10000"] == round(10_000 / counted["words"], 3) and told["uncompared"] == []
    assert [section["title"] for section in told["sections"]] == ["Wildlife crime"]
    assert main(["search", "drones", "--by-year", "--library", library]) == 0
    assert "2019       1" in capsys.readouterr().out


def test_words_are_never_missing_and_what_is_asked_of_time_alone_may_be_left_out(
    session: Session, tmp_path: Path
) -> None:
    session.open_library(fill(tmp_path))
    session.searching.search("drones zebras giraffes first:2021")
    assert found(session).total == 0 and found(session).suggestion is None
    session.searching.search("drones first:2021")
    assert [(each.text, each.total) for each in found(session).relaxations] == [("drones", 2)]


def test_a_saved_search_counts_what_is_asked_of_time(session: Session, tmp_path: Path) -> None:
    session.open_library(fill(tmp_path))
    session.searching.search("drones first:2019")
    assert sum(session.searching.count("drones first:2019").reports.values()) == 1


def test_while_years_are_compared_that_is_said_and_then_the_texts_come(
    live: Session, loop: Loop, tmp_path: Path
) -> None:
    told: list[str] = []
    live.open_library(fill(tmp_path))
    loop.until(lambda: not live.searching.indexing)

    def tell() -> None:
        if live.searching.results:
            told.append(uncompared(live.searching.results, live.comparisons.failed))

    live.searching.changed.connect(tell)
    live.searching.search("drones first:2019")
    loop.until(lambda: live.searching.results and live.searching.results.total)
    assert told[0] == "The years of “Yearly” are being compared; more may be found." and told[-1] == ""


def test_what_cannot_be_compared_is_said_and_not_asked_for_for_ever(session: Session, tmp_path: Path) -> None:
    session.open_library(fill(tmp_path))
    asked: list[str] = []
    session.searching._time._compared = lambda series: asked.append(series)
    session.searching.search("drones first:2019")
    assert found(session).uncompared == ("Yearly",) and len(asked) < 3
    assert uncompared(found(session)) == "The years of “Yearly” could not be compared and are left out."


def saved(folder: Path, query: str) -> Path:
    """The same library, with a saved search that was looked at before the last report came."""
    library = Library.open(fill(folder))
    library.user.searches.save(query, [entry.sha256 for entry in library.entries()[:-1]])
    library.close()
    return folder / "library"


def test_what_is_new_in_a_saved_search_is_counted_once_its_reports_are_compared(
    live: Session, loop: Loop, tmp_path: Path
) -> None:
    told: list[int | None] = []
    live.saved_searches.changed.connect(lambda: told.append(live.saved_searches.new("scales changed:")))
    live.open_library(saved(tmp_path, "scales changed:"))
    loop.until(lambda: told and told[-1])
    assert told[0] is None and told[-1] == 1


def test_a_saved_search_of_what_cannot_be_compared_is_not_counted(session: Session, tmp_path: Path) -> None:
    session.searching._time._compared = lambda series: None
    session.open_library(saved(tmp_path, "scales changed:"))
    assert session.saved_searches.new("scales changed:") is None


def test_results_and_saved_searches_follow_what_the_user_says_of_links(session: Session, tmp_path: Path) -> None:
    session.open_library(saved(tmp_path, "scales changed:"))
    session.searching.search("scales changed:")
    assert found(session).total == session.saved_searches.new("scales changed:") == 1
    session.checking.start()
    assert session.checking.of(found(session))
    _, older, newer = (entry.id for entry in session.reports.entries())
    session.corrections.set_apart(older, "para_1", newer, "para_1")
    assert found(session).total == session.saved_searches.new("scales changed:") == 0
    assert session.checking.of(found(session)) is None
    session.undo()
    assert found(session).total == session.saved_searches.new("scales changed:") == 1


def test_the_record_of_a_check_names_the_reports_of_which_nothing_is_told(session: Session, tmp_path: Path) -> None:
    session.open_library(fill(tmp_path))
    first = session.reports.entries()[0]
    session.searching.search("ivory changed:")
    assert found(session).untold == (first.id,)
    session.checking.start()
    checked = known(session.checking.of(found(session)))
    assert checked.untold == (first.id,) and "of 1 report nothing is told" in checked_sentence(checked)
    chapter = next(each for each in session.checking.record().chapters if each.title == "Not told through time")
    assert len(chapter.items) == 1 and "2018" in plain(chapter.items[0])


def test_what_is_known_of_a_comparison_is_kept_for_the_next_query(session: Session, tmp_path: Path) -> None:
    session.open_library(fill(tmp_path))
    session.searching.search("drones first:2019")
    (kept,) = session.searching._time._timelines.values()
    descent = kept.descent
    session.searching.search("drones first:2021")
    assert session.searching._time._timelines["Yearly"].descent is descent
    _, older, newer = (entry.id for entry in session.reports.entries())
    session.corrections.set_apart(older, "para_1", newer, "para_1")
    assert session.searching._time._timelines["Yearly"] is not kept
