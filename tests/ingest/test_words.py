"""What is done to the words: torn words, footnote marks, references."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.ingest.lines import Span, Spans, words
from explorer.ingest.source import Note
from explorer.ingest.stages.kerning import rejoined, vocabulary
from explorer.ingest.stages.marks import Place, attach_marks, note_eids
from explorer.ingest.stages.references import linked
from explorer.language import language


def spans(text: str) -> Spans:
    return (Span(text),)


def mended(text: str, *elsewhere: str) -> str:
    return words(rejoined(spans(text), vocabulary([spans(text), *map(spans, elsewhere)], language()))[0])


@pytest.mark.parametrize(
    ("torn", "elsewhere", "whole"),
    [
        ("as well a s crime", "as such", "as well as crime"),
        ("the impleme ntation of it", "the implementation", "the implementation of it"),
        ("an operationa l unit", "operational", "an operational unit"),
        ("dur ing the year", "during", "during the year"),
        ("multi -stakeholder and 60 -day", "", "multi-stakeholder and 60-day"),
        ("the United Nations . Then", "", "the United Nations. Then"),
        ("the “Fourteenth Congress ” for", "", "the “Fourteenth Congress” for"),
        ("the Office ’s work", "", "the Office’s work"),
        ("direct capacity - building support", "capacity-building", "direct capacity-building support"),
        ("(A/79/620 ), and", "", "(A/79/620), and"),
    ],
)
def test_torn_words_are_joined(torn: str, elsewhere: str, whole: str) -> None:
    assert mended(torn, elsewhere) == whole


def test_joined_words_are_recorded_as_they_were_printed() -> None:
    known = vocabulary([spans("implementation"), spans("policy")], language())
    text, joined = rejoined(spans("a s uch impleme ntation of policy -related work"), known)
    assert words(text) == "a s uch implementation of policy-related work"
    assert joined == ["impleme ntation"]


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("a broad range", "travel abroad"),
        ("going in to see", "look into it"),
        ("to wards of the State", "towards"),
        ("pre- and post-war", ""),
        ("States – and others", ""),
        ("the States - which agreed", "State-owned"),
        ("he may be late", "maybe"),
        ("chapter I of it", "Iof"),
        ("no one knows", "noone"),
        ("unheard syn thesis", "other words"),
    ],
)
def test_real_words_stay_apart(text: str, elsewhere: str) -> None:
    assert mended(text, elsewhere) == text


@given(st.text("ab .,-”’s", max_size=60), st.text("ab ", max_size=30))
def test_only_blanks_go(text: str, elsewhere: str) -> None:
    assert mended(text, elsewhere).replace(" ", "") == text.replace(" ", "")


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
