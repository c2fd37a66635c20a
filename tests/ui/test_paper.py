"""What is set on paper: read back from the PDF file, as a reader of it finds it."""

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice, QLocale
from PySide6.QtGui import QPdfWriter

from explorer.compare import compare, differences
from explorer.compare.digest import digest
from explorer.export.paged.pages import Page, set_pages
from explorer.export.paged.pdf import pdf
from explorer.export.paged.sheet import Sheet, page_layout, usual_size
from explorer.export.paper import Block, Face, Grid, Mark, Paper, Picture, Span, TextBlock, said
from explorer.export.passages import export, export_brief
from explorer.export.selection import passage_of
from explorer.ingest import read_report
from explorer.jobs import run
from explorer.model.report import Report, Table
from explorer.model.text import Ocr, Run
from explorer.places import Only
from explorer.present.brief import brief
from explorer.present.compared import Compared
from explorer.present.digest import DigestText
from explorer.present.figures import FiguresTable
from explorer.present.life_line import LifeRow
from explorer.present.matrix import YearMatrix
from explorer.present.paper.compared import compared_paper
from explorer.present.paper.digest import digest_paper
from explorer.present.paper.figures import figures_paper
from explorer.present.paper.life_line import life_line_paper
from explorer.present.paper.overview import overview_paper
from explorer.present.paper.report import report_paper
from explorer.present.paper.results import results_paper
from explorer.present.pieces import Piece
from explorer.present.results import Found, Summary
from tests.export.test_passages import selection
from tests.paper import PrintedPage, missing, printed
from tests.small_reports import para, report, section

pytestmark = pytest.mark.usefixtures("qapp")

SMALLEST, LARGEST = 8.0, 14.0
FOOT = "My library · 29 November 2026"


def legible(paper: Paper) -> list[PrintedPage]:
    """The pages of a paper, each in letters of a book, with what runs along all of them."""
    pages = printed(pdf(paper))
    for number, page in enumerate(pages, 1):
        assert min(page.sizes) >= SMALLEST and max(page.sizes) <= LARGEST
        assert page.foot.split("\r\n")[-1].endswith(f"{number} / {len(pages)}")
        assert not missing(paper.foot, [replace(page, text=page.foot)])
        assert paper.title.split()[0] in page.head
        assert (page.width > page.height) is paper.wide
    return pages


def words_of(read: Report) -> str:
    """Every word of a report that is read, its numbers among them."""
    blocks = [
        " ".join((plain.number or "", plain.words)) if not isinstance(plain, Table) else plain.words
        for _, plain in read.blocks()
    ]
    notes = [" ".join((note.marker, *(run.text for run in note.text))) for note in read.footnotes]
    return " ".join((read.title, *(one.printed for one in read.walk()), *blocks, *notes))


@pytest.fixture(scope="module")
def mandates(samples: list[Path]) -> list[Report]:
    years = zip(samples[:3], (2018, 2020, 2021), strict=True)
    return [replace(read_report(path), year=year, id=str(year), title="Mandates") for path, year in years]


# Views


def test_a_report_is_printed_with_every_word(samples: list[Path]) -> None:
    for path in samples:
        read = read_report(path)
        assert missing(words_of(read), legible(report_paper(read, FOOT))) == set()


@pytest.mark.parametrize("name", ["A_80_75.pdf", "A_80_81.pdf", "A_80_6_SECT.36.docx"])
def test_a_real_report_is_printed_with_every_word(data_folder: Path, name: str) -> None:
    read = read_report(data_folder / "reports" / name)
    assert missing(words_of(read), legible(report_paper(read, FOOT))) == set()


def test_two_years_are_printed_side_by_side(mandates: list[Report]) -> None:
    older, _, newer = mandates
    comparison = compare(mandates)
    pair = next(pair for pair in comparison.pairs if (pair.left_report, pair.right_report) == (0, 2))
    shown = Compared(differences)
    shown.show(older, newer, pair, comparison.figures)
    taken = shown.apart()
    shown.set_only(Only.NEW)
    pages = legible(compared_paper(taken, FOOT))
    paragraphs = [paragraph.words for read in (older, newer) for paragraph in read.paragraphs()]
    assert missing(" ".join(paragraphs), pages) == set()
    assert all(page.text.split()[:2] == ["2018", "2021"] for page in pages[1:])
    fewer = legible(compared_paper(shown.apart(), FOOT))
    assert 1 < len(fewer) < len(pages) and "Shown: New" in fewer[0].text


