"""What stands before the text, and the title in it."""

import datetime

import pytest

from explorer.errors import UnreadableDocument
from explorer.ingest.stages.chunks import Look, look_of
from explorer.ingest.stages.front import split_front
from explorer.ingest.stages.masthead import Masthead, read_masthead
from explorer.ingest.stages.missing import refuse_missing
from explorer.ingest.tags import TEXT, Role, Tag, heading
from explorer.language import language
from tests.ingest.builders import line, printed, set_line, texts
from tests.ingest.first_pages import DISTRIBUTED, LOOK, PROSE, first_page, title_of


def test_a_masthead_in_text() -> None:
    lines = printed(
        "General Assembly\n\nDistr.: General\n23 June 2020\n\nOriginal: English\n\nSeventy-fifth session\n\n"
        "Item 111 of the preliminary list*\n\nImplementation of the mandates\n\nReport of the Secretary-General\n\n"
        "Summary\n\nThe report.\n\n* A/75/50."
    )
    front, body = split_front(lines, Look())
    assert front.title == "Implementation of the mandates"
    assert read_masthead(front.lines, lines, Look(), front.titled) == Masthead(
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
        set_line("Eightieth session\t2025 session", 600, x1=400.0),
        set_line("Item 74 (a) of the preliminary list*\tAgenda item 9", 590, x1=400.0),
        set_line("Strengthening of the coordination of", 500, size=14.0, bold=True),
        set_line("emergency assistance**", 485, size=14.0, bold=True),
        set_line("I. Introduction", 400, size=14.0, bold=True),
    ]
    front, body = split_front(lines, LOOK)
    assert front.title == "Strengthening of the coordination of emergency assistance"
    assert read_masthead(front.lines, lines, LOOK, front.titled) == Masthead(
        ("A/80/75", "E/2025/55"),
        datetime.date(2025, 4, 10),
        "Eightieth session; 2025 session",
        "Item 74 (a) of the preliminary list; Agenda item 9",
    )
    assert texts(body) == ["I. Introduction"]


def test_without_a_masthead_all_is_text() -> None:
    lines = printed("The United Nations Office met on 3 May 2020.\n\nI. Introduction\n\n1. See A/75/50.")
    front, body = split_front(lines, Look())
    assert (front.lines, front.title, body) == ((), "", lines)
    assert read_masthead([], [], Look()) == Masthead()


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
    assert read_masthead(above.lines, front, Look(), above.titled).symbols == ("A/80/6 (Sect. 16)",)
    assert above.title == "Proposed programme budget for 2026. Part IV. Section 16. International drug control"
    assert texts(below) == ["Contents"]


def test_an_addendum_belongs_to_the_title() -> None:
    look = Look(size=10.0, left=100.0, right=500.0)
    front = [
        set_line("Original: English", 700, x0=400.0),
        set_line("Report of the Conference on its twenty-", 660, size=14.0, bold=True),
        set_line("fourth session", 640, size=14.0, bold=True),
        set_line("Addendum", 620, size=12.0, bold=True),
        set_line("Part two: Action taken", 600, size=12.0, bold=True),
        set_line("The text begins here", 560),
    ]
    title = "Report of the Conference on its twenty-\u00adfourth session. Addendum. Part two: Action taken"
    assert title_of(front, look) == title


def test_a_title_no_larger_than_the_text_stands_centred_above_who_sent_it() -> None:
    look = Look(size=10.0, left=100.0, right=500.0)
    front = [
        set_line("Original: English", 700, x0=400.0, x1=480.0),
        set_line("Working Party on Rail Transport", 660, x0=100.0, x1=250.0),
        set_line("RAILWAY PROJECT", 620, x0=250.0, x1=350.0, gap=1.0),
        set_line("Progress report", 600, x0=260.0, x1=340.0, gap=1.0),
        set_line("Transmitted by the Central Office", 580, x0=220.0, x1=380.0, gap=1.0),
    ]
    assert title_of(front, look) == "RAILWAY PROJECT. Progress report"


def test_a_title_is_told_where_the_text_begins_with_no_first_chapter() -> None:
    front, body = split_front(
        printed(
            "General Assembly\n\nDistr.: General\n23 June 2020\n\nOriginal: English\n\nItem 111\n\n"
            "Strengthening of coordination\n\nReport of the Secretary-General\n\nA. Orientation\n\nThe report."
        ),
        Look(),
    )
    assert front.title == "Strengthening of coordination"
    assert texts(body) == ["A. Orientation", "The report."]


def test_a_letter_has_its_own_title_and_all_its_text() -> None:
    lines = first_page(
        *DISTRIBUTED,
        ("Letter dated 27 January 2025 from the Permanent Representative of", 120.0, 12.0, True),
        ("Utopia to the United Nations addressed to the Secretary-General", 120.0, 12.0, True),
        PROSE,
    )
    front, body = split_front(lines, LOOK)
    assert front.title == (
        "Letter dated 27 January 2025 from the Permanent Representative of Utopia to the United Nations "
        "addressed to the Secretary-General"
    )
    assert texts(body) == [PROSE[0]]
    assert read_masthead(front.lines, lines, LOOK, front.titled) == Masthead(
        ("A/79/7",), datetime.date(2025, 1, 27), "Seventy-ninth session", "Agenda item 32"
    )


