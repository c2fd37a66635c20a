from dataclasses import replace
from pathlib import Path

import pytest

from explorer.language.address import addressed
from explorer.library import Library
from explorer.library.anchors import anchored
from explorer.model.passage import Address, Passage
from explorer.model.report import Item, Paragraph, Report, Section, Table, digest
from explorer.model.text import Run
from tests.library.documents import document, read


def paragraph(number: str | None, words: str, page: int = 1, *items: str) -> Paragraph:
    return Paragraph(number, (Run(words),), tuple(Item(f"({item})", (Run(item * 5),)) for item in items), page)


def report(*blocks: Paragraph | Table) -> Report:
    return addressed(Report((Section("I", (Run("Introduction"),), blocks),), id="a-1"))


def picked(words: str, label: str | None, eid: str = "para_old", page: int | None = 1, **span: int) -> Passage:
    text = words[span["start"] : span["end"]] if span else words
    address = Address("a-1", eid, label, page, digest(words))
    return Passage(address, text, "A note.", span.get("start"), span.get("end"), key=7)


def place(passage: Passage | None) -> tuple[str, str | None, int | None]:
    assert passage is not None
    return passage.address.eid, passage.address.label, passage.address.page


def test_the_same_words_are_found_under_another_number_with_their_span() -> None:
    new = report(paragraph("1", "Something new."), paragraph("2", "In 2019, 72 countries took part.", 4))
    found = anchored(picked("In 2019, 72 countries took part.", "1", start=9, end=21), new)
    assert place(found) == ("para_2", "2", 4)
    assert found is not None and (found.text, found.start, found.end) == ("72 countries", 9, 21)
    assert (found.note, found.key) == ("A note.", 7)


def test_words_that_stand_twice_are_taken_where_they_were_else_near_their_page() -> None:
    new = report(*(paragraph(str(page), "Takes note.", page) for page in range(1, 10)))
    assert place(anchored(picked("Takes note.", "6", "para_6", 1), new)) == ("para_6", "6", 6)
    assert place(anchored(picked("Takes note.", "20", "para_20", 8), new)) == ("para_8", "8", 8)


def test_a_paragraph_that_reads_a_little_differently_is_found_by_its_number() -> None:
    new = report(paragraph("1", "In 2019, seventy-two countries took part in it."))
    found = anchored(picked("In 2019, 72 countries took part.", "1", start=9, end=21), new)
    assert place(found) == ("para_1", "1", 1)
    assert found is not None
    assert (found.text, found.start, found.end) == ("In 2019, seventy-two countries took part in it.", None, None)


def test_another_text_under_the_same_number_is_not_taken_for_it() -> None:
    new = report(paragraph("1", "Whatever else is said at this place."))
    assert anchored(picked("In 2019, 72 countries took part.", "1"), new) is None


@pytest.mark.parametrize(
    ("words", "eid"),
    [("Introduction", "sec_I"), ("(b) bbbbb", "para_1__subpara_b"), ("Caption x", "sec_I__table_nn_1")],
)
def test_headings_sub_paragraphs_and_tables_are_found(words: str, eid: str) -> None:
    new = report(paragraph("1", "Opening.", 1, "a", "b"), Table((((Run("x"),),),), "Caption"))
    found = anchored(picked(words, None), new)
    assert found is not None and found.address.eid == eid


def test_passages_follow_their_text_when_a_document_is_imported_again(library: Library, tmp_path: Path) -> None:
    path = document(tmp_path / "files")
    first = read(path)
    id = library.add(path, first).id
    for block in first.paragraphs():
        address = Address(id, block.eid, block.label, block.page, block.digest)
        library.user.add_passage(Passage(address, block.words))
    library.remove([id])
    (section,) = first.sections
    second = (replace(section.own_paragraphs[1], number="8"),)
    better = addressed(replace(first, sections=(replace(section, blocks=second),)))
    added = library.add(path, better)
    assert added.id == id
    assert [passage.text for passage in added.lost] == ["The first paragraph."]
    assert [(each.address.eid, each.text) for each in library.user.passages()] == [
        ("para_1", "The first paragraph."),
        ("para_8", "The second paragraph."),
    ]
