"""The PDF reader, on files made here and on damaged ones."""

from pathlib import Path

import pytest

from explorer.errors import UnreadableDocument
from explorer.ingest import read_report
from explorer.ingest.read import structure
from explorer.ingest.readers.pdf import read_pdf
from explorer.model.recognition import Unread, UnreadPage
from explorer.model.report import Table
from explorer.model.text import plain
from tests.ingest.builders import outline
from tests.ingest.pdf_file import Picture, Words, pdf


def test_lines_have_positions_sizes_and_weights() -> None:
    source = read_pdf(
        pdf([[Words("I. Introduction", 102, 700, 14, "bold"), Words("The text.", 123, 670, 10, "italic")]])
    )
    first, second = source.lines
    assert (first.text, first.size, first.bold, first.top, first.page) == ("I. Introduction", 14.0, True, True, 1)
    assert (second.text, second.size, second.italic, second.bold) == ("The text.", 10.0, True, False)
    assert first.x0 == pytest.approx(102, abs=1) and first.y0 == 700
    assert second.gap > 1


def test_pieces_on_one_baseline_are_a_line_with_blanks_and_tabs() -> None:
    page = [Words("31", 123, 700), Words("countries", 140, 700), Words("5", 300, 700)]
    assert read_pdf(pdf([page])).lines[0].text == "31 countries\t5"


def test_superscripts_are_raised_and_in_their_place() -> None:
    page = [Words("in Kosovo.", 123, 700), Words("3", 168, 700, 6, rise=4), Words("The end", 176, 700)]
    (line,) = read_pdf(pdf([page])).lines
    assert [span.text.strip() for span in line.spans if span.raised] == ["3"]
    assert "".join(line.text.split()) == "inKosovo.3Theend"


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_page_reads_the_same(rotate: int) -> None:
    page = [Words("First line", 123, 700), Words("second line", 123, 688)]
    assert [line.text for line in read_pdf(pdf([page], rotate)).lines] == ["First line", "second line"]


def test_accents_and_quotes_arrive() -> None:
    assert (
        read_pdf(pdf([[Words("Côte d’Ivoire “said” – 5 %", 100, 700)]])).lines[0].text == "Côte d’Ivoire “said” – 5 %"
    )


def test_a_page_without_text_is_a_scan() -> None:
    with pytest.raises(UnreadableDocument, match="OCR can read it"):
        read_pdf(pdf([[]]))


def test_a_page_that_is_a_picture_is_told_apart_from_a_blank_one() -> None:
    page = [Words("A line of text that can be read, and longer than a page number is", 72, 700)]
    source = read_pdf(pdf([page, [Picture(0, 0, 612, 792), Words("2", 300, 30)], [], page]))
    assert source.unread == (UnreadPage(2, Unread.PICTURE),)
    assert [warning.message[:37] for warning in source.warnings] == ["1 of 4 pages are pictures without tex"]


@pytest.mark.parametrize("data", [b"%PDF-1.7 and nothing else", b"%PDF-", pdf([[Words("x", 1, 1)]])[:80]])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_pdf(data)


def test_a_report_on_pages(tmp_path: Path) -> None:
    """Running heads, a paragraph over a page end, a footnote, a bold heading, an annex that starts again at 1."""
    first = [
        Words("A/99/1", 60, 760, 8),
        Words("I. Introduction", 102, 720, 14, "bold"),
        Words("1. The Office supported the Governments of the region in their work on crime;", 123, 690),
        Words("their police acted on it.", 123, 678),
        Words("1", 222, 678, 6, rise=4),
        Words("2. The Office met the heads of the police of the region and it was agreed that", 123, 660),
        Words("____________", 123, 120, 8),
        Words("1", 123, 108, 5, rise=3),
        Words("Information as at 3 May.", 130, 108, 8),
        Words("1/2", 300, 30, 7),
    ]
    second = [
        Words("A/99/1", 60, 760, 8),
        Words("the work should go on in all of the countries that had taken part in the work", 123, 720),
        Words("of the Office.", 123, 708),
        Words("Annex I", 102, 680, 14, "bold"),
        Words("Access to places", 102, 660, 14, "bold"),
        Words("1. The Force was stopped at a place in the east and was let through after long", 123, 630),
        Words("talks on that day.", 123, 618),
        Words("2/2", 300, 30, 7),
    ]
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf([first, second]))
    report = read_report(path)
    assert outline(report) == [
        "I Introduction",
        "1 The Office supported the Governments of the region in their work on crime; their police acted on it.",
        "2 The Office met the heads of the police of the region and it was agreed that the work should go on in all of "
        "the countries that had taken part in the work of the Office.",
        "Annex I Access to places",
        "Annex I/1 The Force was stopped at a place in the east and was let through after long talks on that day.",
    ]
    paragraphs = report.paragraphs()
    assert [paragraph.page for paragraph in paragraphs] == [1, 1, 2]
    assert [(run.text, run.footnote) for run in paragraphs[0].text if run.footnote] == [("1", "fn_1")]
    assert [(note.marker, note.eid, note.page) for note in report.footnotes] == [("1", "fn_1", 1)]


