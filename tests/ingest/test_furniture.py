"""Bare links, running heads and numbers of pages."""

from explorer.ingest.stages.furniture import drop_bare_links, drop_running_heads
from tests.ingest.builders import line, printed, set_line, texts


def test_bare_links_at_a_page_end_go_and_the_next_line_is_a_top() -> None:
    lines = [
        line("the text of the"),
        line("http://undocs.org/A/RES/72/196"),
        line("http://undocs.org/A/RES/72/1"),
        line("resolution.", top=True),
    ]
    kept = drop_bare_links(lines)
    assert texts(kept) == ["the text of the", "resolution."]
    assert kept[1].top


def test_an_address_inside_a_sentence_stays() -> None:
    lines = printed("See the page at\nhttps://www.unodc.org/unodc\nfor more.\n\nNext.")
    assert "https://www.unodc.org/unodc" in texts(drop_bare_links(lines))


def test_running_heads_and_numbers_go_from_every_page() -> None:
    pages = [
        [
            set_line("S/2025/153" if page % 2 else "Report of 2025", 760, page=page),
            set_line(f"Words of page {'abcdef'[page]}", 600, page=page),
            set_line(f"{page}/6\t25-03537", 30, page=page),
        ]
        for page in range(1, 6)
    ]
    kept = drop_running_heads([line for page in pages for line in page])
    assert texts(kept) == [f"Words of page {letter}" for letter in "bcdef"]
    assert all(line.top for line in kept)


def test_decisions_at_page_tops_are_no_running_heads() -> None:
    pages = [
        [set_line(f"Decision {page}/CP.24", 760, page=page), set_line(f"Words {'abcdef'[page]}", 600, page=page)]
        for page in range(1, 6)
    ]
    kept = drop_running_heads([line for page in pages for line in page])
    assert len(kept) == 10


def test_a_text_of_one_page_loses_nothing() -> None:
    lines = printed("12\nOne line.\n3/4")
    assert drop_running_heads(lines) == lines


def test_job_numbers_and_bar_codes_go() -> None:
    lines = [
        set_line("Text.", 500),
        set_line("25-03537 (E) 240325", 50),
        set_line("97-32375 (E)   251197   251197   /...", 45),
        set_line("*2503537*", 40),
        set_line("\uf02a\uf031\uf02a", 30),
    ]
    assert texts(drop_running_heads(lines)) == ["Text."]
