"""What somebody types names exactly the passages it should, or a sentence says why not."""

import pytest

from explorer.export.selection import PlaceReference, SelectionError, parse_selection, passage_of, select
from tests.export.builders import with_symbols, without_symbol


@pytest.mark.parametrize(
    ("place", "labels"),
    [
        ("para.2", ["2"]),
        ("Para. 2", ["2"]),
        ("paras.2-4", ["2", "3", "4"]),
        ("paras. 3 – 4", ["3", "4"]),
        ("3", ["3"]),
        ("para_3", ["3"]),
        ("Annex I/para.1", ["Annex I/1"]),
        ("annex i/paras.1-9", ["Annex I/1"]),
        ("Annex I/1", ["Annex I/1"]),
        ("att_I", ["Annex I/1"]),
        ("II.A", ["2", "3", "4", None]),
        ("sec_II", ["2", "3", "4", None, None]),
        ("Summary", [None]),
    ],
)
def test_a_place_names_its_paragraphs(place: str, labels: list[str | None]) -> None:
    passages = select(with_symbols(), place)
    assert [passage.address.label for passage in passages] == labels
    assert all(passage.text and passage.address.digest for passage in passages)


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("para.99", "paragraphs run from 1 to 4"),
        ("paras.4-2", "paragraphs run from 1 to 4"),
        ("Annex II/para.1", "Annex II of A/80/75 has no numbered paragraphs"),
        ("nonsense", "Write a paragraph as para.38"),
    ],
)
def test_a_place_that_is_not_there_is_explained(place: str, reason: str) -> None:
    with pytest.raises(SelectionError, match=reason):
        select(with_symbols(), place)


def test_gaps_in_the_numbers_are_passed_over() -> None:
    assert [passage.address.label for passage in select(without_symbol(), "paras.40-42")] == ["40", "42"]


def test_report_and_place_are_cut_at_the_last_mark() -> None:
    assert parse_selection("a#b.txt#para.38") == PlaceReference("a#b.txt", "para.38")
    for text in ("para.38", "#para.38", "report#", ""):
        with pytest.raises(SelectionError, match=r"REPORT#para\.38"):
            parse_selection(text)


def test_a_passage_is_a_paragraph_a_part_of_it_or_a_sub_paragraph() -> None:
    report = with_symbols()
    whole, part = passage_of(report, "para_2"), passage_of(report, "para_2", 9, 19)
    assert (whole.text, whole.start) == ("In 2024, 186 States were parties.", None)
    assert (part.text, part.start, part.end) == ("186 States", 9, 19)
    assert whole.address == part.address
    paragraph = report.paragraph("1")
    assert paragraph is not None
    item = passage_of(report, paragraph.items[0].eid)
    assert (item.text, item.address.label) == ("(a) To act; (i) at once; (ii) together;", "1")
