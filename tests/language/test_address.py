"""Where things stand: paths, parts, labels and eIds from the printed numbers alone."""

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given

from explorer.language import language
from explorer.language.address import addressed, is_annex
from explorer.model.address import ordinal
from explorer.model.report import BODY, Item, Paragraph, Report, Section, Table
from explorer.model.text import Footnote, Run
from tests.strategies import reports, well_formed_reports


def section(number: str, heading: str, *parts: "Paragraph | Table | Section") -> Section:
    blocks = tuple(part for part in parts if not isinstance(part, Section))
    sections = tuple(part for part in parts if isinstance(part, Section))
    return Section(number, (Run(heading),), blocks, sections)


def numbered(*numbers: int | str) -> list[Paragraph]:
    return [Paragraph(str(number), (Run(f"Text of {number}."),)) for number in numbers]


def loose(words: str = "Unnumbered text.") -> Paragraph:
    return Paragraph(None, (Run(words),))


def report(*sections: Section) -> Report:
    return addressed(Report(sections=sections))


def paths(read: Report) -> list[str]:
    return [section.path for section in read.walk()]


def labels(read: Report) -> list[str | None]:
    return [paragraph.label for paragraph in read.paragraphs()]


def eids(read: Report) -> list[str]:
    """Every eId of a report, sub-paragraphs and tables included."""

    def below(items: Iterable[Item]) -> Iterable[str]:
        for item in items:
            yield item.eid
            yield from below(item.items)

    found = [section.eid for section in read.walk()]
    for _, block in read.blocks():
        found.append(block.eid)
        if isinstance(block, Paragraph):
            found.extend(below(block.items))
    return found


def test_a_path_is_the_numbers_from_the_top() -> None:
    read = report(
        section("IV", "Action", section("A", "Planning", section("2", "Corruption")), section("E", "Cooperation")),
    )
    assert paths(read) == ["IV", "IV.A", "IV.A.2", "IV.E"]
    assert [part.level for part in read.walk()] == [1, 2, 3, 2]


def test_a_number_in_brackets_is_one_step() -> None:
    read = report(section("IV", "", section("E", "", section("4", "", section("(a)", "")))))
    assert paths(read)[-1] == "IV.E.4.(a)"


def test_unnumbered_headings_count_among_their_siblings() -> None:
    read = report(
        section("IV", "Action", section("B", "Support", section("", "One")), section("", "Two"), section("", "Three")),
        section("", "At the top"),
    )
    assert paths(read) == ["IV", "IV.B", "IV.B.*1", "IV.*1", "IV.*2", "*1"]


@pytest.mark.parametrize("heading", ["Summary", "SUMMARY", "Executive summary", "Abstract"])
def test_the_abstract_is_the_summary(heading: str) -> None:
    assert paths(report(section("", heading, loose()), section("I", "Introduction"))) == ["Summary", "I"]


def test_a_summary_further_down_is_an_ordinary_section() -> None:
    read = report(section("I", "Introduction", section("", "Summary")), section("", "Summary of activities"))
    assert paths(read) == ["I", "I.*1", "*1"]


def test_a_decision_number_is_one_unit() -> None:
    read = report(
        section("Decision 12/CP.24", "Review", *numbered(1, 2)),
        section("Decision 13/CP.24", "Enhancing", section("I", "Activities", *numbered(1, 2))),
    )
    assert paths(read) == ["Decision 12/CP.24", "Decision 13/CP.24", "Decision 13/CP.24.I"]
    assert labels(read) == ["1", "2", "Decision 13/CP.24/1", "Decision 13/CP.24/2"]


def test_paragraphs_of_the_body_are_named_by_their_number_alone() -> None:
    read = report(section("I", "", *numbered(1, 2)), section("II", "", section("A", "", *numbered(3)), *numbered()))
    assert labels(read) == ["1", "2", "3"]
    assert [paragraph.eid for paragraph in read.paragraphs()] == ["para_1", "para_2", "para_3"]


def test_an_annex_has_its_own_run_of_numbers() -> None:
    read = report(
        section("I", "Introduction", *numbered(1, 2)),
        section("Annex I", "Freedom of movement", *numbered(1), section("A", "Incidents", *numbered(2))),
        section("Annex", "Another", *numbered(7)),
    )
    assert paths(read) == ["I", "Annex I", "Annex I.A", "Annex"]
    assert [part.part for part in read.walk()] == [BODY, "Annex I", "Annex I", "Annex"]
    assert labels(read) == ["1", "2", "Annex I/1", "Annex I/2", "Annex/7"]
    assert [paragraph.eid for paragraph in read.paragraphs()][2:] == ["att_I__para_1", "att_I__para_2", "att_1__para_7"]


def test_an_annex_in_capitals_has_an_ordinary_path() -> None:
    read = report(section("I", "", *numbered(1)), section("ANNEX II", "LETTER", *numbered(1)))
    assert paths(read) == ["I", "Annex II"]
    assert labels(read) == ["1", "Annex II/1"]
    assert read.sections[1].number == "ANNEX II"


def test_an_annex_is_only_one_at_the_top() -> None:
    read = report(section("I", "", *numbered(1), section("Annex I", "Quoted", *numbered(2))))
    assert [part.part for part in read.walk()] == [BODY, BODY]


def test_numbers_that_go_on_after_a_restart_belong_to_the_body() -> None:
    read = report(
        section("I", "", *numbered(1, 2, 3)),
        section("II", "Quoted rules", *numbered(1, 2)),
        section("III", "", *numbered(4, 5)),
    )
    assert labels(read) == ["1", "2", "3", "II/1", "II/2", "4", "5"]


