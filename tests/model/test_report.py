"""Finding one's way in a report."""

from hypothesis import given

from explorer.language.address import addressed
from explorer.model.report import Item, Paragraph, Report, Section, Table, digest
from explorer.model.text import Run
from tests.strategies import reports


def example() -> Report:
    items = (Item("(a)", (Run("Firearms;"),)), Item("(b)", (Run("Drugs."),), (Item("(i)", (Run("Opium."),)),)))
    table = Table((((Run("Year"),), (Run("Sum"),)), ((Run("2018"),),)), "Budget")
    return addressed(
        Report(
            sections=(
                Section(
                    "I",
                    (Run("Introduction"),),
                    (Paragraph(None, (Run("Opening."),)), Paragraph("1", (Run("It covers:"),), items), table),
                    (Section("A", (Run("Scope"),), (Paragraph("2", (Run("Two"),)),)),),
                ),
                Section("Annex", (Run("Figures"),), (Paragraph("1", (Run("One"),)),)),
            )
        )
    )


def test_words_are_one_line_with_sub_paragraphs() -> None:
    report = example()
    assert report.paragraphs()[0].words == "It covers: (a) Firearms; (b) Drugs. (i) Opium."
    table = report.find("sec_I__table_nn_1")
    assert isinstance(table, Table)
    assert table.words == "Budget Year Sum 2018"


def test_words_leave_out_footnote_marks_and_fold_blanks() -> None:
    text = (Run("In  2019,\n"), Run("72", bold=True), Run("3", footnote="fn_3"), Run(" countries "))
    assert Paragraph("1", text).words == "In 2019, 72 countries"


def test_reading_order() -> None:
    report = example()
    assert [section.path for section in report.walk()] == ["I", "I.A", "Annex"]
    assert [paragraph.label for paragraph in report.paragraphs()] == ["1", "2", "Annex/1"]
    assert [paragraph.label for paragraph in report.sections[0].own_paragraphs] == ["1"]
    assert [type(block).__name__ for _, block in report.blocks()] == [
        "Paragraph",
        "Paragraph",
        "Table",
        "Paragraph",
        "Paragraph",
    ]


def test_find_by_eid() -> None:
    report = example()
    scope = report.sections[0].sections[0]
    assert report.find("sec_I__sec_A") is scope
    assert report.find("para_1__subpara_b__subpara_i") is report.paragraphs()[0]
    assert report.find("att_1__para_1") is report.paragraph("Annex/1")
    assert report.find("para_9") is None
    assert report.section_of("para_2") is scope
    assert report.section_of("sec_I__sec_A") is scope
    assert report.section_of("para_1__subpara_a") is report.sections[0]
    assert report.section_of("nowhere") is None


def test_para_1_is_not_taken_for_para_12() -> None:
    paragraphs = (Paragraph("1", ()), Paragraph("12", ()))
    report = addressed(Report(sections=(Section("I", (), paragraphs),)))
    found = report.find("para_12")
    assert isinstance(found, Paragraph)
    assert found.number == "12"


def test_ancestors_run_from_the_top_down() -> None:
    report = example()
    scope = report.sections[0].sections[0]
    assert report.ancestors(scope) == [report.sections[0], scope]


def test_with_id_changes_the_id_only() -> None:
    report = example()
    assert report.with_id("a1").id == "a1"
    assert report.with_id("a1").with_id("") == report


def test_a_digest_follows_the_words() -> None:
    assert Paragraph("7", (Run("Same words"),)).digest == Paragraph("9", (Run("Same  "), Run("words"))).digest
    assert digest("one") != digest("two")
    assert len(digest("one")) == 16


@given(reports())
def test_every_block_is_found_by_its_eid(report: Report) -> None:
    for section, block in report.blocks():
        assert report.find(block.eid) is block
        assert report.section_of(block.eid) is section
    for section in report.walk():
        assert report.find(section.eid) is section
        assert report.ancestors(section)[-1] is section
