"""Documents in queries: every form finds the same, and what was understood is said."""

from dataclasses import replace

import pytest

from explorer.search.citations import is_named, symbol_keys
from explorer.search.completion import complete
from explorer.search.engine import Engine
from explorer.search.parsing import parse
from tests.search.builders import report
from tests.search.conftest import Search

_RESOLUTION = [
    "A/RES/74/177",
    "a/res/74/177",
    "74/177",
    "RES/74/177",
    "resolution 74/177",
    "Resolution 74/177",
    "General Assembly resolution 74/177",
    "assembly resolution 74/177",
    "resolución 74/177",
    "https://undocs.org/A/RES/74/177",
    "http://www.undocs.org/en/A/RES/74/177",
    "docs.un.org/A/RES/74/177",
    "https://documents.un.org/api/symbol/access?s=A/RES/74/177&l=en&t=pdf",
    "https://www.un.org/en/ga/search/view_doc.asp?symbol=A/RES/74/177",
]
_WOMEN = [
    "S/RES/1325 (2000)",
    "S/RES/1325(2000)",
    "S/RES/1325",
    "s/res/1325",
    "RES/1325",
    "1325 (2000)",
    "resolution 1325 (2000)",
    "resolution 1325",
    "Security Council resolution 1325",
    "security council resolution 1325 (2000)",
    "resolution 1325 of the Security Council",
    "résolution 1325 (2000)",
    "https://docs.un.org/en/S/RES/1325(2000)",
]


@pytest.mark.parametrize("form", ["{}", "cites:{}", 'cites:"{}"'])
@pytest.mark.parametrize("typed", _RESOLUTION)
def test_every_form_of_a_resolution_finds_the_same(search: Search, typed: str, form: str) -> None:
    texts = report(
        "r",
        "Recalling its resolutions 73/185 of 17 December 2018 and 74/177 of 18 December 2019,",
        "See A/RES/74/177.",
        "At https://undocs.org/en/A/RES/74/177.",
        "Document A/74/177.",
        "Resolution 74/17, and 74 or 177.",
    )
    assert {hit.label for hit in search(form.format(typed), texts).hits} == {"1", "2", "3"}


@pytest.mark.parametrize("form", ["{}", "cites:{}", 'cites:"{}"'])
@pytest.mark.parametrize("typed", _WOMEN)
def test_every_form_of_a_resolution_of_the_security_council_finds_the_same(
    search: Search, typed: str, form: str
) -> None:
    texts = report(
        "r",
        "Security Council resolutions 1325 (2000), 1820 (2008) and 2106 (2013)",
        "Security Council resolution 1325 on women",
        "S/RES/1325 (2000)",
        "1,325 women in 2000",
        "Resolution 1324 (2000)",
    )
    assert {hit.label for hit in search(form.format(typed), texts).hits} == {"1", "2", "3"}


def test_a_number_alone_with_cites_is_that_of_an_act(search: Search) -> None:
    texts = report("r", "Resolution 1325 (2000).", "The 1325 women.", "Resolution 1514 (XV) and decision 1/CP.21")
    assert [hit.label for hit in search("cites:1325", texts).hits] == ["1"]
    assert {hit.label for hit in search("1325").hits} == {"1", "2"}
    for query in ("cites:1514", "1514 (XV)", "A/RES/1514(XV)", "cites:1/cp.21", "decision 1/CP.21"):
        assert [hit.label for hit in search(query).hits] == ["3"], query


@pytest.mark.parametrize(
    ("query", "explanation"),
    [
        ("A/RES/74/177", "Texts with a reference to General Assembly resolution 74/177."),
        ("cites:S/RES/1325(2000)", "Texts with a reference to Security Council resolution 1325 (2000)."),
        ("Human Rights Council resolution 40/1", "Texts with a reference to Human Rights Council resolution 40/1."),
        ("E/DEC/2019/22", "Texts with a reference to Economic and Social Council decision 2019/22."),
        ("cites:27/2", "Texts with a reference to resolution or decision 27/2."),
        ("resolution 27/2", "Texts with “27/2” as a resolution or decision, else in words."),
        ("resolution 217 A (III)", "Texts with a reference to General Assembly resolution 217 A (III)."),
        ("cites:E/CN.15/2018/2", "Texts with a reference to “E/CN.15/2018/2”."),
        ("cites:A/RES/74/*", "Texts with a reference to “A/RES/74/*”."),
    ],
)
def test_it_is_said_which_document_was_understood(query: str, explanation: str) -> None:
    assert parse(query).explanation == explanation


def test_a_number_of_several_acts_finds_all_of_them_and_says_so(search: Search) -> None:
    texts = report(
        "r",
        "Human Rights Council resolution 27/2.",
        "Resolution 27/2 of the Commission on Crime Prevention and Criminal Justice.",
        "From 27/2 to 28/2 in document A/27/2.",
    )
    results = search("resolution 27/2", texts)
    assert {hit.label for hit in results.hits} == {"1", "2"}
    told = "“27/2” is A/HRC/RES/27/2 in one text, an act of another body, or of one that is not named, in one text."
    assert told in results.explanation
    assert "in one text more the same numbers stand side by side, but are none." in results.explanation
    assert search("Human Rights Council resolution 27/2").total == 1


