"""Masthead, title, symbols, date: what is printed, and nothing else."""

import datetime

import pytest

from explorer.errors import UnreadableDocument
from explorer.ingest.stages.chunks import Look
from explorer.ingest.stages.front import Front, read_front, split_front
from explorer.ingest.stages.missing import refuse_missing
from tests.ingest.builders import printed, set_line, texts

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
        "Implementation of the mandates", (), datetime.date(2020, 6, 23), "Seventy-fifth session"
    )
    assert texts(body)[0] == "Summary"


def test_a_masthead_on_a_page_with_two_symbols() -> None:
    lines = [
        set_line("United Nations\tA/80/75-E/2025/55*", 740, size=14.0),
        set_line("General Assembly\tDistr.: General", 700, size=20.0),
        set_line("10 April 2025", 690, x0=397.0),
        set_line("Original: English", 680, x0=397.0),
        set_line("Eightieth session\t2025 session", 600),
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
        refuse_missing(printed(text))


def test_a_document_about_documents_is_read() -> None:
    refuse_missing(
        printed("1. The document was adopted by consensus.\n\n2. No document exists without an author." * 60)
    )