def test_a_draft_is_called_by_its_subject_and_keeps_its_sponsors() -> None:
    lines = first_page(
        *DISTRIBUTED,
        ("Samoa and Tuvalu: draft resolution", 120.0, 10.0, True),
        ("Rights of the child", 120.0, 12.0, True),
        ("The General Assembly,", 147.0, 10.0, False),
        PROSE,
    )
    front, body = split_front(lines, LOOK)
    assert front.title == "Rights of the child"
    assert texts(body) == ["Samoa and Tuvalu: draft resolution", "The General Assembly,", PROSE[0]]
    assert body[0].level == 0


def test_a_resolution_is_called_by_its_subject_not_by_who_adopted_it() -> None:
    lines = first_page(
        *DISTRIBUTED,
        ("Resolution adopted by the General Assembly", 120.0, 14.0, True),
        ("on 29 September 2023", 120.0, 14.0, True),
        ("[without reference to a Main Committee (A/78/L.1)]", 120.0, 10.0, False),
        ("78/1. Political declaration", 120.0, 12.0, True),
        ("The General Assembly", 147.0, 10.0, False),
        PROSE,
    )
    front, body = split_front(lines, LOOK)
    assert front.title == "78/1. Political declaration"
    assert texts(body)[:3] == [
        "Resolution adopted by the General Assembly",
        "on 29 September 2023",
        "[without reference to a Main Committee (A/78/L.1)]",
    ]


def test_an_organ_that_is_larger_than_the_title_is_none() -> None:
    lines = first_page(
        ("United Nations\tDP/2025/14/Corr.1", 135.0, 14.0, False),
        ("Executive Board of the\tDistr.: General", 135.0, 17.0, True),
        ("Programme, the United Nations\tOriginal: English", 135.0, 17.0, True),
        ("Population Fund and the", 135.0, 17.0, True),
        ("Project Services", 135.0, 17.0, True),
        ("Annual session 2025", 72.0, 10.0, True),
        ("Annual report on evaluation, 2024", 135.0, 14.0, True),
        ("Corrigendum", 135.0, 10.0, True),
        PROSE,
    )
    front, body = split_front(lines, LOOK)
    assert front.title == "Annual report on evaluation, 2024. Corrigendum"
    assert texts(body) == [PROSE[0]]


def test_an_organ_named_above_its_session_or_at_the_edge_of_the_agenda_is_no_title() -> None:
    lines = first_page(
        *DISTRIBUTED[:4],
        ("Special Committee on the Situation", 60.0, 12.0, True),
        ("Implementation of the Declaration", 120.0, 12.0, True),
        PROSE,
    )
    assert title_of(lines, LOOK) == "Implementation of the Declaration"


def test_where_nothing_is_large_the_bold_lines_at_the_edge_of_the_text_are_the_title() -> None:
    lines = first_page(*DISTRIBUTED, ("Reports submitted to the Council", 120.0, 10.0, True), PROSE)
    front, body = split_front(lines, LOOK)
    assert front.title == "Reports submitted to the Council"
    assert texts(body) == [PROSE[0]]


def test_a_report_below_an_organ_s_name_belongs_to_the_title() -> None:
    lines = first_page(
        ("United Nations\tE/2025/1", 120.0, 14.0, False),
        ("United Nations Population Fund\tDistr.: General", 120.0, 17.0, True),
        ("1 June 2025\tOriginal: English", 120.0, 10.0, False),
        ("Annual session 2025", 72.0, 10.0, True),
        ("United Nations Population Fund", 120.0, 14.0, True),
        ("Strategic plan in progress", 120.0, 12.0, True),
        PROSE,
    )
    assert title_of(lines, LOOK) == "United Nations Population Fund. Strategic plan in progress"


def test_a_cover_has_a_title_and_a_later_page_the_date() -> None:
    cover = first_page(
        ("A/80/16", 517.0, 10.0, False),
        ("United Nations", 120.0, 20.0, True),
        ("Report of the Committee", 120.0, 28.0, True),
        ("Sixty-fifth session (12 May–13 June 2025)", 120.0, 20.0, True),
        ("General Assembly", 120.0, 14.0, True),
        ("Official Records", 120.0, 14.0, True),
    )
    later = [set_line("[17 June 2025]", 700, page=5, top=True), set_line("Contents", 680, size=14.0, page=5, gap=1.0)]
    front, body = split_front([*cover, *later], LOOK)
    assert front.title == "Report of the Committee. Sixty-fifth session (12 May–13 June 2025)"
    assert texts(body) == ["[17 June 2025]", "Contents"]
    told = read_masthead(front.lines, [*cover, *later], LOOK, front.titled)
    assert (told.symbols, told.date) == (("A/80/16",), datetime.date(2025, 6, 17))


