"""Which words of an element OCR read, and of which it was not sure."""

from explorer.language.address import addressed
from explorer.model.comparison import Quantity
from explorer.model.marks import in_doubt, marked, ocr_of, part_at, read_by_ocr
from explorer.model.recognition import page_ranges
from explorer.model.report import Item, Paragraph, Report, Section, Table
from explorer.model.text import Footnote, Ocr, Run, Text


def seen(words: str) -> Text:
    """Words that OCR read; one with a ? behind it is in doubt."""
    return tuple(
        Run(f"{word.rstrip('?')} ", ocr=Ocr.DOUBTFUL if word.endswith("?") else Ocr.SURE) for word in words.split()
    )


ITEM = Item("(a)", seen("of 72 c0untries?"))
MIXED = Paragraph(
    "1", (Run("Printed, then  "), *seen("seen? by"), Run("3", footnote="fn_1", ocr=Ocr.DOUBTFUL)), (ITEM,)
)
PRINTED = Paragraph("2", (Run("Printed alone."),))
TABLE = Table(((seen("Region? Parties"), (Run("Africa"),)),), "Table 1")
REPORT = addressed(
    Report(
        sections=(Section("I", seen("Intr0duction?"), (MIXED, PRINTED, TABLE)),),
        footnotes=(Footnote("3", (Run("A note."),), eid="fn_1"),),
    )
)
FIRST, SECOND = REPORT.paragraphs()


def test_words_in_doubt_are_told_in_order_numbers_and_marks_apart() -> None:
    assert FIRST.words == "Printed, then seen by (a) of 72 c0untries"
    assert in_doubt(FIRST) == ["seen", "c0untries"]
    assert [FIRST.words[start:end] for start, end in marked(FIRST, lambda run: run.ocr is Ocr.DOUBTFUL)] == [
        "seen",
        "c0untries",
    ]


def test_of_a_span_only_its_own_words_are_in_doubt() -> None:
    start = FIRST.words.index("seen")
    assert in_doubt(FIRST, 0, start) == []
    assert in_doubt(FIRST, start + 1, start + 8) == ["een"]


def test_any_part_of_a_report_can_be_asked() -> None:
    heading, item, table = (part_at(REPORT, eid) for eid in (REPORT.sections[0].eid, FIRST.items[0].eid, TABLE_EID))
    assert heading and in_doubt(heading) == ["Intr0duction"]
    assert item and in_doubt(item) == ["c0untries"]
    assert table and in_doubt(table) == ["Region"]
    assert (read_by_ocr(FIRST), read_by_ocr(SECOND)) == (True, False)
    assert part_at(REPORT, "nowhere") is None


TABLE_EID = next(block.eid for _, block in REPORT.blocks() if isinstance(block, Table))


def test_a_figure_is_in_doubt_where_its_words_are() -> None:
    def of(paragraph: str, words: str) -> Ocr | None:
        found = REPORT.paragraph(paragraph)
        assert found
        start = found.words.index(words)
        return ocr_of(Quantity(0, paragraph, 72.0, "", words, start, start + len(words)), REPORT)

    assert of("1", "72") is Ocr.SURE
    assert of("1", "72 c0untries") is Ocr.DOUBTFUL
    assert of("2", "Printed") is None


def test_pages_in_a_row_are_named_by_their_ends() -> None:
    assert page_ranges([1, 2, 3, 5, 9, 10]) == "1–3, 5, 9–10"
    assert page_ranges([4]) == "4"
