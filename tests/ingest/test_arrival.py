from dataclasses import replace
from random import Random

import pytest

from explorer.ingest.lines import Line, Span
from explorer.ingest.stages.arrival import checked
from explorer.ingest.stages.gaps import gaps
from explorer.language.address import addressed
from explorer.model.report import Item, Paragraph, Report, Section, Source, Table, Warning
from explorer.model.text import Footnote, Run

WORDS = ["office", "states", "laws", "cybercrime", "return", "assets", "judges", "training", "regions", "prevention"]


def sentence(number: int) -> str:
    """Twenty words in an order of its own."""
    return " ".join(Random(number).choices(WORDS, k=20))


def lines(*pages: list[str]) -> list[Line]:
    return [Line((Span(text),), page=number) for number, page in enumerate(pages, 1) for text in page]


def report(*paragraphs: tuple[str | None, str], pages: int | None = 3) -> Report:
    blocks = tuple(Paragraph(number, (Run(text),), page=1) for number, text in paragraphs)
    return addressed(Report((Section("I", (Run("Introduction"),), blocks),), source=Source(pages=pages)))


def test_all_of_a_text_arrived_whatever_its_lines_and_marks() -> None:
    source = lines(["I. Introduc-", "tion", "1. The Office worked1 on", "corruption.", "(a) One;", "1 A note."])
    paragraph = Paragraph(
        "1", (Run("The Office worked"), Run("1", footnote="fn"), Run(" on corruption.")), (Item("(a)", (Run("One;"),)),)
    )
    made = addressed(
        Report(
            (Section("I", (Run("Introduc-tion"),), (paragraph,)),),
            (Footnote("1", (Run("A note."),), eid="fn"),),
            source=Source(pages=1),
        )
    )
    found = checked(made, source)
    assert found.source.arrived == (100,) and found.warnings == ()


def test_a_page_that_was_lost_is_told() -> None:
    pages = [[sentence(page * 10 + row) for row in range(5)] for page in range(3)]
    kept = [(None, text) for text in (*pages[0], *pages[1][:2], *pages[2])]
    found = checked(report(*kept), lines(*pages))
    assert found.source.arrived[0] > 95 and found.source.arrived[2] > 95
    assert found.source.arrived[1] < 60
    (warning,) = found.warnings
    assert warning.page == 2 and "of this page was read" in warning.message
    assert f"{found.source.arrived[1]}%" in warning.message


def test_a_page_that_another_warning_tells_of_is_not_told_twice() -> None:
    pages = [[sentence(page * 10 + row) for row in range(5)] for page in range(3)]
    told = replace(report(*((None, text) for text in pages[0])), warnings=(Warning("A chart.", 2),))
    assert [warning.page for warning in checked(told, lines(*pages)).warnings] == [2, 3]


def test_without_pages_the_whole_is_measured() -> None:
    source = [Line((Span(sentence(row)),)) for row in range(10)]
    found = checked(report(*((None, sentence(row)) for row in range(5)), pages=None), source)
    assert len(found.source.arrived) == 1 and 40 < found.source.arrived[0] < 60
    assert [warning.page for warning in found.warnings] == [None]


def test_pages_without_text_are_told_in_rows() -> None:
    source = [replace(line, page=page) for page in (1, 4) for line in lines([sentence(page)])]
    found = checked(report((None, sentence(1)), (None, sentence(4)), pages=6), source)
    assert [(warning.page, warning.message.partition(".")[0]) for warning in found.warnings] == [
        (2, "Pages 2 to 3 have no text"),
        (5, "Pages 5 to 6 have no text"),
    ]
    assert found.source.arrived == (100, 100, 100, 100, 100, 100)


def test_tables_count_by_their_cells() -> None:
    cells = ((Span("Year"),), (Span("Cases"),)), ((Span("2020"),), (Span("56"),))
    source = [Line((), page=1, table=cells)]
    table = Table((((Run("Year"),), (Run("Cases"),)), ((Run("2020"),), (Run("56"),))))
    made = addressed(Report((Section("", (), (table,)),), source=Source(pages=1)))
    assert checked(made, source).source.arrived == (100,)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("1", "2", "3"), []),
        (("1", "3"), ["Paragraph 2 was not found, after 1."]),
        (("1", "2", "6"), ["Paragraphs 3 to 5 were not found, after 2."]),
        (("16.1", "16.2", "16.5", "17.1"), ["Paragraphs 16.3 to 16.4 were not found, after 16.2."]),
        (("4", "5"), ["The paragraphs begin with 4; none before it was found."]),
        (("1", "2", "2", "3"), ["The number 2 comes twice."]),
        (("1", "2", "2 bis", "3"), []),
    ],
)
def test_gaps_in_the_numbers(numbers: tuple[str, ...], expected: list[str]) -> None:
    made = report(*((number, "Text.") for number in numbers))
    body = replace(made, sections=tuple(replace(section, part="body") for section in made.sections))
    assert [warning.message for warning in gaps(body)] == expected


def test_numbering_that_begins_anew_in_an_annex_is_no_gap() -> None:
    annex = Section("Annex I", (Run("Members"),), tuple(Paragraph(str(n), (Run("Text."),)) for n in (1, 2, 4)))
    made = report(("1", "Text."), ("2", "Text."))
    found = gaps(addressed(replace(made, sections=(*made.sections, annex))))
    assert [warning.message for warning in found] == ["Paragraph 3 of Annex I was not found, after 2."]