def test_what_changed_is_printed_and_its_brief_has_two_pages(mandates: list[Report]) -> None:
    comparison = compare(mandates)
    for one, other in combinations(range(3), 2):
        older, newer = mandates[one], mandates[other]
        found = digest(comparison, mandates, one, other)
        rows = DigestText(found, older, newer).rows()
        pages = legible(digest_paper(found, older, newer, rows, Only.ALL, "", FOOT))
        told = [f"{row.label} {row.place} {row.detail} {row.words}" for row in rows]
        assert missing(" ".join(told), pages) == set()
        assert len(printed(export_brief(brief(found, older, newer), "pdf"))) <= 2


def test_figures_are_printed_below_their_chart(mandates: list[Report]) -> None:
    table = FiguresTable(mandates, compare(mandates))
    drawn: list[tuple[float, float]] = []
    chart = Picture(200.0, lambda painter, width, height: drawn.append((width, height)))
    pages = legible(figures_paper("Mandates", table, chart, FOOT))
    cells = [table.text(row, column) for row in range(len(table.figures)) for column in range(table.columns)]
    assert missing(" ".join(cells), pages) == set()
    assert all(page.text.split()[:2] == ["Figure", "Unit"] for page in pages[1:])
    assert [height for _, height in drawn] == [200.0] and 400 < drawn[0][0] < 500


def test_the_overview_is_printed_with_every_section(mandates: list[Report]) -> None:
    matrix = YearMatrix(mandates, compare(mandates))
    rows = [row for top in matrix.top for row in top.walk()]
    pages = legible(overview_paper("Mandates", matrix, rows, FOOT))
    assert missing(" ".join(row.section.printed for row in rows), pages) == set()
    assert all(page.text.split()[:4] == ["Section", "2018", "2020", "2021"] for page in pages[1:])


def test_results_and_a_life_line_are_printed() -> None:
    rows = [
        Found("3 of 4 words", detail="2 places"),
        Found("IV.A, para. 38", 0, text="Trafficking in persons.", marks=((0, 11),), detail="perhaps"),
    ]
    pages = legible(results_paper("trafficking", Summary("2 places", "all words"), rows, FOOT))
    assert missing("trafficking 2 places all words 3 of 4 IV A para 38 Trafficking in persons perhaps", pages) == set()
    wordings = [LifeRow("2018", "para. 3", "", (Piece("The Office acted."),)), LifeRow("2020", "", "not said")]
    told = legible(life_line_paper("First in 2018.", wordings, FOOT))
    assert missing("First in 2018 para 3 The Office acted 2020 not said", told) == set()


def test_passages_are_printed_with_their_notes_and_sources_and_the_same_bytes_again() -> None:
    data = export(selection(), "pdf")
    assert data == export(selection(), "pdf")
    pages = printed(data)
    assert missing("Compare with 2020 Ask whom Sources A/80/75-E/2025/55, para. 1 Africa 54", pages) == set()
    assert min(size for page in pages for size in page.sizes) >= SMALLEST
    assert b"2026" not in data.split(b"stream")[0] and b"CreationDate (D:1980" in data


def test_characters_that_no_document_may_hold_are_left_out() -> None:
    read = report(2020, section("I", "Head\x00ing", para("1", "A\x07 word\ufffe, and a line\nmore.")))
    text = " ".join(page.text for page in printed(pdf(report_paper(read, "a\x00b"))))
    assert "Heading" in text and "A word, and a line" in text and "\ufffe" not in text


# Pages


