"""The HTML reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from explorer.errors import UnreadableDocument
from explorer.ingest.lines import Span
from explorer.ingest.read import structure
from explorer.ingest.readers.html import read_html
from explorer.ingest.readers.html_looks import Style
from explorer.model.report import Table
from explorer.model.text import plain
from tests.ingest.builders import outline


def texts(page: str) -> list[str]:
    return [" ".join(line.text.split()) for line in read_html(page.encode()).lines]


def test_headings_state_their_level_and_paragraphs_their_numbers() -> None:
    page = """<html><head><title>no</title><script>no()</script></head><body><nav>menu</nav>
      <h1>I. Introduction</h1><p>1. The <i>first</i>
      paragraph.</p><h2>Part of it</h2><p>2. The <b>second</b>.</p><form>no</form></body></html>"""
    assert outline(structure(read_html(page.encode()))) == [
        "I Introduction",
        "1 The first paragraph.",
        "I.*1 Part of it",
        "2 The second.",
    ]


def test_lists_are_numbered_as_they_are_shown() -> None:
    page = "<ol start=3><li>three<li>four<ol type=a><li>sub</ol></ol><ul><li>point<li>• marked</ul><ol><li>1. own</ol>"
    assert texts(page) == ["3. three", "4. four", "(a) sub", "• point", "• marked", "1. own"]


def test_inline_marks_and_links() -> None:
    (line,) = read_html(
        b"<p>See <a href='https://undocs.org/A/1'>A/1</a><sup>1</sup> <a href='javascript:x()'>x</a></p>"
    ).lines
    assert line.spans == (
        Span("See "),
        Span("A/1", link="https://undocs.org/A/1"),
        Span("1", raised=True),
        Span(" x"),
    )


def test_tables_of_data_are_tables_and_tables_of_layout_text() -> None:
    page = "<table><tr><th>Year<th>Posts<tr><td>2026<td>12</table><table><tr><td><p>left</p><td><p>right</p></table>"
    report = structure(read_html(page.encode()))
    (table,) = [block for _, block in report.blocks() if isinstance(block, Table)]
    assert [[plain(text) for text in row] for row in table.rows] == [["Year", "Posts"], ["2026", "12"]]
    assert texts(page)[1:] == ["left", "right"]


@pytest.mark.parametrize(
    "data",
    [
        "<p>Côte d’Ivoire</p>".encode(),
        "<p>Côte d’Ivoire</p>".encode("cp1252"),
        "<meta charset=iso-8859-15><p>Côte d'Ivoire</p>".encode("iso-8859-15"),
        "\ufeff<p>Côte d’Ivoire</p>".encode("utf-16"),
    ],
)
def test_encodings(data: bytes) -> None:
    assert read_html(data).lines[0].text.replace("'", "’") == "Côte d’Ivoire"


@pytest.mark.parametrize("page", ["", "<html></html>", "<script>x</script>", "<p> </p>"])
def test_pages_without_text_are_refused(page: str) -> None:
    with pytest.raises(UnreadableDocument, match="no text"):
        read_html(page.encode())


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<ol><li>", "</ol>", "<table><tr><td>", "</table>", "<h1>", "<b>", "x ", "<br>"]
        )
    )
)
def test_any_nesting_is_read_or_refused(parts: list[str]) -> None:
    try:
        lines = read_html("".join(parts).encode()).lines
    except UnreadableDocument:
        return
    shown = "".join(line.text for line in lines) + "".join(
        span.text for line in lines for row in line.table or () for cell in row for span in cell
    )
    assert shown.count("x") == parts.count("x ")


def test_what_is_nested_too_deep_is_told() -> None:
    page = "<p>Above.</p>" + "<div>" * 230 + "Deep." + "</div>" * 230 + "<p>Below.</p>"
    source = read_html(page.encode())
    assert [line.text for line in source.lines] == ["Above.", "Below."]
    assert ["nested too deep" in warning.message for warning in source.warnings] == [True]


ON_EVERY_PAGE = "<div><b>Table of Contents</b></div>"
FILING = f"""<html><style>body {{ font-size: 10pt }} .cover, .x {{ font-size: 180%; text-align: center }}</style><body>
  <div style="display:none"><ix:header>hidden facts</ix:header></div>
  <div class="cover"><span style="font-weight:700">Annual Report</span></div>{ON_EVERY_PAGE}
  <div style="text-align:center"><font style="font-weight:bold">PART I</font></div>
  <table><tr><td><b>Item 1.</b></td><td><div><b>Business</b></div></td></tr></table>
  <div><b>OUR COMPANY</b></div><div><span style="font-weight:bold;font-style:italic">Overview</span></div>
  <div>We sold <ix:nonfraction>361</ix:nonfraction> million units in the year, more than ever.
    Our customers are in forty countries of the world, and our staff in twelve.</div>{ON_EVERY_PAGE}
  <div><b>We may lose customers.</b> They may go elsewhere, as they have done before.</div>
  <table><tr><td>•</td><td>The first of our risks is told here at some length.</td></tr></table>
  <div><b>Item 2. Properties</b></div>
  <div>We own two plants and lease a third one, which stands on the coast of the country.</div>{ON_EVERY_PAGE}
  <center><b>PART II</b></center><div><b>Item 5. Market</b></div><p>Our shares are listed.</p>{ON_EVERY_PAGE}
</body></html>"""


def headings(page: str) -> list[tuple[int, str]]:
    return [(line.level, line.words) for line in read_html(page.encode()).lines if line.level]


def test_without_heading_tags_what_looks_alike_is_one_level() -> None:
    assert headings(FILING) == [
        (2, "PART I"),
        (3, "Item 1. Business"),
        (4, "OUR COMPANY"),
        (5, "Overview"),
        (3, "Item 2. Properties"),
        (2, "PART II"),
        (3, "Item 5. Market"),
    ]
    assert [line.words for line in read_html(FILING.encode()).lines if line.title] == ["Annual Report"]


def test_tags_that_are_on_every_page_make_no_headings() -> None:
    assert headings(FILING.replace(ON_EVERY_PAGE, "<h5>Table of Contents</h5>")) == headings(FILING)


def test_facts_of_a_filing_are_words_of_its_text_and_hidden_ones_none() -> None:
    lines = [line.words for line in read_html(FILING.encode()).lines]
    assert any(line.startswith("We sold 361 million units in the year") for line in lines)
    assert "• The first of our risks is told here at some length." in lines
    assert not any("hidden" in line for line in lines)


@pytest.mark.parametrize(
    ("tag", "style", "size"),
    [
        ("font size=5", "", 18.0),
        ("big", "", 14.4),
        ("span", "font-size: 20px", 15.0),
        ("span", "font-size: 1.5em", 18.0),
        ("span", "font-size: 150%", 18.0),
        ("span", "font-size: x-large", 18.0),
        ("span", "font-size: smaller", 9.96),
        ("span", "font-size: calc(1px)", 12.0),
        ("span", "font-size: 1..2pt", 12.0),
    ],
)
def test_sizes_are_told_by_tags_and_styles(tag: str, style: str, size: float) -> None:
    [element] = html.fragments_fromstring(f'<{tag} style="{style}">words</{tag.split()[0]}>')
    assert Style().of(element, {}).size == pytest.approx(size)


def test_weight_slant_and_place_are_taken_back() -> None:
    [element] = html.fragments_fromstring('<p style="font-weight: 400; font-style: normal; text-align: left">x</p>')
    assert Style(Span("", bold=True, italic=True), centred=True).of(element, {}) == Style()
