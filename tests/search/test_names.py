"""What texts explain to be another name of something is found by either, as it is told, and can be left out."""

import pytest

from explorer.language.definitions import names_in
from tests.search.builders import report
from tests.search.conftest import Search

OFFICE = "United Nations Office on Drugs and Crime"
TEXTS = report(
    "r",
    f"The {OFFICE} (UNODC) was founded.",
    "UNODC gave help.",
    f"The {OFFICE} gave advice.",
    "The office on drugs of the united nations and its crime.",
    "Work of the International Criminal Police Organization (INTERPOL).",
    "Those who were of the World Health Organization (WHO).",
    heading="1",
)


@pytest.mark.parametrize("query", ["UNODC", "unodc"])
def test_an_acronym_is_found_by_its_name(search: Search, query: str) -> None:
    results = search(query, TEXTS)
    assert {hit.label for hit in results.hits} == {"1", "2", "3"}
    assert [(each.name, each.total, each.without) for each in results.aliases] == [(OFFICE, 1, f'"{query}"')]
    assert f"“{query}” is sought as “{OFFICE}” as well (1 more)." in results.explanation
    left = search(results.aliases[0].without)
    assert {hit.label for hit in left.hits} == {"1", "2"} and not left.aliases


def test_a_name_is_found_by_its_acronym(search: Search) -> None:
    results = search(OFFICE.lower(), TEXTS)
    assert {hit.label for hit in results.hits if hit.tier == 0} == {"1", "2", "3", "4"}
    assert [(each.name, each.total) for each in results.aliases] == [("UNODC", 1)]


def test_a_name_counts_as_one_word(search: Search) -> None:
    results = search("UNODC advice", TEXTS)
    assert (results.hits[0].label, results.hits[0].tier) == ("3", 0)
    assert (results.tiers[0].of, results.aliases[0].without) == (2, '"UNODC" advice')
    matches = [results.hits[0].snippet[start:end] for start, end in results.hits[0].matches]
    assert matches == [OFFICE, "advice"]


def test_names_hold_with_operators(search: Search) -> None:
    assert {hit.label for hit in search("UNODC AND advice", TEXTS).hits} == {"3"}
    assert {hit.label for hit in search("UNODC OR INTERPOL").hits} == {"1", "2", "3", "5"}
    assert {hit.label for hit in search('"UNODC" OR INTERPOL').hits} == {"1", "2", "5"}


def test_a_small_word_is_a_name_in_capitals(search: Search) -> None:
    assert search("WHO", TEXTS).total == 1
    assert search("who gave help").tiers[0].of == 2


def test_each_of_two_names_is_told_and_left_out_by_itself(search: Search) -> None:
    texts = report(
        "r",
        "The Joint Inspection Unit (JIU).",
        "The Justice Information Union (JIU).",
        "The Joint Inspection Unit.",
        "The Justice Information Union.",
    )
    results = search("JIU", texts)
    assert [(each.name, each.total) for each in results.aliases] == [
        ("Joint Inspection Unit", 1),
        ("Justice Information Union", 1),
    ]
    assert {hit.label for hit in search(results.aliases[0].without).hits} == {"1", "2", "4"}


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("to the United Nations Office on Drugs and Crime (UNODC) and", "UNODC", OFFICE),
        ("the coronavirus disease (COVID-19) pandemic", "COVID-19", "coronavirus disease"),
        (
            "by the United Nations Entity for Gender Equality and the Empowerment of Women (UN-Women).",
            "UN-Women",
            "United Nations Entity for Gender Equality and the Empowerment of Women",
        ),
        ("the United Nations Children’s Fund (UNICEF)", "UNICEF", "United Nations Children’s Fund"),
        (
            "the Islamic State in Iraq and the Levant (ISIL, also known as Da’esh)",
            "ISIL",
            "Islamic State in Iraq and the Levant",
        ),
        (
            "Abbreviations: SBI = Subsidiary Body for Implementation, 2 = two.",
            "SBI",
            "Subsidiary Body for Implementation",
        ),
        ("Two non-governmental organizations (NGOs) met", "NGO", "non-governmental organizations"),
        ("for Elimination, with the United Nations Population Fund (UNFPA)", "UNFPA", "United Nations Population Fund"),
        (
            "The Mission was told. The United Nations Integrated Office in Haiti (BINUH)",
            "BINUH",
            "United Nations Integrated Office in Haiti",
        ),
        (
            "l’Office des Nations Unies contre la drogue et le crime (ONUDC)",
            "ONUDC",
            "Office des Nations Unies contre la drogue et le crime",
        ),
        (
            "the Standard Minimum Rules for the Treatment of Prisoners (the Nelson Mandela Rules)",
            "Nelson Mandela Rules",
            "Rules for the Treatment of Prisoners",
        ),
    ],
)
def test_definitions_are_found(text: str, short: str, name: str) -> None:
    assert [(each.short, each.name) for each in names_in(text)] == [(short, name)]


@pytest.mark.parametrize(
    "text",
    [
        "resolution 1514 (XV)",
        "the Permanent Representative of Japan (JPN)",
        "General Assembly (A/75/50)",
        "(UNODC)",
        "GDP = 3.2 per cent",
    ],
)
def test_what_is_no_definition_is_none(text: str) -> None:
    assert not list(names_in(text))
