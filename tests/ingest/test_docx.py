"""The Word reader, on files made here."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.akn import parsing
from explorer.errors import UnreadableDocument
from explorer.ingest.read import structure
from explorer.ingest.readers import word_package
from explorer.ingest.readers.docx import read_docx
from explorer.model.report import Table
from explorer.model.text import plain
from tests.ingest.builders import outline
from tests.ingest.word_file import docx, paragraph

_STYLES = """
<w:style w:styleId="HCh"><w:name w:val="_ H _Ch"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:styleId="H23"><w:name w:val="_ H_2/3"/><w:basedOn w:val="HCh"/></w:style>
<w:style w:styleId="Txt"><w:name w:val="__Single Txt"/></w:style>
<w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Pool"/></w:style>
<w:style w:styleId="Pool"><w:name w:val="Pool"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="TitleHCH"><w:name w:val="Title_H_CH"/></w:style>
"""


def numbered(identifier: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{identifier}"/></w:numPr>'


def level(depth: int, kind: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'


_NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "(%2)")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "x")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>'
)


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_docx(data).lines]


def test_styles_of_the_template_are_headings_and_typed_numbers_paragraphs() -> None:
    body = (
        paragraph("I.\tBackground\t2", "TOC1")
        + paragraph("I.\tBackground", "HCh")
        + paragraph("1.\tIn keeping with guidance.", "Txt")
        + paragraph("Human rights", "H23")
        + paragraph("2. \tPromoting rights:", "Txt")
        + paragraph("\t(a)\tEverywhere;", "Txt")
        + paragraph("\t(b)\tAlways.", "Txt")
    )
    report = structure(read_docx(docx(body, styles=_STYLES)))
    assert outline(report) == [
        "I Background",
        "1 In keeping with guidance.",
        "I.*1 Human rights",
        "2 Promoting rights: (a) Everywhere; (b) Always.",
    ]
    assert [item.number for item in report.paragraphs()[1].items] == ["(a)", "(b)"]


def test_automatic_numbers_count_on_and_start_again() -> None:
    body = "".join(
        paragraph(text, properties=numbered(*number))
        for text, number in [
            ("One", (1,)),
            ("sub", (1, 1)),
            ("sub", (1, 1)),
            ("Two, in another list of the same kind", (2,)),
            ("sub again", (1, 1)),
            ("One again", (3,)),
            ("Point", (4,)),
            ("None", (0,)),
        ]
    )
    assert texts(docx(body, numbering=_NUMBERING)) == [
        "1.\tOne",
        "(a)\tsub",
        "(b)\tsub",
        "2.\tTwo, in another list of the same kind",
        "(a)\tsub again",
        "1.\tOne again",
        "•\tPoint",
        "None",
    ]


def test_footnotes_hang_at_their_marks() -> None:
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t>, and more.</w:t></w:r>'
    notes = f'<w:footnote w:id="0"><w:p/></w:footnote><w:footnote w:id="7">{paragraph("See A/80/6.")}</w:footnote>'
    report = structure(read_docx(docx(paragraph("1. A statement", runs=mark), footnotes=notes)))
    (found,) = report.paragraphs()
    assert found.words == "A statement, and more."
    assert [(run.text, run.footnote) for run in found.text if run.footnote] == [("1", "fn_1")]
    assert [(note.marker, plain(note.text)) for note in report.footnotes] == [("1", "See A/80/6.")]


def test_tables_keep_rows_spans_heads_and_caption() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    wide = cell("Posts", '<w:gridSpan w:val="2"/>')
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Year')}{wide}</w:tr>"
    body = (
        paragraph("I. Resources", "HCh")
        + paragraph("The posts of the Office are in the table.")
        + paragraph("Table 16.1", "HCh")
        + f"<w:tbl>{head}<w:tr>{cell('2026')}{cell('12')}{cell('3')}</w:tr></w:tbl>"
    )
    report = structure(read_docx(docx(body, styles=_STYLES)))
    (table,) = [block for _, block in report.blocks() if isinstance(block, Table)]
    assert [[plain(text) for text in row] for row in table.rows] == [["Year", "Posts", ""], ["2026", "12", "3"]]
    assert (table.caption, table.header_rows) == ("Table 16.1", 1)
    assert [section.title for section in report.walk()] == ["Resources"]


def test_a_table_of_one_column_is_a_box_around_text() -> None:
    box = f"<w:tbl><w:tr><w:tc>{paragraph('Summary')}{paragraph('The report.')}</w:tc></w:tr></w:tbl>"
    assert texts(docx(box)) == ["Summary", "The report."]


def test_deleted_and_hidden_text_is_left_out_and_inserted_text_kept() -> None:
    runs = (
        "<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
    )
    assert texts(docx(paragraph("text ", runs=runs))) == ["text new"]


def test_strict_files_and_circles_of_styles_are_read() -> None:
    assert texts(docx(paragraph("Strict", "Loop"), strict=True, styles=_STYLES)) == ["Strict"]


def test_the_header_of_the_first_page_is_the_masthead() -> None:
    header = paragraph("United Nations\tA/80/6 (Plan outline)") + "".join(
        paragraph(text) for text in ("Distr.: General", "17 April 2025", "Original: English")
    )
    body = (
        paragraph("Proposed programme budget for 2026", "TitleHCH")
        + paragraph("I.\tBackground", "HCh")
        + paragraph("1.\tThe text.", "Txt")
    )
    report = structure(read_docx(docx(body, styles=_STYLES, header=header)))
    assert report.symbols == ("A/80/6",)
    assert report.title == "Proposed programme budget for 2026"
    assert report.date is not None and report.date.isoformat() == "2025-04-17"


@pytest.mark.parametrize("data", [b"PK\x03\x04 nothing", b"", docx(paragraph("x"))[:200]])
def test_damaged_packages_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="damaged"):
        read_docx(data)


def test_entities_are_not_resolved(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("secret") / "secret.txt"
    secret.write_text("the secret")
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr(
            "word/document.xml",
            f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><w:document '
            'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
            "<w:t>kept &e;</w:t></w:r></w:p></w:body></w:document>",
        )
    assert "secret" not in "".join(texts(data.getvalue()))


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "SIZE_LIMIT", 1000)
    with pytest.raises(UnreadableDocument, match="too large"):
        read_docx(docx(paragraph("x" * 2000)))


@given(st.data())
def test_a_file_with_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    whole = bytearray(docx(paragraph("I. Part", "HCh") + paragraph("1. Text."), styles=_STYLES, numbering=_NUMBERING))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert read_docx(bytes(whole)).lines
    except UnreadableDocument as error:
        assert str(error).endswith(".")


def test_captions_in_heading_styles_belong_to_their_tables_and_figures() -> None:
    row = f"<w:tr><w:tc>{paragraph('Posts')}</w:tc><w:tc>{paragraph('12')}</w:tc></w:tr>"
    body = (
        paragraph("A.\tOverview", "HCh")
        + paragraph("1.\tSee table 16.1.", "Txt")
        + paragraph("Table 16.1 ", "H23")
        + paragraph("Proposed posts", "H23")
        + paragraph("(Number of posts)")
        + f"<w:tbl>{row}{row}</w:tbl>"
        + paragraph("Figure 16.II", "H23")
        + paragraph("Distribution of resources", "H23")
        + paragraph("Evaluation", "H23")
        + paragraph("2.\tThe text goes on.", "Txt")
    )
    report = structure(read_docx(docx(body, styles=_STYLES)))
    assert outline(report) == [
        "A Overview",
        "1 See table 16.1.",
        "- Figure 16.II Distribution of resources",
        "A.*1 Evaluation",
        "2 The text goes on.",
    ]
    (table,) = [block for _, block in report.blocks() if isinstance(block, Table)]
    assert table.caption == "Table 16.1 Proposed posts (Number of posts)"


def test_units_and_titles_of_tables_without_label_are_no_headings() -> None:
    rows = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in 'ab')}</w:tr>" for _ in "xy")
    unit = paragraph("(Thousands of United States dollars)", "H23")
    body = (
        paragraph("Table 29A.1", "H23")
        + paragraph("Subprogramme 1: deliverables for 2027", "H23")
        + paragraph("Category", "Txt")
        + paragraph("A.\tResources", "HCh")
        + paragraph("Financial resources", "H23")
        + unit
        + f"<w:tbl>{rows}</w:tbl>"
        + paragraph("B.\tCosts", "HCh")
        + unit
        + f"<w:tbl>{rows}</w:tbl>"
        + paragraph("Figure 3.I.IV", "H23")
        + paragraph("Performance measure", "H23")
        + paragraph("(Hectares)", "H23")
        + paragraph("1.\tThe resources.", "Txt")
    )
    report = structure(read_docx(docx(body, styles=_STYLES)))
    assert [section.printed for section in report.walk()] == ["", "A. Resources", "B. Costs"]


def test_tab_stops_and_marks_of_editing_count_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A report of the United Nations has 350,000 tab stops in its tables."""
    stop = '<w:tabs><w:tab w:val="left" w:pos="288"/></w:tabs>'
    body = "".join(paragraph(f"{at}.\tA paragraph.", properties=stop) for at in range(1, 400))
    monkeypatch.setattr(parsing, "_MARKUP_LIMIT", 6500)
    assert len(texts(docx(body))) == 399


