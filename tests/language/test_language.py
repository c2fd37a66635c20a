"""The data of a language, and what is made of them."""

import datetime

import pytest

from explorer.language import Language, language, language_of, loading, suspending, three_letters, two_letters

PARTS = (
    *("words", "dates", "numbers", "quantities", "tables", "headings", "masthead", "pages", "citations", "sentences"),
    *("references", "series", "stems"),
)


@pytest.mark.parametrize("code", loading.codes())
def test_all_data_can_be_made_and_no_word_is_without_its_field(code: str) -> None:
    known = language(code)
    assert known.code == code and all(getattr(known, part) is not None for part in PARTS)
    tables = {name for name, value in loading.tables_of(code).items() if isinstance(value, dict)}
    assert tables == {*PARTS, "pieces"}


def test_every_piece_is_used() -> None:
    text = (loading.FOLDER / "en.toml").read_text("utf-8")
    assert [name for name in loading.tables_of("en")["pieces"] if f"{{{name}}}" not in text] == []


def test_an_unknown_language_is_read_as_english() -> None:
    assert language("xx") is language("en") is language()
    assert language("../en") is language()


def test_a_field_without_words_is_told(german: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(loading._read("de")["citations"], "both")
    with pytest.raises(ValueError, match=r"\[citations\] of de: both"):
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


def test_a_date_is_written_as_it_is_read() -> None:
    dates = language().dates
    for month in range(1, 13):
        day = datetime.date(2024, month, 7)
        assert dates.first(dates.text(day)) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The report of the Secretary-General is before the Council.", "en"),
        ("Le rapport du Secrétaire général sur la situation dans le pays", "fr"),
        ("El informe del Secretario General para los Estados Miembros", "es"),
        ("Доклад Генерального секретаря о положении", "ru"),
        ("تقرير الأمين العام عن الحالة", "ar"),
        ("秘书长关于局势的报告", "zh"),
        ("", "en"),
        ("12 345", "en"),
    ],
)
def test_the_language_is_told_by_letters_and_small_words(text: str, code: str) -> None:
    assert language_of([text]) == code
