"""What counts as a quantity, and how it is read."""

import pytest

from explorer.compare.quantities import Basis, Stated, quantities
from explorer.language import language
from explorer.language.references import find_references


def stated(text: str) -> list[Stated]:
    return quantities(text, language(), find_references(text, language()))


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("It trained more than 1.94 million people.", 1_940_000, "people", "more than"),
        ("Growth from $602.5 million was seen.", 602_500_000, "USD", ""),
        ("A budget of US$8.8 billion was approved.", 8_800_000_000, "USD", ""),
        ("A 20.8 per cent increase followed.", 20.8, "%", ""),
        ("It rose by 15%.", 15, "%", ""),
        ("With eight executive summaries finalized.", 8, "summari", ""),
        ("Assistance in twenty-five provinces.", 25, "provinc", ""),
        ("Seizures of 1,573 tons of precursors.", 1573, "ton", ""),
        ("The Conference adopted one decision.", 1, "decis", ""),
        ("It helped nearly 70 States parties.", 70, "parti", "nearly"),
        ("Support reached 72 countries.", 72, "country", ""),
        ("Support reached 80 Member States.", 80, "country", ""),
    ],
)
def test_a_quantity_has_value_unit_and_qualifier(text: str, value: float, unit: str, qualifier: str) -> None:
    (found,) = stated(text)
    assert (found.value, found.unit, found.qualifier) == (value, unit, qualifier)
    assert text[found.start : found.end].strip() in found.text


@pytest.mark.parametrize(
    "text",
    [
        "In 2019, the Office continued its work.",
        "The session was held from 18 to 22 May 2020.",
        "On 23 June it met.",
        "As set out in article 52 of the Convention and in chapter 5.",
        "In its resolution 72/196 and decision 74/550, the Assembly decided.",
        "Security Council resolution 2396 (2017) was recalled.",
        "See document A/74/130 and CAC/COSP/IRG/2018/5.",
        "The COVID-19 pandemic and the I-24/7 system.",
        "Sustainable Development Goal 16 and indicators 11.7.2 and 16.4.1 were discussed.",
        "See paras. 51–55 below and paragraph 24 above.",
        "One of the aims was reached, one after another.",
        "A 10-year anniversary was marked.",
        "",
    ],
)
def test_names_and_dates_are_no_quantities(text: str) -> None:
    assert stated(text) == []


def test_a_listed_number_counts_what_the_first_one_did() -> None:
    text = "There were 189 States parties to the Convention; 173 to the Protocol; and 115 to the Firearms Protocol."
    assert [(found.value, found.unit) for found in stated(text)] == [(189, "parti"), (173, "parti"), (115, "parti")]


def test_the_basis_is_told_where_it_is_said() -> None:
    (yearly,), (cumulative,), (unsaid,) = (
        stated("In 2019, 72 countries were helped."),
        stated("To date, 72 countries were helped."),
        stated("It helped 72 countries."),
    )
    assert (yearly.basis, cumulative.basis, unsaid.basis) == (Basis.YEARLY, Basis.CUMULATIVE, Basis.UNSAID)
