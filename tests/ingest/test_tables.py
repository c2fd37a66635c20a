"""Tables printed without a label, on PDF files made here."""

from explorer.ingest.read import structure
from explorer.ingest.readers.pdf import read_pdf
from explorer.model.report import Report, Table
from explorer.model.text import plain
from tests.ingest.builders import outline
from tests.ingest.pdf_file import Words, pdf

_ABOVE = Words("1. The resources of the Office by year are shown as follows, in thousands of dollars:", 100, 720)
_BELOW = Words("2. The Office has since reported on the resources that it used in both of these years.", 100, 600)


def read(*rows: list[tuple[str, float]]) -> Report:
    words = [Words(text, x, 690 - 12 * at) for at, row in enumerate(rows) for text, x in row]
    return structure(read_pdf(pdf([[_ABOVE, *words, _BELOW]])))


def tables(report: Report) -> list[list[list[str]]]:
    blocks = [block for _, block in report.blocks() if isinstance(block, Table)]
    return [[[plain(cell) for cell in row] for row in table.rows] for table in blocks]


def test_words_that_line_up_in_three_columns_are_a_table() -> None:
    report = read(
        [("Field", 100), ("2024", 250), ("2025", 350)],
        [("Crime", 100), ("1 200", 250), ("1 300", 350)],
        [("Drugs", 100), ("900", 250), ("950", 350)],
    )
    assert tables(report) == [[["Field", "2024", "2025"], ["Crime", "1 200", "1 300"], ["Drugs", "900", "950"]]]
    assert [paragraph.number for paragraph in report.paragraphs()] == ["1", "2"]
    assert not report.warnings


def test_two_columns_are_a_table_where_the_second_holds_figures() -> None:
    rows = [[(name, 100.0), (str(count), 300.0)] for count, name in enumerate(["Asia", "Africa", "Europe", "Americas"])]
    assert tables(read(*rows)) == [[["Asia", "0"], ["Africa", "1"], ["Europe", "2"], ["Americas", "3"]]]


def test_lists_and_words_set_side_by_side_are_none() -> None:
    rows = [[("(a)", 100.0), (f"A thing that was done {at}", 130.0)] for at in range(5)]
    assert tables(read(*rows)) == []
    rows = [[("Chair", 100.0), ("Ms. Someone", 300.0)], [("Secretary", 100.0), ("Mr. Someone", 300.0)]]
    assert tables(read(*rows)) == []


def test_columns_that_do_not_line_up_stay_text_and_are_told() -> None:
    report = read(
        [("Field", 100), ("2024", 250), ("2025", 350)],
        [("Crime and its prevention in all the world", 100), ("1 200", 320), ("1 300", 400)],
        [("Drugs", 100), ("900", 250), ("950", 300)],
    )
    assert tables(report) == []
    assert [(warning.page, warning.message) for warning in report.warnings] == [
        (1, "A table was read as lines of text. See the original page.")
    ]
    assert "Crime and its prevention in all the world" in " ".join(outline(report))