def test_a_number_that_is_no_act_is_sought_in_words(search: Search) -> None:
    texts = report("r", "Open 24/7.", "Document E/CN.15/2018/2.")
    assert [hit.label for hit in search("24/7", texts).hits] == ["1"]
    assert [hit.label for hit in search("2018/2").hits] == ["2"]
    assert "side by side" not in search("24/7").explanation


def test_a_year_that_contradicts_is_said_and_not_refused(search: Search) -> None:
    texts = report("r", "Security Council resolution 1325 (2000).", "And resolution 1820 (2008).")
    results = search("resolution 1325 (2001)", texts)
    assert [hit.label for hit in results.hits] == ["1"]
    assert "In the texts resolution 1325 is of 2000, not of 2001: its number is looked for." in results.explanation
    assert "not of" not in search("resolution 1325 (2000)").explanation
    assert "not of" in search("resolution 1325 (2001)").explanation  # Also when it was looked for before.


def test_a_symbol_alone_gives_the_document_before_what_cites_it(search: Search, engine: Engine) -> None:
    citing = report("a", "See A/RES/74/177, A/RES/74/177 and A/RES/74/177.", year=2021)
    itself = replace(report("b", "The Assembly decides.", heading="Preventing crime"), symbols=("A/RES/74/177",))
    results = search("A/RES/74/177", citing, itself)
    assert [hit.report for hit in results.hits] == ["b", "a"] and results.total == 2
    assert [hit.report for hit in search("resolution 74/177").hits] == ["b", "a"]
    assert [hit.report for hit in engine.search(parse("A/RES/74/177"), 1, 1).hits] == ["a"]
    assert [hit.report for hit in search("cites:A/RES/74/177").hits] == ["a"]
    assert [hit.report for hit in search("A/RES/74/177 year:2021").hits] == ["a"]
    assert [hit.report for hit in search("A/RES/74").hits] == ["a"]


@pytest.mark.parametrize(
    ("symbol", "query", "found"),
    [
        ("A/80/6 (Sect. 16)", "symbol:A/80/6", True),
        ("A/80/6 (Sect. 16)", 'symbol:"A/80/6 (Sect. 16)"', True),
        ("A/80/6 (Sect. 16)", "symbol:A/80/6 (Sect. 16)", True),
        ("A/80/6 (Sect. 16)", "symbol:A/80/6(Sect.16)", True),
        ("A/80/6 (Sect. 16)", "symbol:https://undocs.org/A/80/6(Sect.16)", True),
        ("A/80/6 (Sect. 16)", "symbol:80/6", True),
        ("A/80/6 (Sect. 16)", "symbol:A/80/6(Sect.17)", False),
        ("A/80/61", "symbol:A/80/6", False),
        ("S/RES/1325 (2000)", "symbol:S/RES/1325", True),
        ("S/RES/1325 (2000)", "symbol:resolution 1325 (2000)", True),
        ("A/RES/57/270 B", "symbol:A/RES/57/270", True),
        ("A/RES/57/270 B", "symbol:57/270", True),
    ],
)
def test_reports_are_found_by_their_symbols_in_every_form(search: Search, symbol: str, query: str, found: bool) -> None:
    assert bool(search(query, replace(report("a", "Text."), symbols=(symbol,))).hits) is found


def test_a_section_of_a_budget_is_the_document_without_its_number_too() -> None:
    assert is_named("A/80/6 (Sect. 16)", "A/80/6") and not is_named("A/80/6 (Sect. 16)", "80/6")
    assert is_named("S/RES/1325 (2000)", "S/RES/1325(2000)") and is_named("A/RES/74/177", "74/177")
    assert not is_named("A/74/177", "74/177") and not is_named("A/RES/74/177", "A/RES/74")


@pytest.mark.parametrize(
    ("symbol", "keys"),
    [
        ("S/RES/1325(2000)", {"s/res/1325", "s/res/1325(2000)", "res/1325", "act 1325", "act 1325(2000)"}),
        ("A/RES/57/270B", {"a/res/57/270b", "a/res/57/270", "57/270", "act 57/270", "act 57/270b"}),
        ("A/RES/217(III)A", {"a/res/217(iii)a", "a/res/217(iii)", "a/res/217", "act 217(iii)", "act 217"}),
        ("27/2", {"27/2", "act 27/2"}),
        ("A/80/6 (Sect. 16)", {"a/80/6(sect.16)", "a/80/6", "80/6"}),
    ],
)
def test_keys_of_a_document(symbol: str, keys: set[str]) -> None:
    assert keys <= symbol_keys(symbol)
    assert not any(key.startswith("act") for key in symbol_keys("A/80/75"))


def test_cited_documents_are_completed(search: Search, engine: Engine) -> None:
    search("", report("r", "See A/RES/74/177 and S/RES/1325 (2000).", "Again resolution 74/177 and decision 1/CP.21."))
    vocabulary = engine.vocabulary()
    assert vocabulary["cites"] == {"A/RES/74/177": 2, "S/RES/1325": 1, "1/CP.21": 1}
    assert [one.text for one in complete("cites:74/1", 10, vocabulary)] == ["cites:A/RES/74/177"]
    assert [one.text for one in complete("crime A/RES/7", 13, vocabulary)] == ["A/RES/74/177"]
    assert complete("and/or", 6, vocabulary) == []