def test_a_label_and_the_title_below_it_are_one_heading_that_holds_those_of_its_level() -> None:
    parts = [
        ("HCh", "A.\tProgramme plan", ""),
        ("HCh", "Programme of work", ""),
        ("H23", "Subprogramme 1", ""),
        ("H23", "Organized crime", ""),
        ("H23", "Objective", "1.\tThe objective."),
        ("H23", "Strategy", "2.\tThe strategy."),
        ("H23", "Subprogramme 2", ""),
        ("H23", "Corruption", "3.\tThe text."),
        ("HCh", "B.\tResources", "4.\tThe resources."),
    ]
    body = "".join(paragraph(title, style) + paragraph(text, "Txt") for style, title, text in parts)
    report = structure(read_docx(docx(body, styles=_STYLES)))
    assert [f"{section.path}: {section.title}" for section in report.walk()] == [
        "A: Programme plan",
        "A.*1: Programme of work",
        "A.*1.Subprogramme 1: Organized crime",
        "A.*1.Subprogramme 1.*1: Objective",
        "A.*1.Subprogramme 1.*2: Strategy",
        "A.*1.Subprogramme 2: Corruption",
        "B: Resources",
    ]


def test_an_outline_level_without_style_is_that_of_the_template() -> None:
    styles = '<w:style w:styleId="H23"><w:name w:val="_ H_2/3"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    body = paragraph("Subprogramme 3", properties='<w:outlineLvl w:val="1"/>') + paragraph("Subprogramme 4", "H23")
    assert [line.level for line in read_docx(docx(body, styles=styles)).lines] == [3, 3]


def test_a_list_of_contents_in_two_tables_goes_and_the_note_between_them_stays() -> None:
    def listed(*rows: str) -> str:
        cells = "".join(f"<w:tr><w:tc>{paragraph(row)}</w:tc><w:tc>{paragraph('3')}</w:tc></w:tr>" for row in rows)
        return f"<w:tbl>{cells}</w:tbl>"

    note = paragraph("A line of text that stands between both tables.")
    body = paragraph("Contents") + listed("One", "Two") + note + listed("Three") + paragraph("1.\tText.")
    report = structure(read_docx(docx(body)))
    assert [block.words for _, block in report.blocks()] == ["A line of text that stands between both tables.", "Text."]