def test_two_part_numbers_are_in_order() -> None:
    read = report(section("", "A", *numbered("16.1", "16.2")), section("", "B", *numbered("16.10", "16.11")))
    assert labels(read) == ["16.1", "16.2", "16.10", "16.11"]
    assert {part.part for part in read.walk()} == {BODY}


def test_items_tables_and_loose_text_are_named_in_their_context() -> None:
    items = (Item("(a)", (), (Item("(i)", ()), Item("(ii)", ()))), Item("(b)", ()))
    paragraph = Paragraph("38", (), items)
    read = report(section("IV", "", section("A", "", loose(), paragraph, Table(()), loose(), Table(()))))
    assert eids(read) == [
        "sec_IV",
        "sec_IV__sec_A",
        "sec_IV__sec_A__para_nn_1",
        "para_38",
        "para_38__subpara_a",
        "para_38__subpara_a__subpara_i",
        "para_38__subpara_a__subpara_ii",
        "para_38__subpara_b",
        "sec_IV__sec_A__table_nn_1",
        "sec_IV__sec_A__para_nn_2",
        "sec_IV__sec_A__table_nn_2",
    ]


def test_what_repeats_gets_a_suffix() -> None:
    read = report(section("I", "", *numbered(5, 5)), section("I", "Again"))
    assert eids(read) == ["sec_I", "sec_I-2", "para_5", "para_5-2"]


def test_kept_eids_stay_and_duplicates_are_named_anew() -> None:
    inner = (replace(numbered(1)[0], eid="old"), replace(numbered(2)[0], eid="old"), *numbered(3))
    read = addressed(Report(sections=(Section("I", (), inner, eid="chapter"),)), keep=True)
    assert eids(read) == ["chapter", "old", "para_2", "para_3"]
    for eid in ("a chapter", "", "un"):  # The last is that of the United Nations in the metadata.
        assert eids(addressed(Report(sections=(Section("I", (), (), eid=eid),)), keep=True)) == ["sec_I"]
    assert eids(addressed(read)) == ["sec_I", "para_1", "para_2", "para_3"]


def test_footnotes_keep_their_eids_unless_one_repeats() -> None:
    notes = tuple(Footnote("1", (Run("A note."),), eid=eid) for eid in ("fn_1", "fn_7", "fn_1", ""))
    read = addressed(Report(footnotes=notes))
    assert [note.eid for note in read.footnotes] == ["fn_1", "fn_7", "fn_nn_1", "fn_nn_2"]


def test_no_element_takes_the_eid_of_a_footnote() -> None:
    note = Footnote("1", (), eid="para_1")
    read = addressed(Report(sections=(Section("I", (), tuple(numbered(1))),), footnotes=(note,)))
    assert eids(read) == ["sec_I", "para_1-2"]


@pytest.mark.parametrize("number", ["Annex I", "Annex", "ANNEX", "Appendix II", "Enclosure"])
def test_annexes(number: str) -> None:
    assert is_annex(number, language())


@pytest.mark.parametrize("number", ["", "IV", "Annexation", "The annex"])
def test_no_annexes(number: str) -> None:
    assert not is_annex(number, language())


def test_ordinals_compare_in_reading_order() -> None:
    assert ordinal("46") == (46,)
    assert ordinal("16.12") > ordinal("16.2") > ordinal("16") > ordinal("–") == ()
    assert ordinal("29A.14") == (29, 1, 14)
    assert ordinal("27.IX.3") == (27, 9, 3)
    assert ordinal("9" * 5000)  # longer than Python turns into one integer


@given(reports())
def test_eids_are_unique_and_ready_for_the_schema(read: Report) -> None:
    found = eids(read)
    assert len(set(found)) == len(found)
    assert all(eid and not any(character.isspace() for character in eid) for eid in found)


@given(reports())
def test_addressing_again_changes_nothing(read: Report) -> None:
    assert addressed(read) == read
    assert addressed(read, keep=True) == read


@given(reports())
def test_paths_follow_the_tree(read: Report) -> None:
    for part in read.walk():
        for number, below in enumerate(part.sections):
            assert below.path.startswith(f"{part.path}.")
            assert below.level == part.level + 1
            name = below.path.removeprefix(f"{part.path}.")
            before = enumerate(part.sections[: number + 1])
            unnumbered = [sibling for at, sibling in before if not sibling.number and (at or sibling.title)]
            assert re.fullmatch(re.escape(below.number or f"*{len(unnumbered)}") + r"(?:\*\d+)?", name)


def test_annexes_and_numbers_that_repeat_are_told_apart() -> None:
    read = report(
        section("I", "", *numbered(1)),
        section("Annex", "One", *numbered(1, 2)),
        section("Annex", "Two", *numbered(1, 1)),
    )
    assert paths(read) == ["I", "Annex", "Annex*2"]
    assert labels(read) == ["1", "Annex/1", "Annex/2", "Annex*2/1", "Annex*2/1*2"]


@given(reports())
def test_labels_and_paths_are_unique(read: Report) -> None:
    found = [label for label in labels(read) if label is not None]
    assert len(set(found)) == len(found)
    assert len(set(paths(read))) == len(paths(read))


@given(well_formed_reports())
def test_labels_and_paths_of_a_well_formed_report_are_unique(read: Report) -> None:
    found = labels(read)
    assert None not in found
    assert len(set(found)) == len(found)
    assert len(set(paths(read))) == len(paths(read))
    for part in read.walk():
        for paragraph in part.own_paragraphs:
            before = "" if part.part == BODY else f"{part.part}/"
            assert paragraph.label == f"{before}{paragraph.number}"
            assert read.paragraph(paragraph.label) is paragraph
