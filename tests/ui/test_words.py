"""Words that several models share."""

from explorer.library import Entry
from explorer.ui.models.words import year_titles


def test_reports_of_one_year_are_told_apart_by_symbol_or_file() -> None:
    entries = [
        Entry("a", file="a.pdf", year=2024),
        Entry("b", file="b.pdf", year=2025, symbols=("S/2025/153",)),
        Entry("c", file="c.pdf", year=2025),
    ]
    assert year_titles(entries) == ["2024", "S/2025/153", "2025 c.pdf"]
