"""What is offered while a query is typed. The cursor is the stroke."""

import pytest

from explorer.search.completion import MOST, complete

VOCABULARY = {
    "year": {"2018": 40, "2020": 1, "2021": 5},
    "series": {"Implementation of the mandates": 30, "Technical cooperation": 9},
    "section": {"Introduction": 4, "Conclusions and recommendations": 2},
    "symbol": {"A/80/75": 12, "E/2025/55": 3},
    "cites": {"A/RES/74/177": 9, "E/RES/2019/22": 2},
}


def completed(typed: str) -> list[str]:
    """The whole texts that the completions make."""
    cursor = typed.index("|")
    text = typed.replace("|", "")
    return [text[: one.start] + one.text + text[one.end :] for one in complete(text, cursor, VOCABULARY)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ye|", ["year:"]),
        ("crime s| x", ["crime series: x", "crime section: x", "crime symbol: x"]),
        ("year:|", ["year:2018", "year:2020", "year:2021"]),
        ("year:202|", ["year:2020", "year:2021"]),
        ("dropped:202|", ["dropped:2020", "dropped:2021"]),
        ("firs|", ["first:"]),
        ("year:2018..20|", ["year:2018..2018", "year:2018..2020", "year:2018..2021"]),
        ("crime in:t|", ["crime in:text", "crime in:table"]),
        ("-in:he|", ["-in:heading"]),
        ("series:|", ['series:"Implementation of the mandates"', 'series:"Technical cooperation"']),
        ("series:mand|", ['series:"Implementation of the mandates"']),
        ('series:"technical co|', ['series:"Technical cooperation"']),
        ("(section:intro|", ["(section:Introduction"]),
        ("symbol:A/|", ["symbol:A/80/75"]),
        ("cites:e/res|", ["cites:E/RES/2019/22"]),
        ("cites:74/1|", ["cites:A/RES/74/177"]),
        ("crime a/|", ["crime A/RES/74/177", "crime A/80/75"]),
        ("-E/2|", ["-E/2025/55"]),
        ("year:2|018 x", ["year:2020 x", "year:2021 x"]),
        ("crime |", []),
        ("year:x|", []),
        ("year:2018|", []),
        ('"in|', []),
        ('"a" in|', ['"a" in:']),
    ],
)
def test_the_word_under_the_cursor_is_completed(typed: str, expected: list[str]) -> None:
    assert completed(typed) == expected


def test_a_completion_says_what_it_stands_for() -> None:
    assert [one.about for one in complete("year:20", 7, VOCABULARY)] == ["40 texts", "1 text", "5 texts"]
    assert complete("num", 3, {})[0].about == "figures of this size near the other words"


def test_no_more_are_offered_than_one_can_read() -> None:
    assert len(complete("year:", 5, {"year": {str(year): 1 for year in range(1950, 2020)}})) == MOST
