"""A figure has one value, in whatever form it stands in a text or is typed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.search.numbers import range_at
from explorer.search.parsing import parse
from explorer.search.query import AllOf, Amount, AnyOf, Node, Not, Number, Prefix, Term
from tests.search.builders import report
from tests.search.conftest import Search

VALUES = {
    "large": [
        "1.94 million",
        "1,940,000",
        "1 940 000",
        "1\u00a0940\u00a0000",
        "1\u2009940\u2009000",
        "1\u202f940\u202f000",
        "1940000",
        "1.94e6",
    ],
    "money": ["$3.2 million", "US$ 3.2 million", "$3,200,000", "3.2 million"],
    "shares": ["20 per cent", "20%", "20 percent", "20\u00a0%"],
    "thousands": ["3,000", "3000", "3 000", "3 thousand"],
    "decimals": ["20.8", "20.80"],
}
LANGUAGES = {
    "fr": ["1,94 million", "1 940 000", "1.940.000"],
    "es": ["1,94 millones", "1.940.000", "1 940 000"],
    "ru": ["1,94 миллиона", "1 940 000", "1,94 млн"],
    "zh": ["194万", "1,940,000"],
    "ar": ["1,94 مليون", "1 940 000"],
}


def _labels(count: int) -> set[str]:
    return {str(number) for number in range(1, count + 1)}


@pytest.mark.parametrize("writings", VALUES.values(), ids=VALUES)
def test_any_form_of_a_figure_finds_every_other(search: Search, writings: list[str]) -> None:
    texts = [f"It was {writing} in all." for writing in writings]
    search("", report("r", *texts, "It was 1.95 million, 21 per cent, or 20 of 3.", heading="0"))
    for typed in writings:
        for query in (typed, f'num:"{typed}"', f"num:{typed}", f"-(-{typed})" if " " not in typed else typed):
            hits = search(query).hits
            assert {hit.label for hit in hits} == _labels(len(writings)), query
        for hit in search(typed).hits:
            (start, end), *others = hit.matches
            written = writings[int(hit.label or 0) - 1].strip("US$ ")
            assert hit.snippet[start:end].strip("US$ ").split() == written.split()
            assert not others


@pytest.mark.parametrize(("code", "writings"), LANGUAGES.items(), ids=LANGUAGES)
def test_forms_of_other_languages_are_read_and_found(search: Search, code: str, writings: list[str]) -> None:
    search("", replace(report("r", *(f"({each})" for each in writings), heading="0"), language=code))
    for typed in ("1.94 million", "num:1940000", *writings):
        assert {hit.label for hit in search(typed).hits} == _labels(len(writings)), typed


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("num:-5", {"1", "2"}),
        ("num:-5%", {"2"}),
        ("num:..-0.5", {"1", "2"}),
        ("num:-10..-1", {"1", "2"}),
        ("num:5", {"3", "4"}),
        ("num:5%", {"4"}),
        ("5%", {"4"}),
        ("num:1%..10%", {"4"}),
        ("num:1..10 change", {"3"}),
    ],
)
def test_figures_below_zero_and_shares(search: Search, query: str, labels: set[str]) -> None:
    texts = ("It fell to −5 degrees.", "A fall of -5 per cent.", "A change of 5 points.", "It was 5 per cent.")
    assert {hit.label for hit in search(query, report("r", *texts, heading="0")).hits} == labels


def test_the_dash_of_a_range_or_a_compound_is_no_sign(search: Search) -> None:
    texts = ("In 2018 –2019 it rose.", "Paragraphs 5–10.", "(5)-10 and COVID-19")
    search("", report("r", *texts, heading="0"))
    assert search("num:..-1").total == 0
    assert {hit.label for hit in search("num:10").hits} == {"2", "3"}


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("1 940 000 refugees", AllOf((Amount("1 940 000", 1_940_000), Term("refugees")))),
        ("num:1 940 000 refugees", AllOf((Number(1_940_000, 1_940_000), Term("refugees")))),
        ("num:20 per cent women", AllOf((Number(20, 20, share=True), Term("women")))),
        ("num:1..2 million", Number(1_000_000, 2_000_000)),
        ("num:500..2 million", Number(500, 2_000_000)),
        ("num:20%..30%", Number(20, 30, share=True)),
        ("num:-5..5", Number(-5, 5)),
        ("num:..-5", Number(None, -5)),
        ("num:5-10", Number(5, 10)),
        ("num:1e6", Number(1e6, 1e6)),
        ("5 million OR 3 million", AnyOf((Amount("5 million", 5e6), Amount("3 million", 3e6)))),
        ("-1,940", Not(Amount("1,940", 1940))),
        ("(1.94 million)", Amount("1.94 million", 1_940_000)),
        ("3,000.", Amount("3,000", 3000)),
        ("1.250,5", Amount("1.250,5", 1250.5)),
        ("2018", Term("2018")),
        ("24 July 2018", AllOf((Term("24"), Term("July"), Term("2018")))),
        ("$5", Term("5")),
        ("74/177", Term("74/177")),
        ("2018-2021", Term("2018-2021")),
        ("1940*", Prefix("1940")),
    ],
)
def test_typed_figures_are_read(typed: str, wanted: Node) -> None:
    query = parse(typed)
    assert query.wanted == wanted
    assert query.problems == ()
    assert parse(query.reading).wanted == wanted


def test_a_figure_that_is_being_typed_may_go_on() -> None:
    assert parse("19400", typing=True).wanted == AnyOf((Amount("19400", 19400), Prefix("19400")))
    assert parse("19400 ", typing=True).wanted == Amount("19400", 19400)


def test_a_figure_says_its_value() -> None:
    assert parse("1,94 миллиона").explanation == "Texts with the figure 1,940,000 in any spelling."
    assert parse("num:20%").explanation == "Texts with a percentage of 20."


@given(st.floats(-1e12, 1e12, allow_nan=False).map(lambda each: float(f"{each:.12g}")), st.booleans())
def test_what_is_written_of_a_range_is_read_as_it(value: float, share: bool) -> None:
    wanted = Number(value, None, share)
    reading = parse(f"num:{value:f}..{'%' * share}").reading
    assert parse(reading).wanted == parse(f"num:{value:f}..{'%' * share}").wanted
    assert wanted.share == share


@given(st.text(st.sampled_from("0123456789.,eE-–% $€millionper"), max_size=30))
def test_any_text_is_a_range_or_none(text: str) -> None:
    found = range_at(text)
    assert found is None or (0 < found[1] <= len(text) and not (found[0].first is None and found[0].last is None))
