"""Documents that reports cite, year by year, with their places."""

from explorer.compare import compare
from explorer.language.address import addressed
from explorer.model.comparison import CitedDocument, Citing
from explorer.model.report import Item, Paragraph, Report, Section, Table
from explorer.model.text import Footnote, Run
from tests.compare.make import report


def symbols(cited: tuple[CitedDocument, ...]) -> list[str]:
    return [document.symbol for document in cited]


def test_documents_are_newly_still_and_no_longer_cited() -> None:
    first = report({"Work": ["See A/HRC/40/2 and General Assembly resolution 72/196.", "Resolution 72/196 again."]})
    last = report({"Work": ["The report A/75/90 speaks of General Assembly resolution 72/196."]})
    cited = compare([first, last]).cited
    assert symbols(cited) == ["A/75/90", "A/RES/72/196", "A/HRC/40/2"]
    assert [document.places for document in cited] == [
        ((), ("para_1",)),
        (("para_1", "para_2"), ("para_1",)),
        (("para_1",), ()),
    ]
    assert [document.between(0, 1) for document in cited] == [Citing.NEWLY, Citing.STILL, Citing.NO_LONGER]
    assert [document.between(1, 0) for document in cited] == [Citing.NO_LONGER, Citing.STILL, Citing.NEWLY]


def test_what_neither_of_two_reports_cites_has_no_state_between_them() -> None:
    years = [report({"Work": [text]}) for text in ("See A/75/90.", "Nothing.", "Nothing at all.")]
    (document,) = compare(years).cited
    assert document.between(1, 2) is None and document.between(0, 2) is Citing.NO_LONGER


def test_footnotes_items_tables_and_unnumbered_text_cite_as_well() -> None:
    notes = (
        Footnote("1", (Run("See A/75/90 and A/75/91."),), eid="fn_1"),
        Footnote("2", (Run("A/75/92."),), eid="fn_2"),
    )
    item = Item("(a)", (Run("As said"), Run("2", footnote="fn_2")))
    blocks = (
        Paragraph(None, (Run("Unnumbered, see A/75/93."),)),
        Paragraph("1", (Run("It was noted."), Run("1", footnote="fn_1")), (item,)),
        Table((((Run("Report"),), (Run("A/75/94"), Run("1", footnote="fn_1"))),)),
        Paragraph("2", (Run("Nothing."), Run("3", footnote="fn_gone"))),
    )
    one = addressed(Report((Section("I", (Run("Work"),), blocks),), notes))
    found = {document.symbol: document.places[0] for document in compare([one]).cited}
    assert found == {
        "A/75/93": ("sec_I__para_nn_1",),
        "A/75/90": ("para_1", "sec_I__table_nn_1"),
        "A/75/91": ("para_1", "sec_I__table_nn_1"),
        "A/75/92": ("para_1",),
        "A/75/94": ("sec_I__table_nn_1",),
    }


def test_a_report_cites_neither_itself_nor_its_own_paragraphs() -> None:
    one = report({"Work": ["This report (A/75/90) follows A/74/127; see para. 24 below."]})
    assert symbols(compare([Report(one.sections, symbols=("A/75/90",))]).cited) == ["A/74/127"]


def test_names_of_one_document_are_one() -> None:
    first = report({"Work": ["See Security Council resolution 1325.", "S/RES/1325 (2000) and decision 1/CP.21."]})
    last = report({"Work": ["As in resolution 1325 (2000); resolution 27/2 of the Commission."]})
    assert [(each.symbol, each.places) for each in compare([first, last]).cited] == [
        ("S/RES/1325(2000)", (("para_1", "para_2"), ("para_1",))),
        ("1/CP.21", (("para_2",), ())),
    ]


def test_a_text_of_a_body_cites_its_own_acts_by_their_numbers() -> None:
    council = report({"Work": ["Recalling resolution 40/1 and decision 27/2."]})
    assert symbols(compare([council]).cited) == ["A/RES/40/1"]
    assert symbols(compare([Report(council.sections, symbols=("A/HRC/43/1",))]).cited) == [
        "A/HRC/RES/40/1",
        "A/HRC/DEC/27/2",
    ]
