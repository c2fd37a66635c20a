"""Words that several models share."""

from explorer.library import Entry
from explorer.model.names import report_names


def test_reports_of_one_year_are_told_apart_by_symbol_or_file() -> None:
    entries = [
        Entry("a", file="a.pdf", year=2024),
        Entry("b", file="b.pdf", year=2025, symbols=("S/2025/153",)),
        Entry("c", file="c.pdf", year=2025),
    ]
    assert report_names(entries) == ["2024", "S/2025/153", "2025 c.pdf"]


def test_reports_that_nothing_tells_apart_are_counted() -> None:
    entries = [Entry(id, file="report.pdf", year=2025) for id in ("a", "b")]
    assert report_names(entries) == ["2025 report.pdf (1)", "2025 report.pdf (2)"]
