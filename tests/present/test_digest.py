"""What changed, in rows and words."""

from dataclasses import replace

import pytest

from explorer.compare import compare
from explorer.compare.digest import digest
from explorer.model.comparison import Change, Comparison, Figure, Link, Pair, Quantity, State, Strength, Totals
from explorer.model.digest import DigestKind, DigestLine, Stance, StanceCount, StanceKind, Topic
from explorer.places import Only
from explorer.present.digest import DigestRow, DigestText, nothing_told, totals_line
from explorer.present.lineages import matrix
from explorer.present.pieces import Piece
from tests.compare import make
from tests.small_reports import newer_report, numbered, older_report, para, report, section, small_comparison

HELPED = Figure(
    "countries helped",
    "country",
    True,
    (Quantity(0, "6", 72, "", "72 countries", 20, 32), Quantity(1, "9", 56, "", "56 countries", 20, 32)),
)


@pytest.fixture
def text() -> DigestText:
    small = small_comparison()
    comparison = Comparison(small.reports, small.pairs, small.lineages, (HELPED,))
    reports = older_report(), newer_report()
    return DigestText(digest(comparison, reports, 0, 1), *reports)


def drawn(rows: list[DigestRow]) -> list[str]:
    """The rows as text: headings with their totals, lines indented."""
    return [
        f"{row.words} | {row.label} | {row.detail}" if row.kind is None
        else f"  {row.label} | {row.place} | {row.words[:40]} | {row.detail}"
        for row in rows
    ]  # fmt: skip


OPENING = "The Office continued to support Member S"


def test_each_section_has_its_totals_and_below_it_what_changed(text: DigestText) -> None:
    assert drawn(text.rows(Only.CHANGED)) == [
        "I. Introduction | 2 kept | ",
        "II. Action taken |  | ",
        "II.A. Organized crime | 1 kept · 2 edited · 1 new · 1 dropped | ",
        "  New | para. 6 | New words. | ",
        f"  Dropped | 2020, para. 5 | {OPENING} | ",
        f"  Edited | para. 4 | {OPENING} | ",
        "  Edited | para. 5 | Paragraph 4 → 5. | ",
        "III. Terrorism | 2 edited | ",
        "  Edited | para. 7 | Paragraph 9 → 7. | ",
        "  Edited | para. 8 | Paragraph 10 → 8. | ",
        "IV. Emerging issues |  | new section",
        "IV.A. Trafficking |  | was II.B",
        "  Figure | para. 9 | Countries helped: 72 countries → 56 coun | ",
        f"  Dropped | 2020, para. 7 | {OPENING} | ",
        f"  Dropped | 2020, para. 8 | {OPENING} | ",
        "  Moved and edited | para. 9 | In 2019 → 2020 the Office helped 72 → 56 | from II.B, para. 6",
    ]


def test_the_main_changes_stand_by_topic_the_weightiest_first(text: DigestText) -> None:
    rows = text.rows()
    assert [row.words for row in rows if row.kind is None] == [
        "Figures",
        "New",
        "Dropped",
        "Edited and rewritten",
        "Sections that ended or are new",
    ]
    assert len(rows) == 5 + len(list(text.digest.lines())) + 1
    assert drawn(rows)[-1] == "  New section |  | IV. Emerging issues | "
    assert not any(row.is_section or row.newer or row.older for row in rows if row.kind is None)
    assert [row.words for row in text.rows(words="56 countries")] == [
        "Figures",
        "Countries helped: 72 countries → 56 countries",
        "Edited and rewritten",
        "In 2019 → 2020 the Office helped 72 → 56 countries.",
    ]


