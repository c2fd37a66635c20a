"""Footnotes told from the text."""

from explorer.ingest.lines import Line, Span, words
from explorer.ingest.source import Note
from explorer.ingest.stages.notes import split_notes
from tests.ingest.builders import line, printed, set_line, texts


def shown(notes: list[Note]) -> list[tuple[str, str]]:
    return [(note.marker, words(note.spans)) for note in notes]


def test_what_stands_under_a_rule_is_a_note() -> None:
    lines = [
        line("Kosovo.3", page=1),
        line("__________________", page=1),
        line("3 All references to Kosovo should be", page=1),
        line("understood to be in compliance.", page=1),
        line("next page", page=2, top=True),
    ]
    text, notes = split_notes(lines, None)
    assert texts(text) == ["Kosovo.3", "next page"]
    assert shown(notes) == [("3", "All references to Kosovo should be understood to be in compliance.")]


def test_small_print_with_a_raised_number_is_a_note() -> None:
    mark = Line((Span("1 ", raised=True), Span("Ibid.")), 1, 120.0, 80.0, 200.0, 8.0)
    text, notes = split_notes([set_line("The text.", 500), mark, set_line("p. 3.", 70, size=8.0)], 10.0)
    assert texts(text) == ["The text."]
    assert shown(notes) == [("1", "Ibid. p. 3.")]


def test_small_print_without_a_mark_stays() -> None:
    text, notes = split_notes([set_line("The text.", 500), set_line("Source: UNIFIL.", 80, size=8.0)], 10.0)
    assert len(text) == 2 and not notes


def test_superscripts_and_used_stars_begin_notes_in_flowing_text() -> None:
    text, notes = split_notes(
        printed("Item 1 of the list*\n\nWebsite.¹ More text follows here.\n\n* A/75/50.\n\n¹ www.unodc.org.\n\nEnd."),
        None,
    )
    assert texts(text) == ["Item 1 of the list*", "Website.¹ More text follows here.", "End."]
    assert shown(notes) == [("*", "A/75/50."), ("1", "www.unodc.org.")]


def test_bullets_with_stars_are_no_notes() -> None:
    text, notes = split_notes(printed("The list:\n\n* one\n\n* two"), None)
    assert len(text) == 3 and not notes


def test_a_starred_line_far_below_the_text_is_a_note_at_any_size() -> None:
    lines = [set_line("Text of the page.", 400), set_line("* Reissued for technical reasons.", 60, gap=20.0)]
    assert shown(split_notes(lines, 10.0)[1]) == [("*", "Reissued for technical reasons.")]


def test_a_rule_in_a_text_without_pages_does_not_swallow_the_rest() -> None:
    text, notes = split_notes(printed("Text.1\n\n_____\n1 The note.\n\nII. Next section\n\nMore text."), None)
    assert texts(text) == ["Text.1", "II. Next section", "More text."]
    assert shown(notes) == [("1", "The note.")]


def test_notes_as_large_as_the_text_stand_far_below_it() -> None:
    """As typewriters set them."""
    first = Line((Span("2 ", raised=True), Span("A/52/303.")), 1, 95.0, 160.0, 300.0, 10.0, gap=3.4)
    second = Line((Span("3", raised=True), Span(" A/52/379.")), 1, 95.0, 130.0, 300.0, 10.0, gap=0.9)
    text, notes = split_notes([set_line("Text of the page.", 400), first, second], 10.0)
    assert texts(text) == ["Text of the page."]
    assert shown(notes) == [("2", "A/52/303."), ("3", "A/52/379.")]
