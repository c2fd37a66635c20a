"""Reports in French, Spanish, Russian, Chinese and Arabic, as text, Word and PDF: structure, metadata, comparison."""

import datetime
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from explorer.compare import compare
from explorer.ingest.document import Document
from explorer.ingest.read import read
from explorer.ingest.readers.kinds import kind_of
from explorer.jobs import run
from explorer.language import language
from explorer.library.series import series_of
from explorer.model.comparison import State
from explorer.model.report import Report
from explorer.search.engine import Engine
from explorer.search.index_engine import open_index
from explorer.search.parsing import parse
from tests.language.specimens import CODES, SETTERS, YEARS, blocks

OUTLINES = {
    "fr": (*("Summary", "I", "II", "II.A", "II.B", "III", "Annexe I"),),
    "es": (*("Summary", "I", "II", "II.A", "II.B", "III", "Anexo I"),),
    "ru": (*("Summary", "I", "II", "II.A", "II.B", "III", "Приложение I"),),
    "zh": (*("Summary", "一", "二", "二.(一)", "二.(二)", "三", "附件一"),),
    "ar": (*("Summary", "أولا", "ثانيا", "ثانيا.ألف", "ثانيا.باء", "ثالثا", "المرفق الأول"),),
}
ITEMS = {"fr": ("a)", "b)"), "es": ("a)", "b)"), "ru": ("a)", "b)"), "zh": ("(a)", "(b)"), "ar": ("(أ)", "(ب)")}
UNITS = {
    "fr": ("magistrats", "pays"),
    "es": ("magistrados", "países"),
    "ru": ("судей", "странах"),
    "zh": ("法官", "国家"),
    "ar": ("قاضيا", "بلدا"),
}
VALUES = {(1250.0, 1480.0), (12.0, 15.0), (3_500_000.0, 4_200_000.0), (20.8, 22.5)}

specimens = pytest.mark.parametrize(("code", "kind"), [(code, kind) for code in CODES for kind in SETTERS])


@cache
def report(code: str, year: int, kind: str) -> Report:
    data = SETTERS[kind](code, year)
    found = read(Document(f"report.{kind}", kind_of(data, f"report.{kind}"), data))
    return replace(found, id=f"{code}-{year}")


@specimens
@pytest.mark.parametrize("year", YEARS)
def test_metadata(code: str, kind: str, year: int) -> None:
    found, printed = report(code, year, kind), blocks(code, year)
    session, item = [block.text for block in printed if block.kind == "*"][:2]
    assert (found.language, found.symbols) == (code, (f"A/{year - 1945}/90",))
    assert found.date == datetime.date(year, 5, 1 if (code, year) == ("fr", 2020) else 6 if year == 2019 else 5)
    assert found.title == next(block.text for block in printed if block.kind == "=")
    assert (found.session, found.agenda_item) == (session, item)


@specimens
@pytest.mark.parametrize("year", YEARS)
def test_structure(code: str, kind: str, year: int) -> None:
    found = report(code, year, kind)
    count = sum(block.kind == "¶" for block in blocks(code, year)) - 2
    annex = OUTLINES[code][-1]
    assert tuple(section.path for section in found.walk()) == OUTLINES[code]
    assert [each.label for each in found.paragraphs()] == [
        *(str(number) for number in range(1, count + 1)),
        *(f"{annex}/{number}" for number in (1, 2)),
    ]
    (listing,) = [each for each in found.paragraphs() if each.items]
    assert (listing.label, tuple(item.number for item in listing.items)) == ("3", ITEMS[code])
    assert [note.marker for note in found.footnotes] == ["1"]
    assert [each.label for each in found.paragraphs() if any(run.footnote for run in each.text)] == ["2"]


@specimens
def test_all_words_of_the_text_arrive_as_they_are_printed(code: str, kind: str) -> None:
    found = report(code, 2020, kind)
    printed = [re.split(r"\.\t| - ", block.text, maxsplit=1)[1] for block in blocks(code, 2020) if block.kind == "¶"]
    found_words = ["".join(run.text for run in each.text).replace("¹", "1") for each in found.paragraphs()]
    assert [text.split() for text in found_words] == [text.replace("^1", "1").split() for text in printed]


@specimens
@pytest.mark.parametrize("year", YEARS)
def test_nothing_is_doubted_and_no_word_is_missed(code: str, kind: str, year: int) -> None:
    assert report(code, year, kind).warnings == ()