def test_a_topic_tells_how_many_of_its_lines_are_told_and_the_verbs_of_the_report(text: DigestText) -> None:
    lines = tuple(
        DigestLine(DigestKind.NEW, None, "para_6", "word " * 30, topic=topic, weight=weight)
        for topic, weight in [(Topic.OBSERVATIONS, 2.0), *[(Topic.NEW, 1.0)] * 20]
    )
    digest = replace(
        text.digest,
        sections=(replace(text.digest.sections[0], lines=lines),),
        stances=(
            StanceCount(StanceKind.ASKING, "urge", ("para_1",), ("para_2", "para_3")),
            StanceCount(StanceKind.ASKING, "encourage", ("para_1",), ("para_2",)),
        ),
    )
    heads = [row for row in DigestText(digest, older_report(), newer_report()).rows() if row.kind is None]
    assert [(row.words, row.label, row.detail) for row in heads] == [
        ("Observations and recommendations", "", "urge 1 → 2, encourage 1"),
        ("New", "7 of 20", ""),
    ]


def test_one_kind_alone_shows_every_line_of_it_below_the_headings_that_have_some(text: DigestText) -> None:
    places = [row.place for row in text.rows(Only.EDITED) if row.kind]
    assert places == ["para. 4", "para. 5", "para. 7", "para. 8", "para. 9"]
    (both,) = [row for row in text.rows(Only.MOVED) if row.kind]
    assert both == text.rows(Only.EDITED)[-1] and both.label == "Moved and edited"
    assert [row.words for row in text.rows(Only.NEW)] == ["II.A. Organized crime", "New words."]
    assert [row.words for row in text.rows(Only.CHANGED, "TERROR")] == [
        "III. Terrorism",
        "Paragraph 9 → 7.",
        "Paragraph 10 → 8.",
    ]


def test_rows_are_told_in_words(text: DigestText) -> None:
    rows = text.rows(Only.CHANGED)
    assert [str(rows[row]) for row in (2, 3, 11, 12, 15)] == [
        "II.A. Organized crime. 1 kept · 2 edited · 1 new · 1 dropped",
        "New, para. 6. New words",
        "IV.A. Trafficking. was II.B",
        "Figure, para. 9. Countries helped: 72 countries → 56 countries",
        "Moved and edited, para. 9. In 2019 → 2020 the Office helped 72 → 56 countries. from II.B, para. 6",
    ]
    figure = rows[12].pieces[1]
    assert (figure.change, figure.was, figure.text) == (Change.FIGURE, "72 countries", "56 countries")


def test_what_was_left_out_stands_in_brackets_where_there_is_no_colour() -> None:
    pieces = (Piece("I "), Piece("welcome ", Change.DELETED), Piece("note ", Change.INSERTED), Piece("it."))
    assert DigestRow(DigestKind.EDITED, "Edited", "para. 1", pieces).words == "I [welcome] note it."


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        (DigestLine(DigestKind.NEW, None, "para_6", "New.", perhaps="para_5"), "perhaps 2020, II.A, para. 5"),
        (DigestLine(DigestKind.DROPPED, "para_5", None, "Old.", perhaps="para_6"), "perhaps 2021, II.A, para. 6"),
        (DigestLine(DigestKind.EDITED, "para_4", "para_4", "It.", more=1), "1 more sentence changed"),
        (
            DigestLine(
                DigestKind.EDITED,
                "para_4",
                "para_4",
                "I urge it.",
                before=Stance(StanceKind.NOTING, "note", "note", 2, 6),
                after=Stance(StanceKind.ASKING, "urge", "urg", 2, 6),
                more=2,
            ),
            "note → urge · 2 more sentences changed",
        ),
        (DigestLine(DigestKind.FIGURE, "para_4", "para_4", "States", "5", "9", comparable=False), "beside each other"),
    ],
)
def test_what_else_is_to_be_known_of_a_line_stands_below_it(text: DigestText, line: DigestLine, detail: str) -> None:
    section = replace(text.digest.sections[0], lines=(line,))
    (row,) = DigestText(replace(text.digest, sections=(section,)), older_report(), newer_report()).lines(section)
    assert row.detail == detail and row.perhaps == line.perhaps


def test_the_totals_are_those_of_the_year_matrix() -> None:
    reports = [older_report(), newer_report()]
    comparison = compare(reports)
    (pair,) = comparison.pairs
    found = digest(comparison, reports, 0, 1)
    cells = {row.cells[1].eids: row.cells[1].totals for top in matrix(reports, comparison) for row in top.walk()}
    assert {(section.newer,): section.totals for section in found.sections if section.newer}.items() <= cells.items()
    assert found.totals == pair.totals != Totals()


