"""What counts as a quantity, and how it is read."""

import pytest

from explorer.compare.quantities import quantities
from explorer.compare.stated import Stated
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
        "The INSPIRE package of Seven Strategies for Ending Violence was used.",
        "The M23 and the Group of 77, with others, spoke.",
        "Resolutions 425 (1978) and 1701 (2006) were recalled.",
        "Personnel at position 80, near the line, saw it.",
        "",
    ],
)
def test_names_and_dates_are_no_quantities(text: str) -> None:
    assert stated(text) == []


def test_a_listed_number_counts_what_the_first_one_did() -> None:
    text = "There were 189 States parties to the Convention; 173 to the Protocol; and 115 to the Firearms Protocol."
    assert [(found.value, found.unit) for found in stated(text)] == [(189, "parti"), (173, "parti"), (115, "parti")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The rate fell from 4.8 dinars to the dollar to 5.56 dinars to the dollar.", [5.56]),
        ("Output rose to 1.4 million barrels, up from 1.3 million barrels.", [1_400_000]),
        ("The share increased from 12 to 23 per cent.", [23]),
        ("It used 100 positions, compared with an estimated 10 positions before.", [100]),
        ("An estimated 370,000 to 550,000 refugees are expected.", []),
        ("Between 10 and 15 violations occurred each day.", []),
        ("The survivors’ ages ranged from 11 to 36 years.", []),
    ],
)
def test_what_was_before_and_what_is_a_range_is_no_value(text: str, values: list[float]) -> None:
    assert [found.value for found in stated(text)] == values


def test_a_list_goes_on_to_count_and_says_what_each_number_is_of() -> None:
    text = "It had 316 civilian staff. Of those, 292 were stationed in Tripoli, 19 in Tunis and one in Sabha."
    found = stated(text)
    assert [(each.value, each.unit) for each in found] == [(316, "staff"), (292, "staff"), (19, "staff"), (1, "staff")]
    assert [each.item for each in found[2:]] == [("tuni",), ("sabha",)]


def test_counts_in_brackets_are_quantities_of_what_the_list_counts() -> None:
    text = "Troops are deployed from Argentina (1), Fiji (146), the Republic of Korea (1) and Zambia (4)."
    found = stated(text)
    assert [(each.place, each.value, each.counted) for each in found] == [
        ("Argentina", 1, "troops"),
        ("Fiji", 146, "troops"),
        ("Republic of Korea", 1, "troops"),
        ("Zambia", 4, "troops"),
    ]
    assert all(text[each.start : each.end] == str(int(each.value)) for each in found)
    assert stated("Sessions were held in Geneva (2019), Vienna (2020) and Nairobi (2021).") == []


def test_a_number_shares_the_noun_of_the_one_behind_it() -> None:
    found = stated("It facilitated 32 operational, one emergency and two humanitarian crossings at the gate.")
    assert [(each.value, each.subject) for each in found if each.unit == "cross"] == [
        (32, "operational crossings"),
        (2, "humanitarian crossings"),
    ]


def test_what_is_counted_may_stand_before_the_number() -> None:
    (found,) = stated("The number of refugees and migrants in Libya exceeded 858,000.")
    assert (found.value, found.subject, found.unit) == (858_000, "refugees and migrants", "refuge")


def test_a_part_knows_its_whole() -> None:
    text = "UNDOF had 1,125 troops, including 90 women, and 80 observers (12 women and 68 men)."
    wholes = [(each.value, each.whole.value if each.whole else None) for each in stated(text)]
    assert wholes == [(1125, None), (90, 1125), (80, None), (12, 80), (68, 80)]


def test_a_date_in_a_name_of_another_language_is_no_quantity() -> None:
    assert stated("The Mouvement du 23 mars and the Movimiento 26 de julio advanced.") == []


def test_what_is_said_again_is_no_other_quantity_and_its_parts_are_of_the_first() -> None:
    found = stated("There were seven cases of abuse. Of the seven cases, including two crimes, none was new.")
    assert [(each.value, each.counted) for each in found] == [(7, "cases"), (2, "crimes")]
    assert found[1].whole is found[0]


def test_a_part_is_of_the_nearest_that_counts_the_same() -> None:
    text = "It had 1,327 personnel from 31 countries, comprising 1,047 police personnel and 276 civilian personnel."
    assert [each.whole.value for each in stated(text) if each.whole] == [1327, 1327]
    text = "Some 44 civilians were killed, including 12 women, and 24 others were hurt, including 6 women."
    assert [(each.value, each.whole.value) for each in stated(text) if each.whole] == [(12, 44), (6, 24)]


def test_a_part_is_not_of_what_others_are_out_of() -> None:
    text = "It deployed 990 troops out of an authorized strength of 1,400 personnel, including 42 officers (10 women)."
    assert [(each.value, each.whole.value) for each in stated(text) if each.whole] == [(42, 990), (10, 42)]
    listed = stated("It had 990 people against a ceiling of 1,400 people, and 42 women.")
    assert [each.value for each in listed] == [990, 1400, 42] and not any(each.whole for each in listed)


def test_parts_in_a_second_bracket_are_of_the_same_whole() -> None:
    found = stated("Ten children were victims of killing (2 boys, 1 girl) and maiming (6 boys, 1 girl).")
    assert [each.whole.value for each in found if each.whole] == [10, 10, 10, 10]


@pytest.mark.parametrize("amount", ["203.8 million United States dollars", "$203.8 million", "203,800,000 dollars"])
def test_dollars_are_of_the_united_states(amount: str) -> None:
    (found,) = stated(f"The contributions outstanding were in the amount of {amount}.")
    assert (found.value, found.unit) == (203_800_000, "USD")
