"""Whole documents of the kinds that the United Nations issue, made here."""

import random
import re

from explorer.ingest.read import structure
from explorer.ingest.readers.html import read_html
from explorer.ingest.readers.pdf import read_pdf
from explorer.ingest.readers.text import read_text
from explorer.model.report import Report
from tests.ingest.builders import outline
from tests.ingest.page_setter import Pages

_WORDS = re.findall(
    r"\w+",
    "situation area calm tense parties talks spring year mission Organization support women police courts training"
    " borders trade drugs crime prevention treaty assistance regional national experts review progress",
)


_TYPESCRIPT = """     UNITED NATIONS
                    Distr.
                    A/50/60

               I. INTRODUCTION

1.   The present report is submitted pursuant to a resolution of the General
Assembly.

               A. First part of the
               introduction

2.   The second paragraph has a semi-
colon and is cut by the end of the page

/...
\fA/50/60
English
Page 2

where it goes on.

3.   The third paragraph ends the text.

/...
\fA/50/60
English
Page 3

                         ANNEX

               Letter from the President

     I have the honour to write.
"""


def sentence(seed: int, length: int = 40) -> str:
    """Words that differ from one seed to the next, without a stop at the end."""
    chosen = random.Random(seed).choices(_WORDS, k=length)
    return "The " + " of the ".join(" ".join(chosen[at : at + 3]) for at in range(0, length, 3))


def read(pages: Pages) -> Report:
    return structure(read_pdf(pages.made()))


def headings(report: Report) -> list[str]:
    """Each heading with the labels directly under it."""
    result = []
    for section in report.walk():
        labels = [paragraph.label or "" for paragraph in section.own_paragraphs]
        result.append(f"{section.path} {section.title}: {' '.join(labels)}".strip())
    return result


def test_a_letter_that_transmits_a_report() -> None:
    pages = Pages("S/2025/310").masthead(
        "15 May 2025",
        "Letter dated 14 May 2025 from the Secretary-General",
        "addressed to the President of the Council",
    )
    pages.text("I have the honour to transmit herewith the report on the activities of the mission (see annex).", 26)
    pages.text("I should be grateful if the present letter and its annex could be circulated as a document.", 26)
    pages.text("(Signed) António Guterres", 200).turn()
    pages.heading("Annex", 14).heading("Report on the activities of the mission", 14).heading("I. Introduction")
    pages.text(f"1. {sentence(1)}.").text(f"2. {sentence(2)}.").heading("II. Security situation")
    pages.text(f"3. {sentence(3)}:").text("(a) The first of the incidents;", 26).text(
        "(b) The second of the incidents.", 26
    )
    pages.text(f"4. {sentence(4)}.").turn().heading("Enclosure", 14).heading("List of members", 14).text(
        f"1. {sentence(5)}."
    )
    report = read(pages)
    assert headings(report) == [
        "*0 :",
        "Annex Report on the activities of the mission:",
        "Annex.I Introduction: Annex/1 Annex/2",
        "Annex.II Security situation: Annex/3 Annex/4",
        "Enclosure List of members: Enclosure/1",
    ]
    assert outline(report)[1:4] == [
        "- I have the honour to transmit herewith the report on the activities of the mission (see annex).",
        "- I should be grateful if the present letter and its annex could be circulated as a document.",
        "- (Signed) António Guterres",
    ]
    paragraph = report.paragraph("Annex/3")
    assert paragraph is not None and [item.number for item in paragraph.items] == ["(a)", "(b)"]
    assert report.title.startswith("Letter dated 14 May 2025 from the Secretary-General addressed")


