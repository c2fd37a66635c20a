"""The data of a language, and what is made of them."""

import datetime

import pytest

from explorer.language import Language, language, language_of, loading, suspending, three_letters, two_letters

PARTS = (
    *(
        "words",
        "dates",
        "numbers",
        "quantities",
        "aspects",
        "naming",
        "tables",
        "headings",
        "numbering",
        "masthead",
        "pages",
        "citations",
        "compounds",
        "sentences",
    ),
    *("references", "series", "stances", "stems"),
)


@pytest.mark.parametrize("code", loading.codes())
def test_all_data_can_be_made_and_no_word_is_without_its_field(code: str) -> None:
    known = language(code)
    assert known.code == code and all(getattr(known, part) is not None for part in PARTS)
    tables = {name for name, value in loading.tables_of(code).items() if isinstance(value, dict)}
    assert tables == {*PARTS, "pieces"}


@pytest.mark.parametrize("code", (*loading.codes(), loading.UNKNOWN))
def test_every_piece_is_used(code: str) -> None:
    shared = "" if code == loading.UNKNOWN else (loading.FOLDER / "und.toml").read_text("utf-8")
    text = (loading.FOLDER / f"{code}.toml").read_text("utf-8") + shared
    others = "".join((loading.FOLDER / f"{each}.toml").read_text("utf-8") for each in loading.codes())
    used = text + others if code == loading.UNKNOWN else text
    assert [name for name in loading._read(code)["pieces"] if f"{{{name}}}" not in used] == []


def test_of_an_unknown_language_nothing_is_known_but_what_is_alike_in_all() -> None:
    unknown = language("xx")
    assert unknown is language("und") is language("") is language("../en") and unknown.code == "und"
    assert unknown.words.stop_words == unknown.headings.annexes == frozenset()
    assert unknown.stem("reports") == "reports"
    assert not unknown.headings.summary.match("Summary") and not unknown.numbers.in_prose.match("three")
    assert unknown.numbering.heading.match("IV. Tätigkeiten") and unknown.masthead.header.search("Distr.: General")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1.250 Richter", []), ("1,5 Millionen", []), ("250 Richter, 20 %", ["250", "20"]), ("im Jahr 2020.", ["2020"])],
)
def test_numbers_whose_form_is_not_known_are_none(text: str, expected: list[str]) -> None:
    assert [found["number"] for found in language("und").numbers.in_prose.finditer(text)] == expected


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("fr", "1\u202f250,5", 1250.5),
        ("fr", "3,5 millions", 3_500_000),
        ("fr", "vingt-cinq", 25),
        ("fr", "soixante-dix", 70),
        ("es", "1.250,5", 1250.5),
        ("es", "treinta y cinco", 35),
        ("ru", "1\u00a0250,5", 1250.5),
        ("ru", "3,5 млн", 3_500_000),
        ("ru", "двадцать пять", 25),
        ("zh", "1\u00a0250.5", 1250.5),
        ("zh", "350万", 3_500_000),
        ("ar", "1\u00a0250,5", 1250.5),
        ("ar", "٣٫٥ ملايين", 3_500_000),
        ("en", "1,250.5", 1250.5),
    ],
)
def test_a_number_has_one_value_however_it_is_written(code: str, text: str, value: float) -> None:
    numbers = language(code).numbers
    (found,) = numbers.in_prose.finditer(text)
    assert numbers.value(found["number"], found["scale"]) == value


@pytest.mark.parametrize("code", loading.codes())
def test_any_month_is_read_as_it_is_written(code: str) -> None:
    dates = language(code).dates
    for month in range(1, 13):
        day = datetime.date(2024, month, 7)
        assert dates.first(dates.text(day)) == day
        assert dates.first(language().dates.text(day)) == day  # as mastheads have it


def test_words_without_a_field_are_told(german: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(loading.tables_of("de")["citations"], "too_many", "")
    with pytest.raises(ValueError, match=r"\[citations\] of de: too_many"):
        _ = german.citations


def test_codes_of_languages() -> None:
    assert [three_letters(code) for code in ("ar", "en", "es", "fr", "ru", "zh", "xx")] == [
        *("ara", "eng", "spa", "fra", "rus", "zho", "und"),
    ]
    assert two_letters("fra") == "fr" and two_letters("deu") == "deu"


def test_words_that_follow_a_suspended_hyphen_are_those_of_any_language() -> None:
    assert suspending().match("and post-war") and suspending().match("et après") and not suspending().match("andere")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("New York, 5 May 2020", datetime.date(2020, 5, 5)),
        ("31 February 2020, then 1 MARCH 2020", datetime.date(2020, 3, 1)),
        ("May 2020", None),
        ("105 May 2020", None),
    ],
)
def test_the_first_date_of_a_text(text: str, date: datetime.date | None) -> None:
    assert language().dates.first(text) == date


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The report of the Secretary-General is before the Council.", "en"),
        ("Le rapport du Secrétaire général sur la situation dans le pays", "fr"),
        ("El informe del Secretario General para los Estados Miembros", "es"),
        ("Доклад Генерального секретаря о положении", "ru"),
        ("تقرير الأمين العام عن الحالة", "ar"),
        ("秘书长关于局势的报告", "zh"),
        ("", "und"),
        ("12 345", "und"),
        ("Der Bericht der Generalsekretärin über die Lage in den Ländern liegt dem Rat vor.", "und"),
        ("O relatório do Secretário-Geral para os Estados-Membros foi publicado por todas as partes.", "und"),
        ("Звіт Генерального секретаря про становище було подано на розгляд Ради.", "und"),
        ("گزارش دبیرکل به مجمع عمومی در این سال ارائه شد که در آن آمده است", "und"),
        ("この報告書は事務総長によって提出された。", "und"),
    ],
)
def test_the_language_is_told_by_small_words(text: str, code: str) -> None:
    assert language_of([text]) == code