def test_an_element_is_found_in_its_row_or_else_in_its_section(text: DigestText) -> None:
    def at(eid: str, older: bool = False, only: Only = Only.CHANGED) -> str:
        rows = text.rows(only)
        row = text.row_of(rows, eid, older)
        assert row is not None
        return rows[row].words

    assert at("para_6") == "New words."
    assert at("para_3") == "II.A. Organized crime"
    assert at("sec_III") == "III. Terrorism"
    assert at("sec_II__sec_B", older=True) == "IV.A. Trafficking"
    assert at("para_9", only=Only.NEW) == "II.A. Organized crime"
    assert at("para_6", only=Only.ALL) == "New words."
    assert at("sec_III", only=Only.ALL) == "Paragraph 10 → 8."
    assert text.row_of(text.rows(), "sec_I") is None


@pytest.mark.parametrize(("now", "places"), [((2, 3, 4), "I, paras. 2–4"), ((2, 4), "I, para. 2, para. 4")])
def test_what_was_split_into_paragraphs_that_follow_each_other_is_one_range(now: tuple[int, ...], places: str) -> None:
    older = report(2020, section("I", "One", *numbered(1, 1)), section("II", "Two", *numbered(2, 2)))
    newer = report(2021, section("I", "One", *numbered(1, 4)))
    states = frozenset({State.EDITED, State.MOVED, State.SPLIT})
    sections = (Link("sec_I", "sec_I", frozenset({State.SAME}), 1.0, Strength.STRONG),)
    links = tuple(Link("para_2", f"para_{number}", states, 0.8, Strength.STRONG) for number in now)
    comparison = Comparison((older.id, newer.id), (Pair(0, 1, sections, links),))
    rows = DigestText(digest(comparison, [older, newer], 0, 1), older, newer).rows(Only.CHANGED)
    ended = next(row for row in rows if row.words == "II. Two")
    assert ended.detail == f"no counterpart in 2021; para. 2 is now at {places}"


def test_the_totals_of_all_or_of_one_section_are_one_line() -> None:
    totals = Totals(kept=3, edited=1, moved=1)
    assert (
        totals_line(totals, alone=False)
        == "Whole report: 3 kept · 1 edited · 0 rewritten · 0 new · 0 dropped · 1 moved"
    )
    assert totals_line(totals, alone=True).startswith("This section: 3 kept")


@pytest.mark.parametrize(
    ("only", "words", "said"),
    [
        (Only.CHANGED, "", "Nothing changed."),
        (Only.NEW, " ", "Nothing of this kind changed."),
        (Only.NEW, "zebra", "No change with these words."),
    ],
)
def test_why_no_line_is_shown_is_said(only: Only, words: str, said: str) -> None:
    assert nothing_told(only, words) == said


def test_a_section_below_a_new_one_is_told_with_it() -> None:
    kept, below = section("I", "Goats", para("1", "Goats climb.")), section("A", "Snow", para("2", "Snow fell in May."))
    older, newer = report(2020, kept), report(2021, kept, section("II", "Weather", below))
    rows = DigestText(digest(compare([older, newer]), [older, newer], 0, 1), older, newer).rows()
    assert [row.words for row in rows if row.label == "New section"] == ["II. Weather"]


def test_of_sections_that_ended_or_are_new_the_largest_are_told() -> None:
    older = make.report({"Goats of the hills": ["Goats climb."], "Snow": ["Snow fell in May."], "Rain": ["Rain fell."]})
    newer = make.report(
        {"Goats of the hills": ["Goats climb."], **{f"Matter {name}": [f"Only {name}."] * 2 for name in "abcdef"}}
    )
    rows = DigestText(digest(compare([older, newer]), [older, newer], 0, 1), older, newer).rows()
    found = sorted((row.label, row.words) for row in rows if "ection" in row.label)
    assert [label for label, _ in found] == ["New section"] * 4 + ["Section ended"] * 2
    assert {words for label, words in found if label == "Section ended"} == {"II. Snow", "III. Rain"}
