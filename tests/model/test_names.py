"""What reports and sections are called."""

from explorer.library import Entry
from explorer.model.names import full_heading, numbers_of, printed_heading, report_names, section_name


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


def test_a_heading_is_printed_with_its_number_and_with_its_path() -> None:
    assert printed_heading("IV", "Action taken") == "IV. Action taken"
    assert printed_heading("(a)", "Trafficking") == "(a) Trafficking"
    assert printed_heading("", "Summary") == "Summary" and printed_heading("Annex", "") == "Annex"
    assert full_heading("A", "IV.A", "Status") == "IV.A. Status"
    assert full_heading("A", "IV.*1.A", "Status") == full_heading("", "IV.*1", "Status") == "Status"


def test_a_section_is_named_by_its_path_or_by_its_title_where_no_number_leads_to_it() -> None:
    assert section_name("IV.A.2", "Status") == "IV.A.2"
    assert section_name("IV.*1", "Status") == "Status"
    assert (numbers_of("IV.B.*1"), numbers_of("*1")) == ("IV.B", "")