def test_a_summary_set_larger_than_the_tables_of_a_report_is_on_no_cover() -> None:
    lines = first_page(
        *DISTRIBUTED,
        ("Cases closed during 2024", 120.0, 14.0, True),
        ("Summary", 78.0, 12.0, False),
        ("This document presents an addendum to the report.", 129.0, 10.0, False),
    )
    front, body = split_front(lines, Look(8.5, 120.0, 480.0))
    assert front.title == "Cases closed during 2024"
    assert texts(body) == ["Summary", "This document presents an addendum to the report."]


def test_a_letter_keeps_its_text_where_its_annex_is_set_larger() -> None:
    """The ordinary size is that of the annex, so that no line of the letter is as wide and as large as the text."""
    letter = first_page(*DISTRIBUTED, ("Letter dated 27 January 2025 from the Mission", 120.0, 14.0, True), PROSE)
    annex = [
        set_line("A title that is larger still", 700, size=18.0, bold=True, page=2, top=True),
        set_line("I. Introduction", 680, size=11.0, page=2, gap=1.0),
    ]
    front, body = split_front([*letter, *annex], Look(11.0, 157.0, 417.0))
    assert front.title == "Letter dated 27 January 2025 from the Mission"
    assert texts(body) == [PROSE[0], "A title that is larger still", "I. Introduction"]


def test_the_languages_below_the_original_are_no_text() -> None:
    lines = first_page(
        *DISTRIBUTED[:3],
        ("Original: English", 397.0, 10.0, False),
        ("English, French and Spanish only", 397.0, 10.0, False),
        *DISTRIBUTED[4:],
        ("Provisional agenda", 120.0, 14.0, True),
        PROSE,
    )
    front, body = split_front(lines, LOOK)
    assert (front.title, texts(body)) == ("Provisional agenda", [PROSE[0]])


def test_a_centred_title_as_wide_as_text_is_no_text() -> None:
    rows = [
        ("ACTIVITIES OF FOREIGN INTERESTS WHICH STAND IN THE WAY OF THE", 1.0),
        ("DECLARATION ON THE COUNTRIES", 0.0),
    ]
    title = [
        set_line(text, 500 - 12 * at, x0=300 - 2.5 * len(text), x1=300 + 2.5 * len(text), gap=gap)
        for at, (text, gap) in enumerate(rows)
    ]
    told = set_line("Report of the Special Committee", 460, x0=220.0, x1=380.0, gap=1.0)
    lines = [*first_page(*DISTRIBUTED[:4]), *title, told, *first_page(("I. Introduction", 260.0, 10.0, False), PROSE)]
    assert title_of(lines, LOOK) == " ".join(text for text, _ in rows)


def test_a_bold_title_goes_on_where_its_lines_have_one_middle() -> None:
    title = [
        set_line("REVIEW OF THE WORK OF THE COMMITTEE", 500, x0=210.0, x1=390.0, bold=True, gap=4.0),
        set_line("WITH EMPHASIS ON THE PREPARATIONS AND ALL", 488, x0=200.0, x1=400.0, bold=True),
    ]
    lines = [*first_page(*DISTRIBUTED), *title, *first_page(PROSE)]
    assert title_of(lines, LOOK) == "REVIEW OF THE WORK OF THE COMMITTEE WITH EMPHASIS ON THE PREPARATIONS AND ALL"


@pytest.mark.parametrize("role", [Role.CELL, Role.NOTE])
def test_tables_and_notes_set_small_do_not_make_the_text_of_a_letter_a_cover(role: Role) -> None:
    small = [set_line("Words of a table or a note " * 4, 600, page=2, size=8.0, tag=Tag(role)) for _ in range(20)]
    letter = first_page(*DISTRIBUTED, ("Letter dated 1 April 2025 from the President", 120.0, 12.0, True), PROSE, PROSE)
    lines = [*letter, *small]
    front, text = split_front(lines, look_of(lines, language()))
    assert (texts(text[:2]), front.account) == ([PROSE[0]] * 2, ())


@pytest.mark.parametrize(("ending", "covers"), [("It was adopted by all.", False), ("Adopted by all", True)])
def test_a_cover_ends_no_sentence(ending: str, covers: bool) -> None:
    records = ("Official Records, 2025", 120.0, 14.0, True)
    cover = first_page(*DISTRIBUTED[:4], ("A title of the report", 120.0, 20.0, True), records)
    large = set_line(ending, 740, size=13.0, page=2, top=True)
    front, text = split_front([*cover, large, set_line("I. Introduction", 740, page=3, top=True)], LOOK)
    assert (texts(text)[0] == ending, [left.text for left in front.account]) == (not covers, [ending] if covers else [])


def test_where_all_is_set_large_the_title_alone_stands_in_front() -> None:
    lines = [
        *first_page(*DISTRIBUTED[:4], ("A title", 120.0, 20.0, True)),
        set_line("All", 740, size=14.0, page=2, top=True),
    ]
    front, text = split_front(lines, LOOK)
    assert (front.title, texts(text)) == ("A title", ["All"])
