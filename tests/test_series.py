"""The made-up series is what its users take it for."""

from pathlib import Path

from explorer.compare import compare
from explorer.library import Library
from explorer.model.report import Section
from tests.series import fill, ten_years


def test_ten_reports_of_some_hundred_sections_the_same_each_time() -> None:
    series = ten_years()
    assert [report.year for report in series.reports] == list(range(2012, 2022))
    assert all(70 <= len(list(report.walk())) <= 120 for report in series.reports)
    assert ten_years.__wrapped__() == series


def test_lineages_name_sections_that_are_there_and_some_come_go_and_move() -> None:
    series = ten_years()
    for lineage in series.lineages:
        found = [report.find(eid) for report, eid in zip(series.reports, lineage, strict=True) if eid]
        assert found and all(isinstance(section, Section) for section in found)
    last = [lineage[-1] for lineage in series.lineages]
    first = [lineage[0] for lineage in series.lineages]
    assert None in last and None in first
    assert any(one and other and one != other for one, other in zip(first, last, strict=True))


def test_comparing_two_of_its_years_finds_nearly_all_that_was_done() -> None:
    series = ten_years()
    older, newer = series.reports[3:5]
    truth = {(lineage[3], lineage[4]) for lineage in series.lineages if lineage[3] and lineage[4]}
    pair = compare([older, newer]).pairs[0]
    found = {(link.left, link.right) for link in pair.sections}
    assert len(truth & found) > 0.9 * len(truth)
    totals = pair.totals
    assert min(totals.kept, totals.edited, totals.new, totals.dropped, totals.figures) > 0


def test_it_fills_a_library(tmp_path: Path) -> None:
    series = ten_years(years=2)
    library = Library.open(tmp_path / "library")
    ids = fill(library, tmp_path / "originals", series)
    assert [library.report(id).sections for id in ids] == [report.sections for report in series.reports]
    assert [entry.id for entry in library.entries()] == ids
    library.close()
