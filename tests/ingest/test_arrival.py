"""Every word of a source is in its report, in the account of what was left out, or in a warning with its page."""

from dataclasses import replace
from random import Random

import pytest

from explorer.ingest.source import Printed
from explorer.ingest.stages.arrival import checked
from explorer.ingest.stages.gaps import gaps
from explorer.language.address import addressed
from explorer.model.account import LeftOut, Reason
from explorer.model.report import Item, Paragraph, Report, Section, Source, Table, Warning
from explorer.model.text import Footnote, Run

WORDS = ["office", "states", "laws", "cybercrime", "return", "assets", "judges", "training", "regions", "prevention"]


def sentence(number: int) -> str:
    """Twenty words in an order of its own."""
    return " ".join(Random(number).choices(WORDS, k=20))


def printed(*pages: list[str]) -> list[Printed]:
    return [(number, text) for number, page in enumerate(pages, 1) for text in page]


def report(*paragraphs: tuple[str | None, str], pages: int | None = 3, account: tuple[LeftOut, ...] = ()) -> Report:
    blocks = tuple(Paragraph(number, (Run(text),), page=1) for number, text in paragraphs)
    made = Report((Section("I", (Run("Introduction"),), blocks),), source=Source(pages=pages), account=account)
    return addressed(made)


def told(made: Report, source: list[Printed], torn: tuple[str, ...] = ()) -> list[tuple[int | None, str]]:
    """The page of each warning, and the words in it."""
    return [
        (warning.page, f"{warning.message.partition(' ')[0]}: {warning.message.partition('“')[2].partition('”')[0]}")
        for warning in checked(made, source, torn).warnings
    ]


def test_all_of_a_text_arrived_whatever_its_lines_and_marks() -> None:
    source = printed(
        ["I. Introduc-", "tion", "1. The Office worked1 in 20202 on", "corruption.¹", "(a) One;", "1 A note."]
    )
    runs = (
        Run("The Office worked"),
        Run("1", footnote="fn"),
        Run(" in 2020"),
        Run("2"),
        Run(" on corruption."),
        Run("1"),
    )
    paragraph = Paragraph("1", runs, (Item("(a)", (Run("One;"),)),))
    made = addressed(
        Report(
            (Section("I", (Run("Introduc-tion"),), (paragraph,)),),
            (Footnote("1", (Run("A note."),), eid="fn"),),
            source=Source(pages=1),
        )
    )
    found = checked(made, source)
    assert found.source.arrived == (100,) and found.warnings == ()


def test_what_was_left_out_counts_neither_as_lost_nor_as_arrived() -> None:
    account = (LeftOut("A/75/90", Reason.RUNNING_HEAD, 2), LeftOut("12/34", Reason.PAGE_NUMBER, 2))
    source = printed(["I. Introduction", sentence(1)], ["A/75/90", sentence(2), "12/34"])
    found = checked(report((None, sentence(1)), (None, sentence(2)), pages=2, account=account), source)
    assert found.source.arrived == (100, 100) and found.warnings == ()
    halved = checked(report((None, sentence(1)), (None, sentence(2)[:80]), pages=2, account=account), source)
    lost = len(sentence(2)[80:].split())
    assert halved.source.arrived == (100, 100 * (20 - lost) // 20)


def test_words_in_neither_are_told_with_their_page_on_the_first_and_beside_other_warnings() -> None:
    pages = [["I. Introduction", "We met."], [sentence(2), "Prologue of the matter."], ["The end came late."]]
    made = replace(report((None, sentence(2))), warnings=(Warning("A chart.", 3),))
    found = checked(made, printed(*pages))
    assert [warning.page for warning in found.warnings] == [3, 1, 2, 3]
    assert found.warnings[2].message == (
        "4 words of this page did not arrive in the report: “Prologue of the matter”. Look at the original."
    )
    assert found.source.arrived == (50, 83, 0)


def test_a_long_loss_is_quoted_in_part() -> None:
    ((_, words),) = told(report(pages=1), printed(["I. Introduction", sentence(1)]))
    assert words == f"20: {sentence(1)[:60].rstrip()}…"


def test_a_line_that_went_in_part_is_told_in_part() -> None:
    source = printed(["I. Introduction", "A/75/90 the words of a line 7"])
    left = LeftOut("A/75/90", Reason.RUNNING_HEAD, 1)
    assert told(report((None, "the words of a line"), pages=1, account=(left,)), source) == [(1, "1: 7")]


def test_of_several_places_the_one_is_told_where_all_is_missing() -> None:
    """The lost sentence has the words of another on the page before, but for one."""
    again = "In the view of the Office, the States should go on with the training of judges"
    pages = [["I. Introduction", f"{again} in all of the regions.", sentence(1)], [sentence(2), f"{again} in Asia."]]
    made = report((None, f"{again} in all of the regions."), (None, sentence(1)), (None, sentence(2)), pages=2)
    ((page, words),) = told(made, printed(*pages))
    assert page == 2 and words.startswith("18: In the view of the Office")


def test_as_often_as_words_are_printed_they_are_looked_for() -> None:
    source = printed(["I. Introduction", "The same line.", "The same line.", "The same line."])
    assert told(report((None, "The same line."), (None, "The same line."), pages=1), source) == [
        (1, "3: The same line")
    ]


def test_words_that_were_torn_and_joined_arrived_also_where_others_are_lost() -> None:
    source = printed(["I. Introduction", "The opera tions went on.", "No operations were lost."])
    made = report((None, "The operations went on."), pages=1)
    assert told(made, source, ("opera tions",)) == [(1, "4: No operations were lost")]


def test_without_pages_the_whole_is_measured() -> None:
    source: list[Printed] = [(None, "I. Introduction"), *((None, sentence(row)) for row in range(10))]
    found = checked(report(*((None, sentence(row)) for row in range(5)), pages=None), source)
    assert found.source.arrived == (100 * 102 // 202,)
    assert [warning.page for warning in found.warnings] == [None]


def test_pages_without_text_are_told_in_rows() -> None:
    source = [(1, "I. Introduction"), (1, sentence(1)), (4, sentence(4))]
    found = checked(report((None, sentence(1)), (None, sentence(4)), pages=6), source)
    assert [(warning.page, warning.message.partition(".")[0]) for warning in found.warnings] == [
        (2, "Pages 2 to 3 have no text"),
        (5, "Pages 5 to 6 have no text"),
    ]
    assert found.source.arrived == (100, 100, 100, 100, 100, 100)


def test_tables_count_by_their_cells() -> None:
    table = Table((((Run("Year"),), (Run("Cases"),)), ((Run("2020"),), (Run("56"),))), "Table 1")
    made = addressed(Report((Section("", (), (table,)),), source=Source(pages=1)))
    source = printed(["Table 1", "Year", "Cases", "2020", "56", "57"])
    assert told(made, source) == [(1, "1: 57")]


def test_ideographs_are_words_each() -> None:
    source = printed(["I. Introduction", "中文", "报告和", "目录"])
    assert told(report((None, "中文报告"), pages=1), source) == [(1, "3: 和 目录")]


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
