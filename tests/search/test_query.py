"""What somebody types is read as it was meant; what cannot be is read as well as possible, and said with its place."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.search.parsing import NEAR, parse
from explorer.search.query import (
    MAX_LENGTH,
    MAX_PARTS,
    MAX_PROBLEMS,
    AllOf,
    AnyOf,
    Changed,
    Cites,
    Dropped,
    First,
    Fuzzy,
    In,
    Kind,
    Near,
    Node,
    Not,
    Number,
    Phrase,
    Prefix,
    Section,
    Series,
    Symbol,
    Term,
    Wildcard,
    Years,
    written,
)

A, B, C = Term("a1"), Term("b1"), Term("c1")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("corruption", Term("corruption")),
        ("corruption prevention", AllOf((Term("corruption"), Term("prevention")))),
        ('"asset  recovery"', Phrase("asset recovery")),
        ("“asset recovery”", Phrase("asset recovery")),
        ("«asset recovery»", Phrase("asset recovery")),
        ('say"asset recovery"now', AllOf((Term("say"), Phrase("asset recovery"), Term("now")))),
        ('"asset recovery"~5', Near("asset recovery", 5)),
        ("“asset recovery”~", Near("asset recovery", NEAR)),
        ("a1 -b1", AllOf((A, Not(B)))),
        ("a1 −b1", AllOf((A, Not(B)))),
        ("a1 NOT b1", AllOf((A, Not(B)))),
        ('a1 -"b1 c1"', AllOf((A, Not(Phrase("b1 c1"))))),
        ("a1 -(b1 c1)", AllOf((A, Not(AllOf((B, C)))))),
        ("-b1", Not(B)),
        ("a1 - b1", AllOf((A, B))),
        ("crime-related", Term("crime-related")),
        ("not or and", AllOf((Term("not"), Term("or"), Term("and")))),
        ("a1 AND b1", AllOf((A, B), strict=True)),
        ("a1 & b1", AllOf((A, B))),
        ("a1 OR b1", AnyOf((A, B))),
        ("a1 | b1", AnyOf((A, B))),
        ("a1 b1 OR c1", AllOf((A, AnyOf((B, C))))),
        ("(a1 b1) OR c1", AnyOf((AllOf((A, B)), C))),
        ("OR a1 OR", A),
        ("traffick*", Prefix("traffick")),
        ("Human-traff*", Phrase("human traff*")),
        ('"human Traff*"', Phrase("human Traff*")),
        ("organi?ation", Wildcard("organi?ation")),
        ("*Crime", Wildcard("*crime")),
        ("Cr**me", Wildcard("cr*me")),
        ("crime?", Term("crime")),
        ("corupption~", Fuzzy("corupption", 2)),
        ("Crme~", Fuzzy("crme", 1)),
        ("crimes~9", Fuzzy("crimes", 2)),
        ("", None),
        ("State’s", Term("State")),
        ("States’", Term("States")),
        ("A/RES/74/177", Term("A/RES/74/177")),
        ("S/RES/1373(2001),", Term("S/RES/1373(2001)")),
        ("(A/RES/74/177)", Term("A/RES/74/177")),
        ("A/RES/74/*", Cites("A/RES/74/*")),
        ("cites:74/177", Cites("74/177")),
        ("cites:S/RES/1325 (2000)", Cites("S/RES/1325(2000)")),
        ('cites:"S/RES/1325 (2000)"', Cites("S/RES/1325(2000)")),
        ('cites:"Security Council resolution 1325"', Cites("S/RES/1325")),
        ("cites:resolution 1325 (2000)", Cites("S/RES/1325(2000)")),
        ("cites:1325", Cites("1325")),
        ("cites:https://undocs.org/en/A/RES/74/177", Cites("A/RES/74/177")),
        ('cites:"paragraph 5 of resolution 73/185"', Cites("73/185")),
        ("symbol:A/80/6 (Sect. 16)", Symbol("A/80/6 (Sect. 16)")),
        ("S/RES/1325 (2000)", Term("S/RES/1325(2000)")),
        ("resolution 1325 (2000)", Term("S/RES/1325(2000)")),
        ("1325 (2000)", Term("S/RES/1325(2000)")),
        ("security council resolution 1325 a1", AllOf((Term("S/RES/1325"), A))),
        ("resolution 1325 of the Security Council", Term("S/RES/1325")),
        ("resolution 74/177", Term("74/177")),
        ("General Assembly resolution 74/177", Term("A/RES/74/177")),
        ("résolution 74/177 de l’Assemblée générale", Term("A/RES/74/177")),
        ("resolutions 74/177 and 73/185 a1", AllOf((AllOf((Term("74/177"), Term("73/185")), strict=True), A))),
        ("-(resolution 74/177) a1", AllOf((Not(Term("74/177")), A))),
        ("a1 -resolution 74/177", AllOf((A, Not(Term("74/177"))))),
        ('"resolution 74/177"', Phrase("resolution 74/177")),
        ("a1 decision 1/CP.21", AllOf((A, Term("1/CP.21")))),
        ("217 A (III)", Term("A/RES/217(III)A")),
        ("docs.un.org/en/A/RES/74/177", Term("A/RES/74/177")),
        ("https://documents.un.org/api/symbol/access?s=A/RES/74/177&l=en", Term("A/RES/74/177")),
        ("num:100..500", Number(100, 500)),
        ("num:1,000..", Number(1000, None)),
        ("num:20.8", Number(20.8, 20.8)),
        ("year:2018", Years(2018, 2018)),
        ("first:2018..2021", First(2018, 2021)),
        ("dropped:2021", Dropped(2021, 2021)),
        ("changed:", Changed(None, None)),
        ("a1 changed: b1", AllOf((A, B, Changed(None, None)))),
        ("-changed:..2020", Not(Changed(None, 2020))),
        ("first:2018 first:2021", AnyOf((First(2018, 2018), First(2021, 2021)))),
        ("year:2018..2021", Years(2018, 2021)),
        ("year:2021-2018", Years(2018, 2021)),
        ("year:2018..", Years(2018, None)),
        ("year:..2021", Years(None, 2021)),
        ("a1 year:2018 b1 year:2021", AllOf((A, B, AnyOf((Years(2018, 2018), Years(2021, 2021)))))),
        ("in:heading", In(Kind.HEADING)),
        ("IN:Footnotes", In(Kind.FOOTNOTE)),
        ("in:note", In(Kind.NOTE)),
        ("-in:table a1", AllOf((Not(In(Kind.TABLE)), A))),
        ('series:"technical cooperation"', Series("technical cooperation")),
        ("series:mandates", Series("mandates")),
        ('section:"IV.A"', Section("IV.A")),
        ("section:IV.E.4.(a)", Section("IV.E.4.(a)")),
        ("symbol:A/80/*", Symbol("A/80/*")),
        ("https://undocs.org", Term("https://undocs.org")),
    ],
)
def test_typing_is_understood(text: str, wanted: Node | None) -> None:
    query = parse(text)
    assert query.wanted == wanted
    assert query.problems == ()


@pytest.mark.parametrize(
    ("text", "reading", "place", "message"),
    [
        ('"asset recovery', '"asset recovery"', '"', "This quotation mark is not closed. It is read to the end."),
        ("((a1", "a1", "(", "This parenthesis is not closed. It is read to the end."),
        ("a1) b1", "a1 b1", ")", "This parenthesis closes nothing. It is left out."),
        ("a1 year:soon", "a1", "year:soon", "“year:soon” is not a year and left out."),
        ("a1 year:..", "a1", "year:..", "“year:..” is not a year and left out."),
        ("in:headnig a1", "a1 in:heading", "in:headnig", "“in:headnig” is not known. It is read as in:heading."),
        ("in:margin", "", "in:margin", "“in:margin” is not known and left out. Write in:heading, in:text"),
        ("yaer:2018", "year:2018", "yaer", "There is no field “yaer”. It is read as “year:”."),
        ("author:smith", "author:smith", "author", "There is no field “author”. Its words are looked for."),
        ("in: a1", "a1", "in:", "“in:” says nothing yet."),
        ("num:many", "", "num:many", "“num:many” is not a number and left out."),
        ("series:-", "", "series:-", "“series:-” holds no words. It is left out."),
        ('a1 "" b1', "a1 b1", '""', "These quotation marks hold no words. They are left out."),
        ("a1 **", "a1", "**", "“**” stands for any word. Add letters to it."),
        (" ?! … ()", "", " ?! … ()", "There is no word here to look for. Type letters or digits."),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_read_as_well_as_possible(
    text: str, reading: str, place: str, message: str
) -> None:
    query = parse(text)
    problem = query.problems[0]
    assert query.reading == reading
    assert text[problem.start : problem.end] == place
    assert problem.message.startswith(message)


@given(st.text(st.sampled_from('ab1 "“-()|*?~:./’ORNTyearinum'), max_size=40) | st.text(max_size=40))
@example("1(1:)")
@example("-(-1")
@example('N:"1“1')
@example(":NOT b")
@example(".(a)b")
@example(".(a)b(c)")
def test_no_typing_breaks_the_parser(text: str) -> None:
    query = parse(text)
    assert bool(query) == bool(query.explanation)
    assert all(0 <= problem.start <= problem.end <= len(text) for problem in query.problems)
    assert query or query.problems or not text.strip()
    again = parse(query.reading)
    assert again.wanted == query.wanted
    assert again.reading == query.reading


@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000,
        "a1 " * 4000,
        " OR ".join(f"w{n}" for n in range(600)),
        "(" * 5000,
        ")" * 5000,
        '"' * 5001,
        "year:" * 2000,
    ],
)
def test_very_long_typing_is_read_in_part_and_that_is_said(text: str) -> None:
    begun = time.perf_counter()
    query = parse(text)
    assert 1 <= len(query.problems) <= MAX_PROBLEMS
    assert time.perf_counter() - begun < 5  # Only what grows with the square of the length takes so long.
    assert len(query.sought) <= MAX_PARTS and len(query.reading) <= 2 * MAX_LENGTH


def test_deep_nesting_is_read() -> None:
    assert parse("(" * 900 + "a1" + ")" * 900).wanted == A


def test_a_query_knows_what_to_show() -> None:
    query = parse('a1 (b1 OR "c1 a1") -c1 dru* a1 year:2018')
    assert query.sought == (A, B, Phrase("c1 a1"), Prefix("dru"))


def test_a_node_is_written_as_it_is_typed() -> None:
    text = '(a1 b1) OR c1 -(a1 OR b1) "a1 b1"~3 year:2018.. OR year:2016 first:2018 changed: section:"IV. Action"'
    wanted = parse(text).wanted
    assert wanted is not None
    assert written(wanted) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("corruption", "Texts with “corruption” in any form."),
        ("organized 2018 crime", "Texts with “organized” and “crime” in any form and “2018”."),
        (
            "-drugs a1 (b1 c1) OR d1",
            "Texts with “a1” in any form and either “d1” in any form or (“b1” and “c1” in any form),"
            " without “drugs” in any form.",
        ),
        (
            'crime "asset recovery" -drugs in:heading year:2018..2021',
            "Texts with “crime” in any form and “asset recovery” exactly, without “drugs” in any form, in headings,"
            " in reports of 2018 to 2021.",
        ),
        (
            "traff* OR A/RES/74/177",
            "Texts with words beginning with “traff” or a reference to General Assembly resolution 74/177.",
        ),
        (
            "crime changed:2019.. -dropped:2021 -drugs",
            "Texts with “crime” in any form, without “drugs” in any form, not of the report before, in sections that no"
            " longer say so in 2021, worded otherwise from 2019 on than in the report before.",
        ),
        ("year:2018.. series:mandates", "Texts, in reports from 2018 on, in the series “mandates”."),
        ("year:2018 year:2021 in:table", "Texts, in reports of 2018 or in reports of 2021, in tables."),
        (
            '"asset recovery"~5 crme~ or?an num:1,000..',
            "Texts with “asset recovery” with at most 5 words between, words a letter away from “crme”,"
            " words like “or?an” and a figure from 1,000.",
        ),
        (
            "cites:74/177 symbol:A/80/* section:IV.A in:note",
            "Texts with a reference to resolution or decision 74/177, in reports with the symbol “A/80/*”,"
            " in the section “IV.A”, in your notes.",
        ),
        (" OR ".join(f"{n}w" for n in range(20)), None),
        ("", ""),
    ],
)
def test_a_query_is_explained_in_words(text: str, words: str | None) -> None:
    explanation = parse(text).explanation
    assert "or 8 more in any form" in explanation if words is None else explanation == words
