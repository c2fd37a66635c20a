"""The text reader: encodings, line spacing, pages, inline marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import UnreadableDocument
from explorer.ingest.lines import Span
from explorer.ingest.readers.text import read_text
from tests.ingest.builders import printed, texts


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_and_without_mark(encoding: str) -> None:
    assert texts(list(read_text("Côte d’Ivoire".encode(encoding)).lines)) == ["Côte d’Ivoire"]


def test_windows_text_is_read_and_said() -> None:
    source = read_text("Côte d’Ivoire acceded.".encode("cp1252"))
    assert source.lines[0].text == "Côte d’Ivoire acceded."
    assert "Windows-1252" in source.warnings[0].message


@pytest.mark.parametrize("data", [b"\0\1\2\3" * 50, bytes(range(256)), b"\x01\x02\x03\x04\x05" * 20 + b"\xff"])
def test_binary_is_no_text(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="not a text"):
        read_text(data)


@pytest.mark.parametrize("data", [b"", b" \n\n\t\n", b"\xef\xbb\xbf"])
def test_nothing_is_empty(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="empty"):
        read_text(data)


def test_blank_lines_of_a_double_spaced_text_are_no_gaps() -> None:
    body = "\n\n".join(f"line {number} of a paragraph" for number in range(30))
    lines = printed(f"{body}\n\n \n\n \n\n II. Heading \nin two lines \n \n\n \n\nafter it")
    gaps = {line.text: line.gap > 0 for line in lines}
    assert not any(gap for text, gap in gaps.items() if text.startswith("line"))
    assert gaps["II. Heading"] and gaps["after it"] and not gaps["in two lines"]


def test_a_leading_blank_without_an_empty_line_begins_a_page() -> None:
    body = "\n\n".join(f"line {number} of a paragraph" for number in range(30))
    lines = printed(f"{body}\n at the top of page two\n\nand further")
    assert [(line.top, line.page) for line in lines[-2:]] == [(True, 2), (False, 2)]


def test_form_feeds_tell_pages() -> None:
    source = read_text(b"one\ntwo\n\fthree\n")
    assert source.pages == 2
    assert [line.page for line in source.lines] == [1, 1, 2]


def test_inline_marks_become_spans() -> None:
    (line,) = printed("see [74/177](#), *modi operandi* and **now**.¹")
    assert line.spans == (
        Span("see "),
        Span("74/177", link="#"),
        Span(", "),
        Span("modi operandi", italic=True),
        Span(" and "),
        Span("now", bold=True),
        Span("."),
        Span("¹", raised=True),
    )


def test_an_escaped_sign_stands_for_itself() -> None:
    spans = printed(r"resolution 2396 \(2017\), \$8.8 million, \*as such\*, C:\data")[0].spans
    assert spans == (Span(r"resolution 2396 (2017), $8.8 million, *as such*, C:\data"),)
    spans = printed(r"[2396 \(2017\)](#), *\$8 million* and **55\%**")[0].spans
    assert [span.text for span in spans] == ["2396 (2017)", ", ", "$8 million", " and ", "55%"]


def test_a_lonely_star_is_no_emphasis() -> None:
    assert printed("Item 111 of the preliminary list*")[0].spans == (Span("Item 111 of the preliminary list*"),)
    assert printed("5 * 6 * 7")[0].spans == (Span("5 * 6 * 7"),)


def test_markdown_headings_state_their_level() -> None:
    assert [(line.text, line.level) for line in printed("# One\n\n## Part ##\n\ntext\n\n# Two")] == [
        ("One", 1),
        ("Part", 2),
        ("text", None),
        ("Two", 1),
    ]


@given(st.text(max_size=400))
def test_any_text_keeps_its_letters(text: str) -> None:
    """Whatever the text, nothing raises but the two refusals, and no letter or figure is lost or added."""
    try:
        source = read_text(text.encode())
    except UnreadableDocument:
        return
    kept = "".join(character for line in source.lines for character in line.text if character.isalnum())
    assert set(kept) <= set(text)
    plain = not any(mark in text for mark in "*[]#()")
    if plain:
        assert kept == "".join(character for character in text if character.isalnum())


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        assert read_text(data).lines
    except UnreadableDocument as error:
        assert str(error).endswith(".")
