"""Citations say what the report and its text say, and nothing that is not known."""

from dataclasses import replace

import pytest

from explorer.export.citation import citation, citation_text, short_citation, source_text
from explorer.language.address import addressed
from explorer.model.passage import Address
from explorer.model.report import Paragraph, Report, Section
from explorer.model.text import Run, plain
from tests.export.builders import text, with_symbols, without_symbol


def places(report: Report, *eids: str) -> list[Address]:
    return [Address(report.id, eid) for eid in eids]


@pytest.mark.parametrize(
    ("eids", "cited"),
    [
        (["para_2"], "para. 2"),
        (["para_2", "para_3"], "paras. 2 and 3"),
        (["para_2", "para_3", "para_4"], "paras. 2–4"),
        (["para_4", "para_2", "para_3", "para_1", "para_1"], "paras. 1–4"),
        (["para_1__subpara_-a"], "para. 1"),
        (["att_I__para_1"], "annex I, para. 1"),
        (["para_1", "para_3", "att_I__para_1"], "paras. 1 and 3; annex I, para. 1"),
        (["sec_nn_1__para_nn_1"], "summary, p. 1"),
        (["sec_II__sec_A__table_nn_1"], "sect. II.A, table 1, p. 5"),
        (["sec_II__sec_nn_1__para_nn_1"], "sect. II, “Lessons”, p. 6"),
        (["sec_II__sec_A"], "sect. II.A"),
        (["att_I"], "annex I"),
        ([], ""),
    ],
)
def test_places_are_cited_as_printed(eids: list[str], cited: str) -> None:
    report = with_symbols()
    expected = f"A/80/75-E/2025/55, {cited}." if cited else "A/80/75-E/2025/55."
    assert citation(report, *places(report, *eids)) == expected


def test_sub_paragraphs_are_named() -> None:
    report = with_symbols()
    paragraph = report.paragraph("1")
    assert paragraph is not None
    inner = paragraph.items[0].items[1]
    assert citation(report, Address(report.id, inner.eid)) == "A/80/75-E/2025/55, para. 1 (a) (ii)."
    assert citation(report, paragraph) == "A/80/75-E/2025/55, para. 1."


def test_a_report_without_a_symbol_is_cited_by_title_and_year() -> None:
    report = without_symbol()
    cited = citation_text(report, *report.paragraphs())
    assert plain(cited) == "Implementation of the mandates (2020), paras. 38–40, 42 and 43."
    assert [run.text for run in cited if run.italic] == ["Implementation of the mandates"]


def test_nothing_is_made_up() -> None:
    report = replace(without_symbol(), title="", year=None)
    assert citation(report, *places(report, "para_38")) == "001_0d3a.txt, para. 38."
    assert citation(Report()) == "untitled report."


def test_short_citations_name_the_report_as_lists_do() -> None:
    report = without_symbol()
    assert short_citation(with_symbols(), Address("", "para_2")) == "A/80/75, para. 2"
    assert short_citation(report, Address("", "para_38")) == "2020, para. 38"
    assert short_citation(report) == "2020"
    untimed = replace(report, year=None, title="A title that is far too long to stand in any list of passages")
    assert short_citation(untimed) == "A title that is far too long to stand…"


def test_sources_say_where_to_find_them() -> None:
    assert plain(source_text(with_symbols(), Address("", "para_2"))) == (
        "A/80/75-E/2025/55, Implementation of <everything>, Eightieth session, 12 March 2025, para. 2."
    )
    assert plain(source_text(without_symbol())) == "Implementation of the mandates (2020), read from 001_0d3a.txt."


def test_a_place_that_is_gone_is_cited_as_it_was_noted() -> None:
    report = with_symbols()
    assert citation(report, Address("", "para_99", label="99")) == "A/80/75-E/2025/55, para. 99."
    assert citation(report, Address("", "x", label="Annex II/7")) == "A/80/75-E/2025/55, annex II, para. 7."
    assert citation(report, Address("", "x", page=4)) == "A/80/75-E/2025/55, p. 4."


def test_two_part_numbers_and_decisions() -> None:
    def chapter(number: str, *numbers: str) -> Section:
        return Section(number, text("Heading"), blocks=tuple(Paragraph(n, (Run("Text."),)) for n in numbers))

    budget = addressed(Report((chapter("I", "16.9", "16.10", "16.11", "17.12"),), symbols=("A/80/6",)))
    assert citation(budget, *budget.paragraphs()) == "A/80/6, paras. 16.9–16.11 and 17.12."
    decisions = addressed(Report((chapter("Decision 12/CP.24", "1", "2"), chapter("Decision 13/CP.24", "1"))))
    assert citation(decisions, decisions.paragraphs()[2]).endswith("decision 13/CP.24, para. 1.")


def test_deep_sections_keep_their_letters_in_brackets() -> None:
    leaf = Section("(a)", text("Deep"), blocks=(Paragraph(None, text("Text."), page=2),))
    top = Section("IV", text("Top"), sections=(Section("E", text("Mid"), sections=(leaf,)),))
    report = addressed(Report((top,), symbols=("A/1/1",)))
    assert citation(report, Address("", "sec_IV__sec_E__sec_a__para_nn_1")) == "A/1/1, sect. IV.E (a), p. 2."
