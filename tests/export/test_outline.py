"""A report as plain data."""

from explorer.export.outline import outline
from explorer.language.address import addressed
from explorer.model.report import Paragraph, Report, Section, Table
from explorer.model.text import Run


def test_every_word_of_a_report_stands_in_its_outline() -> None:
    table = Table((((Run("Year"),), (Run("Cases"),)),), "Table 1")
    blocks = (Paragraph("1", (Run("The first."),)), table, Paragraph(None, (Run("A note."),)))
    data = outline(addressed(Report(sections=(Section("I", (Run("Trends"),), blocks),))))
    assert [entry["text"] for entry in data["paragraphs"]] == ["1. The first."]
    assert [entry["text"] for entry in data["unnumbered"]] == ["Table 1 Year Cases", "A note."]
    assert data["tables"] == [{"section": "I", "page": None, "caption": "Table 1", "rows": 1, "columns": 2}]


def test_text_above_the_first_heading_belongs_to_no_section() -> None:
    above = Section("", (), (Paragraph(None, (Run("Before all."),)),))
    data = outline(addressed(Report(sections=(above, Section("", (Run("Trends"),))))))
    assert [(entry["path"], entry["heading"]) for entry in data["sections"]] == [("*1", "Trends")]
    assert data["unnumbered"] == [{"section": "", "page": None, "text": "Before all."}]
