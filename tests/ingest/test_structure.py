"""From lines to headings, paragraphs and their places: each stage by itself."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.ingest.lines import Line
from explorer.ingest.stages.chunks import Chunk, Look, chunks, ends_sentence, look_of
from explorer.ingest.stages.contents import drop_contents
from explorer.ingest.stages.figures import axes
from explorer.ingest.stages.headings import Strength, heading_number, verdicts
from explorer.ingest.stages.items import begins_item, parts
from explorer.ingest.stages.pages import page_count
from explorer.ingest.stages.pieces import Kind, pieces
from explorer.ingest.stages.spacing import set_headings_apart
from explorer.ingest.stages.tables import set_tables
from explorer.language import language
from tests.ingest.builders import line, printed, set_line, texts

_PLAIN = Look()
_PAGE = Look(size=10.0, left=120.0, right=480.0)


def grouped(lines: list[Line], look: Look = _PLAIN) -> list[str]:
    return [chunk.text for chunk in chunks(lines, look)]


def test_the_ordinary_look_is_the_commonest() -> None:
    lines = [set_line("Introduction", 700, size=14.0, x0=100.0)] + [set_line("x" * 60, 690 - y) for y in range(20)]
    assert look_of(lines, language()) == Look(10.0, 120.0, 480.0)
    assert look_of(printed("a text without sizes"), language()) == Look()


def test_blank_space_size_and_weight_part_chunks() -> None:
    lines = [
        set_line("A. Situation in the area of the", 700, bold=True, size=12.0, x0=99.0, x1=470.0),
        set_line("Force in Lebanon", 686, bold=True, size=12.0),
        set_line("2. From 21 October to 26 November,", 660, gap=1.0),
        set_line("the Force recorded trajectories.", 648),
        set_line("3. The Force observed", 630, gap=0.5),
    ]
    assert grouped(lines, _PAGE) == [
        "A. Situation in the area of the Force in Lebanon",
        "2. From 21 October to 26 November, the Force recorded trajectories.",
        "3. The Force observed",
    ]


def test_first_line_indents_and_short_ends_part_chunks() -> None:
    lines = [
        set_line("The first paragraph runs on to its", 700, x0=147.0),
        set_line("end.", 688, x1=140.0),
        set_line("The second begins flush.", 676),
        set_line("The third is indented.", 664, x0=147.0),
    ]
    assert len(grouped(lines, _PAGE)) == 3


@given(st.lists(st.builds(line, st.sampled_from(["a.", "B c", "1. D"]), gap=st.sampled_from([0.0, 1.0])), max_size=30))
def test_every_line_is_in_one_chunk(lines: list[Line]) -> None:
    assert [found for chunk in chunks(lines, Look()) for found in chunk.lines] == lines


@pytest.mark.parametrize(
    ("text", "ended"),
    [("It ended.", True), ("It ended.3", True), ("He said “yes.”", True), ("and the", False), ("of 2030", False)],
)
def test_ends_of_sentences(text: str, ended: bool) -> None:
    assert ends_sentence(text) is ended


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("IV. Action taken", "IV", "Action taken"),
        ("A. Strategic issues", "A", "Strategic issues"),
        ("(a) Trafficking in persons", "(a)", "Trafficking in persons"),
        ("Annex I Arms embargo", "Annex I", "Arms embargo"),
        ("ANNEX", "ANNEX", ""),
        ("Decision 12/CP.24 Review of the Centre", "Decision 12/CP.24", "Review of the Centre"),
        ("Introduction", "", "Introduction"),
        ("Part of the report", "", "Part of the report"),
        ("A new beginning", "", "A new beginning"),
        ("A United Nations system", "", "A United Nations system"),
        ("3.1 Passenger transport", "3.1", "Passenger transport"),
        ("In focus", "", "In focus"),
    ],
)
def test_numbers_of_headings(text: str, number: str, rest: str) -> None:
    found = heading_number(text, language())
    assert (found.text, found.rest) == (number, rest)


def strengths(chunks: Sequence[Chunk], look: Look) -> list[Strength]:
    return [each.strength for each in verdicts(chunks, look)]


def strength_of(text: str) -> dict[str, Strength]:
    lines = printed(text)
    found = chunks(lines, Look())
    return {chunk.text: strength for chunk, strength in zip(found, strengths(found, Look()), strict=True)}


def test_headings_in_text_stand_alone_and_end_without_a_stop() -> None:
    found = strength_of(
        "Summary\n\nThe report.\n\nI. Introduction\n\n1. The present report.\n\nCurbing corruption\n\n2. It did."
    )
    assert {text for text, strength in found.items() if strength} == {
        "Summary",
        "I. Introduction",
        "Curbing corruption",
    }


def test_a_paragraph_cut_by_a_page_end_is_no_heading() -> None:
    found = strength_of(
        "14. The context of the 2030 Agenda and the\n\nreform of the system.\n\nGlobal plan of\n\nthe Office."
    )
    assert not any(found.values())


def test_bold_is_a_heading_where_text_is_not_bold_and_never_a_title_of_a_figure() -> None:
    lines = [
        set_line("Some text.", 700),
        set_line("Humanitarian access", 670, bold=True, gap=1.0, x1=220.0),
        set_line("9. More text.", 640, gap=1.0),
        set_line("Figure I", 600, gap=1.0, x1=160.0),
        set_line("Daily trajectories detected", 588, bold=True, x1=300.0),
        set_line("10. Text after it.", 400, gap=3.0),
    ]
    found = chunks(lines, _PAGE)
    assert [chunk.text for chunk, strength in zip(found, strengths(found, _PAGE), strict=True) if strength] == [
        "Humanitarian access"
    ]


def test_titles_of_tables_and_long_headings_in_italics() -> None:
    lines = [
        set_line("A first sentence of the text.", 700),
        set_line("Vacancy rates", 660, gap=1.0, bold=True, x1=200.0),
        set_line("(Percentage)", 650, gap=0.4, size=7.0, x1=180.0),
        set_line("Military observers and others", 630, gap=1.0, size=8.5),
        set_line(
            "Agreement relating to the conservation of stocks of fish that migrate far and", 600, gap=1.0, italic=True
        ),
        set_line("of those that straddle the limits of zones, and to all other matters", 588, italic=True, x1=400.0),
        set_line("Security Council resolutions", 560, gap=1.0, italic=True, x1=250.0),
        set_line("1197 (1998) 2282 (2016)", 540, gap=1.0, size=8.5),
        set_line("(b) The second of the evaluations;1", 500, gap=1.0, x1=330.0),
        set_line("17.18 In response to it.", 480, gap=1.0),
    ]
    look = look_of([*lines, *[set_line("More of the text that is ordinary.", 400)] * 9], language())
    found = chunks(lines, look)
    headings = [chunk.text[:12] for chunk, strength in zip(found, strengths(found, look), strict=True) if strength]
    assert headings == ["Agreement re", "Security Cou"]


def test_remarks_and_the_rest_of_lists_are_no_headings_and_preambles_do_not_end_in_a_stop() -> None:
    text = (
        "The Conference,\n\nRecalling its decisions,\n\nI. Dates and venues\n\n1. Decides that it shall meet;\n\n"
        "(a) Welcomes the offer of the host;\n\n(b) Cooperative action on technology\n\n"
        "2. Requests the secretariat to report.\n\n8th plenary meeting 14 December 2018\n\nEnd."
    )
    found = chunks(printed(text), _PLAIN)
    headings = [chunk.text for chunk, strength in zip(found, strengths(found, _PLAIN), strict=True) if strength]
    assert headings == ["I. Dates and venues"]


def test_what_is_counted_is_no_heading_nor_the_title_above_it() -> None:
    text = (
        "1. The first paragraph of the text ends here.\n\nVacancy rates\n(Percentage of posts)\n\n"
        "Staff, 1 2 3;\n\n2. Operational costs\n(Thousands of United States dollars)\n\n"
        "Air operations, 1 2 3;\n\nEvents\n\n2. The second paragraph of the text ends here."
    )
    found = chunks(printed(text), _PLAIN)
    headings = [chunk.text for chunk, strength in zip(found, strengths(found, _PLAIN), strict=True) if strength]
    assert headings == ["2. Operational costs", "Events"]


def test_the_second_line_of_a_heading_may_stand_below_the_words_of_the_first() -> None:
    lines = [
        set_line("Text of the report that is ordinary.", 740),
        set_line("IV. Action taken by the Office in", 700, gap=1.0, bold=True, size=12.0, x1=380.0),
        set_line("thematic areas", 686, bold=True, size=12.0, x0=140.0, x1=230.0),
        set_line("16.", 660, gap=1.0, x0=120.0, x1=135.0),
        set_line("The first paragraph.", 648),
    ]
    look = look_of([*lines, *[set_line("More of the text that is ordinary.", 400)] * 9], language())
    found = chunks(lines, look)
    assert [chunk.text for chunk, strength in zip(found, strengths(found, look), strict=True) if strength] == [
        "IV. Action taken by the Office in thematic areas"
    ]


def test_the_first_line_of_a_paragraph_at_a_page_end_is_no_heading() -> None:
    """It is set in like a centred one."""
    rows = [
        ("15. A paragraph that is whole.", 0.6, 120.0, 480.0, False),
        ("16. At the time of reporting there were parties to the Convention", 0.6, 145.0, 455.0, False),
        ("and its Protocols.", 0.0, 120.0, 300.0, True),
        ("17. A paragraph that is whole.", 0.6, 120.0, 480.0, False),
    ]
    lines = [
        set_line(text, 700 - 20 * at, gap=gap, x0=left, x1=right, top=top)
        for at, (text, gap, left, right, top) in enumerate(rows)
    ]
    look = look_of([*lines, *[set_line("More of the text that is ordinary.", 400)] * 9], language())
    found = chunks(lines, look)
    made = pieces(found, strengths(found, look), look)
    assert [piece.number for piece in made if piece.kind is Kind.NUMBERED] == ["15", "16", "17"]


def test_centred_lines_are_headings_where_nothing_else_tells() -> None:
    lines = [
        set_line("of the Council.", 700),
        set_line("II. POLITICAL CONTEXT", 670, x0=240.0, x1=360.0, gap=2.0),
        set_line("2. Since my report of 26 June.", 640, gap=2.0),
    ]
    found = chunks(lines, _PAGE)
    assert [strength > 0 for strength in strengths(found, _PAGE)] == [False, True, False]


def pieced(text: str) -> list[tuple[Kind, str | None, str]]:
    found = chunks(printed(text), Look())
    made = pieces(found, strengths(found, Look()), Look())
    return [(piece.kind, piece.number, " ".join(" ".join(line.text for line in piece.lines).split())) for piece in made]


def test_paragraphs_without_blank_lines_between_them_are_parted_by_their_numbers() -> None:
    assert pieced("I. Introduction\n\n1. One sentence.\nIt goes on in\n2018. The aim.\n2. Two.\n3. Three.") == [
        (Kind.HEADING, None, "I. Introduction"),
        (Kind.NUMBERED, "1", "1. One sentence. It goes on in 2018. The aim."),
        (Kind.NUMBERED, "2", "2. Two."),
        (Kind.NUMBERED, "3", "3. Three."),
    ]


def test_a_cut_paragraph_is_one_again() -> None:
    assert pieced(
        "1. The context of the Agenda and the\n\nreform of the system.\n\n2. On\n\n19 October 2019, it met."
    ) == [
        (Kind.NUMBERED, "1", "1. The context of the Agenda and the reform of the system."),
        (Kind.NUMBERED, "2", "2. On 19 October 2019, it met."),
    ]


def test_a_figure_does_not_cut_a_paragraph() -> None:
    made = pieced(
        "1. The Force observed\n\nFigure I\n\nTrajectories\n\nSource: the Force.\n\nmany of them.\n\n2. Next."
    )
    assert [text for _, _, text in made] == [
        "1. The Force observed many of them.",
        "Figure I Trajectories",
        "Source: the Force.",
        "2. Next.",
    ]


def test_numbered_headings_alone_are_headings() -> None:
    kinds = [kind for kind, *_ in pieced("1. Background\n\nSome text.\n\n2. Methods\n\nMore text.")]
    assert kinds == [Kind.HEADING, Kind.PLAIN, Kind.HEADING, Kind.PLAIN]


@given(st.lists(st.sampled_from(["I. Part", "1. One.", "2. Two", "and on.", "(a) item;", "Title", ""]), max_size=25))
def test_every_line_is_in_one_piece(rows: list[str]) -> None:
    lines = [line(row, gap=1.0) for row in rows if row]
    found = chunks(lines, Look())
    made = pieces(found, strengths(found, Look()), Look())
    assert sorted(id(each) for piece in made for each in piece.lines) == sorted(map(id, lines))


def test_sub_paragraphs_nest_and_count_on() -> None:
    rows = ["106. States should:", "(a) act;", "(i) at once;", "(ii) later", "(b) wait;", "(b) of Tyre;", "(c) end."]
    found = parts([line(row) for row in rows], 5)
    assert [(part.number, part.depth, texts(part.lines)) for part in found] == [
        ("", 0, ["106. States should:"]),
        ("(a)", 1, ["(a) act;"]),
        ("(i)", 2, ["(i) at once;"]),
        ("(ii)", 2, ["(ii) later"]),
        ("(b)", 1, ["(b) wait;", "(b) of Tyre;"]),
        ("(c)", 1, ["(c) end."]),
    ]


def test_a_letter_in_running_text_is_no_list() -> None:
    assert len(parts([line("under item 6"), line("(b) of the agenda and"), line("(a) of the rules.")])) == 1
    assert begins_item("(a) act;") == "(a)" and begins_item("• point") == "•" and begins_item("a word") is None


def test_a_list_of_contents_goes_and_the_text_after_it_stays() -> None:
    lines = printed(
        "Contents\nI. Introduction ........ 2\nII. Action of\nthe Office ...... 3\n\nI. Introduction\n1. The text."
    )
    assert texts(drop_contents(lines, language())) == ["I. Introduction", "1. The text."]


def test_contents_without_entries_stay() -> None:
    lines = printed("Contents\n\nThe contents of the report are new.")
    assert drop_contents(lines, language()) == lines


def test_a_list_of_resolutions_is_no_axis() -> None:
    lines = [set_line(text, y, size=8.0, gap=1.0) for text, y in (("1197 (1998)", 700), ("79/323; 80/1", 680))]
    look = look_of([set_line("The ordinary text.", 500)] * 9, language())
    assert axes(chunks(lines, look), look) == set()


def test_numbers_along_an_axis_are_told_from_text() -> None:
    found = [
        Chunk((set_line("400", 600, size=8.5), set_line("350", 590, size=8.5)), 1.0),
        Chunk((set_line("Source: UNIFIL.", 500, size=8.5),), 1.0),
        Chunk((set_line("1 600", 400),), 1.0),
    ]
    assert axes(found, _PAGE) == {0}


def test_pages_are_told_only_where_the_text_begins_at_its_first() -> None:
    first = [line("Summary", page=1), line("text", page=2)]
    assert page_count(first, language()) == 2
    assert page_count([line("I. Introduction", page=1), line("text", page=2)], language()) is None
    assert page_count([line("Summary", page=1)], language()) is None


def test_headings_that_run_on_with_paragraphs_are_set_apart() -> None:
    heads = "II. Political context\nA. The Council of\nthe region"
    text = f"1. One ended.\n{heads}\n2. Two ended.\nHuman rights\n3. Three ended."
    lines = set_headings_apart(printed(text), language())
    assert [line.text for line in lines if line.gap] == [
        "II. Political context",
        "A. The Council of",
        "2. Two ended.",
        "Human rights",
        "3. Three ended.",
    ]


def test_the_end_of_a_paragraph_is_no_heading() -> None:
    lines = printed("1. One ended.\nThe work reached more people. The number is\n2.5 million of them.\n2. Two.")
    assert set_headings_apart(lines, language()) == lines


def test_an_annex_is_set_apart_from_its_title() -> None:
    lines = set_headings_apart(printed("9. It ended.\nAnnex I\n   Access to places\n   1. One."), language())
    assert [line.gap > 0 for line in lines] == [False, True, True, True]


def test_lines_below_a_label_that_do_not_agree_on_columns_are_no_table() -> None:
    lines = [set_line("Table 1", 700), set_line("One\ttwo", 680, cells=((120.0, 140.0), (200.0, 220.0)))]
    assert set_tables(lines, _PAGE) == lines
