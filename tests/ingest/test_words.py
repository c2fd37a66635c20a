"""What is done to the words: torn words, footnote marks, references."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.ingest.lines import Span, Spans, words
from explorer.ingest.read import structure
from explorer.ingest.readers.text import read_text
from explorer.ingest.source import Note
from explorer.ingest.stages.kerning import closed_up, perhaps_torn
from explorer.ingest.stages.marks import Place, attach_marks, note_eids
from explorer.ingest.stages.references import linked
from explorer.ingest.stages.vocabulary import vocabulary
from explorer.language import language


def spans(text: str) -> Spans:
    return (Span(text),)


def mended(text: str) -> str:
    return words(closed_up(spans(text), language()))


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("multi -stakeholder and 60 -day", "multi-stakeholder and 60-day"),
        ("the United Nations . Then", "the United Nations. Then"),
        ("the “Fourteenth Congress ” for", "the “Fourteenth Congress” for"),
        ("the Office ’s work", "the Office’s work"),
        ("(A/79/620 ), and", "(A/79/620), and"),
    ],
)
def test_punctuation_is_closed_up(torn: str, whole: str) -> None:
    assert mended(torn) == whole


@pytest.mark.parametrize("text", ["pre- and post-war", "States – and others", "the States - which agreed", "a s uch"])
def test_words_are_not(text: str) -> None:
    assert mended(text) == text


@given(st.text("ab .,-”’s", max_size=60))
def test_only_blanks_go(text: str) -> None:
    assert mended(text).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "elsewhere", "torn"),
    [
        ("as well a s crime", "as such", ["a s"]),
        ("the impleme ntation of it", "the implementation", ["impleme ntation"]),
        ("an operationa l unit", "operational", ["operationa l"]),
        ("the road map", "a roadmap", ["road map"]),
        ("a broad range", "travel abroad", []),
        ("going in to see", "look into it", []),
        ("to wards of the State", "towards", []),
        ("he may be late", "maybe", []),
        ("chapter I of it", "Iof", []),
        ("unheard syn thesis", "other words", []),
    ],
)
def test_words_that_may_be_torn_are_told(text: str, elsewhere: str, torn: list[str]) -> None:
    assert perhaps_torn(spans(text), vocabulary([text, elsewhere], language())) == torn


def test_words_of_a_text_file_stay_as_they_are_and_are_told() -> None:
    report = structure(read_text(b"1. The impleme ntation of it.\n\n2. The implementation of all."))
    assert [paragraph.words for paragraph in report.paragraphs()] == [
        "The impleme ntation of it.",
        "The implementation of all.",
    ]
    (told,) = report.warnings
    assert "“impleme ntation”" in told.message and not told.doubt


def marked(texts: list[str], *notes: tuple[str, str]) -> list[tuple[str, str]]:
    """(text before the mark, eId) of each mark found."""
    found = attach_marks(
        [Place(spans(text)) for text in texts], [Note(mark, spans(text)) for mark, text in notes], language()
    ).texts
    result = []
    for text in found:
        before = ""
        for span in text:
            if span.note:
                result.append((before.split()[-1], span.note))
            before += span.text
    return result


def test_marks_cling_or_follow_punctuation() -> None:
    texts = ["topics. 1  The research, by up to 2 per cent, on a platform.2 The end, in Kosovo.3", "of assets”,4 in"]
    notes = [(str(number), "A note.") for number in range(1, 5)]
    assert marked(texts, *notes) == [
        ("topics.", "fn_1"),
        ("platform.", "fn_2"),
        ("Kosovo.", "fn_3"),
        ("assets”,", "fn_4"),
    ]


@pytest.mark.parametrize(
    "text", ["see para. 1 above", "resolution No. 1 of", "there were 1 or more", "in 2021 it rose"]
)
def test_numbers_of_the_text_are_no_marks(text: str) -> None:
    assert not marked([text], ("1", "A note."))


def test_a_number_without_a_note_is_no_mark() -> None:
    assert not marked(["on a platform.2 The end"], ("1", "A note."))


def test_superscripts_and_stars() -> None:
    place = Place((Span("Office.Website"), Span("¹ ", raised=True), Span("and list* here")))
    (text,) = attach_marks([place], [Note("1", spans("www")), Note("*", spans("A/75/50"))], language()).texts
    assert [(span.text, span.note) for span in text if span.note] == [("¹", "fn_1"), ("*", "fn_nn_1")]


def test_a_note_is_looked_for_on_its_page() -> None:
    places = [Place(spans("first.1 "), 1, 1), Place(spans("second.1 "), 2, 2)]
    found = attach_marks(places, [Note("1", spans("note"), 2)], language()).texts
    assert [any(span.note for span in text) for text in found] == [False, True]


def test_notes_that_start_again_have_eids_of_their_own() -> None:
    notes = [Note(marker, ()) for marker in ("1", "2", "*", "1", "**")]
    assert note_eids(notes) == ["fn_1", "fn_2", "fn_nn_1", "fn_1-2", "fn_nn_2"]


@given(st.lists(st.text("ab.,1 *”", max_size=20), max_size=4), st.lists(st.sampled_from(["1", "2", "*"]), max_size=4))
def test_marks_change_blanks_only(texts: list[str], markers: list[str]) -> None:
    found = attach_marks(
        [Place(spans(text)) for text in texts], [Note(mark, spans("x")) for mark in markers], language()
    ).texts
    assert [words(text).replace(" ", "") for text in found] == [text.replace(" ", "") for text in texts]


def links(text: Spans, paragraphs: dict[str, str]) -> list[tuple[str, str]]:
    result = linked(text, paragraphs, language())
    assert words(result) == words(text)
    return [(span.text, span.link) for span in result if span.link]


def test_references_become_links() -> None:
    text = spans("see General Assembly resolution 74/177, A/76/121 and para. 24 below")
    assert links(text, {"24": "para_24"}) == [
        ("74/177", "https://undocs.org/A/RES/74/177"),
        ("A/76/121", "https://undocs.org/A/76/121"),
        ("para. 24", "#para_24"),
    ]
    assert links(spans("see para. 99 below"), {"24": "para_24"}) == []


def test_links_without_a_target_are_found_or_dropped() -> None:
    assert links((Span("the text of "), Span("74/177", link="#")), {}) == [
        ("74/177", "https://undocs.org/A/RES/74/177")
    ]
    assert links((Span("the "), Span("website", link="#")), {}) == []
    assert links((Span("site", link="https://www.un.org"),), {}) == [("site", "https://www.un.org")]
