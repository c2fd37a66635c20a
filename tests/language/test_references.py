"""What is a reference, and to what. Each sentence is one way in which United Nations reports refer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.language import language
from explorer.language.acts import own_body
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
        ("Human Rights Council resolution S‑29/1", ["A/HRC/RES/S-29/1"]),
        ("A/S‑32/1", ["A/S-32/1"]),
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
    ("words", "expected"),
    [
        ("In its resolution 8/2, the Conference of the Parties to the Organized Crime Convention decided", ["8/2"]),
        ("the Security Council. In line with resolution 9/1 of the Conference of the Parties", ["9/1"]),
        ("implementation of Conference resolution 8/1", ["8/1"]),
        ("the Conference adopted resolution 8/1, in which it decided", ["8/1"]),
        ("Commission on Narcotic Drugs resolution 62/9", ["62/9"]),
        ("In its resolution 62/9, the Commission on Narcotic Drugs requested", ["62/9"]),
        ("resolution 62/9 of the Commission on Narcotic Drugs", ["62/9"]),
        ("the Commission on the Status of Women, in its resolution 60/2, decided", ["60/2"]),
        ("Commission on Crime Prevention and Criminal Justice resolution 28/4", ["28/4"]),
        ("Commission on Human Rights resolution 2005/80", ["2005/80"]),
        ("World Health Assembly resolution 65/4", ["65/4"]),
        ("the Peace and Security Council, in its resolution 77/1", ["77/1"]),
        ("Ibid., chap. I, sect. B, and sect. D, resolution 30/1", ["30/1"]),
        ("Recalling decisions 1/CP.16, 2/CP.17 and 1/CP.18", ["1/CP.16", "2/CP.17", "1/CP.18"]),
        ("decisions 1/CP.21 and 3/CMA.1", ["1/CP.21", "3/CMA.1"]),
        ("decision IX/20 of the Conference of the Parties", ["IX/20"]),
        ("resolution 34/18 of 24 March 2017", ["34/18"]),
        ("In the Parliamentary Assembly resolution 1481 (2006)", ["1481(2006)"]),
    ],
)
def test_an_act_of_another_body_is_known_by_its_number_and_has_no_address(words: str, expected: list[str]) -> None:
    found = find_references(words, language())
    assert [reference.target for reference in found] == expected
    assert {(reference.symbol, reference.address) for reference in found} == {(None, None)}


@pytest.mark.parametrize(
    "words",
    [
        "Resolution 2 (Kyoto, 1994) of the Plenipotentiary Conference",
        "a dispute resolution 12 months later",
        "a resolution 2019 of them saw",
        "resolution 612 of the screen",
        "The decision 1234 people waited for",
        "the resolution of 21 December 2000 in 75/100 cases",
    ],
)
def test_other_numbers_are_no_acts(words: str) -> None:
    assert targets(words) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Recalling its resolutions 55/215 of 21 December 2000, 56/76 of 11 December 2001 and 58/129 of 19 December"
            " 2003,",
            ["A/RES/55/215", "A/RES/56/76", "A/RES/58/129"],
        ),
        (
            "its resolutions 66/288 of 27 July 2012, entitled “The future we want”, and 70/1 of 25 September 2015",
            ["A/RES/66/288", "A/RES/70/1"],
        ),
        (
            "Human Rights Council resolutions 5/1 on institution-building and 5/2 on the Code of Conduct",
            ["A/HRC/RES/5/1", "A/HRC/RES/5/2"],
        ),
        (
            "Security Council resolutions 1325 (2000), 1820 (2008) and 2106 (2013)",
            _WOMEN := ["S/RES/1325(2000)", "S/RES/1820(2008)", "S/RES/2106(2013)"],
        ),
        ("in subsequent resolutions, including 1325 (2000), 1820 (2008),2106 (2013)", _WOMEN),
        (
            "resolutions 242 (1967) of 22 November 1967 and 338 (1973) of 22 October 1973",
            ["S/RES/242(1967)", "S/RES/338(1973)"],
        ),
        ("pursuant to resolutions 1267 (1999) 1989 (2011)", ["S/RES/1267(1999)", "S/RES/1989(2011)"]),
        ("The African Union Commission set out a plan for resolution 2719 (2023)", ["S/RES/2719(2023)"]),
        ("Security Council resolution 1325 on women", ["S/RES/1325"]),
        ("Security Council resolution 242 of that year", ["S/RES/242"]),
        ("resolutions 1325 and 1820 on women", ["S/RES/1325", "S/RES/1820"]),
        ("resolutions 74/177 and 2300 people", ["A/RES/74/177"]),
        ("resolution 217 A (III) of 10 December 1948", ["A/RES/217(III)A"]),
        ("resolutions 1514 (XV) and 2200 A (XXI)", ["A/RES/1514(XV)", "A/RES/2200(XXI)A"]),
        ("resolution 3201 (S-VI)", ["A/RES/3201(S-VI)"]),
        ("Economic and Social Council resolution 1503 (XLVIII)", ["E/RES/1503(XLVIII)"]),
        ("General Assembly resolutions 47/120 A and B", ["A/RES/47/120A", "A/RES/47/120B"]),
        ("resolution 55/33 I of 20 November 2000", ["A/RES/55/33I"]),
        ("in resolution 70/1 I urged them", ["A/RES/70/1"]),
        ("resolutions 45/248 B, section VI, of 21 December 1990 and 55/231", ["A/RES/45/248B", "A/RES/55/231"]),
        ("See resolutions 32/151, para. 10, and 37/111, para. 5", ["A/RES/32/151", "A/RES/37/111"]),
        ("resolutions 69/237 (building capacity); 70/1 (the Agenda)", ["A/RES/69/237", "A/RES/70/1"]),
        ("resolutions 61/132 to 61/134", ["A/RES/61/132", "A/RES/61/134"]),
        ("paragraph 5 of resolution 73/185, annex", ["A/RES/73/185"]),
        ("resolutions 70/262 and 2282 (2016) of 27 April 2016", ["A/RES/70/262", "S/RES/2282(2016)"]),
        (
            "the work of the Commission on the Status of Women, and reaffirming its resolution 73/183 of"
            " 17 December 2018",
            ["A/RES/73/183"],
        ),
        (
            "resolutions adopted by the Human Rights Council, including resolutions 36/6 of 28 September 2017",
            ["A/HRC/RES/36/6"],
        ),
    ],
)
def test_every_act_of_a_list_is_found(words: str, expected: list[str]) -> None:
    assert targets(words) == expected


@pytest.mark.parametrize(
    ("symbol", "words", "expected"),
    [
        ("A/HRC/43/1", "pursuant to resolution 40/1", "A/HRC/RES/40/1"),
        ("A/HRC/43/1", "mandated by the Council in its resolution 40/1", "A/HRC/RES/40/1"),
        ("A/HRC/43/1", "pursuant to Council decision 3/103", "A/HRC/DEC/3/103"),
        ("A/HRC/43/1", "pursuant to resolution 48/141", "A/RES/48/141"),
        ("A/HRC/43/1", "resolution 46/18 of 20 December 1991", "A/RES/46/18"),
        ("A/RES/75/200", "The Commission met. Recalling resolution 55/7", "A/RES/55/7"),
        ("A/C.3/75/L.1", "Recalling resolution 34/18 of 24 March 2017", "34/18"),
        ("E/CN.7/2019/5", "pursuant to resolution 62/9", "62/9"),
        ("E/CN.7/2019/5", "pursuant to resolution 74/177", "A/RES/74/177"),
        ("E/CN.3/2019/5", "In its decision 46/101, the Commission", "46/101"),
        ("E/CN.3/2019/5", "according to decision 74/553", "A/DEC/74/553"),
        ("E/RES/2019/5", "pursuant to resolution 2019/4", "E/RES/2019/4"),
        ("S/2019/5", "the Council adopted resolution 242 (1967)", "S/RES/242(1967)"),
        ("A/75/90", "pursuant to resolution 74/177", "A/RES/74/177"),
        ("E/2019/5", "pursuant to resolution 27/2", "27/2"),
    ],
)
def test_the_body_whose_text_it_is_names_its_own_acts_by_their_numbers(symbol: str, words: str, expected: str) -> None:
    assert [found.target for found in find_references(words, language(), own_body([symbol]))] == [expected]


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
        ("www.unodc.org/E/2020/3 and https://un.example/A/RES/72/1", []),
        ("see https://undocs.org/A/RES/72/1.", ["A/RES/72/1"]),
        ("(www.undocs.org/en/A/80/6(Sect.16))", ["A/80/6(Sect.16)"]),
        ("E/2018/30 and Add.1 and 2, which", ["E/2018/30", "E/2018/30/Add.1", "E/2018/30/Add.2"]),
        ("(A/60/88, Corr.1 and Add.1–3)", ["A/60/88", "A/60/88/Corr.1", "A/60/88/Add.1", "A/60/88/Add.3"]),
        ("A/78/500/Add.1 and Add.2", ["A/78/500/Add.1", "A/78/500/Add.2"]),
        ("A/80/6 (Sect. 16) and Corr.1", ["A/80/6 (Sect. 16)", "A/80/6 (Sect. 16)/Corr.1"]),
        ("E/CN.15/2018/1 and 2 States", ["E/CN.15/2018/1"]),
        ("A/RES/74/177 (2019)", ["A/RES/74/177"]),
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


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("fr", "ses résolutions 55/215 du 21 décembre 2000, 56/76 du 11 décembre 2001 et 58/129 du 19 décembre 2003"),
        ("es", "sus resoluciones 55/215, de 21 de diciembre de 2000, 56/76, de 11 de diciembre de 2001, y 58/129"),
        ("ru", "на свои резолюции 55/215 от 21 декабря 2000 года, 56/76 от 11 декабря 2001 года и 58/129"),
        ("zh", "其2000年12月21日第55/215号、2001年12月11日第56/76号和2003年12月19日第58/129号决议"),
        ("ar", "قراراتها 55/215 المؤرخ 21 كانون الأول/ديسمبر 2000 و 56/76 المؤرخ 11 كانون الأول/ديسمبر 2001 و58/129"),
    ],
)
def test_lists_are_read_in_every_language(code: str, words: str) -> None:
    found = find_references(words, language(code))
    assert [reference.target for reference in found] == ["A/RES/55/215", "A/RES/56/76", "A/RES/58/129"]


@pytest.mark.parametrize(
    ("code", "words", "expected"),
    [
        (
            "fr",
            "les résolutions 1325 (2000) et 1820 (2008) du Conseil de sécurité",
            ["S/RES/1325(2000)", "S/RES/1820(2008)"],
        ),
        (
            "fr",
            "la résolution 217 A (III) de l’Assemblée générale, et sa décision 74/553",
            ["A/RES/217(III)A", "A/DEC/74/553"],
        ),
        ("fr", "la résolution 40/1 du Conseil des droits de l’homme", ["A/HRC/RES/40/1"]),
        ("es", "la resolución 1325 (2000) del Consejo de Seguridad", ["S/RES/1325(2000)"]),
        ("es", "la resolución 27/2 de la Comisión", ["27/2"]),
        ("ru", "резолюцию 1325 (2000) Совета Безопасности", ["S/RES/1325(2000)"]),
        ("ru", "резолюцию 47/120 А и В Генеральной Ассамблеи", ["A/RES/47/120A", "A/RES/47/120B"]),
        ("zh", "安全理事会2000年10月31日第1325(2000)号决议和第74/553号决定", ["S/RES/1325(2000)", "A/DEC/74/553"]),
        ("ar", "قرار مجلس الأمن 1325 (2000) والقرار 47/120 ألف", ["S/RES/1325(2000)", "A/RES/47/120A"]),
        (
            "ar",
            "قراريها 55/215 و56/76 وإلى قرار المجلس الاقتصادي والاجتماعي 2019/22",
            ["A/RES/55/215", "A/RES/56/76", "E/RES/2019/22"],
        ),
    ],
)
def test_acts_belong_to_their_bodies_in_every_language(code: str, words: str, expected: list[str]) -> None:
    assert [reference.target for reference in find_references(words, language(code))] == expected
