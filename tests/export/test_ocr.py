"""What OCR was not sure of is marked in every document that leaves the program."""

import io
import json

from docx import Document
from docx.enum.text import WD_UNDERLINE

from explorer.export.compilation import Selection
from explorer.export.passages import export
from explorer.export.selection import select
from explorer.language.address import addressed
from explorer.model.recognition import RecognisedPage, Recognition
from explorer.model.report import Paragraph, Report, Section, Source
from explorer.model.text import Ocr, Run

TEXT = (Run("It trained ", ocr=Ocr.SURE), Run("3,0OO", ocr=Ocr.DOUBTFUL), Run(" judges.", ocr=Ocr.SURE))
REPORT = addressed(
    Report(
        sections=(Section("I", (Run("Introduction"),), (Paragraph("1", TEXT, page=2),)),),
        symbols=("A/80/75",),
        source=Source("scan.pdf", pages=3, recognition=Recognition("Tesseract 5.3.0", "eng", (RecognisedPage(2, 96),))),
    )
)
SELECTION: Selection = [(REPORT, passage) for passage in select(REPORT, "para.1")]
CITATION = "A/80/75, para. 1 [text recognised by OCR; in doubt: “3,0OO”]."
SOURCE = "[text recognised by OCR: Tesseract 5.3.0, page 2]."


def test_every_format_says_so_beside_the_citation() -> None:
    for name in (".txt", ".md", ".html", ".json", ".csv"):
        written = export(SELECTION, name).decode()
        assert "text recognised by OCR; in doubt: “3,0OO”" in written.replace("\\[", "[").replace("\\]", "]"), name
    assert SOURCE in export(SELECTION, ".txt").decode()


def test_the_word_itself_is_marked_where_a_format_can() -> None:
    assert ">3,0OO</span>" in export(SELECTION, ".html").decode()
    document = Document(io.BytesIO(export(SELECTION, ".docx")))
    wavy = [
        run.text for paragraph in document.paragraphs for run in paragraph.runs if run.underline == WD_UNDERLINE.WAVY
    ]
    assert wavy == ["3,0OO"]


def test_programs_get_it_as_data() -> None:
    (passage,) = json.loads(export(SELECTION, ".json"))["passages"]
    assert (passage["ocr"], passage["in_doubt"], passage["citation"]) == (True, ["3,0OO"], CITATION)