def filled(blocks: list[Block], wide: bool = False) -> list[Page]:
    """The pages of some blocks."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(page_layout(wide))
    sheet = Sheet(writer, Paper("Title", tuple(blocks), wide=wide))
    pages = run(set_pages(sheet))
    assert all(page.end <= sheet.height for page in pages)
    return pages


def text(lines: int, face: Face = Face.TEXT) -> TextBlock:
    """A paragraph with so many lines."""
    return TextBlock(said("\n".join(["word"] * lines)), face)


@given(st.lists(st.integers(1, 90), min_size=1, max_size=25), st.booleans(), st.booleans())
def test_no_line_is_lost_or_set_beyond_the_page(sizes: list[int], tabular: bool, whole: bool) -> None:
    rows = tuple(((text(size),), (text(size // 2 + 1),)) for size in sizes)
    blocks: list[Block] = [Grid(rows, 0, whole=whole)] if tabular else [text(size) for size in sizes]
    assert sum(len(page.placed) for page in filled(blocks)) == sum(sizes)


@given(st.integers(30, 60), st.integers(2, 40))
def test_no_heading_and_no_line_stands_alone(before: int, after: int) -> None:
    pages = filled([text(before), text(1, Face.HEADING), text(after)])
    lines = [strip for page in pages for _, strip in page.placed]
    for page in pages:
        first, last = (lines.index(page.placed[place][1]) for place in (0, -1))
        ends = {before - 1, before + after}
        assert last not in {0, before, before + 1} and first not in ends - {last}


def test_the_head_of_a_table_stands_on_every_page_and_rows_stay_whole() -> None:
    rows = tuple(((TextBlock(said(f"row {number}")),), (text(5),)) for number in range(40))
    head = ((TextBlock(said("Head")),), (TextBlock(said("Words")),))
    pages = printed(pdf(Paper("Title", (Grid((head, *rows)),))))
    assert len(pages) > 3 and all(page.text.split()[:2] == ["Head", "Words"] for page in pages)
    assert all(page.text.count("row") * 5 == page.text.count("word") for page in pages)


def test_a_row_that_no_page_holds_is_parted() -> None:
    pages = filled([Grid((((text(200),), (text(3),)),), 0)])
    assert len(pages) > 3 and sum(len(page.placed) for page in pages) == 200


@given(st.integers(1, 60), st.integers(0, 40), st.integers(1, 300))
def test_what_nests_deep_and_heads_that_fill_pages_stay_on_them(heads: int, depth: int, lines: int) -> None:
    rows = tuple(((text(2),), (text(1),)) for _ in range(heads + 20))
    deep = replace(text(lines), depth=depth, number="(a)")
    assert sum(len(page.placed) for page in filled([Grid(rows, heads), deep])) >= 2 * len(rows) + lines


@pytest.mark.parametrize(("name", "size"), [("en_US", "Letter"), ("es_MX", "Letter"), ("fr_FR", "A4"), ("C", "A4")])
def test_the_paper_is_that_of_the_country(name: str, size: str) -> None:
    assert size in usual_size(QLocale(name)).name()


def test_the_heading_in_force_runs_at_the_head_of_the_page() -> None:
    blocks = [
        TextBlock(said("Chapter one"), Face.HEADING, "I."),
        text(70),
        TextBlock(said("Chapter two"), Face.HEADING),
    ]
    pages = printed(pdf(Paper("Whole", (*blocks, text(80)))))
    assert [page.head.split() for page in pages[1:]] == [
        ["Whole", "I.", "Chapter", "one"],
        ["Whole", "Chapter", "two"],
        ["Whole", "Chapter", "two"],
    ]


def test_marks_are_readable_in_black() -> None:
    marks = [Mark.INSERTED, Mark.DELETED, Mark.SHARED, Mark.DOUBTFUL]
    plain = len(pdf(Paper("Title", (TextBlock(said("words of a text")),))))
    for mark in marks:
        assert len(pdf(Paper("Title", (TextBlock((Span("words of a text", mark),)),)))) > plain
    doubtful = para("1", (Run("sure "), Run("doubtful", ocr=Ocr.DOUBTFUL)))
    spans = [
        block for block in report_paper(report(2020, section("I", "One", doubtful)), "").blocks
        if isinstance(block, TextBlock) and block.number == "1."
    ]  # fmt: skip
    assert [span.marks for span in spans[0].words] == [Mark.NONE, Mark.DOUBTFUL]


def test_what_is_written_from_right_to_left_begins_at_the_right() -> None:
    thanks = para("1", "وأعربت اللجنة عن تقديرها للعرض.")
    arabic = replace(report(2020, section("", "مقدمة", thanks)), language="ar")
    page = pypdfium2.PdfDocument(pdf(report_paper(arabic, "")))[0]
    found = page.get_textpage()
    boxes = [(found.get_text_range(place, 1), found.get_charbox(place)) for place in range(found.count_chars())]
    number, width = next(box for letter, box in boxes if letter == "1"), page.get_width()
    letters = [box for letter, box in boxes if letter in {*"وأعربت"}]
    assert width - 120 < max(box[2] for box in letters) < number[0] < width - 68


def test_a_passage_from_right_to_left_is_printed_whole() -> None:
    arabic = replace(report(2020, section("I", "مقدمة", para("1", "وأعربت اللجنة."))), language="ar")
    assert printed(export([(arabic, passage_of(arabic, "para_1"))], "pdf"))[0].sizes
