"""Pages in two columns, on PDF files made here."""

from explorer.ingest.read import structure
from explorer.ingest.readers.pdf import read_pdf
from explorer.ingest.stages.columns import in_reading_order
from explorer.language import language
from tests.ingest.builders import outline, set_line, texts
from tests.ingest.pdf_file import Words, pdf

_LEFT, _RIGHT = 72.0, 312.0


def column(x: float, y: float, rows: list[str], size: float = 10.0, font: str = "roman") -> list[Words]:
    return [Words(row, x, y - 12 * at, size, font) for at, row in enumerate(rows)]


def prose(number: int, word: str) -> list[str]:
    """A paragraph of five lines, as wide as a column, whose lines but the first begin within the sentence."""
    row = f"and the {word} of the region went on as before in it"
    return [f"{number}. The {word} of the whole region was such that it went", row, row, row, f"of the {word} ended."]


def two_columns() -> list[Words]:
    return [
        Words("The situation in both halves of the page and what followed from it in the year", _LEFT, 720, 14, "bold"),
        *column(_LEFT, 680, prose(1, "first")),
        *column(_LEFT, 612, prose(2, "second")),
        *column(_LEFT, 544, [*prose(3, "third")[:3]]),
        *column(_RIGHT, 680, [*prose(3, "third")[3:]]),
        *column(_RIGHT, 648, prose(4, "fourth")),
        *column(_RIGHT, 580, prose(5, "fifth")),
    ]


def test_the_left_column_comes_first_and_a_paragraph_runs_over_into_the_right() -> None:
    read = outline(structure(read_pdf(pdf([two_columns()]))))
    assert [row.partition(" ")[0] for row in read[1:]] == ["1", "2", "3", "4", "5"]
    row = "and the third of the region went on as before in it"
    assert read[3] == f"3 The third of the whole region was such that it went {row} {row} {row} of the third ended."


def test_what_runs_over_the_gutter_parts_the_columns() -> None:
    below = "A line of text that is as wide as both of the columns and stands below them all on the page."
    page = [*two_columns(), Words(below, _LEFT, 480)]
    found = in_reading_order(read_pdf(pdf([page])).lines, language())
    assert found[0].text.startswith("The situation")
    assert found[-1].text == below
    assert sorted("".join(texts(found)).replace("\t", "")) == sorted("".join(words.text for words in page))


def test_footnotes_of_both_columns_stand_at_the_end() -> None:
    page = [*two_columns(), *column(_LEFT, 500, ["1 A small note."], 8), *column(_RIGHT, 500, ["2 Another note."], 8)]
    found = texts(in_reading_order(read_pdf(pdf([page])).lines, language()))
    assert found[-2:] == ["1 A small note.", "2 Another note."]


def test_rows_that_are_set_apart_are_a_table_and_stay() -> None:
    page = []
    for at in range(6):
        page += column(_LEFT, 700 - 40 * at, ["The recommendation of the board was", "that the office should do it"])
        page += column(_RIGHT, 700 - 40 * at, ["The office agreed with the board", "and it has since been done"])
    lines = list(read_pdf(pdf([page])).lines)
    assert in_reading_order(lines, language()) == lines


def test_lines_across_the_page_stay_in_order() -> None:
    lines = [set_line(f"and line {number} runs across", 700 - 12 * number) for number in range(20)]
    assert in_reading_order(lines, language()) == lines


def capitals(number: int) -> list[str]:
    """A paragraph in which most lines begin with a name."""
    row, more = (
        "Assembly and the Council of the United Nations in it",
        "and it went on with the work as before in the year,",
    )
    return [f"{number}. The Assembly of the United Nations went on with", row, more, row, more]


def test_long_columns_as_wide_as_each_other_are_prose_though_names_begin_their_lines() -> None:
    words = [
        placed
        for x, first in ((_LEFT, 1), (_RIGHT, 8))
        for at in range(7)
        for placed in column(x, 740 - 68 * at - 30 * (x == _RIGHT), capitals(first + at))
    ]
    assert [paragraph.number for paragraph in structure(read_pdf(pdf([words]))).paragraphs()] == [
        str(number) for number in range(1, 15)
    ]


def test_a_heading_at_the_top_of_the_left_column_is_one() -> None:
    """The right column begins a little higher."""
    left = [
        Words("I. Background", _LEFT, 712, 10, "bold"),
        *column(_LEFT, 690, prose(1, "first")),
        *column(_LEFT, 622, prose(2, "second")),
    ]
    right = [*column(_RIGHT, 720, prose(3, "third")), *column(_RIGHT, 652, prose(4, "fourth"))]
    assert outline(structure(read_pdf(pdf([[*left, *right]]))))[0] == "I Background"
