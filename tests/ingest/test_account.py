"""Each word of a source is in its report, in the account of what was left out, or told by a warning with its page."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.export.outline import outline
from explorer.ingest.document import Document
from explorer.ingest.read import read, structure
from explorer.ingest.readers.docx import read_docx
from explorer.ingest.readers.html import read_html
from explorer.ingest.readers.pdf import read_pdf
from explorer.ingest.readers.text import read_text
from explorer.model.account import LeftOut, Reason
from explorer.model.report import Report
from tests.ingest.accounting import all_told, held, kept, missed
from tests.ingest.page_setter import Pages
from tests.ingest.pdf_file import Words, pdf
from tests.ingest.word_file import docx, paragraph

_OWN = re.compile(r"\b[a-jA-J]\d+\b")
_SENTENCE = "The Office supported Member States in all of the regions"


def told(report: Report) -> list[tuple[str, Reason]]:
    return [(left.text, left.reason) for left in report.account]


def fronted(report: Report) -> list[str]:
    return [block.words for block in report.front]


def in_word(body: str, **parts: str) -> Report:
    return structure(read_docx(docx(paragraph("I.\tIntroduction") + body, False, (), **parts)))


# What readers leave out

_HEADER = paragraph("A/80/75") + paragraph("Distr.: General") + paragraph("Original: English")


def test_of_a_word_file_what_was_deleted_hidden_or_said_beside_the_text_isall_told() -> None:
    marked = (
        "<w:del><w:r><w:delText>Old words. </w:delText></w:r></w:del><w:ins><w:r><w:t>New ones. </w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret.</w:t></w:r>"
    )
    report = in_word(
        paragraph("I.\tIntroduction\t2", "TOC1") + paragraph("1.\tThe text. ", runs=marked),
        styles='<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>',
        header=paragraph("A/80/75"),
        footer=paragraph("Page 3"),
        comments=f'<w:comment w:id="1">{paragraph("Is this so?")}</w:comment>',
    )
    assert told(report) == [
        ("A/80/75", Reason.RUNNING_HEAD),
        ("Page 3", Reason.RUNNING_HEAD),
        ("Is this so?", Reason.COMMENT),
        ("I. Introduction 2", Reason.CONTENTS),
        ("Old words.", Reason.DELETED),
        ("Secret.", Reason.HIDDEN),
    ]
    assert missed(report) == {} and report.source.arrived == (100,)
    assert "New ones" in report.paragraphs()[0].words


def test_of_a_word_file_the_header_that_is_its_masthead_is_one_and_no_running_head() -> None:
    report = in_word(paragraph("1.\tThe text."), header=_HEADER)
    assert report.symbols == ("A/80/75",) and missed(report) == {}
    assert fronted(report) == ["A/80/75", "Distr.: General", "Original: English"] and told(report) == []


def test_of_a_word_file_a_formula_and_a_note_without_mark_are_missed() -> None:
    formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x42</m:t></m:r>'
    note = f'<w:footnote w:id="2">{paragraph("Nobody refers to this.")}</w:footnote>'
    report = in_word(paragraph("1.\tThe text.", runs=f"{formula}</m:oMath>"), footnotes=note)
    assert missed(report) == {None: 6} and report.account == ()


def test_of_a_word_file_a_text_box_that_is_there_twice_is_told_once() -> None:
    box = "<w:txbxContent>{}</w:txbxContent>".format(paragraph("In a box."))
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    twice = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    report = in_word(
        paragraph("1.\tText.", runs=f"<w:r><mc:AlternateContent {names}>{twice}</mc:AlternateContent></w:r>")
    )
    assert told(report) == [("In a box.", Reason.DUPLICATE)] and missed(report) == {}


def test_of_a_web_page_menus_code_and_what_is_hidden_are_told_and_the_rest_is_missed() -> None:
    report = structure(
        read_html(
            b"<html><head><title>A page</title><script>var x = 1</script></head><body><nav>Home</nav><!-- no word -->"
            b"<h1>I. Introduction</h1><p>1. The <b>f</b>irst <span hidden>secret</span> one.</p><ol><li>Three</ol>"
            b"<table><caption>Lost</caption><tr><th>a<th>b<tr><td>1<style>p</style><td>2</table>"
            b"<svg><text>label</text></svg><form>Search</form><math><mi>y</mi></math></body></html>"
        )
    )
    assert told(report) == [
        ("A page", Reason.PAGE_TITLE),
        ("var x = 1", Reason.CODE),
        ("Home", Reason.CONTROL),
        ("secret", Reason.HIDDEN),
        ("p", Reason.CODE),
        ("label", Reason.PICTURE),
        ("Search", Reason.CONTROL),
    ]
    assert missed(report) == {None: 2} and "“Lost … y”" in report.warnings[-1].message


def test_of_akoma_ntoso_cover_preface_and_contents_are_told_and_what_no_reader_knows_is_missed() -> None:
    body = (
        "<section><num>I.</num><heading>Introduction</heading><p>Text<noteRef href='#n' marker='1'/>.</p></section>"
        "<speech><narrative>Laughter.</narrative></speech><toc><tocItem>I. Introduction</tocItem></toc>"
    )
    document = (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><doc name="r"><meta><notes>'
        "<note eId='n' marker='1'><p>A note.</p></note></notes><identification>No text</identification></meta>"
        f"<preface><p>Of <docTitle>a title</docTitle></p></preface><mainBody>{body}</mainBody></doc></akomaNtoso>"
    )
    report = read(Document("a.xml", ".xml", document.encode()))
    assert told(report) == [("Of a title", Reason.MASTHEAD), ("I. Introduction", Reason.CONTENTS)]
    assert missed(report) == {None: 1} and "“Laughter”" in report.warnings[-1].message


def test_what_is_printed_sideways_isall_told() -> None:
    axis = b"BT /roman 9 Tf 0 1 -1 0 60 400 Tm (Number of incidents) Tj ET"
    made = pdf([[Words("The first page with a chart on it.", 100, 700)]])
    at = made.rindex(b"\nendstream")
    report = structure(read_pdf(made[:at] + b"\n" + axis + made[at:]))
    assert report.account == (LeftOut("Number of incidents", Reason.SIDEWAYS, 1),) and missed(report) == {}


# Fronts


def test_a_masthead_stands_in_front_in_the_order_of_its_columns_and_a_letter_below_it_is_text() -> None:
    pages = Pages("A/80/75").masthead("10 April 2025", "The work of the Office")
    pages.text("I have the honour to transmit this letter.").text("(Signed) The Ambassador")
    pages.turn().heading("I. Introduction").text(f"1. {_SENTENCE}.").turn().text(f"2. {_SENTENCE}.")
    report = structure(read_pdf(pages.made()))
    assert report.title == "The work of the Office" and missed(report) == {}
    masthead = ["United Nations", "A/80/75", "General Assembly", "Distr.: General", "10 April 2025 Original: English"]
    assert fronted(report) == [*masthead, "The work of the Office"] and report.beside_title == masthead
    assert [(block.number, block.label, block.eid, block.page) for block in report.front] == [(None, None, "", 1)] * 6
    assert {left.reason for left in report.account} == {Reason.RUNNING_HEAD, Reason.PAGE_NUMBER}
    assert [row["text"] for row in outline(report)["unnumbered"]][: len(report.front)] == fronted(report)


def test_what_is_neither_masthead_nor_title_nor_text_stands_in_front() -> None:
    style = '<w:style w:styleId="Title"><w:name w:val="Title"/></w:style>'
    front = paragraph("The work of the Office", "Title") + paragraph("Programme thirteen and what it is for")
    made = docx(f"{front}{paragraph('I. Introduction')}{paragraph('1. The text.')}", styles=style, header=_HEADER)
    report = structure(read_docx(made))
    assert report.title == "The work of the Office" and missed(report) == {}
    assert fronted(report)[-1] == "Programme thirteen and what it is for" and report.source.arrived == (100,)


def test_a_note_to_the_item_of_the_agenda_hangs_on_its_mark_in_front() -> None:
    text = (
        "Distr.: General\n23 June 2020\nOriginal: English\n\nItem 111 of the preliminary list*\n\nThe mandates\n\n"
        "Report of the Secretary-General\n\nSummary\n\nThe report.\n\n* A/75/50."
    )
    report = structure(read_text(text.encode()))
    marks = [run.footnote for block in report.front for run in block.text if run.footnote]
    assert marks == [note.eid for note in report.footnotes] and "Item 111 of the preliminary list" in fronted(report)


# The promise itself


_KINDS = st.sampled_from(["heading", "paragraph", "text", "small", "number", "item", "table", "contents", "turn"])


@st.composite
def sheets(draw: st.DrawFn) -> tuple[list[Counter[str]], bytes]:
    """A PDF file of words that are all different, and the words of each of its pages."""
    pages = Pages("A/80/75")
    count = 0

    def words(most: int = 12) -> str:
        nonlocal count
        several = draw(st.integers(1, most))
        count += several
        return " ".join(f"{'abcdefghij'[at % 10]}{at}" for at in range(count - several, count))

    if draw(st.booleans()):
        pages.masthead("10 April 2025", *[words() for _ in range(draw(st.integers(0, 2)))])
    for number, kind in enumerate(draw(st.lists(_KINDS, min_size=1, max_size=14)), 1):
        if kind == "turn":
            pages.turn()
        elif kind == "heading":
            pages.heading(f"{number}. {words().capitalize()}")
        elif kind == "contents":
            pages.heading("Contents").text(f"{words()} ........ {number}").text(f"{words()} ........ {number}")
        elif kind == "small":
            pages.heading(words(), 7, "roman")
        elif kind == "table":
            pages.text(f"Table {number}")
            for row in range(draw(st.integers(1, 4))):
                pages.text(words(1), 200 * (row % 2))
        else:
            lead = {"paragraph": f"{number}. ", "item": "(a) ", "number": f"{number * 100} "}.get(kind, "")
            pages.text(f"{lead}{words(60)}")
    pages.heading("I. Conclusion").text(f"99. {words()}")
    data = pages.made()
    return [Counter(word for each in page for word in each.text.split()) for page in pages.pages], data


@given(sheets())
def test_each_word_of_any_page_is_in_the_report_in_the_account_or_missed(
    sheet: tuple[list[Counter[str]], bytes],
) -> None:
    pages, data = sheet
    report = structure(read_pdf(data))
    kept(report, " ".join(word for page in pages for word in page.elements()))
    arrived = set(_OWN.findall(all_told(report)))
    for number, page in enumerate(pages, 1):
        assert missed(report)[number] >= len(set(filter(_OWN.fullmatch, page)) - arrived)


_ROWS = """I. Heading
1. One sentence.
(a) An item;
Plain text
http://a.org/b
Contents
A ....... 3
_______
1 A note.
12/34
A/80/75
Annex
Distr.: General
Original: English""".splitlines()


@given(st.lists(st.sampled_from([*_ROWS, "", "\f"]), min_size=1, max_size=40))
def test_each_letter_of_any_text_is_in_the_report_in_the_account_or_missed(rows: list[str]) -> None:
    text = "\n".join(["I. Introduction", "", "1. It begins.", *rows, "", "2. It ends."])
    report = structure(read_text(text.encode()))
    kept(report, text)


@pytest.mark.parametrize("sample", sorted(Path("resources/samples").glob("*.txt")), ids=lambda path: path.stem[:3])
def test_all_of_the_samples_arrives_or_is_told(sample: Path) -> None:
    report = structure(read_text(sample.read_bytes()))
    assert missed(report) == {} and set(report.source.arrived) == {100}
    kept(report, held(sample))
