"""Tables that a PDF file declares, on files made here: what is read of them, when they are believed, and what stays."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.ingest.explain import explained
from explorer.ingest.read import structure
from explorer.ingest.readers.pdf import read_pdf
from explorer.model.account import Reason
from explorer.model.read_line import Witness
from explorer.model.report import Report, Table
from explorer.model.text import plain
from tests.ingest.accounting import kept
from tests.ingest.builders import outline
from tests.ingest.pdf_file import Words
from tests.ingest.tagged_pdf import Marked, tagged_pdf

_SPELLED = "words of the text that run on from one margin of the page to the other one of"
_EDGES = (100.0, 220.0, 340.0, 430.0)


def text(opening: str, y: float, tag: str = "P") -> Marked:
    return Marked(tag, (Words(f"{opening} {_SPELLED}", 100, y), Words("another row, and its end.", 100, y - 12)))


def head() -> Marked:
    return Marked("Artifact", (Words("A/80/99", 100, 760, 8),))


def cell(words: str, row: int, column: int, y: float, x: float | None = None, tag: str = "TD") -> Marked:
    """A cell of the one table, its lines below each other from `y` down."""
    lines = words.split("/") if words else []
    at = _EDGES[column] if x is None else x
    set_words = tuple(Words(line, at, y - 12 * number) for number, line in enumerate(lines))
    return Marked(f"{tag}:{column}", set_words, ("Table:1", f"TR:{row}"))


def rows(*texts: Sequence[str], y: float = 640.0, first: int = 0, heads: int = 1) -> list[Marked]:
    """Rows of the one table from `y` down, as high as the cell with the most lines."""
    made: list[Marked] = []
    for number, row in enumerate(texts, first):
        tag = "TH" if number < heads else "TD"
        made += [cell(words, number, column, y, tag=tag) for column, words in enumerate(row)]
        y -= 12 * max(words.count("/") + 1 for words in row) + 2
    return made


def read(*pages: Sequence[Marked]) -> Report:
    return structure(read_pdf(tagged_pdf([[head(), *page] for page in pages])))


def tables(report: Report) -> list[Table]:
    return [block for _, block in report.blocks() if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    return [[plain(words) for words in row] for row in table.rows]


def around(*table: Marked) -> list[Marked]:
    return [text("1. The first", 720), *table, text("2. The second", 300), text("3. The third", 260)]


def misplaced(report: Report) -> list[int | None]:
    return [warning.page for warning in report.warnings if "misplace cells" in warning.message]


def test_rows_and_cells_are_those_that_are_declared() -> None:
    """A cell of two lines, an empty one, and words that stand too near to each other to be told apart by the eye."""
    table = rows(("Field", "Means", "2025"), ("Crime/and drugs", "Money", "1 200"), ("Terror", "", "300"))
    table[4] = cell("Money", 1, 1, 626, x=166)
    found = read(around(*table))
    assert [texts(each) for each in tables(found)] == [
        [["Field", "Means", "2025"], ["Crime and drugs", "Money", "1 200"], ["Terror", "", "300"]]
    ]
    assert [paragraph.number for paragraph in found.paragraphs()] == ["1", "2", "3"]
    assert not misplaced(found)


@pytest.mark.parametrize(
    ("table", "heads"),
    [
        (rows(("Field", "In thousands", ""), ("", "2024", "2025"), ("Crime", "1", "2"), heads=2), 2),
        (rows(("Field", "2024"), ("All of them", ""), ("Crime", "1"), heads=2), 1),
        (rows(("Field", "Means"), ("", "Years"), ("", "2024"), ("Crime", "1"), heads=4), 2),
    ],
    ids=["two", "not what heads a part of the rows", "all, so that figures tell"],
)
def test_rows_of_declared_heads_are_the_head(table: list[Marked], heads: int) -> None:
    assert [each.header_rows for each in tables(read(around(*table)))] == [heads]


def test_a_merged_cell_is_in_the_first_column_it_is_below() -> None:
    table = rows(("Field", "2024", "2025", "2026"), ("Crime", "1 000", "2 000", "3 000"), y=600)
    merged = [
        Marked("TD:0", (Words("All of the fields together, by year", 220, 630),), ("Table:1", "TR:-2")),
        Marked("TD:0", (Words("Field", 100, 616),), ("Table:1", "TR:-1")),
        Marked("TD:1", (Words("Years that lie ahead", 345, 616),), ("Table:1", "TR:-1")),
    ]
    assert texts(tables(read(around(*merged, *table)))[0])[:2] == [
        ["All of the fields together, by year", "", "", ""],
        ["Field", "", "Years that lie ahead", ""],
    ]


def test_a_table_goes_on_below_the_notes_of_its_page() -> None:
    note = Marked("Note", (Words("1", 100, 84, 5, rise=3), Words("What the first says.", 104, 84, 8)))
    marked = replace(
        text("1. The first", 720), words=(*text("1. The first", 720).words, Words("1", 220, 708, 5, rise=3))
    )
    above = [marked, *rows(("Field", "2025"), ("Crime", "1"), y=140), note]
    below = [
        *rows(("Drugs", "2"), ("Terror", "3"), y=720, first=2),
        text("2. The second", 600),
        text("3. The third", 500),
    ]
    found = read(above, below)
    assert [texts(each) for each in tables(found)] == [
        [["Field", "2025"], ["Crime", "1"], ["Drugs", "2"], ["Terror", "3"]]
    ]
    assert [plain(each.text) for each in found.footnotes] == ["What the first says."]
    assert [paragraph.number for paragraph in found.paragraphs()] == ["1", "2", "3"]


def test_a_note_declared_within_a_cell_stands_at_the_foot() -> None:
    table = rows(("Field", "2025"), ("Crime", "1 200"))
    table[-1] = replace(table[-1], words=(*table[-1].words, Words("1", 243, 626, 5, rise=4)))
    inside = (*table[-1].inside, table[-1].tag)
    note = Marked("Note", (Words("1", 100, 84, 5, rise=3), Words("An estimate.", 104, 84, 8)), inside)
    found = read([*around(*table), note])
    assert texts(tables(found)[0])[1] == ["Crime", "1 200"]
    assert [plain(each.text) for each in found.footnotes] == ["An estimate."]
    assert tables(found)[0].rows[1][1][-1].footnote == found.footnotes[0].eid


def small(marked: Sequence[Marked]) -> list[Marked]:
    return [replace(each, words=tuple(replace(words, size=8) for words in each.words)) for each in marked]


def test_a_small_table_at_the_foot_of_a_page_is_no_note() -> None:
    table = small(rows(("Field", "2025"), ("* Crime", "1"), ("* Drugs", "2"), y=120))
    found = read([text("1. The first", 720), text("2. The second", 660), *table])
    assert [texts(each) for each in tables(found)] == [[["Field", "2025"], ["* Crime", "1"], ["* Drugs", "2"]]]
    assert not found.footnotes


def test_a_head_that_is_repeated_on_the_next_page_is_told() -> None:
    above = [text("1. The first", 720), *rows(("Field", "2025"), ("Field", "2025"), y=140, heads=2)]
    again = rows(("Field", "2025"), y=720, first=2, heads=3)
    below = [*again, *rows(("Crime", "1"), y=700, first=3), text("2. The second", 600), text("3. The third", 500)]
    found = read(above, below)
    assert [(each.header_rows, texts(each)) for each in tables(found)] == [
        (2, [["Field", "2025"], ["Field", "2025"], ["Crime", "1"]])
    ]
    assert [(entry.page, entry.text) for entry in found.account if "Field" in entry.text] == [(2, "Field 2025")]


def test_long_cells_side_by_side_are_no_columns_of_a_page() -> None:
    long = "/".join(
        ["words that run on in a cell of the table", *["its own, line below line, and then to"] * 4, "an end"]
    )
    moved = [
        replace(each, words=tuple(replace(words, x=100 if words.x == 100 else 330) for words in each.words))
        for each in rows(("first", "second"), (long, long), (long, long))
    ]
    joined = long.replace("/", " ")
    assert [texts(each) for each in tables(read(around(*moved)))] == [[["first", "second"], [joined] * 2, [joined] * 2]]


def test_a_label_titles_the_declared_table_alone() -> None:
    label = Marked("P", (Words("Table 1", 100, 680), Words("Means by field", 100, 668)))
    after = Marked(
        "P", tuple(Words(name, x, y) for y in (500, 488) for name, x in (("Chair", 100), ("Secretary", 300)))
    )
    found = tables(read(around(label, *rows(("Field", "2025"), ("Crime", "1")), after)))
    assert [(each.caption, len(each.rows)) for each in found] == [("Table 1 Means by field", 2)]


def test_a_printed_table_ends_above_a_declared_one() -> None:
    label = Marked("P", (Words("Table 1", 100, 690),))
    printed = Marked("P", tuple(Words(name, x, y) for y in (676, 664) for name, x in (("Asia", 100), ("5", 300))))
    found = tables(read(around(label, printed, *small(rows(("Field", "2025"), ("Crime", "1"))))))
    assert [texts(each) for each in found] == [[["Asia", "5"], ["Asia", "5"]], [["Field", "2025"], ["Crime", "1"]]]


def test_letters_raised_in_cells_hang_on_the_notes_below_each_table() -> None:
    """The second goes on at the top of the next page."""
    raised = Words("a", 243, 726, 5, rise=4)
    first = [
        replace(each, inside=("Table:0", *each.inside[1:]))
        for each in rows(("Field", "2024"), ("Crime", "1 200"), y=740)
    ]
    second = rows(("Field", "2025"), ("Crime", "1 300"), y=140)
    below = rows(("Drugs", "1 400"), y=726, first=2)
    for table in first, below:
        table[-1] = replace(table[-1], words=(*table[-1].words, raised))
    notes = [
        Marked("P", (Words("a", 100, y, 5, rise=4), Words(estimate, 104, y, 8)))
        for y, estimate in ((700, "A guess."), (690, "An estimate."))
    ]
    above = [*first, notes[0], text("1. The first", 660), text("2. The second", 600), *second]
    found = read(above, [*below, notes[1], text("3. The third", 300)])
    assert [plain(each.text) for each in found.footnotes] == ["A guess.", "An estimate."]
    assert [each.rows[-1][1][-1].footnote for each in tables(found)] == [each.eid for each in found.footnotes]


@pytest.mark.parametrize(
    "table",
    [
        rows(("Only", "one row")),
        rows(("One",), ("column",), ("alone",)),
    ],
    ids=["a row", "a column"],
)
def test_a_box_around_text_is_no_table(table: list[Marked]) -> None:
    found = read(around(*table))
    assert not tables(found)
    assert not misplaced(found)


def lying() -> dict[str, list[Marked]]:
    """Declared tables that are none as they are printed."""
    right = rows(
        ("Field", "Means", "2025"), ("Crime", "Money", "1 200"), ("Drugs", "Staff", "900"), ("Terror", "All", "5")
    )
    between = tuple(Words("Words of no cell between the rows", 100, 619 - 14 * at, 8) for at in range(2))
    return {
        "words of no cell": [*right, Marked("P", between)],
        "no order": [right[at - at % 3 + 2 - at % 3] for at in range(len(right))],
        "no height": [
            replace(each, words=tuple(replace(words, y=words.y - 150 * (at % 3)) for words in each.words))
            for at, each in enumerate(right)
        ],
    }


@pytest.mark.parametrize("kind", lying())
def test_a_table_that_is_misplaced_is_read_by_its_look_and_told(kind: str) -> None:
    """On the second page: on the first one, a masthead is often set in such a table."""
    page = [text("1. The first", 720), text("2. The second", 690)]
    tagged = [text("3. The third", 720), *lying()[kind], text("4. The fourth", 150)]
    alone = [replace(each, inside=("Table", "TR")) if each.inside else each for each in tagged]
    found, by_look = read(page, tagged), read(page, alone)
    assert misplaced(found) == [2]
    assert outline(found) == outline(by_look)
    assert [texts(each) for each in tables(found)] == [texts(each) for each in tables(by_look)]


def test_the_witness_of_a_table_is_told() -> None:
    declared = around(*rows(("Field", "Means", "2025"), ("Crime", "Money", "1 200"), ("Drugs", "Staff", "900")))
    printed = [replace(each, tag="P", inside=()) if each.inside else each for each in declared]
    for page, witness in (declared, Witness.TAGS), (printed, Witness.LOOK):
        found = explained(read_pdf(tagged_pdf([[head(), *page]])))
        assert [each.witness for each in found if each.taken_for == "table"] == [witness] * 3


_WORD = st.sampled_from(["crime", "1 200", "of the drugs", "–", "terror/and money", "all", "2025", ""])


@given(st.lists(st.lists(_WORD, min_size=3, max_size=3), min_size=2, max_size=6))
def test_each_word_of_a_declared_table_arrives_once(grid: list[list[str]]) -> None:
    page = [head(), *around(*rows(("Field", "Means", "Year"), *grid))]
    found = structure(read_pdf(tagged_pdf([page])))
    kept(found, " ".join(words.text for marked in page for words in marked.words))
    assert not [entry for entry in found.account if entry.reason not in (Reason.RUNNING_HEAD, Reason.PAGE_NUMBER)]
