"""Masthead, title, symbols, date: what is printed, and nothing else."""

import datetime

import pytest

from explorer.errors import UnreadableDocument
from explorer.ingest.stages.chunks import Look
from explorer.ingest.stages.front import Front, read_front, split_front
from explorer.ingest.stages.missing import refuse_missing
from explorer.ingest.tags import TEXT, Role, Tag, heading
from explorer.language import language
from tests.ingest.builders import line, printed, set_line, texts

_LOOK = Look(10.0, 120.0, 480.0)


def test_a_masthead_in_text() -> None:
    front, body = split_front(
        printed(
            "General Assembly\n\nDistr.: General\n23 June 2020\n\nOriginal: English\n\nSeventy-fifth session\n\n"
            "Item 111 of the preliminary list*\n\nImplementation of the mandates\n\nReport of the Secretary-General\n\n"
            "Summary\n\nThe report.\n\n* A/75/50."
        ),
        Look(),
    )
    assert read_front(front, Look()) == Front(
        "Implementation of the mandates",
        (),
        datetime.date(2020, 6, 23),
        "Seventy-fifth session",
        "Item 111 of the preliminary list",
    )
    assert texts(body)[0] == "Summary"


def test_a_masthead_on_a_page_with_two_symbols() -> None:
    lines = [
        set_line("United Nations\tA/80/75-E/2025/55*", 740, size=14.0),
        set_line("General Assembly\tDistr.: General", 700, size=20.0),
        set_line("10 April 2025", 690, x0=397.0),
        set_line("Original: English", 680, x0=397.0),
        set_line("Eightieth session\t2025 session", 600),
        set_line("Item 74 (a) of the preliminary list*\tAgenda item 9", 590),
        set_line("Strengthening of the coordination of", 500, size=14.0, bold=True),
        set_line("emergency assistance**", 485, size=14.0, bold=True),
        set_line("I. Introduction", 400, size=14.0, bold=True),
    ]
    front, body = split_front(lines, _LOOK)
    assert read_front(front, _LOOK) == Front(
        "Strengthening of the coordination of emergency assistance",
        ("A/80/75", "E/2025/55"),
        datetime.date(2025, 4, 10),
        "Eightieth session",
        "Item 74 (a) of the preliminary list; Agenda item 9",
    )
    assert texts(body) == ["I. Introduction"]


def test_without_a_masthead_all_is_text() -> None:
    lines = printed("The United Nations Office met on 3 May 2020.\n\nI. Introduction\n\n1. See A/75/50.")
    assert split_front(lines, Look()) == ([], lines)
    assert read_front([], Look()) == Front()


def test_an_impossible_date_is_none() -> None:
    front = printed("Distr.: General\n31 February 2020\nOriginal: English\nTitle\n\nReport of the Secretary-General")
    assert read_front(front, Look()).date is None


@pytest.mark.parametrize(
    "text",
    [
        "The document you are looking for does not exist in the Official Document System (ODS).",
        "There is no document matching your request.",
        "Error 404: page not found",
    ],
)
def test_pages_that_say_there_is_no_document(text: str) -> None:
    with pytest.raises(UnreadableDocument, match="does not exist"):
        refuse_missing(printed(text), language())


def test_a_document_about_documents_is_read() -> None:
    refuse_missing(
        printed("1. The document was adopted by consensus.\n\n2. No document exists without an author." * 60),
        language(),
    )


def test_the_symbol_of_a_section_and_a_title_in_parts() -> None:
    front = [
        line("A/80/6 (Sect. 16)\tDistr.: General", tag=TEXT),
        line("1 April 2025 Original: English", tag=TEXT),
        line("Proposed programme budget for 2026", tag=Tag(Role.TITLE)),
        line("Part IV", tag=heading(2)),
        line("Section 16", tag=heading(1)),
        line("International drug control", tag=Tag(Role.TITLE)),
        line("Programme 13", tag=heading(3)),
        line("Contents", tag=heading(1)),
    ]
    above, below = split_front(front, Look())
    told = read_front(above, Look())
    assert told.symbols == ("A/80/6 (Sect. 16)",)
    assert told.title == "Proposed programme budget for 2026. Part IV. Section 16. International drug control"
    assert texts(below) == ["Contents"]


def test_an_addendum_belongs_to_the_title() -> None:
    look = Look(size=10.0, left=100.0, right=500.0)
    front = [
        set_line("Original: English", 700),
        set_line("Report of the Conference on its twenty-", 660, size=14.0, bold=True),
        set_line("fourth session", 640, size=14.0, bold=True),
        set_line("Addendum", 620, size=12.0, bold=True),
        set_line("Part two: Action taken", 600, size=12.0, bold=True),
        set_line("The text begins here", 560),
    ]
    title = "Report of the Conference on its twenty-fourth session. Addendum. Part two: Action taken"
    assert read_front(front, look).title == title


def test_a_title_no_larger_than_the_text_stands_centred_above_who_sent_it() -> None:
    look = Look(size=10.0, left=100.0, right=500.0)
    front = [
        set_line("Original: English", 700, x0=400.0, x1=480.0),
        set_line("Working Party on Rail Transport", 660, x0=100.0, x1=250.0),
        set_line("RAILWAY PROJECT", 620, x0=250.0, x1=350.0, gap=1.0),
        set_line("Progress report", 600, x0=260.0, x1=340.0, gap=1.0),
        set_line("Transmitted by the Central Office", 580, x0=220.0, x1=380.0, gap=1.0),
    ]
    assert read_front(front, look).title == "RAILWAY PROJECT. Progress report"


def test_a_title_is_told_where_the_text_begins_with_no_first_chapter() -> None:
    front, body = split_front(
        printed(
            "General Assembly\n\nDistr.: General\n23 June 2020\n\nOriginal: English\n\nItem 111\n\n"
            "Strengthening of coordination\n\nReport of the Secretary-General\n\nA. Orientation\n\nThe report."
        ),
        Look(),
    )
    assert read_front(front, Look()).title == "Strengthening of coordination"
    assert texts(body) == ["A. Orientation", "The report."]