def test_a_resolution_with_operative_paragraphs() -> None:
    pages = Pages("A/RES/79/300").masthead("20 June 2025", "Resolution adopted by the General Assembly")
    pages.heading("79/300. Strengthening the crime prevention programme", 12)
    pages.text("The General Assembly,", 26, "italic")
    pages.text("Recalling its resolutions 46/152 of 18 December 1991 and 60/1 of 16 September 2005,", 26)
    pages.text("Noting with appreciation the work of the Office in all of its fields and on every continent,", 26)
    for number, verb in enumerate(["Decides", "Requests", "Calls upon", "Also requests"], 1):
        pages.text(f"{number}. {verb} the Secretary-General and all Member States to go on with this work:", 26)
        if number == 2:
            pages.text("(a) By giving it the means that it needs;", 52).text("(b) By reporting on it each year;", 52)
    pages.text("85th plenary meeting", 250, "italic").text("20 June 2025", 250, "italic")
    report = read(pages)
    assert [paragraph.number for paragraph in report.paragraphs()] == ["1", "2", "3", "4"]
    assert [item.number for item in report.paragraphs()[1].items] == ["(a)", "(b)"]
    assert report.title == "79/300. Strengthening the crime prevention programme"
    assert [section.title for section in report.walk()] == [""]
    assert "- Recalling its resolutions 46/152 of 18 December 1991 and 60/1 of 16 September 2005," in outline(report)


def test_a_committee_report_in_chapters_whose_numbers_go_on() -> None:
    pages = Pages("A/80/20").masthead("1 July 2025", "Report of the Committee on Space")
    number = 0
    for roman, title in (("I", "Introduction"), ("II", "Recommendations and decisions"), ("III", "Other matters")):
        pages.turn().heading(f"Chapter {roman}", 14).heading(title, 14)
        for letter, part in (("A", "Opening"), ("B", "Outcome")):
            pages.heading(f"{letter}. {part} of the matter")
            for _ in range(3):
                number += 1
                pages.text(f"{number}. {sentence(number)}.")
    report = read(pages)
    assert [paragraph.label for paragraph in report.paragraphs()] == [str(label) for label in range(1, 19)]
    assert headings(report)[3:6] == [
        "Chapter II Recommendations and decisions:",
        "Chapter II.A Opening of the matter: 7 8 9",
        "Chapter II.B Outcome of the matter: 10 11 12",
    ]


def test_a_typescript_with_centred_headings_and_page_ends() -> None:
    report = structure(read_text(_TYPESCRIPT.encode()))
    assert headings(report) == [
        "I INTRODUCTION: 1",
        "I.A First part of the introduction: 2 3",
        "Annex Letter from the President:",
    ]
    assert report.paragraphs()[1].words == (
        "The second paragraph has a semi-colon and is cut by the end of the page where it goes on."
    )
    assert outline(report)[-1] == "- I have the honour to write."


def test_a_report_on_a_web_page() -> None:
    page = """<html><head><title>x</title></head><body><nav>Home</nav>
    <h1>Report of the Secretary-General</h1>
    <h2>I. Introduction</h2><p>1. The first paragraph<sup>1</sup> refers to <a href="https://undocs.org/A/79/1">A/79/1</a>.</p>
    <h2>II. Trends</h2><h3>A. Drugs</h3><p>2. The second:</p><ol type="a"><li>one;</li><li>two.</li></ol>
    <h3>B. Crime</h3><p>3.&nbsp;The third.</p>
    <table><tr><th>Year</th><th>Cases</th></tr><tr><td>2024</td><td>12</td></tr></table>
    <h2>Annex</h2><p>1. The annex.</p></body></html>"""
    report = structure(read_html(page.encode()))
    assert report.title == "Report of the Secretary-General"
    assert [section.path for section in report.walk()] == ["I", "II", "II.A", "II.B", "Annex"]
    assert [paragraph.label for paragraph in report.paragraphs()] == ["1", "2", "3", "Annex/1"]
    assert [item.number for item in report.paragraphs()[1].items] == ["(a)", "(b)"]


def test_a_report_whose_numbers_stand_apart_from_their_paragraphs() -> None:
    pages = Pages("A/80/99").masthead("1 July 2025", "A report").heading("I. Introduction")
    for number in range(1, 5):
        pages.text(f"{number}.").y += 19
        pages.text(sentence(7) + ".", 0)
    report = read(pages)
    assert [paragraph.number for paragraph in report.paragraphs()] == ["1", "2", "3", "4"]
    assert {paragraph.words for paragraph in report.paragraphs()} == {sentence(7) + "."}
