"""The check of a search finds what the index finds, and names what is wrong with either."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import explorer.akn as akn
from explorer import jobs
from explorer.model.recognition import Unread, UnreadPage
from explorer.model.report import Report, Source
from explorer.search.checking import Checked, check_search
from explorer.search.index_engine import open_index
from explorer.search.indexing import index_library
from explorer.search.parsing import parse
from tests.benchmarks.search import queries
from tests.search.builders import report
from tests.small_reports import newer_report, older_report

REPORTS = (
    report("a", "Drugs and crime.", "Crime prevention, and 3,000 officers.", year=2019, heading="Firearms"),
    report("b", "Nothing of the kind.", "Preventing crime: A/RES/74/177.", year=2020, series="Others"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of reports with its index."""
    for each in (*REPORTS, older_report().with_id("c"), newer_report().with_id("d")):
        store(tmp_path, each)
    jobs.run(index_library(tmp_path / "index", tmp_path / "reports", ids(tmp_path)))
    return tmp_path


Check = Callable[..., Checked]


@pytest.fixture
def check(folder: Path) -> Check:
    def check(text: str, **filters: set[str]) -> Checked:
        return jobs.run(check_search(folder / "index", folder / "reports", ids(folder), {}, parse(text), filters))

    return check


def store(folder: Path, made: Report) -> None:
    (folder / "reports" / made.id).mkdir(parents=True, exist_ok=True)
    (folder / "reports" / made.id / "report.xml").write_bytes(akn.write(made))


def ids(folder: Path) -> Mapping[str, str]:
    return dict.fromkeys(sorted(path.name for path in (folder / "reports").iterdir()), "1")


@pytest.mark.parametrize("text", [*dict(queries()).values(), "crime", "num:3000", "year:2019", "section:firearms -of"])
def test_reading_finds_what_the_index_finds(check: Check, text: str) -> None:
    checked = check(text)
    assert checked.confirmed and checked.found == len(checked.places) and not checked.differences


def test_what_was_read_and_found_is_told(check: Check) -> None:
    checked = check("crime", year={"2019", "2020"}, series={"Mandates", "Others"})
    told = {each.id: (each.year, each.series, each.language, each.found) for each in checked.reports}
    assert told["a"] == (2019, "Mandates", "en", 2) and told["b"] == (2020, "Others", "en", 1)
    assert [(hit.report, hit.label, hit.snippet[slice(*hit.matches[0])]) for hit in checked.places] == [
        ("a", "1", "crime"),
        ("a", "2", "Crime"),
        ("b", "2", "crime"),
    ]
    assert (checked.counted, set(checked.narrowed)) == (3, {"2019", "2020", "Mandates", "Others"})


def test_texts_without_all_of_the_words_are_told_beside(check: Check) -> None:
    checked = check("drugs prevention zebra")
    assert checked.confirmed and (checked.found, checked.counted) == (0, 0) and checked.beside > 0


def test_narrowing_to_a_section_narrows_both(check: Check) -> None:
    assert (check("crime", section={"firearms"}).found, check("crime", section={"Overview"}).found) == (2, 1)


def test_a_text_that_the_index_lacks_is_named_and_so_is_one_too_many(folder: Path, check: Check) -> None:
    engine = open_index(folder / "index")
    engine.update(report("a", "Nothing.", "Crime prevention, and 3,000 officers.", "More crime.", year=2019))
    engine.update(report("gone", "Crime."))
    engine.close()
    checked = check("crime")
    named = {(each.place.report, each.place.label, each.indexed) for each in checked.differences}
    assert named == {("a", "1", False), ("a", None, True), ("gone", None, True)}
    assert not checked.confirmed and checked.behind == ("a",) and checked.different == 3


def test_what_cannot_be_read_is_no_part_of_the_proof(folder: Path, check: Check) -> None:
    (folder / "reports" / "b" / "report.xml").write_bytes(b"<")
    source = Source("scan.pdf", pages=3, unread=(UnreadPage(2, Unread.PICTURE), UnreadPage(3, Unread.PICTURE)))
    store(folder, replace(report("scanned", "Crime on one page."), source=source))
    jobs.run(index_library(folder / "index", folder / "reports", ids(folder)))
    checked = check("crime")
    assert checked.unreadable == ("b",) and "b" not in {each.id for each in checked.reports}
    assert [each.without_text for each in checked.reports if each.id == "scanned"] == [(2, 3)]


def test_an_index_can_be_discarded_and_is_then_built_anew(folder: Path, check: Check) -> None:
    engine = open_index(folder / "index")
    engine.discard()
    assert (engine.search(parse("crime")).total, engine.matches(parse("crime"))) == (0, {})
    engine.close()
    assert check("crime").different > 0
    jobs.run(index_library(folder / "index", folder / "reports", ids(folder)))
    assert check("crime").confirmed


def test_what_is_narrowed_to_reports_is_checked_in_these_alone(check: Check) -> None:
    checked = check("crime", report={"b"})
    assert checked.confirmed and {place.report for place in checked.places} == {"b"}
