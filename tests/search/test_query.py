"""What somebody types is read as it was meant, and never refused without a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.errors import QueryError
from explorer.search.explain import explain
from explorer.search.query import (
    MAX_LENGTH,
    AllOf,
    AnyOf,
    In,
    Kind,
    Node,
    Not,
    Phrase,
    Prefix,
    Series,
    Term,
    Years,
    parse,
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
        ('"asset recovery', Phrase("asset recovery")),
        ('say"asset recovery"now', AllOf((Term("say"), Phrase("asset recovery"), Term("now")))),
        ("a1 -b1", AllOf((A, Not(B)))),
        ("a1 −b1", AllOf((A, Not(B)))),
        ("a1 NOT b1", AllOf((A, Not(B)))),
        ('a1 -"b1 c1"', AllOf((A, Not(Phrase("b1 c1"))))),
        ("a1 -(b1 c1)", AllOf((A, Not(AllOf((B, C)))))),
        ("a1 - b1", AllOf((A, B))),
        ("crime-related", Term("crime-related")),
        ("not or and", AllOf((Term("not"), Term("or"), Term("and")))),
        ("a1 AND b1", AllOf((A, B))),
        ("a1 OR b1", AnyOf((A, B))),
        ("a1 | b1", AnyOf((A, B))),
        ("a1 b1 OR c1", AllOf((A, AnyOf((B, C))))),
        ("(a1 b1) OR c1", AnyOf((AllOf((A, B)), C))),
        ("OR a1 OR", A),
        ("((a1", A),
        ("a1) b1)", AllOf((A, B))),
        ("traffick*", Prefix("traffick")),
        ("Human-traff*", AllOf((Phrase("human"), Prefix("traff")))),
        ("*", None),
        ("", None),
        (" ?! … ()", None),
        ('""', None),
        ("State’s", Term("State")),
        ("States’", Term("States")),
        ("A/RES/74/177", Term("A/RES/74/177")),
        ("S/RES/1373(2001),", Term("S/RES/1373(2001)")),
        ("(A/RES/74/177)", Term("A/RES/74/177")),
        ("year:2018", Years(2018, 2018)),
        ("year:2018..2021", Years(2018, 2021)),
        ("year:2021-2018", Years(2018, 2021)),
        ("year:2018..", Years(2018, None)),
        ("year:..2021", Years(None, 2021)),
        ("a1 year:2018 b1 year:2021", AllOf((A, B, AnyOf((Years(2018, 2018), Years(2021, 2021)))))),
        ("in:heading", In(Kind.HEADING)),
        ("IN:Footnotes", In(Kind.FOOTNOTE)),
        ("-in:table a1", AllOf((Not(In(Kind.TABLE)), A))),
        ('series:"technical cooperation"', Series("technical cooperation")),
        ("series:mandates", Series("mandates")),
        ("in: a1", A),
        ("https://undocs.org", Term("https://undocs.org")),
    ],
)
def test_typing_is_understood(text: str, wanted: Node | None) -> None:
    assert parse(text).wanted == wanted


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("-drugs", "Add a word"),
        ("-a1 OR -b1", "Add a word"),
        ("year:soon", "year:2018..2021"),
        ("year:..", "year:2018..2021"),
        ("in:margin", "in:heading"),
        ("a " * MAX_LENGTH, "Shorten"),
    ],
)
def test_what_means_nothing_is_refused_with_advice(text: str, hint: str) -> None:
    with pytest.raises(QueryError, match=hint):
        parse(text)


@given(st.text(st.sampled_from('ab1 "“-()|*:./’ORNTyearin'), max_size=40) | st.text(max_size=40))
def test_no_typing_breaks_the_parser(text: str) -> None:
    try:
        query = parse(text)
    except QueryError as error:
        assert str(error).endswith(".")
    else:
        assert bool(query) == bool(explain(query))


def test_deep_nesting_is_read() -> None:
    assert parse("(" * 900 + "a1" + ")" * 900).wanted == A


def test_a_query_knows_what_to_show_and_what_not() -> None:
    query = parse('a1 (b1 OR "c1 a1") -c1 dru* a1')
    assert query.terms == ("a1", "b1")
    assert query.phrases == ("c1 a1",)
    assert query.prefixes == ("dru",)
    assert query.exclusions == (C,)


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
        ("traff* OR A/RES/74/177", "Texts with words beginning with “traff” or “A/RES/74/177”."),
        ("year:2018.. series:mandates", "Texts, in reports from 2018 on, in the series “mandates”."),
        ("year:2018 year:2021 in:table", "Texts, in reports of 2018 or in reports of 2021, in tables."),
        ("", ""),
    ],
)
def test_a_query_is_explained_in_words(text: str, words: str) -> None:
    assert explain(parse(text)) == words
