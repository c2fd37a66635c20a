"""Marks of notes by their height: which note each means, what is no mark, and what found nothing to go with."""

from collections.abc import Sequence

import pytest

from explorer.ingest.lines import Line, Span, Spans, words
from explorer.ingest.source import Note
from explorer.ingest.stages.lettered import split_lettered
from explorer.ingest.stages.marks import Attached, Loose, Place, attach_marks
from explorer.ingest.stages.raised import without_marks
from explorer.language import language


def text(marked: str) -> Spans:
    """Every other stretch between `^` is raised: `Assembly^6^ decided`."""
    return tuple(Span(part, raised=bool(at % 2)) for at, part in enumerate(marked.split("^")) if part)


def attached(places: Sequence[str | tuple[str, int]], *notes: str | tuple[str, int]) -> Attached:
    """The texts, and the notes with these numbers, each with its page where it is given."""
    placed = [Place(text(each)) if isinstance(each, str) else Place(text(each[0]), each[1], each[1]) for each in places]
    made = [Note(note, text("A note.")) if isinstance(note, str) else Note(note[0], (), note[1]) for note in notes]
    return attach_marks(placed, made, language())


def shown(found: Attached) -> list[str]:
    """The texts, each mark as the eId of its note."""
    return ["".join(f"[{span.note}]" if span.note else span.text for span in spans) for spans in found.texts]


def test_a_mark_is_no_part_of_the_word_before_it() -> None:
    found = attached(["The Assembly^6^ decided in 1981, ^7^ on the work.^8^"], "6", "7", "8")
    assert shown(found) == ["The Assembly[fn_6] decided in 1981,[fn_7] on the work.[fn_8]"]
    assert not found.marks and not found.notes


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("^6,7^", "work[fn_6][fn_7] of"),
        ("^6^^, ^^7^", "work[fn_6][fn_7] of"),
        ("^6^ , ^7^", "work[fn_6][fn_7] of"),
        ("^6-8^", "work[fn_6][fn_8] of"),
        ("^(6)^", "work([fn_6]) of"),
    ],
)
def test_several_marks_at_once(marks: str, expected: str) -> None:
    found = attached([f"work{marks} of", "the^9^ year"], *(["6", "7", "8"] if "-" in marks else []), "6", "7", "9")
    assert shown(found)[0].replace("fn_6-2", "fn_6").replace(" [", "[") == expected


def test_a_dash_means_the_notes_between_too() -> None:
    assert attached(["as in others^6-8^ of the year"], "6", "7", "8").notes == ()


def test_a_mark_that_comes_again_means_the_note_before() -> None:
    places = [("The Convention of 1949,^2^ the law", 1), ("on which^3^ it rests,^2^ goes on", 2)]
    assert shown(attached(places, ("2", 1), ("3", 2))) == [
        "The Convention of 1949,[fn_2] the law",
        "on which[fn_3] it rests,[fn_2] goes on",
    ]


def test_numbers_that_start_again_are_told_by_the_page() -> None:
    places = [("in the report^1^ of", 1), ("in the annex^1^ of", 2)]
    assert shown(attached(places, ("1", 1), ("1", 2))) == ["in the report[fn_1] of", "in the annex[fn_1-2] of"]


def test_notes_at_the_end_belong_to_marks_on_pages_before() -> None:
    places = [("in the report^1^ of", 1), ("in the annex^2^ of", 2)]
    assert shown(attached(places, ("1", 9), ("2", 9))) == ["in the report[fn_1] of", "in the annex[fn_2] of"]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("17.4 km^2^ of land", "17.4 km² of land"),
        ("243,427 m^2^ and 12 m^3^", "243,427 m² and 12 m³"),
        ("3 × 10^6^ cells", "3 × 10⁶ cells"),
        ("of ^137^Cs and", "of ¹³⁷Cs and"),
    ],
)
def test_powers_are_no_marks_and_stay_raised(printed: str, expected: str) -> None:
    found = attached([printed, "the word^1^ of"], "1")
    assert shown(found)[0] == expected
    assert found.marks == ()


@pytest.mark.parametrize("word", ["CO2", "G20", "PM2.5", "COVID-19", "S/2025/1", "A/80/1", "Youth20", "Rev.1"])
def test_figures_on_the_line_are_none_where_marks_are_raised(word: str) -> None:
    number = word.rpartition("/")[2].strip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-./ ") or "1"
    number = number.rpartition(".")[2]
    places = [(f"The {word} of the year", 1), (f"on the work^{number}^ of", 1)]
    assert shown(attached(places, (number, 1)))[0] == f"The {word} of the year"


def test_what_found_nothing_to_go_with_is_told_with_its_page() -> None:
    found = attached([("The word^1^ and the work^7^ of", 3)], ("1", 3), ("4", 5))
    assert found.marks == (Loose("7", 3),) and found.notes == (Loose("4", 5),)
    assert shown(found) == ["The word[fn_1] and the work⁷ of"]


def test_ordinal_letters_are_no_marks() -> None:
    found = attached(["its 19^th^ audit, le 5^e^ rapport and the word^1^"], "1")
    assert found.marks == () and shown(found) == ["its 19th audit, le 5e rapport and the word[fn_1]"]


def test_a_title_has_no_marks() -> None:
    assert without_marks(text("Report of the Assembly^6^ on drugs^7,8^")) == "Report of the Assembly on drugs"


def lines(*printed: str, size: float | None = 8.0) -> list[Line]:
    return [Line(text(each), 1, 60.0, 700.0 - 10 * at, 300.0, size) for at, each in enumerate(printed)]


def lettered(made: Sequence[Line]) -> tuple[list[str], list[tuple[str, str, str]]]:
    kept, notes = split_lettered(made)
    shown_lines = ["".join(f"[{span.note}]" if span.note else span.text for span in line.spans) for line in kept]
    return shown_lines, [(note.marker, words(note.spans), note.eid) for note in notes]


def test_notes_below_a_table_belong_to_it() -> None:
    made = lines("Africa^a,b^\t3.2", "Asia^b^\t2.1", "^a ^ Excludes Libya due", "to conflict.", "^b^ Forecast.", "End.")
    made[-1] = Line(text("End."), 1, 60.0, 600.0, 300.0, 10.0, gap=1.0)
    assert lettered(made) == (
        ["Africa[fn_a_t1][fn_b_t1]\t3.2", "Asia[fn_b_t1]\t2.1", "End."],
        [("a", "Excludes Libya due to conflict.", "fn_a_t1"), ("b", "Forecast.", "fn_b_t1")],
    )


def test_letters_start_again_below_the_next_table() -> None:
    made = lines("Africa^a^\t3.2", "^a^ Estimated.", "Asia^a^\t2.1", "^a^ Forecast.")
    assert lettered(made)[0] == ["Africa[fn_a_t1]\t3.2", "Asia[fn_a_t2]\t2.1"]


def test_a_letter_without_a_mark_above_stays_text() -> None:
    assert lettered(lines("Africa\t3.2", "^a^ Estimated."))[1] == []


def test_marks_in_the_cells_of_a_word_table_find_their_notes() -> None:
    table = Line((), table=((text("Africa^a^"), text("3.2")),))
    kept, notes = split_lettered([table, *lines("^a^ Estimated.", size=None)])
    assert kept[0].table and [span.note for span in kept[0].table[0][0]] == [None, "fn_a_t1"]
    assert [words(note.spans) for note in notes] == ["Estimated."]


def test_a_cell_that_is_only_a_mark_stays_a_cell() -> None:
    assert lettered(lines("Africa\t^a^", "^a^ None."))[0] == ["Africa\t[fn_a_t1]"]
