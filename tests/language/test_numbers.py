"""Numbers as a language writes them."""

import pytest

from explorer.language import language

NUMBERS = language().numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,000 people", 3000),
        ("20.8 per cent", 20.8),
        ("361 million dollars", 361_000_000),
        ("Twenty-five provinces", 25),
        ("2.5 billion", 2_500_000_000),
        ("1\u00a0573 tons", 1573),
        ("eleven million", 11_000_000),
    ],
)
def test_a_number_of_prose_has_its_value(text: str, value: float) -> None:
    (found,) = NUMBERS.in_prose.finditer(text)
    assert NUMBERS.value(found["number"], found["scale"]) == value


@pytest.mark.parametrize("text", ["A/80/75", "COVID-19", "someone", "phone", "v1.2.3"])
def test_what_is_part_of_a_name_is_no_number(text: str) -> None:
    assert list(NUMBERS.in_prose.finditer(text)) == []


@pytest.mark.parametrize(
    ("sign", "code"), [("$", "USD"), ("us$", "USD"), ("United States Dollars", "USD"), ("€", "EUR")]
)
def test_currencies_by_sign_and_name(sign: str, code: str) -> None:
    assert NUMBERS.currency(sign) == code


def test_a_longer_word_is_found_before_one_that_it_begins_with() -> None:
    assert [each[0] for each in NUMBERS.one.finditer("sixteen")] == ["sixteen"]