def test_a_table_on_a_page_becomes_rows(tmp_path: Path) -> None:
    rows = [("Main item", "2024", "2025"), ("Posts", "1 200", "1 300"), ("Travel of staff", "75", "(80)")]
    page = [
        Words("I. Resources", 102, 720, 14, "bold"),
        Words("1. The resources are shown in the table below by main item of expenditure for the years", 123, 690),
        Words("of the plan.", 123, 678),
        Words("Table 3", 123, 650),
        Words("Resources by main item", 123, 638, 10, "bold"),
        *(
            Words(text, x, 610 - 14 * number, 8.5)
            for number, row in enumerate(rows)
            for text, x in zip(row, (123, 300, 400), strict=True)
        ),
        Words("and others", 130, 572, 8.5),
        Words("Source: Office of the Controller.", 123, 550, 8.5),
        Words("2. The resources rise by a little and are needed for the work of the Office in the years", 123, 520),
        Words("of the plan.", 123, 508),
    ]
    path = tmp_path / "table.pdf"
    path.write_bytes(pdf([page]))
    report = read_report(path)
    (table,) = [block for _, block in report.blocks() if isinstance(block, Table)]
    assert table.caption == "Table 3 Resources by main item"
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["Main item", "2024", "2025"],
        ["Posts", "1 200", "1 300"],
        ["Travel of staff and others", "75", "(80)"],
    ]
    assert (table.header_rows, table.page) == (1, 1)
    assert [paragraph.label for paragraph in report.paragraphs()] == ["1", "2"]
    assert report.paragraphs()[0].words.endswith("of the plan.")


def test_a_hyphen_at_a_line_end_stays() -> None:
    page = [Words("1. The twenty-", 100, 700), Words("fourth session was held.", 100, 688)]
    source = read_pdf(pdf([page]))
    assert outline(structure(source))[-1] == "1 The twenty-fourth session was held."


def test_an_address_that_ends_a_footnote_stays() -> None:
    page = [
        Words("1. The year was hard for all who lived there.", 100, 700),
        Words("1", 100, 100, 5, rise=3),
        Words("Outlook, available at", 106, 100, 8),
        Words("www.un.org/outlook.", 100, 88, 8),
    ]
    notes = structure(read_pdf(pdf([page]))).footnotes
    assert [plain(note.text) for note in notes] == ["Outlook, available at www.un.org/outlook."]


def test_a_figure_one_reaches_to_where_the_next_character_stands() -> None:
    """Its glyph is much narrower than its place: a gap behind it is none."""
    (line,) = read_pdf(pdf([[Words("27.I.1", 100, 700), Words("4", 124.2, 700), Words("Table", 150, 700)]])).lines
    assert line.text.split()[0] == "27.I.14"


def test_text_that_is_printed_sideways_is_told_with_its_page() -> None:
    axis = b"BT /roman 9 Tf 0 1 -1 0 60 400 Tm (Number of incidents) Tj ET"
    made = pdf([[Words("The first page.", 100, 700)], [Words("The second page, with a chart.", 100, 700)]])
    at = made.rindex(b"\nendstream")  # The length that it states is then wrong, which no reader minds.
    source = read_pdf(made[:at] + b"\n" + axis + made[at:])
    assert [(warning.page, "“Number of incidents”" in warning.message) for warning in source.warnings] == [(2, True)]
    assert [line.text for line in source.lines] == ["The first page.", "The second page, with a chart."]
