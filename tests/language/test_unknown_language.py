"""A report in a language that there are no data of: read by numbers and look, by no rule of another language."""

from explorer.compare import compare
from explorer.compare.quantities import quantities
from explorer.ingest.read import structure
from explorer.ingest.readers.text import read_text
from explorer.language import language
from explorer.model.report import Report

TEXT = """
Vereinte Nationen    A/75/90
Generalversammlung    Distr.: Allgemein
5 May 2020
Deutsch
Original: Englisch

Bericht der Generalsekretärin

I. Einleitung

1. Das Büro bildete im vergangenen Jahr 1.250 Richter und 20 % mehr Staatsanwälte aus als zuvor.

2. Dafür wurden 3,5 Millionen Dollar verwendet; sixty Länder nahmen teil (siehe para. 1 above).

II. Schlussfolgerungen

A. Empfehlungen

3. Die Ausbildung soll im nächsten Jahr mit den Mitteln der Geberländer fortgesetzt werden.
"""


def report(text: str = TEXT) -> Report:
    return structure(read_text(text.encode()))


def test_its_structure_is_read_by_numbers() -> None:
    found = report()
    assert found.language == "und" and found.symbols == ("A/75/90",)
    assert found.date is not None and found.date.isoformat() == "2020-05-05"
    assert [section.path for section in found.walk() if section.number] == ["I", "II", "II.A"]
    assert [paragraph.label for paragraph in found.paragraphs()] == ["1", "2", "3"]


def test_no_figure_is_read_by_the_rules_of_another_language() -> None:
    known = language("und")
    stated = [each for paragraph in report().paragraphs() for each in quantities(paragraph.words, known)]
    assert stated == []
    older, newer = report(), report(TEXT.replace("1.250", "1.480").replace("20 %", "30 %"))
    assert compare([older, newer]).figures == ()


def test_no_reference_is_read_by_the_words_of_another_language() -> None:
    assert [run.link for paragraph in report().paragraphs() for run in paragraph.text if run.link] == []