@specimens
def test_references_point_at_paragraphs_and_documents(code: str, kind: str) -> None:
    found = report(code, 2020, kind)
    first, _, _, _, fifth, *_ = found.paragraphs()
    assert [run.link for run in first.text if run.link] == ["https://undocs.org/A/RES/73/186"]
    assert [run.link for run in fifth.text if run.link] == ["https://undocs.org/A/75/125", "#para_1"]


@specimens
def test_both_years_are_one_series_and_are_compared(code: str, kind: str) -> None:
    older, newer = (report(code, year, kind) for year in YEARS)
    known = language(code)
    assert series_of(older.title, known) == series_of(newer.title, known)
    comparison = compare([older, newer])
    links = {link.right: link for link in comparison.pairs[0].paragraphs}
    assert State.FIGURES in links["para_3"].states and State.EDITED in links["para_4"].states
    assert links["para_6"].left == "para_4" and State.MOVED in links["para_6"].states
    assert State.NEW in links["para_7"].states
    assert State.SAME in links["para_2"].states


@specimens
def test_figures_are_read_in_the_form_of_the_language(code: str, kind: str) -> None:
    older, newer = (report(code, year, kind) for year in YEARS)
    figures = compare([older, newer]).figures
    assert {tuple(value.value for value in figure.values) for figure in figures} == VALUES
    assert {figure.unit for figure in figures} == {*UNITS[code], "USD", "%"}


SERIES = {
    "fr": ("Rapport sur les travaux de la {}-quinzième session, tenue du 5 au 9 mai {}", ("soixante", "cinquante")),
    "es": ("Informe sobre el {} período de sesiones, celebrado del 5 al 9 de mayo de {}", ("quinto", "sexto")),
    "ru": ("Доклад о работе {} сессии за период с 5 мая {} года", ("пятой", "шестой")),
    "zh": ("{}届会议工作报告（{}年）", ("第五", "第六")),
    "ar": ("تقرير عن أعمال الدورة {} لعام {}", ("الخامسة", "السادسة")),
}


@pytest.mark.parametrize("code", CODES)
def test_a_series_is_told_without_sessions_days_and_years(code: str) -> None:
    form, sessions = SERIES[code]
    first, second = (form.format(*each) for each in zip(sessions, YEARS, strict=True))
    assert first != second and series_of(first, language(code)) == series_of(second, language(code))


def test_the_specimens_are_all_there() -> None:
    assert sorted(path.stem for path in (Path(__file__).parent / "reports").glob("*.txt")) == sorted(CODES)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = open_index(tmp_path_factory.mktemp("index"))
    run(engine.index([report(code, year, "txt") for code in CODES for year in YEARS]))
    return engine


FOUND_BY_ANOTHER_FORM = [
    *(("magistrat", "fr", "magistrats"), ("enquêtes", "fr", "enquête"), ("tribunal", "fr", "tribunaux")),
    *(
        ("bibliotheque", "fr", "bibliothèques"),
        ("investigar", "es", "investigación"),
        ("magistrado", "es", "magistrados"),
    ),
    *(("судьям", "ru", "судей"), ("библиотек", "ru", "библиотеки"), ("стране", "ru", "Страны")),
    *(("法律图书馆", "zh", "法律图书馆"), ("培训", "zh", "培训")),
    *(("انشطه", "ar", "أنشطة"), ("تدريب", "ar", "التدريب"), ("القـــضاة", "ar", "القضاة")),
]


@pytest.mark.parametrize(("query", "code", "word"), FOUND_BY_ANOTHER_FORM)
def test_a_word_is_found_by_its_other_forms(index: Engine, query: str, code: str, word: str) -> None:
    hits = [hit for hit in index.search(parse(query), limit=50).hits if hit.report.startswith(code)]
    assert word in {hit.snippet[start:end] for hit in hits for start, end in hit.matches}


@pytest.mark.parametrize("number", ["1250", "3500000", "20.8"])
def test_a_figure_is_found_in_whatever_form_it_is_written(index: Engine, number: str) -> None:
    hits = index.search(parse(f"num:{number}")).hits
    assert {hit.report for hit in hits} == {f"{code}-2019" for code in CODES}


def test_forms_are_those_of_the_language_of_a_text(index: Engine) -> None:
    assert index.search(parse("reports")).total == 0  # "report" in no text; nor is any French word its form
    assert {hit.report[:2] for hit in index.search(parse("A/RES/73/186"), limit=50).hits} == set(CODES)
