"""Fonts that do not tell which letters they show: deciphered where that can be, else never taken for text."""

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest

from explorer.errors import UnreadableDocument
from explorer.ingest import read_report
from explorer.ingest.lines import UNREADABLE
from explorer.ingest.readers.pdf import read_pdf
from explorer.model.account import Reason
from explorer.model.recognition import Unread, UnreadPage
from explorer.model.report import Report
from tests.ingest.builders import outline
from tests.ingest.pdf_file import Picture, Words, pdf
from tests.language.test_legibility import ARTICLES

Told = Callable[[str], str]

SENTENCES = [
    "The Office supported the Governments of the region in their work on crime and on drugs",
    "and it was agreed that the work should go on in all of the countries that had taken part,",
    "which are those with a border on the sea, for as long as the police of the States ask for it",
    "and the means that were given to the Office by the States in the year of the report are spent.",
]


def moved(by: int) -> Told:
    return lambda letter: chr(ord(letter) + by)


def signs(letter: str) -> str:
    """One of the letters of Latin Extended-A and -B for each, in no order."""
    return letter if letter == " " else chr(0x100 + 7 * ord(letter) % 257)


def page(font: str, text: list[str], number: int) -> list[Words | Picture]:
    lines = [Words(line, 100, 700 - 12 * at, font=font) for at, line in enumerate(text)]
    return [Words("A/99/1", 60, 760, 8), *lines, Words(f"{number}/3", 300, 30, 7)]


def report(data: bytes, folder: Path) -> Report:
    path = folder / "report.pdf"
    path.write_bytes(data)
    return read_report(path)


@pytest.mark.parametrize("told", [moved(-29), moved(3), moved(1)])
def test_a_font_whose_codes_were_moved_is_deciphered(told: Told) -> None:
    source = read_pdf(pdf([page("roman", SENTENCES, 1), page("italic", SENTENCES, 2)], told={"italic": told}))
    assert [line.text for line in source.lines if line.page == 2] == ["A/99/1", *SENTENCES, "2/3"]
    assert [(warning.page, warning.doubt) for warning in source.warnings] == [(2, False)]
    assert not source.unread and not source.account


def test_a_few_words_of_another_font_are_deciphered_as_those_of_the_text_were() -> None:
    first = [Words("Introduction to crime", 100, 730, font="bold"), *page("roman", SENTENCES, 1)]
    source = read_pdf(pdf([first], told={"roman": moved(-29), "bold": moved(-29)}))
    assert [line.text for line in source.lines] == ["A/99/1", "Introduction to crime", *SENTENCES, "1/3"]


def test_russian_of_another_code_page_is_read_by_its_own() -> None:
    russian = [ARTICLES["Russian"][:60], ARTICLES["Russian"][60:]]
    taken = [codecs.decode(line.encode("cp1251"), "cp1252") for line in russian]
    source = read_pdf(pdf([page("roman", SENTENCES, 1), page("italic", taken, 2)]))
    assert [line.text.strip() for line in source.lines if line.page == 2][1:3] == [line.strip() for line in russian]


def test_letters_that_nothing_tells_are_left_out_and_told(tmp_path: Path) -> None:
    """The text before and behind them stays; one sign stands for all lines that follow each other."""
    number = Words("1. The Force was stopped at a place in the east and was let through after long talks.", 123, 600)
    pages = [page("roman", SENTENCES, 1), [*page("italic", SENTENCES, 2), number], page("italic", SENTENCES, 3)]
    found = report(pdf(pages, told={"italic": signs}), tmp_path)
    assert outline(found) == [
        "*0",
        f"- {' '.join(SENTENCES)} {UNREADABLE}",
        "1 The Force was stopped at a place in the east and was let through after long talks. " + UNREADABLE,
    ]
    assert found.source.unread == (UnreadPage(2, Unread.FONT), UnreadPage(3, Unread.FONT))
    lost = [entry for entry in found.account if entry.reason is Reason.FONT]
    assert [entry.page for entry in lost] == [2, 3]
    assert lost[0].text == "".join(map(signs, " ".join(SENTENCES)))
    told = [warning for warning in found.warnings if "Fonts on pages 2–3" in warning.message]
    assert [(warning.page, warning.doubt) for warning in told] == [(2, True)]
    assert found.source.arrived == (100, 100, 100)


def test_in_a_line_of_text_a_sign_stands_for_each_piece_that_nothing_tells() -> None:
    inside = [
        Words("The State of", 100, 500),
        Words("Freedonia", 155, 500, font="italic"),
        Words("has taken part in the work of the Office.", 200, 500),
    ]
    source = read_pdf(
        pdf([page("italic", SENTENCES, 1), [*page("roman", SENTENCES, 2), *inside]], told={"italic": signs})
    )
    assert (
        " ".join(source.lines[-2].text.split())
        == f"The State of {UNREADABLE} has taken part in the work of the Office."
    )


def test_a_file_of_which_nothing_can_be_read_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="do not tell which letters"):
        read_pdf(pdf([page("roman", SENTENCES, number) for number in (1, 2, 3)], told={"roman": signs}))


def test_what_cannot_be_read_is_no_title(tmp_path: Path) -> None:
    title = [Words(line, 100, 740 - 14 * at, 14, "bold") for at, line in enumerate(SENTENCES)]
    found = report(pdf([[*title, *page("roman", SENTENCES, 1)[1:]]], told={"bold": signs}), tmp_path)
    assert found.title == ""
    assert all(UNREADABLE not in section.title for section in found.walk())
