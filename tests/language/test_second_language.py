"""A second language is a data file: what reads, compares and cites takes its words from there, unchanged."""

from collections.abc import Sequence

import pytest

from explorer.compare import compare, differences
from explorer.compare.phrases import Phrases
from explorer.compare.profile import profile
from explorer.compare.terms import stems
from explorer.export.citation import citation, source_text
from explorer.ingest.read import structure
from explorer.ingest.readers.text import read_text
from explorer.language import Language, language, language_of, three_letters, two_letters
from explorer.language.references import find_references
from explorer.library.series import series_of
from explorer.model.comparison import Change
from explorer.model.report import Paragraph, Report
from explorer.model.text import plain
from explorer.present.compared import Compared
from explorer.present.life_line import life_rows

TEXT = """
Distr.: Allgemein
5. März 2020
Original: Deutsch

Zusammenfassung

Der Bericht handelt von den Wäldern und von der Hilfe für die Länder, die das Büro in der Zeit mit Rat begleitet.

I. Einleitung

1. Am 3. Mai half das Büro den Ländern mit der Ausbildung von Richtern und mit Mitteln für die Gerichte.

2. Die Richter lobten die Ausbildung, und das Büro half in den Jahren darauf mit weiteren Mitteln für die Gerichte.

Anhang I
Wörter und Zahlen

1. Das Büro gab 3.500 Wörter für die Übersetzung in das Verzeichnis und prüfte die Wörter mit den Ländern.
"""


@pytest.fixture
def report(german: Language) -> Report:
    return structure(read_text(TEXT.encode()))


def outline(report: Report) -> Sequence[tuple[str, str]]:
    return [(section.path, section.title) for section in report.walk()]


def test_the_language_is_recognised_and_has_codes(german: Language) -> None:
    assert language_of([TEXT]) == "de" and language("de") is german
    assert (three_letters("de"), two_letters("deu")) == ("deu", "de")


def test_headings_dates_and_addresses_are_read_by_its_words(report: Report) -> None:
    assert report.language == "de" and report.date is not None and report.date.isoformat() == "2020-03-05"
    assert outline(report) == [
        ("Summary", "Zusammenfassung"),
        ("I", "Einleitung"),
        ("Anhang I", "Wörter und Zahlen"),
    ]
    assert [paragraph.label for paragraph in report.paragraphs()] == ["1", "2", "Anhang I/1"]


def test_terms_and_days_are_compared_by_its_stems_and_months(report: Report, german: Language) -> None:
    found = profile(report)
    assert found.language is german and "3 Mai" in [each.day for each in found.paragraphs]
    assert stems("den Wörtern", german)[-1] == "wort" and stems("Wörter", german) == stems("Wortes", german)
    assert stems("Mai Gerichten", german) == stems("Gerichte", german)


def test_numbers_are_read_as_it_writes_them(german: Language) -> None:
    numbers = german.numbers
    (found,) = numbers.in_prose.finditer("Es gab 3.500,5 Millionen Stimmen.")
    assert numbers.value(found["number"], found["scale"]) == 3_500_500_000
    (found,) = numbers.in_prose.finditer("Es gab zwanzig Stimmen.")
    assert numbers.value(found["number"], found["scale"]) == 20
    assert numbers.currency("EURO") == "EUR"


def test_word_differences_know_its_numbers(german: Language) -> None:
    older, newer = "Das Büro half drei Ländern.", "Das Büro half zwanzig Ländern."
    figures = [one for one in differences(older, newer, german) if one.change is Change.FIGURE]
    assert [(one.older.strip(), one.newer.strip()) for one in figures] == [("drei", "zwanzig")]
    assert Change.FIGURE not in {one.change for one in differences(older, newer, language())}


def test_reports_side_by_side_and_a_sentence_through_the_years_are_compared_in_it(german: Language) -> None:
    older, newer = (
        structure(read_text(TEXT.replace("half das Büro den", f"half das Büro {number}").encode()))
        for number in ("drei", "zwanzig")
    )
    comparison = compare([older, newer])
    compared = Compared(differences)
    compared.show(older, newer, comparison.pairs[0])
    shown = [compared.shown(place) for place in range(len(compared.rows))]
    sides = [piece for row in shown for part in row.newer for piece in part.pieces]
    assert [piece.text.strip() for piece in sides if piece.change is Change.FIGURE] == ["zwanzig"]
    place = newer.paragraphs()[0].words.index("zwanzig")
    line = Phrases([older, newer], comparison).life_line(1, "para_1", place)
    assert line is not None
    rows = life_rows(line, (1, "para_1", place), [older, newer], differences)
    figures = [piece for row in rows for piece in row.pieces if piece.change is Change.FIGURE]
    assert [(piece.was.strip(), piece.text.strip()) for piece in figures] == [("drei", "zwanzig")]


def test_places_are_cited_in_its_words(report: Report) -> None:
    one, other, third = (block for _, block in report.blocks() if isinstance(block, Paragraph) and block.number)
    assert citation(report, one, other, third).endswith("Ziff. 1 und 2; anhang I, Ziff. 1.")
    assert "5. März 2020" in plain(source_text(report))


def test_a_series_is_told_without_its_dates(german: Language) -> None:
    assert series_of("Bericht über die Wälder vom 5. März 2020", german) == "Bericht über die Wälder"


def test_what_its_file_leaves_out_is_not_applied(german: Language) -> None:
    assert german.words.stop_words == frozenset()
    assert [each.target for each in find_references("resolution 74/177; A/75/90 (see para. 3)", german)] == ["A/75/90"]
    assert german.numbering.paragraph.match("3. Das Büro")
