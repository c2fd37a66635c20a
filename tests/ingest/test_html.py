"""The HTML reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import UnreadableDocument
from explorer.ingest.lines import Span
from explorer.ingest.read import structure
from explorer.ingest.readers.html import read_html
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
