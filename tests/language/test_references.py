"""What is a reference, and to what. Each sentence is one way in which United Nations reports refer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.language import language
from explorer.language.references import Reference, find_references, is_symbol


def targets(words: str) -> list[str]:
    return [reference.target for reference in find_references(words, language())]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("General Assembly resolutions 71/208, 72/1 and 72/196", ["A/RES/71/208", "A/RES/72/1", "A/RES/72/196"]),
        ("as requested by the General Assembly in its resolution 72/196.", ["A/RES/72/196"]),
        ("pursuant to Assembly resolution 73/191", ["A/RES/73/191"]),
        ("in line with the Assembly resolution 73/191", ["A/RES/73/191"]),
        ("The Assembly, in its resolution 46/182, requested", ["A/RES/46/182"]),
        ("In accordance with resolution 74/177, the Office", ["A/RES/74/177"]),
        ("paragraph 4 of General Assembly resolution 51/196 B of 31 July 1997", ["A/RES/51/196B"]),
        ("in its decision 74/550 of 13 April 2020", ["A/DEC/74/550"]),
        ("General Assembly resolution S-32/1", ["A/RES/S-32/1"]),
        ("Economic and Social Council resolution 2019/23", ["E/RES/2019/23"]),
        ("Economic and Social Council decision 2017/237", ["E/DEC/2017/237"]),
        ("to Assembly resolution 79/140 and Council resolution 2024/8", ["A/RES/79/140", "E/RES/2024/8"]),
        ("Security Council resolution 1701 (2006)", ["S/RES/1701(2006)"]),
        (
            "resolutions 1559 (2004), 1701 (2006) and 1680 (2006), which",
            ["S/RES/1559(2004)", "S/RES/1701(2006)", "S/RES/1680(2006)"],
        ),
        ("the Council adopted resolution 2388 (2017)", ["S/RES/2388(2017)"]),
        ("Human Rights Council resolution 28/6", ["A/HRC/RES/28/6"]),
        ("Human Rights Council resolution 52/10", ["A/HRC/RES/52/10"]),
        ("The Human Rights Council met. In Council decision 3/103", ["A/HRC/DEC/3/103"]),
    ],
)
def test_an_act_belongs_to_its_body(words: str, expected: list[str]) -> None:
    assert targets(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "In its resolution 8/2, the Conference of the Parties to the Organized Crime Convention decided",
        "the Security Council. In line with resolution 9/1 of the Conference of the Parties",
        "implementation of Conference resolution 8/1",
        "the Conference adopted resolution 8/1, in which it decided",
        "Commission on Narcotic Drugs resolution 62/9",
        "In its resolution 62/9, the Commission on Narcotic Drugs requested",
        "resolution 62/9 of the Commission on Narcotic Drugs",
        "the Commission on the Status of Women, in its resolution 60/2, decided",
        "Commission on Crime Prevention and Criminal Justice resolution 28/4",
        "World Health Assembly resolution 65/4",
        "the Peace and Security Council, in its resolution 77/1",
        "Ibid., chap. I, sect. B, and sect. D, resolution 30/1",
        "Resolution 2 (Kyoto, 1994) of the Plenipotentiary Conference",
        "Recalling decisions 1/CP.16, 2/CP.17 and 1/CP.18",
        "a dispute resolution 12 months later",
    ],
)
def test_an_act_of_an_unknown_body_is_no_link(words: str) -> None:
    assert targets(words) == []


def test_the_body_named_after_an_act_counts_more_than_one_before() -> None:
    words = "The Security Council met. In its decision 74/550 B, the General Assembly requested the Commission"
    assert targets(words) == ["A/DEC/74/550B"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("(see E/CN.15/2018/1).", ["E/CN.15/2018/1"]),
        ("A/79/797-S/2025/109", ["A/79/797", "S/2025/109"]),
        ("see E/2018/30- E/CN.15/2018/15", ["E/2018/30", "E/CN.15/2018/15"]),
        ("S/2025/460* and A/75/50.", ["S/2025/460", "A/75/50"]),
        ("A/80/6 (Sect. 16)", ["A/80/6 (Sect. 16)"]),
        ("A/80/6 (Plan outline)", ["A/80/6 (Plan outline)"]),
        ("A/80/6 (Sect. 16)/Add.1", ["A/80/6 (Sect. 16)/Add.1"]),
        ("(CAC/COSP/WG.4/2016/5) CTOC/COP/2018/13", ["CAC/COSP/WG.4/2016/5", "CTOC/COP/2018/13"]),
        ("A/CONF.234/16, FCCC/CP/2018/10/Add.2", ["A/CONF.234/16", "FCCC/CP/2018/10/Add.2"]),
        ("S/RES/1701 (2006)", ["S/RES/1701(2006)"]),
        ("A/S-32/1 and S/PRST/2025/1", ["A/S-32/1", "S/PRST/2025/1"]),
        ("A/75 /50, broken by a line end", ["A/75/50"]),
        ("HIV/AIDS, and/or, UNODC/World Bank, OAS/United, an A/4 page", []),
        ("www.unodc.org/E/2020/3 and https://undocs.org/A/RES/72/1", []),
    ],
)
def test_symbols(words: str, expected: list[str]) -> None:
    assert targets(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("(see para. 24 below)", [("para. 24", "para.24")]),
        ("As mentioned in paragraph 25 above, the", [("paragraph 25", "para.25")]),
        ("(see paras. 51–55 below)", [("paras. 51–55", "para.51")]),
        ("paragraphs 3, 4 and 9 above", [("paragraphs 3", "para.3"), ("4", "para.4"), ("9", "para.9")]),
        ("(see para. 14 above and para. 39 below)", [("para. 14", "para.14"), ("para. 39", "para.39")]),
        ("ammunition (see para. 43) turned violent", [("para. 43", "para.43")]),
        ("as described in para. 16.12 above", [("para. 16.12", "para.16.12")]),
        ("para. 2 (a) above", [("para. 2 (a)", "para.2")]),
        ("As detailed in paragraph 55 of this report", [("paragraph 55", "para.55")]),
    ],
)
def test_paragraphs_of_the_same_report(words: str, expected: list[tuple[str, str]]) -> None:
    assert [(words[found.start : found.end], found.target) for found in find_references(words, language())] == expected


@pytest.mark.parametrize(
    "words",
    [
        "Under article 31, paragraph 3, of the Convention",
        "paragraph 15 of its resolution, the Council",
        "(art. 13, para. 1 (c), of the Convention)",
        "(see para. 3 of the Convention)",
        "one paragraph above the rest",
    ],
)
def test_paragraphs_of_other_texts_are_no_reference(words: str) -> None:
    assert targets(words) == []


def test_a_paragraph_of_a_document_is_the_document() -> None:
    assert targets("(see S/2024/817, para. 26)") == ["S/2024/817"]
    assert targets("paragraph 3 of resolution 1701 (2006)") == ["S/RES/1701(2006)"]


def test_a_reference_knows_where_it_leads() -> None:
    assert Reference(0, 1, "A/80/6 (Sect. 16)").address == "https://undocs.org/A/80/6(Sect.16)"
    assert Reference(0, 1, "A/80/6 (Sect. 16)").paragraph is None
    assert Reference(0, 1, "para.24").paragraph == "24"


def test_is_symbol() -> None:
    assert is_symbol("E/CN.15/2018/1")
    assert is_symbol("A/80/6 (Sect. 16)")
    assert not is_symbol("E/CN.15/2018/1 and Corr.1")
    assert not is_symbol("Bill 42")


_PROSE = st.lists(
    st.sampled_from(
        ["resolution", "decisions", "74/177", "2019/23", "1701", "(2006)", "B", ",", "and", "the", "in its"]
    )
    | st.sampled_from(
        ["General Assembly", "Security Council", "Commission", "of", "para.", "paras.", "12", "–", "above"]
    )
    | st.sampled_from(["(see", ")", "A/75/50", "E/2018/30-E/CN.15/2018/1", "1. ", "Conference of the Parties"])
).map(" ".join)


@given(st.text() | _PROSE)
def test_references_stand_in_order_and_never_overlap(words: str) -> None:
    end = 0
    for reference in find_references(words, language()):
        assert end <= reference.start < reference.end <= len(words)
        assert reference.target
        end = reference.end
