"""Bare links, running heads and numbers of pages."""

import pytest

from explorer.ingest.stages.furniture import drop_bare_links, drop_running_heads
from explorer.language import language
from explorer.model.account import LeftOut, Reason
from tests.ingest.builders import line, printed, set_line, texts


def test_bare_links_at_a_page_end_go_and_the_next_line_is_a_top() -> None:
    lines = [
        line("the text of the"),
        line("http://undocs.org/A/RES/72/196"),
        line("http://undocs.org/A/RES/72/1"),
        line("resolution.", top=True),
    ]
    kept, told = drop_bare_links(lines)
    assert texts(kept) == ["the text of the", "resolution."]
    assert kept[1].top
    assert [entry.reason for entry in told] == [Reason.LINK, Reason.LINK]
    assert told[1].text == "http://undocs.org/A/RES/72/1"


def test_an_address_inside_a_sentence_stays() -> None:
    lines = printed("See the page at\nhttps://www.unodc.org/unodc\nfor more.\n\nNext.")
    assert "https://www.unodc.org/unodc" in texts(drop_bare_links(lines)[0])


def test_running_heads_and_numbers_go_from_every_page() -> None:
    pages = [
        [
            set_line("S/2025/153" if page % 2 else "Report of 2025", 760, page=page),
            set_line(f"Words of page {'abcdef'[page]}", 600, page=page),
            set_line(f"{page}/6\t25-03537", 30, page=page),
        ]
        for page in range(1, 6)
    ]
    kept, told = drop_running_heads([line for page in pages for line in page], language())
    assert texts(kept) == [f"Words of page {letter}" for letter in "bcdef"]
    assert all(line.top for line in kept)
    assert told[:2] == [
        LeftOut("S/2025/153", Reason.RUNNING_HEAD, 1),
        LeftOut("1/6 25-03537", Reason.PAGE_NUMBER, 1),
    ]
    assert [entry.page for entry in told] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]


def test_decisions_at_page_tops_are_no_running_heads() -> None:
    pages = [
        [set_line(f"Decision {page}/CP.24", 760, page=page), set_line(f"Words {'abcdef'[page]}", 600, page=page)]
        for page in range(1, 6)
    ]
    kept, told = drop_running_heads([line for page in pages for line in page], language())
    assert len(kept) == 10 and told == []


def test_a_text_of_one_page_loses_nothing() -> None:
    lines = printed("12\nOne line.\n3/4")
    assert drop_running_heads(lines, language()) == (lines, [])


def test_job_numbers_and_bar_codes_go() -> None:
    lines = [
        set_line("Text.", 500),
        set_line("25-03537 (E) 240325", 50),
        set_line("97-32375 (E)   251197   251197   /...", 45),
        set_line("*2503537*", 40),
        set_line("\uf02a\uf031\uf02a", 30),
    ]
    kept, told = drop_running_heads(lines, language())
    assert texts(kept) == ["Text."]
    assert [entry.reason for entry in told] == [Reason.JOB_NUMBER] * 3  # what has no word is not told


def pages_of(*rows: list[tuple[str, float]]) -> list[str]:
    """What is left of pages, each of texts with their heights."""
    lines = [set_line(text, y, page=number) for number, page in enumerate(rows, 1) for text, y in page]
    return texts(drop_running_heads(lines, language())[0])


def test_text_that_two_pages_begin_with_is_no_running_head() -> None:
    """The heads stand higher, on every page; below them pages begin in their own ways."""
    tops = [
        "Table 10.2",
        "Words of one",
        "Security Council resolutions",
        "Words of another",
        "Table 10.4",
        "Words",
        "Last",
    ]
    tops[5] = tops[2]
    kept = pages_of(
        *([("A/80/6", 733.0), (top, 708.0), (f"text {'abcdefg'[at]}", 500.0)] for at, top in enumerate(tops))
    )
    assert [text for text in kept if not text.startswith("text")] == tops


def test_a_last_line_that_differs_in_its_numbers_is_no_running_foot() -> None:
    numbers = enumerate((26, 39, 52))
    rows = [
        [(f"Words {chr(97 + at)}.", 500.0), (f"34.{number} Progress is shown below (see table {at}).", 300.0 - 20 * at)]
        for at, number in numbers
    ]
    assert len(pages_of(*rows)) == 6


def test_a_number_that_counts_with_the_pages_goes_with_its_line() -> None:
    kept = pages_of(*([(f"Annual report | {at + 4}", 740.0), (f"text {'abc'[at]}", 500.0)] for at in range(3)))
    assert kept == ["text a", "text b", "text c"]


def test_notes_alike_at_the_foot_of_pages_stay() -> None:
    kept = pages_of(
        *([(f"Words {'abcd'[at]}.", 500.0), (f"{at + 1} All figures exclude Gaza.", 60.0)] for at in range(4))
    )
    assert len(kept) == 8


def test_pages_that_hold_one_like_line_keep_it() -> None:
    assert pages_of([("Sample", 700.0)], [("Sample", 700.0)], [("Sample", 700.0)]) == ["Sample"] * 3


@pytest.mark.parametrize("foot", ["2/3\t25-03329", "25-03329\t3/3", "09-28532\t7"])
def test_a_page_number_beside_a_job_number_goes_from_a_single_page(foot: str) -> None:
    kept, told = drop_running_heads([set_line("Text.", 500), set_line(foot, 38, size=7.0)], language())
    assert texts(kept) == ["Text."] and [entry.reason for entry in told] == [Reason.PAGE_NUMBER]


def test_the_last_row_of_a_table_is_no_page_number() -> None:
    assert pages_of([("Text.", 500.0), ("2023\t45\t12", 38.0)]) == ["Text.", "2023\t45\t12"]


def test_a_torn_job_number_goes() -> None:
    assert pages_of([("Text.", 500.0), ("26-03772 (E) 1 30426", 45.0), ("*2603772*", 30.0)]) == ["Text."]
